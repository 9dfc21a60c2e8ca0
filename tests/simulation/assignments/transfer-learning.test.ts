/** Transfer learning: right code in other styles passes with room to spare, and the drivers are fair. */
import { describe, expect, it } from 'vitest';
import { randn } from '../../../assignments/library/randn.ts';
import * as given from '../../../assignments/library/softmaxNetwork.ts';
import type { Image } from '../../../assignments/measures/imageMeasures.ts';
import { compareBits } from '../../../assignments/measures/layerBits.ts';
import { checks, reference } from '../../../assignments/transfer-learning/checks.ts';
import * as driver from '../../../assignments/transfer-learning/driver.ts';
import * as probes from '../../../assignments/transfer-learning/probes.ts';
import { judge } from '../../../grader/judge/judge.ts';
import type { Answers, Finding, Plan, Verdict } from '../../../grader/model.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import { Draw } from '../../../grader/plan/draw.ts';
import { loadAssignment, loadManifest } from '../../../grader/plan/load.ts';
import type { FunctionTable } from '../../../grader/plan/spec.ts';
import { tryCall } from '../../../grader/plan/trial.ts';
import { combine, type Matrix, mapEntries } from '../../../reference/matrix.ts';
import type { Parameters } from '../../../reference/propagation.ts';
import * as network from '../../../reference/softmaxNetwork.ts';

const { mistakes } = await loadAssignment('transfer-learning');

type Rng = () => number;

const drivers = driver as unknown as FunctionTable;
const manifest = loadManifest('transfer-learning');
const assignment = { manifest, reference, checks, mistakes, driver: drivers, probes };
const plans: readonly Plan[] = Array.from({ length: 4 }, (_, index) =>
  buildPlan(assignment, `unit ${index}`, 'hidden'),
);

function verdictsOn(plan: Plan, functions: FunctionTable): Verdict[] {
  const answers: Answers = Object.fromEntries(
    plan.calls.map((call) => [call.id, tryCall(call, { functions, driver: drivers, probes })]),
  );
  return judge(plan.checks, answers, plan.calls);
}

/** The checks that `functions` in place of the reference's fail, over all plans. */
function failedBy(functions: FunctionTable): string[] {
  const failed = plans.flatMap((plan) =>
    verdictsOn(plan, { ...reference, ...functions }).flatMap(({ kind }, index) =>
      kind === 'right' ? [] : [plan.checks[index]!.id],
    ),
  );
  return [...new Set(failed)];
}

// ------------------------------------------------------------------ right code in other styles

describe('right code in another style', () => {
  it('passes without entries, and not with entries of zeros, for frozen layers', () => {
    const backwardPropagationWithFrozenLayers = (X: Matrix, Y: Matrix, cache: Parameters, k: number) => {
      const all = network.backwardPropagation(X, Y, cache);
      const isFrozen = (name: string) => Number(name.slice(2)) <= k;
      const zeros = (value: unknown): unknown => (Array.isArray(value) ? value.map(zeros) : -0);
      return Object.fromEntries(
        Object.entries(all).map(([name, slope]) => [name, isFrozen(name) ? zeros(slope) : slope]),
      );
    };
    expect(failedBy({ backwardPropagationWithFrozenLayers })).toEqual(['frozen-backward']);
  });

  it('passes when frozen layers are moved by a gradient of zeros, of either sign', () => {
    const masked =
      (zero: number) =>
      (X: Matrix, Y: Matrix, start: Parameters, k: number, rate: number, iterations: number) => {
        let parameters = start;
        const costOf = () => given.computeCost(given.forwardPropagation(X, parameters).AL, Y);
        const costs = [costOf()];
        for (let i = 0; i < iterations; i++) {
          const { cache } = given.forwardPropagation(X, parameters);
          const all = Object.entries(network.backwardPropagation(X, Y, cache)).map(([name, slope]) => {
            const factor = Number(name.slice(2)) > k ? 1 : zero;
            const scale = (value: number) => value * factor;
            return [name, slope.map((row) => (Array.isArray(row) ? row.map(scale) : scale(row)))];
          });
          parameters = network.descend(parameters, Object.fromEntries(all), rate);
          costs.push(costOf());
        }
        return { parameters, costs };
      };
    expect(failedBy({ fineTune: masked(0) })).toEqual([]);
    expect(failedBy({ fineTune: masked(-0) })).toEqual([]);
  });

  it('passes with ten crops in another order where only their mean counts', () => {
    const failed = failedBy({
      tenCrop: (image: Image, size: number) => (reference['tenCrop']!(image, size) as Image[]).reverse(),
    });
    expect(failed).toEqual(['ten-crop']);
  });

  it('passes with the library’s randn, features by the given forward pass, and sums in another order', () => {
    const replaceHead = (parameters: Parameters, classes: number, rng: Rng) => {
      const L = Object.keys(parameters).length / 2;
      const n = (parameters[`W${L}`] as Matrix)[0]!.length;
      return {
        ...parameters,
        [`W${L}`]: mapEntries(randn(classes, n, rng), (z) => z / Math.sqrt(n)),
        [`b${L}`]: Array(classes).fill(0),
      };
    };
    const extractFeatures = (X: Matrix, parameters: Parameters, k: number) =>
      k === 0 ? X : given.forwardPropagation(X, parameters).cache[`A${k}`];
    const ensemblePredict = (models: Parameters[], X: Matrix) =>
      models
        .map((model) => given.forwardPropagation(X, model).AL)
        .reduceRight(
          (sum, AL) => combine(sum, AL, (a, b) => a + b / models.length),
          mapEntries(given.forwardPropagation(X, models[0]!).AL, () => 0),
        );
    expect(failedBy({ replaceHead, extractFeatures, ensemblePredict })).toEqual([]);
  });

  it('passes with the share of missing data taken first', () => {
    const chooseFrozenLayers = (m: number, layers: number, { few, many }: { few: number; many: number }) =>
      Math.floor((layers - 1) * Math.min(1, Math.max(0, (many - m) / (many - few))));
    expect(failedBy({ chooseFrozenLayers })).toEqual([]);
  });
});

describe('the gradient check', () => {
  const curvesOf = (functions: FunctionTable) =>
    plans
      .flatMap((plan) => verdictsOn(plan, functions))
      .flatMap((verdict) => ('findings' in verdict ? verdict.findings : []))
      .filter(
        (finding): finding is Extract<Finding, { kind: 'gradient-curve' }> =>
          finding.kind === 'gradient-curve',
      );

  it('leaves a right gradient ten times the room it needs', () => {
    const curves = curvesOf(reference);
    expect(curves).toHaveLength(plans.length);
    for (const { points } of curves)
      expect(Math.min(...points.map(({ ratio }) => ratio))).toBeLessThanOrEqual(1e-8);
  });

  it('shows a gradient that is off by one part in a million', () => {
    const right = reference['backwardPropagationWithFrozenLayers']!;
    const off = (value: unknown): unknown =>
      Array.isArray(value) ? value.map(off) : (value as number) * (1 + 1e-6);
    const backwardPropagationWithFrozenLayers = (...args: unknown[]) =>
      Object.fromEntries(Object.entries(right(...args) as object).map(([name, slope]) => [name, off(slope)]));
    expect(failedBy({ backwardPropagationWithFrozenLayers })).toContain('frozen-gradient-check');
  });
});

// ------------------------------------------------------------------ drivers and measures

describe('the drivers', () => {
  const parameters = { W1: [[0.3], [-0.2]], b1: [0.1, 0] };
  const [X, Y] = [
    [[1, 2]],
    [
      [1, 0],
      [0, 1],
    ],
  ];

  it('say what is missing when training returns no costs', () => {
    const student = { fineTune: () => ({ parameters }) } as never;
    expect(() => driver.followFineTuning(student, { X, Y, parameters, frozenLayers: 0 }, 0.1, 1)).toThrow(
      'fineTune must return costs, a list of numbers',
    );
  });

  it('tell a gradient of a frozen layer from none, and a missing gradient by name', () => {
    const two = {
      ...parameters,
      W2: [
        [1, 0],
        [0, 1],
      ],
      b2: [0, 0],
    };
    const answering = (answer: unknown) =>
      driver.inspectGradients({ backwardPropagationWithFrozenLayers: () => answer } as never, X, Y, two, 1);
    expect(answering({ dW2: [[1]] })).toEqual({
      trained: { dW2: [[1]], db2: 'none' },
      frozenLayers: 'no gradient',
    });
    expect(answering({ dW1: undefined, db1: null }).frozenLayers).toBe('no gradient');
    expect(answering({ dW1: [[0], [0]] }).frozenLayers).toBe('have a gradient');
    expect(answering({ dW1: [[0], [1e-300]] }).frozenLayers).toBe('have a gradient');
  });

  it('compare bits: −0 is not 0, and a list that is longer or missing has changed', () => {
    const zeros = { W1: [[0, 0]], b1: [0] };
    expect(compareBits({ W1: [[0, -0]], b1: [0] }, zeros)).toEqual({ W1: 'changed', b1: 'kept' });
    expect(compareBits({ W1: [[0, 0, 0]] }, zeros)).toEqual({ W1: 'changed', b1: 'changed' });
  });
});

describe('the given network', () => {
  it('gives the probabilities, the cache and the cost of the reference', () => {
    const X = [
      [0.5, -1.5],
      [1, 2],
    ];
    const start = new Draw('given').parameters([2, 3, 3]);
    const { AL, cache } = given.forwardPropagation(X, start);
    const right = network.forwardPropagation(X, start);
    for (const name of Object.keys(right.cache))
      expect((cache[name] as Matrix).flat()).toHaveLength((right.cache[name] as Matrix).flat().length);
    const Y = [
      [1, 0],
      [0, 0],
      [0, 1],
    ];
    expect(given.computeCost(AL, Y)).toBeCloseTo(network.costOf(X, Y, start), 14);
  });
});

describe('the mistakes', () => {
  it('mark the slips of the notes with a star, in both languages', () => {
    const starred = mistakes.filter(({ text }) => text.en.startsWith('★'));
    expect(starred.map(({ id }) => id)).toEqual(['train-head-uphill', 'backward-sign', 'mirror-upside-down']);
    for (const { text } of starred) expect(text.zh).toMatch(/^★/);
  });
});

describe('conventions that a course may accept', () => {
  it.each([
    'ensemble-averages-logits',
    'ten-crop-of-mirrored-image',
    'ten-crop-centre-rounded-up',
    'covariance-divides-by-n-minus-one',
    'shift-rounds',
  ])('%s counts as right once the manifest says so', (id) => {
    const accepting = { ...assignment, manifest: { ...manifest, accept: [id] } };
    const { fn, wrong } = mistakes.find((mistake) => mistake.id === id)!;
    const plan = buildPlan(accepting, 'accept', 'hidden');
    const checked = plan.checks.flatMap((check, index) => (check.fn === fn ? [index] : []));
    const verdicts = verdictsOn(plan, { ...reference, [fn]: wrong });
    expect(checked.map((index) => verdicts[index])).toMatchObject([{ kind: 'right', accepted: id }]);
  });
});

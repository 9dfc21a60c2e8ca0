/** Transfer learning: right code in other styles passes with room to spare, and every mistake is caught. */
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import type { Image } from '../../../assignments/library/imageMeasures.ts';
import { compareBits } from '../../../assignments/library/layerBits.ts';
import { randn } from '../../../assignments/library/randn.ts';
import * as given from '../../../assignments/library/softmaxNetwork.ts';
import { checks, reference } from '../../../assignments/transfer-learning/checks.ts';
import * as driver from '../../../assignments/transfer-learning/driver.ts';
import { mistakes } from '../../../assignments/transfer-learning/mistakes.ts';
import * as probes from '../../../assignments/transfer-learning/probes.ts';
import { judge } from '../../../grader/judge/judge.ts';
import type { Answers, Finding, Plan, Verdict } from '../../../grader/model.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import { Draw } from '../../../grader/plan/draw.ts';
import { loadManifest } from '../../../grader/plan/load.ts';
import {
  type CheckSpec,
  type FunctionTable,
  type JudgingSpec,
  RngArgument,
} from '../../../grader/plan/spec.ts';
import { tryCall } from '../../../grader/plan/trial.ts';
import { combine, type Matrix, mapEntries } from '../../../reference/matrix.ts';
import type { Parameters } from '../../../reference/propagation.ts';
import * as network from '../../../reference/softmaxNetwork.ts';
import { fineTune } from '../../../reference/transferLearning.ts';

type Rng = () => number;
type Measures = Record<string, number>;

const drivers = driver as unknown as FunctionTable;
const manifest = loadManifest('transfer-learning');
const assignment = { manifest, reference, checks, mistakes, driver: drivers, probes };
const plans: readonly Plan[] = Array.from({ length: 4 }, (_, index) =>
  buildPlan(assignment, `unit ${index}`, 'hidden'),
);
const seedsOf = (purpose: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${purpose} ${i}`);

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

// ------------------------------------------------------------------ random answers

const random = checks.filter(({ judging }) => judging?.kind === 'expectation');

/** The driver's answer, and what each statistic must be, for the check's case drawn from `seed`. */
function measure(spec: CheckSpec, functions: FunctionTable, seed: string, change = (rng: Rng) => rng) {
  const args = spec.cases[0]!(new Draw(seed));
  const call = args.map((arg) => (arg instanceof RngArgument ? change(seedrandom(arg.seed)) : arg));
  const answer = drivers[spec.driver!]!(functions, ...call) as Measures;
  const { statistics } = spec.judging as Extract<JudgingSpec, { kind: 'expectation' }>;
  return { answer, statistics: statistics(args) };
}

/** How far the worst statistic is off, in units of what is allowed. */
function worst({ answer, statistics }: ReturnType<typeof measure>): number {
  return Math.max(
    ...statistics.map(({ id, expected, allowed }) => Math.abs(answer[id]! - expected) / allowed),
  );
}

function polarNormal(rng: Rng): number {
  for (;;) {
    const [u, v] = [2 * rng() - 1, 2 * rng() - 1];
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

/** Weights column by column by the polar method. */
function otherHead(parameters: Parameters, classes: number, rng: Rng): Parameters {
  const inputs = (parameters['b1'] as number[]).length;
  const columns = Array.from({ length: inputs }, () =>
    Array.from({ length: classes }, () => polarNormal(rng) * inputs ** -0.5),
  );
  const W2 = Array.from({ length: classes }, (_, c) => columns.map((column) => column[c]!));
  return { ...parameters, W2, b2: new Array<number>(classes).fill(-0) };
}

/** The left column first, then the top row, each counted from the other end. */
function otherCrop(image: Image, height: number, width: number, rng: Rng): Image {
  const left = image[0]!.length - width - Math.floor((image[0]!.length - width + 1) * rng());
  const top = image.length - height - Math.floor((image.length - height + 1) * rng());
  return image.filter((_, i) => i >= top && i < top + height).map((row) => row.slice(left, left + width));
}

/** The last channel first, magnitude and sign drawn apart. */
function otherShift(image: Image, maxShift: number, rng: Rng): Image {
  const shift = image[0]![0]!.map(() => (rng() < 0.5 ? -1 : 1) * rng() * maxShift).reverse();
  return image.map((row) =>
    row.map((pixel) => pixel.map((value, c) => Math.max(0, Math.min(255, value + shift[c]!)))),
  );
}

const otherCode: FunctionTable = {
  replaceHead: otherHead,
  randomCrop: otherCrop,
  randomColorShift: otherShift,
};

describe.each(random)('$id', (spec) => {
  it('passes right code that draws in another order, at less than nine tenths of what is allowed', () => {
    for (const seed of seedsOf('other', 60))
      expect(worst(measure(spec, { ...reference, ...otherCode }, seed)), seed).toBeLessThan(0.9);
  });

  it('passes the reference, whatever the seed, at less than nine tenths of what is allowed', () => {
    for (const seed of seedsOf('right', 60))
      expect(worst(measure(spec, reference, seed)), seed).toBeLessThan(0.9);
  });

  const own = mistakes.filter(({ fn }) => fn === spec.fn);

  it('catches each of its mistakes by a third more than is allowed', () => {
    for (const { id, fn, wrong } of own)
      for (const seed of seedsOf(id, 6))
        expect(worst(measure(spec, { ...reference, [fn]: wrong }, seed)), seed).toBeGreaterThan(4 / 3);
  });

  it('names each of its mistakes and no other, whatever numbers the student’s code draws', () => {
    const answersOf = (change: (rng: Rng) => Rng) =>
      own.map(({ fn, wrong }) => measure(spec, { ...reference, [fn]: wrong }, 'naming', change).answer);
    const key = answersOf((rng) => rng);
    const { statistics } = measure(spec, reference, 'naming');
    for (const salt of ['one', 'two', 'three', 'four']) {
      const named = answersOf((rng) => seedrandom(`${salt} ${rng()}`)).map((got) => {
        const explains = (variant: Measures) =>
          statistics.every(({ id, allowed }) => Math.abs(variant[id]! - got[id]!) <= 2 * allowed + 1e-9);
        return own.filter((_, index) => explains(key[index]!)).map(({ id }) => id);
      });
      expect(named).toEqual(own.map(({ id }) => [id]));
    }
  });
});

// ------------------------------------------------------------------ the stated chance of a false failure

const hoeffding = (n: number, allowed: number) => 2 * Math.exp(-2 * n * allowed ** 2);

/** η with P(|ln(s/σ)| > η) ≤ chance for N normal numbers: Laurent and Massart 2000, lemma 1. */
function etaOf(N: number, chance: number): number {
  const root = Math.sqrt(Math.log(2 / chance) / N);
  return Math.max(-Math.log(1 - 2 * root), Math.log(1 + 2 * root + 2 * root ** 2)) / 2 + 1 / N;
}

/** The bounds of the head's statistics added up, for N weights in 50 draws. */
function headChance(allowed: Measures, N: number): number {
  const chanceOfScale = 1e-8;
  const eta = etaOf(N, chanceOfScale);
  expect(eta).toBeLessThanOrEqual(allowed['scale1']!);
  const mean = allowed['center1']! * Math.exp(-eta);
  return (
    chanceOfScale +
    2 * Math.exp((-N * mean ** 2) / 2) +
    2 * Math.exp(-2 * N * (allowed['normality']! - 0.242 * eta - 1e-7) ** 2) +
    hoeffding(N / 2, allowed['neighboursAlike']!) +
    hoeffding(N / 2, allowed['drawsAlike']!)
  );
}

const chances: Record<string, (allowed: Measures, draws: number) => number> = {
  'replace-head': (allowed, draws) => headChance(allowed, draws * 150),
  'random-crop': (allowed, draws) =>
    Object.entries(allowed)
      .filter(([id]) => id.startsWith('place'))
      .reduce((sum, [, off]) => sum + hoeffding(draws, off), 0),
  'random-color-shift': (allowed, draws) =>
    Object.entries(allowed)
      .filter(([id]) => /^(quarter|positive|alike)/.test(id))
      .reduce((sum, [id, off]) => sum + hoeffding(id.startsWith('quarter') ? 3 * draws : draws, off), 0),
};

describe('the stated chance that right code fails', () => {
  it.each(random)('of $id is at least what the bounds add up to, and at most 1e-6', (spec) => {
    const judging = spec.judging as Extract<JudgingSpec, { kind: 'expectation' }>;
    const statistics = judging.statistics(spec.cases[0]!(new Draw('bound')));
    const allowed = Object.fromEntries(statistics.map((statistic) => [statistic.id, statistic.allowed]));
    expect(chances[spec.id]!(allowed, judging.draws)).toBeLessThanOrEqual(judging.falseFailure);
    expect(judging.falseFailure).toBeLessThanOrEqual(1e-6);
  });

  it('rests on heads no smaller than those that are drawn', () => {
    const spec = random.find(({ id }) => id === 'replace-head')!;
    for (const seed of seedsOf('sizes', 100)) {
      const [parameters, classes] = spec.cases[0]!(new Draw(seed)) as [Parameters, number];
      expect((parameters['b1'] as number[]).length * classes).toBeGreaterThanOrEqual(150);
    }
  });
});

// ------------------------------------------------------------------ right code in other styles

describe('right code in another style', () => {
  it('passes when frozen layers get gradients of zeros', () => {
    const backwardPropagationWithFrozenLayers = (X: Matrix, Y: Matrix, cache: Parameters, k: number) => {
      const all = network.backwardPropagation(X, Y, cache);
      const isFrozen = (name: string) => Number(name.slice(2)) <= k;
      const zeros = (value: unknown): unknown => (Array.isArray(value) ? value.map(zeros) : -0);
      return Object.fromEntries(
        Object.entries(all).map(([name, slope]) => [name, isFrozen(name) ? zeros(slope) : slope]),
      );
    };
    expect(failedBy({ backwardPropagationWithFrozenLayers })).toEqual([]);
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
      const n = (parameters['b1'] as number[]).length;
      return {
        ...parameters,
        W2: mapEntries(randn(classes, n, rng), (z) => z / Math.sqrt(n)),
        b2: Array(classes).fill(0),
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
    const backwardPropagationWithFrozenLayers = (...args: unknown[]) => {
      const gradients = right(...args) as Parameters;
      return { ...gradients, db3: (gradients['db3'] as number[]).map((slope) => slope * (1 + 1e-5)) };
    };
    const [X, Y] = [
      [[1, -1]],
      [
        [1, 0],
        [0, 1],
      ],
    ];
    const small = { W1: [[1]], b1: [2], W2: [[1]], b2: [2], W3: [[1], [2]], b3: [0, 0] };
    const { cache } = given.forwardPropagation(X, small);
    expect(backwardPropagationWithFrozenLayers(X, Y, cache, 1)).not.toEqual(right(X, Y, cache, 1));
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

  it('leave their arguments alone when a student changes them', () => {
    const spoil = (network: Parameters) => {
      (network['W1'] as Matrix)[0]![0] = 99;
      return { parameters: network, costs: [1] };
    };
    const student = { fineTune: (_X: Matrix, _Y: Matrix, network: Parameters) => spoil(network) } as never;
    const task = { X, Y, parameters, frozenLayers: 0 };
    expect(driver.inspectLayers(student, task, 0.1, 1).parameters).toEqual({
      W1: 'changed',
      b1: 'the same bits',
    });
    expect(parameters.W1).toEqual([[0.3], [-0.2]]);
  });

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
    expect(answering({ dW1: [[0], [0]], db1: null }).frozenLayers).toBe('no gradient');
    expect(answering({ dW1: [[0], [1e-300]] }).frozenLayers).toBe('have a gradient');
  });

  it('compare bits: −0 is not 0, and a list that is longer or missing has changed', () => {
    const zeros = { W1: [[0, 0]], b1: [0] };
    expect(compareBits({ W1: [[0, -0]], b1: [0] }, zeros)).toEqual({ W1: 'changed', b1: 'the same bits' });
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

  it('never change their arguments', () => {
    const X = [[1, -2]];
    const Y = [
      [1, 0],
      [0, 1],
    ];
    const start = { W1: [[1]], b1: [0.5], W2: [[1], [2]], b2: [0, 0] };
    const before = JSON.stringify([X, Y, start]);
    for (const { fn, wrong } of mistakes) if (fn === 'fineTune') wrong(X, Y, start, 1, 0.3, 2);
    expect(JSON.stringify([X, Y, start])).toBe(before);
    expect(fineTune(X, Y, start, 1, 0.3, 2).parameters['W1']).toEqual([[1]]);
  });
});

/** Residual networks and Inception: right code in other styles passes, the given code is right, and the drivers are fair. */
import { describe, expect, it } from 'vitest';
import * as given from '../../../assignments/library/convolution.ts';
import { checks, reference } from '../../../assignments/residual-inception/checks.ts';
import * as driver from '../../../assignments/residual-inception/driver.ts';
import { judge } from '../../../grader/judge/judge.ts';
import type { Answers, Finding, Plan, Verdict } from '../../../grader/model.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import { loadAssignment, loadManifest } from '../../../grader/plan/load.ts';
import type { FunctionTable } from '../../../grader/plan/spec.ts';
import { tryCall } from '../../../grader/plan/trial.ts';
import { convForward } from '../../../reference/convolution.ts';
import { convRelu, maxPoolSame } from '../../../reference/inception.ts';
import type { Matrix } from '../../../reference/matrix.ts';
import { poolForward } from '../../../reference/pooling.ts';
import { type BlockCache, residualBlock, residualBlockBackward } from '../../../reference/residual.ts';
import { batchNormChannels } from '../../../reference/residualConvolution.ts';
import { trainingCostsByDepth } from '../../../reference/residualDepth.ts';
import { type Batch, makeVolume } from '../../../reference/volumes.ts';

const { mistakes } = await loadAssignment('residual-inception');

/** Weights and biases by name. */
type Table = Record<string, number[] | Matrix>;

const drivers = driver as unknown as FunctionTable;
const manifest = loadManifest('residual-inception');
const assignment = { manifest, reference, checks, mistakes, driver: drivers, probes: {} };
const plans: readonly Plan[] = Array.from({ length: 8 }, (_, index) =>
  buildPlan(assignment, `unit ${index}`, 'hidden'),
);

function verdictsOn(plan: Plan, functions: FunctionTable): Verdict[] {
  const answers: Answers = Object.fromEntries(
    plan.calls.map((call) => [call.id, tryCall(call, { functions, driver: drivers, probes: {} })]),
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

const batch = ([m, h, w, c]: [number, number, number, number], phase: number): Batch =>
  Array.from({ length: m }, (_, n) =>
    makeVolume([h, w, c], (i, j, k) => Math.sin(phase + n + 2.3 * i + 3.7 * j + 5.1 * k)),
  );

describe('right code in another style', () => {
  it('passes with more in the cache than is asked for', () => {
    const withMore = (X: Matrix, parameters: Parameters<typeof residualBlock>[1]) => {
      const { A2, cache } = residualBlock(X, parameters);
      return { A2, cache: { ...cache, ...parameters, S: A2, kind: 'identity' } };
    };
    expect(failedBy({ residualBlock: withMore })).toEqual([]);
  });

  it('passes with the masks taken at A1 and at the sum itself', () => {
    const otherMasks = (dA: Matrix, cache: BlockCache) => {
      const sum = cache.A2.map((row) => row.map((a) => (a > 0 ? a : -1)));
      return residualBlockBackward(dA, { ...cache, Z1: cache.A1, A2: sum });
    };
    expect(failedBy({ residualBlockBackward: otherMasks })).toEqual([]);
  });

  it('passes with a dWs of null for an identity shortcut', () => {
    const withNull = (dA: Matrix, cache: BlockCache) => ({ dWs: null, ...residualBlockBackward(dA, cache) });
    expect(failedBy({ residualBlockBackward: withNull })).toEqual([]);
  });
});

describe('the gradient checks', () => {
  it('leave a right gradient ten times the room it needs', () => {
    const curves = plans
      .flatMap((plan) => verdictsOn(plan, reference))
      .flatMap((verdict) => ('findings' in verdict ? verdict.findings : []))
      .filter(
        (finding): finding is Extract<Finding, { kind: 'gradient-curve' }> =>
          finding.kind === 'gradient-curve',
      );
    // Two of the identity block, one of the projected block, one of the network.
    expect(curves).toHaveLength(4 * plans.length);
    for (const { points } of curves) expect(Math.min(...points.map(({ ratio }) => ratio))).toBeLessThan(1e-8);
  });

  it('take rows and lists that are typed arrays', () => {
    const typed = (value: unknown) =>
      Array.isArray(value) && !Array.isArray(value[0]) ? Float64Array.from(value) : value;
    const inFloats = (dA: Matrix, cache: BlockCache) =>
      Object.fromEntries(
        Object.entries(residualBlockBackward(dA, cache)).map(([name, value]) => [
          name,
          Array.isArray(value[0]) ? (value as Matrix).map(typed) : typed(value),
        ]),
      );
    const failed = failedBy({ residualBlockBackward: inFloats });
    expect(failed.filter((id) => id.startsWith('gradient-check'))).toEqual([]);
  });

  it('show a dX that is off by one part in a million', () => {
    const nearly = (dA: Matrix, cache: BlockCache) => {
      const gradients = residualBlockBackward(dA, cache);
      return { ...gradients, dX: gradients.dX.map((row) => row.map((value) => value * (1 + 1e-6))) };
    };
    expect(failedBy({ residualBlockBackward: nearly })).toEqual(
      expect.arrayContaining(['gradient-check-identity', 'gradient-check-projection']),
    );
  });
});

describe('training', () => {
  const trained = reference['trainDeepNetwork']!;

  it('that changes the given parameters fails, and says so', () => {
    const inPlace = (X: Matrix, Y: Matrix, given: Table, training: object) => {
      const answer = trained(X, Y, given, training) as { parameters: Table };
      for (const [name, value] of Object.entries(answer.parameters))
        given[name]!.splice(0, value.length, ...(value as never[]));
      return answer;
    };
    for (const plan of plans) {
      const verdicts = verdictsOn(plan, { ...reference, trainDeepNetwork: inPlace });
      const index = plan.checks.findIndex(({ id }) => id === 'train-deep-network');
      expect(verdicts[index]).toMatchObject({
        mistake: 'mutates-input',
        findings: expect.arrayContaining([{ kind: 'mutated', call: 0, arguments: [2] }]),
      });
    }
  });

  it('may answer its costs as a typed array, and the given parameters where nothing is updated', () => {
    const typed = (X: Matrix, Y: Matrix, given: Table, training: { numIterations: number }) => {
      const answer = trained(X, Y, given, training) as { parameters: object; costs: number[] };
      const parameters = training.numIterations === 0 ? given : answer.parameters;
      return { parameters, costs: Float64Array.from(answer.costs) };
    };
    expect(failedBy({ trainDeepNetwork: typed })).toEqual([]);
  });

  it('is told from its least cost, and names it', () => {
    const least = (X: Matrix, Y: Matrix, given: Table, training: object) => {
      const costs = (skip: boolean) =>
        Array.from({ length: Object.keys(given).length / 4 }, (_, k) => {
          const network = Object.fromEntries(Object.entries(given).slice(0, 4 * (k + 1)));
          const answer = trained(X, Y, network, { ...training, skip }) as { costs: number[] };
          return answer.costs.reduce((low, cost) => (cost < low ? cost : low));
        });
      return { plain: costs(false), residual: costs(true) };
    };
    for (const plan of plans) {
      const index = plan.checks.findIndex(({ id }) => id === 'training-costs-by-depth');
      expect(verdictsOn(plan, { ...reference, trainingCostsByDepth: least })[index]).toMatchObject({
        kind: 'mistake',
        mistake: 'depth-costs-least',
      });
    }
  });
});

describe('the inputs', () => {
  it('show in every plan that depth harms a plain network and not a residual one', () => {
    for (const plan of plans) {
      const call = plan.calls.find(({ fn }) => fn === 'trainingCostsByDepth')!;
      const args = call.args.map((argument) => (argument.kind === 'value' ? argument.value : undefined));
      const { plain, residual } = trainingCostsByDepth(
        ...(args as unknown as Parameters<typeof trainingCostsByDepth>),
      );
      expect(plain.at(-1)).toBeGreaterThan(plain[0]!);
      expect(residual.at(-1)).toBeLessThan(plain.at(-1)! / 2);
    }
  });
});

describe('the given code', () => {
  const X = batch([2, 5, 4, 3], 1);

  it.each([
    { f: 3, stride: 1, pad: 1 },
    { f: 2, stride: 2, pad: 0 },
    { f: 1, stride: 2, pad: 0 },
    { f: 5, stride: 1, pad: 2 },
  ])(
    'convolves and pools as the reference does, $f with stride $stride and pad $pad',
    ({ f, stride, pad }) => {
      const W = batch([f, f, 3, 2], 2);
      const b = [0.5, -1];
      const close = (got: Batch, expected: Batch) => {
        expect(got.map((image) => image.map((row) => row.length))).toEqual(
          expected.map((image) => image.map((row) => row.length)),
        );
        for (const [index, value] of got.flat(3).entries())
          expect(value).toBeCloseTo(expected.flat(3)[index]!, 12);
      };
      close(given.convForward(X, W, b, { stride, pad }), convForward(X, W, b, { stride, pad }).Z);
      if (pad === 0) close(given.maxPool(X, { f, stride, pad }), poolForward(X, { f, stride }, 'max').A);
      else close(given.maxPool(X, { f, stride, pad }), maxPoolSame(X, f));
      if (stride === 1) {
        const Z = given.convForward(X, W, b, { stride, pad });
        close(
          given.mapNumbers(Z, (z) => Math.max(0, z)),
          convRelu(X, W, b),
        );
      }
      close(given.batchNorm(X, [1, 2, 3], [0, 1, -1]), batchNormChannels(X, [1, 2, 3], [0, 1, -1]));
    },
  );

  it('refuses filters for another number of channels', () => {
    expect(() => given.convForward(X, batch([1, 1, 2, 1], 0), [0], { stride: 1, pad: 0 })).toThrow(
      'X has 3 channels, the filters are made for 2',
    );
  });
});

describe('the drivers', () => {
  const parameters = { W1: [[0.5]], b1: [0.1], W2: [[-0.5]], b2: [0.2] };

  it('say what is missing', () => {
    const without = { residualBlock, residualBlockBackward: () => ({ dX: [[1]] }) } as never;
    expect(() => driver.probeBlock(without, [[1]], parameters, [[1]], [1e-3])).toThrow(
      'residualBlockBackward: dW1 is not a matrix',
    );
    const noCosts = { trainDeepNetwork: () => ({ parameters }) } as never;
    const training = { skip: true, learningRate: 0.1, numIterations: 1 };
    expect(() => driver.followTraining(noCosts, { X: [[1]], Y: [[1]], parameters }, training)).toThrow(
      'trainDeepNetwork must return costs, a list of numbers',
    );
  });
});

describe('the mistakes', () => {
  it('mark the slips of the notes with a star, in both languages', () => {
    const starred = mistakes.filter(({ text }) => text.en.startsWith('★'));
    expect(starred.map(({ id }) => id)).toEqual(['concatenate-sums', 'bottleneck-first-stage-only']);
    for (const { text } of starred) expect(text.zh).toMatch(/^★/);
  });
});

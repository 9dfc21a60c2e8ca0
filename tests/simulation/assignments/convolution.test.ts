/** Convolution: gradient checks are exact, conventions can be accepted, and consistently wrong code is still told. */
import { beforeAll, describe, expect, it } from 'vitest';
import { checks, reference } from '../../../assignments/convolution/checks.ts';
import * as driver from '../../../assignments/convolution/driver.ts';
import { judge } from '../../../grader/judge/judge.ts';
import type { GradientProbe, Verdict } from '../../../grader/model.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import { Draw } from '../../../grader/plan/draw.ts';
import { loadAssignment } from '../../../grader/plan/load.ts';
import type { Assignment, FunctionTable, JudgingSpec } from '../../../grader/plan/spec.ts';
import { tryCall } from '../../../grader/plan/trial.ts';
import { type ConvCache, convBackward, convForward } from '../../../reference/convolution.ts';
import type { Batch, Filters } from '../../../reference/volumes.ts';
import published from '../../oracle/data/convolution.json' with { type: 'json' };

const { mistakes } = await loadAssignment('convolution');

const drivers = driver as unknown as FunctionTable;

let assignment: Assignment;
beforeAll(async () => {
  assignment = await loadAssignment('convolution');
});

const wrong = (id: string) => mistakes.find((mistake) => mistake.id === id)!.wrong;

/** The verdict on every check, by its id, when `functions` take the place of the reference's. */
function verdictsOn(functions: FunctionTable, of: Assignment): Record<string, Verdict> {
  const plan = buildPlan(of, 'unit', 'hidden');
  const trial = { functions: { ...reference, ...functions }, driver: drivers, probes: {} };
  const answers = Object.fromEntries(plan.calls.map((call) => [call.id, tryCall(call, trial)]));
  const verdicts = judge(plan.checks, answers, plan.calls);
  return Object.fromEntries(plan.checks.map(({ id }, index) => [id, verdicts[index]!]));
}

const failing = (verdicts: Record<string, Verdict>) =>
  Object.entries(verdicts).flatMap(([id, { kind }]) => (kind === 'right' ? [] : [id]));

describe('a single step with a relu', () => {
  it('never passes: some sum is negative, whatever the seed', () => {
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
      const { checks: built } = buildPlan(assignment, seed, 'hidden');
      const { expected } = built.find(({ id }) => id === 'single-step')!;
      expect(Math.min(...(expected as number[])), seed).toBeLessThan(0);
    }
  });
});

describe('a forward pass without b', () => {
  it('is named like the steps without b', () => {
    const without = (APrev: Batch, W: Filters, b: number[], hparameters: ConvCache['hparameters']) => {
      const { Z } = convForward(
        APrev,
        W,
        b.map(() => 0),
        hparameters,
      );
      return { Z, cache: { APrev, W, b, hparameters } };
    };
    const verdict = verdictsOn({ convForward: without }, assignment)['conv-forward'];
    expect(verdict).toMatchObject({ kind: 'mistake', mistake: 'forward-without-bias' });
  });
});

describe('conventions', () => {
  const everyMaximum = ['mask-all-maxima', 'pool-backward-all-maxima'];
  const functions = () => ({
    createMaskFromWindow: wrong('mask-all-maxima'),
    poolBackward: wrong('pool-backward-all-maxima'),
  });

  it('costs six points to mark every maximum, as the course’s own exercise does', () => {
    expect(failing(verdictsOn(functions(), assignment))).toEqual([
      'mask-first-maximum',
      'pool-backward-ties',
    ]);
  });

  it('costs nothing where a course accepts it', () => {
    const manifest = { ...assignment.manifest, accept: everyMaximum };
    expect(failing(verdictsOn(functions(), { ...assignment, manifest }))).toEqual([]);
  });

  it('knows what the first edition of the exercise printed: the bias added to every product', () => {
    const { aSlicePrev, W, b } = published.convSingleStep.inputs;
    expect(wrong('step-bias-per-product')(aSlicePrev, W, b)).toBeCloseTo(-23.1602122025, 9);
  });

  it('knows the numbers of a table that is copied everywhere', () => {
    const layers = [
      { type: 'conv', f: 5, filters: 8, stride: 1, pad: 0 },
      { type: 'pool', f: 2, stride: 2 },
      { type: 'conv', f: 5, filters: 16, stride: 1, pad: 0 },
      { type: 'pool', f: 2, stride: 2 },
      ...[120, 84, 10].map((units) => ({ type: 'dense', units })),
    ];
    const count = (functions: string) => wrong(functions)([32, 32, 3], layers) as { perLayer: number[] };
    expect(count('count-one-bias-per-layer').perLayer.slice(-3)).toEqual([48001, 10081, 841]);
    expect(count('count-channels-forgotten').perLayer.slice(0, 3)).toEqual([208, 0, 416]);
    expect(reference['countParameters']!([32, 32, 3], layers)).toEqual({
      perLayer: [608, 0, 3216, 0, 48120, 10164, 850],
      total: 62958,
    });
  });
});

describe('code that is wrong consistently', () => {
  const turned = (W: Filters): Filters => W.toReversed().map((row) => row.toReversed());
  const flipped: FunctionTable = {
    convForward: (APrev: Batch, W: Filters, b: number[], hparameters: ConvCache['hparameters']) => ({
      Z: convForward(APrev, turned(W), b, hparameters).Z,
      cache: { APrev, W, b, hparameters },
    }),
    convBackward: (dZ: Batch, cache: ConvCache) => {
      const back = convBackward(dZ, { ...cache, W: turned(cache.W) });
      return { ...back, dW: turned(back.dW) };
    },
  };

  it('agrees with its own cost and is still told to be wrong by the gradient check', () => {
    const verdict = verdictsOn(flipped, assignment)['conv-gradient-check']!;
    const findings = 'findings' in verdict ? verdict.findings : [];
    expect(verdict.kind).toBe('wrong');
    expect(findings.flatMap((finding) => (finding.kind === 'gradient' ? [finding.against] : []))).toEqual([
      'expected',
    ]);
  });
});

describe('gradient checks', () => {
  const gradientChecks = checks.filter(({ judging }) => judging?.kind === 'gradient');

  it.each(gradientChecks)('$id is free of kinks and rounding at every seed', (spec) => {
    const { epsilons } = spec.judging as Extract<JudgingSpec, { kind: 'gradient' }>;
    for (let seed = 0; seed < 30; seed++) {
      for (const make of spec.cases) {
        const args = make(new Draw(`exact ${seed}`));
        const probe = drivers[spec.driver!]!(reference, ...args, epsilons) as GradientProbe;
        const slopes = epsilons!.map((epsilon, at) => slope(probe, epsilon, at));
        expect(slopes).toEqual(epsilons!.map(() => probe.gradient.map((g) => g + 0)));
      }
    }
  });

  function slope({ plus, minus }: GradientProbe, epsilon: number, at: number): number[] {
    return plus[at]!.map((cost, index) => (cost - minus[at]![index]!) / (2 * epsilon) + 0);
  }

  it('names every number of the layer it moves', () => {
    const [convolution, pooling] = gradientChecks.map((spec) => {
      const args = spec.cases[0]!(new Draw('names'));
      return (spec.judging as Extract<JudgingSpec, { kind: 'gradient' }>).components(args);
    });
    expect(convolution).toHaveLength(18 + 18 + 2);
    expect(convolution![0]).toEqual({ parameter: 'APrev[0][0]', row: 0, column: 0 });
    expect(convolution!.at(-1)).toEqual({ parameter: 'b', row: 1 });
    expect(pooling).toHaveLength(30);
  });
});

describe('the driver', () => {
  const layer = {
    APrev: [
      [
        [[1], [2]],
        [[3], [4]],
      ],
    ],
    W: [[[[2]]]],
    b: [1],
    hparameters: { stride: 1, pad: 0 },
    C: [
      [
        [[1], [0]],
        [[0], [-1]],
      ],
    ],
  };

  it('gives the derivative of Σ C ∘ Z', () => {
    const probe = driver.probeConvolution(reference as never, layer, [0.5]);
    expect(probe.gradient.map((g) => g + 0)).toEqual([2, 0, 0, -2, -3, 0]);
    expect(probe.cost).toBe(-6);
    expect(probe.plus).toEqual([[-5, -6, -6, -7, -7.5, -6]]);
  });

  it('says which answer lacks what', () => {
    const withoutDb = { ...reference, convBackward: () => ({ dAPrev: layer.APrev, dW: layer.W }) };
    expect(() => driver.probeConvolution(withoutDb as never, layer, [0.5])).toThrow(
      'convBackward: db is not made of lists and numbers',
    );
    const empty = { ...reference, poolForward: () => ({ A: [], cache: {} }), poolBackward: () => [[[[0]]]] };
    const pool = { APrev: [[[[1]]]], hparameters: { f: 1, stride: 1 }, mode: 'max', C: [[[[1]]]] };
    expect(() => driver.probePooling(empty as never, pool, [0.5])).toThrow(
      'poolForward: A has 0 numbers instead of 1',
    );
  });
});

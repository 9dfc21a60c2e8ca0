/** Learning-rate decay: right code in other styles passes, the demonstrations show what they claim, drivers are fair. */
import { describe, expect, it } from 'vitest';
import { checks, reference } from '../../../assignments/learning-rate-decay/checks.ts';
import * as driver from '../../../assignments/learning-rate-decay/driver.ts';
import * as probes from '../../../assignments/learning-rate-decay/probes.ts';
import { judge } from '../../../grader/judge/judge.ts';
import type { Answers, Plan, Value } from '../../../grader/model.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import { loadAssignment, loadManifest } from '../../../grader/plan/load.ts';
import type { FunctionTable } from '../../../grader/plan/spec.ts';
import { tryCall } from '../../../grader/plan/trial.ts';
import { type Cost, numericalGradient, type PointKind } from '../../../reference/localOptima.ts';
import type { Matrix, Vector } from '../../../reference/matrix.ts';

const { mistakes } = await loadAssignment('learning-rate-decay');

const tables = { driver: driver as unknown as FunctionTable, probes: probes as unknown as FunctionTable };
const manifest = loadManifest('learning-rate-decay');
const plans: readonly Plan[] = Array.from({ length: 10 }, (_, index) =>
  buildPlan({ manifest, reference, checks, mistakes, ...tables }, `unit ${index}`, 'hidden'),
);

/** The checks that `functions` in place of the reference's fail, over all plans. */
function failedBy(functions: FunctionTable): string[] {
  const failed = plans.flatMap((plan) => {
    const trial = { functions: { ...reference, ...functions }, ...tables };
    const answers: Answers = Object.fromEntries(plan.calls.map((call) => [call.id, tryCall(call, trial)]));
    const verdicts = judge(plan.checks, answers, plan.calls);
    return verdicts.flatMap(({ kind }, index) => (kind === 'right' ? [] : [plan.checks[index]!.id]));
  });
  return [...new Set(failed)];
}

/** The names that a function of this kind gets, over all plans. */
function namesOf(functions: FunctionTable): string[] {
  const trial = { functions: { ...reference, ...functions }, ...tables };
  const named = plans.flatMap((plan) => {
    const answers: Answers = Object.fromEntries(plan.calls.map((call) => [call.id, tryCall(call, trial)]));
    const verdicts = judge(plan.checks, answers, plan.calls);
    return verdicts.flatMap((verdict) => (verdict.kind === 'mistake' ? [verdict.mistake] : []));
  });
  return [...new Set(named)];
}

describe('rounding of intervals', () => {
  const scheduleBy =
    (round: (x: number) => number) =>
    (a0: number, epoch: number, decayRate: number, interval = 1000) =>
      a0 / (1 + decayRate * round(epoch / interval));
  const staircaseBy =
    (round: (x: number) => number) => (a0: number, epoch: number, factor: number, interval: number) =>
      a0 * factor ** round(epoch / interval);

  it('up is never told as rounding to the nearest', () => {
    expect(namesOf({ scheduleLrDecay: scheduleBy(Math.ceil) })).toEqual(['schedule-rounded-up']);
    expect(namesOf({ staircase: staircaseBy(Math.ceil) })).toEqual(['staircase-rounded-up']);
  });

  it('to the nearest is told as such', () => {
    expect(namesOf({ scheduleLrDecay: scheduleBy(Math.round) })).toEqual(['schedule-rounded']);
    expect(namesOf({ staircase: staircaseBy(Math.round) })).toEqual(['staircase-rounded']);
  });
});

describe('limits', () => {
  it('are asked where a norm, a tolerance or a radius decides', () => {
    const kindBy =
      (size: (g: Vector) => number, isFlat = (lambda: number, tol: number) => Math.abs(lambda) <= tol) =>
      (g: Vector, eigenvalues: Vector, tol: number) => {
        const signs = eigenvalues.map((lambda) => (isFlat(lambda, tol) ? 0 : Math.sign(lambda)));
        const right = reference['kindOfPoint'] as (g: Vector, signs: Vector, tol: number) => PointKind;
        const flat = signs.map(() => 0);
        return size(g) > tol ? 'not critical' : right(flat, signs, 0.5);
      };
    const norm = (g: Vector) => Math.hypot(...g);
    expect(failedBy({ kindOfPoint: kindBy(norm) })).toEqual([]);
    expect(failedBy({ kindOfPoint: kindBy((g) => Math.max(...g.map(Math.abs))) })).toEqual(['kind-of-point']);
    expect(failedBy({ kindOfPoint: kindBy((g) => Math.abs(g.reduce((a, b) => a + b))) })).toContain(
      'kind-of-point',
    );
    expect(failedBy({ kindOfPoint: kindBy(norm, (l, tol) => Math.abs(l) < tol) })).toEqual(['kind-of-point']);
    const stepsToLeave = (path: Vector[], center: Vector, radius: number) => {
      const step = path.findIndex((point) => norm(point.map((x, i) => x - center[i]!)) >= radius);
      return step < 0 ? Number.POSITIVE_INFINITY : step;
    };
    expect(namesOf({ stepsToLeave })).toEqual(['steps-on-the-radius']);
  });
});

/** What the reference is expected to answer to a check, in every plan. */
const expectedOf = (id: string): Value[] =>
  plans.flatMap((plan) => plan.checks.find((check) => check.id === id)!.expected);

const byGradients = (f: Cost, theta: Vector, epsilon: number): Matrix =>
  theta.map((_, i) => {
    const at = (by: number) =>
      numericalGradient(
        f,
        theta.map((value, k) => (k === i ? value + by : value)),
        epsilon,
      );
    return at(epsilon).map((slope, j) => (slope - at(-epsilon)[j]!) / (2 * epsilon));
  });

/** Seven points for a mixed derivative and three on the diagonal, a formula with another error of O(ε²). */
const sevenPoints = (f: Cost, theta: Vector, epsilon: number): Matrix =>
  theta.map((_, i) =>
    theta.map((_value, j) => {
      const at = (a: number, b: number) =>
        f(theta.map((value, k) => value + epsilon * ((k === i ? a : 0) + (k === j ? b : 0))));
      if (i === j) return (at(1, 0) - 2 * f(theta) + at(-1, 0)) / epsilon ** 2;
      const pairs = at(1, 1) + at(-1, -1) - at(1, 0) - at(-1, 0) - at(0, 1) - at(0, -1) + 2 * f(theta);
      return pairs / (2 * epsilon ** 2);
    }),
  );

const byDeterminant = ([[a, b], [, d]]: [[number, number], [number, number]]): Vector => {
  const root = Math.sqrt(Math.max(0, (a + d) ** 2 - 4 * (a * d - b * b)));
  return [(a + d - root) / 2, (a + d + root) / 2];
};

const byExtremes = (gradient: Vector, eigenvalues: Vector, tolerance: number): PointKind => {
  if (gradient.reduce((sum, slope) => sum + slope ** 2, 0) > tolerance ** 2) return 'not critical';
  const [low, high] = [Math.min(...eigenvalues), Math.max(...eigenvalues)];
  if (low < -tolerance && high > tolerance) return 'saddle';
  if (low > tolerance) return 'minimum';
  return high < -tolerance ? 'maximum' : 'plateau';
};

describe('right code in another style passes', () => {
  it.each<[string, FunctionTable]>([
    ['the least and the greatest eigenvalue alone', { kindOfPoint: byExtremes }],
    ['a Hessian from differences of gradients', { numericalHessian: byGradients }],
    ['a Hessian from three and seven points', { numericalHessian: sevenPoints }],
    ['eigenvalues from trace and determinant', { symmetricEigenvalues: byDeterminant }],
    ['an exponential by repeated multiplication', { exponentialDecay: repeated }],
    ['a rate written as a product', { updateLr: (a: number, n: number, d: number) => a * (1 / (1 + d * n)) }],
  ])('%s', (_name, functions) => {
    expect(failedBy(functions)).toEqual([]);
  });

  function repeated(learningRate0: number, epochNum: number, base = 0.95): number {
    return Array.from({ length: epochNum }).reduce<number>((rate) => rate * base, learningRate0);
  }
});

describe('what the checks show', () => {
  type Run = { cost: number[]; parameters: number[][] };

  it('a constant rate goes on swinging where a decayed one has settled', () => {
    for (const plan of plans) {
      const training = trainingOf(plan);
      const lastEpoch = (decayRate: number) => {
        const run = driver.followTraining(reference as never, training.theta, {
          ...training.options,
          decayRate,
          numEpochs: 60,
        }) as Run;
        const w = run.parameters.slice(-3).map(([slope]) => slope!);
        return Math.max(...w) - Math.min(...w);
      };
      expect(lastEpoch(1)).toBeLessThan(lastEpoch(0) / 10);
    }
  });

  function trainingOf(plan: Plan) {
    const [theta, options] = plan.calls
      .find(({ id }) => id === 'train-with-decay/0')!
      .args.map((arg) => (arg.kind === 'value' ? arg.value : undefined));
    return { theta: theta as Vector, options: options as never as { miniBatches: never[] } };
  }

  it('Adam leaves the saddle first, then momentum, then gradient descent; on the ridge all stay for ever', () => {
    const races = expectedOf('race-from-saddle') as Record<string, Record<string, number>>[];
    expect(races).toHaveLength(plans.length);
    for (const { besideTheRidge, onTheRidge } of races) {
      const { adam, momentum, gradientDescent } = besideTheRidge!;
      expect(adam!).toBeLessThan(momentum!);
      expect(momentum!).toBeLessThan(gradientDescent! / 2);
      expect(Number.isFinite(gradientDescent)).toBe(true);
      expect(Object.values(onTheRidge!)).toEqual(new Array(3).fill(Number.POSITIVE_INFINITY));
    }
  });

  it('all five kinds of points occur in each plan, both as eigenvalues and as surfaces', () => {
    for (const plan of plans)
      for (const id of ['kind-of-point', 'classify-critical-point']) {
        const { expected } = plan.checks.find((check) => check.id === id)!;
        expect([...new Set(expected)].sort()).toEqual([
          'maximum',
          'minimum',
          'not critical',
          'plateau',
          'saddle',
        ]);
      }
  });

  it('what the table of the course names is told by name', () => {
    const ids = mistakes.map(({ id }) => id);
    for (const id of [
      'decay-schedule-from-decayed',
      'train-from-decayed-rate',
      'update-lr-epoch-from-one',
      'decay-schedule-epoch-from-one',
      'square-root-epoch-from-zero',
      'mini-batch-epoch-for-t',
      'train-decays-every-mini-batch',
      'kind-zero-gradient-is-minimum',
      'classify-zero-gradient-is-minimum',
      'kind-saddle-is-minimum',
      'classify-along-the-axes',
    ])
      expect(ids).toContain(id);
  });
});

describe('the drivers', () => {
  const saddle = { across: 9, along: 0.2, rise: 0.2, center: [2, -3] };
  it.each([
    ['a number', 3],
    ['a point', [1, 2]],
    ['points of three numbers', [[1, 2, 3]]],
    ['points of text', [['1', '2']]],
  ])('say what is wrong when a path is %s', (_what, path) => {
    const student = { adamPath: () => path } as never;
    expect(() => driver.walkOverSaddle(student, 'adamPath', saddle, [2.3, -2.9], {})).toThrow(
      'adamPath must return a list of points of 2 numbers each',
    );
  });

  it('hand on NaN and Infinity as they come, for the judge to see', () => {
    const student = { momentumPath: () => [[Number.NaN, Number.POSITIVE_INFINITY]] } as never;
    const { parameters } = driver.walkOverSaddle(student, 'momentumPath', saddle, [2, -3], {}) as {
      parameters: number[][];
    };
    expect(parameters).toEqual([[Number.NaN, Number.POSITIVE_INFINITY]]);
  });
});

/** Batch norm: right code of other kinds passes with a margin, and code that is wrong in itself does not. */
import { beforeAll, describe, expect, it } from 'vitest';
import { checks, reference } from '../../../assignments/batch-norm/checks.ts';
import * as driver from '../../../assignments/batch-norm/driver.ts';
import { judge } from '../../../grader/judge/judge.ts';
import type { GradientProbe, Verdict } from '../../../grader/model.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import { Draw } from '../../../grader/plan/draw.ts';
import { loadAssignment } from '../../../grader/plan/load.ts';
import type { Assignment, FunctionTable, JudgingSpec } from '../../../grader/plan/spec.ts';
import { tryCall } from '../../../grader/plan/trial.ts';
import { type BatchNormCache, batchNormBackward, batchNormForward } from '../../../reference/batchNorm.ts';
import type { Matrix, Vector } from '../../../reference/matrix.ts';

const drivers = driver as unknown as FunctionTable;
const seeds = Array.from({ length: 5 }, (_, index) => `unit ${index}`);
const total = (values: Vector) => values.reduce((sum, value) => sum + value, 0);
const mean = (values: Vector) => total(values) / values.length;

let assignment: Assignment;
beforeAll(async () => {
  assignment = await loadAssignment('batch-norm');
});

/** The verdict on every check, by its id, when `functions` take the place of the reference's. */
function verdictsOn(functions: FunctionTable, seed: string): Record<string, Verdict> {
  const plan = buildPlan(assignment, seed, 'hidden');
  const trial = { functions: { ...reference, ...functions }, driver: drivers, probes: {} };
  const answers = Object.fromEntries(plan.calls.map((call) => [call.id, tryCall(call, trial)]));
  const verdicts = judge(plan.checks, answers, plan.calls);
  return Object.fromEntries(plan.checks.map(({ id }, index) => [id, verdicts[index]!]));
}

const failing = (verdicts: Record<string, Verdict>) =>
  Object.entries(verdicts).flatMap(([id, { kind }]) => (kind === 'right' ? [] : [id]));

/** σ² as the mean of the squares less the square of the mean: another rounding. */
function forwardByMoments(Z: Matrix, gamma: Vector, beta: Vector, epsilon: number) {
  const mu = Z.map(mean);
  const sigmaSquared = Z.map((row, unit) => mean(row.map((z) => z * z)) - mu[unit]! ** 2);
  const ZNorm = Z.map((row, unit) =>
    row.map((z) => (z - mu[unit]!) / Math.sqrt(Math.max(sigmaSquared[unit]!, 0) + epsilon)),
  );
  const ZTilde = ZNorm.map((row, unit) => row.map((z) => gamma[unit]! * z + beta[unit]!));
  return { ZTilde, cache: { ZNorm, mu, sigmaSquared, gamma, beta, epsilon } };
}

/** dZ by the whole Jacobian: ∂Z_norm,j/∂z_k = (δ_jk − 1/m − Z_norm,j Z_norm,k / m) / √(σ² + ε). */
function backwardByJacobian(dZTilde: Matrix, cache: BatchNormCache) {
  const { ZNorm, sigmaSquared, gamma, epsilon } = cache;
  const dZ = dZTilde.map((row, unit) => {
    const own = ZNorm[unit]!;
    const slope = (j: number, k: number) =>
      (Number(j === k) - 1 / row.length - (own[j]! * own[k]!) / row.length) /
      Math.sqrt(sigmaSquared[unit]! + epsilon);
    return row.map((_, k) => total(row.map((d, j) => d * gamma[unit]! * slope(j, k))));
  });
  return { ...batchNormBackward(dZTilde, cache), dZ };
}

describe('right code of another kind', () => {
  it.each([
    ['the variance from moments', { batchNormForward: forwardByMoments }],
    ['the backward pass by the Jacobian', { batchNormBackward: backwardByJacobian }],
    ['both', { batchNormForward: forwardByMoments, batchNormBackward: backwardByJacobian }],
  ])('passes every check: %s', (_, functions) => {
    for (const seed of seeds) expect(failing(verdictsOn(functions, seed)), seed).toEqual([]);
  });
});

describe('code that is wrong consistently', () => {
  const noRoot = (Z: Matrix, gamma: Vector, beta: Vector, epsilon: number) => {
    const { cache } = batchNormForward(Z, gamma, beta, epsilon);
    const ZNorm = cache.ZNorm.map((row, unit) =>
      row.map((z) => z / Math.sqrt(cache.sigmaSquared[unit]! + epsilon)),
    );
    const ZTilde = ZNorm.map((row, unit) => row.map((z) => gamma[unit]! * z + beta[unit]!));
    return { ZTilde, cache: { ...cache, ZNorm } };
  };

  /** The exact gradient of that forward pass. */
  const backwardOfNoRoot = (dZTilde: Matrix, { ZNorm, sigmaSquared, gamma, epsilon }: BatchNormCache) => {
    const dZ = dZTilde.map((row, unit) => {
      const dNorm = row.map((d) => d * gamma[unit]!);
      const s = sigmaSquared[unit]! + epsilon;
      const through = (2 / row.length) * total(dNorm.map((d, j) => d * ZNorm[unit]![j]!));
      return dNorm.map((d, j) => (d - mean(dNorm)) / s - ZNorm[unit]![j]! * through);
    });
    const dgamma = dZTilde.map((row, unit) => total(row.map((d, j) => d * ZNorm[unit]![j]!)));
    return { dZ, dgamma, dbeta: dZTilde.map(total) };
  };

  it('agrees with its own cost and is still told to be wrong by the gradient check', () => {
    const functions = { batchNormForward: noRoot, batchNormBackward: backwardOfNoRoot };
    const verdict = verdictsOn(functions, 'consistent')['batch-norm-gradient-check']!;
    const against = 'findings' in verdict ? verdict.findings : [];
    expect(verdict.kind).toBe('wrong');
    expect(against.flatMap((finding) => (finding.kind === 'gradient' ? [finding.against] : []))).toEqual([
      'expected',
    ]);
  });
});

describe('gradient checks', () => {
  const gradientChecks = checks.filter(({ judging }) => judging?.kind === 'gradient');

  it.each(gradientChecks)('$id leaves right code a tenfold margin at every seed', (spec) => {
    const { epsilons } = spec.judging as Extract<JudgingSpec, { kind: 'gradient' }>;
    for (let seed = 0; seed < 200; seed++) {
      const args = spec.cases[0]!(new Draw(`margin ${seed}`));
      const probe = drivers[spec.driver!]!(reference, ...args, epsilons) as GradientProbe;
      const best = Math.min(...epsilons!.map((epsilon, at) => ratio(probe, epsilon, at)));
      expect(best, `margin ${seed}`).toBeLessThan(1e-8);
    }
  });

  function ratio({ gradient, plus, minus }: GradientProbe, epsilon: number, at: number): number {
    const slope = gradient.map((_, index) => (plus[at]![index]! - minus[at]![index]!) / (2 * epsilon));
    return (
      Math.hypot(...slope.map((s, i) => s - gradient[i]!)) / (Math.hypot(...slope) + Math.hypot(...gradient))
    );
  }
});

describe('the driver', () => {
  const layer = { Z: [[1, 3, 8]], gamma: [2], beta: [1], C: [[1, 0, -1]] };

  it('measures a b that is not cancelled', () => {
    const plain = (Z: Matrix, gamma: Vector, beta: Vector, epsilon: number) => ({
      ...batchNormForward(Z, gamma, beta, epsilon),
      ZTilde: Z,
    });
    const student = { ...reference, batchNormForward: plain } as never;
    expect(driver.addBias(student, layer, [0.5], 0.1)).toEqual({ change: [[0.5, 0.5, 0.5]], db: [0] });
    expect(driver.addBias(reference as never, layer, [0.5], 0.1)).toEqual({ change: [[0, 0, 0]], db: [0] });
  });

  it('lists every name of the initial parameters, also one that nobody asked for', () => {
    const extra = { gamma2: [1], beta2: [0], b1: [0] };
    const given = { W1: [[1]], b1: [2], W2: [[1]], b2: [3] };
    const right = { W1: [[1]], gamma1: [1], beta1: [0], W2: [[1]], b2: [3] };
    const named = (answer: object) =>
      driver.describeInitialization({ initializeBatchNorm: () => answer } as never, given);
    expect(named({ ...right, ...extra })).toMatchObject({ entriesTooMany: 'b1, beta2, gamma2' });
    expect(named(right)).toEqual({ entriesTooMany: 'none', parameters: right });
  });

  it('says how far Z is changed by the identity', () => {
    const { changeOfZ } = driver.restoreZ(reference as never, [[1, 3, 8]], 0.1);
    expect(changeOfZ).toEqual([[0, 0, 0]]);
  });

  it('asks an example whose z_L lies between 0 and 0.5', () => {
    const predict = checks.find(({ id }) => id === 'predict')!;
    const predictReference = reference['predictWithBatchNorm']! as (...args: unknown[]) => { AL: Matrix };
    for (const seed of ['a', 'b', 'c', 'd', 'e']) {
      const { AL } = predictReference(...predict.cases[0]!(new Draw(`narrow ${seed}`)));
      expect(
        AL.flat().some((a) => a > 0.5 && Math.log(a / (1 - a)) < 0.5),
        seed,
      ).toBe(true);
    }
  });

  it('says which answer lacks what', () => {
    const student = { batchNormForward: () => ({ ZTilde: [[1]] }), identityParameters: () => ({}) } as never;
    expect(() => driver.restoreZ(student, [[1]], 0.1)).toThrow('batchNormForward: cache is not an object');
  });
});

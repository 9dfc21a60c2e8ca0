/** Normalization: right code of other kinds passes at every seed, and white data of another kind is told apart. */
import { beforeAll, describe, expect, it } from 'vitest';
import { symmetricEigen } from '../../../assignments/library/symmetricEigen.ts';
import * as inputs from '../../../assignments/normalization/checks/inputs.ts';
import { reference } from '../../../assignments/normalization/checks.ts';
import * as driver from '../../../assignments/normalization/driver.ts';
import { judge } from '../../../grader/judge/judge.ts';
import type { Plan, Verdict } from '../../../grader/model.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import { Draw } from '../../../grader/plan/draw.ts';
import { loadAssignment } from '../../../grader/plan/load.ts';
import type { Assignment, FunctionTable } from '../../../grader/plan/spec.ts';
import { tryCall } from '../../../grader/plan/trial.ts';
import { conditionNumber } from '../../../reference/linearRegression.ts';
import { dot, type Matrix, transpose, type Vector } from '../../../reference/matrix.ts';
import { computeMean, fitNormalization, type Normalization } from '../../../reference/normalization.ts';
import { covarianceMatrix, fitWhitening, type PrincipalAxes, whiten } from '../../../reference/whitening.ts';

const { mistakes } = await loadAssignment('normalization');

const drivers = driver as unknown as FunctionTable;
const student = reference as never;
const seeds = Array.from({ length: 5 }, (_, index) => `unit ${index}`);
const mean = (values: Vector) => values.reduce((sum, value) => sum + value, 0) / values.length;

let assignment: Assignment;
beforeAll(async () => {
  assignment = await loadAssignment('normalization');
});

type Task = Parameters<typeof driver.compareDescents>[1];
type Race = Parameters<typeof driver.compareDescents>[2];

const plans = new Map<string, Plan>();

/** Built once for each seed: that takes longest. */
function planOf(seed: string): Plan {
  const plan = plans.get(seed) ?? buildPlan(assignment, seed, 'hidden');
  plans.set(seed, plan);
  return plan;
}

/** The verdict on every check, by its id, when `functions` take the place of the reference's. */
function verdictsOn(functions: FunctionTable, seed: string, plan = planOf(seed)): Record<string, Verdict> {
  const trial = { functions: { ...reference, ...functions }, driver: drivers, probes: {} };
  const answers = Object.fromEntries(plan.calls.map((call) => [call.id, tryCall(call, trial)]));
  const verdicts = judge(plan.checks, answers, plan.calls);
  return Object.fromEntries(plan.checks.map(({ id }, index) => [id, verdicts[index]!]));
}

const failing = (verdicts: Record<string, Verdict>) =>
  Object.entries(verdicts).flatMap(([id, { kind }]) => (kind === 'right' ? [] : [id]));

const wrongOf = (id: string) => mistakes.find((mistake) => mistake.id === id)!.wrong;

/** The mean of the squares less the square of the mean: another rounding. */
const varianceByMoments = (X: Matrix, mu: Vector) =>
  X.map((row, j) => Math.max(0, mean(row.map((x) => x * x)) - mu[j]! ** 2));

/** Welford's running mean and sum of squares. */
function fitByRunningMeans(X: Matrix): Normalization {
  const pairs = X.map((row) =>
    row.reduce(
      ({ mu, squares }, x, i) => {
        const next = mu + (x - mu) / (i + 1);
        return { mu: next, squares: squares + (x - mu) * (x - next) };
      },
      { mu: 0, squares: 0 },
    ),
  );
  const sigma = pairs.map(({ squares }, j) => Math.sqrt(squares / X[j]!.length));
  return { mu: pairs.map(({ mu }) => mu), sigma };
}

/** σ = 0 where all values are the same. */
function fitComparingValues(X: Matrix): Normalization {
  const { mu } = fitNormalization(X);
  const deviations = X.map((row, j) => Math.sqrt(mean(row.map((x) => (x - mu[j]!) ** 2))));
  return { mu, sigma: deviations.map((s, j) => (X[j]!.every((x) => x === X[j]![0]) ? 0 : s)) };
}

/** Axes in another order, some of them pointing the other way. */
function turnedAxes(X: Matrix): PrincipalAxes {
  const { mu, eigenvalues, eigenvectors } = fitWhitening(X);
  const axes = transpose(eigenvectors).map((u, k) => (k === 1 ? u : u.map((value) => -value)));
  const order = [1, 2, 0].filter((k) => k < X.length);
  return {
    mu,
    eigenvalues: order.map((k) => eigenvalues[k]!),
    eigenvectors: transpose(order.map((k) => axes[k]!)),
  };
}

const axesByGivenCode = (X: Matrix): PrincipalAxes => ({
  mu: computeMean(X),
  ...symmetricEigen(covarianceMatrix(X)),
});

describe('right code of another kind', () => {
  it.each<[string, FunctionTable]>([
    ['the variance from moments', { computeVariance: varianceByMoments }],
    ['a fit by running means', { fitNormalization: fitByRunningMeans }],
    ['a constant feature seen by its values', { fitNormalization: fitComparingValues }],
    ['axes in another order and of other signs', { fitWhitening: turnedAxes }],
    ['axes by the given symmetricEigen', { fitWhitening: axesByGivenCode }],
  ])('passes every check: %s', (_, functions) => {
    for (const seed of seeds) expect(failing(verdictsOn(functions, seed)), seed).toEqual([]);
  });
});

describe('data whitened in another way', () => {
  it('is named as ZCA where it was rotated back, by both checks of whitening', () => {
    for (const seed of seeds) {
      const verdicts = verdictsOn({ whiten: wrongOf('whiten-rotated-back') }, seed);
      expect(failing(verdicts)).toEqual(['whiten', 'white-data']);
      for (const id of failing(verdicts))
        expect(verdicts[id]).toMatchObject({ mistake: 'whiten-rotated-back' });
    }
  });

  it('is named whatever the order and signs of the student’s own axes', () => {
    for (const id of ['whiten-rotation-transposed', 'whiten-scaled-before-rotated', 'whiten-rotated-back']) {
      const verdicts = verdictsOn({ whiten: wrongOf(id), fitWhitening: turnedAxes }, 'unit 0');
      expect(verdicts['white-data'], id).toMatchObject({ kind: 'mistake', mistake: id });
    }
  });

  it('passes as ZCA in a course that accepts it', () => {
    const accepting = {
      ...assignment,
      manifest: { ...assignment.manifest, accept: ['whiten-rotated-back'] },
    };
    const plan = buildPlan(accepting, 'accepting', 'hidden');
    const zca = { whiten: wrongOf('whiten-rotated-back') };
    expect(failing(verdictsOn(zca, 'accepting', plan))).toEqual([]);
    expect(failing(verdictsOn({}, 'accepting', plan))).toEqual([]);
  });

  it('is told to be wrong when it is turned off the principal axes, though its covariance is the identity', () => {
    const turnedOff = (X: Matrix, axes: PrincipalAxes, epsilon: number) => {
      const white = whiten(X, axes, epsilon);
      const [c, s] = [Math.cos(0.7), Math.sin(0.7)];
      const [first = [], second = [], ...rest] = white;
      const turned = first.map((x, i) => c * x - s * second[i]!);
      return [turned, second.map((x, i) => s * first[i]! + c * x), ...rest];
    };
    for (const seed of seeds)
      expect(failing(verdictsOn({ whiten: turnedOff }, seed))).toEqual(['whiten', 'white-data']);
  });
});

describe('a constant feature', () => {
  it('is drawn so that a fit which trusts its rounded mean shows ±1', () => {
    for (let seed = 0; seed < 100; seed++) {
      const row = inputs.drawRoundingConstant(new Draw(`constant ${seed}`), 6);
      const naive = wrongOf('fit-constant-by-rounding')([row]) as Normalization;
      expect(naive.sigma[0]).toBeGreaterThan(0);
      expect(driver.normalizeTraining(student, [row])).toEqual([[0, 0, 0, 0, 0, 0]]);
    }
  });

  it('stays 0 with a guard in applyNormalization alone', () => {
    const guarded = (X: Matrix, { mu, sigma }: Normalization) =>
      X.map((row, j) => row.map((x) => (sigma[j]! < 1e-10 ? 0 : (x - mu[j]!) / sigma[j]!)));
    const functions = {
      fitNormalization: wrongOf('fit-constant-by-rounding'),
      applyNormalization: guarded,
    };
    for (const seed of seeds) expect(failing(verdictsOn(functions, seed))).toEqual([]);
  });
});

describe('the bowl that is drawn', () => {
  it('takes at least eight times as many steps with raw as with normalized features', () => {
    const { cases } = assignment.checks.find(({ id }) => id === 'normalization-pays')!;
    for (let seed = 0; seed < 60; seed++) {
      const [task, race] = cases[0]!(new Draw(`race ${seed}`)) as [Task, Race];
      const { raw, normalized } = driver.compareDescents(student, task, race);
      expect(raw.steps).toBeLessThan(Number.POSITIVE_INFINITY);
      expect(raw.steps).toBeGreaterThanOrEqual(8 * normalized.steps);
      expect(raw.conditionNumber).toBeGreaterThan(10 * normalized.conditionNumber);
      expect(conditionNumber(task.X)).toBe(raw.conditionNumber);
    }
  });
});

describe('the given symmetricEigen', () => {
  it('puts random symmetric matrices together again', () => {
    const draw = new Draw('eigen');
    for (let n = 1; n <= 8; n++) {
      const A = draw.matrix(n, n);
      const symmetric = A.map((row, i) => row.map((value, j) => value + A[j]![i]!));
      const { eigenvalues, eigenvectors } = symmetricEigen(symmetric);
      const scaled = eigenvectors.map((row) => row.map((u, k) => u * eigenvalues[k]!));
      const difference = dot(scaled, transpose(eigenvectors)).flatMap((row, i) =>
        row.map((value, j) => Math.abs(value - symmetric[i]![j]!)),
      );
      expect(Math.max(...difference)).toBeLessThan(1e-13);
    }
  });

  it('says what is the matter with a matrix that has a NaN or is not symmetric', () => {
    expect(() => symmetricEigen([[Number.NaN]])).toThrow('not a finite number');
    expect(() =>
      symmetricEigen([
        [1, 2],
        [3, 4],
      ]),
    ).toThrow('A[0][1] and A[1][0] differ');
  });
});

describe('the driver', () => {
  it('says which answer lacks what', () => {
    const silent = { fitNormalization: () => ({ mu: [1] }), fitWhitening: () => ({ mu: [1] }) } as never;
    expect(() => driver.thereAndBack(silent, [[1]])).toThrow(
      'fitNormalization: sigma is not a list of numbers',
    );
    expect(() => driver.describeAxes(silent, [[1]])).toThrow('fitWhitening: eigenvectors is not a matrix');
  });

  it('shows axes that are not at right angles and not of length 1', () => {
    const slanted = {
      fitWhitening: () => ({
        mu: [0, 0],
        eigenvalues: [1, 4],
        eigenvectors: [
          [1, 1],
          [0, 2],
        ],
      }),
    } as never;
    expect(driver.describeAxes(slanted, [[1]])).toEqual({
      mu: [0, 0],
      variances: [4, 1],
      putTogether: [
        [5, 8],
        [8, 16],
      ],
      rightAngles: [
        [2, 2],
        [2, 4],
      ],
    });
  });
});

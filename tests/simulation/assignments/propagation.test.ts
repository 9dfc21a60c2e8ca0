/** Propagation: right code in other forms passes on every seed, and the public code around it keeps its word. */
import { statSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { dot, transpose } from '../../../assignments/library/matrix.ts';
import { reference } from '../../../assignments/propagation/checks.ts';
import * as driver from '../../../assignments/propagation/driver.ts';
import { judge } from '../../../grader/judge/judge.ts';
import type { Answers, Plan, Verdict } from '../../../grader/model.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import { loadAssignment } from '../../../grader/plan/load.ts';
import type { Assignment, FunctionTable } from '../../../grader/plan/spec.ts';
import { tryCall } from '../../../grader/plan/trial.ts';
import { lModelForward } from '../../../reference/layers.ts';
import type { Matrix } from '../../../reference/matrix.ts';

const seeds = Array.from({ length: 6 }, (_, index) => `form ${index}`);
let assignment: Assignment;
let plans: Plan[];

beforeAll(async () => {
  assignment = await loadAssignment('propagation');
  plans = seeds.map((seed) => buildPlan(assignment, seed, 'hidden'));
});

/** The verdicts on the reference with some functions written in another way, by check. */
function verdictsOn(plan: Plan, other: FunctionTable): Record<string, Verdict> {
  const functions = { ...reference, ...other };
  const answers: Answers = Object.fromEntries(
    plan.calls.map((call) => [
      call.id,
      tryCall(call, { functions, driver: assignment.driver, probes: assignment.probes }),
    ]),
  );
  const verdicts = judge(plan.checks, answers, plan.calls);
  return Object.fromEntries(plan.checks.map(({ id }, index) => [id, verdicts[index]!]));
}

/** The checks that do not find these functions right, on any seed. */
function failedBy(other: FunctionTable): string[] {
  const failed = plans.flatMap((plan) =>
    Object.entries(verdictsOn(plan, other)).flatMap(([id, { kind }]) => (kind === 'right' ? [] : [id])),
  );
  return [...new Set(failed)];
}

const naiveSigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** Cross-entropy with ŷ clipped at `least`. */
const clippedAt = (least: number) => (AL: Matrix, Y: Matrix) => {
  const losses = Y[0]!.map((y, j) => {
    const yHat = Math.min(Math.max(AL[0]![j]!, least), 1 - least);
    return y * Math.log(yHat) + (1 - y) * Math.log1p(-yHat);
  });
  return losses.reduce((sum, loss) => sum - loss / losses.length, 0);
};

const throughDAL = (AL: Matrix, Y: Matrix, caches: readonly { APrev: Matrix; W: Matrix }[]) => {
  const backward = reference['linearActivationBackward']!;
  const grads: Record<string, unknown> = {};
  let dA = AL.map((row, i) => row.map((a, j) => -(Y[i]![j]! / a) + (1 - Y[i]![j]!) / (1 - a)));
  for (let l = caches.length; l >= 1; l--) {
    const name = l === caches.length ? 'sigmoid' : 'relu';
    const step = backward(dA, caches[l - 1], name) as { dAPrev: Matrix; dW: Matrix; db: number[] };
    grads[`dW${l}`] = step.dW;
    grads[`db${l}`] = step.db;
    dA = step.dAPrev;
  }
  return grads;
};

describe('right code in another form', () => {
  it('may write sigmoid and tanh in any way that does not overflow', () => {
    expect(failedBy({ sigmoid: naiveSigmoid, tanh: (z) => 2 * naiveSigmoid(2 * z) - 1 })).toEqual([]);
    expect(failedBy({ sigmoid: (z) => 0.5 * (1 + Math.tanh(z / 2)) })).toEqual([]);
  });

  it.each([1e-7, 1e-8, 1e-10, 1e-12, 1e-16])('may clip ŷ at %s', (least) => {
    expect(failedBy({ computeCost: clippedAt(least) })).toEqual([]);
  });

  it('may not clip so finely that 1 − the bound is 1', () => {
    expect(failedBy({ computeCost: clippedAt(1e-18) })).toEqual(['cost-of-certainty']);
    const verdict = verdictsOn(plans[0]!, { computeCost: clippedAt(1e-18) })['cost-of-certainty'];
    expect(verdict).toMatchObject({ kind: 'mistake', mistake: 'cost-clipped-too-fine' });
  });

  it('may divide by m before it sums, and keep more in its results than is asked for', () => {
    const linearBackward = (dZ: Matrix, cache: { APrev: Matrix; W: Matrix }) => {
      const m = dZ[0]!.length;
      const divided = dZ.map((row) => row.map((value) => value / m));
      const db = divided.map((row) => row.reduceRight((sum, value) => sum + value, 0));
      return {
        dZ,
        dAPrev: dot(transpose(cache.W), dZ),
        dW: dot(divided, transpose(cache.APrev)),
        db,
      };
    };
    expect(failedBy({ linearBackward })).toEqual([]);
  });

  it('loses one check alone when it goes through dA_L, and is told why', () => {
    expect(failedBy({ lModelBackward: throughDAL })).toEqual(['model-backward-when-certain']);
    for (const plan of plans) {
      const verdict = verdictsOn(plan, { lModelBackward: throughDAL })['model-backward-when-certain'];
      expect(verdict).toMatchObject({ kind: 'mistake', mistake: 'backward-through-dal' });
    }
  });
});

describe('the inputs of the checks', () => {
  it('let the cost fall on every iteration', () => {
    for (const plan of plans) {
      const check = plan.checks.find(({ id }) => id === 'cost-falls')!;
      expect(check.expected[0]).toMatchObject({ iterations: 60 });
      for (const seen of check.expected) expect(seen).toMatchObject({ costsNotBelowTheOneBefore: 0 });
    }
  });

  it('keep hidden units away from the kink where gradients are taken by differences', () => {
    for (const plan of plans) {
      const call = plan.calls.find(({ id }) => id === 'model-gradient-check/0')!;
      const [X, , parameters] = call.args.map((arg) => (arg.kind === 'value' ? arg.value : undefined));
      const { caches } = lModelForward(X as never, parameters as never);
      const hidden = caches.slice(0, -1).flatMap(({ Z }) => Z.flat());
      expect(Math.min(...hidden.map(Math.abs))).toBeGreaterThan(0.02);
    }
  });

  it('make a public fixture below 240 kB', () => {
    const { size } = statSync(new URL('../../../fixtures/propagation.json', import.meta.url));
    expect(size).toBeLessThan(240_000);
  });
});

describe('the driver', () => {
  const size = (cost: unknown) => driver.sizeOfCost({ computeCost: () => cost }, [[1]], [[1]]);

  it('says in words how large a cost is', () => {
    expect(new Set([0, 1e-7, -1e-15].map(size))).toEqual(new Set(['about 0: below 0.0000005']));
    const words = ['finite and large: above 5', 'neither about 0 nor large: from 0.0000005 to 5', 'negative'];
    expect([16, 0.3, -4].map(size)).toEqual(words);
    expect([Number.NaN, Number.POSITIVE_INFINITY, '3'].map(size)).toEqual(['NaN', 'Infinity', 'no number']);
  });

  it('names what is missing or malformed in an answer', () => {
    const train = (answer: unknown) => () =>
      driver.watchCosts({ lLayerModel: () => answer }, [[1]], [[1]], { W1: [[1]], b1: [1] }, 0.1, 2);
    expect(train(undefined)).toThrow('lLayerModel must return an object with costs');
    expect(train({ costs: 'none' })).toThrow('lLayerModel: costs is not a list of numbers');
    expect(train({ costs: [1] })).toThrow('lLayerModel must return an object with parameters');
    expect(train({ costs: [1], parameters: { W1: [1] } })).toThrow('lLayerModel: W1 is not a matrix');
    expect(() => driver.sizeOfCost({}, [[1]], [[1]])).toThrow('computeCost is not exported');
  });

  it('counts every cost that is not below the one before, NaN included', () => {
    const lLayerModel = () => ({ costs: [3, 2, 2, Number.NaN, 1], parameters: { W1: [[1]], b1: [2] } });
    const seen = driver.watchCosts({ lLayerModel }, [[1]], [[1]], { W1: [[1]], b1: [1] }, 0.1, 4);
    expect(seen).toMatchObject({ iterations: 4, costsNotBelowTheOneBefore: 3, firstCost: 3, lastCost: 1 });
    expect(seen).toMatchObject({ parameters: { W1: [[1]], b1: [2] } });
  });
});

describe('the given matrix code', () => {
  it('multiplies and transposes', () => {
    expect(
      dot(
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
        [[1], [10]],
      ),
    ).toEqual([[21], [43], [65]]);
    expect(transpose([[1, 2, 3]])).toEqual([[1], [2], [3]]);
  });

  it('says which sizes do not fit', () => {
    expect(() => dot([[1, 2]], [[1], [2], [3]])).toThrow(
      new RangeError('dot: (1, 2) times (3, 1); the inner sizes 2 and 3 must be equal'),
    );
  });
});

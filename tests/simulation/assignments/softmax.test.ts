/** Softmax: right code in other styles passes every check with room to spare, and the drivers are fair. */
import { describe, expect, it } from 'vitest';
import { checks, reference } from '../../../assignments/softmax/checks.ts';
import * as driver from '../../../assignments/softmax/driver.ts';
import { judge } from '../../../grader/judge/judge.ts';
import type { Answers, Finding, Plan, Verdict } from '../../../grader/model.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import { loadAssignment, loadManifest } from '../../../grader/plan/load.ts';
import type { FunctionTable } from '../../../grader/plan/spec.ts';
import { tryCall } from '../../../grader/plan/trial.ts';
import { combine, type Matrix, mapEntries, transpose, type Vector } from '../../../reference/matrix.ts';
import * as binary from '../../../reference/propagation.ts';
import { forwardPropagation } from '../../../reference/softmaxNetwork.ts';

const { mistakes } = await loadAssignment('softmax');

const drivers = driver as unknown as FunctionTable;
const manifest = loadManifest('softmax');
const assignment = { manifest, reference, checks, mistakes, driver: drivers, probes: {} };
const plans: readonly Plan[] = Array.from({ length: 12 }, (_, index) =>
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

/** e^z / Σ e^z as it stands in the lesson. */
const plainSoftmax = (Z: Matrix): Matrix =>
  transpose(
    transpose(Z).map((z) => {
      const t = z.map(Math.exp);
      return t.map((value) => value / t.reduce((sum, other) => sum + other, 0));
    }),
  );

const meanOf = (loss: (yHat: number, y: number) => number) => (AL: Matrix, Y: Matrix) =>
  combine(AL, Y, loss)
    .flat()
    .reduce((sum, value) => sum + value, 0) / Y[0]!.length;

const clips = {
  'a lower bound': (yHat: number) => Math.max(yHat, 1e-15),
  'both bounds': (yHat: number) => Math.min(Math.max(yHat, 1e-15), 1 - 1e-15),
  'a small number added': (yHat: number) => yHat + 1e-15,
};

describe('right code in another style', () => {
  it.each(Object.entries(clips))('passes with a cost that clips by %s', (_name, clip) => {
    const computeCost = meanOf((yHat, y) => -y * Math.log(clip(yHat)));
    const computeLoss = (yHat: Vector, y: Vector) =>
      -y.reduce((sum, yj, j) => sum + yj * Math.log(clip(yHat[j]!)), 0);
    expect(failedBy({ computeCost, computeLoss })).toEqual([]);
  });

  it('passes with the plain formula of softmax, but for the check of entries around ±1000', () => {
    const failed = failedBy({ softmax: plainSoftmax });
    expect(failed).toContain('softmax-extreme');
    expect(failed.filter((id) => id !== 'softmax-extreme')).toEqual([]);
  });

  it('passes with more in the cache and among the gradients than is asked for', () => {
    const withMore = (X: Matrix, parameters: binary.Parameters) => {
      const { AL, cache } = forwardPropagation(X, parameters);
      return { AL, cache: { ...cache, A0: X, T: mapEntries(AL, Math.log) } };
    };
    expect(
      failedBy({ forwardPropagation: withMore, backwardPropagation: binary.backwardPropagation }),
    ).toEqual([]);
  });

  it.each([
    ['w and 0', 1],
    ['w/2 and −w/2', 0.5],
    ['0 and −w', 0],
    ['3w and 2w', 3],
  ])('passes with two classes as %s', (_name, share) => {
    const logisticToSoftmax = ([w]: Matrix, [b]: Vector) => ({
      W: [w!.map((weight) => share * weight), w!.map((weight) => (share - 1) * weight)],
      b: [share * b!, (share - 1) * b!],
    });
    expect(failedBy({ logisticToSoftmax })).toEqual([]);
  });
});

describe('the gradient checks', () => {
  it('leave a right gradient ten times the room it needs, with the plainest cost, too', () => {
    const computeCost = meanOf((yHat, y) => (y === 0 ? 0 : -Math.log(yHat)));
    const functions = { ...reference, softmax: plainSoftmax, computeCost };
    const curves = plans
      .flatMap((plan) => verdictsOn(plan, functions))
      .flatMap((verdict) => ('findings' in verdict ? verdict.findings : []))
      .filter((finding): finding is Extract<Finding, { kind: 'gradient-curve' }> => {
        return finding.kind === 'gradient-curve';
      });
    expect(curves).toHaveLength(2 * plans.length);
    for (const { points } of curves) {
      expect(Math.min(...points.map(({ ratio }) => ratio))).toBeLessThanOrEqual(1e-8);
    }
  });

  it('show a gradient that is off by one part in a million', () => {
    const softmaxBackward = (AL: Matrix, Y: Matrix) => combine(AL, Y, (yHat, y) => (yHat - y) * (1 + 1e-6));
    expect(failedBy({ softmaxBackward })).toContain('softmax-gradient-check');
  });
});

describe('the drivers', () => {
  it('take rows that are typed arrays for rows', () => {
    const softmaxBackward = (AL: Matrix, Y: Matrix) =>
      combine(AL, Y, (yHat, y) => yHat - y).map((row) => Float64Array.from(row));
    expect(failedBy({ softmaxBackward })).not.toContain('softmax-gradient-check');
  });

  const parameters = { W1: [[0.3], [-0.2]], b1: [0.1, 0] };
  const X = [[1, 2]];
  const Y = [
    [1, 0],
    [0, 1],
  ];

  it('say what is missing when training returns no costs', () => {
    const withoutCosts = { trainSoftmaxModel: () => ({ parameters }) } as never;
    expect(() => driver.followTraining(withoutCosts, { X, Y, parameters }, 0.1, 1)).toThrow(
      'trainSoftmaxModel must return costs, a list of numbers',
    );
  });

  it('say what is wrong when a two-class layer has one row', () => {
    const oneRow = { logisticToSoftmax: (W: Matrix, b: Vector) => ({ W, b }) } as never;
    expect(() => driver.probabilitiesOfFirstClass(oneRow, [[1]], [0], X)).toThrow('W and b of two classes');
  });
});

describe('the mistakes', () => {
  it('mark the slips of the notes with a star, in both languages', () => {
    const starred = mistakes.filter(({ text }) => text.en.startsWith('★'));
    expect([...new Set(starred.map(({ id }) => id))]).toEqual([
      'softmax-sums-over-layers',
      'softmax-sum-of-own-term',
      'hardmax-booleans',
      'dz-sign',
      'forward-sum-over-layers',
      'backward-sign',
      'train-uphill',
    ]);
    for (const { text } of starred) expect(text.zh).toMatch(/^★/);
  });
});

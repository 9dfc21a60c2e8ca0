import { describe, expect, it } from 'vitest';
import type { Component, Judging } from '../../../grader/model.ts';
import { NotData } from '../../../grader/value.ts';
import { checkOf, findingsOf, nameOf, returned, tolerance, variant, verdictOn } from './given.ts';

const components: readonly Component[] = [
  { parameter: 'W1', row: 0, column: 0 },
  { parameter: 'b1', row: 0 },
];
const judging: Judging = { kind: 'trajectory', tolerance, components };

/** Gradient descent on θ₀² + 10 θ₁² / 2 from (1, 1). */
function descend(rate: number, steps = 5) {
  const parameters = [[1, 1]];
  for (let step = 0; step < steps; step++) {
    const [a = 0, b = 0] = parameters.at(-1) ?? [];
    parameters.push([a - rate * 2 * a, b - rate * 10 * b]);
  }
  return { cost: parameters.map(([a = 0, b = 0]) => a * a + 5 * b * b), parameters };
}

const right = descend(0.05);
const uphill = variant('plus-sign', returned(descend(-0.05)));
const check = checkOf([right], { judging, mistakes: [uphill] });

describe('a trajectory', () => {
  it('is right when every step is, and its cost curve is shown', () => {
    expect(verdictOn(check, [returned(descend(0.05))])).toEqual({
      kind: 'right',
      findings: [{ kind: 'cost-curve', call: 0, expected: right.cost, got: right.cost }],
    });
  });

  it('diverges at the first wrong step, by the component that is farthest off', () => {
    const off = descend(0.05);
    off.parameters[3] = [off.parameters[3]![0]! + 1e-6, off.parameters[3]![1]! + 1e-3];
    off.parameters[4] = [700, 700];
    const [diverged, curve] = findingsOf(verdictOn(check, [returned(off)]));
    expect(diverged).toMatchObject({
      kind: 'diverged',
      step: 3,
      steps: 5,
      component: { parameter: 'b1', row: 0 },
    });
    expect(diverged).toMatchObject({ expected: right.parameters[3]![1], got: off.parameters[3]![1] });
    expect(curve).toMatchObject({ kind: 'cost-curve' });
  });

  it('can start wrong', () => {
    const off = descend(0.05);
    off.parameters[0] = [2, 1];
    expect(findingsOf(verdictOn(check, [returned(off)]))[0]).toMatchObject({ kind: 'diverged', step: 0 });
  });

  it('is held to the size of each step, not of the whole run', () => {
    const shrinking = { cost: [1, 1], parameters: [[1e6], [1]] };
    const off = { cost: [1, 1], parameters: [[1e6], [1.0001]] };
    const verdict = verdictOn(checkOf([shrinking], { judging }), [returned(off)]);
    expect(findingsOf(verdict)[0]).toMatchObject({ kind: 'diverged', step: 1 });
  });

  it('is wrong when only the costs are', () => {
    const verdict = verdictOn(check, [returned({ ...right, cost: right.cost.map((cost) => cost / 2) })]);
    expect(nameOf(verdict)).toBe('wrong');
    expect(findingsOf(verdict)[0]).toMatchObject({ kind: 'numbers', path: ['cost'], pattern: { by: 0.5 } });
  });

  it('names a mistake that explains the whole way', () => {
    expect(nameOf(verdictOn(check, [returned(descend(-0.05))]))).toBe('plus-sign');
    const nearly = descend(-0.05);
    nearly.parameters[5] = [0, 0];
    expect(nameOf(verdictOn(check, [returned(nearly)]))).toBe('wrong');
  });

  it('accepts a variant and still shows both curves', () => {
    const other = descend(0.06);
    const accepting = checkOf([right], { judging, accepted: [variant('other-form', returned(other))] });
    expect(verdictOn(accepting, [returned(descend(0.06))])).toEqual({
      kind: 'right',
      accepted: 'other-form',
      findings: [{ kind: 'cost-curve', call: 0, expected: right.cost, got: other.cost }],
    });
  });

  it('that turns to NaN is told by its step, and named when it is NaN mostly', () => {
    const late = descend(0.05);
    late.parameters[5] = [Number.NaN, Number.NaN];
    expect(findingsOf(verdictOn(check, [returned(late)]))[0]).toMatchObject({ step: 5, got: Number.NaN });
    const early = {
      cost: right.cost.map(() => Number.NaN),
      parameters: right.parameters.map(() => [Number.NaN, 1]),
    };
    expect(nameOf(verdictOn(check, [returned(early)]))).toBe('not-a-number');
  });

  it('that is too short or malformed is told by its form, with what can be drawn of its costs', () => {
    const short = { cost: right.cost.slice(0, 3), parameters: right.parameters.slice(0, 3) };
    expect(findingsOf(verdictOn(check, [returned(short)]))).toMatchObject([
      { kind: 'shape', path: ['cost'], expected: [6], got: [3] },
      { kind: 'shape', path: ['parameters'], expected: [6, 2], got: [3, 2] },
      { kind: 'cost-curve', got: short.cost },
    ]);
    for (const got of [{ cost: 'x' }, { cost: [1, 'x', 2], parameters: [] }, new NotData('a promise'), 3]) {
      const findings = findingsOf(verdictOn(check, [returned(got)]));
      expect(findings.length).toBeGreaterThan(1);
      expect(findings.at(-1)).toMatchObject({ kind: 'cost-curve', expected: right.cost });
    }
  });
});

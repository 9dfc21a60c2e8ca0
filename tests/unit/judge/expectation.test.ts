import { describe, expect, it } from 'vitest';
import type { Judging, Statistic } from '../../../grader/model.ts';
import { NotData } from '../../../grader/value.ts';
import { checkOf, findingsOf, nameOf, returned, text, variant, verdictOn } from './given.ts';

const kept: Statistic = { id: 'kept', label: text('kept fraction'), expected: 0.8, allowed: 0.01 };
const mean: Statistic = { id: 'mean', label: text('mean of A'), expected: 2, allowed: 0.05 };
const judging: Judging = { kind: 'expectation', statistics: [kept, mean], draws: 40_000, falseFailure: 1e-7 };
const mistakes = [
  variant('flipped', returned({ kept: 0.2, mean: 0.5 })),
  variant('no-division', returned({ kept: 0.8, mean: 1.6 })),
];
const check = checkOf([{ kept: 0.801, mean: 2.01 }], { judging, mistakes });
const judged = (got: unknown) => verdictOn(check, [returned(got)]);

describe('statistics', () => {
  it('are right within what a right answer may stray', () => {
    expect(judged({ kept: 0.809, mean: 1.951 })).toEqual({ kind: 'right', findings: [] });
  });

  it('are told one by one when they are not', () => {
    const verdict = judged({ kept: 0.795, mean: 2.2 });
    expect(verdict.kind).toBe('wrong');
    expect(findingsOf(verdict)).toEqual([
      { kind: 'statistic', call: 0, id: 'mean', label: mean.label, expected: 2, got: 2.2, allowed: 0.05 },
    ]);
  });

  it('name the mistake that all of them fit', () => {
    expect(nameOf(judged({ kept: 0.795, mean: 1.64 }))).toBe('no-division');
    expect(nameOf(judged({ kept: 0.209, mean: 0.46 }))).toBe('flipped');
  });

  it('do not name a mistake that one of them does not fit', () => {
    expect(nameOf(judged({ kept: 0.8, mean: 1.68 }))).toBe('wrong');
    expect(nameOf(judged({ kept: 0.2, mean: 2 }))).toBe('wrong');
  });

  it('do not name a mistake that is itself within what is allowed', () => {
    const near = variant('near', returned({ kept: 0.8, mean: 2.04 }));
    expect(
      nameOf(verdictOn(checkOf([{}], { judging, mistakes: [near] }), [returned({ kept: 0.8, mean: 2.1 })])),
    ).toBe('wrong');
  });

  it('may fit an accepted variant', () => {
    const accepting = checkOf([{}], { judging, accepted: [mistakes[1]!] });
    expect(nameOf(verdictOn(accepting, [returned({ kept: 0.8, mean: 1.6 })]))).toBe('right (no-division)');
  });

  it('of NaN or infinity are wrong', () => {
    expect(nameOf(judged({ kept: 0.8, mean: Number.NaN }))).toBe('wrong');
    expect(nameOf(judged({ kept: Number.NaN, mean: Number.NaN }))).toBe('not-a-number');
    expect(nameOf(judged({ kept: 0.8, mean: Number.POSITIVE_INFINITY }))).toBe('wrong');
  });

  it('must be there, and be numbers', () => {
    expect(findingsOf(judged({ mean: 2 }))).toEqual([{ kind: 'keys', call: 0, path: [], missing: ['kept'] }]);
    expect(findingsOf(judged({ kept: '0.8', mean: 2 }))).toMatchObject([
      { kind: 'type', path: ['kept'], got: 'a string' },
    ]);
    for (const got of [null, undefined, [], 0.8, new NotData('a promise')]) {
      expect(findingsOf(judged(got))).toMatchObject([{ kind: 'type', expected: 'an object' }]);
    }
  });
});

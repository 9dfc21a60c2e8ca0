import { describe, expect, it } from 'vitest';
import type { Report, Result, Verdict } from '../../../grader/model.ts';
import { moveBetween } from '../../../grader/report/moves.ts';
import { renderMoves } from '../../../grader/report/moves-terminal.ts';

const ann = { id: 'ann', name: 'Ann\u001b[2J' };
const verdicts: Record<string, Verdict> = {
  right: { kind: 'right', findings: [] },
  wrong: { kind: 'wrong', findings: [] },
};

const resultOf = ([id, kind, points]: readonly [string, 'right' | 'wrong', number]): Result => ({
  ...{ id, fn: id, title: `the ${id}`, lesson: '1.1', points },
  ...{ earned: kind === 'right' ? points : 0, verdict: verdicts[kind]! },
});

function reportOf(...checks: (readonly [string, 'right' | 'wrong', number])[]): Report {
  const results = checks.map(resultOf);
  const sum = (of: 'earned' | 'points') => results.reduce((total, result) => total + result[of], 0);
  return {
    ...{ format: 1, assignment: 'tiny', title: 'Tiny', plan: 'p', visibility: 'hidden', language: 'en' },
    ...{ isolation: 'container', complete: true, earned: sum('earned'), points: sum('points') },
    ...{ notes: [], results },
  };
}

const before = reportOf(['sum', 'wrong', 4], ['mean', 'right', 6]);
const marked = (report: Report, mark: number, maximum: number): Report => ({
  ...report,
  mark: { mark, maximum, lines: [] },
});

describe('who moved', () => {
  it.each([
    ['a check that is right now', reportOf(['sum', 'right', 4], ['mean', 'right', 6]), ['sum']],
    ['as much lost as won', reportOf(['sum', 'right', 6], ['mean', 'wrong', 4]), ['sum', 'mean']],
    ['a check that is gone', reportOf(['mean', 'right', 6]), ['sum']],
    ['a new check', reportOf(['sum', 'wrong', 4], ['mean', 'right', 6], ['last', 'right', 1]), ['last']],
  ])('%s, because of the checks that changed', (_, after, ids) => {
    expect(moveBetween(ann, before, after)?.checks.map(({ id }) => id)).toEqual(ids);
  });

  it.each([
    ['nothing changed', before, before],
    [
      'only what checks are worth changed, and not for this member',
      reportOf(['a', 'right', 4], ['b', 'right', 6]),
      reportOf(['a', 'right', 6], ['b', 'right', 4]),
    ],
    ['the course makes a mark now that is the points', before, marked(before, 6, 10)],
  ])('nobody where %s', (_, one, other) => {
    expect(moveBetween(ann, one, other)).toBeUndefined();
  });

  it('by the rules alone, whatever each check counts now', () => {
    const [one, other] = [
      reportOf(['a', 'right', 4], ['b', 'right', 6]),
      reportOf(['a', 'right', 6], ['b', 'right', 4]),
    ];
    expect(moveBetween(ann, one, marked(other, 8, 10))).toMatchObject({ because: 'rules', checks: [] });
  });
});

describe('on a terminal', () => {
  it('says by how much, unless the points in all changed, too, and lets no name move the cursor', () => {
    const after = reportOf(['sum', 'right', 4], ['mean', 'right', 6]);
    expect(renderMoves([moveBetween(ann, before, after)!])).toBe(
      'ann (Ann\\u{1b}[2J): 6 of 10 -> 10 of 10 (+4)\n  sum, the sum: wrong, 0 of 4 -> right, 4 of 4\n',
    );
    expect(renderMoves([moveBetween(ann, before, reportOf(['mean', 'right', 6]))!])).toMatch(
      /: 6 of 10 -> 6 of 6\n {2}sum, the sum: wrong, 0 of 4 -> not there\n$/,
    );
    expect(renderMoves([moveBetween(ann, undefined, after)!])).toMatch(/: no marks -> 10 of 10\n/);
  });

  it.each([
    [before, marked(before, 3, 5), '6 of 10, mark 6 of 10 -> 3 of 5; only the rules changed'],
    [marked(before, 4.5, 10), before, '6 of 10, mark 4.5 of 10 -> 6 of 10 (+1.5); only the rules changed'],
    [undefined, marked(before, 3, 5), 'no marks -> 6 of 10, mark 3 of 5'],
  ])('says what the points come to before and after', (one, other, text) => {
    expect(renderMoves([moveBetween(ann, one, other)!]).split('\n')[0]).toBe(`ann (Ann\\u{1b}[2J): ${text}`);
  });
});

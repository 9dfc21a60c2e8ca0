import { expect, test } from 'vitest';
import { checkRates, commonMistakes, median, tenths } from '../../../grader/report/class.ts';

const row = { id: 'a', name: 'A', state: 'graded', earned: 1, points: 2 } as const;
const mistake = { id: 'm', text: 'm' };

test('a mistake counts once for each submission', () => {
  const rows = [
    { ...row, mistakes: [mistake, mistake], results: [] },
    { ...row, mistakes: [{ id: 'n', text: 'n' }, mistake], results: [] },
  ];
  expect(commonMistakes(rows).map(({ id, count }) => [id, count])).toEqual([
    ['m', 2],
    ['n', 1],
  ]);
});

test('faults of the grader do not count against a check', () => {
  const results = (kind: 'right' | 'wrong' | 'fault') => [{ id: 'c', title: 'C', kind }];
  const rows = (['right', 'wrong', 'fault'] as const).map((kind) => ({
    ...row,
    mistakes: [],
    results: results(kind),
  }));
  expect(checkRates(rows)).toEqual([{ title: 'C', right: 1, total: 2 }]);
});

test('a share on the border of two bins belongs to the upper one, and full marks to the last', () => {
  expect(tenths([0, 0.7, 0.3, 0.1 + 0.2, 1])).toEqual([1, 0, 0, 2, 0, 0, 0, 1, 0, 1]);
});

test('the median of an even number is the mean of the middle two', () => {
  expect(median([0, 0.5, 0.7, 1])).toBeCloseTo(0.6, 12);
  expect(median([0.2, 0.4, 0.9])).toBe(0.4);
});

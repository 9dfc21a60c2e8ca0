import { describe, expect, it } from 'vitest';
import { compare } from '../../../grader/judge/compare.ts';
import type { Pattern, Value } from '../../../grader/model.ts';
import { tolerance } from './given.ts';

function patternOf(expected: Value, got: Value, inputs: readonly Value[] = []): Pattern | undefined {
  const [finding] = compare(expected, got, { call: 0, tolerance, inputs });
  expect(finding?.kind).toBe('numbers');
  return finding?.kind === 'numbers' ? finding.pattern : undefined;
}

const matrix = [
  [1.5, -2.5, 3.25],
  [0.75, 5.5, -6.125],
  [7.5, 8.25, 9.75],
];
const changed = (change: (number: number, row: number, column: number) => number): Value =>
  matrix.map((numbers, row) => numbers.map((number, column) => change(number, row, column)));

describe('a pattern is told when all wrong numbers share it', () => {
  it('the sign', () => {
    expect(
      patternOf(
        matrix,
        changed((number) => -number),
      ),
    ).toEqual({ kind: 'sign' });
  });

  it('a constant factor, with the factor', () => {
    expect(
      patternOf(
        matrix,
        changed((number) => number / 4),
      ),
    ).toEqual({ kind: 'constant-factor', by: 0.25 });
    expect(patternOf([1, 2, 0], [5, 10, 0])).toEqual({ kind: 'constant-factor', by: 5 });
  });

  it('a constant offset, with the offset', () => {
    expect(
      patternOf(
        matrix,
        changed((number) => number + 0.5),
      ),
    ).toEqual({ kind: 'constant-offset', by: 0.5 });
  });

  it('a transposed square matrix', () => {
    expect(
      patternOf(
        matrix,
        changed((_, row, column) => matrix[column]![row]!),
      ),
    ).toEqual({ kind: 'transposed' });
  });

  it('one row or one column', () => {
    const oneRow = changed((number, row, column) => (row === 1 ? number + column + 1 : number));
    expect(patternOf(matrix, oneRow)).toEqual({ kind: 'one-row', index: 1 });
    const oneColumn = changed((number, row, column) => (column === 2 ? number * (row + 2) : number));
    expect(patternOf(matrix, oneColumn)).toEqual({ kind: 'one-column', index: 2 });
  });

  it('all rows but one, all columns but one', () => {
    const byRow = changed((number, row, column) => (row === 0 ? number : number * (row + column + 2)));
    expect(patternOf(matrix, byRow)).toEqual({ kind: 'all-but-one-row', index: 0 });
    const byColumn = changed((number, row, column) => (column === 1 ? number : number * (row + column + 2)));
    expect(patternOf(matrix, byColumn)).toEqual({ kind: 'all-but-one-column', index: 1 });
  });

  it('NaN and zeros', () => {
    expect(
      patternOf(
        matrix,
        changed(() => Number.NaN),
      ),
    ).toEqual({ kind: 'not-a-number' });
    expect(patternOf([1, 2, 3], [1, Number.NaN, Number.NaN])).toEqual({ kind: 'not-a-number' });
    expect(
      patternOf(
        matrix,
        changed(() => 0),
      ),
    ).toEqual({ kind: 'all-zeros' });
  });

  it('an input handed back, also one inside an object', () => {
    const input = changed((number, row) => number * (row + 3) + 1);
    expect(patternOf(matrix, input, [{ W1: input }])).toEqual({ kind: 'input-unchanged' });
    expect(patternOf(matrix, input, [{ W1: matrix }])).toBeUndefined();
  });
});

describe('no pattern is told', () => {
  it.each([
    ['a single wrong number', [1, 2, 3], [1, 2, -3]],
    ['a single number', 2, -2],
    ['equal numbers, where factor and offset look the same', [2, 2, 2], [6, 6, 6]],
    ['a factor that holds for all but one', [1, 2, 3, 4], [2, 4, 6, 9]],
    ['noise that is nearly a factor of 1', [1, 2, 3], [1 + 3e-8, 2 - 5e-8, 3 + 9e-8]],
    ['a huge constant, which hides every difference', [1e-3, 2e-3], [1e9, 1e9]],
    ['an input of equal numbers, which is got by chance', [1.5, 2.5, 9], [3, 3, 3]],
    ['some zeros, which are no factor', [1, 2, 3], [1, 0, 0]],
    ['infinite answers', [1, 2], [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]],
    ['wrong numbers of which only some are NaN', [1, 2, 3], [7, Number.NaN, 3]],
  ] as const)('for %s', (_, expected, got) => {
    expect(patternOf(expected as unknown as Value, got as unknown as Value, [[3, 3, 3]])).toBeUndefined();
  });

  it('for a lone right row of zeros, which anything gets right', () => {
    const expected = [
      [0, 0],
      [1.5, 2.5],
      [3.5, 4.25],
    ];
    expect(
      patternOf(expected, [
        [0, 0],
        [9, 4],
        [1, 7],
      ]),
    ).toBeUndefined();
  });

  it('for the only row there is', () => {
    expect(patternOf([[1.5, 2.5, 3.5]], [[1.5, 9, 4]])).toBeUndefined();
  });
});

/** Patterns of how numbers are kept, and of numbered layers: told when certain, and only then. */
import { describe, expect, it } from 'vitest';
import { compare } from '../../../grader/judge/compare.ts';
import type { Pattern, Value } from '../../../grader/model.ts';
import { tolerance } from './given.ts';

function patternsOf(expected: Value, got: Value): (Pattern | undefined)[] {
  return compare(expected, got, { call: 0, tolerance }).map((finding) =>
    'pattern' in finding ? finding.pattern : undefined,
  );
}

const thirds = [1 / 3, 2 / 7, -5 / 11, 13 / 17];

describe('numbers of 32 bits', () => {
  it('are told, a single one as well, and after sums that stray', () => {
    expect(patternsOf(thirds, thirds.map(Math.fround))).toEqual([{ kind: 'rounded-to-32-bits' }]);
    expect(patternsOf(1 / 3, Math.fround(1 / 3))).toEqual([{ kind: 'rounded-to-32-bits' }]);
    const strayed = thirds.map((number) => Math.fround(Math.fround(number) * (1 + 4e-7)));
    expect(patternsOf(thirds, strayed)).toEqual([{ kind: 'rounded-to-32-bits' }]);
  });

  it('are not told of short fractions, of numbers far off, or where one has more bits', () => {
    expect(patternsOf([0.2500001, 0.7500003], [0.25, 0.75])[0]?.kind).not.toBe('rounded-to-32-bits');
    expect(
      patternsOf(
        thirds,
        thirds.map((number) => Math.fround(number * 1.01)),
      )[0]?.kind,
    ).not.toBe('rounded-to-32-bits');
    const one = thirds.map((number, index) => (index === 2 ? number : Math.fround(number)));
    expect(patternsOf(thirds, one)).toEqual([undefined]);
  });
});

describe('rows that are one list', () => {
  const rows = [
    [1.5, -2.5],
    [0.75, 4.5],
  ];
  it('are told, in images as well', () => {
    expect(patternsOf(rows, [rows[1], rows[1]])).toEqual([{ kind: 'rows-alike' }]);
    const [first = [], second = []] = rows;
    expect(
      patternsOf(
        [rows, rows.toReversed()],
        [
          [first, first],
          [second, second],
        ],
      ),
    ).toEqual([{ kind: 'rows-alike' }]);
  });

  it('are not told of numbers that have grown beyond all bounds', () => {
    const grown = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    expect(patternsOf(rows, [grown, grown])[0]?.kind).not.toBe('rows-alike');
  });

  it('are not told of one number everywhere, of rows that differ, or of rows that should be alike', () => {
    expect(
      patternsOf(rows, [
        [7.5, 7.5],
        [7.5, 7.5],
      ]),
    ).toEqual([undefined]);
    expect(
      patternsOf(rows, [
        [1.5, -2.5],
        [1.5, 4.5],
      ])[0]?.kind,
    ).not.toBe('rows-alike');
    expect(patternsOf([rows[0], rows[0]], [rows[1], rows[1]])[0]?.kind).not.toBe('rows-alike');
  });
});

describe('an order of texts', () => {
  it('is told', () => {
    expect(patternsOf([1, 2, 9, 10, 21], [1, 10, 2, 21, 9])).toEqual([{ kind: 'ordered-as-text' }]);
  });

  it('is not told of another order, of other numbers, or where no order was asked for', () => {
    expect(patternsOf([1, 2, 9, 10, 21], [21, 10, 9, 2, 1])).toEqual([undefined]);
    expect(patternsOf([1, 2, 9, 10, 21], [1, 10, 2, 21, 99])).toEqual([undefined]);
    expect(patternsOf([9, 1, 10, 2, 21], [1, 10, 2, 21, 9])).toEqual([undefined]);
  });
});

describe('layers', () => {
  /** W1, b1, … of so many layers; those of `changed` differ in a way that has no pattern. */
  const layers = (count: number, changed: readonly number[] = []): Value =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => index + 1).flatMap((layer) => [
        [`W${layer}`, [[layer + 0.5, changed.includes(layer) ? 77.25 : layer - 0.25]]],
        [`b${layer}`, [layer * 1.5]],
      ]),
    );
  const told = (count: number, changed: readonly number[]) =>
    patternsOf(layers(count), layers(count, changed)).filter((pattern) => pattern !== undefined);

  it('of which one is wrong or one is right are told by its number, once', () => {
    expect(told(3, [3])).toEqual([{ kind: 'one-layer', index: 3 }]);
    expect(told(4, [2, 3, 4])).toEqual([{ kind: 'all-but-one-layer', index: 1 }]);
    expect(told(12, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])).toEqual([{ kind: 'all-but-one-layer', index: 1 }]);
  });

  it('that are wrong from one on are told', () => {
    expect(told(12, [10, 11, 12])).toEqual([{ kind: 'layers-from', index: 10 }]);
    expect(told(5, [4, 5])).toEqual([{ kind: 'layers-from', index: 4 }]);
  });

  it('without a rule, of two alone, or right by being 0 are not told', () => {
    expect(told(5, [2, 4])).toEqual([]);
    expect(told(4, [1, 2])).toEqual([]);
    expect(told(2, [2])).toEqual([]);
    expect(told(3, [1, 2, 3])).toEqual([]);
    const zeros = { W1: [[1.5, 2.5]], W2: [[0, 0]], W3: [[3.5, 4.5]] };
    expect(patternsOf(zeros, { ...zeros, W3: [[3.5, 9.5]] })).toEqual([undefined]);
  });
});

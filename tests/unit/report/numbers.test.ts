import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  columnFormat,
  formatFactor,
  formatNumber,
  formatPair,
  formatPercent,
  formatPowerOfTen,
} from '../../../grader/report/numbers.ts';

test.each([
  [1.62, '1.62'],
  [2e-9, '2e-9'],
  [0, '0'],
  [-0, '-0'],
  [Number.NaN, 'NaN'],
  [Number.NEGATIVE_INFINITY, '-Infinity'],
  [20000, '20000'],
  [1234567.25, '1234567'],
  [1.5e300, '1.5e300'],
  [0.00012, '0.00012'],
  [1 / 3, '0.333333'],
])('%s reads %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

describe('a pair', () => {
  test.each([
    [1.62, 1.61, '1.62', '1.61'],
    [0.5, -0.25, '0.50', '-0.25'],
    [1.6243453636, 1.6243453637, '1.6243453636', '1.6243453637'],
    [0, -0, '0', '-0'],
    [1, Number.NaN, '1', 'NaN'],
    [1e-7, 1.0001e-7, '1e-7', '1.0001e-7'],
  ])('%s and %s shows the difference', (expected, got, a, b) => {
    expect(formatPair(expected, got)).toEqual({ expected: a, got: b });
  });

  test('of two different numbers never reads alike', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(number, number, (expected, got) => {
        const pair = formatPair(expected, got);
        expect(pair.expected === pair.got).toBe(Object.is(expected, got));
      }),
      { seed: 7, numRuns: 2000 },
    );
  });
});

test('a factor of one over a whole number is written so', () => {
  expect([2, 0.2, -1 / 7, 0.37, 10].map(formatFactor)).toEqual(['2', '1/5', '-1/7', '0.37', '10']);
});

test('percent never rounds up to all or down to nothing', () => {
  expect([0, 0.001, 0.5, 0.999, 1].map(formatPercent)).toEqual(['0', '1', '50', '99', '100']);
});

test('powers of ten are written with superscripts', () => {
  expect([-7, 0, 1, 12].map(formatPowerOfTen)).toEqual(['10⁻⁷', '1', '10', '10¹²']);
});

test('a column has one number of decimals, and keeps small numbers visible', () => {
  const values = [0.5, -0.25, 0.00001, 0, Number.NaN];
  expect(values.map(columnFormat(values))).toEqual(['0.5000', '-0.2500', '1e-5', '0', 'NaN']);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatFactor,
  formatNumber,
  formatPair,
  formatPercent,
  formatPowerOfTen,
} from '../../../grader/report/numbers.ts';

const anyNumber = fc.double();

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [-0, '-0'],
    [1.5, '1.5'],
    [100, '100'],
    [1e-7, '1e-7'],
    [1.6243453635, '1.62435'],
    [1234567.891, '1234568'],
    [1e21, '1e21'],
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
  ])('%d reads %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('reads back as a number close to the one it was given', () => {
    fc.assert(
      fc.property(anyNumber, (value) => {
        const back = Number(formatNumber(value, 6));
        if (!Number.isFinite(value)) expect(back).toBe(value);
        else expect(Math.abs(back - value)).toBeLessThanOrEqual(1e-5 * Math.abs(value));
      }),
      { seed: 11 },
    );
  });
});

describe('formatPair', () => {
  it('shows different numbers differently, whatever they are', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, (expected, got) => {
        const pair = formatPair(expected, got);
        expect(pair.expected === pair.got).toBe(Object.is(expected, got));
      }),
      { seed: 12, numRuns: 2000 },
    );
  });

  it('shows the difference of neighbours in the last bit', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-300, max: 1e300 }),
        (expected) => {
          const got = expected * (1 + Number.EPSILON);
          fc.pre(got !== expected);
          const pair = formatPair(expected, got);
          expect(pair.expected).not.toBe(pair.got);
        },
      ),
      { seed: 13, numRuns: 2000 },
    );
  });

  it('is short where the difference is large', () => {
    expect(formatPair(1.6243453635, 3.248690727)).toEqual({ expected: '1.624', got: '3.249' });
  });

  it('tells 0 from -0', () => {
    expect(formatPair(0, -0)).toEqual({ expected: '0', got: '-0' });
  });
});

describe('the other numbers', () => {
  it.each([
    [2, '2'],
    [0.2, '1/5'],
    [-0.5, '-1/2'],
    [0.37, '0.37'],
  ])('the factor %d reads %s', (factor, text) => expect(formatFactor(factor)).toBe(text));

  it('powers of ten are written with superscripts', () => {
    expect([-7, 0, 1, 12].map(formatPowerOfTen)).toEqual(['10⁻⁷', '1', '10', '10¹²']);
  });

  it('a share is never rounded to all or nothing', () => {
    expect([0, 0.001, 0.5, 0.999, 1].map(formatPercent)).toEqual(['0', '1', '50', '99', '100']);
  });
});

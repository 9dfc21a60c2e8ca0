import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactly, minus, over, plus, times, toNumber, toStep } from '../../../grader/course/decimal.ts';

describe('decimal numbers', () => {
  it('are what they are written as', () => {
    const sum = plus(exactly(0.1), exactly(0.2));
    expect(toNumber(sum)).toBe(0.3);
    expect(toNumber(minus(exactly(1), times(exactly(3), exactly(0.3))))).toBe(0.1);
    expect(exactly(1e-7)).toEqual({ numerator: 1n, denominator: 10_000_000n });
    expect(exactly(2e21)).toEqual({ numerator: 2n * 10n ** 21n, denominator: 1n });
    expect(exactly(-1.5)).toEqual({ numerator: -15n, denominator: 10n });
  });

  it('keep a third as a third, and have six decimals at the end', () => {
    const third = over(exactly(1), exactly(3));
    expect(toNumber(third)).toBe(0.333333);
    expect(toNumber(times(third, exactly(3)))).toBe(1);
  });

  it('come back from any number of six decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (millionths) => {
        expect(toNumber(exactly(millionths / 1e6))).toBe(millionths / 1e6);
      }),
      { seed: 1 },
    );
  });

  it('are not divided by nothing', () => {
    expect(() => over(exactly(1), exactly(0))).toThrow(RangeError);
  });
});

describe('rounding to a step', () => {
  it.each([
    [2.25, 0.5, 'half-up', 2.5],
    [2.25, 0.5, 'half-even', 2],
    [2.75, 0.5, 'half-even', 3],
    [2.2499, 0.5, 'half-up', 2],
    [2.49, 0.5, 'down', 2],
    [2.01, 0.5, 'up', 2.5],
    [2.5, 0.5, 'up', 2.5],
    // As binary numbers, 1.005 · 100 is less than 100.5, and 0.7 / 0.1 less than 7.
    [1.005, 0.01, 'half-up', 1.01],
    [0.7, 0.1, 'down', 0.7],
    [0.3, 0.1, 'up', 0.3],
    [62.5, 1, 'half-even', 62],
    [63.5, 1, 'half-even', 64],
  ] as const)('%d to steps of %d, %s, is %d', (value, step, mode, rounded) => {
    expect(toNumber(toStep(exactly(value), { step, mode }))).toBe(rounded);
  });
});

/** Decimal numbers without rounding errors: 3 · 0.1 is 0.3 here, and a third stays one. */
import type { Rounding } from '../model.ts';

/** An exact number; `denominator` is positive. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

/** The number that `value` is written as: 1/10 for 0.1. @throws {RangeError} for NaN and infinity. */
export function exactly(value: number): Fraction {
  const [decimal = '', exponent = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = decimal.split('.');
  const digits = BigInt(whole + fraction);
  const places = fraction.length - Number(exponent);
  return places >= 0
    ? { numerator: digits, denominator: 10n ** BigInt(places) }
    : { numerator: digits * 10n ** BigInt(-places), denominator: 1n };
}

export function plus(a: Fraction, b: Fraction): Fraction {
  const numerator = a.numerator * b.denominator + b.numerator * a.denominator;
  return { numerator, denominator: a.denominator * b.denominator };
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { ...b, numerator: -b.numerator });
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

/** @throws {RangeError} unless `b` is positive. */
export function over(a: Fraction, b: Fraction): Fraction {
  if (b.numerator <= 0n) throw new RangeError('only positive numbers divide here');
  return { numerator: a.numerator * b.denominator, denominator: a.denominator * b.numerator };
}

export function isLess(a: Fraction, b: Fraction): boolean {
  return a.numerator * b.denominator < b.numerator * a.denominator;
}

export const smaller = (a: Fraction, b: Fraction): Fraction => (isLess(b, a) ? b : a);
export const larger = (a: Fraction, b: Fraction): Fraction => (isLess(a, b) ? b : a);

/** `value`, which is not negative, as a multiple of the step. */
export function toStep(value: Fraction, { step, mode }: Rounding): Fraction {
  const { numerator, denominator } = over(value, exactly(step));
  const count = numerator / denominator;
  const rest = 2n * (numerator % denominator);
  const isUp = {
    down: false,
    up: rest > 0n,
    'half-up': rest >= denominator,
    'half-even': rest > denominator || (rest === denominator && count % 2n === 1n),
  };
  return times({ numerator: isUp[mode] ? count + 1n : count, denominator: 1n }, exactly(step));
}

/** The number with six decimals that is nearest to a `value` that is not negative; reports have no more. */
export function toNumber(value: Fraction): number {
  const { numerator, denominator } = toStep(value, { step: 1e-6, mode: 'half-up' });
  return Number((numerator * 1_000_000n) / denominator) / 1e6;
}

/** When two numbers count as equal. */
import type { Tolerance } from '../model.ts';

/** absolute + relative · max |expected|, over the finite numbers of the compared array. */
export function allowedFor(expected: readonly number[], tolerance: Tolerance): number {
  let largest = 0;
  for (const number of expected) {
    if (Number.isFinite(number)) largest = Math.max(largest, Math.abs(number));
  }
  return tolerance.absolute + tolerance.relative * largest;
}

/** NaN equals NaN, an infinity itself, −0 equals 0; other numbers when |got − expected| ≤ allowed. */
export function isClose(expected: number, got: number, allowed: number): boolean {
  if (Number.isNaN(expected)) return Number.isNaN(got);
  if (got === expected) return true;
  return Math.abs(got - expected) <= allowed;
}

/** |got − expected|, with everything that is not a finite number infinitely far away. */
export function distance(expected: number, got: number): number {
  const difference = Math.abs(got - expected);
  return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
}

/** What an answer looks like by itself, whatever was asked for; and data made to look so. Depth is bounded. */
import type { Value } from '../value.ts';
import { isRecord } from './tensor.ts';

const maxDepth = 16;

/** Nothing at all: undefined, null, an empty array or object, or arrays and objects of nothing but those. */
export function isNothing(value: Value, depth = maxDepth): boolean {
  if (value === undefined || value === null) return true;
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.every((item) => isNothing(item, depth - 1));
  return isRecord(value) && Object.values(value).every((item) => isNothing(item, depth - 1));
}

/** Every number in `value`, in order. */
export function numbersIn(value: Value): number[] {
  const numbers: number[] = [];
  collect(value, maxDepth, numbers);
  return numbers;
}

function collect(value: Value, depth: number, numbers: number[]): void {
  if (typeof value === 'number') numbers.push(value);
  else if (depth === 0) return;
  else if (Array.isArray(value)) for (const item of value) collect(item, depth - 1, numbers);
  else if (isRecord(value)) for (const item of Object.values(value)) collect(item, depth - 1, numbers);
}

/** More than half of the numbers are NaN. */
export function isMostlyNaN(value: Value): boolean {
  const numbers = numbersIn(value);
  return 2 * numbers.filter((number) => Number.isNaN(number)).length > numbers.length;
}

/** There are numbers, and all are zero. */
export function isAllZeros(value: Value): boolean {
  const numbers = numbersIn(value);
  return numbers.length > 0 && numbers.every((number) => number === 0);
}

/** A copy of `value` with every number changed. */
export function mapNumbers(value: Value, change: (number: number) => number, depth = maxDepth): Value {
  if (typeof value === 'number') return change(value);
  if (depth === 0) return value;
  if (Array.isArray(value)) return value.map((item) => mapNumbers(item, change, depth - 1));
  if (!isRecord(value)) return value;
  return recordOf(Object.entries(value).map(([key, item]) => [key, mapNumbers(item, change, depth - 1)]));
}

/** An object without a prototype, so that a key "__proto__" is just a key. */
export function recordOf(entries: readonly (readonly [string, Value])[]): Value {
  const record: { [key: string]: Value } = Object.create(null);
  for (const [key, item] of entries) record[key] = item;
  return record;
}

/** Exactly the same data; of the given side, no more is read than `own` has. */
export function isSame(own: Value, given: Value, depth = maxDepth): boolean {
  if (own === given || (typeof own === 'number' && Number.isNaN(own) && Number.isNaN(given))) return true;
  if (depth === 0) return false;
  if (Array.isArray(own)) {
    if (!Array.isArray(given) || own.length !== given.length) return false;
    return own.every((item, index) => isSame(item, given[index], depth - 1));
  }
  if (!isRecord(own) || !isRecord(given)) return false;
  const keys = Object.keys(own);
  if (keys.length !== Object.keys(given).length) return false;
  return keys.every((key) => Object.hasOwn(given, key) && isSame(own[key], given[key], depth - 1));
}

/** Whether two equal values of this content are hardly equal by chance: a fraction, or several different numbers. */
export function isTelling(value: Value): boolean {
  const numbers = numbersIn(value);
  if (numbers.some((number) => Number.isFinite(number) && !Number.isInteger(number))) return true;
  return numbers.length >= 4 && new Set(numbers).size > 1;
}

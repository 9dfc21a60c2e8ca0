/** Nested arrays of numbers, read without trusting what they hold. */
import { NotData, type Value } from '../value.ts';

/** A rectangular nested array of numbers: its dimensions and its numbers in row-major order. A number has none. */
export type Tensor = { readonly dims: readonly number[]; readonly numbers: readonly number[] };

/** The lengths that all parts of a nested array share; `regular` when there is no more to it. */
export type Layout = { readonly dims: readonly number[]; readonly regular: boolean };

export type ValueRecord = { readonly [key: string]: Value };

const noArray: Layout = { dims: [], regular: true };
const maxRank = 16;
const maxLength = 4_000_000;

export function isRecord(value: Value): value is { [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NotData);
}

/** An own entry of an object, or undefined. */
export function field(value: Value, key: string): Value {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The dimensions of a nested array as far as it is rectangular: [[1, 2], [3]] has [2], not regular. */
export function layoutOf(value: Value, rank = maxRank): Layout {
  if (!Array.isArray(value)) return noArray;
  if (rank === 0 || value.length > maxLength) return { dims: [value.length], regular: false };
  let inner: Layout | undefined;
  for (let index = 0; index < value.length; index++) {
    const next = layoutOf(value[index], rank - 1);
    inner = inner === undefined ? next : shared(inner, next);
  }
  return { dims: [value.length, ...(inner?.dims ?? [])], regular: inner?.regular ?? true };
}

function shared(one: Layout, other: Layout): Layout {
  if (one === other) return one;
  if (sameDims(one.dims, other.dims)) return { dims: one.dims, regular: one.regular && other.regular };
  const differs = one.dims.findIndex((length, axis) => length !== other.dims[axis]);
  return { dims: differs < 0 ? one.dims : one.dims.slice(0, differs), regular: false };
}

export function sameDims(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((length, axis) => length === other[axis]);
}

/** What lies `rank` arrays deep, in row-major order. */
export function leavesOf(value: Value, rank: number): Value[] {
  let level: Value[] = [value];
  for (let axis = 0; axis < rank; axis++) {
    const deeper: Value[] = [];
    for (const item of level) if (Array.isArray(item)) for (const inner of item) deeper.push(inner);
    level = deeper;
  }
  return level;
}

/** The tensor that `value` is, or undefined when it is ragged or holds anything but numbers. */
export function tensorOf(value: Value): Tensor | undefined {
  if (typeof value === 'number') return { dims: [], numbers: [value] };
  if (!Array.isArray(value)) return undefined;
  const { dims, regular } = layoutOf(value);
  if (!regular) return undefined;
  const numbers = leavesOf(value, dims.length);
  return allNumbers(numbers) ? { dims, numbers } : undefined;
}

export function allNumbers(values: readonly Value[]): values is number[] {
  return values.every((value) => typeof value === 'number');
}

/** Where the number at `index` of the row-major list stands. */
export function indicesOf(index: number, dims: readonly number[]): number[] {
  const indices: number[] = [];
  let rest = index;
  for (const length of dims.toReversed()) {
    indices.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return indices;
}

/** Every tensor in `value`, itself included, down to two levels of objects. */
export function tensorsIn(value: Value, levels = 2): Tensor[] {
  const tensor = tensorOf(value);
  if (tensor !== undefined) return [tensor];
  if (levels === 0 || !isRecord(value)) return [];
  return Object.values(value).flatMap((item) => tensorsIn(item, levels - 1));
}

/** `structuredClone`, which students know from Node and browsers: it keeps shared parts shared and knows cycles. */
import { hasBrand, inherits, type Primordials, setOwn } from './primordials.ts';

/** Copies by their originals. */
type Seen = Map<object, object>;

export function installClone(p: Primordials): void {
  const clone = (value: unknown) => copyOf(p, value, new p.Map());
  p.define(globalThis, 'structuredClone', {
    value: clone,
    writable: true,
    enumerable: false,
    configurable: true,
  });
}

/** @throws {Error} named DataCloneError for what is no data. */
export function copyOf(p: Primordials, value: unknown, seen: Seen): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') throw notCloned(p, p.text(value));
  if (typeof value !== 'object' || value === null) return value;
  const known = p.apply(p.mapGet, seen, [value] as never[]);
  return known === undefined ? copyObject(p, value, seen) : known;
}

export function copyObject(p: Primordials, value: object, seen: Seen): object {
  // Lists first: a brand is told by a builtin that throws, and for each row of many matrices that would take seconds.
  if (p.isArray(value)) return cloneList(p, value, seen);
  const isTyped = p.apply(p.typedArrayTag, value, []) !== undefined;
  if (isTyped) return keepCopy(p, { value, copy: p.apply(p.typedArraySlice, value, []) as object }, seen);
  if (hasBrand(p, p.dateTime, value)) return new p.Date(p.apply(p.dateTime, value, []) as number);
  if (hasBrand(p, p.mapSize, value)) return copyCollection(p, { value, copy: new p.Map() }, seen);
  if (hasBrand(p, p.setSize, value)) return copyCollection(p, { value, copy: new p.Set() }, seen);
  if (inherits(p, value, p.promisePrototype)) throw notCloned(p, 'a promise');
  if (inherits(p, value, p.regExpPrototype)) return new p.RegExp(value as RegExp);
  const copy = copyEntries(p, { value, copy: {} }, seen);
  if (inherits(p, value, p.errorPrototype)) setOwn(p, copy, { key: 'message', value: p.text(value) });
  return copy;
}

/** A list; one without holes or further keys, as all matrices are, is copied as a whole: defining entries takes six times as long. */
export function cloneList(p: Primordials, list: readonly unknown[], seen: Seen): object {
  const isPlain = p.prototypeOf(list) === p.arrayPrototype && p.keys(list).length === list.length;
  if (!isPlain) return copyEntries(p, { value: list, copy: [] }, seen);
  const copy = p.apply(p.listSlice, list, []) as unknown[];
  keepCopy(p, { value: list, copy }, seen);
  for (let index = 0; index < copy.length; index += 1) {
    const item = copy[index];
    if (typeof item !== 'number') copy[index] = copyOf(p, item, seen);
  }
  return copy;
}

/** A list or an object with all that it holds under keys of its own. */
export function copyEntries(p: Primordials, pair: Pair, seen: Seen): object {
  const { value, copy } = pair;
  keepCopy(p, pair, seen);
  if (p.isArray(value)) (copy as unknown[]).length = value.length;
  const keys = p.keys(value);
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    setOwn(p, copy, { key, value: copyOf(p, (value as Record<string, unknown>)[key], seen) });
  }
  return copy;
}

type Pair = { readonly value: object; readonly copy: object };

export function keepCopy(p: Primordials, { value, copy }: Pair, seen: Seen): object {
  p.apply(p.mapSet, seen, [value, copy] as never[]);
  return copy;
}

/** A Map or a Set, entries in their order. */
export function copyCollection(p: Primordials, pair: Pair, seen: Seen): object {
  const { value, copy } = pair;
  keepCopy(p, pair, seen);
  const isMap = hasBrand(p, p.mapSize, value);
  const add = (item: unknown, key: unknown) =>
    isMap
      ? p.apply(p.mapSet, copy, [copyOf(p, key, seen), copyOf(p, item, seen)] as never[])
      : p.apply(p.setAdd, copy, [copyOf(p, item, seen)] as never[]);
  p.apply(isMap ? p.mapForEach : p.setForEach, value, [add] as never[]);
  return copy;
}

export function notCloned(p: Primordials, what: string): Error {
  const error = new p.Error(`${what} could not be cloned.`);
  setOwn(p, error, { key: 'name', value: 'DataCloneError' });
  return error;
}

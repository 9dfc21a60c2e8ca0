/** Names for values that are not data. */
import { hasBrand, inherits, isOwn, type Primordials } from './primordials.ts';

/** What `value` is, in words: "a function", "a promise", "an array", … */
export function describe(p: Primordials, value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'undefined';
  if (typeof value === 'object') return describeObject(p, value);
  return `a ${typeof value}`;
}

export function describeObject(p: Primordials, value: object): string {
  if (p.isArray(value)) return 'an array';
  return notData(p, value) ?? 'an object';
}

/** What kind of thing an object is that is no plain data; `undefined` for plain data. */
export function notData(p: Primordials, value: object): string | undefined {
  const prototype = p.prototypeOf(value);
  if (prototype === null || prototype === p.objectPrototype) return undefined;
  if (hasBrand(p, p.mapSize, value)) return 'a Map';
  if (hasBrand(p, p.setSize, value)) return 'a Set';
  if (hasBrand(p, p.dateTime, value)) return 'a Date';
  if (inherits(p, value, p.promisePrototype)) return 'a promise';
  if (inherits(p, value, p.errorPrototype)) return 'an error';
  if (inherits(p, value, p.regExpPrototype)) return 'a regular expression';
  return hasGetters(p, prototype) ? 'a class instance' : undefined;
}

/** Whether what instances show may come from code: a class with accessors is not plain data. */
export function hasGetters(p: Primordials, start: object): boolean {
  let prototype: object | null = start;
  for (let steps = 0; prototype !== null && prototype !== p.objectPrototype && steps < 100; steps += 1) {
    const keys = p.ownKeys(prototype);
    for (let index = 0; index < keys.length; index += 1) {
      const descriptor = p.descriptorOf(prototype, keys[index] ?? '');
      if (descriptor !== undefined && !isOwn(p, descriptor, 'value')) return true;
    }
    prototype = p.prototypeOf(prototype);
  }
  return false;
}

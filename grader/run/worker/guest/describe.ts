/** The one rule for what counts as an answer, for the encoder and the membrane alike; and names for what does not. */
import { hasBrand, inherits, isOwn, type Primordials, setOwn } from './primordials.ts';

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

/** How long a list is, an array or a typed array; `undefined` for what is no list. */
export function lengthOf(p: Primordials, value: object): number | undefined {
  if (p.isArray(value)) {
    const length: unknown = value.length;
    return typeof length === 'number' ? length : 1 / 0;
  }
  const isTyped = p.apply(p.typedArrayTag, value, []) !== undefined;
  return isTyped ? (p.apply(p.typedArrayLength, value, []) as number) : undefined;
}

/** What kind of thing an object is that is no data; `undefined` for a list and for an object with names. */
export function notData(p: Primordials, value: object): string | undefined {
  const prototype = p.prototypeOf(value);
  if (prototype === null || prototype === p.objectPrototype) return undefined;
  if (prototype === p.standInPrototype) return (value as { what: string }).what;
  if (hasBrand(p, p.mapSize, value)) return 'a Map';
  if (hasBrand(p, p.setSize, value)) return 'a Set';
  if (hasBrand(p, p.dateTime, value)) return 'a Date';
  for (let index = 0; index < p.kinds.length; index += 1) {
    const kind = p.kinds[index];
    if (kind !== undefined && inherits(p, value, kind[0])) return kind[1];
  }
  return undefined;
}

/** The names of an object's data: its own enumerable properties, and the accessors of its class. */
export function namesOf(p: Primordials, value: object): string[] {
  const names = p.keys(value);
  let prototype = p.prototypeOf(value);
  for (let steps = 0; prototype !== null && prototype !== p.objectPrototype && steps < 100; steps += 1) {
    addAccessors(p, prototype, names);
    prototype = p.prototypeOf(prototype);
  }
  return names;
}

export function addAccessors(p: Primordials, prototype: object, names: string[]): void {
  const keys = p.ownKeys(prototype);
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index];
    if (typeof key !== 'string' || includes(names, key)) continue;
    const descriptor = p.descriptorOf(prototype, key);
    const isReadable =
      descriptor !== undefined && isOwn(p, descriptor, 'get') && descriptor.get !== undefined;
    if (isReadable) setOwn(p, names, { key: names.length, value: key });
  }
}

export function includes(list: readonly unknown[], item: unknown): boolean {
  for (let index = 0; index < list.length; index += 1) if (list[index] === item) return true;
  return false;
}

/**
 * Keeps what drivers work with as it is. A driver measures next to student code, with the builtins of the same realm,
 * and what it should find is easy to guess: a patched `Math.abs`, or a `toJSON` that every list has, would say that all
 * is well. So before the first driver runs, every builtin is made what it was again, and closed.
 */
import { includes } from './describe.ts';
import { isOwn, type Primordials, setOwn } from './primordials.ts';

/** One builtin object: its name, its prototype, and for each key the property that was under it. */
export type Builtin = {
  readonly name: string;
  readonly object: object;
  readonly prototype: object | null;
  readonly keys: readonly PropertyKey[];
  readonly properties: readonly PropertyDescriptor[];
  /** Whether other objects find its keys as if they were their own. */
  readonly isInherited: boolean;
};

/** The builtins as they were, and what cannot be made so again; `''` when all could, once they are closed. */
export type Builtins = { readonly all: readonly Builtin[]; problem: string | undefined };

type Named = [name: string, object: object];

type Added = { readonly builtin: Builtin; readonly key: PropertyKey };

/**
 * Remembers the builtins, all that can be reached from the global object and from values of the language's own kinds;
 * must run before any student code.
 */
export function takeBuiltins(p: Primordials): Builtins {
  const all: Builtin[] = [];
  const seen = new Set<object>();
  const held: Named[] = [['globalThis', globalThis]];
  const prototypes = hiddenBuiltins(p);
  for (let next = held.shift(); next !== undefined; next = held.shift() ?? prototypes.shift()) {
    const [name, object] = next;
    if (seen.has(object)) continue;
    seen.add(object);
    const builtin = takeBuiltin(p, name, object);
    all.push(builtin);
    held.push(...namedIn(p, builtin));
    if (builtin.prototype !== null) prototypes.push([`the prototype of ${name}`, builtin.prototype]);
  }
  const inherited = new Set(
    all.flatMap((builtin) => [builtin.prototype, heldBy(p, builtin.object, 'prototype')]),
  );
  return {
    all: all.map((builtin) => ({ ...builtin, isInherited: inherited.has(builtin.object) })),
    problem: undefined,
  };
}

/** Builtins that no name leads to. */
export function hiddenBuiltins(p: Primordials): Named[] {
  const iterators = [
    [].values(),
    new Map().keys(),
    new Set().keys(),
    ''[Symbol.iterator](),
    ''.matchAll(/x/g),
  ];
  const functions = [function* () {}, async function* () {}, async () => {}];
  return [
    ['Function.prototype', p.functionPrototype],
    ['TypedArray', p.prototypeOf(Uint8Array) as object],
    ...iterators.map((iterator): Named => ['an iterator', p.prototypeOf(iterator) as object]),
    ...functions.map((fn): Named => ['a function', p.prototypeOf(fn) as object]),
  ];
}

export function takeBuiltin(p: Primordials, name: string, object: object): Builtin {
  const keys = p.ownKeys(object).filter((key) => !isFree(name, key));
  return {
    name,
    object,
    prototype: p.prototypeOf(object),
    keys,
    properties: keys.map((key) => propertyOf(p, object, key)),
    isInherited: true,
  };
}

/** What students may change; no driver looks at it. */
export function isFree(name: string, key: PropertyKey): boolean {
  if (name === 'globalThis') return key === 'console' || key === 'structuredClone';
  return (name === 'Math' && key === 'random') || (name === 'Error' && key === 'stackTraceLimit');
}

/** The builtins under the keys of one, by name; of functions only those that make objects hold anything to look up. */
export function namedIn(p: Primordials, { name, object, keys }: Builtin): Named[] {
  const path = name === 'globalThis' ? '' : `${name}.`;
  const entries = keys.map((key): [string, unknown] => [`${path}${p.text(key)}`, heldBy(p, object, key)]);
  return entries.filter((entry): entry is Named => {
    const [, value] = entry;
    if (typeof value === 'function') return isOwn(p, value, 'prototype');
    return typeof value === 'object' && value !== null;
  });
}

/** The property under `key`, with nothing that it could inherit; an empty one when there is none. */
export function propertyOf(p: Primordials, object: object, key: PropertyKey): PropertyDescriptor {
  return { __proto__: null, ...p.descriptorOf(object, key) } as PropertyDescriptor;
}

/** The value or the getter under `key`; no code of anybody's is run. */
export function heldBy(p: Primordials, object: object, key: PropertyKey): unknown {
  const { value, get } = propertyOf(p, object, key);
  return value ?? get;
}

/** Makes the builtins what they were and closes them, the first time; gives what could not be made so, in words, or `''`. */
export function closeBuiltins(p: Primordials, builtins: Builtins): string {
  if (builtins.problem !== undefined) return builtins.problem;
  builtins.problem = '';
  for (let index = 0; index < builtins.all.length; index += 1) {
    builtins.problem ||= restore(p, builtins.all, index);
  }
  for (let index = 0; index < builtins.all.length; index += 1)
    closeBuiltin(p, builtins.all[index] as Builtin);
  return builtins.problem;
}

/** Makes one builtin what it was, but for harmless new keys; gives the first part that cannot be made so, or `''`. */
export function restore(p: Primordials, all: readonly Builtin[], place: number): string {
  const builtin = all[place] as Builtin;
  const { name, object, prototype, keys, properties } = builtin;
  const now = name === 'globalThis' ? [] : p.ownKeys(object);
  if (p.prototypeOf(object) !== prototype && !p.setPrototype(object, prototype))
    return `the prototype of ${name}`;
  for (let index = 0; index < now.length; index += 1) {
    const key = now[index] ?? '';
    if (isFree(name, key) || includes(keys, key) || isHarmless(p, all, { builtin, key })) continue;
    if (!p.delete(object, key)) return `${name}.${p.text(key)}`;
  }
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    const { value, get } = properties[index] ?? {};
    if (p.define(object, key, properties[index] ?? {})) continue;
    if (!p.is(heldBy(p, object, key), value ?? get)) return `${name}.${p.text(key)}`;
  }
  return '';
}

/**
 * Whether a new key may stay: what nothing inherits, such as `Math.sigmoid`, and a method such as `Array.prototype.sum`,
 * which nobody else calls. What a driver could take for part of an answer may not.
 */
export function isHarmless(p: Primordials, all: readonly Builtin[], { builtin, key }: Added): boolean {
  if (typeof key !== 'string') return false;
  if (!builtin.isInherited) return true;
  if (builtin.object === p.objectPrototype || isNameOf(all, key)) return false;
  return typeof propertyOf(p, builtin.object, key).value === 'function';
}

/** Whether any builtin has this key: the language asks for `toJSON`, and drivers call `map`, on whatever there is. */
export function isNameOf(all: readonly Builtin[], key: PropertyKey): boolean {
  for (let index = 0; index < all.length; index += 1) if (includes(all[index]?.keys ?? [], key)) return true;
  return false;
}

/**
 * Frozen at once where that can be: what is redefined key by key, the engine no longer takes for the builtin. Students
 * may go on to have globals of their own, and objects and errors with a toString or a name of their own.
 */
export function closeBuiltin(p: Primordials, builtin: Builtin): void {
  const { name, object, keys, properties } = builtin;
  const isShadowed = object === p.objectPrototype || includes(p.errorPrototypes, object);
  if (name !== 'globalThis' && !isShadowed) {
    p.freeze(object);
    return;
  }
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    const property = properties[index] ?? {};
    const { value } = property;
    const isValue = isOwn(p, property, 'value');
    const fixed = isShadowed ? shadowed(p, { object, key, value }) : { value, writable: false };
    const content = isValue ? fixed : {};
    p.define(object, key, { __proto__: null, ...content, configurable: false } as PropertyDescriptor);
  }
  if (isShadowed) p.preventExtensions(object);
}

type Place = { readonly object: object; readonly key: PropertyKey; readonly value: unknown };

/** A property that is fixed here, and can still be assigned to in what inherits it, which a read-only one forbids. */
export function shadowed(p: Primordials, { object, key, value }: Place): PropertyDescriptor {
  return {
    get: () => value,
    set(this: unknown, own: unknown) {
      if (this === object) throw new p.TypeError(`${p.text(key)} is read-only`);
      setOwn(p, this as object, { key, value: own });
    },
  };
}

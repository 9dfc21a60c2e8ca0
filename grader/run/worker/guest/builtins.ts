/**
 * Keeps what drivers work with as it is. A driver measures next to student code, with the builtins of the same realm,
 * and what it should find is easy to guess: a patched `Math.abs` or `Array.prototype.filter` would say that all is
 * well. So before the first driver runs, the builtins are compared with what they were, and frozen.
 */
import { isOwn, type Primordials } from './primordials.ts';

/** One builtin object: its name, its prototype, and for each key what was held under it. */
export type Builtin = {
  readonly name: string;
  readonly object: object;
  readonly prototype: object | null;
  readonly keys: readonly PropertyKey[];
  readonly held: readonly unknown[];
};

/** The builtins as they were, and what is wrong with them; `''` when nothing is, once they are frozen. */
export type Builtins = { readonly all: readonly Builtin[]; problem: string | undefined };

/** Remembers the builtins; must run before any student code. */
export function takeBuiltins(p: Primordials): Builtins {
  const iterator = (value: Iterable<unknown>) => p.prototypeOf(value[Symbol.iterator]()) as object;
  const constructors = [Array, Map, Set, Number, String, Boolean, RegExp, Symbol, Float64Array];
  const typedArray = p.prototypeOf(Float64Array) as object;
  const named: [string, object][] = [
    ...constructors.map((it): [string, object] => [it.name, it]),
    ...constructors.map((it): [string, object] => [`${it.name}.prototype`, it.prototype]),
    ...Object.entries({ Math, Object, JSON, Reflect, 'Object.prototype': Object.prototype }),
    ['TypedArray', typedArray],
    ['TypedArray.prototype', (typedArray as { prototype: object }).prototype],
    ...[[], new Map(), new Set(), ''].map((it): [string, object] => ['an iterator', iterator(it)]),
    ['Iterator.prototype', p.prototypeOf(iterator([])) as object],
    ['globalThis', globalThis],
  ];
  const all = named.map(([name, object]) => {
    const own = p.ownKeys(object);
    const keys = name === 'globalThis' ? own.filter((key) => named.some(([other]) => other === key)) : own;
    return {
      name,
      object,
      prototype: p.prototypeOf(object),
      keys,
      held: keys.map((key) => heldIn(p, object, key)),
    };
  });
  return { all, problem: undefined };
}

/** The value or the getter under `key`; no code of anybody's is run. */
export function heldIn(p: Primordials, object: object, key: PropertyKey): unknown {
  const descriptor = p.descriptorOf(object, key);
  if (descriptor === undefined) return undefined;
  return isOwn(p, descriptor, 'value') ? descriptor.value : descriptor.get;
}

/** Compares and freezes, the first time; gives what was changed, in words, or `''`. */
export function freezeBuiltins(p: Primordials, builtins: Builtins): string {
  if (builtins.problem !== undefined) return builtins.problem;
  builtins.problem = '';
  for (let index = 0; index < builtins.all.length; index += 1) {
    const builtin = builtins.all[index] as Builtin;
    builtins.problem ||= changeOf(p, builtin);
    freezeBuiltin(p, builtin);
  }
  return builtins.problem;
}

/**
 * The first change of a builtin, or `''`. `Math.random` may be replaced, and methods may be added, to arrays, too; but
 * nothing that every object would have. An index on the prototype of arrays shows in its length.
 */
export function changeOf(p: Primordials, { name, object, prototype, keys, held }: Builtin): string {
  if (p.prototypeOf(object) !== prototype) return `the prototype of ${name}`;
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    if (!p.is(heldIn(p, object, key), held[index]) && key !== 'random') return `${name}.${p.text(key)}`;
  }
  const now = name === 'Object.prototype' ? p.ownKeys(object) : [];
  for (let index = 0; index < now.length; index += 1) {
    if (!includes(keys, now[index])) return `${name}.${p.text(now[index])}`;
  }
  return '';
}

export function includes(list: readonly unknown[], item: unknown): boolean {
  for (let index = 0; index < list.length; index += 1) if (list[index] === item) return true;
  return false;
}

/** Students may go on to write their own toString, and globals of their own. */
export function freezeBuiltin(p: Primordials, { name, object, keys, held }: Builtin): void {
  if (name === 'Object.prototype') p.preventExtensions(object);
  else if (name !== 'globalThis') p.freeze(object);
  else {
    for (let index = 0; index < keys.length; index += 1) {
      const rights = { __proto__: null, value: held[index], writable: false, configurable: false };
      p.define(object, keys[index] ?? '', rights as PropertyDescriptor);
    }
  }
}

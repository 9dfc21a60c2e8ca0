/**
 * The wall between a driver and the student's functions, which share one realm. A driver never holds an object of the
 * student's: what a function returns, or hands to a callback, comes to it as a picture made of plain data, and what a
 * driver passes goes to the student as a copy. A picture that is passed back becomes what it is a picture of, so what
 * a student returned keeps its identity, its class and its methods. It stands only while a driver runs, so builtins are
 * as they were (see builtins.ts), and `push` can be used: storing at an index is slow once `Array.prototype` is frozen.
 */
import { lengthOf, namesOf, notData } from './describe.ts';
import type { Pair } from './marks.ts';
import { type Membrane, passesAsItIs } from './membrane-state.ts';
import { type Callable, isOwn, setOwn } from './primordials.ts';
import { changed, noteChanges } from './same.ts';
import { builtinErrorOf, readText } from './thrown.ts';

/** What is left while one picture is made; what was pictured in it is marked with it. */
type Painting = { items: number; depth: number; readonly whole: object };

/** A student's function, and the arguments that it got last. */
type Crossing = { readonly fn: Callable; handed: readonly unknown[] };

// ------------------------------------------------------------------ from the student to the driver

/**
 * A picture of `value`: numbers, texts, lists and objects as {@link lengthOf} and {@link namesOf} read them, each
 * property once; a stand-in for what is no data, and for functions, which would be asked as `toJSON` or `valueOf`.
 * @throws one of the encoder's stops, or what a getter throws.
 */
export function toDriver(m: Membrane, value: unknown): unknown {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function') return value;
  const { valueCount, valueDepth } = m.encoder.limits;
  return picture(m, value, { items: valueCount, depth: valueDepth, whole: value });
}

export function picture(m: Membrane, value: unknown, painting: Painting): unknown {
  if (typeof value === 'function') return standIn(m, value, 'a function');
  if (typeof value !== 'object' || value === null) return value;
  const known = m.marks.pictureIn(painting, value);
  if (known !== undefined) return known;
  if (passesAsItIs(m, value)) return value;
  const length = lengthOf(m.p, value);
  if (length !== undefined) return pictureList(m, { list: value as readonly unknown[], length }, painting);
  const what = notData(m.p, value);
  return what === undefined ? pictureObject(m, value, painting) : standIn(m, value, what);
}

export function pictureList(
  m: Membrane,
  { list, length }: { list: readonly unknown[]; length: number },
  painting: Painting,
): unknown[] {
  const copy: unknown[] = [];
  enter(m, { original: list, copy }, painting);
  painting.items -= length > painting.items ? stopAt(m, painting, 'valueCount') : length;
  for (let index = 0; index < length; index += 1) {
    const item = list[index];
    copy.push(typeof item === 'number' ? item : picture(m, item, painting));
  }
  painting.depth += 1;
  return copy;
}

export function pictureObject(m: Membrane, value: object, painting: Painting): object {
  const copy = {};
  enter(m, { original: value, copy }, painting);
  const names = namesOf(m.p, value);
  painting.items -= names.length > painting.items ? stopAt(m, painting, 'valueCount') : names.length;
  for (let index = 0; index < names.length; index += 1) {
    const key = names[index] ?? '';
    setOwn(m.p, copy, { key, value: picture(m, (value as Record<string, unknown>)[key], painting) });
  }
  painting.depth += 1;
  return copy;
}

export function enter(m: Membrane, pair: Pair, painting: Painting): void {
  if (painting.depth === 0) stopAt(m, painting, 'valueDepth');
  painting.depth -= 1;
  m.marks.keepPicture(painting, pair);
  m.marks.keepOriginal(pair);
}

/** Something without names that goes back as `value` and is described like it. */
export function standIn(m: Membrane, value: object, what: string): object {
  const isPromise = what === 'a promise';
  const copy = isPromise ? new m.p.Promise(() => {}) : m.p.create(m.p.standInPrototype);
  if (!isPromise) m.p.define(copy, 'what', { __proto__: null, value: what } as PropertyDescriptor);
  m.marks.keepOriginal({ copy, original: value });
  return copy;
}

/** @throws the stop of a limit, which ends the call even where somebody catches it. */
export function stopAt(m: Membrane, { whole }: Painting, limit: 'valueCount' | 'valueDepth'): never {
  m.tooLarge = whole;
  m.stop = m.encoder.stops[limit];
  throw m.stop;
}

// ------------------------------------------------------------------ from the driver to the student

/** A copy of the driver's `value`; of a picture, what it shows. */
export function toStudent(m: Membrane, value: unknown): unknown {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function') return value;
  const original = m.marks.originalOf(value);
  if (original !== undefined) {
    m.gaveBack ||= typeof original === 'object';
    return original;
  }
  if (typeof value === 'function') return wrapperOf(m, value, wrapDrivers);
  if (passesAsItIs(m, value)) return value;
  return m.p.isArray(value) ? copyList(m, value) : copyNamed(m, value);
}

export function copyList(m: Membrane, list: readonly unknown[]): unknown[] {
  const copy: unknown[] = [];
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index];
    copy.push(typeof item === 'number' ? item : toStudent(m, item));
  }
  return copy;
}

export function copyNamed(m: Membrane, value: object): object {
  const copy = {};
  const keys = m.p.keys(value);
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    setOwn(m.p, copy, { key, value: toStudent(m, (value as Record<string, unknown>)[key]) });
  }
  return copy;
}

// ------------------------------------------------------------------ functions

/** The one wrapper of a function, made when it crosses for the first time. */
export function wrapperOf(m: Membrane, fn: object, wrap: (m: Membrane, fn: Callable) => object): object {
  const known = m.p.apply(m.p.weakMapGet, m.wrappers, [fn] as never[]) as object | undefined;
  if (known !== undefined) return known;
  const wrapper = wrap(m, fn as Callable);
  m.p.apply(m.p.weakMapSet, m.wrappers, [fn, wrapper] as never[]);
  return wrapper;
}

/** A student's function as a driver calls it; its `left` gives the arguments as the last call left them. */
export function wrapStudents(m: Membrane, fn: Callable): object {
  const crossing: Crossing = { fn, handed: [] };
  const wrapper = (...args: unknown[]) => callStudent(m, crossing, args);
  setOwn(m.p, wrapper, { key: 'left', value: () => leftArguments(m, crossing) });
  m.marks.keepOriginal({ copy: wrapper, original: fn });
  return wrapper;
}

/**
 * Notes which arguments the function changes. What the student keeps may be another than it showed already, through no
 * fault of this function's.
 * @throws a stop, or a driver's picture of what the student's function throws.
 */
export function callStudent(m: Membrane, crossing: Crossing, args: readonly unknown[]): unknown {
  m.gaveBack = false;
  const handed = copyList(m, args);
  const known = m.gaveBack ? changed(m, args, handed) : [];
  crossing.handed = handed;
  try {
    return toDriver(m, m.p.apply(crossing.fn, undefined, handed as never[]));
  } catch (thrown) {
    throw thrownToDriver(m, thrown);
  } finally {
    noteChanges(m, crossing.fn, { before: args, now: handed, known });
  }
}

/** @throws as {@link callStudent} does, since a getter is code of the student's as well. */
export function leftArguments(m: Membrane, { handed }: Crossing): unknown {
  try {
    return toDriver(m, handed);
  } catch (thrown) {
    throw thrownToDriver(m, thrown);
  }
}

/** A driver's function as a student calls it. */
export function wrapDrivers(m: Membrane, fn: Callable): object {
  return (...args: unknown[]) => {
    for (let index = 0; index < args.length; index += 1) args[index] = toDriver(m, args[index]);
    return toStudent(m, m.p.apply(fn, undefined, args as never[]));
  };
}

/** A random generator of ours crosses as it is; frozen, it cannot tell the driver anything. */
export function keepRandom(m: Membrane, value: unknown): void {
  if (typeof value !== 'function' || !isOwn(m.p, value, 'int32')) return;
  m.p.freeze(value);
  m.marks.keepOriginal({ copy: value, original: value });
}

// ------------------------------------------------------------------ errors

/**
 * What a driver catches for what the student's code throws: an error of the builtin class that it belongs to, with its
 * texts and a name of its own only where that class is Error.
 */
export function thrownToDriver(m: Membrane, thrown: unknown): unknown {
  if ((typeof thrown !== 'object' && typeof thrown !== 'function') || thrown === null) return thrown;
  if (thrown === m.stop) return thrown;
  const Builtin = builtinErrorOf(m.p, thrown);
  if (Builtin === undefined) return standIn(m, thrown, 'something thrown');
  const error = new Builtin(readText(m.p, thrown, 'message') ?? '');
  const name = Builtin === m.p.Error ? readText(m.p, thrown, 'name') : undefined;
  const text = (value: string | undefined) => ({ value: value ?? '', configurable: true });
  if (name !== undefined) m.p.define(error, 'name', text(name));
  m.p.define(error, 'stack', text(readText(m.p, thrown, 'stack')));
  m.marks.keepOriginal({ copy: error, original: thrown });
  return error;
}

/** The student's own value behind what a driver threw on, or that itself. */
export function thrownByStudent(m: Membrane, thrown: unknown): unknown {
  if ((typeof thrown !== 'object' && typeof thrown !== 'function') || thrown === null) return thrown;
  return m.marks.originalOf(thrown) ?? thrown;
}

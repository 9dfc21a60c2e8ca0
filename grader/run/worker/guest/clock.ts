/**
 * Takes from a realm what differs from run to run or from machine to machine: the time, the time zone and language of
 * the host, the moments at which memory is collected, and memory that other threads could count in. Student code that
 * stamps a log or times itself works as ever: it is always the same instant.
 */
import { type Callable, getterOf, type Primordials } from './primordials.ts';

/** How a class is called instead: what its constructor gets, and what a call without `new` gives. */
type Change = {
  readonly given: (args: unknown[]) => unknown[];
  readonly called: (args: unknown[]) => unknown;
};

/** The instant at which all student code runs, in ms: 2000-01-01T00:00:00.000Z. */
export function instant(): number {
  return 946_684_800_000;
}

/** Must run before any student code; `p` keeps the true builtins. */
export function stopClock(p: Primordials): void {
  const uncertain = ['WeakRef', 'FinalizationRegistry', 'SharedArrayBuffer', 'Atomics', 'Temporal'];
  for (let index = 0; index < uncertain.length; index += 1)
    p.remove(globalThis, uncertain[index] as PropertyKey);
  const now = new p.Date(instant()).toString();
  const given = (args: unknown[]) => (args.length === 0 ? [instant()] : args);
  changeClass(p, { holder: globalThis, name: 'Date' }, { given, called: () => now });
  changeMethod(p, { holder: Date, name: 'now' }, () => instant());
  fixLanguage(p);
  stopFormats(p);
}

/** `en-US` wherever a program leaves the language to the host. */
export function fixLanguage(p: Primordials): void {
  p.remove(Intl, 'v8BreakIterator');
  const names = p.ownKeys(Intl);
  for (let index = 0; index < names.length; index += 1) {
    const holder = { holder: Intl, name: names[index] ?? '' };
    const original = (Intl as unknown as Record<PropertyKey, Callable>)[holder.name];
    if (typeof original !== 'function' || !('supportedLocalesOf' in original)) continue;
    const given = (args: unknown[]) => [args[0] === undefined ? 'en-US' : args[0], args[1]];
    changeClass(p, holder, { given, called: (args) => p.apply(original, undefined, given(args) as never[]) });
  }
  const typedArray = p.prototypeOf(p.Bytes.prototype) as object;
  const prototypes = [Number, BigInt, p.Date, String, Array].map((it): object => it.prototype);
  for (const holder of [...prototypes, typedArray]) fixMethods(p, holder);
}

/** Methods that take a language. */
export function fixMethods(p: Primordials, holder: object): void {
  const names = p.ownKeys(holder).filter((name) => /^(toLocale|localeCompare)/.test(p.text(name)));
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index] ?? '';
    // `a.localeCompare(b, language)`
    const place = name === 'localeCompare' ? 1 : 0;
    changeMethod(p, { holder, name }, (original, self, args) => {
      const given = [args[0], args[1], args[2]];
      if (given[place] === undefined) given[place] = 'en-US';
      return p.apply(original, self, given as never[]);
    });
  }
}

/** A date that is left out is now. */
export function stopFormats(p: Primordials): void {
  const holder = Intl.DateTimeFormat.prototype;
  const at = (date: unknown) => (date === undefined ? instant() : date) as never;
  const format = getterOf(holder, 'format');
  const get = function (this: unknown) {
    const write = p.apply(format, this, []) as Callable;
    return (date: unknown) => p.apply(write, undefined, [at(date)]);
  };
  p.define(holder, 'format', { get, enumerable: false, configurable: true });
  changeMethod(p, { holder, name: 'formatToParts' }, (original, self, args) =>
    p.apply(original, self, [at(args[0])]),
  );
}

type Holder = { readonly holder: object; readonly name: PropertyKey };

/** The same class under another constructor; no way leads back to the one that it had. */
export function changeClass(p: Primordials, { holder, name }: Holder, { given, called }: Change): void {
  const original = (holder as Record<PropertyKey, Callable>)[name] as Callable & { prototype: object };
  const changed = function (...args: unknown[]): unknown {
    return new.target === undefined ? called(args) : p.construct(original, given(args), new.target);
  };
  const keys = p.ownKeys(original);
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    p.define(changed, key, p.descriptorOf(original, key) as PropertyDescriptor);
  }
  const rights = { writable: true, enumerable: false, configurable: true };
  p.define(original.prototype, 'constructor', { value: changed, ...rights });
  p.define(holder, name, { value: changed, ...rights });
}

type Work = (original: Callable, self: unknown, args: readonly unknown[]) => unknown;

export function changeMethod(p: Primordials, { holder, name }: Holder, work: Work): void {
  const original = (holder as Record<PropertyKey, Callable>)[name] as Callable;
  // A method and not a function, so that it is no constructor either.
  const { changed } = {
    changed(this: unknown, ...args: unknown[]): unknown {
      return work(original, this, args);
    },
  };
  p.define(changed, 'name', { value: original.name, configurable: true });
  p.define(changed, 'length', { value: original.length, configurable: true });
  p.define(holder, name, { value: changed, writable: true, enumerable: false, configurable: true });
}

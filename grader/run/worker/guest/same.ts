/** Tells which arguments a call changed, by comparing what it was handed with what it was handed a copy of. */
import { includes, lengthOf } from './describe.ts';
import { type Change, type Membrane, passesAsItIs } from './membrane-state.ts';
import { type Callable, isOwn, type Primordials, setOwn } from './primordials.ts';

type Properties = Readonly<Record<string, unknown>>;

/** One comparison; what is the student's own is marked with it, so that nothing is gone through twice. */
type Comparison = { readonly m: Membrane };

/** The places of the arguments that are not what they were before; `before` is data of ours, or a driver's. */
export function changed(m: Membrane, before: readonly unknown[], now: readonly unknown[]): number[] {
  const places: number[] = [];
  const comparison = { m };
  for (let index = 0; index < before.length; index += 1) {
    if (!isAsBefore(comparison, before[index], now[index]))
      setOwn(m.p, places, { key: places.length, value: index });
  }
  return places;
}

/** Notes each argument that is not what it was before, but for those of which that is `known` from before the call. */
export function noteChanges(
  m: Membrane,
  fn: Callable,
  { before, now, known }: { before: readonly unknown[]; now: readonly unknown[]; known: readonly number[] },
): void {
  const places = changed(m, before, now);
  for (let index = 0; index < places.length; index += 1) {
    const argument = places[index] ?? 0;
    if (!includes(known, argument) && !isNoted(m, fn, argument)) m.changes.push({ fn, argument });
  }
}

export function isNoted({ changes }: Membrane, fn: Callable, argument: number): boolean {
  for (let index = 0; index < changes.length; index += 1) {
    if (changes[index]?.fn === fn && changes[index]?.argument === argument) return true;
  }
  return false;
}

/** The JSON text of `[name, place]` pairs for what was noted; `functions` are the student's by name. */
export function toldChanges(p: Primordials, { changes }: Membrane, functions: Properties): string {
  const names = p.keys(functions);
  let text = '';
  for (let index = 0; index < changes.length; index += 1) {
    for (let name = 0; name < names.length; name += 1) {
      const { fn, argument } = changes[index] as Change;
      if (functions[names[name] ?? ''] !== fn) continue;
      text += `${text === '' ? '' : ','}[${p.stringify(names[name])},${argument}]`;
    }
  }
  return text;
}

/** Like {@link isSame}, of an argument as a whole; what cannot be read any more was changed. */
export function isAsBefore(comparison: Comparison, before: unknown, now: unknown): boolean {
  try {
    return isSame(comparison, before, now);
  } catch {
    return false;
  }
}

/** Whether `now` is still the data of `before`, bit for bit; functions are not looked at. */
export function isSame(comparison: Comparison, before: unknown, now: unknown): boolean {
  const { m } = comparison;
  if (typeof before !== 'object' || before === null)
    return typeof before === 'function' || m.p.is(before, now);
  if (typeof now !== 'object' || now === null) return false;
  const original = m.marks.originalOf(before);
  if (original === undefined && m.passes !== undefined && passesAsItIs(m, before)) return before === now;
  if (original !== undefined && (isOfOwnKind(m.p, original) || isCompared(comparison, before, now)))
    return true;
  return m.p.isArray(before) ? isSameList(comparison, before, now) : isSameObject(comparison, before, now);
}

/** What is no list and no plain object keeps what it likes: a class may remember, and hides it from us anyway. */
export function isOfOwnKind(p: Primordials, original: object): boolean {
  if (typeof original === 'function') return true;
  const prototype = p.prototypeOf(original);
  if (prototype === null || prototype === p.objectPrototype) return false;
  return lengthOf(p, original) === undefined;
}

/** Whether the two were met in this comparison before; from now on they were. */
export function isCompared(comparison: Comparison, before: object, now: object): boolean {
  const { marks } = comparison.m;
  if (marks.pictureIn(comparison, now) === before) return true;
  marks.keepPicture(comparison, { original: now, copy: before });
  return false;
}

export function isSameList(comparison: Comparison, before: readonly unknown[], now: object): boolean {
  const { p } = comparison.m;
  if (lengthOf(p, now) !== before.length) return false;
  for (let index = 0; index < before.length; index += 1) {
    const item = before[index];
    const own = (now as readonly unknown[])[index];
    // Without a call for almost all numbers: drivers hand over millions of them.
    if (item === own && item !== 0 && typeof item === 'number') continue;
    if (!isSame(comparison, item, own)) return false;
  }
  return true;
}

export function isSameObject(comparison: Comparison, before: object, now: object): boolean {
  const { p } = comparison.m;
  const keys = p.keys(before);
  if (lengthOf(p, now) !== undefined || p.keys(now).length !== keys.length) return false;
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    if (!isOwn(p, now, key)) return false;
    if (!isSame(comparison, (before as Properties)[key], (now as Properties)[key])) return false;
  }
  return true;
}

/** Tells which arguments a call changed, by comparing them with a second, untouched copy. */
import { decodeArguments, type Probes } from './decode.ts';
import { isOwn, type Primordials } from './primordials.ts';

type Properties = Readonly<Record<string, unknown>>;

/** The numbers of the arguments that are not what `text` says they were, as a list's inside. */
export function changed(
  p: Primordials,
  args: readonly unknown[],
  source: { text: string; probes: Probes },
): string {
  const before = decodeArguments(p, source.text, source.probes);
  let text = '';
  for (let index = 0; index < before.length; index += 1) {
    if (!isSame(p, before[index], args[index])) text += `${text === '' ? '' : ','}${index}`;
  }
  return text;
}

/** Whether `now` is still the data of `before`, which is our own; functions are not looked at. */
export function isSame(p: Primordials, before: unknown, now: unknown): boolean {
  if (typeof before === 'function') return true;
  if (typeof before !== 'object' || before === null) return p.is(before, now);
  if (typeof now !== 'object' || now === null) return false;
  try {
    if (p.isArray(before)) return p.isArray(now) && isSameList(p, before, now);
    return !p.isArray(now) && isSameObject(p, before, now);
  } catch {
    return false;
  }
}

export function isSameList(p: Primordials, before: readonly unknown[], now: readonly unknown[]): boolean {
  if (now.length !== before.length) return false;
  for (let index = 0; index < before.length; index += 1) {
    if (!isSame(p, before[index], now[index])) return false;
  }
  return true;
}

export function isSameObject(p: Primordials, before: object, now: object): boolean {
  const keys = p.keys(before);
  if (p.keys(now).length !== keys.length) return false;
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    if (!isOwn(p, now, key)) return false;
    if (!isSame(p, (before as Properties)[key], (now as Properties)[key])) return false;
  }
  return true;
}

/** Makes a call's arguments, fresh for each call, from their JSON text. */
import { type Callable, type Primordials, setOwn } from './primordials.ts';
import { makeRandom } from './random.ts';

/** The probes of the assignment by name; no prototype. */
export type Probes = Readonly<Record<string, Callable>>;

/**
 * The arguments behind `text`, a list of `[kind, content]`: data, random generators and probes. The list that
 * JSON.parse made is filled in place, so no setter of a prototype is ever met.
 */
export function decodeArguments(p: Primordials, text: string, probes: Probes): unknown[] {
  const list = p.parse(text);
  for (let index = 0; index < list.length; index += 1) {
    const kind = list[index][0];
    const content = list[index][1];
    if (kind === 'value') list[index] = decode(p, content);
    else if (kind === 'rng') list[index] = makeRandom(p, content);
    else list[index] = probes[content];
  }
  return list;
}

export function decode(p: Primordials, encoded: unknown): unknown {
  if (typeof encoded !== 'object' || encoded === null) return encoded;
  if (p.isArray(encoded)) return decodeList(p, encoded);
  const tagged = encoded as { $: string; of: [string, unknown][] };
  if (tagged.$ === 'object') return decodeObject(p, tagged.of);
  if (tagged.$ === 'NaN') return 0 / 0;
  if (tagged.$ === 'Infinity') return 1 / 0;
  if (tagged.$ === '-Infinity') return -1 / 0;
  return tagged.$ === '-0' ? -0 : undefined;
}

export function decodeList(p: Primordials, list: unknown[]): unknown[] {
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index];
    if (typeof item === 'object' && item !== null) list[index] = decode(p, item);
  }
  return list;
}

export function decodeObject(p: Primordials, entries: [string, unknown][]): object {
  const object = {};
  for (let index = 0; index < entries.length; index += 1) {
    const entry = entries[index] ?? ['', undefined];
    setOwn(p, object, { key: entry[0], value: decode(p, entry[1]) });
  }
  return object;
}

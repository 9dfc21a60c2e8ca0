/** Tells why a call cannot be made. */
import type { Absence } from '../../model.ts';
import type { TaskCall } from './protocol.ts';
import { similarName } from './similar.ts';

/** An entry file after loading: its exports (name → what it is), or why there are none. */
export type EntryState = {
  readonly file: string;
  readonly wanted: readonly string[];
  readonly exports?: ReadonlyMap<string, string>;
  readonly absence?: Absence;
  readonly spent?: boolean;
};

/** Why `call` cannot be made, or `undefined` when every function that it uses is there. */
export function absenceOfCall(call: TaskCall, entries: readonly EntryState[]): Absence | undefined {
  const names = call.target === 'student' ? [call.fn, ...call.uses] : call.uses;
  for (const name of names) {
    const absence = absenceOfFunction(name, entries);
    if (absence !== undefined) return absence;
  }
  return undefined;
}

function absenceOfFunction(fn: string, entries: readonly EntryState[]): Absence | undefined {
  const home = homeOf(fn, entries);
  if (home === undefined) return { kind: 'not-exported', fn, file: '' };
  if (home.exports === undefined) return home.absence;
  const what = home.exports.get(fn);
  if (what === 'a function') return undefined;
  const file = home.file;
  if (what !== undefined) return { kind: 'not-a-function', fn, file, is: what };
  const others = [...home.exports.keys()].filter((name) => !home.wanted.includes(name));
  const similar = similarName(fn, others)?.slice(0, 200);
  return { kind: 'not-exported', fn, file, ...(similar !== undefined && { similar }) };
}

/** The entry that must export `fn`; for a function that no entry names, the first that does. */
export function homeOf(fn: string, entries: readonly EntryState[]): EntryState | undefined {
  const declared = entries.find(({ wanted }) => wanted.includes(fn));
  return declared ?? entries.find(({ exports }) => exports?.has(fn)) ?? entries[0];
}

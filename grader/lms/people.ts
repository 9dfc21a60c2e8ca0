/** Whom a roster's row means: by an id, and a name only to notice that an id belongs to another list. */
import type { Person, RosterEntry, StudentIds } from '../model.ts';

type IdKind = keyof StudentIds;

/** A name without all that platforms change in it: letters, marks and digits, in one case. */
export function plainName(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
    .toLowerCase();
}

/** The roster's rows by id: the first kind of id that the person and a row share decides. */
export function rosterById(
  roster: readonly RosterEntry[],
  kinds: readonly IdKind[],
): (person: Person) => RosterEntry | string {
  const rows = new Map<string, RosterEntry[]>();
  for (const entry of roster) {
    for (const kind of kinds) {
      const key = keyOf(kind, entry.ids[kind]);
      if (key !== undefined) rows.set(key, [...(rows.get(key) ?? []), entry]);
    }
  }
  return ({ ids }) => {
    for (const kind of kinds) {
      const key = keyOf(kind, ids[kind]);
      const [found, second] = (key !== undefined && rows.get(key)) || [];
      if (second) return `several rows of the roster have the same ${kind} id`;
      if (found) return found;
    }
    return 'no row of the roster has an id of theirs';
  };
}

/** Addresses and logins are the same in any case; other ids are compared as they are. */
function keyOf(kind: IdKind, id: string | undefined): string | undefined {
  if (id === undefined || id === '') return undefined;
  return `${kind} ${kind === 'email' || kind === 'login' ? id.toLowerCase() : id}`;
}

/** Ids of a roster's row, without the empty ones. */
export function filledIds(ids: Readonly<Record<string, string>>): StudentIds {
  return Object.fromEntries(Object.entries(ids).filter(([, id]) => id !== ''));
}

/** Finding a roster's student by the ids of a submission. */
import type { Person, RosterEntry, StudentIds } from '../model.ts';

const kinds = ['lms', 'sis', 'login', 'email', 'participant'] as const;

/** A roster's students by their ids. */
export type StudentFinder = (person: Person) => readonly RosterEntry[];

/**
 * Finds the students that have one of a person's ids: one, none, or several, when the roster or the ids contradict
 * themselves. A name finds nobody. Logins and addresses are the same in upper and lower case.
 */
export function studentFinder(entries: readonly RosterEntry[]): StudentFinder {
  const byId = new Map<string, RosterEntry[]>();
  for (const entry of entries) {
    for (const id of idsOf(entry.ids)) {
      const known = byId.get(id) ?? [];
      byId.set(id, known);
      known.push(entry);
    }
  }
  return ({ ids }) => [...new Set(idsOf(ids).flatMap((id) => byId.get(id) ?? []))];
}

function idsOf(ids: StudentIds): string[] {
  return kinds.flatMap((kind) => {
    const id = ids[kind];
    if (id === undefined || id === '') return [];
    return [`${kind}:${kind === 'login' || kind === 'email' ? id.toLowerCase() : id}`];
  });
}

/** Ids of a roster's row, without the empty ones. */
export function filledIds(ids: StudentIds): StudentIds {
  return Object.fromEntries(Object.entries(ids).filter(([, id]) => id !== ''));
}

/** A class's members beside the teacher's roster: who handed in nothing, and who is not on it. */
import { byCodeUnit, named } from '../lms/listing.ts';
import { type Platform, RosterError } from '../lms/platform.ts';
import { studentFinder } from '../lms/students.ts';
import { readTable, TableError, textOf } from '../lms/table.ts';
import type { Member, Person, RosterEntry, Table, Whoever } from '../model.ts';
import { forTerminal } from '../report/text.ts';

/** The teacher's export: its path as the user gave it, and what is in it. */
export type RosterFile = { readonly path: string; readonly bytes: Uint8Array };

export type RosterReading = { readonly table: Table; readonly entries: readonly RosterEntry[] };

/**
 * The students of a roster.
 * @throws {RosterError} that names the file, when it is no roster of this platform.
 */
export function readRoster({ path, bytes }: RosterFile, platform: Platform): RosterReading {
  return namingRoster(path, () => {
    const table = readTable(textOf(bytes));
    return { table, entries: platform.roster(table) };
  });
}

/** Runs `work` and names the roster when it is refused, in a message that is safe to print. */
export function namingRoster<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof TableError || error instanceof RosterError)
      throw new RosterError(forTerminal(`--roster ${path}: ${error.message}`));
    throw error;
  }
}

/** Members as the roster completes them, and what it says of the class. */
export type OnRoster = {
  readonly members: readonly Member[];
  readonly missing: readonly Member[];
  readonly notOnRoster: readonly Member[];
  readonly notes: readonly string[];
};

/**
 * Looks up the members on the roster by their ids.
 * @throws {RosterError} when it is none of this platform, or knows none of them.
 */
export function byRoster(
  found: readonly Member[],
  platform: Platform,
  file: RosterFile | undefined,
): OnRoster {
  if (file === undefined) return { members: found, missing: [], notOnRoster: [], notes: [] };
  const { entries } = readRoster(file, platform);
  const members = platform.withRoster?.(found, entries) ?? found;
  if (!shareKinds(members, entries)) return { members, missing: [], notOnRoster: [], notes: [nothingShared] };
  const entriesOf = finderOf(entries);
  const present = new Set(members.flatMap(entriesOf));
  if (present.size === 0)
    throw new RosterError(
      `--roster ${file.path}: none of those who handed in is on it; export the roster of this assignment`,
    );
  const absent = entries.filter((entry) => !present.has(entry) && entry.isTestStudent !== true);
  const hasUnnamed = members.some(({ group }) => group?.isPartlyNamed === true);
  return {
    members: members.map((member) => {
      const rows = entriesOf(member);
      return withRow(withTimes(member, rows), rows);
    }),
    missing: hasUnnamed ? [] : absent.map(missing),
    notOnRoster: members.filter((member) => !member.isTestStudent && entriesOf(member).length === 0),
    notes: hasUnnamed && absent.length > 0 ? [inSomeGroup(absent)] : [],
  };
}

function inSomeGroup(absent: readonly RosterEntry[]): string {
  return (
    'the archive does not name all people of its groups, so that nobody can be told missing; it names none of ' +
    `${absent.length} on the roster (${named(absent.map(({ name }) => name))})`
  );
}

const nothingShared =
  'the roster and the archive of this platform have no kind of id in common, so that nobody can be told missing';

/** Finds the rows of a member, and of each of a group's people. */
function finderOf(entries: readonly RosterEntry[]): (member: Whoever) => readonly RosterEntry[] {
  const find = studentFinder(entries);
  const groups = Map.groupBy(entries, ({ group }) => group);
  return (member) => {
    const people: readonly Person[] = [member, ...(member.group?.people ?? [])];
    const ofGroup = member.group === undefined ? [] : (groups.get(member.group.name) ?? []);
    return [...people.flatMap((person) => find(person)), ...ofGroup];
  };
}

/** A member with what the roster says of its handing in, where the archive does not; of a group's rows, the latest counts. */
function withTimes(member: Member, rows: readonly RosterEntry[]): Member {
  const timed = rows.filter(({ submittedAt }) => submittedAt !== undefined);
  const latest = timed.toSorted((a, b) => byCodeUnit(a.submittedAt ?? '', b.submittedAt ?? '')).at(-1);
  const { submittedAt = latest?.submittedAt, isLate = latest?.isLate } = member;
  return {
    ...member,
    ...(submittedAt === undefined ? {} : { submittedAt }),
    ...(isLate === undefined ? {} : { isLate }),
  };
}

/** A student with their row; of several rows none is theirs for certain, and those of a group are its people's. */
function withRow(member: Member, [row, second]: readonly RosterEntry[]): Member {
  if (row === undefined || second !== undefined || member.group !== undefined) return member;
  return { ...member, onRoster: { ids: row.ids, name: row.name } };
}

function shareKinds(members: readonly Whoever[], entries: readonly RosterEntry[]): boolean {
  const known = new Set(entries.flatMap(({ ids }) => Object.keys(ids)));
  const people = members.flatMap((member) => [member, ...(member.group?.people ?? [])]);
  return people.some(({ ids }) => Object.keys(ids).some((kind) => known.has(kind)));
}

function missing({ ids, name }: RosterEntry): Member {
  return { ids, name, files: [], earlier: [] };
}

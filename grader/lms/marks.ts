/** Which mark goes into which row of a roster, and who gets none and why; the same for every platform. */
import type { FilledRoster, GradeRow, Person, RosterEntry } from '../model.ts';
import { type FillOptions, RosterError } from './platform.ts';
import { writeNumber } from './table.ts';

type Refusal = FilledRoster['refused'][number];

/** A roster that marks go into. */
export type Target = {
  /** The rows of a member, or of each of a group's people; or why somebody has none. */
  entriesOf(row: GradeRow): readonly (RosterEntry | Refusal)[];
  /** What the column counts to, where the roster says so. */
  maximumOf?(entry: RosterEntry): number | undefined;
  /** Why the platform would not take a mark in this row. */
  blocked?(entry: RosterEntry): string | undefined;
};

/** A mark, as text that every platform reads alike, and the row that it goes into. */
export type PlacedMark = { readonly entry: RosterEntry; readonly mark: string; readonly comment?: string };

export type Placement = { readonly placed: readonly PlacedMark[]; readonly refused: readonly Refusal[] };

type Placing = { readonly row: GradeRow; readonly entry: RosterEntry };

const ungraded: Readonly<Record<Exclude<GradeRow['state'], 'graded'>, string>> = {
  error: 'could not be graded, by a fault of ours; what the platform holds stays',
  missing: 'handed nothing in; what the platform holds stays',
  unreadable: 'handed in nothing that can be read; what the platform holds stays',
};

/** The rows of a member or of a group's people, each found by `find`. */
export function entriesOfPeople(
  row: GradeRow,
  find: (person: Person) => RosterEntry | string,
): (RosterEntry | Refusal)[] {
  const people = row.group?.people ?? [];
  return (people.length > 0 ? people : [row]).map((person) => {
    const entry = find(person);
    return typeof entry === 'string' ? { name: person.name, reason: entry } : entry;
  });
}

/** Puts every graded member's mark into its rows. @throws {RosterError} when none fits, or the column counts otherwise. */
export function placeMarks(rows: readonly GradeRow[], target: Target, options: FillOptions): Placement {
  const refused: Refusal[] = [];
  const placings: Placing[] = [];
  for (const row of rows) {
    if (row.state !== 'graded') refused.push({ name: row.name, reason: ungraded[row.state] });
    else
      for (const entry of target.entriesOf(row))
        if ('reason' in entry) refused.push(entry);
        else placings.push({ row, entry });
  }
  if (placings.length === 0 && rows.some(({ state }) => state === 'graded')) throw strangersOnly(refused);
  const rivals = Map.groupBy(placings, ({ entry }) => entry.row);
  const placed: PlacedMark[] = [];
  for (const placing of placings) {
    const isAlone = rivals.get(placing.entry.row)?.length === 1;
    const mark = isAlone ? markFor(placing, target, options) : severalReason;
    if (typeof mark === 'string') refused.push({ name: placing.entry.name, reason: mark });
    else placed.push(mark);
  }
  return { placed, refused };
}

const severalReason = 'several of those who were graded belong to this one row of the roster';

function strangersOnly(refused: readonly Refusal[]): RosterError {
  return new RosterError(
    `None of those who were graded is on this roster (${refused[0]?.name}: ${refused[0]?.reason}). ` +
      'Is it the roster of this assignment? Export it again from there.',
  );
}

function markFor({ row, entry }: Placing, target: Target, options: FillOptions): PlacedMark | string {
  const blocked = target.blocked?.(entry);
  if (blocked !== undefined) return blocked;
  const value = scaled(row, target.maximumOf?.(entry), options);
  if (typeof value === 'string') return value;
  const comment = row.comment === undefined ? {} : { comment: row.comment };
  return { entry, mark: writeNumber(value), ...comment };
}

/** The mark in the column's points, or why there is none. */
function scaled(row: GradeRow, stated: number | undefined, options: FillOptions): number | string {
  const { earned, points } = row;
  if (earned === undefined || points === undefined || !isShare(earned, points))
    return `"${earned} of ${points}" is no mark`;
  if (options.maximum === undefined && stated !== undefined && stated !== points) {
    throw new RosterError(
      `The roster counts to ${stated} points, the assignment to ${points}. ` +
        `Say --scale ${stated} to have marks converted, or change the maximum there.`,
    );
  }
  const value = (earned / points) * (options.maximum ?? points);
  if (stated !== undefined && value > stated)
    return `${writeNumber(value)} is more than the ${stated} points that the roster counts to`;
  return value;
}

function isShare(earned: number, points: number): boolean {
  return earned >= 0 && earned <= points && points > 0 && Number.isFinite(points);
}

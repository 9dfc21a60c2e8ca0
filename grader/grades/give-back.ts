/** What goes back to a platform: the roster with grades, and where each student's page lies in the archive of feedback. */
import { namingRoster, type RosterFile, readRoster } from '../batch/roster.ts';
import { memberId } from '../lms/member-id.ts';
import { type FillOptions, type Platform, RosterError } from '../lms/platform.ts';
import { bytesOf } from '../lms/table.ts';
import type { FilledRoster, GradeRow, RosterEntry, Table } from '../model.ts';
import type { Result, Results } from './results.ts';

/** Who gets no mark, or no page, and why. */
export type Untold = FilledRoster['refused'][number];

export type GivenBack = {
  /** The roster with grades; none when nothing in it changes. */
  readonly grades?: { readonly text: string; readonly bytes: Uint8Array };
  readonly changes: FilledRoster['changes'];
  /** Graded, and yet without a mark in the roster. */
  readonly refused: readonly Untold[];
  /** Not graded, so that the grade stays as it is. */
  readonly ungraded: readonly Result[];
  readonly pages: readonly { readonly path: string; readonly id: string }[];
  readonly unpaged: readonly Untold[];
};

export type Request = {
  readonly platform: Platform;
  /** None for a table of our own. */
  readonly roster?: RosterFile;
  readonly options: FillOptions;
};

/**
 * Works out what a platform takes back; nothing is written.
 * @throws {RosterError} when the roster is none of this class, or cannot take the grades.
 */
export function giveBack({ results }: Results, request: Request): GivenBack {
  const { platform, roster } = request;
  const table = roster === undefined ? undefined : readRoster(roster, platform);
  const entries = table?.entries;
  const members = (entries && platform.withRoster?.(results, entries)) ?? results;
  const filled = fill(members, table?.table, request);
  return {
    ...(filled.changes.length === 0 ? {} : { grades: inEncoding(filled.text, roster) }),
    changes: filled.changes,
    refused: filled.refused,
    ungraded: members.filter(({ entry }) => entry.state !== 'graded'),
    ...pagesOf(members, platform, entries),
  };
}

const noTable: Table = { rows: [], delimiter: ',', hasByteOrderMark: true, lineEnd: '\r\n' };

/** A platform's roster gets rows of who was graded only; a table of our own, for people, has everybody. */
function fill(members: readonly Result[], table: Table | undefined, request: Request): FilledRoster {
  const { platform, roster, options } = request;
  const rows = members.map(rowOf);
  if (table === undefined || roster === undefined)
    return { ...platform.fillIn(noTable, rows, options), refused: [] };
  const graded = rows.filter(({ state }) => state === 'graded');
  return namingRoster(roster.path, () => platform.fillIn(table, graded, options));
}

function rowOf({ ids, name, group, entry }: Result): GradeRow {
  // Where the course has rules, what they made of the points is what counts.
  const { state, earned, points, mark = earned, maximum = points } = entry;
  return {
    ids,
    name,
    group,
    state,
    ...(mark === null ? {} : { earned: mark }),
    ...(maximum === null ? {} : { points: maximum }),
  };
}

function inEncoding(text: string, roster: RosterFile | undefined): NonNullable<GivenBack['grades']> {
  return { text, bytes: bytesOf(text, roster?.bytes ?? new Uint8Array()) };
}

function pagesOf(
  members: readonly Result[],
  platform: Platform,
  entries: readonly RosterEntry[] | undefined,
): Pick<GivenBack, 'pages' | 'unpaged'> {
  const graded = members.filter(({ entry }) => entry.state === 'graded');
  const idOf = new Map<object, string>(graded.map((member) => [member, member.id]));
  const pages = new Map<string, string>();
  const unpaged: Untold[] = [];
  for (const { member, path, reason } of platform.feedback(graded, entries)) {
    const id = idOf.get(member);
    const who = { id: id ?? memberId(member), name: member.name };
    if (path === undefined || id === undefined) unpaged.push({ ...who, reason: reason ?? noPlace });
    else if (pages.has(path)) unpaged.push({ ...who, reason: `${path} is another student’s page` });
    else pages.set(path, id);
  }
  return { pages: [...pages].map(([path, id]) => ({ path, id })), unpaged };
}

const noPlace = 'the platform has no place for this page';

/** @throws {RosterError} when the platform needs a roster and there is none. */
export function requireRoster(platform: Platform, roster: RosterFile | undefined): void {
  if (roster !== undefined || platform.name === 'folder' || platform.name === 'github') return;
  throw new RosterError(
    `--to ${platform.name} fills in a roster: name the teacher's export with --roster FILE (docs/lms/${platform.name}.md)`,
  );
}

/** Moodle's offline grading worksheet: whose row is whose, and the rows that go back. */
import type { FilledRoster, GradeChange, GradeRow, Person, RosterEntry, Table } from '../model.ts';
import { entriesOfPeople, type PlacedMark, placeMarks } from './marks.ts';
import { type WorksheetColumns, worksheetColumns } from './moodle-columns.ts';
import { filledIds, plainName, rosterById } from './people.ts';
import { type FillOptions, RosterError } from './platform.ts';
import { cellOf, readNumber, writeTable } from './table.ts';

/** The students of a worksheet. @throws {RosterError} */
export function worksheetRoster(table: Table): RosterEntry[] {
  return entriesIn(table, worksheetColumns(table));
}

function entriesIn(table: Table, columns: WorksheetColumns): RosterEntry[] {
  return table.rows.slice(1).map((cells, index) => {
    const identifier = cellOf(cells, columns.identifier);
    const team = cellOf(cells, columns.team);
    return {
      row: index + 1,
      name: cellOf(cells, columns.name) || identifier,
      ids: filledIds({
        participant: identifier.replace(/^\D+/, ''),
        email: cellOf(cells, columns.email),
        login: cellOf(cells, columns.login),
        sis: cellOf(cells, columns.sis),
      }),
      ...(team === '' ? {} : { group: team }),
    };
  });
}

type Worksheet = {
  readonly table: Table;
  readonly columns: WorksheetColumns;
  readonly entries: readonly RosterEntry[];
  readonly options: FillOptions;
};

/** The rows of a worksheet that change, in the four columns that Moodle reads. @throws {RosterError} */
export function fillWorksheet(table: Table, rows: readonly GradeRow[], options: FillOptions): FilledRoster {
  const columns = worksheetColumns(table);
  const sheet = { table, columns, entries: entriesIn(table, columns), options };
  const find = finder(sheet);
  const target = {
    entriesOf: (row: GradeRow) => teamOf(sheet, row) ?? entriesOfPeople(row, find),
    maximumOf: ({ row }: RosterEntry) => maximumIn(sheet, row),
    blocked: ({ row }: RosterEntry) => blockedIn(sheet, row),
  };
  const { placed, refused } = placeMarks(rows, target, options);
  const changed = placed.filter((mark) => changesOf(sheet, mark).length > 0);
  const { kept, lost } = withComments(sheet, changed);
  return {
    text: writeTable({
      ...table,
      rows: [headerOf(sheet, kept), ...kept.map((mark) => rowOf(sheet, mark, kept))],
    }),
    changes: kept.flatMap((mark) => changesOf(sheet, mark)),
    refused: [...refused, ...lost],
  };
}

/** The people of a team: only the worksheet knows them. Blind names have nothing in common with a team's. */
function teamOf({ entries, columns }: Worksheet, { name, group }: GradeRow) {
  if (columns.team === undefined || (group && group.people.length > 0)) return undefined;
  const wanted = plainName(group?.name ?? name);
  const team = entries.filter((entry) => plainName(entry.group ?? '') === wanted);
  if (team.length === 0) return undefined;
  if (new Set(team.map((entry) => entry.group)).size === 1) return team;
  return [
    { name, reason: 'the worksheet has several groups whose names Moodle writes alike in the archive' },
  ];
}

function finder({ table, entries, columns }: Worksheet): (person: Person) => RosterEntry | string {
  const byId = rosterById(entries, ['participant', 'sis', 'email', 'login']);
  return (person) => {
    const entry = byId(person);
    if (typeof entry === 'string' || columns.name === undefined) return entry;
    const identifier = cellOf(table.rows[entry.row], columns.identifier);
    // Under blind marking a manager's worksheet says "Participant 20 (Ada Lovelace)", the archive "Participant 20".
    if (plainName(entry.name) === plainName(person.name) || entry.name.startsWith(identifier)) return entry;
    return `${identifier} is "${entry.name}" in the worksheet: it is another assignment's`;
  };
}

function maximumIn({ table, columns }: Worksheet, row: number): number {
  const maximum = readNumber(cellOf(table.rows[row], columns.maximum));
  if (maximum !== undefined) return maximum;
  throw new RosterError(
    `Row ${row + 1} of the worksheet has no maximum grade. Download the worksheet again.`,
  );
}

/** Words of a date that PHP's strtotime reads; Moodle writes dates in the site's language. */
const englishDate =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|am|pm)$/i;

function blockedIn({ table, columns, options }: Worksheet, row: number): string | undefined {
  const cells = table.rows[row];
  if (cellOf(cells, columns.canBeChanged).toLowerCase() === 'no')
    return 'the grade is locked in Moodle ("Grade can be changed" is No), which would skip it without a word';
  if (cellOf(cells, columns.grade) === '' || options.overwritesNewer) return undefined;
  const words = cellOf(cells, columns.modified).match(/\p{L}+/gu) ?? [];
  if (words.length > 0 && words.every((word) => englishDate.test(word))) return undefined;
  return (
    'Moodle cannot read when it was last graded and would skip it without a word; say --overwrite-newer, and tick ' +
    '"Allow updating records that have been modified more recently" when you upload'
  );
}

function changesOf({ table, columns }: Worksheet, { entry, mark, comment }: PlacedMark): GradeChange[] {
  const { name, row } = entry;
  const was = cellOf(table.rows[row], columns.grade);
  const said = cellOf(table.rows[row], columns.comments);
  if (readNumber(was) !== Number(mark)) return [{ name, row, was, now: mark }];
  if (columns.comments === undefined || comment === undefined || oneLine(said) === oneLine(comment))
    return [];
  return [{ name, row, was: said, now: comment }];
}

/** Moodle's export writes a comment's line ends as spaces. */
function oneLine(comment: string): string {
  return comment.replaceAll(/\s+/g, ' ').trim();
}

/** Without a comment of ours, an empty cell would wipe out what a teacher wrote, and a copied one lose its line ends. */
function withComments({ table, columns }: Worksheet, marks: readonly PlacedMark[]) {
  const isTold = marks.some(({ comment }) => comment !== undefined);
  const loses = ({ entry, comment }: PlacedMark) =>
    isTold && comment === undefined && cellOf(table.rows[entry.row], columns.comments) !== '';
  const reason = 'has a comment in Moodle and gets none from us, and the upload would wipe it out';
  return {
    kept: marks.filter((mark) => !loses(mark)),
    lost: marks.filter(loses).map(({ entry }) => ({ name: entry.name, reason })),
  };
}

/** The columns that Moodle reads; the identifier is first, for a comment in the first column would be ignored. */
function written({ columns }: Worksheet, marks: readonly PlacedMark[]): number[] {
  const isTold = columns.comments !== undefined && marks.some(({ comment }) => comment !== undefined);
  const comments = isTold && columns.comments !== undefined ? [columns.comments] : [];
  return [columns.identifier, columns.grade, columns.modified, ...comments];
}

function headerOf(sheet: Worksheet, marks: readonly PlacedMark[]): string[] {
  return written(sheet, marks).map((column) => cellOf(sheet.table.rows[0], column));
}

function rowOf(
  sheet: Worksheet,
  { entry, mark, comment }: PlacedMark,
  marks: readonly PlacedMark[],
): string[] {
  const { columns, table } = sheet;
  return written(sheet, marks).map((column) => {
    if (column === columns.grade) return mark;
    return column === columns.comments ? (comment ?? '') : cellOf(table.rows[entry.row], column);
  });
}

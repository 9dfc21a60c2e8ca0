/** Moodle's offline grading worksheet: whose row is whose, and the rows that go back. */
import type { FilledRoster, GradeChange, GradeRow, Person, RosterEntry, Table } from '../model.ts';
import { fillColumn } from './fill.ts';
import { named } from './listing.ts';
import { peopleOf } from './marks.ts';
import { type WorksheetColumns, worksheetColumns } from './moodle-columns.ts';
import { withTeams } from './moodle-teams.ts';
import { plainName } from './names.ts';
import { type FillOptions, RosterError } from './platform.ts';
import { filledIds, type StudentFinder, studentFinder } from './students.ts';
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
      ...handedInBy(cells, columns),
    };
  });
}

/** When somebody handed in, and whether late; only an English worksheet says it so that it can be told. */
function handedInBy(cells: readonly string[], columns: WorksheetColumns) {
  const submittedAt = englishTime(cellOf(cells, columns.submitted));
  if (submittedAt === undefined) return {};
  const status = cellOf(cells, columns.status).split(' - ');
  return { submittedAt, isLate: status.some((part) => part.trim().endsWith(' late')) };
}

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** "Saturday, 21 November 2026, 8:19 AM" as ISO 8601 without a zone, for the worksheet names none. */
function englishTime(cell: string): string | undefined {
  const [, day = '', month = '', year, hour, minute, half = ''] =
    /^\w+, (\d{1,2}) (\w+) (\d{4}), (\d{1,2}):(\d\d)(?: ([AP]M))?$/i.exec(cell) ?? [];
  const index = months.indexOf(month.toLowerCase());
  if (index < 0 || year === undefined) return undefined;
  const ofDay = half === '' ? Number(hour) : (Number(hour) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
  const [twoMonth, twoDay, twoHour] = [index + 1, day, ofDay].map((part) => String(part).padStart(2, '0'));
  return `${year}-${twoMonth}-${twoDay}T${twoHour}:${minute}:00`;
}

type Worksheet = {
  readonly table: Table;
  readonly columns: WorksheetColumns;
  readonly entries: readonly RosterEntry[];
  readonly options: FillOptions;
};

/** The rows of a worksheet that change, in the columns that Moodle reads. @throws {RosterError} */
export function fillWorksheet(table: Table, rows: readonly GradeRow[], options: FillOptions): FilledRoster {
  const columns = worksheetColumns(table);
  const sheet = { table, columns, entries: entriesIn(table, columns), options };
  const find = studentFinder(sheet.entries);
  const grades = withTeams(rows, sheet.entries);
  refuseStrangers(sheet, grades, find);
  const maximum = maximumOf(sheet);
  const refuse = (mark: number, entry: RosterEntry, person: Person) =>
    strangeness(sheet, entry, person) ??
    silence(sheet, entry) ??
    (mark > maximum ? `${mark} is above the maximum, and Moodle would skip it without a word` : undefined);
  const filled = fillColumn(
    { ...{ table, find, options, refuse }, column: { index: columns.grade, maximum } },
    grades,
  );
  const comments = commentsOf(grades, find);
  const { kept, lost } = withComments(sheet, filled.changes, comments);
  return {
    text: writeTable({ ...table, rows: written(sheet, kept, comments) }),
    changes: kept,
    refused: [...filled.refused, ...lost],
  };
}

/** The number means somebody else in another assignment; the name shows it, except under blind marking. */
function strangeness({ table, columns }: Worksheet, entry: RosterEntry, person: Person): string | undefined {
  if (columns.name === undefined || plainName(entry.name) === plainName(person.name)) return undefined;
  const identifier = cellOf(table.rows[entry.row], columns.identifier);
  // A manager's worksheet says "Participant 20 (Ada Lovelace)" then.
  if (entry.name.startsWith(identifier)) return undefined;
  return `${identifier} is "${entry.name}" in the worksheet, so it is another assignment's`;
}

/** Every assignment counts from 1, so the numbers of a strange worksheet fit: nobody's name does. */
function refuseStrangers(sheet: Worksheet, grades: readonly GradeRow[], find: StudentFinder): void {
  const people = grades.filter(({ state }) => state === 'graded').flatMap(peopleOf);
  const isStrange = (person: Person) =>
    find(person).some((entry) => strangeness(sheet, entry, person) !== undefined);
  if (people.length === 0 || !people.every(isStrange)) return;
  throw new RosterError(
    `none of those who were graded is on this worksheet (${named(people.map(({ name }) => name))}): it is another ` +
      "assignment's. Download the worksheet of this one.",
  );
}

function maximumOf({ table, columns }: Worksheet): number {
  const [maximum, other] = new Set(
    table.rows.slice(1).map((row) => readNumber(cellOf(row, columns.maximum))),
  );
  if (maximum !== undefined && other === undefined) return maximum;
  throw new RosterError('The worksheet has no maximum grade, or several. Download it again.');
}

/** Words of a date that PHP's strtotime reads; Moodle writes dates in the site's language. */
const englishWords: ReadonlySet<string> = new Set([
  ...months,
  ...['mon', 'tues', 'wednes', 'thurs', 'fri', 'satur', 'sun'].map((day) => `${day}day`),
  ...['am', 'pm'],
]);

/** Why Moodle would skip the row without a word. */
function silence({ table, columns, options }: Worksheet, { row }: RosterEntry): string | undefined {
  const cells = table.rows[row];
  if (cellOf(cells, columns.canBeChanged).toLowerCase() === 'no')
    return 'the grade is locked in Moodle ("Grade can be changed" is No), which would skip it without a word';
  if (cellOf(cells, columns.grade) === '' || options.overwritesNewer) return undefined;
  const words = cellOf(cells, columns.modified).match(/\p{L}+/gu) ?? [];
  if (words.length > 0 && words.every((word) => englishWords.has(word.toLowerCase()))) return undefined;
  return (
    'Moodle cannot read when it was last graded and would skip it without a word; say --overwrite-newer, and tick ' +
    '"Allow updating records that have been modified more recently" when you upload'
  );
}

type Comments = ReadonlyMap<number, string>;

/** Comments by the worksheet's row; an empty one is none. */
function commentsOf(grades: readonly GradeRow[], find: StudentFinder): Comments {
  const told = grades.flatMap((grade) => {
    const { comment } = grade;
    const entries = comment ? peopleOf(grade).flatMap(find) : [];
    return entries.map(({ row }) => [row, comment ?? ''] as const);
  });
  return new Map(told);
}

/** Without a comment of ours, an empty cell would wipe out what a teacher wrote, and a copied one lose its line ends. */
function withComments(
  { table, columns }: Worksheet,
  changes: readonly GradeChange[],
  comments: Comments,
): { kept: GradeChange[]; lost: FilledRoster['refused'] } {
  const isTold = changes.some(({ row }) => comments.has(row));
  const loses = ({ row }: GradeChange) =>
    isTold && !comments.has(row) && cellOf(table.rows[row], columns.comments) !== '';
  const reason = 'has a comment in Moodle and gets none from us, and the upload would wipe it out';
  return {
    kept: changes.filter((change) => !loses(change)).sort((a, b) => a.row - b.row),
    lost: changes.filter(loses).map(({ id, name }) => ({ id, name, reason })),
  };
}

/** Identifier first: Moodle ignores comments in the first column. */
function written(
  { table, columns }: Worksheet,
  changes: readonly GradeChange[],
  comments: Comments,
): (readonly string[])[] {
  const [header] = table.rows;
  const { identifier, grade, modified } = columns;
  const isTold = columns.comments !== undefined && changes.some(({ row }) => comments.has(row));
  const told = (text: string) => (isTold ? [text] : []);
  return [
    [
      ...[identifier, grade, modified].map((at) => cellOf(header, at)),
      ...told(cellOf(header, columns.comments)),
    ],
    ...changes.map(({ row, now }) => {
      const cells = table.rows[row];
      return [cellOf(cells, identifier), now, cellOf(cells, modified), ...told(comments.get(row) ?? '')];
    }),
  ];
}

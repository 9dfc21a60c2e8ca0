/**
 * Canvas's gradebook: rows of headings first, then a row for each student. All of it goes back as it came but for
 * marks: whatever Canvas does not find in its course, it proposes to create.
 */
import type { FilledRoster, GradeRow, Person, RosterEntry, Table } from '../model.ts';
import { type Candidate, chosenColumn, columnCalled } from './columns.ts';
import { fillColumn } from './fill.ts';
import { plainName } from './names.ts';
import { type FillOptions, RosterError } from './platform.ts';
import { filledIds, studentFinder } from './students.ts';
import { cellOf, readNumber, writeTable } from './table.ts';

/** Totals of Canvas's own; it drops every column whose title holds one of them. */
const total = /(?:Current|Final) (?:Score|Points|Grade)|Override (?:Score|Grade|Status)/;

/** "Quiz 1 (23)": an assignment with its id. */
const assignment = /^(?<title>.*) \((?<id>\d+)\)$/s;

const cure = 'Export it in Canvas with Grades, Export, Export Entire Gradebook.';

type Gradebook = {
  readonly table: Table;
  readonly header: readonly string[];
  /** The row with what each assignment counts to. */
  readonly points: readonly string[];
  readonly entries: readonly RosterEntry[];
};

/** The students of a gradebook. @throws {RosterError} */
export function gradebookRoster(table: Table): readonly RosterEntry[] {
  return gradebookIn(table).entries;
}

function gradebookIn(table: Table): Gradebook {
  const [header = [], ...rows] = table.rows;
  if (!isHeader(header)) throw new RosterError(`This is no gradebook of Canvas. ${cure}`);
  const isPoints = (row: readonly string[]) => cellOf(row, 0).includes('Points Possible');
  return {
    table,
    header,
    points: rows.find(isPoints) ?? [],
    entries: rows.flatMap((row, index) =>
      isPoints(row) || isNobody(row) ? [] : [entryOf(header, row, index + 1)],
    ),
  };
}

/** Canvas asks for no more: a student, an id, a section. */
function isHeader(header: readonly string[]): boolean {
  const [first = '', second = '', third = ''] = header;
  const hasNames =
    (first.includes('Student') && second.includes('ID')) ||
    (first === 'LastName' && second === 'FirstName' && third.includes('ID'));
  return header.length > 3 && hasNames && columnCalled(header, 'Section') > 1;
}

/** Rows about assignments, which Canvas skips: blank, "Muted", "Manual Posting". */
function isNobody(row: readonly string[]): boolean {
  return row.every((cell) => /^(?:muted|manual posting.*)?$/is.test(cell.trim()));
}

function entryOf(header: readonly string[], row: readonly string[], index: number): RosterEntry {
  const cell = (title: string) => cellOf(row, columnCalled(header, title));
  const ids = filledIds({ lms: cell('ID'), sis: cell('SIS User ID'), login: cell('SIS Login ID') });
  const name = cell('Student') || `${cell('LastName')}, ${cell('FirstName')}`;
  const isTest = plainName(name) === 'studenttest' && ids.sis === undefined && ids.login === undefined;
  return { row: index, name, ids, ...(isTest ? { isTestStudent: true } : {}) };
}

/** The gradebook with marks in one assignment's column. @throws {RosterError} */
export function fillGradebook(table: Table, rows: readonly GradeRow[], options: FillOptions): FilledRoster {
  const book = gradebookIn(table);
  refuseAnonymous(rows);
  const { index, maximum } = chosenColumn(candidatesIn(book), titleAsked(book, options.column));
  if (/read\s+only/i.test(cellOf(book.points, index)))
    throw new RosterError(`Canvas does not let "${cellOf(book.header, index)}" be changed: it is read only`);
  const filled = fillColumn(
    {
      ...{ table, options, find: studentFinder(book.entries) },
      column: { index, ...(maximum === undefined ? {} : { maximum }) },
      refuse: (_mark, entry, person) =>
        strangeness(entry, person) ?? untouchable(entry, cellOf(table.rows[entry.row], index)),
    },
    rows,
  );
  return {
    text: writeTable({ ...table, rows: filled.rows }),
    changes: filled.changes,
    refused: filled.refused,
  };
}

/** @throws {RosterError} when no one has a user id, as in an anonymous assignment. */
function refuseAnonymous(rows: readonly GradeRow[]): void {
  const graded = rows.filter(({ state }) => state === 'graded');
  if (graded.length === 0 || !graded.every(({ ids }) => ids.participant !== undefined)) return;
  throw new RosterError(
    'No gradebook knows the ids of these submissions: they are anonymous, or not from Canvas. Turn anonymous grading off in ' +
      'Canvas and download the submissions again, or give the grades back to the LMS that they are from.',
  );
}

/**
 * Assignments stand behind the section; those with an id are Canvas's own, without one a title must do.
 * @throws {RosterError} when Canvas would drop all of them.
 */
function candidatesIn({ header, points }: Gradebook): Candidate[] {
  const section = columnCalled(header, 'Section');
  const behind = header.flatMap((title, index) =>
    index > section && title !== '' ? [{ index, title }] : [],
  );
  const withId = behind.filter(({ title }) => assignment.test(title));
  const [first] = withId;
  if (first && withId.every(({ title }) => total.test(title))) throw droppedTitle(first.title);
  return (withId.length > 0 ? withId : behind).flatMap(({ index, title }) => {
    const maximum = readNumber(cellOf(points, index));
    return total.test(title) ? [] : [{ index, title, ...(maximum === undefined ? {} : { maximum }) }];
  });
}

function droppedTitle(title: string): RosterError {
  const words = total.exec(title)?.[0];
  return new RosterError(`Canvas ignores every column whose title holds "${words}": rename "${title}" there`);
}

/** The whole heading of a column that was asked for by heading, title or id. @throws {RosterError} when Canvas drops it. */
function titleAsked({ header }: Gradebook, asked: string | undefined): string | undefined {
  const isAsked = (heading: string) => {
    const { title, id } = assignment.exec(heading)?.groups ?? {};
    return heading === asked || title === asked || id === asked;
  };
  const [found, second] = asked === undefined ? [] : header.filter(isAsked);
  if (found !== undefined && total.test(found)) throw droppedTitle(found);
  return second === undefined ? (found ?? asked) : asked;
}

/** Under another name than the roster's, an id is sure to be meant only where a group was recognised by it. */
function strangeness(entry: RosterEntry, person: Person): string | undefined {
  if (plainName(entry.name) === plainName(person.name) || person.ids.lms !== entry.ids.lms) return undefined;
  return (
    `Canvas's id ${entry.ids.lms} is "${entry.name}" in the gradebook, and the number may be a part of a name instead; ` +
    'look whose file it is, and enter the mark in SpeedGrader'
  );
}

function untouchable({ isTestStudent }: RosterEntry, was: string): string | undefined {
  if (isTestStudent) return "is Canvas's own test student, whom the import does not know";
  const cell = was.trim().toUpperCase();
  if (cell === 'EX') return 'is excused in Canvas, which a mark would undo';
  if (cell === 'N/A') return 'has not been assigned this in Canvas, which would drop the mark';
  return undefined;
}

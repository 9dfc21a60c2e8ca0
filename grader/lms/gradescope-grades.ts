/** Gradescope's grades as CSV, of one assignment or of the course. Gradescope itself takes none back: other systems do. */
import type { FilledRoster, GradeRow, Person, RosterEntry, Table } from '../model.ts';
import { type Candidate, chosenColumn, columnCalled } from './columns.ts';
import { fillColumn } from './fill.ts';
import { instantOf } from './gradescope-metadata.ts';
import { type FillOptions, RosterError } from './platform.ts';
import { filledIds, studentFinder } from './students.ts';
import { cellOf, readNumber, writeTable } from './table.ts';

const maximumSuffix = ' - Max Points';

/** The students of a file of grades. @throws {RosterError} */
export function gradesRoster(table: Table): readonly RosterEntry[] {
  const [header = [], ...rows] = table.rows;
  const [sid, email] = [columnCalled(header, 'SID'), columnCalled(header, 'Email')];
  if ((sid < 0 && email < 0) || candidatesIn(table).length === 0)
    throw new RosterError(
      'These are no grades of Gradescope. Export them with Review Grades, Download Grades, Download CSV.',
    );
  return rows.flatMap((row, index) => {
    const { name, ids } = personIn(header, row);
    if (Object.keys(ids).length === 0 && name === '') return [];
    return [{ row: index + 1, name, ids, ...handedInBy(header, row) }];
  });
}

function personIn(header: readonly string[], row: readonly string[]): Person {
  const cell = (title: string) => cellOf(row, columnCalled(header, title));
  const parts = [cell('First Name'), cell('Last Name')].filter((part) => part !== '');
  return {
    ids: filledIds({ sis: cell('SID'), email: cell('Email') }),
    name: cell('Name') || cell('Names') || parts.join(' '),
  };
}

function handedInBy(header: readonly string[], row: readonly string[]) {
  const submittedAt = instantOf(cellOf(row, columnCalled(header, 'Submission Time')));
  const lateness = cellOf(row, columnCalled(header, 'Lateness (H:M:S)'));
  return submittedAt === undefined ? {} : { submittedAt, isLate: /[1-9]/.test(lateness) };
}

/** "Total Score" beside "Max Points", or for a course "HW 1" beside "HW 1 - Max Points". */
function candidatesIn({ rows: [header = [], ...rows] }: Table): Candidate[] {
  return header.flatMap((title, index) => {
    const beside = title === 'Total Score' ? 'Max Points' : `${title}${maximumSuffix}`;
    const column = header.indexOf(beside);
    if (column < 0) return [];
    const [maximum, other] = new Set(rows.flatMap((row) => readNumber(cellOf(row, column)) ?? []));
    return [{ index, title, ...(maximum === undefined || other !== undefined ? {} : { maximum }) }];
  });
}

/** The grades with marks in one assignment's column, and all else as it came. @throws {RosterError} */
export function fillGrades(table: Table, rows: readonly GradeRow[], options: FillOptions): FilledRoster {
  const find = studentFinder(gradesRoster(table));
  const column = chosenColumn(candidatesIn(table), options.column);
  const { rows: filled, changes, refused } = fillColumn({ table, column, find, options }, rows);
  return { text: writeTable({ ...table, rows: filled }), changes, refused };
}

/** Gradescope's grades as CSV, of one assignment or of the course. Gradescope itself takes none back: other systems do. */
import type { FilledRoster, GradeRow, RosterEntry, Table } from '../model.ts';
import { type Candidate, chosenColumn, columnCalled } from './columns.ts';
import { fillColumn } from './fill.ts';
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
  const column = (title: string) => columnCalled(header, title);
  return rows.flatMap((row, index) => {
    const ids = filledIds({ sis: cellOf(row, sid), email: cellOf(row, email) });
    const whole = cellOf(row, column('Name')) || cellOf(row, column('Names'));
    const parts = [cellOf(row, column('First Name')), cellOf(row, column('Last Name'))];
    const name = whole || parts.filter((part) => part !== '').join(' ');
    return Object.keys(ids).length === 0 && name === '' ? [] : [{ row: index + 1, name, ids }];
  });
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

/**
 * Sakai's `grades.csv`: the title, an empty row, the header, and a row for each student or group. Sakai reads from the
 * fourth row on, by position; a row that is not there leaves a grade alone, and one bad mark stops all.
 */
import type { FilledRoster, GradeRow, RosterEntry, Table } from '../model.ts';
import { fillColumn } from './fill.ts';
import { type FillOptions, RosterError } from './platform.ts';
import { studentFinder } from './students.ts';
import { readTable, writeTable } from './table.ts';

const headerRow = 2;

/** The students in the file. @throws {RosterError} when it is another. */
export function roster(table: Table): readonly RosterEntry[] {
  const isOfGroups = gradeColumn(table) === 3;
  return table.rows.slice(headerRow + 1).flatMap((row, index) => {
    const [first = '', id = '', last = '', given = ''] = row.map((cell) => cell.trim());
    if (id === '') return [];
    const at = { row: index + headerRow + 1 };
    if (isOfGroups) return { ids: { lms: id }, name: first || id, ...at };
    const sis = first !== '' && first !== id ? { sis: first } : {};
    return { ids: { login: id, ...sis }, name: `${given} ${last}`.trim() || id, ...at };
  });
}

/** A student's grade stands fifth, a group's fourth. */
function gradeColumn({ rows }: Table): number {
  const header = (rows[headerRow] ?? []).map((cell) => cell.trim().toLowerCase());
  const [, kind = ''] = rows[0] ?? [];
  const at = ['grade', 'note'].includes(header[3] ?? '') || header.length === 6 ? 3 : 4;
  const isHeaderFirst = (rows[1] ?? []).every((cell) => cell.trim() === '') && header.length > at;
  if (!isHeaderFirst)
    throw new RosterError(
      'it is not Sakai’s grades.csv: that has the title in its first row, nothing in the second, and "Display ID", "ID", … ' +
        'in the third; take the one out of Download All',
    );
  if (/letter|pass|check|ungraded/i.test(kind))
    throw new RosterError(`this assignment is graded by "${kind}", not by points; set it to points in Sakai`);
  return at;
}

/** Whose submission was late, by login or a group's id, where the file says so in English. */
export function latenessIn(text: string): ReadonlyMap<string, boolean> {
  try {
    const table = readTable(text);
    const at = gradeColumn(table) + 2;
    const late = table.rows
      .slice(headerRow + 1)
      .map((row): [string, string] => [row[1] ?? '', row[at] ?? '']);
    return new Map(
      late
        .filter(([, cell]) => /^(?:late|on time)$/i.test(cell))
        .map(([id, cell]) => [id, /^late$/i.test(cell)]),
    );
  } catch {
    // Submissions are read without it; as a roster it is refused in words.
    return new Map();
  }
}

/** The file with marks in it. @throws {RosterError} when it is another, or its column counts otherwise. */
export function fillIn(table: Table, grades: readonly GradeRow[], options: FillOptions): FilledRoster {
  const find = studentFinder(roster(table));
  const column = { index: gradeColumn(table) };
  const { rows, ...told } = fillColumn({ table, column, find, options }, grades);
  const changed = new Set(told.changes.map(({ row }) => row));
  const written = rows.filter((_, index) => index <= headerRow || changed.has(index));
  return { ...told, text: writeTable({ ...table, rows: written }) };
}

/** Blackboard's Grade Centre file: names, "Username", and a column `<Title> [Total Pts: 10 Score] |664617` for each work. */
import type { FilledRoster, GradeRow, RosterEntry, Table } from '../model.ts';
import { type Candidate, chosenColumn, columnCalled } from './columns.ts';
import { fillColumn } from './fill.ts';
import { memberId } from './member-id.ts';
import { type FillOptions, RosterError } from './platform.ts';
import { filledIds, studentFinder } from './students.ts';
import { writeTable } from './table.ts';

/** The students in the file. @throws {RosterError} when it is another. */
export function roster(table: Table): readonly RosterEntry[] {
  const [header = [], ...students] = table.rows;
  const username = usernameIn(header);
  const cell = (row: readonly string[], title: string) => row[columnCalled(header, title)]?.trim() ?? '';
  return students.flatMap((row, index) => {
    const login = row[username]?.trim() ?? '';
    if (login === '') return [];
    const sis = cell(row, 'Student ID');
    const name = `${cell(row, 'First Name')} ${cell(row, 'Last Name')}`.trim();
    const isTestStudent = login.endsWith('_previewuser');
    return {
      ids: filledIds({ login, sis }),
      name: name || login,
      row: index + 1,
      ...(isTestStudent ? { isTestStudent } : {}),
    };
  });
}

function usernameIn(header: readonly string[]): number {
  const username = columnCalled(header, 'Username');
  if (username >= 0 && candidates(header).length > 0) return username;
  throw new RosterError(
    'it is not a file of Blackboard’s Grade Centre: its first row needs "Username" and a column that ends in "|" and a ' +
      'number; download it under Grade Centre, Work Offline, Download',
  );
}

/** The number behind `|` names the column; the rest is for people. */
function candidates(header: readonly string[]): Candidate[] {
  return header.flatMap((cell, index) => {
    const bar = cell.lastIndexOf('|');
    if (bar < 0 || !/^\d+\s*$/.test(cell.slice(bar + 1))) return [];
    const [, maximum] = /\[Total Pts: (?:up to )?(\d+(?:\.\d+)?)/.exec(cell) ?? [];
    const title = (cell.split(' [Total Pts:')[0] ?? cell).trim();
    return { index, title, ...(maximum === undefined ? {} : { maximum: Number(maximum) }) };
  });
}

/** The file with marks in it. @throws {RosterError} when it is another, or its column counts otherwise. */
export function fillIn(table: Table, grades: readonly GradeRow[], options: FillOptions): FilledRoster {
  const find = studentFinder(roster(table));
  const column = chosenColumn(candidates(table.rows[0] ?? []), options.column);
  const { rows, refused, ...told } = fillColumn({ table, column, find, options }, grades);
  return { ...told, refused: [...refused, ...unnamedIn(grades)], text: writeTable({ ...table, rows }) };
}

/** The archive names only who handed in for a group. */
function unnamedIn(grades: readonly GradeRow[]): FilledRoster['refused'] {
  const reason =
    'only who handed in for this group is named; enter the mark of its others in the Grade Centre';
  const partly = grades.filter(({ state, group }) => state === 'graded' && group?.isPartlyNamed === true);
  return partly.map((row) => ({ id: memberId(row), name: row.name, reason }));
}

/** Brightspace's grades file: OrgDefinedId, Username, `<Item> Points Grade` columns, and `#` at the end of each line. */
import type { FilledRoster, GradeRow, Person, RosterEntry, Table } from '../model.ts';
import { type Candidate, chosenColumn, columnCalled } from './columns.ts';
import { fillColumn } from './fill.ts';
import { type FillOptions, RosterError } from './platform.ts';
import { filledIds, type StudentFinder, studentFinder } from './students.ts';
import { writeTable } from './table.ts';

const lineEndTitle = 'End-of-Line Indicator';

/** The students in the file. @throws {RosterError} when it is another. */
export function roster(table: Table): readonly RosterEntry[] {
  const [header = [], ...students] = table.rows;
  const { id, username } = idColumns(header);
  const cell = (row: readonly string[], title: string) => row[columnCalled(header, title)]?.trim() ?? '';
  return students.flatMap((row, index) => {
    const ids = { sis: plainId(row[id]), login: plainId(row[username]), email: cell(row, 'Email') };
    if (ids.sis === '' && ids.login === '') return [];
    const name = `${cell(row, 'First Name')} ${cell(row, 'Last Name')}`.trim();
    return { ids: filledIds(ids), name: name || ids.login || ids.sis, row: index + 1 };
  });
}

/** Exports put `#` before ids, so that spreadsheets keep leading zeros. */
function plainId(cell: string | undefined): string {
  return (cell ?? '').trim().replace(/^#/, '');
}

function idColumns(header: readonly string[]): { id: number; username: number } {
  const id = columnCalled(header, 'OrgDefinedId');
  const username = columnCalled(header, 'Username');
  const endsRight = columnCalled(header, lineEndTitle) === header.length - 1;
  if ((id >= 0 || username >= 0) && endsRight && header.length > 1) return { id, username };
  throw new RosterError(
    'it is not a grades file of Brightspace: its first row needs "OrgDefinedId" or "Username", and ' +
      `"${lineEndTitle}" at its end; export it under Grades, Export, with "Points grade"`,
  );
}

/** `HW2 Points Grade <Numeric MaxPoints:10 Weight:5>`; the part in brackets may be missing. */
function candidates(header: readonly string[]): Candidate[] {
  return header.flatMap((cell, index) => {
    const at = cell.indexOf(' Points Grade');
    if (at <= 0) return [];
    const [, maximum] = /MaxPoints:(\d+(?:\.\d+)?)/.exec(cell.slice(at)) ?? [];
    return {
      index,
      title: cell.slice(0, at).trim(),
      ...(maximum === undefined ? {} : { maximum: Number(maximum) }),
    };
  });
}

/**
 * Only ids, the one item and the end of line are written, and only rows that change: a column too many would be
 * taken for marks, and an item that is not there would be made.
 * @throws {RosterError}
 */
export function fillIn(table: Table, grades: readonly GradeRow[], options: FillOptions): FilledRoster {
  const header = table.rows[0] ?? [];
  const find = orByName(roster(table));
  const column = chosenColumn(candidates(header), options.column);
  const refuse = (mark: number) => whyCapped(mark, column.maximum ?? options.maximum);
  const { rows, ...told } = fillColumn({ table, column, find, options, refuse }, grades);
  const { id, username } = idColumns(header);
  const kept = [id, username, column.index, header.length - 1].filter((index) => index >= 0);
  const changed = new Set(told.changes.map(({ row }) => row));
  const written = rows
    .filter((_, index) => index === 0 || changed.has(index))
    .map((row) => kept.map((index) => row[index] ?? (index === header.length - 1 ? '#' : '')));
  return { ...told, text: writeTable({ ...table, rows: written }) };
}

function whyCapped(mark: number, maximum: number | undefined): string | undefined {
  if (maximum === undefined || mark <= maximum) return undefined;
  return `${mark} is above the maximum ${maximum}, and Brightspace would cut it; enter it by hand`;
}

/**
 * An archive holds no id that a grades file knows. A name that one student of the roster has, and no other, is the only
 * bridge; a name that two have leads to neither.
 */
function orByName(entries: readonly RosterEntry[]): StudentFinder {
  const byId = studentFinder(entries);
  const byName = Map.groupBy(entries, ({ name }) => comparable(name));
  return (person: Person) => {
    const found = byId(person);
    return found.length > 0 ? found : (byName.get(comparable(person.name)) ?? []);
  };
}

function comparable(name: string): string {
  return name.normalize('NFC').trim().replace(/ +/g, ' ');
}

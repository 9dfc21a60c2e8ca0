/** Filling one column of a teacher's table with marks. Every cell that is not a mark's stays as it was. */
import type { GradeChange, GradeRow, Person, RosterEntry, Table } from '../model.ts';
import { named } from './listing.ts';
import { checkMaximum, type Mark, marksOf, markText, type Refused } from './marks.ts';
import { memberId } from './member-id.ts';
import { type FillOptions, RosterError } from './platform.ts';
import type { StudentFinder } from './students.ts';

/** Where marks go. `maximum`: what the column counts to, where the table says it. */
export type GradeColumn = { readonly index: number; readonly maximum?: number };

export type Filling = {
  readonly table: Table;
  readonly column: GradeColumn;
  readonly find: StudentFinder;
  readonly options: FillOptions;
  /** Why the platform would pass over or corrupt a mark; `undefined` when it takes it. */
  readonly refuse?: (mark: number, entry: RosterEntry, person: Person) => string | undefined;
};

export type FilledColumn = {
  readonly rows: readonly (readonly string[])[];
  readonly changes: readonly GradeChange[];
  readonly refused: readonly Refused[];
};

/**
 * The table's rows with marks in them.
 * @throws {RosterError} when the column counts to another maximum than the marks, or the roster knows nobody.
 */
export function fillColumn(filling: Filling, grades: readonly GradeRow[]): FilledColumn {
  const { table, column, find, options } = filling;
  const { marks, refused } = marksOf(grades);
  checkMaximum(marks, column.maximum, options);
  if (marks.length > 0 && marks.every(({ person }) => find(person).length === 0)) throw strangersOnly(marks);
  const placed = marks.map((mark) => place(mark, filling));
  const uses = Map.groupBy(placed, (one) => ('row' in one ? one.row : -1));
  const rows = table.rows.map((row) => [...row]);
  const changes: GradeChange[] = [];
  for (const one of placed) {
    if ('reason' in one) refused.push(one);
    else if ((uses.get(one.row)?.length ?? 0) > 1)
      refused.push({ id: one.id, name: one.name, reason: twice });
    else if (isOtherNumber(one.was, one.now)) changes.push(one);
  }
  for (const { row, now } of changes) rows[row]?.splice(column.index, 1, now);
  return { rows, changes, refused };
}

function strangersOnly(marks: readonly Mark[]): RosterError {
  const names = named(marks.map(({ person }) => person.name));
  return new RosterError(
    `none of those who were graded is on this roster (${names}); export the roster of this assignment`,
  );
}

const twice = 'there is more than one grading for this student; the grade stays as it is';

/** "86.00" is the same mark as "86"; what is no number always changes. */
function isOtherNumber(was: string, now: string): boolean {
  return was.trim() === '' || Number(was.trim().replace(',', '.')) !== Number(now);
}

function place(mark: Mark, filling: Filling): GradeChange | Refused {
  const who = { id: memberId(mark.person), name: mark.person.name };
  const [entry, second] = filling.find(mark.person);
  if (entry === undefined) return { ...who, reason: 'no student of the roster has this id' };
  if (second !== undefined) return { ...who, reason: 'more than one row of the roster fits this student' };
  const now = markText(mark, filling.options);
  if (now === undefined) return { ...who, reason: `${mark.earned} is no mark that can be written` };
  const { index } = filling.column;
  const was = filling.table.rows[entry.row]?.[index];
  if (was === undefined) return { ...who, reason: 'the student’s row in the roster ends before the grade' };
  const reason = filling.refuse?.(Number(now), entry, mark.person);
  return reason === undefined ? { ...who, row: entry.row, was, now } : { ...who, reason };
}

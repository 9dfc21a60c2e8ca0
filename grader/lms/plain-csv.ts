/** Grades as a table of our own, for places that take none back: people open it in a spreadsheet. */
import type { FilledRoster, GradeRow, Person } from '../model.ts';
import { harmless } from '../spreadsheet.ts';
import { byCodeUnit } from './listing.ts';
import { marksOf, markText, peopleOf } from './marks.ts';
import { memberId } from './member-id.ts';
import type { FillOptions } from './platform.ts';
import { writeTable } from './table.ts';

const header = ['id', 'name', 'earned', 'points', 'percent', 'state'];

/**
 * A row for each student, in the order of ids, each of a group's people among them; who was not graded has no number.
 * With a byte order mark, because Excel reads UTF-8 only so.
 */
export function plainCsv(grades: readonly GradeRow[], options: FillOptions): FilledRoster {
  const lines = grades
    .flatMap((row) => peopleOf(row).map((person) => lineOf(person, row, options)))
    .sort((a, b) => byCodeUnit(a.id, b.id));
  const rows = [header, ...lines.map(({ cells }) => cells)];
  const text = writeTable({ rows, delimiter: ',', hasByteOrderMark: true, lineEnd: '\r\n' });
  const changes = lines.flatMap(({ id, name, now }, index) =>
    now === '' ? [] : [{ id, name, row: index + 1, was: '', now }],
  );
  return { text, changes, refused: marksOf(grades).refused };
}

function lineOf(person: Person, row: GradeRow, options: FillOptions) {
  const id = memberId({ ...person, group: person === row ? row.group : undefined });
  const [mark] = marksOf([row]).marks;
  const now = mark === undefined ? '' : (markText(mark, options) ?? '');
  const points = mark === undefined || now === '' ? '' : String(options.maximum ?? mark.points);
  const percent = mark === undefined || now === '' ? '' : String(percentOf(mark.earned, mark.points));
  const cells = [harmless(id), harmless(person.name), now, points, percent, row.state];
  return { id, name: person.name, now, cells };
}

function percentOf(earned: number, points: number): number {
  return Number(((100 * earned) / points).toFixed(1));
}

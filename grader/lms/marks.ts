/** Marks as they go into a roster: whose they are, how they are written, and why some are not. */
import type { FilledRoster, GradeRow, Person, Whoever } from '../model.ts';
import { memberId } from './member-id.ts';
import { type FillOptions, RosterError } from './platform.ts';

/** What a student's cell gets. */
export type Mark = { readonly person: Person; readonly earned: number; readonly points: number };

export type Refused = FilledRoster['refused'][number];

const plainNumber = /^\d+(\.\d+)?$/;

const whyNot: Readonly<Record<Exclude<GradeRow['state'], 'graded'>, string>> = {
  error: 'grading failed, which is not the student’s fault; the grade stays as it is',
  missing: 'nothing was handed in; the grade stays as it is',
  unreadable: 'what was handed in could not be read; the grade stays as it is',
};

/** One mark for each student who was graded, each of a group's people among them; everybody else with the reason. */
export function marksOf(rows: readonly GradeRow[]): { marks: Mark[]; refused: Refused[] } {
  const marks: Mark[] = [];
  const refused: Refused[] = [];
  for (const row of rows) {
    const { name, state, earned, points } = row;
    const who = { id: memberId(row), name };
    if (state !== 'graded') refused.push({ ...who, reason: whyNot[state] });
    else if (earned === undefined || points === undefined || !(points > 0))
      refused.push({ ...who, reason: 'there are no points to write' });
    else marks.push(...peopleOf(row).map((person) => ({ person, earned, points })));
  }
  return { marks, refused };
}

/** A group whose people nobody named stands for itself: some rosters list groups. */
export function peopleOf(row: Whoever): readonly Person[] {
  const people = row.group?.people ?? [];
  return people.length > 0 ? people : [row];
}

/** A mark as platforms read it: `.` before at most two decimals, no sign; `undefined` for what is no such number. */
export function markText({ earned, points }: Mark, { maximum }: FillOptions): string | undefined {
  const value = maximum === undefined ? earned : (earned / points) * maximum;
  const text = String(Number(value.toFixed(2)));
  return plainNumber.test(text) ? text : undefined;
}

/**
 * Makes sure that marks and column count alike.
 * @throws {RosterError} when a course's column has another maximum than the marks would be written in.
 */
export function checkMaximum(marks: readonly Mark[], counts: number | undefined, options: FillOptions): void {
  const other = marks.find(({ points }) => (options.maximum ?? points) !== counts);
  if (counts === undefined || other === undefined) return;
  throw new RosterError(
    `the roster’s column counts to ${counts}, the marks to ${options.maximum ?? other.points}; say --scale ${counts} to convert them`,
  );
}

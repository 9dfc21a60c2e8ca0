/** What a class holds beside what is graded, in words. */
import { counted, named } from '../lms/listing.ts';
import type { Language, MarkRules, Roll } from '../model.ts';
import type { IndexRow, LeftOver } from '../report/class.ts';
import { forTerminal } from '../report/text.ts';
import { phrases } from '../report/words/phrases.ts';
import { attemptsOf } from './attempts.ts';
import type { ReadClass } from './read-class.ts';

/** Whatever could not be matched: files that are nobody's, and people whom the roster does not know. */
export function leftOvers(
  { unmatched, notOnRoster }: Pick<Roll, 'unmatched' | 'notOnRoster'>,
  language: Language,
): readonly LeftOver[] {
  const { notOnRoster: reason } = phrases[language].index;
  return [
    ...unmatched.map(({ path, reason }) => ({ name: path, reason })),
    ...notOnRoster.map(({ name, id }) => ({ name: `${name} (${id})`, reason })),
  ];
}

/** How the class was read, and what is odd about it, one line each. */
export function tellClass({ platform, why, notes, members }: ReadClass): string {
  const odd = members.flatMap(({ name, note }) => (note === undefined ? [] : [`${name}: ${note}`]));
  return [`read as ${platform}: ${why}`, ...notes, ...odd].map((line) => `${forTerminal(line)}\n`).join('');
}

/** Whose lateness the course's rules cannot reckon with, since nobody knows when they handed in; empty where there is none. */
export function tellUnknownTimes({ members }: Pick<ReadClass, 'members'>, rules: MarkRules): string {
  if (rules.deadline === undefined || rules.late === undefined) return '';
  const handedIn = members.filter(({ files = [] }) => files.length > 0);
  const unknown = handedIn.filter((member) =>
    attemptsOf(member).some(({ submittedAt, isLate }) => submittedAt === undefined && isLate !== false),
  );
  if (unknown.length === 0) return '';
  const late = unknown.filter((member) => attemptsOf(member).some(({ isLate }) => isLate));
  const whose = `${counted(unknown.length, 'student')} (${named(unknown.map(({ name }) => name))})`;
  const counts =
    late.length === 0 ? '' : `; the LMS counts as late: ${late.map(({ name }) => name).join(', ')}`;
  return `${forTerminal(`nobody knows when ${whose} handed in: nothing is taken off for lateness${counts}`)}\n`;
}

/** That no function of `assignment` is in any submission, which is hardly the students' doing; empty where one is. */
export function tellWrongAssignment(rows: readonly IndexRow[], assignment: string): string {
  const results = rows.flatMap((row) => row.results);
  if (results.length === 0 || results.some(({ kind }) => kind !== 'missing')) return '';
  return `no submission has a function of ${assignment} that can be called; is that the assignment that was handed in (-a)?\n`;
}

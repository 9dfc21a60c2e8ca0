/** What `course.json` means, in plain words, for who wrote it. */
import type { AttemptRules, HiddenReport, LatePolicy, MarkRules, Rounding, Seeds } from '../model.ts';
import type { Course, OwnSettings } from './course.ts';
import { exactly, times, toNumber, toStep } from './decimal.ts';
import { daysLate, percentFor } from './late.ts';
import { type AssignmentSettings, courseSettingsFor } from './settings.ts';

/** A setting and what it comes to. */
export type Meaning = readonly [setting: string, meaning: string];

/** What a course means: for all its assignments, and what is otherwise for which. */
export type CourseMeaning = {
  readonly forAll: readonly Meaning[];
  readonly byAssignment: readonly (readonly [slug: string, meanings: readonly Meaning[]])[];
};

/** What each setting of `course` comes to, defaults included; of an assignment, what it sets itself. */
export function meaningOf(course: Course): CourseMeaning {
  const { assignments = {}, ...general } = course;
  const term = course.term === undefined ? 'none' : `${course.term}, a part of every hidden seed`;
  const forAll = wordsFor(courseSettingsFor(general, ''));
  const byAssignment = Object.entries(assignments).map(([slug, own]) => {
    const all = wordsFor(courseSettingsFor(course, slug));
    return [slug, all.filter(([field]) => concerns(field, own))] as const;
  });
  return { forAll: [['term', term], ...forAll], byAssignment };
}

/** What is late depends on two settings: who sets one is told of both. */
function concerns(field: string, own: OwnSettings): boolean {
  return Object.hasOwn(own, field) || (field === 'late' && own.deadline !== undefined);
}

function wordsFor(settings: AssignmentSettings): Meaning[] {
  const { seeds, accept, lms, isolation, limits, hiddenReport, rules, attempts } = settings;
  return [
    ['seeds', seedsInWords[seeds]],
    ['accept', accept.length === 0 ? 'no mistake counts as right' : `counts as right: ${accept.join(', ')}`],
    ['lms', lms === 'auto' ? 'recognised by what the class holds' : lms],
    ['deadline', rules.deadline ?? 'none: nothing is late'],
    ['late', lateInWords(rules)],
    ['attempts', attemptsInWords(attempts)],
    ['scale', rules.scale ? `all points make a mark of ${rules.scale.maximum}` : 'the mark is the points'],
    ['rounding', rules.rounding ? roundingInWords(rules.rounding) : 'marks are not rounded'],
    [
      'isolation',
      isolation === 'auto' ? 'the strongest that works here' : `${isolation}, or nothing is graded`,
    ],
    ['limits', limitsInWords(limits)],
    ['hiddenReport', toldInWords[hiddenReport]],
  ];
}

const seedsInWords: Readonly<Record<Seeds, string>> = {
  course: 'all students have the same hidden inputs',
  student: 'each student, or group, has hidden inputs of their own, the same for all their attempts',
};

const toldInWords: Readonly<Record<HiddenReport, string>> = {
  mistakes: 'students are told of each hidden check whether it is right, and the mistake by name',
  verdicts: 'students are told of each hidden check whether it is right',
  marks: 'students are told the marks alone',
};

function attemptsInWords({ count, limit }: AttemptRules): string {
  const which = { latest: 'the latest counts', best: 'the one with the best mark counts, lateness included' };
  return limit === undefined ? which[count] : `of the first ${limit}, ${which[count]}`;
}

function limitsInWords(limits: AssignmentSettings['limits']): string {
  const named = Object.entries(limits).map(([name, value]) => `${name} ${value}`);
  return named.length === 0
    ? 'as the assignments have them'
    : `${named.join(', ')}; else as the assignments have them`;
}

function lateInWords({ late, deadline }: MarkRules): string {
  if (late === undefined) return 'handing in late costs nothing';
  const { graceMinutes, perDayPercent, floorPercent, lastDay } = late;
  const parts = [
    ...(graceMinutes > 0 ? [`the first ${graceMinutes} minutes are free`] : []),
    `each day that is started ${graceMinutes > 0 ? 'after that ' : ''}costs ${perDayPercent} % of the maximum`,
    ...(floorPercent > 0 ? [`no mark falls below ${floorPercent} % of it`] : []),
    lastDay === undefined ? 'there is no last day' : `after day ${lastDay} nothing counts`,
    `for example, handed in 26 hours late: ${lateExample(late)}`,
  ];
  return `${deadline === undefined ? 'where there is a deadline, ' : ''}${parts.join('; ')}`;
}

function lateExample(late: LatePolicy): string {
  const days = daysLate(26 * 3_600_000, late);
  if (late.lastDay !== undefined && days > late.lastDay) return 'nothing counts';
  return days === 0 ? 'nothing off' : `${percentFor(days, late)} % off`;
}

const modesInWords: Readonly<Record<Rounding['mode'], string>> = {
  'half-up': 'to the nearest, halves up',
  'half-even': 'to the nearest, halves to the even neighbour',
  down: 'down',
  up: 'up',
};

function roundingInWords(rounding: Rounding): string {
  const { step, mode } = rounding;
  const examples = [2.5, 2.75].map((steps) => {
    const mark = times(exactly(steps), exactly(step));
    return `${toNumber(mark)} becomes ${toNumber(toStep(mark, rounding))}`;
  });
  return `to multiples of ${step}, ${modesInWords[mode]}; for example, ${examples.join(', ')}`;
}

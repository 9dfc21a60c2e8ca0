/** What a course decides of one assignment. */
import type { AttemptRules, HiddenReport, Limits, MarkRules, Seeds } from '../model.ts';
import type { Course, OwnSettings } from './course.ts';

/** One assignment's settings with every default in its place. */
export type AssignmentSettings = {
  readonly seeds: Seeds;
  /** Mistake ids that count as right here; of all assignments, where the course sets them for all. */
  readonly accept: readonly string[];
  readonly lms: NonNullable<OwnSettings['lms']>;
  readonly isolation: NonNullable<OwnSettings['isolation']>;
  /** Over the assignment's own, by name. */
  readonly limits: Partial<Limits>;
  readonly hiddenReport: HiddenReport;
  readonly rules: MarkRules;
  readonly attempts: AttemptRules;
};

/** An assignment's own settings, each whole in the place of the course's, else the course's, else the defaults. */
export function courseSettingsFor(course: Course, slug: string): AssignmentSettings {
  const own = Object.hasOwn(course.assignments ?? {}, slug) ? course.assignments?.[slug] : undefined;
  const set: OwnSettings = { ...course, ...own };
  return {
    seeds: set.seeds ?? 'course',
    accept: set.accept ?? [],
    lms: set.lms ?? 'auto',
    isolation: set.isolation ?? 'auto',
    limits: set.limits ?? {},
    hiddenReport: set.hiddenReport ?? 'mistakes',
    rules: rulesOf(set),
    attempts: attemptRulesOf(set),
  };
}

function attemptRulesOf({ attempts = {} }: OwnSettings): AttemptRules {
  return { count: 'latest', ...(typeof attempts === 'string' ? { count: attempts } : attempts) };
}

function rulesOf({ deadline, late, scale, rounding }: OwnSettings): MarkRules {
  return {
    ...(deadline === undefined ? {} : { deadline }),
    ...(late && { late: { graceMinutes: 0, perDayPercent: 0, floorPercent: 0, ...late } }),
    ...(scale && { scale }),
    ...(rounding && { rounding: { mode: 'half-up', ...rounding } }),
  };
}

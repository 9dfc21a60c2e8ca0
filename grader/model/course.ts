/** What a course decides. */

/**
 * How much a report on hidden inputs tells a student: each check's verdict and named mistake; which checks are right; or
 * the marks alone.
 */
export type HiddenReport = 'mistakes' | 'verdicts' | 'marks';

/** Whether all students have the same hidden inputs, or each has their own. */
export type Seeds = 'course' | 'student';

/**
 * What handing in late costs: for each day started after deadline and grace so many per cent of the maximum, but never
 * down below the floor; on a day after `lastDay` (from 1) nothing counts any more.
 */
export type LatePolicy = {
  readonly graceMinutes: number;
  readonly perDayPercent: number;
  readonly floorPercent: number;
  readonly lastDay?: number;
};

/** Which attempt of a student counts: the latest, or the one with the best mark, of the first `limit`. */
export type AttemptRules = { readonly count: 'latest' | 'best'; readonly limit?: number };

/** A mark is rounded to a multiple of `step`; the halves go up, to the even neighbour, or all goes down or up. */
export type Rounding = { readonly step: number; readonly mode: 'half-up' | 'half-even' | 'down' | 'up' };

/** How points become a mark. `deadline`: ISO 8601 with a zone. */
export type MarkRules = {
  readonly deadline?: string;
  readonly late?: LatePolicy;
  readonly scale?: { readonly maximum: number };
  readonly rounding?: Rounding;
};

/** What a report says of the points. */
export type Points = { readonly earned: number; readonly points: number; readonly complete: boolean };

/** When something was handed in, as far as is known; as an LMS's `Attempt` has it. */
export type HandingIn = { readonly submittedAt?: string; readonly isLate?: boolean };

/**
 * One step from the points to the mark, or a fact that decided about one. Words for it are in the report room.
 * - `scaled`: the points on the course's scale.
 * - `late`: `minutes` after the deadline, `days` started after the grace, `percent` of the maximum due for them, and what
 *   was taken off; `floorPercent` where that is why less than is due was.
 * - `too-late`: on day `days`, after the last one that counts.
 * - `within-grace`, `late-but-unknown` (when), `time-unknown`: why nothing is taken off.
 * - `disagrees-with-lms`: late by the course's deadline, on time by the LMS, which may know of an extension.
 * - `zone-assumed`: the LMS named no zone, and the deadline's own was taken.
 * - `rounded`: to a multiple of `step`.
 * - `not-final`: the grader failed at a check.
 */
export type MarkLine =
  | { readonly kind: 'scaled'; readonly earned: number; readonly points: number; readonly mark: number }
  | {
      readonly kind: 'late';
      readonly minutes: number;
      readonly days: number;
      readonly percent: number;
      readonly deducted: number;
      readonly floorPercent?: number;
    }
  | { readonly kind: 'too-late'; readonly days: number; readonly lastDay: number; readonly deducted: number }
  | { readonly kind: 'within-grace'; readonly minutes: number; readonly graceMinutes: number }
  | { readonly kind: 'zone-assumed'; readonly submittedAt: string; readonly zone: string }
  | { readonly kind: 'rounded'; readonly from: number; readonly to: number; readonly step: number }
  | { readonly kind: 'disagrees-with-lms' | 'late-but-unknown' | 'time-unknown' | 'not-final' };

/** What a grading comes to under the rules of a course, and how. */
export type Mark = {
  readonly mark: number;
  readonly maximum: number;
  readonly lines: readonly MarkLine[];
};

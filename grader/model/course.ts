/** What a course decides. */

/**
 * How much a report on hidden inputs tells a student: each check's verdict and named mistake; which checks are right; or
 * the marks alone.
 */
export type HiddenReport = 'mistakes' | 'verdicts' | 'marks';

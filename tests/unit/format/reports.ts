/** Reports made by hand, for what a format says of each kind of verdict. */
import type { Graded, Report, Verdict } from '../../../grader/model.ts';
import { type ReportContext, summarize } from '../../../grader/report/summarize.ts';
import { type Case, contextOf } from '../report/fixture.ts';

export const right: Verdict = { kind: 'right', findings: [] };
export const wrong: Verdict = { kind: 'wrong', findings: [] };
export const fault: Verdict = { kind: 'fault', reason: 'the worker did not start' };

/** A check that is worth `points`, with a verdict. */
export function checkWith(verdict: Verdict, points = 1): Case {
  return { fn: 'initializeAdam', title: { en: 'One step', zh: '一步' }, lesson: '2.8', points, verdict };
}

/** A report on these checks, with the notes of an ordinary submission: none. */
export function reportOn(cases: readonly Case[], overrides: Partial<ReportContext> = {}): Report {
  const verdicts = cases.map(({ verdict }) => verdict);
  return summarize(contextOf({ notes: [], ...overrides }, cases), verdicts);
}

/** A finished grading with one report, which counts. */
export function gradedWith(report: Report): Graded {
  return { reports: [{ report, counts: true }], isFinished: true, remarks: [] };
}

/** Results with a check for every kind of verdict, as formats are given them. */
import type { Graded, Report } from '../../../grader/model.ts';
import { type ReportContext, summarize } from '../../../grader/report/summarize.ts';
import { type Case, cases, contextOf, planOf } from '../report/fixture.ts';

/** Cases in which the grader did its work. */
export const withoutFaults = cases.filter(({ verdict }) => verdict.kind !== 'fault');

/** A report on `of`. */
export function reportOn(of: readonly Case[], overrides: Partial<ReportContext> = {}): Report {
  return summarize(
    contextOf(overrides, of),
    of.map(({ verdict }) => verdict),
  );
}

/** One public report, finished. */
export function gradedAs(report: Report): Graded {
  return { reports: [{ report, counts: true }], isFinished: true, remarks: [] };
}

/** A public and a hidden report on the same checks; the hidden one counts. */
export function gradedTwice(of: readonly Case[], overrides: Partial<ReportContext> = {}): Graded {
  const hidden = { ...overrides, plan: planOf('hidden', of) };
  return {
    reports: [
      { report: reportOn(of, overrides), counts: false },
      { report: reportOn(of, hidden), counts: true },
    ],
    isFinished: true,
    remarks: [],
  };
}

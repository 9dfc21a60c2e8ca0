/** Reports made by hand, for what a format says of each kind of verdict. */
import type { Report, Verdict } from '../../../grader/model.ts';
import type { ReportContext } from '../../../grader/report/summarize.ts';
import type { Case } from '../report/fixture.ts';
import * as graded from './graded.ts';

export const right: Verdict = { kind: 'right', findings: [] };
export const wrong: Verdict = { kind: 'wrong', findings: [] };
export const fault: Verdict = { kind: 'fault', reason: 'the worker did not start' };

/** A check that is worth `points`, with a verdict. */
export function checkWith(verdict: Verdict, points = 1): Case {
  return { fn: 'initializeAdam', title: { en: 'One step', zh: '一步' }, lesson: '2.8', points, verdict };
}

/** A report on these checks, with the notes of an ordinary submission: none. */
export function reportOn(cases: readonly Case[], overrides: Partial<ReportContext> = {}): Report {
  return graded.reportOn(cases, { notes: [], ...overrides });
}

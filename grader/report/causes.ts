/** Why checks failed, each reason once: several checks may fall with one mistake or one file that does not load. */
import type { Report, Result, Verdict } from '../model.ts';
import { explain } from './explain.ts';
import type { Explanation } from './explanation.ts';

/** One reason, the checks that failed for it (as indices into the results), and the points that hang on it. */
export type Cause = {
  readonly explanation: Explanation;
  readonly checks: readonly number[];
  readonly lost: number;
  /** True when several checks could not even be called: told once, not again at every check. */
  readonly blocks: boolean;
};

/** The causes of everything that is not right, in order of their first check; faults of the grader are none. */
export function causesOf(report: Report): Cause[] {
  const groups = new Map<string, { explanation: Explanation; checks: number[] }>();
  report.results.forEach((result, index) => {
    const { verdict } = result;
    const { kind } = verdict;
    if (kind === 'right' || kind === 'fault') return;
    const explanation = explain(result, report.language);
    const key = isUncalled(verdict) ? JSON.stringify(explanation) : `${kind} ${explanation.what}`;
    const group = groups.get(key) ?? { explanation, checks: [] };
    group.checks.push(index);
    groups.set(key, group);
  });
  return [...groups.values()].map(({ explanation, checks }) => {
    const failed = checks.flatMap((index) => report.results[index] ?? []);
    return { explanation, checks, lost: lostPoints(failed), blocks: isBlocked(failed) };
  });
}

function lostPoints(results: readonly Result[]): number {
  return Math.round(results.reduce((sum, { points, earned }) => sum + points - earned, 0) * 1e6) / 1e6;
}

function isBlocked(results: readonly Result[]): boolean {
  return results.length > 1 && results.every(({ verdict }) => isUncalled(verdict));
}

/** Whether a check's functions could not even be called: one is missing, or its file did not load to its end. */
export function isUncalled(verdict: Verdict): boolean {
  return verdict.kind === 'missing' || (verdict.kind === 'stopped' && verdict.loading !== undefined);
}

/**
 * What is worth mending, most points first: named mistakes and whatever kept functions from running, then answers
 * that are wrong without a name. What only fails because another function does is left out.
 */
export function worthMending(report: Report, causes: readonly Cause[], most: number): Cause[] {
  const first = (cause: Cause) => report.results[cause.checks[0] ?? 0]?.verdict;
  const rank = (cause: Cause) => (cause.blocks ? 0 : first(cause)?.kind === 'wrong' ? 2 : 1);
  const own = causes.filter((cause) => !cause.checks.every((index) => restsOnOthers(report.results[index])));
  const ordered = own.sort((a, b) => rank(a) - rank(b) || b.lost - a.lost);
  return ordered.filter((cause, index) => index < most || cause.blocks);
}

function restsOnOthers(result: Result | undefined): boolean {
  const verdict = result?.verdict;
  return verdict !== undefined && 'restsOn' in verdict && (verdict.restsOn ?? []).length > 0;
}

/** What a graded submission is worth on a platform. */
import type { FormatSettings, Graded, Report } from '../model.ts';

/** The report that decides the mark. @throws {RangeError} when there is not exactly one. */
export function countingReport({ reports }: Graded): Report {
  const [only, ...others] = reports.filter(({ counts }) => counts);
  if (only === undefined || others.length > 0)
    throw new RangeError(`one report counts, not ${reports.filter(({ counts }) => counts).length}`);
  return only.report;
}

/** A result in numbers; `isFinal` is false when checks were not run or the grader failed at some. */
export type Score = { readonly score: number; readonly maximum: number; readonly isFinal: boolean };

/** The mark by the course's rules, else the points; on the scale that the platform wants. */
export function scoreOf(graded: Graded, { maxPoints }: Pick<FormatSettings, 'maxPoints'>): Score {
  const { earned, points, mark, complete } = countingReport(graded);
  const [own, ownMaximum] = mark === undefined ? [earned, points] : [mark.mark, mark.maximum];
  const maximum = maxPoints ?? ownMaximum;
  const score = ownMaximum === 0 ? 0 : rounded((own * maximum) / ownMaximum);
  return { score, maximum, isFinal: graded.isFinished && complete };
}

/** Whether every check is right; also of a report that tells the marks alone, and not which checks. */
export function isAllRight({ complete, earned, points, results }: Report): boolean {
  return complete && earned === points && results.every(({ verdict }) => verdict.kind === 'right');
}

/** The score from 0 to 1, for platforms that refuse anything else. */
export function fractionOf({ score, maximum }: Score): number {
  return maximum === 0 ? 0 : Math.min(1, Math.max(0, rounded(score / maximum)));
}

/**
 * Points of the checks on the scale of `maximum`, each with its share of the earned ones; six decimals, and the sum is
 * `maximum` itself: what rounding leaves over goes to the next one.
 */
export function sharesOf(report: Report, maximum: number): { earned: number; points: number }[] {
  const scale = report.points === 0 ? 0 : maximum / report.points;
  let before = 0;
  return report.results.map(({ points, earned }) => {
    const until = before + points;
    const share = rounded(rounded(until * scale) - rounded(before * scale));
    before = until;
    return { points: share, earned: earned === points ? share : rounded(earned * scale) };
  });
}

/** Six decimals, as marks have them. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

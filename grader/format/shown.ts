/**
 * Results for platforms that show them all at once, as soon as they are there: one list of checks, and sentences about
 * the whole. Dates are not theirs to keep, so a hidden plan's checks are shown unless the instructor wants them hidden.
 */
import type { FormatSettings, Graded, Report } from '../model.ts';
import { formatNumber } from '../report/numbers.ts';
import { withLines } from '../report/text.ts';
import { phrases } from '../report/words/phrases.ts';
import { countingReport, type Score, scoreOf, sharesOf } from './score.ts';
import { nameAmong, type Told, tellChecks, tellOutcome } from './told.ts';
import { allowedInXml } from './xml.ts';

/** A check with what it is worth on the platform's scale: nothing in a report that does not count. */
export type ShownCheck = Told & {
  readonly report: Report;
  readonly points: number;
  readonly earned: number;
};

/** What there is to show of a grading. */
export type Shown = {
  readonly score: Score;
  readonly sentences: readonly string[];
  readonly checks: readonly ShownCheck[];
  /** The words of the report that counts. */
  readonly language: Report['language'];
  /** The grader failed, so that nobody may get a score for it. */
  readonly failed: boolean;
};

/** Everything that students may see of `graded`. */
export function shownOf(graded: Graded, settings: FormatSettings): Shown {
  const counting = countingReport(graded);
  const score = scoreOf(graded, settings);
  const t = phrases[counting.language].page;
  const points = t.pointsOf(formatNumber(score.score), formatNumber(score.maximum));
  return {
    score,
    sentences: [...(score.isFinal ? [points] : []), ...tellOutcome(graded, counting)],
    checks: graded.reports.flatMap((_, index) => checksOf(index, graded, settings)),
    language: counting.language,
    failed: graded.isFinished && !score.isFinal,
  };
}

function checksOf(index: number, graded: Graded, settings: FormatSettings): ShownCheck[] {
  const { report, counts } = graded.reports[index] as Graded['reports'][number];
  const isOneOfTwo = graded.reports.length > 1;
  if (isOneOfTwo && report.visibility === 'hidden' && settings.hiddenVisibility === 'hidden') return [];
  const shares = counts ? sharesOf(report, scoreOf(graded, settings).maximum) : [];
  return tellChecks(report, graded).map((told, check) => ({
    ...told,
    name: nameAmong(told, report, graded),
    report,
    points: shares[check]?.points ?? 0,
    earned: shares[check]?.earned ?? 0,
  }));
}

/** A sentence of ours without markup: nothing in it moves a cursor, and XML may hold it. */
export function plainly(sentence: string): string {
  return allowedInXml(withLines(sentence)).replaceAll('`', "'");
}

/** What a check printed, as {@link plainly}. */
export function printedBy({ result }: Told): string | undefined {
  return result.printed === undefined ? undefined : allowedInXml(withLines(result.printed));
}

/** Points as whole numbers that add up, for platforms that take no others. */
import type { FormatSettings, Graded, Report } from '../model.ts';
import { countingReport, scoreOf, sharesOf } from './score.ts';

/** `tests` are the checks of the report that counts, in its order; their scores and maxima add up to the whole's. */
export type WholeScore = {
  readonly score: number;
  readonly maximum: number;
  readonly tests: readonly { readonly score: number; readonly maximum: number }[];
};

/**
 * On the scale that was asked for when every check is worth a whole number there; else on that of the checks' own points.
 * What the course takes off (for lateness, say) is taken off the checks that have something, each by its share.
 */
export function wholeScoreOf(graded: Graded, settings: Pick<FormatSettings, 'maxPoints'>): WholeScore {
  const report = countingReport(graded);
  const { score, maximum } = scoreOf(graded, settings);
  const shares = wholeShares(report, maximum);
  const possible = sum(shares.map(({ points }) => points));
  const earned = sum(shares.map((share) => share.earned));
  const final = maximum === 0 ? 0 : Math.min(earned, Math.round((score * possible) / maximum));
  const scores = spread(
    final,
    shares.map((share) => share.earned),
  );
  const tests = shares.map(({ points }, index) => ({ score: scores[index] ?? 0, maximum: points }));
  return { score: final, maximum: possible, tests };
}

/** Shares have six decimals, so the last of these scales has whole ones. */
const scales = [1, 10, 100, 1e3, 1e4, 1e5, 1e6];

function wholeShares(report: Report, asked: number): { earned: number; points: number }[] {
  const maxima = [asked, ...scales.map((scale) => scale * report.points)];
  const isWhole = (maximum: number) =>
    sharesOf(report, maximum).every(({ points }) => Number.isInteger(points));
  return sharesOf(report, maxima.find(isWhole) ?? asked);
}

/** `total` over `parts` in proportion: whole numbers that add up to it, none above its part. */
function spread(total: number, parts: readonly number[]): number[] {
  const factor = total / (sum(parts) || 1);
  let before = 0;
  return parts.map((part) => {
    const until = before + part;
    const share = Math.round(until * factor) - Math.round(before * factor);
    before = until;
    return share;
  });
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

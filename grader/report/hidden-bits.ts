/** How much reports on hidden inputs can tell who hands in again and again. */
import type { Check, HiddenReport, Plan } from '../model.ts';
import { phrases } from './words/phrases.ts';

/**
 * At most so many bits about the hidden inputs of `plan` are in one report: the logarithm of how many reports there
 * are. What does not hang on the inputs counts nothing: files and functions that are missing, notes, the isolation
 * level, and what another check's verdict says already.
 */
export function hiddenBits(plan: Plan, told: HiddenReport): number {
  if (told === 'marks') return Math.log2(totalsOf(plan.checks).size);
  const ways = told === 'verdicts' ? () => 2 : waysOf;
  return plan.checks.reduce((bits, check) => bits + Math.log2(ways(check)), 0);
}

/** Right, wrong, a named mistake, thrown by the function or its driver, or stopped by one of the limits. */
function waysOf({ mistakes }: Check): number {
  const limits = Object.keys(phrases.en.limit).length;
  return 2 + new Set(mistakes.map(({ id }) => id)).size + 2 + limits;
}

/** The sums that some of the checks' points can come to. */
function totalsOf(checks: readonly Check[]): ReadonlySet<number> {
  const add = (totals: ReadonlySet<number>, { points }: Check) =>
    new Set([...totals].flatMap((total) => [total, Math.round((total + points) * 1e6) / 1e6]));
  return checks.reduce(add, new Set([0]));
}

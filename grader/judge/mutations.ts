/** Which arguments a function changed: said once for direct calls and for those behind a driver. */
import type { Answer, Call, Check, Finding, Verdict } from '../model.ts';
import { automaticTexts } from './automatic.ts';

/**
 * The answer with what `fn` changed as its mutated arguments, in order, without any that its call does not have. A driver
 * that calls several functions is the same to the check of each: each answers for what it changed itself.
 */
export function withMutationsOf(fn: string, answer: Answer, call: Call | undefined): Answer {
  if (answer.kind !== 'returned') return answer;
  const { mutatedBehind = [], ...own } = answer;
  const count = call?.args.length ?? Number.POSITIVE_INFINITY;
  const known = own.mutated.filter((at) => Number.isInteger(at) && at >= 0 && at < count);
  const behind = mutatedBehind.flatMap(([by, at]) => (by === fn ? [at] : []));
  return { ...own, mutated: [...new Set([...known, ...behind])].toSorted((one, other) => one - other) };
}

/**
 * Verdicts in which a function that changes its arguments only where another one is checked loses its own first check for
 * that, unless it rests on one that does so. `given` are the answers of each check.
 */
export function withMutationsElsewhere(
  verdicts: readonly Verdict[],
  checks: readonly Check[],
  given: readonly (readonly Answer[])[],
): Verdict[] {
  const seen = checks.flatMap((check, index) => mutatorsBeside(check, given[index] ?? []));
  const isAllRight = ({ fn, restsOn }: Check) =>
    !restsOn.some((cause) => seen.includes(cause)) &&
    checks.every((check, index) => check.fn !== fn || verdicts[index]?.kind === 'right');
  return verdicts.map((verdict, index) => {
    const check = checks[index];
    if (check === undefined || verdict.kind !== 'right' || !seen.includes(check.fn)) return verdict;
    const isFirst = checks.findIndex(({ fn }) => fn === check.fn) === index;
    return isFirst && isAllRight(check) ? mutatesInput(check.fn, verdict.findings) : verdict;
  });
}

/** Names of other functions than the check's own that changed an argument in its calls. */
function mutatorsBeside({ fn }: Check, given: readonly Answer[]): string[] {
  const pairs = given.flatMap((answer) => (answer.kind === 'returned' ? (answer.mutatedBehind ?? []) : []));
  return pairs.map(([by]) => by).filter((by) => by !== fn);
}

/** The verdict on right answers beside which an argument was changed. */
export function mutatesInput(fn: string, findings: readonly Finding[]): Verdict {
  const text = automaticTexts['mutates-input'](fn);
  return { kind: 'mistake', mistake: 'mutates-input', text, findings };
}

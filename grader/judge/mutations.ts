/** Which arguments a function changed: said once for direct calls and for those behind a driver. */
import type { Answer, Call } from '../model.ts';

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

/** Names of the functions that changed an argument behind a driver. */
export function mutatorsIn(answer: Answer): readonly string[] {
  return answer.kind === 'returned' ? (answer.mutatedBehind ?? []).map(([by]) => by) : [];
}

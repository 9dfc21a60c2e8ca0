import type { Answer, Verdict } from '../model.ts';
import { automaticTexts } from './automatic.ts';

/**
 * The verdict on answers of which some came out otherwise when their calls were made again: never right, and told by
 * name where the answers that were given first were right and nothing else explains what is wrong.
 */
export function withChanges(
  verdict: Verdict,
  given: readonly Answer[],
  isRight: (call: number) => boolean,
): Verdict {
  const changing = given.flatMap((answer, call) =>
    answer.kind === 'returned' && answer.changes ? [call] : [],
  );
  if (changing.length === 0) return verdict;
  const isTold = verdict.kind === 'right' || (verdict.kind === 'wrong' && changing.every(isRight));
  if (!isTold) return verdict;
  const mistake = 'answers-change';
  return { kind: 'mistake', mistake, text: automaticTexts[mistake], findings: verdict.findings };
}

import type { Answer, Verdict } from '../model.ts';
import { automaticTexts } from './automatic.ts';

/**
 * The verdict on answers of which some came out otherwise when their calls were made again: never right, and told by
 * name where nothing else explains what is wrong.
 */
export function withChanges(verdict: Verdict, given: readonly Answer[]): Verdict {
  if (verdict.kind !== 'right' && verdict.kind !== 'wrong') return verdict;
  if (!given.some((answer) => answer.kind === 'returned' && answer.changes)) return verdict;
  const mistake = 'answers-change';
  return { kind: 'mistake', mistake, text: automaticTexts[mistake], findings: verdict.findings };
}

import type { Verdict } from '../model.ts';
import { automaticTexts } from './automatic.ts';
import type { Trial } from './trial.ts';

/**
 * The verdict on answers of which some came out otherwise when their calls were made again: never right, and told by
 * name where nothing else explains what is wrong.
 */
export function withChanges(verdict: Verdict, { check, given }: Trial): Verdict {
  if (verdict.kind !== 'right' && verdict.kind !== 'wrong') return verdict;
  if (!given.some((answer) => answer.kind === 'returned' && answer.changes)) return verdict;
  const mistake = 'answers-change';
  return { kind: 'mistake', mistake, text: automaticTexts[mistake](check.fn), findings: verdict.findings };
}

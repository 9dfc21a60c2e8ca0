import { automaticAnswers } from '../judge/automatic.ts';
import { judgeCheck } from '../judge/judge.ts';
import type { Answer, Answers, Call, Check, Verdict } from '../model.ts';

/**
 * What the check cannot tell, in one sentence, or nothing when it sees all it must: the expected answers are
 * right, accepted variants are right, every mistake is wrong and named as itself, and the automatic mistakes
 * (empty, zeros, NaN, inputs returned or changed, only the first row) never pass.
 */
export function findBlindness(check: Check, calls: readonly Call[]): string | undefined {
  const verdictOn = (answers: readonly Answer[]) => judgeCheck(check, byCall(check, answers), calls);
  const right = verdictOn(check.expected.map(returned));
  if (right.kind !== 'right') return `refuses the reference's own answers (${nameOf(right)})`;
  for (const { id, answers } of check.accepted) {
    if (verdictOn(answers).kind !== 'right') return `refuses the accepted variant "${id}"`;
  }
  for (const { id, answers } of check.mistakes) {
    const verdict = verdictOn(answers);
    if (verdict.kind === 'right') return `cannot tell the mistake "${id}" from a right answer`;
    if (verdict.kind !== 'mistake' || verdict.mistake !== id)
      return `sees the mistake "${id}" as ${nameOf(verdict)}`;
  }
  return findAutomaticBlindness(check, calls);
}

function findAutomaticBlindness(check: Check, calls: readonly Call[]): string | undefined {
  if (check.judging.kind !== 'values') return undefined;
  const byId = new Map<string, Answer[]>();
  for (const [index, expected] of check.expected.entries()) {
    const call = calls.find(({ id }) => id === check.calls[index]);
    for (const { id, answer } of automaticAnswers(expected, call?.args ?? [])) {
      byId.set(id, [...(byId.get(id) ?? []), answer]);
    }
  }
  for (const [id, answers] of byId) {
    if (answers.length < check.expected.length) continue;
    if (judgeCheck(check, byCall(check, answers), calls).kind === 'right') {
      return `cannot tell the automatic mistake "${id}" from a right answer`;
    }
  }
  return undefined;
}

function returned(value: Check['expected'][number]): Answer {
  return { kind: 'returned', value, mutated: [] };
}

function byCall(check: Check, answers: readonly Answer[]): Answers {
  return Object.fromEntries(
    check.calls.map((id, index) => [id, answers[index] ?? { kind: 'fault', reason: 'no answer' }]),
  );
}

function nameOf(verdict: Verdict): string {
  return verdict.kind === 'mistake' ? `"${verdict.mistake}"` : `"${verdict.kind}"`;
}

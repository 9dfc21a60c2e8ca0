import { automaticAnswers } from '../judge/automatic.ts';
import { judgeCheck } from '../judge/judge.ts';
import type {
  Answer,
  Answers,
  Argument,
  AutomaticMistake,
  Call,
  Check,
  Finding,
  Value,
  Verdict,
} from '../model.ts';

/**
 * What the check cannot tell, in one sentence, or nothing when it sees all it must: the expected answers are
 * right, accepted variants are right, every mistake is wrong and named as itself, and the automatic mistakes
 * (empty, zeros, NaN, inputs returned or changed, only the first row) never pass.
 */
export function findBlindness(check: Check, calls: readonly Call[]): string | undefined {
  const verdictOn = (answers: readonly Answer[]) => judgeCheck(check, byCall(check, answers), calls);
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

/** Why the check does not take the reference's own answers for right, or nothing when it does. */
export function findRefusal(check: Check, calls: readonly Call[]): string | undefined {
  const verdict = judgeCheck(check, byCall(check, check.expected.map(returned)), calls);
  if (verdict.kind === 'right') return undefined;
  const reasons = 'findings' in verdict ? verdict.findings.flatMap(reasonOf) : [];
  return `refuses the reference's own answers (${reasons[0] ?? nameOf(verdict)})`;
}

function reasonOf(finding: Finding): string[] {
  if (finding.kind === 'keys') return [`the driver gives no ${finding.missing.join(', ')}`];
  if (finding.kind !== 'statistic') return [];
  const { id, got, expected, allowed } = finding;
  return [`${id} is ${got}, expected ${expected} ± ${allowed}`];
}

/** Only answers of the function itself are looked at: what a driver answers are its own measurements. */
function findAutomaticBlindness(check: Check, calls: readonly Call[]): string | undefined {
  if (check.judging.kind !== 'values') return undefined;
  const args = check.calls.map((id) => calls.find((call) => call.id === id)?.args ?? []);
  // Whether an answer is right does not hang on what a wrong one is called.
  const nameless = { ...check, mistakes: [] };
  const passes = (values: readonly Value[]) =>
    judgeCheck(nameless, byCall(check, values.map(returned)), calls).kind === 'right';
  const found = [...echoes(args), ...automatic(check.expected, args)].find(({ values }) => passes(values));
  return found && `cannot tell the automatic mistake "${found.id}" from a right answer`;
}

type Attempt = { readonly id: AutomaticMistake; readonly values: readonly Value[] };

/** The k-th argument handed back in every call, for each k. */
function echoes(args: readonly (readonly Argument[])[]): Attempt[] {
  return (args[0] ?? []).flatMap((_, k): Attempt[] => {
    const given = args.map((list) => list[k]);
    const values = given.flatMap((arg) => (arg?.kind === 'value' ? [arg.value] : []));
    return values.length === args.length ? [{ id: 'input-unchanged', values }] : [];
  });
}

/** What each automatic mistake would answer, where it can show in every call. */
function automatic(expected: readonly Value[], args: readonly (readonly Argument[])[]): Attempt[] {
  const byCallIndex = expected.map((value, index) => automaticAnswers(value, args[index] ?? []));
  return (byCallIndex[0] ?? []).flatMap(({ id, answers }): Attempt[] =>
    answers.flatMap((_, way): Attempt[] => {
      const values = byCallIndex.flatMap((found) => {
        const same = found.find((mistake) => mistake.id === id);
        return same ? [same.answers[Math.min(way, same.answers.length - 1)]] : [];
      });
      return values.length === expected.length ? [{ id, values }] : [];
    }),
  );
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

import { judgeCheck } from '../../../grader/judge/judge.ts';
import type { Answer, Argument, Call, Check, Text, Value, Variant, Verdict } from '../../../grader/model.ts';
import { encodeValue } from '../../../grader/value.ts';

export const tolerance = { relative: 1e-9, absolute: 1e-12 };

export const text = (en: string): Text => ({ en, zh: en });

export const returned = (value: unknown, mutated: readonly number[] = []): Answer => ({
  kind: 'returned',
  value: value as Value,
  mutated,
});

export const threw = (message = 'oops'): Answer => ({ kind: 'threw', message });

export const variant = (id: string, ...answers: readonly Answer[]): Variant => ({
  id,
  text: text(`about ${id}`),
  answers,
});

/** A check whose calls are named call0, call1, …, one for each expected answer. */
export function checkOf(expected: readonly unknown[], rest: Partial<Check> = {}): Check {
  return {
    id: 'the-check',
    fn: 'f',
    title: text('f'),
    lesson: '1.1',
    points: 1,
    restsOn: [],
    calls: expected.map((_, index) => `call${index}`),
    judging: { kind: 'values', tolerance },
    expected: expected as Value[],
    accepted: [],
    mistakes: [],
    ...rest,
  };
}

/** The verdict on these answers; `args` are the arguments of each call. */
export function verdictOn(
  check: Check,
  given: readonly Answer[],
  args: readonly (readonly unknown[])[] = [],
): Verdict {
  const answers = Object.fromEntries(given.map((answer, index) => [`call${index}`, answer]));
  const calls = check.calls.map(
    (id, index): Call => ({
      id,
      target: 'student',
      fn: 'f',
      uses: ['f'],
      args: argumentsOf(args[index] ?? []),
    }),
  );
  return judgeCheck(check, answers, args.length === 0 ? [] : calls);
}

export function argumentsOf(values: readonly unknown[]): Argument[] {
  return values.map((value) => ({ kind: 'value', value: value as Value }));
}

/** Findings of a verdict that has some. */
export function findingsOf(verdict: Verdict) {
  return 'findings' in verdict ? verdict.findings : [];
}

/** The name of the mistake, or the kind of the verdict. */
export function nameOf(verdict: Verdict): string {
  if (verdict.kind === 'mistake') return verdict.mistake;
  return verdict.kind === 'right' && verdict.accepted !== undefined
    ? `right (${verdict.accepted})`
    : verdict.kind;
}

/** Same bits in, same text out: for comparing values that hold NaN or −0. */
export const bits = (value: unknown): string => JSON.stringify(encodeValue(value as Value));

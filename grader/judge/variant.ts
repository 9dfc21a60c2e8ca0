/** Does a variant — the reference with one thing wrong or different — explain what a student's code answered? */
import type { Answer, Check, Variant } from '../model.ts';
import type { Value } from '../value.ts';
import type { Rule } from './rule.ts';
import { isRecord } from './tensor.ts';

const maxDepth = 16;

/**
 * Whether each of the answers is the variant's own: the same values, or both threw. Throws alone explain nothing:
 * code throws for a thousand reasons.
 */
export function explains(variant: Variant, given: readonly Answer[], explained: Explained): boolean {
  return !given.every(({ kind }) => kind === 'threw') && fits(variant, given, explained);
}

/** Whether nothing in the answers speaks against the variant, throws included. */
export function fits(variant: Variant, given: readonly Answer[], { check, rule }: Explained): boolean {
  return given.every((answer, call) => {
    const own = variant.answers[call];
    if (own?.kind === 'threw') return answer.kind === 'threw';
    if (own?.kind !== 'returned' || answer.kind !== 'returned') return false;
    const values = { expected: check.expected[call], variant: own.value, got: answer.value };
    return sameGaps(values, maxDepth) && rule.explains(own.value, answer.value);
  });
}

/** Whether every argument that the variant changes was changed, too. */
export function mutatesLike(variant: Variant, given: readonly Answer[]): boolean {
  return given.every((answer, call) =>
    mutatedBy(variant.answers[call]).every((argument) => mutatedBy(answer).includes(argument)),
  );
}

/** Whether an argument was changed that the variant leaves alone. */
export function mutatesMore(variant: Variant, given: readonly Answer[]): boolean {
  return given.some((answer, call) =>
    mutatedBy(answer).some((argument) => !mutatedBy(variant.answers[call]).includes(argument)),
  );
}

function mutatedBy(answer: Answer | undefined): readonly number[] {
  return answer?.kind === 'returned' ? answer.mutated : [];
}

export type Explained = { readonly check: Check; readonly rule: Rule };

/** Whether a variant can be told from the right answer at all on this check's calls. */
export function differs(variant: Variant, { check, rule }: Explained): boolean {
  return check.expected.some((expected, call) => {
    const own = variant.answers[call];
    if (own?.kind !== 'returned' || own.mutated.length > 0) return true;
    return !rule.assess({ call, expected, inputs: [] }, own.value).right;
  });
}

type Values = { readonly expected: Value; readonly variant: Value; readonly got: Value };

/**
 * Whether `got` lacks what the variant lacks. Comparing alone would let a variant that returns nothing, or
 * leaves a key out, explain any answer: what it does not have is not compared.
 */
function sameGaps({ expected, variant, got }: Values, depth: number): boolean {
  if (expected === undefined || depth === 0 || typeof variant === 'number') return true;
  if (variant === undefined) return got === undefined;
  if (Array.isArray(expected) && Array.isArray(variant) && Array.isArray(got)) {
    return variant.every((item, at) =>
      sameGaps({ expected: expected[at], variant: item, got: got[at] }, depth - 1),
    );
  }
  if (!isRecord(expected) || !isRecord(variant) || !isRecord(got)) return true;
  return Object.keys(expected).every((key) => {
    const [right, own, given] = [expected, variant, got].map((item) =>
      Object.hasOwn(item, key) ? item[key] : undefined,
    );
    return sameGaps({ expected: right, variant: own, got: given }, depth - 1);
  });
}

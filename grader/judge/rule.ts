/** What every kind of judging must be able to say; one file implements it for each kind. */
import type { Finding } from '../model.ts';
import type { Value } from '../value.ts';

/** What is known about one call: its place in the check, the expected answer, the data it was given. */
export type Question = { readonly call: number; readonly expected: Value; readonly inputs: readonly Value[] };

/** The word on one answer. A right answer's findings are curves worth seeing. */
export type Assessment = { readonly right: boolean; readonly findings: readonly Finding[] };

export type Rule = {
  /** Compares one answer with the expected one. */
  assess(question: Question, got: Value): Assessment;
  /** Whether `got` is the answer that a variant gives, within what rounding may do to either. */
  explains(variant: Value, got: Value): boolean;
};

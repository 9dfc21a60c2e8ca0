import type { Plan, Value } from '../model.ts';
import { decodeValue, encodeValue } from '../value.ts';

/** A plan as JSON data: what a fixture holds and {@link decodePlan} reads. */
export type EncodedPlan = { readonly [Key in keyof Plan]: unknown };

/** Plans as JSON data and back; pure, so that the student's kit can carry it. */

/** The plan as JSON data, numbers that JSON lacks included; {@link decodePlan} gives it back. */
export function encodePlan(plan: Plan): EncodedPlan {
  return {
    ...plan,
    calls: plan.calls.map((call) => ({ ...call, args: call.args.map(encodeHeld) })),
    checks: plan.checks.map((check) => ({
      ...check,
      expected: check.expected.map(encodeValue),
      accepted: check.accepted.map((variant) => ({ ...variant, answers: variant.answers.map(encodeHeld) })),
      mistakes: check.mistakes.map((variant) => ({ ...variant, answers: variant.answers.map(encodeHeld) })),
    })),
  };
}

/** An argument or answer with its value, if it holds one, in JSON form. */
export function encodeHeld<T extends object>(holder: T): object {
  return 'value' in holder ? { ...holder, value: encodeValue(holder.value as Value) } : holder;
}

/** What {@link encodeHeld} was given. @throws {TypeError | RangeError} when its value is none. */
export function decodeHeld<T extends object>(holder: T): T {
  return 'value' in holder ? { ...holder, value: decodeValue(holder.value) } : holder;
}

/** The plan behind its JSON data. @throws {TypeError | RangeError} when a value in it is not one. */
export function decodePlan(data: EncodedPlan): Plan {
  const plan = data as Plan;
  return {
    ...plan,
    calls: plan.calls.map((call) => ({ ...call, args: call.args.map(decodeHeld) })),
    checks: plan.checks.map((check) => ({
      ...check,
      expected: check.expected.map((value) => decodeValue(value)),
      accepted: check.accepted.map((variant) => ({ ...variant, answers: variant.answers.map(decodeHeld) })),
      mistakes: check.mistakes.map((variant) => ({ ...variant, answers: variant.answers.map(decodeHeld) })),
    })),
  };
}

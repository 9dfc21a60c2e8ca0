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

/** The members of arguments and answers that are values, whoever made them. */
const valueMembers = ['value', 'beginning'] as const;

/** An argument or answer with the values that it holds in JSON form. */
export function encodeHeld<T extends object>(holder: T): object {
  return withValues(holder, (value) => encodeValue(value as Value));
}

/** What {@link encodeHeld} was given. @throws {TypeError | RangeError} when a value in it is none. */
export function decodeHeld<T extends object>(holder: T): T {
  return withValues(holder, (value) => decodeValue(value));
}

function withValues<T extends object>(holder: T, change: (value: unknown) => unknown): T {
  const values = Object.entries(holder).filter(([name]) => valueMembers.some((one) => one === name));
  return { ...holder, ...Object.fromEntries(values.map(([name, value]) => [name, change(value)])) };
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

import type { Plan, Value } from '../model.ts';
import { decodeValue, type Encoded, encodeValue } from '../value.ts';
import { parseDocument } from './schema.ts';

type FixturePlan = { readonly [Key in keyof Plan]: unknown };

/** The plan as JSON data, numbers that JSON lacks included; {@link readFixture} gives it back. */
export function encodePlan(plan: Plan): FixturePlan {
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
function encodeHeld<T extends object>(holder: T): object {
  return 'value' in holder ? { ...holder, value: encodeValue(holder.value as Value) } : holder;
}

function decodeHeld<T extends object>(holder: T): T {
  return 'value' in holder ? { ...holder, value: decodeValue(holder.value) } : holder;
}

/** The bytes of `fixtures/<slug>.json`: one call and one check a line, so that changes can be read. */
export function writeFixture(plan: Plan): string {
  const { calls, checks, ...head } = encodePlan(plan);
  const lines = (items: unknown) => (items as unknown[]).map((item) => JSON.stringify(item)).join(',\n');
  const body = JSON.stringify(head).slice(0, -1);
  return `${body},"calls":[\n${lines(calls)}\n],"checks":[\n${lines(checks)}\n]}\n`;
}

/**
 * A plan from the bytes of a fixture; `path` is for messages.
 * @throws {SchemaError} when it is not one.
 */
export function readFixture(text: string, path: string): Plan {
  const plan = parseDocument<Plan>(text, path, 'fixture');
  return {
    ...plan,
    calls: plan.calls.map((call) => ({ ...call, args: call.args.map(decodeHeld) })),
    checks: plan.checks.map((check) => ({
      ...check,
      expected: check.expected.map((value) => decodeValue(value as Encoded)),
      accepted: check.accepted.map((variant) => ({ ...variant, answers: variant.answers.map(decodeHeld) })),
      mistakes: check.mistakes.map((variant) => ({ ...variant, answers: variant.answers.map(decodeHeld) })),
    })),
  };
}

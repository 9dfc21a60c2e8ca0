/** The automatic mistake of handing an input back as the result. */
import type { Value } from '../value.ts';
import type { Case } from './case.ts';
import { compare, isStructural } from './compare.ts';
import { isSame, isTelling, recordOf } from './looks.ts';
import { isRecord } from './tensor.ts';
import { wrongParts } from './wrong-parts.ts';

/**
 * Whether an answer is one of the call's arguments, or has such an argument (or a part of one) in every place
 * where it is wrong. At least one place must be telling: a lone 1 is also an input by chance.
 */
export function isUnchanged({ expected, got, inputs, right, tolerance }: Case): boolean {
  const known = candidatesOf(inputs);
  const isInput = (value: Value) => known.some((input) => isSame(input, value));
  if (right) return isInput(got) || partsOf(got).some(isInput);
  const parts = isInput(got) ? [{ expected, got }] : wrongParts(expected, got, tolerance);
  if (!parts.every((part) => isInput(part.got) && !isInput(part.expected))) return false;
  return parts.some((part) => isTelling(part.got));
}

/** The inputs that have the form of the expected answer, and the answer with inputs for all its parts of that form. */
export function unchangedAnswers(expected: Value, inputs: readonly Value[]): readonly Value[] {
  const known = candidatesOf(inputs);
  const whole = known.filter((input) => hasFormOf(expected, input));
  if (!isRecord(expected) || whole.length > 0) return whole;
  const parts = Object.entries(expected).map(([key, item]) => {
    const own = inputs.flatMap((input) => (isRecord(input) && Object.hasOwn(input, key) ? [input[key]] : []));
    return { key, item, input: [...own, ...known].find((input) => hasFormOf(item, input)) };
  });
  if (parts.every(({ input }) => input === undefined)) return [];
  return [recordOf(parts.map(({ key, item, input }) => [key, input ?? item]))];
}

/** Arguments and, of those that are objects, their entries. */
function candidatesOf(inputs: readonly Value[]): readonly Value[] {
  return [...inputs, ...inputs.flatMap(partsOf)];
}

function partsOf(value: Value): readonly Value[] {
  return isRecord(value) ? Object.values(value) : [];
}

function hasFormOf(expected: Value, input: Value): boolean {
  if (expected === undefined || input === undefined) return false;
  const exact = { relative: 0, absolute: 0 };
  return !compare(expected, input, { call: 0, tolerance: exact }).some(isStructural);
}

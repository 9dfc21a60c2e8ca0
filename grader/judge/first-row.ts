/** The automatic mistake of computing only the first row. */
import type { Tolerance } from '../model.ts';
import type { Value } from '../value.ts';
import type { Case } from './case.ts';
import { compare } from './compare.ts';
import { isAllZeros, isNothing, mapNumbers, recordOf } from './looks.ts';
import { isRecord, tensorOf } from './tensor.ts';
import { type Part, wrongParts } from './wrong-parts.ts';

const zero = () => 0;
const negate = (number: number) => -number;

/** Whether, in every wrong part of an answer, the first row is right and all others are missing, 0 or negated. */
export function isFirstRowOnly({ expected, got, right, tolerance }: Case): boolean {
  if (right) return firstRowOnlyAnswers(expected).length === 0;
  return wrongParts(expected, got, tolerance).every((part) => endsAfterFirstRow(part, tolerance));
}

function endsAfterFirstRow({ expected, got }: Part, tolerance: Tolerance): boolean {
  const rows = rowsOf(expected);
  if (rows === undefined || !Array.isArray(got) || got.length === 0) return false;
  const same = (one: Value, other: Value) => compare(one, other, { call: 0, tolerance }).length === 0;
  if (isAllZeros(rows.first) || !same(rows.first, got[0])) return false;
  const rest = got.slice(1);
  if (rest.every((row) => isNothing(row))) return true;
  return same(mapNumbers(rows.rest, zero), rest) || same(mapNumbers(rows.rest, negate), rest);
}

/** The answers to expect: the other rows 0, negated or left out. None when there is only one row to compute. */
export function firstRowOnlyAnswers(expected: Value): readonly Value[] {
  const changes: readonly ((first: Value, rest: Value[]) => Value)[] = [
    (first, rest) => [first, ...rest.map((row) => mapNumbers(row, zero))],
    (first, rest) => [first, ...rest.map((row) => mapNumbers(row, negate))],
    (first) => [first],
  ];
  return changes.flatMap((change) => {
    const answer = changeRows(expected, change, 8);
    return answer === expected ? [] : [answer];
  });
}

/** `expected` with the rows of its matrices changed; itself when it has none. */
function changeRows(expected: Value, change: (first: Value, rest: Value[]) => Value, depth: number): Value {
  const rows = rowsOf(expected);
  if (rows !== undefined) return change(rows.first, rows.rest);
  if (depth === 0 || !isRecord(expected)) return expected;
  const entries = Object.entries(expected).map(
    ([key, item]) => [key, changeRows(item, change, depth - 1)] as const,
  );
  const isChanged = entries.some(([key, item]) => item !== expected[key]);
  return isChanged ? recordOf(entries) : expected;
}

/** The rows of an array with two dimensions or more, when there is more than zeros after the first. */
function rowsOf(expected: Value): { readonly first: Value; readonly rest: Value[] } | undefined {
  const tensor = tensorOf(expected);
  if (tensor === undefined || tensor.dims.length < 2 || !Array.isArray(expected)) return undefined;
  const rest = expected.slice(1);
  return rest.length === 0 || isAllZeros(rest) || isNothing(rest) ? undefined : { first: expected[0], rest };
}

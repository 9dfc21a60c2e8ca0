/** Which parts of an answer are wrong. */
import type { Tolerance } from '../model.ts';
import type { Value } from '../value.ts';
import { compare } from './compare.ts';
import { field, isRecord } from './tensor.ts';

export type Part = { readonly expected: Value; readonly got: Value };

/** The wrong entries of an object, of the objects in it, and so on; of anything else, itself when it is wrong. */
export function wrongParts(expected: Value, got: Value, tolerance: Tolerance, depth = 8): readonly Part[] {
  if (compare(expected, got, { call: 0, tolerance }).length === 0) return [];
  if (depth === 0 || !isRecord(expected) || !isRecord(got)) return [{ expected, got }];
  return Object.keys(expected).flatMap((key) =>
    wrongParts(expected[key], field(got, key), tolerance, depth - 1),
  );
}

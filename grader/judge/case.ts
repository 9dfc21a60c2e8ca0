import type { Tolerance } from '../model.ts';
import type { Value } from '../value.ts';

/** One call, its right and its given answer, and the data it was given. */
export type Case = {
  readonly expected: Value;
  readonly got: Value;
  readonly inputs: readonly Value[];
  readonly right: boolean;
  readonly tolerance: Tolerance;
};

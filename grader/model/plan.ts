/** What an assignment is graded with: calls for the sandbox, and the key to their answers. */

import type { Value } from '../value.ts';
import type { Answer } from './answer.ts';
import type { Text } from './text.ts';

/** What a call is given: data, a seeded random generator, or a function of the assignment's `probes.ts`. */
export type Argument =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'rng'; readonly seed: string }
  | { readonly kind: 'probe'; readonly name: string };

/**
 * One thing the sandbox is asked to do. `target: 'driver'` runs a function of the assignment's public
 * `driver.ts`, which gets the student's exports as its first argument. `uses` are the student's functions
 * that the call needs; it is not run when one of them is not exported.
 */
export type Call = {
  readonly id: string;
  readonly target: 'student' | 'driver';
  readonly fn: string;
  readonly uses: readonly string[];
  readonly args: readonly Argument[];
  /** Set when the call is made again after all others, to see whether the answer is the same. */
  readonly again?: true;
};

/** Allowed: |got − expected| ≤ absolute + relative · max |expected| over the compared array. */
export type Tolerance = { readonly relative: number; readonly absolute: number };

/** Where one number of a flattened parameter vector stands, e.g. W2, row 0, column 1 (b has no column). */
export type Component = { readonly parameter: string; readonly row: number; readonly column?: number };

/** One number that a driver measures over many draws: right when |got − expected| ≤ allowed. */
export type Statistic = {
  readonly id: string;
  readonly label: Text;
  readonly expected: number;
  readonly allowed: number;
};

/**
 * How a check's answers are compared.
 * - `values`: every answer equals the expected one within `tolerance`.
 * - `trajectory`: the answer is `{ cost: number[], parameters: number[][] }`, one entry for each step, the
 *   start included; compared step by step.
 * - `gradient`: the answer is a {@link GradientProbe}; ratio ≤ `bound` against the student's own cost and
 *   against the expected gradient.
 * - `expectation`: the answer is an object of named numbers, one for each statistic. `draws` and
 *   `falseFailure` (chance that a right answer fails) are stated in the report.
 */
export type Judging =
  | { readonly kind: 'values'; readonly tolerance: Tolerance }
  | { readonly kind: 'trajectory'; readonly tolerance: Tolerance; readonly components: readonly Component[] }
  | {
      readonly kind: 'gradient';
      readonly bound: number;
      readonly epsilons: readonly number[];
      readonly components: readonly Component[];
    }
  | {
      readonly kind: 'expectation';
      readonly statistics: readonly Statistic[];
      readonly draws: number;
      readonly falseFailure: number;
    };

/**
 * What a gradient driver answers: the student's gradient as one vector, the student's cost at θ, and at
 * θ ± ε e_i for every ε of the ladder (outer) and every component i (inner).
 */
export type GradientProbe = {
  readonly gradient: readonly number[];
  readonly cost: number;
  readonly plus: readonly (readonly number[])[];
  readonly minus: readonly (readonly number[])[];
};

/** What a function would answer if it had one thing wrong (a mistake) or different (an accepted variant). */
export type Variant = {
  readonly id: string;
  readonly text: Text;
  readonly answers: readonly Answer[];
  /** Set where the mistake has other forms, which these calls cannot show: right answers do not speak against it. */
  readonly partial?: true;
};

/** One graded item: calls, and the key to their answers (`expected`, `accepted`, `mistakes`: by call). */
export type Check = {
  readonly id: string;
  readonly fn: string;
  readonly title: Text;
  readonly lesson: string;
  readonly points: number;
  /** The student's other functions that `fn` is expected to call: when one is wrong, this check may be, too. */
  readonly restsOn: readonly string[];
  readonly calls: readonly string[];
  readonly judging: Judging;
  readonly expected: readonly Value[];
  readonly accepted: readonly Variant[];
  readonly mistakes: readonly Variant[];
};

export type Visibility = 'public' | 'hidden';

/** Everything needed to grade one assignment once. `id` is a hash of the rest. */
export type Plan = {
  readonly format: 1;
  readonly id: string;
  readonly assignment: string;
  readonly title: Text;
  readonly visibility: Visibility;
  readonly calls: readonly Call[];
  readonly checks: readonly Check[];
};

/** What patterns are looked for in. */
import type { Tensor } from './tensor.ts';

/** A compared tensor, the numbers got for it, and which of them (row-major) are wrong. */
export type Errors = {
  readonly expected: Tensor;
  readonly got: readonly number[];
  readonly wrong: readonly number[];
  readonly allowed: number;
  /** Tensors that the call was given. */
  readonly inputs: readonly Tensor[];
};

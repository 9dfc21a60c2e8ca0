/**
 * Given code: the classifier [LINEAR → RELU] × (L−1) → LINEAR → SOFTMAX, forward only, and its cost.
 * `import { forwardPropagation, softmax } from './library/softmaxNetwork.ts'`.
 *
 * X is (n_x, m), one column for each example; Ŷ and Y are (C, m), Y one-hot. Nothing here changes its inputs.
 */
import {
  countLayers,
  linear,
  type Matrix,
  type Parameters,
  relu,
  transpose,
  type Vector,
} from './network.ts';

/** e^z over its sum, column by column: (C, m) stays (C, m) and every column sums to 1. */
export function softmax(Z: Matrix): Matrix {
  const columns = transpose(Z).map((z) => {
    const largest = Math.max(...z);
    const t = z.map((value) => Math.exp(value - largest));
    const sum = t.reduce((total, value) => total + value, 0);
    return t.map((value) => value / sum);
  });
  return transpose(columns);
}

/**
 * Forward pass. Gives Ŷ as `AL` (C, m) and a `cache` with Z, A, W and b of every layer by name:
 * `{ Z1, A1, W1, b1, Z2, A2, W2, b2, … }`.
 */
export function forwardPropagation(X: Matrix, parameters: Parameters): { AL: Matrix; cache: Parameters } {
  const layers = countLayers(parameters);
  const cache: Parameters = {};
  let A = X;
  for (let l = 1; l <= layers; l++) {
    const W = parameters[`W${l}`] as Matrix;
    const b = parameters[`b${l}`] as Vector;
    const Z = linear(A, W, b);
    A = l < layers ? Z.map((row) => row.map(relu)) : softmax(Z);
    Object.assign(cache, { [`Z${l}`]: Z, [`A${l}`]: A, [`W${l}`]: W, [`b${l}`]: b });
  }
  return { AL: A, cache };
}

/** Cross-entropy −(1/m) Σ y log ŷ over all classes and examples. */
export function computeCost(AL: Matrix, Y: Matrix): number {
  const m = Y[0]?.length ?? 0;
  let sum = 0;
  for (const [c, row] of Y.entries())
    for (const [i, y] of row.entries())
      if (y !== 0) sum += y * Math.log(Math.max(AL[c]?.[i] ?? Number.NaN, 1e-15));
  return -sum / m;
}

/**
 * Given code: a small network [LINEAR → RELU] × (L−1) → LINEAR → SIGMOID and the matrix work it needs.
 * Import what you like from it: `import { dot, sigmoid } from './library/network.ts'`.
 *
 * Matrices are `number[][]`, rows first. X is (n_x, m): one column for each example. Y is (1, m).
 * W_l is (n_l, n_{l−1}) and b_l is a list of n_l numbers. Nothing here changes its inputs.
 */

export type Matrix = number[][];
export type Vector = number[];
export type Parameters = { [name: string]: Matrix | Vector };

/** A B: (n, k) times (k, m) gives (n, m). */
export function dot(A: Matrix, B: Matrix): Matrix {
  const columns = B[0]?.length ?? 0;
  return A.map((row) => {
    const sums: number[] = [];
    for (let j = 0; j < columns; j++)
      sums.push(row.reduce((sum, a, k) => sum + a * (B[k]?.[j] ?? Number.NaN), 0));
    return sums;
  });
}

/** Aᵀ: rows become columns. */
export function transpose(A: Matrix): Matrix {
  return (A[0] ?? []).map((_, j) => A.map((row) => row[j] ?? Number.NaN));
}

/** σ(z) = 1 / (1 + e^{−z}) of one number. */
export function sigmoid(z: number): number {
  return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
}

/** max(0, z) of one number. */
export function relu(z: number): number {
  return Math.max(0, z);
}

/** Z = W A + b, with b added to every column. */
export function linear(A: Matrix, W: Matrix, b: Vector): Matrix {
  return dot(W, A).map((row, unit) => row.map((z) => z + (b[unit] ?? Number.NaN)));
}

/** The number of layers in W1, b1, W2, b2, … */
export function countLayers(parameters: { readonly [name: string]: unknown }): number {
  return Object.keys(parameters).filter((name) => /^W\d+$/.test(name)).length;
}

/**
 * Forward pass. Gives ŷ as `AL` (1, m) and a `cache` with Z, A, W and b of every layer by name:
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
    A = Z.map((row) => row.map(l < layers ? relu : sigmoid));
    cache[`Z${l}`] = Z;
    cache[`A${l}`] = A;
    cache[`W${l}`] = W;
    cache[`b${l}`] = b;
  }
  return { AL: A, cache };
}

/** Cross-entropy −(1/m) Σ (y log ŷ + (1−y) log(1−ŷ)). */
export function computeCost(AL: Matrix, Y: Matrix): number {
  const m = Y[0]?.length ?? 0;
  const clip = (p: number) => Math.min(Math.max(p, 1e-15), 1 - 1e-15);
  const losses = (Y[0] ?? []).map((y, i) => {
    const yHat = clip(AL[0]?.[i] ?? Number.NaN);
    return y * Math.log(yHat) + (1 - y) * Math.log(1 - yHat);
  });
  return -losses.reduce((sum, loss) => sum + loss, 0) / m;
}

/** Backward pass of the plain cross-entropy: `{ dW1, db1, dW2, db2, … }` from the cache of the forward pass. */
export function backwardPropagation(X: Matrix, Y: Matrix, cache: Parameters): Parameters {
  const layers = countLayers(cache);
  const m = Y[0]?.length ?? 0;
  const gradients: Parameters = {};
  let dZ = (cache[`A${layers}`] as Matrix).map((row) => row.map((a, i) => a - (Y[0]?.[i] ?? Number.NaN)));
  for (let l = layers; l >= 1; l--) {
    const previous = l === 1 ? X : (cache[`A${l - 1}`] as Matrix);
    gradients[`dW${l}`] = dot(dZ, transpose(previous)).map((row) => row.map((value) => value / m));
    gradients[`db${l}`] = dZ.map((row) => row.reduce((sum, value) => sum + value, 0) / m);
    if (l === 1) break;
    const Z = cache[`Z${l - 1}`] as Matrix;
    const dA = dot(transpose(cache[`W${l}`] as Matrix), dZ);
    dZ = dA.map((row, i) => row.map((value, j) => ((Z[i]?.[j] ?? 0) > 0 ? value : 0)));
  }
  return gradients;
}

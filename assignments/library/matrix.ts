/**
 * Given code: matrices as `number[][]`, rows first, shape (features, examples).
 * Import what you like from it: `import { dot, transpose } from './library/matrix.ts'`.
 * Nothing here changes its inputs.
 */

export type Matrix = number[][];
export type Vector = number[];

/** W1, b1, W2, b2, … (or dW1, db1, …) by name: every W is a matrix, every b a list of numbers. */
export type Parameters = { [name: string]: Matrix | Vector };

/** A B, Σ_k A_ik B_kj: (n, k) times (k, m) gives (n, m). @throws {RangeError} when the two k differ. */
export function dot(A: Matrix, B: Matrix): Matrix {
  const [inner, columns] = [A[0]?.length ?? 0, B[0]?.length ?? 0];
  if (inner !== B.length) {
    const shapes = `(${A.length}, ${inner}) times (${B.length}, ${columns})`;
    throw new RangeError(`dot: ${shapes}; the inner sizes ${inner} and ${B.length} must be equal`);
  }
  return A.map((row) =>
    Array.from({ length: columns }, (_, j) =>
      row.reduce((sum, a, k) => sum + a * (B[k]?.[j] ?? Number.NaN), 0),
    ),
  );
}

/** Aᵀ: rows become columns, (n, m) becomes (m, n). */
export function transpose(A: Matrix): Matrix {
  return (A[0] ?? []).map((_, j) => A.map((row) => row[j] ?? Number.NaN));
}

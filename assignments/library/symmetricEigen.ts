/**
 * Given code: eigenvalues and eigenvectors of a symmetric matrix such as a covariance matrix.
 * `import { symmetricEigen } from './library/symmetricEigen.ts'`. Nothing here changes its inputs.
 */
import type { Matrix, Vector } from './matrix.ts';

/**
 * A = U Λ Uᵀ for a symmetric A (n, n). Gives the `eigenvalues` from the largest to the smallest, and `eigenvectors` U
 * (n, n): **column** k is the eigenvector of eigenvalue k, has length 1 and stands at right angles to the others.
 * Which way an eigenvector points (its sign) is arbitrary.
 *
 * Jacobi's method: take two axes p and q, turn them in their plane until A[p][q] is 0, and go round all pairs until
 * nothing is left beside the diagonal, which then holds the eigenvalues.
 * @throws {RangeError} when A is not a symmetric square matrix of finite numbers.
 */
export function symmetricEigen(A: Matrix): { eigenvalues: Vector; eigenvectors: Matrix } {
  requireSymmetric(A);
  const n = A.length;
  const D = A.map((row) => [...row]);
  const U = A.map((_, i) => A.map((_row, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 60 && largestBeside(D) > 0; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) turnPlane(D, U, [p, q]);
    }
  }
  const order = D.map((_, k) => k).sort((i, j) => at(D, j, j) - at(D, i, i));
  return {
    eigenvalues: order.map((k) => at(D, k, k)),
    eigenvectors: U.map((row) => order.map((k) => row[k] ?? Number.NaN)),
  };
}

function at(A: Matrix, i: number, j: number): number {
  return A[i]?.[j] ?? Number.NaN;
}

function put(A: Matrix, [i, j]: readonly [number, number], value: number): void {
  const row = A[i];
  if (row) row[j] = value;
}

/** The largest entry beside the diagonal; 0 when it is only rounding of the largest of all. */
function largestBeside(D: Matrix): number {
  const largest = Math.max(...D.flat().map(Math.abs));
  const beside = Math.max(0, ...D.flatMap((row, i) => row.filter((_, j) => j !== i).map(Math.abs)));
  return beside > 1e-17 * largest ? beside : 0;
}

/** Turns axes p and q so that D[p][q] becomes 0; U collects the turns. Both matrices are changed. */
function turnPlane(D: Matrix, U: Matrix, [p, q]: readonly [number, number]): void {
  if (at(D, p, q) === 0) return;
  // By at most 45°: larger turns would only exchange the axes.
  const angle = 0.5 * Math.atan((2 * at(D, p, q)) / (at(D, q, q) - at(D, p, p)));
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  for (const columnsOf of [D, U]) {
    for (let i = 0; i < columnsOf.length; i++) {
      const [x, y] = [at(columnsOf, i, p), at(columnsOf, i, q)];
      put(columnsOf, [i, p], c * x - s * y);
      put(columnsOf, [i, q], s * x + c * y);
    }
  }
  for (let j = 0; j < D.length; j++) {
    const [x, y] = [at(D, p, j), at(D, q, j)];
    put(D, [p, j], c * x - s * y);
    put(D, [q, j], s * x + c * y);
  }
  put(D, [p, q], 0);
  put(D, [q, p], 0);
}

function requireSymmetric(A: Matrix): void {
  if (!Array.isArray(A) || A.length === 0) throw new RangeError('symmetricEigen: A has no rows');
  const largest = Math.max(...A.flat().map(Math.abs));
  if (!Number.isFinite(largest))
    throw new RangeError('symmetricEigen: A holds something that is not a finite number');
  for (const [i, row] of A.entries()) {
    if (row.length !== A.length)
      throw new RangeError(`symmetricEigen: A has ${A.length} rows, but row ${i} has ${row.length} numbers`);
    for (const [j, value] of row.entries()) {
      if (!(Math.abs(value - at(A, j, i)) <= 1e-9 * largest))
        throw new RangeError(`symmetricEigen: A[${i}][${j}] and A[${j}][${i}] differ, so A is not symmetric`);
    }
  }
}

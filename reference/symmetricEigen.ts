/** Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations. */
import { entry, type Matrix, mapEntries, shapeOf, sumOf, transpose, type Vector } from './matrix.ts';

/** Eigenvalues from the largest to the smallest; column k of `eigenvectors` belongs to eigenvalue k. */
export type Eigen = { eigenvalues: Vector; eigenvectors: Matrix };

/** Each sweep squares what is left beside the diagonal: six are plenty, the rest is for the unheard of. */
const maxSweeps = 50;

/** @throws {RangeError} when A is empty, not square or not symmetric to nine digits. */
function requireSymmetric(A: Matrix): void {
  const [rows, columns] = shapeOf(A);
  if (rows === 0 || A.some((row) => row.length !== rows))
    throw new RangeError(`A must be square with at least one row, not (${rows}, ${columns})`);
  const largest = Math.max(...A.flat().map(Math.abs));
  const isMirrored = (i: number, j: number) => Math.abs(entry(A, i, j) - entry(A, j, i)) <= 1e-9 * largest;
  if (!A.every((row, i) => row.every((_, j) => isMirrored(i, j))))
    throw new RangeError('A must be symmetric: A[i][j] = A[j][i]');
}

/** Turns rows p and q into one another: row p ← c·row p − s·row q, row q ← s·row p + c·row q. */
function turnRows(A: Matrix, [p, q]: Plane, [c, s]: readonly [number, number]): Matrix {
  return mapEntries(A, (value, row, column) => {
    if (row === p) return c * value - s * entry(A, q, column);
    if (row === q) return s * entry(A, p, column) + c * value;
    return value;
  });
}

type Plane = readonly [p: number, q: number];

/** Cosine and sine of the turn by at most 45° that makes A[p][q] zero. */
function angleFor(A: Matrix, [p, q]: Plane): readonly [number, number] {
  const theta = (entry(A, q, q) - entry(A, p, p)) / (2 * entry(A, p, q));
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  return [cosine, tangent * cosine];
}

/**
 * The eigendecomposition of a symmetric matrix by cyclic Jacobi rotations: pair by pair, turn the plane of two axes so
 * that the entry between them vanishes, until all entries beside the diagonal are rounding.
 *
 *     A = U Λ Uᵀ        Uᵀ U = I        A u_k = λ_k u_k
 *
 * Shapes: A (n, n); eigenvalues (n) from the largest to the smallest, eigenvectors (n, n), one per column. The sign of
 * an eigenvector is arbitrary.
 * @throws {RangeError} when A is empty, not square or not symmetric.
 * @see Golub and Van Loan, Matrix Computations, section 8.5
 */
export function symmetricEigen(A: Matrix): Eigen {
  requireSymmetric(A);
  let [D, axes] = [A, mapEntries(A, (_, row, column) => Number(row === column))];
  for (let sweep = 0; sweep < maxSweeps && !isDiagonal(D); sweep++) {
    for (const plane of planesOf(A.length)) {
      if (entry(D, plane[0], plane[1]) === 0) continue;
      const turn = angleFor(D, plane);
      D = turnRows(transpose(turnRows(D, plane, turn)), plane, turn);
      axes = turnRows(axes, plane, turn);
    }
  }
  const order = [...D.keys()].sort((i, j) => entry(D, j, j) - entry(D, i, i));
  const eigenvectors = transpose(order.map((k) => axes[k] ?? []));
  return { eigenvalues: order.map((k) => entry(D, k, k)), eigenvectors };
}

function planesOf(n: number): Plane[] {
  const all = Array.from({ length: n * n }, (_, index): Plane => [Math.floor(index / n), index % n]);
  return all.filter(([p, q]) => p < q);
}

function isDiagonal(D: Matrix): boolean {
  const beside = mapEntries(D, (value, row, column) => (row === column ? 0 : value));
  const square = (value: number) => value * value;
  return sumOf(beside, square) <= 1e-34 * sumOf(D, square);
}

/**
 * Critical points of a cost: gradient and Hessian by differences, eigenvalues, and what their signs say.
 *
 * Rounding: a cost f is exact to about 1e-16 |f|, so an entry of a Hessian is exact to about 1e-16 |f| / ε², besides the
 * truncation error O(ε²). ε around 1e-3 balances the two.
 */
import {
  at,
  dot,
  entry,
  type Matrix,
  mapEntries,
  rowOf,
  shapeOf,
  sumOf,
  transpose,
  type Vector,
  zeros,
} from './matrix.ts';

/** A cost as a function of all its parameters. */
export type Cost = (theta: Vector) => number;

export type PointKind = 'minimum' | 'maximum' | 'saddle' | 'plateau' | 'not critical';

function requirePositive(value: number, name: string): void {
  if (value > 0 && Number.isFinite(value)) return;
  throw new RangeError(`${name} must be a positive number, not ${value}`);
}

/**
 * The gradient of f at θ by two-sided differences: g_i = (f(θ + ε e_i) − f(θ − ε e_i)) / 2ε.
 *
 * Shapes: θ and the answer have n numbers. The error is O(ε²).
 * @throws {RangeError} unless ε > 0.
 * @see lesson 1.12
 */
export function numericalGradient(f: Cost, theta: Vector, epsilon: number): Vector {
  requirePositive(epsilon, 'epsilon');
  const gradient: Vector = [];
  const moved = [...theta];
  for (let i = 0; i < theta.length; i++) {
    moved[i] = at(theta, i) + epsilon;
    const plus = f(moved);
    moved[i] = at(theta, i) - epsilon;
    const minus = f(moved);
    moved[i] = at(theta, i);
    gradient.push((plus - minus) / (2 * epsilon));
  }
  return gradient;
}

/**
 * The matrix of second derivatives of f at θ by differences.
 *
 *     H_ij = (f(θ+εe_i+εe_j) − f(θ+εe_i−εe_j) − f(θ−εe_i+εe_j) + f(θ−εe_i−εe_j)) / 4ε²
 *
 * Shapes: θ has n numbers, the answer is (n, n) and symmetric. The error is O(ε²).
 * @throws {RangeError} unless ε > 0.
 * @see lesson 2.10; Abramowitz and Stegun 1964, 25.3.26
 */
export function numericalHessian(f: Cost, theta: Vector, epsilon: number): Matrix {
  requirePositive(epsilon, 'epsilon');
  const moved = (i: number, stepI: number, j: number, stepJ: number): number =>
    f(theta.map((value, k) => value + (k === i ? stepI : 0) + (k === j ? stepJ : 0)));
  const n = theta.length;
  const H = zeros(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const along = moved(i, epsilon, j, epsilon) + moved(i, -epsilon, j, -epsilon);
      const across = moved(i, epsilon, j, -epsilon) + moved(i, -epsilon, j, epsilon);
      rowOf(H, i)[j] = (along - across) / (4 * epsilon ** 2);
    }
  }
  return H;
}

/** How far H_ij and H_ji may differ, of the largest entry. */
const asymmetry = 1e-9;

function requireSymmetric(H: Matrix): void {
  const [rows, columns] = shapeOf(H);
  if (rows === 0 || rows !== columns || H.some((row) => row.length !== rows))
    throw new RangeError(`a Hessian is square, this one is (${rows}, ${columns})`);
  const allowed = asymmetry * Math.max(...H.flat().map(Math.abs));
  const isSymmetric = H.every((row, i) =>
    row.every((value, j) => Math.abs(value - entry(H, j, i)) <= allowed),
  );
  if (!isSymmetric) throw new RangeError('a Hessian is symmetric: H_ij and H_ji must be equal');
}

/** The rotation of rows and columns p and q that makes entry (p, q) of a symmetric A zero: Rᵀ A R. */
function rotate(A: Matrix, p: number, q: number): Matrix {
  const off = entry(A, p, q);
  if (off === 0) return A;
  const slope = (entry(A, q, q) - entry(A, p, p)) / (2 * off);
  const tangent = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.hypot(slope, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  const R = mapEntries(A, (_, i, j) => {
    if (i === j) return i === p || i === q ? cosine : 1;
    if (i === p && j === q) return sine;
    return i === q && j === p ? -sine : 0;
  });
  return dot(transpose(R), dot(A, R));
}

/** The eigenvalues of the 2 × 2 matrix (a b; b d), the smaller first. */
function eigenvaluesOfTwo(H: Matrix): Vector {
  const [a, b, d] = [entry(H, 0, 0), entry(H, 0, 1), entry(H, 1, 1)];
  const [mean, halfGap] = [(a + d) / 2, (a - d) / 2];
  const root = Math.sqrt(halfGap ** 2 + b ** 2);
  return [mean - root, mean + root];
}

/**
 * The eigenvalues of a symmetric matrix in ascending order: by the formula where H is 2 × 2, else by Jacobi's rotations.
 *
 *     2 × 2, H = (a b; b d):   λ = (a + d)/2 ∓ √(((a − d)/2)² + b²)
 *
 * Shapes: H (n, n); the answer has n numbers.
 * @throws {RangeError} when H is empty, not square or not symmetric.
 * @see lesson 2.10; Golub and Van Loan 2013, section 8.5
 */
export function symmetricEigenvalues(H: Matrix): Vector {
  requireSymmetric(H);
  if (H.length === 2) return eigenvaluesOfTwo(H);
  const offDiagonal = (A: Matrix): number =>
    sumOf(mapEntries(A, (value, i, j) => (i === j ? 0 : value ** 2)));
  const negligible = sumOf(H, (value) => value ** 2) * 1e-34;
  let A = H;
  for (let sweep = 0; sweep < 30 && offDiagonal(A) > negligible; sweep++) {
    for (let p = 0; p < H.length; p++) for (let q = p + 1; q < H.length; q++) A = rotate(A, p, q);
  }
  return A.map((_, i) => entry(A, i, i)).toSorted((one, other) => one - other);
}

/**
 * What a point is, from its gradient and the eigenvalues of its Hessian. A number counts as 0 when it is at most
 * `tolerance` from it.
 *
 *     ‖gradient‖ > tolerance                 'not critical'
 *     some λ > tolerance, some λ < −tolerance 'saddle'
 *     all λ > tolerance                       'minimum'
 *     all λ < −tolerance                      'maximum'
 *     otherwise                               'plateau': flat in some direction, the Hessian does not decide
 *
 * Shapes: n numbers each.
 * @throws {RangeError} when the lengths differ or are 0, a number is not finite, or tolerance is negative.
 * @see lesson 2.10
 */
export function kindOfPoint(gradient: Vector, eigenvalues: Vector, tolerance: number): PointKind {
  if (gradient.length !== eigenvalues.length || gradient.length === 0)
    throw new RangeError(`${gradient.length} slopes and ${eigenvalues.length} eigenvalues`);
  if (![...gradient, ...eigenvalues].every(Number.isFinite))
    throw new RangeError('slopes and eigenvalues must be finite');
  if (!(tolerance >= 0)) throw new RangeError(`tolerance must not be negative, got ${tolerance}`);
  if (Math.hypot(...gradient) > tolerance) return 'not critical';
  const upward = eigenvalues.filter((lambda) => lambda > tolerance).length;
  const downward = eigenvalues.filter((lambda) => lambda < -tolerance).length;
  if (upward > 0 && downward > 0) return 'saddle';
  if (upward === eigenvalues.length) return 'minimum';
  return downward === eigenvalues.length ? 'maximum' : 'plateau';
}

/**
 * What θ is on the surface f: {@link kindOfPoint} of its numerical gradient and the eigenvalues of its numerical Hessian.
 *
 * Shapes: θ has n numbers. `tolerance` must be above the error of the differences, O(ε²) and 1e-16 |f| / ε².
 * @throws {RangeError} unless ε > 0, tolerance ≥ 0, and f is finite around θ.
 * @see lesson 2.10
 */
export function classifyCriticalPoint(f: Cost, theta: Vector, epsilon: number, tolerance: number): PointKind {
  const gradient = numericalGradient(f, theta, epsilon);
  const H = numericalHessian(f, theta, epsilon);
  return kindOfPoint(gradient, symmetricEigenvalues(H), tolerance);
}

/**
 * The number of steps after which a path is for the first time farther than `radius` from `center`, 0 when it starts
 * there; Infinity when it never is.
 *
 * Shapes: `path` holds points of n numbers, the start first; `center` has n numbers.
 * @throws {RangeError} when radius is not positive, the path is empty, or lengths differ.
 * @see lesson 2.10
 */
export function stepsToLeave(path: readonly Vector[], center: Vector, radius: number): number {
  requirePositive(radius, 'radius');
  if (path.length === 0) throw new RangeError('the path has no point');
  const distance = (point: Vector): number => {
    if (point.length !== center.length)
      throw new RangeError(`a point has ${point.length} numbers, the center ${center.length}`);
    return Math.hypot(...point.map((value, i) => value - at(center, i)));
  };
  for (const [t, point] of path.entries()) {
    if (distance(point) > radius) return t;
  }
  return Number.POSITIVE_INFINITY;
}

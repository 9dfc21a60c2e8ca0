/**
 * Why normalizing helps: the cost of linear regression is a bowl, round or elongated according to the features, and
 * gradient descent takes its steps in it (lesson 1.9).
 *
 *     ŷ = wᵀx + b        J(w, b) = 1/(2m) Σ_i (ŷ⁽ⁱ⁾ − y⁽ⁱ⁾)²
 *
 * Shapes: X (n_x, m), Y (1, m), w n_x numbers, b a number. Inputs are not changed.
 */
import { at, dot, entry, type Matrix, mapEntries, shapeOf, transpose, type Vector } from './matrix.ts';
import { requireExamples } from './normalization.ts';
import { symmetricEigen } from './symmetricEigen.ts';

/** A curvature below this share of the largest is the rounding of a flat floor. */
const flatShare = 1e-14;

/**
 * How elongated the bowl J(w, b) is: the steepest over the gentlest curvature, which are the extreme eigenvalues of the
 * matrix of second derivatives. A round bowl has 1; gradient descent takes about κ steps for each digit.
 *
 *     X̃ = X with a row of ones (for b)        H = (1/m) X̃ X̃ᵀ        κ = λ_max(H)/λ_min(H)
 *
 * Shapes: X (n_x, m); a number, Infinity when the floor of the bowl is flat in some direction.
 * @throws {RangeError} when X is empty or ragged.
 * @see lesson 1.9; Goodfellow, Bengio and Courville 2016, section 4.3.1
 */
export function conditionNumber(X: Matrix): number {
  requireExamples(X);
  const [, m] = shapeOf(X);
  const extended = [...X, new Array<number>(m).fill(1)];
  const hessian = mapEntries(dot(extended, transpose(extended)), (sum) => sum / m);
  const { eigenvalues } = symmetricEigen(hessian);
  const [largest, smallest] = [at(eigenvalues, 0), at(eigenvalues, extended.length - 1)];
  return smallest <= flatShare * largest ? Number.POSITIVE_INFINITY : largest / smallest;
}

/** Ŷ − Y, m numbers. */
function errorsOf(w: Vector, b: number, X: Matrix, Y: Matrix): Vector {
  return transpose(X).map((x, i) => x.reduce((sum, value, j) => sum + at(w, j) * value, b) - entry(Y, 0, i));
}

function sumOf(values: Vector): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/**
 * Linear regression by gradient descent from w = 0, b = 0.
 *
 *     dw = (1/m) X (Ŷ − Y)ᵀ        db = (1/m) Σ (ŷ − y)        w ← w − α dw        b ← b − α db
 *
 * Shapes: X (n_x, m), Y (1, m); w (n_x), b a number, costs numIterations + 1 values of J: before the first update and
 * after each. α in units of (features)⁻².
 * @throws {RangeError} when X is empty or ragged, Y is not (1, m), or numIterations is not a whole number ≥ 0.
 * @see lesson 1.9
 */
export function trainLinearRegression(
  X: Matrix,
  Y: Matrix,
  learningRate: number,
  numIterations: number,
): { w: Vector; b: number; costs: Vector } {
  requireTask(X, Y, numIterations);
  const [, m] = shapeOf(X);
  let w: Vector = X.map(() => 0);
  let b = 0;
  const costs: Vector = [];
  for (let step = 0; step <= numIterations; step++) {
    const errors = errorsOf(w, b, X, Y);
    costs.push(sumOf(errors.map((error) => error ** 2)) / (2 * m));
    if (step === numIterations) break;
    const dw = X.map((feature) => sumOf(feature.map((x, i) => x * at(errors, i))) / m);
    const db = sumOf(errors) / m;
    w = w.map((weight, j) => weight - learningRate * at(dw, j));
    b -= learningRate * db;
  }
  return { w, b, costs };
}

function requireTask(X: Matrix, Y: Matrix, numIterations: number): void {
  requireExamples(X);
  const [[, m], [rows, columns]] = [shapeOf(X), shapeOf(Y)];
  if (rows !== 1 || columns !== m) throw new RangeError(`Y must be (1, ${m}), not (${rows}, ${columns})`);
  if (!Number.isInteger(numIterations) || numIterations < 0)
    throw new RangeError(`numIterations must be a whole number from 0 up, not ${numIterations}`);
}

/**
 * After how many updates a training curve first stands at or below a target.
 *
 *     the smallest t with costs[t] ≤ targetCost, where costs[0] is the cost before the first update
 *
 * Infinity when the curve never gets there.
 * @throws {RangeError} when the curve is empty or the target not a number.
 * @see lesson 1.9
 */
export function stepsToConverge(costs: Vector, targetCost: number): number {
  if (costs.length === 0) throw new RangeError('a training curve holds at least the cost at the start');
  if (Number.isNaN(targetCost)) throw new RangeError('targetCost must be a number, not NaN');
  const first = costs.findIndex((cost) => cost <= targetCost);
  return first < 0 ? Number.POSITIVE_INFINITY : first;
}

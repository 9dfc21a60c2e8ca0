/**
 * Norms, the L2 and L1 penalties, their gradients, and the same L2 step written as weight decay.
 *
 * Shapes: X (n_x, m), Y and A3 (1, m), W_l (n_l, n_{l−1}), b_l (n_l). λ is `lambd`, has no unit and is not
 * negative. Inputs are not changed. b is never penalised.
 */
import { at, combine, type Matrix, shapeOf, sumOf, type Vector } from './matrix.ts';
import {
  backwardPropagation,
  type Cache,
  computeCost,
  depthOf,
  type Gradients,
  matrixOf,
  type Parameters,
  vectorOf,
} from './propagation.ts';

/**
 * The p-norm ‖x‖_p = (Σ |x_i|^p)^{1/p}; p = 1 is the sum of the magnitudes, p = 2 the Euclidean length.
 * @throws {RangeError} when p is not a finite number of at least 1.
 * @see lesson 1.4
 */
export function pNorm(x: Vector, p: number): number {
  if (!(Number.isFinite(p) && p >= 1))
    throw new RangeError(`pNorm: p must be finite and at least 1, got ${p}`);
  return x.reduce((sum, value) => sum + Math.abs(value) ** p, 0) ** (1 / p);
}

/**
 * The Frobenius norm ‖W‖_F = √(Σ_i Σ_j W_ij²) of a matrix.
 * @see lesson 1.4
 */
export function frobeniusNorm(W: Matrix): number {
  return Math.sqrt(sumOf(W, (weight) => weight ** 2));
}

/**
 * Cross-entropy with the L2 penalty.
 *
 *     J = −(1/m) Σ (y log ŷ + (1−y) log(1−ŷ)) + (λ / 2m) Σ_l ‖W_l‖_F²
 *
 * @throws {RangeError} when A3 and Y differ in shape or λ < 0.
 * @see lesson 1.4
 */
export function computeCostWithRegularization(
  A3: Matrix,
  Y: Matrix,
  parameters: Parameters,
  lambd: number,
): number {
  requireLambd(lambd);
  const [, m] = shapeOf(Y);
  let sumOfSquares = 0;
  for (let l = 1; l <= depthOf(parameters); l++) {
    const W = matrixOf(parameters, `W${l}`);
    sumOfSquares += sumOf(W, (weight) => weight ** 2);
  }
  return computeCost(A3, Y) + (lambd * sumOfSquares) / (2 * m);
}

/**
 * Cross-entropy with the L1 penalty.
 *
 *     J = −(1/m) Σ (y log ŷ + (1−y) log(1−ŷ)) + (λ/m) Σ_l Σ_ij |W_l,ij|
 *
 * @throws {RangeError} when A3 and Y differ in shape or λ < 0.
 * @see lesson 1.4
 */
export function computeCostWithL1Regularization(
  A3: Matrix,
  Y: Matrix,
  parameters: Parameters,
  lambd: number,
): number {
  requireLambd(lambd);
  const [, m] = shapeOf(Y);
  let sumOfMagnitudes = 0;
  for (let l = 1; l <= depthOf(parameters); l++) {
    const W = matrixOf(parameters, `W${l}`);
    sumOfMagnitudes += sumOf(W, Math.abs);
  }
  return computeCost(A3, Y) + (lambd * sumOfMagnitudes) / m;
}

/**
 * dW and db of the cost with the L2 penalty: dW_l + (λ/m) W_l, and db_l as without it.
 * @throws {RangeError} when shapes do not fit or λ < 0.
 * @see lesson 1.4
 */
export function backwardPropagationWithRegularization(
  X: Matrix,
  Y: Matrix,
  cache: Cache,
  lambd: number,
): Gradients {
  requireLambd(lambd);
  const [, m] = shapeOf(X);
  const plain = backwardPropagation(X, Y, cache);
  const gradients: Gradients = {};
  for (let l = depthOf(cache); l >= 1; l--) {
    const [dW, db] = [matrixOf(plain, `dW${l}`), vectorOf(plain, `db${l}`)];
    const W = matrixOf(cache, `W${l}`);
    gradients[`dW${l}`] = combine(dW, W, (gradient, weight) => gradient + (lambd / m) * weight);
    gradients[`db${l}`] = db;
  }
  return gradients;
}

/**
 * dW and db of the cost with the L1 penalty: dW_l + (λ/m) sign(W_l) with sign(0) = 0, and db_l as without it.
 * @throws {RangeError} when shapes do not fit or λ < 0.
 * @see lesson 1.4
 */
export function backwardPropagationWithL1Regularization(
  X: Matrix,
  Y: Matrix,
  cache: Cache,
  lambd: number,
): Gradients {
  requireLambd(lambd);
  const [, m] = shapeOf(X);
  const plain = backwardPropagation(X, Y, cache);
  const gradients: Gradients = {};
  for (let l = depthOf(cache); l >= 1; l--) {
    const [dW, db] = [matrixOf(plain, `dW${l}`), vectorOf(plain, `db${l}`)];
    const W = matrixOf(cache, `W${l}`);
    gradients[`dW${l}`] = combine(dW, W, (gradient, weight) => gradient + (lambd / m) * Math.sign(weight));
    gradients[`db${l}`] = db;
  }
  return gradients;
}

/**
 * One step of gradient descent with weight decay, which equals the plain step with the L2 gradient.
 *
 *     W_l ← (1 − αλ/m) W_l − α dW_l        b_l ← b_l − α db_l
 *
 * `grads` are the gradients of the cost without the penalty. Units: α is a step per update.
 * @throws {RangeError} when shapes differ, λ < 0 or m < 1.
 * @see lesson 1.4
 */
export function updateParametersWithWeightDecay(
  parameters: Parameters,
  grads: Gradients,
  learningRate: number,
  lambd: number,
  m: number,
): Parameters {
  if (!(Number.isInteger(m) && m >= 1))
    throw new RangeError(`m must be a whole number of at least 1, got ${m}`);
  requireLambd(lambd);
  const decay = 1 - (learningRate * lambd) / m;
  const updated: Parameters = {};
  for (let l = 1; l <= depthOf(parameters); l++) {
    const [W, dW] = [matrixOf(parameters, `W${l}`), matrixOf(grads, `dW${l}`)];
    const [b, db] = [vectorOf(parameters, `b${l}`), vectorOf(grads, `db${l}`)];
    updated[`W${l}`] = combine(W, dW, (weight, gradient) => decay * weight - learningRate * gradient);
    updated[`b${l}`] = b.map((bias, unit) => bias - learningRate * at(db, unit));
  }
  return updated;
}

/** @throws {RangeError} when λ is negative or not finite. */
function requireLambd(lambd: number): void {
  if (!(Number.isFinite(lambd) && lambd >= 0))
    throw new RangeError(`lambd must not be negative, got ${lambd}`);
}

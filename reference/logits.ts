/**
 * A softmax classifier as frameworks have it: the network ends in logits, and softmax is part of the cost.
 *
 * Shapes: X (n_x, m), Y (C, m) one-hot, W_l (n_l, n_{l−1}), b_l (n_l), logits Z (C, m). Inputs are not changed.
 */
import {
  at,
  dot,
  entry,
  type Matrix,
  mapEntries,
  requireSameShape,
  shapeOf,
  transpose,
  type Vector,
} from './matrix.ts';
import { depthOf, type Gradients, matrixOf, type Parameters, relu, vectorOf } from './propagation.ts';
import { computeAccuracy, largestClasses } from './softmax.ts';
import { backwardPropagation, forwardPropagation } from './softmaxNetwork.ts';

/**
 * The logits Z_L, before any softmax.
 *
 *     Z_l = W_l A_{l−1} + b_l,   A_l = relu(Z_l) for l < L,   A_0 = X
 *
 * @throws {RangeError} when shapes do not fit.
 * @see lesson 3.11
 */
export function forwardLogits(X: Matrix, parameters: Parameters): Matrix {
  const L = depthOf(parameters);
  let A = X;
  for (let l = 1; l <= L; l++) {
    const [W, b] = [matrixOf(parameters, `W${l}`), vectorOf(parameters, `b${l}`)];
    const Z = mapEntries(dot(W, A), (z, unit) => z + at(b, unit));
    A = l < L ? mapEntries(Z, relu) : Z;
  }
  return A;
}

/**
 * The mean cross-entropy of softmax, taken from the logits, so that no ŷ is ever rounded to 0.
 *
 *     J = (1/m) Σ_i Σ_j y_j ( log Σ_k e^{z_k} − z_j )        with z = z⁽ⁱ⁾, y = y⁽ⁱ⁾
 *
 * The largest z_k is taken out of the sum of powers first.
 * Shapes: Z and Y (C, m).
 * @throws {RangeError} when shapes differ or there is no example.
 * @see lessons 3.9 and 3.11
 */
export function costOfLogits(Z: Matrix, Y: Matrix): number {
  requireSameShape(Z, Y, 'costOfLogits');
  const [, m] = shapeOf(Z);
  if (m === 0) throw new RangeError('costOfLogits: there is no example');
  let sum = 0;
  for (const [i, z] of transpose(Z).entries()) {
    let loss = 0;
    for (const [j, zj] of z.entries()) loss += entry(Y, j, i) * (logSumExp(z) - zj);
    sum += loss;
  }
  return sum / m;
}

/** log Σ_j e^{z_j} */
function logSumExp(z: Vector): number {
  const largest = Math.max(...z);
  return largest + Math.log(z.reduce((sum, value) => sum + Math.exp(value - largest), 0));
}

/**
 * The cost over X and Y and its gradient { dW1, db1, …, dWL, dbL }; dZ_L = softmax(Z_L) − Y.
 * @throws {RangeError} when shapes do not fit.
 * @see lessons 3.9 and 3.11
 */
export function costAndGradients(
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
): { cost: number; gradients: Gradients } {
  const { cache } = forwardPropagation(X, parameters);
  const logits = matrixOf(cache, `Z${depthOf(parameters)}`);
  return { cost: costOfLogits(logits, Y), gradients: backwardPropagation(X, Y, cache) };
}

/**
 * The share of examples whose largest logit stands at the true class, between 0 and 1. Shapes: Z and Y (C, m).
 * @throws {RangeError} when shapes differ or there is no example.
 * @see lesson 3.11
 */
export function accuracyOfLogits(Z: Matrix, Y: Matrix): number {
  requireSameShape(Z, Y, 'accuracyOfLogits');
  return computeAccuracy(largestClasses(Z), largestClasses(Y));
}

/** How far the largest entry of each column of Z is above the next one; the least of all columns. */
export function leastMargin(Z: Matrix): number {
  const margins = transpose(Z).map((z) => {
    const sorted = z.toSorted((a, b) => b - a);
    return at(sorted, 0) - at(sorted, 1);
  });
  return Math.min(...margins);
}

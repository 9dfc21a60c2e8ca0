/**
 * The network that weeks 1–3 build on: [LINEAR → RELU] × (L−1) → LINEAR → SIGMOID, forward and back.
 *
 * Shapes: X (n_x, m), Y (1, m), W_l (n_l, n_{l−1}), b_l (n_l), Z_l and A_l (n_l, m). Inputs are not changed.
 */
import {
  at,
  combine,
  dot,
  entry,
  type Matrix,
  mapEntries,
  requireSameShape,
  rowSums,
  shapeOf,
  transpose,
} from './matrix.ts';

/** W1, b1, …, WL, bL by name. */
export type Parameters = { [name: string]: Matrix | Vector };
type Vector = number[];

/** What the backward pass needs of the forward pass: Z, A, W and b of every layer by name (Z1, A1, W1, b1, …). */
export type Cache = { [name: string]: Matrix | Vector };

/** dZ, dA, dW and db of every layer by name (dZ3, dW3, db3, dA2, …). */
export type Gradients = { [name: string]: Matrix | Vector };

/** The matrix stored under `name`. @throws {RangeError} when there is none. */
export function matrixOf(table: { readonly [name: string]: Matrix | Vector }, name: string): Matrix {
  const value = table[name];
  if (!Array.isArray(value?.[0])) throw new RangeError(`${name} is not a matrix`);
  return value as Matrix;
}

/** The vector stored under `name`. @throws {RangeError} when there is none. */
export function vectorOf(table: { readonly [name: string]: Matrix | Vector }, name: string): Vector {
  const value = table[name];
  if (typeof value?.[0] !== 'number') throw new RangeError(`${name} is not a vector`);
  return value as Vector;
}

/** The number of layers L: how many of W1, W2, … there are. */
export function depthOf(parameters: { readonly [name: string]: unknown }): number {
  let depth = 0;
  while (parameters[`W${depth + 1}`] !== undefined) depth++;
  return depth;
}

/**
 * σ(z) = 1 / (1 + e^{−z}), written so that e is never raised to a large positive number.
 * @see lesson A2; week 2 of the first course
 */
export function sigmoid(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const power = Math.exp(z);
  return power / (1 + power);
}

/** relu(z) = max(0, z); its derivative at 0 is taken as 0. */
export function relu(z: number): number {
  return z > 0 ? z : 0;
}

/** Z = W A + b, b added to every example's column; (n_l, m). */
export function linearForward(A: Matrix, W: Matrix, b: Vector): Matrix {
  return mapEntries(dot(W, A), (value, unit) => value + at(b, unit));
}

/**
 * ŷ and every layer's Z, A, W, b.
 *
 *     Z_l = W_l A_{l−1} + b_l,   A_l = relu(Z_l) for l < L,   A_L = σ(Z_L),   A_0 = X
 *
 * @throws {RangeError} when shapes do not fit.
 */
export function forwardPropagation(X: Matrix, parameters: Parameters): { AL: Matrix; cache: Cache } {
  const depth = depthOf(parameters);
  const cache: Cache = {};
  let A = X;
  for (let layer = 1; layer <= depth; layer++) {
    const W = matrixOf(parameters, `W${layer}`);
    const b = vectorOf(parameters, `b${layer}`);
    const Z = linearForward(A, W, b);
    A = mapEntries(Z, layer < depth ? relu : sigmoid);
    Object.assign(cache, { [`Z${layer}`]: Z, [`A${layer}`]: A, [`W${layer}`]: W, [`b${layer}`]: b });
  }
  return { AL: A, cache };
}

/** The smallest and largest ŷ that the cost takes a logarithm of. */
const smallestProbability = 1e-15;

/**
 * Cross-entropy J = −(1/m) Σ (y log ŷ + (1−y) log(1−ŷ)), finite at ŷ ∈ {0, 1} by clipping. Natural logarithm.
 * Shapes: AL and Y (1, m).
 * @throws {RangeError} when shapes differ.
 */
export function computeCost(AL: Matrix, Y: Matrix): number {
  requireSameShape(AL, Y, 'computeCost');
  const [, m] = shapeOf(Y);
  let sum = 0;
  for (let example = 0; example < m; example++) {
    const y = entry(Y, 0, example);
    const yHat = Math.min(Math.max(entry(AL, 0, example), smallestProbability), 1 - smallestProbability);
    sum += y * Math.log(yHat) + (1 - y) * Math.log(1 - yHat);
  }
  return -sum / m;
}

/**
 * The gradient of the cross-entropy with respect to every parameter.
 *
 *     dZ_L = A_L − Y        dZ_l = dA_l ∘ [Z_l > 0]
 *     dW_l = (1/m) dZ_l A_{l−1}ᵀ     db_l = (1/m) row sums of dZ_l     dA_{l−1} = W_lᵀ dZ_l
 *
 * @throws {RangeError} when shapes do not fit.
 */
export function backwardPropagation(X: Matrix, Y: Matrix, cache: Cache): Gradients {
  const depth = depthOf(cache);
  const [, m] = shapeOf(X);
  const gradients: Gradients = {};
  let dZ = combine(matrixOf(cache, `A${depth}`), Y, (a, y) => a - y);
  for (let layer = depth; layer >= 1; layer--) {
    const previous = layer === 1 ? X : matrixOf(cache, `A${layer - 1}`);
    gradients[`dZ${layer}`] = dZ;
    gradients[`dW${layer}`] = mapEntries(dot(dZ, transpose(previous)), (value) => value / m);
    gradients[`db${layer}`] = rowSums(dZ).map((sum) => sum / m);
    if (layer === 1) break;
    const dA = dot(transpose(matrixOf(cache, `W${layer}`)), dZ);
    gradients[`dA${layer - 1}`] = dA;
    dZ = combine(dA, matrixOf(cache, `Z${layer - 1}`), (gradient, z) => (z > 0 ? gradient : 0));
  }
  return gradients;
}

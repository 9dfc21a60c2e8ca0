/**
 * A classifier for C classes: [LINEAR → RELU] × (L−1) → LINEAR → SOFTMAX, forward, back, trained, asked.
 *
 * Shapes: X (n_x, m), Y (C, m) one-hot, W_l (n_l, n_{l−1}), b_l (n_l), Z_l and A_l (n_l, m), n_L = C. Inputs are
 * not changed.
 */
import {
  at,
  combine,
  dot,
  type Matrix,
  mapEntries,
  rowSums,
  shapeOf,
  transpose,
  type Vector,
} from './matrix.ts';
import {
  type Cache,
  depthOf,
  type Gradients,
  linearForward,
  matrixOf,
  type Parameters,
  relu,
  vectorOf,
} from './propagation.ts';
import { computeAccuracy, computeCost, largestClasses, softmax, softmaxBackward } from './softmax.ts';

/** What training leaves: costs has numIterations + 1 numbers, accuracy is that of the trained parameters. */
export type TrainedModel = { parameters: Parameters; costs: number[]; accuracy: number };

/**
 * Ŷ = A_L and every layer's Z, A, W, b.
 *
 *     Z_l = W_l A_{l−1} + b_l,   A_l = relu(Z_l) for l < L,   A_L = softmax(Z_L),   A_0 = X
 *
 * @throws {RangeError} when shapes do not fit.
 * @see lesson 3.8
 */
export function forwardPropagation(X: Matrix, parameters: Parameters): { AL: Matrix; cache: Cache } {
  const L = depthOf(parameters);
  const cache: Cache = {};
  let A = X;
  for (let l = 1; l <= L; l++) {
    const [W, b] = [matrixOf(parameters, `W${l}`), vectorOf(parameters, `b${l}`)];
    const Z = linearForward(A, W, b);
    A = l < L ? mapEntries(Z, relu) : softmax(Z);
    Object.assign(cache, { [`Z${l}`]: Z, [`A${l}`]: A, [`W${l}`]: W, [`b${l}`]: b });
  }
  return { AL: A, cache };
}

/**
 * dW and db of every layer; the first dZ is the only one in which softmax shows.
 *
 *     dZ_L = A_L − Y        dZ_l = W_{l+1}ᵀ dZ_{l+1} ∘ [Z_l > 0]
 *     dW_l = (1/m) dZ_l A_{l−1}ᵀ     db_l = (1/m) row sums of dZ_l
 *
 * @throws {RangeError} when shapes do not fit.
 * @see lesson 3.9
 */
export function backwardPropagation(X: Matrix, Y: Matrix, cache: Cache): Gradients {
  const L = depthOf(cache);
  const [, m] = shapeOf(X);
  let gradients: Gradients = {};
  let dZ = softmaxBackward(matrixOf(cache, `A${L}`), Y);
  for (let l = L; l >= 1; l--) {
    const previous = l > 1 ? matrixOf(cache, `A${l - 1}`) : X;
    const dW = mapEntries(dot(dZ, transpose(previous)), (value) => value / m);
    const db = rowSums(dZ).map((sum) => sum / m);
    gradients = { [`dW${l}`]: dW, [`db${l}`]: db, ...gradients };
    if (l === 1) break;
    const dA = dot(transpose(matrixOf(cache, `W${l}`)), dZ);
    dZ = combine(dA, matrixOf(cache, `Z${l - 1}`), (slope, z) => (z > 0 ? slope : 0));
  }
  return gradients;
}

/**
 * The most probable class of each example, of equally probable ones the first; m whole numbers from 0 to C − 1.
 * @throws {RangeError} when shapes do not fit.
 * @see lesson 3.9
 */
export function predict(X: Matrix, parameters: Parameters): Vector {
  const { AL } = forwardPropagation(X, parameters);
  return largestClasses(AL);
}

/**
 * Gradient descent over all examples at once: θ ← θ − α ∂J/∂θ, numIterations times, all gradients of an
 * iteration taken before any parameter moves. costs[0] is the cost of the given parameters, costs[k] that after
 * k updates; accuracy is the share of X that the trained parameters predict as in Y.
 * Units: α (learningRate) is a step per update.
 * @throws {RangeError} when shapes do not fit or numIterations is not a whole number from 0.
 * @see lesson 3.9
 */
export function trainSoftmaxModel(
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  learningRate: number,
  numIterations: number,
): TrainedModel {
  if (!(Number.isInteger(numIterations) && numIterations >= 0))
    throw new RangeError(`numIterations must be a whole number from 0, got ${numIterations}`);
  let current = parameters;
  const costs: number[] = [];
  for (let k = 0; k < numIterations; k++) {
    const { AL, cache } = forwardPropagation(X, current);
    costs.push(computeCost(AL, Y));
    const gradients = backwardPropagation(X, Y, cache);
    current = descend(current, gradients, learningRate);
  }
  costs.push(costOf(X, Y, current));
  return { parameters: current, costs, accuracy: accuracyOf(X, Y, current) };
}

/** The cost over all of X and Y. */
export function costOf(X: Matrix, Y: Matrix, parameters: Parameters): number {
  return computeCost(forwardPropagation(X, parameters).AL, Y);
}

/** The share of X predicted as in Y (C, m). */
export function accuracyOf(X: Matrix, Y: Matrix, parameters: Parameters): number {
  return computeAccuracy(predict(X, parameters), largestClasses(Y));
}

/** W − α dW and b − α db of every layer; a parameter without a gradient stays the given one. */
export function descend(parameters: Parameters, gradients: Gradients, learningRate: number): Parameters {
  const moved = { ...parameters };
  for (let l = 1; l <= depthOf(parameters); l++) {
    const [W, b] = [matrixOf(parameters, `W${l}`), vectorOf(parameters, `b${l}`)];
    const dW = gradients[`dW${l}`] ? matrixOf(gradients, `dW${l}`) : mapEntries(W, () => 0);
    const db = gradients[`db${l}`] ? vectorOf(gradients, `db${l}`) : b.map(() => 0);
    moved[`W${l}`] = combine(W, dW, (weight, slope) => weight - learningRate * slope);
    moved[`b${l}`] = b.map((bias, unit) => bias - learningRate * at(db, unit));
  }
  return moved;
}

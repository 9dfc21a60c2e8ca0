/**
 * A classifier for C classes: [LINEAR → RELU] × (L−1) → LINEAR → SOFTMAX, forward, back, trained, asked.
 *
 * Shapes: X (n_x, m), Y (C, m) one-hot, W_l (n_l, n_{l−1}), b_l (n_l), Z_l and A_l (n_l, m), n_L = C. Inputs are
 * not changed.
 */
import { at, combine, type Matrix, mapEntries, type Vector } from './matrix.ts';
import * as binary from './propagation.ts';
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
import { computeAccuracy, computeCost, largestClasses, softmax } from './softmax.ts';

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
  const depth = depthOf(parameters);
  const cache: Cache = {};
  let A = X;
  for (let l = 1; l <= depth; l++) {
    const [W, b] = [matrixOf(parameters, `W${l}`), vectorOf(parameters, `b${l}`)];
    const Z = linearForward(A, W, b);
    A = l < depth ? mapEntries(Z, relu) : softmax(Z);
    Object.assign(cache, { [`Z${l}`]: Z, [`A${l}`]: A, [`W${l}`]: W, [`b${l}`]: b });
  }
  return { AL: A, cache };
}

/**
 * dW and db of every layer. From dZ_L = Ŷ − Y on it is the backward pass of the binary network.
 *
 *     dZ_L = A_L − Y        dZ_l = W_{l+1}ᵀ dZ_{l+1} ∘ [Z_l > 0]
 *     dW_l = (1/m) dZ_l A_{l−1}ᵀ     db_l = (1/m) row sums of dZ_l
 *
 * @throws {RangeError} when shapes do not fit.
 * @see lesson 3.9
 */
export function backwardPropagation(X: Matrix, Y: Matrix, cache: Cache): Gradients {
  const all = binary.backwardPropagation(X, Y, cache);
  const gradients: Gradients = {};
  for (let l = 1; l <= depthOf(cache); l++) {
    gradients[`dW${l}`] = matrixOf(all, `dW${l}`);
    gradients[`db${l}`] = vectorOf(all, `db${l}`);
  }
  return gradients;
}

/**
 * The most probable class of each example, of equally probable ones the first; m whole numbers from 0 to C − 1.
 * @throws {RangeError} when shapes do not fit.
 * @see lesson 3.9
 */
export function predict(X: Matrix, parameters: Parameters): Vector {
  return largestClasses(forwardPropagation(X, parameters).AL);
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
  let current = descend(parameters, {}, 0);
  const costs = [costOf(X, Y, current)];
  for (let k = 1; k <= numIterations; k++) {
    const { cache } = forwardPropagation(X, current);
    current = descend(current, backwardPropagation(X, Y, cache), learningRate);
    costs.push(costOf(X, Y, current));
  }
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

/** W − α dW and b − α db of every layer, as new objects; a parameter without a gradient stays where it is. */
export function descend(parameters: Parameters, gradients: Gradients, learningRate: number): Parameters {
  const moved: Parameters = {};
  for (let l = 1; l <= depthOf(parameters); l++) {
    const [W, b] = [matrixOf(parameters, `W${l}`), vectorOf(parameters, `b${l}`)];
    const dW = gradients[`dW${l}`] ? matrixOf(gradients, `dW${l}`) : mapEntries(W, () => 0);
    const db = gradients[`db${l}`] ? vectorOf(gradients, `db${l}`) : b.map(() => 0);
    moved[`W${l}`] = combine(W, dW, (weight, gradient) => weight - learningRate * gradient);
    moved[`b${l}`] = b.map((bias, unit) => bias - learningRate * at(db, unit));
  }
  return moved;
}

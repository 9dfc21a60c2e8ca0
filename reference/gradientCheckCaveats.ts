/** What to mind when checking gradients: the regularization term, dropout, and weights that have grown. */
import {
  approximateGradient,
  dictionaryToVector,
  type GradientCheck,
  gradientCheckN,
  gradientsToVector,
  relativeDifference,
  vectorToDictionary,
} from './gradientChecking.ts';
import { updateParameters } from './lLayerModel.ts';
import { combine, type Matrix, shapeOf, sumOf, type Vector } from './matrix.ts';
import {
  backwardPropagation,
  type Cache,
  computeCost,
  depthOf,
  forwardPropagation,
  type Gradients,
  matrixOf,
  type Parameters,
} from './propagation.ts';

/** One step of gradient descent on the whole network. */
export const descend = updateParameters;

/** A check that also shows the gradient it compared with. */
export type RegularizedCheck = GradientCheck & { grad: Vector };

/** Computes the gradients of a network from X, Y and the cache of the forward pass. */
export type BackwardPass = (X: Matrix, Y: Matrix, cache: Cache) => Gradients;

/** How long and how fast to train between the two checks, and the step of the differences. */
export type TrainingOptions = { numIterations: number; learningRate: number; epsilon: number };

type Data = readonly [X: Matrix, Y: Matrix];

/** J = cross-entropy + λ/(2m) Σ_l ‖W_l‖_F². */
function regularizedCost(parameters: Parameters, [X, Y]: Data, lambd: number): number {
  const [, m] = shapeOf(Y);
  const L = depthOf(parameters);
  let squares = 0;
  for (let l = 1; l <= L; l++) squares += sumOf(matrixOf(parameters, `W${l}`), (w) => w * w);
  const penalty = (lambd / (2 * m)) * squares;
  return computeCost(forwardPropagation(X, parameters).AL, Y) + penalty;
}

/** dW_l + (λ/m) W_l; db_l stays. */
function regularizedGradients(parameters: Parameters, [X, Y]: Data, lambd: number): Gradients {
  const [, m] = shapeOf(Y);
  const L = depthOf(parameters);
  const gradients = backwardPropagation(X, Y, forwardPropagation(X, parameters).cache);
  for (let l = 1; l <= L; l++) {
    const [W, dW] = [matrixOf(parameters, `W${l}`), matrixOf(gradients, `dW${l}`)];
    gradients[`dW${l}`] = combine(dW, W, (dw, w) => dw + (lambd / m) * w);
  }
  return gradients;
}

/**
 * A gradient check with the L2 term on both sides.
 *
 *     J = cross-entropy + λ/(2m) Σ_l ‖W_l‖_F²        dW_l = backward pass + (λ/m) W_l        db_l unchanged
 *
 * Shapes: X (n_0, m), Y (1, m); grad and gradApprox in the order W1, b1, W2, b2, …
 * @throws {RangeError} when λ < 0, unless ε > 0, or when shapes do not fit.
 * @see lesson 1.14
 */
export function gradientCheckWithRegularization(
  parameters: Parameters,
  X: Matrix,
  Y: Matrix,
  lambd: number,
  epsilon = 1e-4,
): RegularizedCheck {
  if (!(lambd >= 0)) throw new RangeError(`lambd must not be negative, got ${lambd}`);
  const J = (theta: Vector): number => regularizedCost(vectorToDictionary(theta, parameters), [X, Y], lambd);
  const gradApprox = approximateGradient(J, dictionaryToVector(parameters), epsilon);
  const grad = gradientsToVector(regularizedGradients(parameters, [X, Y], lambd));
  return { gradApprox, grad, difference: relativeDifference(gradApprox, grad) };
}

/**
 * A gradient check of a network that is trained with dropout: only with dropout off.
 *
 * With fresh masks J is another function at every call, so a difference of two values is no derivative.
 * `rng` is what dropout would draw its masks from; the check never calls it.
 * @throws {RangeError} unless keepProb = 1.
 * @see lesson 1.14
 */
export function gradientCheckWithDropout(
  parameters: Parameters,
  X: Matrix,
  Y: Matrix,
  keepProb: number,
  _rng: () => number,
  epsilon = 1e-4,
): GradientCheck {
  if (keepProb !== 1)
    throw new RangeError(`gradients cannot be checked with dropout on: keepProb = ${keepProb}, set it to 1`);
  const gradients = backwardPropagation(X, Y, forwardPropagation(X, parameters).cache);
  return gradientCheckN(parameters, gradients, X, Y, epsilon);
}

/**
 * Checks a backward pass at the initial weights and again after `numIterations` steps of gradient descent with
 * that same backward pass: some bugs show only once the weights have grown.
 * Gives the relative difference at both moments; the parameters given stay as they are.
 * @throws {RangeError} when numIterations is not a whole number ≥ 0, unless α > 0 and ε > 0, or when shapes do not fit.
 * @see lesson 1.14
 */
export function checkDuringTraining(
  parameters: Parameters,
  X: Matrix,
  Y: Matrix,
  backward: BackwardPass,
  { numIterations, learningRate, epsilon }: TrainingOptions,
): { atStart: number; afterTraining: number } {
  if (!Number.isInteger(numIterations) || numIterations < 0)
    throw new RangeError(`numIterations must be a whole number from 0, got ${numIterations}`);
  const gradientsAt = (at: Parameters): Gradients => backward(X, Y, forwardPropagation(X, at).cache);
  const check = (at: Parameters): number => gradientCheckN(at, gradientsAt(at), X, Y, epsilon).difference;
  let trained = parameters;
  for (let step = 0; step < numIterations; step++)
    trained = descend(trained, gradientsAt(trained), learningRate);
  return { atStart: check(parameters), afterTraining: check(trained) };
}

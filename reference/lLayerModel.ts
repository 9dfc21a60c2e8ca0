/** Training the network of weeks 1–3 by plain gradient descent on the whole training set. */
import { lModelBackward, lModelForward } from './layers.ts';
import type { Matrix } from './matrix.ts';
import { updateParametersWithGd } from './optimizers.ts';
import { computeCost, type Gradients, type Parameters } from './propagation.ts';

/**
 * One step of gradient descent: W ← W − α dW, b ← b − α db.
 *
 * Units: α is a step per update.
 * @throws {RangeError} when shapes differ or learningRate is not positive.
 * @see lesson A2; week 4 of the first course
 */
export function updateParameters(parameters: Parameters, grads: Gradients, learningRate: number): Parameters {
  return updateParametersWithGd(parameters, grads, learningRate);
}

/**
 * The network after `numIterations` steps from the given parameters, and the cost before the first step and after
 * each one. In every iteration all gradients are taken at the same parameters; then all parameters move.
 *
 * Shapes: X (n_x, m), Y (1, m), parameters W1, b1, …; costs has numIterations + 1 numbers.
 * @throws {RangeError} when shapes do not fit, learningRate is not positive or numIterations is no whole number ≥ 0.
 * @see lesson A2; the three-layer model of weeks 1 and 2
 */
export function lLayerModel(
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  learningRate: number,
  numIterations: number,
): { parameters: Parameters; costs: number[] } {
  if (!Number.isInteger(numIterations) || numIterations < 0)
    throw new RangeError(`numIterations must be a whole number from 0 on, not ${numIterations}`);
  const costs: number[] = [];
  let current = parameters;
  for (let iteration = 0; ; iteration++) {
    const { AL, caches } = lModelForward(X, current);
    costs.push(computeCost(AL, Y));
    if (iteration === numIterations) return { parameters: current, costs };
    current = updateParameters(current, lModelBackward(AL, Y, caches), learningRate);
  }
}

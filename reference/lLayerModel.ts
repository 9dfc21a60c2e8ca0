/** Training the network of weeks 1–3 by plain gradient descent on the whole training set. */
import { lModelBackward, lModelForward } from './layers.ts';
import { at, combine, type Matrix } from './matrix.ts';
import { computeCost, depthOf, type Gradients, matrixOf, type Parameters, vectorOf } from './propagation.ts';

/**
 * One step of gradient descent: W ← W − α dW, b ← b − α db.
 *
 * Units: α is a step per update.
 * @throws {RangeError} when shapes differ or learningRate is not positive.
 * @see lesson A2; week 4 of the first course
 */
export function updateParameters(parameters: Parameters, grads: Gradients, learningRate: number): Parameters {
  if (!(learningRate > 0 && Number.isFinite(learningRate)))
    throw new RangeError(`learningRate must be a positive number, not ${learningRate}`);
  const descend = (w: number, dw: number): number => w - learningRate * dw;
  const updated: Parameters = {};
  const L = depthOf(parameters);
  for (let l = 1; l <= L; l++) {
    const [W, dW] = [matrixOf(parameters, `W${l}`), matrixOf(grads, `dW${l}`)];
    const [b, db] = [vectorOf(parameters, `b${l}`), vectorOf(grads, `db${l}`)];
    updated[`W${l}`] = combine(W, dW, descend);
    updated[`b${l}`] = b.map((value, unit) => descend(value, at(db, unit)));
  }
  return updated;
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
  for (let i = 0; i < numIterations; i++) {
    const { AL, caches } = lModelForward(X, current);
    costs.push(computeCost(AL, Y));
    const grads = lModelBackward(AL, Y, caches);
    current = updateParameters(current, grads, learningRate);
  }
  costs.push(computeCost(lModelForward(X, current).AL, Y));
  return { parameters: current, costs };
}

/** Training the network of weeks 1–3 with mini-batches and any of the four optimizers (lessons 2.1–2.8). */
import type { Matrix } from './matrix.ts';
import { type Rng, randomMiniBatches } from './miniBatches.ts';
import {
  initializeAdam,
  initializeRmsprop,
  initializeVelocity,
  type Moments,
  updateParametersWithAdam,
  updateParametersWithGd,
  updateParametersWithMomentum,
  updateParametersWithRmsprop,
} from './optimizers.ts';
import {
  backwardPropagation,
  computeCost,
  forwardPropagation,
  type Gradients,
  type Parameters,
} from './propagation.ts';

export type OptimizerName = 'gd' | 'momentum' | 'rmsprop' | 'adam';

/** How to train. `beta` serves momentum and RMSprop, `beta1` and `beta2` Adam, `epsilon` RMSprop and Adam. */
export type TrainingOptions = {
  optimizer: OptimizerName;
  learningRate: number;
  miniBatchSize: number;
  epochs: number;
  beta: number;
  beta1: number;
  beta2: number;
  epsilon: number;
};

/** The parameters between two updates, with the moments of the optimizer and the number of updates so far. */
export type TrainingState = { parameters: Parameters; v: Moments; s: Moments; t: number };

/** The cost over all of X and Y, (n_x, m) and (1, m). */
export function costOf(X: Matrix, Y: Matrix, parameters: Parameters): number {
  return computeCost(forwardPropagation(X, parameters).AL, Y);
}

/** The gradient of the cost over X and Y, (n_x, k) and (1, k). */
export function gradientsOf(X: Matrix, Y: Matrix, parameters: Parameters): Gradients {
  return backwardPropagation(X, Y, forwardPropagation(X, parameters).cache);
}

/** The state before the first update: moments of zero, no update counted. */
export function startTraining(parameters: Parameters, optimizer: OptimizerName): TrainingState {
  const none = { parameters, v: {}, s: {}, t: 0 };
  if (optimizer === 'momentum') return { ...none, v: initializeVelocity(parameters) };
  if (optimizer === 'rmsprop') return { ...none, s: initializeRmsprop(parameters) };
  return optimizer === 'adam' ? { ...none, ...initializeAdam(parameters) } : none;
}

/** The state after one more update with these gradients; Adam's t is the number of this update, from 1. */
export function advance(state: TrainingState, grads: Gradients, options: TrainingOptions): TrainingState {
  const { optimizer, learningRate, beta, beta1, beta2, epsilon } = options;
  const { parameters, v, s } = state;
  const t = state.t + 1;
  if (optimizer === 'gd') {
    return { ...state, t, parameters: updateParametersWithGd(parameters, grads, learningRate) };
  }
  if (optimizer === 'momentum') {
    return { ...state, t, ...updateParametersWithMomentum(parameters, grads, v, beta, learningRate) };
  }
  if (optimizer === 'rmsprop') {
    return { ...state, t, ...updateParametersWithRmsprop(parameters, grads, s, beta, learningRate, epsilon) };
  }
  return {
    t,
    ...updateParametersWithAdam(parameters, grads, v, s, t, learningRate, beta1, beta2, epsilon),
  };
}

/**
 * The network trained from the given parameters, with the cost over all examples before the first epoch and after
 * each one.
 *
 * Every epoch shuffles anew and makes one update for each mini-batch; moments and t go on from epoch to epoch.
 * Shapes: X (n_x, m), Y (1, m), parameters W1, b1, …; costs has epochs + 1 numbers.
 * @throws {RangeError} when shapes do not fit or an option is outside its domain.
 * @see lessons 2.1, 2.2, 2.6, 2.7, 2.8
 */
export function trainModel(
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  options: TrainingOptions,
  rng: Rng,
): { parameters: Parameters; costs: number[] } {
  let state = startTraining(parameters, options.optimizer);
  const costs = [costOf(X, Y, parameters)];
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    const miniBatches = randomMiniBatches(X, Y, options.miniBatchSize, rng);
    for (const [batchX, batchY] of miniBatches) {
      const grads = gradientsOf(batchX, batchY, state.parameters);
      state = advance(state, grads, options);
    }
    costs.push(costOf(X, Y, state.parameters));
  }
  return { parameters: state.parameters, costs };
}

/**
 * Assignment: mini-batches and optimizers. Write the body of each function; the handout has the formulas.
 *
 * Matrices are lists of rows. X is (n_x, m) and Y is (1, m): one column for each example. W_l is (n_l, n_{l−1}),
 * b_l is a list of n_l numbers. No function changes what it is given. Random numbers come from `rng` alone.
 */
import type { Matrix, Parameters, Vector } from './library/network.ts';

/** Gives a new uniform number in [0, 1) at each call. */
export type Rng = () => number;

/** dW1, db1, …, dWL, dbL with the shapes of W1, b1, …: gradients, velocities or mean squares. */
export type Gradients = { [name: string]: Matrix | Vector };

/** How `trainModel` trains: `beta` is for momentum and RMSprop, `beta1` and `beta2` for Adam. */
export type TrainingOptions = {
  optimizer: 'gd' | 'momentum' | 'rmsprop' | 'adam';
  learningRate: number;
  miniBatchSize: number;
  epochs: number;
  beta: number;
  beta1: number;
  beta2: number;
  epsilon: number;
};

/**
 * Shuffles the examples and cuts them into mini-batches `[miniBatchX, miniBatchY]` of miniBatchSize columns.
 * X (n_x, m) and Y (n_y, m) are shuffled by the same permutation; the last mini-batch holds what is left over.
 */
export function randomMiniBatches(X: Matrix, Y: Matrix, miniBatchSize: number, rng: Rng): [Matrix, Matrix][] {
  throw new Error('not written yet: randomMiniBatches');
}

/**
 * m when m ≤ 2000; otherwise the largest of 64, 128, 256, 512 with size · exampleBytes ≤ memoryBytes.
 * (Memory always holds at least 64 examples.)
 */
export function chooseMiniBatchSize(m: number, exampleBytes: number, memoryBytes: number): number {
  throw new Error('not written yet: chooseMiniBatchSize');
}

/** `'batch'` for mini-batches of all m examples, `'stochastic'` for single examples, `'mini-batch'` between. */
export function nameGradientDescent(miniBatchSize: number, m: number): 'batch' | 'stochastic' | 'mini-batch' {
  throw new Error('not written yet: nameGradientDescent');
}

/** v₁, …, v_T with v₀ = 0 and v_t = β v_{t−1} + (1−β) θ_t. */
export function exponentiallyWeightedAverage(theta: Vector, beta: number): Vector {
  throw new Error('not written yet: exponentiallyWeightedAverage');
}

/** About how many values the average covers: 1 / (1−β), not rounded. */
export function averagingWindow(beta: number): number {
  throw new Error('not written yet: averagingWindow');
}

/** v_t / (1 − βᵗ) for t = 1, …, T, with v_t as in exponentiallyWeightedAverage. */
export function biasCorrectedAverage(theta: Vector, beta: number): Vector {
  throw new Error('not written yet: biasCorrectedAverage');
}

/** The parameters after W ← W − α dW, b ← b − α db in every layer. */
export function updateParametersWithGd(
  parameters: Parameters,
  grads: Gradients,
  learningRate: number,
): Parameters {
  throw new Error('not written yet: updateParametersWithGd');
}

/** Zeros under dW1, db1, …, dWL, dbL, in the shapes of W1, b1, … */
export function initializeVelocity(parameters: Parameters): Gradients {
  throw new Error('not written yet: initializeVelocity');
}

/** V ← βV + (1−β)dW, W ← W − αV, and the same for b with its own V. */
export function updateParametersWithMomentum(
  parameters: Parameters,
  grads: Gradients,
  v: Gradients,
  beta: number,
  learningRate: number,
): { parameters: Parameters; v: Gradients } {
  throw new Error('not written yet: updateParametersWithMomentum');
}

/** Zeros under dW1, db1, …, dWL, dbL, in the shapes of W1, b1, … */
export function initializeRmsprop(parameters: Parameters): Gradients {
  throw new Error('not written yet: initializeRmsprop');
}

/** S ← βS + (1−β)dW², W ← W − α dW / √(S + ε), and the same for b. */
export function updateParametersWithRmsprop(
  parameters: Parameters,
  grads: Gradients,
  s: Gradients,
  beta: number,
  learningRate: number,
  epsilon: number,
): { parameters: Parameters; s: Gradients } {
  throw new Error('not written yet: updateParametersWithRmsprop');
}

/** Two tables of zeros, v and s, each as in initializeVelocity. */
export function initializeAdam(parameters: Parameters): { v: Gradients; s: Gradients } {
  throw new Error('not written yet: initializeAdam');
}

/**
 * V ← β₁V + (1−β₁)dW, S ← β₂S + (1−β₂)dW², V̂ = V/(1−β₁ᵗ), Ŝ = S/(1−β₂ᵗ), W ← W − α V̂ / √(Ŝ + ε), and the same
 * for b. t is the number of this update, from 1. The v and s that come back are V and S.
 */
export function updateParametersWithAdam(
  parameters: Parameters,
  grads: Gradients,
  v: Gradients,
  s: Gradients,
  t: number,
  learningRate: number,
  beta1: number,
  beta2: number,
  epsilon: number,
): { parameters: Parameters; v: Gradients; s: Gradients } {
  throw new Error('not written yet: updateParametersWithAdam');
}

/**
 * Trains the network of `library/network.ts`: in every epoch new mini-batches, and for each of them one update with
 * the optimizer that options names. `costs` has epochs + 1 numbers: the cost over all of X and Y before the first
 * epoch and after each one.
 */
export function trainModel(
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  options: TrainingOptions,
  rng: Rng,
): { parameters: Parameters; costs: number[] } {
  throw new Error('not written yet: trainModel');
}

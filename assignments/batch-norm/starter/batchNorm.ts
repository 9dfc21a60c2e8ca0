/**
 * Assignment: batch normalization. Write the body of each function; the handout has the formulas.
 *
 * Matrices are lists of rows: Z is (n_l, m), one row per unit and one column per example. γ, β, μ and σ² are lists of
 * n_l numbers, one per unit. No function changes what it is given.
 */
import type { Matrix, Parameters, Vector } from './library/network.ts';

/** Mean and variance of every unit of a layer. */
export type Statistics = { mu: Vector; sigmaSquared: Vector };

/** What the forward pass of one layer keeps. */
export type BatchNormCache = Statistics & { ZNorm: Matrix; gamma: Vector; beta: Vector; epsilon: number };

/** { W1, Z1, bn1, ZTilde1, A1, W2, …, WL, bL, ZL, AL }: bn1, bn2, … are the hidden layers' caches. */
export type NetworkCache = { [name: string]: Matrix | Vector | BatchNormCache };

/** { bn1: { mu, sigmaSquared }, bn2: … }: the running averages of every hidden layer. */
export type RunningAverages = { [name: string]: Statistics };

/** { dW1, dgamma1, dbeta1, …, dWL, dbL } */
export type Gradients = { [name: string]: Matrix | Vector };

/**
 * Batch normalization in training: Z_norm = (Z − μ)/√(σ² + ε) with each unit's μ and σ² over the examples of this
 * mini-batch, and Z̃ = γ Z_norm + β. Z (n_l, m), gamma and beta (n_l).
 */
export function batchNormForward(
  Z: Matrix,
  gamma: Vector,
  beta: Vector,
  epsilon: number,
): { ZTilde: Matrix; cache: BatchNormCache } {
  throw new Error('not written yet: batchNormForward');
}

/** The γ and β (n_l numbers each) with which Z̃ is Z again, for a mini-batch with these μ and σ². */
export function identityParameters(
  mu: Vector,
  sigmaSquared: Vector,
  epsilon: number,
): { gamma: Vector; beta: Vector } {
  throw new Error('not written yet: identityParameters');
}

/** From dZTilde = ∂J/∂Z̃ (n_l, m): dZ (n_l, m), through μ and σ² as well, and dgamma, dbeta (n_l). */
export function batchNormBackward(
  dZTilde: Matrix,
  cache: BatchNormCache,
): { dZ: Matrix; dgamma: Vector; dbeta: Vector } {
  throw new Error('not written yet: batchNormBackward');
}

/** From { W1, b1, …, WL, bL }: { W1, gamma1, beta1, …, WL, bL } with γ = 1, β = 0 and no b in hidden layers. */
export function initializeBatchNorm(parameters: Parameters): Parameters {
  throw new Error('not written yet: initializeBatchNorm');
}

/** [LINEAR without b → BATCH NORM → RELU] × (L−1) → LINEAR → SIGMOID in training. AL is (1, m). */
export function forwardPropagationWithBatchNorm(
  X: Matrix,
  parameters: Parameters,
  epsilon: number,
): { AL: Matrix; cache: NetworkCache } {
  throw new Error('not written yet: forwardPropagationWithBatchNorm');
}

/** The gradient of the cross-entropy cost with respect to every parameter, from the cache of the forward pass. */
export function backwardPropagationWithBatchNorm(X: Matrix, Y: Matrix, cache: NetworkCache): Gradients {
  throw new Error('not written yet: backwardPropagationWithBatchNorm');
}

/** The parameters after one step of gradient descent: W, γ and β of hidden layers, W and b of the output layer. */
export function updateParametersWithBatchNorm(
  parameters: Parameters,
  grads: Gradients,
  learningRate: number,
): Parameters {
  throw new Error('not written yet: updateParametersWithBatchNorm');
}

/** One layer's running averages after one more mini-batch, whose cache is given: a ← momentum a + (1 − momentum) new. */
export function updateRunningAverages(
  running: Statistics,
  cache: BatchNormCache,
  momentum: number,
): Statistics {
  throw new Error('not written yet: updateRunningAverages');
}

/** Batch normalization of Z (n_l, m) by running averages; m may be 1. Gives Z̃. */
export function batchNormAtTestTime(
  Z: Matrix,
  gamma: Vector,
  beta: Vector,
  running: Statistics,
  epsilon: number,
): Matrix {
  throw new Error('not written yet: batchNormAtTestTime');
}

/** The network at test time: AL (1, m), and predictions (1, m), 1 where AL > 0.5 and 0 elsewhere. */
export function predictWithBatchNorm(
  X: Matrix,
  parameters: Parameters,
  running: RunningAverages,
  epsilon: number,
): { AL: Matrix; predictions: Matrix } {
  throw new Error('not written yet: predictWithBatchNorm');
}

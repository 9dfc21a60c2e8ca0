/**
 * Assignment: regularization (lessons 1.4–1.8). Write every function; the handout has the formulas and examples.
 *
 * The network is LINEAR → RELU → LINEAR → RELU → LINEAR → SIGMOID. X is (n_x, m), Y and A3 are (1, m),
 * W1, W2, W3 are (n_l, n_{l−1}), b1, b2, b3 are lists of n_l numbers. A cache is one object
 * { Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 }. Do not change what you are given, and take random
 * numbers from `rng` only. From './library/network.ts' you may import dot, transpose, linear, relu, sigmoid,
 * forwardPropagation, computeCost, backwardPropagation and the types.
 */
import type { Matrix, Parameters, Vector } from './library/network.ts';

/** Uniform random numbers in [0, 1), a new one for each call. */
type Rng = () => number;
/** An image (height, width, channels): image[row][column] is a pixel, a list of channel values. */
type Image = number[][][];
/** One epoch of training: errors after it and the parameters it ended with. */
type Epoch = { trainError: number; devError: number; parameters: Parameters };

/** ‖x‖_p = (Σ |x_i|^p)^(1/p) for p ≥ 1; a number. */
export function pNorm(x: Vector, p: number): number {
  throw new Error('not written yet: pNorm');
}

/** ‖W‖_F = √(Σ_ij W_ij²); a number. */
export function frobeniusNorm(W: Matrix): number {
  throw new Error('not written yet: frobeniusNorm');
}

/** J = cross-entropy(A3, Y) + (λ / 2m) Σ_l ‖W_l‖_F², over W1, W2, W3; a number. */
export function computeCostWithRegularization(
  A3: Matrix,
  Y: Matrix,
  parameters: Parameters,
  lambd: number,
): number {
  throw new Error('not written yet: computeCostWithRegularization');
}

/** J = cross-entropy(A3, Y) + (λ / m) Σ_l Σ_ij |W_l,ij|, over W1, W2, W3; a number. */
export function computeCostWithL1Regularization(
  A3: Matrix,
  Y: Matrix,
  parameters: Parameters,
  lambd: number,
): number {
  throw new Error('not written yet: computeCostWithL1Regularization');
}

/** { dW1, db1, dW2, db2, dW3, db3 } with dW_l = (1/m) dZ_l A_{l−1}ᵀ + (λ/m) W_l; shapes as W_l and b_l. */
export function backwardPropagationWithRegularization(
  X: Matrix,
  Y: Matrix,
  cache: Parameters,
  lambd: number,
): Parameters {
  throw new Error('not written yet: backwardPropagationWithRegularization');
}

/** As with L2, but dW_l = (1/m) dZ_l A_{l−1}ᵀ + (λ/m) sign(W_l), where sign(0) = 0. */
export function backwardPropagationWithL1Regularization(
  X: Matrix,
  Y: Matrix,
  cache: Parameters,
  lambd: number,
): Parameters {
  throw new Error('not written yet: backwardPropagationWithL1Regularization');
}

/**
 * New parameters { W1, b1, … }: W_l ← (1 − αλ/m) W_l − α dW_l and b_l ← b_l − α db_l. `grads` holds dW1, db1, …
 * of the cost without the penalty.
 */
export function updateParametersWithWeightDecay(
  parameters: Parameters,
  grads: Parameters,
  learningRate: number,
  lambd: number,
  m: number,
): Parameters {
  throw new Error('not written yet: updateParametersWithWeightDecay');
}

/**
 * { A3, cache } with D_l = [rng < keepProb_l] (1 or 0, shape (n_l, m)) and A_l = relu(Z_l) ∘ D_l / keepProb_l for
 * the hidden layers l = 1, 2; keepProb[0] belongs to layer 1, keepProb[1] to layer 2. The cache is
 * { Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 }, with A1 and A2 as they are after dropout.
 */
export function forwardPropagationWithDropout(
  X: Matrix,
  parameters: Parameters,
  keepProb: Vector,
  rng: Rng,
): { A3: Matrix; cache: Parameters } {
  throw new Error('not written yet: forwardPropagationWithDropout');
}

/** { dW1, db1, …, dW3, db3 } with dA_l = (W_{l+1}ᵀ dZ_{l+1}) ∘ D_l / keepProb_l for the hidden layers. */
export function backwardPropagationWithDropout(
  X: Matrix,
  Y: Matrix,
  cache: Parameters,
  keepProb: Vector,
): Parameters {
  throw new Error('not written yet: backwardPropagationWithDropout');
}

/**
 * What the trained network says about new examples: { A3, predictions }, both (1, m), predictions being 1 where
 * A3 > 0.5, else 0. `keepProb` and `rng` are those of the training; which of them does test time need?
 */
export function predict(
  X: Matrix,
  parameters: Parameters,
  keepProb: Vector,
  rng: Rng,
): { A3: Matrix; predictions: Matrix } {
  throw new Error('not written yet: predict');
}

/**
 * { epoch, stoppedAt, parameters }: training stops after `patience` epochs in a row without a new minimum of
 * devError (or with the last epoch); `epoch` is where the minimum was, `parameters` are those of that epoch.
 * Epochs count from 0. An equal error is no new minimum.
 */
export function earlyStopping(
  history: Epoch[],
  patience: number,
): { epoch: number; stoppedAt: number; parameters: Parameters } {
  throw new Error('not written yet: earlyStopping');
}

/** Left and right swapped: out[i][j] = image[i][width − 1 − j]; same shape. */
export function flipHorizontal(image: Image): Image {
  throw new Error('not written yet: flipHorizontal');
}

/** Turned counter-clockwise by quarterTurns · 90° (negative: clockwise). One turn: out[i][j] = image[j][width − 1 − i]. */
export function rotateImage(image: Image, quarterTurns: number): Image {
  throw new Error('not written yet: rotateImage');
}

/** A window (height, width, channels) wholly inside the image, every place equally likely. */
export function randomCrop(image: Image, height: number, width: number, rng: Rng): Image {
  throw new Error('not written yet: randomCrop');
}

/** Row i moved right by Math.round(factor · i) columns; bare places are 0 in every channel; same shape. */
export function shearImage(image: Image, factor: number): Image {
  throw new Error('not written yet: shearImage');
}

/** { images, Y }: all images, then their mirror images in the same order; Y (1, m) becomes (1, 2m). */
export function augmentWithFlips(images: Image[], Y: Matrix): { images: Image[]; Y: Matrix } {
  throw new Error('not written yet: augmentWithFlips');
}

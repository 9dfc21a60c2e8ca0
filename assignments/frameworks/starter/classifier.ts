/**
 * Assignment: a classifier in TensorFlow.js (lessons 3.10–3.11). Write every function; the handout explains tensors,
 * variables, tf.tidy and tf.variableGrads, and has an example with numbers.
 *
 * Columns are examples: X is (n_x, m), logits and one-hot labels Y are (C, m), classes count from 0. The network is
 * [LINEAR → RELU] × (L−1) → LINEAR; it ends in logits, and softmax is part of the cost. Parameters are
 * { W1, b1, …, WL, bL }: W_l is (n_l, n_{l−1}) and b_l is (n_l, 1), so that it is added to every column. All numbers
 * are float32 but for class numbers, which are int32.
 *
 * A function may create what tensors it likes, but when it returns there must be no more of them than it hands out.
 * It disposes nothing it was given. No Math.random (not as an argument of your own functions either) and no await.
 */
import type * as tf from '@tensorflow/tfjs';

/** W1, b1, …, WL, bL as variables, which an optimizer can change. */
export type Parameters = { [name: string]: tf.Variable };

/** W1, b1, … as plain numbers, every one a list of rows: b of three units is [[0], [0], [0]]. */
export type PlainParameters = { [name: string]: number[][] };

/** learningRate of Adam; numEpochs passes over all examples; miniBatchSize examples in each update. */
export type TrainingOptions = { learningRate: number; numEpochs: number; miniBatchSize: number };

/** Z = W X + b: W (n, k), X (k, m), b (n, 1) → (n, m). */
export function linearFunction(W: tf.Tensor2D, X: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  throw new Error('not written yet: linearFunction');
}

/** Y (C, m), float32, with Y[c][i] = 1 where labels[i] = c, else 0; labels are m class numbers, int32. */
export function oneHotMatrix(labels: tf.Tensor1D, C: number): tf.Tensor2D {
  throw new Error('not written yet: oneHotMatrix');
}

/**
 * Trainable variables W1, b1, …, WL, bL for the layer sizes n_0, …, n_L. W_l normal with deviation √(2 / n_{l−1}), b_l zeros.
 * All chance comes from `rng`, which gives uniform numbers in [0, 1): draw the normal numbers from it, or let it
 * choose a seed for tf.randomNormal.
 */
export function initializeParameters(layerDims: number[], rng: () => number): Parameters {
  throw new Error('not written yet: initializeParameters');
}

/** The logits Z_L (C, m): Z_l = W_l A_{l−1} + b_l, A_l = relu(Z_l) for l < L, A_0 = X; no softmax. Any number of layers. */
export function forwardPropagation(X: tf.Tensor2D, parameters: Parameters): tf.Tensor2D {
  throw new Error('not written yet: forwardPropagation');
}

/** J = −(1/m) Σ_i Σ_j y_j log softmax(z)_j as a tensor without dimensions; logits and labels are (C, m). Finite for logits of ±200. */
export function computeCost(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  throw new Error('not written yet: computeCost');
}

/** The cost and its gradients { dW1, db1, …, dWL, dbL }, of the shapes of the variables, by tf.variableGrads. */
export function computeGradients(
  X: tf.Tensor2D,
  Y: tf.Tensor2D,
  parameters: Parameters,
): { cost: tf.Scalar; gradients: { [name: string]: tf.Tensor } } {
  throw new Error('not written yet: computeGradients');
}

/** One update of every variable by the given optimizer. Returns the cost before the update, a number. */
export function trainStep(
  X: tf.Tensor2D,
  Y: tf.Tensor2D,
  parameters: Parameters,
  optimizer: tf.Optimizer,
): number {
  throw new Error('not written yet: trainStep');
}

/** The class with the largest logit for each example: m whole numbers from 0 to C − 1, int32. */
export function predict(X: tf.Tensor2D, parameters: Parameters): tf.Tensor1D {
  throw new Error('not written yet: predict');
}

/** The share of examples whose largest logit stands at the true class, a number from 0 to 1; both are (C, m). */
export function computeAccuracy(logits: tf.Tensor2D, labels: tf.Tensor2D): number {
  throw new Error('not written yet: computeAccuracy');
}

/**
 * Trains from the given numbers with Adam, one update for each mini-batch of neighbouring columns, in order; the last
 * one may be smaller. costs has numEpochs + 1 numbers: the cost over all examples before the first epoch and after
 * each. Returns plain numbers; all tensors, variables and the optimizer are disposed.
 */
export function model(
  XTrain: tf.Tensor2D,
  YTrain: tf.Tensor2D,
  start: PlainParameters,
  options: TrainingOptions,
): { parameters: PlainParameters; costs: number[]; accuracy: number } {
  throw new Error('not written yet: model');
}

/**
 * Assignment: softmax regression (lessons 3.8–3.9). Write every function; the handout has formulas and examples.
 *
 * Columns are examples: X is (n_x, m); Z, AL and Y are (C, m) with one row for each class. Classes count from 0.
 * The network is [LINEAR → RELU] × (L−1) → LINEAR → SOFTMAX with parameters { W1, b1, …, WL, bL }: W_l is
 * (n_l, n_{l−1}), b_l a list of n_l numbers, and a cache is { Z1, A1, W1, b1, …, ZL, AL, WL, bL } by number, for
 * L = 2: { Z1, A1, W1, b1, Z2, A2, W2, b2 }. Do not change what you are given. From './library/network.ts' you may
 * import dot, transpose, linear, relu, sigmoid, countLayers and the types; its own passes end in a sigmoid.
 */
import type { Matrix, Parameters, Vector } from './library/network.ts';

/** Ŷ (C, m): ŷ_i = e^{z_i} / Σ_{j=1}^{C} e^{z_j} in every column of Z (C, m); right for entries like ±1000, too. */
export function softmax(Z: Matrix): Matrix {
  throw new Error('not written yet: softmax');
}

/** (C, m): the number 1 at the largest entry of every column of Z, 0 elsewhere; of equal ones the first. */
export function hardmax(Z: Matrix): Matrix {
  throw new Error('not written yet: hardmax');
}

/** Softmax with two classes, W (2, n) and b (2), as a sigmoid unit for the first class: { W: (1, n), b: (1) }. */
export function softmaxToLogistic(W: Matrix, b: Vector): { W: Matrix; b: Vector } {
  throw new Error('not written yet: softmaxToLogistic');
}

/** A sigmoid unit, W (1, n) and b (1), as softmax with two classes, its own class first: { W: (2, n), b: (2) }. */
export function logisticToSoftmax(W: Matrix, b: Vector): { W: Matrix; b: Vector } {
  throw new Error('not written yet: logisticToSoftmax');
}

/** Y (C, m) with Y[c][i] = 1 where labels[i] = c, else 0; labels are m whole numbers from 0 to C − 1. */
export function oneHotMatrix(labels: Vector, C: number): Matrix {
  throw new Error('not written yet: oneHotMatrix');
}

/** ℒ = −Σ_j y_j log ŷ_j of one example; yHat and y are lists of C numbers. Take max(ŷ, 1e-15) for ŷ. */
export function computeLoss(yHat: Vector, y: Vector): number {
  throw new Error('not written yet: computeLoss');
}

/** J = (1/m) Σ_i ℒ(ŷ⁽ⁱ⁾, y⁽ⁱ⁾); AL and Y are (C, m). */
export function computeCost(AL: Matrix, Y: Matrix): number {
  throw new Error('not written yet: computeCost');
}

/** dZ (C, m) of each example's loss, without 1/m; AL and Y are (C, m). */
export function softmaxBackward(AL: Matrix, Y: Matrix): Matrix {
  throw new Error('not written yet: softmaxBackward');
}

/** { AL, cache }: relu in the hidden layers, softmax in the last; any number of layers. */
export function forwardPropagation(X: Matrix, parameters: Parameters): { AL: Matrix; cache: Parameters } {
  throw new Error('not written yet: forwardPropagation');
}

/** { dW1, db1, …, dWL, dbL } of the cost; shapes as W_l and b_l. */
export function backwardPropagation(X: Matrix, Y: Matrix, cache: Parameters): Parameters {
  throw new Error('not written yet: backwardPropagation');
}

/** The most probable class of every example: a list of m whole numbers from 0 to C − 1; of equal ones the first. */
export function predict(X: Matrix, parameters: Parameters): Vector {
  throw new Error('not written yet: predict');
}

/** The share of predictions that are the label, from 0 to 1; both are lists of m class numbers. */
export function computeAccuracy(predictions: Vector, labels: Vector): number {
  throw new Error('not written yet: computeAccuracy');
}

/**
 * Gradient descent over all examples, numIterations updates. costs has numIterations + 1 numbers: costs[0] belongs
 * to the given parameters, costs[k] to those after k updates. accuracy is that of the trained parameters on X, Y.
 */
export function trainSoftmaxModel(
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  learningRate: number,
  numIterations: number,
): { parameters: Parameters; costs: number[]; accuracy: number } {
  throw new Error('not written yet: trainSoftmaxModel');
}

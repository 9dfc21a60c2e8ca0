/**
 * The plain reference in tensors: numbers are read out of float32 tensors, reckoned with in float64, and put into
 * float32 tensors again. Only the optimizer that `trainStep` is given does its own arithmetic.
 *
 * Shapes: X (n_x, m), Y and logits (C, m), W_l (n_l, n_{l−1}), b_l (n_l, 1). Nothing but what is returned is left
 * behind, and no argument is disposed.
 */
import * as tf from '@tensorflow/tfjs';
import { type TrainingOptions, trainClassifier } from '../../../reference/frameworkTraining.ts';
import { randn } from '../../../reference/initialization.ts';
import {
  accuracyOfLogits,
  costAndGradients,
  costOfLogits,
  forwardLogits,
} from '../../../reference/logits.ts';
import { at, dot, entry, mapEntries, type Vector } from '../../../reference/matrix.ts';
import { type Gradients, matrixOf } from '../../../reference/propagation.ts';
import { oneHotMatrix as columnsOf, largestClasses } from '../../../reference/softmax.ts';
import {
  fromRows,
  matrixIn,
  type PlainParameters,
  parametersIn,
  tensorOf,
  toRows,
  type Variables,
} from './tensors.ts';

type Tensors = { [name: string]: tf.Tensor2D };

/** Z = W X + b, b added to the column of every example. @see lesson 3.11 */
export function linearFunction(W: tf.Tensor2D, X: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  const biases = matrixIn(b);
  return tensorOf(mapEntries(dot(matrixIn(W), matrixIn(X)), (z, unit) => z + entry(biases, unit, 0)));
}

/** Y (C, m) in float32, with Y_ci = 1 where label i is c, else 0. @see lesson 3.11 */
export function oneHotMatrix(labels: tf.Tensor1D, C: number): tf.Tensor2D {
  return tf.tidy(() => tensorOf(columnsOf(labels.arraySync(), C)));
}

/** W_l = √(2 / n_{l−1}) · randn and b_l = 0 as trainable variables. @see lessons 1.11 and 3.11 */
export function initializeParameters(layerDims: Vector, rng: () => number): Variables {
  return tf.tidy(() => {
    const parameters: Variables = {};
    for (let l = 1; l < layerDims.length; l++) {
      const [nIn, nOut] = [at(layerDims, l - 1), at(layerDims, l)];
      const W = mapEntries(randn(nOut, nIn, rng), (z) => Math.sqrt(2 / nIn) * z);
      parameters[`W${l}`] = tf.variable(tensorOf(W));
      parameters[`b${l}`] = tf.variable(tf.zeros([nOut, 1]));
    }
    return parameters;
  });
}

/** The logits Z_L. @see lesson 3.11 */
export function forwardPropagation(X: tf.Tensor2D, parameters: Variables): tf.Tensor2D {
  const logits = forwardLogits(matrixIn(X), parametersIn(parameters));
  return tf.tidy(() => tensorOf(logits));
}

/** The mean cross-entropy of softmax, a scalar. @see lesson 3.11 */
export function computeCost(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => tf.scalar(costOfLogits(matrixIn(logits), matrixIn(labels))));
}

/** The cost and { dW1, db1, …, dWL, dbL }. @see lesson 3.11 */
export function computeGradients(
  X: tf.Tensor2D,
  Y: tf.Tensor2D,
  parameters: Variables,
): { cost: tf.Scalar; gradients: Tensors } {
  const { cost, gradients } = costAndGradients(matrixIn(X), matrixIn(Y), parametersIn(parameters));
  const grads: Tensors = {};
  for (const [name, gradient] of Object.entries(toRows(gradients, 'd'))) grads[name] = tensorOf(gradient);
  return { cost: tf.scalar(cost), gradients: grads };
}

/** One update of the variables by the optimizer; the cost before it, as a number. @see lesson 3.11 */
export function trainStep(
  X: tf.Tensor2D,
  Y: tf.Tensor2D,
  parameters: Variables,
  optimizer: tf.Optimizer,
): number {
  const { cost, gradients } = costAndGradients(matrixIn(X), matrixIn(Y), parametersIn(parameters));
  applyGradients(gradients, parameters, optimizer);
  return cost;
}

function applyGradients(gradients: Gradients, variables: Variables, optimizer: tf.Optimizer): void {
  const rows = toRows(gradients, 'd');
  const named: { name: string; tensor: tf.Tensor }[] = [];
  for (const [name, variable] of Object.entries(variables)) {
    const gradient = matrixOf(rows, `d${name}`);
    named.push({ name: variable.name, tensor: tensorOf(gradient) });
  }
  optimizer.applyGradients(named);
  tf.dispose(named);
}

/** The class with the largest logit, of equally large ones the first; m class numbers, int32. @see lesson 3.11 */
export function predict(X: tf.Tensor2D, parameters: Variables): tf.Tensor1D {
  const logits = forwardLogits(matrixIn(X), parametersIn(parameters));
  return tf.tidy(() => tf.tensor1d(largestClasses(logits), 'int32'));
}

/** The share of examples whose largest logit stands at the true class, a number. @see lesson 3.11 */
export function computeAccuracy(logits: tf.Tensor2D, labels: tf.Tensor2D): number {
  return tf.tidy(() => accuracyOfLogits(matrixIn(logits), matrixIn(labels)));
}

/** Parameters trained with Adam and mini-batches, the course of the cost and the accuracy. @see lesson 3.11 */
export function model(
  X: tf.Tensor2D,
  Y: tf.Tensor2D,
  start: PlainParameters,
  options: TrainingOptions,
): { parameters: PlainParameters; costs: number[]; accuracy: number } {
  const trained = trainClassifier(matrixIn(X), matrixIn(Y), fromRows(start), options);
  return { ...trained, parameters: toRows(trained.parameters) };
}

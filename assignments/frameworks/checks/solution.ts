/**
 * The plain reference in tensors: numbers are read out of float32 tensors, reckoned with in float64, and put into
 * float32 tensors again. Only the optimizer that `trainStep` is given does its own arithmetic.
 */
import * as tf from '@tensorflow/tfjs';
import type { FunctionTable } from '../../../grader/plan/spec.ts';
import { type TrainingOptions, trainClassifier } from '../../../reference/frameworkTraining.ts';
import { initializeParametersHe } from '../../../reference/initialization.ts';
import {
  accuracyOfLogits,
  costAndGradients,
  costOfLogits,
  forwardLogits,
} from '../../../reference/logits.ts';
import type { Matrix, Vector } from '../../../reference/matrix.ts';
import {
  depthOf,
  type Gradients,
  linearForward,
  matrixOf,
  type Parameters,
  vectorOf,
} from '../../../reference/propagation.ts';
import { largestClasses, oneHotMatrix } from '../../../reference/softmax.ts';

// The backend greets on stderr when it is first used in Node, but not in a test, where it is stricter than in earnest.
tf.env().set('IS_TEST', true);
tf.scalar(0).dispose();
tf.env().set('IS_TEST', false);

export type Variables = { [name: string]: tf.Variable };

/** Parameters as students have them: b as rows of one number. */
export type PlainParameters = { [name: string]: Matrix };

export const matrixIn = (tensor: tf.Tensor): Matrix => tensor.arraySync() as Matrix;
export const tensorOf = (matrix: Matrix): tf.Tensor2D => tf.tensor2d(matrix);

/** { W1, b1, … } with b_l as a list of numbers, as the reference has it. */
export function fromRows(parameters: PlainParameters): Parameters {
  const entries = Object.entries(parameters).map(([name, rows]) => [
    name,
    name.startsWith('b') ? rows.flat() : rows,
  ]);
  return Object.fromEntries(entries);
}

/** { W1, b1, … }, or with the prefix 'd' { dW1, db1, … }, with b_l as rows of one number. */
export function toRows(parameters: Parameters | Gradients, prefix: '' | 'd' = ''): PlainParameters {
  const rows: PlainParameters = {};
  const depth = Object.keys(parameters).filter((name) => /^d?W\d+$/.test(name)).length;
  for (let l = 1; l <= depth; l++) {
    rows[`${prefix}W${l}`] = matrixOf(parameters, `${prefix}W${l}`);
    rows[`${prefix}b${l}`] = vectorOf(parameters, `${prefix}b${l}`).map((bias) => [bias]);
  }
  return rows;
}

/** The numbers of W1, b1, …, WL, bL. */
export function parametersIn(variables: Variables): Parameters {
  return fromRows(Object.fromEntries(Object.entries(variables).map(([name, own]) => [name, matrixIn(own)])));
}

export function tensorsOf(rows: PlainParameters): { [name: string]: tf.Tensor2D } {
  return Object.fromEntries(Object.entries(rows).map(([name, matrix]) => [name, tensorOf(matrix)]));
}

/** Variables with these values, and no other tensor. */
export function variablesOf(rows: PlainParameters, trainable = true): Variables {
  return tf.tidy(() => {
    const entries = Object.entries(tensorsOf(rows)).map(([name, value]) => [
      name,
      tf.variable(value, trainable),
    ]);
    return Object.fromEntries(entries);
  });
}

/** One update with these gradients instead of those that were measured; nothing is left behind. */
export function applyGradients(gradients: Gradients, variables: Variables, optimizer: tf.Optimizer): void {
  const rows = toRows(gradients, 'd');
  tf.tidy(() => {
    const named = Array.from({ length: depthOf(variables) }, (_, index) => [`W${index + 1}`, `b${index + 1}`])
      .flat()
      .map((name) => ({
        name: (variables[name] as tf.Variable).name,
        tensor: tensorOf(rows[`d${name}`] ?? []),
      }));
    optimizer.applyGradients(named);
  });
}

export const reference: FunctionTable = {
  linearFunction: (W: tf.Tensor2D, X: tf.Tensor2D, b: tf.Tensor2D) =>
    tensorOf(linearForward(matrixIn(X), matrixIn(W), matrixIn(b).flat())),

  oneHotMatrix: (labels: tf.Tensor1D, C: number) => tensorOf(oneHotMatrix(labels.arraySync(), C)),

  initializeParameters: (layerDims: Vector, rng: () => number) =>
    variablesOf(toRows(initializeParametersHe(layerDims, rng))),

  forwardPropagation: (X: tf.Tensor2D, parameters: Variables) =>
    tensorOf(forwardLogits(matrixIn(X), parametersIn(parameters))),

  computeCost: (logits: tf.Tensor2D, labels: tf.Tensor2D) =>
    tf.scalar(costOfLogits(matrixIn(logits), matrixIn(labels))),

  computeGradients: (X: tf.Tensor2D, Y: tf.Tensor2D, parameters: Variables) => {
    const { cost, gradients } = costAndGradients(matrixIn(X), matrixIn(Y), parametersIn(parameters));
    return { cost: tf.scalar(cost), gradients: tensorsOf(toRows(gradients, 'd')) };
  },

  trainStep: (X: tf.Tensor2D, Y: tf.Tensor2D, parameters: Variables, optimizer: tf.Optimizer) => {
    const { cost, gradients } = costAndGradients(matrixIn(X), matrixIn(Y), parametersIn(parameters));
    applyGradients(gradients, parameters, optimizer);
    return cost;
  },

  predict: (X: tf.Tensor2D, parameters: Variables) =>
    tf.tensor1d(largestClasses(forwardLogits(matrixIn(X), parametersIn(parameters))), 'int32'),

  computeAccuracy: (logits: tf.Tensor2D, labels: tf.Tensor2D) =>
    accuracyOfLogits(matrixIn(logits), matrixIn(labels)),

  model: (X: tf.Tensor2D, Y: tf.Tensor2D, start: PlainParameters, options: TrainingOptions) => {
    const trained = trainClassifier(matrixIn(X), matrixIn(Y), fromRows(start), options);
    return { ...trained, parameters: toRows(trained.parameters) };
  },
};

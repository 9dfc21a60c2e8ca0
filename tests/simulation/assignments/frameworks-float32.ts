/** The classifier as a backend has it that rounds to float32 after every operation and sums from the end. */
import * as tf from '@tensorflow/tfjs';
import {
  matrixIn,
  type PlainParameters,
  tensorOf,
  type Variables,
  variablesOf,
} from '../../../assignments/frameworks/checks/tensors.ts';
import type { FunctionTable } from '../../../grader/plan/spec.ts';
import type { TrainingOptions } from '../../../reference/frameworkTraining.ts';
import { type Matrix, shapeOf, transpose } from '../../../reference/matrix.ts';

const round = Math.fround;
const sum = (list: readonly number[]) => list.reduceRight((total, value) => round(total + value), 0);
const each = (A: Matrix, f: (a: number, i: number, j: number) => number): Matrix =>
  A.map((row, i) => row.map((a, j) => round(f(a, i, j))));
const product = (A: Matrix, B: Matrix): Matrix =>
  A.map((row) => transpose(B).map((column) => sum(row.map((a, k) => round(a * column[k]!)))));
const linear = (W: Matrix, A: Matrix, b: Matrix): Matrix =>
  each(product(W, A), (z, unit) => z + b[unit]![0]!);

const depthOf = (p: object) => Object.keys(p).length / 2;

function layersOf(X: Matrix, p: PlainParameters): { A: Matrix[]; logits: Matrix } {
  const A = [X];
  for (let l = 1; l < depthOf(p); l++)
    A.push(each(linear(p[`W${l}`]!, A[l - 1]!, p[`b${l}`]!), (z) => Math.max(z, 0)));
  const L = depthOf(p);
  return { A, logits: linear(p[`W${L}`]!, A[L - 1]!, p[`b${L}`]!) };
}

/** log softmax of every column */
const logs = (Z: Matrix): Matrix =>
  transpose(
    transpose(Z).map((z) => {
      const largest = Math.max(...z);
      const total = round(Math.log(sum(z.map((value) => round(Math.exp(round(value - largest)))))));
      return z.map((value) => round(round(value - largest) - total));
    }),
  );

function costOf(Z: Matrix, Y: Matrix): number {
  const losses = each(logs(Z), (value, j, i) => -value * Y[j]![i]!);
  return round(sum(transpose(losses).map(sum)) / shapeOf(Z)[1]);
}

function gradientsOf(X: Matrix, Y: Matrix, p: PlainParameters): PlainParameters {
  const { A, logits } = layersOf(X, p);
  const m = shapeOf(X)[1];
  const found: PlainParameters = {};
  let dZ = each(logs(logits), (value, j, i) => round(round(Math.exp(value)) - Y[j]![i]!) / m);
  for (let l = depthOf(p); l >= 1; l--) {
    found[`dW${l}`] = product(dZ, transpose(A[l - 1]!));
    found[`db${l}`] = dZ.map((row) => [sum(row)]);
    dZ = each(product(transpose(p[`W${l}`]!), dZ), (value, i, j) => (A[l - 1]![i]![j]! > 0 ? value : 0));
  }
  return found;
}

const plain = (variables: Variables): PlainParameters =>
  Object.fromEntries(Object.entries(variables).map(([name, own]) => [name, matrixIn(own)]));
const tensors = (rows: PlainParameters) =>
  Object.fromEntries(Object.entries(rows).map(([name, value]) => [name, tensorOf(value)]));

function accuracyOf(Z: Matrix, Y: Matrix): number {
  const largest = (A: Matrix) => transpose(A).map((column) => column.indexOf(Math.max(...column)));
  const [given, right] = [largest(Z), largest(Y)];
  return given.filter((label, i) => label === right[i]).length / right.length;
}

function trainStep(X: Matrix, Y: Matrix, variables: Variables, optimizer: tf.Optimizer): number {
  const p = plain(variables);
  const cost = costOf(layersOf(X, p).logits, Y);
  const gradients = tensors(gradientsOf(X, Y, p));
  optimizer.applyGradients(
    Object.entries(variables).map(([name, own]) => ({ name: own.name, tensor: gradients[`d${name}`]! })),
  );
  tf.dispose(gradients);
  return cost;
}

function model(X: Matrix, Y: Matrix, start: PlainParameters, options: TrainingOptions) {
  const variables = variablesOf(start);
  const optimizer = tf.train.adam(options.learningRate);
  const cost = () => costOf(layersOf(X, plain(variables)).logits, Y);
  const costs = [cost()];
  for (let epoch = 0; epoch < options.numEpochs; epoch++) {
    for (let from = 0; from < shapeOf(X)[1]; from += options.miniBatchSize) {
      const cut = (A: Matrix) => A.map((row) => row.slice(from, from + options.miniBatchSize));
      trainStep(cut(X), cut(Y), variables, optimizer);
    }
    costs.push(cost());
  }
  const parameters = plain(variables);
  tf.dispose(variables);
  optimizer.dispose();
  return { parameters, costs, accuracy: accuracyOf(layersOf(X, parameters).logits, Y) };
}

type T = tf.Tensor2D;

export const rounded: FunctionTable = {
  linearFunction: (W: T, X: T, b: T) => tensorOf(linear(matrixIn(W), matrixIn(X), matrixIn(b))),
  forwardPropagation: (X: T, p: Variables) => tensorOf(layersOf(matrixIn(X), plain(p)).logits),
  computeCost: (Z: T, Y: T) => tf.scalar(costOf(matrixIn(Z), matrixIn(Y))),
  computeGradients: (X: T, Y: T, p: Variables) => ({
    cost: tf.scalar(costOf(layersOf(matrixIn(X), plain(p)).logits, matrixIn(Y))),
    gradients: tensors(gradientsOf(matrixIn(X), matrixIn(Y), plain(p))),
  }),
  trainStep: (X: T, Y: T, p: Variables, optimizer: tf.Optimizer) =>
    trainStep(matrixIn(X), matrixIn(Y), p, optimizer),
  model: (X: T, Y: T, start: PlainParameters, options: TrainingOptions) =>
    model(matrixIn(X), matrixIn(Y), start, options),
};

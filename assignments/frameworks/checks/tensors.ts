/** Plain numbers as float32 tensors and back, and parameters in the three forms they have here. */
import * as tf from '@tensorflow/tfjs';
import type { Matrix } from '../../../reference/matrix.ts';
import { type Gradients, matrixOf, type Parameters, vectorOf } from '../../../reference/propagation.ts';

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

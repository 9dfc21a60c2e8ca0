/**
 * The cost and L layers, forward and back, against values that our code did not make: the course's printed results,
 * numbers worked out by hand, and TensorFlow.js' automatic differentiation (float32: to 1e-5).
 */
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { lModelBackward, lModelForward } from '../../reference/layers.ts';
import { computeCost, matrixOf, type Parameters, vectorOf } from '../../reference/propagation.ts';
import { expectNear, expectTable, figure } from './propagationFigures.ts';

describe('computeCost', () => {
  it.each(['Y=[1,1,0] (2019)', 'planar test 1', 'planar test 2'])('gives the published cost: %s', (name) => {
    const { inputs, expected, atol } = figure(name);
    expectNear(computeCost(inputs.AL, inputs.Y), expected.cost, atol);
  });

  it('is log 2 for a toss-up and finite where ŷ is exactly 0 or 1', () => {
    expect(computeCost([[0.5, 0.5]], [[1, 0]])).toBeCloseTo(Math.LN2, 15);
    expect(computeCost([[1, 0]], [[1, 0]])).toBeCloseTo(0, 14);
    expect(computeCost([[0]], [[1]])).toBeCloseTo(15 * Math.LN10, 8);
    expect(computeCost([[1]], [[0]])).toBeCloseTo(15 * Math.LN10, 0);
    expect(() => computeCost([[0.5]], [[1, 0]])).toThrow(RangeError);
  });
});

const parameters: Parameters = {
  W1: [
    [0.5, -0.4],
    [-0.3, 0.8],
    [0.7, 0.2],
  ],
  b1: [0.3, 0.2, -0.1],
  W2: [
    [0.6, -0.5, 0.9],
    [-0.2, 0.4, 0.3],
  ],
  b2: [0.1, 0.4],
  W3: [[0.7, -0.6]],
  b3: [-0.2],
};
const X = [
  [1.2, -0.7, 0.4, 0.9],
  [-0.5, 1.1, 0.8, -1.3],
];
const Y = [[1, 0, 1, 0]];

/** Gradients of the cross-entropy by automatic differentiation, by name. */
function automaticGradients(): Record<string, number[]> {
  const names = ['W1', 'b1', 'W2', 'b2', 'W3', 'b3'];
  const tensors = names.map((name) =>
    name.startsWith('b')
      ? tf.tensor2d(vectorOf(parameters, name).map((bias) => [bias]))
      : tf.tensor2d(matrixOf(parameters, name)),
  );
  const cost = (...[W1, b1, W2, b2, W3, b3]: tf.Tensor[]): tf.Scalar => {
    const layer = (W: tf.Tensor, A: tf.Tensor, b: tf.Tensor) => tf.add(tf.matMul(W, A), b);
    const A2 = tf.relu(layer(W2!, tf.relu(layer(W1!, tf.tensor2d(X), b1!)), b2!));
    return tf.losses.sigmoidCrossEntropy(tf.tensor2d(Y), layer(W3!, A2, b3!)) as tf.Scalar;
  };
  const gradients = tf.grads(cost)(tensors);
  return Object.fromEntries(names.map((name, at) => [`d${name}`, [...gradients[at]!.dataSync()]]));
}

describe('L layers', () => {
  it('gives the published forward pass and its caches', () => {
    const { inputs, expected, atol } = figure('5-4-3-1, 4 examples');
    const { AL, caches } = lModelForward(inputs.X, inputs.parameters);
    expectNear(AL, expected.AL, atol);
    expect(caches).toHaveLength(3);
    for (const [layer, { APrev, W, Z }] of caches.entries()) {
      expectNear(APrev, expected.caches[layer].A_prev, atol);
      expectNear(W, expected.caches[layer].W, atol);
      expectNear(Z, expected.caches[layer].Z, atol);
    }
  });

  it('gives the gradients of automatic differentiation', () => {
    const { AL, caches } = lModelForward(X, parameters);
    expectTable(lModelBackward(AL, Y, caches), automaticGradients(), 1e-5);
  });

  it('pushes as hard as A − Y says where ŷ is exactly 0 or 1, worked out by hand', () => {
    const sure = { W1: [[1]], b1: [0], W2: [[1000]], b2: [0] };
    const { AL, caches } = lModelForward([[2, 3]], sure);
    expect(AL).toEqual([[1, 1]]);
    const gradients = lModelBackward(AL, [[0, 1]], caches);
    expect(gradients).toEqual({ dW2: [[1]], db2: [0.5], dW1: [[1000]], db1: [500] });
  });

  it('refuses a network without layers', () => {
    expect(() => lModelForward(X, {})).toThrow(RangeError);
    expect(() => lModelBackward([[0.5]], [[1]], [])).toThrow(RangeError);
  });
});

/**
 * Activations and one layer, forward and back, against values that our code did not make: the course's printed
 * results, numbers worked out by hand, and TensorFlow.js' automatic differentiation (float32: to 1e-5).
 */
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { reluBackward, sigmoidBackward, tanh, tanhBackward } from '../../reference/activations.ts';
import {
  type Activation,
  linearActivationBackward,
  linearActivationForward,
  linearBackward,
} from '../../reference/layers.ts';
import { linearForward, relu, sigmoid } from '../../reference/propagation.ts';
import { expectNear, figure } from './propagationFigures.ts';

describe('activations', () => {
  it('gives the published sigmoid and its slope', () => {
    const { inputs, expected, atol } = figure('sigmoid vector');
    expectNear(inputs.x.map(sigmoid), expected.sigmoid, atol);
    const slope = figure('sigmoid derivative');
    expectNear(sigmoidBackward([[1, 1, 1]], [slope.inputs.x]), slope.expected.derivative, slope.atol);
  });

  it('is right far away from 0, where e^z overflows', () => {
    expect([1000, -1000, 745, -746].map(sigmoid)).toEqual([1, 0, 1, 0]);
    expect([1000, -1000].map(tanh)).toEqual([1, -1]);
    expect([1000, -1000].map(relu)).toEqual([1000, 0]);
    expect(sigmoidBackward([[5, 5]], [[900, -900]]).flat()).toEqual([0, 0]);
    expect(tanhBackward([[5, 5]], [[900, -900]]).flat()).toEqual([0, 0]);
  });

  it('has tanh from its series and sigmoid from the logarithm, worked out by hand', () => {
    expect(tanh(0.1)).toBeCloseTo(0.1 - 0.1 ** 3 / 3 + (2 * 0.1 ** 5) / 15 - (17 * 0.1 ** 7) / 315, 10);
    expect(sigmoid(Math.log(3))).toBeCloseTo(0.75, 14);
    expect(tanh(Math.log(2))).toBeCloseTo(0.6, 14);
  });

  it('goes back through the slopes at Z, worked out by hand', () => {
    const [Z, dA] = [[[Math.log(3), -Math.log(3)]], [[2, -4]]];
    expectNear(sigmoidBackward(dA, Z), [2 * 0.1875, -4 * 0.1875], 1e-14);
    expectNear(tanhBackward([[2, -4]], [[Math.log(2), -Math.log(2)]]), [2 * 0.64, -4 * 0.64], 1e-14);
    expect(reluBackward([[2, -3, 4, -5]], [[-1, 0.5, 0, 2]])).toEqual([[0, -3, 0, -5]]);
  });

  it('refuses shapes that differ', () => {
    for (const backward of [sigmoidBackward, tanhBackward, reluBackward])
      expect(() => backward([[1, 2]], [[1], [2]])).toThrow(RangeError);
  });
});

const activations = { sigmoid: tf.sigmoid, tanh: tf.tanh, relu: tf.relu };

describe('one layer', () => {
  it('gives the published linear part and activations', () => {
    const linear = figure('linear forward');
    expectNear(
      linearForward(linear.inputs.A_prev, linear.inputs.W, linear.inputs.b),
      linear.expected.Z,
      linear.atol,
    );
    const { inputs, expected, atol } = figure('linear activation forward');
    for (const activation of ['relu', 'sigmoid'] as const) {
      const { A, cache } = linearActivationForward(inputs.A_prev, inputs.W, inputs.b, activation);
      expectNear(A, expected[activation], atol);
      expectNear(cache.Z, expected.Z, atol);
      expect(cache).toMatchObject({ APrev: inputs.A_prev, W: inputs.W, b: inputs.b });
    }
  });

  it('gives the published hidden layer of tanh', () => {
    const { inputs, expected, atol } = figure('forward');
    const { W1, b1 } = inputs.parameters;
    expectNear(linearActivationForward(inputs.X, W1, b1, 'tanh').A, expected.A1, atol);
  });

  it('gives the published gradients', () => {
    const { inputs, expected, atol } = figure('linear backward');
    const linear = linearBackward(inputs.dZ, { APrev: inputs.A_prev, W: inputs.W, b: inputs.b });
    expectNear(linear.dAPrev, expected.dA_prev, atol);
    expectNear(linear.dW, expected.dW, atol);
    expectNear(linear.db, expected.db, atol);
    const whole = figure('linear activation backward');
    const { dA, A_prev: APrev, W, b, Z } = whole.inputs;
    for (const activation of ['relu', 'sigmoid'] as const) {
      const { dAPrev, dW, db } = linearActivationBackward(dA, { APrev, W, b, Z }, activation);
      const right = whole.expected[activation];
      expectNear(dAPrev, right.dA_prev, whole.atol);
      expectNear(dW, right.dW, whole.atol);
      expectNear(db, right.db, whole.atol);
    }
  });

  it.each(['sigmoid', 'tanh', 'relu'] as const)(
    'agrees with automatic differentiation through %s',
    (name) => {
      const APrev = [
        [1.2, -0.7, 0.4],
        [-0.5, 1.1, 0.8],
      ];
      const W = [
        [0.5, -0.4],
        [-0.3, 0.8],
      ];
      const [b, dA] = [
        [0.3, -0.2],
        [
          [0.7, -1.1, 0.4],
          [-0.6, 0.9, 1.3],
        ],
      ];
      const cost = (...[a, w, bias]: tf.Tensor[]): tf.Scalar =>
        tf.sum(
          tf.mul(tf.tensor2d(dA), activations[name](tf.add(tf.matMul(w!, a!), bias!))).div(tf.scalar(3)),
        ) as tf.Scalar;
      const [gA, gW, gb] = tf.grads(cost)([
        tf.tensor2d(APrev),
        tf.tensor2d(W),
        tf.tensor2d(b.map((value) => [value])),
      ]);
      const { cache } = linearActivationForward(APrev, W, b, name);
      const got = linearActivationBackward(dA, cache, name);
      expectNear(
        got.dAPrev.flat(),
        [...gA!.dataSync()].map((value) => value * 3),
        1e-5,
      );
      expectNear(got.dW.flat(), [...gW!.dataSync()], 1e-5);
      expectNear(got.db, [...gb!.dataSync()], 1e-5);
    },
  );

  it('refuses unknown activations and shapes that do not fit', () => {
    const cache = { APrev: [[1]], W: [[1]], b: [0], Z: [[1]] };
    for (const name of ['softmax', 'toString'] as unknown as Activation[]) {
      expect(() => linearActivationForward([[1]], [[1]], [0], name)).toThrow(RangeError);
      expect(() => linearActivationBackward([[1]], cache, name)).toThrow(RangeError);
    }
    expect(() => linearActivationForward([[1], [2]], [[1]], [0], 'relu')).toThrow(RangeError);
    expect(() => linearBackward([[1, 2]], cache)).toThrow(RangeError);
  });
});

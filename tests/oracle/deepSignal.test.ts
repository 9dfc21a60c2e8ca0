/** The deep linear network against numpy, TensorFlow.js and powers computed by hand. */
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import {
  deepLinearForward,
  depthOutOfRange,
  growthFactors,
  signalAtDepth,
} from '../../reference/deepSignal.ts';
import data from './data/initialization.json' with { type: 'json' };

const { X, weights, output, growth } = data.deep;

function expectNear(got: number[], expected: number[], atol: number): void {
  expect(got).toHaveLength(expected.length);
  for (const [place, number] of got.entries())
    expect(Math.abs(number - expected[place]!)).toBeLessThanOrEqual(atol);
}

describe('deepLinearForward', () => {
  it('ends with the product that numpy computes at once', () => {
    const activations = deepLinearForward(X, weights);
    expect(activations).toHaveLength(5);
    expect(activations[0]).toEqual(X);
    expectNear(activations[4]!.flat(), output.flat(), 1e-12);
  });

  it('gives in every layer what TensorFlow.js gives in float32', () => {
    const activations = deepLinearForward(X, weights);
    let A: tf.Tensor = tf.tensor2d(X);
    for (const [index, W] of Object.values(weights).entries()) {
      A = tf.matMul(tf.tensor2d(W), A);
      expectNear(activations[index + 1]!.flat(), [...A.dataSync()], 1e-4);
    }
  });

  it('hands out copies of its input and refuses shapes that do not fit', () => {
    const input = [[1], [2]];
    deepLinearForward(input, { W1: [[1, 1]] })[0]![0]![0] = 7;
    expect(input).toEqual([[1], [2]]);
    expect(() => deepLinearForward(input, { W1: [[1, 1, 1]] })).toThrow(RangeError);
    expect(() => deepLinearForward(input, {})).toThrow(/no W1/);
  });
});

describe('signalAtDepth', () => {
  it('multiplies by w once per layer: 1.5^10 and 0.5^10 by hand', () => {
    expect(signalAtDepth([1, -2], 1.5, 10)).toEqual([57.6650390625, -115.330078125]);
    expect(signalAtDepth([1024], 0.5, 10)).toEqual([1]);
    expect(signalAtDepth([3], 1.5, 0)).toEqual([3]);
  });

  it('is the output of a deep linear network of L matrices w · I', () => {
    const layers = Object.fromEntries(
      [1, 2, 3].map((l) => [
        `W${l}`,
        [
          [1.5, 0],
          [0, 1.5],
        ],
      ]),
    );
    expect(
      deepLinearForward([[2], [-4]], layers)
        .at(-1)!
        .flat(),
    ).toEqual(signalAtDepth([2, -4], 1.5, 3));
  });

  it('refuses a depth that is not a whole number of at least 0', () => {
    for (const depth of [-1, 1.5, Number.NaN]) expect(() => signalAtDepth([1], 2, depth)).toThrow(RangeError);
  });
});

describe('growthFactors', () => {
  it('gives the ratios of numpy’s norms', () => {
    expectNear(growthFactors(deepLinearForward(X, weights)), growth, 1e-12);
  });

  it('is 3-4-5 by hand, and 0 after a signal of 0', () => {
    expect(growthFactors([[[3], [4]], [[6, 8]], [[0]], [[0]]])).toEqual([2, 0, 0]);
  });

  it('refuses a list without a layer', () => {
    expect(() => growthFactors([[[1]]])).toThrow(RangeError);
    expect(() => growthFactors([[[1]], []])).toThrow(/empty/);
  });
});

describe('depthOutOfRange', () => {
  const doubling = [1, 2, 4, 8, 16].map((value) => [[value]]);

  it('finds the first layer beyond a limit, the limits themselves being inside', () => {
    expect(depthOutOfRange(doubling, 0.5, 4)).toBe(3);
    expect(depthOutOfRange(doubling, 0.5, 5)).toBe(3);
    expect(depthOutOfRange(doubling.toReversed(), 0.25, 1)).toBe(3);
    expect(depthOutOfRange(doubling, 0.5, 16)).toBeNull();
  });

  it('measures against the input, and takes an overflow for having left', () => {
    expect(depthOutOfRange([[[100]], [[150]], [[90]]], 0.5, 2)).toBeNull();
    expect(depthOutOfRange([[[1]], [[2]], [[Number.POSITIVE_INFINITY]]], 0.5, 4)).toBe(2);
    expect(depthOutOfRange([[[1]], [[Number.NaN]]], 0.5, 4)).toBe(1);
  });

  it('refuses an input of 0 and limits that do not hold the input', () => {
    expect(() => depthOutOfRange([[[0]], [[1]]], 0.5, 2)).toThrow(/input is 0/);
    for (const [low, high] of [
      [0, 2],
      [1.5, 2],
      [0.5, 0.9],
      [Number.NaN, 2],
    ])
      expect(() => depthOutOfRange(doubling, low!, high!)).toThrow(RangeError);
  });
});

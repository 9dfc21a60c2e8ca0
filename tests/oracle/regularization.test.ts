/**
 * Norms, penalties and weight decay against values that our code did not make: the course's printed results,
 * numbers worked out by hand, and gradients by TensorFlow.js' automatic differentiation (float32: to 1e-5).
 */
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../reference/matrix.ts';
import {
  backwardPropagation,
  forwardPropagation,
  type Gradients,
  matrixOf,
  type Parameters,
  vectorOf,
} from '../../reference/propagation.ts';
import {
  backwardPropagationWithL1Regularization,
  backwardPropagationWithRegularization,
  computeCostWithL1Regularization,
  computeCostWithRegularization,
  frobeniusNorm,
  pNorm,
  updateParametersWithWeightDecay,
} from '../../reference/regularization.ts';
import published from './data/regularization.json' with { type: 'json' };

const [cost2017, cost2024, backward] = published.cases;

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
const names = ['W1', 'b1', 'W2', 'b2', 'W3', 'b3'];

type Penalty = (W: tf.Tensor) => tf.Tensor;

/** Gradients of cross-entropy + Σ penalty(W_l) by automatic differentiation, in the order of `names`. */
function automaticGradients(penalty: Penalty): number[][] {
  const columns = names.map((name) =>
    name.startsWith('b')
      ? tf.tensor2d(vectorOf(parameters, name).map((bias) => [bias]))
      : tf.tensor2d(matrixOf(parameters, name)),
  );
  const cost = (...[W1, b1, W2, b2, W3, b3]: tf.Tensor[]): tf.Scalar => {
    const layer = (W: tf.Tensor, A: tf.Tensor, b: tf.Tensor) => tf.add(tf.matMul(W, A), b);
    const A1 = tf.relu(layer(W1!, tf.tensor2d(X), b1!));
    const yHat = tf.sigmoid(layer(W3!, tf.relu(layer(W2!, A1, b2!)), b3!));
    const y = tf.tensor2d(Y);
    const losses = tf.add(tf.mul(y, tf.log(yHat)), tf.mul(tf.sub(1, y), tf.log(tf.sub(1, yHat))));
    return tf.add(tf.neg(tf.mean(losses)), tf.addN([W1!, W2!, W3!].map(penalty))) as tf.Scalar;
  };
  return tf.tidy(() =>
    tf
      .grads(cost)(columns)
      .map((gradient) => [...gradient.dataSync()]),
  );
}

function expectGradients(got: Gradients, expected: number[][]): void {
  for (const [index, name] of names.entries()) {
    const numbers = [got[`d${name}`]!].flat(2) as number[];
    expect(numbers).toHaveLength(expected[index]!.length);
    for (const [place, number] of numbers.entries()) expect(number).toBeCloseTo(expected[index]![place]!, 5);
  }
}

describe('pNorm', () => {
  it('is the sum of magnitudes, the Euclidean length and the cube root of cubes', () => {
    expect(pNorm([3, -4], 1)).toBe(7);
    expect(pNorm([3, -4], 2)).toBe(5);
    expect(pNorm([-3, 4, -5], 3)).toBeCloseTo(6, 14);
    expect(pNorm([0, 0], 2)).toBe(0);
  });

  it('agrees with the norms of TensorFlow.js', () => {
    const x = [0.3, -1.7, 2.2, -0.4];
    for (const p of [1, 2]) expect(pNorm(x, p)).toBeCloseTo(tf.norm(tf.tensor1d(x), p).dataSync()[0]!, 5);
  });

  it.each([0.5, 0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses p = %s', (p) => {
    expect(() => pNorm([1], p)).toThrow(RangeError);
  });
});

describe('frobeniusNorm', () => {
  it('is the root of the sum of all squares', () => {
    expect(
      frobeniusNorm([
        [1, -2],
        [-4, 2],
      ]),
    ).toBe(5);
    expect(frobeniusNorm([[-3]])).toBe(3);
  });
});

describe('costs with a penalty', () => {
  it.each([cost2017!, cost2024!])('gives the published L2 cost: $name', ({ inputs, expected, atol }) => {
    const { A3, Y: labels, parameters: weights, lambd } = inputs;
    const cost = computeCostWithRegularization(A3!, labels, weights as Parameters, lambd);
    expect(Math.abs(cost - expected.cost!)).toBeLessThanOrEqual(atol);
  });

  it('adds λ/(2m) of the squares, and λ/m of the magnitudes, worked out by hand', () => {
    const weights = { W1: [[1, -2]], b1: [9], W2: [[3]], b2: [9], W3: [[-1]], b3: [9] };
    const half = [[0.5, 0.5]];
    const [l2, l1] = [15, 7];
    expect(computeCostWithRegularization(half, [[1, 0]], weights, 0.8)).toBeCloseTo(
      Math.log(2) + (0.8 / 4) * l2,
      14,
    );
    expect(computeCostWithL1Regularization(half, [[1, 0]], weights, 0.8)).toBeCloseTo(
      Math.log(2) + (0.8 / 2) * l1,
      14,
    );
  });

  it('refuses a negative λ and shapes that differ', () => {
    const { AL } = forwardPropagation(X, parameters);
    for (const cost of [computeCostWithRegularization, computeCostWithL1Regularization]) {
      expect(() => cost(AL, Y, parameters, -0.1)).toThrow(RangeError);
      expect(() => cost(AL, [[1, 0]], parameters, 0.1)).toThrow(RangeError);
    }
  });
});

describe('backward passes with a penalty', () => {
  it('gives the published L2 gradients', () => {
    const { X: x, Y: y, cache, lambd } = backward!.inputs;
    const got = backwardPropagationWithRegularization(x!, y, cache as unknown as Parameters, lambd);
    for (const [name, expected] of Object.entries(backward!.expected)) {
      const numbers = [got[name]!].flat(2) as number[];
      const published = [expected].flat(2) as number[];
      for (const [place, number] of numbers.entries())
        expect(Math.abs(number - published[place]!)).toBeLessThanOrEqual(backward!.atol);
    }
  });

  it('gives the L2 gradients of automatic differentiation', () => {
    const { cache } = forwardPropagation(X, parameters);
    const expected = automaticGradients((W) => tf.mul(0.9 / 8, tf.sum(tf.square(W))));
    expectGradients(backwardPropagationWithRegularization(X, Y, cache, 0.9), expected);
  });

  it('gives the L1 gradients of automatic differentiation', () => {
    const { cache } = forwardPropagation(X, parameters);
    const expected = automaticGradients((W) => tf.mul(0.9 / 4, tf.sum(tf.abs(W))));
    expectGradients(backwardPropagationWithL1Regularization(X, Y, cache, 0.9), expected);
  });

  it('pulls a weight of 0 neither way under L1', () => {
    const zeroed = { ...parameters, W3: [[0, -0.6]] };
    const { cache } = forwardPropagation(X, zeroed);
    const [plain, penalized] = [0, 5].map((lambd) =>
      matrixOf(backwardPropagationWithL1Regularization(X, Y, cache, lambd), 'dW3'),
    ) as [Matrix, Matrix];
    expect(penalized[0]![0]).toBe(plain[0]![0]);
    expect(penalized[0]![1]).toBeCloseTo(plain[0]![1]! - 5 / 4, 14);
  });

  it('refuses a negative λ', () => {
    const { cache } = forwardPropagation(X, parameters);
    expect(() => backwardPropagationWithRegularization(X, Y, cache, -1)).toThrow(RangeError);
    expect(() => backwardPropagationWithL1Regularization(X, Y, cache, Number.NaN)).toThrow(RangeError);
  });
});

describe('updateParametersWithWeightDecay', () => {
  it('shrinks W by 1 − αλ/m and steps, and leaves the biases whole: worked out by hand', () => {
    const step = updateParametersWithWeightDecay(
      { W1: [[2, -4]], b1: [3] },
      { dW1: [[1, 0.5]], db1: [2] },
      0.1,
      5,
      10,
    );
    expect((step['W1'] as Matrix)[0]![0]).toBeCloseTo(1.8, 14);
    expect((step['W1'] as Matrix)[0]![1]).toBeCloseTo(-3.85, 14);
    expect((step['b1'] as number[])[0]).toBeCloseTo(2.8, 14);
  });

  it('equals the plain step with the L2 gradient of automatic differentiation', () => {
    const { cache } = forwardPropagation(X, parameters);
    const stepped = updateParametersWithWeightDecay(
      parameters,
      backwardPropagation(X, Y, cache),
      0.3,
      0.9,
      4,
    );
    const gradients = automaticGradients((W) => tf.mul(0.9 / 8, tf.sum(tf.square(W))));
    for (const [index, name] of names.entries()) {
      const [before, after] = [parameters, stepped].map((table) => [table[name]!].flat(2) as number[]);
      for (const [place, number] of after!.entries())
        expect(number).toBeCloseTo(before![place]! - 0.3 * gradients[index]![place]!, 5);
    }
  });

  it('refuses a negative λ, m below 1 and gradients of another shape', () => {
    const [W, dW] = [
      { W1: [[1]], b1: [1] },
      { dW1: [[1]], db1: [1] },
    ];
    expect(() => updateParametersWithWeightDecay(W, dW, 0.1, -1, 5)).toThrow(RangeError);
    expect(() => updateParametersWithWeightDecay(W, dW, 0.1, 1, 0)).toThrow(RangeError);
    expect(() => updateParametersWithWeightDecay(W, { dW1: [[1, 2]], db1: [1] }, 0.1, 1, 5)).toThrow(
      RangeError,
    );
  });
});

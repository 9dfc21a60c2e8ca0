/**
 * Inverted dropout against values that our code did not make: the course's printed results (the uniform numbers
 * are published, too), TensorFlow.js' automatic differentiation (float32: to 1e-5), and the theory of binomials.
 */
import * as tf from '@tensorflow/tfjs';
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import {
  backwardPropagationWithDropout,
  forwardPropagationWithDropout,
  predict,
} from '../../reference/dropout.ts';
import type { Matrix } from '../../reference/matrix.ts';
import { type Cache, matrixOf, type Parameters } from '../../reference/propagation.ts';
import published from './data/dropout.json' with { type: 'json' };

const [forward, backward] = published.cases;

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

function expectNear(got: unknown, expected: unknown, atol: number): void {
  const [numbers, right] = [[got].flat(2).map(Number), [expected].flat(2).map(Number)];
  expect(numbers).toHaveLength(right.length);
  for (const [place, number] of numbers.entries())
    expect(Math.abs(number - right[place]!)).toBeLessThanOrEqual(atol);
}

describe('forwardPropagationWithDropout', () => {
  it('gives the published masks, activations and predictions from the published uniform numbers', () => {
    const { inputs, expected, atol } = forward!;
    const uniforms = [...inputs.U1!.flat(), ...inputs.U2!.flat()];
    const rng = () => uniforms.shift() ?? Number.NaN;
    const keepProb = [inputs.keep_prob, inputs.keep_prob];
    const { A3, cache } = forwardPropagationWithDropout(
      inputs.X,
      inputs.parameters as Parameters,
      keepProb,
      rng,
    );
    for (const [name, value] of Object.entries(expected)) expectNear(cache[name], value, atol);
    expectNear(A3, expected.A3, atol);
    expect(uniforms).toEqual([]);
  });

  it('is the plain forward pass when every keepProb is 1', () => {
    const { A3 } = forwardPropagationWithDropout(X, parameters, [1, 1], seedrandom('identity'));
    expect(A3).toEqual(predict(X, parameters, [0.5, 0.5]).A3);
  });

  it('keeps each layer with its own probability and the expected activation as it was', () => {
    const rng = seedrandom('expectation');
    const draws = 20_000;
    const [kept, total] = [
      [0, 0],
      [0, 0],
    ];
    for (let draw = 0; draw < draws; draw++) {
      const { cache } = forwardPropagationWithDropout(X, parameters, [0.8, 0.5], rng);
      kept[0]! += matrixOf(cache, 'D1')
        .flat()
        .reduce((sum, mark) => sum + mark, 0);
      kept[1]! += matrixOf(cache, 'D2')
        .flat()
        .reduce((sum, mark) => sum + mark, 0);
      total[0]! += matrixOf(cache, 'A1')
        .flat()
        .reduce((sum, a) => sum + a, 0);
    }
    const plain = predictHidden();
    expect(kept[0]! / (draws * 12)).toBeCloseTo(0.8, 2);
    expect(kept[1]! / (draws * 8)).toBeCloseTo(0.5, 2);
    expect(total[0]! / draws / plain).toBeCloseTo(1, 2);
  });

  it('refuses keepProb of 0, above 1, NaN, or not one number per hidden layer', () => {
    const rng = seedrandom('refused');
    for (const keepProb of [[0, 0.5], [0.5, 1.1], [Number.NaN, 1], [0.5], [0.5, 0.5, 0.5]])
      expect(() => forwardPropagationWithDropout(X, parameters, keepProb, rng)).toThrow(RangeError);
  });
});

/** Sum of relu(W1 X + b1) over all entries, by TensorFlow.js. */
function predictHidden(): number {
  const b1 = tf.tensor2d((parameters['b1'] as number[]).map((bias) => [bias]));
  return tf
    .sum(tf.relu(tf.add(tf.matMul(tf.tensor2d(parameters['W1'] as Matrix), tf.tensor2d(X)), b1)))
    .dataSync()[0]!;
}

describe('backwardPropagationWithDropout', () => {
  it('gives the published gradients', () => {
    const { inputs, expected, atol } = backward!;
    const cache = { ...inputs.cache } as unknown as Cache;
    for (const name of ['D1', 'D2']) cache[name] = matrixOf(cache, name).map((row) => row.map(Number));
    const keepProb = [inputs.keep_prob, inputs.keep_prob];
    const got = backwardPropagationWithDropout(inputs.X, inputs.Y!, cache, keepProb);
    for (const [name, value] of Object.entries(expected)) expectNear(got[name], value, atol);
  });

  it('gives the gradients of automatic differentiation through the same masks', () => {
    const keepProb = [0.7, 0.6];
    const { cache } = forwardPropagationWithDropout(X, parameters, keepProb, seedrandom('masks'));
    const names = ['W1', 'b1', 'W2', 'b2', 'W3', 'b3'];
    const tensors = names.map((name) =>
      tf.tensor2d(
        (parameters[name] as (number | number[])[]).map((row) => (Array.isArray(row) ? row : [row])),
      ),
    );
    const drop = (A: tf.Tensor, layer: number) =>
      tf.div(tf.mul(A, tf.tensor2d(matrixOf(cache, `D${layer}`))), keepProb[layer - 1]!);
    const cost = (...[W1, b1, W2, b2, W3, b3]: tf.Tensor[]): tf.Scalar => {
      const A1 = drop(tf.relu(tf.add(tf.matMul(W1!, tf.tensor2d(X)), b1!)), 1);
      const A2 = drop(tf.relu(tf.add(tf.matMul(W2!, A1), b2!)), 2);
      const yHat = tf.sigmoid(tf.add(tf.matMul(W3!, A2), b3!));
      const y = tf.tensor2d(Y);
      const losses = tf.add(tf.mul(y, tf.log(yHat)), tf.mul(tf.sub(1, y), tf.log(tf.sub(1, yHat))));
      return tf.neg(tf.mean(losses)) as tf.Scalar;
    };
    const expected = tf
      .grads(cost)(tensors)
      .map((gradient) => [...gradient.dataSync()]);
    const got = backwardPropagationWithDropout(X, Y, cache, keepProb);
    for (const [index, name] of names.entries()) expectNear(got[`d${name}`], expected[index], 1e-5);
  });

  it('refuses keepProb of 0 or of another length', () => {
    const { cache } = forwardPropagationWithDropout(X, parameters, [1, 1], seedrandom('refused'));
    expect(() => backwardPropagationWithDropout(X, Y, cache, [0, 1])).toThrow(RangeError);
    expect(() => backwardPropagationWithDropout(X, Y, cache, [1])).toThrow(RangeError);
  });
});

describe('predict', () => {
  it('agrees with the plain network of TensorFlow.js and says 1 above one half', () => {
    const column = (name: string) => tf.tensor2d((parameters[name] as number[]).map((bias) => [bias]));
    const layer = (l: number, A: tf.Tensor) =>
      tf.add(tf.matMul(tf.tensor2d(parameters[`W${l}`] as Matrix), A), column(`b${l}`));
    const yHat = tf.sigmoid(layer(3, tf.relu(layer(2, tf.relu(layer(1, tf.tensor2d(X)))))));
    const { A3, predictions } = predict(X, parameters, [0.5, 0.5]);
    expectNear(A3, [...yHat.dataSync()], 1e-6);
    expect(predictions).toEqual([[...yHat.dataSync()].map((probability) => Number(probability > 0.5))]);
    expect(new Set(predictions[0])).toEqual(new Set([0, 1]));
  });

  it('refuses keepProb of 0', () => {
    expect(() => predict(X, parameters, [0, 1])).toThrow(RangeError);
  });
});

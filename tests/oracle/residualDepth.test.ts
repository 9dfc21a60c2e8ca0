/**
 * Plain and residual networks against numbers worked out by hand, and TensorFlow.js with its automatic differentiation and
 * its gradient descent (float32: to 1e-5).
 */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Matrix } from '../../reference/matrix.ts';
import type { Parameters } from '../../reference/propagation.ts';
import {
  deepBackward,
  deepForward,
  gradientNormsByDepth,
  squaredError,
  trainDeepNetwork,
  trainingCostsByDepth,
} from '../../reference/residualDepth.ts';

type Nested = number | Nested[];

const numbersOf = (value: Nested): number[] =>
  typeof value === 'number' ? [value] : value.flatMap(numbersOf);

function expectWithin(got: Nested, expected: Nested, allowed: number): void {
  const [own, other] = [numbersOf(got), numbersOf(expected)];
  expect(own).toHaveLength(other.length);
  for (const [index, value] of own.entries())
    expect(Math.abs(value - other[index]!)).toBeLessThanOrEqual(allowed);
}

/** Numbers between −1 and 1 that look like chance, a different set for every phase. */
const matrix = (rows: number, columns: number, phase: number): Matrix =>
  Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => Math.sin(phase + 2.3 * i + 3.7 * j)),
  );
const vector = (length: number, phase: number) => matrix(1, length, phase)[0]!;

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('TensorFlow.js, deep networks', () => {
  const [n, m, L] = [3, 4, 6];
  const names = Array.from({ length: L }, (_, l) => [`W${l + 1}`, `b${l + 1}`]).flat();
  const parameters: Parameters = Object.fromEntries(
    names.map((name, k) => [name, name.startsWith('W') ? matrix(n, n, k) : vector(n, k)]),
  );
  const X = matrix(n, m, 20).map((row) => row.map(Math.abs));
  const Y = matrix(n, m, 30).map((row) => row.map(Math.abs));

  function theirNetwork(x: tf.Tensor, p: readonly tf.Tensor[], skip: boolean): tf.Tensor {
    let A = x;
    for (let k = 0; k < p.length; k += 4) {
      const layer = (input: tf.Tensor, at: number) =>
        tf.add(tf.matMul(p[at]!, input), tf.expandDims(p[at + 1]!, 1));
      const Z2 = layer(tf.relu(layer(A, k)), k + 2);
      A = tf.relu(skip ? tf.add(Z2, A) : Z2);
    }
    return A;
  }

  const theirCost =
    (skip: boolean) =>
    (...p: tf.Tensor[]): tf.Scalar =>
      tf.div(tf.sum(tf.square(tf.sub(theirNetwork(tf.tensor(X), p, skip), tf.tensor(Y)))), 2 * m);

  it.each([true, false])('has the same passes with skip = %s', (skip) => {
    const { AL, caches } = deepForward(X, parameters, skip);
    const tensors = names.map((name) => tf.tensor(parameters[name]!));
    expectWithin(AL, theirNetwork(tf.tensor(X), tensors, skip).arraySync() as Nested, 1e-5);
    expectWithin(squaredError(AL, Y), theirCost(skip)(...tensors).dataSync()[0]!, 1e-4);
    const own = deepBackward(
      AL.map((row, i) => row.map((a, j) => a - Y[i]![j]!)),
      caches,
      skip,
    );
    const theirs = tf
      .grads(theirCost(skip))(tensors)
      .map((gradient) => gradient.arraySync() as Nested);
    const size = Math.max(...numbersOf(theirs).map(Math.abs), 1);
    expectWithin(
      names.map((name) => own[`d${name}`]!),
      theirs,
      1e-5 * size,
    );
  });

  it('trains as its gradient descent does', () => {
    const small = Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name,
        value.map((item) => (Array.isArray(item) ? item.map((w) => w / 3) : item / 3)),
      ]),
    ) as Parameters;
    const own = trainDeepNetwork(X, Y, small, { skip: true, learningRate: 0.05, numIterations: 8 });
    const variables = names.map((name) => tf.variable(tf.tensor(small[name]!)));
    const optimizer = tf.train.sgd(0.05);
    const costs = Array.from(
      { length: 8 },
      () => optimizer.minimize(() => theirCost(true)(...variables), true)!.dataSync()[0]!,
    );
    expectWithin(own.costs.slice(0, 8), costs, 1e-4 * costs[0]!);
    expectWithin(
      names.map((name) => own.parameters[name]!),
      variables.map((variable) => variable.arraySync() as Nested),
      1e-5,
    );
    expect(own.costs[8]).toBeLessThan(0.9 * own.costs[0]!);
    const byDepth = trainingCostsByDepth(X, Y, small, { learningRate: 0.05, numIterations: 8 });
    expect(byDepth.residual[2]).toBe(own.costs[8]);
  });

  it('has the same gradient norms at the input', () => {
    const dAL = matrix(n, m, 40);
    const { plain, residual } = gradientNormsByDepth(X, dAL, parameters);
    const theirs = (skip: boolean) =>
      [2, 4, 6].map((depth) => {
        const p = names.slice(0, 2 * depth).map((name) => tf.tensor(parameters[name]!));
        const slope = tf.grad((x) => tf.sum(tf.mul(theirNetwork(x, p, skip), tf.tensor(dAL))));
        return tf.norm(slope(tf.tensor(X))).dataSync()[0]!;
      });
    for (const [own, other] of [
      [plain, theirs(false)],
      [residual, theirs(true)],
    ] as const)
      expectWithin(own, other, 1e-5 * Math.max(...other, 1));
  });
});

it('loses the gradient of a plain network whose layers halve, and keeps it with skip connections', () => {
  const half = [[0.5]];
  const parameters = { W1: half, b1: [0], W2: half, b2: [0], W3: half, b3: [0], W4: half, b4: [0] };
  expect(gradientNormsByDepth([[1]], [[1]], parameters)).toEqual({
    plain: [0.25, 0.0625],
    residual: [1.25, 1.5625],
  });
});

it('trains a block of one unit as worked out by hand', () => {
  const parameters = { W1: [[1]], b1: [0], W2: [[1]], b2: [0] };
  const training = { learningRate: 0.1, numIterations: 1 };
  // Residual: A = 2, J = (2 − 1)²/2; every slope is 1, so W = 0.9, b = −0.1: A = 0.9·0.8 − 0.1 + 1 = 1.62.
  expectWithin(
    trainDeepNetwork([[1]], [[1]], parameters, { skip: true, ...training }).costs,
    [0.5, 0.62 ** 2 / 2],
    1e-15,
  );
  // Plain with Y = 0: A = 1, J = 1/2, the same slopes: A = 0.62.
  expectWithin(
    trainDeepNetwork([[1]], [[0]], parameters, { skip: false, ...training }).costs,
    [0.5, 0.62 ** 2 / 2],
    1e-15,
  );
});

describe('outside the domain', () => {
  const two = { W1: [[1]], b1: [0], W2: [[1]], b2: [0] };

  it.each([
    ['an odd number of layers', () => deepForward([[1]], { W1: [[1]], b1: [0] }, true), /2, 4, 6/],
    ['no layer', () => deepForward([[1]], {}, true), /got 0/],
    ['no cache', () => deepBackward([[1]], [], true), /caches is empty/],
    [
      'half an iteration',
      () => trainDeepNetwork([[1]], [[1]], two, { skip: true, learningRate: 1, numIterations: 0.5 }),
      /whole number/,
    ],
    ['targets of another shape', () => squaredError([[1]], [[1, 2]]), /shapes/],
  ])('refuses %s', (_name, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

/**
 * Residual blocks of dense layers against numbers worked out by hand, and TensorFlow.js with its automatic differentiation
 * (float32: to 1e-6).
 */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Matrix } from '../../reference/matrix.ts';
import {
  type BlockParameters,
  projectionBlock,
  residualBlock,
  residualBlockBackward,
} from '../../reference/residual.ts';

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

describe('a residual block by hand', () => {
  const parameters = { W1: [[1, -1]], b1: [0.5], W2: [[2], [-1]], b2: [0, 0.25] };
  const X = [
    [1, -1],
    [0.5, 0],
  ];

  it('adds its input before the relu', () => {
    const { A2, cache } = residualBlock(X, parameters);
    expect(cache.Z1).toEqual([[1, -0.5]]);
    expect(cache.A1).toEqual([[1, 0]]);
    expect(cache.Z2).toEqual([
      [2, 0],
      [-0.75, 0.25],
    ]);
    expect(A2).toEqual([
      [3, 0],
      [0, 0.25],
    ]);
  });

  it('sends the gradient back both ways', () => {
    const { cache } = residualBlock(X, parameters);
    const dA = [
      [1, 10],
      [100, 1000],
    ];
    expect(residualBlockBackward(dA, cache)).toEqual({
      dX: [
        [3, 0],
        [-2, 1000],
      ],
      dW1: [[1, 0.5]],
      db1: [1],
      dW2: [[0.5], [0]],
      db2: [0.5, 500],
    });
  });

  it('is the identity for an activation when W and b are 0, and relu for anything else', () => {
    const zero = { W1: [[0, 0]], b1: [0], W2: [[0], [0]], b2: [0, 0] };
    expect(residualBlock([[3], [0.5]], zero).A2).toEqual([[3], [0.5]]);
    expect(residualBlock(X, zero).A2).toEqual([
      [1, 0],
      [0.5, 0],
    ]);
  });

  it('projects the shortcut to another size', () => {
    const grown = { ...parameters, W2: [[2], [-1], [1]], b2: [0, 0.25, -2] };
    const Ws = [
      [1, 0],
      [0, 1],
      [1, 2],
    ];
    expect(projectionBlock(X, { ...grown, Ws }).A2).toEqual([
      [3, 0],
      [0, 0.25],
      [1, 0],
    ]);
  });
});

describe('TensorFlow.js, dense blocks', () => {
  const [n, m] = [3, 4];
  const X = matrix(n, m, 1);
  const dA = matrix(n, m, 2);
  const weights = { W1: matrix(2, n, 3), b1: vector(2, 4), W2: matrix(n, 2, 5), b2: vector(n, 6) };

  const theirBlock = (x: tf.Tensor, p: readonly tf.Tensor[]): tf.Tensor => {
    const [W1, b1, W2, b2, Ws] = p as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor?];
    const A1 = tf.relu(tf.add(tf.matMul(W1, x), tf.expandDims(b1, 1)));
    const Z2 = tf.add(tf.matMul(W2, A1), tf.expandDims(b2, 1));
    return tf.relu(tf.add(Z2, Ws === undefined ? x : tf.matMul(Ws, x)));
  };

  /** The slopes of (1/m) Σ dA ∘ A2 with respect to X and every parameter. */
  function theirGradients(dA2: Matrix, parameters: BlockParameters & { Ws?: Matrix }): Nested[] {
    const cost = (x: tf.Tensor, ...p: tf.Tensor[]): tf.Scalar =>
      tf.div(tf.sum(tf.mul(theirBlock(x, p), tf.tensor(dA2))), m);
    const tensors = [X, ...Object.values(parameters)].map((value) => tf.tensor(value));
    return tf
      .grads(cost)(tensors)
      .map((gradient) => gradient.arraySync() as Nested);
  }

  it('has the same identity block and the same gradients', () => {
    const { A2, cache } = residualBlock(X, weights);
    const tensors = Object.values(weights).map((value) => tf.tensor(value));
    expectWithin(A2, theirBlock(tf.tensor(X), tensors).arraySync() as Nested, 1e-6);
    const { dX, dW1, db1, dW2, db2 } = residualBlockBackward(dA, cache);
    const [theirDX, ...theirs] = theirGradients(dA, weights);
    expectWithin(
      dX.map((row) => row.map((value) => value / m)),
      theirDX!,
      1e-6,
    );
    expectWithin([dW1, db1, dW2, db2], theirs, 1e-6);
  });

  it('has the same projected block and the same gradients', () => {
    const parameters = { ...weights, W2: matrix(2, 2, 7), b2: vector(2, 8), Ws: matrix(2, n, 9) };
    const dA2 = matrix(2, m, 10);
    const { A2, cache } = projectionBlock(X, parameters);
    const tensors = Object.values(parameters).map((value) => tf.tensor(value));
    expectWithin(A2, theirBlock(tf.tensor(X), tensors).arraySync() as Nested, 1e-6);
    const { dX, dW1, db1, dW2, db2, dWs } = residualBlockBackward(dA2, cache);
    const [theirDX, ...theirs] = theirGradients(dA2, parameters);
    expectWithin(
      dX.map((row) => row.map((value) => value / m)),
      theirDX!,
      1e-6,
    );
    expectWithin([dW1, db1, dW2, db2, dWs!], theirs, 1e-6);
  });
});

describe('outside the domain', () => {
  const block = { W1: [[1, 0]], b1: [0], W2: [[1], [1]], b2: [0, 0] };
  const { cache } = residualBlock([[1], [1]], block);

  it.each([
    [
      'a shortcut of another size',
      () => residualBlock([[1], [1]], { ...block, W2: [[1]], b2: [0] }),
      /one shape/,
    ],
    ['weights that do not fit', () => residualBlock([[1]], block), /dot/],
    [
      'a projection that does not fit',
      () => projectionBlock([[1], [1]], { ...block, Ws: [[1, 0]] }),
      /shapes/,
    ],
    ['dA of another shape', () => residualBlockBackward([[1]], cache), /dA and A2/],
  ])('refuses %s', (_name, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

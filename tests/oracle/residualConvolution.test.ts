/**
 * Residual blocks of convolutions against figures printed by the course's own exercise, and TensorFlow.js (float32: to
 * 2e-5).
 */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  addBatches,
  batchNormChannels,
  convolutionalBlock,
  identityBlock,
  mainPath,
  mapCells,
  type PathParameters,
  reluOf,
} from '../../reference/residualConvolution.ts';
import { type Batch, type Filters, makeVolume } from '../../reference/volumes.ts';
import published from './data/residualConvolution.json' with { type: 'json' };

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
const vector = (length: number, phase: number) => Array.from({ length }, (_, j) => Math.sin(phase + 3.7 * j));
const batch = ([m, h, w, c]: [number, number, number, number], phase: number): Batch =>
  Array.from({ length: m }, (_, n) =>
    makeVolume([h, w, c], (i, j, k) => Math.sin(phase + n + 2.3 * i + 3.7 * j + 5.1 * k)),
  );

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('the figures of the exercise "Residual networks"', () => {
  const ones = (f: number, channels: number, filters: number): Filters =>
    Array.from({ length: f }, () => makeVolume([f, channels, filters], () => 1));

  it.each(published.cases)('are those of the identity block, $name', ({ inputs, expected, atol, rtol }) => {
    const [F1, F2, F3] = inputs.filters as [number, number, number];
    const X = inputs.fills.map((fill) => makeVolume([4, 4, 3], () => fill));
    const parameters: PathParameters = {
      W1: ones(1, 3, F1),
      W2: ones(inputs.f, F1, F2),
      W3: ones(1, F2, F3),
    } as never;
    for (const [l, count] of [F1, F2, F3].entries())
      Object.assign(parameters, {
        [`gamma${l + 1}`]: new Array(count).fill(1),
        [`beta${l + 1}`]: new Array(count).fill(0),
      });
    const atStart = (Z: Batch) => mapCells(Z, (z) => z / Math.sqrt(1 + 0.001));
    const inference = () => reluOf(addBatches(mainPath(X, parameters, { s: 1, normalize: atStart }), X));
    const A = inputs.training ? identityBlock(X, parameters) : inference();
    const shown = A.map((image) =>
      [image[0]!, image.at(-1)!].map((row) => row.map((cell) => cell.reduce((sum, a) => sum + a, 0) / F3)),
    );
    expectWithin(shown, expected, atol + rtol * Math.max(...expected.flat(2)));
  });
});

describe('TensorFlow.js, blocks of convolutions', () => {
  const path = (nC: number, [F1, F2, F3]: [number, number, number], f: number): PathParameters => ({
    W1: batch([1, 1, nC, F1], 1),
    gamma1: vector(F1, 2).map((g) => 1 + g / 4),
    beta1: vector(F1, 3),
    W2: batch([f, f, F1, F2], 4),
    gamma2: vector(F2, 5).map((g) => 1 + g / 4),
    beta2: vector(F2, 6),
    W3: batch([1, 1, F2, F3], 7),
    gamma3: vector(F3, 8).map((g) => 1 + g / 4),
    beta3: vector(F3, 9),
  });

  const conv = (x: tf.Tensor, W: Filters, stride: number) =>
    tf.conv2d(x as tf.Tensor4D, tf.tensor(W) as tf.Tensor4D, stride, 'same');
  const norm = (z: tf.Tensor, gamma: number[], beta: number[]) => {
    const { mean, variance } = tf.moments(z, [0, 1, 2]);
    return tf.batchNorm(z as tf.Tensor4D, mean as tf.Tensor1D, variance as tf.Tensor1D, beta, gamma, 0.001);
  };
  const theirPath = (x: tf.Tensor, p: PathParameters, s: number) => {
    const first = tf.relu(norm(conv(x, p.W1, s), p.gamma1, p.beta1));
    const second = tf.relu(norm(conv(first, p.W2, 1), p.gamma2, p.beta2));
    return norm(conv(second, p.W3, 1), p.gamma3, p.beta3);
  };

  it.each([2, 3, 5])('has the same identity block with f = %i', (f) => {
    const X = batch([2, 4, 5, 2], 10);
    const p = path(2, [3, 2, 2], f);
    const theirs = tf.relu(tf.add(theirPath(tf.tensor(X), p, 1), tf.tensor(X)));
    expectWithin(identityBlock(X, p), theirs.arraySync() as Nested, 2e-5);
  });

  it.each([1, 2, 3])('has the same convolutional block with stride %i', (s) => {
    // SAME padding of a strided 1×1 convolution begins at the first cell, as without padding.
    const X = batch([2, 5, 4, 2], 11);
    const p = {
      ...path(2, [2, 1, 3], 3),
      Ws: batch([1, 1, 2, 3], 12),
      gammaS: [1, 0.5, 2],
      betaS: [0, 1, -1],
    };
    const shortcut = norm(conv(tf.tensor(X), p.Ws, s), p.gammaS, p.betaS);
    const theirs = tf.relu(tf.add(theirPath(tf.tensor(X), p, s), shortcut));
    expectWithin(convolutionalBlock(X, p, s), theirs.arraySync() as Nested, 2e-5);
  });

  it('normalizes a channel over all images and places', () => {
    const Z = batch([2, 3, 4, 2], 13);
    const theirs = norm(tf.tensor(Z), [1, 2], [0.5, -1]);
    expectWithin(batchNormChannels(Z, [1, 2], [0.5, -1]), theirs.arraySync() as Nested, 1e-5);
  });
});

describe('outside the domain', () => {
  const image: Batch = [[[[1]], [[2]]]];
  const path = { W1: [[[[1]]]], W2: [[[[1]]]], W3: [[[[1]]]], gamma1: [1], gamma2: [1], gamma3: [1] };
  const p = { ...path, beta1: [0], beta2: [0], beta3: [0] };
  const wider = { ...p, W3: [[[[1, 1]]]], gamma3: [1, 1], beta3: [0, 0] };

  it.each([
    ['an identity block that changes the channels', () => identityBlock(image, wider), /shortcut/],
    [
      'stride 0',
      () => convolutionalBlock(image, { ...p, Ws: [[[[1]]]], gammaS: [1], betaS: [0] }, 0),
      /s must be a whole number, 1 or more/,
    ],
    ['gamma of another length', () => batchNormChannels(image, [1, 1], [0]), /gamma/],
  ])('refuses %s', (_name, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

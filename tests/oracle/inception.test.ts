/**
 * The Inception module against values that our code did not make: the lesson's and the paper's numbers, cases worked out
 * by hand, and TensorFlow.js (float32: to 1e-5).
 */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  compareBottleneck,
  concatenateChannels,
  convRelu,
  countMultiplications,
  type InceptionFilters,
  type InceptionParameters,
  inceptionModule,
  inceptionOutputShape,
  maxPoolSame,
} from '../../reference/inception.ts';
import { type Batch, type Filters, makeVolume } from '../../reference/volumes.ts';

const batch = ([m, h, w, c]: [number, number, number, number], phase: number): Batch =>
  Array.from({ length: m }, (_, n) =>
    makeVolume([h, w, c], (i, j, k) => Math.sin(phase + n + 2.3 * i + 3.7 * j + 5.1 * k)),
  );

function expectWithin(got: Batch, expected: Batch, allowed: number): void {
  const [own, other] = [got.flat(3), expected.flat(3)];
  expect(own).toHaveLength(other.length);
  for (const [index, value] of own.entries())
    expect(Math.abs(value - other[index]!)).toBeLessThanOrEqual(allowed);
}

beforeAll(async () => {
  await tf.setBackend('cpu');
});

/** Szegedy et al. 2014, table 1: size of the input, filters, channels that come out, millions of operations. */
const googLeNet: readonly [string, number[], InceptionFilters, number, number][] = [
  [
    '3a',
    [28, 28, 192],
    { n1x1: 64, n3x3Reduce: 96, n3x3: 128, n5x5Reduce: 16, n5x5: 32, nPool: 32 },
    256,
    128,
  ],
  [
    '3b',
    [28, 28, 256],
    { n1x1: 128, n3x3Reduce: 128, n3x3: 192, n5x5Reduce: 32, n5x5: 96, nPool: 64 },
    480,
    304,
  ],
  [
    '4a',
    [14, 14, 480],
    { n1x1: 192, n3x3Reduce: 96, n3x3: 208, n5x5Reduce: 16, n5x5: 48, nPool: 64 },
    512,
    73,
  ],
];

describe.each(googLeNet)('module %s of GoogLeNet', (_name, input, filters, channels, millions) => {
  it('has the channels of the paper’s table', () => {
    const { branches, output } = inceptionOutputShape(input, filters);
    expect(output).toEqual([input[0], input[1], channels]);
    const { n1x1, n3x3, n5x5, nPool } = filters;
    expect(branches).toEqual([n1x1, n3x3, n5x5, nPool].map((count) => [input[0], input[1], count]));
  });

  it('takes the operations of the paper’s table', () => {
    const reducedTo = (reduced: number) => [...input.slice(0, 2), reduced];
    const total =
      countMultiplications(input, { f: 1, filters: filters.n1x1 }) +
      countMultiplications(input, { f: 1, filters: filters.n3x3Reduce }) +
      countMultiplications(reducedTo(filters.n3x3Reduce), { f: 3, filters: filters.n3x3 }) +
      countMultiplications(input, { f: 1, filters: filters.n5x5Reduce }) +
      countMultiplications(reducedTo(filters.n5x5Reduce), { f: 5, filters: filters.n5x5 }) +
      countMultiplications(input, { f: 1, filters: filters.nPool });
    expect(Math.floor(total / 1e6)).toBe(millions);
  });
});

describe('the lesson’s count', () => {
  it('is 120 M directly, and 2.4 M + 10.0 M = 12.4 M by way of 16 channels', () => {
    expect(countMultiplications([28, 28, 192], { f: 5, filters: 32 })).toBe(120_422_400);
    expect(countMultiplications([28, 28, 192], { f: 1, filters: 16 })).toBe(2_408_448);
    expect(countMultiplications([28, 28, 16], { f: 5, filters: 32 })).toBe(10_035_200);
    const { direct, bottleneck, saving } = compareBottleneck([28, 28, 192], {
      f: 5,
      filters: 32,
      reduce: 16,
    });
    expect([direct, bottleneck]).toEqual([120_422_400, 12_443_648]);
    expect(saving).toBeCloseTo(9.677, 3);
  });

  it('counts every product of a convolution that is carried out', () => {
    // 2 × 3 places, 4 filters of 3 × 3 × 2: 24 numbers of 18 products each.
    expect(countMultiplications([2, 3, 2], { f: 3, filters: 4 })).toBe(24 * 18);
  });
});

describe('by hand', () => {
  it('puts the channels of each place side by side', () => {
    const [one, two] = [[[[[1, 2]], [[3, 4]]]], [[[[5]], [[6]]]]];
    expect(concatenateChannels([one, two])).toEqual([[[[1, 2, 5]], [[3, 4, 6]]]]);
    expect(concatenateChannels([two, one, two])).toEqual([[[[5, 1, 2, 5]], [[6, 3, 4, 6]]]]);
  });

  it('takes the maximum of the numbers inside the image, negative ones too', () => {
    const column = (values: number[]) => values.map((value) => [value]);
    const image = [column([-5, -2, -7]), column([-4, -9, -3]), column([-8, -6, -1])];
    expect(maxPoolSame([image], 3)).toEqual([
      [column([-2, -2, -2]), column([-2, -1, -1]), column([-4, -1, -1])],
    ]);
    expect(maxPoolSame([image], 1)).toEqual([image]);
  });
});

describe('TensorFlow.js', () => {
  const shape: [number, number, number, number] = [2, 4, 5, 3];
  const X = batch(shape, 0).map((image) => image.map((row) => row.map((cells) => cells.map((x) => x - 0.4))));
  const parameters: InceptionParameters = {
    W1x1: batch([1, 1, 3, 2], 1),
    b1x1: [0.1, -0.2],
    W3x3Reduce: batch([1, 1, 3, 2], 2),
    b3x3Reduce: [0.3, 0.1],
    W3x3: batch([3, 3, 2, 3], 3),
    b3x3: [0, 0.2, -0.1],
    W5x5Reduce: batch([1, 1, 3, 1], 4),
    b5x5Reduce: [0.5],
    W5x5: batch([5, 5, 1, 2], 5),
    b5x5: [0.4, 0],
    WPool: batch([1, 1, 3, 1], 6),
    bPool: [0.2],
  };
  const conv = (x: tf.Tensor4D, W: Filters, b: number[]): tf.Tensor4D =>
    tf.relu(tf.add(tf.conv2d(x, tf.tensor(W) as tf.Tensor4D, 1, 'same'), tf.tensor1d(b)));

  it('has the same module: conv2d and maxPool with same padding, concat of the last axis', () => {
    const p = parameters;
    const x = tf.tensor(X) as tf.Tensor4D;
    const theirs = tf.concat(
      [
        conv(x, p.W1x1, p.b1x1),
        conv(conv(x, p.W3x3Reduce, p.b3x3Reduce), p.W3x3, p.b3x3),
        conv(conv(x, p.W5x5Reduce, p.b5x5Reduce), p.W5x5, p.b5x5),
        conv(tf.maxPool(x, 3, 1, 'same'), p.WPool, p.bPool),
      ],
      3,
    );
    expect(theirs.shape).toEqual([2, 4, 5, 8]);
    expectWithin(inceptionModule(X, p), theirs.arraySync() as Batch, 1e-5);
    const filters = { n1x1: 2, n3x3Reduce: 2, n3x3: 3, n5x5Reduce: 1, n5x5: 2, nPool: 1 };
    expect(inceptionOutputShape(shape.slice(1), filters).output).toEqual(theirs.shape.slice(1));
  });

  it.each([1, 3, 5])('has the same max pooling and convolution with f = %i', (f) => {
    const x = tf.tensor(X) as tf.Tensor4D;
    expectWithin(maxPoolSame(X, f), tf.maxPool(x, f, 1, 'same').arraySync() as Batch, 1e-6);
    const W = batch([f, f, 3, 2], 7);
    expectWithin(convRelu(X, W, [0.1, 0.2]), conv(x, W, [0.1, 0.2]).arraySync() as Batch, 1e-5);
  });

  it('concatenates alike', () => {
    const branches = [batch([2, 2, 3, 2], 1), batch([2, 2, 3, 1], 2), batch([2, 2, 3, 3], 3)];
    const tensors = branches.map((branch) => tf.tensor(branch));
    expectWithin(concatenateChannels(branches), tf.concat(tensors, 3).arraySync() as Batch, 1e-6);
  });
});

describe('outside the domain', () => {
  const image: Batch = [[[[1]], [[2]]]];
  const filters = { n1x1: 1, n3x3Reduce: 1, n3x3: 1, n5x5Reduce: 1, n5x5: 1, nPool: 1 };

  it.each([
    ['no branch', () => concatenateChannels([]), /no branch/],
    ['branches of different sizes', () => concatenateChannels([image, [[[[1]]]]]), /branch 2/],
    ['an even pooling window', () => maxPoolSame(image, 2), /odd/],
    [
      'an even filter',
      () =>
        convRelu(
          image,
          [
            [[[1]], [[1]]],
            [[[1]], [[1]]],
          ],
          [0],
        ),
      /odd/,
    ],
    ['a branch without filters', () => inceptionOutputShape([1, 1, 1], { ...filters, n5x5: 0 }), /n5x5/],
    ['a flat shape', () => countMultiplications([784], { f: 1, filters: 1 }), /height, width, channels/],
    ['half a channel', () => countMultiplications([2, 2, 0.5], { f: 1, filters: 1 }), /whole number/],
    ['no filter', () => countMultiplications([2, 2, 1], { f: 1, filters: 0 }), /filters/],
    ['a reduction to nothing', () => compareBottleneck([2, 2, 1], { f: 1, filters: 1, reduce: 0 }), /whole/],
  ])('refuses %s', (_name, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

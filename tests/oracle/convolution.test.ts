/**
 * The convolutional layer against values that our code did not make: figures printed by the course's own exercise,
 * scipy.signal.correlate, numbers worked out by hand, and TensorFlow.js' layers and automatic differentiation
 * (float32: to 1e-4 on numbers of size 1 to 10).
 */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ConvHparameters,
  convBackward,
  convForward,
  convOneByOne,
  convSingleStep,
  zeroPad,
} from '../../reference/convolution.ts';
import { makeVolume } from '../../reference/volumes.ts';
import published from './data/convolution.json' with { type: 'json' };
import pooling from './data/pooling.json' with { type: 'json' };

type Nested = number | Nested[];

const numbersOf = (value: Nested): number[] =>
  typeof value === 'number' ? [value] : value.flatMap(numbersOf);
const mean = (value: Nested) => numbersOf(value).reduce((sum, x) => sum + x, 0) / numbersOf(value).length;

function expectWithin(got: Nested, expected: Nested, allowed: number): void {
  const [own, other] = [numbersOf(got), numbersOf(expected)];
  expect(own).toHaveLength(other.length);
  for (const [index, value] of own.entries())
    expect(Math.abs(value - other[index]!)).toBeLessThanOrEqual(allowed);
}

/** A volume of different numbers between −1 and 1 that no rule of a convolution favours. */
const wavy = (height: number, width: number, channels: number, phase = 0) =>
  makeVolume([height, width, channels], (i, j, k) => Math.sin(1 + phase + 2.3 * i + 3.7 * j + 5.1 * k));
const wavyBatch = (m: number, height: number, width: number, channels: number) =>
  Array.from({ length: m }, (_, i) => wavy(height, width, channels, 0.9 * i));
const wavyFilters = (f: number, channels: number, count: number) => wavyBatch(f, f, channels, count);

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('the figures of the exercise "Convolution model: step by step"', () => {
  const { inputs, printed } = published.conv;

  it('are those of zero padding', () => {
    const { X, pad } = pooling.zeroPad.inputs;
    expectWithin(zeroPad(X, pad), pooling.zeroPad.expected.X_pad, 1e-8);
  });

  it('are those of a single step', () => {
    const { aSlicePrev, W, b } = published.convSingleStep.inputs;
    expect(convSingleStep(aSlicePrev, W, b)).toBeCloseTo(published.convSingleStep.printed, 10);
  });

  it('are those of the forward pass', () => {
    const { Z } = convForward(inputs.APrev, inputs.W, inputs.b, inputs.hparameters);
    expect(mean(Z)).toBeCloseTo(printed['mean Z'], 12);
    expectWithin(Z[3]![2]![1]!, printed['Z[3][2][1]'], 1e-8);
  });

  it('are those of the backward pass with dZ = Z', () => {
    const { Z, cache } = convForward(inputs.APrev, inputs.W, inputs.b, inputs.hparameters);
    const { dAPrev, dW, db } = convBackward(Z, cache);
    expect(mean(dAPrev)).toBeCloseTo(printed['mean dAPrev'], 10);
    expect(mean(dW)).toBeCloseTo(printed['mean dW'], 10);
    expect(mean(db)).toBeCloseTo(printed['mean db'], 10);
  });
});

describe('by hand', () => {
  const edge = [1, 0, -1].map((column) => [[column]]);

  it('finds the vertical edge of the lesson: 10 on the left, 0 on the right, filter 1 0 −1', () => {
    const image = makeVolume([4, 6, 1], (_, column) => (column < 3 ? 10 : 0));
    const W = [edge, edge, edge];
    const { Z } = convForward([image], W, [0], { stride: 1, pad: 0 });
    expect(Z[0]!.map((row) => row.flat())).toEqual([
      [0, 30, 30, 0],
      [0, 30, 30, 0],
    ]);
  });

  it('does not flip the filter, and adds the bias of the filter once at each place', () => {
    const APrev = [[1, 2, 3].map((x) => [x]), [4, 5, 6].map((x) => [x])];
    const W = [
      [[[1]], [[10]]],
      [[[100]], [[1000]]],
    ];
    expect(convForward([APrev], W, [0.5], { stride: 1, pad: 0 }).Z).toEqual([[[[5421.5], [6532.5]]]]);
  });

  it('sends one dZ back through the four weights and takes the frame off again', () => {
    const W = [
      [[[1]], [[2]]],
      [[[3]], [[4]]],
    ];
    const { cache } = convForward([[[[7]]]], W, [0], { stride: 2, pad: 1 });
    expect(convBackward([[[[10]]]], cache)).toEqual({
      dAPrev: [[[[40]]]],
      dW: [
        [[[0]], [[0]]],
        [[[0]], [[70]]],
      ],
      db: [10],
    });
  });

  it('shrinks 28×28×192 to 28×28×32 with 32 filters of 1×1, each position by itself', () => {
    const X = makeVolume([28, 28, 192], (i, j, k) => (k === 191 ? 100 * i + j : 1));
    const W = [
      [Array.from({ length: 192 }, (_, k) => Array.from({ length: 32 }, (_, c) => (k === 191 ? c : 0)))],
    ];
    const Z = convOneByOne([X], W, new Array<number>(32).fill(0.25));
    expect([Z.length, Z[0]!.length, Z[0]![0]!.length, Z[0]![0]![0]!.length]).toEqual([1, 28, 28, 32]);
    expect(Z[0]![3]![5]!.slice(0, 3)).toEqual([0.25, 305.25, 610.25]);
  });

  it('doubles every cell with the one 1×1 filter (2) of the lesson', () => {
    expect(convOneByOne([[[[1], [2], [3]]]], [[[[2]]]], [0])).toEqual([[[[2], [4], [6]]]]);
  });
});

it('equals scipy.signal.correlate in float64', () => {
  const { APrev, W, Z } = published.scipy;
  expectWithin(convForward(APrev, W, [0, 0], { stride: 1, pad: 0 }).Z, Z, 1e-13);
});

const layers: readonly [string, number[], number[], ConvHparameters][] = [
  ['stride 1 without padding', [2, 5, 4, 3], [3, 3, 2], { stride: 1, pad: 0 }],
  ['stride 2, pad 1, rows and columns left over', [2, 5, 6, 2], [2, 2, 3], { stride: 2, pad: 1 }],
  ['stride 3, pad 2', [1, 6, 5, 1], [3, 1, 2], { stride: 3, pad: 2 }],
];

describe.each(layers)(
  'TensorFlow.js, %s',
  (_name, [m, height, width, channels], [f, , count], hparameters) => {
    const { stride, pad } = hparameters;
    const APrev = wavyBatch(m!, height!, width!, channels!);
    const W = wavyFilters(f!, channels!, count!);
    const b = Array.from({ length: count! }, (_, c) => 0.5 - c);
    const convolve = (a: tf.Tensor, w: tf.Tensor, bias: tf.Tensor): tf.Tensor =>
      tf.add(tf.conv2d(a as tf.Tensor4D, w as tf.Tensor4D, stride, pad === 0 ? 'valid' : pad), bias);

    it('has the same forward pass', () => {
      const Z = convolve(tf.tensor(APrev), tf.tensor(W), tf.tensor(b)).arraySync() as Nested;
      expectWithin(convForward(APrev, W, b, hparameters).Z, Z, 1e-5);
    });

    it('has the same gradients by automatic differentiation', () => {
      const { Z, cache } = convForward(APrev, W, b, hparameters);
      const dZ = Z.map((image, i) => wavy(image.length, image[0]!.length, count!, 2 + i));
      const weighted = (a: tf.Tensor, w: tf.Tensor, bias: tf.Tensor): tf.Tensor =>
        tf.sum(tf.mul(convolve(a, w, bias), tf.tensor(dZ)));
      const gradients = tf.grads(weighted as never)([tf.tensor(APrev), tf.tensor(W), tf.tensor(b)]);
      const own = convBackward(dZ, cache);
      for (const [index, part] of [own.dAPrev, own.dW, own.db].entries())
        expectWithin(part, gradients[index]!.arraySync() as Nested, 1e-4);
    });

    it('has the same 1×1 convolution', () => {
      const one = [wavyFilters(1, channels!, count!)[0]!];
      const Z = tf.add(
        tf.conv2d(tf.tensor(APrev) as tf.Tensor4D, tf.tensor(one) as tf.Tensor4D, 1, 'valid'),
        b,
      );
      expectWithin(convOneByOne(APrev, one, b), Z.arraySync() as Nested, 1e-5);
    });
  },
);

describe('outside the domain', () => {
  const APrev = wavyBatch(1, 3, 3, 2);
  const W = wavyFilters(2, 2, 1);
  const pass = (changes: { W?: typeof W; b?: number[]; hparameters?: ConvHparameters }) => () =>
    convForward(APrev, changes.W ?? W, changes.b ?? [0], changes.hparameters ?? { stride: 1, pad: 0 });

  it.each([
    ['stride 0', pass({ hparameters: { stride: 0, pad: 0 } }), /stride must be a whole number, 1 or more/],
    ['half a stride', pass({ hparameters: { stride: 0.5, pad: 0 } }), /stride/],
    [
      'a negative pad',
      pass({ hparameters: { stride: 1, pad: -1 } }),
      /pad must be a whole number, 0 or more/,
    ],
    ['half a pad', pass({ hparameters: { stride: 1, pad: 0.5 } }), /pad/],
    ['a filter larger than the padded input', pass({ W: wavyFilters(4, 2, 1) }), /does not fit/],
    ['other channels', pass({ W: wavyFilters(2, 3, 1) }), /2 channels, but the filters are made for 3/],
    ['a bias too many', pass({ b: [0, 0] }), /b must have the shape \(1\), got \(2\)/],
    ['filters that are not square', pass({ W: [W[0]!] }), /square/],
    ['no example', () => convForward([], W, [0], { stride: 1, pad: 0 }), /no examples/],
    ['uneven rows', () => zeroPad([[[[1], [2]], [[3]]]], 1), /uneven/],
    [
      'a window unlike the filter',
      () => convSingleStep([[[1]]], [[[1, 2]]], 0),
      /W must have the shape \(1, 1, 1\)/,
    ],
    [
      'dZ of another shape',
      () => convBackward([[[[1]]]], pass({})().cache),
      /dZ must have the shape \(1, 2, 2, 1\)/,
    ],
    ['a 2×2 filter as 1×1', () => convOneByOne(APrev, W, [0]), /1×1, not 2×2/],
  ])('refuses %s', (_name, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

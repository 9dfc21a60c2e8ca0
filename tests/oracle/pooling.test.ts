/**
 * Pooling against values that our code did not make: figures printed by the course's own exercise, numbers worked out
 * by hand, and TensorFlow.js' layers and automatic differentiation (float32: to 1e-5).
 */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createMaskFromWindow,
  distributeValue,
  type PoolMode,
  poolBackward,
  poolForward,
} from '../../reference/pooling.ts';
import { makeVolume } from '../../reference/volumes.ts';
import published from './data/pooling.json' with { type: 'json' };

type Nested = number | Nested[];

const numbersOf = (value: Nested): number[] =>
  typeof value === 'number' ? [value] : value.flatMap(numbersOf);

function expectWithin(got: Nested, expected: Nested, allowed: number): void {
  const [own, other] = [numbersOf(got), numbersOf(expected)];
  expect(own).toHaveLength(other.length);
  for (const [index, value] of own.entries())
    expect(Math.abs(value - other[index]!)).toBeLessThanOrEqual(allowed);
}

const column = (values: number[]) => values.map((value) => [value]);
const tied = [[column([4, 4, 1]), column([4, 4, 0]), column([-1, -2, -3])]];

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('the figures of the exercise "Convolution model: step by step"', () => {
  it.each(published.poolForward)('are those of $name', ({ inputs, expected }) => {
    const { A_prev, f, stride } = inputs;
    expectWithin(poolForward(A_prev, { f, stride }, 'max').A, expected.max, 1e-8);
    expectWithin(poolForward(A_prev, { f, stride }, 'average').A, expected.average, 1e-8);
  });

  it('are those of the backward passes', () => {
    const { inputs, expected } = published.poolBackward[0] as {
      inputs: { A_prev: number[][][][]; dA: number[][][][]; f: number; stride: number };
      expected: Record<string, Nested>;
    };
    const hparameters = { f: inputs.f, stride: inputs.stride };
    const cache = { APrev: inputs.A_prev, hparameters };
    const max = poolBackward(inputs.dA, cache, 'max');
    expectWithin(max[1]![1]!, expected['max dA_prev[1][1]']!, 1e-8);
    expectWithin(poolBackward(inputs.dA, cache, 'average')[1]![1]!, expected['average dA_prev[1][1]']!, 1e-8);
  });

  it('are those of the mask and of the spread value', () => {
    expect(
      createMaskFromWindow([
        [-1, 2, 3],
        [2, -3, 2],
        [1, 5, -2],
      ]),
    ).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [0, 1, 0],
    ]);
    expect(distributeValue(2, [2, 2])).toEqual([
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
  });
});

describe('by hand', () => {
  it('takes the maximum of negative numbers, and the mean over all f² numbers', () => {
    const image = [column([-4, -2, 7]), column([-3, -1, 8])];
    expect(poolForward([image], { f: 2, stride: 1 }, 'max').A).toEqual([[[[-1], [8]]]]);
    expect(poolForward([image], { f: 2, stride: 1 }, 'average').A).toEqual([[[[-2.5], [3]]]]);
  });

  it('leaves out rows and columns that do not fill a window', () => {
    const image = makeVolume([5, 4, 1], (i, j) => 10 * i + j);
    expect(poolForward([image], { f: 2, stride: 3 }, 'max').A).toEqual([[[[11]], [[41]]]]);
  });

  it('marks the first of several maxima, by rows', () => {
    expect(
      createMaskFromWindow([
        [1, 3],
        [3, 3],
      ]),
    ).toEqual([
      [0, 1],
      [0, 0],
    ]);
    expect(createMaskFromWindow([[2, 2, 2]])).toEqual([[1, 0, 0]]);
  });

  it('spreads over a window that is not square', () => {
    expect(distributeValue(12, [2, 3])).toEqual([
      [2, 2, 2],
      [2, 2, 2],
    ]);
  });

  it('sends each gradient to one maximum and adds up where windows overlap', () => {
    const dA = [[column([1, 10]), column([100, 1000])]];
    const cache = { APrev: tied, hparameters: { f: 2, stride: 1 } };
    expect(poolBackward(dA, cache, 'max')).toEqual([
      [column([1, 10, 0]), column([100, 1000, 0]), column([0, 0, 0])],
    ]);
    expect(poolBackward(dA, cache, 'average')).toEqual([
      [column([0.25, 2.75, 2.5]), column([25.25, 277.75, 252.5]), column([25, 275, 250])],
    ]);
  });
});

const layers: readonly [string, [number, number, number], { f: number; stride: number }][] = [
  ['windows that overlap', [5, 4, 2], { f: 3, stride: 1 }],
  ['windows side by side', [4, 6, 3], { f: 2, stride: 2 }],
  ['windows apart and a rest', [6, 5, 1], { f: 2, stride: 3 }],
];

describe.each(layers)('TensorFlow.js, %s', (_name, shape, hparameters) => {
  const APrev = [0, 1].map((i) =>
    makeVolume(shape, (h, w, c) => Math.sin(1 + i + 2.3 * h + 3.7 * w + 5.1 * c)),
  );
  const { f, stride } = hparameters;
  const theirs = { max: tf.maxPool, average: tf.avgPool };

  it.each(['max', 'average'] as const)('has the same passes for %s', (mode: PoolMode) => {
    const { A, cache } = poolForward(APrev, hparameters, mode);
    const run = (a: tf.Tensor): tf.Tensor => theirs[mode](a as tf.Tensor4D, f, stride, 'valid');
    expectWithin(A, run(tf.tensor(APrev)).arraySync() as Nested, 1e-6);
    const dA = A.map((image, i) =>
      image.map((row, h) => row.map((cells, w) => cells.map((_, c) => Math.cos(i + h + 2 * w + 3 * c)))),
    );
    const gradient = tf.grad((a) => tf.sum(tf.mul(run(a), tf.tensor(dA))))(tf.tensor(APrev));
    expectWithin(poolBackward(dA, cache, mode), gradient.arraySync() as Nested, 1e-5);
  });
});

it('gives a tie to the first maximum as TensorFlow.js does', () => {
  const dA = [[column([1, 10]), column([100, 1000])]];
  const gradient = tf.grad((a) => tf.sum(tf.mul(tf.maxPool(a as tf.Tensor4D, 2, 1, 'valid'), tf.tensor(dA))));
  const own = poolBackward(dA, { APrev: tied, hparameters: { f: 2, stride: 1 } }, 'max');
  expect(own).toEqual(gradient(tf.tensor(tied)).arraySync());
});

describe('outside the domain', () => {
  const forward = (hparameters: { f: number; stride: number }, mode: string) => () =>
    poolForward(tied, hparameters, mode as PoolMode);

  it.each([
    ['an unknown mode', forward({ f: 2, stride: 1 }, 'min'), /mode must be 'max' or 'average', got "min"/],
    ['stride 0', forward({ f: 2, stride: 0 }, 'max'), /stride must be a whole number, 1 or more/],
    ['half a window', forward({ f: 1.5, stride: 1 }, 'max'), /f must be a whole number/],
    ['a window larger than the input', forward({ f: 4, stride: 1 }, 'max'), /does not fit/],
    [
      'an unknown mode on the way back',
      () => poolBackward(tied, { APrev: tied, hparameters: { f: 1, stride: 1 } }, 'sum' as PoolMode),
      /mode/,
    ],
    [
      'dA of another shape',
      () => poolBackward(tied, { APrev: tied, hparameters: { f: 2, stride: 1 } }, 'max'),
      /dA must have the shape \(1, 2, 2, 1\)/,
    ],
    ['an empty window', () => createMaskFromWindow([]), /no maximum/],
    ['NaN in a window', () => createMaskFromWindow([[1, Number.NaN]]), /no maximum/],
    ['a window of no width', () => distributeValue(1, [2, 0]), /width/],
    ['a window of half a row', () => distributeValue(1, [0.5, 2]), /height/],
  ])('refuses %s', (_name, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

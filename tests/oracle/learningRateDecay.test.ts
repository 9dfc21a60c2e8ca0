/**
 * Learning-rate decay against values that our code did not make: the course's published results, the lecture's own
 * numbers, values worked out by hand, and a training multiplied out by numpy (data/learning_rate_decay.py).
 */
import { describe, expect, it } from 'vitest';
import {
  decaySchedule,
  exponentialDecay,
  manualDecay,
  scheduleLrDecay,
  squareRootDecay,
  squareRootDecayByMiniBatch,
  staircase,
  trainWithDecay,
  updateLr,
} from '../../reference/learningRateDecay.ts';
import published from './data/learning_rate_decay.json' with { type: 'json' };
import numpy from './data/learning_rate_decay_numpy.json' with { type: 'json' };

type Inputs = { learning_rate0: number; epoch: number; decay_rate: number; time_interval?: number };

describe('the published results', () => {
  it.each(published.cases)('are given by us, too: $name', ({ inputs, expected, atol }) => {
    const { learning_rate0, epoch, decay_rate, time_interval }: Inputs = inputs;
    const rate =
      time_interval === undefined
        ? updateLr(learning_rate0, epoch, decay_rate)
        : scheduleLrDecay(learning_rate0, epoch, decay_rate, time_interval);
    expect(Math.abs(rate - expected.learning_rate)).toBeLessThanOrEqual(atol);
  });
});

describe('the lecture’s example, α₀ = 0.2 and decayRate = 1', () => {
  const lecture = [0.1, 0.067, 0.05, 0.04];

  it('gives 0.1, 0.067, 0.05, 0.04 in epochs 1 to 4', () => {
    const rates = [1, 2, 3, 4].map((epoch) => updateLr(0.2, epoch, 1));
    for (const [i, rate] of rates.entries()) expect(Math.abs(rate - lecture[i]!)).toBeLessThanOrEqual(5e-4);
  });

  it('is the schedule of five epochs, with α₀ first', () => {
    const [first, ...others] = decaySchedule(0.2, 5, 1);
    expect(first).toBe(0.2);
    for (const [i, rate] of others.entries()) expect(Math.abs(rate - lecture[i]!)).toBeLessThanOrEqual(5e-4);
  });

  it('is not what comes of decaying the decayed rate', () => {
    expect(decaySchedule(0.2, 3, 1)[2]).not.toBeCloseTo(0.1 / 3, 3);
  });
});

describe('values worked out by hand', () => {
  it.each([
    [0, 0.2],
    [1, 0.19],
    [2, 0.1805],
    [3, 0.171475],
  ])('0.95 to the power of epoch %i, times 0.2, is %f', (epoch, rate) => {
    expect(exponentialDecay(0.2, epoch)).toBeCloseTo(rate, 15);
  });

  it.each([
    [1, 1, 0.2],
    [4, 1, 0.1],
    [16, 3, 0.15],
    [100, 0.5, 0.01],
  ])('0.2 in epoch %i with k = %f is %f', (epoch, k, rate) => {
    expect(squareRootDecay(0.2, epoch, k)).toBeCloseTo(rate, 15);
  });

  it.each([
    [1, 1, 1, 0.2],
    [1, 4, 4, 0.1],
    [2, 4, 9, 0.2 / 3],
    [4, 1, 16, 0.05],
    [6, 5, 30, 0.2 / Math.sqrt(30)],
  ])('mini-batch %i|%i of epochs with five is t = %i, rate %f', (epoch, batch, _t, rate) => {
    expect(squareRootDecayByMiniBatch(0.2, epoch, batch, { k: 1, miniBatchesPerEpoch: 5 })).toBeCloseTo(
      rate,
      15,
    );
  });

  it.each([
    [0, 0.8],
    [9, 0.8],
    [10, 0.4],
    [19, 0.4],
    [20, 0.2],
    [39, 0.1],
  ])('a staircase that halves 0.8 every 10 epochs stands at %f in epoch %i', (epoch, rate) => {
    expect(staircase(0.8, epoch, 0.5, 10)).toBeCloseTo(rate, 15);
  });

  it.each([
    [0, 0.1],
    [9, 0.1],
    [10, 0.03],
    [24, 0.03],
    [25, 0.05],
    [1000, 0.05],
  ])('by hand 0.1, from epoch 10 on 0.03, from 25 on 0.05: epoch %i has %f', (epoch, rate) => {
    const table = [
      { fromEpoch: 0, learningRate: 0.1 },
      { fromEpoch: 10, learningRate: 0.03 },
      { fromEpoch: 25, learningRate: 0.05 },
    ];
    expect(manualDecay(table, epoch)).toBe(rate);
  });

  it('the interval is 1000 when none is given', () => {
    expect(scheduleLrDecay(0.6, 999, 1)).toBe(0.6);
    expect(scheduleLrDecay(0.6, 1000, 1)).toBe(0.3);
    expect(scheduleLrDecay(0.6, 2500, 1)).toBeCloseTo(0.2, 15);
  });
});

describe('training with decay', () => {
  const { miniBatches, theta, learningRate0, numEpochs, constant, decayed, bottom } = numpy.training;
  type Batch = (typeof miniBatches)[number];
  const lineGradient = ([w, b]: number[], { x, y }: Batch) => {
    const misses = x.map((value, i) => w! * value + b! - y[i]!);
    const mean = (terms: number[]) => terms.reduce((sum, term) => sum + term, 0) / terms.length;
    return [mean(misses.map((miss, i) => miss * x[i]!)), mean(misses)];
  };
  const run = (decayRate: number, epochs = numEpochs) =>
    trainWithDecay(lineGradient, theta, { miniBatches, learningRate0, decayRate, numEpochs: epochs });

  it.each([
    ['constant', 0, constant],
    ['decayed', 1, decayed],
  ] as const)('takes the path that numpy multiplies out, with a %s rate', (_name, decayRate, path) => {
    const ours = run(decayRate);
    expect(ours).toHaveLength(path.length);
    for (const [t, point] of path.entries())
      for (const [i, value] of point.entries()) expect(ours[t]![i]).toBeCloseTo(value, 12);
  });

  /** The longest way between two points of the last epoch. */
  const swing = (path: number[][]) => {
    const last = path.slice(-miniBatches.length);
    const gaps = last.flatMap((p) => last.map((q) => Math.hypot(p[0]! - q[0]!, p[1]! - q[1]!)));
    return Math.max(...gaps);
  };

  it('swings as widely after 300 epochs as after 30 at a constant rate, and settles with decay', () => {
    expect(swing(run(0, 300))).toBeCloseTo(swing(run(0, 30)), 3);
    expect(swing(run(1, 300))).toBeLessThan(swing(run(1, 30)) / 5);
    expect(swing(run(1, 300))).toBeLessThan(swing(run(0, 300)) / 50);
  });

  it('ends nearer to numpy’s least-squares line with decay than without', () => {
    const miss = (path: number[][]) =>
      Math.hypot(path.at(-1)![0]! - bottom[0]!, path.at(-1)![1]! - bottom[1]!);
    expect(miss(run(1, 300))).toBeLessThan(miss(run(0, 300)) / 10);
  });

  it('leaves its start and its mini-batches alone', () => {
    const before = JSON.stringify(numpy.training);
    run(1);
    expect(JSON.stringify(numpy.training)).toBe(before);
  });
});

describe('outside the domain', () => {
  const table = [{ fromEpoch: 0, learningRate: 0.1 }];
  const training = { miniBatches: [1], learningRate0: 0.1, decayRate: 1, numEpochs: 2 };
  it.each([
    ['an epoch below 0', () => updateLr(0.1, -1, 1)],
    ['half an epoch', () => updateLr(0.1, 0.5, 1)],
    ['a negative decay rate', () => updateLr(0.1, 1, -0.5)],
    ['a rate of 0', () => updateLr(0, 1, 1)],
    ['a rate that is NaN', () => exponentialDecay(Number.NaN, 1)],
    ['an interval of 0', () => scheduleLrDecay(0.1, 1, 1, 0)],
    ['an interval of 0 in a staircase', () => staircase(0.1, 1, 0.5, 0)],
    ['a factor above 1', () => staircase(0.1, 1, 1.5, 10)],
    ['a base of 0', () => exponentialDecay(0.1, 1, 0)],
    ['epoch 0 under a root', () => squareRootDecay(0.1, 0, 1)],
    ['k = 0', () => squareRootDecay(0.1, 1, 0)],
    ['t below 1', () => squareRootDecayByMiniBatch(0.1, 1, 0, { k: 1, miniBatchesPerEpoch: 5 })],
    [
      'epoch 0 of mini-batches',
      () => squareRootDecayByMiniBatch(0.1, 0, 1, { k: 1, miniBatchesPerEpoch: 5 }),
    ],
    ['a mini-batch too many', () => squareRootDecayByMiniBatch(0.1, 1, 6, { k: 1, miniBatchesPerEpoch: 5 })],
    ['an empty table', () => manualDecay([], 0)],
    ['a table that begins late', () => manualDecay([{ fromEpoch: 1, learningRate: 0.1 }], 1)],
    ['a table out of order', () => manualDecay([...table, { fromEpoch: 0, learningRate: 0.2 }], 1)],
    ['a table with a rate of 0', () => manualDecay([{ fromEpoch: 0, learningRate: 0 }], 1)],
    ['no epoch at all', () => decaySchedule(0.1, 0, 1)],
    [
      'a training without mini-batches',
      () => trainWithDecay(() => [1], [0], { ...training, miniBatches: [] }),
    ],
    ['a gradient that is too short', () => trainWithDecay(() => [], [0], training)],
  ])('refuses %s', (_what, run) => {
    expect(run).toThrow(RangeError);
  });
});

/**
 * Splits and folds against values that our code did not make: the lesson's ratios, cases worked out by hand, exact
 * fractions and numpy (data/data_splits.py).
 */
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import {
  devPerTrain,
  meanLabelError,
  nearestNeighbourError,
} from '../../assignments/train-dev-test/probes.ts';
import {
  chooseSplitRatios,
  crossValidationError,
  kFoldIndices,
  type Parts,
  randomPermutation,
  splitDataset,
  splitSizes,
} from '../../reference/dataSplits.ts';
import computed from './data/data_splits.json' with { type: 'json' };

const partsOf = ([train = 0, dev = 0, test = 0]: number[]): Parts<number> => ({ train, dev, test });
const listOf = ({ train, dev, test }: Parts<number>) => [train, dev, test];
const first = () => 0;
const small = partsOf([0.6, 0.2, 0.2]);

describe('the ratios of lesson 1.1', () => {
  it.each([
    [1000, true, [60, 20, 20]],
    [10_000, true, [60, 20, 20]],
    [1_000_000, true, [98, 1, 1]],
    [5_000_000, true, [99.5, 0.25, 0.25]],
    [1000, false, [70, 0, 30]],
  ])('of %d examples (dev set: %s) are %j per cent', (m, withDev, percent) => {
    listOf(chooseSplitRatios(m, withDev)).forEach((ratio, part) => {
      expect(100 * ratio).toBeCloseTo(percent[part]!, 12);
    });
  });

  it.each([10_000, 10_001, 1_000_000, 1_000_001])('give train what dev had and make 1, %d examples', (m) => {
    const [withDev, without] = [chooseSplitRatios(m), chooseSplitRatios(m, false)];
    expect(without.dev).toBe(0);
    for (const ratios of [withDev, without])
      expect(listOf(ratios).reduce((sum, ratio) => sum + ratio)).toBeCloseTo(1, 12);
    if (m > 10_000) expect(without.test).toBe(withDev.test);
  });

  it('make 10 000 examples of dev and of test out of a million', () => {
    expect(splitSizes(1_000_000, chooseSplitRatios(1_000_000))).toEqual(partsOf([980_000, 10_000, 10_000]));
  });

  it.each([0, -5, 2.5, Number.NaN])('refuse m = %d', (m) => {
    expect(() => chooseSplitRatios(m)).toThrow(RangeError);
  });
});

describe('the sizes', () => {
  it.each([
    [10, [0.6, 0.2, 0.2], [6, 2, 2]],
    [7, [0.6, 0.2, 0.2], [4, 2, 1]],
    [3, [0.6, 0.2, 0.2], [1, 1, 1]],
    [7, [0.7, 0, 0.3], [5, 0, 2]],
    [15, [0.7, 0, 0.3], [11, 0, 4]],
    [3, [0.7, 0, 0.3], [2, 0, 1]],
    [100, [0.995, 0.0025, 0.0025], [98, 1, 1]],
    [1, [1, 0, 0], [1, 0, 0]],
  ])('of %d by %j are %j, by hand', (m, ratios, sizes) => {
    expect(listOf(splitSizes(m, partsOf(ratios)))).toEqual(sizes);
  });

  it.each(computed.splits)('of $m by $name are those in exact fractions', ({ m, ratios, sizes }) => {
    expect(listOf(splitSizes(m, partsOf(ratios)))).toEqual(sizes);
  });

  it.each([
    ['negative', [1.2, -0.1, -0.1]],
    ['more than 1', [0.6, 0.2, 0.3]],
    ['less than 1', [0.6, 0.2, 0.1]],
    ['per cent', [60, 20, 20]],
    ['not numbers', [Number.NaN, 0.5, 0.5]],
  ])('refuse ratios that are %s', (_name, ratios) => {
    expect(() => splitSizes(10, partsOf(ratios))).toThrow(RangeError);
    expect(() => splitDataset([[1, 2, 3]], [[0, 1, 0]], partsOf(ratios), first)).toThrow(RangeError);
  });

  it.each([0, 2, 4.5])('refuse %d examples for three parts', (m) => {
    expect(() => splitSizes(m, small)).toThrow(RangeError);
  });
});

describe('a shuffle', () => {
  it('with an rng of 0 takes the first place each time, as worked out by hand', () => {
    expect(randomPermutation(4, first)).toEqual([1, 2, 3, 0]);
  });

  it('with an rng close to 1 leaves every place as it is', () => {
    expect(randomPermutation(5, () => 0.999)).toEqual([0, 1, 2, 3, 4]);
  });

  it.each([0, -1, 1.5])('refuses m = %d', (m) => {
    expect(() => randomPermutation(m, first)).toThrow(RangeError);
  });
});

describe('a split', () => {
  const X = [
    [10, 11, 12, 13, 14],
    [20, 21, 22, 23, 24],
  ];
  const Y = [[0, 1, 2, 3, 4]];

  it('with an rng of 0 holds the columns 1 to 4 and 0, as worked out by hand', () => {
    const [trainX, devX, testX] = [
      [
        [11, 12, 13],
        [21, 22, 23],
      ],
      [[14], [24]],
      [[10], [20]],
    ];
    expect(splitDataset(X, Y, small, first)).toEqual({
      train: { X: trainX, Y: [[1, 2, 3]] },
      dev: { X: devX, Y: [[4]] },
      test: { X: testX, Y: [[0]] },
    });
  });

  it('without dev leaves rows without columns there', () => {
    expect(splitDataset(X, Y, partsOf([0.7, 0, 0.3]), first).dev).toEqual({ X: [[], []], Y: [[]] });
  });

  it('refuses X and Y of different m', () => {
    expect(() => splitDataset(X, [[0, 1, 2, 3]], small, first)).toThrow('X has 5 examples and Y 4');
    expect(() => crossValidationError(X, [[0, 1]], 2, devPerTrain, first)).toThrow(RangeError);
  });
});

describe('k folds', () => {
  it.each(computed.folds)(
    'of $m examples, k = $k, have the sizes of numpy.array_split',
    ({ m, k, sizes }) => {
      const folds = kFoldIndices(m, k, seedrandom(`folds ${m}`));
      expect(folds.map(({ dev }) => dev.length)).toEqual(sizes);
      expect(folds.flatMap(({ dev }) => dev).sort((a, b) => a - b)).toEqual([...Array(m).keys()]);
    },
  );

  it('of three examples, one each, are those worked out by hand', () => {
    expect(kFoldIndices(3, 3, first)).toEqual([
      { train: [2, 0], dev: [1] },
      { train: [1, 0], dev: [2] },
      { train: [1, 2], dev: [0] },
    ]);
  });

  it.each([4, 1, 0, -2, 2.5, Number.NaN])('refuse k = %d of 3 examples', (k) => {
    expect(() => kFoldIndices(3, k, first)).toThrow(RangeError);
  });
});

describe('the error of cross-validation', () => {
  const { X, y, labels, ...errors } = computed.leaveOneOut;

  it('is numpy’s leave-one-out error of the mean, whatever the order', () => {
    for (const seed of ['a', 'b'])
      expect(crossValidationError(X, [y], 9, meanLabelError, seedrandom(seed))).toBeCloseTo(
        errors.meanSquaredError,
        12,
      );
  });

  it('is numpy’s leave-one-out error of the nearest neighbour', () => {
    const error = crossValidationError(X, [labels], 9, nearestNeighbourError, seedrandom('c'));
    expect(error).toBeCloseTo(errors.nearestNeighbourError, 12);
  });

  it('is the mean over the folds: (3/4 + 2/5 + 2/5) / 3 for 7 examples and k = 3', () => {
    const [row] = [[1, 2, 3, 4, 5, 6, 7]];
    expect(crossValidationError([row!], [row!], 3, devPerTrain, first)).toBeCloseTo(31 / 60, 12);
  });
});

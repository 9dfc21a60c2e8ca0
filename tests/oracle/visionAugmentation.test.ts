/** Augmentation for vision against hand-computed pictures and numpy (data/transfer_numpy.py). */
import { describe, expect, it } from 'vitest';
import {
  colorCovariance,
  mirror,
  pcaColorShift,
  randomColorShift,
  randomCrop,
  shiftColors,
} from '../../reference/visionAugmentation.ts';
import numpy from './data/transfer_numpy.json' with { type: 'json' };

const purple = [
  [
    [10, 200, 30],
    [250, 5, 128],
  ],
];

/** The largest distance of two lists of numbers, however nested. */
function distance(got: number[][][], expected: number[][][]): number {
  const [a, b] = [got.flat(2), expected.flat(2)];
  expect(a).toHaveLength(b.length);
  return Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
}

describe('mirror and randomCrop', () => {
  it('swap left and right, and cut the windows that are found by hand', () => {
    const image = [
      [[1], [2], [3]],
      [[4], [5], [6]],
    ];
    expect(mirror(image)).toEqual([
      [[3], [2], [1]],
      [[6], [5], [4]],
    ]);
    expect(randomCrop(image, 1, 2, () => 0)).toEqual([[[1], [2]]]);
    expect(randomCrop(image, 1, 2, () => 0.999)).toEqual([[[5], [6]]]);
  });
});

describe('shiftColors', () => {
  it('adds to red and blue, takes from green, and stays within [0, 255]: worked out by hand', () => {
    expect(shiftColors(purple, [20, -20, 20])).toEqual([
      [
        [30, 180, 50],
        [255, 0, 148],
      ],
    ]);
    expect(shiftColors(purple, [-10.5, 55.5, 127])).toEqual([
      [
        [0, 255, 157],
        [239.5, 60.5, 255],
      ],
    ]);
  });

  it('refuses a shift of another number of channels', () => {
    expect(() => shiftColors(purple, [1, 2])).toThrow('2 numbers for 3 channels');
    expect(() => shiftColors([], [])).toThrow(RangeError);
  });
});

describe('randomColorShift', () => {
  it('moves each channel by maxShift (2u − 1)', () => {
    const numbers = [0.75, 0.25, 0];
    expect(randomColorShift(purple, 40, () => numbers.shift()!)).toEqual([
      [
        [30, 180, 0],
        [255, 0, 88],
      ],
    ]);
    expect(numbers).toEqual([]);
  });

  it('refuses a negative maxShift', () => {
    expect(() => randomColorShift(purple, -1, () => 0.5)).toThrow(RangeError);
    expect(() => randomColorShift(purple, Number.NaN, () => 0.5)).toThrow(RangeError);
  });
});

describe('colorCovariance', () => {
  it('gives the values of numpy.cov over all pixels of all images', () => {
    expect(distance([colorCovariance(numpy.images)], [numpy.covariance])).toBeLessThan(1e-9);
  });

  it('gives the matrix worked out by hand', () => {
    // Red 0, 2, 4 and green 3, 0, 0: means 2 and 1, products −4, 0, −2.
    expect(colorCovariance([[[[0, 3]], [[2, 0]]], [[[4, 0]]]])).toEqual([
      [8 / 3, -2],
      [-2, 2],
    ]);
  });

  it('refuses no image, and images of different depth', () => {
    expect(() => colorCovariance([])).toThrow(RangeError);
    expect(() => colorCovariance([[[[1]]], [[[1, 2]]]])).toThrow('different numbers of channels');
  });
});

describe('pcaColorShift', () => {
  const { images, eigenvectors, eigenvalues, alphas } = numpy;

  it('gives the picture that numpy makes by AlexNet’s formula', () => {
    const picture = pcaColorShift(images[0]!, eigenvectors, eigenvalues, alphas);
    expect(distance(picture, numpy.recoloured)).toBeLessThan(1e-9);
  });

  it('moves along the first component as worked out by hand', () => {
    // p_1 = (0.6, 0.8, 0) and λ_1 α_1 = 50: 30 and 40 more; the other components stay where they are.
    const P = [
      [0.6, -0.8, 0],
      [0.8, 0.6, 0],
      [0, 0, 1],
    ];
    expect(
      distance(pcaColorShift([[[100, 230, 7]]], P, [500, 90, 1], [0.1, 0, 0]), [[[130, 255, 7]]]),
    ).toBeLessThan(1e-12);
  });

  it('refuses shapes that do not fit', () => {
    expect(() => pcaColorShift(images[0]!, eigenvectors, [1, 2], alphas)).toThrow(RangeError);
    expect(() =>
      pcaColorShift(
        images[0]!,
        [
          [1, 0],
          [0, 1],
        ],
        [1, 2],
        [0, 0],
      ),
    ).toThrow('for 3 channels');
  });
});

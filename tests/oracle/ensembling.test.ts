/** Averages at test time against numbers worked out by hand and numpy's slices (data/transfer_numpy.py). */
import { describe, expect, it } from 'vitest';
import { ensemblePredict, multiCropPredict, tenCrop } from '../../reference/ensembling.ts';
import numpy from './data/transfer_numpy.json' with { type: 'json' };

/** A network of one layer whose probabilities for x = 1 are p and 1 − p. */
const sureOf = (p: number) => ({ W1: [[Math.log(p / (1 - p))], [0]], b1: [0, 0] });

describe('ensemblePredict', () => {
  it('is the mean of the probabilities: ¾ and 1/10 make 0.425', () => {
    const [first, second] = ensemblePredict([sureOf(0.75), sureOf(0.1)], [[1]]);
    expect(first![0]).toBeCloseTo(0.425, 14);
    expect(second![0]).toBeCloseTo(0.575, 14);
  });

  it('is not the softmax of averaged weights, which says 1 / (1 + √3) = 0.366', () => {
    const z = (Math.log(3) + Math.log(1 / 9)) / 2;
    expect(1 / (1 + Math.exp(-z))).toBeCloseTo(0.3660254037844386, 14);
    expect(ensemblePredict([sureOf(0.75), sureOf(0.1)], [[1]])[0]![0]).not.toBeCloseTo(0.366, 2);
  });

  it('asks networks of different depth and width', () => {
    const deep = {
      W1: [[1], [2], [3]],
      b1: [0, 0, 0],
      W2: [
        [0, 0, 0],
        [0, 0, 0],
      ],
      b2: [0, 0],
    };
    expect(ensemblePredict([sureOf(0.75), deep], [[1]])[0]![0]).toBeCloseTo(0.625, 14);
  });

  it('refuses no model', () => {
    expect(() => ensemblePredict([], [[1]])).toThrow(RangeError);
  });
});

/** A picture of one channel as rows of digits. */
const picture = (...rows: string[]) =>
  rows.map((row) => [...row].map((letter) => [Number.parseInt(letter, 16)]));

describe('tenCrop', () => {
  it('cuts the ten windows of a 4 × 4 picture that are found by hand', () => {
    expect(tenCrop(picture('0123', '4567', '89ab', 'cdef'), 2)).toEqual([
      picture('01', '45'),
      picture('23', '67'),
      picture('89', 'cd'),
      picture('ab', 'ef'),
      picture('56', '9a'),
      picture('10', '54'),
      picture('32', '76'),
      picture('98', 'dc'),
      picture('ba', 'fe'),
      picture('65', 'a9'),
    ]);
  });

  it('cuts the windows that numpy slices from a 5 × 6 picture in colour', () => {
    expect(tenCrop(numpy.picture, numpy.size)).toEqual(numpy.ten);
  });

  it('gives the picture five times and its mirror image five times at full size', () => {
    const [crop, , , , , mirrored] = tenCrop(picture('12', '34'), 2);
    expect(crop).toEqual(picture('12', '34'));
    expect(mirrored).toEqual(picture('21', '43'));
  });

  it.each([0, 3, 1.5])('refuses size %d of a 2 × 2 picture', (size) => {
    expect(() => tenCrop(picture('12', '34'), size)).toThrow(RangeError);
  });
});

describe('multiCropPredict', () => {
  it('is the mean answer to the ten crops, worked out by hand', () => {
    // (0 + 2 + 8 + 10 + 5 + 1 + 3 + 9 + 11 + 6) / 10 = 5.5 for the top left pixel
    const topLeft = (crop: number[][][]) => [crop[0]![0]![0]!, 1];
    const [first, second] = multiCropPredict(picture('0123', '4567', '89ab', 'cdef'), 2, topLeft);
    expect(first).toBeCloseTo(5.5, 14);
    expect(second).toBeCloseTo(1, 14);
  });

  it('refuses answers of different length', () => {
    let calls = 0;
    const growing = () => Array.from({ length: ++calls }, () => 0);
    expect(() => multiCropPredict(picture('12', '34'), 1, growing)).toThrow('different numbers of classes');
  });
});

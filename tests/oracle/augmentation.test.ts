/** Augmentation against TensorFlow.js' own image operations and pictures written down by hand. */
import * as tf from '@tensorflow/tfjs';
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import {
  augmentWithFlips,
  flipHorizontal,
  type Image,
  randomCrop,
  rotateImage,
  shearImage,
} from '../../reference/augmentation.ts';

const grey = (rows: readonly (readonly number[])[]): Image => rows.map((row) => row.map((value) => [value]));
const small = grey([
  [1, 2, 3],
  [4, 5, 6],
]);
const colour: Image = [
  [
    [1, 10],
    [2, 20],
    [3, 30],
  ],
  [
    [4, 40],
    [5, 50],
    [6, 60],
  ],
];

describe('flipHorizontal', () => {
  it('agrees with tf.image.flipLeftRight', () => {
    const flipped = tf.image.flipLeftRight(tf.tensor4d([colour])).arraySync();
    expect(flipHorizontal(colour)).toEqual(flipped[0]);
  });
});

describe('rotateImage', () => {
  it('turns counter-clockwise: the top right corner goes to the top left', () => {
    expect(rotateImage(small, 1)).toEqual(
      grey([
        [3, 6],
        [2, 5],
        [1, 4],
      ]),
    );
    expect(rotateImage(small, -1)).toEqual(
      grey([
        [4, 1],
        [5, 2],
        [6, 3],
      ]),
    );
  });

  it('makes half a turn of two reversals, as TensorFlow.js does them', () => {
    expect(rotateImage(colour, 2)).toEqual(tf.reverse(tf.tensor3d(colour), [0, 1]).arraySync());
    expect(rotateImage(colour, 6)).toEqual(rotateImage(colour, 2));
  });

  it('leaves the image as it is after four turns and after none', () => {
    for (const turns of [4, 0, -8]) expect(rotateImage(colour, turns)).toEqual(colour);
  });

  it('refuses half quarter turns', () => {
    expect(() => rotateImage(small, 0.5)).toThrow(RangeError);
  });
});

describe('randomCrop', () => {
  it('cuts where the numbers say, the last place included', () => {
    expect(randomCrop(small, 1, 2, () => 0)).toEqual(grey([[1, 2]]));
    expect(randomCrop(small, 1, 2, () => 0.999)).toEqual(grey([[5, 6]]));
    const numbers = [0.6, 0.2];
    const slice = tf.slice(tf.tensor3d(colour), [1, 0, 0], [1, 2, 2]).arraySync();
    expect(randomCrop(colour, 1, 2, () => numbers.shift()!)).toEqual(slice);
  });

  it('takes every place equally often', () => {
    const rng = seedrandom('places');
    const counts = new Map<number, number>();
    for (let draw = 0; draw < 6000; draw++) {
      const corner = randomCrop(small, 1, 1, rng)[0]![0]![0]!;
      counts.set(corner, (counts.get(corner) ?? 0) + 1);
    }
    for (const value of [1, 2, 3, 4, 5, 6]) expect(Math.abs(counts.get(value)! - 1000)).toBeLessThan(150);
  });

  it('refuses a window larger than the image, empty or not whole', () => {
    for (const [height, width] of [
      [3, 1],
      [1, 4],
      [0, 1],
      [1, 1.5],
    ] as const)
      expect(() => randomCrop(small, height, width, () => 0)).toThrow(RangeError);
  });
});

describe('shearImage', () => {
  it('moves row i right by round(factor · i) and fills with 0', () => {
    const square = grey([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ]);
    expect(shearImage(square, 1)).toEqual(
      grey([
        [1, 2, 3],
        [0, 4, 5],
        [0, 0, 7],
      ]),
    );
    expect(shearImage(square, -0.7)).toEqual(
      grey([
        [1, 2, 3],
        [5, 6, 0],
        [8, 9, 0],
      ]),
    );
    expect(shearImage(colour, 1)[1]).toEqual([
      [0, 0],
      [4, 40],
      [5, 50],
    ]);
  });

  it('refuses a factor that is not finite', () => {
    expect(() => shearImage(small, Number.NaN)).toThrow(RangeError);
  });
});

describe('augmentWithFlips', () => {
  it('puts the mirror images behind the originals and repeats the labels', () => {
    const other = grey([
      [7, 8, 9],
      [10, 11, 12],
    ]);
    const { images, Y } = augmentWithFlips([small, other], [[1, 0]]);
    const flipped = tf.image.flipLeftRight(tf.tensor4d([small, other])).arraySync();
    expect(images).toEqual([small, other, ...flipped]);
    expect(Y).toEqual([[1, 0, 1, 0]]);
  });

  it('refuses labels that do not fit the images', () => {
    expect(() => augmentWithFlips([small], [[1, 0]])).toThrow(RangeError);
  });
});

describe('images', () => {
  it.each([
    ['no pixel', []],
    ['uneven rows', [[[1], [2]], [[3]]]],
    ['uneven pixels', [[[1], [2, 3]]]],
  ] as [string, Image][])('are refused with %s', (_, image) => {
    expect(() => flipHorizontal(image)).toThrow(RangeError);
    expect(() => shearImage(image, 1)).toThrow(RangeError);
  });
});

/**
 * Data augmentation for images: mirror, rotate, crop and shear; a changed picture keeps its label.
 *
 * An image is (height, width, channels) as `number[][][]`: image[row][column] is one pixel, a list with one
 * number per channel. Row 0 is the top, column 0 the left. Inputs are not changed.
 */
import { type Matrix, shapeOf } from './matrix.ts';

export type Pixel = number[];
export type Image = Pixel[][];

/** Shape (height, width, channels). @throws {RangeError} when the image has no pixel or uneven rows. */
export function imageShape(image: Image): [number, number, number] {
  const [height, width, channels] = [image.length, image[0]?.length ?? 0, image[0]?.[0]?.length ?? 0];
  if (height * width * channels === 0) throw new RangeError('an image needs at least one pixel');
  const isEven = image.every(
    (row) => row.length === width && row.every((pixel) => pixel.length === channels),
  );
  if (!isEven) throw new RangeError('the rows of an image must be equally long, its pixels too');
  return [height, width, channels];
}

/**
 * Mirror image, left and right swapped: out[i][j] = image[i][width − 1 − j].
 * @throws {RangeError} when the image is empty or uneven.
 * @see lesson 1.8
 */
export function flipHorizontal(image: Image): Image {
  imageShape(image);
  return image.map((row) => row.toReversed().map(copyPixel));
}

/**
 * Rotates counter-clockwise by quarter turns of 90°; negative turns go clockwise.
 *
 *     one turn: out[i][j] = image[j][width − 1 − i], which has shape (width, height, channels)
 *
 * @throws {RangeError} when the image is empty or uneven, or quarterTurns is not a whole number.
 * @see lesson 1.8
 */
export function rotateImage(image: Image, quarterTurns: number): Image {
  imageShape(image);
  if (!Number.isInteger(quarterTurns))
    throw new RangeError(`quarterTurns must be a whole number, got ${quarterTurns}`);
  let rotated = image.map((row) => row.map(copyPixel));
  const turns = ((quarterTurns % 4) + 4) % 4;
  for (let turn = 0; turn < turns; turn++) rotated = turnOnce(rotated);
  return rotated;
}

function turnOnce(image: Image): Image {
  const [, width] = imageShape(image);
  return Array.from({ length: width }, (_, i) => image.map((row) => pixelAt(row, width - 1 - i)));
}

/**
 * A window of the given height and width, at a place where it lies wholly inside the image; every such
 * place is equally likely. A crop as large as the image is the image.
 *
 *     top = ⌊rng · (imageHeight − height + 1)⌋        left = ⌊rng · (imageWidth − width + 1)⌋
 *
 * @throws {RangeError} when the window is no whole number of pixels or larger than the image.
 * @see lesson 1.8
 */
export function randomCrop(image: Image, height: number, width: number, rng: () => number): Image {
  const [imageHeight, imageWidth] = imageShape(image);
  requireWindow('height', height, imageHeight);
  requireWindow('width', width, imageWidth);
  const top = Math.floor(rng() * (imageHeight - height + 1));
  const left = Math.floor(rng() * (imageWidth - width + 1));
  return image.slice(top, top + height).map((row) => row.slice(left, left + width).map(copyPixel));
}

function requireWindow(name: string, size: number, imageSize: number): void {
  if (Number.isInteger(size) && size >= 1 && size <= imageSize) return;
  throw new RangeError(`randomCrop: ${name} must be a whole number from 1 to ${imageSize}, got ${size}`);
}

/**
 * Horizontal shear: row i moves right by round(factor · i) columns (left when negative); what moves out is
 * lost and what is laid bare is 0 in every channel. The shape stays.
 *
 *     out[i][j] = image[i][j − round(factor · i)], 0 outside
 *
 * Units: factor in columns per row.
 * @throws {RangeError} when the image is empty or uneven, or factor is not finite.
 * @see lesson 1.8
 */
export function shearImage(image: Image, factor: number): Image {
  const [, , channels] = imageShape(image);
  if (!Number.isFinite(factor)) throw new RangeError(`shearImage: factor must be finite, got ${factor}`);
  return image.map((row, i) => {
    const shift = Math.round(factor * i);
    return row.map((_, j) => copyPixel(row[j - shift] ?? new Array<number>(channels).fill(0)));
  });
}

/**
 * A training set twice as large: all images, then their mirror images in the same order, with the labels of
 * the originals for both halves. Y is (1, m) and becomes (1, 2m).
 * @throws {RangeError} when there is not one label per image, or an image is empty or uneven.
 * @see lesson 1.8
 */
export function augmentWithFlips(images: readonly Image[], Y: Matrix): { images: Image[]; Y: Matrix } {
  const [rows, m] = shapeOf(Y);
  if (rows !== 1 || m !== images.length)
    throw new RangeError(`augmentWithFlips: Y must be (1, ${images.length}), got (${rows}, ${m})`);
  const originals = images.map((image) => image.map((row) => row.map(copyPixel)));
  return { images: [...originals, ...images.map(flipHorizontal)], Y: Y.map((row) => [...row, ...row]) };
}

function copyPixel(pixel: Pixel): Pixel {
  return [...pixel];
}

function pixelAt(row: readonly Pixel[], column: number): Pixel {
  const pixel = row[column];
  if (pixel === undefined) throw new RangeError(`no pixel in column ${column}`);
  return [...pixel];
}

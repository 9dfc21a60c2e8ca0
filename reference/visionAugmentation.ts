/**
 * Data augmentation for vision: mirrored images, random crops, and colours shifted by a fixed amount, at random, or along
 * the principal components of the training set's colours.
 *
 * An image is (height, width, channels) as `number[][][]` with values in [0, 255]: image[row][column] is one pixel, a list
 * with one number per channel (red, green, blue). Row 0 is the top. A shifted value stays in [0, 255] and is not
 * rounded. Inputs are not changed.
 */
import { flipHorizontal, type Image, imageShape, randomCrop } from './augmentation.ts';
import { at, entry, type Matrix, rowOf, shapeOf, type Vector, zeros } from './matrix.ts';

/** Lesson 2.10 crops as lesson 1.8 does. */
export { randomCrop };

/** The largest value of a channel; the smallest is 0. */
const brightest = 255;

/**
 * Mirror image about a vertical axis: out[i][j] = image[i][width − 1 − j].
 * @throws {RangeError} when the image is empty or uneven.
 * @see lesson 2.10 of the case studies
 */
export function mirror(image: Image): Image {
  return flipHorizontal(image);
}

/**
 * One number for each channel added to every pixel, clamped: out[i][j][c] = min(255, max(0, image[i][j][c] + shift[c])).
 * Shapes: shift has one number per channel. Units: shift is in grey levels.
 * @throws {RangeError} when the image is empty or uneven, or shift has not one number per channel.
 * @see lesson 2.10 of the case studies
 */
export function shiftColors(image: Image, shift: Vector): Image {
  const [, , channels] = imageShape(image);
  if (shift.length !== channels)
    throw new RangeError(`the shift has ${shift.length} numbers for ${channels} channels`);
  return image.map((row) => row.map((pixel) => pixel.map((value, c) => clamp(value + at(shift, c)))));
}

function clamp(value: number): number {
  return Math.min(brightest, Math.max(0, value));
}

/**
 * {@link shiftColors} by random numbers, drawn once for the image: one for each channel, independent and uniform in
 * [−maxShift, maxShift).
 *
 *     shift_c = maxShift · (2 rng − 1)
 *
 * Units: maxShift in grey levels; `rng` gives uniform numbers in [0, 1).
 * @throws {RangeError} when the image is empty or uneven, or maxShift is not a number from 0.
 * @see lesson 2.10 of the case studies
 */
export function randomColorShift(image: Image, maxShift: number, rng: () => number): Image {
  const [, , channels] = imageShape(image);
  if (!(Number.isFinite(maxShift) && maxShift >= 0))
    throw new RangeError(`randomColorShift: maxShift must be a number from 0, got ${maxShift}`);
  const shift = Array.from({ length: channels }, () => maxShift * (2 * rng() - 1));
  return shiftColors(image, shift);
}

/**
 * The covariance of the channels over all N pixels of all images, (channels, channels).
 *
 *     μ_c = (1/N) Σ p_c        Σ_cd = (1/N) Σ (p_c − μ_c)(p_d − μ_d)        over all pixels p
 *
 * Its eigenvectors are the principal components that {@link pcaColorShift} moves along.
 * @throws {RangeError} when there is no image, one is empty or uneven, or the numbers of channels differ.
 * @see lesson 2.10 of the case studies; Krizhevsky et al. 2012, section 4.1
 */
export function colorCovariance(images: readonly Image[]): Matrix {
  const [first] = images;
  if (!first) throw new RangeError('colorCovariance: there is no image');
  const [, , channels] = imageShape(first);
  if (images.some((image) => imageShape(image)[2] !== channels))
    throw new RangeError('colorCovariance: the images have different numbers of channels');
  const pixels = images.flat(2);
  const N = pixels.length;
  const means = Array.from(
    { length: channels },
    (_, c) => pixels.reduce((sum, pixel) => sum + at(pixel, c), 0) / N,
  );
  const Sigma = zeros(channels, channels);
  for (const [c, mean] of means.entries()) {
    for (const [d, other] of means.entries()) {
      let sum = 0;
      for (const pixel of pixels) sum += (at(pixel, c) - mean) * (at(pixel, d) - other);
      rowOf(Sigma, c)[d] = sum / N;
    }
  }
  return Sigma;
}

/**
 * {@link shiftColors} along the principal components of the colours, as AlexNet was trained with.
 *
 *     shift = [p_1 p_2 p_3] [α_1 λ_1, α_2 λ_2, α_3 λ_3]ᵀ,   shift_c = Σ_k P_ck α_k λ_k
 *
 * Shapes: eigenvectors P (channels, channels), p_k in column k; eigenvalues λ and alphas α one number per component.
 * Units: α is a pure number, drawn once for the image (AlexNet: normal, deviation 0.1); λ is a variance of colours, the
 * paper takes it as it is, without a root.
 * @throws {RangeError} when shapes do not fit or the image is empty or uneven.
 * @see lesson 2.10 of the case studies; Krizhevsky et al. 2012, section 4.1
 */
export function pcaColorShift(
  image: Image,
  eigenvectors: Matrix,
  eigenvalues: Vector,
  alphas: Vector,
): Image {
  const [rows, components] = shapeOf(eigenvectors);
  if (eigenvalues.length !== components || alphas.length !== components)
    throw new RangeError(
      `pcaColorShift: ${components} eigenvectors, ${eigenvalues.length} eigenvalues and ${alphas.length} alphas`,
    );
  const shift = Array.from({ length: rows }, (_, c) =>
    alphas.reduce((sum, alpha, k) => sum + entry(eigenvectors, c, k) * alpha * at(eigenvalues, k), 0),
  );
  return shiftColors(image, shift);
}

/**
 * Averages of several answers at test time: of several networks to one input, and of one network to several crops of
 * one image.
 *
 * X is (n_x, m), probabilities (C, m); an image is (height, width, channels). Inputs are not changed.
 */
import { flipHorizontal, type Image, imageShape } from './augmentation.ts';
import { at, combine, type Matrix, mapEntries, type Vector } from './matrix.ts';
import type { Parameters } from './propagation.ts';
import { forwardPropagation } from './softmaxNetwork.ts';

/**
 * The mean of the networks' probabilities, (C, m). The outputs are averaged, never the weights: the units of two networks
 * stand in no common order.
 *
 *     Ŷ = (1/M) Σ_{k=1}^{M} softmax-network_k(X)
 *
 * @throws {RangeError} when there is no model or shapes do not fit.
 * @see lesson 2.11 of the case studies (doing well on benchmarks)
 */
export function ensemblePredict(models: readonly Parameters[], X: Matrix): Matrix {
  if (models.length === 0) throw new RangeError('ensemblePredict: there is no model');
  const outputs = models.map((parameters) => forwardPropagation(X, parameters).AL);
  const sum = outputs.reduce((total, AL) => combine(total, AL, (a, b) => a + b));
  return mapEntries(sum, (value) => value / models.length);
}

/**
 * Ten windows of size × size: the four corners and the centre, then their mirror images in the same order.
 *
 *     top left, top right, bottom left, bottom right, centre, and each of these five mirrored left to right
 *
 * The centre begins in row ⌊(height − size)/2⌋ and column ⌊(width − size)/2⌋.
 * Shapes: ten images (size, size, channels).
 * @throws {RangeError} when size is not a whole number from 1 to the image's height and width.
 * @see lesson 2.11 of the case studies; Krizhevsky et al. 2012, section 4.1
 */
export function tenCrop(image: Image, size: number): Image[] {
  const [height, width] = imageShape(image);
  if (!(Number.isInteger(size) && size >= 1 && size <= Math.min(height, width)))
    throw new RangeError(`tenCrop: size must be a whole number from 1 to ${Math.min(height, width)}`);
  const [bottom, right] = [height - size, width - size];
  const places: [number, number][] = [
    [0, 0],
    [0, right],
    [bottom, 0],
    [bottom, right],
    [Math.floor(bottom / 2), Math.floor(right / 2)],
  ];
  const crops = places.map(([top, left]) =>
    image.slice(top, top + size).map((row) => row.slice(left, left + size).map((pixel) => [...pixel])),
  );
  return [...crops, ...crops.map(flipHorizontal)];
}

/**
 * The mean of the probabilities that `predict` gives for each of the ten crops, C numbers.
 *
 *     ŷ = (1/10) Σ_{k=1}^{10} predict(crop_k)
 *
 * @throws {RangeError} when the crops do not fit or the answers differ in length.
 * @see lesson 2.11 of the case studies; Krizhevsky et al. 2012, section 4.1
 */
export function multiCropPredict(image: Image, size: number, predict: (crop: Image) => Vector): Vector {
  const answers = tenCrop(image, size).map((crop) => predict(crop));
  const classes = answers[0]?.length ?? 0;
  if (answers.some((answer) => answer.length !== classes))
    throw new RangeError('multiCropPredict: predict answers with different numbers of classes');
  return Array.from({ length: classes }, (_, c) =>
    answers.reduce((sum, answer) => sum + at(answer, c) / answers.length, 0),
  );
}

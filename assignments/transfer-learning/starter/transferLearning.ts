/**
 * Transfer learning, augmentation for vision, and averages at test time.
 *
 * The network is [LINEAR → RELU] × (L−1) → LINEAR → SOFTMAX with parameters { W1, b1, …, WL, bL }: W_l (n_l, n_{l−1}),
 * b_l n_l numbers, n_L = C. X is (n_x, m), Y is (C, m) one-hot. `frozenLayers` = k freezes layers 1 … k.
 * An image is image[row][column][channel] with values from 0 to 255. Never change an argument.
 *
 * Given: `import { forwardPropagation, computeCost, softmax } from './library/softmaxNetwork.ts'`,
 * `import { dot, transpose, linear, relu } from './library/network.ts'`, `import { randn } from './library/randn.ts'`.
 */
import type { Matrix, Parameters, Vector } from './library/network.ts';

/** A softmax layer: W (C, n), b C numbers. */
export type Head = { W: Matrix; b: Vector };

/** image[row][column] is one pixel, a list with one number per channel. */
export type Image = number[][][];

/**
 * The network with a new head for `classes` classes: W_L = √(1 / n_{L−1}) · standard normal numbers, b_L = 0; all other
 * layers as given.
 */
export function replaceHead(parameters: Parameters, classes: number, rng: () => number): Parameters {
  throw new Error('not written yet: replaceHead');
}

/** A_k with k = frozenLayers, (n_k, m): A_0 = X, A_l = relu(W_l A_{l−1} + b_l). */
export function extractFeatures(X: Matrix, parameters: Parameters, frozenLayers: number): Matrix {
  throw new Error('not written yet: extractFeatures');
}

/**
 * Softmax regression on features F (n, m): `iterations` updates W ← W − α dW, b ← b − α db with
 * dW = (1/m) (Ŷ − Y) Fᵀ, db = (1/m) Σ (Ŷ − Y). costs has iterations + 1 numbers, costs[0] before the first update.
 */
export function trainHead(
  features: Matrix,
  Y: Matrix,
  head: Head,
  learningRate: number,
  iterations: number,
): { head: Head; costs: number[] } {
  throw new Error('not written yet: trainHead');
}

/**
 * { dW_{k+1}, db_{k+1}, …, dWL, dbL } of the trained layers only, k = frozenLayers. `cache` is that of the given
 * forwardPropagation: Z1, A1, W1, b1, …
 */
export function backwardPropagationWithFrozenLayers(
  X: Matrix,
  Y: Matrix,
  cache: Parameters,
  frozenLayers: number,
): Parameters {
  throw new Error('not written yet: backwardPropagationWithFrozenLayers');
}

/**
 * Gradient descent on layers frozenLayers + 1 … L; the frozen layers keep their bits. costs has iterations + 1 numbers,
 * costs[0] belongs to the given parameters.
 */
export function fineTune(
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  frozenLayers: number,
  learningRate: number,
  iterations: number,
): { parameters: Parameters; costs: number[] } {
  throw new Error('not written yet: fineTune');
}

/** layers − 1 for m ≤ few, 0 for m ≥ many, in between ⌊(layers − 1)(many − m) / (many − few)⌋. */
export function chooseFrozenLayers(m: number, layers: number, sizes: { few: number; many: number }): number {
  throw new Error('not written yet: chooseFrozenLayers');
}

/** Left and right swapped: out[i][j] = image[i][width − 1 − j]. */
export function mirror(image: Image): Image {
  throw new Error('not written yet: mirror');
}

/** A window of height × width inside the image, every place equally likely. */
export function randomCrop(image: Image, height: number, width: number, rng: () => number): Image {
  throw new Error('not written yet: randomCrop');
}

/** shift[c] added to channel c of every pixel, kept within [0, 255], not rounded. */
export function shiftColors(image: Image, shift: Vector): Image {
  throw new Error('not written yet: shiftColors');
}

/** shiftColors by one random number per channel, uniform in [−maxShift, maxShift), drawn once for the picture. */
export function randomColorShift(image: Image, maxShift: number, rng: () => number): Image {
  throw new Error('not written yet: randomColorShift');
}

/** (1/N) Σ (p_c − μ_c)(p_d − μ_d) over the N pixels of all images, (channels, channels). */
export function colorCovariance(images: Image[]): Matrix {
  throw new Error('not written yet: colorCovariance');
}

/** shiftColors by [p_1 p_2 p_3] [α_1 λ_1, α_2 λ_2, α_3 λ_3]ᵀ; p_k is column k of eigenvectors. */
export function pcaColorShift(
  image: Image,
  eigenvectors: Matrix,
  eigenvalues: Vector,
  alphas: Vector,
): Image {
  throw new Error('not written yet: pcaColorShift');
}

/** The mean of the networks' softmax outputs for X, (C, m). */
export function ensemblePredict(models: Parameters[], X: Matrix): Matrix {
  throw new Error('not written yet: ensemblePredict');
}

/**
 * Ten crops of size × size: top left, top right, bottom left, bottom right, centre, then the mirror images of these five
 * in the same order. The centre begins in row ⌊(height − size)/2⌋ and column ⌊(width − size)/2⌋.
 */
export function tenCrop(image: Image, size: number): Image[] {
  throw new Error('not written yet: tenCrop');
}

/** The mean of predict(crop) over the ten crops, one number per class. */
export function multiCropPredict(image: Image, size: number, predict: (crop: Image) => Vector): Vector {
  throw new Error('not written yet: multiCropPredict');
}

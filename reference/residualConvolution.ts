/**
 * The residual blocks of the course's exercise: three convolutions with batch normalization, and a shortcut past them.
 *
 * Shapes: X (m, nH, nW, nC); W1 (1, 1, nC, F1), W2 (f, f, F1, F2), W3 (1, 1, F2, F3), Ws (1, 1, nC, F3); gamma_l and
 * beta_l one number for each filter. The convolutions have no bias: batch normalization would take it away again.
 * Inputs are not changed.
 */
import { batchNormForward } from './batchNorm.ts';
import { convForward, zeroPad } from './convolution.ts';
import { at, type Vector } from './matrix.ts';
import { relu } from './propagation.ts';
import {
  type Batch,
  cell,
  channelOf,
  type Filters,
  makeVolume,
  requireSameSizes,
  requireWhole,
  shapeOfBatch,
  shapeOfFilters,
  shapeOfVolume,
} from './volumes.ts';

export type PathParameters = {
  W1: Filters;
  gamma1: Vector;
  beta1: Vector;
  W2: Filters;
  gamma2: Vector;
  beta2: Vector;
  W3: Filters;
  gamma3: Vector;
  beta3: Vector;
};

export type ShortcutParameters = { Ws: Filters; gammaS: Vector; betaS: Vector };

/** ε of batch normalization, as in the course's exercise. */
export const normEpsilon = 0.001;

/** f applied to every number of a batch. */
export function mapCells(X: Batch, f: (value: number) => number): Batch {
  return X.map((image) => image.map((row) => row.map((channels) => channels.map(f))));
}

/** The numbers of two batches added place by place. @throws {RangeError} when shapes differ. */
export function addBatches(A: Batch, B: Batch): Batch {
  requireSameSizes(
    shapeOfBatch(A, 'the sum'),
    shapeOfBatch(B, 'the shortcut'),
    'what the shortcut is added to',
  );
  return A.map((image, i) =>
    makeVolume(shapeOfVolume(image), (h, w, c) => cell(image, h, w, c) + cell(B[i] ?? [], h, w, c)),
  );
}

/** The relu of every number of a batch. */
export const reluOf = (X: Batch): Batch => mapCells(X, relu);

/**
 * Batch normalization of image batches in training: every channel by its mean and variance over all m · nH · nW places.
 *
 * Shapes: Z (m, nH, nW, nC), gamma and beta nC numbers; the answer as Z.
 * @throws {RangeError} when gamma or beta does not have one number for each channel.
 * @see lesson 3.4; Ioffe and Szegedy 2015, section 3.2
 */
export function batchNormChannels(Z: Batch, gamma: Vector, beta: Vector): Batch {
  const [, height, width, channels] = shapeOfBatch(Z, 'Z');
  const rows = Array.from({ length: channels }, (_, c) => Z.flatMap((image) => channelOf(image, c).flat()));
  const { ZTilde } = batchNormForward(rows, gamma, beta, normEpsilon);
  return Z.map((_, i) =>
    makeVolume([height, width, channels], (h, w, c) => at(ZTilde[c] ?? [], (i * height + h) * width + w)),
  );
}

/** A convolution without bias. */
export function convolve(X: Batch, W: Filters, { stride, pad }: { stride: number; pad: number }): Batch {
  const [, , filters] = shapeOfFilters(W);
  return convForward(X, W, new Array<number>(filters).fill(0), { stride, pad }).Z;
}

/**
 * A convolution with stride 1 that keeps height and width: f − 1 zeros around, for even f one more below and on the right
 * than above and on the left.
 */
export function convolveSame(X: Batch, W: Filters): Batch {
  const [f] = shapeOfFilters(W);
  const padded = zeroPad(X, Math.ceil((f - 1) / 2));
  const surplus = f % 2 === 0 ? 1 : 0;
  const same = padded.map((image) => image.slice(surplus).map((row) => row.slice(surplus)));
  return convolve(same, W, { stride: 1, pad: 0 });
}

/** What stands between a convolution and its relu. */
export type Normalize = (Z: Batch, gamma: Vector, beta: Vector) => Batch;

/**
 * The long way through a block: CONV 1×1 (stride s) → BN → RELU → CONV f×f (same) → BN → RELU → CONV 1×1 → BN. The last
 * relu belongs after the sum.
 * @throws {RangeError} when shapes do not fit.
 */
export function mainPath(
  X: Batch,
  p: PathParameters,
  { s, normalize }: { s: number; normalize: Normalize },
): Batch {
  const Z1 = convolve(X, p.W1, { stride: s, pad: 0 });
  const X1 = reluOf(normalize(Z1, p.gamma1, p.beta1));
  const Z2 = convolveSame(X1, p.W2);
  const X2 = reluOf(normalize(Z2, p.gamma2, p.beta2));
  const Z3 = convolve(X2, p.W3, { stride: 1, pad: 0 });
  return normalize(Z3, p.gamma3, p.beta3);
}

/**
 * The identity block: what comes out has the shape of what goes in.
 *
 *     relu(BN(W3 ∗ relu(BN(W2 ∗ relu(BN(W1 ∗ X))))) + X)        F3 = nC
 *
 * @throws {RangeError} when shapes do not fit or F3 is not nC.
 * @see lesson 2.4 of the case studies; the exercise "Residual networks", identity_block; He et al. 2015, figure 5
 */
export function identityBlock(X: Batch, parameters: PathParameters): Batch {
  const path = mainPath(X, parameters, { s: 1, normalize: batchNormChannels });
  return reluOf(addBatches(path, X));
}

/**
 * The convolutional block: a 1×1 convolution of the same stride in the shortcut brings it to the shape of the path.
 *
 *     relu(path(X) + BN(Ws ∗ X))        the first convolution of the path and Ws both have stride s
 *
 * Shapes: (m, nH, nW, nC) becomes (m, ⌊(nH − 1)/s⌋ + 1, ⌊(nW − 1)/s⌋ + 1, F3).
 * @throws {RangeError} when shapes do not fit or s is not a whole number, 1 or more.
 * @see lesson 2.4 of the case studies; the exercise "Residual networks", convolutional_block
 */
export function convolutionalBlock(
  X: Batch,
  parameters: PathParameters & ShortcutParameters,
  s: number,
): Batch {
  requireWhole('s', s, 1);
  const { Ws, gammaS, betaS } = parameters;
  const path = mainPath(X, parameters, { s, normalize: batchNormChannels });
  const Zs = convolve(X, Ws, { stride: s, pad: 0 });
  const shortcut = batchNormChannels(Zs, gammaS, betaS);
  return reluOf(addBatches(path, shortcut));
}

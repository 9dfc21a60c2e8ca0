/**
 * The convolutional layer step by step: padding, one step, forward, backward, and the 1×1 case.
 *
 * Shapes: APrev (m, nHPrev, nWPrev, nCPrev), W (f, f, nCPrev, nC), b nC numbers, Z and dZ (m, nH, nW, nC). As
 * everywhere in deep learning "convolution" is cross-correlation: the filter is not flipped. Inputs are not changed.
 */
import { convOutputSize } from './convolutionShapes.ts';
import { at, entry, type Vector } from './matrix.ts';
import {
  addToCell,
  type Batch,
  cell,
  type Filters,
  forEachCell,
  makeVolume,
  requireSameSizes,
  requireWhole,
  shapeOfBatch,
  shapeOfFilters,
  shapeOfVolume,
  type Volume,
  windowOf,
} from './volumes.ts';

export type ConvHparameters = { stride: number; pad: number };

/** What the forward pass leaves for the backward pass. */
export type ConvCache = { APrev: Batch; W: Filters; b: Vector; hparameters: ConvHparameters };

/**
 * A frame of `pad` zeros around height and width of every image; batch and channels stay as they are.
 *
 * Shapes: X (m, nH, nW, nC) becomes (m, nH + 2 pad, nW + 2 pad, nC).
 * @throws {RangeError} when X is empty or uneven or pad is not a whole number, 0 or more.
 * @see lesson 2.2 of the case studies
 */
export function zeroPad(X: Batch, pad: number): Batch {
  const [, nH, nW, nC] = shapeOfBatch(X, 'X');
  requireWhole('pad', pad, 0);
  return X.map((image) =>
    makeVolume([nH + 2 * pad, nW + 2 * pad, nC], (h, w, c) => image[h - pad]?.[w - pad]?.[c] ?? 0),
  );
}

/**
 * One filter at one place: z = Σ_{r,q,k} aSlicePrev[r][q][k] · W[r][q][k] + b, over rows, columns and channels.
 *
 * Shapes: aSlicePrev and W (f, f, nCPrev), b one number; so is the answer.
 * @throws {RangeError} when aSlicePrev and W differ in shape.
 * @see lesson 2.2 of the case studies
 */
export function convSingleStep(aSlicePrev: Volume, W: Volume, b: number): number {
  requireSameSizes(shapeOfVolume(W, 'W'), shapeOfVolume(aSlicePrev, 'aSlicePrev'), 'W');
  let z = 0;
  forEachCell(aSlicePrev, (a, [r, q, k]) => {
    z += a * cell(W, r, q, k);
  });
  return z + b;
}

/**
 * Forward through a convolutional layer, before its activation. With A the padded APrev:
 *
 *     Z[i][h][w][c] = b[c] + Σ_{r,q,k} A[i][h·stride + r][w·stride + q][k] · W[r][q][k][c]
 *     nH = ⌊(nHPrev + 2 pad − f)/stride⌋ + 1        nW likewise
 *
 * Shapes: as at the top of the file; b is a list of nC numbers, one bias for each filter at every place.
 * @throws {RangeError} when channels or biases do not fit, the filter is larger than the padded input, or stride
 *   (1 or more) or pad (0 or more) is not a whole number.
 * @see lesson 2.2 of the case studies
 */
export function convForward(
  APrev: Batch,
  W: Filters,
  b: Vector,
  hparameters: ConvHparameters,
): { Z: Batch; cache: ConvCache } {
  const { f, outputShape } = requireFit({ APrev, W, b, hparameters });
  const { stride, pad } = hparameters;
  const APrevPad = zeroPad(APrev, pad);
  const filters = b.map((_, c) => filterOf(W, c));
  const Z = APrevPad.map((image) =>
    makeVolume(outputShape, (h, w, c) => {
      const [top, left] = [h * stride, w * stride];
      const aSlicePrev = windowOf(image, { top, left }, f);
      return convSingleStep(aSlicePrev, filters[c] ?? [], at(b, c));
    }),
  );
  return { Z, cache: { APrev, W, b, hparameters } };
}

/** The filter W[:, :, :, c], shape (f, f, nCPrev). */
function filterOf(W: Filters, c: number): Volume {
  return W.map((row) => row.map((channels) => channels.map((weights) => at(weights, c))));
}

/** Filter size and output shape (nH, nW, nC). @throws {RangeError} when the parts of a layer do not fit. */
function requireFit(cache: ConvCache): { f: number; outputShape: [number, number, number] } {
  const { APrev, W, b, hparameters } = cache;
  const [, height, width, nCPrev] = shapeOfBatch(APrev, 'APrev');
  const [f, channels, nC] = shapeOfFilters(W);
  if (channels !== nCPrev)
    throw new RangeError(`APrev has ${nCPrev} channels, but the filters are made for ${channels}`);
  requireSameSizes([b.length], [nC], 'b');
  const size = (n: number) => convOutputSize(n, f, hparameters.pad, hparameters.stride);
  return { f, outputShape: [size(height), size(width), nC] };
}

/**
 * Backward through a convolutional layer. dZ is ∂J/∂Z; where J is an average over examples it holds the 1/m.
 * With A the padded APrev and dA its gradient, for every i, h, w, c:
 *
 *     dA[i][h·stride + r][w·stride + q][k] += W[r][q][k][c] · dZ[i][h][w][c]
 *     dW[r][q][k][c]                       += A[i][h·stride + r][w·stride + q][k] · dZ[i][h][w][c]
 *     db[c]                                += dZ[i][h][w][c]
 *
 * dAPrev is dA without its frame. Shapes: dAPrev, dW and db as APrev, W and b.
 * @throws {RangeError} when dZ has not the shape of the layer's output or the cache does not fit together.
 * @see lesson 2.2 of the case studies
 */
export function convBackward(dZ: Batch, cache: ConvCache): { dAPrev: Batch; dW: Filters; db: Vector } {
  const { APrev, W, b } = cache;
  const { stride, pad } = cache.hparameters;
  const { outputShape } = requireFit(cache);
  requireSameSizes(shapeOfBatch(dZ, 'dZ'), [APrev.length, ...outputShape], 'dZ');
  const APrevPad = zeroPad(APrev, pad);
  const dAPrevPad = APrevPad.map(zerosLike);
  const dW = W.map(zerosLike);
  const db = b.map(() => 0);
  for (const [i, image] of APrevPad.entries()) {
    const dA = dAPrevPad[i] ?? [];
    forEachCell(dZ[i] ?? [], (dz, [h, w, c]) => {
      const [top, left] = [h * stride, w * stride];
      forEachCell(filterOf(W, c), (weight, [r, q, k]) => {
        addToCell(dA, [top + r, left + q, k], weight * dz);
        addToCell(dW[r] ?? [], [q, k, c], cell(image, top + r, left + q, k) * dz);
      });
      db[c] = at(db, c) + dz;
    });
  }
  return { dAPrev: withoutFrame(dAPrevPad, pad), dW, db };
}

const zerosLike = (volume: Volume): Volume => makeVolume(shapeOfVolume(volume), () => 0);

/** Takes `pad` rows and columns off every side. */
function withoutFrame(batch: Batch, pad: number): Batch {
  return batch.map((image) =>
    image.slice(pad, image.length - pad).map((row) => row.slice(pad, row.length - pad)),
  );
}

/**
 * A 1×1 convolution with stride 1 and no padding: one dense layer across the channels, the same at every position.
 *
 *     Z[i][h][w][c] = b[c] + Σ_k W[0][0][k][c] · APrev[i][h][w][k]
 *
 * Shapes: APrev (m, nH, nW, nCPrev), W (1, 1, nCPrev, nC), b nC numbers; Z (m, nH, nW, nC).
 * @throws {RangeError} when the filters are not 1×1 or channels or biases do not fit.
 * @see lesson 2.5 of the case studies; Lin, Chen and Yan 2013
 */
export function convOneByOne(APrev: Batch, W: Filters, b: Vector): Batch {
  const { f, outputShape } = requireFit({ APrev, W, b, hparameters: { stride: 1, pad: 0 } });
  if (f !== 1) throw new RangeError(`the filters of a 1×1 convolution are 1×1, not ${f}×${f}`);
  const weights = W[0]?.[0] ?? [];
  return APrev.map((image) =>
    makeVolume(outputShape, (h, w, c) => {
      let z = 0;
      for (let k = 0; k < weights.length; k++) z += cell(image, h, w, k) * entry(weights, k, c);
      return z + at(b, c);
    }),
  );
}

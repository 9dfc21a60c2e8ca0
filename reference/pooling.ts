/**
 * Max and average pooling, forward and backward. Every channel is pooled by itself, without padding.
 *
 * Shapes: APrev and dAPrev (m, nHPrev, nWPrev, nC), A and dA (m, nH, nW, nC) with nH = ⌊(nHPrev − f)/stride⌋ + 1
 * and nW likewise. Inputs are not changed.
 */
import { convOutputSize } from './convolutionShapes.ts';
import { entry, type Matrix, mapEntries, rowOf, shapeOf, sumOf, zeros } from './matrix.ts';
import {
  addToCell,
  type Batch,
  channelOf,
  forEachCell,
  makeVolume,
  requireSameSizes,
  requireWhole,
  shapeOfBatch,
  shapeOfVolume,
  windowOf,
} from './volumes.ts';

export type PoolHparameters = { f: number; stride: number };
export type PoolMode = 'max' | 'average';

/** What the forward pass leaves for the backward pass. */
export type PoolCache = { APrev: Batch; hparameters: PoolHparameters };

function requireMode(mode: PoolMode): void {
  if (mode === 'max' || mode === 'average') return;
  throw new RangeError(`mode must be 'max' or 'average', got ${JSON.stringify(mode)}`);
}

function outputShapeOf({ APrev, hparameters }: PoolCache): [number, number, number] {
  const [, height, width, channels] = shapeOfBatch(APrev, 'APrev');
  const { f, stride } = hparameters;
  return [convOutputSize(height, f, 0, stride), convOutputSize(width, f, 0, stride), channels];
}

/**
 * Forward through a pooling layer: the largest number, or the mean, of every window of every channel.
 *
 *     A[i][h][w][c] = max or mean of APrev[i][h·stride + r][w·stride + q][c],  r and q from 0 to f − 1
 *
 * Shapes: as at the top of the file.
 * @throws {RangeError} when mode is unknown, the window larger than the input, or f or stride not a whole number, 1 or more.
 * @see lesson 2.2 of the case studies
 */
export function poolForward(
  APrev: Batch,
  hparameters: PoolHparameters,
  mode: PoolMode,
): { A: Batch; cache: PoolCache } {
  requireMode(mode);
  const { f, stride } = hparameters;
  const cache = { APrev, hparameters };
  const outputShape = outputShapeOf(cache);
  const A = APrev.map((image) =>
    makeVolume(outputShape, (h, w, c) => {
      const [top, left] = [h * stride, w * stride];
      const aSlicePrev = windowOf(image, { top, left }, f);
      const window = channelOf(aSlicePrev, c);
      return mode === 'max' ? maximumOf(window) : meanOf(window);
    }),
  );
  return { A, cache };
}

const maximumOf = (x: Matrix): number => Math.max(...x.flat());
const meanOf = (x: Matrix): number => sumOf(x) / x.flat().length;

/**
 * Where the maximum of a window is: 1 at the first one by rows, 0 everywhere else, so that a gradient arrives once
 * even when several numbers are equally large.
 *
 * Shapes: x and the mask (f, f), or any matrix with at least one number.
 * @throws {RangeError} when x is empty or holds NaN: then there is no maximum.
 * @see lesson 2.2 of the case studies
 */
export function createMaskFromWindow(x: Matrix): Matrix {
  if (x.flat().indexOf(maximumOf(x)) < 0)
    throw new RangeError('a window that is empty or holds NaN has no maximum');
  const [rows, columns] = shapeOf(x);
  let [top, left] = [0, 0];
  for (let r = 0; r < rows; r++) {
    for (let q = 0; q < columns; q++) {
      if (entry(x, r, q) > entry(x, top, left)) [top, left] = [r, q];
    }
  }
  const mask = zeros(rows, columns);
  rowOf(mask, top)[left] = 1;
  return mask;
}

/**
 * A gradient spread evenly over a window: every entry is dz / (nH · nW), and they sum to dz.
 *
 * Shapes: dz one number, shape [nH, nW]; the answer (nH, nW).
 * @throws {RangeError} when a side is not a whole number, 1 or more.
 * @see lesson 2.2 of the case studies
 */
export function distributeValue(dz: number, shape: readonly [number, number]): Matrix {
  const [height, width] = shape;
  requireWhole('the height of the window', height, 1);
  requireWhole('the width of the window', width, 1);
  return Array.from({ length: height }, () => new Array<number>(width).fill(dz / (height * width)));
}

/**
 * Backward through a pooling layer. Every dA goes back to its window: to the first maximum, or in equal parts to all
 * f² numbers; where windows overlap the parts add up.
 *
 *     max:     dAPrev[i][h·stride + r][w·stride + q][c] += mask[r][q] · dA[i][h][w][c]
 *     average: dAPrev[i][h·stride + r][w·stride + q][c] += dA[i][h][w][c] / f²
 *
 * Shapes: as at the top of the file.
 * @throws {RangeError} when mode is unknown or dA has not the shape of the layer's output.
 * @see lesson 2.2 of the case studies
 */
export function poolBackward(dA: Batch, cache: PoolCache, mode: PoolMode): Batch {
  requireMode(mode);
  const { APrev, hparameters } = cache;
  const { f, stride } = hparameters;
  const [nH, nW, nC] = outputShapeOf(cache);
  requireSameSizes(shapeOfBatch(dA, 'dA'), [APrev.length, nH, nW, nC], 'dA');
  return APrev.map((image, i) => {
    const dAPrev = makeVolume(shapeOfVolume(image), () => 0);
    forEachCell(dA[i] ?? [], (da, [h, w, c]) => {
      const [top, left] = [h * stride, w * stride];
      const aSlicePrev = windowOf(image, { top, left }, f);
      const window = channelOf(aSlicePrev, c);
      const shares =
        mode === 'max'
          ? mapEntries(createMaskFromWindow(window), (one) => one * da)
          : distributeValue(da, [f, f]);
      for (let r = 0; r < f; r++) {
        for (let q = 0; q < f; q++) addToCell(dAPrev, [top + r, left + q, c], entry(shares, r, q));
      }
    });
    return dAPrev;
  });
}

/**
 * Max and average pooling, forward and backward. Every channel is pooled by itself, without padding.
 *
 * Shapes: APrev and dAPrev (m, nHPrev, nWPrev, nC), A and dA (m, nH, nW, nC) with nH = ⌊(nHPrev − f)/stride⌋ + 1
 * and nW likewise. Inputs are not changed.
 */
import { convOutputSize } from './convolutionShapes.ts';
import { type Matrix, mapEntries, shapeOf, sumOf } from './matrix.ts';
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
  type Volume,
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
  const shape = outputShapeOf(cache);
  const pool = mode === 'max' ? maximumOf : meanOf;
  const A = APrev.map((image) =>
    makeVolume(shape, (h, w, c) =>
      pool(channelOf(windowOf(image, { top: h * stride, left: w * stride }, f), c)),
    ),
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
  const maximum = maximumOf(x);
  const first = x.flat().indexOf(maximum);
  if (first < 0) throw new RangeError('a window that is empty or holds NaN has no maximum');
  const [, columns] = shapeOf(x);
  return mapEntries(x, (_, row, column) => (row * columns + column === first ? 1 : 0));
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
  const shape = outputShapeOf(cache);
  requireSameSizes(shapeOfBatch(dA, 'dA'), [cache.APrev.length, ...shape], 'dA');
  return cache.APrev.map((image, i) => poolImageBackward(dA[i] ?? [], image, { ...cache.hparameters, mode }));
}

type ImagePooling = PoolHparameters & { mode: PoolMode };

function poolImageBackward(dA: Volume, image: Volume, { f, stride, mode }: ImagePooling): Volume {
  const dAPrev = makeVolume(shapeOfVolume(image), () => 0);
  forEachCell(dA, (dz, [h, w, c]) => {
    const corner = { top: h * stride, left: w * stride };
    const mask = () => createMaskFromWindow(channelOf(windowOf(image, corner, f), c));
    const shares = mode === 'max' ? mapEntries(mask(), (one) => one * dz) : distributeValue(dz, [f, f]);
    for (const [r, row] of shares.entries())
      for (const [q, share] of row.entries()) addToCell(dAPrev, [corner.top + r, corner.left + q, c], share);
  });
  return dAPrev;
}

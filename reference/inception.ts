/**
 * The Inception module: four branches of one height and width, side by side as channels; its shapes and multiplications.
 *
 * Shapes: X (m, nH, nW, nC); filters W (f, f, channels in, channels out), b one number for each filter. Every
 * convolution has stride 1, keeps height and width, and is followed by relu. Inputs are not changed.
 */
import { convForward } from './convolution.ts';
import type { Shape } from './convolutionShapes.ts';
import type { Vector } from './matrix.ts';
import { relu } from './propagation.ts';
import {
  type Batch,
  type Filters,
  makeVolume,
  requireSameSizes,
  requireWhole,
  shapeOfBatch,
  shapeOfFilters,
  shapeOfVolume,
  type Volume,
} from './volumes.ts';

export type InceptionParameters = {
  W1x1: Filters;
  b1x1: Vector;
  W3x3Reduce: Filters;
  b3x3Reduce: Vector;
  W3x3: Filters;
  b3x3: Vector;
  W5x5Reduce: Filters;
  b5x5Reduce: Vector;
  W5x5: Filters;
  b5x5: Vector;
  WPool: Filters;
  bPool: Vector;
};

/** How many filters each convolution of a module has. */
export type InceptionFilters = {
  n1x1: number;
  n3x3Reduce: number;
  n3x3: number;
  n5x5Reduce: number;
  n5x5: number;
  nPool: number;
};

/**
 * Batches side by side along the channels: at every place the channels of the first, then of the second, and so on.
 *
 * Shapes: (m, nH, nW, c_1), (m, nH, nW, c_2), … become (m, nH, nW, c_1 + c_2 + …).
 * @throws {RangeError} when there is no branch, or they differ in m, height or width.
 * @see lesson 2.7 of the case studies
 */
export function concatenateChannels(branches: readonly Batch[]): Batch {
  const [first] = branches;
  if (first === undefined) throw new RangeError('concatenateChannels: there is no branch');
  const sizes = shapeOfBatch(first, 'branch 1').slice(0, 3);
  for (const [index, branch] of branches.entries()) {
    const name = `branch ${index + 1}`;
    requireSameSizes(shapeOfBatch(branch, name).slice(0, 3), sizes, `${name}: (m, height, width)`);
  }
  return first.map((image, i) =>
    image.map((row, h) => row.map((_, w) => branches.flatMap((branch) => branch[i]?.[h]?.[w] ?? []))),
  );
}

/**
 * Max pooling with stride 1 that keeps height and width: the largest of the f × f numbers around each place, of those
 * that lie inside the image. What is outside does not count, not even as 0.
 * @throws {RangeError} when f is not a whole, odd number.
 * @see lesson 2.6 of the case studies
 */
export function maxPoolSame(X: Batch, f: number): Batch {
  requireWhole('f', f, 1);
  if (f % 2 === 0) throw new RangeError(`f must be odd to have a middle, got ${f}`);
  shapeOfBatch(X, 'X');
  return X.map((image) => makeVolume(shapeOfVolume(image), (h, w, c) => largestAround(image, [h, w, c], f)));
}

function largestAround(image: Volume, [h, w, c]: readonly [number, number, number], f: number): number {
  const reach = (f - 1) / 2;
  let largest = -Infinity;
  for (let y = h - reach; y <= h + reach; y++) {
    for (let x = w - reach; x <= w + reach; x++) largest = Math.max(largest, image[y]?.[x]?.[c] ?? -Infinity);
  }
  return largest;
}

/** A convolution with stride 1 that keeps height and width, then relu. @throws {RangeError} when f is even. */
export function convRelu(X: Batch, W: Filters, b: Vector): Batch {
  return convSame(X, W, b).map((image) => image.map((row) => row.map((channels) => channels.map(relu))));
}

/** A convolution with stride 1 that keeps height and width, before its relu. @throws {RangeError} when f is even. */
function convSame(X: Batch, W: Filters, b: Vector): Batch {
  const [f] = shapeOfFilters(W);
  if (f % 2 === 0) throw new RangeError(`a filter must have odd sides to keep height and width, got ${f}`);
  return convForward(X, W, b, { stride: 1, pad: (f - 1) / 2 }).Z;
}

/**
 * The four branches of a module, in the order in which they are put side by side.
 *
 *     1×1      1×1 → 3×3      1×1 → 5×5      max pooling 3×3 → 1×1
 *
 * @throws {RangeError} when shapes do not fit.
 */
export function inceptionBranches(X: Batch, p: InceptionParameters): Batch[] {
  const branch1x1 = convRelu(X, p.W1x1, p.b1x1);
  const reduced3x3 = convRelu(X, p.W3x3Reduce, p.b3x3Reduce);
  const branch3x3 = convRelu(reduced3x3, p.W3x3, p.b3x3);
  const reduced5x5 = convRelu(X, p.W5x5Reduce, p.b5x5Reduce);
  const branch5x5 = convRelu(reduced5x5, p.W5x5, p.b5x5);
  const pooled = maxPoolSame(X, 3);
  const branchPool = convRelu(pooled, p.WPool, p.bPool);
  return [branch1x1, branch3x3, branch5x5, branchPool];
}

/**
 * The Inception module with 1×1 reductions; max pooling has stride 1 and keeps height and width.
 *
 * Shapes: (m, nH, nW, nC) becomes (m, nH, nW, n1x1 + n3x3 + n5x5 + nPool).
 * @throws {RangeError} when shapes do not fit.
 * @see lesson 2.7 of the case studies; Szegedy et al. 2014, figure 2(b)
 */
export function inceptionModule(X: Batch, parameters: InceptionParameters): Batch {
  return concatenateChannels(inceptionBranches(X, parameters));
}

/**
 * The shapes that come out of a module's branches and of the module.
 *
 *     (nH, nW, nC) → (nH, nW, n1x1), (nH, nW, n3x3), (nH, nW, n5x5), (nH, nW, nPool) → (nH, nW, n1x1 + n3x3 + n5x5 + nPool)
 *
 * @throws {RangeError} when a size is not a whole number, 1 or more, or the input shape does not have three.
 * @see lessons 2.6 and 2.7 of the case studies: 64 + 128 + 32 + 32 = 256
 */
export function inceptionOutputShape(
  inputShape: Shape,
  filters: InceptionFilters,
): { branches: Shape[]; output: Shape } {
  const [nH, nW] = requireShape(inputShape);
  for (const [name, count] of Object.entries(filters)) requireWhole(name, count, 1);
  const { n1x1, n3x3, n5x5, nPool } = filters;
  return {
    branches: [
      [nH, nW, n1x1],
      [nH, nW, n3x3],
      [nH, nW, n5x5],
      [nH, nW, nPool],
    ],
    output: [nH, nW, n1x1 + n3x3 + n5x5 + nPool],
  };
}

function requireShape(shape: Shape): [number, number, number] {
  const [nH, nW, nC] = shape;
  if (shape.length !== 3 || nH === undefined || nW === undefined || nC === undefined)
    throw new RangeError(`the input shape must be (height, width, channels), got (${shape.join(', ')})`);
  for (const size of shape) requireWhole('every size of the input shape', size, 1);
  return [nH, nW, nC];
}

/**
 * Multiplications of one convolution with stride 1 that keeps height and width: every number that comes out takes one
 * for each number of its filter. Additions, biases and relu are not counted.
 *
 *     (nH · nW · filters) · (f · f · nC)
 *
 * @throws {RangeError} when a size is not a whole number, 1 or more.
 * @see lesson 2.6 of the case studies: 28 · 28 · 32 · 5 · 5 · 192 = 120 422 400
 */
export function countMultiplications(inputShape: Shape, layer: { f: number; filters: number }): number {
  const [nH, nW, nC] = requireShape(inputShape);
  requireWhole('f', layer.f, 1);
  requireWhole('filters', layer.filters, 1);
  const { f, filters } = layer;
  return nH * nW * filters * (f * f * nC);
}

/**
 * What a 1×1 bottleneck saves: multiplications of an f×f convolution directly, and by way of `reduce` channels.
 *
 *     bottleneck = (1×1 to `reduce` channels) + (f×f from `reduce` channels)        saving = direct / bottleneck
 *
 * @throws {RangeError} when a size is not a whole number, 1 or more.
 * @see lesson 2.6 of the case studies: 120.4 M directly, 2.4 M + 10.0 M = 12.4 M by way of 16 channels
 */
export function compareBottleneck(
  inputShape: Shape,
  { f, filters, reduce }: { f: number; filters: number; reduce: number },
): { direct: number; bottleneck: number; saving: number } {
  const [nH, nW] = requireShape(inputShape);
  const direct = countMultiplications(inputShape, { f, filters });
  const first = countMultiplications(inputShape, { f: 1, filters: reduce });
  const second = countMultiplications([nH, nW, reduce], { f, filters });
  const bottleneck = first + second;
  return { direct, bottleneck, saving: direct / bottleneck };
}

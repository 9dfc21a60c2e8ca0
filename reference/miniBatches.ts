/** Mini-batches: cutting a training set into them, choosing their size, and what the method is then called. */
import { at, entry, type Matrix, shapeOf, type Vector } from './matrix.ts';

/** A source of uniform numbers in [0, 1). */
export type Rng = () => number;

/** The X and the Y of one mini-batch: (n_x, k) and (n_y, k). */
export type MiniBatch = [Matrix, Matrix];

/** A training set up to this size is used whole. */
const largestWholeSet = 2000;
/** Sizes of mini-batches worth trying, largest first. */
const usualSizes = [512, 256, 128, 64];

/** @throws {RangeError} when value is not a whole number from 1 up. */
export function requireCount(value: number, name: string): void {
  if (Number.isInteger(value) && value >= 1) return;
  throw new RangeError(`${name} must be a whole number from 1 up, not ${value}`);
}

/** The numbers 0 … m − 1 in random order, every order equally likely (Fisher and Yates). */
export function permutation(m: number, rng: Rng): Vector {
  const order = Array.from({ length: m }, (_, index) => index);
  for (let last = m - 1; last > 0; last--) {
    const chosen = Math.floor(rng() * (last + 1));
    const moved = at(order, last);
    order[last] = at(order, chosen);
    order[chosen] = moved;
  }
  return order;
}

/** The columns of A that `order` names, in that order: (n, m) becomes (n, order.length). */
export function pickColumns(A: Matrix, order: Vector): Matrix {
  return A.map((_, row) => order.map((column) => entry(A, row, column)));
}

/**
 * A training set shuffled and cut into mini-batches; one permutation orders the columns of both X and Y.
 *
 * Shapes: X (n_x, m), Y (n_y, m); ⌈m / miniBatchSize⌉ pairs of (n_x, k) and (n_y, k) with k = miniBatchSize,
 * except that the last pair holds what is left over.
 * @throws {RangeError} when X and Y differ in examples or miniBatchSize is not a whole number from 1 up.
 * @see lessons 2.1 and 2.2
 */
export function randomMiniBatches(X: Matrix, Y: Matrix, miniBatchSize: number, rng: Rng): MiniBatch[] {
  requireCount(miniBatchSize, 'miniBatchSize');
  const [, m] = shapeOf(X);
  const [, labels] = shapeOf(Y);
  if (m !== labels) throw new RangeError(`X has ${m} examples and Y ${labels}`);
  const order = permutation(m, rng);
  const [shuffledX, shuffledY] = [pickColumns(X, order), pickColumns(Y, order)];
  const batches: MiniBatch[] = [];
  for (let start = 0; start < m; start += miniBatchSize) {
    const end = start + miniBatchSize;
    const cut = (A: Matrix): Matrix => A.map((row) => row.slice(start, end));
    batches.push([cut(shuffledX), cut(shuffledY)]);
  }
  return batches;
}

/**
 * The mini-batch size to begin with.
 *
 *     m ≤ 2000:   m, the whole training set
 *     otherwise:  the largest of 512, 256, 128, 64 with size · exampleBytes ≤ memoryBytes
 *
 * Units: m in examples, exampleBytes and memoryBytes in bytes.
 * @throws {RangeError} when m is not a whole number from 1 up or memory holds fewer than 64 examples of a large set.
 * @see lesson 2.2
 */
export function chooseMiniBatchSize(m: number, exampleBytes: number, memoryBytes: number): number {
  requireCount(m, 'm');
  if (m <= largestWholeSet) return m;
  for (const size of usualSizes) {
    if (size * exampleBytes <= memoryBytes) return size;
  }
  throw new RangeError(`${memoryBytes} bytes do not hold 64 examples`);
}

/**
 * The name of gradient descent with this mini-batch size: all m examples at once is `batch`, one at a time is
 * `stochastic`, anything between is `mini-batch`.
 * @throws {RangeError} when a size is not a whole number from 1 up or miniBatchSize is larger than m.
 * @see lesson 2.2
 */
export function nameGradientDescent(miniBatchSize: number, m: number): 'batch' | 'stochastic' | 'mini-batch' {
  requireCount(miniBatchSize, 'miniBatchSize');
  requireCount(m, 'm');
  if (miniBatchSize > m) throw new RangeError(`a mini-batch of ${miniBatchSize} of only ${m} examples`);
  if (miniBatchSize === m) return 'batch';
  return miniBatchSize === 1 ? 'stochastic' : 'mini-batch';
}

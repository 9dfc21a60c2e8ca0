/** Cutting a data set into train, dev and test: how large, how shuffled, and k-fold cross-validation. */
import { at, type Matrix, shapeOf, type Vector } from './matrix.ts';
import { permutation, pickColumns, type Rng, requireCount } from './miniBatches.ts';

/** Something of each part: shares of the whole, or numbers of examples. */
export type Parts<T> = { readonly train: T; readonly dev: T; readonly test: T };
/** The examples of one part: X (n_x, k) and Y (n_y, k). */
export type Examples = { readonly X: Matrix; readonly Y: Matrix };
/** Numbers of examples, from 0: those trained on and those evaluated on. */
export type Fold = { readonly train: Vector; readonly dev: Vector };
/** Trains on the first X and Y; the error on the second. */
export type TrainAndEvaluate = (trainX: Matrix, trainY: Matrix, devX: Matrix, devY: Matrix) => number;

/** Up to this many examples a set is small, and up to the other large; above, very large. */
const [largestSmallSet, largestLargeSet] = [10_000, 1_000_000];

/**
 * The shares of train, dev and test that suit m examples.
 *
 *     m ≤ 10 000:      0.6, 0.2, 0.2        without dev  0.7, 0, 0.3
 *     m ≤ 1 000 000:   0.98, 0.01, 0.01     without dev  0.99, 0, 0.01
 *     above:           0.995, 0.0025, 0.0025   without dev  0.9975, 0, 0.0025
 *
 * A dev or test set need only be large enough to tell two models apart. In a large set without dev, its share goes to
 * train.
 * @throws {RangeError} when m is not a whole number from 1 up.
 * @see lesson 1.1
 */
export function chooseSplitRatios(m: number, withDev = true): Parts<number> {
  requireCount(m, 'm');
  let shares: readonly [train: number, dev: number, test: number];
  if (m <= largestSmallSet) shares = withDev ? [0.6, 0.2, 0.2] : [0.7, 0, 0.3];
  else if (m <= largestLargeSet) shares = withDev ? [0.98, 0.01, 0.01] : [0.99, 0, 0.01];
  else shares = withDev ? [0.995, 0.0025, 0.0025] : [0.9975, 0, 0.0025];
  const [train, dev, test] = shares;
  return { train, dev, test };
}

/** @throws {RangeError} when a ratio is negative or not a number, or they do not add up to 1. */
function requireRatios({ train, dev, test }: Parts<number>): void {
  const areShares = [train, dev, test].every((ratio) => ratio >= 0);
  if (areShares && Math.abs(train + dev + test - 1) <= 1e-9) return;
  throw new RangeError(`ratios must be from 0 up and add up to 1, not ${train}, ${dev}, ${test}`);
}

/** The place of the largest value; of equal ones the first. */
function largest(values: Vector): number {
  return values.indexOf(Math.max(...values));
}

/**
 * How many of m examples each part gets: whole numbers that add up to m exactly, by largest remainders.
 *
 * 1. Each part gets ⌊m · ratio⌋.
 * 2. The examples left go, one each, to the parts with the largest m · ratio − ⌊m · ratio⌋; of equal ones to the
 *    earlier in the order train, dev, test.
 * 3. In that order, a part with ratio > 0 that is still empty takes one example from the largest part (of equally large
 *    ones the earlier).
 *
 * Remainders that differ by rounding only (less than 1e-6) are equal.
 * @throws {RangeError} when ratios are negative or do not add up to 1, or m has fewer examples than parts.
 * @see lesson 1.1; the first two steps are Hamilton's method of apportionment.
 */
export function splitSizes(m: number, ratios: Parts<number>): Parts<number> {
  requireCount(m, 'm');
  requireRatios(ratios);
  const wanted = [ratios.train, ratios.dev, ratios.test];
  const wantedParts = wanted.filter((ratio) => ratio > 0).length;
  if (m < wantedParts) throw new RangeError(`${m} examples do not fill ${wantedParts} parts`);
  const sizes = wanted.map((ratio) => Math.floor(m * ratio));
  const remainders = wanted.map((ratio, part) => Math.round((m * ratio - at(sizes, part)) * 1e6));
  for (let left = m - sizes.reduce((sum, size) => sum + size, 0); left > 0; left--) {
    const part = largest(remainders);
    sizes[part] = at(sizes, part) + 1;
    remainders[part] = -1;
  }
  for (const [part, ratio] of wanted.entries()) {
    if (ratio > 0 && at(sizes, part) === 0) {
      const giver = largest(sizes);
      sizes[giver] = at(sizes, giver) - 1;
      sizes[part] = 1;
    }
  }
  return { train: at(sizes, 0), dev: at(sizes, 1), test: at(sizes, 2) };
}

/**
 * A random order of 0 … m − 1; each of the m! orders has the same chance.
 * @throws {RangeError} when m is not a whole number from 1 up.
 * @see lesson 1.1; Fisher and Yates 1938, Durstenfeld 1964.
 */
export function randomPermutation(m: number, rng: Rng): Vector {
  requireCount(m, 'm');
  return permutation(m, rng);
}

/** @throws {RangeError} when X and Y differ in examples; otherwise their number m. */
function countExamples(X: Matrix, Y: Matrix): number {
  const [, m] = shapeOf(X);
  const [, labels] = shapeOf(Y);
  if (m !== labels) throw new RangeError(`X has ${m} examples and Y ${labels}`);
  return m;
}

/**
 * A data set shuffled, then cut into contiguous parts; one permutation orders the columns of both X and Y.
 *
 * Shapes: X (n_x, m), Y (n_y, m); part p has X (n_x, m_p) and Y (n_y, m_p) with m_p by {@link splitSizes}. An empty
 * part has rows without columns.
 * @throws {RangeError} when X and Y differ in examples, and as {@link splitSizes} throws.
 * @see lesson 1.1
 */
export function splitDataset(X: Matrix, Y: Matrix, ratios: Parts<number>, rng: Rng): Parts<Examples> {
  const m = countExamples(X, Y);
  const { train, dev } = splitSizes(m, ratios);
  const order = permutation(m, rng);
  const part = (start: number, end: number): Examples => {
    const chosen = order.slice(start, end);
    return { X: pickColumns(X, chosen), Y: pickColumns(Y, chosen) };
  };
  return { train: part(0, train), dev: part(train, train + dev), test: part(train + dev, m) };
}

/**
 * The k folds of cross-validation: m shuffled examples in k contiguous groups; each is dev once, the others train.
 * The first m mod k groups hold ⌊m/k⌋ + 1 examples, the others ⌊m/k⌋.
 * @throws {RangeError} when k is not a whole number from 2 to m.
 * @see lesson 1.1
 */
export function kFoldIndices(m: number, k: number, rng: Rng): Fold[] {
  requireCount(m, 'm');
  if (!Number.isInteger(k) || k < 2 || k > m)
    throw new RangeError(`k must be a whole number from 2 to m = ${m}, not ${k}`);
  const order = permutation(m, rng);
  const folds: Fold[] = [];
  let start = 0;
  for (let fold = 0; fold < k; fold++) {
    const end = start + Math.floor(m / k) + (fold < m % k ? 1 : 0);
    folds.push({ train: [...order.slice(0, start), ...order.slice(end)], dev: order.slice(start, end) });
    start = end;
  }
  return folds;
}

/**
 * The error of k-fold cross-validation, the mean over the folds whatever their size.
 *
 *     E = (1/k) Σ_f trainAndEvaluate(train of fold f, dev of fold f)
 *
 * Shapes: X (n_x, m), Y (n_y, m); trainAndEvaluate gets the columns of each fold.
 * @throws {RangeError} when X and Y differ in examples, or k is not a whole number from 2 to m.
 * @see lesson 1.1
 */
export function crossValidationError(
  X: Matrix,
  Y: Matrix,
  k: number,
  trainAndEvaluate: TrainAndEvaluate,
  rng: Rng,
): number {
  const folds = kFoldIndices(countExamples(X, Y), k, rng);
  const errors = folds.map(({ train, dev }) =>
    trainAndEvaluate(pickColumns(X, train), pickColumns(Y, train), pickColumns(X, dev), pickColumns(Y, dev)),
  );
  return errors.reduce((sum, error) => sum + error, 0) / k;
}

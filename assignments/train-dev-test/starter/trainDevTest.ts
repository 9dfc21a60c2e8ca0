/**
 * Assignment: train, dev and test sets (lessons 1.1–1.3). Write every function; the handout has rules and examples.
 *
 * Columns are examples: X is (n_x, m), Y is (n_y, m). Examples count from 0. Do not change what you are given. `rng()`
 * gives a uniform number in [0, 1); Math.random is out. From './library/remedies.ts' you need the names of the
 * remedies; './library/network.ts' has the types and some matrix functions (transpose, for one).
 */
import type { Matrix, Vector } from './library/network.ts';

export type Rng = () => number;
/** Something of each part: shares of the whole, numbers of examples, or the examples themselves. */
export type Parts<T> = { train: T; dev: T; test: T };
export type Examples = { X: Matrix; Y: Matrix };
/** Numbers of examples. */
export type Fold = { train: Vector; dev: Vector };
/** Trains on the first X and Y; the error on the second. */
export type TrainAndEvaluate = (trainX: Matrix, trainY: Matrix, devX: Matrix, devY: Matrix) => number;
export type Diagnosis = 'high bias' | 'high variance' | 'both' | 'neither';

/**
 * m ≤ 10 000: 0.6, 0.2, 0.2; m ≤ 1 000 000: 0.98, 0.01, 0.01; above: 0.995, 0.0025, 0.0025. Without a dev set: 0.7, 0,
 * 0.3 for m ≤ 10 000, and above that the dev set's share goes to train.
 */
export function chooseSplitRatios(m: number, withDev = true): Parts<number> {
  throw new Error('not written yet: chooseSplitRatios');
}

/**
 * Whole numbers that add up to m: ⌊m · ratio⌋ each; the examples left go one each to the parts with the largest
 * remainders (of equal ones to the earlier of train, dev, test); then a part with ratio > 0 that is still empty takes
 * one from the largest part. RangeError when a ratio is negative or they do not add up to 1 (within 1e-9).
 */
export function splitSizes(m: number, ratios: Parts<number>): Parts<number> {
  throw new Error('not written yet: splitSizes');
}

/** The numbers 0 … m − 1 in random order, all m! orders equally likely. */
export function randomPermutation(m: number, rng: Rng): Vector {
  throw new Error('not written yet: randomPermutation');
}

/**
 * The columns of X and Y, shuffled by one permutation, cut into parts of the sizes of splitSizes. RangeError when X and
 * Y differ in examples.
 */
export function splitDataset(X: Matrix, Y: Matrix, ratios: Parts<number>, rng: Rng): Parts<Examples> {
  throw new Error('not written yet: splitDataset');
}

/**
 * k folds of m shuffled examples: each example in `dev` of one fold and in `train` of all others; the sizes of `dev`
 * differ by at most 1. RangeError when k is not a whole number from 2 to m.
 */
export function kFoldIndices(m: number, k: number, rng: Rng): Fold[] {
  throw new Error('not written yet: kFoldIndices');
}

/** E = (1/k) Σ_f trainAndEvaluate(train of fold f, dev of fold f): the mean over the folds, whatever their size. */
export function crossValidationError(
  X: Matrix,
  Y: Matrix,
  k: number,
  trainAndEvaluate: TrainAndEvaluate,
  rng: Rng,
): number {
  throw new Error('not written yet: crossValidationError');
}

/** The share of examples predicted wrongly, from 0 to 1; predictions and Y are (1, m), numbers of classes. */
export function errorRate(predictions: Matrix, Y: Matrix): number {
  throw new Error('not written yet: errorRate');
}

/**
 * biasGap = trainError − bayesError, varianceGap = devError − trainError; each is high when larger than the threshold.
 * All are shares: 15 % is 0.15. RangeError when one of the four is not from 0 to 1.
 */
export function diagnoseBiasVariance(
  trainError: number,
  devError: number,
  bayesError: number,
  threshold: number,
): { biasGap: number; varianceGap: number; diagnosis: Diagnosis } {
  throw new Error('not written yet: diagnoseBiasVariance');
}

/** The remedies of the basic recipe, in its order; with both bias first, and nothing twice; with neither none. */
export function chooseRemedies(diagnosis: Diagnosis): string[] {
  throw new Error('not written yet: chooseRemedies');
}

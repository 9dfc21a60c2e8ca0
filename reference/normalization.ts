/**
 * Normalizing inputs: every feature brought to mean 0 and variance 1 by the statistics of the training set (lesson 1.9).
 *
 * Shapes: X (n_x, m), one row per feature and one column per example; μ, σ and σ² n_x numbers, one per feature. Units:
 * μ and σ have those of their feature, normalized features have none. Inputs are not changed.
 */
import { at, type Matrix, mapEntries, rowSums, shapeOf, type Vector } from './matrix.ts';

/** What a training set leaves behind for all data to come: each feature's mean and standard deviation. */
export type Normalization = { mu: Vector; sigma: Vector };

/** A σ that is no larger than this share of |μ| is the rounding of a feature that never varies. */
const roundingShare = 1e-12;

/** @throws {RangeError} when X has no features or no examples, or its rows differ in length. */
export function requireExamples(X: Matrix, name = 'X'): void {
  const [features, m] = shapeOf(X);
  if (features === 0 || m === 0)
    throw new RangeError(`${name} must hold at least one feature and one example, not (${features}, ${m})`);
  for (const [feature, { length }] of X.entries()) {
    if (length !== m)
      throw new RangeError(`row ${feature} of ${name} has ${length} examples, but row 0 has ${m}`);
  }
}

/** @throws {RangeError} when a list does not have one number for each of the features. */
export function requirePerFeature(features: number, lists: Readonly<Record<string, Vector>>): void {
  for (const [name, { length }] of Object.entries(lists)) {
    if (length !== features)
      throw new RangeError(`${name} must have one number per feature: ${features}, not ${length}`);
  }
}

/**
 * The mean of every feature.
 *
 *     μ = (1/m) Σ_i x⁽ⁱ⁾
 *
 * Shapes: X (n_x, m); n_x numbers.
 * @throws {RangeError} when X is empty or ragged.
 * @see lesson 1.9
 */
export function computeMean(X: Matrix): Vector {
  requireExamples(X);
  const [, m] = shapeOf(X);
  return rowSums(X).map((sum) => sum / m);
}

/**
 * The variance of every feature around the given means.
 *
 *     σ² = (1/m) Σ_i (x⁽ⁱ⁾ − μ)²
 *
 * Shapes: X (n_x, m), mu (n_x); n_x numbers, in squared units of the feature.
 * @throws {RangeError} when X is empty or ragged, or mu does not have one number per feature.
 * @see lesson 1.9
 */
export function computeVariance(X: Matrix, mu: Vector): Vector {
  requireExamples(X);
  requirePerFeature(X.length, { mu });
  const [, m] = shapeOf(X);
  const squares = mapEntries(X, (x, feature) => (x - at(mu, feature)) ** 2);
  return rowSums(squares).map((sum) => sum / m);
}

/**
 * Mean and standard deviation of every feature of a training set.
 *
 *     μ = (1/m) Σ_i x⁽ⁱ⁾        σ = √((1/m) Σ_i (x⁽ⁱ⁾ − μ)²)
 *
 * A feature that never varies has σ = 0 exactly, also where rounding makes its μ miss its value by a hair (three times
 * 0.1 has the mean 0.10000000000000002).
 * Shapes: X (n_x, m); mu and sigma (n_x).
 * @throws {RangeError} when X is empty or ragged.
 * @see lesson 1.9
 */
export function fitNormalization(X: Matrix): Normalization {
  const mu = computeMean(X);
  const deviations = computeVariance(X, mu).map(Math.sqrt);
  const sigma = deviations.map((s, feature) => (s <= roundingShare * Math.abs(at(mu, feature)) ? 0 : s));
  return { mu, sigma };
}

/**
 * Examples, of any set, normalized by the statistics of the training set.
 *
 *     X_norm = (X − μ)/σ        and 0 in a feature with σ = 0, whatever x is
 *
 * Shapes: X (n_x, m), m may be 1; mu and sigma (n_x); (n_x, m).
 * @throws {RangeError} when X is empty or ragged, mu or sigma has another number of features, or a σ is not ≥ 0.
 * @see lesson 1.9
 */
export function applyNormalization(X: Matrix, { mu, sigma }: Normalization): Matrix {
  requireStatistics(X, { mu, sigma });
  return mapEntries(X, (x, feature) => {
    const deviation = at(sigma, feature);
    return deviation === 0 ? 0 : (x - at(mu, feature)) / deviation;
  });
}

/**
 * A training, a dev and a test set, all three normalized by μ and σ of the training set.
 *
 * Shapes: XTrain (n_x, m), XDev (n_x, m_dev), XTest (n_x, m_test), and the same of the answer.
 * @throws {RangeError} when a set is empty or ragged, or has another number of features than the training set.
 * @see lesson 1.9
 */
export function normalizeTrainDevTest(
  XTrain: Matrix,
  XDev: Matrix,
  XTest: Matrix,
): { XTrain: Matrix; XDev: Matrix; XTest: Matrix } {
  const statistics = fitNormalization(XTrain);
  const normalized = (X: Matrix) => applyNormalization(X, statistics);
  return { XTrain: normalized(XTrain), XDev: normalized(XDev), XTest: normalized(XTest) };
}

/**
 * The way back: features in their own units again.
 *
 *     X = σ X_norm + μ
 *
 * It undoes {@link applyNormalization}; a feature with σ = 0 comes back as μ.
 * Shapes: XNorm (n_x, m), mu and sigma (n_x); (n_x, m).
 * @throws {RangeError} as {@link applyNormalization}.
 * @see lesson 1.9
 */
export function denormalize(XNorm: Matrix, { mu, sigma }: Normalization): Matrix {
  requireStatistics(XNorm, { mu, sigma });
  return mapEntries(XNorm, (x, feature) => at(sigma, feature) * x + at(mu, feature));
}

function requireStatistics(X: Matrix, { mu, sigma }: Normalization): void {
  requireExamples(X);
  requirePerFeature(X.length, { mu, sigma });
  const bad = sigma.find((deviation) => !(deviation >= 0));
  if (bad !== undefined) throw new RangeError(`sigma must not be negative or NaN, but holds ${bad}`);
}

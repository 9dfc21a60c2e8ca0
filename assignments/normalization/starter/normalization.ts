/**
 * Assignment: normalizing inputs (lesson 1.9). Write the body of each function; the handout has formulas and examples.
 *
 * Matrices are lists of rows: X is (n_x, m), one row per feature and one column per example. μ and σ are lists of n_x
 * numbers, one per feature. No function changes what it is given. Given code that you may import:
 * `dot` and `transpose` from './library/matrix.ts', `symmetricEigen` from './library/symmetricEigen.ts'.
 */
import type { Matrix, Vector } from './library/matrix.ts';

/** Mean and standard deviation (not the variance) of every feature of the training set. */
export type Normalization = { mu: Vector; sigma: Vector };

/** Means and principal axes: column k of `eigenvectors` is an axis, along which the variance is `eigenvalues[k]`. */
export type PrincipalAxes = { mu: Vector; eigenvectors: Matrix; eigenvalues: Vector };

/** μ = (1/m) Σ_i x⁽ⁱ⁾ of every feature: X (n_x, m) gives n_x numbers. */
export function computeMean(X: Matrix): Vector {
  throw new Error('not written yet: computeMean');
}

/** σ² = (1/m) Σ_i (x⁽ⁱ⁾ − μ)² of every feature: X (n_x, m), mu (n_x); n_x numbers. */
export function computeVariance(X: Matrix, mu: Vector): Vector {
  throw new Error('not written yet: computeVariance');
}

/**
 * μ and σ = √σ² of every feature of X (n_x, m). A feature that never varies gets σ = 0, even where rounding makes its μ
 * miss its value by a hair.
 */
export function fitNormalization(X: Matrix): Normalization {
  throw new Error('not written yet: fitNormalization');
}

/** (X − μ)/σ with the statistics that are given, and 0 in a feature with σ = 0. X (n_x, m) of any set. */
export function applyNormalization(X: Matrix, { mu, sigma }: Normalization): Matrix {
  throw new Error('not written yet: applyNormalization');
}

/** The three sets, all normalized by the statistics of XTrain. */
export function normalizeTrainDevTest(
  XTrain: Matrix,
  XDev: Matrix,
  XTest: Matrix,
): { XTrain: Matrix; XDev: Matrix; XTest: Matrix } {
  throw new Error('not written yet: normalizeTrainDevTest');
}

/** The way back, X = σ X_norm + μ. XNorm (n_x, m). */
export function denormalize(XNorm: Matrix, { mu, sigma }: Normalization): Matrix {
  throw new Error('not written yet: denormalize');
}

/**
 * κ = λ_max(H)/λ_min(H) of H = (1/m) X̃ X̃ᵀ, where X̃ (n_x + 1, m) is X with a row of ones below: how elongated the cost
 * of linear regression is.
 */
export function conditionNumber(X: Matrix): number {
  throw new Error('not written yet: conditionNumber');
}

/**
 * Gradient descent from w = 0, b = 0 on J = 1/(2m) Σ (wᵀx + b − y)². X (n_x, m), Y (1, m); w is a list of n_x numbers,
 * b a number, costs has numIterations + 1 values of J: before the first update and after each.
 */
export function trainLinearRegression(
  X: Matrix,
  Y: Matrix,
  learningRate: number,
  numIterations: number,
): { w: Vector; b: number; costs: Vector } {
  throw new Error('not written yet: trainLinearRegression');
}

/** The smallest t with costs[t] ≤ targetCost; Infinity when there is none. */
export function stepsToConverge(costs: Vector, targetCost: number): number {
  throw new Error('not written yet: stepsToConverge');
}

/** C = (1/m) (X − μ)(X − μ)ᵀ: X (n_x, m) gives (n_x, n_x). */
export function covarianceMatrix(X: Matrix): Matrix {
  throw new Error('not written yet: covarianceMatrix');
}

/** μ and the eigenvectors (as columns) and eigenvalues of the covariance matrix of X (n_x, m). */
export function fitWhitening(X: Matrix): PrincipalAxes {
  throw new Error('not written yet: fitWhitening');
}

/** PCA whitening with the axes that are given: Uᵀ (X − μ), and then row k divided by √(λ_k + ε). X (n_x, m) of any set. */
export function whiten(X: Matrix, { mu, eigenvectors, eigenvalues }: PrincipalAxes, epsilon: number): Matrix {
  throw new Error('not written yet: whiten');
}

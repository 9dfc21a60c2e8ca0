/**
 * PCA whitening: features turned onto the principal axes of the training set, where they are uncorrelated, and scaled to
 * variance 1 there (lesson 3.4 names it as what batch normalization is a cheap form of).
 *
 * Shapes: X (n_x, m), one row per feature and one column per example. Inputs are not changed.
 */
import { at, dot, type Matrix, mapEntries, shapeOf, transpose, type Vector } from './matrix.ts';
import { computeMean, requireExamples, requirePerFeature } from './normalization.ts';
import { symmetricEigen } from './symmetricEigen.ts';

/** The principal axes of a training set: column k of `eigenvectors` is an axis, along which the variance is λ_k. */
export type PrincipalAxes = { mu: Vector; eigenvectors: Matrix; eigenvalues: Vector };

function centred(X: Matrix, mu: Vector): Matrix {
  return mapEntries(X, (x, feature) => x - at(mu, feature));
}

/**
 * The covariance of every pair of features; the variances stand on the diagonal.
 *
 *     C = (1/m) (X − μ)(X − μ)ᵀ
 *
 * Shapes: X (n_x, m); C (n_x, n_x), symmetric.
 * @throws {RangeError} when X is empty or ragged.
 * @see lessons 1.9 and 3.4
 */
export function covarianceMatrix(X: Matrix): Matrix {
  const deviations = centred(X, computeMean(X));
  const [, m] = shapeOf(X);
  const C = mapEntries(dot(deviations, transpose(deviations)), (sum) => sum / m);
  return C;
}

/**
 * Mean and principal axes of a training set: the eigenvectors of its covariance matrix.
 *
 *     C = U Λ Uᵀ        λ_k ≥ 0
 *
 * Shapes: X (n_x, m); mu (n_x), eigenvectors U (n_x, n_x) by columns, eigenvalues (n_x) in the same order. Order and
 * signs are free; here the largest eigenvalue comes first.
 * @throws {RangeError} when X is empty or ragged.
 * @see lesson 3.4
 */
export function fitWhitening(X: Matrix): PrincipalAxes {
  const { eigenvalues, eigenvectors } = symmetricEigen(covarianceMatrix(X));
  // An axis without variance may come out a rounding below 0, which has no root.
  return { mu: computeMean(X), eigenvectors, eigenvalues: eigenvalues.map((lambda) => Math.max(lambda, 0)) };
}

/**
 * Examples, of any set, whitened by the principal axes of the training set: centre, rotate, scale.
 *
 *     X_white = Λ_ε^{−1/2} Uᵀ (X − μ)        Λ_ε^{−1/2} = diag(1/√(λ_k + ε))
 *
 * On the training set with ε = 0 the covariance of X_white is I. ε keeps an axis with hardly any variance, which is
 * mostly noise, from being blown up. Row k of the answer is the axis of column k of U.
 * Shapes: X (n_x, m), mu (n_x), eigenvectors (n_x, n_x), eigenvalues (n_x); (n_x, m).
 * @throws {RangeError} when X is empty or ragged, numbers of features differ, or a λ + ε is not positive.
 * @see lesson 3.4; Kessy, Lewin and Strimmer 2018, section 2
 */
export function whiten(X: Matrix, { mu, eigenvectors, eigenvalues }: PrincipalAxes, epsilon: number): Matrix {
  requireExamples(X);
  requirePerFeature(X.length, { mu, eigenvalues });
  for (const row of eigenvectors) requirePerFeature(X.length, { 'a row of eigenvectors': row });
  requireWidth(eigenvalues, epsilon);
  const rotated = dot(transpose(eigenvectors), centred(X, mu));
  return mapEntries(rotated, (x, axis) => x / Math.sqrt(at(eigenvalues, axis) + epsilon));
}

function requireWidth(eigenvalues: Vector, epsilon: number): void {
  if (!(epsilon >= 0)) throw new RangeError(`epsilon must not be negative: ${epsilon}`);
  const flat = eigenvalues.findIndex((lambda) => !(lambda + epsilon > 0));
  if (flat < 0) return;
  const what = `axis ${flat} has ${at(eigenvalues, flat)}, and epsilon is ${epsilon}`;
  throw new RangeError(`every eigenvalue plus epsilon must be positive: ${what}`);
}

import { dot, type Matrix, transpose, type Vector } from './library/matrix';
import { symmetricEigen } from './library/symmetricEigen';
import { inner, mean, variance } from './statistics';

type Normalization = { mu: Vector; sigma: Vector };
type Axes = { mu: Vector; eigenvectors: Matrix; eigenvalues: Vector };

export const computeMean = (X: Matrix) => X.map(mean);
export const computeVariance = (X: Matrix, mu = computeMean(X)) => X.map((row, j) => variance(row, mu[j]));

// a deviation far below the mean's own digits is rounding
const isConstant = (row: Vector) => Math.max(...row) - Math.min(...row) <= 1e-13 * Math.abs(row[0]);

export const fitNormalization = (X: Matrix): Normalization => ({
  mu: computeMean(X),
  sigma: X.map((row) => (isConstant(row) ? 0 : Math.sqrt(mean(row.map((x) => (x - mean(row)) ** 2))))),
});

export const applyNormalization = (X: Matrix, { mu, sigma }: Normalization) =>
  X.map((row, j) => row.map((x) => (sigma[j] > 0 ? (x - mu[j]) / sigma[j] : 0)));

export function normalizeTrainDevTest(XTrain: Matrix, XDev: Matrix, XTest: Matrix) {
  const byTraining = (X: Matrix) => applyNormalization(X, fitNormalization(XTrain));
  return { XTrain: byTraining(XTrain), XDev: byTraining(XDev), XTest: byTraining(XTest) };
}

export const denormalize = (XNorm: Matrix, { mu, sigma }: Normalization) =>
  XNorm.map((row, j) => row.map((z) => mu[j] + sigma[j] * z));

/** (1/m) A Aᵀ */
const moments = (A: Matrix) => A.map((p) => A.map((q) => inner(p, q) / p.length));
const withOnes = (X: Matrix) => [X[0].map(() => 1), ...X];

export function conditionNumber(X: Matrix) {
  const { eigenvalues } = symmetricEigen(moments(withOnes(X)));
  return Math.max(...eigenvalues) / Math.min(...eigenvalues);
}

export function trainLinearRegression(X: Matrix, Y: Matrix, learningRate = 0.1, numIterations = 100) {
  // theta = (b, w1, w2, …) over features (1, x1, x2, …)
  const features = withOnes(X);
  const errors = (theta: Vector) => transpose(features).map((x, i) => inner(theta, x) - Y[0][i]);
  const step = (theta: Vector) =>
    theta.map((value, j) => value - learningRate * mean(features[j].map((x, i) => x * errors(theta)[i])));
  const path = [...Array(numIterations)].reduce(
    (thetas: Matrix) => [...thetas, step(thetas[thetas.length - 1])],
    [features.map(() => 0)],
  );
  const [b, ...w] = path[path.length - 1];
  return { w, b, costs: path.map((theta: Vector) => mean(errors(theta).map((e) => e * e)) / 2) };
}

export const stepsToConverge = (costs: Vector, targetCost: number) =>
  Math.min(...costs.flatMap((cost, t) => (cost <= targetCost ? [t] : [])));

export const covarianceMatrix = (X: Matrix) => moments(X.map((row) => row.map((x) => x - mean(row))));

/** axes from the smallest variance to the largest, each turned so that its first entry is not negative */
export function fitWhitening(X: Matrix): Axes {
  const { eigenvalues, eigenvectors } = symmetricEigen(covarianceMatrix(X));
  const axes = transpose(eigenvectors).map((u) => (u[0] < 0 ? u.map((value) => -value) : u));
  return { mu: computeMean(X), eigenvectors: transpose(axes.reverse()), eigenvalues: [...eigenvalues].reverse() };
}

export function whiten(X: Matrix, { mu, eigenvectors, eigenvalues }: Axes, epsilon = 0) {
  const rotated = dot(
    transpose(eigenvectors),
    X.map((row, j) => row.map((x) => x - mu[j])),
  );
  return rotated.map((row, k) => row.map((x) => x / (eigenvalues[k] + epsilon) ** 0.5));
}

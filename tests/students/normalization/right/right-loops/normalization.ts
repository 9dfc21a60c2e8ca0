import type { Matrix, Vector } from './library/matrix.ts';
import { symmetricEigen } from './library/symmetricEigen.ts';

export function computeMean(X: Matrix): Vector {
  const mu: Vector = [];
  for (let j = 0; j < X.length; j++) {
    let sum = 0;
    for (let i = 0; i < X[j].length; i++) sum += X[j][i];
    mu.push(sum / X[j].length);
  }
  return mu;
}

export function computeVariance(X: Matrix, mu: Vector): Vector {
  const s2: Vector = [];
  for (let j = 0; j < X.length; j++) {
    let sum = 0;
    for (let i = 0; i < X[j].length; i++) {
      const d = X[j][i] - mu[j];
      sum += d * d;
    }
    s2.push(sum / X[j].length);
  }
  return s2;
}

export function fitNormalization(X: Matrix) {
  const mu = computeMean(X);
  const sigma = computeVariance(X, mu);
  for (let j = 0; j < X.length; j++) {
    sigma[j] = Math.sqrt(sigma[j]);
    // constant feature
    let same = true;
    for (let i = 1; i < X[j].length; i++) if (X[j][i] !== X[j][0]) same = false;
    if (same) sigma[j] = 0;
  }
  return { mu: mu, sigma: sigma };
}

export function applyNormalization(X: Matrix, stats: { mu: Vector; sigma: Vector }): Matrix {
  const out: Matrix = [];
  for (let j = 0; j < X.length; j++) {
    out[j] = [];
    for (let i = 0; i < X[j].length; i++) {
      if (stats.sigma[j] === 0) out[j][i] = 0;
      else out[j][i] = (X[j][i] - stats.mu[j]) / stats.sigma[j];
    }
  }
  return out;
}

export function normalizeTrainDevTest(XTrain: Matrix, XDev: Matrix, XTest: Matrix) {
  const stats = fitNormalization(XTrain);
  return {
    XTrain: applyNormalization(XTrain, stats),
    XDev: applyNormalization(XDev, stats),
    XTest: applyNormalization(XTest, stats),
  };
}

export function denormalize(XNorm: Matrix, { mu, sigma }: { mu: Vector; sigma: Vector }): Matrix {
  const X: Matrix = [];
  for (let j = 0; j < XNorm.length; j++) {
    const row: number[] = [];
    for (const v of XNorm[j]) row.push(v * sigma[j] + mu[j]);
    X.push(row);
  }
  return X;
}

export function conditionNumber(X: Matrix): number {
  const n = X.length;
  const m = X[0].length;
  const rows: Matrix = X.slice();
  rows.push([]);
  for (let i = 0; i < m; i++) rows[n].push(1);
  const H: Matrix = [];
  for (let p = 0; p <= n; p++) {
    H.push([]);
    for (let q = 0; q <= n; q++) {
      let sum = 0;
      for (let i = 0; i < m; i++) sum += rows[p][i] * rows[q][i];
      H[p].push(sum / m);
    }
  }
  const values = symmetricEigen(H).eigenvalues;
  return values[0] / values[n];
}

export function trainLinearRegression(X: Matrix, Y: Matrix, learningRate: number, numIterations: number) {
  const n = X.length;
  const m = X[0].length;
  const w: number[] = [];
  for (let j = 0; j < n; j++) w.push(0);
  let b = 0;
  const costs: number[] = [];
  for (let t = 0; t <= numIterations; t++) {
    let J = 0;
    const dw: number[] = w.map(() => 0);
    let db = 0;
    for (let i = 0; i < m; i++) {
      let yHat = b;
      for (let j = 0; j < n; j++) yHat += w[j] * X[j][i];
      const error = yHat - Y[0][i];
      J += (error * error) / (2 * m);
      for (let j = 0; j < n; j++) dw[j] += (error * X[j][i]) / m;
      db += error / m;
    }
    costs.push(J);
    if (t === numIterations) break;
    for (let j = 0; j < n; j++) w[j] -= learningRate * dw[j];
    b -= learningRate * db;
  }
  return { w, b, costs };
}

export function stepsToConverge(costs: Vector, targetCost: number): number {
  for (let t = 0; t < costs.length; t++) {
    if (costs[t] <= targetCost) return t;
  }
  return Infinity;
}

export function covarianceMatrix(X: Matrix): Matrix {
  const mu = computeMean(X);
  const m = X[0].length;
  const C: Matrix = [];
  for (let p = 0; p < X.length; p++) {
    C[p] = [];
    for (let q = 0; q < X.length; q++) {
      C[p][q] = 0;
      for (let i = 0; i < m; i++) C[p][q] += ((X[p][i] - mu[p]) * (X[q][i] - mu[q])) / m;
    }
  }
  return C;
}

export function fitWhitening(X: Matrix) {
  const eigen = symmetricEigen(covarianceMatrix(X));
  return { mu: computeMean(X), eigenvectors: eigen.eigenvectors, eigenvalues: eigen.eigenvalues };
}

export function whiten(
  X: Matrix,
  axes: { mu: Vector; eigenvectors: Matrix; eigenvalues: Vector },
  epsilon: number,
): Matrix {
  const n = X.length;
  const out: Matrix = [];
  for (let k = 0; k < n; k++) {
    const scale = Math.sqrt(axes.eigenvalues[k] + epsilon);
    out[k] = [];
    for (let i = 0; i < X[0].length; i++) {
      let projection = 0;
      for (let j = 0; j < n; j++) projection += axes.eigenvectors[j][k] * (X[j][i] - axes.mu[j]);
      out[k][i] = projection / scale;
    }
  }
  return out;
}

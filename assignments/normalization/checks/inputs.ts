/** Inputs for the checks: features whose means, spreads and units differ, so that no statistic passes for another. */
import type { Draw } from '../../../grader/plan/draw.ts';
import {
  conditionNumber,
  stepsToConverge,
  trainLinearRegression,
} from '../../../reference/linearRegression.ts';
import { at, dot, entry, type Matrix, mapEntries, rowSums, type Vector } from '../../../reference/matrix.ts';
import {
  applyNormalization,
  computeMean,
  computeVariance,
  fitNormalization,
  type Normalization,
} from '../../../reference/normalization.ts';
import { covarianceMatrix, fitWhitening } from '../../../reference/whitening.ts';

/** A few decimals are enough of an input, and keep a fixture short. */
export function rounded(value: number, decimals = 3): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}

/**
 * One feature with a mean and a spread of its own; its σ is far enough from 1 to tell σ, σ² and √σ apart. With `zeros`,
 * so many of its values, from the second on, are exactly 0; all others differ.
 */
export function drawFeature(draw: Draw, m: number, zeros = 0): Vector {
  const isTelling = (row: Vector) => {
    const deviation = Math.sqrt(at(computeVariance([row], computeMean([row])), 0));
    const size = Math.abs(at(computeMean([row]), 0));
    const isClear = size > 0.5 && size > 0.3 * deviation && (deviation < 0.7 || deviation > 1.5);
    return isClear && deviation > 0.15 && new Set(row).size === m - Math.max(0, zeros - 1);
  };
  return draw.until(isTelling, () => {
    const mean = draw.pick([-1, 1]) * draw.uniform(2, 9);
    const deviation = draw.pick([draw.uniform(0.25, 0.55), draw.uniform(2, 6)]);
    const row = Array.from({ length: m }, () => rounded(draw.normal(mean, deviation)));
    return row.map((x, i) => (i >= 1 && i <= zeros ? 0 : x));
  });
}

/** X (features, m); where there are examples enough to vary beside it, one value of the last feature is exactly 0. */
export function drawFeatures(draw: Draw, features: number, m: number): Matrix {
  return Array.from({ length: features }, (_, feature) =>
    drawFeature(draw, m, feature === features - 1 && m > 2 ? 1 : 0),
  );
}

/** X (features, m) of few examples, whose features may do without any spread. */
export function drawFew(draw: Draw, features: number, m: number): Matrix {
  return draw.matrix(features, m, 3).map((row) => row.map((x) => rounded(x)));
}

/** μ and σ of some training set, of which the examples at hand are no part. */
export function drawStatistics(draw: Draw, features: number): Normalization {
  return {
    mu: Array.from({ length: features }, () => rounded(draw.pick([-1, 1]) * draw.uniform(1, 6))),
    sigma: Array.from({ length: features }, () =>
      rounded(draw.pick([draw.uniform(0.2, 0.6), draw.uniform(1.7, 5)])),
    ),
  };
}

/** A feature that is the same for all m examples, and whose mean is not quite that number, wherever it divides by m. */
export function drawRoundingConstant(draw: Draw, m: number): Vector {
  const sumOf = (row: Vector) => at(rowSums([row]), 0);
  const isMissed = (row: Vector) =>
    [sumOf(row) / m, sumOf(row.map((x) => x / m))].every((mean) => mean !== at(row, 0));
  return draw.until(isMissed, () => {
    const level = draw.integer(1, 99) / 10;
    return Array.from({ length: m }, () => level);
  });
}

/** A feature that hardly varies: by some ten-thousandths around a small mean. */
export function drawAlmostConstant(draw: Draw, m: number): Vector {
  const varies = (row: Vector) => at(computeVariance([row], computeMean([row])), 0) > 1e-8;
  return draw.until(varies, () => Array.from({ length: m }, () => rounded(draw.normal(0.02, 0.0003), 5)));
}

/** X (3, m) whose features are correlated, with principal axes that differ in variance and are not X's own. */
export function drawCorrelated(draw: Draw, m: number): Matrix {
  return draw.until(isTilted, () => {
    const [mixing, sources] = [draw.matrix(3, 3), draw.matrix(3, m, 2)];
    const means = Array.from({ length: 3 }, () => draw.pick([-1, 1]) * draw.uniform(1, 5));
    return mapEntries(dot(mixing, sources), (x, feature) => rounded(x + at(means, feature)));
  });
}

function isTilted(X: Matrix): boolean {
  const { eigenvalues, eigenvectors } = fitWhitening(X);
  const apart = eigenvalues.every((lambda, k) => k === 0 || at(eigenvalues, k - 1) > 1.5 * lambda);
  const inRange = at(eigenvalues, 2) > 0.2 && at(eigenvalues, 0) < 60;
  const C = covarianceMatrix(X);
  const correlation = entry(C, 0, 1) / Math.sqrt(entry(C, 0, 0) * entry(C, 1, 1));
  const isTurned = mapEntries(eigenvectors, (u, i, j) => Math.abs(u - entry(eigenvectors, j, i)))
    .flat()
    .some((difference) => difference > 0.2);
  return apart && inRange && isTurned && Math.abs(correlation) > 0.3;
}

export type Task = { readonly X: Matrix; readonly Y: Matrix };

/** Two features of different scales and a target that depends on both; m examples. */
function drawTask(draw: Draw, m: number): Task {
  const [large, small] = [draw.uniform(2, 4), draw.uniform(0.5, 0.9)];
  const feature = (mean: number, deviation: number) =>
    draw.until(
      (row) => new Set(row).size === m,
      () => Array.from({ length: m }, () => rounded(draw.normal(mean, deviation))),
    );
  const X = [feature(draw.uniform(1, 3), large), feature(draw.uniform(0.5, 1), small)];
  const [w1, w2] = [draw.uniform(0.3, 0.6), draw.pick([-1, 1]) * draw.uniform(1, 2)];
  const target = (i: number) => w1 * entry(X, 0, i) + w2 * entry(X, 1, i) + draw.normal(0.5, 0.2);
  return { X, Y: [Array.from({ length: m }, (_, i) => rounded(target(i)))] };
}

/** A task whose bowl is elongated while features are raw, and nearly round when they are normalized. */
export function drawElongatedTask(draw: Draw, m: number): Task {
  const isElongated = ({ X }: Task) => {
    const [raw, normalized] = [X, normalizedFeatures(X)].map(conditionNumber);
    return raw !== undefined && raw > 60 && raw < 160 && normalized !== undefined && normalized < 5;
  };
  return draw.until(isElongated, () => drawTask(draw, m));
}

export function normalizedFeatures(X: Matrix): Matrix {
  return applyNormalization(X, fitNormalization(X));
}

/** A learning rate that steps about as far as the bowl of these features allows: 1 over the mean square of x and 1. */
export function fastRate(X: Matrix): number {
  const meanSquare = X.flat().reduce((sum, x) => sum + x * x, 0) / at([X[0]?.length ?? 1], 0);
  return rounded(1 / (1 + meanSquare), 4);
}

/** The training curves with raw and with normalized features, each at the learning rate that they allow. */
function curvesOf({ X, Y }: Task, numIterations: number): readonly [raw: Vector, normalized: Vector] {
  const curve = (features: Matrix) =>
    trainLinearRegression(features, Y, fastRate(features), numIterations).costs;
  return [curve(X), curve(normalizedFeatures(X))];
}

/**
 * A cost that raw features reach after most of the iterations and normalized ones in an eighth of that time, and that
 * neither curve meets exactly; none when the task has no such cost.
 */
export function targetFor(task: Task, numIterations: number): number | undefined {
  const [raw, normalized] = curvesOf(task, numIterations);
  const steps = Math.floor(numIterations * 0.8);
  const target = rounded((at(raw, steps) + at(raw, steps - 1)) / 2, 6);
  const isClear = [...raw, ...normalized].every((cost) => Math.abs(cost - target) > 1e-6);
  const soon = stepsToConverge(normalized, target) * 8;
  return isClear && soon <= steps ? target : undefined;
}

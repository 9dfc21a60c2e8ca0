/** Inputs for the checks: mini-batches whose units differ and vary, and networks that are neither dead nor saturated. */
import type { Component } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { type BatchNormCache, batchNormForward, type Statistics } from '../../../reference/batchNorm.ts';
import {
  forwardPropagationWithBatchNorm,
  type NetworkCache,
  type RunningAverages,
} from '../../../reference/batchNormNetwork.ts';
import { at, entry, type Matrix, mapEntries, type Vector } from '../../../reference/matrix.ts';
import { depthOf, matrixOf, type Parameters } from '../../../reference/propagation.ts';

/** Three decimals are enough of an input, and keep a fixture short. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Z (units, m): every unit with a mean and a spread of its own, and a standard deviation of at least 0.5. */
export function drawZ(draw: Draw, units: number, m: number): Matrix {
  const row = () => {
    const [mean, deviation] = [draw.uniform(-3, 3), draw.uniform(1, 2.5)];
    return Array.from({ length: m }, () => rounded(draw.normal(mean, deviation)));
  };
  const varies = (candidate: Vector) => spreadOf(candidate) > 0.25 && Math.abs(meanOf(candidate)) > 0.2;
  return Array.from({ length: units }, () => draw.until(varies, row));
}

const meanOf = (values: Vector) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The variance of some numbers. */
export function spreadOf(values: Vector): number {
  const mean = meanOf(values);
  return meanOf(values.map((value) => (value - mean) ** 2));
}

/** γ between 0.5 and 2, never near 1. */
export function drawGamma(draw: Draw, units: number): Vector {
  return Array.from({ length: units }, () =>
    rounded(draw.pick([draw.uniform(0.5, 0.8), draw.uniform(1.3, 2)])),
  );
}

/** β between 0.3 and 1 in size, of either sign. */
export function drawBeta(draw: Draw, units: number): Vector {
  return Array.from({ length: units }, () => rounded(draw.pick([-1, 1]) * draw.uniform(0.3, 1)));
}

/**
 * γ and β of units of which the second has γ = 0, the third a γ below 0 and β = 0, and the fourth the same as the first.
 */
export function sparseScales(draw: Draw, units: number): { gamma: Vector; beta: Vector } {
  const [gamma, beta] = [drawGamma(draw, units), drawBeta(draw, units)];
  return {
    gamma: [
      at(gamma, 0),
      0,
      ...gamma.slice(2, 3).map((value) => -value),
      ...gamma.slice(3).fill(at(gamma, 0)),
    ],
    beta: [...beta.slice(0, 2), 0, ...beta.slice(3).fill(at(beta, 0))],
  };
}

/** Z of four units: the third is 0 for all examples, so that μ and σ² are, too; the fourth is the first again. */
export function sparseZ(draw: Draw, m: number): Matrix {
  const [first = [], second = []] = drawZ(draw, 2, m);
  return [first, second, first.map(() => 0), [...first]];
}

/** A matrix of three-decimal normal numbers. */
export function drawMatrix(draw: Draw, rows: number, columns: number): Matrix {
  return mapEntries(draw.matrix(rows, columns), rounded);
}

/** The cache of a forward pass over a drawn mini-batch. */
export function drawCache(
  draw: Draw,
  [units, m]: readonly [number, number],
  epsilon: number,
): BatchNormCache {
  const Z = drawZ(draw, units, m);
  return batchNormForward(Z, drawGamma(draw, units), drawBeta(draw, units), epsilon).cache;
}

/** The cache of {@link sparseZ} with {@link sparseScales}. */
export function sparseCache(draw: Draw, m: number, epsilon: number): BatchNormCache {
  const { gamma, beta } = sparseScales(draw, 4);
  return batchNormForward(sparseZ(draw, m), gamma, beta, epsilon).cache;
}

/** The cache of a mini-batch of one example: Z_norm and σ² are 0. */
export function singleCache(draw: Draw, units: number, epsilon: number): BatchNormCache {
  const Z = drawMatrix(draw, units, 1);
  return batchNormForward(Z, drawGamma(draw, units), drawBeta(draw, units), epsilon).cache;
}

/** μ and σ² of which the first are 0, as averages begin, and the last two alike. */
export function sparseStatistics(draw: Draw, units: number): Statistics {
  const spare = (values: Vector) => [0, ...values.slice(1, -1), at(values, units - 2)];
  const { mu, sigmaSquared } = drawStatistics(draw, units);
  return { mu: spare(mu), sigmaSquared: spare(sigmaSquared) };
}

/** μ and σ² of n units as running averages might be: σ² between 0.2 and 0.7 or between 1.5 and 4. */
export function drawStatistics(draw: Draw, units: number): Statistics {
  const variance = () => rounded(draw.pick([draw.uniform(0.2, 0.7), draw.uniform(1.5, 4)]));
  return {
    mu: Array.from({ length: units }, () => rounded(draw.uniform(-2, 2))),
    sigmaSquared: Array.from({ length: units }, variance),
  };
}

/** A mini-batch, its labels, and a network with batch normalization; `cache` is of its forward pass. */
export type Network = {
  readonly X: Matrix;
  readonly Y: Matrix;
  readonly parameters: Parameters;
  readonly cache: NetworkCache;
};

export type NetworkSize = {
  readonly layerSizes: readonly number[];
  readonly m: number;
  readonly epsilon: number;
};

/** W of normal numbers, γ and β of hidden layers, and the output's b. */
export function drawParameters(draw: Draw, layerSizes: readonly number[]): Parameters {
  const depth = layerSizes.length - 1;
  const parameters: Parameters = {};
  for (let layer = 1; layer <= depth; layer++) {
    const [inputs, units] = [at([...layerSizes], layer - 1), at([...layerSizes], layer)];
    parameters[`W${layer}`] = drawMatrix(draw, units, inputs);
    if (layer === depth) parameters[`b${layer}`] = drawBeta(draw, units);
    else {
      parameters[`gamma${layer}`] = drawGamma(draw, units);
      parameters[`beta${layer}`] = drawBeta(draw, units);
    }
  }
  return parameters;
}

/**
 * A network in which every hidden unit is open for some examples and shut for others, relu's marks at Z and at Z̃
 * differ, every Z varies over the mini-batch, and ŷ stays within [0.05, 0.95].
 */
export function drawNetwork(draw: Draw, { layerSizes, m, epsilon }: NetworkSize): Network {
  return draw.until(isLively, () => {
    const X = drawMatrix(draw, at([...layerSizes], 0), m);
    const parameters = drawParameters(draw, layerSizes);
    const { cache } = forwardPropagationWithBatchNorm(X, parameters, epsilon);
    return { X, Y: draw.labels(m), parameters, cache };
  });
}

/** Whether a network is as {@link drawNetwork} has it. */
export function isLively({ parameters, cache }: Network): boolean {
  const depth = depthOf(parameters);
  const tensors = cache as Parameters;
  const layers = Array.from({ length: depth - 1 }, (_, index) => index + 1);
  const isMixed = (row: Vector) => row.some((z) => z > 0) && row.some((z) => z < 0);
  const hidden = layers.every((layer) => {
    const [Z, ZTilde] = [matrixOf(tensors, `Z${layer}`), matrixOf(tensors, `ZTilde${layer}`)];
    const gatesDiffer = Z.some((row, i) => row.some((z, j) => z > 0 !== entry(ZTilde, i, j) > 0));
    return gatesDiffer && ZTilde.every(isMixed) && Z.every((row) => spreadOf(row) > 0.1);
  });
  const yHat = matrixOf(tensors, `A${depth}`).flat();
  return hidden && yHat.every((probability) => probability > 0.05 && probability < 0.95);
}

/** A lively network with every Z̃ at least 0.02 from relu's kink: fit for differences up to ε = 1e-4. */
export function drawSmoothNetwork(draw: Draw, size: NetworkSize): Network {
  const isSmooth = ({ parameters, cache }: Network) =>
    Array.from({ length: depthOf(parameters) - 1 }, (_, index) =>
      matrixOf(cache as Parameters, `ZTilde${index + 1}`),
    )
      .flat(2)
      .every((z) => Math.abs(z) > 0.02);
  return draw.until(isSmooth, () => drawNetwork(draw, size));
}

/** Running averages for every hidden layer: a little off the statistics of the network's own mini-batch. */
export function runningFor(draw: Draw, { parameters, cache }: Network): RunningAverages {
  const layers = Array.from({ length: depthOf(parameters) - 1 }, (_, index) => index + 1);
  const near = ({ mu, sigmaSquared }: Statistics): Statistics => ({
    mu: mu.map((mean) => rounded(mean + draw.pick([-1, 1]) * draw.uniform(0.2, 0.5))),
    sigmaSquared: sigmaSquared.map((variance) => rounded(variance * draw.uniform(1.3, 1.8))),
  });
  return Object.fromEntries(
    layers.map((layer) => [`bn${layer}`, near(cache[`bn${layer}`] as BatchNormCache)]),
  );
}

/** Names for the entries of W1, gamma1, beta1, …, WL, bL, as the driver lays them out. */
export function networkComponents(parameters: Parameters): Component[] {
  return Object.entries(parameters).flatMap(([parameter, value]) => componentsOf(parameter, value));
}

/** Names for the entries of one matrix, row by row, or one vector. */
export function componentsOf(parameter: string, value: Matrix | Vector): Component[] {
  return value.flatMap((item, row) =>
    Array.isArray(item) ? item.map((_, column) => ({ parameter, row, column })) : [{ parameter, row }],
  );
}

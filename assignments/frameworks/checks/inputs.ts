/** Inputs for the checks: networks whose answers float32 does not blur. */
import type { Draw } from '../../../grader/plan/draw.ts';
import {
  adamStep,
  batchesInOrder,
  startAdam,
  type TrainingOptions,
} from '../../../reference/frameworkTraining.ts';
import { costAndGradients, forwardLogits, leastMargin } from '../../../reference/logits.ts';
import { type Matrix, mapEntries, type Vector } from '../../../reference/matrix.ts';
import type { MiniBatch } from '../../../reference/miniBatches.ts';
import { depthOf, matrixOf, type Parameters } from '../../../reference/propagation.ts';
import { forwardPropagation } from '../../../reference/softmaxNetwork.ts';
import { livelyNetwork } from '../../softmax/checks/inputs.ts';
import { type PlainParameters, toRows } from './tensors.ts';

/** float32 has about seven digits; five are asked for. */
export const float32 = { relative: 1e-5, absolute: 1e-6 };

/** Sums of many updates with Adam, which divides by small numbers. */
export const float32Training = { relative: 3e-4, absolute: 3e-5 };

/** A training set and parameters, b as rows. */
export type Network = { readonly X: Matrix; readonly Y: Matrix; readonly parameters: Parameters };

/** How near relu's kink a hidden Z may come, and 0 the first gradient of a parameter that moves. */
const [nearestKink, leastGradient] = [0.003, 0.01];

/** A network with numbers of both signs in every Z, none of them near relu's kink. */
export function drawNetwork(draw: Draw, layerSizes: readonly number[], m: number): Network {
  return draw.until(isSmooth, () => livelyNetwork(draw, layerSizes, m));
}

/** The same with b as rows of one number, for a driver. */
export function plainNetwork(draw: Draw, layerSizes: readonly number[], m: number): PlainNetwork {
  return toPlain(drawNetwork(draw, layerSizes, m));
}

export type PlainNetwork = {
  readonly X: Matrix;
  readonly Y: Matrix;
  readonly parameters: PlainParameters;
};

export function toPlain({ X, Y, parameters }: Network): PlainNetwork {
  return { X, Y, parameters: toRows(parameters) };
}

/**
 * A network in which every hidden Z is above 0, so that it may be as deep as one likes; one number of X is 0, and the
 * largest logits are clearly the largest.
 */
export function chainNetwork(draw: Draw, layerSizes: readonly number[], m: number): PlainNetwork {
  const X = short(filledWith(layerSizes[0] ?? 1, m, () => draw.uniform(0.4, 0.9)));
  const parameters: PlainParameters = {};
  for (const [l, n] of layerSizes.entries()) {
    if (l === 0) continue;
    const nIn = layerSizes[l - 1] ?? 1;
    const isLast = l === layerSizes.length - 1;
    const weight = (unit: number) => (isLast ? 0.9 - unit : draw.uniform(0.6, 0.9)) / nIn + 0.2;
    parameters[`W${l}`] = short(
      Array.from({ length: n }, (_, unit) => filledWith(1, nIn, () => weight(unit)).flat()),
    );
    parameters[`b${l}`] = short(filledWith(n, 1, () => draw.uniform(0.05, 0.15)));
  }
  // Of the class that is the least likely: the first step is a large one.
  const last = (layerSizes.at(-1) ?? 2) - 1;
  const Y = Array.from({ length: last + 1 }, (_, c) => new Array<number>(m).fill(c === last ? 1 : 0));
  return { X: X.map((row, k) => (k === 0 ? [0, ...row.slice(1)] : row)), Y, parameters };
}

function filledWith(rows: number, columns: number, entry: () => number): Matrix {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, entry));
}

/** Eleven layers, of one unit and of two. */
export const deepSizes = [2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 3];

/** A network whose largest logits are clearly the largest. */
export function decidedNetwork(draw: Draw, layerSizes: readonly number[], m: number): PlainNetwork {
  const isDecided = ({ X, parameters }: Network) => leastMargin(forwardLogits(X, parameters)) > 0.02;
  return toPlain(draw.until(isDecided, () => drawNetwork(draw, layerSizes, m)));
}

function isSmooth({ X, parameters }: Network): boolean {
  const { cache } = forwardPropagation(X, parameters);
  const hidden = Array.from({ length: depthOf(parameters) - 1 }, (_, index) => `Z${index + 1}`);
  return hidden.every((name) =>
    matrixOf(cache, name)
      .flat()
      .every((z) => Math.abs(z) > nearestKink),
  );
}

/**
 * Whether training with Adam keeps clear of relu's kinks, and no parameter's first gradient is so small that float32
 * would turn Adam's step, but for those that do not move at all.
 */
export function isSteady({ X, Y, parameters }: Network, options: TrainingOptions): boolean {
  const batches = batchesInOrder(X, Y, options.miniBatchSize);
  let state = startAdam(parameters);
  for (let epoch = 0; epoch < options.numEpochs; epoch++) {
    for (const batch of batches) {
      const { gradients } = costAndGradients(...batch, state.parameters);
      state = adamStep(state, gradients, options.learningRate);
      if (!isSmooth({ X, Y, parameters: state.parameters })) return false;
    }
  }
  return batches.every((batch, index) => index > 0 || hasClearGradients(batch, parameters));
}

function hasClearGradients(batch: MiniBatch, parameters: Parameters): boolean {
  const { gradients } = costAndGradients(...batch, parameters);
  const numbers = Object.values(gradients).flat(2);
  return numbers.every((value) => value === 0 || Math.abs(value) > leastGradient);
}

/** Columns of a matrix, one for each example, as `slice` counts them. */
export function examplesOf(A: Matrix, from: number, to?: number): Matrix {
  return A.map((row) => row.slice(from, to));
}

/** Three decimals, which float32 holds well and which keep fixtures short. */
export function short(A: Matrix): Matrix {
  return mapEntries(A, (value) => Number(value.toFixed(3)));
}

/** A short list of numbers as a column (n, 1). */
export function column(values: Vector): Matrix {
  return short(values.map((value) => [value]));
}

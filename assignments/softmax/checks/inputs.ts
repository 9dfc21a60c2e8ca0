/** Inputs for the checks: labels, probabilities, and networks that are neither dead nor sure of themselves. */
import type { Component } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { type Matrix, mapEntries, type Vector } from '../../../reference/matrix.ts';
import { type Cache, depthOf, matrixOf, type Parameters, vectorOf } from '../../../reference/propagation.ts';
import { oneHotMatrix, softmax } from '../../../reference/softmax.ts';
import { forwardPropagation } from '../../../reference/softmaxNetwork.ts';

/** m class numbers from 0 to C − 1 in which at least two classes occur, when m > 1. */
export function drawClasses(draw: Draw, C: number, m: number): Vector {
  return draw.until(
    (labels) => m === 1 || new Set(labels).size > 1,
    () => Array.from({ length: m }, () => draw.integer(0, C - 1)),
  );
}

/** One-hot labels (C, m). */
export function drawLabels(draw: Draw, C: number, m: number): Matrix {
  return oneHotMatrix(drawClasses(draw, C, m), C);
}

/** Probabilities (C, m), every column summing to 1. */
export function drawProbabilities(draw: Draw, C: number, m: number): Matrix {
  return softmax(draw.matrix(C, m));
}

/** A training set and a network. */
export type Network = {
  readonly X: Matrix;
  readonly Y: Matrix;
  readonly parameters: Parameters;
  readonly AL: Matrix;
  readonly cache: Cache;
};

/** A network with numbers of both signs in every Z, so that no layer is wholly on or off, and ŷ in [0.02, 0.9]. */
export function livelyNetwork(draw: Draw, layerSizes: readonly number[], m: number): Network {
  return draw.until(isLively, () => drawNetwork(draw, layerSizes, m));
}

/** A lively network with every hidden Z at least 0.02 from relu's kink: fit for differences up to ε = 1e-4. */
export function smoothNetwork(draw: Draw, layerSizes: readonly number[], m: number): Network {
  const isSmooth = (network: Network) => hiddenZ(network.cache).every((z) => Math.abs(z) > 0.02);
  return draw.until(
    (network) => isSmooth(network) && isLively(network),
    () => drawNetwork(draw, layerSizes, m),
  );
}

/**
 * A lively network whose first example is all 0, and its first unit's bias, too: that unit's Z is 0 exactly, where relu
 * has no slope.
 */
export function kinkedNetwork(draw: Draw, layerSizes: readonly number[], m: number): Network {
  return draw.until(isLively, () => {
    const { X, Y, parameters } = drawNetwork(draw, layerSizes, m);
    const atKink = X.map((row) => row.map((x, i) => (i === 0 ? 0 : x)));
    return networkOf(atKink, Y, { ...parameters, b1: vectorOf(parameters, 'b1').with(0, 0) });
  });
}

/** Hidden layers of one or two units, so many that their numbers sort otherwise as text. */
const deepSizes = [2, 1, 2, 1, 2, 1, 1, 2, 1, 2, 3];

/** A deep network in which the first unit of every hidden layer is on and the second off; no gradient vanishes. */
export function deepNetwork(draw: Draw, m: number): Network {
  const parameters: Parameters = {};
  for (const [l, units] of deepSizes.entries()) {
    if (l === 0) continue;
    const signs = l < deepSizes.length - 1 ? [1, -1] : [1, -1, 1.5];
    const between = (low: number, high: number, unit: number) =>
      shorten(draw.uniform(low, high) * (signs[unit] ?? 1));
    const row = (unit: number) =>
      Array.from({ length: deepSizes[l - 1] ?? 1 }, () => between(0.7, 1.1, unit));
    parameters[`W${l}`] = Array.from({ length: units }, (_, unit) => row(unit));
    parameters[`b${l}`] = Array.from({ length: units }, (_, unit) => between(0.05, 0.2, unit));
  }
  const X = mapEntries(draw.matrix(2, m), (x) => shorten(0.2 + (Math.abs(x) % 0.6)));
  return networkOf(X, drawLabels(draw, 3, m), parameters);
}

function drawNetwork(draw: Draw, layerSizes: readonly number[], m: number): Network {
  const X = mapEntries(draw.matrix(layerSizes[0] ?? 1, m), shorten);
  const Y = drawLabels(draw, layerSizes.at(-1) ?? 2, m);
  const parameters = shortParameters(draw, layerSizes);
  return networkOf(X, Y, parameters);
}

const networkOf = (X: Matrix, Y: Matrix, parameters: Parameters): Network => ({
  X,
  Y,
  parameters,
  ...forwardPropagation(X, parameters),
});

/** Three decimals, which keeps fixtures short: every answer with a cache repeats its W and b. */
const shorten = (value: number): number => Number(value.toFixed(3));

function shortParameters(draw: Draw, layerSizes: readonly number[]): Parameters {
  const parameters: Parameters = draw.parameters(layerSizes, 0.7);
  const short: Parameters = {};
  for (let l = 1; l <= depthOf(parameters); l++) {
    short[`W${l}`] = mapEntries(matrixOf(parameters, `W${l}`), shorten);
    short[`b${l}`] = vectorOf(parameters, `b${l}`).map(shorten);
  }
  return short;
}

function isLively({ AL, cache }: Network): boolean {
  const depth = depthOf(cache);
  const hasBothSigns = (Z: Matrix) => Z.flat().some((z) => z > 0) && Z.flat().some((z) => z < 0);
  for (let l = 1; l <= depth; l++) if (!hasBothSigns(matrixOf(cache, `Z${l}`))) return false;
  return AL.flat().every((yHat) => yHat > 0.02 && yHat < 0.9);
}

function hiddenZ(cache: Cache): number[] {
  return Array.from({ length: depthOf(cache) - 1 }, (_, index) => matrixOf(cache, `Z${index + 1}`)).flat(2);
}

/** Examples in C clouds, columns of X (2, m) in turn from each, with their classes. */
export function drawClouds(draw: Draw, C: number, m: number): { X: Matrix; labels: Vector } {
  const labels = Array.from({ length: m }, (_, i) => i % C);
  const angle = draw.uniform(0, 2 * Math.PI);
  const centre = (label: number) => angle + (2 * Math.PI * label) / C;
  const X = [
    labels.map((label) => 2 * Math.cos(centre(label)) + draw.normal(0, 2)),
    labels.map((label) => 2 * Math.sin(centre(label)) + draw.normal(0, 2)),
  ];
  return { X, labels };
}

/** Names for the entries of the vector W1, b1, W2, b2, …, as the driver lays it out. */
export function componentsOf(parameters: Parameters): Component[] {
  const components: Component[] = [];
  for (let l = 1; l <= depthOf(parameters); l++) {
    const W = matrixOf(parameters, `W${l}`);
    for (const [row, weights] of W.entries())
      for (const column of weights.keys()) components.push({ parameter: `W${l}`, row, column });
    for (const row of W.keys()) components.push({ parameter: `b${l}`, row });
  }
  return components;
}

/** Inputs for the checks: numbers with few digits, and networks that are neither dead nor saturated. */
import type { Component } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { lModelBackward, lModelForward } from '../../../reference/layers.ts';
import type { Matrix } from '../../../reference/matrix.ts';
import { placesOf } from '../../../reference/parameterVector.ts';
import { matrixOf, type Parameters, vectorOf } from '../../../reference/propagation.ts';

type Data = number | readonly Data[] | { readonly [key: string]: Data };

/** `data` with every number rounded to the given number of decimals: easy to read and to try by hand. */
export function rounded<T extends Data>(data: T, decimals = 2): T {
  const round = (value: Data): Data => {
    if (typeof value === 'number') return Number(value.toFixed(decimals));
    if (Array.isArray(value)) return value.map(round);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, round(item)]));
  };
  return round(data) as T;
}

/** A training set and a network. */
export type Problem = { readonly X: Matrix; readonly Y: Matrix; readonly parameters: Parameters };

/** Whether no two are equal: a bias that is given to another unit shows. */
export const areDistinct = (values: readonly number[]): boolean => new Set(values).size === values.length;

/**
 * A problem on which right code passes whatever its form, and every slip shows: each hidden layer has entries on both
 * sides of relu's kink and none within 0.02 of it, each unit is open for some example, no two units of a layer share
 * a bias, ŷ stays in [0.05, 0.95], and every parameter moves the cost.
 */
export function livelyProblem(draw: Draw, layerSizes: readonly number[], m: number): Problem {
  return draw.until(
    (problem) => biasesOf(problem.parameters).every(areDistinct) && isLively(problem) && isFelt(problem),
    () => drawProblem(draw, layerSizes, m),
  );
}

/** Whether no slope is near 0, as a layer's are when the next one is closed wherever this one is open. */
function isFelt({ X, Y, parameters }: Problem): boolean {
  const { AL, caches } = lModelForward(X, parameters);
  const slopes = Object.values(lModelBackward(AL, Y, caches)).flat(2);
  return slopes.every((slope) => Math.abs(slope) > 1e-4);
}

function drawProblem(draw: Draw, layerSizes: readonly number[], m: number): Problem {
  return {
    X: rounded(draw.matrix(layerSizes[0] ?? 0, m)),
    Y: draw.labels(m),
    parameters: rounded(draw.parameters(layerSizes, 0.7)),
  };
}

function biasesOf(parameters: Parameters): number[][] {
  return Object.keys(parameters).flatMap((name) =>
    name.startsWith('b') ? [vectorOf(parameters, name)] : [],
  );
}

/**
 * A network before its first step, with biases of 0 and a weight of 0, and an example of zeros before m others: all
 * its Z are exactly 0 and its ŷ is exactly 0.5. The others are as in a lively problem.
 */
export function freshProblem(draw: Draw, layerSizes: readonly number[], m: number): Problem {
  const { X, Y, parameters } = draw.until(isLively, () => {
    const problem = drawProblem(draw, layerSizes, m);
    return { ...problem, parameters: withoutBiases(problem.parameters) };
  });
  return { X: X.map((row) => [0, ...row]), Y: [[1, ...(Y[0] ?? [])]], parameters };
}

function withoutBiases(parameters: Parameters): Parameters {
  const zeroed = Object.keys(parameters).map((name) => {
    if (name.startsWith('b')) return [name, vectorOf(parameters, name).map(() => 0)];
    const W = matrixOf(parameters, name);
    return [name, name === 'W1' ? W.map((row, i) => (i === 0 ? [0, ...row.slice(1)] : row)) : W];
  });
  return Object.fromEntries(zeroed);
}

/**
 * Eleven layers of one unit, all open, no two alike: names sorted as text, where W10 stands before W2, give another ŷ,
 * and so does every layer that is left out.
 */
export function deepProblem(draw: Draw, m: number): Problem {
  const near = (low: number, high: number) => rounded(draw.uniform(low, high));
  const numbers = Array.from({ length: 11 }, (_, index) => index + 1);
  return draw.until(isDeep, () => ({
    X: [Array.from({ length: m }, () => near(0.2, 1))],
    Y: draw.labels(m),
    parameters: Object.fromEntries(
      numbers.flatMap((l) => [
        [`W${l}`, [[near(0.8, 1.2)]]],
        [`b${l}`, [near(-0.2, 0.2)]],
      ]),
    ),
  }));
}

/** Whether every hidden unit is open, no two biases are equal, and the output is not saturated. */
function isDeep({ X, parameters }: Problem): boolean {
  const { AL, caches } = lModelForward(X, parameters);
  const areOpen = caches.slice(0, -1).every(({ Z }) => Z.flat().every((z) => z > 0.02));
  return areOpen && areDistinct(biasesOf(parameters).flat()) && AL.flat().every(isUnsure);
}

const isUnsure = (yHat: number): boolean => yHat > 0.05 && yHat < 0.95;

/** Whether the hidden layers are partly open and the output is not saturated. */
export function isLively({ X, parameters }: Problem): boolean {
  const { AL, caches } = lModelForward(X, parameters);
  const isOpenInPart = (Z: Matrix) =>
    Z.flat().every((z) => Math.abs(z) > 0.02) &&
    Z.flat().some((z) => z < 0) &&
    Z.every((row) => row.some((z) => z > 0));
  return caches.slice(0, -1).every(({ Z }) => isOpenInPart(Z)) && AL.flat().every(isUnsure);
}

/** Names for the entries of the vector W1 row by row, b1, W2, …, as the driver lays it out. */
export function componentsOf(parameters: Parameters): Component[] {
  return placesOf(parameters).map(({ layer: _, ...component }) => component);
}

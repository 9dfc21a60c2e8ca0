/** Inputs for the checks: numbers with few digits, and networks that are neither dead nor saturated. */
import type { Component } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { lModelForward } from '../../../reference/layers.ts';
import type { Matrix } from '../../../reference/matrix.ts';
import { placesOf } from '../../../reference/parameterVector.ts';
import type { Parameters } from '../../../reference/propagation.ts';

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

/**
 * A problem on which right code passes whatever its form, and every slip shows: each hidden layer has entries on both
 * sides of relu's kink and none within 0.02 of it, each unit is open for some example, ŷ stays in [0.05, 0.95].
 */
export function livelyProblem(draw: Draw, layerSizes: readonly number[], m: number): Problem {
  return draw.until(isLively, () => ({
    X: rounded(draw.matrix(layerSizes[0] ?? 0, m)),
    Y: draw.labels(m),
    parameters: rounded(draw.parameters(layerSizes, 0.7)),
  }));
}

/** Whether the hidden layers are partly open and the output is not saturated. */
export function isLively({ X, parameters }: Problem): boolean {
  const { AL, caches } = lModelForward(X, parameters);
  const isOpenInPart = (Z: Matrix) =>
    Z.flat().every((z) => Math.abs(z) > 0.02) &&
    Z.flat().some((z) => z < 0) &&
    Z.every((row) => row.some((z) => z > 0));
  return (
    caches.slice(0, -1).every(({ Z }) => isOpenInPart(Z)) &&
    AL.flat().every((yHat) => yHat > 0.05 && yHat < 0.95)
  );
}

/** Names for the entries of the vector W1 row by row, b1, W2, …, as the driver lays it out. */
export function componentsOf(parameters: Parameters): Component[] {
  return placesOf(parameters).map(({ layer: _, ...component }) => component);
}

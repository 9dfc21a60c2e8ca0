/** Inputs for the checks: networks with labels, images, and colours. */
import type { Component } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import type { Image } from '../../../reference/augmentation.ts';
import { type Matrix, mapEntries, type Vector } from '../../../reference/matrix.ts';
import {
  depthOf,
  linearForward,
  matrixOf,
  type Parameters,
  relu,
  vectorOf,
} from '../../../reference/propagation.ts';
import { oneHotMatrix } from '../../../reference/softmax.ts';
import { forwardPropagation } from '../../../reference/softmaxNetwork.ts';

export type Examples = { readonly X: Matrix; readonly Y: Matrix; readonly parameters: Parameters };

/** Two decimals, which keep fixtures short; never −0, which a right update by nothing may turn into 0. */
const shorten = (value: number): number => Number(value.toFixed(2)) + 0;

/** W1, b1, …, WL, bL with two decimals. */
export function drawParameters(draw: Draw, layerSizes: readonly number[]): Parameters {
  const drawn: Parameters = draw.parameters(layerSizes, 0.8);
  const parameters: Parameters = {};
  for (let l = 1; l <= depthOf(drawn); l++) {
    parameters[`W${l}`] = mapEntries(matrixOf(drawn, `W${l}`), shorten);
    parameters[`b${l}`] = vectorOf(drawn, `b${l}`).map(shorten);
  }
  return parameters;
}

/** A (rows, columns) matrix with two decimals. */
export function drawMatrix(draw: Draw, rows: number, columns: number): Matrix {
  return mapEntries(draw.matrix(rows, columns), shorten);
}

/** One-hot labels (C, m) in which at least two classes occur; one example has one. */
export function drawLabels(draw: Draw, C: number, m: number): Matrix {
  const labels = draw.until(
    (classes) => new Set(classes).size >= Math.min(2, m),
    () => Array.from({ length: m }, () => draw.integer(0, C - 1)),
  );
  return oneHotMatrix(labels, C);
}

/**
 * Examples and a network of which no hidden unit is off for all of them, some Z is negative in every hidden layer and none
 * is near relu's kink, and which is not sure of itself: every weight has a gradient that counts.
 */
export function drawExamples(draw: Draw, layerSizes: readonly number[], m: number): Examples {
  return draw.until(isLively, () => ({
    X: drawMatrix(draw, layerSizes[0] ?? 1, m),
    Y: drawLabels(draw, layerSizes.at(-1) ?? 2, m),
    parameters: drawParameters(draw, layerSizes),
  }));
}

function isLively({ X, parameters }: Examples): boolean {
  const { AL, cache } = forwardPropagation(X, parameters);
  for (let l = 1; l < depthOf(parameters); l++) {
    const Z = matrixOf(cache, `Z${l}`);
    const numbers = Z.flat();
    if (numbers.some((z) => Math.abs(z) < 0.02) || numbers.every((z) => z > 0)) return false;
    if (Z.some((row) => row.every((z) => z < 0))) return false;
  }
  return AL.flat().every((yHat) => yHat > 0.02 && yHat < 0.9);
}

/** Eleven layers, every other one of a single unit, from one feature to three classes. */
const deepSizes = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 3];

/** Three examples and a network of eleven layers, drawn layer by layer: every unit is on for two of them or more. */
export function drawDeepExamples(draw: Draw): Examples {
  const X = [[0, shorten(draw.uniform(0.5, 1)), shorten(draw.uniform(1.2, 2))]];
  const parameters: Parameters = {};
  let A: Matrix = X;
  for (let l = 1; l < deepSizes.length; l++) {
    const sizes = deepSizes.slice(l - 1, l + 1);
    const below = A;
    const { W1, b1 } = draw.until(
      (layer) => isOnForTwo(linearForward(below, matrixOf(layer, 'W1'), vectorOf(layer, 'b1'))),
      () => drawParameters(draw, sizes),
    );
    Object.assign(parameters, { [`W${l}`]: W1, [`b${l}`]: b1 });
    A = mapEntries(linearForward(below, W1 as Matrix, b1 as Vector), relu);
  }
  return { X, Y: drawLabels(draw, 3, 3), parameters };
}

function isOnForTwo(Z: Matrix): boolean {
  const sizes = Z.flat().map(Math.abs);
  const isOn = (row: Vector) => row.filter((z) => z > 0).length >= 2 && new Set(row).size === row.length;
  return Z.every(isOn) && Math.min(...sizes) > 0.02 && Math.max(...sizes) < 3;
}

/** One example, one layer: what a network has that is nothing but its head, which begins with zeros. */
export function drawHeadOnly(draw: Draw): Examples {
  const W1 = drawMatrix(draw, 2, 3).map((row) => [0, ...row.slice(1)]);
  return { X: drawMatrix(draw, 3, 1), Y: drawLabels(draw, 2, 1), parameters: { W1, b1: [0, 0] } };
}

/** Names for W row by row and b of layers `first` … L, as the driver lays them out. */
export function componentsOf(parameters: Parameters, first = 1): Component[] {
  const components: Component[] = [];
  for (let l = first; l <= depthOf(parameters); l++) {
    components.push(...componentsOfLayer(matrixOf(parameters, `W${l}`), String(l)));
  }
  return components;
}

/** Names for W⟨suffix⟩ row by row and b⟨suffix⟩. */
export function componentsOfLayer(W: Matrix, suffix = ''): Component[] {
  const weights = W.flatMap((values, row) =>
    values.map((_, column): Component => ({ parameter: `W${suffix}`, row, column })),
  );
  return [...weights, ...W.map((_, row): Component => ({ parameter: `b${suffix}`, row }))];
}

/** An image of whole numbers from `low`, which comes first, to `high`, which comes last; no two pixels alike. */
export function drawImage(
  draw: Draw,
  [height, width, channels]: readonly [number, number, number],
  [low, high]: readonly [number, number] = [0, 255],
): Image {
  const last = height * width * channels - 1;
  const value = (index: number) => (index === 0 ? low : index === last ? high : draw.integer(low, high));
  const pixel = (place: number) => Array.from({ length: channels }, (_, c) => value(place * channels + c));
  const row = (i: number) => Array.from({ length: width }, (_, j) => pixel(i * width + j));
  return draw.until(
    (image) => new Set(image.flat().map(String)).size === height * width,
    () => Array.from({ length: height }, (_, i) => row(i)),
  );
}

/** Images of one row, and of one column, with so many channels. */
export const narrowImages = (draw: Draw, [inRow, inColumn]: readonly [number, number]): Image[] => [
  drawImage(draw, [1, 3, inRow]),
  drawImage(draw, [3, 1, inColumn]),
];

/** A number of either sign whose size lies between low and high, with two decimals. */
export function drawShift(draw: Draw, [low, high]: readonly [number, number]): number {
  return draw.pick([-1, 1]) * shorten(draw.uniform(low, high));
}

/** Three principal components as columns, made of two turns, and their variances, the largest first. */
export function drawComponents(draw: Draw): { eigenvectors: Matrix; eigenvalues: Vector } {
  const [a, b] = [draw.uniform(0.3, 1.2), draw.uniform(0.3, 1.2)];
  const [ca, sa, cb, sb] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
  const eigenvectors = [
    [ca, -sa * cb, sa * sb],
    [sa, ca * cb, -ca * sb],
    [0, sb, cb],
  ].map((row) => row.map((value) => Number(value.toFixed(6))));
  const eigenvalues = [draw.uniform(150, 300), draw.uniform(40, 90), draw.uniform(5, 20)].map(shorten);
  return { eigenvectors, eigenvalues };
}

/** Inputs for the checks: networks that are neither dead nor saturated, images, training histories. */
import type { Component } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import type { Epoch } from '../../../reference/earlyStopping.ts';
import { entry, type Matrix } from '../../../reference/matrix.ts';
import {
  type Cache,
  depthOf,
  forwardPropagation,
  matrixOf,
  type Parameters,
} from '../../../reference/propagation.ts';

/** A training set and a network. */
export type Network = {
  readonly X: Matrix;
  readonly Y: Matrix;
  readonly parameters: Parameters;
  readonly cache: Cache;
};

/** A network whose every hidden layer is partly active and whose ŷ stay within [0.05, 0.95]. */
export function livelyNetwork(draw: Draw, layerSizes: readonly number[], m: number): Network {
  return draw.until(isLively, () => drawNetwork(draw, layerSizes, m));
}

/** A lively network with every hidden Z at least 0.02 from relu's kink: fit for differences up to ε = 1e-4. */
export function smoothNetwork(draw: Draw, layerSizes: readonly number[], m: number): Network {
  const isSmooth = (network: Network) =>
    isLively(network) &&
    hiddenZ(network).every((z) => Math.abs(z) > 0.02) &&
    weightsOf(network.parameters).every((weight) => Math.abs(weight) > 0.02);
  return draw.until(isSmooth, () => drawNetwork(draw, layerSizes, m));
}

function drawNetwork(draw: Draw, layerSizes: readonly number[], m: number): Network {
  const X = withZero(draw.matrix(layerSizes[0] ?? 1, m));
  const Y = draw.labels(m);
  const parameters = draw.parameters(layerSizes, 0.8);
  return { X, Y, parameters, cache: forwardPropagation(X, parameters).cache };
}

/** The matrix with its last entry 0, where other examples speak in its place. */
function withZero(X: Matrix): Matrix {
  const [row, column] = [X.length - 1, (X[0]?.length ?? 0) - 1];
  return column === 0 ? X : X.map((values, i) => (i === row ? values.with(column, 0) : values));
}

function isLively(network: Network): boolean {
  const { cache } = network;
  const depth = depthOf(cache);
  for (let layer = 1; layer < depth; layer++) {
    const active = matrixOf(cache, `Z${layer}`)
      .flat()
      .map((z) => (z > 0 ? 1 : 0));
    if (active.reduce<number>((sum, mark) => sum + mark, 0) < 0.4 * active.length) return false;
  }
  return matrixOf(cache, `A${depth}`)
    .flat()
    .every((yHat) => yHat > 0.05 && yHat < 0.95);
}

function hiddenZ({ cache }: Network): number[] {
  const layers = Array.from({ length: depthOf(cache) - 1 }, (_, index) => matrixOf(cache, `Z${index + 1}`));
  return layers.flat(2);
}

function weightsOf(parameters: Parameters): number[] {
  return Array.from({ length: depthOf(parameters) }, (_, index) =>
    matrixOf(parameters, `W${index + 1}`),
  ).flat(2);
}

/** Names for the entries of the vector W1, b1, W2, b2, …, as the driver lays it out. */
export function componentsOf(parameters: Parameters): Component[] {
  const components: Component[] = [];
  for (let layer = 1; layer <= depthOf(parameters); layer++) {
    const W = matrixOf(parameters, `W${layer}`);
    for (const [row, weights] of W.entries())
      for (const column of weights.keys()) components.push({ parameter: `W${layer}`, row, column });
    for (const row of W.keys()) components.push({ parameter: `b${layer}`, row });
  }
  return components;
}

/** Masks D1, D2, … for the hidden layers, each with kept and dropped entries among the active ones where any may drop. */
export function drawMasks(draw: Draw, cache: Cache, keepProb: readonly number[]): Parameters {
  const masks: Parameters = {};
  for (const [index, probability] of keepProb.entries()) {
    const Z = matrixOf(cache, `Z${index + 1}`);
    const isMixed = (D: Matrix) => {
      if (probability === 1) return true;
      const marks = D.flatMap((row, i) => row.filter((_, j) => entry(Z, i, j) > 0));
      return marks.includes(0) && marks.includes(1);
    };
    masks[`D${index + 1}`] = draw.until(isMixed, () =>
      Z.map((row) => row.map(() => (draw.uniform() < probability ? 1 : 0))),
    );
  }
  return masks;
}

/** Values that stand for nothing and for all, as grey pixels. */
const greys = [0, 255, 1];

/** An image of whole numbers from 0 to 255, no two pixels alike, the first ones black, white and almost black. */
export function drawImage(draw: Draw, height: number, width: number, channels: number): number[][][] {
  const seen = new Set<string>();
  const pixel = () =>
    draw.until(
      (candidate) => !seen.has(candidate.join()),
      () => Array.from({ length: channels }, () => greys[seen.size] ?? draw.integer(0, 255)),
    );
  return Array.from({ length: height }, () =>
    Array.from({ length: width }, () => {
      const fresh = pixel();
      seen.add(fresh.join());
      return fresh;
    }),
  );
}

/**
 * A training history whose dev errors are ordered like `ranks` (equal ranks are ties), with a training error that
 * falls to 0 and parameters of its own in every epoch. Dev errors of rank 0 are 0; `scale` multiplies the others.
 */
export function drawHistory(draw: Draw, ranks: readonly number[], scale = 1): Epoch[] {
  const levels = [...new Set(ranks)].sort((a, b) => a - b);
  const errors = new Map<number, number>();
  let error = draw.uniform(0.05, 0.1);
  for (const level of levels) {
    errors.set(level, level === 0 ? 0 : scale * error);
    error += draw.uniform(0.01, 0.04);
  }
  return ranks.map((rank, epoch) => ({
    trainError: epoch === ranks.length - 1 ? 0 : 0.5 * 0.8 ** epoch * draw.uniform(0.95, 1),
    devError: errors.get(rank) ?? 0,
    parameters: draw.parameters([2, 1, 1, 1]),
  }));
}

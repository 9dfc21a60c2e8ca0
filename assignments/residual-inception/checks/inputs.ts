/** Inputs for the checks: numbers with few digits, blocks and networks that are neither dead nor near a kink of relu. */
import type { Component } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import type { Matrix, Vector } from '../../../reference/matrix.ts';
import type { Parameters } from '../../../reference/propagation.ts';
import {
  type BlockCache,
  type BlockParameters,
  type ProjectionParameters,
  projectionBlock,
  residualBlock,
} from '../../../reference/residual.ts';
import type { Batch, Filters, Volume } from '../../../reference/volumes.ts';

type Data = number | readonly Data[];

/** `data` with every number rounded to an eighth: sums and products are exact, short to write and easy to try by hand. */
export function inEighths<T extends Data>(data: T): T {
  const round = (value: Data): Data => (typeof value === 'number' ? inParts(value, 8) : value.map(round));
  return round(data) as T;
}

/** The nearest multiple of 1/parts, never −0. */
const inParts = (value: number, parts: number): number => Math.round(parts * value) / parts + 0;

/** Units of input, of the first and of the second layer, and examples. */
export type Sizes = { readonly n: number; readonly n1: number; readonly n2: number; readonly m: number };

export type Block<P> = { readonly X: Matrix; readonly parameters: P; readonly cache: BlockCache };

/** A block with identity shortcut, fit for every check of it. */
export function drawBlock(draw: Draw, sizes: Omit<Sizes, 'n2'>): Block<BlockParameters> {
  const make = () => {
    const [X, parameters] = [
      inEighths(draw.matrix(sizes.n, sizes.m)),
      drawWeights(draw, { ...sizes, n2: sizes.n }),
    ];
    return { X, parameters, cache: residualBlock(X, parameters).cache };
  };
  return draw.until(({ cache }) => isTelling(cache), make);
}

/** A block with projected shortcut, likewise. */
export function drawProjection(draw: Draw, sizes: Sizes): Block<ProjectionParameters> {
  const make = () => {
    const X = inEighths(draw.matrix(sizes.n, sizes.m));
    const parameters = { ...drawWeights(draw, sizes), Ws: inEighths(draw.matrix(sizes.n2, sizes.n)) };
    return { X, parameters, cache: projectionBlock(X, parameters).cache };
  };
  return draw.until(({ cache }) => isTelling(cache), make);
}

function drawWeights(draw: Draw, { n, n1, n2 }: Sizes): BlockParameters {
  return {
    W1: inEighths(draw.matrix(n1, n)),
    b1: inEighths(draw.vector(n1, 0.5)),
    W2: inEighths(draw.matrix(n2, n1)),
    b2: inEighths(draw.vector(n2, 0.5)),
  };
}

/**
 * Every slip shows and no relu is near its kink: Z1 and the sum have both signs and stay 0.03 away from 0, and adding the
 * shortcut opens a unit that Z2 alone would leave shut.
 */
function isTelling({ Z1, Z2, X, Ws }: BlockCache): boolean {
  const S = Z2.map((row, i) => row.map((z, j) => z + shortcutAt({ X, Ws }, i, j)));
  const hasBothSigns = (Z: Matrix) => Z.flat().some((z) => z > 0) && Z.flat().some((z) => z < 0);
  return (
    [...Z1.flat(), ...S.flat()].every((value) => Math.abs(value) > 0.03) &&
    hasBothSigns(Z1) &&
    hasBothSigns(S) &&
    S.some((row, i) => row.some((sum, j) => sum > 0 && at(Z2, i, j) < 0))
  );
}

const at = (A: Matrix, i: number, j: number): number => A[i]?.[j] ?? 0;

function shortcutAt({ X, Ws }: { X: Matrix; Ws: Matrix | undefined }, i: number, j: number): number {
  if (Ws === undefined) return at(X, i, j);
  return (Ws[i] ?? []).reduce((sum, weight, k) => sum + weight * at(X, k, j), 0);
}

/** W1, b1, …, W_L, b_L, all of width n. */
export function drawNetwork(draw: Draw, { n, L }: { n: number; L: number }, deviation = 0.7): Parameters {
  const parameters = draw.parameters(new Array<number>(L + 1).fill(n), deviation);
  const entries = Object.entries(parameters).map(([name, value]) => [name, inEighths(value as Data)]);
  return Object.fromEntries(entries) as Parameters;
}

/** Names for the entries of X and every W and b, in the order of the table, as the driver lays them out. */
export function componentsOf(theta: Readonly<Record<string, Matrix | Vector>>): Component[] {
  return Object.entries(theta).flatMap(([parameter, value]) =>
    value.flatMap((item: Vector | number, row) =>
      Array.isArray(item) ? item.map((_, column) => ({ parameter, row, column })) : [{ parameter, row }],
    ),
  );
}

/** A batch of normal numbers around `mean`; shape (m, height, width, channels). */
export function drawBatch(draw: Draw, shape: readonly [number, number, number, number], mean = 0): Batch {
  const [m, height, width, channels] = shape;
  const image = (): Volume =>
    Array.from({ length: height }, () =>
      Array.from({ length: width }, () =>
        Array.from({ length: channels }, () => inParts(draw.normal(mean), 4)),
      ),
    );
  return Array.from({ length: m }, image);
}

/** Filters (f, f, nC, filters) of normal numbers. */
export function drawFilters(draw: Draw, f: number, [nC, filters]: readonly [number, number]): Filters {
  return drawBatch(draw, [f, f, nC, filters]);
}

/** A list of normal numbers with the given deviation, around `mean`. */
export function drawVector(draw: Draw, length: number, { mean = 0, deviation = 0.5 } = {}): Vector {
  return draw.vector(length, deviation).map((value) => inParts(mean + value, 4));
}

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

/** The same with 0 for the first number. */
export function startingWithZero<T extends Data>(data: T): T {
  const set = (value: Data): Data =>
    typeof value === 'number' ? 0 : value.map((item, index) => (index === 0 ? set(item) : item));
  return set(data) as T;
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

/**
 * The same block with its biases moved so that Z1 of its first unit is 0 for the first example, where a gradient comes
 * back to it from one open unit alone, and the sum of its last unit is 0 for the last example.
 */
export function drawBlockAtKinks(draw: Draw, sizes: Omit<Sizes, 'n2'>): Block<BlockParameters> {
  const hasOneOpen = ({ cache: { A2, W2 } }: Block<BlockParameters>) => {
    const open = A2.flatMap((row, i) => ((row[0] ?? 0) > 0 ? [i] : []));
    return open.length === 1 && open.every((i) => at(W2, i, 0) !== 0);
  };
  return draw.until(hasOneOpen, () => {
    const { X, parameters, cache } = drawBlock(draw, sizes);
    const b1 = parameters.b1.map((b, i) => (i === 0 ? b - at(cache.Z1, 0, 0) : b));
    const { Z2 } = residualBlock(X, { ...parameters, b1 }).cache;
    const [last, m] = [X.length - 1, sizes.m - 1];
    const b2 = parameters.b2.map((b, i) => (i === last ? b - at(Z2, last, m) - at(X, last, m) : b));
    const moved = { ...parameters, b1, b2 };
    return { X, parameters: moved, cache: residualBlock(X, moved).cache };
  });
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
 * Every slip shows and no relu is near its kink: Z1 and the sum have both signs and stay 0.03 away from 0, adding the
 * shortcut opens a unit that Z2 alone would leave shut, and what is negative in X counts for a sum.
 */
function isTelling(cache: BlockCache): boolean {
  const { Z1, Z2, X, Ws } = cache;
  const S = Z2.map((row, i) => row.map((z, j) => z + shortcutAt({ X, Ws }, i, j)));
  const hasBothSigns = (Z: Matrix) => Z.flat().some((z) => z > 0) && Z.flat().some((z) => z < 0);
  return (
    [...Z1.flat(), ...S.flat()].every((value) => Math.abs(value) > 0.03) &&
    hasBothSigns(Z1) &&
    hasBothSigns(S) &&
    S.some((row, i) => row.some((sum, j) => sum > 0 && at(Z2, i, j) < 0)) &&
    isNegativeFelt(cache, S)
  );
}

/** Whether some sum would be another one if the shortcut began with a relu. */
function isNegativeFelt({ X, Z2, Ws }: BlockCache, S: Matrix): boolean {
  if (Ws === undefined) return X.some((row, i) => row.some((x, j) => x < 0 && at(Z2, i, j) > 0));
  return S.some((row, i) =>
    row.some((sum, j) => sum > 0 && X.some((_, k) => at(X, k, j) < 0 && at(Ws, i, k) !== 0)),
  );
}

/** Whether a gradient that comes back by the shortcut finds the unit of the same number shut in the first layer. */
export const hasShutFirst = ({ A2, Z1 }: Pick<BlockCache, 'A2' | 'Z1'>): boolean =>
  A2.some((row, i) => row.some((a, j) => a > 0 && at(Z1, i, j) < 0));

const at = (A: Matrix, i: number, j: number): number => A[i]?.[j] ?? 0;

function shortcutAt({ X, Ws }: { X: Matrix; Ws: Matrix | undefined }, i: number, j: number): number {
  if (Ws === undefined) return at(X, i, j);
  return (Ws[i] ?? []).reduce((sum, weight, k) => sum + weight * at(X, k, j), 0);
}

/** Inputs that are activations: not negative. */
export const drawActivations = (draw: Draw, { n, m }: Pick<Sizes, 'n' | 'm'>): Matrix =>
  inEighths(draw.matrix(n, m).map((row) => row.map((x) => Math.abs(x) + 0.1)));

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

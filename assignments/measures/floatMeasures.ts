/**
 * Public: plain data for the grader's drivers that work with tensors of float32, and what they measure about random
 * weights. Two float32 numbers may be equal by chance, so `distinct` need not be quite 1.
 */
export type Table = { readonly [name: string]: unknown };

export const isTable = (value: unknown): value is Table => typeof value === 'object' && value !== null;

/** A number cut to so many digits, by default as many as float32 has; anything else as it is. */
export function shorten<T>(value: T, digits = 7): T | number {
  return typeof value === 'number' && Number.isFinite(value) ? Number(value.toPrecision(digits)) : value;
}

/** Where the tails begin, in deviations: a uniform distribution ends here. */
const tail = Math.sqrt(3);

/**
 * Over draws of weights, each a list of numbers for every layer:
 * `center1`, `scale1`, …: each layer's mean over its root mean square, and the logarithm of that root;
 * `tails`: share of weights beyond √3 of those roots;
 * `distinct`: how many different numbers there are among those of the first draw, as a share;
 * `repeated`: share of all layers of all draws whose first numbers are, but for a factor, those of one before: they come
 * from the same seed;
 * `layersAlike`, `drawsAlike`: share of pairs with the same sign: the k-th of two layers, the k-th of two draws.
 */
export function measureLayers(draws: readonly number[][][]): Record<string, number> {
  const layers = draws[0]?.map((_, l) => draws.flatMap((draw) => draw[l] ?? [])) ?? [];
  const roots = layers.map((weights) => Math.sqrt(meanOf(weights.map((weight) => weight * weight))));
  const moments = layers.flatMap((weights, l): [string, number][] => [
    [`center${l + 1}`, meanOf(weights) / Math.max(roots[l] ?? 0, 1e-9)],
    [`scale${l + 1}`, Math.log(Math.max(roots[l] ?? 0, 1e-9))],
  ]);
  const beyond = layers.flatMap((weights, l) => weights.map((weight) => far(weight, roots[l])));
  const first = draws[0]?.flat() ?? [];
  const measured = {
    ...Object.fromEntries(moments),
    tails: meanOf(beyond),
    distinct: (new Set(first).size - 1) / (first.length - 1),
    repeated: repeatedShare(draws.flat()),
    layersAlike: meanOf(draws.flatMap(([one = [], two = []]) => signsAlike(one, two))),
    drawsAlike: meanOf(
      draws.flatMap((draw, index) =>
        index % 2 === 1 ? signsAlike(draws[index - 1]?.flat() ?? [], draw.flat()) : [],
      ),
    ),
  };
  return Object.fromEntries(Object.entries(measured).map(([name, value]) => [name, shorten(value)]));
}

function meanOf(list: readonly number[]): number {
  return list.reduce((sum, value) => sum + value, 0) / list.length;
}

/** The share of lists whose first three numbers stand in the same proportions as those of a list before. */
function repeatedShare(lists: readonly number[][]): number {
  const proportions = lists.map(([one = 0, two = 0, three = 0]) =>
    [two / one, three / one].map((ratio) => ratio.toPrecision(5)).join(' '),
  );
  return 1 - new Set(proportions).size / lists.length;
}

function far(weight: number, root = 0): number {
  return Math.abs(weight) > tail * root ? 1 : 0;
}

/** 1 for each place where both lists have the same sign, else 0. */
function signsAlike(one: readonly number[], other: readonly number[]): number[] {
  const length = Math.min(one.length, other.length);
  return Array.from({ length }, (_, k) => ((one[k] ?? 0) < 0 === (other[k] ?? 0) < 0 ? 1 : 0));
}

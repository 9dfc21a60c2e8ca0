/**
 * Public: what the grader measures about random weights. They are random, so no single answer is expected:
 * over many draws, their mean, spread, shape of distribution and independence must be right.
 */
import type { Matrix } from '../library/network.ts';

/** One answer of an initialization: W_l of every layer, and b_l whatever it is. */
export type WeightDraw = { W: Matrix[]; b: unknown[] };

/** The draws in which repeated numbers are looked for. */
const drawsForRepeats = 8;

/** Where the tails begin, in deviations: a uniform distribution ends here. */
const tail = Math.sqrt(3);

/**
 * Frequencies of a few numbers over and over, or of numbers that are not finite, say nothing. In their place stands what
 * independent normal numbers have, so that they blame nobody: what is wrong shows in `finite`, `distinct` and `fresh`.
 */
const notMeasured = {
  normality: 0,
  tails: 2 * normalBelow(-tail),
  neighboursAlike: 0.5,
  unitsAlike: 0.5,
  layersAlike: 0.5,
  drawsAlike: 0.5,
  magnitudesAlike: 0.5,
};

/**
 * Over draws of weights for the layer sizes `layersDims`:
 * `weightShapes`, `zeroBiases`: share of W_l of shape (n_l, n_{l−1}), and of b_l that are n_l zeros;
 * `finite`: share of finite weights; `distinct`: share of the weights of one draw that differ (0: all alike);
 * `fresh`: share of draws that begin with another number than the draw before;
 * `scale1`, `center1`, …: logarithm of the standard deviation of each layer's weights (NaN when most repeat), and
 * their mean over it;
 * `normality`: greatest distance between the distribution of the weights, over their layer's deviation, and Φ;
 * `tails`: share of the weights beyond √3 deviations;
 * `neighboursAlike`, `unitsAlike`, `layersAlike`, `drawsAlike`: share of pairs with the same sign: side by side in
 * reading order, one below the other, the k-th of two layers, the k-th of two draws;
 * `magnitudesAlike`: of four in a row a, b, c, d: how often |a| < |c| goes with |b| < |d|.
 */
export function measureWeights(
  draws: readonly WeightDraw[],
  layersDims: readonly number[],
): Record<string, number> {
  const layers = layersDims.length - 1;
  const flat = draws.map(({ W }) => W.map(numbersOf));
  const whole = {
    weightShapes: shareOf(draws, ({ W }) => shareOf(W, (matrix, l) => hasShape(matrix, layersDims, l))),
    zeroBiases: shareOf(draws, ({ b }) => shareOf(b, (bias, l) => isZeros(bias, layersDims[l + 1] ?? 0))),
    finite: shareOf(flat, (weights) => shareOf(weights, finiteShare)),
    distinct: shareOf(flat.slice(0, drawsForRepeats), (weights) => distinctShare(weights.flat())),
    fresh: shareOf(flat.slice(1), (weights, before) => weights[0]?.[0] !== flat[before]?.[0]?.[0]),
  };
  const measured = whole.finite === 1 && (whole.distinct === 1 || !repeats(draws, flat)) && whole.fresh > 0.5;
  const moments = Array.from({ length: layers }, (_, l) => momentsOf(flat, l));
  const frequencies = measured ? { ...frequenciesOf(draws, flat), ...shapeOf(flat, moments) } : {};
  const perLayer = moments.flatMap(({ mean, deviation }, l) => [
    [`center${l + 1}`, measured ? mean / deviation : 0],
    [`scale${l + 1}`, measured ? Math.log(deviation) : Number.NaN],
  ]);
  return { ...whole, ...Object.fromEntries(perLayer), ...notMeasured, ...frequencies };
}

/** The share of W_l of shape (n_{l−1}, n_l) where that is not the right one as well. */
export function transposedShare(draws: readonly WeightDraw[], layersDims: readonly number[]): number {
  return shareOf(draws, ({ W }) => shareOf(W, (matrix, l) => isTransposed(matrix, layersDims, l)));
}

/** Mean of `mark` over the list. */
function shareOf<T>(list: readonly T[], mark: (item: T, index: number) => number | boolean): number {
  return list.reduce((sum, item, index) => sum + Number(mark(item, index)), 0) / list.length;
}

/** The matrix in reading order. */
function numbersOf(W: Matrix): number[] {
  const numbers: number[] = [];
  for (const row of W) for (const weight of row) numbers.push(Number(weight));
  return numbers;
}

function finiteShare(weights: readonly number[]): number {
  let finite = 0;
  for (const weight of weights) if (Number.isFinite(weight)) finite += 1;
  return finite / weights.length;
}

function hasShape(W: Matrix, layersDims: readonly number[], l: number): boolean {
  return W.length === layersDims[l + 1] && W.every((row) => row.length === layersDims[l]);
}

function isTransposed(W: Matrix, layersDims: readonly number[], l: number): boolean {
  return (
    !hasShape(W, layersDims, l) &&
    W.length === layersDims[l] &&
    W.every((row) => row.length === layersDims[l + 1])
  );
}

function isZeros(b: unknown, length: number): boolean {
  return Array.isArray(b) && b.length === length && b.every((value) => value === 0);
}

function distinctShare(weights: readonly number[]): number {
  return (new Set(weights).size - 1) / (weights.length - 1);
}

/** Whether most numbers, rows or layers are copies of the ones beside them; rounded numbers are not. */
function repeats(draws: readonly WeightDraw[], flat: readonly number[][][]): boolean {
  const besides = ([first, ...rest]: readonly number[]) =>
    rest.length > 0 && shareOf(rest, (weight, k) => weight === (k === 0 ? first : rest[k - 1]));
  const startsAlike = ([one, other]: readonly (readonly number[])[]) =>
    other !== undefined && one?.[0] === other[0];
  const shares = [
    shareOf(flat, (weights) => shareOf(weights, besides)),
    shareOf(draws, ({ W }) => shareOf(W, startsAlike)),
    shareOf(flat, startsAlike),
  ];
  return Math.max(...shares) > 0.5;
}

type Moments = { mean: number; deviation: number };

/** Mean and standard deviation of the l-th layer's weights over all draws. */
function momentsOf(flat: readonly (readonly (readonly number[])[])[], l: number): Moments {
  const lists = flat.map((draw) => draw[l] ?? []);
  const count = lists.reduce((sum, list) => sum + list.length, 0);
  let total = 0;
  for (const list of lists) for (const weight of list) total += weight;
  const mean = total / count;
  let squares = 0;
  for (const list of lists) for (const weight of list) squares += (weight - mean) * (weight - mean);
  return { mean, deviation: Math.sqrt(squares / count) };
}

// ------------------------------------------------------------------ shape of the distribution

/** Thresholds t = −4, −3.9, …, 4 at which the distributions are compared. */
const [lowest, step, thresholds] = [-4, 0.1, 81];

/** `normality` and `tails`, all layers together, each over its own deviation. */
function shapeOf(flat: readonly number[][][], moments: readonly Moments[]): Record<string, number> {
  const counts = new Array<number>(thresholds + 1).fill(0);
  let total = 0;
  let beyond = 0;
  for (const draw of flat) {
    for (const [l, weights] of draw.entries()) {
      const scale = 1 / (moments[l]?.deviation ?? 1);
      for (const weight of weights) {
        const t = weight * scale;
        const bin = Math.min(thresholds, Math.max(0, Math.ceil((t - lowest) / step)));
        counts[bin] = (counts[bin] ?? 0) + 1;
        if (Math.abs(t) > tail) beyond += 1;
      }
      total += weights.length;
    }
  }
  return { normality: greatestDistance(counts, total), tails: beyond / total };
}

/** The greatest |share below t − Φ(t)| over the thresholds; counts[k] lie between thresholds k − 1 and k. */
function greatestDistance(counts: readonly number[], total: number): number {
  let [below, greatest] = [0, 0];
  for (let index = 0; index < thresholds; index++) {
    below += counts[index] ?? 0;
    greatest = Math.max(greatest, Math.abs(below / total - normalBelow(lowest + step * index)));
  }
  return greatest;
}

/** Φ(t), the share of a standard normal below t, to 1e-7 (Abramowitz and Stegun 26.2.17). */
export function normalBelow(t: number): number {
  if (t < 0) return 1 - normalBelow(-t);
  const k = 1 / (1 + 0.2316419 * t);
  const series =
    k * (0.31938153 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
  return 1 - (Math.exp(-(t * t) / 2) / Math.sqrt(2 * Math.PI)) * series;
}

/** The share of the numbers beyond `limit` times their standard deviation. */
export function shareBeyond(numbers: readonly number[], limit: number): number {
  const { deviation } = momentsOf([[numbers]], 0);
  return shareOf(numbers, (number) => Math.abs(number) > limit * deviation);
}

// ------------------------------------------------------------------ independence

/** How often pairs are alike; no weight is in two pairs of the same name. */
class Pairs {
  #alike = 0;
  #count = 0;
  add(isAlike: boolean): void {
    if (isAlike) this.#alike += 1;
    this.#count += 1;
  }
  /** Pairs of the k-th of each list. */
  addAll(list: readonly number[], other: readonly number[]): void {
    for (let k = 0; k < Math.min(list.length, other.length); k++) this.add(sameSign(list[k], other[k]));
  }
  /** The share; ½, as of independent numbers, when there was no pair. */
  get share(): number {
    return this.#count === 0 ? 0.5 : this.#alike / this.#count;
  }
}

function sameSign(a = 0, b = 0): boolean {
  return a < 0 === b < 0;
}

function frequenciesOf(draws: readonly WeightDraw[], flat: readonly number[][][]): Record<string, number> {
  const pairs = { neighbours: new Pairs(), units: new Pairs(), layers: new Pairs(), draws: new Pairs() };
  const magnitudes = new Pairs();
  for (const [index, weights] of flat.entries()) {
    for (const list of weights) addNeighbours(list, pairs.neighbours, magnitudes);
    for (const W of draws[index]?.W ?? [])
      for (let i = 1; i < W.length; i += 2) pairs.units.addAll(W[i - 1] ?? [], W[i] ?? []);
    for (let l = 1; l < weights.length; l += 2) pairs.layers.addAll(weights[l - 1] ?? [], weights[l] ?? []);
    if (index % 2 === 1)
      for (const [l, list] of weights.entries()) pairs.draws.addAll(flat[index - 1]?.[l] ?? [], list);
  }
  const shares = Object.entries(pairs).map(([name, { share }]) => [`${name}Alike`, share]);
  return { ...Object.fromEntries(shares), magnitudesAlike: magnitudes.share };
}

function addNeighbours(list: readonly number[], signs: Pairs, magnitudes: Pairs): void {
  for (let k = 0; k + 1 < list.length; k += 2) signs.add(sameSign(list[k], list[k + 1]));
  for (let k = 0; k + 3 < list.length; k += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = [list[k], list[k + 1], list[k + 2], list[k + 3]];
    magnitudes.add(Math.abs(a) < Math.abs(c) === Math.abs(b) < Math.abs(d));
  }
}

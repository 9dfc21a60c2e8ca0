/**
 * Choosing hyperparameters: grid and random search, and the scale on which each is drawn.
 *
 * A point is one value for each hyperparameter, `{ alpha: 0.01, … }`. `rng` gives uniform numbers in [0, 1);
 * inputs are not changed.
 */

/** A source of uniform numbers in [0, 1). */
export type Rng = () => number;

/** One value for each hyperparameter, by name. */
export type Point = Record<string, number>;

/** The least and the greatest value of each hyperparameter, by name. */
export type Ranges = Readonly<Record<string, readonly [low: number, high: number]>>;

/** On which scale a hyperparameter is uniform: its own, log₁₀, log₁₀ of 1 minus it, or whole numbers. */
export type Scale = 'linear' | 'log' | 'one-minus-log' | 'integer';

/** One hyperparameter's scale and range, both ends included. */
export type Axis = { readonly scale: Scale; readonly low: number; readonly high: number };

/** All hyperparameters by name: what is searched. */
export type Space = Readonly<Record<string, Axis>>;

/**
 * Every combination of `pointsPerAxis` evenly spaced values of each hyperparameter, both ends included; the last
 * name runs fastest.
 *
 *     v_k = low + k (high − low) / (n − 1),  k = 0 … n − 1,  n = pointsPerAxis
 *
 * d names give n^d points, but only n different values of each.
 * @throws {RangeError} when there is no range, one is upside down, or n is not a whole number of at least 2.
 * @see lesson 3.1
 */
export function gridSearch(ranges: Ranges, pointsPerAxis: number): Point[] {
  requireCount(pointsPerAxis, 'pointsPerAxis', 2);
  requireRanges(ranges);
  let points: Point[] = [{}];
  for (const [name, [low, high]] of Object.entries(ranges)) {
    const step = (high - low) / (pointsPerAxis - 1);
    const longer: Point[] = [];
    for (const point of points) {
      for (let k = 0; k < pointsPerAxis; k++) longer.push({ ...point, [name]: low + k * step });
    }
    points = longer;
  }
  return points;
}

/**
 * `count` points, every value drawn on its own: v = low + (high − low) u, u uniform in [0, 1). So `count` points
 * try `count` different values of each hyperparameter.
 * @throws {RangeError} when there is no range, one is upside down, or count is not a whole number of at least 1.
 * @see lesson 3.1; Bergstra and Bengio 2012
 */
export function randomSearch(ranges: Ranges, count: number, rng: Rng): Point[] {
  requireCount(count, 'count', 1);
  requireRanges(ranges);
  const points: Point[] = [];
  for (let k = 0; k < count; k++) {
    const point: Point = {};
    for (const [name, [low, high]] of Object.entries(ranges)) point[name] = low + (high - low) * rng();
    points.push(point);
  }
  return points;
}

/**
 * The number of distinct values of one hyperparameter among the points.
 * @throws {RangeError} when a point has no such hyperparameter.
 * @see lesson 3.1
 */
export function countDistinctValues(points: readonly Point[], name: string): number {
  return new Set(points.map((point) => valueIn(point, name))).size;
}

/**
 * A whole number from low to high, both included and all equally likely: low + ⌊(high − low + 1) u⌋.
 * @throws {RangeError} when low or high is not a whole number, or low > high.
 * @see lesson 3.2 (numbers of layers and units)
 */
export function sampleUniformInteger(low: number, high: number, rng: Rng): number {
  requireRange(low, high, 'the range');
  if (!Number.isInteger(low) || !Number.isInteger(high))
    throw new RangeError(`low and high must be whole numbers, got ${low} and ${high}`);
  return low + Math.floor((high - low + 1) * rng());
}

/**
 * A learning rate that is uniform on the logarithmic scale: α = 10^r, r uniform in [a, b). Every power of ten
 * between 10^a and 10^b gets as many draws as the next.
 * @throws {RangeError} when a > b.
 * @see lesson 3.2 (a = −4, b = 0)
 */
export function sampleLearningRate(a: number, b: number, rng: Rng): number {
  requireRange(a, b, 'the exponent');
  const r = a + (b - a) * rng();
  return 10 ** r;
}

/**
 * A weight of an exponentially weighted average: β = 1 − 10^r, r uniform in [a, b). Not β but 1 − β is uniform
 * on the logarithmic scale, because the window is 1/(1 − β).
 * @throws {RangeError} when a > b, or b > 0 (β would be negative).
 * @see lesson 3.2 (a = −3, b = −1 for β from 0.9 to 0.999)
 */
export function sampleMomentumBeta(a: number, b: number, rng: Rng): number {
  requireRange(a, b, 'the exponent');
  if (b > 0) throw new RangeError(`b must be at most 0 for beta = 1 − 10^r to be at least 0, got ${b}`);
  const r = a + (b - a) * rng();
  return 1 - 10 ** r;
}

/** How many numbers an average runs over before and after β moves, and how many times as many. */
export type WindowChange = { before: number; after: number; ratio: number };

/**
 * What moving β by `delta` does to the window of an exponentially weighted average.
 *
 *     before = 1 / (1 − β)        after = 1 / (1 − (β + delta))        ratio = after / before
 *
 * @throws {RangeError} when β or β + delta is outside [0, 1).
 * @see lesson 3.2 (0.9 → 0.9005: 10 → 10.05; 0.999 → 0.9995: 1000 → 2000)
 */
export function windowChange(beta: number, delta: number): WindowChange {
  for (const value of [beta, beta + delta])
    if (!(value >= 0 && value < 1)) throw new RangeError(`beta must stay in [0, 1), got ${value}`);
  const before = 1 / (1 - beta);
  const after = 1 / (1 - (beta + delta));
  return { before, after, ratio: after / before };
}

/**
 * One point of the space, every hyperparameter drawn on its own and on its own scale:
 * 'linear': uniform in [low, high); 'log': 10^r with r from log₁₀ low to log₁₀ high; 'one-minus-log': 1 − 10^r with
 * r from log₁₀(1 − high) to log₁₀(1 − low); 'integer': whole numbers from low to high, both included.
 * @throws {RangeError} when the space is empty, a range is upside down or does not fit its scale.
 * @see lesson 3.2
 */
export function sampleHyperparameters(space: Space, rng: Rng): Point {
  requireSpace(space);
  const point: Point = {};
  for (const [name, { scale, low, high }] of Object.entries(space)) {
    if (scale === 'linear') point[name] = low + (high - low) * rng();
    else if (scale === 'log') point[name] = sampleLearningRate(Math.log10(low), Math.log10(high), rng);
    else if (scale === 'one-minus-log')
      point[name] = sampleMomentumBeta(Math.log10(1 - high), Math.log10(1 - low), rng);
    else point[name] = sampleUniformInteger(low, high, rng);
  }
  return point;
}

/** `f` of every entry, under the same names. */
export function mapValues<T, Result>(
  table: Readonly<Record<string, T>>,
  f: (value: T, name: string) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(table).map(([name, value]) => [name, f(value, name)]));
}

/** The point's value of the hyperparameter. @throws {RangeError} when it has none. */
export function valueIn(point: Point, name: string): number {
  const value = point[name];
  if (value === undefined) throw new RangeError(`a point has no ${name}`);
  return value;
}

/** @throws {RangeError} when `count` is not a whole number of at least `least`. */
export function requireCount(count: number, name: string, least: number): void {
  if (!Number.isInteger(count) || count < least)
    throw new RangeError(`${name} must be a whole number of at least ${least}, got ${count}`);
}

function requireRange(low: number, high: number, name: string): void {
  if (!Number.isFinite(low) || !Number.isFinite(high) || low > high)
    throw new RangeError(`${name} must run from low to high, got ${low} to ${high}`);
}

function requireRanges(ranges: Ranges): void {
  if (Object.keys(ranges).length === 0) throw new RangeError('there is no hyperparameter to search');
  for (const [name, [low, high]] of Object.entries(ranges)) requireRange(low, high, name);
}

/** @throws {RangeError} when the space is empty, a range is upside down or does not fit its scale. */
export function requireSpace(space: Space): void {
  const axes = Object.entries(space);
  if (axes.length === 0) throw new RangeError('there is no hyperparameter to search');
  for (const [name, axis] of axes) requireAxis(axis, name);
}

function requireAxis({ scale, low, high }: Axis, name: string): void {
  requireRange(low, high, name);
  if (scale === 'log' && low <= 0) throw new RangeError(`${name}: a log scale needs low > 0, got ${low}`);
  if (scale === 'one-minus-log' && (high >= 1 || low < 0))
    throw new RangeError(`${name}: 0 ≤ low and high < 1 on the scale of 1 − value, got ${low} to ${high}`);
  if (scale === 'integer' && !(Number.isInteger(low) && Number.isInteger(high)))
    throw new RangeError(`${name}: low and high must be whole numbers, got ${low} and ${high}`);
}

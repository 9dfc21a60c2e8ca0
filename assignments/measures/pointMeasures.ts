/** Public: what the grader measures about points, that is about several hyperparameters drawn at once. */
import {
  asFact,
  distanceFromEven,
  halvesAlike,
  isWithin,
  type Measures,
  measurePlaces,
  type Ruler,
} from './samplingMeasures.ts';

/** One value for each hyperparameter, by name. */
export type Point = Record<string, number>;

/** For each name where its range is cut into equally likely parts. */
export type Cuts = Record<string, number[]>;

/** On which ruler each name is looked at; those left out are linear. */
export type Rulers = Readonly<Record<string, Ruler>>;

/** The least and the greatest value of each name. */
export type Bounds = Record<string, readonly [low: number, high: number]>;

export function isPoint(value: unknown): value is Point {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What `source` answered as a list of points. @throws {Error} when it is none. */
export function pointsIn(answer: unknown, source: string): Point[] {
  if (!Array.isArray(answer) || !answer.every(isPoint))
    throw new Error(`${source} must return a list of points`);
  return answer;
}

/** Whether a point has a number for each name, and nothing else. */
export function hasNames(point: Point, names: readonly string[]): boolean {
  const isNumber = (name: string) => typeof point[name] === 'number';
  return Object.keys(point).length === names.length && names.every(isNumber);
}

export function valuesOf(points: readonly Point[], name: string): number[] {
  return points.map((point) => Number(point[name]));
}

/** Whether every value of the point lies within its bounds, rounding aside. */
export function isInside(point: Point, bounds: Bounds): boolean {
  for (const name in bounds) if (!isWithin(point[name], ...(bounds[name] ?? nowhere))) return false;
  return true;
}

const nowhere = [0, 0] as const;

/** `named`: all points have the right names. `inside:…`: all values of a name lie within its bounds. */
export function measureForm(points: readonly Point[], bounds: Bounds): Measures {
  const names = Object.keys(bounds);
  const measures: Measures = { named: asFact(points.every((point) => hasNames(point, names))) };
  for (const [name, [low, high]] of Object.entries(bounds))
    measures[`inside:${name}`] = asFact(points.every((point) => isWithin(point[name], low, high)));
  return measures;
}

/** Every pair of names, each once. */
function pairsOf<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((one, index) => list.slice(index + 1).map((other): [T, T] => [one, other]));
}

/**
 * `distance:…`: how far a name is from filling its parts evenly; `together:…`: how often two names are in the same
 * half, ½ when they are independent; `least:…`, `mark5:…` and so on: where a name lies (`measurePlaces`).
 */
export function measureNames(points: readonly Point[], cuts: Cuts, rulers: Rulers = {}): Measures {
  const columns = Object.entries(cuts).map(([name, own]) => ({
    name,
    cuts: own,
    values: valuesOf(points, name),
  }));
  const measures: Measures = {};
  for (const { name, values, cuts: own } of columns) {
    measures[`distance:${name}`] = distanceFromEven(values, own);
    Object.assign(measures, placesOf(name, measurePlaces(values, own, rulers[name] ?? 'linear')));
  }
  for (const [one, other] of pairsOf(columns))
    measures[`together:${one.name}:${other.name}`] = halvesAlike(one, other);
  return measures;
}

const placesOf = (name: string, places: Measures): Measures =>
  Object.fromEntries(Object.entries(places).map(([id, place]) => [`${id}:${name}`, place]));

/** What {@link measureNames} says of points that fill their ranges evenly and independently. */
export function evenNames(cuts: Cuts, rulers: Rulers = {}): Measures {
  const measures: Measures = {};
  for (const [name, own] of Object.entries(cuts)) {
    measures[`distance:${name}`] = 0;
    Object.assign(measures, placesOf(name, measurePlaces([], own, rulers[name] ?? 'linear')));
  }
  for (const [one, other] of pairsOf(Object.keys(cuts))) measures[`together:${one}:${other}`] = 0.5;
  return measures;
}

/** Rounding alone, over the width of a range. */
const hair = 1e-6;

/** The share of the points whose first two names stand at the same place of their ranges. */
export function diagonalShare(points: readonly Point[], bounds: Bounds): number {
  const [one, other] = Object.entries(bounds).map(([name, [low, high]]) =>
    valuesOf(points, name).map((value) => (value - low) / (high - low)),
  );
  if (one === undefined || other === undefined) return 0;
  return one.filter((place, index) => Math.abs(place - (other[index] ?? 0)) < hair).length / one.length;
}

/** Twenty parts of each range, equally wide. */
export function evenCuts(bounds: Bounds): Cuts {
  const cut = (low: number, high: number) =>
    Array.from({ length: 21 }, (_, k) => low + ((high - low) * k) / 20);
  return Object.fromEntries(Object.entries(bounds).map(([name, [low, high]]) => [name, cut(low, high)]));
}

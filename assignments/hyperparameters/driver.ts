/** Public: the loops that the grader puts around your functions. It holds no expected answer. */
import {
  type Bounds,
  type Cuts,
  diagonalShare,
  evenCuts,
  evenNames,
  isPoint,
  measureForm,
  measureNames,
  type Point,
  pointsIn,
  type Rulers,
  valuesOf,
} from '../measures/pointMeasures.ts';
import { ask, type Student } from '../measures/probing.ts';
import {
  asFact,
  countedRng,
  distinctShare,
  inShort,
  type Measures,
  measureNumbers,
  type Rng,
  type Ruler,
} from '../measures/samplingMeasures.ts';
import { measureSearches, type Task, watchSearch } from '../measures/searchMeasures.ts';

type Space = Record<string, { scale: string; low: number; high: number }>;

/** The submission's function. @throws {Error} when it is not exported. */
function exported(student: Student, name: string): Student[string] {
  const fn = student[name];
  if (typeof fn !== 'function') throw new Error(`${name} is not exported`);
  return fn;
}

/** Rounded to nine digits: which of two sums is larger in the sixteenth is nobody's concern. */
function rounded(point: Point, name: string): number {
  return Number(Number(point[name]).toPrecision(9));
}

/** The points of your grid, sorted by the first name, then by the second …: their order is free. */
export function sortedGrid(student: Student, ranges: Bounds, pointsPerAxis: number): Point[] {
  const points = pointsIn(ask(student, 'gridSearch', ranges, pointsPerAxis), 'gridSearch');
  const names = Object.keys(ranges);
  return points.slice().sort((one, other) => {
    const name = names.find((key) => rounded(one, key) !== rounded(other, key)) ?? '';
    return rounded(one, name) - rounded(other, name) || 0;
  });
}

/**
 * Your random search, called `calls` times: whether each call gives `count` points (`points`) with the right names
 * in their ranges (`named`, `inside:…`), begins with another point than the call before (`fresh`) and takes its numbers
 * from rng (`fromRng`); the share of values in one call that differ (`distinct`); and how evenly and independently
 * the hyperparameters fill their ranges (see `measureNames` in the library; `diagonal`: share of the points whose first
 * two hyperparameters stand at the same place). Of points that repeat these say nothing: they are given as they should be.
 */
export function measureRandomSearch(
  student: Student,
  ranges: Bounds,
  count: number,
  rng: Rng,
  calls: number,
): Measures {
  const source = countedRng(rng);
  const searches = Array.from({ length: calls }, () =>
    pointsIn(ask(student, 'randomSearch', ranges, count, source.rng), 'randomSearch'),
  );
  const firsts = searches.map((search) => JSON.stringify(search[0]));
  const fresh = firsts.every((first, index) => first !== firsts[index - 1]);
  const name = Object.keys(ranges)[0] ?? '';
  const distinct = searches.reduce((sum, search) => sum + distinctShare(valuesOf(search, name)), 0) / calls;
  const points = searches.flat();
  const cuts = evenCuts(ranges);
  const isTelling = fresh && distinct > 0.9;
  return inShort({
    points: asFact(searches.every((search) => search.length === count)),
    ...measureForm(points, ranges),
    fresh: asFact(fresh),
    fromRng: asFact(source.asked() >= calls),
    distinct,
    diagonal: isTelling ? diagonalShare(points, ranges) : 0,
    ...(isTelling ? measureNames(points, cuts) : evenNames(cuts)),
  });
}

const rulerOf: Readonly<Record<string, Ruler>> = {
  linear: 'linear',
  integer: 'integer',
  log: 'log',
  'one-minus-log': 'log-odds',
};

/**
 * Your function `name(…ends, rng)` called `draws` times, and looked at on a scale: see `measureNumbers` in the library;
 * `fromRng`: it asked rng.
 */
export function measureSampler(
  student: Student,
  name: string,
  ends: [number, number],
  rng: Rng,
  { cuts, scale, draws }: { cuts: number[]; scale: string; draws: number },
): Measures {
  const source = countedRng(rng);
  const sample = exported(student, name);
  const values = Array.from({ length: draws }, () => {
    const value = sample(...ends, source.rng);
    if (typeof value !== 'number') throw new Error(`${name} must return a number`);
    return value;
  });
  return inShort({
    ...measureNumbers(values, cuts, rulerOf[scale]),
    fromRng: asFact(source.asked() >= draws),
  });
}

/**
 * Your points of a space, `draws` of them: whether they have the right names and lie in the space (`named`,
 * `inside:…`), differ (`fresh`) and come from rng (`fromRng`); of the hyperparameter called `layers` whether all are
 * whole numbers (`whole`) and the shares of the fewest and the most (`fewest`, `most`); and how evenly and
 * independently the hyperparameters fill their ranges (see `measureNames` in the library).
 */
export function measureHyperparameters(
  student: Student,
  space: Space,
  rng: Rng,
  cuts: Cuts,
  draws: number,
): Measures {
  const source = countedRng(rng);
  const sample = exported(student, 'sampleHyperparameters');
  const points = Array.from({ length: draws }, () => {
    const point = sample(space, source.rng);
    if (!isPoint(point)) throw new Error('sampleHyperparameters must return a point');
    return point;
  });
  const bounds = Object.fromEntries(
    Object.entries(space).map(([name, { low, high }]) => [name, [low, high] as const]),
  );
  const rulers: Rulers = Object.fromEntries(
    Object.entries(space).map(([name, { scale }]) => [name, rulerOf[scale] ?? 'linear']),
  );
  const fresh = points.some((point) => Object.keys(space).some((name) => point[name] !== points[0]?.[name]));
  const { whole = 0, first = 0, last = 0 } = measureNumbers(valuesOf(points, 'layers'), cuts['layers'] ?? []);
  return inShort({
    ...measureForm(points, bounds),
    fresh: asFact(fresh),
    fromRng: asFact(source.asked() >= draws),
    whole,
    fewest: first,
    most: last,
    ...(fresh ? measureNames(points, cuts, rulers) : evenNames(cuts, rulers)),
  });
}

/** Your search from coarse to fine, run `searches` times: see `measureSearches` in the library. */
export function measureSearch(
  student: Student,
  score: (point: Point) => number,
  task: Task,
  axis: string,
  rng: Rng,
  searches: number,
): Measures {
  const watched = Array.from({ length: searches }, () => watchSearch(student, score, task, rng));
  return inShort(measureSearches(student, watched, task, axis));
}

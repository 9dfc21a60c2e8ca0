/** Public: the loops that the grader puts around your functions. It holds no expected answer. */
import {
  type Bounds,
  type Cuts,
  diagonalShare,
  evenCuts,
  evenNames,
  hasNames,
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
  type Filled,
  inShort,
  isFilled,
  type Measures,
  measureNumbers,
  type Rng,
  type Ruler,
} from '../measures/samplingMeasures.ts';
import {
  measureSearches,
  type ScriptedTask,
  scriptedFacts,
  type Task,
  watchSearch,
} from '../measures/searchMeasures.ts';

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
 * Your random search, called `calls` times: whether each call gives `count` points (`points`; 1 and 2 of a single
 * hyperparameter, too) with the right names in their ranges (`named`, `inside:…`), begins with another point than the call
 * before (`fresh`) and takes its numbers from rng (`fromRng`; `everyRng`: also when it is given another one); the share of values in one call that differ (`distinct`); and how evenly and independently
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
  const [source, other] = [countedRng(rng), countedRng(rng)];
  const searchFor = (wanted: number, within: Bounds, from: Rng) =>
    pointsIn(ask(student, 'randomSearch', within, wanted, from), 'randomSearch');
  const searches = Array.from({ length: calls }, () => searchFor(count, ranges, source.rng));
  const few = [1, 2].map((wanted) => searchFor(wanted, firstOf(ranges), other.rng).length);
  const firsts = searches.map((search) => JSON.stringify(search[0]));
  const fresh = firsts.every((first, index) => first !== firsts[index - 1]);
  const name = Object.keys(ranges)[0] ?? '';
  const distinct = searches.reduce((sum, search) => sum + distinctShare(valuesOf(search, name)), 0) / calls;
  const points = searches.flat();
  const cuts = evenCuts(ranges);
  const isTelling = fresh && distinct > 0.9;
  return inShort({
    points: asFact(searches.every((search) => search.length === count) && few[0] === 1 && few[1] === 2),
    ...measureForm(points, ranges),
    fresh: asFact(fresh),
    fromRng: asFact(source.asked() >= calls),
    everyRng: asFact(other.asked() >= 3),
    distinct,
    diagonal: isTelling ? diagonalShare(points, ranges) : 0,
    ...(isTelling ? measureNames(points, cuts) : evenNames(cuts)),
  });
}

/** The first of the ranges alone. */
function firstOf(ranges: Bounds): Bounds {
  return Object.fromEntries(Object.entries(ranges).slice(0, 1));
}

const rulerOf: Readonly<Record<string, Ruler>> = {
  linear: 'linear',
  integer: 'integer',
  log: 'log',
  'one-minus-log': 'log-odds',
};

/**
 * Your function `name(…ends, rng)` called `draws` times, and looked at on a scale: see `measureNumbers` in the library;
 * `others`: with other ends, too, its numbers lie in their range and reach the quarters at both of its ends; `fromRng`:
 * each rng that it was given was asked.
 */
export function measureSampler(
  student: Student,
  name: string,
  ends: [number, number],
  rng: Rng,
  { cuts, scale, draws, others = [] }: Looks,
): Measures {
  const [source, other] = [countedRng(rng), countedRng(rng)];
  const sample = exported(student, name);
  const drawn = (count: number, own: readonly number[], from: Rng) =>
    Array.from({ length: count }, () => {
      const value = sample(...own, from);
      if (typeof value !== 'number') throw new Error(`${name} must return a number`);
      return value;
    });
  const values = drawn(draws, ends, source.rng);
  const isSo = others.map((one) => isFilled(drawn(fewDraws, one.ends, other.rng), one, scale === 'integer'));
  return inShort({
    ...measureNumbers(values, cuts, rulerOf[scale]),
    others: asFact(isSo.every(Boolean)),
    fromRng: asFact(source.asked() >= draws && other.asked() >= fewDraws * others.length),
  });
}

/** How a sampler's draws are looked at; `others`: further ends, of which a few draws are looked at. */
type Looks = {
  readonly cuts: number[];
  readonly scale: string;
  readonly draws: number;
  readonly others?: readonly (Filled & { readonly ends: readonly number[] })[];
};

/** Right code leaves a quarter of its range empty with a probability of 0.75^140, that is 3e-18. */
const fewDraws = 140;

/**
 * Your points of a space, `draws` of them: whether they have the right names and lie in the space (`named`,
 * `inside:…`), differ (`fresh`) and come from the rng that is given (`fromRng`); whether those of other spaces have the
 * right names, lie in them and reach the quarters at both ends of each range (`others`); of the hyperparameter called `layers` whether all are
 * whole numbers (`whole`) and the shares of the fewest and the most (`fewest`, `most`); and how evenly and
 * independently the hyperparameters fill their ranges (see `measureNames` in the library).
 */
export function measureHyperparameters(
  student: Student,
  space: Space,
  rng: Rng,
  cuts: Cuts,
  draws: number,
  others: readonly OtherSpace[] = [],
): Measures {
  const [source, other] = [countedRng(rng), countedRng(rng)];
  const sample = exported(student, 'sampleHyperparameters');
  const drawn = (count: number, own: Space, from: Rng) =>
    Array.from({ length: count }, () => {
      const point = sample(own, from);
      if (!isPoint(point)) throw new Error('sampleHyperparameters must return a point');
      return point;
    });
  const points = drawn(draws, space, source.rng);
  const isSo = others.map((one) => fillsSpace(drawn(fewDraws, one.space, other.rng), one));
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
    others: asFact(isSo.every(Boolean)),
    fromRng: asFact(source.asked() >= draws && other.asked() >= fewDraws * others.length),
    whole,
    fewest: first,
    most: last,
    ...(fresh ? measureNames(points, cuts, rulers) : evenNames(cuts, rulers)),
  });
}

type OtherSpace = { readonly space: Space; readonly filled: Readonly<Record<string, Filled>> };

/** Whether the points have the names of a space, and each fills its range. */
function fillsSpace(points: readonly Point[], { space, filled }: OtherSpace): boolean {
  const names = Object.keys(space);
  const isWhole = (name: string) => space[name]?.scale === 'integer';
  return (
    points.every((point) => hasNames(point, names)) &&
    Object.entries(filled).every(([name, one]) => isFilled(valuesOf(points, name), one, isWhole(name)))
  );
}

/** Searches of which only some facts are looked at; in the diverging one all scores after the first round are NaN. */
type Others = { readonly edges: readonly ScriptedTask[]; readonly diverging?: ScriptedTask };

/** Whether a search in which later scores are NaN gives the best of the first round. */
function findsFirst(student: Student, task: ScriptedTask, rng: Rng): boolean {
  try {
    return scriptedFacts(student, task, rng).best;
  } catch {
    return false;
  }
}

/**
 * Your search from coarse to fine, run `searches` times, and a few times more for each of the `others`: see
 * `measureSearches` in the library; `others`: the answer is the best in those, too; `diverged`: it does not fail when all scores after the first round are NaN.
 */
export function measureSearch(
  student: Student,
  score: (point: Point) => number,
  task: Task,
  axis: string,
  rng: Rng,
  searches: number,
  others: Others = { edges: [] },
): Measures {
  const [source, other] = [countedRng(rng), countedRng(rng)];
  const watched = Array.from({ length: searches }, () => watchSearch(student, score, task, source.rng));
  const measures = measureSearches(student, watched, task, axis);
  const facts = others.edges.map((one) => scriptedFacts(student, one, other.rng));
  const isSo = (id: 'evaluations' | 'inside' | 'zoomed') =>
    asFact(measures[id] === 1 && facts.every((one) => one[id]));
  return inShort({
    ...measures,
    evaluations: isSo('evaluations'),
    inside: isSo('inside'),
    zoomed: isSo('zoomed'),
    others: asFact(facts.every(({ best }) => best)),
    diverged: asFact(others.diverging === undefined || findsFirst(student, others.diverging, other.rng)),
    fromRng: asFact(source.asked() >= searches && other.asked() >= others.edges.length),
  });
}

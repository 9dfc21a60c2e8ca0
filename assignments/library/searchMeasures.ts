/** Public: what the grader measures about a search from coarse to fine, by watching which points it tries. */
import { type Bounds, isInside, isPoint, type Point, valuesOf } from './pointMeasures.ts';
import { ask, copyOf, type Student } from './probing.ts';
import { asFact, distanceFromEven, distinctShare, type Measures, type Rng } from './samplingMeasures.ts';

type Space = Record<string, { scale: string; low: number; high: number }>;
type Options = { rounds: number; pointsPerRound: number; factor: number };

/** A point that was tried, and its score. */
export type Tried = { point: Point; score: number };

/** What a search is given. */
export type Task = { readonly region: Space; readonly options: Options };

/** The points a search tried, in order, and its answer. */
export type Search = { readonly tried: readonly Tried[]; readonly answer: Tried };

/**
 * The submission's search for the highest score, with every point it tries written down.
 * @throws {Error} when it tries none, or answers no `{ point, score }`.
 */
export function watchSearch(student: Student, score: (point: Point) => number, task: Task, rng: Rng): Search {
  const tried: Tried[] = [];
  const watched = (point: Point) => {
    const value = score(copyOf(point) as Point);
    tried.push({ point: copyOf(point) as Point, score: value });
    return value;
  };
  const answer = ask(student, 'coarseToFineSearch', watched, task.region, task.options, rng);
  if (tried.length === 0) throw new Error('coarseToFineSearch never calls score');
  const { point, score: reached } = answer as { point?: unknown; score?: unknown };
  if (!isPoint(point) || typeof reached !== 'number')
    throw new Error('coarseToFineSearch must return { point, score }');
  return { tried, answer: { point, score: reached } };
}

function boundsOf(region: Space): Bounds {
  return Object.fromEntries(
    Object.entries(region).map(([name, { low, high }]) => [name, [low, high] as const]),
  );
}

/** The better of two; the first of equals. */
function better(best: Tried, one: Tried): Tried {
  return one.score > best.score ? one : best;
}

/** After the first round: how many points there are, how many lie outside their region, where on `axis` the others lie in it. */
type Fine = { count: number; outside: number; places: number[] };

/**
 * Goes through a search once more, zooming with the submission's own zoomRegion around the best point so far, and
 * looks whether the points of each round lie in that round's region (and where, from 0 to 1).
 */
function replay(student: Student, { region, options }: Task, tried: readonly Tried[], axis: string): Fine {
  const { pointsPerRound, factor } = options;
  const fine: Fine = { count: Math.max(0, tried.length - pointsPerRound), outside: 0, places: [] };
  let [current, best] = [region, tried[0]];
  for (let from = 0; from < tried.length; from += pointsPerRound) {
    if (from > 0) {
      // What comes after a best point outside the region cannot be followed.
      if (!isInside(best?.point ?? {}, boundsOf(current)))
        return { ...fine, outside: fine.outside + tried.length - from };
      current = ask(student, 'zoomRegion', current, best?.point, factor) as Space;
    }
    const bounds = boundsOf(current);
    const [low, high] = bounds[axis] ?? [0, 1];
    for (const one of tried.slice(from, from + pointsPerRound)) {
      best = better(best ?? one, one);
      if (from === 0) continue;
      if (isInside(one.point, bounds)) fine.places.push((Number(one.point[axis]) - low) / (high - low));
      else fine.outside += 1;
    }
  }
  return fine;
}

function isSame(one: Tried, other: Tried): boolean {
  const names = Object.keys(one.point);
  return one.score === other.score && names.every((name) => one.point[name] === other.point[name]);
}

const meanOf = <T>(list: readonly T[], mark: (item: T) => number) =>
  list.reduce((sum, item) => sum + mark(item), 0) / list.length;

/** The share of the tried points that have a higher score than the answer. */
function beatenShare({ tried, answer }: Search): number {
  return meanOf(tried, ({ score }) => asFact(score > answer.score));
}

/**
 * Over many searches: whether each tries rounds × pointsPerRound points (`evaluations`), all in the region
 * (`inside`), those after the first round in the zoomed region (`zoomed`; `outside`: share that are not), and answers
 * the best point it tried with its score (`best`; `beaten`: share of the points tried that are better). Of the
 * hyperparameter `axis`, which must be linear: the share of values that differ (`distinct`), and how evenly they fill
 * the zoomed regions (`distance`; 0 where points lie outside).
 */
export function measureSearches(
  student: Student,
  searches: readonly Search[],
  task: Task,
  axis: string,
): Measures {
  const { rounds, pointsPerRound } = task.options;
  const bounds = boundsOf(task.region);
  const fine = searches.map(({ tried }) => replay(student, task, tried, axis));
  const count = fine.reduce((sum, one) => sum + one.count, 0);
  const outside = fine.reduce((sum, one) => sum + one.outside, 0);
  const places = fine.flatMap((one) => one.places);
  const cuts = Array.from({ length: 21 }, (_, k) => k / 20);
  return {
    evaluations: asFact(searches.every(({ tried }) => tried.length === rounds * pointsPerRound)),
    inside: asFact(searches.every(({ tried }) => tried.every(({ point }) => isInside(point, bounds)))),
    zoomed: asFact(outside === 0),
    outside: count === 0 ? 0 : outside / count,
    best: asFact(searches.every(({ tried, answer }) => isSame(tried.reduce(better), answer))),
    beaten: meanOf(searches, beatenShare),
    distinct: meanOf(searches, ({ tried }) =>
      distinctShare(
        valuesOf(
          tried.map(({ point }) => point),
          axis,
        ),
      ),
    ),
    distance: outside > 0 || places.length === 0 ? 0 : distanceFromEven(places, cuts),
  };
}

/** Public: what the grader measures about a search from coarse to fine, by watching which points it tries. */
import { type Bounds, isInside, isPoint, type Point, valuesOf } from './pointMeasures.ts';
import { ask, type Student } from './probing.ts';
import {
  asFact,
  distanceFromEven,
  distinctShare,
  halvesAlike,
  type Measures,
  type Rng,
} from './samplingMeasures.ts';

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
export function watchSearch(
  student: Student,
  score: (point: Point, tries: number) => number,
  task: Task,
  rng: Rng,
): Search {
  const tried: Tried[] = [];
  const watched = (point: Point) => {
    const value = score(point, tried.length);
    tried.push({ point, score: value });
    return value;
  };
  const answer = ask(student, 'coarseToFineSearch', watched, task.region, task.options, rng);
  if (tried.length === 0) throw new Error('coarseToFineSearch never calls score');
  const { point, score: reached } = answer as { point?: unknown; score?: unknown };
  if (!isPoint(point) || typeof reached !== 'number')
    throw new Error('coarseToFineSearch must return { point, score }');
  return { tried, answer: { point, score: reached } };
}

/** A task in which the scores come in a given order, whatever the points; those that are missing are NaN. */
export type ScriptedTask = Task & { readonly scores: readonly number[]; readonly searches: number };

/** Of searches with given scores: {@link measureSearches}' `evaluations`, `inside`, `zoomed` and `best`. */
export function scriptedFacts(
  student: Student,
  task: ScriptedTask,
  rng: Rng,
): Record<'evaluations' | 'inside' | 'zoomed' | 'best', boolean> {
  const { region, options, scores } = task;
  const scored = (_: Point, tries: number) => scores[tries] ?? Number.NaN;
  const searches = Array.from({ length: task.searches }, () => watchSearch(student, scored, task, rng));
  const bounds = boundsOf(region);
  const withNumber = ({ tried }: Search) => tried.filter(({ score }) => !Number.isNaN(score));
  return {
    evaluations: searches.every(({ tried }) => tried.length === options.rounds * options.pointsPerRound),
    inside: searches.every(({ tried }) => tried.every(({ point }) => isInside(point, bounds))),
    zoomed: searches.every(({ tried }) => isFollowed(student, task, tried)),
    best: searches.every((search) => {
      const numbers = withNumber(search);
      return numbers.length > 0 && isSame(numbers.reduce(better), search.answer);
    }),
  };
}

/** Whether the points of every round lie in its region. */
function isFollowed(student: Student, task: Task, tried: readonly Tried[]): boolean {
  return replay(student, task, tried).every(({ region, own }) => outsideOf(region, own).length === 0);
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

/** One round: the region that it should search, and the points that it tried. */
type Round = { readonly region: Space; readonly own: readonly Tried[] };

/** Goes through a search once more, zooming with the submission's own zoomRegion around the best point so far. */
function replay(student: Student, { region, options }: Task, tried: readonly Tried[]): Round[] {
  const { pointsPerRound, factor } = options;
  const rounds: Round[] = [];
  for (let from = 0; from < tried.length; from += pointsPerRound) {
    const last = rounds[rounds.length - 1]?.region;
    const before = tried.slice(0, from);
    // What comes after a best point outside the region cannot be followed: it lies nowhere.
    const zoomed = last && (zoomedRegion(student, last, { before, factor }) ?? nowhere);
    rounds.push({ region: zoomed ?? region, own: tried.slice(from, from + pointsPerRound) });
  }
  return rounds;
}

/** A region that holds no point. */
const nowhere: Space = { '': { scale: 'linear', low: 1, high: 0 } };

type Zoom = { readonly before: readonly Tried[]; readonly factor: number };

/** The region around the best of the points before, by the submission's zoomRegion; `undefined` when that lies outside. */
function zoomedRegion(student: Student, region: Space, { before, factor }: Zoom): Space | undefined {
  const { point } = before.reduce(better);
  if (!isInside(point, boundsOf(region))) return undefined;
  return ask(student, 'zoomRegion', region, point, factor) as Space;
}

/** Of points outside the region of their round: how many there are, and how many lie where slips would put them. */
type Strays = { outside: number; aroundLast: number; inFirst: number; wide: number };

function straysOf(student: Student, { region: first, options }: Task, rounds: readonly Round[]): Strays {
  const strays: Strays = { outside: 0, aroundLast: 0, inFirst: 0, wide: 0 };
  for (const [index, { region, own }] of rounds.entries()) {
    const [last, outside] = [rounds[index - 1], outsideOf(region, own)];
    if (last === undefined || outside.length === 0) continue;
    const before = rounds.slice(0, index).flatMap((round) => round.own);
    const countIn = (old: Space, around: readonly Tried[]) => {
      const zoomed = zoomedRegion(student, old, { before: around, factor: options.factor });
      return outside.length - outsideOf(zoomed ?? nowhere, outside).length;
    };
    strays.outside += outside.length;
    strays.aroundLast += countIn(last.region, last.own);
    strays.inFirst += countIn(first, before);
    if (spreadOf(own, first) > options.factor ** index + rounding) strays.wide += outside.length;
  }
  return strays;
}

/** What a region, zoomed again and again, may be too wide for rounding alone. */
const rounding = 1e-9;

/** How much of the region's width, on the scale on which it is more, the points spread over. */
function spreadOf(own: readonly Tried[], region: Space): number {
  const spreads = Object.entries(region).map(([name, { scale }]) => {
    const places = placesIn({ region, own }, name, scale);
    return Math.max(...places) - Math.min(...places);
  });
  return Math.max(...spreads);
}

function outsideOf(region: Space, tried: readonly Tried[]): readonly Tried[] {
  const bounds = boundsOf(region);
  return tried.filter(({ point }) => !isInside(point, bounds));
}

/** Where in the round's region each of its points lies, from 0 to 1 on the scale of `name`, linear or logarithmic. */
function placesIn({ region, own }: Round, name: string, scale: string): number[] {
  const { low = 0, high = 1 } = region[name] ?? {};
  const on = scale === 'log' ? Math.log : (value: number) => value;
  return own.map(({ point }) => (on(Number(point[name])) - on(low)) / (on(high) - on(low)));
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

/** Places from 0 to 1, cut into twenty parts. */
const cuts = Array.from({ length: 21 }, (_, k) => k / 20);

/**
 * How evenly two hyperparameters fill the regions of their rounds, on their scales (`distance:…`), and how often both are
 * in the same half (`together`).
 */
function measureSpread(rounds: readonly Round[], region: Space): Measures {
  const columns = Object.entries(region).map(([name, { scale }]) => ({
    name,
    cuts,
    values: rounds.flatMap((round) => placesIn(round, name, scale)),
  }));
  const distances = columns.map(({ name, values }) => [`distance:${name}`, distanceFromEven(values, cuts)]);
  const [one = { values: [], cuts }, other = one] = columns;
  return { ...Object.fromEntries(distances), together: halvesAlike(one, other) };
}

/** What {@link measureSpread} says of points that fill their regions evenly and independently. */
function evenSpread(region: Space): Measures {
  const distances = Object.keys(region).map((name) => [`distance:${name}`, 0]);
  return { ...Object.fromEntries(distances), together: 0.5 };
}

/**
 * Over many searches for two hyperparameters: whether each tries rounds × pointsPerRound points (`evaluations`), all in
 * the region (`inside`), those after the first round in the zoomed region (`zoomed`; `outside`: share that are not;
 * of these `aroundLast`: share around the best point of the last round alone, `inFirst`: share in the first region
 * zoomed once, `wide`: share in rounds wider than their region can be), and answers the best point it tried with its score (`best`; `beaten`: share of the points tried that are
 * better). The share of values of the hyperparameter `axis` that differ (`distinct`), and how evenly both fill the
 * regions (`distance:…`, `together`): as they should be where points lie outside.
 */
export function measureSearches(
  student: Student,
  searches: readonly Search[],
  task: Task,
  axis: string,
): Measures {
  const { rounds, pointsPerRound } = task.options;
  const bounds = boundsOf(task.region);
  const replayed = searches.map(({ tried }) => replay(student, task, tried));
  const strays = replayed.map((each) => straysOf(student, task, each));
  const total = (count: (each: Strays) => number) => strays.reduce((sum, each) => sum + count(each), 0);
  const outside = total((each) => each.outside);
  const later = replayed.flatMap((each) => each.slice(1)).reduce((sum, { own }) => sum + own.length, 0);
  const inside = searches.every(({ tried }) => tried.every(({ point }) => isInside(point, bounds)));
  return {
    evaluations: asFact(searches.every(({ tried }) => tried.length === rounds * pointsPerRound)),
    inside: asFact(inside),
    zoomed: asFact(outside === 0),
    outside: later === 0 ? 0 : outside / later,
    aroundLast: outside === 0 ? 0 : total((each) => each.aroundLast) / outside,
    inFirst: outside === 0 ? 0 : total((each) => each.inFirst) / outside,
    wide: outside === 0 ? 0 : total((each) => each.wide) / outside,
    best: asFact(searches.every(({ tried, answer }) => isSame(tried.reduce(better), answer))),
    beaten: meanOf(searches, beatenShare),
    distinct: meanOf(searches, ({ tried }) => {
      const points = tried.map(({ point }) => point);
      return distinctShare(valuesOf(points, axis));
    }),
    ...(inside && outside === 0 ? measureSpread(replayed.flat(), task.region) : evenSpread(task.region)),
  };
}

/**
 * Strategies for choosing hyperparameters: from coarse to fine, one model nursed along (panda), many models side by
 * side (caviar). Inputs are not changed.
 */
import {
  type Axis,
  type Point,
  type Rng,
  requireCount,
  requireSpace,
  type Scale,
  type Space,
  sampleHyperparameters,
  valueIn,
} from './hyperparameters.ts';

/** A point that was tried, and how good it was: the higher the better (dev accuracy). */
export type Result = { readonly point: Point; readonly score: number };

/**
 * The result with the highest score, the first of equals. A score of NaN (the training diverged) is never the best.
 * @throws {RangeError} when no result has a score.
 * @see lesson 3.1
 */
export function bestPoint(results: readonly Result[]): Result {
  let best: Result | undefined;
  for (const result of results) {
    if (Number.isNaN(result.score)) continue;
    if (best === undefined || result.score > best.score) best = result;
  }
  if (best === undefined) throw new RangeError('there is no result with a score');
  return best;
}

/** The number that is uniform on each scale, and the value behind it. */
const scales: Readonly<Record<Scale, { to: (value: number) => number; from: (u: number) => number }>> = {
  linear: { to: (value) => value, from: (u) => u },
  log: { to: Math.log10, from: (u) => 10 ** u },
  'one-minus-log': { to: (value) => Math.log10(1 - value), from: (u) => 1 - 10 ** u },
  integer: { to: (value) => value, from: (u) => u },
};

/**
 * The part of the region around the best point: on its own scale, each hyperparameter keeps `factor` of its width,
 * with the best value in the middle, and what would leave the region is cut off.
 *
 *     h = factor · |s(high) − s(low)| / 2        from s(best) − h to s(best) + h, within [low, high]
 *
 * s is v, log₁₀ v or log₁₀(1 − v). Of an 'integer' the lower end is rounded down, the upper end up.
 * @throws {RangeError} when the region is empty or a range does not fit, factor is outside [0, 1], or best is outside
 *   the region by more than rounding.
 * @see lesson 3.1
 */
export function zoomRegion(region: Space, best: Point, factor: number): Space {
  requireSpace(region);
  if (!(factor >= 0 && factor <= 1)) throw new RangeError(`factor must be in [0, 1], got ${factor}`);
  const zoomed: Record<string, Axis> = {};
  for (const [name, { scale, low, high }] of Object.entries(region)) {
    const value = valueIn(best, name);
    requireWithin(value, low, high);
    const { to, from } = scales[scale];
    const half = (factor * Math.abs(to(high) - to(low))) / 2;
    const center = to(value);
    const ends = [from(center - half), from(center + half)];
    let [least, greatest] = [Math.min(...ends), Math.max(...ends)];
    if (scale === 'integer') [least, greatest] = [Math.floor(least), Math.ceil(greatest)];
    zoomed[name] = { scale, low: Math.max(low, least), high: Math.min(high, greatest) };
  }
  return zoomed;
}

/** How far the best value may lie outside for rounding alone, over the end of the range. */
const rounding = 1e-9;

function requireWithin(best: number, low: number, high: number): void {
  if (!(best >= low - rounding * Math.abs(low) && best <= high + rounding * Math.abs(high)))
    throw new RangeError(`the best value must lie between ${low} and ${high}, got ${best}`);
}

/** How long and how hard to search: all whole numbers but `factor`, which is in [0, 1]. */
export type SearchOptions = {
  readonly rounds: number;
  readonly pointsPerRound: number;
  readonly factor: number;
};

/**
 * Random search from coarse to fine: every round tries `pointsPerRound` random points of the region, once each; then
 * the region is zoomed around the best point of all rounds so far. Gives back the best of all.
 *
 *     region_1 = region        region_{k+1} = zoomRegion(region_k, best so far, factor)
 *
 * @throws {RangeError} when rounds or pointsPerRound is not a whole number of at least 1, or as {@link zoomRegion}.
 * @see lesson 3.1
 */
export function coarseToFineSearch(
  score: (point: Point) => number,
  region: Space,
  { rounds, pointsPerRound, factor }: SearchOptions,
  rng: Rng,
): Result {
  requireCount(rounds, 'rounds', 1);
  requireCount(pointsPerRound, 'pointsPerRound', 1);
  const results: Result[] = [];
  let current = region;
  for (let round = 1; round <= rounds; round++) {
    for (let k = 0; k < pointsPerRound; k++) {
      const point = sampleHyperparameters(current, rng);
      results.push({ point, score: score(point) });
    }
    current = zoomRegion(current, bestPoint(results).point, factor);
  }
  return bestPoint(results);
}

/** What there is to train with, and how many models a search should try at least. */
export type Resources = {
  readonly machines: number;
  readonly hoursAvailable: number;
  readonly hoursPerModel: number;
  readonly modelsWanted: number;
};

/** `models`: how many can be trained to the end. */
export type Strategy = { models: number; strategy: 'panda' | 'caviar' };

/**
 * Caviar when the resources are enough to train as many models as wanted, otherwise panda. One machine trains one
 * model after the other; a model that is not done in time does not count.
 *
 *     models = machines · ⌊hoursAvailable / hoursPerModel⌋        caviar when models ≥ modelsWanted
 *
 * @throws {RangeError} when machines or modelsWanted is not a whole number of at least 1, or hours are not positive.
 * @see lesson 3.3
 */
export function chooseStrategy(resources: Resources): Strategy {
  const { machines, hoursAvailable, hoursPerModel, modelsWanted } = resources;
  requireCount(machines, 'machines', 1);
  requireCount(modelsWanted, 'modelsWanted', 1);
  if (!(hoursAvailable > 0 && hoursPerModel > 0))
    throw new RangeError(`hours must be positive, got ${hoursAvailable} and ${hoursPerModel}`);
  const models = machines * Math.floor(hoursAvailable / hoursPerModel);
  return { models, strategy: models >= modelsWanted ? 'caviar' : 'panda' };
}

/** A model in the evening: its parameters and its cost. */
export type Model = { readonly theta: readonly number[]; readonly cost: number };

/** One day of panda training: the learning rate and the cost in the evening; whether that model was kept. */
export type Day = { alpha: number; cost: number; kept: boolean };

/** The model after the last day, the learning rate for the next one, and what happened day by day. */
export type Nursed = { theta: readonly number[]; cost: number; alpha: number; diary: Day[] };

/** After a good day the learning rate is nudged up, after a bad one it is halved. */
const [afterGoodDay, afterBadDay] = [1.2, 0.5];

/**
 * One model, watched day by day. Every day goes on from the model that was kept the evening before:
 * when its cost has fallen, the new model is kept and α ← 1.2 α; when not (equal, risen or NaN), the model of the
 * evening before is taken back and α ← 0.5 α.
 * @throws {RangeError} when days is not a whole number of at least 1, or alpha is not positive.
 * @see lesson 3.3 (the panda approach)
 */
export function pandaTraining(
  trainOneDay: (theta: readonly number[], alpha: number) => Model,
  start: Model & { readonly alpha: number },
  days: number,
): Nursed {
  requireCount(days, 'days', 1);
  if (!(start.alpha > 0)) throw new RangeError(`alpha must be positive, got ${start.alpha}`);
  let { theta, cost, alpha } = start;
  const diary: Day[] = [];
  for (let day = 1; day <= days; day++) {
    const evening = trainOneDay(theta, alpha);
    const kept = evening.cost < cost;
    diary.push({ alpha, cost: evening.cost, kept });
    if (kept) ({ theta, cost } = evening);
    alpha *= kept ? afterGoodDay : afterBadDay;
  }
  return { theta, cost, alpha, diary };
}

/** One of many models that train side by side; the lower its dev error the better. */
export type Run = { readonly hyperparameters: Point; readonly devError: number; readonly finished: boolean };

/**
 * The finished run with the lowest dev error, the first of equals. The error of a run that is not finished says
 * nothing yet, and one of NaN (the training diverged) is never the best.
 * @throws {RangeError} when no run is finished with an error.
 * @see lesson 3.3 (the caviar approach)
 */
export function caviarBest(runs: readonly Run[]): Run {
  let best: Run | undefined;
  for (const run of runs) {
    if (!run.finished) continue;
    if (Number.isNaN(run.devError)) continue;
    if (best === undefined || run.devError < best.devError) best = run;
  }
  if (best === undefined) throw new RangeError('no run is finished with an error');
  return best;
}

/**
 * Assignment: hyperparameter search (lessons 3.1–3.3). Write every function; the handout has the formulas and examples.
 *
 * A point is one value for each hyperparameter, { alpha: 0.01, keepProb: 0.8 }. Do not change what you are given, and
 * take random numbers from `rng` only.
 */

/** Uniform random numbers in [0, 1), a new one for each call. */
type Rng = () => number;
type Point = Record<string, number>;
type Ranges = Record<string, [low: number, high: number]>;
type Scale = 'linear' | 'log' | 'one-minus-log' | 'integer';
type Space = Record<string, { scale: Scale; low: number; high: number }>;
/** A point that was tried; the higher its score the better. */
type Result = { point: Point; score: number };

/** Every combination of `pointsPerAxis` evenly spaced values of each hyperparameter, both ends included, in any order. */
export function gridSearch(ranges: Ranges, pointsPerAxis: number): Point[] {
  throw new Error('not written yet: gridSearch');
}

/** `count` points, every value drawn on its own and uniformly: low + (high − low)·rng(). */
export function randomSearch(ranges: Ranges, count: number, rng: Rng): Point[] {
  throw new Error('not written yet: randomSearch');
}

/** How many different values of the hyperparameter `name` the points try. */
export function countDistinctValues(points: Point[], name: string): number {
  throw new Error('not written yet: countDistinctValues');
}

/** A whole number from low to high, both included and all equally likely. */
export function sampleUniformInteger(low: number, high: number, rng: Rng): number {
  throw new Error('not written yet: sampleUniformInteger');
}

/** α = 10^r with r uniform between a and b. */
export function sampleLearningRate(a: number, b: number, rng: Rng): number {
  throw new Error('not written yet: sampleLearningRate');
}

/** β = 1 − 10^r with r uniform between a and b. */
export function sampleMomentumBeta(a: number, b: number, rng: Rng): number {
  throw new Error('not written yet: sampleMomentumBeta');
}

/** The window 1/(1 − β) before and after delta is added to β, and the ratio after / before. */
export function windowChange(beta: number, delta: number): { before: number; after: number; ratio: number } {
  throw new Error('not written yet: windowChange');
}

/** One point of the space: every hyperparameter drawn on its own, on its own scale, between low and high. */
export function sampleHyperparameters(space: Space, rng: Rng): Point {
  throw new Error('not written yet: sampleHyperparameters');
}

/** The result with the highest score, the first of equals; a score of NaN is never the best, and at least one is a number. */
export function bestPoint(results: Result[]): Result {
  throw new Error('not written yet: bestPoint');
}

/** The part of the region around the best point: `factor` of each width on its scale, cut off at the old ends. */
export function zoomRegion(region: Space, best: Point, factor: number): Space {
  throw new Error('not written yet: zoomRegion');
}

/** Random search in `rounds` rounds, each in the region zoomed around the best point so far; the best point of all. */
export function coarseToFineSearch(
  score: (point: Point) => number,
  region: Space,
  options: { rounds: number; pointsPerRound: number; factor: number },
  rng: Rng,
): Result {
  throw new Error('not written yet: coarseToFineSearch');
}

type Resources = { machines: number; hoursAvailable: number; hoursPerModel: number; modelsWanted: number };

/** How many models can be trained to the end, and whether that is enough for 'caviar' or calls for 'panda'. */
export function chooseStrategy(resources: Resources): { models: number; strategy: 'panda' | 'caviar' } {
  throw new Error('not written yet: chooseStrategy');
}

type Model = { theta: number[]; cost: number };
type Day = { alpha: number; cost: number; kept: boolean };

/**
 * One model, watched day by day: keep it and α ← 1.2 α when its cost fell, otherwise go back a day and α ← 0.5 α.
 * trainOneDay does not change theta.
 */
export function pandaTraining(
  trainOneDay: (theta: number[], alpha: number) => Model,
  start: Model & { alpha: number },
  days: number,
): Model & { alpha: number; diary: Day[] } {
  throw new Error('not written yet: pandaTraining');
}

type Run = { hyperparameters: Point; devError: number; finished: boolean };

/** The finished run with the lowest dev error, the first of equals; NaN is never the best. At least one run counts. */
export function caviarBest(runs: Run[]): Run {
  throw new Error('not written yet: caviarBest');
}

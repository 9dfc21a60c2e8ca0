import { clamp, mapTable, type Point, type Rng, type Space, scales, times } from './scales';

type Result = { point: Point; score: number };
type Range = [low: number, high: number];

const lerp = ([low, high]: Range, t: number) => low + t * (high - low);

export const gridSearch = (ranges: Record<string, Range>, pointsPerAxis: number): Point[] =>
  Object.entries(ranges)
    .map(([name, range]) => times(pointsPerAxis, (k) => ({ [name]: lerp(range, k / (pointsPerAxis - 1)) })))
    .reduce((left, right) => left.flatMap((a) => right.map((b) => ({ ...a, ...b }))));

export const randomSearch = (ranges: Record<string, Range>, count: number, rng: Rng): Point[] =>
  times(count, () => mapTable(ranges, (range) => lerp(range, rng())));

export const countDistinctValues = (points: Point[], name: string) => new Set(points.map((point) => point[name])).size;

export const sampleUniformInteger = (low: number, high: number, rng: Rng) =>
  Math.min(high, Math.floor(lerp([low, high + 1], rng())));

export const sampleLearningRate = (a: number, b: number, rng: Rng) => Math.exp(Math.LN10 * lerp([a, b], 1 - rng()));

export const sampleMomentumBeta = (a: number, b: number, rng: Rng) => -Math.expm1(Math.LN10 * lerp([a, b], rng()));

export const windowChange = (beta: number, delta: number) => {
  const [before, after] = [beta, beta + delta].map((value) => 1 / (1 - value));
  return { before, after, ratio: after / before };
};

export const sampleHyperparameters = (space: Space, rng: Rng): Point =>
  mapTable(space, ({ scale, low, high }) => {
    if (scale === 'integer') return sampleUniformInteger(low, high, rng);
    const [to, from] = scales[scale];
    return from(lerp([to(low), to(high)], rng()));
  });

export const bestPoint = (results: Result[]) =>
  results.filter(({ score }) => score === score).toSorted((a, b) => b.score - a.score)[0];

export const zoomRegion = (region: Space, best: Point, factor = 0.5): Space =>
  mapTable(region, ({ scale, low, high }, name) => {
    const [to, from] = scales[scale];
    const half = (factor / 2) * (to(high) - to(low));
    const [down, up] = scale === 'integer' ? [Math.floor, Math.ceil] : [Number, Number];
    const within = clamp(low, high);
    return { scale, low: within(down(from(to(best[name]) - half))), high: within(up(from(to(best[name]) + half))) };
  });

export const coarseToFineSearch = (
  score: (point: Point) => number,
  region: Space,
  { rounds, pointsPerRound, factor }: { rounds: number; pointsPerRound: number; factor: number },
  rng: Rng,
  known: Result[] = [],
): Result => {
  if (rounds === 0) return bestPoint(known);
  const found = times(pointsPerRound, () => sampleHyperparameters(region, rng)).map((point) => ({ point, score: score(point) }));
  const all = [...known, ...found];
  const next = zoomRegion(region, bestPoint(all).point, factor);
  return coarseToFineSearch(score, next, { rounds: rounds - 1, pointsPerRound, factor }, rng, all);
};

export const chooseStrategy = ({ machines, hoursAvailable, hoursPerModel, modelsWanted }: Record<string, number>) => {
  const models = machines * Math.trunc(hoursAvailable / hoursPerModel);
  return { models, strategy: modelsWanted <= models ? 'caviar' : 'panda' };
};

type Model = { theta: number[]; cost: number };
type State = Model & { alpha: number; diary: object[] };

export const pandaTraining = (
  trainOneDay: (theta: number[], alpha: number) => Model,
  start: Model & { alpha: number },
  days: number,
): State =>
  times(days, () => 0).reduce<State>(
    ({ theta, cost, alpha, diary }) => {
      const evening = trainOneDay(theta, alpha);
      const kept = evening.cost < cost;
      const after = kept ? evening : { theta, cost };
      return {
        theta: after.theta,
        cost: after.cost,
        alpha: alpha * (kept ? 1.2 : 0.5),
        diary: [...diary, { day: diary.length + 1, alpha, cost: evening.cost, kept }],
      };
    },
    { ...start, diary: [] },
  );

export const caviarBest = (runs: { devError: number; finished: boolean }[]) => {
  const errors = runs.map(({ devError, finished }) => (finished && devError === devError ? devError : Infinity));
  return runs[errors.indexOf(Math.min(...errors))];
};

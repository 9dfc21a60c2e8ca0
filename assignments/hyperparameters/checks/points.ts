/** What is expected of random points, and the check of random search. */
import type { Statistic } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CheckSpec, rng } from '../../../grader/plan/spec.ts';
import type { Ranges } from '../../../reference/hyperparameters.ts';
import {
  distanceStatistic,
  distinctStatistic,
  expectationOf,
  extremeStatistics,
  freshFact,
  fromRngFact,
  insideFact,
  saidFact,
  text,
  togetherStatistic,
} from './statistics.ts';

/** Random searches that are watched. */
const searches = 80;

/** Points of one random search: squares, so that a grid could be sold as random. */
const counts = [25, 36] as const;

/** A number with two digits behind the point. */
export const hundredths = (value: number) => Math.round(100 * value) / 100;

/** What is expected of points: right names in their bounds, evenly spread and independent. */
export function pointStatistics(ranges: Ranges, n: number): Statistic[] {
  const names = Object.keys(ranges);
  const inside = Object.entries(ranges).map(([name, range]) =>
    insideFact(`inside:${name}`, text(name, ` ${name} `), range),
  );
  const distances = names.map((name) =>
    distanceStatistic(
      `distance:${name}`,
      n,
      text(`distance of ${name} from its right distribution`, `${name} 与正确分布的距离`),
    ),
  );
  const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const));
  const together = pairs.map(([one, other]) => {
    const label = text(
      `share of points with ${one} and ${other} both in the lower or both in the upper half`,
      `${one} 与 ${other} 同在下半或同在上半的比例`,
    );
    return togetherStatistic(`together:${one}:${other}`, n, label);
  });
  const named = saidFact('named', 'every point has the right names', '每个点的名称都正确');
  return [named, ...inside, freshFact, fromRngFact, ...distances, ...together];
}

function rangesOf(draw: Draw): Ranges {
  return {
    keepProb: [hundredths(draw.uniform(0.4, 0.6)), hundredths(draw.uniform(0.85, 0.99))],
    lambd: [0, hundredths(draw.uniform(7, 10))],
    shift: [-hundredths(draw.uniform(0.6, 0.95)), hundredths(draw.uniform(0.1, 0.2))],
  };
}

/** Two random numbers are hardly ever alike to a millionth; one in a hundred could be. */
const diagonalStatistic: Statistic = {
  id: 'diagonal',
  label: text('share of points on the diagonal of the ranges', '落在范围对角线上的点的比例'),
  expected: 0,
  allowed: 0.01,
};

export const randomSearchCheck: CheckSpec = {
  id: 'random-search',
  fn: 'randomSearch',
  title: text('Random search: every point tries new values', '随机搜索：每个点都尝试新的值'),
  lesson: '3.1',
  points: 10,
  driver: 'measureRandomSearch',
  cases: [(draw) => [rangesOf(draw), draw.pick(counts), rng(draw.seedFor('points')), searches]],
  judging: expectationOf(searches, ([ranges]) => [
    saidFact(
      'everyRng',
      'the numbers are taken from the rng of the call, also when it is another one than before',
      '数取自本次调用的 rng，即使它与之前的不同',
    ),
    saidFact('points', 'every call gives count points', '每次调用都给出 count 个点'),
    distinctStatistic(text('share of values in one call that differ', '一次调用中互不相同的值的比例')),
    ...Object.entries(ranges as Ranges).flatMap(([name, [low, high]]) =>
      extremeStatistics(name, [low, high], 0.05 * (high - low)),
    ),
    ...pointStatistics(ranges as Ranges, searches * Math.min(...counts)),
    diagonalStatistic,
  ]),
};

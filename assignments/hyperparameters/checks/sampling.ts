/** Checks of everything that draws hyperparameters at random. */
import type { Statistic } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CaseArguments, type CheckSpec, rng } from '../../../grader/plan/spec.ts';
import { mapValues, type Ranges, type Space } from '../../../reference/hyperparameters.ts';
import {
  brief,
  distanceStatistic,
  distinctStatistic,
  expectationOf,
  extremeStatistics,
  freshFact,
  fromRngFact,
  insideFact,
  markStatistics,
  type Ruled,
  saidFact,
  shareStatistic,
  text,
  togetherStatistic,
} from './statistics.ts';

/** How often each function is called. */
const calls = { search: 80, integer: 4000, scale: 4000, space: 2000 };

/** Points of one random search: squares, so that a grid could be sold as random. */
const counts = [25, 36] as const;

/** A number with two digits behind the point. */
const hundredths = (value: number) => Math.round(100 * value) / 100;

/** What is expected of points: right names in their bounds, evenly spread and independent. */
function pointStatistics(ranges: Ranges, n: number): Statistic[] {
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
    lambd: [hundredths(draw.uniform(1, 3)), hundredths(draw.uniform(7, 10))],
    decayRate: [hundredths(draw.uniform(0.1, 0.2)), hundredths(draw.uniform(0.6, 0.95))],
  };
}

/** Two random numbers are hardly ever alike to a millionth; one in a hundred could be. */
const diagonalStatistic: Statistic = {
  id: 'diagonal',
  label: text('share of points on the diagonal of the ranges', '落在范围对角线上的点的比例'),
  expected: 0,
  allowed: 0.01,
};

const randomSearchCheck: CheckSpec = {
  id: 'random-search',
  fn: 'randomSearch',
  title: text('Random search: every point tries new values', '随机搜索：每个点都尝试新的值'),
  lesson: '3.1',
  points: 10,
  driver: 'measureRandomSearch',
  cases: [(draw) => [rangesOf(draw), draw.pick(counts), rng(draw.seedFor('points')), calls.search]],
  judging: expectationOf(calls.search, ([ranges]) => [
    saidFact('points', 'every call gives count points', '每次调用都给出 count 个点'),
    distinctStatistic(text('share of values in one call that differ', '一次调用中互不相同的值的比例')),
    ...Object.entries(ranges as Ranges).flatMap(([name, [low, high]]) =>
      extremeStatistics(name, [low, high], 0.05 * (high - low)),
    ),
    ...pointStatistics(ranges as Ranges, calls.search * Math.min(...counts)),
    diagonalStatistic,
  ]),
};

/** Equally likely parts: one for each whole number. */
const integerCuts = (low: number, high: number) =>
  Array.from({ length: high - low + 2 }, (_, k) => low - 0.5 + k);

function integerCase(draw: Draw): CaseArguments {
  const low = draw.integer(2, 20);
  const high = low + draw.integer(4, 5);
  const seed = rng(draw.seedFor('integers'));
  const looks = { cuts: integerCuts(low, high), scale: 'integer', draws: calls.integer };
  return ['sampleUniformInteger', [low, high], seed, looks];
}

function integerStatistics(args: CaseArguments): Statistic[] {
  const [low, high] = args[1] as [number, number];
  const share = [calls.integer, 1 / (high - low + 1)] as const;
  return [
    ...extremeStatistics('', [low, high], 0.4),
    insideFact('inside', text('the number', '数'), [low, high]),
    saidFact('whole', 'the number is whole in every draw', '每次抽到的都是整数'),
    freshFact,
    fromRngFact,
    shareStatistic('first', share, text('share of draws that give low', '抽到 low 的比例')),
    shareStatistic('last', share, text('share of draws that give high', '抽到 high 的比例')),
    distanceStatistic('distance', calls.integer, text('distance from equal shares', '与等概率分布的距离')),
  ];
}

const integerCheck: CheckSpec = {
  id: 'uniform-integer',
  fn: 'sampleUniformInteger',
  title: text('Whole numbers, both ends included', '均匀整数，包括两个端点'),
  lesson: '3.2',
  points: 8,
  driver: 'measureSampler',
  cases: [integerCase],
  judging: expectationOf(calls.integer, integerStatistics),
};

/** Twenty equally likely parts between the exponents a and b, as values in rising order. */
function exponentCuts(a: number, b: number, toValue: (r: number) => number): number[] {
  return Array.from({ length: 21 }, (_, k) => toValue(a + ((b - a) * k) / 20)).sort((x, y) => x - y);
}

/** α and β are looked at on scales on which small and large ones, and the slips, stand apart. */
const logRuled: Ruled = { name: '', formula: 'log₁₀ |α|', of: Math.log10 };
const oddsRuled: Ruled = { name: '', formula: 'log₁₀ |β/(1 − β)|', of: (v) => Math.log10(v / (1 - v)) };

/** What of a scale's width the marks may stray. */
const markShares = { scale: 0.07, space: 0.14 };

/** Statistics of values of which a quarter must lie between every fifth of the cuts; `sides` hold for all of them. */
function scaleStatistics(args: CaseArguments, ruled: Ruled, sides: readonly Statistic[]): Statistic[] {
  const { cuts } = args[3] as { cuts: number[] };
  const [low = 0, high = 0] = [cuts[0], cuts.at(-1)];
  const width = ruled.of(high) - ruled.of(low);
  const quarters = [1, 2, 3, 4].map((k) => {
    const [from, to] = [brief(cuts[5 * k - 5] ?? 0), brief(cuts[5 * k] ?? 0)];
    const label = text(`share of draws from ${from} to ${to}`, `落在 ${from} 到 ${to} 的比例`);
    return shareStatistic(`quarter${k}`, [calls.scale, 0.25], label);
  });
  return [
    insideFact('inside', text('the number', '数'), [low, high]),
    ...sides,
    freshFact,
    fromRngFact,
    ...markStatistics(ruled, cuts, { width, share: markShares.scale }),
    distinctStatistic(text('share of draws that differ', '互不相同的抽样的比例')),
    ...quarters,
    distanceStatistic(
      'distance',
      calls.scale,
      text('distance from the right distribution', '与正确分布的距离'),
    ),
  ];
}

const positive = saidFact('positive', 'the number is positive in every draw', '每次抽到的都是正数');
const belowOne = saidFact('belowOne', 'the number is below 1 in every draw', '每次抽到的都小于 1');
const aboveHalf = saidFact('aboveHalf', 'the number is above ½ in every draw', '每次抽到的都大于 ½');

const powerOfTen = (r: number) => 10 ** r;
const oneMinusPower = (r: number) => 1 - 10 ** r;

function learningRateCase(draw: Draw): CaseArguments {
  const [a, b] = [-draw.integer(5, 6), -draw.integer(1, 2)];
  const seed = rng(draw.seedFor('learning rates'));
  const looks = { cuts: exponentCuts(a, b, powerOfTen), scale: 'log', draws: calls.scale };
  return ['sampleLearningRate', [a, b], seed, looks];
}

const learningRateCheck: CheckSpec = {
  id: 'learning-rate',
  fn: 'sampleLearningRate',
  title: text('A learning rate on the logarithmic scale', '对数标尺上的学习率'),
  lesson: '3.2',
  points: 10,
  driver: 'measureSampler',
  cases: [learningRateCase],
  judging: expectationOf(calls.scale, (args) => scaleStatistics(args, logRuled, [positive, belowOne])),
};

function momentumBetaCase(draw: Draw): CaseArguments {
  const [a, b] = draw.pick<readonly [number, number]>([
    [-4, -1],
    [-5, -1],
    [-5, -2],
  ]);
  const seed = rng(draw.seedFor('betas'));
  const looks = { cuts: exponentCuts(a, b, oneMinusPower), scale: 'one-minus-log', draws: calls.scale };
  return ['sampleMomentumBeta', [a, b], seed, looks];
}

const momentumBetaCheck: CheckSpec = {
  id: 'momentum-beta',
  fn: 'sampleMomentumBeta',
  title: text('β with 1 − β on the logarithmic scale', 'β：1 − β 取对数标尺'),
  lesson: '3.2',
  points: 10,
  driver: 'measureSampler',
  cases: [momentumBetaCase],
  judging: expectationOf(calls.scale, (args) =>
    scaleStatistics(args, oddsRuled, [positive, belowOne, aboveHalf]),
  ),
};

function spaceOf(draw: Draw): Space {
  const layers = draw.integer(2, 4);
  const low = hundredths(draw.uniform(0.3, 0.6));
  return {
    alpha: { scale: 'log', low: draw.pick([0.00003, 0.0001, 0.0002]), high: draw.pick([0.2, 0.3, 0.5]) },
    beta: { scale: 'one-minus-log', low: draw.pick([0.8, 0.9, 0.95]), high: draw.pick([0.999, 0.9995]) },
    layers: { scale: 'integer', low: layers, high: layers + 3 },
    keepProb: { scale: 'linear', low, high: hundredths(draw.uniform(0.85, 0.99)) },
  };
}

function spaceCase(draw: Draw): CaseArguments {
  const space = spaceOf(draw);
  const { alpha, beta, layers, keepProb } = space;
  if (!alpha || !beta || !layers || !keepProb) throw new Error('the space has four hyperparameters');
  const cuts = {
    alpha: exponentCuts(Math.log10(alpha.low), Math.log10(alpha.high), powerOfTen),
    beta: exponentCuts(Math.log10(1 - beta.high), Math.log10(1 - beta.low), oneMinusPower),
    layers: integerCuts(layers.low, layers.high),
    keepProb: exponentCuts(keepProb.low, keepProb.high, (value) => value),
  };
  return [space, rng(draw.seedFor('hyperparameters')), cuts, calls.space];
}

function spaceStatistics(args: CaseArguments): Statistic[] {
  const [space, , cuts] = args as [Space, unknown, Record<string, number[]>];
  const quarter = [calls.space, 0.25] as const;
  const ranges = mapValues(space, ({ low, high }) => [low, high] as const);
  const marksOf = (ruled: Ruled) => {
    const [low, high] = ranges[ruled.name] ?? [0, 1];
    const width = ruled.of(high) - ruled.of(low);
    return markStatistics(ruled, cuts[ruled.name] ?? [], { width, share: markShares.space });
  };
  const [least, greatest] = ranges['keepProb'] ?? [0, 1];
  return [
    ...pointStatistics(ranges, calls.space),
    saidFact('whole', 'layers is a whole number in every draw', '每次抽样的 layers 都是整数'),
    ...marksOf({ ...logRuled, name: 'alpha', formula: 'log₁₀ |alpha|' }),
    ...marksOf({ ...oddsRuled, name: 'beta', formula: 'log₁₀ |beta/(1 − beta)|' }),
    ...extremeStatistics('layers', ranges['layers'] ?? [0, 1], 0.4),
    ...extremeStatistics('keepProb', [least, greatest], 0.05 * (greatest - least)),
    shareStatistic('fewest', quarter, text('share of draws with the fewest layers', 'layers 取最小值的比例')),
    shareStatistic('most', quarter, text('share of draws with the most layers', 'layers 取最大值的比例')),
  ];
}

const spaceCheck: CheckSpec = {
  id: 'sample-hyperparameters',
  fn: 'sampleHyperparameters',
  title: text('Every hyperparameter on its own scale', '每个超参数各用各的标尺'),
  lesson: '3.2',
  points: 12,
  driver: 'measureHyperparameters',
  restsOn: ['sampleUniformInteger', 'sampleLearningRate', 'sampleMomentumBeta'],
  cases: [spaceCase],
  judging: expectationOf(calls.space, spaceStatistics),
};

export const samplingChecks: readonly CheckSpec[] = [
  randomSearchCheck,
  integerCheck,
  learningRateCheck,
  momentumBetaCheck,
  spaceCheck,
];

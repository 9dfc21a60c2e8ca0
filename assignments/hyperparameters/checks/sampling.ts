/** Checks of what draws one hyperparameter at random. */
import type { Statistic } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CaseArguments, type CheckSpec, rng } from '../../../grader/plan/spec.ts';
import { otherEnds, othersFact } from './edges.ts';
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
} from './statistics.ts';

/** How often each function is called. */
const draws = 4000;

/** Equally likely parts: one for each whole number. */
export const integerCuts = (low: number, high: number) =>
  Array.from({ length: high - low + 2 }, (_, k) => low - 0.5 + k);

const itself = (value: number) => value;

function integerCase(draw: Draw): CaseArguments {
  // Odd: where low has bits to spare, low | 1 is low + 1.
  const low = 2 * draw.integer(1, 10) + 1;
  const high = low + draw.integer(4, 5);
  const seed = rng(draw.seedFor('integers'));
  const others = otherEnds(itself, [
    [0, 1],
    [0, 0],
    [1, 1],
  ]);
  const looks = { cuts: integerCuts(low, high), scale: 'integer', draws, others };
  return ['sampleUniformInteger', [low, high], seed, looks];
}

function integerStatistics(args: CaseArguments): Statistic[] {
  const [low, high] = args[1] as [number, number];
  const share = [draws, 1 / (high - low + 1)] as const;
  return [
    ...extremeStatistics('', [low, high], 0.4),
    insideFact('inside', text('the number', '数'), [low, high]),
    saidFact('whole', 'the number is whole in every draw', '每次抽到的都是整数'),
    othersFact,
    freshFact,
    fromRngFact,
    shareStatistic('first', share, text('share of draws that give low', '抽到 low 的比例')),
    shareStatistic('last', share, text('share of draws that give high', '抽到 high 的比例')),
    distanceStatistic('distance', draws, text('distance from equal shares', '与等概率分布的距离')),
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
  judging: expectationOf(draws, integerStatistics),
};

/** Twenty equally likely parts between the exponents a and b, as values in rising order. */
export function exponentCuts(a: number, b: number, toValue: (r: number) => number): number[] {
  return Array.from({ length: 21 }, (_, k) => toValue(a + ((b - a) * k) / 20)).sort((x, y) => x - y);
}

/** α and β are looked at on scales on which small and large ones, and the slips, stand apart. */
export const logRuled: Ruled = { name: '', formula: 'log₁₀ |α|', of: Math.log10 };
export const oddsRuled: Ruled = {
  name: '',
  formula: 'log₁₀ |β/(1 − β)|',
  of: (v) => Math.log10(v / (1 - v)),
};

/** What of a scale's width the marks may stray. */
const markShare = 0.07;

/** Statistics of values of which a quarter must lie between every fifth of the cuts; `sides` hold for all of them. */
function scaleStatistics(args: CaseArguments, ruled: Ruled, sides: readonly Statistic[]): Statistic[] {
  const { cuts } = args[3] as { cuts: number[] };
  const [low = 0, high = 0] = [cuts[0], cuts.at(-1)];
  const width = ruled.of(high) - ruled.of(low);
  const quarters = [1, 2, 3, 4].map((k) => {
    const [from, to] = [brief(cuts[5 * k - 5] ?? 0), brief(cuts[5 * k] ?? 0)];
    const label = text(`share of draws from ${from} to ${to}`, `落在 ${from} 到 ${to} 的比例`);
    return shareStatistic(`quarter${k}`, [draws, 0.25], label);
  });
  return [
    insideFact('inside', text('the number', '数'), [low, high]),
    ...sides,
    othersFact,
    freshFact,
    fromRngFact,
    ...markStatistics(ruled, cuts, { width, share: markShare }),
    distinctStatistic(text('share of draws that differ', '互不相同的抽样的比例')),
    ...quarters,
    distanceStatistic('distance', draws, text('distance from the right distribution', '与正确分布的距离')),
  ];
}

const positive = saidFact('positive', 'the number is positive in every draw', '每次抽到的都是正数');
const belowOne = saidFact('belowOne', 'the number is below 1 in every draw', '每次抽到的都小于 1');
const aboveHalf = saidFact('aboveHalf', 'the number is above ½ in every draw', '每次抽到的都大于 ½');

export const powerOfTen = (r: number) => 10 ** r;
export const oneMinusPower = (r: number) => 1 - 10 ** r;

function learningRateCase(draw: Draw): CaseArguments {
  const [a, b] = [-draw.integer(5, 6), -draw.integer(1, 2)];
  const seed = rng(draw.seedFor('learning rates'));
  const others = otherEnds(powerOfTen, [
    [-1, 0],
    [0, 1],
    [0.5, 1.5],
  ]);
  const looks = { cuts: exponentCuts(a, b, powerOfTen), scale: 'log', draws, others };
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
  judging: expectationOf(draws, (args) => scaleStatistics(args, logRuled, [positive, belowOne])),
};

function momentumBetaCase(draw: Draw): CaseArguments {
  const [a, b] = draw.pick<readonly [number, number]>([
    [-4, -1],
    [-5, -1],
    [-5, -2],
  ]);
  const seed = rng(draw.seedFor('betas'));
  const others = otherEnds(oneMinusPower, [[-1, 0]]);
  const looks = { cuts: exponentCuts(a, b, oneMinusPower), scale: 'one-minus-log', draws, others };
  return ['sampleMomentumBeta', [a, b], seed, looks];
}

const momentumBetaCheck: CheckSpec = {
  id: 'momentum-beta',
  fn: 'sampleMomentumBeta',
  title: text('β with 1 − β on the logarithmic scale', 'β：1 − β 取对数标尺'),
  lesson: '3.2',
  points: 10,
  driver: 'measureSampler',
  restsOn: ['sampleLearningRate'],
  cases: [momentumBetaCase],
  judging: expectationOf(draws, (args) => scaleStatistics(args, oddsRuled, [positive, belowOne, aboveHalf])),
};

export const samplingChecks: readonly CheckSpec[] = [integerCheck, learningRateCheck, momentumBetaCheck];

/** The check of whole points, every hyperparameter on its own scale. */
import type { Statistic } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CaseArguments, type CheckSpec, rng } from '../../../grader/plan/spec.ts';
import { mapValues, type Space } from '../../../reference/hyperparameters.ts';
import { otherSpaces, otherSpacesFact } from './edges.ts';
import { hundredths, pointStatistics } from './points.ts';
import { exponentCuts, integerCuts, logRuled, oddsRuled, oneMinusPower, powerOfTen } from './sampling.ts';
import {
  expectationOf,
  extremeStatistics,
  markStatistics,
  type Ruled,
  saidFact,
  shareStatistic,
  text,
} from './statistics.ts';

/** How many points are drawn, and what of a scale's width their marks may stray. */
const [draws, markShare] = [2000, 0.14];

function spaceOf(draw: Draw): Space {
  // Odd: where low has bits to spare, low | 1 is low + 1.
  const layers = draw.pick([3, 5]);
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
  return [space, rng(draw.seedFor('hyperparameters')), cuts, draws, otherSpaces];
}

function spaceStatistics(args: CaseArguments): Statistic[] {
  const [space, , cuts] = args as [Space, unknown, Record<string, number[]>];
  const quarter = [draws, 0.25] as const;
  const ranges = mapValues(space, ({ low, high }) => [low, high] as const);
  const marksOf = (ruled: Ruled) => {
    const [low, high] = ranges[ruled.name] ?? [0, 1];
    const width = ruled.of(high) - ruled.of(low);
    return markStatistics(ruled, cuts[ruled.name] ?? [], { width, share: markShare });
  };
  const [least, greatest] = ranges['keepProb'] ?? [0, 1];
  return [
    ...pointStatistics(ranges, draws),
    otherSpacesFact,
    saidFact('whole', 'layers is a whole number in every draw', '每次抽样的 layers 都是整数'),
    ...marksOf({ ...logRuled, name: 'alpha', formula: 'log₁₀ |alpha|' }),
    ...marksOf({ ...oddsRuled, name: 'beta', formula: 'log₁₀ |beta/(1 − beta)|' }),
    ...extremeStatistics('layers', ranges['layers'] ?? [0, 1], 0.4),
    ...extremeStatistics('keepProb', [least, greatest], 0.05 * (greatest - least)),
    shareStatistic('fewest', quarter, text('share of draws with the fewest layers', 'layers 取最小值的比例')),
    shareStatistic('most', quarter, text('share of draws with the most layers', 'layers 取最大值的比例')),
  ];
}

export const spaceCheck: CheckSpec = {
  id: 'sample-hyperparameters',
  fn: 'sampleHyperparameters',
  title: text('Every hyperparameter on its own scale', '每个超参数各用各的标尺'),
  lesson: '3.2',
  points: 12,
  driver: 'measureHyperparameters',
  restsOn: ['sampleUniformInteger', 'sampleLearningRate', 'sampleMomentumBeta'],
  cases: [spaceCase],
  judging: expectationOf(draws, spaceStatistics),
};

/** What the handout lets students expect of their functions' arguments. */
import {
  callable,
  type DomainTable,
  either,
  flag,
  list,
  number,
  open,
  type Range,
  record,
  table,
  text,
  whole,
} from '../../grader/plan/domain.ts';

/** Sizes that the handout leaves open. */
const any: Range = [1, 1000];
const ranges = table(list(number(), [2, 2]), any);
const space = table(
  record({
    scale: text('linear', 'log', 'one-minus-log', 'integer'),
    low: number(),
    high: number(),
  }),
  any,
);
const notANumber = open('NaN, where the training diverged');
const score = either(number(), notANumber);
const point = open('a point that is handed on as it is');
const factor = number({ from: 0, to: 1 });
const positive = number({ above: 0 });
const count = whole({ from: 1 });

const noWidth = { 'ranges: an entry with equal entries': 'a range without width has no values to try' };

export const domain: DomainTable = {
  gridSearch: { parameters: { ranges, pointsPerAxis: whole({ from: 2 }) }, waived: noWidth },
  randomSearch: { parameters: { ranges, count, rng: callable }, waived: noWidth },
  countDistinctValues: {
    parameters: { points: list(table(number(), any), any), name: open('a name that the points have') },
  },
  sampleUniformInteger: {
    parameters: { low: whole({ from: 0 }), high: whole({ from: 0 }), rng: callable },
  },
  sampleLearningRate: { parameters: { a: number(), b: number(), rng: callable } },
  sampleMomentumBeta: {
    parameters: { a: number({ below: 0 }), b: number({ to: 0 }), rng: callable },
  },
  windowChange: { parameters: { beta: number({ from: 0, below: 1 }), delta: number() } },
  sampleHyperparameters: { parameters: { space, rng: callable } },
  bestPoint: { parameters: { results: list(record({ point, score }), any) } },
  zoomRegion: { parameters: { region: space, best: table(number(), any), factor } },
  coarseToFineSearch: {
    parameters: {
      score: callable,
      region: space,
      options: record({ rounds: count, pointsPerRound: count, factor }),
      rng: callable,
    },
  },
  chooseStrategy: {
    parameters: {
      resources: record({
        machines: count,
        hoursAvailable: positive,
        hoursPerModel: positive,
        modelsWanted: count,
      }),
    },
  },
  pandaTraining: {
    parameters: {
      trainOneDay: callable,
      start: record({ theta: list(number(), any), cost: number({ from: 0 }), alpha: positive }),
      days: count,
    },
  },
  caviarBest: {
    parameters: {
      runs: list(
        record({
          hyperparameters: point,
          devError: either(number({ from: 0 }), notANumber),
          finished: flag,
        }),
        any,
      ),
    },
  },
};

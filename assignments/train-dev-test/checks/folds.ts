/** Checks of k-fold cross-validation. */
import type { Statistic } from '../../../grader/model.ts';
import { bernsteinBound } from '../../../grader/plan/bounds.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CaseArguments, type CheckSpec, probe, rng } from '../../../grader/plan/spec.ts';
import { foldMistakes, uncheckedFolds, unshuffledFolds } from '../mistakes/folds.ts';
import { blindBecause, mixedTrials, onlyGoodArguments, onlyRefusals } from './inputs.ts';

const falseFailure = 1e-6;
const draws = 2000;
const [m, k] = [6, 3];

export const foldStatistics: readonly Statistic[] = [
  {
    id: 'together',
    label: {
      en: 'greatest deviation from (m/k − 1)/(m − 1) of the share of divisions with two given examples in one fold',
      zh: '两个样本同在一折的频率与 (m/k − 1)/(m − 1) 的最大偏差',
    },
    expected: 0,
    allowed: bernsteinBound((m / k - 1) / (m - 1), {
      count: (m * (m - 1)) / 2,
      draws,
      failure: falseFailure,
    }),
  },
];

const foldCase =
  (count: (draw: Draw) => number, folds: number) =>
  (draw: Draw): CaseArguments => [count(draw), folds, rng(draw.seedFor('folds'))];

/** Numbers of features, of labels and of examples, and the folds that the examples are cut into. */
type Sizes = {
  readonly rows: number;
  readonly labelRows: number;
  readonly m: number;
  readonly folds: number;
};

/** X and Y of the given sizes, one entry of each 0, with labels of the kind that a probe judges by. */
function validationCase(
  draw: Draw,
  { rows, labelRows, m: examples, folds }: Sizes,
  name: string,
): CaseArguments {
  const numbers = (count: number) => draw.matrix(count, examples, 2).map(rounded).map(beginningWithZero);
  const X = numbers(rows);
  const Y = name === 'meanLabelError' ? numbers(labelRows) : draw.labels(examples);
  return [X, Y, folds, probe(name), rng(draw.seedFor('folds'))];
}

/** One feature and one label of each example. */
const columns = (examples: number, folds: number): Sizes => ({ rows: 1, labelRows: 1, m: examples, folds });

const rounded = (row: number[]): number[] => row.map((value) => Math.round(value * 1000) / 1000);
const beginningWithZero = (row: number[], index: number): number[] =>
  index === 0 ? [0, ...row.slice(1)] : row;

export const foldChecks: readonly CheckSpec[] = [
  {
    id: 'folds',
    fn: 'kFoldIndices',
    title: { en: 'k folds: each example in dev exactly once', zh: 'k 折：每个样本恰好在验证折中出现一次' },
    lesson: '1.1',
    points: 8,
    driver: 'describeFolds',
    restsOn: ['randomPermutation'],
    cases: [
      foldCase((draw) => 3 * draw.integer(3, 6) + 2, 3),
      foldCase((draw) => 4 * draw.integer(2, 4) + 1, 4),
      foldCase((draw) => 5 * draw.integer(3, 5) + 3, 5),
      foldCase((draw) => 2 * draw.integer(4, 7), 2),
      foldCase(() => 7, 7),
      foldCase(() => 2, 2),
    ],
    blindTo: {
      ...blindBecause(
        [unshuffledFolds],
        'the folds are those of any order; how orders are drawn shows over many',
      ),
      ...blindBecause([uncheckedFolds], onlyGoodArguments),
    },
  },
  {
    id: 'folds-shuffled',
    fn: 'kFoldIndices',
    title: { en: 'k folds of shuffled examples', zh: 'k 折：先打乱样本' },
    lesson: '1.1',
    points: 4,
    driver: 'measureFolds',
    restsOn: ['randomPermutation'],
    cases: [(draw) => [m, k, draws, rng(draw.seedFor('folds'))]],
    judging: { kind: 'expectation', draws, falseFailure, statistics: () => foldStatistics },
    blindTo: {
      ...blindBecause(foldMistakes, 'six examples in three folds: only who is together is measured'),
      ...blindBecause([uncheckedFolds], onlyGoodArguments),
    },
  },
  {
    id: 'folds-refused',
    fn: 'kFoldIndices',
    title: {
      en: 'k below 2 or above m is refused, k = m is not',
      zh: '拒绝小于 2 或大于 m 的 k，但不拒绝 k = m',
    },
    lesson: '1.1',
    points: 2,
    driver: 'describeRefusals',
    restsOn: ['randomPermutation'],
    cases: [
      (draw) => {
        const given = draw.integer(6, 20);
        const refused = [given + 1, 1, 0, -2, 2.5].map((folds) => [given, folds]);
        const trials = mixedTrials(draw, [given, given], refused);
        return ['kFoldIndices', trials, rng(draw.seedFor('folds'))];
      },
    ],
    blindTo: blindBecause([...foldMistakes, unshuffledFolds], onlyRefusals),
  },
  {
    id: 'cross-validation',
    fn: 'crossValidationError',
    title: { en: 'Cross-validation: the mean error over the folds', zh: '交叉验证：各折误差的平均' },
    lesson: '1.1',
    points: 8,
    restsOn: ['kFoldIndices'],
    // With k = m, and with a probe that counts columns, every shuffle gives the same error.
    cases: [
      (draw) => validationCase(draw, { rows: 2, labelRows: 1, m: 7, folds: 7 }, 'meanLabelError'),
      (draw) => validationCase(draw, { rows: 3, labelRows: 3, m: 2, folds: 2 }, 'meanLabelError'),
      (draw) => validationCase(draw, { rows: 2, labelRows: 1, m: 9, folds: 9 }, 'nearestNeighbourError'),
      (draw) => validationCase(draw, columns(3 * draw.integer(2, 4) + 1, 3), 'devPerTrain'),
      (draw) => validationCase(draw, columns(4 * draw.integer(2, 3) + 3, 4), 'devPerTrain'),
    ],
  },
];

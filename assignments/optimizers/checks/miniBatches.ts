/** Checks of mini-batches: the cut, the shuffle, the size, the name. */
import type { Statistic } from '../../../grader/model.ts';
import { bernsteinBound, placesBound } from '../../../grader/plan/bounds.ts';
import { type CheckSpec, rng } from '../../../grader/plan/spec.ts';
import { cutMistakes, shuffleMistakes } from '../mistakes/miniBatches.ts';

/** The chance that a fair shuffle fails its check. */
const falseFailure = 1e-6;
const shuffledExamples = 6;
const shuffles = 5000;

/** The distance takes half of the allowed failures, neighbours and places that stay a quarter each. */
const allowedDistance = placesBound(shuffledExamples, shuffles, falseFailure / 2);
const neighbours = shuffledExamples * (shuffledExamples - 1);
const strayOf = (count: number) =>
  bernsteinBound(1 / shuffledExamples, { count, draws: shuffles, failure: falseFailure / 4 });
const allowedStray = strayOf(neighbours);
const allowedStay = strayOf(3);

const blindBecause = (ids: readonly string[], reason: string) =>
  Object.fromEntries(ids.map((id) => [id, reason]));

const shuffleIds = shuffleMistakes.map(({ id }) => id);
const shownByOrder = 'the cut is that of any order; how orders are drawn shows over many shuffles only';
const shownByCut = 'one row of examples whose number the batch size divides: the order alone is measured';

const cutCheck: CheckSpec = {
  id: 'mini-batches-cut',
  fn: 'randomMiniBatches',
  title: {
    en: 'Mini-batches: every example once, with its label, in batches of columns',
    zh: 'Mini-batch：按列切分，每个样本恰好一次且与标签对应',
  },
  lesson: '2.1',
  points: 8,
  driver: 'describeMiniBatches',
  cases: [
    (draw) => [{ m: 3 * draw.integer(3, 5) + 1, rows: 3, labelRows: 1 }, 3, rng(draw.seedFor('shuffle'))],
    (draw) => [{ m: 4 * draw.integer(2, 4), rows: 2, labelRows: 1 }, 4, rng(draw.seedFor('shuffle'))],
    (draw) => [{ m: draw.integer(8, 12), rows: 2, labelRows: 3 }, 16, rng(draw.seedFor('shuffle'))],
    (draw) => [{ m: draw.integer(8, 10), rows: 2, labelRows: 1 }, 1, rng(draw.seedFor('shuffle'))],
    (draw) => [{ m: 1, rows: 2, labelRows: 2 }, draw.integer(1, 2), rng(draw.seedFor('shuffle'))],
    // Many batches: a smaller one that comes first does so hardly ever by chance.
    (draw) => [{ m: 2 * draw.integer(8, 10) + 1, rows: 1, labelRows: 1 }, 2, rng(draw.seedFor('shuffle'))],
  ],
  blindTo: blindBecause(
    shuffleIds.filter((id) => id !== 'mini-batches-with-replacement'),
    shownByOrder,
  ),
};

/** They tell one unfair shuffle from another. */
const stayStatistics: readonly Statistic[] = [
  { id: 'stays', label: { en: 'share of examples that keep their place', zh: '留在原位的样本所占比例' } },
  {
    id: 'firstStays',
    label: { en: 'share of shuffles in which the first stays first', zh: '第一个样本仍在首位的比例' },
  },
  {
    id: 'lastStays',
    label: { en: 'share of shuffles in which the last stays last', zh: '最后一个样本仍在末位的比例' },
  },
].map((statistic) => ({ ...statistic, expected: 1 / shuffledExamples, allowed: allowedStay }));

const shuffleCheck: CheckSpec = {
  id: 'mini-batches-shuffled',
  fn: 'randomMiniBatches',
  title: {
    en: 'Mini-batches: every order of the examples equally likely',
    zh: 'Mini-batch：样本的各种排列机会均等',
  },
  lesson: '2.1',
  points: 5,
  driver: 'measureShuffle',
  cases: [(draw) => [shuffledExamples, 2, shuffles, rng(draw.seedFor('shuffles'))]],
  judging: {
    kind: 'expectation',
    draws: shuffles,
    falseFailure,
    statistics: () => [
      {
        id: 'places',
        label: {
          en: 'distance from 1/m of the shares of shuffles in which each example lands in each place',
          zh: '各样本落在各位置的频率与 1/m 的距离（平方和的平方根）',
        },
        expected: 0,
        allowed: allowedDistance,
      },
      {
        id: 'followers',
        label: {
          en: 'greatest deviation from 1/m of the share of shuffles in which one example directly follows another',
          zh: '某样本紧跟在另一样本之后的频率与 1/m 的最大偏差',
        },
        expected: 0,
        allowed: allowedStray,
      },
      ...stayStatistics,
      {
        id: 'once',
        label: {
          en: 'whether every shuffle uses every example exactly once (1: yes)',
          zh: '每次打乱是否都恰好使用每个样本一次（1 表示是）',
        },
        expected: 1,
        allowed: 1e-9,
      },
    ],
  },
  blindTo: blindBecause(
    cutMistakes.map(({ id }) => id),
    shownByCut,
  ),
};

const sizeCheck: CheckSpec = {
  id: 'mini-batch-size',
  fn: 'chooseMiniBatchSize',
  title: { en: 'Mini-batch size from examples and memory', zh: '根据样本数与内存选择 mini-batch 大小' },
  lesson: '2.2',
  points: 4,
  cases: [
    (draw) => [draw.integer(600, 1999), 1000, 300_000],
    (draw) => [2000, draw.integer(500, 900), 300_000],
    () => [2001, 4096, 256 * 4096],
    (draw) => [draw.integer(100_000, 5_000_000), 1000, 1000 * draw.integer(300, 480)],
    (draw) => [draw.integer(100_000, 5_000_000), 800, 800 * draw.integer(3000, 9000)],
    (draw) => [draw.integer(5000, 50_000), 12_288, 12_288 * draw.integer(70, 120)],
    (draw) => [draw.integer(5000, 50_000), 640, 640 * draw.integer(135, 250)],
    // What fits exactly, and what misses the largest size by one byte.
    (draw) => [draw.integer(5000, 50_000), 768, 128 * 768],
    (draw) => [draw.integer(5000, 50_000), 3072, 512 * 3072],
    (draw) => [draw.integer(5000, 50_000), 3072, 512 * 3072 - 1],
    () => [1, 1, 64],
  ],
};

const nameCheck: CheckSpec = {
  id: 'gradient-descent-names',
  fn: 'nameGradientDescent',
  title: {
    en: 'Batch, mini-batch or stochastic gradient descent',
    zh: 'batch、mini-batch 与随机梯度下降的区分',
  },
  lesson: '2.2',
  points: 2,
  cases: [
    (draw) => {
      const m = draw.integer(3000, 9000);
      return [m, m];
    },
    (draw) => [1, draw.integer(3000, 9000)],
    (draw) => [64, draw.integer(3000, 9000)],
    () => [2, 3],
    () => [1, 2],
    () => [2, 2],
  ],
};

export const miniBatchChecks: readonly CheckSpec[] = [cutCheck, shuffleCheck, sizeCheck, nameCheck];

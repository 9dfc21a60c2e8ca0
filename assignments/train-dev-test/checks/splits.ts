/** Checks of the split itself: what holds for every shuffle, which examples land where, what is refused. */
import type { Statistic, Text } from '../../../grader/model.ts';
import { bernsteinBound } from '../../../grader/plan/bounds.ts';
import { type CheckSpec, rng } from '../../../grader/plan/spec.ts';
import { shuffleMistakes, uncheckedSplit } from '../mistakes/orders.ts';
import { cutMistakes } from '../mistakes/splits.ts';
import {
  blindBecause,
  drawExamples,
  mixedTrials,
  onlyGoodArguments,
  onlyRefusals,
  parts,
  ratios,
} from './inputs.ts';

/** The chance that a fair split fails its check; a fifth for each of the statistics that stray. */
const falseFailure = 1e-6;
const draws = 1000;
const m = 8;
const quarters = parts(0.5, 0.25, 0.25);
const sizes = parts(4, 2, 2);
/** Of 8 · 7 ordered pairs, 4 · 3 are in train. */
const together = 12 / 56;

const bound = (p: number, count: number) => bernsteinBound(p, { count, draws, failure: falseFailure / 5 });

function strayOf(part: keyof typeof quarters, zh: string): Statistic {
  const en = `greatest deviation of an example’s share of splits in ${part} from the size of ${part} over m`;
  const label: Text = { en, zh: `样本落入${zh}的频率与${zh}所占比例的最大偏差` };
  return { id: part, label, expected: 0, allowed: bound(quarters[part], m) };
}

export const splitStatistics: readonly Statistic[] = [
  strayOf('train', '训练集'),
  strayOf('dev', '开发集'),
  strayOf('test', '测试集'),
  {
    id: 'together',
    label: {
      en: 'greatest deviation of the share of splits with two given examples both in train from that of fair splits',
      zh: '两个样本同在训练集的频率与公平划分的最大偏差',
    },
    expected: 0,
    allowed: bound(together, (m * (m - 1)) / 2),
  },
  {
    id: 'firstInTrain',
    label: { en: 'share of splits with the first example in train', zh: '第一个样本落入训练集的频率' },
    expected: quarters.train,
    allowed: bound(quarters.train, 1),
  },
  {
    id: 'rightSizes',
    label: { en: 'share of splits whose parts have the right sizes', zh: '各部分大小正确的划分所占比例' },
    expected: 1,
    // Exactly 1 when right; wide enough to know a share that is drawn by lot.
    allowed: 0.05,
  },
];

const restsOn = ['splitSizes', 'randomPermutation'];

export const splitChecks: readonly CheckSpec[] = [
  {
    id: 'split-parts',
    fn: 'splitDataset',
    title: {
      en: 'Split: every example in exactly one part, with its label',
      zh: '划分：每个样本恰好在一个部分中，且与标签对应',
    },
    lesson: '1.1',
    points: 13,
    driver: 'describeSplit',
    restsOn,
    cases: [
      (draw) => {
        const given = drawExamples(draw, ratios.small, [5, 2, 2, 4]);
        return [{ m: given, rows: 3, labelRows: 1 }, ratios.small, rng(draw.seedFor('shuffle'))];
      },
      (draw) => {
        const given = drawExamples(draw, ratios.small, [5, 4, 2, 4]);
        return [{ m: given, rows: 2, labelRows: 3 }, ratios.small, rng(draw.seedFor('shuffle'))];
      },
      (draw) => {
        const given = drawExamples(draw, ratios.withoutDev, [10, 3, 1, 2]);
        return [{ m: given, rows: 2, labelRows: 1 }, ratios.withoutDev, rng(draw.seedFor('shuffle'))];
      },
      (draw) => [{ m: 40, rows: 1, labelRows: 1 }, ratios.large, rng(draw.seedFor('shuffle'))],
      // Parts that are to stay empty, the last and the first among them.
      (draw) => [{ m: 1, rows: 2, labelRows: 2 }, parts(1, 0, 0), rng(draw.seedFor('shuffle'))],
      (draw) => [{ m: 11, rows: 2, labelRows: 1 }, parts(0, 1, 0), rng(draw.seedFor('shuffle'))],
      (draw) => [{ m: 8, rows: 2, labelRows: 1 }, parts(0, 0, 1), rng(draw.seedFor('shuffle'))],
      (draw) => [{ m: 15, rows: 2, labelRows: 1 }, parts(0.7, 0.3, 0), rng(draw.seedFor('shuffle'))],
    ],
    blindTo: {
      ...blindBecause(
        shuffleMistakes,
        'the cut is that of any order; where examples land shows over many splits',
      ),
      ...blindBecause([uncheckedSplit], onlyGoodArguments),
    },
  },
  {
    id: 'split-shuffled',
    fn: 'splitDataset',
    title: {
      en: 'Split: every example equally likely in train, dev and test',
      zh: '划分：每个样本落入各部分的机会均等',
    },
    lesson: '1.1',
    points: 8,
    driver: 'measureSplits',
    restsOn,
    cases: [
      (draw) => {
        // All numbers differ and fall, and the first label is 1: no way of sorting leaves the order as it is.
        const X = [Array.from({ length: m }, (_, index) => 10 * (m - index) + draw.integer(0, 9))];
        const Y = [[1, 0, 1, 0, 0, 1, 1, 0]];
        return [{ X, Y, ratios: quarters, sizes }, draws, rng(draw.seedFor('splits'))];
      },
    ],
    judging: { kind: 'expectation', draws, falseFailure, statistics: () => splitStatistics },
    blindTo: {
      ...blindBecause(
        cutMistakes.filter(({ id }) => !['split-sizes-at-random', 'split-in-place'].includes(id)),
        'it shows in each single split, where it is looked for',
      ),
      ...blindBecause([uncheckedSplit], onlyGoodArguments),
    },
  },
  {
    id: 'split-refused',
    fn: 'splitDataset',
    title: { en: 'X and Y of different m are refused', zh: '拒绝样本数不同的 X 和 Y' },
    lesson: '1.1',
    points: 3,
    driver: 'describeRefusals',
    restsOn,
    cases: [
      (draw) => {
        const X = draw.matrix(2, 10).map((row) => row.map((value) => Math.round(10 * value)));
        // No row of labels is the same from its end.
        const labels = (m: number) => [[0, ...(draw.labels(m - 2)[0] ?? []), 1]];
        const args = (m: number) => [X, labels(m), ratios.small];
        const trials = mixedTrials(draw, args(10), [args(9), args(12)]);
        return ['splitDataset', trials, rng(draw.seedFor('shuffle'))];
      },
    ],
    blindTo: blindBecause(
      [...cutMistakes, ...shuffleMistakes].filter(({ id }) => id !== 'split-in-place'),
      onlyRefusals,
    ),
  },
];

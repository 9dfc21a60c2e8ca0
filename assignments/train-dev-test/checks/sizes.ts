/** Checks of the ratios, the sizes of the parts, and the permutation behind a split. */
import type { Statistic } from '../../../grader/model.ts';
import { bernsteinBound, placesBound } from '../../../grader/plan/bounds.ts';
import { type CheckSpec, rng } from '../../../grader/plan/spec.ts';
import { sizeMistakes, uncheckedSizes } from '../mistakes/sizes.ts';
import {
  blindBecause,
  drawExamples,
  mixedTrials,
  onlyGoodArguments,
  onlyRefusals,
  parts,
  ratios,
} from './inputs.ts';

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

const strays: readonly Statistic[] = [
  {
    id: 'places',
    label: {
      en: 'distance from 1/m of the shares of permutations in which each number stands in each place',
      zh: '各数出现在各位置的频率与 1/m 的距离（平方和的平方根）',
    },
    expected: 0,
    allowed: allowedDistance,
  },
  {
    id: 'followers',
    label: {
      en: 'greatest deviation from 1/m of the share of permutations in which one number directly follows another',
      zh: '某数紧跟在另一数之后的频率与 1/m 的最大偏差',
    },
    expected: 0,
    allowed: allowedStray,
  },
];

/** They tell one unfair shuffle from another. */
const stays: readonly Statistic[] = [
  { id: 'stays', label: { en: 'share of numbers that keep their place', zh: '留在原位的数所占比例' } },
  {
    id: 'firstStays',
    label: { en: 'share of permutations that begin with 0', zh: '以 0 开头的排列所占比例' },
  },
  {
    id: 'lastStays',
    label: { en: 'share of permutations that end with m − 1', zh: '以 m − 1 结尾的排列所占比例' },
  },
].map((statistic) => ({ ...statistic, expected: 1 / shuffledExamples, allowed: allowedStay }));

const once: Statistic = {
  id: 'once',
  label: {
    en: 'whether every permutation holds each of 0 … m − 1 exactly once (1: yes)',
    zh: '每个排列是否都恰好包含 0 … m − 1 各一次（1 表示是）',
  },
  expected: 1,
  allowed: 1e-9,
};

export const permutationStatistics: readonly Statistic[] = [...strays, ...stays, once];

export const sizeChecks: readonly CheckSpec[] = [
  {
    id: 'ratios-with-dev',
    fn: 'chooseSplitRatios',
    title: {
      en: 'Ratios of train, dev and test for m examples',
      zh: '由样本数 m 选择训练、开发、测试集的比例',
    },
    lesson: '1.1',
    points: 6,
    cases: [
      (draw) => [draw.integer(100, 9000), true],
      () => [10_000, true],
      () => [10_001, true],
      (draw) => [draw.integer(100_000, 900_000), true],
      () => [1_000_000, true],
      () => [1_000_001, true],
      (draw) => [draw.integer(1_500_000, 50_000_000), true],
      (draw) => [draw.integer(100, 9000), false],
      // With dev when nothing is said of it.
      () => [1],
      (draw) => [draw.integer(1_500_000, 50_000_000)],
    ],
    blindTo: { 'ratios-dev-share-to-test': 'it shows in large sets without dev only' },
  },
  {
    id: 'ratios-without-dev',
    fn: 'chooseSplitRatios',
    title: { en: 'Ratios without a dev set', zh: '没有开发集时的比例' },
    lesson: '1.1',
    points: 4,
    cases: [
      (draw) => [draw.integer(100, 9000), false],
      () => [10_000, false],
      () => [10_001, false],
      (draw) => [draw.integer(100_000, 900_000), false],
      () => [1_000_000, false],
      () => [1_000_001, false],
      (draw) => [draw.integer(1_500_000, 50_000_000), false],
      (draw) => [draw.integer(100, 9000), true],
    ],
  },
  {
    id: 'split-sizes',
    fn: 'splitSizes',
    title: {
      en: 'Sizes of the parts: whole numbers that add up to m',
      zh: '各部分的样本数：整数且总和恰为 m',
    },
    lesson: '1.1',
    points: 9,
    cases: [
      (draw) => [drawExamples(draw, ratios.small, [5, 0, 2, 900]), ratios.small],
      (draw) => [drawExamples(draw, ratios.small, [5, 1, 2, 900]), ratios.small],
      (draw) => [drawExamples(draw, ratios.small, [5, 2, 2, 900]), ratios.small],
      (draw) => [drawExamples(draw, ratios.small, [5, 3, 2, 900]), ratios.small],
      (draw) => [drawExamples(draw, ratios.small, [5, 4, 2, 900]), ratios.small],
      (draw) => [drawExamples(draw, ratios.withoutDev, [10, 5, 2, 300]), ratios.withoutDev],
      (draw) => [drawExamples(draw, ratios.large, [100, 50, 200, 900]), ratios.large],
      (draw) => [drawExamples(draw, ratios.veryLarge, [400, 130, 2600, 9000]), ratios.veryLarge],
      (draw) => [drawExamples(draw, ratios.veryLarge, [1, 0, 30, 180]), ratios.veryLarge],
      () => [3, ratios.small],
      // Only train gets examples at first: dev and test both take one from it.
      () => [5, parts(0.9, 0.02, 0.08)],
      // The largest part is dev, or test: an empty one takes from that.
      () => [4, parts(0.2, 0.75, 0.05)],
      () => [4, parts(0.2, 0.05, 0.75)],
      // Parts that are to stay empty, the last and the first among them.
      () => [1, parts(1, 0, 0)],
      (draw) => [draw.integer(2, 90), parts(0, 1, 0)],
      (draw) => [draw.integer(2, 90), parts(0, 0, 1)],
      (draw) => [drawExamples(draw, parts(0.7, 0.3, 0), [10, 5, 2, 300]), parts(0.7, 0.3, 0)],
    ],
    blindTo: blindBecause([uncheckedSizes], onlyGoodArguments),
  },
  {
    id: 'split-sizes-refused',
    fn: 'splitSizes',
    title: { en: 'Ratios that are no shares are refused', zh: '拒绝不构成划分的比例' },
    lesson: '1.1',
    points: 3,
    driver: 'describeRefusals',
    cases: [
      (draw) => {
        const m = draw.integer(50, 900);
        const refused = [
          parts(0.6, 0.2, 0.3),
          parts(0.7, 0.1, 0.1),
          parts(1.2, -0.1, -0.1),
          parts(-0.2, 0.6, 0.6),
          parts(0.6, 0.6, -0.2),
          parts(0, 0, 0),
          parts(60, 20, 20),
        ];
        const trials = mixedTrials(
          draw,
          [m, ratios.small],
          refused.map((given) => [m, given]),
        );
        return ['splitSizes', trials];
      },
    ],
    blindTo: blindBecause(sizeMistakes, onlyRefusals),
  },
  {
    id: 'permutation',
    fn: 'randomPermutation',
    title: { en: 'Every order of the examples equally likely', zh: '样本的各种排列机会均等' },
    lesson: '1.1',
    points: 7,
    driver: 'measurePermutations',
    cases: [(draw) => [shuffledExamples, shuffles, rng(draw.seedFor('shuffles'))]],
    judging: { kind: 'expectation', draws: shuffles, falseFailure, statistics: () => permutationStatistics },
  },
];

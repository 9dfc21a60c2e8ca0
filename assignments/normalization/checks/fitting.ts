/** Checks of the statistics, of normalizing with them, and of the way back. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import { computeMean, fitNormalization } from '../../../reference/normalization.ts';
import {
  drawAlmostConstant,
  drawFeature,
  drawFeatures,
  drawFew,
  drawRoundingConstant,
  drawStatistics,
  rounded,
} from './inputs.ts';

/** Arguments (X, mu). */
function varianceCase(draw: Draw, features: number, m: number): CaseArguments {
  const X = drawFeatures(draw, features, m);
  return [X, computeMean(X)];
}

/** Arguments (X, mu) with two features of one mean, and one whose mean is 0. */
function equalMeans(draw: Draw): CaseArguments {
  const [mean, step] = [draw.integer(2, 9), draw.integer(2, 4)];
  const X = [
    [mean - step, mean, mean + step],
    [mean + 1, mean - 1, mean],
    [0, -step, step],
  ];
  return [X, [mean, mean, 0]];
}

/** Arguments (X, mu) of few examples. */
function fewCase(draw: Draw, features: number, m: number): CaseArguments {
  const X = drawFew(draw, features, m);
  return [X, computeMean(X)];
}

/** X with one feature that never varies, a whole number. */
function withConstant(draw: Draw, m: number): CaseArguments {
  const level = draw.integer(2, 9);
  return [[drawFeature(draw, m), Array.from({ length: m }, () => level), drawFeature(draw, m)]];
}

/** X with a feature that hardly varies, and one of which most values lie a little below the mean. */
function withSkew(draw: Draw): CaseArguments {
  const level = rounded(draw.uniform(5, 9));
  const skewed = [level - 1.6, level - 1.4, level + 3].map((x) => rounded(x));
  return [[drawAlmostConstant(draw, 3), skewed]];
}

/** X with features that never vary, but whose means are rounded, one that hardly varies, and one that is always 0. */
function withRoundingConstant(draw: Draw, m: number): CaseArguments {
  const [constant, other] = [drawRoundingConstant(draw, m), drawRoundingConstant(draw, m)];
  const below = other.map((x) => -x);
  return [[drawFeature(draw, m), constant, drawAlmostConstant(draw, m), below, constant.map(() => 0)]];
}

/** X whose features have one value in all places but one. */
function withOneOther(draw: Draw): CaseArguments {
  const [level, other] = [draw.integer(2, 9), -draw.integer(2, 9)];
  return [[0, 1, 2, 3].map((place) => [0, 1, 2, 3].map((i) => (i === place ? other : level)))];
}

/** Arguments (X, { mu, sigma }) with statistics of another set. */
function applyCase(draw: Draw, features: number, m: number): CaseArguments {
  return [drawFeatures(draw, features, m), drawStatistics(draw, features)];
}

/** As {@link applyCase}; both features have the same statistics, with mean 0. */
function applyEqualStatistics(draw: Draw): CaseArguments {
  const deviation = draw.integer(2, 5);
  return [drawFew(draw, 2, 3), { mu: [0, 0], sigma: [deviation, deviation] }];
}

/** As {@link applyCase}; the second feature never varied in the training set, but here one example differs. */
function applyToConstant(draw: Draw): CaseArguments {
  const { mu, sigma } = drawStatistics(draw, 2);
  const level = draw.integer(2, 9);
  const row = [level, level + draw.integer(1, 4), level];
  return [[drawFeature(draw, 3), row], { mu: [mu[0], level], sigma: [sigma[0], 0] }];
}

/** As {@link applyCase}; the first feature hardly varies. */
function applyToAlmostConstant(draw: Draw): CaseArguments {
  const X = [drawAlmostConstant(draw, 4), drawFeature(draw, 4)];
  const { mu, sigma } = fitNormalization(X);
  return [X, { mu: mu.map((mean) => rounded(mean, 6)), sigma: sigma.map((s) => rounded(s, 7)) }];
}

/** Arguments (XTrain, XDev, XTest) with as many examples as told. */
function setsCase(draw: Draw, features: number, sizes: readonly [number, number, number]): CaseArguments {
  const all = drawFeatures(draw, features, sizes[0] + sizes[1] + sizes[2]);
  const [train, dev] = [sizes[0], sizes[0] + sizes[1]];
  const cut = (from: number, to?: number) => all.map((row) => row.slice(from, to));
  return [cut(0, train), cut(train, dev), cut(dev)];
}

/** As {@link setsCase}, with a 0 in every set, and a feature that varies in the dev and the test set alone. */
function setsWithConstant(draw: Draw): CaseArguments {
  const level = draw.integer(2, 9);
  return setsCase(draw, 2, [4, 2, 2]).map((X, set) => {
    const [first = [], second = []] = X as number[][];
    return [first.with(0, 0), second, first.map((_, i) => (set === 0 ? level : level - i - 1))];
  });
}

/** As {@link denormalizeCase}, of features with the same statistics; a single one has mean 0. */
function denormalizeEqual(draw: Draw, features: number, m: number): CaseArguments {
  const [mean, deviation] = [features === 1 ? 0 : draw.integer(2, 9), draw.integer(2, 5)];
  const all = (value: number) => Array.from({ length: features }, () => value);
  return [drawFew(draw, features, m), { mu: all(mean), sigma: all(deviation) }];
}

/** Arguments (XNorm, { mu, sigma }); a constant feature has zeros and σ = 0. */
function denormalizeCase(draw: Draw, features: number, m: number): CaseArguments {
  const { mu, sigma } = drawStatistics(draw, features);
  const XNorm = draw.matrix(features, m).map((row) => row.map((x) => rounded(x)));
  return [[...XNorm, Array.from({ length: m }, () => 0)], { mu: [...mu, 4], sigma: [...sigma, 0] }];
}

const tooSmallToSee =
  'a σ of 1e-16 counts as 0 where numbers are compared; fit-constant-features shows what comes of it';
const anotherLength =
  'statistics of another length cannot be applied at all; fit-normalization compares them';

export const fittingChecks: readonly CheckSpec[] = [
  {
    id: 'mean',
    fn: 'computeMean',
    title: { en: 'The mean of every feature', zh: '每个特征的均值' },
    lesson: '1.9',
    points: 4,
    cases: [
      (draw) => [drawFeatures(draw, 2, 5)],
      (draw) => [drawFeatures(draw, 4, 3)],
      (draw) => [drawFew(draw, 1, 3)],
      (draw) => [drawFew(draw, 2, 1)],
    ],
  },
  {
    id: 'variance',
    fn: 'computeVariance',
    title: { en: 'The variance of every feature', zh: '每个特征的方差' },
    lesson: '1.9',
    points: 7,
    cases: [
      (draw) => varianceCase(draw, 2, 4),
      (draw) => varianceCase(draw, 3, 6),
      (draw) => fewCase(draw, 1, 4),
      (draw) => fewCase(draw, 2, 1),
      equalMeans,
    ],
  },
  {
    id: 'fit-normalization',
    fn: 'fitNormalization',
    title: { en: 'μ and σ of a training set', zh: '训练集的 μ 与 σ' },
    lesson: '1.9',
    points: 7,
    restsOn: ['computeMean', 'computeVariance'],
    cases: [
      (draw) => [drawFeatures(draw, 2, 5)],
      (draw) => withConstant(draw, 4),
      (draw) => [drawFew(draw, 1, 4)],
      (draw) => [drawFew(draw, 2, 1)],
      withOneOther,
    ],
    blindTo: { 'fit-constant-by-rounding': tooSmallToSee },
  },
  {
    id: 'fit-constant-features',
    fn: 'fitNormalization',
    title: {
      en: 'A constant and an almost constant feature, fitted and normalized',
      zh: '常数特征与几乎不变的特征：拟合并归一化',
    },
    lesson: '1.9',
    points: 5,
    driver: 'normalizeTraining',
    uses: ['fitNormalization', 'applyNormalization'],
    restsOn: ['applyNormalization', 'computeMean', 'computeVariance'],
    cases: [(draw) => withRoundingConstant(draw, 6), (draw) => withConstant(draw, 4)],
    blindTo: { 'fit-statistics-per-example': anotherLength },
  },
  {
    id: 'apply-normalization',
    fn: 'applyNormalization',
    title: { en: 'Normalizing with given μ and σ', zh: '用给定的 μ 与 σ 归一化' },
    lesson: '1.9',
    points: 10,
    cases: [
      (draw) => applyCase(draw, 3, 4),
      applyToConstant,
      applyToAlmostConstant,
      applyEqualStatistics,
      (draw) => [drawFew(draw, 2, 1), drawStatistics(draw, 2)],
      (draw) => applyCase(draw, 1, 3),
    ],
  },
  {
    id: 'normalize-train-dev-test',
    fn: 'normalizeTrainDevTest',
    title: {
      en: 'Three sets, all by the statistics of the training set',
      zh: '三个数据集都用训练集的统计量',
    },
    lesson: '1.9',
    points: 10,
    restsOn: ['fitNormalization', 'applyNormalization', 'computeMean', 'computeVariance'],
    cases: [
      (draw) => setsCase(draw, 2, [5, 3, 2]),
      (draw) => setsCase(draw, 3, [4, 1, 3]),
      setsWithConstant,
      (draw) => setsCase(draw, 1, [4, 1, 2]),
      (draw) => [drawFew(draw, 2, 1), drawFew(draw, 2, 1), drawFew(draw, 2, 1)],
    ],
  },
  {
    id: 'denormalize',
    fn: 'denormalize',
    title: { en: 'The way back to the features’ own units', zh: '还原到特征原来的单位' },
    lesson: '1.9',
    points: 4,
    cases: [
      (draw) => denormalizeCase(draw, 2, 3),
      (draw) => denormalizeCase(draw, 1, 4),
      (draw) => denormalizeEqual(draw, 1, 3),
      (draw) => denormalizeEqual(draw, 3, 1),
    ],
  },
  {
    id: 'there-and-back',
    fn: 'denormalize',
    title: { en: 'Your way back undoes your normalization', zh: '你的还原恰好抵消你的归一化' },
    lesson: '1.9',
    points: 3,
    driver: 'thereAndBack',
    uses: ['denormalize', 'fitNormalization', 'applyNormalization'],
    cases: [(draw) => [drawFeatures(draw, 3, 4)], (draw) => withConstant(draw, 5), withSkew],
  },
];

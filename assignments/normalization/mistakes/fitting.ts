/** Mistakes in the statistics of a training set: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { at, type Matrix, mapEntries, shapeOf, transpose, type Vector } from '../../../reference/matrix.ts';
import {
  computeMean,
  computeVariance,
  fitNormalization,
  type Normalization,
} from '../../../reference/normalization.ts';

const scaled = (values: Vector, factor: number) => values.map((value) => value * factor);
const examplesOf = (X: Matrix) => shapeOf(X)[1];

const mean = 'computeMean';

export const meanMistakes: readonly MistakeSpec[] = [
  {
    id: 'mean-per-example',
    fn: mean,
    text: {
      en: 'You take one mean for each example, over its features. Take one for each feature, over the examples: along the rows of X (n_x, m).',
      zh: '你对每个样本在各特征之间求了均值。应对每个特征在所有样本上求均值：沿 X (n_x, m) 的行计算。',
    },
    wrong: (X: Matrix) => computeMean(transpose(X)),
  },
  {
    id: 'mean-one-for-all',
    fn: mean,
    text: {
      en: 'You take a single mean over all of X. Features have different units and scales: each row needs a mean of its own.',
      zh: '你对整个 X 只求了一个均值。各特征的单位和尺度不同：每一行都要有自己的均值。',
    },
    wrong: (X: Matrix) => X.map(() => at(computeMean([X.flat()]), 0)),
  },
  {
    id: 'mean-divided-by-features',
    fn: mean,
    text: {
      en: 'You divide the sum by the number of features, X.length. Divide by the number of examples: μ = (1/m) Σ x, with m = X[0].length.',
      zh: '你把和除以了特征数 X.length。应除以样本数：μ = (1/m) Σ x，其中 m = X[0].length。',
    },
    wrong: (X: Matrix) => scaled(computeMean(X), examplesOf(X) / X.length),
  },
];

const meanSquares = (X: Matrix) => computeMean(mapEntries(X, (x) => x ** 2));
const unbiasedFactor = (X: Matrix) => examplesOf(X) / (examplesOf(X) - 1);

const variance = 'computeVariance';

export const varianceMistakes: readonly MistakeSpec[] = [
  {
    id: 'variance-uncentred',
    fn: variance,
    text: {
      en: 'Your σ² is the mean of x², as some lecture notes write it; there X has been centred already, here it has not. Subtract μ first: σ² = (1/m) Σ (x − μ)².',
      zh: '你的 σ² 是 x² 的均值。有的课程笔记这样写，但那里的 X 已经零均值化，这里的没有。应先减去 μ：σ² = (1/m) Σ (x − μ)²。',
    },
    wrong: meanSquares,
  },
  {
    id: 'variance-unbiased',
    fn: variance,
    text: {
      en: 'You divide by m − 1. That estimates the variance of a population; normalizing uses the variance of the data itself: σ² = (1/m) Σ (x − μ)².',
      zh: '你除以了 m − 1。那是对总体方差的估计；归一化用的是数据自身的方差：σ² = (1/m) Σ (x − μ)²。',
    },
    wrong: (X: Matrix, mu: Vector) => scaled(computeVariance(X, mu), unbiasedFactor(X)),
  },
  {
    id: 'variance-rooted',
    fn: variance,
    text: {
      en: 'You return the standard deviation. The variance is σ² = (1/m) Σ (x − μ)², without the root; fitNormalization takes the root.',
      zh: '你返回的是标准差。方差是 σ² = (1/m) Σ (x − μ)²，不开方；开方是 fitNormalization 的事。',
    },
    wrong: (X: Matrix, mu: Vector) => computeVariance(X, mu).map(Math.sqrt),
  },
  {
    id: 'variance-absolute',
    fn: variance,
    text: {
      en: 'You average the distances |x − μ|. The variance averages their squares: σ² = (1/m) Σ (x − μ)².',
      zh: '你对距离 |x − μ| 求了平均。方差是对距离的平方求平均：σ² = (1/m) Σ (x − μ)²。',
    },
    wrong: (X: Matrix, mu: Vector) =>
      computeMean(mapEntries(X, (x, feature) => Math.abs(x - at(mu, feature)))),
  },
];

/** The right fit with other deviations. */
function fitWith(deviations: (X: Matrix, mu: Vector) => Vector) {
  return (X: Matrix): Normalization => {
    const mu = computeMean(X);
    return { mu, sigma: deviations(X, mu) };
  };
}

function smallestAndRange(X: Matrix): Normalization {
  const mu = X.map((row) => Math.min(...row));
  return { mu, sigma: X.map((row, feature) => Math.max(...row) - at(mu, feature)) };
}

const fit = 'fitNormalization';

export const fitMistakes: readonly MistakeSpec[] = [
  {
    id: 'fit-variance-as-sigma',
    fn: fit,
    text: {
      en: 'Your sigma is σ², the variance; some lecture notes divide by it. Return the standard deviation: σ = √((1/m) Σ (x − μ)²).',
      zh: '你的 sigma 是方差 σ²（有的课程笔记就除以它）。应返回标准差：σ = √((1/m) Σ (x − μ)²)。',
    },
    wrong: fitWith(computeVariance),
  },
  {
    id: 'fit-statistics-per-example',
    fn: fit,
    text: {
      en: 'Your μ and σ are taken over the features of each example. Take them over the examples, one pair for each feature: along the rows of X (n_x, m).',
      zh: '你的 μ 和 σ 是在每个样本的各特征之间求的。应在样本上求，每个特征一对：沿 X (n_x, m) 的行计算。',
    },
    wrong: (X: Matrix) => fitNormalization(transpose(X)),
  },
  {
    id: 'fit-unbiased',
    fn: fit,
    text: {
      en: 'Your σ divides by m − 1. Normalizing uses the standard deviation of the data itself: σ = √((1/m) Σ (x − μ)²).',
      zh: '你的 σ 除以了 m − 1。归一化用的是数据自身的标准差：σ = √((1/m) Σ (x − μ)²)。',
    },
    wrong: fitWith((X, mu) => scaled(computeVariance(X, mu), unbiasedFactor(X)).map(Math.sqrt)),
  },
  {
    id: 'fit-uncentred-sigma',
    fn: fit,
    text: {
      en: 'Your σ is that of X before μ is subtracted: the root of the mean of x². The data is centred, so σ must be that of the centred data: √((1/m) Σ (x − μ)²).',
      zh: '你的 σ 取自尚未减去 μ 的 X，即 x² 均值的平方根。数据要先零均值化，σ 也应是零均值化之后的：√((1/m) Σ (x − μ)²)。',
    },
    wrong: fitWith((X) => meanSquares(X).map(Math.sqrt)),
  },
  {
    id: 'fit-min-max',
    fn: fit,
    text: {
      en: 'You take the smallest value and the range: that is min–max scaling to [0, 1]. Normalizing uses the mean and the standard deviation.',
      zh: '你取的是最小值和极差，那是把数据缩放到 [0, 1] 的 min–max 缩放。归一化用的是均值和标准差。',
    },
    wrong: smallestAndRange,
  },
  {
    id: 'fit-epsilon-added',
    fn: fit,
    text: {
      en: 'You add ε = 1e-8 under the root, as batch normalization does. Here σ = √((1/m) Σ (x − μ)²) exactly: an almost constant feature would not get variance 1, and σ = 0 is told apart by applyNormalization.',
      zh: '你像 Batch 归一化那样在根号内加了 ε = 1e-8。这里 σ 就是 √((1/m) Σ (x − μ)²)：加了 ε，几乎不变的特征就得不到方差 1；σ = 0 的情形由 applyNormalization 处理。',
    },
    wrong: fitWith((X, mu) => computeVariance(X, mu).map((square) => Math.sqrt(square + 1e-8))),
  },
  {
    id: 'fit-constant-by-rounding',
    fn: fit,
    text: {
      en: 'A feature that never varies gets a σ of about 1e-16, because its mean is rounded, and dividing the rounding by it gives ±1. Make σ = 0 where all values are equal (or σ is below 1e-12 |μ|).',
      zh: '恒定不变的特征因均值的舍入误差得到了约 1e-16 的 σ，用它去除舍入误差就成了 ±1。当所有值相等（或 σ 小于 1e-12 |μ|）时，应令 σ = 0。',
    },
    wrong: fitWith((X, mu) => computeVariance(X, mu).map(Math.sqrt)),
  },
];

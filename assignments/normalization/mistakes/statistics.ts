/** Mistakes in the statistics of a training set. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const uncentred = { within: 'computeVariance', was: '(x - at(mu, feature)) ** 2', now: 'x ** 2' };
const unbiased = { within: 'computeVariance', was: 'sum / m', now: 'sum / (m - 1)' };

export const statisticsMistakes: readonly MistakeSpec[] = [
  {
    id: 'mean-per-example',
    fn: 'computeMean',
    edits: [{ was: 'const [, m] =', now: 'X = X[0].map((_, i) => X.map((row) => row[i])); const [, m] =' }],
    text: {
      en: 'You take one mean for each example, over its features. Take one for each feature, over the examples: along the rows of X (n_x, m).',
      zh: '你对每个样本在各特征之间求了均值。应对每个特征在所有样本上求均值：沿 X (n_x, m) 的行计算。',
    },
  },
  {
    id: 'mean-one-for-all',
    fn: 'computeMean',
    edits: [{ was: 'const [, m] =', now: 'X = X.map(() => X.flat()); const [, m] =' }],
    text: {
      en: 'You take a single mean over all of X. Features have different units and scales: each row needs a mean of its own.',
      zh: '你对整个 X 只求了一个均值。各特征的单位和尺度不同：每一行都要有自己的均值。',
    },
  },
  {
    id: 'mean-divided-by-features',
    fn: 'computeMean',
    edits: [{ was: 'sum / m', now: 'sum / X.length' }],
    text: {
      en: 'You divide the sum by the number of features, X.length. Divide by the number of examples: μ = (1/m) Σ x, with m = X[0].length.',
      zh: '你把和除以了特征数 X.length。应除以样本数：μ = (1/m) Σ x，其中 m = X[0].length。',
    },
  },
  {
    id: 'variance-uncentred',
    fn: 'computeVariance',
    edits: [uncentred],
    text: {
      en: 'Your σ² is the mean of x², as some lecture notes write it; there X has been centred already, here it has not. Subtract μ first: σ² = (1/m) Σ (x − μ)².',
      zh: '你的 σ² 是 x² 的均值。有的课程笔记这样写，但那里的 X 已经零均值化，这里的没有。应先减去 μ：σ² = (1/m) Σ (x − μ)²。',
    },
  },
  {
    id: 'variance-unbiased',
    fn: 'computeVariance',
    edits: [unbiased],
    text: {
      en: 'You divide by m − 1. That estimates the variance of a population; normalizing uses the variance of the data itself: σ² = (1/m) Σ (x − μ)².',
      zh: '你除以了 m − 1。那是对总体方差的估计；归一化用的是数据自身的方差：σ² = (1/m) Σ (x − μ)²。',
    },
  },
  {
    id: 'variance-rooted',
    fn: 'computeVariance',
    edits: [{ was: 'sum / m', now: 'Math.sqrt(sum / m)' }],
    text: {
      en: 'You return the standard deviation. The variance is σ² = (1/m) Σ (x − μ)², without the root; fitNormalization takes the root.',
      zh: '你返回的是标准差。方差是 σ² = (1/m) Σ (x − μ)²，不开方；开方是 fitNormalization 的事。',
    },
  },
  {
    id: 'variance-absolute',
    fn: 'computeVariance',
    edits: [{ was: '(x - at(mu, feature)) ** 2', now: 'Math.abs(x - at(mu, feature))' }],
    text: {
      en: 'You average the distances |x − μ|. The variance averages their squares: σ² = (1/m) Σ (x − μ)².',
      zh: '你对距离 |x − μ| 求了平均。方差是对距离的平方求平均：σ² = (1/m) Σ (x − μ)²。',
    },
  },
  {
    id: 'fit-variance-as-sigma',
    fn: 'fitNormalization',
    edits: [{ was: '.map(Math.sqrt)', now: '' }],
    text: {
      en: 'Your sigma is σ², the variance; some lecture notes divide by it. Return the standard deviation: σ = √((1/m) Σ (x − μ)²).',
      zh: '你的 sigma 是方差 σ²（有的课程笔记就除以它）。应返回标准差：σ = √((1/m) Σ (x − μ)²)。',
    },
  },
  {
    id: 'fit-statistics-per-example',
    fn: 'fitNormalization',
    edits: [{ was: 'const mu =', now: 'X = X[0].map((_, i) => X.map((row) => row[i])); const mu =' }],
    text: {
      en: 'Your μ and σ are taken over the features of each example. Take them over the examples, one pair for each feature: along the rows of X (n_x, m).',
      zh: '你的 μ 和 σ 是在每个样本的各特征之间求的。应在样本上求，每个特征一对：沿 X (n_x, m) 的行计算。',
    },
  },
  {
    id: 'fit-unbiased',
    fn: 'fitNormalization',
    edits: [unbiased],
    text: {
      en: 'Your σ divides by m − 1. Normalizing uses the standard deviation of the data itself: σ = √((1/m) Σ (x − μ)²).',
      zh: '你的 σ 除以了 m − 1。归一化用的是数据自身的标准差：σ = √((1/m) Σ (x − μ)²)。',
    },
  },
  {
    id: 'fit-uncentred-sigma',
    fn: 'fitNormalization',
    edits: [uncentred],
    text: {
      en: 'Your σ is that of X before μ is subtracted: the root of the mean of x². The data is centred, so σ must be that of the centred data: √((1/m) Σ (x − μ)²).',
      zh: '你的 σ 取自尚未减去 μ 的 X，即 x² 均值的平方根。数据要先零均值化，σ 也应是零均值化之后的：√((1/m) Σ (x − μ)²)。',
    },
  },
  {
    id: 'fit-min-max',
    fn: 'fitNormalization',
    edits: [
      {
        was: 'return { mu, sigma }',
        now: 'const low = X.map((row) => Math.min(...row)); return { mu: low, sigma: X.map((row, i) => Math.max(...row) - low[i]) }',
      },
    ],
    text: {
      en: 'You take the smallest value and the range: that is min–max scaling to [0, 1]. Normalizing uses the mean and the standard deviation.',
      zh: '你取的是最小值和极差，那是把数据缩放到 [0, 1] 的 min–max 缩放。归一化用的是均值和标准差。',
    },
  },
  {
    id: 'fit-epsilon-added',
    fn: 'fitNormalization',
    edits: [
      { was: '.map(Math.sqrt)', now: '.map((square) => Math.sqrt(square + 1e-8))' },
      { was: '? 0 : s', now: '? 0 : Math.sqrt(s ** 2 + 1e-8)' },
    ],
    text: {
      en: 'You add ε = 1e-8 under the root, as batch normalization does. Here σ = √((1/m) Σ (x − μ)²) exactly: an almost constant feature would not get variance 1, and σ = 0 is told apart by applyNormalization.',
      zh: '你像 Batch 归一化那样在根号内加了 ε = 1e-8。这里 σ 就是 √((1/m) Σ (x − μ)²)：加了 ε，几乎不变的特征就得不到方差 1；σ = 0 的情形由 applyNormalization 处理。',
    },
  },
  {
    id: 'fit-constant-by-rounding',
    fn: 'fitNormalization',
    edits: [{ was: '(s <= roundingShare * Math.abs(at(mu, feature)) ? 0 : s)', now: 's' }],
    text: {
      en: 'A feature that never varies gets a σ of about 1e-16, because its mean is rounded, and dividing the rounding by it gives ±1. Make σ = 0 where all values are equal (or σ is below 1e-12 |μ|).',
      zh: '恒定不变的特征因均值的舍入误差得到了约 1e-16 的 σ，用它去除舍入误差就成了 ±1。当所有值相等（或 σ 小于 1e-12 |μ|）时，应令 σ = 0。',
    },
  },
];

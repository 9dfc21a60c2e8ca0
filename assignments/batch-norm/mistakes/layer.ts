/** Mistakes in batch normalization of one layer in training, and in the γ and β that give Z back. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const noRoot = { was: 'Math.sqrt(variance + epsilon)', now: 'variance + epsilon' };
const noEpsilon = { was: 'variance + epsilon', now: 'variance' };

export const layerMistakes: readonly MistakeSpec[] = [
  {
    id: 'forward-no-root',
    fn: 'batchNormForward',
    edits: [noRoot],
    text: {
      en: 'You divide Z − μ by σ² + ε; some lecture notes leave out the root. Divide by √(σ² + ε), or Z_norm does not get variance 1.',
      zh: '你把 Z − μ 除以了 σ² + ε（有的课程笔记漏写了根号）。应除以 √(σ² + ε)，否则 Z_norm 的方差不是 1。',
    },
  },
  {
    id: 'forward-statistics-over-units',
    fn: 'batchNormForward',
    edits: [
      [
        {
          within: 'rowMeans',
          was: 'rowSums(A).map((sum) => sum / columns)',
          now: 'A[0].map((_, i) => A.reduce((sum, row) => sum + row[i], 0) / A.length)',
        },
        { was: '(z, unit) => (z - at(mu, unit)) **', now: '(z, _, example) => (z - mu[example]) **' },
        {
          was: '(z, unit) => (z - at(mu, unit)) / at(root, unit)',
          now: '(z, _, example) => (z - mu[example]) / root[example]',
        },
      ],
    ],
    text: {
      en: 'Your μ and σ² are taken over the units of each example. Take them over the examples of the mini-batch, one pair for each unit: along the rows of Z (n_l, m).',
      zh: '你的 μ 和 σ² 是在每个样本的各单元之间求的。应对 mini-batch 中的样本求，每个单元一对：沿 Z (n_l, m) 的行计算。',
    },
  },
  {
    id: 'forward-unbiased-variance',
    fn: 'batchNormForward',
    edits: [{ was: '** 2))', now: '** 2)).map((mean) => (mean * Z[0].length) / (Z[0].length - 1))' }],
    text: {
      en: 'Your σ² divides by m − 1. Batch normalization uses the variance of the mini-batch itself: σ² = (1/m) Σ (z − μ)².',
      zh: '你的 σ² 除以了 m − 1。Batch 归一化用的是 mini-batch 自身的方差：σ² = (1/m) Σ (z − μ)²。',
    },
  },
  {
    id: 'forward-epsilon-outside-root',
    fn: 'batchNormForward',
    edits: [{ was: 'Math.sqrt(variance + epsilon)', now: 'Math.sqrt(variance) + epsilon' }],
    text: {
      en: 'Your ε stands outside the root: √σ² + ε. Add it to the variance inside: Z_norm = (Z − μ)/√(σ² + ε).',
      zh: '你的 ε 放在了根号外：√σ² + ε。应在根号内与方差相加：Z_norm = (Z − μ)/√(σ² + ε)。',
    },
  },
  {
    id: 'forward-epsilon-missing',
    fn: 'batchNormForward',
    edits: [noEpsilon],
    text: {
      en: 'You divide by √σ² without ε. A unit that is the same for all examples then gives 0/0. Divide by √(σ² + ε).',
      zh: '你除以的 √σ² 里没有 ε。若某单元对所有样本取值相同，就会出现 0/0。应除以 √(σ² + ε)。',
    },
  },
  {
    id: 'forward-mean-of-squares',
    fn: 'batchNormForward',
    edits: [{ was: '(z - at(mu, unit)) **', now: 'z **' }],
    text: {
      en: 'Your σ² is the mean of z², without μ. That is the variance only of numbers whose mean is 0 already: σ² = (1/m) Σ (z − μ)².',
      zh: '你的 σ² 是 z² 的均值，没有减去 μ。只有均值已为 0 时它才是方差：σ² = (1/m) Σ (z − μ)²。',
    },
  },
  {
    id: 'forward-one-statistic-for-layer',
    fn: 'batchNormForward',
    edits: [
      {
        within: 'rowMeans',
        was: 'rowSums(A).map((sum) => sum / columns)',
        now: 'A.map(() => A.flat().reduce((sum, value) => sum + value, 0) / A.flat().length)',
      },
    ],
    text: {
      en: 'You take one μ and one σ² over all of Z. Every unit has its own: take them along each row.',
      zh: '你对整个 Z 只求了一个 μ 和一个 σ²。每个单元都有自己的 μ 和 σ²：应逐行计算。',
    },
  },
  {
    id: 'forward-gamma-beta-swapped',
    fn: 'batchNormForward',
    edits: [{ was: 'at(gamma, unit) * zNorm + at(beta, unit)', now: 'beta[unit] * zNorm + gamma[unit]' }],
    text: {
      en: 'γ and β are swapped. γ scales and β shifts: Z̃ = γ Z_norm + β.',
      zh: 'γ 与 β 互换了。γ 用来缩放，β 用来平移：Z̃ = γ Z_norm + β。',
    },
  },
  {
    id: 'forward-beta-scaled',
    fn: 'batchNormForward',
    edits: [{ was: 'at(gamma, unit) * zNorm + at(beta, unit)', now: 'gamma[unit] * (zNorm + beta[unit])' }],
    text: {
      en: 'You multiply β by γ as well: γ (Z_norm + β). Scale first, then shift: Z̃ = γ Z_norm + β.',
      zh: '你把 β 也乘上了 γ：γ (Z_norm + β)。应先缩放再平移：Z̃ = γ Z_norm + β。',
    },
  },
  {
    id: 'forward-without-gamma-beta',
    fn: 'batchNormForward',
    edits: [{ was: 'at(gamma, unit) * zNorm + at(beta, unit)', now: 'zNorm' }],
    text: {
      en: 'Your Z̃ is Z_norm: γ and β are not used. Every hidden unit would then have mean 0 and variance 1 for ever: Z̃ = γ Z_norm + β.',
      zh: '你的 Z̃ 就是 Z_norm，没有用到 γ 和 β。这样每个隐藏单元的均值永远为 0、方差永远为 1：应为 Z̃ = γ Z_norm + β。',
    },
  },
  {
    id: 'forward-keeps-deviation',
    fn: 'batchNormForward',
    edits: [
      { was: 'sigmaSquared, gamma:', now: 'sigmaSquared: sigmaSquared.map(Math.sqrt), gamma:' },
      { was: 'sigmaSquared, gamma:', now: 'sigmaSquared: root, gamma:' },
    ],
    text: {
      en: 'The sigmaSquared in your cache is σ, the standard deviation. Keep the variance σ²; the backward pass and the running averages need it.',
      zh: '你缓存中的 sigmaSquared 是标准差 σ。应保存方差 σ²，反向传播和滑动平均都要用它。',
    },
  },
  {
    id: 'identity-no-root',
    fn: 'identityParameters',
    edits: [noRoot],
    text: {
      en: 'Your γ is σ² + ε. Z_norm was divided by the root, so multiply by it again: γ = √(σ² + ε).',
      zh: '你的 γ 是 σ² + ε。Z_norm 除的是根号，应乘回同一个根号：γ = √(σ² + ε)。',
    },
  },
  {
    id: 'identity-epsilon-missing',
    fn: 'identityParameters',
    edits: [noEpsilon],
    text: {
      en: 'Your γ is √σ² without ε, and does not quite undo the division: γ = √(σ² + ε).',
      zh: '你的 γ 是不含 ε 的 √σ²，不能完全抵消除法：γ = √(σ² + ε)。',
    },
  },
  {
    id: 'identity-gives-z-norm',
    fn: 'identityParameters',
    edits: [
      [
        { was: 'Math.sqrt(variance + epsilon)', now: '1' },
        { was: '[...mu]', now: 'mu.map(() => 0)' },
      ],
    ],
    text: {
      en: 'With your γ = 1 and β = 0, Z̃ is Z_norm (some lecture notes name Z_norm where they mean Z). Z itself comes back with γ = √(σ² + ε) and β = μ.',
      zh: '取 γ = 1、β = 0 得到的是 Z_norm（有的课程笔记把 Z 误写成了 Z_norm）。要还原 Z 本身，应取 γ = √(σ² + ε)、β = μ。',
    },
  },
  {
    id: 'identity-inverse',
    fn: 'identityParameters',
    edits: [{ was: 'Math.sqrt(variance + epsilon)', now: '1 / Math.sqrt(variance + epsilon)' }],
    text: {
      en: 'Your γ is 1/√(σ² + ε), which divides a second time. Multiply back: γ = √(σ² + ε).',
      zh: '你的 γ 是 1/√(σ² + ε)，等于又除了一次。应乘回去：γ = √(σ² + ε)。',
    },
  },
  {
    id: 'identity-beta-sign',
    fn: 'identityParameters',
    edits: [{ was: '[...mu]', now: 'mu.map((mean) => -mean)' }],
    text: {
      en: 'Your β is −μ, which subtracts the mean a second time. Add it back: β = μ.',
      zh: '你的 β 是 −μ，等于又减了一次均值。应加回来：β = μ。',
    },
  },
];

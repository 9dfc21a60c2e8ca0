/** Mistakes in the running averages, and at test time: of one layer and of the network. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const muSwapped = { was: 'momentum * mean + (1 - momentum)', now: '(1 - momentum) * mean + momentum' };
const varianceSwapped = {
  was: 'momentum * variance + (1 - momentum)',
  now: '(1 - momentum) * variance + momentum',
};
const muWithoutFactor = { was: 'mean + (1 - momentum) *', now: 'mean +' };
const varianceWithoutFactor = { was: 'variance + (1 - momentum) *', now: 'variance +' };
const byBatch = {
  within: 'batchNormAtTestTime',
  was: '= running',
  now: '= batchNormForward(Z, gamma, beta, epsilon).cache',
};
const singleByBatch = {
  ...byBatch,
  now: '= Z[0].length > 1 ? running : batchNormForward(Z, gamma, beta, epsilon).cache',
};
const ofActivation = { was: 'batchNormAtTestTime(Z,', now: 'batchNormAtTestTime(mapEntries(Z, relu),' };

export const runningMistakes: readonly MistakeSpec[] = [
  {
    id: 'running-averages-beta',
    fn: 'updateRunningAverages',
    edits: [{ was: 'at(cache.mu, unit)', now: 'cache.beta[unit]' }],
    text: {
      en: 'You average β in place of μ; some lecture notes name σ² and β here where they mean σ² and μ. β is learnt and needs no average: average the μ and σ² of each mini-batch.',
      zh: '你对 β 而不是 μ 做了平均（有的课程笔记在这里写成 σ² 和 β，本意是 σ² 和 μ）。β 是学出来的参数，不需要平均：应对每个 mini-batch 的 μ 和 σ² 做平均。',
    },
  },
  {
    id: 'running-averages-gamma-beta',
    fn: 'updateRunningAverages',
    edits: [
      [
        { was: 'at(cache.mu, unit)', now: 'cache.beta[unit]' },
        { was: 'at(cache.sigmaSquared, unit)', now: 'cache.gamma[unit]' },
      ],
    ],
    text: {
      en: 'You average β and γ. They are parameters, the same for all examples; what changes from mini-batch to mini-batch is μ and σ²: average those.',
      zh: '你对 β 和 γ 做了平均。它们是参数，对所有样本都相同；随 mini-batch 变化的是 μ 和 σ²：应平均这两个。',
    },
  },
  {
    id: 'running-momentum-swapped',
    fn: 'updateRunningAverages',
    edits: [[muSwapped, varianceSwapped], muSwapped, varianceSwapped],
    text: {
      en: 'momentum and 1 − momentum are swapped, for μ, for σ² or for both. The old average keeps the weight momentum: μ_run ← momentum · μ_run + (1 − momentum) μ.',
      zh: 'momentum 与 1 − momentum 互换了（对 μ、σ² 或两者）。旧的平均值的权重是 momentum：μ_run ← momentum · μ_run + (1 − momentum) μ。',
    },
  },
  {
    id: 'running-last-batch',
    fn: 'updateRunningAverages',
    edits: [{ was: '{ mu, sigmaSquared }', now: '{ mu: cache.mu, sigmaSquared: cache.sigmaSquared }' }],
    text: {
      en: 'Your averages are those of the last mini-batch alone. Keep the old ones with weight momentum: μ_run ← momentum · μ_run + (1 − momentum) μ.',
      zh: '你只保留了最后一个 mini-batch 的统计量。旧的平均值应以 momentum 为权重保留：μ_run ← momentum · μ_run + (1 − momentum) μ。',
    },
  },
  {
    id: 'running-variance-not-averaged',
    fn: 'updateRunningAverages',
    edits: [{ was: 'momentum * variance + (1 - momentum) * at', now: 'at' }],
    text: {
      en: 'Your σ²_run is the σ² of this mini-batch alone; only μ is averaged. Average both: σ²_run ← momentum · σ²_run + (1 − momentum) σ².',
      zh: '你的 σ²_run 只是这个 mini-batch 的 σ²，只有 μ 做了平均。两者都要平均：σ²_run ← momentum · σ²_run + (1 − momentum) σ²。',
    },
  },
  {
    id: 'running-without-factor',
    fn: 'updateRunningAverages',
    edits: [[muWithoutFactor, varianceWithoutFactor], muWithoutFactor, varianceWithoutFactor],
    text: {
      en: 'The new μ or σ², or both, are added without the factor 1 − momentum, so the averages grow too large: μ_run ← momentum · μ_run + (1 − momentum) μ.',
      zh: '新的 μ 或 σ²（或两者）没有乘 1 − momentum，平均值会偏大：μ_run ← momentum · μ_run + (1 − momentum) μ。',
    },
  },
  {
    id: 'running-averages-deviation',
    fn: 'updateRunningAverages',
    edits: [
      { was: 'at(cache.sigmaSquared, unit)', now: 'Math.sqrt(cache.sigmaSquared[unit])' },
      {
        was: 'momentum * variance + (1 - momentum) * at(cache.sigmaSquared, unit)',
        now: '(momentum * Math.sqrt(variance) + (1 - momentum) * Math.sqrt(cache.sigmaSquared[unit])) ** 2',
      },
    ],
    text: {
      en: 'You average σ, the standard deviation. Average the variance σ² itself; the root comes at test time.',
      zh: '你平均的是标准差 σ。应平均方差 σ² 本身，开方留到测试时做。',
    },
  },
  {
    id: 'running-unbiased-variance',
    fn: 'updateRunningAverages',
    edits: [
      {
        was: 'at(cache.sigmaSquared, unit)',
        now: '(cache.sigmaSquared[unit] * cache.ZNorm[0].length) / (cache.ZNorm[0].length - 1)',
      },
    ],
    text: {
      en: 'You average m/(m−1) σ², as the paper and some libraries do. Here the σ² of the mini-batch is averaged as it is.',
      zh: '你平均的是 m/(m−1) σ²（论文和某些库的做法）。这里直接平均 mini-batch 的 σ²。',
    },
  },
];

export const testTimeMistakes: readonly MistakeSpec[] = [
  {
    id: 'test-batch-statistics',
    fn: 'batchNormAtTestTime',
    edits: [byBatch],
    text: {
      en: 'You take μ and σ² from the examples you are asked about, and a single example becomes β. Use the running averages, which do not depend on them.',
      zh: '你用的是被测样本自身的 μ 和 σ²，单个样本会变成 β。应使用与它们无关的滑动平均。',
    },
  },
  {
    id: 'test-single-example-vanishes',
    fn: 'batchNormAtTestTime',
    edits: [singleByBatch],
    text: {
      en: 'A single example becomes β: its own mean is subtracted, and Z_norm is 0. Use the running averages for one example as for many.',
      zh: '单个样本变成了 β：减去的是它自身的均值，Z_norm 为 0。一个样本与多个样本一样，都应使用滑动平均。',
    },
  },
  {
    id: 'test-batch-mean',
    fn: 'batchNormAtTestTime',
    edits: [{ was: '= running', now: '= { ...running, mu: rowMeans(Z) }' }],
    text: {
      en: 'You use the running σ², but the μ of the examples you are asked about. Both come from the running averages.',
      zh: '你用了滑动平均的 σ²，但 μ 取自被测样本。两者都应来自滑动平均。',
    },
  },
  {
    id: 'test-no-root',
    fn: 'batchNormAtTestTime',
    edits: [{ was: 'Math.sqrt(variance + epsilon)', now: 'variance + epsilon' }],
    text: {
      en: 'You divide by σ² + ε; some lecture notes leave out the root. As in training: (Z − μ_run)/√(σ²_run + ε).',
      zh: '你除以了 σ² + ε（有的课程笔记漏写了根号）。应与训练时一样：(Z − μ_run)/√(σ²_run + ε)。',
    },
  },
  {
    id: 'test-epsilon-missing',
    fn: 'batchNormAtTestTime',
    edits: [{ was: 'variance + epsilon', now: 'variance' }],
    text: {
      en: 'You leave out ε at test time. The formula stays that of training: (Z − μ_run)/√(σ²_run + ε).',
      zh: '你在测试时漏掉了 ε。公式与训练时相同：(Z − μ_run)/√(σ²_run + ε)。',
    },
  },
  {
    id: 'test-without-gamma-beta',
    fn: 'batchNormAtTestTime',
    edits: [{ was: 'at(gamma, unit) * zNorm + at(beta, unit)', now: 'zNorm' }],
    text: {
      en: 'You return Z_norm. γ and β belong to test time as well: Z̃ = γ Z_norm + β.',
      zh: '你返回的是 Z_norm。测试时同样要用 γ 和 β：Z̃ = γ Z_norm + β。',
    },
  },
  {
    id: 'predict-threshold-on-z',
    fn: 'predictWithBatchNorm',
    edits: [{ was: 'mapEntries(AL', now: 'mapEntries(Z' }],
    text: {
      en: 'Your predictions compare z_L with 0.5, before the sigmoid. Compare AL = σ(z_L): a prediction is 1 where AL > 0.5.',
      zh: '你的预测用 sigmoid 之前的 z_L 与 0.5 比较。应比较 AL = σ(z_L)：AL > 0.5 时预测为 1。',
    },
  },
  {
    id: 'predict-batch-statistics',
    fn: 'predictWithBatchNorm',
    edits: [byBatch],
    text: {
      en: 'Your network normalizes by the μ and σ² of the examples you ask about, as in training, so that what it says of one depends on the others. Use the running averages.',
      zh: '你的网络像训练时一样，用被测样本自身的 μ 和 σ² 做归一化，于是一个样本的结果取决于其他样本。应使用滑动平均。',
    },
  },
  {
    id: 'predict-single-example-vanishes',
    fn: 'predictWithBatchNorm',
    edits: [singleByBatch],
    text: {
      en: 'For a single example, Z_norm is 0 in your network and the answer is the same whatever the example. Use the running averages for one example as for many.',
      zh: '对单个样本，你的网络中 Z_norm 为 0，无论什么样本答案都相同。一个样本与多个样本一样，都应使用滑动平均。',
    },
  },
  {
    id: 'predict-without-batch-norm',
    fn: 'predictWithBatchNorm',
    edits: [
      { was: 'mapEntries(ZTilde', now: 'mapEntries(Z' },
      { was: 'mapEntries(ZTilde', now: 'mapEntries(l > 1 ? Z : ZTilde' },
    ],
    text: {
      en: 'Your network leaves batch normalization out at test time, in every layer or after the first. Its weights were learnt with it: keep it, with the running averages.',
      zh: '你的网络在测试时去掉了 Batch 归一化（在每一层，或在第一层之后）。权重是带着它学出来的：应保留它，并使用滑动平均。',
    },
  },
  {
    id: 'predict-normalizes-after-activation',
    fn: 'predictWithBatchNorm',
    edits: [[ofActivation, { was: 'mapEntries(ZTilde, relu)', now: 'ZTilde' }], ofActivation],
    text: {
      en: 'You normalize A, after the activation. As in training, normalize Z, before it.',
      zh: '你在激活之后对 A 做了归一化。应与训练时一样，在激活之前对 Z 归一化。',
    },
  },
  {
    id: 'predict-first-averages-everywhere',
    fn: 'predictWithBatchNorm',
    edits: [
      {
        was: 'averages, epsilon',
        now: '{ mu: running.bn1.mu.slice(0, Z.length), sigmaSquared: running.bn1.sigmaSquared.slice(0, Z.length) }, epsilon',
      },
    ],
    text: {
      en: 'Every layer uses the running averages of layer 1. Layer l has its own: those under bn_l.',
      zh: '你在每一层都用了第 1 层的滑动平均。第 l 层有自己的：应取 bn_l 下的值。',
    },
  },
  {
    id: 'predict-half-is-one',
    fn: 'predictWithBatchNorm',
    edits: [{ was: 'a > 0.5', now: 'a >= 0.5' }],
    text: {
      en: 'You predict 1 where AL is exactly 0.5. A prediction is 1 where AL > 0.5, else 0.',
      zh: 'AL 恰好为 0.5 时你预测了 1。AL > 0.5 时预测为 1，否则为 0。',
    },
  },
  {
    id: 'predict-labels-inverted',
    fn: 'predictWithBatchNorm',
    edits: [{ was: 'a > 0.5', now: 'a < 0.5' }],
    text: {
      en: 'Your predictions are 1 where AL is below 0.5. The label is 1 where AL > 0.5.',
      zh: '你在 AL 小于 0.5 时预测了 1。应在 AL > 0.5 时预测 1。',
    },
  },
];

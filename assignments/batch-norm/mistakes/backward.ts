/** Mistakes in the backward pass of batch normalization. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const full = 'dZ = (dZ_norm − mean(dZ_norm) − Z_norm ∘ mean(dZ_norm ∘ Z_norm)) / √(σ² + ε)';

const sumThroughMu = { was: 'rowMeans(dZNorm)', now: 'rowSums(dZNorm)' };
const sumThroughVariance = { was: 'rowMeans(combine', now: 'rowSums(combine' };
const meanForDgamma = { was: 'rowSums(products)', now: 'rowMeans(products)' };
const meanForDbeta = { was: 'rowSums(dZTilde)', now: 'rowMeans(dZTilde)' };

export const backwardMistakes: readonly MistakeSpec[] = [
  {
    id: 'backward-mu-constant',
    fn: 'batchNormBackward',
    edits: [{ was: ' - at(throughMu, unit)', now: '' }],
    text: {
      en: `Your dZ treats μ as a constant, but μ moves with every z of the mini-batch; the part −mean(dZ_norm) is missing: ${full}.`,
      zh: `你的 dZ 把 μ 当成了常数，而 mini-batch 中的每个 z 都会影响 μ；少了 −mean(dZ_norm) 这一项：${full}。`,
    },
  },
  {
    id: 'backward-variance-constant',
    fn: 'batchNormBackward',
    edits: [{ was: ' - entry(ZNorm, unit, example) * at(throughVariance, unit)', now: '' }],
    text: {
      en: `Your dZ treats σ² as a constant, but σ² moves with every z of the mini-batch; the part −Z_norm ∘ mean(dZ_norm ∘ Z_norm) is missing: ${full}.`,
      zh: `你的 dZ 把 σ² 当成了常数，而 mini-batch 中的每个 z 都会影响 σ²；少了 −Z_norm ∘ mean(dZ_norm ∘ Z_norm) 这一项：${full}。`,
    },
  },
  {
    id: 'backward-statistics-constant',
    fn: 'batchNormBackward',
    edits: [
      { was: ' - at(throughMu, unit) - entry(ZNorm, unit, example) * at(throughVariance, unit)', now: '' },
    ],
    text: {
      en: `Your dZ treats both μ and σ² as constants. Every z of the mini-batch moves both: ${full}.`,
      zh: `你的 dZ 把 μ 和 σ² 都当成了常数。mini-batch 中的每个 z 对两者都有影响：${full}。`,
    },
  },
  {
    id: 'backward-sums-for-means',
    fn: 'batchNormBackward',
    edits: [[sumThroughMu, sumThroughVariance], sumThroughMu],
    text: {
      en: `What goes through μ is a sum in your dZ, or what goes through μ and σ² is; the 1/m of μ and σ² is missing. Both are means over the mini-batch: ${full}.`,
      zh: `你的 dZ 中经过 μ 的项（或经过 μ 和 σ² 的两项）用了求和，漏了 μ 与 σ² 定义中的 1/m。它们都应是 mini-batch 上的均值：${full}。`,
    },
  },
  {
    id: 'backward-sum-through-variance',
    fn: 'batchNormBackward',
    edits: [sumThroughVariance],
    text: {
      en: `What goes through σ² is a sum in your dZ; the 1/m of σ² is missing. It is a mean over the mini-batch: ${full}.`,
      zh: `你的 dZ 中经过 σ² 的项用了求和，漏了 σ² 定义中的 1/m。它应是 mini-batch 上的均值：${full}。`,
    },
  },
  {
    id: 'backward-gamma-missing',
    fn: 'batchNormBackward',
    edits: [{ was: 'at(gamma, unit) * d', now: 'd' }],
    text: {
      en: 'Your dZ leaves out γ. The gradient passes through the scaling first: dZ_norm = γ dZ̃.',
      zh: '你的 dZ 漏掉了 γ。梯度先要经过缩放：dZ_norm = γ dZ̃。',
    },
  },
  {
    id: 'backward-no-root',
    fn: 'batchNormBackward',
    edits: [{ was: 'Math.sqrt(variance + epsilon)', now: 'variance + epsilon' }],
    text: {
      en: `Your dZ divides by σ² + ε; some lecture notes leave out the root. Divide by what the forward pass divides by: ${full}.`,
      zh: `你的 dZ 除以了 σ² + ε（有的课程笔记漏写了根号）。应除以前向传播中的同一个数：${full}。`,
    },
  },
  {
    id: 'backward-averaged',
    fn: 'batchNormBackward',
    edits: [[meanForDgamma, meanForDbeta], meanForDgamma, meanForDbeta],
    text: {
      en: 'Your dγ or dβ, or both, are divided by m. dZTilde is the derivative of the cost, which holds its 1/m already: dγ = Σ dZ̃ ∘ Z_norm, dβ = Σ dZ̃.',
      zh: '你的 dγ 或 dβ（或两者）又除以了 m。dZTilde 是成本函数的导数，其中已包含 1/m：dγ = Σ dZ̃ ∘ Z_norm，dβ = Σ dZ̃。',
    },
  },
  {
    id: 'backward-dgamma-without-z-norm',
    fn: 'batchNormBackward',
    edits: [{ was: 'rowSums(products)', now: 'rowSums(dZTilde)' }],
    text: {
      en: 'Your dγ is the sum of dZ̃, which is dβ. γ multiplies Z_norm, so Z_norm is its factor: dγ = Σ dZ̃ ∘ Z_norm.',
      zh: '你的 dγ 只是 dZ̃ 之和，那是 dβ。γ 乘的是 Z_norm，所以：dγ = Σ dZ̃ ∘ Z_norm。',
    },
  },
  {
    id: 'backward-sums-over-units',
    fn: 'batchNormBackward',
    edits: [
      [
        {
          was: 'rowSums(products)',
          now: 'products[0].map((_, i) => products.reduce((sum, row) => sum + row[i], 0))',
        },
        {
          was: 'rowSums(dZTilde)',
          now: 'dZTilde[0].map((_, i) => dZTilde.reduce((sum, row) => sum + row[i], 0))',
        },
      ],
    ],
    text: {
      en: 'Your dγ and dβ are summed over the units of each example. Sum over the examples, along the rows: one number for each unit.',
      zh: '你的 dγ 和 dβ 是在每个样本的各单元之间求和的。应沿行对样本求和：每个单元一个数。',
    },
  },
  {
    id: 'backward-not-summed',
    fn: 'batchNormBackward',
    edits: [
      [
        { was: 'rowSums(products)', now: 'products' },
        { was: 'rowSums(dZTilde)', now: 'dZTilde' },
      ],
    ],
    text: {
      en: 'Your dγ and dβ are not summed: they have the shape of Z. Every example shares γ and β, so add up each row: dγ = Σ dZ̃ ∘ Z_norm, dβ = Σ dZ̃.',
      zh: '你的 dγ 和 dβ 没有求和，形状还与 Z 相同。所有样本共用 γ 和 β，应逐行求和：dγ = Σ dZ̃ ∘ Z_norm，dβ = Σ dZ̃。',
    },
  },
];

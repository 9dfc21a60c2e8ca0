/** Mistakes in the growth factors. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const rightFactor = 'g_l = ‖A_l‖_F / ‖A_{l−1}‖_F';

export const growthMistakes: readonly MistakeSpec[] = [
  {
    id: 'growth-squared-norms',
    fn: 'growthFactors',
    edits: [{ within: 'frobenius', was: 'Math.sqrt', now: '' }],
    text: {
      en: `Your factors are squared: the sum of squares is compared without its root. ${rightFactor}, and a norm has a root.`,
      zh: `你的倍数是平方后的值：比较的是没有开方的平方和。${rightFactor}，范数需要开方。`,
    },
  },
  {
    id: 'growth-upside-down',
    fn: 'growthFactors',
    edits: [
      { was: 'now / before', now: 'before / now' },
      { was: 'before === 0 ? 0 : now / before', now: 'now === 0 ? 0 : before / now' },
    ],
    text: {
      en: `The fraction is upside down: a growing signal gets a factor below 1. The later layer stands on top: ${rightFactor}.`,
      zh: `分数上下颠倒了：增大的信号得到了小于 1 的倍数。后一层应在分子上：${rightFactor}。`,
    },
  },
  {
    id: 'growth-since-the-input',
    fn: 'growthFactors',
    edits: [{ was: 'at(norms, l - 1)', now: 'norms[0]' }],
    text: {
      en: `Every layer is compared with the input, which gives the growth so far. A factor belongs to one layer: ${rightFactor}.`,
      zh: `每一层都与输入相比，得到的是累计增长。倍数只属于单独一层：${rightFactor}。`,
    },
  },
  {
    id: 'growth-difference',
    fn: 'growthFactors',
    edits: [{ was: 'now / before', now: 'now - before' }],
    text: {
      en: `Norms are subtracted. A signal that grows exponentially is measured by the ratio: ${rightFactor}.`,
      zh: `对范数做了减法。呈指数增长的信号要用比值衡量：${rightFactor}。`,
    },
  },
  {
    id: 'growth-mean-square',
    fn: 'growthFactors',
    edits: [
      {
        within: 'frobenius',
        was: 'sumOf(A, (value) => value * value)',
        now: 'sumOf(A, (value) => value * value) / A.flat().length',
      },
      { within: 'frobenius', was: 'value * value)', now: 'value * value) / A.flat().length' },
    ],
    text: {
      en: `The norms are divided by the number of entries (a root mean square), which changes the factor where layers differ in size. Take the norms as they are: ${rightFactor}.`,
      zh: `范数被元素个数除过（均方根），各层大小不同时倍数会改变。应直接使用范数：${rightFactor}。`,
    },
  },
  {
    id: 'growth-sum-of-magnitudes',
    fn: 'growthFactors',
    edits: [
      {
        within: 'frobenius',
        was: 'Math.sqrt(sumOf(A, (value) => value * value))',
        now: 'sumOf(A, Math.abs)',
      },
    ],
    text: {
      en: `The magnitudes are added up (the 1-norm). The Frobenius norm is the root of the sum of squares: ${rightFactor}.`,
      zh: `把绝对值相加了（1-范数）。Frobenius 范数是平方和的平方根：${rightFactor}。`,
    },
  },
  {
    id: 'growth-first-example-only',
    fn: 'growthFactors',
    edits: [{ within: 'frobenius', was: 'sumOf(A,', now: 'sumOf(A.map((row) => row.slice(0, 1)),' }],
    text: {
      en: `Only the first column, one example, is measured. The norm runs over all examples: ${rightFactor}.`,
      zh: `只计算了第一列，即一个样本。范数应包含所有样本：${rightFactor}。`,
    },
  },
  {
    id: 'growth-nan-after-zero',
    fn: 'growthFactors',
    edits: [{ was: 'before === 0 ? 0 : ', now: '' }],
    text: {
      en: 'After a signal of 0 the factor is NaN, from 0 / 0. Nothing can grow out of nothing: the factor is 0 there.',
      zh: '信号为 0 之后倍数成了 NaN（0 / 0）。什么都没有就无从增长：此处倍数为 0。',
    },
  },
  {
    id: 'growth-with-the-input',
    fn: 'growthFactors',
    edits: [{ was: 'factors: Vector = []', now: 'factors = [1]' }],
    text: {
      en: 'There is one factor too many: the input has a factor 1 of its own. L layers have L factors; the first is ‖A_1‖ / ‖A_0‖.',
      zh: '多了一个倍数：给输入也算了一个 1。L 层只有 L 个倍数，第一个是 ‖A_1‖ / ‖A_0‖。',
    },
  },
];

/** Wrong deviations of one method: normal weights of the right shape that are too large or too small. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { glorot, he, large, xavier } from './methods.ts';

const ofLarge: readonly MistakeSpec[] = [
  {
    id: 'random-not-scaled',
    fn: 'initializeParametersRandom',
    edits: [{ was: '10 * z', now: 'z' }],
    text: {
      en: `The weights have deviation 1: the factor 10 is missing: ${large.formula}.`,
      zh: `权重的标准差是 1：漏了因子 10：${large.formula}。`,
    },
  },
  {
    id: 'random-hundredth',
    fn: 'initializeParametersRandom',
    edits: [{ was: '10 * z', now: '0.01 * z' }],
    text: {
      en: `The weights are scaled by 0.01. This exercise wants weights that are much too large: ${large.formula}.`,
      zh: `权重乘以了 0.01。本练习要的是过大的权重：${large.formula}。`,
    },
  },
  {
    id: 'random-variance-ten',
    fn: 'initializeParametersRandom',
    edits: [{ was: '10 * z', now: 'Math.sqrt(10) * z' }],
    text: {
      en: `The variance is about 10, so the deviation is only 3.2. The deviation is 10: ${large.formula}.`,
      zh: `方差约为 10，标准差只有 3.2。标准差应为 10：${large.formula}。`,
    },
  },
  {
    id: 'random-divided-by-ten',
    fn: 'initializeParametersRandom',
    edits: [{ was: '10 * z', now: 'z / 10' }],
    text: {
      en: `The numbers are divided by 10. Multiply: ${large.formula}.`,
      zh: `除以了 10。应当相乘：${large.formula}。`,
    },
  },
  {
    id: 'random-scaled-by-inputs',
    fn: 'initializeParametersRandom',
    edits: [
      { was: '10 * z', now: '(10 / Math.sqrt(nIn)) * z' },
      { was: '10 * z', now: '10 * Math.sqrt(2 / nIn) * z' },
    ],
    text: {
      en: `The weights depend on the layer’s size. Here every layer has the same deviation, 10: ${large.formula}.`,
      zh: `权重随层的大小变化。这里每层的标准差都是 10：${large.formula}。`,
    },
  },
];

const ofHe: readonly MistakeSpec[] = [
  {
    id: 'he-is-glorot',
    fn: 'initializeParametersHe',
    edits: [{ was: '/ nIn', now: '/ (nIn + nOut)' }],
    text: {
      en: `The variance is about 2 / (n_{l−1} + n_l), which is Glorot’s. Here only the number of inputs counts: ${he.formula}.`,
      zh: `方差约为 2 / (n_{l−1} + n_l)，那是 Glorot 的方差。这里只用输入个数：${he.formula}。`,
    },
  },
  {
    id: 'he-is-xavier',
    fn: 'initializeParametersHe',
    edits: [{ was: '2 /', now: '1 /' }],
    text: {
      en: `The variance is about 1 / n_{l−1}, which is for tanh. ReLU sets half of the signal to 0, so the variance is twice that: ${he.formula}.`,
      zh: `方差约为 1 / n_{l−1}，那适用于 tanh。ReLU 把一半信号置零，因此方差要加倍：${he.formula}。`,
    },
  },
  {
    id: 'he-two-outside-the-root',
    fn: 'initializeParametersHe',
    edits: [{ was: 'Math.sqrt(2 / nIn)', now: '2 / Math.sqrt(nIn)' }],
    text: {
      en: `The variance is about 4 / n_{l−1}, as 2 / √n_{l−1} makes it. It is 2 / n_{l−1}: the 2 belongs under the root: ${he.formula}.`,
      zh: `方差约为 4 / n_{l−1}，正如 2 / √n_{l−1} 那样。应为 2 / n_{l−1}：2 在根号内：${he.formula}。`,
    },
  },
];

const ofXavier: readonly MistakeSpec[] = [
  {
    id: 'xavier-is-glorot',
    fn: 'initializeParametersXavier',
    edits: [{ was: '1 / nIn', now: '2 / (nIn + nOut)' }],
    text: {
      en: `The variance is about 2 / (n_{l−1} + n_l), which is Glorot’s. Here only the number of inputs counts: ${xavier.formula}.`,
      zh: `方差约为 2 / (n_{l−1} + n_l)，那是 Glorot 的方差。这里只用输入个数：${xavier.formula}。`,
    },
  },
  {
    id: 'xavier-is-he',
    fn: 'initializeParametersXavier',
    edits: [{ was: '1 /', now: '2 /' }],
    text: {
      en: `The variance is about 2 / n_{l−1}, which is for ReLU (He). For tanh it is 1 / n_{l−1}: ${xavier.formula}.`,
      zh: `方差约为 2 / n_{l−1}，那适用于 ReLU（He）。tanh 用 1 / n_{l−1}：${xavier.formula}。`,
    },
  },
];

const ofGlorot: readonly MistakeSpec[] = [
  {
    id: 'glorot-is-xavier',
    fn: 'initializeParametersGlorot',
    edits: [{ was: '2 / (nIn + nOut)', now: '1 / nIn' }],
    text: {
      en: `The variance is about 1 / n_{l−1}. Glorot’s takes both sizes, the inputs and the units: ${glorot.formula}.`,
      zh: `方差约为 1 / n_{l−1}。Glorot 的方差同时用到输入个数和单元个数：${glorot.formula}。`,
    },
  },
  {
    id: 'glorot-without-the-two',
    fn: 'initializeParametersGlorot',
    edits: [{ was: '2 /', now: '1 /' }],
    text: {
      en: `The variance is about 1 / (n_{l−1} + n_l). Glorot’s is one over the mean of the two sizes, which puts a 2 on top: ${glorot.formula}.`,
      zh: `方差约为 1 / (n_{l−1} + n_l)。应是两个大小的平均值的倒数，因此分子为 2：${glorot.formula}。`,
    },
  },
  {
    id: 'glorot-uniform-limit',
    fn: 'initializeParametersGlorot',
    edits: [{ was: '2 /', now: '6 /' }],
    text: {
      en: `The deviation is about √(6 / (n_{l−1} + n_l)). That is the limit of Glorot’s uniform distribution, not the deviation of the normal one: ${glorot.formula}.`,
      zh: `标准差约为 √(6 / (n_{l−1} + n_l))。那是 Glorot 均匀分布的界限，不是正态分布的标准差：${glorot.formula}。`,
    },
  },
];

export const scaleMistakes: readonly MistakeSpec[] = [...ofLarge, ...ofHe, ...ofXavier, ...ofGlorot];

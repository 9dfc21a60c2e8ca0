/** Mistakes in the distribution of the initial weights. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const right = 'W_l = √(2 / n_{l−1}) · randn';

export const weightMistakes: readonly MistakeSpec[] = [
  {
    id: 'initialize-variance-for-deviation',
    fn: 'initializeParameters',
    edits: [{ was: 'Math.sqrt(2 / nIn)', now: '(2 / nIn)' }],
    text: {
      en: `You take the variance 2 / n_{l−1} for the deviation. tf.randomNormal wants its root: ${right}.`,
      zh: `你把方差 2 / n_{l−1} 当成了标准差。tf.randomNormal 需要的是它的平方根：${right}。`,
    },
  },
  {
    id: 'initialize-xavier',
    fn: 'initializeParameters',
    edits: [{ was: '2 / nIn', now: '1 / nIn' }],
    text: {
      en: `Your deviation is √(1 / n_{l−1}), Xavier’s for tanh. With relu half of the signal is cut off: ${right}.`,
      zh: `你的标准差是 √(1 / n_{l−1})，那是用于 tanh 的 Xavier 初始化。relu 会截去一半信号：${right}。`,
    },
  },
  {
    id: 'initialize-zeros',
    fn: 'initializeParameters',
    edits: [{ was: 'Math.sqrt(2 / nIn) * z', now: '0' }],
    text: {
      en: `Your weights are all 0: every unit of a layer then computes and learns the same for ever. Draw them: ${right}.`,
      zh: `你的权重全为 0：同一层的各单元将永远计算和学习相同的东西。应随机抽取：${right}。`,
    },
  },
  {
    id: 'initialize-uniform',
    fn: 'initializeParameters',
    edits: [
      { was: 'Math.sqrt(2 / nIn) * z', now: 'Math.sqrt(6 / nIn) * (2 * rng() - 1)' },
      { was: 'Math.sqrt(2 / nIn) * z', now: 'Math.sqrt(2 / nIn) * (2 * rng() - 1)' },
      { was: 'Math.sqrt(2 / nIn) * z', now: 'Math.sqrt(2 / nIn) * rng()' },
    ],
    text: {
      en: `Your weights are uniform, as tf.randomUniform gives them. Normal numbers are asked for: ${right}.`,
      zh: `你的权重是均匀分布的（如 tf.randomUniform 所给）。这里要求正态分布：${right}。`,
    },
  },
  {
    id: 'initialize-same-seed-for-layers',
    fn: 'initializeParameters',
    edits: [
      [
        { was: 'for (let l', now: 'const seed = rng(); for (let l' },
        { was: 'tensorOf(W)', now: "tf.randomNormal([nOut, nIn], 0, Math.sqrt(2 / nIn), 'float32', seed)" },
      ],
    ],
    text: {
      en: 'Every layer begins with the same random numbers: one seed is used for all. Let each layer have a seed of its own, or draw on from rng.',
      zh: '每一层都以相同的随机数开头：所有层用了同一个种子。应给每层各自的种子，或继续从 rng 抽取。',
    },
  },
  {
    id: 'initialize-ignores-rng',
    fn: 'initializeParameters',
    edits: [
      { was: 'tensorOf(W)', now: "tf.randomNormal([nOut, nIn], 0, Math.sqrt(2 / nIn), 'float32', l)" },
      { was: 'tensorOf(W)', now: "tf.randomNormal([nOut, nIn], 0, Math.sqrt(2 / nIn), 'float32', 1)" },
    ],
    text: {
      en: 'You get the same weights whatever rng gives: a seed is written into your code. Draw from rng, or let it choose the seed.',
      zh: '无论 rng 给出什么，你得到的权重都一样：代码里写死了种子。应从 rng 抽取，或由它产生种子。',
    },
  },
];

/** Wrong deviations: normal weights of the right shape that are too large or too small. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { randn } from '../../../reference/initialization.ts';
import { mapEntries, type Vector } from '../../../reference/matrix.ts';
import { type DeviationOf, glorot, he, large, type Method, xavier } from './methods.ts';
import { type Rng, sizesOf } from './streams.ts';

/** What is wrong, in both languages; the right formula is added. */
type Slip = {
  readonly id: string;
  readonly en: string;
  readonly zh: string;
  readonly deviationOf: DeviationOf;
};

function scaleMistake({ prefix, fn, formula }: Method, { id, en, zh, deviationOf }: Slip): MistakeSpec {
  return {
    id: `${prefix}-${id}`,
    fn,
    text: { en: `${en}: ${formula}.`, zh: `${zh}：${formula}。` },
    wrong: (layersDims: Vector, rng: Rng) =>
      Object.fromEntries(
        sizesOf(layersDims).flatMap(([nIn, nOut], index) => [
          [`W${index + 1}`, mapEntries(randn(nOut, nIn, rng), (z) => deviationOf(nIn, nOut) * z)],
          [`b${index + 1}`, new Array(nOut).fill(0)],
        ]),
      ),
  };
}

/** What the three scaled methods have in common. */
function slipsOf({ deviationOf }: Method): Slip[] {
  return [
    {
      id: 'variance-as-deviation',
      en: 'The variance is used as the deviation: the root is missing. Multiplying by c multiplies the variance by c²',
      zh: '把方差当作标准差使用了：漏了开方。乘以 c 会使方差变为 c² 倍',
      deviationOf: (nIn, nOut) => deviationOf(nIn, nOut) ** 2,
    },
    {
      id: 'divided-by-deviation',
      en: 'The numbers are divided by the deviation, so that more inputs make larger weights. Multiply',
      zh: '除以了标准差，输入越多权重反而越大。应当相乘',
      deviationOf: (nIn, nOut) => 1 / deviationOf(nIn, nOut),
    },
    {
      id: 'not-scaled',
      en: 'The weights have deviation 1 in every layer: they are not scaled',
      zh: '每层权重的标准差都是 1：没有缩放',
      deviationOf: () => 1,
    },
    {
      id: 'hundredth',
      en: 'The weights are scaled by 0.01 whatever the layer’s size, which makes the signal vanish in a deep network',
      zh: '无论层的大小都乘以 0.01，在深层网络中信号会消失',
      deviationOf: () => 0.01,
    },
  ];
}

const outputsForInputs = (top: number): Slip => ({
  id: 'outputs-for-inputs',
  en: 'The number of units n_l is used for the number of inputs n_{l−1}. It is the inputs that add up in z',
  zh: '用了本层单元数 n_l，而不是输入个数 n_{l−1}。在 z 中累加的是输入',
  deviationOf: (_nIn, nOut) => Math.sqrt(top / nOut),
});

const bothSizes: Slip = {
  id: 'is-glorot',
  en: 'The variance is about 2 / (n_{l−1} + n_l), which is Glorot’s. Here only the number of inputs counts',
  zh: '方差约为 2 / (n_{l−1} + n_l)，那是 Glorot 的方差。这里只用输入个数',
  deviationOf: glorot.deviationOf,
};

const heSlips: readonly Slip[] = [
  ...slipsOf(he),
  outputsForInputs(2),
  bothSizes,
  {
    id: 'is-xavier',
    en: 'The variance is about 1 / n_{l−1}, which is for tanh. ReLU sets half of the signal to 0, so the variance is twice that',
    zh: '方差约为 1 / n_{l−1}，那适用于 tanh。ReLU 把一半信号置零，因此方差要加倍',
    deviationOf: xavier.deviationOf,
  },
  {
    id: 'two-outside-the-root',
    en: 'The variance is about 4 / n_{l−1}, as 2 / √n_{l−1} makes it. It is 2 / n_{l−1}: the 2 belongs under the root',
    zh: '方差约为 4 / n_{l−1}，正如 2 / √n_{l−1} 那样。应为 2 / n_{l−1}：2 在根号内',
    deviationOf: (nIn) => 2 / Math.sqrt(nIn),
  },
];

const xavierSlips: readonly Slip[] = [
  ...slipsOf(xavier),
  outputsForInputs(1),
  bothSizes,
  {
    id: 'is-he',
    en: 'The variance is about 2 / n_{l−1}, which is for ReLU (He). For tanh it is 1 / n_{l−1}',
    zh: '方差约为 2 / n_{l−1}，那适用于 ReLU（He）。tanh 用 1 / n_{l−1}',
    deviationOf: he.deviationOf,
  },
];

const glorotSlips: readonly Slip[] = [
  ...slipsOf(glorot),
  {
    id: 'is-xavier',
    en: 'The variance is about 1 / n_{l−1}. Glorot’s takes both sizes, the inputs and the units',
    zh: '方差约为 1 / n_{l−1}。Glorot 的方差同时用到输入个数和单元个数',
    deviationOf: xavier.deviationOf,
  },
  {
    id: 'without-the-two',
    en: 'The variance is about 1 / (n_{l−1} + n_l). Glorot’s is one over the mean of the two sizes, which puts a 2 on top',
    zh: '方差约为 1 / (n_{l−1} + n_l)。应是两个大小的平均值的倒数，因此分子为 2',
    deviationOf: (nIn, nOut) => Math.sqrt(1 / (nIn + nOut)),
  },
  {
    id: 'uniform-limit',
    en: 'The deviation is about √(6 / (n_{l−1} + n_l)). That is the limit of Glorot’s uniform distribution, not the deviation of the normal one',
    zh: '标准差约为 √(6 / (n_{l−1} + n_l))。那是 Glorot 均匀分布的界限，不是正态分布的标准差',
    deviationOf: (nIn, nOut) => Math.sqrt(6 / (nIn + nOut)),
  },
];

const largeSlips: readonly Slip[] = [
  {
    id: 'not-scaled',
    en: 'The weights have deviation 1: the factor 10 is missing',
    zh: '权重的标准差是 1：漏了因子 10',
    deviationOf: () => 1,
  },
  {
    id: 'hundredth',
    en: 'The weights are scaled by 0.01. This exercise wants weights that are much too large',
    zh: '权重乘以了 0.01。本练习要的是过大的权重',
    deviationOf: () => 0.01,
  },
  {
    id: 'variance-ten',
    en: 'The variance is about 10, so the deviation is only 3.2. The deviation is 10',
    zh: '方差约为 10，标准差只有 3.2。标准差应为 10',
    deviationOf: () => Math.sqrt(10),
  },
  {
    id: 'divided-by-ten',
    en: 'The numbers are divided by 10. Multiply',
    zh: '除以了 10。应当相乘',
    deviationOf: () => 0.1,
  },
  {
    id: 'scaled-by-inputs',
    en: 'The weights depend on the layer’s size. Here every layer has the same deviation, 10',
    zh: '权重随层的大小变化。这里每层的标准差都是 10',
    deviationOf: (nIn) => 10 / Math.sqrt(nIn),
  },
];

export const scaleMistakes: readonly MistakeSpec[] = [
  ...largeSlips.map((slip) => scaleMistake(large, slip)),
  ...heSlips.map((slip) => scaleMistake(he, slip)),
  ...xavierSlips.map((slip) => scaleMistake(xavier, slip)),
  ...glorotSlips.map((slip) => scaleMistake(glorot, slip)),
];

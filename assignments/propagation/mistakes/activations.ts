/** Mistakes in sigmoid, tanh and relu. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const activationMistakes: readonly MistakeSpec[] = [
  {
    id: 'sigmoid-overflow',
    fn: 'sigmoid',
    edits: [{ was: 'if (z >= 0) return 1 / (1 + Math.exp(-z));', now: '' }],
    text: {
      en: 'Your sigmoid is NaN for large z: e^z becomes Infinity beyond z = 709, and Infinity/Infinity is NaN. Use 1 / (1 + e^(−z)) for z ≥ 0 and e^z / (1 + e^z) below.',
      zh: 'z 很大时你的 sigmoid 变成 NaN：z 超过 709 时 e^z 是 Infinity，Infinity/Infinity 是 NaN。z ≥ 0 时用 1 / (1 + e^(−z))，z < 0 时用 e^z / (1 + e^z)。',
    },
  },
  {
    id: 'sigmoid-sign',
    fn: 'sigmoid',
    edits: [{ was: 'if (z >= 0) return 1 / (1 + Math.exp(-z));', now: 'return 1 / (1 + Math.exp(z));' }],
    text: {
      en: 'Your sigmoid falls as z grows: it is 1 / (1 + e^z). The exponent is −z: 1 / (1 + e^(−z)).',
      zh: '你的 sigmoid 随 z 增大而减小：写成了 1 / (1 + e^z)。指数应为 −z：1 / (1 + e^(−z))。',
    },
  },
  {
    id: 'sigmoid-is-tanh',
    fn: 'sigmoid',
    edits: [{ was: 'if (z >= 0) return 1 / (1 + Math.exp(-z));', now: 'return Math.tanh(z);' }],
    text: {
      en: 'Your sigmoid is tanh: it runs from −1 to 1 and is 0 at z = 0. Sigmoid runs from 0 to 1 and is ½ at z = 0.',
      zh: '你的 sigmoid 其实是 tanh：取值从 −1 到 1，在 z = 0 处为 0。sigmoid 取值从 0 到 1，在 z = 0 处为 ½。',
    },
  },
  {
    id: 'tanh-overflow',
    fn: 'tanh',
    edits: [{ was: 'Math.tanh(z)', now: '(Math.exp(z) - Math.exp(-z)) / (Math.exp(z) + Math.exp(-z))' }],
    text: {
      en: 'Your tanh is NaN for large z of either sign: e^z or e^(−z) becomes Infinity, and Infinity/Infinity is NaN. Math.tanh knows this, and so does 2σ(2z) − 1 with a stable σ.',
      zh: '|z| 很大时你的 tanh 变成 NaN：e^z 或 e^(−z) 成了 Infinity，Infinity/Infinity 是 NaN。可用 Math.tanh，或用稳定的 σ 写成 2σ(2z) − 1。',
    },
  },
  {
    id: 'tanh-overflow-above',
    fn: 'tanh',
    edits: [{ was: 'Math.tanh(z)', now: '(Math.exp(2 * z) - 1) / (Math.exp(2 * z) + 1)' }],
    text: {
      en: 'Your tanh is NaN for large positive z: e^(2z) becomes Infinity, and Infinity/Infinity is NaN. For z ≥ 0 use (1 − e^(−2z)) / (1 + e^(−2z)), or Math.tanh.',
      zh: 'z 为很大的正数时你的 tanh 变成 NaN：e^(2z) 成了 Infinity，Infinity/Infinity 是 NaN。z ≥ 0 时用 (1 − e^(−2z)) / (1 + e^(−2z))，或直接用 Math.tanh。',
    },
  },
  {
    id: 'tanh-overflow-below',
    fn: 'tanh',
    edits: [{ was: 'Math.tanh(z)', now: '(1 - Math.exp(-2 * z)) / (1 + Math.exp(-2 * z))' }],
    text: {
      en: 'Your tanh is NaN for large negative z: e^(−2z) becomes Infinity, and Infinity/Infinity is NaN. For z < 0 use (e^(2z) − 1) / (e^(2z) + 1), or Math.tanh.',
      zh: 'z 为绝对值很大的负数时你的 tanh 变成 NaN：e^(−2z) 成了 Infinity，Infinity/Infinity 是 NaN。z < 0 时用 (e^(2z) − 1) / (e^(2z) + 1)，或直接用 Math.tanh。',
    },
  },
  {
    id: 'tanh-half-the-argument',
    fn: 'tanh',
    edits: [{ was: 'Math.tanh(z)', now: '2 * sigmoid(z) - 1' }],
    text: {
      en: 'Your tanh is 2σ(z) − 1, which is tanh(z/2). The argument of σ is 2z: tanh(z) = 2σ(2z) − 1.',
      zh: '你的 tanh 写成了 2σ(z) − 1，那是 tanh(z/2)。σ 的自变量应为 2z：tanh(z) = 2σ(2z) − 1。',
    },
  },
  {
    id: 'tanh-is-sigmoid',
    fn: 'tanh',
    edits: [{ was: 'Math.tanh(z)', now: 'sigmoid(z)' }],
    text: {
      en: 'Your tanh is the sigmoid: it runs from 0 to 1. Tanh runs from −1 to 1 and is 0 at z = 0.',
      zh: '你的 tanh 其实是 sigmoid：取值从 0 到 1。tanh 取值从 −1 到 1，在 z = 0 处为 0。',
    },
  },
  {
    id: 'relu-leaky',
    fn: 'relu',
    edits: [{ was: ': 0', now: ': 0.01 * z' }],
    text: {
      en: 'Your relu lets 1 % of a negative z through: that is leaky relu. Relu is 0 for every z ≤ 0.',
      zh: '你的 relu 对负的 z 保留了 1%：那是 leaky relu。z ≤ 0 时 relu 应为 0。',
    },
  },
  {
    id: 'relu-absolute',
    fn: 'relu',
    edits: [{ was: 'z > 0 ? z : 0', now: 'Math.abs(z)' }],
    text: {
      en: 'Your relu turns negative z positive: that is |z|. Relu is max(0, z).',
      zh: '你的 relu 把负的 z 变成了正的：那是 |z|。relu 是 max(0, z)。',
    },
  },
  {
    id: 'relu-is-its-slope',
    fn: 'relu',
    edits: [{ was: '? z', now: '? 1' }],
    text: {
      en: 'Your relu is 1 for positive z: that is its derivative. Relu itself is z there.',
      zh: 'z 为正时你的 relu 等于 1：那是它的导数。relu 本身在那里等于 z。',
    },
  },
];

/** Mistakes in the backward steps of sigmoid, tanh and relu. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const slopeMistakes: readonly MistakeSpec[] = [
  {
    id: 'sigmoid-backward-slope-of-z',
    fn: 'sigmoidBackward',
    edits: [{ was: 'a = sigmoid(z)', now: 'a = z' }],
    text: {
      en: 'Your slope is Z(1 − Z): it takes Z for the activation. The slope is a(1 − a) with a = σ(Z).',
      zh: '你的导数是 Z(1 − Z)：把 Z 当成了激活值。导数应为 a(1 − a)，其中 a = σ(Z)。',
    },
  },
  {
    id: 'sigmoid-backward-without-da',
    fn: 'sigmoidBackward',
    edits: [{ was: 'da * a', now: 'a' }],
    text: {
      en: 'Your result is the slope of sigmoid alone. By the chain rule dZ is dA times that slope.',
      zh: '你的结果只有 sigmoid 的导数。按链式法则，dZ 是 dA 乘以该导数。',
    },
  },
  {
    id: 'sigmoid-backward-half-the-slope',
    fn: 'sigmoidBackward',
    edits: [{ was: ' * (1 - a)', now: '' }],
    text: {
      en: 'Your result is dA times σ(Z): the factor (1 − a) is missing. The slope is a(1 − a) with a = σ(Z).',
      zh: '你的结果是 dA 乘以 σ(Z)：缺少因子 (1 − a)。导数应为 a(1 − a)，其中 a = σ(Z)。',
    },
  },
  {
    id: 'sigmoid-backward-overflow',
    fn: 'sigmoidBackward',
    edits: [
      { was: 'da * a * (1 - a)', now: '(da * Math.exp(-z)) / (1 + Math.exp(-z)) ** 2' },
      { was: 'da * a * (1 - a)', now: '(da * Math.exp(z)) / (1 + Math.exp(z)) ** 2' },
    ],
    text: {
      en: 'Your slope is NaN where |Z| is large: e^(−z) / (1 + e^(−z))² is Infinity/Infinity for large negative Z, and e^z / (1 + e^z)² for large positive Z. Compute a = σ(Z) in the stable way, then a(1 − a).',
      zh: '|Z| 很大时你的导数变成 NaN：Z 为绝对值很大的负数时 e^(−z) / (1 + e^(−z))² 是 Infinity/Infinity，Z 为很大的正数时 e^z / (1 + e^z)² 也是。先用稳定的方法算 a = σ(Z)，再算 a(1 − a)。',
    },
  },
  {
    id: 'tanh-backward-slope-of-z',
    fn: 'tanhBackward',
    edits: [{ was: 'a = tanh(z)', now: 'a = z' }],
    text: {
      en: 'Your slope is 1 − Z²: it takes Z for the activation. The slope is 1 − a² with a = tanh(Z).',
      zh: '你的导数是 1 − Z²：把 Z 当成了激活值。导数应为 1 − a²，其中 a = tanh(Z)。',
    },
  },
  {
    id: 'tanh-backward-no-square',
    fn: 'tanhBackward',
    edits: [{ was: ' ** 2', now: '' }],
    text: {
      en: 'Your slope is 1 − a: the square is missing. The slope of tanh is 1 − a² with a = tanh(Z).',
      zh: '你的导数是 1 − a：少了平方。tanh 的导数是 1 − a²，其中 a = tanh(Z)。',
    },
  },
  {
    id: 'tanh-backward-slope-of-sigmoid',
    fn: 'tanhBackward',
    edits: [{ was: '(1 - a ** 2)', now: 'a * (1 - a)' }],
    text: {
      en: 'Your slope is a(1 − a) with a = tanh(Z): that form belongs to sigmoid. The slope of tanh is 1 − a².',
      zh: '你的导数是 a(1 − a)，其中 a = tanh(Z)：那是 sigmoid 的形式。tanh 的导数是 1 − a²。',
    },
  },
  {
    id: 'tanh-backward-without-da',
    fn: 'tanhBackward',
    edits: [{ was: 'da * (1', now: '(1' }],
    text: {
      en: 'Your result is the slope of tanh alone. By the chain rule dZ is dA times that slope.',
      zh: '你的结果只有 tanh 的导数。按链式法则，dZ 是 dA 乘以该导数。',
    },
  },
  {
    id: 'tanh-backward-overflow',
    fn: 'tanhBackward',
    edits: [{ was: 'a = tanh(z)', now: 'a = (Math.exp(z) - Math.exp(-z)) / (Math.exp(z) + Math.exp(-z))' }],
    text: {
      en: 'Your slope is NaN for large Z of either sign, because the tanh inside it overflows. Take a = Math.tanh(Z), then 1 − a².',
      zh: '|Z| 很大时你的导数变成 NaN，因为其中的 tanh 溢出了。取 a = Math.tanh(Z)，再算 1 − a²。',
    },
  },
  {
    id: 'relu-backward-slope-at-zero',
    fn: 'reluBackward',
    edits: [{ was: 'z > 0', now: 'z >= 0' }],
    text: {
      en: 'Your slope of relu at Z = 0 is 1. Here it is taken as 0: dA passes only where Z > 0.',
      zh: '你的 relu 在 Z = 0 处的导数取了 1。这里约定取 0：只有 Z > 0 处才让 dA 通过。',
    },
  },
  {
    id: 'relu-backward-sign-of-da',
    fn: 'reluBackward',
    edits: [{ was: 'z > 0', now: 'da > 0' }],
    text: {
      en: 'Your result is 0 where dA is negative. Whether a gradient passes depends on Z alone: dA where Z > 0, negative or not, and 0 elsewhere.',
      zh: '你的结果在 dA 为负处等于 0。梯度能否通过只取决于 Z：Z > 0 处为 dA（无论正负），其余为 0。',
    },
  },
  {
    id: 'relu-backward-without-da',
    fn: 'reluBackward',
    edits: [{ was: '? da', now: '? 1' }],
    text: {
      en: 'Your result is the slope of relu alone, 0 or 1. By the chain rule dZ is dA times that slope.',
      zh: '你的结果只有 relu 的导数，0 或 1。按链式法则，dZ 是 dA 乘以该导数。',
    },
  },
  {
    id: 'relu-backward-times-relu',
    fn: 'reluBackward',
    edits: [{ was: '? da', now: '? da * z' }],
    text: {
      en: 'Your result is dA times relu(Z). The slope of relu is 1 where Z > 0, not Z itself.',
      zh: '你的结果是 dA 乘以 relu(Z)。Z > 0 处 relu 的导数是 1，不是 Z 本身。',
    },
  },
];

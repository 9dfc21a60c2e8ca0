/** Mistakes in the deep linear network. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const rightProduct = 'ŷ = W_L W_{L−1} ⋯ W_1 X';

const networks: readonly MistakeSpec[] = [
  {
    id: 'deep-linear-order-reversed',
    fn: 'deepLinearForward',
    edits: [{ was: 'let l = 1; l <= L; l++', now: 'let l = L; l >= 1; l--' }],
    text: {
      en: `The layers are applied from the last to the first. W1 meets the input first, so it stands right next to X: ${rightProduct}.`,
      zh: `各层的作用顺序颠倒了，从最后一层开始。W1 最先作用于输入，因此紧挨着 X：${rightProduct}。`,
    },
  },
  {
    id: 'deep-linear-relu',
    fn: 'deepLinearForward',
    edits: [
      {
        was: 'activations.push(A)',
        now: 'A = A.map((row) => row.map((z) => Math.max(0, z))); activations.push(A)',
      },
      {
        was: 'activations.push(A)',
        now: 'if (l < L) A = A.map((row) => row.map((z) => Math.max(0, z))); activations.push(A)',
      },
    ],
    text: {
      en: `Negative activations become 0: there is a ReLU after the layers. This network is linear, g(z) = z: ${rightProduct}.`,
      zh: `负的激活值变成了 0：各层之后多了 ReLU。这个网络是线性的，g(z) = z：${rightProduct}。`,
    },
  },
  {
    id: 'deep-linear-tanh',
    fn: 'deepLinearForward',
    edits: [
      { was: 'activations.push(A)', now: 'A = A.map((row) => row.map(Math.tanh)); activations.push(A)' },
      {
        was: 'activations.push(A)',
        now: 'if (l < L) A = A.map((row) => row.map(Math.tanh)); activations.push(A)',
      },
    ],
    text: {
      en: `Activations are squeezed into (−1, 1): there is a tanh after the layers. This network is linear, g(z) = z: ${rightProduct}.`,
      zh: `激活值被压缩到 (−1, 1)：各层之后多了 tanh。这个网络是线性的，g(z) = z：${rightProduct}。`,
    },
  },
  {
    id: 'deep-linear-last-layer-missing',
    fn: 'deepLinearForward',
    edits: [{ was: 'l <= L', now: 'l < L' }],
    text: {
      en: 'The last layer is missing: L matrices make L activations after the input, [A_0, A_1, …, A_L]. Does the loop stop at l < L?',
      zh: '缺少最后一层：L 个矩阵在输入之后产生 L 个激活值，[A_0, A_1, …, A_L]。循环是否在 l < L 处就停止了？',
    },
  },
  {
    id: 'deep-linear-input-missing',
    fn: 'deepLinearForward',
    edits: [{ was: 'activations = [A]', now: 'activations = []' }],
    text: {
      en: 'The list begins with A_1. The input is the first activation: [A_0, A_1, …, A_L] with A_0 = X.',
      zh: '列表从 A_1 开始了。输入就是第一个激活值：[A_0, A_1, …, A_L]，其中 A_0 = X。',
    },
  },
  {
    id: 'deep-linear-output-only',
    fn: 'deepLinearForward',
    edits: [{ was: 'return activations', now: 'return A' }],
    text: {
      en: 'Only ŷ is returned. Return all activations as a list, [A_0, A_1, …, A_L]; ŷ is the last of them.',
      zh: '只返回了 ŷ。应以列表返回全部激活值 [A_0, A_1, …, A_L]，ŷ 是其中最后一个。',
    },
  },
];

const powers: readonly MistakeSpec[] = [
  {
    id: 'signal-one-layer-too-few',
    fn: 'signalAtDepth',
    edits: [{ was: 'w ** L', now: 'w ** (L - 1)' }],
    text: {
      en: 'The exponent is L − 1. Each of the L layers multiplies by w, the last one, too: ŷ = w^L x. (★ Notes write w^{L−1} x; that leaves W_L out.)',
      zh: '指数用了 L − 1。L 层中的每一层（包括最后一层）都乘以 w：ŷ = w^L x。（★ 有的笔记写成 w^{L−1} x，那漏掉了 W_L。）',
    },
  },
  {
    id: 'signal-one-layer-too-many',
    fn: 'signalAtDepth',
    edits: [{ was: 'w ** L', now: 'w ** (L + 1)' }],
    text: {
      en: 'The exponent is L + 1. L layers multiply by w L times: ŷ = w^L x.',
      zh: '指数用了 L + 1。L 层共乘 L 次 w：ŷ = w^L x。',
    },
  },
  {
    id: 'signal-grows-linearly',
    fn: 'signalAtDepth',
    edits: [{ was: 'w ** L', now: 'L * w' }],
    text: {
      en: 'The layers are added up: L · w · x. Each layer multiplies what the layer before gave, so the signal is w^L x.',
      zh: '各层被相加了：L · w · x。每一层都在前一层的结果上再乘一次，因此信号是 w^L x。',
    },
  },
  {
    id: 'signal-base-and-exponent-swapped',
    fn: 'signalAtDepth',
    edits: [{ was: 'w ** L', now: 'L ** w' }],
    text: {
      en: 'Base and exponent are swapped: L^w. The weight is multiplied L times: w^L x, exponential in the depth.',
      zh: '底数与指数互换了：L^w。应是权重连乘 L 次：w^L x，随深度呈指数变化。',
    },
  },
  {
    id: 'signal-input-to-the-power',
    fn: 'signalAtDepth',
    edits: [{ was: 'w ** L * value', now: '(w * value) ** L' }],
    text: {
      en: 'The input is raised to the power, too: (w x)^L. Only the weight is multiplied again in each layer: w^L x.',
      zh: '输入也被乘方了：(w x)^L。每层重复相乘的只有权重：w^L x。',
    },
  },
];

export const signalMistakes: readonly MistakeSpec[] = [...networks, ...powers];

/** Mistakes in the residual blocks made of convolutions. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const right = 'relu(BN(W3 ∗ relu(BN(W2 ∗ relu(BN(W1 ∗ X))))) + X)';

const ofIdentity: readonly MistakeSpec[] = [
  {
    id: 'identity-added-after-relu',
    fn: 'identityBlock',
    edits: [{ was: 'reluOf(addBatches(path, X))', now: 'addBatches(reluOf(path), X)' }],
    text: {
      en: `You add the shortcut after the last relu. The sum comes first: ${right}.`,
      zh: `你在最后的 relu 之后才加捷径。应先相加：${right}。`,
    },
  },
  {
    id: 'identity-relu-missing',
    fn: 'identityBlock',
    edits: [{ was: 'reluOf(addBatches(path, X))', now: 'addBatches(path, X)' }],
    text: {
      en: `The relu after the sum is missing. The block ends in an activation: ${right}.`,
      zh: `相加之后缺少 relu。块以激活函数结尾：${right}。`,
    },
  },
  {
    id: 'identity-third-relu',
    fn: 'identityBlock',
    edits: [{ was: 'addBatches(path, X)', now: 'addBatches(reluOf(path), X)' }],
    text: {
      en: `Your third convolution has a relu of its own before the sum. Its relu is the one after the sum: ${right}.`,
      zh: `你在相加之前给第三个卷积也加了 relu。它的 relu 就是相加之后的那个：${right}。`,
    },
  },
  {
    id: 'identity-skip-missing',
    fn: 'identityBlock',
    edits: [{ was: 'addBatches(path, X)', now: 'path' }],
    text: {
      en: `There is no shortcut in your block. Add its input before the last relu: ${right}.`,
      zh: `你的块里没有捷径。应在最后的 relu 之前加上块的输入：${right}。`,
    },
  },
  {
    id: 'identity-relu-before-norm',
    fn: 'identityBlock',
    edits: [
      [
        {
          within: 'mainPath',
          was: 'reluOf(normalize(Z1, p.gamma1, p.beta1))',
          now: 'normalize(reluOf(Z1), p.gamma1, p.beta1)',
        },
        {
          within: 'mainPath',
          was: 'reluOf(normalize(Z2, p.gamma2, p.beta2))',
          now: 'normalize(reluOf(Z2), p.gamma2, p.beta2)',
        },
      ],
    ],
    text: {
      en: `You take the relu before the batch normalization. The order is CONV → BN → RELU: ${right}.`,
      zh: `你在批量归一化之前做了 relu。顺序应为 CONV → BN → RELU：${right}。`,
    },
  },
  {
    id: 'identity-norm-of-sum',
    fn: 'identityBlock',
    edits: [
      [
        { within: 'mainPath', was: 'normalize(Z3, p.gamma3, p.beta3)', now: 'Z3' },
        {
          was: 'addBatches(path, X)',
          now: 'batchNormChannels(addBatches(path, X), parameters.gamma3, parameters.beta3)',
        },
      ],
    ],
    text: {
      en: `Your last batch normalization comes after the sum, so the shortcut no longer passes X on unchanged. It belongs to the path: ${right}.`,
      zh: `你把最后一个批量归一化放在了相加之后，捷径就不再原样传递 X。它属于主路径：${right}。`,
    },
  },
  {
    id: 'identity-norm-missing',
    fn: 'identityBlock',
    edits: [
      { was: 'normalize: batchNormChannels', now: 'normalize: (Z) => Z' },
      { within: 'mainPath', was: 'normalize(Z1, p.gamma1, p.beta1)', now: 'Z1' },
      { within: 'mainPath', was: 'normalize(Z2, p.gamma2, p.beta2)', now: 'Z2' },
      { within: 'mainPath', was: 'normalize(Z3, p.gamma3, p.beta3)', now: 'Z3' },
    ],
    text: {
      en: `A batch normalization is missing in your path, or all of them are. Every convolution is followed by one: ${right}.`,
      zh: `你的路径里缺少批量归一化（一个或全部）。每个卷积之后都有一个：${right}。`,
    },
  },
];

const rightConvolutional = 'relu(path(X) + BN(Ws ∗ X))';

const ofConvolutional: readonly MistakeSpec[] = [
  {
    id: 'convolutional-shortcut-not-projected',
    fn: 'convolutionalBlock',
    edits: [
      {
        was: 'batchNormChannels(Zs, gammaS, betaS)',
        now: 'X.map((image) => image.filter((_, h) => h % s === 0).map((row) => row.filter((_, w) => w % s === 0)))',
      },
    ],
    text: {
      en: `The shortcut is not projected: you add every s-th row and column of X. It is a 1×1 convolution with Ws, normalized: ${rightConvolutional}.`,
      zh: `捷径没有投影：你直接加上了每隔 s 取一次的 X。捷径应是用 Ws 的 1×1 卷积再归一化：${rightConvolutional}。`,
    },
  },
  {
    id: 'convolutional-shortcut-corner',
    fn: 'convolutionalBlock',
    edits: [
      {
        was: 'batchNormChannels(Zs, gammaS, betaS)',
        now: 'path.map((image, i) => image.map((row, h) => row.map((_, w) => X[i][h][w])))',
      },
    ],
    text: {
      en: `You add X itself, of which a loop over the output sees the upper left corner only. Take the shortcut through Ws with stride s: ${rightConvolutional}.`,
      zh: `你加的是 X 本身，按输出位置循环时只用到它的左上角。捷径应经过步长为 s 的 Ws：${rightConvolutional}。`,
    },
  },
  {
    id: 'convolutional-shortcut-not-normalized',
    fn: 'convolutionalBlock',
    edits: [{ was: 'batchNormChannels(Zs, gammaS, betaS)', now: 'Zs' }],
    text: {
      en: `The shortcut’s convolution has no batch normalization. It has one with gammaS and betaS: ${rightConvolutional}.`,
      zh: `捷径上的卷积没有做批量归一化。应使用 gammaS 和 betaS：${rightConvolutional}。`,
    },
  },
  {
    id: 'convolutional-stride-in-the-middle',
    fn: 'convolutionalBlock',
    edits: [
      [
        { within: 'mainPath', was: 'stride: s', now: 'stride: 1' },
        {
          within: 'mainPath',
          was: 'convolveSame(X1, p.W2)',
          now: 'convolve(X1, p.W2, { stride: s, pad: (p.W2.length - 1) / 2 })',
        },
      ],
    ],
    text: {
      en: 'Your stride is in the f×f convolution. In this exercise the first 1×1 convolution has stride s, and so has the shortcut.',
      zh: '你把步长放在了 f×f 卷积上。本练习中第一个 1×1 卷积的步长为 s，捷径也是。',
    },
  },
  {
    id: 'convolutional-added-after-relu',
    fn: 'convolutionalBlock',
    edits: [{ was: 'reluOf(addBatches(path, shortcut))', now: 'addBatches(reluOf(path), shortcut)' }],
    text: {
      en: `You add the shortcut after the last relu. The sum comes first: ${rightConvolutional}.`,
      zh: `你在最后的 relu 之后才加捷径。应先相加：${rightConvolutional}。`,
    },
  },
];

export const imageMistakes: readonly MistakeSpec[] = [...ofIdentity, ...ofConvolutional];

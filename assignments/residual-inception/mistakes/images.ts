/** Mistakes in the residual blocks made of convolutions. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import {
  addBatches,
  batchNormChannels,
  convolve,
  convolveSame,
  mainPath,
  type Normalize,
  type PathParameters,
  reluOf,
  type ShortcutParameters,
} from '../../../reference/residualConvolution.ts';
import { type Batch, cell, makeVolume, shapeOfVolume } from '../../../reference/volumes.ts';

const right = 'relu(BN(W3 ∗ relu(BN(W2 ∗ relu(BN(W1 ∗ X))))) + X)';
const rightConvolutional = 'relu(path(X) + BN(Ws ∗ X))';

const pathOf = (X: Batch, parameters: PathParameters, s = 1): Batch =>
  mainPath(X, parameters, { s, normalize: batchNormChannels });

/** An identity block that ends in another way. */
const identityWith =
  (end: (path: Batch, X: Batch, parameters: PathParameters) => Batch) =>
  (X: Batch, parameters: PathParameters): Batch =>
    end(pathOf(X, parameters), X, parameters);

const normalizedBy =
  (normalize: Normalize) =>
  (X: Batch, parameters: PathParameters): Batch =>
    reluOf(addBatches(mainPath(X, parameters, { s: 1, normalize }), X));

/** CONV → RELU → BN in place of CONV → BN → RELU in the first two layers. */
function reluBeforeNorm(X: Batch, p: PathParameters): Batch {
  const X1 = batchNormChannels(reluOf(convolve(X, p.W1, { stride: 1, pad: 0 })), p.gamma1, p.beta1);
  const X2 = batchNormChannels(reluOf(convolveSame(X1, p.W2)), p.gamma2, p.beta2);
  const X3 = batchNormChannels(convolve(X2, p.W3, { stride: 1, pad: 0 }), p.gamma3, p.beta3);
  return reluOf(addBatches(X3, X));
}

/** The third normalization comes after the sum. */
function normOfSum(X: Batch, p: PathParameters): Batch {
  const X1 = reluOf(batchNormChannels(convolve(X, p.W1, { stride: 1, pad: 0 }), p.gamma1, p.beta1));
  const X2 = reluOf(batchNormChannels(convolveSame(X1, p.W2), p.gamma2, p.beta2));
  const sum = addBatches(convolve(X2, p.W3, { stride: 1, pad: 0 }), X);
  return reluOf(batchNormChannels(sum, p.gamma3, p.beta3));
}

const ofIdentity: readonly MistakeSpec[] = [
  {
    id: 'identity-added-after-relu',
    fn: 'identityBlock',
    text: {
      en: `You add the shortcut after the last relu. The sum comes first: ${right}.`,
      zh: `你在最后的 relu 之后才加捷径。应先相加：${right}。`,
    },
    wrong: identityWith((path, X) => addBatches(reluOf(path), X)),
  },
  {
    id: 'identity-relu-missing',
    fn: 'identityBlock',
    text: {
      en: `The relu after the sum is missing. The block ends in an activation: ${right}.`,
      zh: `相加之后缺少 relu。块以激活函数结尾：${right}。`,
    },
    wrong: identityWith(addBatches),
  },
  {
    id: 'identity-third-relu',
    fn: 'identityBlock',
    text: {
      en: `Your third convolution has a relu of its own before the sum. Its relu is the one after the sum: ${right}.`,
      zh: `你在相加之前给第三个卷积也加了 relu。它的 relu 就是相加之后的那个：${right}。`,
    },
    wrong: identityWith((path, X) => reluOf(addBatches(reluOf(path), X))),
  },
  {
    id: 'identity-skip-missing',
    fn: 'identityBlock',
    text: {
      en: `There is no shortcut in your block. Add its input before the last relu: ${right}.`,
      zh: `你的块里没有捷径。应在最后的 relu 之前加上块的输入：${right}。`,
    },
    wrong: identityWith((path) => reluOf(path)),
  },
  {
    id: 'identity-relu-before-norm',
    fn: 'identityBlock',
    text: {
      en: `You take the relu before the batch normalization. The order is CONV → BN → RELU: ${right}.`,
      zh: `你在批量归一化之前做了 relu。顺序应为 CONV → BN → RELU：${right}。`,
    },
    wrong: reluBeforeNorm,
  },
  {
    id: 'identity-norm-of-sum',
    fn: 'identityBlock',
    text: {
      en: `Your last batch normalization comes after the sum, so the shortcut no longer passes X on unchanged. It belongs to the path: ${right}.`,
      zh: `你把最后一个批量归一化放在了相加之后，捷径就不再原样传递 X。它属于主路径：${right}。`,
    },
    wrong: normOfSum,
  },
  {
    id: 'identity-norm-missing',
    fn: 'identityBlock',
    text: {
      en: `There is no batch normalization in your path. Every convolution is followed by one: ${right}.`,
      zh: `你的路径里没有批量归一化。每个卷积之后都有一个：${right}。`,
    },
    wrong: normalizedBy((Z) => Z),
  },
];

type BlockParameters = PathParameters & ShortcutParameters;

/** A convolutional block with another shortcut. */
const withShortcut =
  (shortcut: (X: Batch, parameters: BlockParameters, s: number) => Batch) =>
  (X: Batch, parameters: BlockParameters, s: number): Batch =>
    reluOf(addBatches(pathOf(X, parameters, s), shortcut(X, parameters, s)));

const convolvedShortcut = (X: Batch, { Ws }: BlockParameters, s: number): Batch =>
  convolve(X, Ws, { stride: s, pad: 0 });

const rightShortcut = (X: Batch, parameters: BlockParameters, s: number): Batch =>
  batchNormChannels(convolvedShortcut(X, parameters, s), parameters.gammaS, parameters.betaS);

/** Every s-th row and column of X as it is. */
const everySth = (X: Batch, _: unknown, s: number): Batch =>
  X.map((image) =>
    image.filter((_row, h) => h % s === 0).map((row) => row.filter((_cell, w) => w % s === 0)),
  );

/** The stride in the f×f convolution, not in the first 1×1. */
function strideInTheMiddle(X: Batch, p: BlockParameters, s: number): Batch {
  const X1 = reluOf(batchNormChannels(convolve(X, p.W1, { stride: 1, pad: 0 }), p.gamma1, p.beta1));
  const whole = convolveSame(X1, p.W2);
  const X2 = reluOf(batchNormChannels(everySth(whole, p, s), p.gamma2, p.beta2));
  const path = batchNormChannels(convolve(X2, p.W3, { stride: 1, pad: 0 }), p.gamma3, p.beta3);
  return reluOf(addBatches(path, rightShortcut(X, p, s)));
}

/** The upper left corner of X, as a loop over the places of the path sees it. */
function cornerAdded(X: Batch, parameters: BlockParameters, s: number): Batch {
  const path = pathOf(X, parameters, s);
  return reluOf(
    path.map((image, i) =>
      makeVolume(shapeOfVolume(image), (h, w, c) => cell(image, h, w, c) + cell(X[i] ?? [], h, w, c)),
    ),
  );
}

const ofConvolutional: readonly MistakeSpec[] = [
  {
    id: 'convolutional-shortcut-not-projected',
    fn: 'convolutionalBlock',
    text: {
      en: `The shortcut is not projected: you add every s-th row and column of X. It is a 1×1 convolution with Ws, normalized: ${rightConvolutional}.`,
      zh: `捷径没有投影：你直接加上了每隔 s 取一次的 X。捷径应是用 Ws 的 1×1 卷积再归一化：${rightConvolutional}。`,
    },
    wrong: withShortcut(everySth),
  },
  {
    id: 'convolutional-shortcut-corner',
    fn: 'convolutionalBlock',
    text: {
      en: `You add X itself, of which a loop over the output sees the upper left corner only. Take the shortcut through Ws with stride s: ${rightConvolutional}.`,
      zh: `你加的是 X 本身，按输出位置循环时只用到它的左上角。捷径应经过步长为 s 的 Ws：${rightConvolutional}。`,
    },
    wrong: cornerAdded,
  },
  {
    id: 'convolutional-shortcut-not-normalized',
    fn: 'convolutionalBlock',
    text: {
      en: `The shortcut’s convolution has no batch normalization. It has one with gammaS and betaS: ${rightConvolutional}.`,
      zh: `捷径上的卷积没有做批量归一化。应使用 gammaS 和 betaS：${rightConvolutional}。`,
    },
    wrong: withShortcut(convolvedShortcut),
  },
  {
    id: 'convolutional-stride-in-the-middle',
    fn: 'convolutionalBlock',
    text: {
      en: 'Your stride is in the f×f convolution. In this exercise the first 1×1 convolution has stride s, and so has the shortcut.',
      zh: '你把步长放在了 f×f 卷积上。本练习中第一个 1×1 卷积的步长为 s，捷径也是。',
    },
    wrong: strideInTheMiddle,
  },
  {
    id: 'convolutional-added-after-relu',
    fn: 'convolutionalBlock',
    text: {
      en: `You add the shortcut after the last relu. The sum comes first: ${rightConvolutional}.`,
      zh: `你在最后的 relu 之后才加捷径。应先相加：${rightConvolutional}。`,
    },
    wrong: (X: Batch, parameters: BlockParameters, s: number) =>
      addBatches(reluOf(pathOf(X, parameters, s)), rightShortcut(X, parameters, s)),
  },
];

export const imageMistakes: readonly MistakeSpec[] = [...ofIdentity, ...ofConvolutional];

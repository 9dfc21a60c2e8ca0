/** Mistakes in zero padding and in a single step: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { convSingleStep, zeroPad } from '../../../reference/convolution.ts';
import {
  type Batch,
  makeVolume,
  shapeOfBatch,
  shapeOfVolume,
  type Volume,
} from '../../../reference/volumes.ts';

const frame = 'X (m, nH, nW, nC) becomes (m, nH + 2 pad, nW + 2 pad, nC)';
const frameZh = 'X (m, nH, nW, nC) 变成 (m, nH + 2 pad, nW + 2 pad, nC)';

/** Black images before and after the others. */
function padExamples(X: Batch, pad: number): Batch {
  const padded = zeroPad(X, pad);
  const [, ...shape] = shapeOfBatch(padded);
  const black = () => Array.from({ length: pad }, () => makeVolume(shape, () => 0));
  return [...black(), ...padded, ...black()];
}

function padChannels(X: Batch, pad: number): Batch {
  const zeros = new Array<number>(pad).fill(0);
  return zeroPad(X, pad).map((image) => image.map((row) => row.map((cell) => [...zeros, ...cell, ...zeros])));
}

/** Zeros below and to the right only. */
function padOneSide(X: Batch, pad: number): Batch {
  return X.map((image) => {
    const [height, width, channels] = shapeOfVolume(image);
    const shape = [height + pad, width + pad, channels] as const;
    return makeVolume(shape, (row, column, channel) => image[row]?.[column]?.[channel] ?? 0);
  });
}

export const padMistakes: readonly MistakeSpec[] = [
  {
    id: 'pad-examples',
    fn: 'zeroPad',
    text: {
      en: `You pad the batch axis as well: there are black images before and after the others. Pad height and width only: ${frame}.`,
      zh: `你把样本这一维也补零了：前后多出了全黑的图像。只应在高和宽上补零：${frameZh}。`,
    },
    wrong: padExamples,
  },
  {
    id: 'pad-channels',
    fn: 'zeroPad',
    text: {
      en: `You pad the channels as well. A filter has as many channels as its input, and none of them is padding: ${frame}.`,
      zh: `你把通道这一维也补零了。过滤器的通道数与输入相同，通道上没有填充：${frameZh}。`,
    },
    wrong: padChannels,
  },
  {
    id: 'pad-one-side',
    fn: 'zeroPad',
    text: {
      en: `Your zeros stand below and to the right only. The frame goes all around, so that each side grows by 2 pad: ${frame}.`,
      zh: `你只在下边和右边补了零。应在四周都补，使高和宽各增加 2 pad：${frameZh}。`,
    },
    wrong: padOneSide,
  },
];

const sum = 'z = Σ aSlicePrev ∘ W + b';

const turned = (window: Volume): Volume => window.toReversed().map((row) => row.toReversed());

const firstChannel = (volume: Volume): Volume => volume.map((row) => row.map((cell) => cell.slice(0, 1)));

export const stepMistakes: readonly MistakeSpec[] = [
  {
    id: 'step-flipped',
    fn: 'convSingleStep',
    text: {
      en: `You turn the filter by 180° first, as mathematicians do. What deep learning calls convolution leaves it as it is: ${sum}, entry by entry.`,
      zh: `你先把过滤器旋转了 180°，这是数学上的卷积。深度学习里所说的卷积不翻转过滤器：${sum}，对应位置相乘。`,
    },
    wrong: (aSlicePrev: Volume, W: Volume, b: number) => convSingleStep(aSlicePrev, turned(W), b),
  },
  {
    id: 'step-bias-per-product',
    fn: 'convSingleStep',
    text: {
      en: `You add b to every product before you sum, so that it counts f · f · nCPrev times. Sum first and add b once: ${sum}.`,
      zh: `你在求和之前给每个乘积都加了 b，于是 b 被算了 f · f · nCPrev 次。应先求和，再加一次 b：${sum}。`,
    },
    wrong: (aSlicePrev: Volume, W: Volume, b: number) => convSingleStep(aSlicePrev, W, W.flat(2).length * b),
  },
  {
    id: 'step-without-bias',
    fn: 'convSingleStep',
    text: {
      en: `Your step leaves out the bias: ${sum}.`,
      zh: `你漏掉了偏置 b：${sum}。`,
    },
    wrong: (aSlicePrev: Volume, W: Volume) => convSingleStep(aSlicePrev, W, 0),
  },
  {
    id: 'step-activated',
    fn: 'convSingleStep',
    text: {
      en: `Your step cuts negative sums to 0, as a relu does. The activation comes later: ${sum}.`,
      zh: `你的一步把负的和截成了 0，像 ReLU 那样。激活在之后才做：${sum}。`,
    },
    wrong: (aSlicePrev: Volume, W: Volume, b: number) => Math.max(0, convSingleStep(aSlicePrev, W, b)),
  },
  {
    id: 'step-first-channel-only',
    fn: 'convSingleStep',
    text: {
      en: 'You sum over the first channel only. A filter is as deep as its input: sum over rows, columns and all nCPrev channels.',
      zh: '你只对第一个通道求了和。过滤器与输入一样深：应对行、列以及全部 nCPrev 个通道求和。',
    },
    wrong: (aSlicePrev: Volume, W: Volume, b: number) =>
      convSingleStep(firstChannel(aSlicePrev), firstChannel(W), b),
  },
];

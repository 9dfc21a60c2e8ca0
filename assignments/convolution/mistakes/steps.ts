/** Mistakes in zero padding, in a single step and in the 1×1 convolution. */
import type { Edit } from '../../../grader/model.ts';
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { biasPerProduct, turned, withoutBias } from './shared.ts';

const frame = 'X (m, nH, nW, nC) becomes (m, nH + 2 pad, nW + 2 pad, nC)';
const frameZh = 'X (m, nH, nW, nC) 变成 (m, nH + 2 pad, nW + 2 pad, nC)';

const oneSide: readonly Edit[] = [
  { was: 'nH + 2 * pad, nW + 2 * pad', now: 'nH + pad, nW + pad' },
  { was: '[h - pad]?.[w - pad]', now: '[h]?.[w]' },
];

const ofPadding: readonly MistakeSpec[] = [
  {
    id: 'pad-examples',
    fn: 'zeroPad',
    edits: [
      { was: 'X.map((image)', now: '[...Array(pad).fill([]), ...X, ...Array(pad).fill([])].map((image)' },
    ],
    text: {
      en: `You pad the batch axis as well: there are black images before and after the others. Pad height and width only: ${frame}.`,
      zh: `你把样本这一维也补零了：前后多出了全黑的图像。只应在高和宽上补零：${frameZh}。`,
    },
  },
  {
    id: 'pad-channels',
    fn: 'zeroPad',
    edits: [
      [
        { was: '2 * pad, nC]', now: '2 * pad, nC + 2 * pad]' },
        { was: '[c] ??', now: '[c - pad] ??' },
      ],
    ],
    text: {
      en: `You pad the channels as well. A filter has as many channels as its input, and none of them is padding: ${frame}.`,
      zh: `你把通道这一维也补零了。过滤器的通道数与输入相同，通道上没有填充：${frameZh}。`,
    },
  },
  {
    id: 'pad-one-side',
    fn: 'zeroPad',
    edits: [oneSide, ...oneSide],
    text: {
      en: `Your zeros stand on one side only, say below and to the right. The frame goes all around, so that each side grows by 2 pad: ${frame}.`,
      zh: `你只在一侧补了零，例如下边和右边。应在四周都补，使高和宽各增加 2 pad：${frameZh}。`,
    },
  },
];

const sum = 'z = Σ aSlicePrev ∘ W + b';

const ofStep: readonly MistakeSpec[] = [
  {
    id: 'step-flipped',
    fn: 'convSingleStep',
    edits: [turned],
    text: {
      en: `You turn the filter by 180° first, as mathematicians do. What deep learning calls convolution leaves it as it is: ${sum}, entry by entry.`,
      zh: `你先把过滤器旋转了 180°，这是数学上的卷积。深度学习里所说的卷积不翻转过滤器：${sum}，对应位置相乘。`,
    },
  },
  {
    id: 'step-bias-per-product',
    fn: 'convSingleStep',
    edits: [biasPerProduct],
    text: {
      en: `You add b to every product before you sum, so that it counts f · f · nCPrev times. Sum first and add b once: ${sum}.`,
      zh: `你在求和之前给每个乘积都加了 b，于是 b 被算了 f · f · nCPrev 次。应先求和，再加一次 b：${sum}。`,
    },
  },
  {
    id: 'step-without-bias',
    fn: 'convSingleStep',
    edits: [withoutBias],
    text: {
      en: `Your step leaves out the bias: ${sum}.`,
      zh: `你漏掉了偏置 b：${sum}。`,
    },
  },
  {
    id: 'step-activated',
    fn: 'convSingleStep',
    edits: [{ was: 'return z + b', now: 'return Math.max(0, z + b)' }],
    text: {
      en: `Your step cuts negative sums to 0, as a relu does. The activation comes later: ${sum}.`,
      zh: `你的一步把负的和截成了 0，像 ReLU 那样。激活在之后才做：${sum}。`,
    },
  },
  {
    id: 'step-first-channel-only',
    fn: 'convSingleStep',
    edits: [{ was: 'z += a', now: 'if (k === 0) z += a' }],
    text: {
      en: 'You sum over the first channel only. A filter is as deep as its input: sum over rows, columns and all nCPrev channels.',
      zh: '你只对第一个通道求了和。过滤器与输入一样深：应对行、列以及全部 nCPrev 个通道求和。',
    },
  },
];

const dense = 'Z[i][h][w][c] = b[c] + Σ_k W[0][0][k][c] · APrev[i][h][w][k]';

const ofOneByOne: readonly MistakeSpec[] = [
  {
    id: 'one-by-one-over-space',
    fn: 'convOneByOne',
    edits: [
      { was: 'cell(image, h, w, k)', now: 'image.flat().reduce((sum, channels) => sum + channels[k], 0)' },
    ],
    text: {
      en: `You sum over height and width as well, so that all positions get the same numbers. Some lecture notes take the 32 channels of a 6×6×32 volume for its positions; there are 36. A 1×1 filter sees one position at a time and sums over its channels only: ${dense}.`,
      zh: `你把高和宽也加了起来，于是所有位置得到相同的数。有的课程笔记把 6×6×32 的 32 个通道说成了位置，其实有 36 个位置。1×1 过滤器每次只看一个位置，只对通道求和：${dense}。`,
    },
  },
  {
    id: 'one-by-one-channel-by-channel',
    fn: 'convOneByOne',
    edits: [{ was: 'z += cell', now: 'if (k === c) z += cell' }],
    text: {
      en: `Each filter scales only the channel of its own number. It is a dense layer across all channels of the position: ${dense}.`,
      zh: `你的每个过滤器只缩放与自己编号相同的通道。它其实是该位置所有通道上的全连接层：${dense}。`,
    },
  },
  {
    id: 'one-by-one-without-bias',
    fn: 'convOneByOne',
    edits: [{ was: 'z + at(b, c)', now: 'z' }],
    text: {
      en: `You leave out the bias of the filter: ${dense}.`,
      zh: `你漏掉了过滤器的偏置：${dense}。`,
    },
  },
  {
    id: 'one-by-one-activated',
    fn: 'convOneByOne',
    edits: [{ was: 'return z + at(b, c)', now: 'return Math.max(0, z + b[c])' }],
    text: {
      en: `Your answer has been through a relu: its negative numbers are 0. The lesson applies one afterwards; this function gives Z before it: ${dense}.`,
      zh: `你的结果已经过了 ReLU，负数都变成了 0。课上的 ReLU 是之后的一步，这个函数应返回激活之前的 Z：${dense}。`,
    },
  },
];

export const stepMistakes: readonly MistakeSpec[] = [...ofPadding, ...ofStep, ...ofOneByOne];

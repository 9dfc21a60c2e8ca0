/** Mistakes in output sizes, in the shapes of networks and in their numbers of parameters. */
import type { Edit } from '../../../grader/model.ts';
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { roundedUp } from './shared.ts';

const formula = '⌊(n + 2 pad − f)/stride⌋ + 1';

const ofSize: readonly MistakeSpec[] = [
  {
    id: 'size-rounded-up',
    fn: 'convOutputSize',
    edits: [roundedUp],
    text: {
      en: `You round up, as if a window that reaches over the edge still counted. Only whole windows do, so the quotient is rounded down: ${formula}.`,
      zh: `你向上取整了，好像超出边界的窗口也算数。只有完整的窗口才算，所以要向下取整：${formula}。`,
    },
  },
  {
    id: 'size-rounded-to-nearest',
    fn: 'convOutputSize',
    edits: [{ was: 'Math.floor(', now: 'Math.round(' }],
    text: {
      en: `You round to the nearest whole number. Half a window is no window: round down, ${formula}.`,
      zh: `你做了四舍五入。半个窗口不算窗口，应向下取整：${formula}。`,
    },
  },
  {
    id: 'size-pad-once',
    fn: 'convOutputSize',
    edits: [{ was: '2 * pad - f', now: 'pad - f' }],
    text: {
      en: `You count the padding once. There are pad cells on both sides, so a side grows by 2 pad: ${formula}.`,
      zh: `你只算了一次填充。两侧各有 pad 格，所以一边增加 2 pad：${formula}。`,
    },
  },
  {
    id: 'size-one-missing',
    fn: 'convOutputSize',
    edits: [{ was: ' / stride) + 1', now: ' / stride)' }],
    text: {
      en: `You leave out the + 1. The quotient counts the steps, and there is one window more than steps: ${formula}.`,
      zh: `你漏掉了 + 1。商是移动的次数，而窗口数比移动次数多一：${formula}。`,
    },
  },
  {
    id: 'size-stride-ignored',
    fn: 'convOutputSize',
    edits: [{ was: ' / stride', now: '' }],
    text: {
      en: `You do not divide by the stride. With a stride of 2 only every other place has a window: ${formula}.`,
      zh: `你没有除以 stride。stride 为 2 时，每隔一个位置才有一个窗口：${formula}。`,
    },
  },
];

const ofShapes: readonly MistakeSpec[] = [
  {
    id: 'shapes-rounded-up',
    fn: 'layerShapes',
    edits: [roundedUp],
    text: {
      en: `Your sizes are rounded up where the stride does not divide. Only whole windows count: ${formula}, rounded down.`,
      zh: `在 stride 不能整除时，你的尺寸向上取整了。只有完整的窗口才算：${formula}，向下取整。`,
    },
  },
  {
    id: 'shapes-channels-kept',
    fn: 'layerShapes',
    edits: [{ within: 'shapeAfter', was: 'stride), filters]', now: 'stride), before[2]]' }],
    text: {
      en: 'After a convolution you keep the channels of its input. Its output has one channel for each filter.',
      zh: '卷积之后你保留了输入的通道数。输出的通道数等于过滤器的个数。',
    },
  },
  {
    id: 'shapes-square',
    fn: 'layerShapes',
    edits: [
      {
        within: 'shapeAfter',
        was: 'convOutputSize(nW, f, pad, stride)',
        now: 'convOutputSize(nH, f, pad, stride)',
      },
      {
        within: 'shapeAfter',
        was: 'convOutputSize(nW, f, 0, stride)',
        now: 'convOutputSize(nH, f, 0, stride)',
      },
    ],
    text: {
      en: 'You compute the width from the height, as if all images were square. Height and width each go through the formula.',
      zh: '你用高来计算宽，好像所有图像都是正方形。高和宽要分别代入公式。',
    },
  },
  {
    id: 'shapes-dense-as-volume',
    fn: 'layerShapes',
    edits: [{ within: 'shapeAfter', was: '[layer.units]', now: '[1, 1, layer.units]' }],
    text: {
      en: 'You give a dense layer the shape [1, 1, units]. It flattens its input and leaves one axis: [units].',
      zh: '你把全连接层的形状写成 [1, 1, units]。它把输入展平，只剩一个维度：[units]。',
    },
  },
];

const conv = '(f · f · nCPrev + 1) · filters';
const dense = '(n_prev + 1) · units';

const withoutBiases: readonly Edit[] = [
  { within: 'parametersOf', was: '(f * f * nCPrev + 1) * filters', now: 'f * f * nCPrev * filters' },
  { within: 'parametersOf', was: '(nPrev + 1) * layer.units', now: 'nPrev * layer.units' },
];

const oneBias: readonly Edit[] = [
  { within: 'parametersOf', was: '(f * f * nCPrev + 1) * filters', now: 'f * f * nCPrev * filters + 1' },
  { within: 'parametersOf', was: '(nPrev + 1) * layer.units', now: 'nPrev * layer.units + 1' },
];

const ofCounts: readonly MistakeSpec[] = [
  {
    id: 'count-without-biases',
    fn: 'countParameters',
    edits: [withoutBiases, ...withoutBiases],
    text: {
      en: `You leave out biases. Every filter and every unit has one: ${conv} and ${dense}.`,
      zh: `你漏算了偏置。每个过滤器、每个单元都有一个：${conv} 和 ${dense}。`,
    },
  },
  {
    id: 'count-one-bias-per-layer',
    fn: 'countParameters',
    edits: [oneBias, ...oneBias],
    text: {
      en: `You count one bias for each layer (400 · 120 + 1 = 48001, as a well-known table once had it). There is one for each filter and each unit: ${conv} and ${dense}, here 48120.`,
      zh: `你给每一层只算了一个偏置（400 · 120 + 1 = 48001，一张流传很广的表曾经这样写）。应当每个过滤器、每个单元各一个：${conv} 和 ${dense}，这里是 48120。`,
    },
  },
  {
    id: 'count-bias-per-position',
    fn: 'countParameters',
    edits: [
      {
        within: 'parametersOf',
        was: '(f * f * nCPrev + 1) * filters',
        now: 'f * f * nCPrev * filters + layerShapes(before, [layer]).flat().reduce((product, n) => product * n)',
      },
    ],
    text: {
      en: `You count a bias for every number of a convolution’s output. A filter has one bias, the same at all positions: ${conv}.`,
      zh: `你给卷积输出的每个数都算了一个偏置。一个过滤器只有一个偏置，所有位置共用：${conv}。`,
    },
  },
  {
    id: 'count-channels-forgotten',
    fn: 'countParameters',
    edits: [{ within: 'parametersOf', was: 'f * f * nCPrev', now: 'f * f' }],
    text: {
      en: `Your filters are f × f, without the channels of their input (8 filters of 5 × 5 over 3 channels: 208 instead of 608). A filter is as deep as what it looks at: ${conv}.`,
      zh: `你的过滤器是 f × f，漏掉了输入的通道数（3 个通道、8 个 5 × 5 过滤器：得 208，而不是 608）。过滤器与输入一样深：${conv}。`,
    },
  },
  {
    id: 'count-not-flattened',
    fn: 'countParameters',
    edits: [
      {
        within: 'parametersOf',
        was: 'before.reduce((product, size) => product * size, 1)',
        now: 'before.at(-1)',
      },
    ],
    text: {
      en: `The first dense layer in your count sees only the channels of the volume before it. It sees all of its numbers, nH · nW · nC: ${dense}.`,
      zh: `你的第一个全连接层只看到了前一层的通道数。它看到的是全部 nH · nW · nC 个数：${dense}。`,
    },
  },
  {
    id: 'count-sizes-rounded-up',
    fn: 'countParameters',
    edits: [roundedUp],
    text: {
      en: 'Your sizes are rounded up where the stride does not divide, and the first dense layer gets too many inputs. Round down: ⌊(n + 2 pad − f)/stride⌋ + 1.',
      zh: '在 stride 不能整除时你的尺寸向上取整了，使第一个全连接层的输入过多。应向下取整：⌊(n + 2 pad − f)/stride⌋ + 1。',
    },
  },
];

export const sizeMistakes: readonly MistakeSpec[] = [...ofSize, ...ofShapes, ...ofCounts];

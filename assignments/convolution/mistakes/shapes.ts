/** Mistakes in output sizes and in the shapes of networks: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import type { Layer, Shape } from '../../../reference/convolutionShapes.ts';

export type SizeRule = (n: number, f: number, pad: number, stride: number) => number;

const sizeBy =
  (round: (quotient: number) => number): SizeRule =>
  (n, f, pad, stride) =>
    round((n + 2 * pad - f) / stride) + 1;

const rightSize = sizeBy(Math.floor);
export const sizeRoundedUp = sizeBy(Math.ceil);
const sizePaddedOnce: SizeRule = (n, f, pad, stride) => Math.floor((n + pad - f) / stride) + 1;

const formula = '⌊(n + 2 pad − f)/stride⌋ + 1';
const size = 'convOutputSize';

export const sizeMistakes: readonly MistakeSpec[] = [
  {
    id: 'size-rounded-up',
    fn: size,
    text: {
      en: `You round up, as if a window that reaches over the edge still counted. Only whole windows do, so the quotient is rounded down: ${formula}.`,
      zh: `你向上取整了，好像超出边界的窗口也算数。只有完整的窗口才算，所以要向下取整：${formula}。`,
    },
    wrong: sizeRoundedUp,
  },
  {
    id: 'size-rounded-to-nearest',
    fn: size,
    text: {
      en: `You round to the nearest whole number. Half a window is no window: round down, ${formula}.`,
      zh: `你做了四舍五入。半个窗口不算窗口，应向下取整：${formula}。`,
    },
    wrong: sizeBy(Math.round),
  },
  {
    id: 'size-pad-once',
    fn: size,
    text: {
      en: `You count the padding once. There are pad cells on both sides, so a side grows by 2 pad: ${formula}.`,
      zh: `你只算了一次填充。两侧各有 pad 格，所以一边增加 2 pad：${formula}。`,
    },
    wrong: sizePaddedOnce,
  },
  {
    id: 'size-one-missing',
    fn: size,
    text: {
      en: `You leave out the + 1. The quotient counts the steps, and there is one window more than steps: ${formula}.`,
      zh: `你漏掉了 + 1。商是移动的次数，而窗口数比移动次数多一：${formula}。`,
    },
    wrong: sizeBy((quotient) => Math.floor(quotient) - 1),
  },
  {
    id: 'size-stride-ignored',
    fn: size,
    text: {
      en: `You do not divide by the stride. With a stride of 2 only every other place has a window: ${formula}.`,
      zh: `你没有除以 stride。stride 为 2 时，每隔一个位置才有一个窗口：${formula}。`,
    },
    wrong: (n: number, f: number, pad: number) => rightSize(n, f, pad, 1),
  },
];

/** The places where shapes go wrong; each has the right choice as its default. */
export type ShapeChoices = {
  readonly size: SizeRule;
  readonly channels: (filters: number, before: number) => number;
  /** The width that a layer believes to see. */
  readonly width: (height: number, width: number) => number;
  readonly dense: (units: number) => Shape;
};

const right: ShapeChoices = {
  size: rightSize,
  channels: (filters) => filters,
  width: (_, width) => width,
  dense: (units) => [units],
};

export function shapesWith(change: Partial<ShapeChoices>) {
  const choices = { ...right, ...change };
  return (inputShape: Shape, layers: readonly Layer[]): Shape[] => {
    const shapes: Shape[] = [];
    for (const layer of layers) shapes.push(shapeAfter(layer, shapes.at(-1) ?? inputShape, choices));
    return shapes;
  };
}

function shapeAfter(
  layer: Layer,
  [height = 0, given = 0, channels = 0]: Shape,
  choices: ShapeChoices,
): Shape {
  if (layer.type === 'dense') return choices.dense(layer.units);
  const side = (n: number) => choices.size(n, layer.f, layer.type === 'conv' ? layer.pad : 0, layer.stride);
  const depth = layer.type === 'conv' ? choices.channels(layer.filters, channels) : channels;
  return [side(height), side(choices.width(height, given)), depth];
}

const shapes = 'layerShapes';

export const shapeMistakes: readonly MistakeSpec[] = [
  {
    id: 'shapes-rounded-up',
    fn: shapes,
    text: {
      en: `Your sizes are rounded up where the stride does not divide. Only whole windows count: ${formula}, rounded down.`,
      zh: `在 stride 不能整除时，你的尺寸向上取整了。只有完整的窗口才算：${formula}，向下取整。`,
    },
    wrong: shapesWith({ size: sizeRoundedUp }),
  },
  {
    id: 'shapes-channels-kept',
    fn: shapes,
    text: {
      en: 'After a convolution you keep the channels of its input. Its output has one channel for each filter.',
      zh: '卷积之后你保留了输入的通道数。输出的通道数等于过滤器的个数。',
    },
    wrong: shapesWith({ channels: (_, before) => before }),
  },
  {
    id: 'shapes-square',
    fn: shapes,
    text: {
      en: 'You compute the width from the height, as if all images were square. Height and width each go through the formula.',
      zh: '你用高来计算宽，好像所有图像都是正方形。高和宽要分别代入公式。',
    },
    wrong: shapesWith({ width: (height) => height }),
  },
  {
    id: 'shapes-dense-as-volume',
    fn: shapes,
    text: {
      en: 'You give a dense layer the shape [1, 1, units]. It flattens its input and leaves one axis: [units].',
      zh: '你把全连接层的形状写成 [1, 1, units]。它把输入展平，只剩一个维度：[units]。',
    },
    wrong: shapesWith({ dense: (units) => [1, 1, units] }),
  },
];

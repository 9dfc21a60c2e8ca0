/** Mistakes in counting parameters: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { type Layer, layerShapes, type Shape } from '../../../reference/convolutionShapes.ts';
import { shapesWith, sizeRoundedUp } from './shapes.ts';

type Conv = Extract<Layer, { type: 'conv' }>;
type Around = { readonly before: Shape; readonly after: Shape };

const product = (numbers: readonly number[]): number => numbers.reduce((all, n) => all * n, 1);
const channelsOf = (shape: Shape): number => shape.at(-1) ?? 0;

/** The places where counts go wrong; each has the right choice as its default. */
type Choices = {
  readonly shapes: (inputShape: Shape, layers: readonly Layer[]) => Shape[];
  readonly weights: (layer: Conv, before: Shape) => number;
  readonly biases: (count: number, after: Shape) => number;
  readonly inputs: (before: Shape) => number;
};

const right: Choices = {
  shapes: layerShapes,
  weights: ({ f, filters }, before) => f * f * channelsOf(before) * filters,
  biases: (count) => count,
  inputs: product,
};

function countWith(change: Partial<Choices>) {
  const choices = { ...right, ...change };
  const count = (layer: Layer, { before, after }: Around): number => {
    if (layer.type === 'pool') return 0;
    if (layer.type === 'conv') return choices.weights(layer, before) + choices.biases(layer.filters, after);
    return choices.inputs(before) * layer.units + choices.biases(layer.units, after);
  };
  return (inputShape: Shape, layers: readonly Layer[]) => {
    const shapes = [inputShape, ...choices.shapes(inputShape, layers)];
    const perLayer = layers.map((layer, index) =>
      count(layer, { before: shapes[index] ?? [], after: shapes[index + 1] ?? [] }),
    );
    return { perLayer, total: perLayer.reduce((sum, parameters) => sum + parameters, 0) };
  };
}

const fn = 'countParameters';
const conv = '(f · f · nCPrev + 1) · filters';
const dense = '(n_prev + 1) · units';

export const countMistakes: readonly MistakeSpec[] = [
  {
    id: 'count-without-biases',
    fn,
    text: {
      en: `You do not count the biases. Every filter and every unit has one: ${conv} and ${dense}.`,
      zh: `你没有算偏置。每个过滤器、每个单元都有一个：${conv} 和 ${dense}。`,
    },
    wrong: countWith({ biases: () => 0 }),
  },
  {
    id: 'count-one-bias-per-layer',
    fn,
    text: {
      en: `You count one bias for each layer (400 · 120 + 1 = 48001, as a well-known table once had it). There is one for each filter and each unit: ${conv} and ${dense}, here 48120.`,
      zh: `你给每一层只算了一个偏置（400 · 120 + 1 = 48001，一张流传很广的表曾经这样写）。应当每个过滤器、每个单元各一个：${conv} 和 ${dense}，这里是 48120。`,
    },
    wrong: countWith({ biases: () => 1 }),
  },
  {
    id: 'count-bias-per-position',
    fn,
    text: {
      en: `You count a bias for every number of a convolution’s output. A filter has one bias, the same at all positions: ${conv}.`,
      zh: `你给卷积输出的每个数都算了一个偏置。一个过滤器只有一个偏置，所有位置共用：${conv}。`,
    },
    wrong: countWith({ biases: (_, after) => product(after) }),
  },
  {
    id: 'count-channels-forgotten',
    fn,
    text: {
      en: `Your filters are f × f, without the channels of their input (8 filters of 5 × 5 over 3 channels: 208 instead of 608). A filter is as deep as what it looks at: ${conv}.`,
      zh: `你的过滤器是 f × f，漏掉了输入的通道数（3 个通道、8 个 5 × 5 过滤器：得 208，而不是 608）。过滤器与输入一样深：${conv}。`,
    },
    wrong: countWith({ weights: ({ f, filters }) => f * f * filters }),
  },
  {
    id: 'count-not-flattened',
    fn,
    text: {
      en: `The first dense layer in your count sees only the channels of the volume before it. It sees all of its numbers, nH · nW · nC: ${dense}.`,
      zh: `你的第一个全连接层只看到了前一层的通道数。它看到的是全部 nH · nW · nC 个数：${dense}。`,
    },
    wrong: countWith({ inputs: channelsOf }),
  },
  {
    id: 'count-sizes-rounded-up',
    fn,
    text: {
      en: 'Your sizes are rounded up where the stride does not divide, and the first dense layer gets too many inputs. Round down: ⌊(n + 2 pad − f)/stride⌋ + 1.',
      zh: '在 stride 不能整除时你的尺寸向上取整了，使第一个全连接层的输入过多。应向下取整：⌊(n + 2 pad − f)/stride⌋ + 1。',
    },
    wrong: countWith({ shapes: shapesWith({ size: sizeRoundedUp }) }),
  },
];

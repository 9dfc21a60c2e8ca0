/** Mistakes in the forward pass of a pooling layer: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { convOutputSize } from '../../../reference/convolutionShapes.ts';
import type { PoolHparameters, PoolMode } from '../../../reference/pooling.ts';
import {
  type Batch,
  channelOf,
  makeVolume,
  shapeOfBatch,
  type Volume,
  windowOf,
} from '../../../reference/volumes.ts';

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, value) => sum + value, 0);
const meanOf = (numbers: readonly number[]): number => sumOf(numbers) / numbers.length;

/** The places where the forward pass goes wrong; each has the right choice as its default. */
type Choices = {
  readonly size: (n: number, f: number, stride: number) => number;
  readonly strideOf: (hparameters: PoolHparameters) => number;
  readonly numbersOf: (window: Volume, channel: number) => number[];
  readonly max: (numbers: readonly number[]) => number;
  readonly average: (numbers: readonly number[]) => number;
};

const right: Choices = {
  size: (n, f, stride) => convOutputSize(n, f, 0, stride),
  strideOf: ({ stride }) => stride,
  numbersOf: (window, channel) => channelOf(window, channel).flat(),
  max: (numbers) => Math.max(...numbers),
  average: meanOf,
};

function poolWith(change: Partial<Choices>) {
  const choices = { ...right, ...change };
  return (APrev: Batch, hparameters: PoolHparameters, mode: PoolMode) => {
    const { f } = hparameters;
    const stride = choices.strideOf(hparameters);
    const [, height, width, channels] = shapeOfBatch(APrev);
    const shape = [choices.size(height, f, stride), choices.size(width, f, stride), channels] as const;
    const A = APrev.map((image) =>
      makeVolume(shape, (h, w, c) => {
        const window = windowOf(image, { top: h * stride, left: w * stride }, f);
        return choices[mode](choices.numbersOf(window, c));
      }),
    );
    return { A, cache: { APrev, hparameters } };
  };
}

const fn = 'poolForward';

export const poolForwardMistakes: readonly MistakeSpec[] = [
  {
    id: 'pool-average-not-divided',
    fn,
    text: {
      en: 'Your average pooling adds up the window without dividing. The mean of an f × f window is its sum divided by f².',
      zh: '你的平均池化只求了和，没有除。f × f 窗口的平均值是其和除以 f²。',
    },
    wrong: poolWith({ average: sumOf }),
  },
  {
    id: 'pool-max-from-zero',
    fn,
    text: {
      en: 'Your maximum starts from 0, so that a window of negative numbers gives 0. Start from the first number of the window, or from −Infinity.',
      zh: '你求最大值时从 0 开始，于是全是负数的窗口得到 0。应从窗口的第一个数或 −Infinity 开始。',
    },
    wrong: poolWith({ max: (numbers) => Math.max(0, ...numbers) }),
  },
  {
    id: 'pool-over-channels',
    fn,
    text: {
      en: 'You pool over all channels of a window together, so that every channel gets the same number. Every channel is pooled by itself: nC stays as it is.',
      zh: '你把窗口的所有通道放在一起池化，于是各通道得到相同的数。每个通道应单独池化，nC 不变。',
    },
    wrong: poolWith({ numbersOf: (window) => window.flat(2) }),
  },
  {
    id: 'pool-stride-is-f',
    fn,
    text: {
      en: 'Your windows move by f, whatever the stride. f and stride are two hyperparameters; windows begin at h · stride and w · stride, and may overlap.',
      zh: '你的窗口每次移动 f，没有用到 stride。f 与 stride 是两个超参数：窗口从 h · stride、w · stride 开始，可以重叠。',
    },
    wrong: poolWith({ strideOf: ({ f }) => f }),
  },
  {
    id: 'pool-partial-windows',
    fn,
    text: {
      en: 'Your output is too large: it has windows that reach over the edge. Only whole windows count: ⌊(n − f)/stride⌋ + 1, rounded down.',
      zh: '你的输出太大：包含了超出边界的窗口。只有完整的窗口才算：⌊(n − f)/stride⌋ + 1，向下取整。',
    },
    wrong: poolWith({ size: (n, f, stride) => Math.ceil((n - f) / stride) + 1 }),
  },
];

/** Mistakes in the backward pass of a pooling layer: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { type Matrix, mapEntries } from '../../../reference/matrix.ts';
import {
  createMaskFromWindow,
  distributeValue,
  type PoolCache,
  type PoolMode,
} from '../../../reference/pooling.ts';
import {
  addToCell,
  type Batch,
  channelOf,
  forEachCell,
  makeVolume,
  shapeOfVolume,
  type Volume,
  windowOf,
} from '../../../reference/volumes.ts';

type Place = readonly [row: number, column: number, channel: number];
type Spread = { readonly f: number; readonly dA: Volume };

/** The places where the backward pass goes wrong; each has the right choice as its default. */
type Choices = {
  readonly corner: (index: number, stride: number) => number;
  readonly mask: (window: Volume, channel: number) => Matrix;
  readonly average: (dz: number, spread: Spread) => Matrix;
  readonly collect: (dAPrev: Volume, place: Place, amount: number) => void;
};

const right: Choices = {
  corner: (index, stride) => index * stride,
  mask: (window, channel) => createMaskFromWindow(channelOf(window, channel)),
  average: (dz, { f }) => distributeValue(dz, [f, f]),
  collect: addToCell,
};

function poolBackwardWith(change: Partial<Choices>) {
  const { corner, mask, average, collect } = { ...right, ...change };
  return (dA: Batch, { APrev, hparameters: { f, stride } }: PoolCache, mode: PoolMode) =>
    APrev.map((image, i) => {
      const dAPrev = makeVolume(shapeOfVolume(image), () => 0);
      const dImage = dA[i] ?? [];
      forEachCell(dImage, (dz, [h, w, c]) => {
        const [top, left] = [corner(h, stride), corner(w, stride)];
        const marks = () => mapEntries(mask(windowOf(image, { top, left }, f), c), (one) => one * dz);
        const shares = mode === 'max' ? marks() : average(dz, { f, dA: dImage });
        for (const [r, row] of shares.entries())
          for (const [q, amount] of row.entries()) collect(dAPrev, [top + r, left + q, c], amount);
      });
      return dAPrev;
    });
}

/** 1 at every number of the channel that equals its maximum. */
function allMaxima(window: Volume, channel: number): Matrix {
  const x = channelOf(window, channel);
  return mapEntries(x, (value) => (value === Math.max(...x.flat()) ? 1 : 0));
}

/** 1 where the channel holds the maximum of all channels. */
function maximumOfAll(window: Volume, channel: number): Matrix {
  return mapEntries(channelOf(window, channel), (value) => (value === Math.max(...window.flat(2)) ? 1 : 0));
}

function overwrite(volume: Volume, [row, column, channel]: Place, amount: number): void {
  const numbers = volume[row]?.[column];
  if (numbers) numbers[channel] = amount;
}

const fn = 'poolBackward';

export const poolBackwardMistakes: readonly MistakeSpec[] = [
  {
    id: 'pool-backward-all-maxima',
    fn,
    text: {
      en: 'Where several numbers of a window are equally large, your gradient goes to all of them, and arrives several times. It goes to the first only, row by row; after a relu such windows are common.',
      zh: '窗口中有多个最大值时，你把梯度传给了所有这些位置，同一个梯度被算了好几次。应只传给按行数起的第一个；ReLU 之后这种窗口很常见。',
    },
    wrong: poolBackwardWith({ mask: allMaxima }),
  },
  {
    id: 'pool-backward-average-not-divided',
    fn,
    text: {
      en: 'With average pooling every number of the window gets the whole gradient. Each had a share of 1/f² in the mean, and gets dA/f².',
      zh: '平均池化时，你把整个梯度给了窗口中的每个数。每个数在平均值中只占 1/f²，所以应得 dA/f²。',
    },
    wrong: poolBackwardWith({ average: (dz, { f }) => distributeValue(dz * f * f, [f, f]) }),
  },
  {
    id: 'pool-backward-average-by-output',
    fn,
    text: {
      en: 'With average pooling you divide by nH · nW, the size of the whole output. The mean was taken over one window: divide by f².',
      zh: '平均池化时，你除以了整个输出的大小 nH · nW。平均是在一个窗口上取的，应除以 f²。',
    },
    wrong: poolBackwardWith({
      average: (dz, { f, dA }) => distributeValue((dz * f * f) / dA.flat().length, [f, f]),
    }),
  },
  {
    id: 'pool-backward-stride-ignored',
    fn,
    text: {
      en: 'Your windows begin at [h][w], whatever the stride. Go back to where the forward pass looked: [h · stride][w · stride].',
      zh: '你的窗口从 [h][w] 开始，没有用到 stride。应回到前向传播所看的位置：[h · stride][w · stride]。',
    },
    wrong: poolBackwardWith({ corner: (index) => index }),
  },
  {
    id: 'pool-backward-overwritten',
    fn,
    text: {
      en: 'Where windows overlap, only the last one’s gradient is left in your dAPrev. A number that counts in several windows gets the sum: use +=.',
      zh: '在窗口重叠处，你的 dAPrev 只剩下最后一个窗口的梯度。参与多个窗口的数应得到它们的和：用 +=。',
    },
    wrong: poolBackwardWith({ collect: overwrite }),
  },
  {
    id: 'pool-backward-over-channels',
    fn,
    text: {
      en: 'Your mask looks for the maximum among all channels of a window, so that the other channels get nothing. Every channel has its own maximum and its own dA.',
      zh: '你的掩码在窗口的所有通道中找最大值，于是其他通道得不到梯度。每个通道有自己的最大值和自己的 dA。',
    },
    wrong: poolBackwardWith({ mask: maximumOfAll }),
  },
];

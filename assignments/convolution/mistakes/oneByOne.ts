/** Mistakes in the 1×1 convolution: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { convOneByOne } from '../../../reference/convolution.ts';
import { at } from '../../../reference/matrix.ts';
import {
  type Batch,
  type Filters,
  makeVolume,
  shapeOfVolume,
  type Volume,
} from '../../../reference/volumes.ts';

const fn = 'convOneByOne';
const dense = 'Z[i][h][w][c] = b[c] + Σ_k W[0][0][k][c] · APrev[i][h][w][k]';

/** Every position gets the sum of `image` over all positions, channel by channel. */
function pooled(image: Volume): Volume {
  const cells = image.flat();
  return makeVolume(shapeOfVolume(image), (_row, _column, channel) =>
    cells.reduce((sum, cell) => sum + at(cell, channel), 0),
  );
}

/** The same weights without those that lead from one channel to another. */
function diagonal(W: Filters): Filters {
  return W.map((rows) =>
    rows.map((row) => row.map((weights, k) => weights.map((w, c) => (k === c ? w : 0)))),
  );
}

export const oneByOneMistakes: readonly MistakeSpec[] = [
  {
    id: 'one-by-one-over-space',
    fn,
    text: {
      en: `You sum over height and width as well, so that all positions get the same numbers. Some lecture notes take the 32 channels of a 6×6×32 volume for its positions; there are 36. A 1×1 filter sees one position at a time and sums over its channels only: ${dense}.`,
      zh: `你把高和宽也加了起来，于是所有位置得到相同的数。有的课程笔记把 6×6×32 的 32 个通道说成了位置，其实有 36 个位置。1×1 过滤器每次只看一个位置，只对通道求和：${dense}。`,
    },
    wrong: (APrev: Batch, W: Filters, b: number[]) => convOneByOne(APrev.map(pooled), W, b),
  },
  {
    id: 'one-by-one-channel-by-channel',
    fn,
    text: {
      en: `Each filter scales only the channel of its own number. It is a dense layer across all channels of the position: ${dense}.`,
      zh: `你的每个过滤器只缩放与自己编号相同的通道。它其实是该位置所有通道上的全连接层：${dense}。`,
    },
    wrong: (APrev: Batch, W: Filters, b: number[]) => convOneByOne(APrev, diagonal(W), b),
  },
  {
    id: 'one-by-one-without-bias',
    fn,
    text: {
      en: `You leave out the bias of the filter: ${dense}.`,
      zh: `你漏掉了过滤器的偏置：${dense}。`,
    },
    wrong: (APrev: Batch, W: Filters, b: number[]) =>
      convOneByOne(
        APrev,
        W,
        b.map(() => 0),
      ),
  },
  {
    id: 'one-by-one-activated',
    fn,
    text: {
      en: `Your answer has been through a relu: its negative numbers are 0. The lesson applies one afterwards; this function gives Z before it: ${dense}.`,
      zh: `你的结果已经过了 ReLU，负数都变成了 0。课上的 ReLU 是之后的一步，这个函数应返回激活之前的 Z：${dense}。`,
    },
    wrong: (APrev: Batch, W: Filters, b: number[]) =>
      convOneByOne(APrev, W, b).map((image) =>
        image.map((row) => row.map((cell) => cell.map((z) => Math.max(0, z)))),
      ),
  },
];

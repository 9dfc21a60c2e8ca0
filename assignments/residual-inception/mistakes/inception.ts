/** Mistakes in the Inception module and in putting its branches together. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { convForward, zeroPad } from '../../../reference/convolution.ts';
import {
  concatenateChannels,
  convRelu,
  type InceptionParameters,
  inceptionBranches,
  maxPoolSame,
} from '../../../reference/inception.ts';
import { poolForward } from '../../../reference/pooling.ts';
import type { Batch, Filters } from '../../../reference/volumes.ts';

const rightConcatenation = 'Y[i][h][w] holds the channels of branch 1, then those of branch 2, and so on';

const alongWidth = (branches: readonly Batch[]): Batch =>
  (branches[0] ?? []).map((image, i) =>
    image.map((_, h) => branches.flatMap((branch) => branch[i]?.[h] ?? [])),
  );

/** Numbers in the same place added, as far as the first branch has channels. */
const summed = (branches: readonly Batch[]): Batch =>
  (branches[0] ?? []).map((image, i) =>
    image.map((row, h) =>
      row.map((channels, w) =>
        channels.map((_, c) => branches.reduce((sum, branch) => sum + (branch[i]?.[h]?.[w]?.[c] ?? 0), 0)),
      ),
    ),
  );

/** One channel of each branch in turn. */
const interleaved = (branches: readonly Batch[]): Batch =>
  concatenateChannels(branches).map((image, i) =>
    image.map((row, h) =>
      row.map((channels, w) =>
        channels.flatMap((_, c) => branches.flatMap((branch) => branch[i]?.[h]?.[w]?.slice(c, c + 1) ?? [])),
      ),
    ),
  );

const ofConcatenation: readonly MistakeSpec[] = [
  {
    id: 'concatenate-along-width',
    fn: 'concatenateChannels',
    text: {
      en: `You put the branches side by side along the width, so the image grows wider. They are stacked as channels: ${rightConcatenation}.`,
      zh: '你沿宽度拼接，图像变宽了。应沿通道拼接：Y[i][h][w] 先是第 1 个分支的通道，再是第 2 个分支的，依此类推。',
    },
    wrong: alongWidth,
  },
  {
    id: 'concatenate-along-examples',
    fn: 'concatenateChannels',
    text: {
      en: `You append the batches, so there are more examples than before. The branches belong to the same images: ${rightConcatenation}.`,
      zh: '你把各个批次接在一起，样本变多了。各分支属于同样的图片：Y[i][h][w] 先是第 1 个分支的通道，再是第 2 个分支的。',
    },
    wrong: (branches: Batch[]) => branches.flat(),
  },
  {
    id: 'concatenate-sums',
    fn: 'concatenateChannels',
    text: {
      en: '★ You add the branches’ numbers, as where notes say that the module “accumulates all numbers”. What adds up are the numbers of channels, 64 + 128 + 32 + 32 = 256; the channels themselves stand side by side.',
      zh: '★ 你把各分支的数值相加了（有的笔记说模块“累加了所有数字”）。相加的是通道数 64 + 128 + 32 + 32 = 256，通道本身是并排拼接的。',
    },
    wrong: summed,
  },
  {
    id: 'concatenate-interleaved',
    fn: 'concatenateChannels',
    text: {
      en: `You take one channel of each branch in turn. Every branch stays together: ${rightConcatenation}.`,
      zh: '你轮流从各分支取一个通道。每个分支的通道应连在一起：Y[i][h][w] 先是第 1 个分支的通道，再是第 2 个分支的。',
    },
    wrong: interleaved,
  },
  {
    id: 'concatenate-reversed',
    fn: 'concatenateChannels',
    text: {
      en: `Your channels begin with those of the last branch. Keep the order of the list: ${rightConcatenation}.`,
      zh: '你把最后一个分支的通道放在了最前面。应保持列表的顺序：先是第 1 个分支的通道，再是第 2 个分支的。',
    },
    wrong: (branches: Batch[]) => concatenateChannels([...branches].reverse()),
  },
];

const rightModule = '1×1; 1×1 → 3×3; 1×1 → 5×5; max pooling 3×3 → 1×1';

/** The module with other branches. */
const moduleOf =
  (branches: (X: Batch, p: InceptionParameters, right: Batch[]) => Batch[]) =>
  (X: Batch, p: InceptionParameters): Batch =>
    concatenateChannels(branches(X, p, inceptionBranches(X, p)));

/** The pooling branch of another kind. */
const poolingBy = (pool: (X: Batch, p: InceptionParameters) => Batch) =>
  moduleOf((X, p, right) => [...right.slice(0, 3), pool(X, p)]);

/** A convolution with same padding and no relu. */
const convSame = (X: Batch, W: Filters, b: number[]): Batch =>
  convForward(X, W, b, { stride: 1, pad: (W.length - 1) / 2 }).Z;

/** The largest of the f² cells, zeros around included. */
const zeroPaddedPool = (X: Batch): Batch => poolForward(zeroPad(X, 1), { f: 3, stride: 1 }, 'max').A;

const ofModule: readonly MistakeSpec[] = [
  {
    id: 'inception-pool-without-1x1',
    fn: 'inceptionModule',
    text: {
      en: `Your pooling branch ends with the pooling, so it keeps all channels of X. A 1×1 convolution (WPool, bPool) brings their number down: ${rightModule}.`,
      zh: `你的池化分支只做了池化，保留了 X 的全部通道。之后应由 1×1 卷积（WPool、bPool）减少通道数：${rightModule}。`,
    },
    wrong: poolingBy((X) => maxPoolSame(X, 3)),
  },
  {
    id: 'inception-concatenated-along-width',
    fn: 'inceptionModule',
    text: {
      en: 'You put the four branches side by side along the width. They have the same height and width; their channels are stacked.',
      zh: '你把四个分支沿宽度拼接了。它们的高和宽相同，应沿通道拼接。',
    },
    wrong: (X: Batch, p: InceptionParameters) => alongWidth(inceptionBranches(X, p)),
  },
  {
    id: 'inception-reduce-without-relu',
    fn: 'inceptionModule',
    text: {
      en: 'The 1×1 convolutions before 3×3 and 5×5 have no relu in your module. Every convolution is followed by one.',
      zh: '你的模块里，3×3 和 5×5 之前的 1×1 卷积没有 relu。每个卷积之后都有 relu。',
    },
    wrong: moduleOf((X, p, right) => [
      ...right.slice(0, 1),
      convRelu(convSame(X, p.W3x3Reduce, p.b3x3Reduce), p.W3x3, p.b3x3),
      convRelu(convSame(X, p.W5x5Reduce, p.b5x5Reduce), p.W5x5, p.b5x5),
      ...right.slice(3),
    ]),
  },
  {
    id: 'inception-last-relu-missing',
    fn: 'inceptionModule',
    text: {
      en: 'The last convolution of each of your branches has no relu. Every convolution is followed by one.',
      zh: '你每个分支的最后一个卷积没有 relu。每个卷积之后都有 relu。',
    },
    wrong: moduleOf((X, p) => [
      convSame(X, p.W1x1, p.b1x1),
      convSame(convRelu(X, p.W3x3Reduce, p.b3x3Reduce), p.W3x3, p.b3x3),
      convSame(convRelu(X, p.W5x5Reduce, p.b5x5Reduce), p.W5x5, p.b5x5),
      convSame(maxPoolSame(X, 3), p.WPool, p.bPool),
    ]),
  },
  {
    id: 'inception-5x5-before-3x3',
    fn: 'inceptionModule',
    text: {
      en: `The 5×5 branch comes before the 3×3 branch in your output. The order is ${rightModule}.`,
      zh: `你的输出中 5×5 分支排在 3×3 分支之前。顺序应为：${rightModule}。`,
    },
    wrong: moduleOf((_X, _p, [one, three, five, pool]) => [one, five, three, pool] as Batch[]),
  },
  {
    id: 'inception-pool-pads-zeros',
    fn: 'inceptionModule',
    text: {
      en: 'You pad with zeros before max pooling, so at the border 0 beats negative numbers. Cells outside the image do not count.',
      zh: '你在最大池化之前补了零，边缘处的 0 会胜过负数。图像之外的位置不应参与比较。',
    },
    wrong: poolingBy((X, p) => convRelu(zeroPaddedPool(X), p.WPool, p.bPool)),
  },
  {
    id: 'inception-pool-after-1x1',
    fn: 'inceptionModule',
    text: {
      en: 'You pool after the 1×1 convolution. In the pooling branch the 1×1 comes last: max pooling of X, then WPool.',
      zh: '你在 1×1 卷积之后才池化。池化分支里 1×1 在最后：先对 X 做最大池化，再用 WPool。',
    },
    wrong: poolingBy((X, p) => maxPoolSame(convRelu(X, p.WPool, p.bPool), 3)),
  },
];

export const inceptionMistakes: readonly MistakeSpec[] = [...ofConcatenation, ...ofModule];

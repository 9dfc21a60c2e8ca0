/** Mistakes in the Inception module and in putting its branches together. */
import type { Edit } from '../../../grader/model.ts';
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const rightConcatenation = 'Y[i][h][w] holds the channels of branch 1, then those of branch 2, and so on';

const alongAnAxis: readonly Edit[] = [
  {
    within: 'concatenateChannels',
    was: 'row.map((_, w) => branches.flatMap((branch) => branch[i]?.[h]?.[w] ?? []))',
    now: 'branches.flatMap((branch) => branch[i][h])',
  },
  {
    within: 'concatenateChannels',
    was: 'image.map((row, h) => row.map((_, w) => branches.flatMap((branch) => branch[i]?.[h]?.[w] ?? [])))',
    now: 'branches.flatMap((branch) => branch[i])',
  },
];

const ofConcatenation: readonly MistakeSpec[] = [
  {
    id: 'concatenate-along-width',
    fn: 'concatenateChannels',
    edits: alongAnAxis,
    text: {
      en: `You put the branches side by side along the width or the height, so the image grows. They are stacked as channels: ${rightConcatenation}.`,
      zh: '你沿宽度或高度拼接，图像变大了。应沿通道拼接：Y[i][h][w] 先是第 1 个分支的通道，再是第 2 个分支的，依此类推。',
    },
  },
  {
    id: 'concatenate-along-examples',
    fn: 'concatenateChannels',
    edits: [{ was: 'const [first] = branches;', now: 'return branches.flat();' }],
    text: {
      en: `You append the batches, so there are more examples than before. The branches belong to the same images: ${rightConcatenation}.`,
      zh: '你把各个批次接在一起，样本变多了。各分支属于同样的图片：Y[i][h][w] 先是第 1 个分支的通道，再是第 2 个分支的。',
    },
  },
  {
    id: 'concatenate-sums',
    fn: 'concatenateChannels',
    edits: [
      {
        was: 'branches.flatMap((branch) => branch[i]?.[h]?.[w] ?? [])',
        now: 'first[i][h][w].map((_, c) => branches.reduce((sum, branch) => sum + (branch[i][h][w][c] ?? 0), 0))',
      },
    ],
    text: {
      en: '★ You add the branches’ numbers, as where notes say that the module “accumulates all numbers”. What adds up are the numbers of channels, 64 + 128 + 32 + 32 = 256; the channels themselves stand side by side.',
      zh: '★ 你把各分支的数值相加了（有的笔记说模块“累加了所有数字”）。相加的是通道数 64 + 128 + 32 + 32 = 256，通道本身是并排拼接的。',
    },
  },
  {
    id: 'concatenate-interleaved',
    fn: 'concatenateChannels',
    edits: [
      {
        was: '?? [])',
        now: '?? []).flatMap((_, c) => branches.flatMap((branch) => branch[i][h][w].slice(c, c + 1)))',
      },
    ],
    text: {
      en: `You take one channel of each branch in turn. Every branch stays together: ${rightConcatenation}.`,
      zh: '你轮流从各分支取一个通道。每个分支的通道应连在一起：Y[i][h][w] 先是第 1 个分支的通道，再是第 2 个分支的。',
    },
  },
  {
    id: 'concatenate-reversed',
    fn: 'concatenateChannels',
    edits: [{ was: 'branches.flatMap', now: 'branches.toReversed().flatMap' }],
    text: {
      en: `Your channels begin with those of the last branch. Keep the order of the list: ${rightConcatenation}.`,
      zh: '你把最后一个分支的通道放在了最前面。应保持列表的顺序：先是第 1 个分支的通道，再是第 2 个分支的。',
    },
  },
];

const rightModule = '1×1; 1×1 → 3×3; 1×1 → 5×5; max pooling 3×3 → 1×1';

const reducedWithoutRelu: readonly Edit[] = [
  { within: 'inceptionBranches', was: 'convRelu(X, p.W3x3Reduce', now: 'convSame(X, p.W3x3Reduce' },
  { within: 'inceptionBranches', was: 'convRelu(X, p.W5x5Reduce', now: 'convSame(X, p.W5x5Reduce' },
];

const lastWithoutRelu: readonly Edit[] = [
  { within: 'inceptionBranches', was: 'convRelu(X, p.W1x1,', now: 'convSame(X, p.W1x1,' },
  { within: 'inceptionBranches', was: 'convRelu(reduced3x3', now: 'convSame(reduced3x3' },
  { within: 'inceptionBranches', was: 'convRelu(reduced5x5', now: 'convSame(reduced5x5' },
  { within: 'inceptionBranches', was: 'convRelu(pooled', now: 'convSame(pooled' },
];

const ofModule: readonly MistakeSpec[] = [
  {
    id: 'inception-pool-without-1x1',
    fn: 'inceptionModule',
    edits: [{ within: 'inceptionBranches', was: 'convRelu(pooled, p.WPool, p.bPool)', now: 'pooled' }],
    text: {
      en: `Your pooling branch ends with the pooling, so it keeps all channels of X. A 1×1 convolution (WPool, bPool) brings their number down: ${rightModule}.`,
      zh: `你的池化分支只做了池化，保留了 X 的全部通道。之后应由 1×1 卷积（WPool、bPool）减少通道数：${rightModule}。`,
    },
  },
  {
    id: 'inception-concatenated-along-width',
    fn: 'inceptionModule',
    edits: alongAnAxis,
    text: {
      en: 'You put the four branches side by side along the width or the height. They have the same height and width; their channels are stacked.',
      zh: '你把四个分支沿宽度或高度拼接了。它们的高和宽相同，应沿通道拼接。',
    },
  },
  {
    id: 'inception-reduce-without-relu',
    fn: 'inceptionModule',
    edits: [reducedWithoutRelu, ...reducedWithoutRelu],
    text: {
      en: 'A 1×1 convolution before 3×3 or 5×5 has no relu in your module, or both have none. Every convolution is followed by one.',
      zh: '你的模块里，3×3 或 5×5 之前的 1×1 卷积（一个或两个）没有 relu。每个卷积之后都有 relu。',
    },
  },
  {
    id: 'inception-last-relu-missing',
    fn: 'inceptionModule',
    edits: [
      lastWithoutRelu,
      ...lastWithoutRelu,
      { within: 'convRelu', was: 'channels.map(relu)', now: 'channels' },
    ],
    text: {
      en: 'The last convolution of your branches, or of one of them, has no relu. Every convolution is followed by one.',
      zh: '你的分支（全部或其中一个）的最后一个卷积没有 relu。每个卷积之后都有 relu。',
    },
  },
  {
    id: 'inception-5x5-before-3x3',
    fn: 'inceptionModule',
    edits: [{ within: 'inceptionBranches', was: 'branch3x3, branch5x5', now: 'branch5x5, branch3x3' }],
    text: {
      en: `The 5×5 branch comes before the 3×3 branch in your output. The order is ${rightModule}.`,
      zh: `你的输出中 5×5 分支排在 3×3 分支之前。顺序应为：${rightModule}。`,
    },
  },
  {
    id: 'inception-pool-pads-zeros',
    fn: 'inceptionModule',
    edits: [{ within: 'largestAround', was: '?? -Infinity', now: '?? 0' }],
    text: {
      en: 'You pad with zeros before max pooling, so at the border 0 beats negative numbers. Cells outside the image do not count.',
      zh: '你在最大池化之前补了零，边缘处的 0 会胜过负数。图像之外的位置不应参与比较。',
    },
  },
  {
    id: 'inception-pool-after-1x1',
    fn: 'inceptionModule',
    edits: [
      [
        { within: 'inceptionBranches', was: 'maxPoolSame(X, 3)', now: 'convRelu(X, p.WPool, p.bPool)' },
        {
          within: 'inceptionBranches',
          was: 'convRelu(pooled, p.WPool, p.bPool)',
          now: 'maxPoolSame(pooled, 3)',
        },
      ],
    ],
    text: {
      en: 'You pool after the 1×1 convolution. In the pooling branch the 1×1 comes last: max pooling of X, then WPool.',
      zh: '你在 1×1 卷积之后才池化。池化分支里 1×1 在最后：先对 X 做最大池化，再用 WPool。',
    },
  },
];

export const inceptionMistakes: readonly MistakeSpec[] = [...ofConcatenation, ...ofModule];

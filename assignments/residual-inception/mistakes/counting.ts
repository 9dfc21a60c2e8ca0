/** Mistakes in the shapes of an Inception module and in counting multiplications. */
import type { Edit } from '../../../grader/model.ts';
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const shrunken: readonly Edit[] = [
  { was: '[nH, nW, n3x3]', now: '[nH - 2, nW - 2, n3x3]' },
  { was: '[nH, nW, n5x5]', now: '[nH - 4, nW - 4, n5x5]' },
];

const ofShapes: readonly MistakeSpec[] = [
  {
    id: 'shape-pool-keeps-channels',
    fn: 'inceptionOutputShape',
    edits: [{ was: 'n5x5, nPool } = filters', now: 'n5x5 } = filters, nPool = inputShape[2]' }],
    text: {
      en: 'Your pooling branch keeps the channels of the input. The 1×1 convolution after the pooling leaves nPool of them: 32 of 192 in the lesson, 256 in all.',
      zh: '你的池化分支保留了输入的全部通道。池化之后的 1×1 卷积只留下 nPool 个：课中 192 个变成 32 个，总数为 256。',
    },
  },
  {
    id: 'shape-valid-padding',
    fn: 'inceptionOutputShape',
    edits: [shrunken, [...shrunken, { was: '[nH, nW, nPool]', now: '[nH - 2, nW - 2, nPool]' }]],
    text: {
      en: 'Your 3×3 and 5×5 branches shrink, as without padding. With same padding all branches keep height and width; otherwise they could not be stacked.',
      zh: '你的 3×3 和 5×5 分支变小了，像没有填充一样。same 填充下各分支的高和宽都不变，否则无法沿通道拼接。',
    },
  },
  {
    id: 'shape-pool-stride-2',
    fn: 'inceptionOutputShape',
    edits: [
      { was: '[nH, nW, nPool]', now: '[Math.ceil(nH / 2), Math.ceil(nW / 2), nPool]' },
      { was: '[nH, nW, nPool]', now: '[Math.floor(nH / 2), Math.floor(nW / 2), nPool]' },
    ],
    text: {
      en: 'Your pooling branch halves height and width. In the module max pooling has stride 1 and same padding, so that its output can be stacked with the others.',
      zh: '你的池化分支把高和宽减半了。模块中的最大池化步长为 1、same 填充，输出才能与其他分支拼接。',
    },
  },
  {
    id: 'shape-counts-reductions',
    fn: 'inceptionOutputShape',
    edits: [{ was: 'n1x1 + n3x3', now: 'n1x1 + filters.n3x3Reduce + filters.n5x5Reduce + n3x3' }],
    text: {
      en: 'You count the channels of the 1×1 reductions, too. They stay inside their branches: only n1x1, n3x3, n5x5 and nPool come out.',
      zh: '你把 1×1 降维层的通道也算进去了。它们留在各自的分支内部，输出的只有 n1x1、n3x3、n5x5 和 nPool。',
    },
  },
];

const rightCount = '(nH · nW · filters) · (f · f · nC)';

const ofCount: readonly MistakeSpec[] = [
  {
    id: 'count-without-input-channels',
    fn: 'countMultiplications',
    edits: [{ was: 'f * f * nC', now: 'f * f' }],
    text: {
      en: `You leave out the channels of the input. A filter is f × f × nC, so each output takes f · f · nC multiplications: ${rightCount}.`,
      zh: `你漏掉了输入的通道数。过滤器是 f × f × nC，每个输出需要 f · f · nC 次乘法：${rightCount}。`,
    },
  },
  {
    id: 'count-outputs-only',
    fn: 'countMultiplications',
    edits: [{ was: ' * (f * f * nC)', now: '' }],
    text: {
      en: `You count the numbers that come out. Each of them takes f · f · nC multiplications: ${rightCount}.`,
      zh: `你数的是输出的个数。每个输出需要 f · f · nC 次乘法：${rightCount}。`,
    },
  },
  {
    id: 'count-parameters',
    fn: 'countMultiplications',
    edits: [{ was: 'nH * nW * filters', now: 'filters' }],
    text: {
      en: `You count the weights of the filters. They are used anew at each of the nH · nW places: ${rightCount}.`,
      zh: `你数的是过滤器的权重个数。它们在 nH · nW 个位置上都要用一遍：${rightCount}。`,
    },
  },
  {
    id: 'count-with-bias',
    fn: 'countMultiplications',
    edits: [{ was: 'f * f * nC', now: 'f * f * nC + 1' }],
    text: {
      en: `You count the bias as one more term of each output. A bias is added, not multiplied: ${rightCount}.`,
      zh: `你给每个输出多算了一项偏置。偏置是相加，不是相乘：${rightCount}。`,
    },
  },
  {
    id: 'count-with-additions',
    fn: 'countMultiplications',
    edits: [
      { was: 'f * f * nC', now: '2 * f * f * nC' },
      { was: 'f * f * nC', now: '2 * f * f * nC - 1' },
    ],
    text: {
      en: `You count additions, too, which doubles the number or nearly so. Asked for are the multiplications alone: ${rightCount}.`,
      zh: `你把加法也算进去了，结果翻了（几乎）一倍。只要求乘法的次数：${rightCount}。`,
    },
  },
];

const ofBottleneck: readonly MistakeSpec[] = [
  {
    id: 'bottleneck-first-stage-only',
    fn: 'compareBottleneck',
    edits: [{ was: 'first + second', now: 'first' }],
    text: {
      en: '★ You count the 1×1 stage alone, the 2.4 M that some notes give for the whole. The f×f stage after it is the larger part: 2.4 M + 10.0 M = 12.4 M.',
      zh: '★ 你只算了 1×1 这一步，即有的笔记给出的 2.4 M。其后的 f×f 卷积才是大头：2.4 M + 10.0 M = 12.4 M。',
    },
  },
  {
    id: 'bottleneck-second-stage-only',
    fn: 'compareBottleneck',
    edits: [{ was: 'first + second', now: 'second' }],
    text: {
      en: 'You count the f×f stage alone. The 1×1 convolution to fewer channels is paid for as well: 2.4 M + 10.0 M = 12.4 M in the lesson.',
      zh: '你只算了 f×f 这一步。把通道变少的 1×1 卷积也要计入：课中为 2.4 M + 10.0 M = 12.4 M。',
    },
  },
  {
    id: 'bottleneck-second-sees-all-channels',
    fn: 'compareBottleneck',
    edits: [
      { was: '[nH, nW, reduce]', now: 'inputShape' },
      { was: '[nH, nW, reduce], { f, filters }', now: 'inputShape, { f, filters: reduce }' },
    ],
    text: {
      en: 'Your f×f stage still reads all channels of the input. It reads the `reduce` channels that the 1×1 convolution leaves.',
      zh: '你的 f×f 卷积仍按输入的全部通道计算。它读入的是 1×1 卷积留下的 `reduce` 个通道。',
    },
  },
  {
    id: 'bottleneck-saving-inverted',
    fn: 'compareBottleneck',
    edits: [{ was: 'direct / bottleneck', now: 'bottleneck / direct' }],
    text: {
      en: 'Your saving is bottleneck / direct, about 0.1. It says how many times fewer multiplications there are: direct / bottleneck, 9.7 in the lesson.',
      zh: '你的 saving 是 bottleneck / direct，约 0.1。它应表示乘法少到几分之一：direct / bottleneck，课中为 9.7。',
    },
  },
];

export const countingMistakes: readonly MistakeSpec[] = [...ofShapes, ...ofCount, ...ofBottleneck];

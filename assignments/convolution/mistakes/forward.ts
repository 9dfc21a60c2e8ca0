/** Mistakes in the forward pass of a convolutional layer: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { type ConvHparameters, convForward, zeroPad } from '../../../reference/convolution.ts';
import { convOutputSize } from '../../../reference/convolutionShapes.ts';
import { at } from '../../../reference/matrix.ts';
import {
  type Batch,
  cell,
  type Filters,
  forEachCell,
  makeVolume,
  shapeOfBatch,
  shapeOfFilters,
  windowOf,
} from '../../../reference/volumes.ts';

/** Row, column and input channel in a filter, and its number. */
type WeightPlace = { readonly r: number; readonly q: number; readonly k: number; readonly c: number };
type Output = { readonly w: number; readonly c: number; readonly products: number };

/** The places where the forward pass goes wrong; each has the right choice as its default. */
type Choices = {
  readonly top: (h: number, stride: number) => number;
  readonly left: (w: number, stride: number) => number;
  readonly weight: (W: Filters, place: WeightPlace) => number;
  readonly bias: (b: readonly number[], output: Output) => number;
};

const weightAt = (W: Filters, { r, q, k, c }: WeightPlace): number => cell(W[r] ?? [], q, k, c);

const right: Choices = {
  top: (h, stride) => h * stride,
  left: (w, stride) => w * stride,
  weight: weightAt,
  bias: (b, { c }) => at([...b], c),
};

function forwardWith(change: Partial<Choices>) {
  const { top, left, weight, bias } = { ...right, ...change };
  return (APrev: Batch, W: Filters, b: number[], hparameters: ConvHparameters) => {
    const { stride, pad } = hparameters;
    const [f, nCPrev, nC] = shapeOfFilters(W);
    const [, height, width] = shapeOfBatch(APrev);
    const shape = [
      convOutputSize(height, f, pad, stride),
      convOutputSize(width, f, pad, stride),
      nC,
    ] as const;
    const Z = zeroPad(APrev, pad).map((image) =>
      makeVolume(shape, (h, w, c) => {
        let sum = bias(b, { w, c, products: f * f * nCPrev });
        const corner = { top: top(h, stride), left: left(w, stride) };
        forEachCell(windowOf(image, corner, f), (value, [r, q, k]) => {
          sum += weight(W, { r, q, k, c }) * value;
        });
        return sum;
      }),
    );
    return { Z, cache: { APrev, W, b, hparameters } };
  };
}

const fn = 'convForward';
const corner = 'the window of Z[i][h][w] begins at row h · stride and column w · stride';
const cornerZh = 'Z[i][h][w] 的窗口从第 h · stride 行、第 w · stride 列开始';

const windowMistakes: readonly MistakeSpec[] = [
  {
    id: 'forward-flipped',
    fn,
    text: {
      en: 'You turn every filter by 180°: that is the mathematicians’ convolution. In deep learning the filter stays as it is: A[h · stride + r][w · stride + q] meets W[r][q].',
      zh: '你把每个过滤器都旋转了 180°，那是数学上的卷积。深度学习中不翻转过滤器：A[h · stride + r][w · stride + q] 与 W[r][q] 相乘。',
    },
    wrong: forwardWith({
      weight: (W, { r, q, k, c }) => weightAt(W, { r: W.length - 1 - r, q: W.length - 1 - q, k, c }),
    }),
  },
  {
    id: 'forward-stride-rows-only',
    fn,
    text: {
      en: `Your windows move down by the stride, but to the right by 1. The stride counts on both axes: ${corner}.`,
      zh: `你的窗口向下按 stride 移动，向右却只移动 1。两个方向都要用 stride：${cornerZh}。`,
    },
    wrong: forwardWith({ left: (w) => w }),
  },
  {
    id: 'forward-stride-columns-only',
    fn,
    text: {
      en: `Your windows move to the right by the stride, but down by 1. The stride counts on both axes: ${corner}.`,
      zh: `你的窗口向右按 stride 移动，向下却只移动 1。两个方向都要用 stride：${cornerZh}。`,
    },
    wrong: forwardWith({ top: (h) => h }),
  },
  {
    id: 'forward-stride-ignored',
    fn,
    text: {
      en: `Your output has the right size, but the windows move by 1, whatever the stride: ${corner}.`,
      zh: `你的输出尺寸正确，但窗口每次只移动 1，没有用到 stride：${cornerZh}。`,
    },
    wrong: forwardWith({ top: (h) => h, left: (w) => w }),
  },
  {
    id: 'forward-channel-by-channel',
    fn,
    text: {
      en: 'Filter c sees only channel c of the input. Every filter sums over all nCPrev channels: W[r][q][k][c] for every k.',
      zh: '你的第 c 个过滤器只看输入的第 c 个通道。每个过滤器都要对全部 nCPrev 个通道求和：对所有 k 用 W[r][q][k][c]。',
    },
    wrong: forwardWith({ weight: (W, place) => (place.k === place.c ? weightAt(W, place) : 0) }),
  },
];

const biasMistakes: readonly MistakeSpec[] = [
  {
    id: 'forward-without-bias',
    fn,
    text: {
      en: 'You leave out the bias of the filter: Z[i][h][w][c] = Σ … + b[c].',
      zh: '你漏掉了过滤器的偏置：Z[i][h][w][c] = Σ … + b[c]。',
    },
    wrong: forwardWith({ bias: () => 0 }),
  },
  {
    id: 'forward-bias-per-position',
    fn,
    text: {
      en: 'Your bias depends on the position: column w of the output gets b[w]. b has one number for each filter, the same at every position: Z[i][h][w][c] gets b[c].',
      zh: '你的偏置随位置变化：输出的第 w 列加的是 b[w]。b 是每个过滤器一个数，在所有位置都相同：Z[i][h][w][c] 加 b[c]。',
    },
    wrong: forwardWith({ bias: (b, { w }) => b[w] ?? Number.NaN }),
  },
  {
    id: 'forward-bias-per-product',
    fn,
    text: {
      en: 'You add the bias to every product of the sum, f · f · nCPrev times. It is added once: Z[i][h][w][c] = Σ … + b[c].',
      zh: '你给求和中的每个乘积都加了偏置，共加了 f · f · nCPrev 次。偏置只加一次：Z[i][h][w][c] = Σ … + b[c]。',
    },
    wrong: forwardWith({ bias: (b, { c, products }) => products * at([...b], c) }),
  },
];

const answerMistakes: readonly MistakeSpec[] = [
  {
    id: 'forward-activated',
    fn,
    text: {
      en: 'Your Z has been through a relu: its negative numbers are 0. convForward gives Z before the activation.',
      zh: '你的 Z 已经过了 ReLU，负数都变成了 0。convForward 应返回激活之前的 Z。',
    },
    wrong: (APrev: Batch, W: Filters, b: number[], hparameters: ConvHparameters) => {
      const { Z, cache } = convForward(APrev, W, b, hparameters);
      return { Z: Z.map((image) => image.map((row) => row.map((z) => z.map((x) => Math.max(0, x))))), cache };
    },
  },
  {
    id: 'forward-keeps-padded',
    fn,
    text: {
      en: 'The APrev in your cache is the padded one. Keep APrev as it was given; the backward pass pads it itself, and would pad it twice.',
      zh: '你缓存中的 APrev 是补零之后的。应保存传入的 APrev：反向传播会自己补零，否则就补了两次。',
    },
    wrong: (APrev: Batch, W: Filters, b: number[], hparameters: ConvHparameters) => {
      const { Z, cache } = convForward(APrev, W, b, hparameters);
      return { Z, cache: { ...cache, APrev: zeroPad(APrev, hparameters.pad) } };
    },
  },
];

export const forwardMistakes: readonly MistakeSpec[] = [
  ...windowMistakes,
  ...biasMistakes,
  ...answerMistakes,
];

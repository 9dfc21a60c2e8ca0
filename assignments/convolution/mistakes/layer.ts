/** Mistakes in a convolutional layer, forward and backward. */
import type { Edit } from '../../../grader/model.ts';
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { biasPerProduct, strideIgnored, turned, withoutBias } from './shared.ts';

const corner = 'the window of Z[i][h][w] begins at row h · stride and column w · stride';
const cornerZh = 'Z[i][h][w] 的窗口从第 h · stride 行、第 w · stride 列开始';

const ofForward: readonly MistakeSpec[] = [
  {
    id: 'forward-flipped',
    fn: 'convForward',
    edits: [turned],
    text: {
      en: 'You turn every filter by 180°: that is the mathematicians’ convolution. In deep learning the filter stays as it is: A[h · stride + r][w · stride + q] meets W[r][q].',
      zh: '你把每个过滤器都旋转了 180°，那是数学上的卷积。深度学习中不翻转过滤器：A[h · stride + r][w · stride + q] 与 W[r][q] 相乘。',
    },
  },
  {
    id: 'forward-stride-rows-only',
    fn: 'convForward',
    edits: [{ was: 'w * stride', now: 'w' }],
    text: {
      en: `Your windows move down by the stride, but to the right by 1. The stride counts on both axes: ${corner}.`,
      zh: `你的窗口向下按 stride 移动，向右却只移动 1。两个方向都要用 stride：${cornerZh}。`,
    },
  },
  {
    id: 'forward-stride-columns-only',
    fn: 'convForward',
    edits: [{ was: 'h * stride', now: 'h' }],
    text: {
      en: `Your windows move to the right by the stride, but down by 1. The stride counts on both axes: ${corner}.`,
      zh: `你的窗口向右按 stride 移动，向下却只移动 1。两个方向都要用 stride：${cornerZh}。`,
    },
  },
  {
    id: 'forward-stride-ignored',
    fn: 'convForward',
    edits: [strideIgnored],
    text: {
      en: `Your output has the right size, but the windows move by 1, whatever the stride: ${corner}.`,
      zh: `你的输出尺寸正确，但窗口每次只移动 1，没有用到 stride：${cornerZh}。`,
    },
  },
  {
    id: 'forward-channel-by-channel',
    fn: 'convForward',
    edits: [
      {
        within: 'filterOf',
        was: '(weights) => at(weights, c)',
        now: '(weights, k) => (k === c ? weights[c] : 0)',
      },
    ],
    text: {
      en: 'Filter c sees only channel c of the input. Every filter sums over all nCPrev channels: W[r][q][k][c] for every k.',
      zh: '你的第 c 个过滤器只看输入的第 c 个通道。每个过滤器都要对全部 nCPrev 个通道求和：对所有 k 用 W[r][q][k][c]。',
    },
  },
  {
    id: 'forward-without-bias',
    fn: 'convForward',
    edits: [withoutBias],
    text: {
      en: 'You leave out the bias of the filter: Z[i][h][w][c] = Σ … + b[c].',
      zh: '你漏掉了过滤器的偏置：Z[i][h][w][c] = Σ … + b[c]。',
    },
  },
  {
    id: 'forward-bias-per-position',
    fn: 'convForward',
    edits: [
      { was: 'at(b, c)', now: 'b[w]' },
      { was: 'at(b, c)', now: 'b[h]' },
    ],
    text: {
      en: 'Your bias depends on the position: column w of the output gets b[w], or row h gets b[h]. b has one number for each filter, the same at every position: Z[i][h][w][c] gets b[c].',
      zh: '你的偏置随位置变化：输出的第 w 列加的是 b[w]，或第 h 行加的是 b[h]。b 是每个过滤器一个数，在所有位置都相同：Z[i][h][w][c] 加 b[c]。',
    },
  },
  {
    id: 'forward-bias-per-product',
    fn: 'convForward',
    edits: [biasPerProduct],
    text: {
      en: 'You add the bias to every product of the sum, f · f · nCPrev times. It is added once: Z[i][h][w][c] = Σ … + b[c].',
      zh: '你给求和中的每个乘积都加了偏置，共加了 f · f · nCPrev 次。偏置只加一次：Z[i][h][w][c] = Σ … + b[c]。',
    },
  },
  {
    id: 'forward-activated',
    fn: 'convForward',
    edits: [
      {
        was: 'convSingleStep(aSlicePrev, filters[c] ?? [], at(b, c))',
        now: 'Math.max(0, convSingleStep(aSlicePrev, filters[c], b[c]))',
      },
    ],
    text: {
      en: 'Your Z has been through a relu: its negative numbers are 0. convForward gives Z before the activation.',
      zh: '你的 Z 已经过了 ReLU，负数都变成了 0。convForward 应返回激活之前的 Z。',
    },
  },
  {
    id: 'forward-keeps-padded',
    fn: 'convForward',
    edits: [{ was: 'cache: { APrev,', now: 'cache: { APrev: APrevPad,' }],
    text: {
      en: 'The APrev in your cache is the padded one. Keep APrev as it was given; the backward pass pads it itself, and would pad it twice.',
      zh: '你缓存中的 APrev 是补零之后的。应保存传入的 APrev：反向传播会自己补零，否则就补了两次。',
    },
  },
];

const add = 'dA[i][h · stride + r][w · stride + q][k] += W[r][q][k][c] · dZ[i][h][w][c]';

const averaged: readonly Edit[] = [
  { was: 'left + q, k) * dz', now: 'left + q, k) * (dz / dZ.length)' },
  { was: 'at(db, c) + dz', now: 'at(db, c) + dz / dZ.length' },
];

const ofBackward: readonly MistakeSpec[] = [
  {
    id: 'backward-stride-ignored',
    fn: 'convBackward',
    edits: [strideIgnored],
    text: {
      en: `Your windows begin at [h][w], whatever the stride. Go back to where the forward pass looked: ${add}.`,
      zh: `你的窗口从 [h][w] 开始，没有用到 stride。应回到前向传播所看的位置：${add}。`,
    },
  },
  {
    id: 'backward-flipped',
    fn: 'convBackward',
    edits: [{ was: 'weight * dz', now: 'W.at(-1 - r).at(-1 - q)[k][c] * dz' }],
    text: {
      en: `Your dAPrev goes through the filter turned by 180°. In this loop each weight goes back where it came from: ${add}. (The turned filter belongs to the form that slides it over a padded dZ.)`,
      zh: `你计算 dAPrev 时把过滤器旋转了 180°。在这个循环里，每个权重都回到它原来的位置：${add}。（只有把过滤器滑过补零后的 dZ 那种写法才需要翻转。）`,
    },
  },
  {
    id: 'backward-first-filter',
    fn: 'convBackward',
    edits: [{ was: 'filterOf(W, c)', now: 'filterOf(W, 0)' }],
    text: {
      en: `Your dAPrev takes the weights of the first filter for every channel of dZ. Channel c of dZ comes from filter c: ${add}.`,
      zh: `你计算 dAPrev 时，对 dZ 的每个通道都用了第一个过滤器的权重。dZ 的第 c 个通道对应第 c 个过滤器：${add}。`,
    },
  },
  {
    id: 'backward-da-overwritten',
    fn: 'convBackward',
    edits: [
      {
        was: 'addToCell(dA, [top + r, left + q, k], weight * dz)',
        now: 'dA[top + r][left + q][k] = weight * dz',
      },
    ],
    text: {
      en: `Your dAPrev is overwritten where windows overlap or filters share a place: only the last product is left. Add them up: ${add}.`,
      zh: `窗口重叠处以及各过滤器的贡献在你的 dAPrev 中被覆盖，只剩下最后一个乘积。应当累加：${add}。`,
    },
  },
  {
    id: 'backward-dw-overwritten',
    fn: 'convBackward',
    edits: [
      {
        was: 'addToCell(dW[r] ?? [], [q, k, c], cell(image, top + r, left + q, k) * dz)',
        now: 'dW[r][q][k][c] = image[top + r][left + q][k] * dz',
      },
    ],
    text: {
      en: 'Your dW is overwritten at every place: only the last window of the last example is left. A filter is used everywhere, so its gradient is a sum over all examples, rows and columns of dZ.',
      zh: '你的 dW 在每个位置都被覆盖，只剩下最后一个样本最后一个窗口的结果。同一个过滤器用在所有位置，所以它的梯度是对所有样本、dZ 的所有行列求和。',
    },
  },
  {
    id: 'backward-pad-kept',
    fn: 'convBackward',
    edits: [{ was: 'withoutFrame(dAPrevPad, pad)', now: 'dAPrevPad' }],
    text: {
      en: 'Your dAPrev still has its padding. The frame of zeros is no input: take `pad` rows and columns off every side, so that dAPrev has the shape of APrev.',
      zh: '你的 dAPrev 还带着填充。那一圈零不是输入：应在每一侧去掉 pad 行和 pad 列，使 dAPrev 与 APrev 形状相同。',
    },
  },
  {
    id: 'backward-frame-from-one-side',
    fn: 'convBackward',
    edits: [
      {
        within: 'withoutFrame',
        was: 'image.slice(pad, image.length - pad).map((row) => row.slice(pad, row.length - pad))',
        now: 'image.slice(0, image.length - 2 * pad).map((row) => row.slice(0, row.length - 2 * pad))',
      },
    ],
    text: {
      en: 'Your dAPrev has the right size, but is cut from the upper left corner of the padded gradient. Take `pad` off every side: rows pad to pad + nHPrev − 1, columns likewise.',
      zh: '你的 dAPrev 尺寸正确，却是从带填充的梯度的左上角截取的。应在每一侧去掉 pad：取第 pad 到 pad + nHPrev − 1 行，列同理。',
    },
  },
  {
    id: 'backward-empty-without-pad',
    fn: 'convBackward',
    edits: [
      {
        within: 'withoutFrame',
        was: 'image.slice(pad, image.length - pad).map((row) => row.slice(pad, row.length - pad))',
        now: 'image.slice(pad, -pad).map((row) => row.slice(pad, -pad))',
      },
    ],
    text: {
      en: 'Without padding your dAPrev is empty: slice(pad, -pad) with pad = 0 is slice(0, 0), and keeps nothing. Use slice(pad, length − pad).',
      zh: 'pad 为 0 时你的 dAPrev 是空的：slice(pad, -pad) 变成 slice(0, 0)，什么也不剩。应写成 slice(pad, length − pad)。',
    },
  },
  {
    id: 'backward-db-missing',
    fn: 'convBackward',
    edits: [{ was: 'dW, db }', now: 'dW }' }],
    text: {
      en: 'Your answer has no db. b is learnt, too: db[c] is the sum of dZ[i][h][w][c] over all examples, rows and columns.',
      zh: '你的返回值里没有 db。b 也是要学习的参数：db[c] 是 dZ[i][h][w][c] 对所有样本、行和列的和。',
    },
  },
  {
    id: 'backward-averaged',
    fn: 'convBackward',
    edits: [averaged, ...averaged],
    text: {
      en: 'You divide by m, in dW, in db or in both. dZ is the derivative of the cost, which holds its 1/m already: here there are only sums.',
      zh: '你的 dW 或 db（或两者）又除以了 m。dZ 是成本的导数，其中已包含 1/m：这里只需要求和。',
    },
  },
];

export const layerMistakes: readonly MistakeSpec[] = [...ofForward, ...ofBackward];

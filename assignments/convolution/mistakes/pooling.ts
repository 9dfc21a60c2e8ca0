/** Mistakes in pooling, forward and backward, in the mask of a window and in spreading a value. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { everyMaximum, notDivided, roundedUp, strideIgnored } from './shared.ts';

const ofForward: readonly MistakeSpec[] = [
  {
    id: 'pool-average-not-divided',
    fn: 'poolForward',
    edits: [{ within: 'meanOf', was: ' / x.flat().length', now: '' }],
    text: {
      en: 'Your average pooling adds up the window without dividing. The mean of an f × f window is its sum divided by f².',
      zh: '你的平均池化只求了和，没有除。f × f 窗口的平均值是其和除以 f²。',
    },
  },
  {
    id: 'pool-max-from-zero',
    fn: 'poolForward',
    edits: [{ within: 'maximumOf', was: 'Math.max(', now: 'Math.max(0, ' }],
    text: {
      en: 'Your maximum starts from 0, so that a window of negative numbers gives 0. Start from the first number of the window, or from −Infinity.',
      zh: '你求最大值时从 0 开始，于是全是负数的窗口得到 0。应从窗口的第一个数或 −Infinity 开始。',
    },
  },
  {
    id: 'pool-over-channels',
    fn: 'poolForward',
    edits: [
      { was: 'channelOf(aSlicePrev, c)', now: 'aSlicePrev.flat()' },
      [
        { was: 'channelOf(aSlicePrev, c)', now: 'aSlicePrev.flat()' },
        { within: 'meanOf', was: 'x.flat().length', now: 'x.length' },
      ],
    ],
    text: {
      en: 'You pool over all channels of a window together, so that every channel gets the same number. Every channel is pooled by itself: nC stays as it is.',
      zh: '你把窗口的所有通道放在一起池化，于是各通道得到相同的数。每个通道应单独池化，nC 不变。',
    },
  },
  {
    id: 'pool-stride-is-f',
    fn: 'poolForward',
    edits: [
      [
        { was: 'outputShapeOf(cache)', now: 'outputShapeOf({ APrev, hparameters: { f, stride: f } })' },
        { was: '[h * stride, w * stride]', now: '[h * f, w * f]' },
      ],
      { was: '[h * stride, w * stride]', now: '[h * f, w * f]' },
      {
        was: '[h * stride, w * stride]',
        now: '[Math.min(h * f, image.length - f), Math.min(w * f, image[0].length - f)]',
      },
    ],
    text: {
      en: 'Your windows move by f, whatever the stride. f and stride are two hyperparameters; windows begin at h · stride and w · stride, and may overlap.',
      zh: '你的窗口每次移动 f，没有用到 stride。f 与 stride 是两个超参数：窗口从 h · stride、w · stride 开始，可以重叠。',
    },
  },
  {
    id: 'pool-partial-windows',
    fn: 'poolForward',
    edits: [roundedUp, [roundedUp, { was: 'meanOf(window)', now: 'sumOf(window) / (f * f)' }]],
    text: {
      en: 'Your output is too large: it has windows that reach over the edge. Only whole windows count: ⌊(n − f)/stride⌋ + 1, rounded down.',
      zh: '你的输出太大：包含了超出边界的窗口。只有完整的窗口才算：⌊(n − f)/stride⌋ + 1，向下取整。',
    },
  },
];

const first =
  'Only the first of them, row by row, gets the 1; otherwise a gradient would arrive several times';
const firstZh = '按行数起，只有第一个是 1，否则同一个梯度会被传回好几次';

const ofMask: readonly MistakeSpec[] = [
  {
    id: 'mask-all-maxima',
    fn: 'createMaskFromWindow',
    edits: [everyMaximum],
    text: {
      en: `Your mask has a 1 at every number that equals the maximum, as x == max(x) gives. ${first}.`,
      zh: `你的掩码在每个等于最大值的位置都是 1（即 x == max(x) 的写法）。${firstZh}。`,
    },
  },
  {
    id: 'mask-last-maximum',
    fn: 'createMaskFromWindow',
    edits: [{ was: '> entry', now: '>= entry' }],
    text: {
      en: `Where several numbers are equally large, your mask marks the last of them; a comparison with ≥ does that. ${first}.`,
      zh: `有多个最大值时，你的掩码标出的是最后一个（比较时用了 ≥ 就会这样）。${firstZh}。`,
    },
  },
  {
    id: 'mask-keeps-value',
    fn: 'createMaskFromWindow',
    edits: [
      { was: '[left] = 1', now: '[left] = x[top][left]' },
      { was: 'return mask', now: 'return mapEntries(x, (value) => (value === x[top][left] ? value : 0))' },
    ],
    text: {
      en: 'Your mask holds the maximum itself. A mask holds 1 at its place and 0 elsewhere; it is multiplied by the gradient later.',
      zh: '你的掩码里放的是最大值本身。掩码在该位置应为 1，其余为 0，之后再与梯度相乘。',
    },
  },
  {
    id: 'mask-booleans',
    fn: 'createMaskFromWindow',
    edits: [
      { was: 'return mask', now: 'return mapEntries(mask, (one) => one === 1)' },
      { was: 'return mask', now: 'return mapEntries(x, (value) => value === x[top][left])' },
    ],
    text: {
      en: 'Your mask holds true and false. Here it holds the numbers 1 and 0, by which a gradient can be multiplied.',
      zh: '你的掩码里是 true 和 false。这里要求用数字 1 和 0，以便与梯度相乘。',
    },
  },
];

const even = 'Every entry is dz/(nH · nW), and all of them sum to dz';
const evenZh = '每一项都是 dz/(nH · nW)，全部之和等于 dz';

const ofSpread: readonly MistakeSpec[] = [
  {
    id: 'distribute-not-divided',
    fn: 'distributeValue',
    edits: [notDivided],
    text: {
      en: `Every entry of your window is dz: the gradient is multiplied instead of divided among them. ${even}.`,
      zh: `你的窗口中每一项都是 dz：梯度不是被分摊，而是被放大了。${evenZh}。`,
    },
  },
  {
    id: 'distribute-divided-by-height',
    fn: 'distributeValue',
    edits: [
      { was: '(height * width)', now: 'height' },
      { was: '(height * width)', now: 'width' },
    ],
    text: {
      en: `You divide dz by the height or the width of the window only. ${even}.`,
      zh: `你只把 dz 除以了窗口的高或宽。${evenZh}。`,
    },
  },
];

const ofBackward: readonly MistakeSpec[] = [
  {
    id: 'pool-backward-all-maxima',
    fn: 'poolBackward',
    edits: [everyMaximum],
    text: {
      en: 'Where several numbers of a window are equally large, your gradient goes to all of them, and arrives several times. It goes to the first only, row by row; after a relu such windows are common.',
      zh: '窗口中有多个最大值时，你把梯度传给了所有这些位置，同一个梯度被算了好几次。应只传给按行数起的第一个；ReLU 之后这种窗口很常见。',
    },
  },
  {
    id: 'pool-backward-average-not-divided',
    fn: 'poolBackward',
    edits: [notDivided],
    text: {
      en: 'With average pooling every number of the window gets the whole gradient. Each had a share of 1/f² in the mean, and gets dA/f².',
      zh: '平均池化时，你把整个梯度给了窗口中的每个数。每个数在平均值中只占 1/f²，所以应得 dA/f²。',
    },
  },
  {
    id: 'pool-backward-average-by-output',
    fn: 'poolBackward',
    edits: [{ was: 'distributeValue(da, [f, f])', now: 'mapEntries(zeros(f, f), () => da / (nH * nW))' }],
    text: {
      en: 'With average pooling you divide by nH · nW, the size of the whole output. The mean was taken over one window: divide by f².',
      zh: '平均池化时，你除以了整个输出的大小 nH · nW。平均是在一个窗口上取的，应除以 f²。',
    },
  },
  {
    id: 'pool-backward-stride-ignored',
    fn: 'poolBackward',
    edits: [strideIgnored],
    text: {
      en: 'Your windows begin at [h][w], whatever the stride. Go back to where the forward pass looked: [h · stride][w · stride].',
      zh: '你的窗口从 [h][w] 开始，没有用到 stride。应回到前向传播所看的位置：[h · stride][w · stride]。',
    },
  },
  {
    id: 'pool-backward-overwritten',
    fn: 'poolBackward',
    edits: [
      {
        was: 'addToCell(dAPrev, [top + r, left + q, c], entry(shares, r, q))',
        now: 'dAPrev[top + r][left + q][c] = shares[r][q]',
      },
      {
        was: 'addToCell(dAPrev, [top + r, left + q, c], entry(shares, r, q))',
        now: 'if (shares[r][q] !== 0) dAPrev[top + r][left + q][c] = shares[r][q]',
      },
    ],
    text: {
      en: 'Where windows overlap, only the last one’s gradient is left in your dAPrev. A number that counts in several windows gets the sum: use +=.',
      zh: '在窗口重叠处，你的 dAPrev 只剩下最后一个窗口的梯度。参与多个窗口的数应得到它们的和：用 +=。',
    },
  },
  {
    id: 'pool-backward-over-channels',
    fn: 'poolBackward',
    edits: [
      {
        was: 'mapEntries(createMaskFromWindow(window), (one) => one * da)',
        now: 'mapEntries(window, (a) => (a === Math.max(...aSlicePrev.flat(2)) ? da : 0))',
      },
      {
        was: 'mapEntries(createMaskFromWindow(window), (one) => one * da)',
        now: 'mapEntries(window, (_, r, q) => createMaskFromWindow(aSlicePrev.flat())[r * f + q][c] * da)',
      },
    ],
    text: {
      en: 'Your mask looks for the maximum among all channels of a window, so that the other channels get nothing. Every channel has its own maximum and its own dA.',
      zh: '你的掩码在窗口的所有通道中找最大值，于是其他通道得不到梯度。每个通道有自己的最大值和自己的 dA。',
    },
  },
];

export const poolingMistakes: readonly MistakeSpec[] = [...ofForward, ...ofMask, ...ofSpread, ...ofBackward];

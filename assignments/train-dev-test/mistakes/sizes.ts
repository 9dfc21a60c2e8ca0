/** Mistakes in the sizes of the parts. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const fn = 'splitSizes';
const right =
  '⌊m · ratio⌋ each, and the examples left one each to the parts with the largest remainders, so that the sizes add up to m';
const rightZh = '每部分先取 ⌊m · ratio⌋，剩余样本依次分给小数部分最大的各部分，使总和恰为 m';

const round = { was: 'Math.floor', now: 'Math.round' };
const nothingLeft = { was: 'left > 0', now: 'left > m' };
/** Only the first of the three steps. */
const firstStep = {
  was: 'const remainders =',
  now: 'return { train: sizes[0], dev: sizes[1], test: sizes[2] };',
};

export const sizeMistakes: readonly MistakeSpec[] = [
  {
    id: 'sizes-rounded-down',
    fn,
    edits: [firstStep, nothingLeft],
    text: {
      en: `Every size is rounded down, and the examples left over are in no part. Right: ${right}.`,
      zh: `每个大小都向下取整，剩余的样本不属于任何部分。正确做法：${rightZh}。`,
    },
  },
  {
    id: 'sizes-rounded',
    fn,
    edits: [
      [round, firstStep],
      [round, nothingLeft],
    ],
    text: {
      en: `Every size is rounded for itself, so together they may be one example short or one too many. Right: ${right}.`,
      zh: `每个大小各自四舍五入，总和可能比 m 少一个或多一个。正确做法：${rightZh}。`,
    },
  },
  {
    id: 'sizes-not-whole',
    fn,
    edits: [
      {
        was: 'const sizes =',
        now: 'const { train, dev, test } = ratios; return { train: m * train, dev: m * dev, test: m * test };',
      },
    ],
    text: {
      en: `The sizes are m · ratio, which is not a whole number of examples. Right: ${right}.`,
      zh: `大小直接取 m · ratio，不是整数个样本。正确做法：${rightZh}。`,
    },
  },
  {
    id: 'sizes-rest-to-test',
    fn,
    edits: [
      {
        was: 'const remainders =',
        now: 'return { train: sizes[0], dev: sizes[1], test: m - sizes[0] - sizes[1] };',
      },
      { was: 'largest(remainders)', now: '2' },
    ],
    text: {
      en: `All examples left over go to the test set, whatever the remainders. Right: ${right}.`,
      zh: `剩余样本不论小数部分大小全部给了测试集。正确做法：${rightZh}。`,
    },
  },
  {
    id: 'sizes-rest-to-train',
    fn,
    edits: [
      {
        was: 'const remainders =',
        now: 'return { train: m - sizes[1] - sizes[2], dev: sizes[1], test: sizes[2] };',
      },
      { was: 'largest(remainders)', now: '0' },
    ],
    text: {
      en: `All examples left over go to the training set, whatever the remainders. Right: ${right}.`,
      zh: `剩余样本不论小数部分大小全部给了训练集。正确做法：${rightZh}。`,
    },
  },
  {
    id: 'sizes-tie-to-last',
    fn,
    edits: [{ was: 'largest(remainders)', now: 'remainders.lastIndexOf(Math.max(...remainders))' }],
    text: {
      en: 'Of equal remainders the later part gets the example. It goes to the earlier in the order train, dev, test.',
      zh: '小数部分相等时，你把样本给了靠后的部分。应给训练、开发、测试顺序中靠前的部分。',
    },
  },
  {
    id: 'sizes-empty-part',
    fn,
    edits: [{ was: 'ratio > 0 && at(sizes, part) === 0', now: 'false' }],
    text: {
      en: 'A part that should have a share of the examples is rounded to none; an empty test set measures nothing. When ratio > 0 and the size is 0, it takes one example from the largest part.',
      zh: '本应占有一定比例的部分被取整为 0；空的测试集什么也测不了。当 ratio > 0 而大小为 0 时，应从最大的部分取一个样本。',
    },
  },
  {
    id: 'sizes-train-dev-swapped',
    fn,
    edits: [{ was: 'train: at(sizes, 0), dev: at(sizes, 1)', now: 'train: sizes[1], dev: sizes[0]' }],
    text: {
      en: 'Train gets the size of dev and dev that of train. ratios.train belongs to train: most examples are for training.',
      zh: '训练集得到了开发集的大小，开发集得到了训练集的大小。ratios.train 属于训练集：大部分样本用于训练。',
    },
  },
  {
    id: 'sizes-dev-of-the-rest',
    fn,
    edits: [
      {
        was: 'return {',
        now: 'const rest = m - sizes[2]; sizes[1] = Math.round(rest * ratios.dev); sizes[0] = rest - sizes[1]; return {',
      },
      {
        was: 'return {',
        now: 'const rest = m - sizes[2]; sizes[1] = Math.floor(rest * ratios.dev); sizes[0] = rest - sizes[1]; return {',
      },
    ],
    text: {
      en: 'The ratio of dev is taken of what test leaves, so dev is too small: 0.2 of the remaining 80 % are 16 %. All ratios are shares of all m examples.',
      zh: '开发集的比例是对去掉测试集之后的剩余部分取的，所以偏小：剩余 80 % 的 0.2 只有 16 %。所有比例都是相对全部 m 个样本的。',
    },
  },
];

/** It shows where ratios are to be refused. */
export const uncheckedSizes: MistakeSpec = {
  id: 'sizes-ratios-unchecked',
  fn,
  edits: [
    { was: 'requireRatios(ratios);', now: '' },
    { within: 'requireRatios', was: 'areShares && ', now: '' },
    { within: 'requireRatios', was: ' && Math.abs(train + dev + test - 1) <= 1e-9', now: '' },
  ],
  text: {
    en: 'Ratios that are negative or do not add up to 1 are taken as they come, and examples get lost or counted twice. Throw a RangeError when a ratio is below 0 or |train + dev + test − 1| > 1e-9.',
    zh: '负的比例或总和不为 1 的比例也照单全收，样本因此丢失或重复。当某个比例小于 0 或 |train + dev + test − 1| > 1e-9 时应抛出 RangeError。',
  },
};

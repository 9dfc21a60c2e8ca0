/** Mistakes in the sizes of the parts. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { type Parts, splitSizes } from '../../../reference/dataSplits.ts';

type Sizes = (m: number, ratios: Parts<number>) => Parts<number>;

const fn = 'splitSizes';
const right =
  '⌊m · ratio⌋ each, and the examples left one each to the parts with the largest remainders, so that the sizes add up to m';
const rightZh = '每部分先取 ⌊m · ratio⌋，剩余样本依次分给小数部分最大的各部分，使总和恰为 m';

/** Bad ratios are refused as by the reference; the sizes are wrong. */
const checked =
  (wrong: Sizes): Sizes =>
  (m, ratios) => {
    splitSizes(m, ratios);
    return wrong(m, ratios);
  };

const each = ({ train, dev, test }: Parts<number>, f: (ratio: number) => number): Parts<number> => {
  return { train: f(train), dev: f(dev), test: f(test) };
};

const sumOf = ({ train, dev, test }: Parts<number>): number => train + dev + test;

/** ⌊m · ratio⌋, where a product that is a whole number but for rounding counts as that. */
const floors: Sizes = (m, ratios) => each(ratios, (ratio) => Math.floor(m * ratio + 1e-9));

/** The examples that `floors` leaves over go to one part. */
const restTo = (part: keyof Parts<number>): Sizes =>
  checked((m, ratios) => {
    const sizes = floors(m, ratios);
    return { ...sizes, [part]: sizes[part] + m - sumOf(sizes) };
  });

/** Largest remainders, ties to the part that comes first in `order`; an empty part gets nothing. */
function byRemainders(m: number, ratios: Parts<number>, order: readonly (keyof Parts<number>)[]) {
  const sizes = floors(m, ratios);
  const remainder = (part: keyof Parts<number>) => Math.round((m * ratios[part] - sizes[part]) * 1e6);
  const ranked = order.toSorted((one, other) => remainder(other) - remainder(one));
  const lucky = ranked.slice(0, Math.max(0, m - sumOf(sizes)));
  const sizeOf = (part: keyof Parts<number>) => sizes[part] + (lucky.includes(part) ? 1 : 0);
  return { train: sizeOf('train'), dev: sizeOf('dev'), test: sizeOf('test') };
}

function withoutEmptyParts(sizes: Parts<number>, ratios: Parts<number>): Parts<number> {
  const missing = (part: 'dev' | 'test') => (ratios[part] > 0 && sizes[part] === 0 ? 1 : 0);
  const [dev, test] = [missing('dev'), missing('test')];
  return { train: sizes.train - dev - test, dev: sizes.dev + dev, test: sizes.test + test };
}

export const sizeMistakes: readonly MistakeSpec[] = [
  {
    id: 'sizes-rounded-down',
    fn,
    text: {
      en: `Every size is rounded down, and the examples left over are in no part. Right: ${right}.`,
      zh: `每个大小都向下取整，剩余的样本不属于任何部分。正确做法：${rightZh}。`,
    },
    wrong: checked(floors),
  },
  {
    id: 'sizes-rounded',
    fn,
    text: {
      en: `Every size is rounded for itself, so together they may be one example short or one too many. Right: ${right}.`,
      zh: `每个大小各自四舍五入，总和可能比 m 少一个或多一个。正确做法：${rightZh}。`,
    },
    wrong: checked((m, ratios) => each(ratios, (ratio) => Math.round(m * ratio + 1e-9))),
  },
  {
    id: 'sizes-not-whole',
    fn,
    text: {
      en: `The sizes are m · ratio, which is not a whole number of examples. Right: ${right}.`,
      zh: `大小直接取 m · ratio，不是整数个样本。正确做法：${rightZh}。`,
    },
    wrong: checked((m, ratios) => each(ratios, (ratio) => m * ratio)),
  },
  {
    id: 'sizes-rest-to-test',
    fn,
    text: {
      en: `All examples left over go to the test set, whatever the remainders. Right: ${right}.`,
      zh: `剩余样本不论小数部分大小全部给了测试集。正确做法：${rightZh}。`,
    },
    wrong: restTo('test'),
  },
  {
    id: 'sizes-rest-to-train',
    fn,
    text: {
      en: `All examples left over go to the training set, whatever the remainders. Right: ${right}.`,
      zh: `剩余样本不论小数部分大小全部给了训练集。正确做法：${rightZh}。`,
    },
    wrong: restTo('train'),
  },
  {
    id: 'sizes-tie-to-last',
    fn,
    text: {
      en: 'Of equal remainders the later part gets the example. It goes to the earlier in the order train, dev, test.',
      zh: '小数部分相等时，你把样本给了靠后的部分。应给训练、开发、测试顺序中靠前的部分。',
    },
    wrong: checked((m, ratios) =>
      withoutEmptyParts(byRemainders(m, ratios, ['test', 'dev', 'train']), ratios),
    ),
  },
  {
    id: 'sizes-empty-part',
    fn,
    text: {
      en: 'A part that should have a share of the examples is rounded to none; an empty test set measures nothing. When ratio > 0 and the size is 0, it takes one example from the largest part.',
      zh: '本应占有一定比例的部分被取整为 0；空的测试集什么也测不了。当 ratio > 0 而大小为 0 时，应从最大的部分取一个样本。',
    },
    wrong: checked((m, ratios) => byRemainders(m, ratios, ['train', 'dev', 'test'])),
  },
  {
    id: 'sizes-train-dev-swapped',
    fn,
    text: {
      en: 'Train gets the size of dev and dev that of train. ratios.train belongs to train: most examples are for training.',
      zh: '训练集得到了开发集的大小，开发集得到了训练集的大小。ratios.train 属于训练集：大部分样本用于训练。',
    },
    wrong: (m: number, ratios: Parts<number>) => {
      const { train, dev, test } = splitSizes(m, ratios);
      return { train: dev, dev: train, test };
    },
  },
  {
    id: 'sizes-dev-of-the-rest',
    fn,
    text: {
      en: 'The ratio of dev is taken of what test leaves, so dev is too small: 0.2 of the remaining 80 % are 16 %. All ratios are shares of all m examples.',
      zh: '开发集的比例是对去掉测试集之后的剩余部分取的，所以偏小：剩余 80 % 的 0.2 只有 16 %。所有比例都是相对全部 m 个样本的。',
    },
    wrong: (m: number, ratios: Parts<number>) => {
      const { test } = splitSizes(m, ratios);
      const dev = Math.round((m - test) * ratios.dev);
      return { train: m - test - dev, dev, test };
    },
  },
];

/** It shows where ratios are to be refused. */
export const uncheckedSizes: MistakeSpec = {
  id: 'sizes-ratios-unchecked',
  fn,
  text: {
    en: 'Ratios that are negative or do not add up to 1 are taken as they come, and examples get lost or counted twice. Throw a RangeError when a ratio is below 0 or |train + dev + test − 1| > 1e-9.',
    zh: '负的比例或总和不为 1 的比例也照单全收，样本因此丢失或重复。当某个比例小于 0 或 |train + dev + test − 1| > 1e-9 时应抛出 RangeError。',
  },
  wrong: (m: number, ratios: Parts<number>) =>
    withoutEmptyParts(byRemainders(m, ratios, ['train', 'dev', 'test']), ratios),
};

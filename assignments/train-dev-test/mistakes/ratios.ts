/** Mistakes in choosing the ratios of train, dev and test. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { chooseSplitRatios, type Parts } from '../../../reference/dataSplits.ts';

const fn = 'chooseSplitRatios';

/** The right ratios with something done to them. */
const changed =
  (change: (ratios: Parts<number>, m: number, withDev: boolean) => Parts<number>) =>
  (m: number, withDev = true): Parts<number> =>
    change(chooseSplitRatios(m, withDev), m, withDev);

const times = ({ train, dev, test }: Parts<number>, factor: number): Parts<number> => {
  return { train: train * factor, dev: dev * factor, test: test * factor };
};

const mostExamplesOfSmall = 10_000;

export const ratioMistakes: readonly MistakeSpec[] = [
  {
    id: 'ratios-one-for-every-m',
    fn,
    text: {
      en: 'The ratios of small sets are used for every m. A dev set of 10 000 examples tells models apart as well as one of 200 000: 60/20/20 (70/30 without dev) up to 10 000 examples, 98/1/1 up to a million, 99.5/0.25/0.25 above.',
      zh: '无论 m 多大都用小数据集的比例。一万个样本的开发集就足以比较模型，不需要二十万个：m 不超过一万时用 60/20/20（无开发集时 70/30），不超过一百万时用 98/1/1，再大用 99.5/0.25/0.25。',
    },
    wrong: (_m: number, withDev = true) => chooseSplitRatios(1, withDev),
  },
  {
    id: 'ratios-two-stages-only',
    fn,
    text: {
      en: '98/1/1 is used above a million examples, too. There 1 % is more than dev and test need: 99.5/0.25/0.25 for m > 1 000 000.',
      zh: '超过一百万个样本时仍用 98/1/1。这时 1 % 已多于开发集和测试集所需：m > 1 000 000 时用 99.5/0.25/0.25。',
    },
    wrong: (m: number, withDev = true) => chooseSplitRatios(Math.min(m, 1_000_000), withDev),
  },
  {
    id: 'ratios-bounds-excluded',
    fn,
    text: {
      en: 'A set of exactly 10 000 or 1 000 000 examples gets the ratios of the next larger kind. The bounds belong to the smaller kind: m ≤ 10 000 and m ≤ 1 000 000.',
      zh: '恰好 10 000 或 1 000 000 个样本时用了更大一档的比例。边界属于较小的一档：m ≤ 10 000 与 m ≤ 1 000 000。',
    },
    wrong: (m: number, withDev = true) => chooseSplitRatios(m + 1, withDev),
  },
  {
    id: 'ratios-70-for-dev',
    fn,
    text: {
      en: '★ Without a dev set the 70 % are given to dev, as the notes have it (“70 % dev, 30 % test”). They are for training: train 0.7, dev 0, test 0.3 — nothing would be left to train on.',
      zh: '★ 没有开发集时，你按笔记所写把 70 % 给了验证集。那 70 % 是训练集：train 0.7、dev 0、test 0.3，否则就没有数据可供训练了。',
    },
    wrong: changed((ratios, _m, withDev) =>
      withDev ? ratios : { train: 0, dev: ratios.train, test: ratios.test },
    ),
  },
  {
    id: 'ratios-60-without-dev',
    fn,
    text: {
      en: '★ The two cases of small sets are the wrong way round, as in the notes (“60/20/20 if there is no dev set”). 60/20/20 is the split with a dev set; without one it is 70/30.',
      zh: '★ 小数据集的两种情形颠倒了，笔记也是这样写的（“未设验证集时用 60/20/20”）。60/20/20 是有开发集的划分；没有开发集时是 70/30。',
    },
    wrong: (m: number, withDev = true) => chooseSplitRatios(m, m <= mostExamplesOfSmall ? !withDev : withDev),
  },
  {
    id: 'ratios-in-percent',
    fn,
    text: {
      en: 'The ratios are in per cent (60, 20, 20). They are shares that add up to 1: 0.6, 0.2, 0.2.',
      zh: '比例用的是百分数（60、20、20）。应为总和等于 1 的小数：0.6、0.2、0.2。',
    },
    wrong: changed((ratios) => times(ratios, 100)),
  },
  {
    id: 'ratios-quarter-for-quarter-percent',
    fn,
    text: {
      en: 'A quarter of a per cent is written as 0.25, so the ratios add up to about 1.5. 0.25 % is 0.0025.',
      zh: '把百分之零点二五写成了 0.25，于是比例之和约为 1.5。0.25 % 是 0.0025。',
    },
    wrong: changed((ratios) => ({
      ...ratios,
      dev: ratios.dev === 0.0025 ? 0.25 : ratios.dev,
      test: ratios.test === 0.0025 ? 0.25 : ratios.test,
    })),
  },
  {
    id: 'ratios-dev-share-to-test',
    fn,
    text: {
      en: 'In a large set without dev, its share goes to the test set. The test set is large enough as it is; the examples help training more: 0.99/0/0.01 and 0.9975/0/0.0025.',
      zh: '大数据集没有开发集时，你把它的份额给了测试集。测试集已经够大，这些样本用于训练更有用：0.99/0/0.01 与 0.9975/0/0.0025。',
    },
    wrong: changed((ratios, m, withDev) => {
      if (withDev || m <= mostExamplesOfSmall) return ratios;
      return { train: 1 - 2 * ratios.test, dev: 0, test: 2 * ratios.test };
    }),
  },
];

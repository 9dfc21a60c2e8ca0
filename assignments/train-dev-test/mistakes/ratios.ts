/** Mistakes in choosing the ratios of train, dev and test. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const fn = 'chooseSplitRatios';

const smallExcluded = { was: 'm <= largestSmallSet', now: 'm < largestSmallSet' };
const largeExcluded = { was: 'm <= largestLargeSet', now: 'm < largestLargeSet' };

export const ratioMistakes: readonly MistakeSpec[] = [
  {
    id: 'ratios-one-for-every-m',
    fn,
    edits: [{ was: 'm <= largestSmallSet', now: 'true' }],
    text: {
      en: 'The ratios of small sets are used for every m. A dev set of 10 000 examples tells models apart as well as one of 200 000: 60/20/20 (70/30 without dev) up to 10 000 examples, 98/1/1 up to a million, 99.5/0.25/0.25 above.',
      zh: '无论 m 多大都用小数据集的比例。一万个样本的开发集就足以比较模型，不需要二十万个：m 不超过一万时用 60/20/20（无开发集时 70/30），不超过一百万时用 98/1/1，再大用 99.5/0.25/0.25。',
    },
  },
  {
    id: 'ratios-two-stages-only',
    fn,
    edits: [{ was: 'm <= largestLargeSet', now: 'true' }],
    text: {
      en: '98/1/1 is used above a million examples, too. There 1 % is more than dev and test need: 99.5/0.25/0.25 for m > 1 000 000.',
      zh: '超过一百万个样本时仍用 98/1/1。这时 1 % 已多于开发集和测试集所需：m > 1 000 000 时用 99.5/0.25/0.25。',
    },
  },
  {
    id: 'ratios-bounds-excluded',
    fn,
    edits: [[smallExcluded, largeExcluded], smallExcluded, largeExcluded],
    text: {
      en: 'A set of exactly 10 000 or 1 000 000 examples gets the ratios of the next larger kind. The bounds belong to the smaller kind: m ≤ 10 000 and m ≤ 1 000 000.',
      zh: '恰好 10 000 或 1 000 000 个样本时用了更大一档的比例。边界属于较小的一档：m ≤ 10 000 与 m ≤ 1 000 000。',
    },
  },
  {
    id: 'ratios-70-for-dev',
    fn,
    edits: [{ was: '[0.7, 0, 0.3]', now: '[0, 0.7, 0.3]' }],
    text: {
      en: '★ Without a dev set the 70 % are given to dev, as the notes have it (“70 % dev, 30 % test”). They are for training: train 0.7, dev 0, test 0.3 — nothing would be left to train on.',
      zh: '★ 没有开发集时，你按笔记所写把 70 % 给了验证集。那 70 % 是训练集：train 0.7、dev 0、test 0.3，否则就没有数据可供训练了。',
    },
  },
  {
    id: 'ratios-60-without-dev',
    fn,
    edits: [{ was: 'withDev ? [0.6', now: '!withDev ? [0.6' }],
    text: {
      en: '★ The two cases of small sets are the wrong way round, as in the notes (“60/20/20 if there is no dev set”). 60/20/20 is the split with a dev set; without one it is 70/30.',
      zh: '★ 小数据集的两种情形颠倒了，笔记也是这样写的（“未设验证集时用 60/20/20”）。60/20/20 是有开发集的划分；没有开发集时是 70/30。',
    },
  },
  {
    id: 'ratios-in-percent',
    fn,
    edits: [{ was: '{ train, dev, test }', now: '{ train: train * 100, dev: dev * 100, test: test * 100 }' }],
    text: {
      en: 'The ratios are in per cent (60, 20, 20). They are shares that add up to 1: 0.6, 0.2, 0.2.',
      zh: '比例用的是百分数（60、20、20）。应为总和等于 1 的小数：0.6、0.2、0.2。',
    },
  },
  {
    id: 'ratios-quarter-for-quarter-percent',
    fn,
    edits: [
      [
        { was: '0.0025, 0.0025', now: '0.25, 0.25' },
        { was: '0, 0.0025]', now: '0, 0.25]' },
      ],
    ],
    text: {
      en: 'A quarter of a per cent is written as 0.25, so the ratios add up to about 1.5. 0.25 % is 0.0025.',
      zh: '把百分之零点二五写成了 0.25，于是比例之和约为 1.5。0.25 % 是 0.0025。',
    },
  },
  {
    id: 'ratios-dev-share-to-test',
    fn,
    edits: [
      [
        { was: '[0.99, 0, 0.01]', now: '[0.98, 0, 0.02]' },
        { was: '[0.9975, 0, 0.0025]', now: '[0.995, 0, 0.005]' },
      ],
    ],
    text: {
      en: 'In a large set without dev, its share goes to the test set. The test set is large enough as it is; the examples help training more: 0.99/0/0.01 and 0.9975/0/0.0025.',
      zh: '大数据集没有开发集时，你把它的份额给了测试集。测试集已经够大，这些样本用于训练更有用：0.99/0/0.01 与 0.9975/0/0.0025。',
    },
  },
];

/** Mistakes in the basic recipe of lesson 1.3. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const fn = 'chooseRemedies';

export const remedyMistakes: readonly MistakeSpec[] = [
  {
    id: 'remedies-swapped',
    fn,
    edits: [
      [
        { was: "case 'high bias'", now: "case 'high variance'" },
        { was: "case 'high variance'", now: "case 'high bias'" },
      ],
    ],
    text: {
      en: 'The remedies are swapped. Bias (train is not fitted) asks for a bigger network, longer training, another architecture; variance (dev is worse than train) for more data, regularization, another architecture.',
      zh: '对策互换了。偏差高（训练集没拟合好）：更大的网络、更长的训练、换架构；方差高（开发集比训练集差）：更多数据、正则化、换架构。',
    },
  },
  {
    id: 'remedies-variance-first',
    fn,
    edits: [
      {
        was: '...remediesForBias, ...remediesForVariance',
        now: '...remediesForVariance, ...remediesForBias',
      },
    ],
    text: {
      en: 'With both, the variance is treated first. First fit the training set, then ask how well it generalises: the remedies of bias come first.',
      zh: '两者都高时先处理了方差。应先拟合训练集，再看泛化：偏差的对策在前。',
    },
  },
  {
    id: 'remedies-bias-only',
    fn,
    edits: [{ was: '...new Set([...remediesForBias, ...remediesForVariance])', now: '...remediesForBias' }],
    text: {
      en: 'With both, only the bias is treated. The remedies of variance follow those of bias.',
      zh: '两者都高时只处理了偏差。偏差的对策之后还应接方差的对策。',
    },
  },
  {
    id: 'remedies-named-twice',
    fn,
    edits: [
      {
        was: '...new Set([...remediesForBias, ...remediesForVariance])',
        now: '...remediesForBias, ...remediesForVariance',
      },
    ],
    text: {
      en: 'With both, “other architecture” is named twice. It stands once, where it comes first.',
      zh: '两者都高时“other architecture”出现了两次。只应在首次出现处保留一次。',
    },
  },
  {
    id: 'remedies-reversed',
    fn,
    edits: [
      [
        {
          within: 'remediesForBias',
          was: "'bigger network', 'longer training', 'other architecture'",
          now: "'other architecture', 'longer training', 'bigger network'",
        },
        {
          within: 'remediesForVariance',
          was: "'more data', 'regularization', 'other architecture'",
          now: "'other architecture', 'regularization', 'more data'",
        },
      ],
    ],
    text: {
      en: 'The remedies stand in reverse order. Try first what helps most surely: the network’s size or the data; another architecture comes last.',
      zh: '对策的次序颠倒了。应先尝试最有把握的：网络规模或数据；换架构排在最后。',
    },
  },
  {
    id: 'remedies-no-longer-training',
    fn,
    edits: [{ within: 'remediesForBias', was: " 'longer training',", now: '' }],
    text: {
      en: '★ Longer training is left out, perhaps because notes call it neither good nor bad. It does not always help, but never hurts: it is the second remedy against bias.',
      zh: '★ 漏掉了更长的训练，也许因为笔记说它无益也无害。它不一定总有用，但不会有坏处：它是针对偏差的第二个对策。',
    },
  },
  {
    id: 'remedies-more-data-for-bias',
    fn,
    edits: [
      { within: 'remediesForBias', was: "'bigger", now: "'more data', 'bigger" },
      { within: 'remediesForBias', was: 'longer training', now: 'more data' },
      { was: 'return [...remediesForBias]', now: "return ['more data', ...remediesForBias]" },
    ],
    text: {
      en: 'More data are fetched against bias. A model that does not fit the examples it has will not fit more of them: a bigger network, longer training, another architecture.',
      zh: '用更多数据来应对偏差。连现有样本都拟合不了的模型，数据更多也拟合不了：应使用更大的网络、更长的训练、换架构。',
    },
  },
  {
    id: 'remedies-for-neither',
    fn,
    edits: [
      { was: 'return []', now: 'return [...remediesForVariance]' },
      { was: 'return []', now: 'return [...new Set([...remediesForBias, ...remediesForVariance])]' },
    ],
    text: {
      en: 'Remedies are named though neither bias nor variance is high. Then there is nothing to cure: return an empty list.',
      zh: '偏差和方差都不高时仍给出了对策。此时无需改进：应返回空列表。',
    },
  },
];

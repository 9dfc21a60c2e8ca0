/** Mistakes in the error rate and in the diagnosis of bias and variance. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const errorMistakes: readonly MistakeSpec[] = [
  {
    id: 'error-accuracy',
    fn: 'errorRate',
    edits: [{ was: 'yHat !== y', now: 'yHat === y' }],
    text: {
      en: 'This is the accuracy, the share of right predictions. The error rate is the share of wrong ones: 1 − accuracy.',
      zh: '这是准确率，即预测正确的比例。错误率是预测错误的比例：1 − 准确率。',
    },
  },
  {
    id: 'error-percent',
    fn: 'errorRate',
    edits: [{ was: 'wrong / m', now: '(100 * wrong) / m' }],
    text: {
      en: 'The error rate is in per cent. It is a share from 0 to 1: the number of wrong predictions over m.',
      zh: '错误率用了百分数。它应是 0 到 1 的小数：错误预测数除以 m。',
    },
  },
  {
    id: 'error-count',
    fn: 'errorRate',
    edits: [{ was: 'wrong / m', now: 'wrong' }],
    text: {
      en: 'This is the number of wrong predictions. Divide it by m, the number of examples.',
      zh: '这是错误预测的个数。还应除以样本数 m。',
    },
  },
  {
    id: 'error-signed-differences',
    fn: 'errorRate',
    edits: [{ was: 'if (yHat !== y) wrong += 1', now: 'wrong += yHat - y' }],
    text: {
      en: 'The mean of ŷ − y lets an error of +1 cancel one of −1. Count the examples with ŷ ≠ y and divide by m.',
      zh: 'ŷ − y 的平均会让 +1 与 −1 的错误相互抵消。应统计 ŷ ≠ y 的样本数再除以 m。',
    },
  },
  {
    id: 'error-distances',
    fn: 'errorRate',
    edits: [{ was: 'if (yHat !== y) wrong += 1', now: 'wrong += Math.abs(yHat - y)' }],
    text: {
      en: 'The mean of |ŷ − y| counts class 3 for class 0 as three errors. Classes are names, not amounts: count the examples with ŷ ≠ y and divide by m.',
      zh: '|ŷ − y| 的平均把类别 0 预测为 3 算作三个错误。类别只是名称，不是数量：应统计 ŷ ≠ y 的样本数再除以 m。',
    },
  },
];

const fn = 'diagnoseBiasVariance';

const absoluteBias = { was: 'trainError - bayesError', now: 'Math.abs(trainError - bayesError)' };
const absoluteVariance = { was: 'devError - trainError', now: 'Math.abs(devError - trainError)' };
const cutBias = { was: 'trainError - bayesError', now: 'Math.max(0, trainError - bayesError)' };
const cutVariance = { was: 'devError - trainError', now: 'Math.max(0, devError - trainError)' };
const includedBias = { was: 'biasGap > threshold', now: 'biasGap >= threshold' };
const includedVariance = { was: 'varianceGap > threshold', now: 'varianceGap >= threshold' };

export const diagnosisMistakes: readonly MistakeSpec[] = [
  {
    id: 'diagnosis-bayes-ignored',
    fn,
    edits: [{ was: ' - bayesError', now: '' }],
    text: {
      en: 'The train error itself is taken for the bias. When even the best classifier errs in 15 % of the cases, 15 % on train are no bias: biasGap = trainError − bayesError.',
      zh: '把训练误差本身当成了偏差。如果最好的分类器也有 15 % 的误差，训练误差 15 % 就不算偏差：biasGap = trainError − bayesError。',
    },
  },
  {
    id: 'diagnosis-variance-is-dev-error',
    fn,
    edits: [{ was: 'devError - trainError', now: 'devError' }],
    text: {
      en: 'The dev error itself is taken for the variance. Variance is what is lost from train to dev: varianceGap = devError − trainError.',
      zh: '把开发误差本身当成了方差。方差是从训练集到开发集多出来的误差：varianceGap = devError − trainError。',
    },
  },
  {
    id: 'diagnosis-variance-from-bayes',
    fn,
    edits: [{ was: 'devError - trainError', now: 'devError - bayesError' }],
    text: {
      en: 'The variance is measured from Bayes error, so that it contains the bias once more. varianceGap = devError − trainError.',
      zh: '方差是从贝叶斯误差算起的，把偏差又算了一遍。varianceGap = devError − trainError。',
    },
  },
  {
    id: 'diagnosis-bias-from-dev',
    fn,
    edits: [{ was: 'trainError - bayesError', now: 'devError - bayesError' }],
    text: {
      en: 'The bias is read from the dev error, which contains the variance, too. biasGap = trainError − bayesError.',
      zh: '偏差是由开发误差得出的，其中还含有方差。biasGap = trainError − bayesError。',
    },
  },
  {
    id: 'diagnosis-absolute-gaps',
    fn,
    edits: [[absoluteBias, absoluteVariance], absoluteBias, absoluteVariance],
    text: {
      en: 'A gap is an absolute value, so a dev error below the train error looks like variance, or a train error below Bayes error like bias. Keep the sign: a negative gap is not high.',
      zh: '差值取了绝对值，于是开发误差低于训练误差被当成方差高，或训练误差低于贝叶斯误差被当成偏差高。应保留符号：负的差值不算高。',
    },
  },
  {
    id: 'diagnosis-negative-gaps-cut',
    fn,
    edits: [[cutBias, cutVariance], cutBias, cutVariance],
    text: {
      en: 'A negative gap is replaced by 0. Return it as it is: a train error below Bayes error is worth seeing (a sign of overfitting, or of a wrong estimate).',
      zh: '负的差值被换成了 0。应原样返回：训练误差低于贝叶斯误差值得注意（可能过拟合，或估计有误）。',
    },
  },
  {
    id: 'diagnosis-threshold-included',
    fn,
    edits: [[includedBias, includedVariance], includedBias, includedVariance],
    text: {
      en: 'A gap equal to the threshold is called high. It is high only when larger: gap > threshold.',
      zh: '差值等于阈值时也被判为高。只有大于阈值才算高：gap > threshold。',
    },
  },
  {
    id: 'diagnosis-threshold-in-percent',
    fn,
    edits: [{ was: 'const biasGap', now: 'threshold /= 100; const biasGap' }],
    text: {
      en: 'The gaps are compared in per cent with a threshold that is a share, so almost everything is high. Both are shares: 0.05 is 5 %.',
      zh: '差值按百分数、阈值按小数比较，几乎什么都成了高。两者都是小数：0.05 即 5 %。',
    },
  },
  {
    id: 'diagnosis-swapped',
    fn,
    edits: [
      [
        { was: 'trainError - bayesError', now: 'devError - trainError' },
        { was: 'devError - trainError', now: 'trainError - bayesError' },
      ],
      {
        was: 'biasGap > threshold, varianceGap > threshold',
        now: 'varianceGap > threshold, biasGap > threshold',
      },
    ],
    text: {
      en: 'Bias and variance are swapped. Bias is trainError − bayesError (the model does not fit what it has seen), variance is devError − trainError (it does not generalise).',
      zh: '偏差和方差互换了。偏差是 trainError − bayesError（没有拟合见过的数据），方差是 devError − trainError（不能泛化）。',
    },
  },
  {
    id: 'diagnosis-never-both',
    fn,
    edits: [
      { within: 'nameDiagnosis', was: "isVarianceHigh ? 'both' : 'high bias'", now: "'high bias'" },
      { within: 'nameDiagnosis', was: "isVarianceHigh ? 'both'", now: "isVarianceHigh ? 'high variance'" },
    ],
    text: {
      en: 'Once one of the two is high, the other is not looked at, so “both” never comes out. (15 %, 30 %) suffers from both.',
      zh: '其中一个高时就不再看另一个，永远得不到“both”。(15 %, 30 %) 是两者都高。',
    },
  },
];

/** It shows where errors are to be refused. */
export const percentDiagnosis: MistakeSpec = {
  id: 'diagnosis-errors-unchecked',
  fn,
  edits: [
    { was: 'requireShare(value, name)', now: '' },
    { was: ', threshold }', now: ' }' },
    { within: 'requireShare', was: 'value >= 0 && ', now: '' },
    { within: 'requireShare', was: ' && value <= 1', now: '' },
  ],
  text: {
    en: 'Errors in per cent, such as 15 for 15 %, or below 0 are taken as they come. Throw a RangeError unless all four arguments are from 0 to 1.',
    zh: '百分数形式的误差（如用 15 表示 15 %）或负误差也照单全收。四个参数不都在 0 到 1 之间时应抛出 RangeError。',
  },
};

/** Mistakes in the error rate and in the diagnosis of bias and variance. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import {
  type BiasVariance,
  diagnoseBiasVariance,
  errorRate,
  nameDiagnosis,
} from '../../../reference/biasVariance.ts';
import { combine, type Matrix, sumOf } from '../../../reference/matrix.ts';

export const errorMistakes: readonly MistakeSpec[] = [
  {
    id: 'error-accuracy',
    fn: 'errorRate',
    text: {
      en: 'This is the accuracy, the share of right predictions. The error rate is the share of wrong ones: 1 − accuracy.',
      zh: '这是准确率，即预测正确的比例。错误率是预测错误的比例：1 − 准确率。',
    },
    wrong: (predictions: Matrix, Y: Matrix) => 1 - errorRate(predictions, Y),
  },
  {
    id: 'error-percent',
    fn: 'errorRate',
    text: {
      en: 'The error rate is in per cent. It is a share from 0 to 1: the number of wrong predictions over m.',
      zh: '错误率用了百分数。它应是 0 到 1 的小数：错误预测数除以 m。',
    },
    wrong: (predictions: Matrix, Y: Matrix) => 100 * errorRate(predictions, Y),
  },
  {
    id: 'error-count',
    fn: 'errorRate',
    text: {
      en: 'This is the number of wrong predictions. Divide it by m, the number of examples.',
      zh: '这是错误预测的个数。还应除以样本数 m。',
    },
    wrong: (predictions: Matrix, Y: Matrix) => (Y[0]?.length ?? 0) * errorRate(predictions, Y),
  },
  {
    id: 'error-signed-differences',
    fn: 'errorRate',
    text: {
      en: 'The mean of ŷ − y lets an error of +1 cancel one of −1. Count the examples with ŷ ≠ y and divide by m.',
      zh: 'ŷ − y 的平均会让 +1 与 −1 的错误相互抵消。应统计 ŷ ≠ y 的样本数再除以 m。',
    },
    wrong: (predictions: Matrix, Y: Matrix) =>
      sumOf(combine(predictions, Y, (yHat, y) => yHat - y)) / (Y[0]?.length ?? 0),
  },
  {
    id: 'error-distances',
    fn: 'errorRate',
    text: {
      en: 'The mean of |ŷ − y| counts class 3 for class 0 as three errors. Classes are names, not amounts: count the examples with ŷ ≠ y and divide by m.',
      zh: '|ŷ − y| 的平均把类别 0 预测为 3 算作三个错误。类别只是名称，不是数量：应统计 ŷ ≠ y 的样本数再除以 m。',
    },
    wrong: (predictions: Matrix, Y: Matrix) =>
      sumOf(combine(predictions, Y, (yHat, y) => Math.abs(yHat - y))) / (Y[0]?.length ?? 0),
  },
];

type Errors = { readonly train: number; readonly dev: number; readonly bayes: number };
type Gaps = { readonly biasGap: number; readonly varianceGap: number };
type IsHigh = (gap: number, threshold: number) => boolean;
type Diagnose = (train: number, dev: number, bayes: number, threshold: number) => BiasVariance;

/** The diagnosis from other gaps, or with another way of calling them high; bad errors are refused. */
const diagnosedBy =
  (
    gapsOf: (errors: Errors, right: Gaps) => Gaps,
    isHigh: IsHigh = (gap, threshold) => gap > threshold,
  ): Diagnose =>
  (train, dev, bayes, threshold) => {
    const right = diagnoseBiasVariance(train, dev, bayes, threshold);
    const { biasGap, varianceGap } = gapsOf({ train, dev, bayes }, right);
    const diagnosis = nameDiagnosis(isHigh(biasGap, threshold), isHigh(varianceGap, threshold));
    return { biasGap, varianceGap, diagnosis };
  };

const fn = 'diagnoseBiasVariance';
const rightGaps: (errors: Errors, right: Gaps) => Gaps = (_errors, right) => right;

export const diagnosisMistakes: readonly MistakeSpec[] = [
  {
    id: 'diagnosis-bayes-ignored',
    fn,
    text: {
      en: 'The train error itself is taken for the bias. When even the best classifier errs in 15 % of the cases, 15 % on train are no bias: biasGap = trainError − bayesError.',
      zh: '把训练误差本身当成了偏差。如果最好的分类器也有 15 % 的误差，训练误差 15 % 就不算偏差：biasGap = trainError − bayesError。',
    },
    wrong: diagnosedBy(({ train }, right) => ({ ...right, biasGap: train })),
  },
  {
    id: 'diagnosis-variance-is-dev-error',
    fn,
    text: {
      en: 'The dev error itself is taken for the variance. Variance is what is lost from train to dev: varianceGap = devError − trainError.',
      zh: '把开发误差本身当成了方差。方差是从训练集到开发集多出来的误差：varianceGap = devError − trainError。',
    },
    wrong: diagnosedBy(({ dev }, right) => ({ ...right, varianceGap: dev })),
  },
  {
    id: 'diagnosis-variance-from-bayes',
    fn,
    text: {
      en: 'The variance is measured from Bayes error, so that it contains the bias once more. varianceGap = devError − trainError.',
      zh: '方差是从贝叶斯误差算起的，把偏差又算了一遍。varianceGap = devError − trainError。',
    },
    wrong: diagnosedBy(({ dev, bayes }, right) => ({ ...right, varianceGap: dev - bayes })),
  },
  {
    id: 'diagnosis-bias-from-dev',
    fn,
    text: {
      en: 'The bias is read from the dev error, which contains the variance, too. biasGap = trainError − bayesError.',
      zh: '偏差是由开发误差得出的，其中还含有方差。biasGap = trainError − bayesError。',
    },
    wrong: diagnosedBy(({ dev, bayes }, right) => ({ ...right, biasGap: dev - bayes })),
  },
  {
    id: 'diagnosis-absolute-gaps',
    fn,
    text: {
      en: 'The gaps are absolute values, so a dev error below the train error looks like variance. Keep the sign: a negative gap is not high.',
      zh: '差值取了绝对值，于是开发误差低于训练误差也被当成方差高。应保留符号：负的差值不算高。',
    },
    wrong: diagnosedBy((_errors, { biasGap, varianceGap }) => ({
      biasGap: Math.abs(biasGap),
      varianceGap: Math.abs(varianceGap),
    })),
  },
  {
    id: 'diagnosis-negative-gaps-cut',
    fn,
    text: {
      en: 'Negative gaps are replaced by 0. Return them as they are: a train error below Bayes error is worth seeing (a sign of overfitting, or of a wrong estimate).',
      zh: '负的差值被换成了 0。应原样返回：训练误差低于贝叶斯误差值得注意（可能过拟合，或估计有误）。',
    },
    wrong: diagnosedBy((_errors, { biasGap, varianceGap }) => ({
      biasGap: Math.max(0, biasGap),
      varianceGap: Math.max(0, varianceGap),
    })),
  },
  {
    id: 'diagnosis-threshold-included',
    fn,
    text: {
      en: 'A gap equal to the threshold is called high. It is high only when larger: gap > threshold.',
      zh: '差值等于阈值时也被判为高。只有大于阈值才算高：gap > threshold。',
    },
    wrong: diagnosedBy(rightGaps, (gap, threshold) => gap >= threshold),
  },
  {
    id: 'diagnosis-threshold-in-percent',
    fn,
    text: {
      en: 'The gaps are compared in per cent with a threshold that is a share, so almost everything is high. Both are shares: 0.05 is 5 %.',
      zh: '差值按百分数、阈值按小数比较，几乎什么都成了高。两者都是小数：0.05 即 5 %。',
    },
    wrong: diagnosedBy(rightGaps, (gap, threshold) => 100 * gap > threshold),
  },
  {
    id: 'diagnosis-swapped',
    fn,
    text: {
      en: 'Bias and variance are swapped. Bias is trainError − bayesError (the model does not fit what it has seen), variance is devError − trainError (it does not generalise).',
      zh: '偏差和方差互换了。偏差是 trainError − bayesError（没有拟合见过的数据），方差是 devError − trainError（不能泛化）。',
    },
    wrong: diagnosedBy((_errors, right) => ({ biasGap: right.varianceGap, varianceGap: right.biasGap })),
  },
  {
    id: 'diagnosis-never-both',
    fn,
    text: {
      en: 'Once the bias is high, the variance is not looked at, so “both” never comes out. (15 %, 30 %) suffers from both.',
      zh: '偏差高时就不再看方差，永远得不到“both”。(15 %, 30 %) 是两者都高。',
    },
    wrong: (...errors: Parameters<Diagnose>) => {
      const right = diagnoseBiasVariance(...errors);
      return right.diagnosis === 'both' ? { ...right, diagnosis: 'high bias' } : right;
    },
  },
];

/** It shows where errors are to be refused. */
export const percentDiagnosis: MistakeSpec = {
  id: 'diagnosis-errors-unchecked',
  fn,
  text: {
    en: 'Errors in per cent, such as 15 for 15 %, or below 0 are taken as they come. Throw a RangeError unless all four arguments are from 0 to 1.',
    zh: '百分数形式的误差（如用 15 表示 15 %）或负误差也照单全收。四个参数不都在 0 到 1 之间时应抛出 RangeError。',
  },
  wrong: (train: number, dev: number, bayes: number, threshold: number) => {
    const [biasGap, varianceGap] = [train - bayes, dev - train];
    return { biasGap, varianceGap, diagnosis: nameDiagnosis(biasGap > threshold, varianceGap > threshold) };
  },
};

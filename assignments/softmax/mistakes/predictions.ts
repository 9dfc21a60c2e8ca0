/** Mistakes in predicting a class and in measuring accuracy. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { type Matrix, transpose, type Vector } from '../../../reference/matrix.ts';
import type { Parameters } from '../../../reference/propagation.ts';
import { computeAccuracy, hardmax, largestClasses } from '../../../reference/softmax.ts';
import { forwardPropagation, predict } from '../../../reference/softmaxNetwork.ts';

const ofPredict: readonly MistakeSpec[] = [
  {
    id: 'predict-counts-from-one',
    fn: 'predict',
    text: {
      en: 'Your classes count from 1. They count from 0: the first row of AL is class 0.',
      zh: '你的类别从 1 开始编号。应从 0 开始：AL 的第一行是类别 0。',
    },
    wrong: (X: Matrix, parameters: Parameters) => predict(X, parameters).map((label) => label + 1),
  },
  {
    id: 'predict-threshold',
    fn: 'predict',
    text: {
      en: 'You look for a probability above 0.5 and answer class 0 where there is none. With more than two classes the largest may be below 0.5: take the largest.',
      zh: '你寻找超过 0.5 的概率，没有时就回答类别 0。类别多于两个时最大概率可能低于 0.5：应取最大的。',
    },
    wrong: (X: Matrix, parameters: Parameters) =>
      transpose(forwardPropagation(X, parameters).AL).map((yHat) =>
        Math.max(
          0,
          yHat.findIndex((p) => p > 0.5),
        ),
      ),
  },
  {
    id: 'predict-one-hot',
    fn: 'predict',
    text: {
      en: 'You return one-hot columns. A prediction is the number of the class: a list of m whole numbers.',
      zh: '你返回的是 one-hot 列。预测应是类别编号：m 个整数组成的列表。',
    },
    wrong: (X: Matrix, parameters: Parameters) => hardmax(forwardPropagation(X, parameters).AL),
  },
  {
    id: 'predict-probabilities',
    fn: 'predict',
    text: {
      en: 'You return the largest probability of each example. Return which class has it: its row in AL.',
      zh: '你返回的是每个样本的最大概率。应返回是哪个类别，即它在 AL 中的行号。',
    },
    wrong: (X: Matrix, parameters: Parameters) =>
      transpose(forwardPropagation(X, parameters).AL).map((yHat) => Math.max(...yHat)),
  },
  {
    id: 'predict-over-examples',
    fn: 'predict',
    text: {
      en: 'You search along the rows and answer once for each class. Each example is a column: search every column for its largest probability.',
      zh: '你沿着行查找，每个类别给出一个答案。每个样本是一列：应在每一列中找最大概率。',
    },
    wrong: (X: Matrix, parameters: Parameters) =>
      largestClasses(transpose(forwardPropagation(X, parameters).AL)),
  },
  {
    id: 'predict-last-of-equals',
    fn: 'predict',
    text: {
      en: 'Of equally probable classes you take the last: your comparison is ≥ where > is needed. The first counts.',
      zh: '概率相等时你取了最后一个类别：比较用了 ≥，应为 >。应取第一个。',
    },
    wrong: (X: Matrix, parameters: Parameters) =>
      transpose(forwardPropagation(X, parameters).AL).map((yHat) => yHat.lastIndexOf(Math.max(...yHat))),
  },
];

const ofAccuracy: readonly MistakeSpec[] = [
  {
    id: 'accuracy-percent',
    fn: 'computeAccuracy',
    text: {
      en: 'Your accuracy is in per cent. Return the share itself, a number from 0 to 1.',
      zh: '你的准确率是百分数。应返回比例本身，即 0 到 1 之间的数。',
    },
    wrong: (predictions: Vector, labels: Vector) => 100 * computeAccuracy(predictions, labels),
  },
  {
    id: 'accuracy-error-rate',
    fn: 'computeAccuracy',
    text: {
      en: 'You return the share of wrong predictions. Accuracy is the share of right ones.',
      zh: '你返回的是预测错误的比例。准确率是预测正确的比例。',
    },
    wrong: (predictions: Vector, labels: Vector) => 1 - computeAccuracy(predictions, labels),
  },
  {
    id: 'accuracy-count',
    fn: 'computeAccuracy',
    text: {
      en: 'You return how many predictions are right. Divide by m, the number of examples.',
      zh: '你返回的是预测正确的个数。应除以样本数 m。',
    },
    wrong: (predictions: Vector, labels: Vector) => labels.length * computeAccuracy(predictions, labels),
  },
  {
    id: 'accuracy-of-two-classes',
    fn: 'computeAccuracy',
    text: {
      en: 'You use the formula for labels 0 and 1, the mean of y·p + (1 − y)(1 − p). With more classes its products mean nothing: count where prediction and label are equal.',
      zh: '你用的是标签为 0 和 1 时的公式，即 y·p + (1 − y)(1 − p) 的平均。类别更多时这些乘积没有意义：应统计预测与标签相等的个数。',
    },
    wrong: (predictions: Vector, labels: Vector) =>
      labels.reduce(
        (sum, y, i) => sum + y * (predictions[i] ?? 0) + (1 - y) * (1 - (predictions[i] ?? 0)),
        0,
      ) / labels.length,
  },
];

export const predictionMistakes: readonly MistakeSpec[] = [...ofPredict, ...ofAccuracy];

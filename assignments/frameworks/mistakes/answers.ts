/** Mistakes in predictions and in the accuracy. */
import * as tf from '@tensorflow/tfjs';
import type { Fn, MistakeSpec } from '../../../grader/plan/spec.ts';
import { accuracyOfLogits, forwardLogits } from '../../../reference/logits.ts';
import { combine, type Matrix, transpose } from '../../../reference/matrix.ts';
import { hardmax, largestClasses } from '../../../reference/softmax.ts';
import { matrixIn, parametersIn, tensorOf, type Variables } from '../checks/solution.ts';

const int32 = (classes: number[]): tf.Tensor1D => tf.tensor1d(classes, 'int32');

const predictBy =
  (answer: (Z: Matrix) => tf.Tensor): Fn =>
  (X: tf.Tensor2D, variables: Variables) =>
    answer(forwardLogits(matrixIn(X), parametersIn(variables)));

const ofPredict: readonly MistakeSpec[] = [
  {
    id: 'predict-over-examples',
    fn: 'predict',
    text: {
      en: 'argMax runs along axis 1, over the examples: you get one number for each class. Columns are examples, so take axis 0.',
      zh: 'argMax 沿轴 1（样本方向）进行：得到的是每个类别一个数。列是样本，应取轴 0。',
    },
    wrong: predictBy((Z) => int32(largestClasses(transpose(Z)))),
  },
  {
    id: 'predict-one-hot',
    fn: 'predict',
    text: {
      en: 'You return a one-hot matrix. Class numbers are asked for, one for each example: argMax along axis 0.',
      zh: '你返回的是 one-hot 矩阵。这里要的是类别编号，每个样本一个：沿轴 0 取 argMax。',
    },
    wrong: predictBy((Z) => tensorOf(hardmax(Z))),
  },
  {
    id: 'predict-largest-logit',
    fn: 'predict',
    text: {
      en: 'You return the largest logit itself (max). Its place is asked for, the number of the class: argMax.',
      zh: '你返回的是最大的 logit 本身（max）。这里要的是它的位置，即类别编号：argMax。',
    },
    wrong: predictBy((Z) => tf.tensor1d(transpose(Z).map((z) => Math.max(...z)))),
  },
];

const accuracyBy =
  (accuracy: (Z: Matrix, Y: Matrix) => number): Fn =>
  (logits: tf.Tensor2D, labels: tf.Tensor2D) =>
    accuracy(matrixIn(logits), matrixIn(labels));

const ofAccuracy: readonly MistakeSpec[] = [
  {
    id: 'accuracy-over-examples',
    fn: 'computeAccuracy',
    text: {
      en: 'argMax runs along axis 1, over the examples, and you compare C numbers. Columns are examples: compare the m classes along axis 0.',
      zh: 'argMax 沿轴 1（样本方向）进行，你比较的是 C 个数。列是样本：应沿轴 0 比较 m 个类别。',
    },
    wrong: accuracyBy((Z, Y) => accuracyOfLogits(transpose(Z), transpose(Y))),
  },
  {
    id: 'accuracy-of-entries',
    fn: 'computeAccuracy',
    text: {
      en: 'You compare all C · m entries of two one-hot matrices, where most zeros agree in any case. Compare one class number for each example.',
      zh: '你比较了两个 one-hot 矩阵的全部 C · m 个元素，其中大多数 0 本来就相等。应对每个样本比较一个类别编号。',
    },
    wrong: accuracyBy((Z, Y) => {
      const agree = combine(hardmax(Z), Y, (a, b) => (a === b ? 1 : 0)).flat();
      return agree.reduce((sum, value) => sum + value, 0) / agree.length;
    }),
  },
  {
    id: 'accuracy-percent',
    fn: 'computeAccuracy',
    text: {
      en: 'Your accuracy is in per cent. Return the share itself, a number from 0 to 1.',
      zh: '你的准确率是百分数。应返回比例本身，即 0 到 1 之间的数。',
    },
    wrong: accuracyBy((Z, Y) => 100 * accuracyOfLogits(Z, Y)),
  },
];

export const answerMistakes: readonly MistakeSpec[] = [...ofPredict, ...ofAccuracy];

/** Mistakes in predictions and in the accuracy. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const answerMistakes: readonly MistakeSpec[] = [
  {
    id: 'predict-over-examples',
    fn: 'predict',
    edits: [{ was: "tf.tensor1d(largestClasses(logits), 'int32')", now: 'tensorOf(logits).argMax(1)' }],
    text: {
      en: 'argMax runs along axis 1, over the examples: you get one number for each class. Columns are examples, so take axis 0.',
      zh: 'argMax 沿轴 1（样本方向）进行：得到的是每个类别一个数。列是样本，应取轴 0。',
    },
  },
  {
    id: 'predict-one-hot',
    fn: 'predict',
    edits: [
      {
        was: "tf.tensor1d(largestClasses(logits), 'int32')",
        now: 'oneHotMatrix(tensorOf(logits).argMax(0), logits.length)',
      },
    ],
    text: {
      en: 'You return a one-hot matrix. Class numbers are asked for, one for each example: argMax along axis 0.',
      zh: '你返回的是 one-hot 矩阵。这里要的是类别编号，每个样本一个：沿轴 0 取 argMax。',
    },
  },
  {
    id: 'predict-largest-logit',
    fn: 'predict',
    edits: [{ was: "tf.tensor1d(largestClasses(logits), 'int32')", now: 'tensorOf(logits).max(0)' }],
    text: {
      en: 'You return the largest logit itself (max). Its place is asked for, the number of the class: argMax.',
      zh: '你返回的是最大的 logit 本身（max）。这里要的是它的位置，即类别编号：argMax。',
    },
  },
  {
    id: 'accuracy-over-examples',
    fn: 'computeAccuracy',
    edits: [
      {
        was: 'matrixIn(logits), matrixIn(labels)',
        now: 'matrixIn(logits.transpose()), matrixIn(labels.transpose())',
      },
    ],
    text: {
      en: 'argMax runs along axis 1, over the examples, and you compare C numbers. Columns are examples: compare the m classes along axis 0.',
      zh: 'argMax 沿轴 1（样本方向）进行，你比较的是 C 个数。列是样本：应沿轴 0 比较 m 个类别。',
    },
  },
  {
    id: 'accuracy-of-entries',
    fn: 'computeAccuracy',
    edits: [
      {
        was: 'accuracyOfLogits(matrixIn(logits), matrixIn(labels))',
        now: 'oneHotMatrix(logits.argMax(0), logits.shape[0]).equal(labels).mean().dataSync()[0]',
      },
    ],
    text: {
      en: 'You compare all C · m entries of two one-hot matrices, where most zeros agree in any case. Compare one class number for each example.',
      zh: '你比较了两个 one-hot 矩阵的全部 C · m 个元素，其中大多数 0 本来就相等。应对每个样本比较一个类别编号。',
    },
  },
  {
    id: 'accuracy-percent',
    fn: 'computeAccuracy',
    edits: [{ was: '() =>', now: '() => 100 *' }],
    text: {
      en: 'Your accuracy is in per cent. Return the share itself, a number from 0 to 1.',
      zh: '你的准确率是百分数。应返回比例本身，即 0 到 1 之间的数。',
    },
  },
];

/** Mistakes with classes: hardmax, one-hot labels, the predicted class and accuracy. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const classMistakes: readonly MistakeSpec[] = [
  {
    id: 'hardmax-over-examples',
    fn: 'hardmax',
    edits: [
      {
        was: "requireClasses(Z, 'hardmax');",
        now: 'return Z.map((row) => row.map((_, i) => (i === row.indexOf(Math.max(...row)) ? 1 : 0)));',
      },
    ],
    text: {
      en: 'You mark the largest entry of every row. A row is one class over all examples; the 1 stands once in every column.',
      zh: '你标记的是每一行的最大值。一行是一个类别在所有样本上的值；每一列中应恰有一个 1。',
    },
  },
  {
    id: 'hardmax-several-ones',
    fn: 'hardmax',
    edits: [
      {
        was: 'rowOf(marks, largest)[i] = 1',
        now: 'for (let c = 0; c < C; c++) if (Z[c][i] === Z[largest][i]) marks[c][i] = 1',
      },
    ],
    text: {
      en: 'When several entries share the maximum, you mark all of them. Every column has exactly one 1: the first of equal entries gets it.',
      zh: '当多个元素同为最大值时，你把它们都标成了 1。每一列应恰有一个 1：相等时取第一个。',
    },
  },
  {
    id: 'hardmax-last-of-equals',
    fn: 'hardmax',
    edits: [{ was: '> entry', now: '>= entry' }],
    text: {
      en: 'Of equal largest entries you mark the last: your comparison is ≥ where > is needed. The first of equal entries gets the 1.',
      zh: '当最大值相等时你标记了最后一个：比较用了 ≥，应为 >。相等时第一个元素取 1。',
    },
  },
  {
    id: 'hardmax-threshold',
    fn: 'hardmax',
    edits: [{ was: 'return marks', now: 'return softmax(Z).map((row) => row.map((p) => +(p > 0.5)))' }],
    text: {
      en: 'You mark the classes whose probability exceeds 0.5. With many classes the largest may be below that, and the column has no 1. Mark the largest, however small.',
      zh: '你标记的是概率超过 0.5 的类别。类别多时最大概率可能低于 0.5，这一列就没有 1 了。应标记最大的那个，不论它多小。',
    },
  },
  {
    id: 'hardmax-keeps-value',
    fn: 'hardmax',
    edits: [{ was: '[i] = 1', now: '[i] = Z[largest][i]' }],
    text: {
      en: 'You keep the largest entry’s value and set the others to 0. Hardmax puts a 1 there.',
      zh: '你保留了最大元素的数值，把其他元素置 0。hardmax 应在该处放 1。',
    },
  },
  {
    id: 'hardmax-largest-magnitude',
    fn: 'hardmax',
    edits: [
      { was: 'entry(Z, c, i) > entry(Z, largest, i)', now: 'Math.abs(Z[c][i]) > Math.abs(Z[largest][i])' },
    ],
    text: {
      en: 'You mark the entry of the largest magnitude, so −5 beats 3. Compare the entries with their signs.',
      zh: '你标记的是绝对值最大的元素，于是 −5 胜过 3。应带符号比较。',
    },
  },
  {
    id: 'hardmax-booleans',
    fn: 'hardmax',
    edits: [{ was: 'return marks', now: 'return marks.map((row) => row.map((mark) => mark === 1))' }],
    text: {
      en: '★ You return true and false, as where notes call hardmax a conversion to Booleans. Return the numbers 1 and 0, which can be used as labels.',
      zh: '★ 你返回的是 true 和 false（有的笔记说 hardmax 转为布尔值）。应返回数字 1 和 0，这样才能当作标签使用。',
    },
  },
  {
    id: 'hardmax-class-numbers',
    fn: 'hardmax',
    edits: [{ was: 'return marks', now: 'return largestClasses(Z)' }],
    text: {
      en: 'You return the number of the largest class, one for each example. Hardmax has the shape of Z, with a 1 in that class’s row.',
      zh: '你返回的是每个样本最大类别的编号。hardmax 的形状与 Z 相同，在该类别所在的行放 1。',
    },
  },
  {
    id: 'one-hot-transposed',
    fn: 'oneHotMatrix',
    edits: [{ was: 'return Y', now: 'return transpose(Y)' }],
    text: {
      en: 'Your matrix has one row for each example. Here columns are examples: the shape is (C, m), one row for each class.',
      zh: '你的矩阵每行是一个样本。这里列才是样本：形状为 (C, m)，每行对应一个类别。',
    },
  },
  {
    id: 'one-hot-counts-from-one',
    fn: 'oneHotMatrix',
    edits: [{ was: 'rowOf(Y, label)[i] = 1', now: 'if (label > 0) Y[label - 1][i] = 1' }],
    text: {
      en: 'You take the classes to count from 1, so every 1 stands a row too high and class 0 has none. Class c belongs in row c, counted from 0.',
      zh: '你把类别当作从 1 开始编号，于是每个 1 都高了一行，而类别 0 没有 1。类别 c 应在第 c 行（从 0 数起）。',
    },
  },
  {
    id: 'one-hot-c-from-labels',
    fn: 'oneHotMatrix',
    edits: [{ was: 'zeros(C,', now: 'zeros(Math.max(...labels) + 1,' }],
    text: {
      en: 'You take the number of classes from the largest label. A class without an example has a row of zeros all the same: use C.',
      zh: '你用最大的标签来确定类别数。没有样本的类别也应有一行 0：请使用 C。',
    },
  },
  {
    id: 'one-hot-label-for-one',
    fn: 'oneHotMatrix',
    edits: [{ was: '[i] = 1', now: '[i] = label' }],
    text: {
      en: 'You write the label itself into its place. The entry is 1 whatever the class.',
      zh: '你在对应位置写入了标签本身。无论是哪个类别，该处都应为 1。',
    },
  },
  {
    id: 'one-hot-cumulative',
    fn: 'oneHotMatrix',
    edits: [{ was: 'rowOf(Y, label)[i] = 1', now: 'for (let c = 0; c <= label; c++) Y[c][i] = 1' }],
    text: {
      en: 'You mark every class up to the label. One-hot means a single 1 in each column, in the row of the label.',
      zh: '你把不超过标签的所有类别都标成了 1。one-hot 是指每列只有一个 1，位于标签对应的行。',
    },
  },
  {
    id: 'predict-counts-from-one',
    fn: 'predict',
    edits: [{ was: 'largestClasses(AL)', now: 'largestClasses(AL).map((label) => label + 1)' }],
    text: {
      en: 'Your classes count from 1. They count from 0: the first row of AL is class 0.',
      zh: '你的类别从 1 开始编号。应从 0 开始：AL 的第一行是类别 0。',
    },
  },
  {
    id: 'predict-threshold',
    fn: 'predict',
    edits: [
      { was: '(AL)', now: '(AL.map((row) => row.map((p) => +(p > 0.5))))' },
      { within: 'largestClasses', was: 'indexOf(Math.max(...column))', now: 'findIndex((p) => p > 0.5)' },
    ],
    text: {
      en: 'You look for a probability above 0.5 and answer class 0, or −1, where there is none. With more than two classes the largest may be below 0.5: take the largest.',
      zh: '你寻找超过 0.5 的概率，没有时就回答类别 0 或 −1。类别多于两个时最大概率可能低于 0.5：应取最大的。',
    },
  },
  {
    id: 'predict-one-hot',
    fn: 'predict',
    edits: [
      { was: 'largestClasses(AL)', now: 'AL.map((_, c) => largestClasses(AL).map((k) => +(k === c)))' },
    ],
    text: {
      en: 'You return one-hot columns. A prediction is the number of the class: a list of m whole numbers.',
      zh: '你返回的是 one-hot 列。预测应是类别编号：m 个整数组成的列表。',
    },
  },
  {
    id: 'predict-probabilities',
    fn: 'predict',
    edits: [
      { within: 'largestClasses', was: 'column.indexOf(Math.max(...column))', now: 'Math.max(...column)' },
    ],
    text: {
      en: 'You return the largest probability of each example. Return which class has it: its row in AL.',
      zh: '你返回的是每个样本的最大概率。应返回是哪个类别，即它在 AL 中的行号。',
    },
  },
  {
    id: 'predict-over-examples',
    fn: 'predict',
    edits: [{ within: 'largestClasses', was: 'transpose(A)', now: 'A' }],
    text: {
      en: 'You search along the rows and answer once for each class. Each example is a column: search every column for its largest probability.',
      zh: '你沿着行查找，每个类别给出一个答案。每个样本是一列：应在每一列中找最大概率。',
    },
  },
  {
    id: 'predict-last-of-equals',
    fn: 'predict',
    edits: [{ within: 'largestClasses', was: 'indexOf', now: 'lastIndexOf' }],
    text: {
      en: 'Of equally probable classes you take the last: your comparison is ≥ where > is needed. The first counts.',
      zh: '概率相等时你取了最后一个类别：比较用了 ≥，应为 >。应取第一个。',
    },
  },
  {
    id: 'accuracy-percent',
    fn: 'computeAccuracy',
    edits: [{ was: 'right / m', now: '(100 * right) / m' }],
    text: {
      en: 'Your accuracy is in per cent. Return the share itself, a number from 0 to 1.',
      zh: '你的准确率是百分数。应返回比例本身，即 0 到 1 之间的数。',
    },
  },
  {
    id: 'accuracy-error-rate',
    fn: 'computeAccuracy',
    edits: [{ was: 'yHat ===', now: 'yHat !==' }],
    text: {
      en: 'You return the share of wrong predictions. Accuracy is the share of right ones.',
      zh: '你返回的是预测错误的比例。准确率是预测正确的比例。',
    },
  },
  {
    id: 'accuracy-count',
    fn: 'computeAccuracy',
    edits: [{ was: 'right / m', now: 'right' }],
    text: {
      en: 'You return how many predictions are right. Divide by m, the number of examples.',
      zh: '你返回的是预测正确的个数。应除以样本数 m。',
    },
  },
  {
    id: 'accuracy-of-two-classes',
    fn: 'computeAccuracy',
    edits: [{ was: 'if (yHat === y) right++', now: 'right += y * yHat + (1 - y) * (1 - yHat)' }],
    text: {
      en: 'You use the formula for labels 0 and 1, the mean of y·p + (1 − y)(1 − p). With more classes its products mean nothing: count where prediction and label are equal.',
      zh: '你用的是标签为 0 和 1 时的公式，即 y·p + (1 − y)(1 − p) 的平均。类别更多时这些乘积没有意义：应统计预测与标签相等的个数。',
    },
  },
];

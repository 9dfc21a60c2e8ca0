/** Mistakes in hardmax and one-hot labels. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const ofHardmax: readonly MistakeSpec[] = [
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
    edits: [
      {
        was: 'rowOf(marks, largest)[i] = 1',
        now: 'for (let c = 0; c < C; c++) if (softmax(Z)[c][i] > 0.5) marks[c][i] = 1',
      },
    ],
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
];

const ofOneHot: readonly MistakeSpec[] = [
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
];

export const classMistakes: readonly MistakeSpec[] = [...ofHardmax, ...ofOneHot];

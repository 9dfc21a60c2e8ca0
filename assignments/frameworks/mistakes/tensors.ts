/** Mistakes in the linear function, the one-hot labels and the form of the initial parameters. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const ofLinear: readonly MistakeSpec[] = [
  {
    id: 'linear-without-b',
    fn: 'linearFunction',
    edits: [{ was: ' + entry(biases, unit, 0)', now: '' }],
    text: {
      en: 'The bias is left out: your result is W X. Add b, which TensorFlow repeats for every column: Z = W X + b.',
      zh: '漏掉了偏置：你的结果是 W X。应加上 b，TensorFlow 会把它广播到每一列：Z = W X + b。',
    },
  },
  {
    id: 'linear-order',
    fn: 'linearFunction',
    edits: [{ was: 'dot(matrixIn(W), matrixIn(X))', now: 'dot(matrixIn(X), matrixIn(W))' }],
    text: {
      en: 'The factors have changed places: you compute X W. Columns are examples here, so the weights stand on the left: Z = W X + b.',
      zh: '两个因子的次序反了：你计算的是 X W。这里每一列是一个样本，权重应在左边：Z = W X + b。',
    },
  },
  {
    id: 'linear-b-across',
    fn: 'linearFunction',
    edits: [{ was: '(z, unit) => z + entry(biases, unit, 0)', now: '(z, _, i) => z + entry(biases, i, 0)' }],
    text: {
      en: 'b is added as a row: its j-th number goes to example j. It has one number for each unit; keep it a column (n, 1), so that it is repeated for every example.',
      zh: 'b 被当作一行来加：第 j 个数加给了第 j 个样本。b 的每个数属于一个单元；应保持为列 (n, 1)，这样它会广播到每个样本。',
    },
  },
];

const ofOneHot: readonly MistakeSpec[] = [
  {
    id: 'one-hot-transposed',
    fn: 'oneHotMatrix',
    edits: [{ was: 'tensorOf(columnsOf(labels.arraySync(), C))', now: 'tf.oneHot(labels, C).toFloat()' }],
    text: {
      en: 'Your matrix has one row for each example, as tf.oneHot makes it. Here columns are examples: transpose it to (C, m).',
      zh: '你的矩阵每行是一个样本，这是 tf.oneHot 的排法。这里每列是一个样本：应转置成 (C, m)。',
    },
  },
  {
    id: 'one-hot-int32',
    fn: 'oneHotMatrix',
    edits: [{ was: 'tensorOf(columnsOf(labels.arraySync(), C))', now: 'tf.oneHot(labels, C).transpose()' }],
    text: {
      en: 'Your matrix is int32, which tf.oneHot gives by default. Costs are reckoned in float32: convert it with toFloat.',
      zh: '你的矩阵是 int32，这是 tf.oneHot 的默认类型。成本以 float32 计算：应用 toFloat 转换。',
    },
  },
  {
    id: 'one-hot-counts-from-one',
    fn: 'oneHotMatrix',
    edits: [
      {
        was: 'tensorOf(columnsOf(labels.arraySync(), C))',
        now: "tf.oneHot(labels.sub(tf.scalar(1, 'int32')), C).transpose().toFloat()",
      },
    ],
    text: {
      en: 'You take the classes to count from 1, so every 1 stands a row too high and class 0 has none. Class c belongs in row c, counted from 0.',
      zh: '你把类别当作从 1 开始编号，于是每个 1 都高了一行，而类别 0 没有 1。类别 c 应在第 c 行（从 0 数起）。',
    },
  },
];

export const formMistakes: readonly MistakeSpec[] = [
  {
    id: 'initialize-tensors',
    fn: 'initializeParameters',
    edits: [
      [
        { was: 'tf.variable(tensorOf(W))', now: 'tensorOf(W)' },
        { was: 'tf.variable(tf.zeros([nOut, 1]))', now: 'tf.zeros([nOut, 1])' },
      ],
    ],
    text: {
      en: 'Your parameters are plain tensors, which cannot change: no optimizer can train them. Wrap each in tf.variable.',
      zh: '你的参数是普通张量，其值不能改变，优化器无法训练。请用 tf.variable 把每个参数包装成变量。',
    },
  },
  {
    id: 'initialize-flat-b',
    fn: 'initializeParameters',
    edits: [{ was: 'tf.zeros([nOut, 1])', now: 'tf.zeros([nOut])' }],
    text: {
      en: 'b has the shape (n_l): added to Z (n_l, m) it would be taken for a row and spread over the examples. Make it a column, (n_l, 1).',
      zh: 'b 的形状是 (n_l)：与 (n_l, m) 的 Z 相加时它会被当成一行，分给各个样本。应做成列 (n_l, 1)。',
    },
  },
];

export const tensorMistakes: readonly MistakeSpec[] = [...ofLinear, ...ofOneHot];

/** Mistakes in the cost of logits. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const costMistakes: readonly MistakeSpec[] = [
  {
    id: 'cost-softmax-twice',
    fn: 'computeCost',
    edits: [{ was: 'matrixIn(logits)', now: 'matrixIn(tf.softmax(logits.transpose()).transpose())' }],
    text: {
      en: 'Softmax is applied twice: tf.losses.softmaxCrossEntropy does it itself. Give it the logits as they are.',
      zh: 'softmax 做了两次：tf.losses.softmaxCrossEntropy 自己会做。应把 logit 原样传给它。',
    },
  },
  {
    id: 'cost-over-examples',
    fn: 'computeCost',
    edits: [
      {
        was: 'matrixIn(logits), matrixIn(labels)',
        now: 'matrixIn(logits.transpose()), matrixIn(labels.transpose())',
      },
    ],
    text: {
      en: 'Softmax runs over the examples: tf.losses.softmaxCrossEntropy takes rows for examples. Transpose both (C, m) matrices first.',
      zh: 'softmax 沿样本方向做了：tf.losses.softmaxCrossEntropy 以行为样本。应先把两个 (C, m) 矩阵转置。',
    },
  },
  {
    id: 'cost-arguments-swapped',
    fn: 'computeCost',
    edits: [{ was: 'matrixIn(logits), matrixIn(labels)', now: 'matrixIn(labels), matrixIn(logits)' }],
    text: {
      en: 'Labels and logits have changed places: tf.losses.softmaxCrossEntropy wants the one-hot labels first, then the logits.',
      zh: '标签与 logit 的位置反了：tf.losses.softmaxCrossEntropy 的第一个参数是 one-hot 标签，第二个才是 logit。',
    },
  },
  {
    id: 'cost-sum',
    fn: 'computeCost',
    edits: [{ within: 'costOfLogits', was: 'return sum / m', now: 'return sum' }],
    text: {
      en: 'You add up the losses. The cost is their mean over the m examples: J = (1/m) Σ_i ℒ_i.',
      zh: '你把损失加了起来。成本是 m 个样本的平均：J = (1/m) Σ_i ℒ_i。',
    },
  },
  {
    id: 'cost-sigmoid',
    fn: 'computeCost',
    edits: [
      {
        was: 'tf.scalar(costOfLogits(matrixIn(logits), matrixIn(labels)))',
        now: 'tf.losses.sigmoidCrossEntropy(labels, logits)',
      },
    ],
    text: {
      en: 'This is tf.losses.sigmoidCrossEntropy: C separate yes-or-no questions. One class out of C takes softmaxCrossEntropy.',
      zh: '这是 tf.losses.sigmoidCrossEntropy：C 个独立的是非题。C 类选一应使用 softmaxCrossEntropy。',
    },
  },
  {
    id: 'cost-log-of-zero',
    fn: 'computeCost',
    edits: [
      {
        was: 'tf.scalar(costOfLogits(matrixIn(logits), matrixIn(labels)))',
        now: 'tf.softmax(logits.transpose()).log().mul(labels.transpose()).sum(1).mean().neg()',
      },
    ],
    text: {
      en: 'For large logits your cost is NaN: softmax becomes 0 in float32, and 0 · log 0 is NaN. Take the cost from the logits with tf.losses.softmaxCrossEntropy or tf.logSumExp.',
      zh: 'logit 较大时你的成本是 NaN：softmax 在 float32 中变成 0，而 0 · log 0 是 NaN。应用 tf.losses.softmaxCrossEntropy 或 tf.logSumExp 直接由 logit 计算。',
    },
  },
];

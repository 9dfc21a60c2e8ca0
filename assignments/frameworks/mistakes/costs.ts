/** Mistakes in the cost of logits. */
import * as tf from '@tensorflow/tfjs';
import type { Fn, MistakeSpec } from '../../../grader/plan/spec.ts';
import { costOfLogits } from '../../../reference/logits.ts';
import {
  at,
  entry,
  type Matrix,
  mapEntries,
  shapeOf,
  transpose,
  type Vector,
} from '../../../reference/matrix.ts';
import { relu } from '../../../reference/propagation.ts';
import { softmax } from '../../../reference/softmax.ts';
import { matrixIn } from '../checks/solution.ts';

const costBy =
  (cost: (Z: Matrix, Y: Matrix) => number): Fn =>
  (logits: tf.Tensor2D, labels: tf.Tensor2D) =>
    tf.scalar(cost(matrixIn(logits), matrixIn(labels)));

/** (1/m) Σ_i Σ_j y_j loss(z, j), with any Y. */
const meanOver =
  (loss: (z: Vector, j: number) => number) =>
  (Z: Matrix, Y: Matrix): number => {
    const losses = transpose(Z).map((z, i) => z.reduce((sum, _, j) => sum + entry(Y, j, i) * loss(z, j), 0));
    return losses.reduce((sum, value) => sum + value, 0) / losses.length;
  };

const logSumExp = (z: Vector): number =>
  costOfLogits(
    z.map((value) => [value]),
    z.map(() => [0]),
  );
const crossEntropy = meanOver((z, j) => logSumExp(z) - at(z, j));
const probability = (z: Vector, j: number): number =>
  Math.fround(
    Math.exp(at(z, j) - Math.max(...z)) / z.reduce((sum, v) => sum + Math.exp(v - Math.max(...z)), 0),
  );

/** max(z, 0) − y z + log(1 + e^{−|z|}), the mean over all entries. */
function sigmoidCost(Z: Matrix, Y: Matrix): number {
  const losses = mapEntries(
    Z,
    (z, j, i) => relu(z) - entry(Y, j, i) * z + Math.log1p(Math.exp(-Math.abs(z))),
  );
  return losses.flat().reduce((sum, loss) => sum + loss, 0) / losses.flat().length;
}

export const costMistakes: readonly MistakeSpec[] = [
  {
    id: 'cost-softmax-twice',
    fn: 'computeCost',
    text: {
      en: 'Softmax is applied twice: tf.losses.softmaxCrossEntropy does it itself. Give it the logits as they are.',
      zh: 'softmax 做了两次：tf.losses.softmaxCrossEntropy 自己会做。应把 logit 原样传给它。',
    },
    wrong: costBy((Z, Y) => costOfLogits(softmax(Z), Y)),
  },
  {
    id: 'cost-over-examples',
    fn: 'computeCost',
    text: {
      en: 'Softmax runs over the examples: tf.losses.softmaxCrossEntropy takes rows for examples. Transpose both (C, m) matrices first.',
      zh: 'softmax 沿样本方向做了：tf.losses.softmaxCrossEntropy 以行为样本。应先把两个 (C, m) 矩阵转置。',
    },
    wrong: costBy((Z, Y) => crossEntropy(transpose(Z), transpose(Y))),
  },
  {
    id: 'cost-arguments-swapped',
    fn: 'computeCost',
    text: {
      en: 'Labels and logits have changed places: tf.losses.softmaxCrossEntropy wants the one-hot labels first, then the logits.',
      zh: '标签与 logit 的位置反了：tf.losses.softmaxCrossEntropy 的第一个参数是 one-hot 标签，第二个才是 logit。',
    },
    wrong: costBy((Z, Y) => crossEntropy(Y, Z)),
  },
  {
    id: 'cost-sum',
    fn: 'computeCost',
    text: {
      en: 'You add up the losses. The cost is their mean over the m examples: J = (1/m) Σ_i ℒ_i.',
      zh: '你把损失加了起来。成本是 m 个样本的平均：J = (1/m) Σ_i ℒ_i。',
    },
    wrong: costBy((Z, Y) => costOfLogits(Z, Y) * shapeOf(Z)[1]),
  },
  {
    id: 'cost-sigmoid',
    fn: 'computeCost',
    text: {
      en: 'This is tf.losses.sigmoidCrossEntropy: C separate yes-or-no questions. One class out of C takes softmaxCrossEntropy.',
      zh: '这是 tf.losses.sigmoidCrossEntropy：C 个独立的是非题。C 类选一应使用 softmaxCrossEntropy。',
    },
    wrong: costBy(sigmoidCost),
  },
  {
    id: 'cost-log-of-zero',
    fn: 'computeCost',
    text: {
      en: 'For large logits your cost is NaN: softmax becomes 0 in float32, and 0 · log 0 is NaN. Take the cost from the logits with tf.losses.softmaxCrossEntropy or tf.logSumExp.',
      zh: 'logit 较大时你的成本是 NaN：softmax 在 float32 中变成 0，而 0 · log 0 是 NaN。应用 tf.losses.softmaxCrossEntropy 或 tf.logSumExp 直接由 logit 计算。',
    },
    wrong: costBy(meanOver((z, j) => -Math.log(probability(z, j)))),
  },
];

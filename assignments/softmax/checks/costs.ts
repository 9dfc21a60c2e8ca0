/** Checks of one-hot labels, loss, cost and dZ. */
import type { Component } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import type { Matrix } from '../../../reference/matrix.ts';
import { oneHotMatrix, softmax } from '../../../reference/softmax.ts';
import { drawClasses, drawLabels, drawProbabilities } from './inputs.ts';

/** Arguments (yHat, y) of a loss: a column of probabilities and a one-hot column. */
function lossCase(draw: Draw, C: number): CaseArguments {
  const label = draw.integer(0, C - 1);
  const y = Array.from({ length: C }, (_, j) => (j === label ? 1 : 0));
  return [drawProbabilities(draw, C, 1).flat(), y];
}

/** A prediction with ŷ = 0, at the true class or elsewhere. */
function sureCase(draw: Draw, isWrong: boolean): CaseArguments {
  const p = draw.uniform(0.2, 0.8);
  return [[0, p, 1 - p], isWrong ? [1, 0, 0] : [0, 1, 0]];
}

const costCase = (draw: Draw, C: number, m: number): CaseArguments => [
  drawProbabilities(draw, C, m),
  drawLabels(draw, C, m),
];

/**
 * Probabilities and labels in which one example is predicted with certainty, rightly, one has a 0 off its class, and one
 * a 0 at its class.
 */
function sureCostCase(draw: Draw): CaseArguments {
  const [p, q] = [draw.uniform(0.2, 0.8), draw.uniform(0.2, 0.8)];
  const AL = [
    [1, 0, 0.25, q],
    [0, p, 0.5, 1 - q],
    [0, 1 - p, 0.25, 0],
  ];
  return [AL, oneHotMatrix([0, 1, draw.integer(0, 2), 2], 3)];
}

/** Two equal probabilities beside a larger one, and a certain prediction that is right. */
const equalCase = (): CaseArguments => [
  [0.2, 0.2, 0.6],
  [0, 1, 0],
];
const certainCase = (): CaseArguments => [
  [0, 1],
  [0, 1],
];

/** Z and Y with every probability within [0.02, 0.9]. */
function logitsCase(draw: Draw, C: number, m: number): CaseArguments {
  const Z = draw.until(
    (candidate) =>
      softmax(candidate)
        .flat()
        .every((yHat) => yHat > 0.02 && yHat < 0.9),
    () => draw.matrix(C, m),
  );
  return [Z, drawLabels(draw, C, m)];
}

/** Names for the entries of Z, row by row. */
function logitComponents([Z]: CaseArguments): Component[] {
  return (Z as Matrix).flatMap((values, row) => values.map((_, column) => ({ parameter: 'Z', row, column })));
}

export const costChecks: readonly CheckSpec[] = [
  {
    id: 'one-hot',
    fn: 'oneHotMatrix',
    title: { en: 'One-hot labels, a column for each example', zh: 'one-hot 标签，每个样本一列' },
    lesson: '3.9',
    points: 5,
    cases: [
      (draw) => [[0, ...drawClasses(draw, 4, 5), 2], 4],
      (draw) => [drawClasses(draw, 3, 4), 6],
      (draw) => [drawClasses(draw, 2, 3), 2],
      (draw) => [[draw.integer(9, 10)], 12],
    ],
  },
  {
    id: 'loss',
    fn: 'computeLoss',
    title: { en: 'Loss of one example', zh: '单个样本的损失' },
    lesson: '3.9',
    points: 6,
    cases: [
      (draw) => lossCase(draw, 4),
      (draw) => lossCase(draw, 3),
      (draw) => sureCase(draw, false),
      (draw) => sureCase(draw, true),
      equalCase,
      certainCase,
    ],
  },
  {
    id: 'cost',
    fn: 'computeCost',
    title: { en: 'Cost: the mean loss over the examples', zh: '成本：损失对样本的平均' },
    lesson: '3.9',
    points: 7,
    restsOn: ['computeLoss'],
    cases: [
      (draw) => costCase(draw, 4, 6),
      (draw) => costCase(draw, 3, 2),
      (draw) => costCase(draw, 5, 1),
      sureCostCase,
    ],
  },
  {
    id: 'softmax-backward',
    fn: 'softmaxBackward',
    title: { en: 'Gradient of the loss with respect to Z', zh: '损失对 Z 的梯度' },
    lesson: '3.9',
    points: 7,
    cases: [(draw) => costCase(draw, 4, 5), (draw) => costCase(draw, 3, 1), sureCostCase],
  },
  {
    id: 'softmax-gradient-check',
    fn: 'softmaxBackward',
    title: {
      en: 'Gradient check: dZ against your cost of your softmax',
      zh: '梯度检验：dZ 与你的 softmax 成本对照',
    },
    lesson: '3.9',
    points: 5,
    driver: 'probeLogits',
    uses: ['softmaxBackward', 'softmax', 'computeCost'],
    restsOn: ['softmax', 'computeCost'],
    cases: [(draw) => logitsCase(draw, 3, 2)],
    judging: { kind: 'gradient', epsilons: [1e-4, 1e-5], components: logitComponents },
  },
];

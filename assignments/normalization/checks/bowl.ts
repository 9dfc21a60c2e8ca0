/** Checks of what normalizing is for: the shape of the bowl and the steps down into it. */
import type { Component } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import {
  drawElongatedTask,
  drawFeatures,
  drawFew,
  fastRate,
  normalizedFeatures,
  rounded,
  targetFor,
} from './inputs.ts';

/** Arguments (X, Y, learningRate, numIterations). */
function trainingCase(draw: Draw, m: number, numIterations: number): CaseArguments {
  const { X, Y } = drawElongatedTask(draw, m);
  return [X, Y, fastRate(X), numIterations];
}

/** As {@link trainingCase}, of few examples; the first of several targets is 0, and so is the last value of a second feature. */
function fewCase(draw: Draw, features: number, m: number): CaseArguments {
  const X = drawFew(draw, features, m).map((row, i) => (i > 0 ? row.with(-1, 0) : row));
  const [targets = []] = drawFew(draw, 1, m);
  return [X, [m > 1 ? targets.with(0, 0) : targets], fastRate(X), 2];
}

/** Arguments (task, { learningRate, numIterations, normalized }), with the learning rate that the features allow. */
function curveCase(draw: Draw, normalized: boolean): CaseArguments {
  const task = drawElongatedTask(draw, 6);
  const learningRate = fastRate(normalized ? normalizedFeatures(task.X) : task.X);
  return [task, { learningRate, numIterations: 12, normalized }];
}

/**
 * Arguments (costs, targetCost): a curve that falls, swings up once and falls again. Costs are whole numbers, of which
 * one can meet the target exactly.
 */
function convergenceCase(draw: Draw, reached: 'exactly' | 'below' | 'never'): CaseArguments {
  const falling = Array.from({ length: 6 }, (_, step) => Math.round(900 * 0.6 ** step) + draw.integer(0, 9));
  const costs = [...falling, draw.integer(400, 500), draw.integer(30, 40)];
  const hit = costs[draw.integer(2, 4)] ?? 0;
  return [costs, { exactly: hit, below: hit + 1, never: 20 }[reached]];
}

/** Arguments (costs, targetCost): a curve that ends at 0 and stays there. */
function vanishingCase(draw: Draw): CaseArguments {
  return [[draw.integer(40, 50), draw.integer(10, 20), draw.uniform(0.001, 0.01), 0, 0], 0];
}

/** Arguments (task, race): raw and normalized features, each with the learning rate that they allow. */
function raceCase(draw: Draw): CaseArguments {
  const numIterations = 100;
  const drawn = draw.until(
    ({ targetCost }) => targetCost !== undefined,
    () => {
      const task = drawElongatedTask(draw, 6);
      return { task, targetCost: targetFor(task, numIterations) };
    },
  );
  const { task, targetCost } = drawn;
  const learningRates = { raw: fastRate(task.X), normalized: fastRate(normalizedFeatures(task.X)) };
  return [task, { learningRates, numIterations, targetCost }];
}

const components: readonly Component[] = [
  { parameter: 'w', row: 0 },
  { parameter: 'w', row: 1 },
  { parameter: 'b', row: 0 },
];

export const bowlChecks: readonly CheckSpec[] = [
  {
    id: 'condition-number',
    fn: 'conditionNumber',
    title: { en: 'How elongated the bowl of the cost is', zh: '成本函数这只“碗”有多狭长' },
    lesson: '1.9',
    points: 6,
    cases: [
      (draw) => [drawFeatures(draw, 2, 5)],
      (draw) => [drawFeatures(draw, 1, 3)],
      (draw) => [drawElongatedTask(draw, 5).X],
      (draw) => [normalizedFeatures(drawElongatedTask(draw, 4).X).map((row) => row.map((x) => rounded(x)))],
    ],
  },
  {
    id: 'train-linear-regression',
    fn: 'trainLinearRegression',
    title: { en: 'Gradient descent in the bowl: w, b and the costs', zh: '在碗中梯度下降：w、b 与成本' },
    lesson: '1.9',
    points: 5,
    cases: [
      (draw) => trainingCase(draw, 5, 3),
      (draw) => trainingCase(draw, 4, 1),
      (draw) => fewCase(draw, 3, 2),
      (draw) => fewCase(draw, 1, 1),
      (draw) => trainingCase(draw, 4, 0),
    ],
  },
  {
    id: 'training-curves',
    fn: 'trainLinearRegression',
    title: {
      en: 'Twelve steps with raw and with normalized features',
      zh: '用原始特征与归一化特征各走 12 步',
    },
    lesson: '1.9',
    points: 3,
    driver: 'followTraining',
    uses: ['trainLinearRegression', 'fitNormalization', 'applyNormalization'],
    cases: [(draw) => curveCase(draw, false), (draw) => curveCase(draw, true)],
    judging: { kind: 'trajectory', components: () => components },
  },
  {
    id: 'steps-to-converge',
    fn: 'stepsToConverge',
    title: { en: 'The number of steps to a target', zh: '到达目标所需的步数' },
    lesson: '1.9',
    points: 3,
    cases: [
      (draw) => convergenceCase(draw, 'below'),
      (draw) => convergenceCase(draw, 'exactly'),
      (draw) => convergenceCase(draw, 'never'),
      vanishingCase,
      // The start is already there, and it is all there is.
      (draw) => [[draw.integer(1, 9)], 10],
      (draw) => [[draw.integer(1, 9), 12, 3], 10],
    ],
  },
  {
    id: 'normalization-pays',
    fn: 'stepsToConverge',
    title: {
      en: 'The same target with raw and with normalized features',
      zh: '同一目标：原始特征与归一化特征的步数',
    },
    lesson: '1.9',
    points: 2,
    driver: 'compareDescents',
    uses: [
      'stepsToConverge',
      'conditionNumber',
      'trainLinearRegression',
      'fitNormalization',
      'applyNormalization',
    ],
    cases: [raceCase],
    blindTo: {
      'steps-never-minus-one': 'both descents reach the target; steps-to-converge has one that does not',
      'steps-strictly-below': 'a cost meets a target exactly only by design; steps-to-converge has one',
    },
  },
];

/** A straight line trained with mini-batches that disagree: with a constant rate it swings, with decay it settles. */
import type { Component } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CheckSpec } from '../../../grader/plan/spec.ts';

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Mini-batches of two noisy points on a line; |x| ≤ 1.2 keeps rates up to 0.7 stable. */
function miniBatches(draw: Draw, count = 3): { x: number[]; y: number[] }[] {
  const [w, b] = [draw.uniform(1, 2), draw.uniform(-1, 1)];
  return Array.from({ length: count }, () => {
    const x = [rounded(draw.uniform(-1.2, -0.2)), rounded(draw.uniform(0.2, 1.2))];
    const y = x.map((value) => rounded(w * value + b + draw.pick([-1, 1]) * draw.uniform(0.3, 0.8)));
    return { x, y };
  });
}

function training(draw: Draw, decayRate: number, numEpochs: number): unknown[] {
  const theta = [rounded(draw.uniform(-2, -1)), rounded(draw.uniform(1, 2))];
  const learningRate0 = draw.integer(40, 60) / 100;
  return [theta, { miniBatches: miniBatches(draw), learningRate0, decayRate, numEpochs }];
}

/** The slope alone, or line and curve, from 0 where nothing is known yet. */
function others(draw: Draw, theta: readonly number[], size: { count: number; numEpochs: number }): unknown[] {
  const learningRate0 = draw.integer(20, 40) / 100;
  const options = { learningRate0, decayRate: 0.5, numEpochs: size.numEpochs };
  return [theta, { miniBatches: miniBatches(draw, size.count), ...options }];
}

const components: readonly Component[] = [0, 1, 2].map((row) => ({ parameter: 'theta', row }));

export const trainingChecks: readonly CheckSpec[] = [
  {
    id: 'train-with-decay',
    fn: 'trainWithDecay',
    title: { en: 'Mini-batch training with a decaying rate', zh: '学习率衰减的 mini-batch 训练' },
    lesson: '2.9',
    points: 8,
    driver: 'followTraining',
    restsOn: ['updateLr', 'decaySchedule'],
    judging: {
      kind: 'trajectory',
      tolerance: { relative: 1e-8, absolute: 1e-7 },
      components: () => components,
    },
    cases: [
      (draw) => training(draw, 1, 10),
      (draw) => training(draw, 0, 4),
      (draw) => others(draw, [rounded(draw.uniform(-2, -1)), 0, 0], { count: 2, numEpochs: 4 }),
      (draw) => others(draw, [rounded(draw.uniform(-2, -1))], { count: 1, numEpochs: 2 }),
      (draw) => others(draw, [0, 0], { count: 11, numEpochs: 1 }),
    ],
  },
];

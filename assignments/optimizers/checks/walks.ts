/** Checks of fifty steps of each optimizer through a long narrow valley, as in the pictures of lessons 2.6–2.8. */
import type { Component, Text } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CheckSpec } from '../../../grader/plan/spec.ts';

/** Ten times the rounding of the six decimals that come back. */
const tolerance = { relative: 1e-6, absolute: 1e-5 };
const components: readonly Component[] = [
  { parameter: 'W1', row: 0, column: 0 },
  { parameter: 'b1', row: 0 },
];

/** A valley ten times as steep across (b) as along (w), and a start on its slope with gradients of both signs. */
function valleyAndStart(draw: Draw) {
  const valley = {
    curvatureW: draw.uniform(0.8, 1.2),
    curvatureB: draw.uniform(9, 11),
    coupling: draw.uniform(0.3, 0.6),
    bottomW: draw.uniform(-0.5, 0.5),
    bottomB: draw.uniform(-0.5, 0.5),
  };
  const start = { w: valley.bottomW + draw.uniform(3, 4), b: valley.bottomB - draw.uniform(1, 1.5) };
  return { valley, start };
}

type WalkCheck = {
  readonly optimizer: 'gd' | 'momentum' | 'rmsprop' | 'adam';
  readonly fn: string;
  readonly title: Text;
  readonly lesson: string;
  readonly points: number;
  readonly rates: { readonly learningRate: number; readonly epsilon: number };
  readonly blindTo?: Readonly<Record<string, string>>;
};

function walkCheck({ optimizer, rates, ...rest }: WalkCheck): CheckSpec {
  return {
    ...rest,
    id: `${optimizer}-trajectory`,
    driver: 'walkWithOptimizer',
    cases: [
      (draw) => {
        const { valley, start } = valleyAndStart(draw);
        const walk = { start, steps: 50, beta: 0.9, beta1: 0.8, beta2: 0.95, ...rates };
        return [optimizer, valley, walk];
      },
    ],
    judging: { kind: 'trajectory', tolerance, components: () => components },
  };
}

const endsTheWalk = 'what is missing in its first answer ends the walk';

export const gdWalkCheck = walkCheck({
  optimizer: 'gd',
  fn: 'updateParametersWithGd',
  title: { en: 'Gradient descent: 50 steps through a narrow valley', zh: '梯度下降：在狭长谷中走 50 步' },
  lesson: '2.1',
  points: 3,
  rates: { learningRate: 0.15, epsilon: 0.01 },
  blindTo: { 'gd-biases-kept/2': endsTheWalk, 'gd-last-layer-kept/2': endsTheWalk },
});

export const momentumWalkCheck = walkCheck({
  optimizer: 'momentum',
  fn: 'updateParametersWithMomentum',
  title: { en: 'Momentum: 50 steps through a narrow valley', zh: '动量：在狭长谷中走 50 步' },
  lesson: '2.6',
  points: 4,
  rates: { learningRate: 0.15, epsilon: 0.01 },
  blindTo: {
    'momentum-rate-inside-velocity':
      'with one learning rate for the whole walk both forms take the same path',
    'momentum-last-layer-kept/2': endsTheWalk,
  },
});

export const rmspropWalkCheck = walkCheck({
  optimizer: 'rmsprop',
  fn: 'updateParametersWithRmsprop',
  title: { en: 'RMSprop: 50 steps through a narrow valley', zh: 'RMSprop：在狭长谷中走 50 步' },
  lesson: '2.7',
  points: 4,
  rates: { learningRate: 0.05, epsilon: 0.01 },
});

export const adamWalkCheck = walkCheck({
  optimizer: 'adam',
  fn: 'updateParametersWithAdam',
  title: { en: 'Adam: 50 steps through a narrow valley', zh: 'Adam：在狭长谷中走 50 步' },
  lesson: '2.8',
  points: 5,
  rates: { learningRate: 0.1, epsilon: 0.01 },
});

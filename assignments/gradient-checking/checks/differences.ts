/** Checks of the functions of one number. */

import type { Tolerance } from '../../../grader/model.ts';
import { type CheckSpec, probe } from '../../../grader/plan/spec.ts';

/** Values up to 30 and ε ≥ 1e-3 leave rounding noise of 3e-12; one-sided and two-sided differ by 1e-4 and more. */
const tolerance: Tolerance = { relative: 1e-8, absolute: 1e-9 };

/** A relative difference at ε ≥ 1e-3 is exact to about 1e-13; one that is 1e-6 large keeps 5 digits. */
const ratioTolerance: Tolerance = { relative: 1e-7, absolute: 1e-11 };

export const differenceChecks: readonly CheckSpec[] = [
  {
    id: 'one-sided-difference',
    fn: 'oneSidedDifference',
    title: { en: 'One-sided difference of a function', zh: '函数的单边差商' },
    lesson: '1.12',
    points: 4,
    judging: { kind: 'values', tolerance },
    cases: [
      () => [probe('cube'), 1, 0.01],
      (draw) => [probe('cube'), draw.uniform(-2, -0.5), 0.1],
      () => [probe('exponential'), 0, 0.001],
      (draw) => [probe('logistic'), draw.uniform(0.5, 2), 0.01],
    ],
  },
  {
    id: 'two-sided-difference',
    fn: 'twoSidedDifference',
    title: { en: 'Two-sided difference of a function', zh: '函数的双边差商' },
    lesson: '1.12',
    points: 6,
    judging: { kind: 'values', tolerance },
    cases: [
      () => [probe('cube'), 1, 0.01],
      (draw) => [probe('cube'), draw.uniform(-2, -0.5), 0.1],
      () => [probe('exponential'), 0, 0.001],
      (draw) => [probe('logistic'), draw.uniform(0.5, 2), 0.01],
    ],
  },
  {
    id: 'exercise-cost',
    fn: 'forwardPropagation',
    title: { en: 'Cost of the one-dimensional exercise', zh: '一维练习的成本' },
    lesson: '1.13',
    points: 2,
    cases: [
      () => [2, 4],
      (draw) => [draw.uniform(1, 5), draw.uniform(-5, -1)],
      () => [0, 3],
      (draw) => [draw.uniform(-5, -1), 0],
    ],
  },
  {
    id: 'exercise-slope',
    fn: 'backwardPropagation',
    title: { en: 'Derivative of the one-dimensional exercise', zh: '一维练习的导数' },
    lesson: '1.13',
    points: 2,
    driver: 'costAndSlope',
    uses: ['forwardPropagation', 'backwardPropagation'],
    cases: [
      () => [2, 4],
      (draw) => [draw.uniform(2, 5), draw.uniform(-5, -1)],
      () => [0, 3],
      (draw) => [draw.uniform(-5, -1), 0],
    ],
  },
  {
    id: 'gradient-check-of-one-parameter',
    fn: 'gradientCheck',
    title: { en: 'Gradient check of one parameter', zh: '单个参数的梯度检验' },
    lesson: '1.13',
    points: 6,
    restsOn: ['relativeDifference', 'twoSidedDifference', 'forwardPropagation', 'backwardPropagation'],
    judging: { kind: 'values', tolerance: ratioTolerance },
    cases: [
      () => [2, 4, 0.01],
      // At θ = 0 the default ε = 1e-7 leaves no rounding: J(ε) and J(−ε) differ in sign alone.
      (draw) => [draw.uniform(0.5, 2), 0],
      (draw) => [
        draw.uniform(0.5, 2),
        draw.uniform(0.5, 2),
        0.01,
        probe('cubicForward'),
        probe('cubicBackward'),
      ],
      (draw) => [
        draw.uniform(-2, -0.5),
        draw.uniform(-2, -0.5),
        0.001,
        probe('cubicForward'),
        probe('buggyCubicBackward'),
      ],
      // Slopes of opposite signs: |a − b| and |a| + |b| are one and the same, |a + b| is not.
      (draw) => [
        draw.uniform(0.5, 2),
        draw.uniform(0.5, 2),
        0.001,
        probe('cubicForward'),
        probe('oppositeCubicBackward'),
      ],
    ],
  },
];

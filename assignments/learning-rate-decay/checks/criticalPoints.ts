/** Checks of gradient, Hessian and eigenvalues, and of what they say about a point. */
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CheckSpec, probe } from '../../../grader/plan/spec.ts';

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** A point of numbers of either sign, none near 0. */
const point = (draw: Draw, length: number, low: number, high: number): number[] =>
  Array.from({ length }, () => rounded(draw.pick([-1, 1]) * draw.uniform(low, high)));

/** A point that rounding keeps from being itself again after steps of ε, −2ε and ε: who takes them in it changes it. */
const restless = (draw: Draw, epsilon: number, make: () => number[]): number[] =>
  draw.until((theta) => theta.some((x) => x + epsilon - 2 * epsilon + epsilon !== x), make);

const differences: readonly CheckSpec[] = [
  {
    id: 'numerical-gradient',
    fn: 'numericalGradient',
    title: { en: 'Gradient by two-sided differences', zh: '用双边差商求梯度' },
    lesson: '2.10',
    points: 3,
    judging: { kind: 'values', tolerance: { relative: 1e-8, absolute: 1e-9 } },
    cases: [
      (draw) => [probe('himmelblau'), restless(draw, 0.001, () => point(draw, 2, 0.5, 3)), 0.001],
      (draw) => [probe('eggCrate'), point(draw, 2, 0.2, 1.2), 0.01],
      (draw) => [probe('threeWays'), point(draw, 3, 0.5, 2), 0.01],
      (draw) => [probe('chain'), point(draw, 1, 0.5, 2), 0.02],
      (draw) => [probe('chain'), [...point(draw, 3, 0.5, 2), 0, 0], 0.01],
    ],
  },
  {
    id: 'numerical-hessian',
    fn: 'numericalHessian',
    title: { en: 'Hessian by differences', zh: '用差商求 Hessian 矩阵' },
    lesson: '2.10',
    points: 8,
    // Wide enough for the usual three-point formula on the diagonal, which has another error of O(ε²).
    judging: { kind: 'values', tolerance: { relative: 5e-5, absolute: 1e-6 } },
    cases: [
      (draw) => [probe('himmelblau'), point(draw, 2, 1, 3), 0.001],
      (draw) => [probe('rosenbrock'), point(draw, 2, 0.5, 1.5), 0.001],
      (draw) => [probe('eggCrate'), point(draw, 2, 0.4, 1.1), 0.001],
      (draw) => [probe('threeWays'), restless(draw, 0.001, () => point(draw, 3, 0.5, 2)), 0.001],
      (draw) => [probe('chain'), point(draw, 1, 0.5, 1), 0.002],
      (draw) => [probe('chain'), [...point(draw, 3, 0.5, 2), 0, 0], 0.002],
    ],
  },
  {
    id: 'eigenvalues',
    fn: 'symmetricEigenvalues',
    title: { en: 'Eigenvalues of a symmetric 2 × 2 matrix', zh: '2 × 2 对称矩阵的特征值' },
    lesson: '2.10',
    points: 6,
    cases: [
      () => [
        [
          [2, 1],
          [1, -1],
        ],
      ],
      (draw) => [symmetric(point(draw, 3, 0.5, 4))],
      (draw) => [symmetric([3, rounded(draw.uniform(0.5, 2)), 3])],
      (draw) => [symmetric([rounded(draw.uniform(2, 4)), 0, -1])],
      (draw) => [symmetric([1, draw.pick([2, -2]), 4])],
      (draw) => [symmetric([-4, rounded(draw.uniform(0.5, 1.5)), -3])],
      // Diagonal: in another order as text, equal, nothing at all.
      (draw) => [symmetric([-draw.integer(1, 2), 0, -draw.integer(3, 5)])],
      (draw) => [symmetric([draw.integer(10, 13), 0, draw.integer(5, 9)])],
      (draw) => [symmetric([9, 0, draw.integer(10, 13)])],
      () => [symmetric([2, 0, 2])],
      () => [symmetric([0, 0, 0])],
    ],
  },
];

/** (a b; b d). */
const symmetric = ([a = 0, b = 0, d = 0]: readonly number[]): number[][] => [
  [a, b],
  [b, d],
];

const slopes = (draw: Draw, n: number, size: number): number[] =>
  point(draw, n, 0.1, 0.5).map((value) => value * size);

/** A point of kindOfPoint: gradient of the given size, one eigenvalue for each sign (0 is ±1e-5), tolerance 1e-3. */
function signs(draw: Draw, pattern: readonly (1 | 0 | -1)[], size = 1e-4): unknown[] {
  const eigenvalues = pattern.map((sign) =>
    sign === 0 ? draw.pick([-1e-5, 1e-5]) : sign * rounded(draw.uniform(0.5, 5)),
  );
  return [slopes(draw, pattern.length, size), eigenvalues, 0.001];
}

const kinds: CheckSpec = {
  id: 'kind-of-point',
  fn: 'kindOfPoint',
  title: { en: 'What the signs of the eigenvalues say', zh: '特征值的符号说明什么' },
  lesson: '2.10',
  points: 7,
  cases: [
    (draw) => signs(draw, [1, 1]),
    (draw) => signs(draw, [-1, -1]),
    (draw) => signs(draw, [-1, 1]),
    (draw) => signs(draw, [-1, -1, -1]),
    (draw) => signs(draw, [-1, -1, 1, 1]),
    (draw) => signs(draw, [-1, 1, 1, 1, 1]),
    (draw) => signs(draw, [0, 1, 1]),
    (draw) => signs(draw, [-1, 0]),
    (draw) => signs(draw, [0, 0]),
    (draw) => signs(draw, [-1, 0, 1], 0),
    (draw) => signs(draw, [1, 1], 1),
    (draw) => [[rounded(draw.uniform(-2, -1)), 0, 0], [1, 2, 3], 0.001],
    // Two slopes that are small one by one but not together, two that cancel when added, a λ on the limit.
    () => [[0.0008, 0.0008], [1, 2], 0.001],
    () => [[0.005, -0.005], [1, 2], 0.001],
    () => [[0, 0], [1, 2], 1],
    () => [[0, 0], [-2, -1], 1],
    () => [[0, 0], [0, 3], 0.001],
    // A norm on the limit, by 3, 4 and 5.
    () => [[3, -4], [6, 7], 5],
    () => [[-3, 4], [-6, 7], 5],
    (draw) => signs(draw, [1]),
    (draw) => signs(draw, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1]),
  ],
};

type Point = readonly [number, number];

const himmelblauMinima: readonly [Point, ...Point[]] = [
  [3, 2],
  [-2.805118087, 3.131312518],
  [-3.779310253, -3.283185991],
  [3.58442834, -1.848126527],
];
const himmelblauSaddles: readonly [Point, ...Point[]] = [
  [0.086677504, 2.884254701],
  [3.385154184, 0.073851879],
  [-3.073025751, -0.081353044],
  [-0.127961347, -1.95371498],
];

/** A critical point of the egg crate, where x + y = uπ and x − y = vπ, u and v of the given parity. */
function crate(draw: Draw, oddU: 0 | 1, oddV: 0 | 1): number[] {
  const u = 2 * draw.integer(-1, 1) + oddU;
  const v = 2 * draw.integer(-1, 1) + oddV;
  return [((u + v) / 2) * Math.PI, ((u - v) / 2) * Math.PI];
}

const rules = [0.001, 0.01] as const;

const classification: CheckSpec = {
  id: 'classify-critical-point',
  fn: 'classifyCriticalPoint',
  title: { en: 'Minimum, maximum, saddle or plateau?', zh: '极小、极大、鞍点还是平台？' },
  lesson: '2.10',
  points: 7,
  restsOn: ['numericalGradient', 'numericalHessian', 'symmetricEigenvalues', 'kindOfPoint'],
  cases: [
    () => [probe('horseSaddle'), [0, 0], ...rules],
    () => [probe('twistedSaddle'), [0, 0], ...rules],
    (draw) => [probe('himmelblau'), [...draw.pick(himmelblauMinima)], ...rules],
    () => [probe('himmelblau'), [-0.27084459, -0.923038553], ...rules],
    (draw) => [probe('himmelblau'), [...draw.pick(himmelblauSaddles)], ...rules],
    () => [probe('rosenbrock'), [1, 1], ...rules],
    (draw) => [probe('eggCrate'), crate(draw, 0, 1), ...rules],
    (draw) => [probe('eggCrate'), crate(draw, 1, 1), ...rules],
    (draw) => [probe('eggCrate'), crate(draw, 0, 0), ...rules],
    () => [probe('monkeySaddle'), [0, 0], ...rules],
    (draw) => [probe('trough'), [0, draw.integer(-3, 3)], ...rules],
    (draw) => [probe('horseSaddle'), restless(draw, 0.001, () => point(draw, 2, 0.5, 2)), ...rules],
    (draw) => [probe('rosenbrock'), [0.5, rounded(draw.uniform(1, 2))], ...rules],
    // Between ε and the tolerance: an eigenvalue of −2, a slope; and a slope between a small tolerance and a large ε.
    () => [probe('twistedSaddle'), [0, 0], 0.001, 3],
    (draw) => [probe('horseSaddle'), point(draw, 2, 0.1, 0.2), 0.001, 1],
    (draw) => [probe('horseSaddle'), [0, rounded(draw.uniform(0.01, 0.02))], 0.05, 0.01],
  ],
};

export const criticalPointChecks: readonly CheckSpec[] = [...differences, kinds, classification];

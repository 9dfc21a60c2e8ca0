/** Checks of one layer forward, of L layers forward and of the cost. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import type { Matrix } from '../../../reference/matrix.ts';
import { linearForward } from '../../../reference/propagation.ts';
import { areDistinct, deepProblem, freshProblem, livelyProblem, type Problem, rounded } from './inputs.ts';

/** Arguments (A, W, b) for `units` units with `inputs` inputs and m examples; no bias near 0, no two equal. */
function linearCase(units: number, inputs: number, m: number) {
  return (draw: Draw): CaseArguments => {
    const b = draw.until(
      (candidate) => candidate.every((value) => Math.abs(value) > 0.1) && areDistinct(candidate),
      () => rounded(draw.vector(units)),
    );
    return [rounded(draw.matrix(inputs, m)), rounded(draw.matrix(units, inputs)), b];
  };
}

/** The same with zeros: the first input of the first example, a weight and a bias, and two biases that are equal. */
function linearCaseWithZeros(draw: Draw): CaseArguments {
  const A = rounded(draw.matrix(2, 2));
  const W = rounded(draw.matrix(3, 2));
  return [withZero(A), withZero(W), equalAroundZero(draw)];
}

const withZero = (A: Matrix): Matrix =>
  A.map((row, i) => row.map((value, j) => (i === 0 && j === 0 ? 0 : value)));

function equalAroundZero(draw: Draw): number[] {
  const bias = rounded(draw.uniform(0.3, 1.5));
  return [bias, 0, bias];
}

/** Arguments (APrev, W, b, activation) of three units of relu for one example, with zeros as above. */
function reluCase(draw: Draw): CaseArguments {
  return draw.until(
    ([APrev, W, b]) => hasBothSigns(linearForward(APrev, W, b)),
    () =>
      [
        withZero(rounded(draw.matrix(2, 1))),
        withZero(rounded(draw.matrix(3, 2))),
        equalAroundZero(draw),
        'relu',
      ] as const,
  );
}

const hasBothSigns = (Z: Matrix): boolean => Z.flat().some((z) => z > 0.2) && Z.flat().some((z) => z < -0.2);

/** Arguments (APrev, W, b, activation) with Z on both sides of 0. */
function activationCase([units, inputs, m]: readonly [number, number, number], activation: string) {
  return (draw: Draw): CaseArguments => {
    const [APrev, W, b] = draw.until(
      ([A, weights, biases]) => hasBothSigns(linearForward(A, weights, biases)) && areDistinct(biases),
      () =>
        [
          rounded(draw.matrix(inputs, m)),
          rounded(draw.matrix(units, inputs)),
          rounded(draw.vector(units)),
        ] as const,
    );
    return [APrev, W, b, activation];
  };
}

/** Arguments (X, parameters). */
const toForward = ({ X, parameters }: Problem): CaseArguments => [X, parameters];

function modelCase(layerSizes: readonly number[], m: number) {
  return (draw: Draw): CaseArguments => toForward(livelyProblem(draw, layerSizes, m));
}

/** Arguments (AL, Y) with ŷ well inside (0, 1). */
function costCase(m: number) {
  return (draw: Draw): CaseArguments => [
    [Array.from({ length: m }, () => rounded(draw.uniform(0.05, 0.95), 3))],
    draw.labels(m),
  ];
}

/** ŷ near 0 where y is 1: a number added inside the logarithm shows. */
function boldCase(draw: Draw): CaseArguments {
  return [[[rounded(draw.uniform(0.005, 0.02), 4), rounded(draw.uniform(0.3, 0.7))]], [[1, 0]]];
}

const layerChecks: readonly CheckSpec[] = [
  {
    id: 'linear-forward',
    fn: 'linearForward',
    title: { en: 'Z = W A + b, as many units as inputs', zh: 'Z = W A + b，单元数等于输入数' },
    lesson: 'A2',
    points: 4,
    cases: [linearCase(3, 3, 4), linearCase(2, 2, 2)],
  },
  {
    id: 'linear-forward-shapes',
    fn: 'linearForward',
    title: { en: 'Z = W A + b, layers of any size', zh: 'Z = W A + b，任意大小的层' },
    lesson: 'A2',
    points: 3,
    cases: [linearCase(2, 2, 3), linearCase(3, 1, 2), linearCase(1, 3, 1), linearCaseWithZeros],
  },
  {
    id: 'linear-activation-forward',
    fn: 'linearActivationForward',
    title: { en: 'One layer forward, with its cache', zh: '一层的前向传播与缓存' },
    lesson: 'A2',
    points: 6,
    restsOn: ['linearForward', 'sigmoid', 'tanh', 'relu'],
    cases: [reluCase, activationCase([2, 1, 3], 'sigmoid'), activationCase([1, 2, 3], 'tanh')],
  },
  {
    id: 'model-forward',
    fn: 'lModelForward',
    title: { en: 'L layers forward, with their caches', zh: 'L 层的前向传播与各层缓存' },
    lesson: 'A2',
    points: 8,
    restsOn: ['linearForward', 'linearActivationForward', 'sigmoid', 'relu'],
    cases: [
      modelCase([2, 2, 2, 1], 3),
      (draw) => toForward(freshProblem(draw, [2, 2, 1], 2)),
      modelCase([2, 1], 1),
      (draw) => toForward(deepProblem(draw, 2)),
    ],
  },
];

/** Mistakes that the cost of a certain ŷ cannot show: its size is free, and depends on where ŷ is clipped. */
const sizeIsFree = 'how large the cost of a certain and wrong ŷ is depends on where it is clipped';

const costChecks: readonly CheckSpec[] = [
  {
    id: 'cost',
    fn: 'computeCost',
    title: { en: 'Cross-entropy', zh: '交叉熵成本' },
    lesson: 'A2',
    points: 8,
    cases: [costCase(4), costCase(7), boldCase, costCase(1)],
    blindTo: Object.fromEntries(
      [
        'cost-not-clipped',
        'cost-clipped-too-fine',
        'cost-infinite-when-wrong',
        'cost-drops-infinite-terms',
        'cost-clipped-too-coarse',
      ].map((id) => [id, 'inside (0, 1) every logarithm is finite']),
    ),
  },
  {
    id: 'cost-of-certainty',
    fn: 'computeCost',
    title: { en: 'A finite cost where ŷ is exactly 0 or 1', zh: 'ŷ 恰为 0 或 1 时成本仍有限' },
    lesson: 'A2',
    points: 4,
    driver: 'sizeOfCost',
    cases: [
      () => [[[1, 0, 1]], [[1, 0, 1]]],
      () => [[[1]], [[0]]],
      () => [[[0]], [[1]]],
      (draw) => [[[1, rounded(draw.uniform(0.3, 0.7)), 0]], [[1, 1, 0]]],
    ],
    blindTo: {
      'cost-not-averaged': sizeIsFree,
      'cost-log2': sizeIsFree,
      'cost-log10': sizeIsFree,
      'cost-divided-by-2m': sizeIsFree,
      'cost-epsilon-inside-log': sizeIsFree,
    },
  },
];

export const forwardChecks: readonly CheckSpec[] = [...layerChecks, ...costChecks];

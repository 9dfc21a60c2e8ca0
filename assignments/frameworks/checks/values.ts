/** Checks of what the functions return. */
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CaseArguments, type CheckSpec, rng } from '../../../grader/plan/spec.ts';
import { accuracyOfLogits, forwardLogits, leastMargin } from '../../../reference/logits.ts';
import { type Matrix, transpose } from '../../../reference/matrix.ts';
import { largestClasses } from '../../../reference/softmax.ts';
import { drawClasses, drawLabels } from '../../softmax/checks/inputs.ts';
import {
  chainNetwork,
  column,
  decidedNetwork,
  deepSizes,
  examplesOf,
  float32,
  type PlainNetwork,
  plainNetwork,
  short,
} from './inputs.ts';
import { fromRows } from './tensors.ts';

const judging = { kind: 'values', tolerance: float32 } as const;

/** The name of a function before its arguments, as the driver wants them. */
const named = (name: string, ...cases: ((draw: Draw) => CaseArguments)[]): CheckSpec['cases'] =>
  cases.map((make) => (draw: Draw) => [name, ...make(draw)]);

function linearCase(draw: Draw, [n, k, m]: readonly [number, number, number]): CaseArguments {
  return [short(draw.matrix(n, k)), short(draw.matrix(k, m)), column(draw.vector(n))];
}

/** The first number of each matrix is 0. */
function withZeros(matrices: CaseArguments): CaseArguments {
  return (matrices as Matrix[]).map(([row = [], ...rows]) => [[0, ...row.slice(1)], ...rows]);
}

const withoutLabels = ({ X, parameters }: PlainNetwork): CaseArguments => [X, parameters];

function forwardCase(draw: Draw, layerSizes: readonly number[], m: number): CaseArguments {
  const { X, parameters } = plainNetwork(draw, layerSizes, m);
  return [X, parameters];
}

const costCase = (draw: Draw, C: number, m: number): CaseArguments => [
  short(draw.matrix(C, m)),
  drawLabels(draw, C, m),
];

/**
 * Logits of ±200 and ±120: one example predicted with certainty, rightly, and one wrongly. Their sizes differ, so that no
 * sum of them cancels, which float32 would blur.
 */
function sureCase(draw: Draw): CaseArguments {
  const near = (center: number) => center + draw.integer(-9, 9);
  const logits = [
    [near(200), near(120), draw.integer(-2, 2)],
    [near(-200), near(-120), draw.integer(-2, 2)],
    [draw.integer(-9, 9), draw.integer(-9, 9), draw.integer(-2, 2)],
  ];
  const labels = [
    [1, 0, 0],
    [0, 1, draw.integer(0, 1)],
    [0, 0, 0],
  ];
  const last = (labels[1]?.[2] ?? 0) === 1 ? 0 : 1;
  return [logits, labels.map((row, j) => (j === 2 ? [0, 0, last] : row))];
}

function gradientCase(draw: Draw, layerSizes: readonly number[], m: number): CaseArguments {
  const { X, Y, parameters } = plainNetwork(draw, layerSizes, m);
  return [X, Y, parameters];
}

/** A class is predicted that no number of a unit one layer below could be, where there is such a layer. */
function predictCase(draw: Draw, layerSizes: readonly number[], m: number): CaseArguments {
  const below = layerSizes.length > 2 ? (layerSizes.at(-2) ?? 0) : 0;
  const { X, parameters } = draw.until(
    (network) =>
      largestClasses(forwardLogits(network.X, fromRows(network.parameters))).some((c) => c >= below),
    () => decidedNetwork(draw, layerSizes, m),
  );
  return [X, parameters];
}

/** Logits of which about a quarter, never the first, have their largest number at another class than the true one. */
export function accuracyCase(draw: Draw, C: number, m: number): [Matrix, Matrix] {
  const isFit = ([logits, labels]: [Matrix, Matrix]) =>
    accuracyOfLogits(logits, labels) === Math.floor((3 * m) / 4) / m &&
    accuracyOfLogits(examplesOf(logits, 0, 1), examplesOf(labels, 0, 1)) === 1 &&
    leastMargin(logits) > 0.02 &&
    leastMargin(transpose(logits)) > 0.02;
  return draw.until(isFit, () => {
    const labels = drawLabels(draw, C, m);
    return [
      short(draw.matrix(C, m).map((row, j) => row.map((z, i) => z + 1.5 * (labels[j]?.[i] ?? 0)))),
      labels,
    ];
  });
}

/** The ordinary checks of functions that make one thing from another; training has a file of its own. */
export const valueChecks: readonly CheckSpec[] = [
  {
    id: 'linear',
    fn: 'linearFunction',
    title: { en: 'W X + b in tensors', zh: '用张量计算 W X + b' },
    lesson: '3.11',
    points: 4,
    driver: 'resultOf',
    judging,
    cases: named(
      'linearFunction',
      (draw) => linearCase(draw, [2, 3, 4]),
      (draw) => linearCase(draw, [3, 3, 3]),
      (draw) => linearCase(draw, [1, 3, 1]),
      (draw) => withZeros(linearCase(draw, [3, 1, 2])),
    ),
  },
  {
    id: 'one-hot',
    fn: 'oneHotMatrix',
    title: {
      en: 'One-hot labels in float32, a column for each example',
      zh: 'float32 的 one-hot 标签，每个样本一列',
    },
    lesson: '3.11',
    points: 5,
    driver: 'resultOf',
    judging,
    cases: named(
      'oneHotMatrix',
      (draw) => [[0, ...drawClasses(draw, 3, 3), 2], 4],
      (draw) => [drawClasses(draw, 2, 4), 3],
      () => [[1], 2],
    ),
  },
  {
    id: 'parameters',
    fn: 'initializeParameters',
    title: {
      en: 'Initial parameters: trainable variables of the right shapes',
      zh: '初始参数：形状正确、可训练的变量',
    },
    lesson: '3.11',
    points: 5,
    driver: 'describeParameters',
    cases: [
      (draw) => [[3, 2], rng(draw.seedFor('weights'))],
      (draw) => [[2, draw.integer(4, 6), 3], rng(draw.seedFor('weights'))],
      (draw) => [deepSizes, rng(draw.seedFor('weights'))],
    ],
  },
  {
    id: 'forward',
    fn: 'forwardPropagation',
    title: { en: 'The logits of a network', zh: '网络的 logit' },
    lesson: '3.11',
    points: 8,
    driver: 'resultOf',
    restsOn: ['linearFunction'],
    judging,
    cases: named(
      'forwardPropagation',
      (draw) => forwardCase(draw, [2, 2, 3], 2),
      (draw) => forwardCase(draw, [3, 2], 2),
      (draw) => forwardCase(draw, [1, 2, 2, 2], 2),
      (draw) => withoutLabels(chainNetwork(draw, deepSizes, 1)),
    ),
  },
  {
    id: 'cost',
    fn: 'computeCost',
    title: { en: 'The cost of logits, large ones too', zh: '由 logit 计算成本，包括很大的 logit' },
    lesson: '3.11',
    points: 8,
    driver: 'resultOf',
    judging,
    cases: named(
      'computeCost',
      (draw) => costCase(draw, 4, 3),
      (draw) => costCase(draw, 3, 1),
      sureCase,
    ),
  },
  {
    id: 'gradients',
    fn: 'computeGradients',
    title: { en: 'Cost and gradients by tf.variableGrads', zh: '用 tf.variableGrads 求成本与梯度' },
    lesson: '3.11',
    points: 9,
    driver: 'resultOf',
    restsOn: ['linearFunction', 'forwardPropagation', 'computeCost'],
    judging,
    cases: named(
      'computeGradients',
      (draw) => gradientCase(draw, [2, 2, 3], 4),
      (draw) => gradientCase(draw, [3, 2], 3),
      (draw) => gradientCase(draw, [1, 2, 2, 2], 3),
      (draw) => Object.values(chainNetwork(draw, deepSizes, 1)),
    ),
  },
  {
    id: 'predict',
    fn: 'predict',
    title: { en: 'The class with the largest logit', zh: 'logit 最大的类别' },
    lesson: '3.11',
    points: 5,
    driver: 'resultOf',
    restsOn: ['linearFunction', 'forwardPropagation'],
    judging,
    cases: named(
      'predict',
      (draw) => predictCase(draw, [2, 2, 4], 5),
      (draw) => predictCase(draw, [3, 3], 4),
      (draw) => withoutLabels(chainNetwork(draw, [2, 1, 3], 1)),
      // All logits are below 0, and the first is not the largest.
      () => [[[1, 2]], { W1: [[-2], [-0.5], [-1]], b1: [[-0.25], [-0.5], [-0.25]] }],
    ),
  },
  {
    id: 'accuracy',
    fn: 'computeAccuracy',
    title: { en: 'Accuracy', zh: '准确率' },
    lesson: '3.11',
    points: 4,
    driver: 'resultOf',
    judging,
    cases: named(
      'computeAccuracy',
      (draw) => accuracyCase(draw, 4, 8),
      (draw) => accuracyCase(draw, 3, 5),
      (draw) => [short(draw.matrix(3, 1)), drawLabels(draw, 3, 1)],
    ),
  },
];

/** Checks of predictions, accuracy and training. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import { type Matrix, mapEntries, type Vector } from '../../../reference/matrix.ts';
import {
  depthOf,
  linearForward,
  matrixOf,
  type Parameters,
  sigmoid,
  vectorOf,
} from '../../../reference/propagation.ts';
import { largestClasses, oneHotMatrix } from '../../../reference/softmax.ts';
import { accuracyOf, forwardPropagation, trainSoftmaxModel } from '../../../reference/softmaxNetwork.ts';
import { componentsOf, deepNetwork, drawClasses, drawClouds, livelyNetwork, type Network } from './inputs.ts';

/** A network and examples of which one is predicted with less than a half, and one otherwise with sigmoid for relu. */
function predictCase(draw: Draw, layerSizes: readonly number[], m: number): CaseArguments {
  const isUnsure = (yHat: Vector) => Math.max(...yHat) < 0.5 && yHat.indexOf(Math.max(...yHat)) > 0;
  const isTelling = ({ AL, X, parameters }: Network) => {
    const others = classesBySigmoid(X, parameters);
    return columnsOf(AL).some(isUnsure) && largestClasses(AL).some((yHat, i) => yHat !== others[i]);
  };
  const { X, parameters } = draw.until(isTelling, () => livelyNetwork(draw, layerSizes, m));
  return [X, parameters];
}

/** What would be predicted if hidden layers had sigmoid. */
function classesBySigmoid(X: Matrix, parameters: Parameters): Vector {
  const L = depthOf(parameters);
  let A = X;
  for (let l = 1; l <= L; l++) {
    const Z = linearForward(A, matrixOf(parameters, `W${l}`), vectorOf(parameters, `b${l}`));
    A = l < L ? mapEntries(Z, sigmoid) : Z;
  }
  return largestClasses(A);
}

/** Whole numbers and two classes with the same weights, the first of them in place `first`, which win in every example. */
function tiedCase(draw: Draw, first: 0 | 1): CaseArguments {
  const weights = [draw.integer(1, 3), draw.integer(1, 3)];
  const X = [0, 1].map((k) => Array.from({ length: 3 }, (_, i) => (i === 2 ? k : draw.integer(1, 3))));
  const isFirst = (c: number) => c === first || c === first + 1;
  const W1 = [0, 1, 2].map((c) => (isFirst(c) ? weights : weights.map((w) => -w)));
  return [X, { W1: [...W1, [0, 0]], b1: [0, 1, 2, 3].map((c) => Number(isFirst(c))) }];
}

/** A network so deep that layers sort otherwise as text; no hidden layer has the class that its last one predicts. */
function deepPredictCase(draw: Draw): CaseArguments {
  const isLast = ({ AL }: Network) => columnsOf(AL).every((yHat) => yHat.indexOf(Math.max(...yHat)) === 2);
  const { X, parameters } = draw.until(isLast, () => deepNetwork(draw, 1));
  return [X, parameters];
}

const columnsOf = (A: Matrix): Vector[] => (A[0] ?? []).map((_, j) => A.map((row) => row[j] ?? 0));

/**
 * Two wrong predictions among m. Class 0 is predicted rightly and wrongly and missed, and the wrong ones lie off by one and
 * by more.
 */
function accuracyCase(draw: Draw, C: number, m: number): CaseArguments {
  const telling = [
    [0, 0],
    [0, draw.integer(2, C - 1)],
    [1, 0],
  ] as const;
  const right = drawClasses(draw, C, m - telling.length).map((label) => [label, label] as const);
  const split = draw.integer(0, right.length);
  const pairs = [...right.slice(0, split), ...telling, ...right.slice(split)];
  return [pairs.map(([predicted]) => predicted), pairs.map(([, label]) => label)];
}

/** A network whose training moves every parameter, and its rates. */
function trajectoryCase(draw: Draw, layerSizes: readonly number[], numIterations: number): CaseArguments {
  const learningRate = 0.3;
  const staysLively = ({ X, Y, parameters }: Network) => {
    const trained = trainSoftmaxModel(X, Y, parameters, learningRate, numIterations);
    const { AL } = forwardPropagation(X, trained.parameters);
    return AL.flat().every((yHat) => yHat > 0.001 && yHat < 0.99);
  };
  const { X, Y, parameters } = draw.until(staysLively, () => livelyNetwork(draw, layerSizes, 4));
  return [{ X, Y, parameters }, learningRate, numIterations];
}

/**
 * Three clouds and weights that begin small. The rate is so large that the cost rises once before the last update, though
 * no probability comes near 0; in the end each example has a class above a half, and one that is wrong lies off by one.
 */
function classifierCase(draw: Draw, m: number): CaseArguments {
  const [learningRate, numIterations] = [2, 4];
  const isTelling = ([X, Y, start]: CaseArguments) => {
    const set = [X as Matrix, Y as Matrix] as const;
    const { costs, parameters, accuracy } = trainSoftmaxModel(
      ...set,
      start as Parameters,
      learningRate,
      numIterations,
    );
    if (!rises(costs.slice(0, -1)) || costs.some((cost) => cost > 2)) return false;
    const { AL } = forwardPropagation(set[0], parameters);
    return areConfused(AL, set[1]) && accuracyOf(...set, start as Parameters) !== accuracy;
  };
  return draw.until(isTelling, () => {
    const { X, labels } = drawClouds(draw, 3, m);
    const blank = X.map((row, k) => (k === 0 ? row.with(0, 0) : row));
    return [blank, oneHotMatrix(labels, 3), draw.parameters([2, 3], 0.4), learningRate, numIterations];
  });
}

/** Whether every example has a class above a half, and one that is wrong lies off by one. */
function areConfused(AL: Matrix, Y: Matrix): boolean {
  const labels = largestClasses(Y);
  const off = largestClasses(AL).map((yHat, i) => Math.abs(yHat - (labels[i] ?? yHat)));
  return isSure(AL) && off.includes(1);
}

const rises = (costs: readonly number[]): boolean => costs.some((cost, k) => cost > (costs[k - 1] ?? cost));

/** Parameters of 0, and two examples that are told apart before training ends. */
const separableCase = (draw: Draw): CaseArguments => [
  [[draw.uniform(1, 2), -draw.uniform(0.5, 1)]],
  oneHotMatrix([0, 1], 2),
  { W1: [[0], [0]], b1: [0, 0] },
  0.4,
  2,
];

/** No update at all. */
function untrainedCase(draw: Draw): CaseArguments {
  const { X, Y, parameters } = draw.until(
    ({ AL }) => isSure(AL),
    () => livelyNetwork(draw, [2, 2, 2, 2], 3),
  );
  return [X, Y, parameters, 0.5, 0];
}

/** One update of a network so deep that layers sort otherwise as text. */
function deepTrainingCase(draw: Draw): CaseArguments {
  const [learningRate, numIterations] = [0.3, 1];
  const endsSure = ({ X, Y, parameters }: Network) => {
    const trained = trainSoftmaxModel(X, Y, parameters, learningRate, numIterations);
    return isSure(forwardPropagation(X, trained.parameters).AL);
  };
  const { X, Y, parameters } = draw.until(endsSure, () => deepNetwork(draw, 1));
  return [X, Y, parameters, learningRate, numIterations];
}

/** Whether every example has a class above a half: how the class is chosen is for predict to tell. */
const isSure = (AL: Matrix): boolean => columnsOf(AL).every((yHat) => Math.max(...yHat) > 0.5);

const notInTrajectory = 'accuracy is judged on its own';

export const trainingChecks: readonly CheckSpec[] = [
  {
    id: 'predict',
    fn: 'predict',
    title: { en: 'The most probable class of each example', zh: '每个样本最可能的类别' },
    lesson: '3.9',
    points: 5,
    restsOn: ['forwardPropagation', 'softmax'],
    cases: [
      (draw) => predictCase(draw, [2, 3, 3, 4], 6),
      (draw) => predictCase(draw, [1, 3, 5], 2),
      (draw) => tiedCase(draw, 1),
      (draw) => tiedCase(draw, 0),
      deepPredictCase,
    ],
  },
  {
    id: 'accuracy',
    fn: 'computeAccuracy',
    title: { en: 'Accuracy', zh: '准确率' },
    lesson: '3.9',
    points: 3,
    cases: [
      (draw) => accuracyCase(draw, 4, 8),
      (draw) => accuracyCase(draw, 3, 7),
      (draw) => {
        const only = [draw.integer(0, 2)];
        return [only, [...only]];
      },
    ],
  },
  {
    id: 'train-trajectory',
    fn: 'trainSoftmaxModel',
    title: {
      en: 'Training: cost and every parameter after each update',
      zh: '训练：每次更新后的成本与全部参数',
    },
    lesson: '3.9',
    points: 8,
    driver: 'followTraining',
    restsOn: ['forwardPropagation', 'backwardPropagation', 'computeCost', 'softmaxBackward', 'softmax'],
    cases: [(draw) => trajectoryCase(draw, [1, 2, 3], 3)],
    judging: {
      kind: 'trajectory',
      tolerance: { relative: 1e-7, absolute: 1e-8 },
      components: (args) => componentsOf((args[0] as { parameters: Parameters }).parameters),
    },
    blindTo: {
      'train-accuracy-at-start': notInTrajectory,
      'train-accuracy-percent': notInTrajectory,
    },
  },
  {
    id: 'train-classifier',
    fn: 'trainSoftmaxModel',
    title: { en: 'A trained classifier: cost curve and accuracy', zh: '训练好的分类器：成本曲线与准确率' },
    lesson: '3.9',
    points: 4,
    restsOn: [
      'forwardPropagation',
      'backwardPropagation',
      'computeCost',
      'softmaxBackward',
      'softmax',
      'predict',
      'computeAccuracy',
    ],
    cases: [(draw) => classifierCase(draw, 8), separableCase, untrainedCase, deepTrainingCase],
  },
];

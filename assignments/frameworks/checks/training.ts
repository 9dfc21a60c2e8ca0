/** Checks of the training step, course by course, and of the training loop. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import { type TrainingOptions, trainClassifier } from '../../../reference/frameworkTraining.ts';
import { accuracyOfLogits, forwardLogits, leastMargin } from '../../../reference/logits.ts';
import type { Matrix } from '../../../reference/matrix.ts';
import { oneHotMatrix } from '../../../reference/softmax.ts';
import { componentsOf, drawClouds, livelyNetwork } from '../../softmax/checks/inputs.ts';
import {
  chainNetwork,
  examplesOf,
  float32Training,
  isSteady,
  type Network,
  short,
  toPlain,
} from './inputs.ts';
import { fromRows, type PlainParameters } from './tensors.ts';

/** Which optimizer the driver makes, and its rates. */
type Choice = { readonly name: string; readonly learningRate: number; readonly momentum?: number };

const steps = 2;
const layerSizes = [1, 2, 2];

/** A training set and parameters that `steps` updates by any of the optimizers train steadily. */
function courseCase(draw: Draw, choice: Choice): CaseArguments {
  const m = 4;
  const options = { learningRate: choice.learningRate, numEpochs: steps, miniBatchSize: m };
  const network = draw.until(
    (candidate: Network) => isSteady(candidate, options),
    () => livelyNetwork(draw, layerSizes, m),
  );
  return [toPlain(network), choice, steps];
}

/** A single example, and a hidden layer of one unit. */
const chainSizes = [2, 1, 3];

function chainCourse(draw: Draw, choice: Choice): CaseArguments {
  return [chainNetwork(draw, chainSizes, 1), choice, steps];
}

/** One epoch with a single example. */
function chainModel(draw: Draw): CaseArguments {
  const { X, Y, parameters } = chainNetwork(draw, chainSizes, 1);
  return ['model', X, Y, parameters, { learningRate: 0.01, numEpochs: 1, miniBatchSize: 4 }];
}

/** Clouds of examples and a network that training makes better on them, but not perfect: the last is told right, some other not. */
function modelCase(draw: Draw, sizes: readonly number[], options: TrainingOptions): CaseArguments {
  const isTaught = (network: Network) => {
    const { X, Y, parameters } = network;
    const before = accuracyOfLogits(forwardLogits(X, parameters), Y);
    const trained = trainClassifier(X, Y, parameters, options);
    const logits = forwardLogits(X, trained.parameters);
    const isMixed = trained.accuracy < 1 && accuracyOfLogits(examplesOf(logits, -1), examplesOf(Y, -1)) === 1;
    const isBetter = trained.accuracy > before && leastMargin(logits) > 0.02;
    const isOfLabels = trained.accuracy !== accuracyOfLogits(logits, widened(X, logits.length));
    return isMixed && isBetter && isOfLabels && isSteady(network, options);
  };
  const { X, Y, parameters } = toPlain(draw.until(isTaught, () => cloudsAndNetwork(draw, sizes)));
  return ['model', X, Y, parameters, options];
}

/** Features as if they were labels of so many classes. */
function widened(X: Matrix, classes: number): Matrix {
  const width = X[0]?.length ?? 0;
  return Array.from({ length: classes }, (_, c) => X[c] ?? Array.from({ length: width }, () => -1e9));
}

function cloudsAndNetwork(draw: Draw, sizes: readonly number[]): Network {
  const { X, labels } = drawClouds(draw, 3, 5);
  const { parameters } = livelyNetwork(draw, sizes, 1);
  return { X: short(X), Y: oneHotMatrix(labels, 3), parameters };
}

const allBefore = ['linearFunction', 'forwardPropagation', 'computeCost', 'computeGradients'];

export const trainingChecks: readonly CheckSpec[] = [
  {
    id: 'training-course',
    fn: 'trainStep',
    title: {
      en: 'Updates by momentum and Adam: the cost and every variable',
      zh: 'momentum 和 Adam 的更新：成本与每个变量',
    },
    lesson: '3.11',
    points: 9,
    driver: 'followTraining',
    restsOn: allBefore,
    judging: {
      kind: 'trajectory',
      tolerance: float32Training,
      components: ([training]) =>
        componentsOf(fromRows((training as { parameters: PlainParameters }).parameters)),
    },
    cases: [
      (draw) => courseCase(draw, { name: 'momentum', learningRate: 0.2, momentum: 0.9 }),
      (draw) => courseCase(draw, { name: 'adam', learningRate: 0.05 }),
      (draw) => chainCourse(draw, { name: 'sgd', learningRate: 0.2 }),
    ],
  },
  {
    id: 'model',
    fn: 'model',
    title: {
      en: 'Training with mini-batches and Adam: costs, parameters, accuracy',
      zh: '用 mini-batch 和 Adam 训练：成本、参数、准确率',
    },
    lesson: '3.11',
    points: 9,
    driver: 'resultOf',
    restsOn: [...allBefore, 'trainStep', 'computeAccuracy'],
    judging: { kind: 'values', tolerance: float32Training },
    cases: [
      (draw) => modelCase(draw, [2, 2, 3], { learningRate: 0.1, numEpochs: 2, miniBatchSize: 2 }),
      chainModel,
    ],
  },
];

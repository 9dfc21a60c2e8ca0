/** Checks of a model trained with each optimizer: the cost and every parameter after each epoch. */
import type { Component, Text } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CheckSpec, rng } from '../../../grader/plan/spec.ts';
import type { Matrix } from '../../../reference/matrix.ts';
import {
  gradientsOf,
  type OptimizerName,
  type TrainingOptions,
} from '../../../reference/optimizerTraining.ts';
import type { Parameters } from '../../../reference/propagation.ts';
import { shuffledOnce, trainingMistakes } from '../mistakes/training.ts';

/** Wider than the six decimals that come back, and than the step between both conventions of ε, which here is tiny. */
const tolerance = { relative: 1e-6, absolute: 1e-5 };
const rates = { beta: 0.9, beta1: 0.9, beta2: 0.999, epsilon: 1e-12 };

const layerSizes = [2, 1, 1];

type Training = { readonly X: Matrix; readonly Y: Matrix; readonly parameters: Parameters };

/** Whether no weight begins with a gradient so small that ε could matter. */
function isLively({ X, Y, parameters }: Training): boolean {
  const grads = gradientsOf(X, Y, parameters);
  const learned = Object.keys(parameters).flatMap((name) => (grads[`d${name}`] ?? []).flat());
  return learned.every((gradient) => Math.abs(gradient) > 0.01);
}

/** Eight examples in one batch, on which a shuffle changes nothing but rounding. */
function wholeSet(draw: Draw): Training {
  return draw.until(isLively, () => ({
    X: draw.matrix(2, 8),
    Y: draw.labels(8),
    parameters: draw.parameters(layerSizes, 0.8),
  }));
}

/** Twelve times the same example, so that every shuffle gives the same three mini-batches of four. */
function sameExamples(draw: Draw): Training {
  return draw.until(isLively, () => {
    const example = draw.vector(2);
    return {
      X: example.map((value) => new Array<number>(12).fill(value)),
      Y: [new Array<number>(12).fill(draw.integer(0, 1))],
      parameters: draw.parameters(layerSizes, 0.8),
    };
  });
}

/** Names for the entries of the flattened parameters: W1 row by row, b1, W2, b2. */
const components: readonly Component[] = layerSizes.slice(1).flatMap((units, index): Component[] => {
  const rows = Array.from({ length: units }, (_, row) => row);
  const columns = Array.from({ length: layerSizes[index] ?? 0 }, (_, column) => column);
  const weights = rows.flatMap((row) =>
    columns.map((column) => ({ parameter: `W${index + 1}`, row, column })),
  );
  return [...weights, ...rows.map((row) => ({ parameter: `b${index + 1}`, row }))];
});

type TrainingCheck = {
  readonly optimizer: OptimizerName;
  readonly uses: readonly string[];
  readonly title: Text;
  readonly lesson: string;
  readonly points: number;
  readonly learningRate: number;
};

/** Forms of forgetting one of both moments, where the optimizer has only the other. */
const forgottenElsewhere: Partial<Record<OptimizerName, Record<string, string>>> = {
  momentum: { 'train-moments-not-kept/3': 'no mean square is kept' },
  rmsprop: { 'train-moments-not-kept/2': 'no velocity is kept' },
};

/** Mistakes that the training with one optimizer cannot show. */
function blindnessOf(optimizer: OptimizerName): Record<string, string> {
  const reasons = trainingMistakes.flatMap(({ id }): [string, string][] => {
    if (id.startsWith('train-adam-') && optimizer !== 'adam') return [[id, 'only Adam counts its updates']];
    if (id.startsWith('train-momentum-') && optimizer !== 'momentum') return [[id, 'no velocity is kept']];
    const isOfMemory = id.startsWith('train-moments-') || id === 'train-always-gd';
    return isOfMemory && optimizer === 'gd' ? [[id, 'gradient descent has no memory']] : [];
  });
  const ofShuffles: [string, string] = [shuffledOnce.id, 'every shuffle gives the same mini-batches'];
  return { ...Object.fromEntries([...reasons, ofShuffles]), ...forgottenElsewhere[optimizer] };
}

function trainingCheck({ optimizer, uses, learningRate, ...rest }: TrainingCheck): CheckSpec {
  const options = (miniBatchSize: number, epochs: number): TrainingOptions => {
    return { optimizer, learningRate, miniBatchSize, epochs, ...rates };
  };
  return {
    id: `train-${optimizer}`,
    fn: 'trainModel',
    ...rest,
    driver: 'followTraining',
    uses: ['trainModel', 'randomMiniBatches', ...uses],
    cases: [
      (draw) => [wholeSet(draw), options(8, 6), rng(draw.seedFor('shuffle'))],
      (draw) => [sameExamples(draw), options(4, 4), rng(draw.seedFor('shuffle'))],
    ],
    judging: { kind: 'trajectory', tolerance, components: () => components },
    blindTo: blindnessOf(optimizer),
  };
}

/** Training on nine different examples in batches of four. */
function shuffling(draw: Draw): Training {
  return { X: draw.matrix(2, 9), Y: draw.labels(9), parameters: draw.parameters(layerSizes, 0.8) };
}

const shuffleCheck: CheckSpec = {
  id: 'train-shuffles',
  fn: 'trainModel',
  title: {
    en: 'Training draws new mini-batches in every epoch',
    zh: '训练时每个 epoch 都重新抽取 mini-batch',
  },
  lesson: '2.1',
  points: 1,
  driver: 'watchShuffles',
  uses: ['trainModel', 'randomMiniBatches', 'updateParametersWithGd'],
  cases: [
    (draw) => {
      const options: TrainingOptions = {
        optimizer: 'gd',
        learningRate: 0.1,
        miniBatchSize: 4,
        epochs: 3,
        ...rates,
      };
      return [shuffling(draw), options, rng(draw.seedFor('shuffle'))];
    },
  ],
  blindTo: Object.fromEntries(
    trainingMistakes.map(({ id }) => [id, 'only whether rng is asked is looked at']),
  ),
};

export const trainingChecks: readonly CheckSpec[] = [
  trainingCheck({
    optimizer: 'gd',
    uses: ['updateParametersWithGd'],
    title: { en: 'A model trained with gradient descent', zh: '用梯度下降训练的模型' },
    lesson: '2.1',
    points: 2,
    learningRate: 0.3,
  }),
  trainingCheck({
    optimizer: 'momentum',
    uses: ['initializeVelocity', 'updateParametersWithMomentum'],
    title: { en: 'A model trained with momentum', zh: '用动量训练的模型' },
    lesson: '2.6',
    points: 3,
    learningRate: 0.3,
  }),
  trainingCheck({
    optimizer: 'rmsprop',
    uses: ['initializeRmsprop', 'updateParametersWithRmsprop'],
    title: { en: 'A model trained with RMSprop', zh: '用 RMSprop 训练的模型' },
    lesson: '2.7',
    points: 3,
    learningRate: 0.03,
  }),
  trainingCheck({
    optimizer: 'adam',
    uses: ['initializeAdam', 'updateParametersWithAdam'],
    title: { en: 'A model trained with Adam', zh: '用 Adam 训练的模型' },
    lesson: '2.8',
    points: 4,
    learningRate: 0.03,
  }),
  shuffleCheck,
];

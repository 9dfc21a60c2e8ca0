/** Checks of a model trained with each optimizer: the cost and every parameter after each epoch. */
import type { Component, Text } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CheckSpec, rng } from '../../../grader/plan/spec.ts';
import type { OptimizerName, TrainingOptions } from '../../../reference/optimizerTraining.ts';
import { shuffledOnce, trainingMistakes } from '../mistakes/training.ts';
import { interchangeable, sameExamples, type Training, wholeSet } from './examples.ts';

/** Wider than the six decimals that come back, and than the step between both conventions of ε, which here is tiny. */
const tolerance = { relative: 1e-6, absolute: 1e-5 };
const rates = { beta: 0.85, beta1: 0.7, beta2: 0.95, epsilon: 1e-12 };
/** Averages without a memory. */
const forgetful = { ...rates, beta: 0, beta1: 0, beta2: 0 };

/** Names for the entries of the flattened parameters: W1 row by row, b1, W2, b2, … */
function componentsOf(layerSizes: readonly number[]): Component[] {
  return layerSizes.slice(1).flatMap((units, index): Component[] => {
    const rows = Array.from({ length: units }, (_, row) => row);
    const columns = Array.from({ length: layerSizes[index] ?? 0 }, (_, column) => column);
    const weights = rows.flatMap((row) =>
      columns.map((column) => ({ parameter: `W${index + 1}`, row, column })),
    );
    return [...weights, ...rows.map((row) => ({ parameter: `b${index + 1}`, row }))];
  });
}

type TrainingCheck = {
  readonly optimizer: OptimizerName;
  readonly uses: readonly string[];
  readonly title: Text;
  readonly lesson: string;
  readonly points: number;
  readonly learningRate: number;
  /** The same in every case, as entries are named by them. */
  readonly layerSizes: readonly [number, ...number[]];
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
    if (id.startsWith('train-rmsprop-') && optimizer !== 'rmsprop') return [[id, 'only RMSprop is at fault']];
    const isOfMemory = id.startsWith('train-moments-') || id === 'train-always-gd';
    return isOfMemory && optimizer === 'gd' ? [[id, 'gradient descent has no memory']] : [];
  });
  const ofShuffles: [string, string] = [shuffledOnce.id, 'no shuffle changes the course of the training'];
  return { ...Object.fromEntries([...reasons, ofShuffles]), ...forgottenElsewhere[optimizer] };
}

type Size = Pick<TrainingOptions, 'miniBatchSize' | 'epochs'>;

function trainingCheck({ optimizer, uses, learningRate, layerSizes, ...rest }: TrainingCheck) {
  const options = (size: Size, betas = rates): TrainingOptions => {
    return { optimizer, learningRate, ...size, ...betas };
  };
  const spec: CheckSpec = {
    id: `train-${optimizer}`,
    fn: 'trainModel',
    ...rest,
    driver: 'followTraining',
    uses: ['trainModel', 'randomMiniBatches', ...uses],
    cases: [
      (draw) => [
        wholeSet({ draw, layerSizes }, 8),
        options({ miniBatchSize: 8, epochs: 4 }),
        shuffleOf(draw),
      ],
      (draw) => [
        sameExamples({ draw, layerSizes }),
        options({ miniBatchSize: 4, epochs: 3 }),
        shuffleOf(draw),
      ],
      // Two mini-batches of two and a smaller one; only in the first epoch does their order change nothing.
      (draw) => [
        interchangeable({ draw, layerSizes }),
        options({ miniBatchSize: 2, epochs: 1 }),
        shuffleOf(draw),
      ],
      (draw) => [
        wholeSet({ draw, layerSizes }, 1),
        options({ miniBatchSize: 1, epochs: 2 }, forgetful),
        shuffleOf(draw),
      ],
    ],
    judging: { kind: 'trajectory', tolerance, components: () => componentsOf(layerSizes) },
    blindTo: blindnessOf(optimizer),
  };
  return spec;
}

const shuffleOf = (draw: Draw) => rng(draw.seedFor('shuffle'));

/** Training on nine different examples of one feature in batches of four, with more layers than one digit counts. */
function shuffling(draw: Draw): Training {
  const layerSizes = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1];
  return { X: draw.matrix(1, 9), Y: draw.labels(9), parameters: draw.parameters(layerSizes, 0.8) };
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
    layerSizes: [5, 1],
  }),
  trainingCheck({
    optimizer: 'momentum',
    uses: ['initializeVelocity', 'updateParametersWithMomentum'],
    title: { en: 'A model trained with momentum', zh: '用动量训练的模型' },
    lesson: '2.6',
    points: 3,
    learningRate: 0.3,
    layerSizes: [5, 2, 1],
  }),
  trainingCheck({
    optimizer: 'rmsprop',
    uses: ['initializeRmsprop', 'updateParametersWithRmsprop'],
    title: { en: 'A model trained with RMSprop', zh: '用 RMSprop 训练的模型' },
    lesson: '2.7',
    points: 3,
    learningRate: 0.03,
    layerSizes: [5, 2, 2, 1],
  }),
  trainingCheck({
    optimizer: 'adam',
    uses: ['initializeAdam', 'updateParametersWithAdam'],
    title: { en: 'A model trained with Adam', zh: '用 Adam 训练的模型' },
    lesson: '2.8',
    points: 4,
    learningRate: 0.03,
    layerSizes: [5, 2, 1],
  }),
  shuffleCheck,
];

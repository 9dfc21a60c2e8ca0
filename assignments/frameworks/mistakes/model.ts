/** Mistakes in the training loop: the plain one with one of its turns replaced, or with its answer spoilt. */
import type * as tf from '@tensorflow/tfjs';
import type { Fn, MistakeSpec } from '../../../grader/plan/spec.ts';
import {
  type AdamState,
  adamStep,
  batchesInOrder,
  startAdam,
  type TrainedClassifier,
  type TrainingOptions,
  trainClassifier,
} from '../../../reference/frameworkTraining.ts';
import {
  accuracyOfLogits,
  costAndGradients,
  costOfLogits,
  forwardLogits,
} from '../../../reference/logits.ts';
import type { Matrix } from '../../../reference/matrix.ts';
import type { MiniBatch } from '../../../reference/miniBatches.ts';
import type { Gradients, Parameters } from '../../../reference/propagation.ts';
import { descend } from '../../../reference/softmaxNetwork.ts';
import { fromRows, matrixIn, type PlainParameters, toRows } from '../checks/solution.ts';

const costOf = (X: Matrix, Y: Matrix, parameters: Parameters): number =>
  costOfLogits(forwardLogits(X, parameters), Y);

type Rules = {
  readonly update?: (state: AdamState, gradients: Gradients, learningRate: number) => AdamState;
  readonly batches?: (X: Matrix, Y: Matrix, size: number) => MiniBatch[];
  /** The cost of an epoch, from the costs of its batches before their updates and the parameters it ends with. */
  readonly costOfEpoch?: (costs: number[], whole: number) => number;
};

const lastOf = (costs: number[]): number => costs.at(-1) ?? Number.NaN;

/** The training loop with another rule. */
function trainWith(rules: Rules): Fn {
  const { update = adamStep, batches = batchesInOrder } = rules;
  const { costOfEpoch = (_, whole) => whole } = rules;
  return overPlain((X, Y, start, { learningRate, numEpochs, miniBatchSize }) => {
    let state = startAdam(start);
    const costs = [costOf(X, Y, start)];
    for (let epoch = 1; epoch <= numEpochs; epoch++) {
      const seen: number[] = [];
      for (const [batchX, batchY] of batches(X, Y, miniBatchSize)) {
        const { cost, gradients } = costAndGradients(batchX, batchY, state.parameters);
        seen.push(cost);
        state = update(state, gradients, learningRate);
      }
      costs.push(costOfEpoch(seen, costOf(X, Y, state.parameters)));
    }
    const accuracy = accuracyOfLogits(forwardLogits(X, state.parameters), Y);
    return { parameters: state.parameters, costs, accuracy };
  });
}

type PlainTraining = (X: Matrix, Y: Matrix, start: Parameters, options: TrainingOptions) => TrainedClassifier;

/** A training of plain numbers as a student's `model`. */
const overPlain =
  (train: PlainTraining): Fn =>
  (X: tf.Tensor2D, Y: tf.Tensor2D, start: PlainParameters, options: TrainingOptions) => {
    const trained = train(matrixIn(X), matrixIn(Y), fromRows(start), options);
    return { ...trained, parameters: toRows(trained.parameters) };
  };

const trainThen = (
  spoil: (trained: TrainedClassifier, X: Matrix, Y: Matrix, start: Parameters) => TrainedClassifier,
): Fn => overPlain((X, Y, start, options) => spoil(trainClassifier(X, Y, start, options), X, Y, start));

const forget = (state: AdamState): AdamState => startAdam(state.parameters);
const fn = 'model';

const ofTheLoop: readonly MistakeSpec[] = [
  {
    id: 'model-optimizer-each-step',
    fn,
    text: {
      en: 'The optimizer is made anew for each mini-batch, so Adam begins with moments of zero every time and each step is ±α. Make it once, before the loops.',
      zh: '每个 mini-batch 都新建优化器，Adam 的矩每次都从零开始，每一步都成了 ±α。应在循环之前只创建一次。',
    },
    wrong: trainWith({
      update: (state, gradients, learningRate) => adamStep(forget(state), gradients, learningRate),
    }),
  },
  {
    id: 'model-batches-unused',
    fn,
    text: {
      en: 'Every epoch makes one update with all examples. Make one for each mini-batch of miniBatchSize columns (tf.slice).',
      zh: '每个 epoch 只用全部样本更新一次。应对每个含 miniBatchSize 列的 mini-batch 更新一次（tf.slice）。',
    },
    wrong: trainWith({ batches: (X, Y) => [[X, Y]] }),
  },
  {
    id: 'model-drops-last-batch',
    fn,
    text: {
      en: 'The examples left over after the last full mini-batch are never used. They make a smaller one: ⌈m / miniBatchSize⌉ in all.',
      zh: '最后一个完整 mini-batch 之后剩下的样本从未使用。它们构成一个较小的 batch：共 ⌈m / miniBatchSize⌉ 个。',
    },
    wrong: trainWith({
      batches: (X, Y, size) => batchesInOrder(X, Y, size).filter(([X]) => X[0]?.length === size),
    }),
  },
  {
    id: 'model-first-batch-only',
    fn,
    text: {
      en: 'Every update uses the first mini-batch: the start of the slice never moves. Batch k begins at column k · miniBatchSize.',
      zh: '每次更新用的都是第一个 mini-batch：切片的起点没有移动。第 k 个 batch 应从第 k · miniBatchSize 列开始。',
    },
    wrong: trainWith({
      batches: (X, Y, size) => {
        const [first, ...rest] = batchesInOrder(X, Y, size);
        return first === undefined ? [] : [first, ...rest.map(() => first)];
      },
    }),
  },
  {
    id: 'model-learning-rate-ignored',
    fn,
    text: {
      en: 'The learning rate has no effect: tf.train.adam without an argument takes 0.001. Pass learningRate.',
      zh: '学习率不起作用：不带参数的 tf.train.adam 使用 0.001。应传入 learningRate。',
    },
    wrong: trainWith({ update: (state, gradients) => adamStep(state, gradients, 0.001) }),
  },
  {
    id: 'model-sgd',
    fn,
    text: {
      en: 'You train with plain gradient descent. Here the optimizer is Adam: tf.train.adam(learningRate).',
      zh: '你用了普通梯度下降。这里的优化器应为 Adam：tf.train.adam(learningRate)。',
    },
    wrong: trainWith({
      update: (state, gradients, learningRate) => ({
        ...state,
        parameters: descend(state.parameters, gradients, learningRate),
      }),
    }),
  },
];

const ofTheRecord: readonly MistakeSpec[] = [
  {
    id: 'model-cost-of-last-batch',
    fn,
    text: {
      en: 'Your costs are those of the last mini-batch, before its update. costs[k] is the cost over all examples after k epochs.',
      zh: '你记录的是最后一个 mini-batch 更新前的成本。costs[k] 应为 k 个 epoch 之后全部样本的成本。',
    },
    wrong: trainWith({ costOfEpoch: lastOf }),
  },
  {
    id: 'model-costs-without-start',
    fn,
    text: {
      en: 'The cost of the given parameters is missing. costs has numEpochs + 1 numbers, the first taken before any update.',
      zh: '缺少给定参数处的成本。costs 应有 numEpochs + 1 个数，第一个在更新之前计算。',
    },
    wrong: trainThen((trained) => ({ ...trained, costs: trained.costs.slice(1) })),
  },
];

export const modelMistakes: readonly MistakeSpec[] = [...ofTheLoop, ...ofTheRecord];

/** Mistakes in training a model: the reference's loop with one turn replaced. */
import type { Fn, MistakeSpec } from '../../../grader/plan/spec.ts';
import type { Matrix } from '../../../reference/matrix.ts';
import { type Rng, randomMiniBatches } from '../../../reference/miniBatches.ts';
import {
  advance,
  costOf,
  gradientsOf,
  startTraining,
  type TrainingOptions,
  type TrainingState,
  trainModel,
} from '../../../reference/optimizerTraining.ts';
import type { Gradients, Parameters } from '../../../reference/propagation.ts';

type TrainingRules = {
  /** The state an epoch begins with. */
  readonly begin?: (state: TrainingState, options: TrainingOptions) => TrainingState;
  readonly advance?: (
    state: TrainingState,
    grads: Gradients,
    options: TrainingOptions,
    epoch: number,
  ) => TrainingState;
  /** The parameters at which a batch's gradient is taken. */
  readonly gradientAt?: (state: TrainingState, atEpochStart: TrainingState) => Parameters;
  readonly isWhole?: boolean;
  /** Whether the mini-batches of the first epoch are used in all of them. */
  readonly isShuffledOnce?: boolean;
};

/** The training loop with some of its turns replaced. */
const trainWith = (rules: TrainingRules): Fn => {
  const begin = rules.begin ?? ((state) => state);
  const next = rules.advance ?? advance;
  const gradientAt = rules.gradientAt ?? ((state) => state.parameters);
  return (X: Matrix, Y: Matrix, parameters: Parameters, options: TrainingOptions, rng: Rng) => {
    const miniBatchSize = rules.isWhole ? (X[0]?.length ?? 0) : options.miniBatchSize;
    let state = startTraining(parameters, options.optimizer);
    const costs = [costOf(X, Y, parameters)];
    const drawBatches = () => randomMiniBatches(X, Y, miniBatchSize, rng);
    const once = rules.isShuffledOnce ? drawBatches() : undefined;
    for (let epoch = 1; epoch <= options.epochs; epoch++) {
      const first = begin(state, options);
      state = first;
      for (const [batchX, batchY] of once ?? drawBatches()) {
        const grads = gradientsOf(batchX, batchY, gradientAt(state, first));
        state = next(state, grads, options, epoch);
      }
      costs.push(costOf(X, Y, state.parameters));
    }
    return { parameters: state.parameters, costs };
  };
};

const withMistakenCosts =
  (change: (costs: number[]) => number[]): Fn =>
  (X: Matrix, Y: Matrix, parameters: Parameters, options: TrainingOptions, rng: Rng) => {
    const trained = trainModel(X, Y, parameters, options, rng);
    return { ...trained, costs: change(trained.costs) };
  };

const fn = 'trainModel';

/** Mistakes that spoil training with any optimizer. */
const ofTheLoop: readonly MistakeSpec[] = [
  {
    id: 'train-one-update-per-epoch',
    fn,
    text: {
      en: 'There is only one update in each epoch, however small the mini-batches. Every mini-batch makes an update of its own: ⌈m / miniBatchSize⌉ in an epoch.',
      zh: '无论 mini-batch 多小，每个 epoch 都只更新一次。每个 mini-batch 都应更新一次：每个 epoch 共 ⌈m / miniBatchSize⌉ 次。',
    },
    wrong: trainWith({ isWhole: true }),
  },
  {
    id: 'train-gradients-of-epoch-start',
    fn,
    text: {
      en: 'All gradients of an epoch are taken at the parameters with which it began. Each mini-batch takes its gradient at the parameters that the one before left.',
      zh: '一个 epoch 内的梯度全部在该 epoch 开始时的参数处计算。每个 mini-batch 应在前一批更新后的参数处计算梯度。',
    },
    wrong: trainWith({ gradientAt: (_state, atEpochStart) => atEpochStart.parameters }),
  },
  {
    id: 'train-costs-one-late',
    fn,
    text: {
      en: 'The costs lag by one epoch: each was taken before the updates of its epoch. costs[0] belongs to the given parameters, costs[k] to the parameters after epoch k.',
      zh: 'costs 晚了一个 epoch：每一项都在该 epoch 更新之前计算。costs[0] 对应给定参数，costs[k] 对应第 k 个 epoch 之后的参数。',
    },
    wrong: withMistakenCosts((costs) => [costs[0] ?? 0, ...costs.slice(0, -1)]),
  },
  {
    id: 'train-costs-without-start',
    fn,
    text: {
      en: 'The cost at the given parameters is missing. costs has epochs + 1 numbers: one before the first epoch and one after each.',
      zh: '缺少给定参数处的成本。costs 应有 epochs + 1 个数：第一个 epoch 之前一个，每个 epoch 之后各一个。',
    },
    wrong: withMistakenCosts((costs) => costs.slice(1)),
  },
];

/** It changes nothing in the checks of training, where every shuffle gives the same batches. */
export const shuffledOnce: MistakeSpec = {
  id: 'train-shuffled-once',
  fn,
  text: {
    en: 'The mini-batches are drawn once and used in every epoch. Call randomMiniBatches at the beginning of each epoch, so that every epoch meets other batches.',
    zh: 'mini-batch 只抽取了一次，在每个 epoch 中重复使用。应在每个 epoch 开始时调用 randomMiniBatches，使每个 epoch 遇到不同的 mini-batch。',
  },
  wrong: trainWith({ isShuffledOnce: true }),
};

/** Mistakes that need an optimizer with a memory. */
const ofTheMemory: readonly MistakeSpec[] = [
  {
    id: 'train-always-gd',
    fn,
    text: {
      en: 'Training uses plain gradient descent whatever options.optimizer says. Call the update function it names: momentum, rmsprop or adam.',
      zh: '无论 options.optimizer 是什么，训练都用普通梯度下降。应调用它指定的更新函数：momentum、rmsprop 或 adam。',
    },
    wrong: trainWith({
      advance: (state, grads, options) => advance(state, grads, { ...options, optimizer: 'gd' }),
    }),
  },
  {
    id: 'train-moments-start-anew',
    fn,
    text: {
      en: 'The moments are set to zero again in every epoch. They are initialized once, before the first epoch, and go on from update to update.',
      zh: '每个 epoch 都把矩重新置零。应只在第一个 epoch 之前初始化一次，之后在各次更新间延续。',
    },
    wrong: trainWith({
      begin: ({ parameters, t }, { optimizer }) => ({ ...startTraining(parameters, optimizer), t }),
    }),
  },
  {
    id: 'train-moments-not-kept',
    fn,
    text: {
      en: 'Every update starts from moments of zero: the v and s that an update returns are thrown away. Hand them to the next update.',
      zh: '每次更新都从零矩开始：更新返回的 v 和 s 被丢弃了。应把它们传给下一次更新。',
    },
    wrong: trainWith({
      advance: ({ parameters, t }, grads, options) =>
        advance({ ...startTraining(parameters, options.optimizer), t }, grads, options),
    }),
  },
];

/** Mistakes with Adam's count of updates, and with the momentum convention. */
const ofOneOptimizer: readonly MistakeSpec[] = [
  {
    id: 'train-momentum-without-one-minus-beta',
    fn,
    text: {
      en: 'Training with momentum uses V ← βV + dW, so its steps are up to 1/(1−β) times as long. Here V ← βV + (1−β)dW is asked for.',
      zh: '动量训练用的是 V ← βV + dW，步长最多为原来的 1/(1−β) 倍。这里要求 V ← βV + (1−β)dW。',
    },
    wrong: trainWith({
      advance: (state, grads, options) =>
        advance(state, grads, { ...options, learningRate: options.learningRate / (1 - options.beta) }),
    }),
  },
  {
    id: 'train-adam-t-not-advanced',
    fn,
    text: {
      en: 'Adam gets t = 1 for every update, so the moments are corrected far too strongly later on. Count the updates: t ← t + 1 before each.',
      zh: '每次更新传给 Adam 的 t 都是 1，后面的矩被过度修正。应累计更新次数：每次更新前 t ← t + 1。',
    },
    wrong: trainWith({
      advance: (state, grads, options) => advance({ ...state, t: 0 }, grads, options),
    }),
  },
  {
    id: 'train-adam-t-counts-epochs',
    fn,
    text: {
      en: 'Adam gets the number of the epoch as t. t counts updates, and every mini-batch is one: it goes on growing inside an epoch.',
      zh: '传给 Adam 的 t 是 epoch 的序号。t 计的是更新次数，每个 mini-batch 算一次：在一个 epoch 内也要继续增长。',
    },
    wrong: trainWith({
      advance: (state, grads, options, epoch) => advance({ ...state, t: epoch - 1 }, grads, options),
    }),
  },
  {
    id: 'train-adam-t-starts-anew',
    fn,
    text: {
      en: "Adam's t starts again from 1 in every epoch while the moments go on. Both go on: t counts all updates since training began.",
      zh: '每个 epoch 中 Adam 的 t 都从 1 重新计数，而矩在延续。两者都应延续：t 是自训练开始以来的更新总数。',
    },
    wrong: trainWith({ begin: (state) => ({ ...state, t: 0 }) }),
  },
];

export const trainingMistakes: readonly MistakeSpec[] = [...ofTheLoop, ...ofTheMemory, ...ofOneOptimizer];

/** Mistakes in training a model. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { batchMistakes, rateMistakes } from './trainingBatches.ts';

const fn = 'trainModel';

export const trainingMistakes: readonly MistakeSpec[] = [
  {
    id: 'train-one-update-per-epoch',
    fn,
    edits: [{ was: 'options.miniBatchSize', now: 'X[0].length' }],
    text: {
      en: 'There is only one update in each epoch, however small the mini-batches. Every mini-batch makes an update of its own: ⌈m / miniBatchSize⌉ in an epoch.',
      zh: '无论 mini-batch 多小，每个 epoch 都只更新一次。每个 mini-batch 都应更新一次：每个 epoch 共 ⌈m / miniBatchSize⌉ 次。',
    },
  },
  {
    id: 'train-gradients-of-epoch-start',
    fn,
    edits: [
      [
        { was: 'const miniBatches', now: 'const atStart = state.parameters; const miniBatches' },
        { was: 'batchY, state.parameters', now: 'batchY, atStart' },
      ],
      { was: 'batchY, state.parameters', now: 'batchY, parameters' },
    ],
    text: {
      en: 'The gradients are taken at old parameters, those with which the epoch or the whole training began. Each mini-batch takes its gradient at the parameters that the one before left.',
      zh: '梯度在旧的参数处计算，即该 epoch（或整个训练）开始时的参数。每个 mini-batch 应在前一批更新后的参数处计算梯度。',
    },
  },
  {
    id: 'train-costs-one-late',
    fn,
    edits: [{ was: 'costs };', now: 'costs: [costs[0], ...costs.slice(0, -1)] };' }],
    text: {
      en: 'The costs lag by one epoch: each was taken before the updates of its epoch. costs[0] belongs to the given parameters, costs[k] to the parameters after epoch k.',
      zh: 'costs 晚了一个 epoch：每一项都在该 epoch 更新之前计算。costs[0] 对应给定参数，costs[k] 对应第 k 个 epoch 之后的参数。',
    },
  },
  {
    id: 'train-costs-without-start',
    fn,
    edits: [{ was: '[costOf(X, Y, parameters)]', now: '[]' }],
    text: {
      en: 'The cost at the given parameters is missing. costs has epochs + 1 numbers: one before the first epoch and one after each.',
      zh: '缺少给定参数处的成本。costs 应有 epochs + 1 个数：第一个 epoch 之前一个，每个 epoch 之后各一个。',
    },
  },
  {
    id: 'train-always-gd',
    fn,
    edits: [{ within: 'advance', was: "optimizer === 'gd'", now: 'true' }],
    text: {
      en: 'Training uses plain gradient descent whatever options.optimizer says. Call the update function it names: momentum, rmsprop or adam.',
      zh: '无论 options.optimizer 是什么，训练都用普通梯度下降。应调用它指定的更新函数：momentum、rmsprop 或 adam。',
    },
  },
  {
    id: 'train-moments-start-anew',
    fn,
    edits: [
      {
        was: 'const miniBatches',
        now: 'state = { ...startTraining(state.parameters, options.optimizer), t: state.t }; const miniBatches',
      },
    ],
    text: {
      en: 'The moments are set to zero again in every epoch. They are initialized once, before the first epoch, and go on from update to update.',
      zh: '每个 epoch 都把矩重新置零。应只在第一个 epoch 之前初始化一次，之后在各次更新间延续。',
    },
  },
  {
    id: 'train-moments-not-kept',
    fn,
    edits: [
      { within: 'advance', was: 's } = state', now: 's } = startTraining(state.parameters, optimizer)' },
      { was: 'advance(state, grads, options)', now: '{ ...advance(state, grads, options), v: state.v }' },
      { was: 'advance(state, grads, options)', now: '{ ...advance(state, grads, options), s: state.s }' },
    ],
    text: {
      en: 'Every update starts from moments of zero: the v or the s that an update returns is thrown away. Hand both to the next update.',
      zh: '每次更新都从零矩开始：更新返回的 v 或 s 被丢弃了。两者都应传给下一次更新。',
    },
  },
  {
    id: 'train-momentum-without-one-minus-beta',
    fn,
    edits: [{ within: 'updateParametersWithMomentum', was: '(1 - beta) * dW', now: 'dW' }],
    text: {
      en: 'Training with momentum uses V ← βV + dW, so its steps are up to 1/(1−β) times as long. Here V ← βV + (1−β)dW is asked for.',
      zh: '动量训练用的是 V ← βV + dW，步长最多为原来的 1/(1−β) 倍。这里要求 V ← βV + (1−β)dW。',
    },
  },
  {
    id: 'train-adam-t-not-advanced',
    fn,
    edits: [{ within: 'advance', was: 'state.t + 1', now: '1' }],
    text: {
      en: 'Adam gets t = 1 for every update, so the moments are corrected far too strongly later on. Count the updates: t ← t + 1 before each.',
      zh: '每次更新传给 Adam 的 t 都是 1，后面的矩被过度修正。应累计更新次数：每次更新前 t ← t + 1。',
    },
  },
  {
    id: 'train-adam-t-counts-epochs',
    fn,
    edits: [{ was: 'advance(state,', now: 'advance({ ...state, t: epoch - 1 },' }],
    text: {
      en: 'Adam gets the number of the epoch as t. t counts updates, and every mini-batch is one: it goes on growing inside an epoch.',
      zh: '传给 Adam 的 t 是 epoch 的序号。t 计的是更新次数，每个 mini-batch 算一次：在一个 epoch 内也要继续增长。',
    },
  },
  {
    id: 'train-adam-t-starts-anew',
    fn,
    edits: [{ was: 'const miniBatches', now: 'state = { ...state, t: 0 }; const miniBatches' }],
    text: {
      en: "Adam's t starts again from 1 in every epoch while the moments go on. Both go on: t counts all updates since training began.",
      zh: '每个 epoch 中 Adam 的 t 都从 1 重新计数，而矩在延续。两者都应延续：t 是自训练开始以来的更新总数。',
    },
  },
  ...batchMistakes,
  ...rateMistakes,
];

/** It changes nothing in the checks of training, where every shuffle gives the same batches. */
export const shuffledOnce: MistakeSpec = {
  id: 'train-shuffled-once',
  fn,
  edits: [{ was: 'const miniBatches =', now: 'var miniBatches; miniBatches ??=' }],
  text: {
    en: 'The mini-batches are drawn once and used in every epoch. Call randomMiniBatches at the beginning of each epoch, so that every epoch meets other batches.',
    zh: 'mini-batch 只抽取了一次，在每个 epoch 中重复使用。应在每个 epoch 开始时调用 randomMiniBatches，使每个 epoch 遇到不同的 mini-batch。',
  },
};

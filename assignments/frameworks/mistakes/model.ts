/** Mistakes in the training loop. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const fn = 'model';

const ofTheLoop: readonly MistakeSpec[] = [
  {
    id: 'model-optimizer-each-step',
    fn,
    edits: [
      { within: 'trainClassifier', was: 'adamStep(state,', now: 'adamStep(startAdam(state.parameters),' },
      {
        within: 'trainClassifier',
        was: 'for (const [',
        now: 'state = startAdam(state.parameters); for (const [',
      },
    ],
    text: {
      en: 'The optimizer is made anew for each mini-batch or each epoch, so Adam begins with moments of zero again and again. Make it once, before the loops.',
      zh: '每个 mini-batch 或每个 epoch 都新建优化器，Adam 的矩一次次从零开始。应在循环之前只创建一次。',
    },
  },
  {
    id: 'model-batches-unused',
    fn,
    edits: [{ within: 'trainClassifier', was: 'batchesInOrder(X, Y, miniBatchSize)', now: '[[X, Y]]' }],
    text: {
      en: 'Every epoch makes one update with all examples. Make one for each mini-batch of miniBatchSize columns (tf.slice).',
      zh: '每个 epoch 只用全部样本更新一次。应对每个含 miniBatchSize 列的 mini-batch 更新一次（tf.slice）。',
    },
  },
  {
    id: 'model-drops-last-batch',
    fn,
    edits: [{ within: 'batchesInOrder', was: 'start < m', now: 'start + miniBatchSize <= m' }],
    text: {
      en: 'The examples left over after the last full mini-batch are never used. They make a smaller one: ⌈m / miniBatchSize⌉ in all.',
      zh: '最后一个完整 mini-batch 之后剩下的样本从未使用。它们构成一个较小的 batch：共 ⌈m / miniBatchSize⌉ 个。',
    },
  },
  {
    id: 'model-first-batch-only',
    fn,
    edits: [
      { within: 'batchesInOrder', was: 'slice(start, end)', now: 'slice(0, miniBatchSize)' },
      { within: 'batchesInOrder', was: 'slice(start, end)', now: 'slice(0, end - start)' },
    ],
    text: {
      en: 'Every update uses the first mini-batch: the start of the slice never moves. Batch k begins at column k · miniBatchSize.',
      zh: '每次更新用的都是第一个 mini-batch：切片的起点没有移动。第 k 个 batch 应从第 k · miniBatchSize 列开始。',
    },
  },
  {
    id: 'model-learning-rate-ignored',
    fn,
    edits: [{ within: 'trainClassifier', was: 'gradients, learningRate)', now: 'gradients, 0.001)' }],
    text: {
      en: 'The learning rate has no effect: tf.train.adam without an argument takes 0.001. Pass learningRate.',
      zh: '学习率不起作用：不带参数的 tf.train.adam 使用 0.001。应传入 learningRate。',
    },
  },
  {
    id: 'model-sgd',
    fn,
    edits: [
      {
        within: 'trainClassifier',
        was: 'adamStep(state, gradients, learningRate)',
        now: '{ ...state, parameters: moveParameters(state.parameters, gradients, (W, dW) => W - learningRate * dW) }',
      },
    ],
    text: {
      en: 'You train with plain gradient descent. Here the optimizer is Adam: tf.train.adam(learningRate).',
      zh: '你用了普通梯度下降。这里的优化器应为 Adam：tf.train.adam(learningRate)。',
    },
  },
];

const ofTheRecord: readonly MistakeSpec[] = [
  {
    id: 'model-cost-of-last-batch',
    fn,
    edits: [
      [
        { within: 'trainClassifier', was: 'const { gradients } =', now: 'const { cost, gradients } =' },
        { within: 'trainClassifier', was: 'state = adamStep', now: 'costs[epoch] = cost; state = adamStep' },
        {
          within: 'trainClassifier',
          was: 'costs.push(costOfLogits(forwardLogits(X, state.parameters), Y))',
          now: '',
        },
      ],
      [
        { within: 'trainClassifier', was: 'const { gradients } =', now: 'const { cost, gradients } =' },
        { within: 'trainClassifier', was: 'state = adamStep', now: 'seen.push(cost); state = adamStep' },
        { within: 'trainClassifier', was: 'for (const [', now: 'const seen = []; for (const [' },
        {
          within: 'trainClassifier',
          was: 'costs.push(costOfLogits(forwardLogits(X, state.parameters), Y))',
          now: 'costs.push(seen.reduce((sum, cost) => sum + cost, 0) / seen.length)',
        },
      ],
    ],
    text: {
      en: 'Your costs are those of mini-batches before their updates: of the last in each epoch, or their mean. costs[k] is the cost over all examples after k epochs.',
      zh: '你记录的是 mini-batch 更新前的成本：每个 epoch 最后一个的，或它们的平均。costs[k] 应为 k 个 epoch 之后全部样本的成本。',
    },
  },
  {
    id: 'model-costs-without-start',
    fn,
    edits: [{ within: 'trainClassifier', was: '[costOfLogits(forwardLogits(X, parameters), Y)]', now: '[]' }],
    text: {
      en: 'The cost of the given parameters is missing. costs has numEpochs + 1 numbers, the first taken before any update.',
      zh: '缺少给定参数处的成本。costs 应有 numEpochs + 1 个数，第一个在更新之前计算。',
    },
  },
];

export const modelMistakes: readonly MistakeSpec[] = [...ofTheLoop, ...ofTheRecord];

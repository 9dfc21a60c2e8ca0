/** Mistakes in what training hands on: mini-batches to the gradient and the cost, and rates to the updates. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const fn = 'trainModel';

export const batchMistakes: readonly MistakeSpec[] = [
  {
    id: 'train-full-gradient',
    fn,
    edits: [{ was: 'gradientsOf(batchX, batchY,', now: 'gradientsOf(X, Y,' }],
    text: {
      en: 'Every update uses the gradient over all examples. Each update belongs to one mini-batch: take the gradient over its X and Y alone.',
      zh: '每次更新都用了全部样本的梯度。每次更新只属于一个 mini-batch：只在该批的 X 和 Y 上计算梯度。',
    },
  },
  {
    id: 'train-labels-of-others',
    fn,
    edits: [
      {
        was: 'gradientsOf(batchX, batchY,',
        now: 'gradientsOf(batchX, Y.map((row) => row.slice(0, batchX[0].length)),',
      },
    ],
    text: {
      en: 'Mini-batches are trained with labels in the old order, those of other examples. Each mini-batch has its own Y, which was shuffled with its X.',
      zh: '训练 mini-batch 时用了原来顺序的标签，即其他样本的标签。每个 mini-batch 都有自己的 Y，它与 X 一起打乱。',
    },
  },
  {
    id: 'train-small-batch-skipped',
    fn,
    edits: [
      { was: 'const grads =', now: 'if (batchX[0].length < options.miniBatchSize) continue; const grads =' },
    ],
    text: {
      en: 'A last mini-batch that is smaller than the others makes no update. It makes one like any other: ⌈m / miniBatchSize⌉ updates in an epoch.',
      zh: '最后一个较小的 mini-batch 没有用来更新。它与其他各批一样更新一次：每个 epoch 共 ⌈m / miniBatchSize⌉ 次更新。',
    },
  },
  {
    id: 'train-cost-of-last-batch',
    fn,
    edits: [
      {
        was: 'costs.push(costOf(X, Y,',
        now: 'const [lastX, lastY] = miniBatches[miniBatches.length - 1]; costs.push(costOf(lastX, lastY,',
      },
    ],
    text: {
      en: 'The cost after an epoch is that of its last mini-batch. It is taken over all of X and Y, with the parameters after the epoch.',
      zh: '每个 epoch 之后的成本只在最后一个 mini-batch 上计算。应使用该 epoch 之后的参数，在全部 X、Y 上计算。',
    },
  },
  {
    id: 'train-cost-mean-of-batches',
    fn,
    edits: [
      [
        { was: 'const miniBatches', now: 'const seen = []; const miniBatches' },
        { was: 'const grads =', now: 'seen.push(costOf(batchX, batchY, state.parameters)); const grads =' },
        {
          was: 'costOf(X, Y, state.parameters)',
          now: 'seen.reduce((sum, cost) => sum + cost, 0) / seen.length',
        },
      ],
      [
        { was: 'const miniBatches', now: 'const seen = []; const miniBatches' },
        {
          was: 'advance(state, grads, options);',
          now: 'advance(state, grads, options); seen.push(costOf(batchX, batchY, state.parameters));',
        },
        {
          was: 'costOf(X, Y, state.parameters)',
          now: 'seen.reduce((sum, cost) => sum + cost, 0) / seen.length',
        },
      ],
    ],
    text: {
      en: 'The cost after an epoch is the mean of what its mini-batches cost on the way. It is taken once, over all of X and Y, with the parameters after the epoch.',
      zh: '每个 epoch 之后的成本取了途中各 mini-batch 成本的平均。应在该 epoch 结束后，用当时的参数在全部 X、Y 上计算一次。',
    },
  },
];

export const rateMistakes: readonly MistakeSpec[] = [
  {
    id: 'train-momentum-other-beta',
    fn,
    edits: [
      { within: 'advance', was: 'grads, v, beta,', now: 'grads, v, beta1,' },
      { within: 'advance', was: 'grads, v, beta,', now: 'grads, v, beta2,' },
    ],
    text: {
      en: "Momentum gets one of Adam's rates, beta1 or beta2. Its rate is options.beta.",
      zh: '动量用了 Adam 的 beta1 或 beta2。它应使用 options.beta。',
    },
  },
  {
    id: 'train-rmsprop-other-beta',
    fn,
    edits: [
      { within: 'advance', was: 'grads, s, beta,', now: 'grads, s, beta2,' },
      { within: 'advance', was: 'grads, s, beta,', now: 'grads, s, beta1,' },
    ],
    text: {
      en: "RMSprop gets one of Adam's rates, beta1 or beta2. Its rate is options.beta.",
      zh: 'RMSprop 用了 Adam 的 beta1 或 beta2。它应使用 options.beta。',
    },
  },
  {
    id: 'train-adam-other-betas',
    fn,
    edits: [
      { within: 'advance', was: 'learningRate, beta1, beta2', now: 'learningRate, beta, beta2' },
      { within: 'advance', was: 'learningRate, beta1, beta2', now: 'learningRate, beta1, beta' },
      { within: 'advance', was: 'learningRate, beta1, beta2', now: 'learningRate, beta2, beta1' },
    ],
    text: {
      en: 'Adam gets other rates than its own: options.beta, or beta1 and beta2 exchanged. Its rates are beta1, for V, and beta2, for S.',
      zh: 'Adam 用错了系数：用了 options.beta，或互换了 beta1 与 beta2。V 应使用 beta1，S 应使用 beta2。',
    },
  },
];

/** Mistakes in one step of gradient descent and in training the three-layer model. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const forwardFromTheStart = { was: '= lModelForward(X, current)', now: '= lModelForward(X, parameters)' };

const gradientsOfTheStart = {
  was: 'lModelBackward(AL, Y, caches)',
  now: 'lModelBackward(lModelForward(X, parameters).AL, Y, lModelForward(X, parameters).caches)',
};

export const updateMistakes: readonly MistakeSpec[] = [
  {
    id: 'update-plus',
    fn: 'updateParameters',
    edits: [{ was: 'w -', now: 'w +' }],
    text: {
      en: 'Your step goes up the gradient. The cost falls against it: W − α dW, b − α db.',
      zh: '你的更新沿梯度方向走。逆着梯度成本才下降：W − α dW，b − α db。',
    },
  },
  {
    id: 'update-without-rate',
    fn: 'updateParameters',
    edits: [{ was: 'learningRate * dw', now: 'dw' }],
    text: {
      en: 'Your step is the whole gradient: the learning rate is not used. W − α dW, b − α db.',
      zh: '你的更新用了整个梯度，没有乘学习率。应为 W − α dW，b − α db。',
    },
  },
  {
    id: 'update-is-the-step',
    fn: 'updateParameters',
    edits: [{ was: 'w - ', now: '' }],
    text: {
      en: 'Your result is the step α dW alone. Subtract it from the parameter: W − α dW.',
      zh: '你的结果只有步长 α dW。应从参数中减去它：W − α dW。',
    },
  },
  {
    id: 'update-biases-kept',
    fn: 'updateParameters',
    edits: [{ was: 'descend(value, at(db, unit))', now: 'value' }],
    text: {
      en: 'Your step leaves the biases as they were. b ← b − α db, as for W.',
      zh: '你的更新没有改变偏置。b 与 W 一样更新：b ← b − α db。',
    },
  },
  {
    id: 'update-last-layer-kept',
    fn: 'updateParameters',
    edits: [
      { was: 'l <= L', now: 'l < L' },
      [
        { was: '= {}', now: '= { ...parameters }' },
        { was: 'l <= L', now: 'l < L' },
      ],
    ],
    text: {
      en: 'Your step leaves the last layer out: the loop ends one layer early. Layers count from 1 to L, L included.',
      zh: '你的更新漏掉了最后一层：循环少了一层。层从 1 数到 L，包含 L。',
    },
  },
];

export const trainingMistakes: readonly MistakeSpec[] = [
  {
    id: 'training-updates-on-the-way-back',
    fn: 'lLayerModel',
    edits: [
      [
        {
          was: 'lModelBackward(AL, Y, caches)',
          now: 'lModelBackward(AL, Y, caches.map((cache) => ({ ...cache, learningRate })))',
        },
        {
          within: 'linearBackward',
          was: 'transpose(W)',
          now: 'transpose(combine(W, dW, (w, dw) => w - cache.learningRate * dw))',
        },
      ],
    ],
    text: {
      en: 'Each layer is updated during the backward pass, so dA goes down through weights that have already moved. Take all gradients first, then update all layers.',
      zh: '每一层在反向传播途中就被更新了，dA 于是经过了已经改变的权重。应先求出全部梯度，再更新所有层。',
    },
  },
  {
    id: 'training-climbs',
    fn: 'lLayerModel',
    edits: [{ within: 'updateParameters', was: 'w -', now: 'w +' }],
    text: {
      en: 'The cost rises: every iteration steps up the gradient. Subtract: W − α dW.',
      zh: '成本在上升：每次迭代都沿梯度方向走。应相减：W − α dW。',
    },
  },
  {
    id: 'training-gradients-of-the-start',
    fn: 'lLayerModel',
    edits: [forwardFromTheStart, gradientsOfTheStart],
    text: {
      en: 'Every iteration uses the gradients of the first one. Go forward and back again in each iteration, with the parameters of that moment.',
      zh: '每次迭代都用了第一次的梯度。每次迭代都应以当时的参数重新前向、反向计算。',
    },
  },
  {
    id: 'training-starts-anew',
    fn: 'lLayerModel',
    edits: [
      { was: 'updateParameters(current', now: 'updateParameters(parameters' },
      [forwardFromTheStart, { was: 'updateParameters(current', now: 'updateParameters(parameters' }],
      [gradientsOfTheStart, { was: 'updateParameters(current', now: 'updateParameters(parameters' }],
    ],
    text: {
      en: 'Every iteration starts from the given parameters, so only one step is ever made. Go on from the parameters that the last step gave.',
      zh: '每次迭代都从给定的参数出发，结果始终只走了一步。应从上一步得到的参数继续。',
    },
  },
  {
    id: 'training-returns-the-start',
    fn: 'lLayerModel',
    edits: [{ was: 'parameters: current', now: 'parameters' }],
    text: {
      en: 'The parameters that come back are those that were given. Return what the last step made of them.',
      zh: '返回的参数就是给定的参数。应返回最后一步得到的参数。',
    },
  },
  {
    id: 'training-one-iteration-more',
    fn: 'lLayerModel',
    edits: [{ was: 'i < numIterations', now: 'i <= numIterations' }],
    text: {
      en: 'One iteration too many is made, and costs is one number too long. Make numIterations steps: costs has numIterations + 1 numbers, the first before any step.',
      zh: '多迭代了一次，costs 也多了一个数。应走 numIterations 步：costs 有 numIterations + 1 个数，第一个在任何更新之前。',
    },
  },
  {
    id: 'training-cost-of-the-end-missing',
    fn: 'lLayerModel',
    edits: [{ was: 'costs.push(computeCost(lModelForward(X, current).AL, Y));', now: '' }],
    text: {
      en: 'The cost after the last step is missing. costs has numIterations + 1 numbers: one at the start and one after each step.',
      zh: '缺少最后一步之后的成本。costs 应有 numIterations + 1 个数：开始时一个，每一步之后各一个。',
    },
  },
  {
    id: 'training-cost-of-the-start-missing',
    fn: 'lLayerModel',
    edits: [{ was: 'costs }', now: 'costs: costs.slice(1) }' }],
    text: {
      en: 'The cost at the start is missing. costs has numIterations + 1 numbers: one at the given parameters and one after each step.',
      zh: '缺少开始时的成本。costs 应有 numIterations + 1 个数：给定参数处一个，每一步之后各一个。',
    },
  },
];

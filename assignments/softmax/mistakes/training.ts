/** Mistakes in training a softmax classifier. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const uphill = { was: 'gradients, learningRate', now: 'gradients, -learningRate' };
const wUphill = { within: 'descend', was: 'weight -', now: 'weight +' };
const bUphill = { within: 'descend', was: 'bias -', now: 'bias +' };
const withoutRate = { was: 'gradients, learningRate', now: 'gradients, 1' };
const wWithoutRate = { within: 'descend', was: 'learningRate * slope', now: 'slope' };
const bWithoutRate = { within: 'descend', was: 'learningRate * at', now: 'at' };
const gradientOfStart = { was: 'Y, cache', now: 'Y, forwardPropagation(X, parameters).cache' };
const passOfStart = { was: 'forwardPropagation(X, current)', now: 'forwardPropagation(X, parameters)' };
const fromStart = { was: 'descend(current', now: 'descend(parameters' };

export const trainingMistakes: readonly MistakeSpec[] = [
  {
    id: 'train-uphill',
    fn: 'trainSoftmaxModel',
    edits: [uphill, wUphill, bUphill],
    text: {
      en: '★ Your updates go along the gradient, all of them or those of W or of b, by a plus sign or by dZ = Y − Ŷ, and the cost does not fall as it should. With dZ = Ŷ − Y the update is θ ← θ − α dθ.',
      zh: '★ 你的更新沿着梯度方向走（全部参数，或只是 W 或 b），原因是加号，或 dZ = Y − Ŷ，成本因此不能正常下降。取 dZ = Ŷ − Y 时更新为 θ ← θ − α dθ。',
    },
  },
  {
    id: 'train-without-mean',
    fn: 'trainSoftmaxModel',
    edits: [{ within: 'backwardPropagation', was: 'const [, m] = shapeOf(X)', now: 'const m = 1' }],
    text: {
      en: 'Your updates are m times too long: the gradients are sums over the examples. They are means: dW_l = (1/m) dZ_l A_{l−1}ᵀ.',
      zh: '你的更新大了 m 倍：梯度是对样本求和。应取平均：dW_l = (1/m) dZ_l A_{l−1}ᵀ。',
    },
  },
  {
    id: 'train-without-learning-rate',
    fn: 'trainSoftmaxModel',
    edits: [withoutRate, wWithoutRate, bWithoutRate],
    text: {
      en: 'The learning rate has no effect, on W, on b or on both: you subtract the gradient itself. θ ← θ − α dθ.',
      zh: '学习率不起作用（对 W、对 b 或对两者）：你减去的是梯度本身。应为 θ ← θ − α dθ。',
    },
  },
  {
    id: 'train-gradient-of-start',
    fn: 'trainSoftmaxModel',
    edits: [gradientOfStart, passOfStart],
    text: {
      en: 'Every update uses the gradient of the first parameters. Run the forward and backward pass anew in each iteration.',
      zh: '每次更新都用了初始参数处的梯度。每次迭代都应重新做前向和反向传播。',
    },
  },
  {
    id: 'train-starts-over',
    fn: 'trainSoftmaxModel',
    edits: [[gradientOfStart, fromStart], fromStart, [passOfStart, fromStart]],
    text: {
      en: 'Every update starts from the given parameters, so training never gets further from them than one step. Go on from the parameters that the update before left.',
      zh: '每次更新都从给定的参数出发，训练始终只离开它们一步。应从上一次更新得到的参数继续。',
    },
  },
  {
    id: 'train-b-stays',
    fn: 'trainSoftmaxModel',
    edits: [{ within: 'descend', was: 'bias - learningRate * at(db, unit)', now: 'bias' }],
    text: {
      en: 'Only the weights are updated, b stays as it was. b_l ← b_l − α db_l, too.',
      zh: '只更新了权重，b 没有变。b 也要更新：b_l ← b_l − α db_l。',
    },
  },
  {
    id: 'train-last-layer-only',
    fn: 'trainSoftmaxModel',
    edits: [{ within: 'descend', was: 'let l = 1', now: 'let l = depthOf(parameters)' }],
    text: {
      en: 'Only the softmax layer is updated. All layers learn: update W_l and b_l for l = 1 … L.',
      zh: '只更新了 softmax 层。所有层都要学习：对 l = 1 … L 更新 W_l 和 b_l。',
    },
  },
  {
    id: 'train-layer-by-layer',
    fn: 'trainSoftmaxModel',
    edits: [
      {
        was: 'current = descend(current, gradients, learningRate);',
        now: "for (let l = depthOf(current); l >= 1; l--) { const { ['dW' + l]: dW, ['db' + l]: db } = backwardPropagation(X, Y, { ...cache, ...current }); current = descend(current, { ['dW' + l]: dW, ['db' + l]: db }, learningRate); }",
      },
    ],
    text: {
      en: 'You update a layer before the gradients of the layers below it are taken, which then pass through the new weights. Take all gradients first, then update.',
      zh: '你在计算前面各层的梯度之前就更新了后一层，梯度因此经过了新的权重。应先算出全部梯度，再更新。',
    },
  },
  {
    id: 'train-costs-without-start',
    fn: 'trainSoftmaxModel',
    edits: [
      { was: 'return {', now: 'costs.shift(); return {' },
      { was: 'return {', now: 'costs.shift(); costs.push(costs.at(-1)); return {' },
    ],
    text: {
      en: 'The cost of the given parameters is missing. costs has numIterations + 1 numbers, and costs[0] is taken before the first update.',
      zh: '缺少给定参数处的成本。costs 应有 numIterations + 1 个数，costs[0] 在第一次更新之前计算。',
    },
  },
  {
    id: 'train-costs-without-end',
    fn: 'trainSoftmaxModel',
    edits: [{ was: 'costs.push(costOf(X, Y, current));', now: '' }],
    text: {
      en: 'The cost after the last update is missing. costs has numIterations + 1 numbers: one before the first update and one after each.',
      zh: '缺少最后一次更新之后的成本。costs 应有 numIterations + 1 个数：第一次更新之前一个，每次更新之后各一个。',
    },
  },
  {
    id: 'train-costs-one-late',
    fn: 'trainSoftmaxModel',
    edits: [
      { was: 'return {', now: 'costs.unshift(costs[0]); costs.pop(); return {' },
      { was: 'costOf(X, Y, current)', now: 'costs.at(-1)' },
    ],
    text: {
      en: 'The costs lag by one update, all of them or the last. costs[k] belongs to the parameters after k updates.',
      zh: 'costs 晚了一次更新（全部，或只是最后一个）。costs[k] 应对应 k 次更新之后的参数。',
    },
  },
  {
    id: 'train-accuracy-at-start',
    fn: 'trainSoftmaxModel',
    edits: [{ was: 'accuracyOf(X, Y, current)', now: 'accuracyOf(X, Y, parameters)' }],
    text: {
      en: 'The accuracy is that of the given parameters. Measure it with the trained ones, after the last update.',
      zh: '准确率是用给定的初始参数算的。应在最后一次更新之后用训练好的参数计算。',
    },
  },
  {
    id: 'train-accuracy-percent',
    fn: 'trainSoftmaxModel',
    edits: [{ was: 'accuracyOf', now: '100 * accuracyOf' }],
    text: {
      en: 'The accuracy is in per cent. Return the share itself, a number from 0 to 1.',
      zh: '准确率是百分数。应返回比例本身，即 0 到 1 之间的数。',
    },
  },
  {
    id: 'train-returns-start',
    fn: 'trainSoftmaxModel',
    edits: [{ was: 'parameters: current', now: 'parameters' }],
    text: {
      en: 'The parameters you return are the given ones. Return those that training ended with.',
      zh: '你返回的是给定的初始参数。应返回训练结束时的参数。',
    },
  },
];

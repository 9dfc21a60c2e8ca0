/** Mistakes in training plain and residual networks, and in comparing their errors by depth. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { combine, type Matrix } from '../../../reference/matrix.ts';
import type { Parameters } from '../../../reference/propagation.ts';
import {
  type ByDepth,
  byDepth,
  type DepthTraining,
  deepBackward,
  deepForward,
  descend,
  squaredError,
  trainDeepNetwork,
  trainingCostsByDepth,
} from '../../../reference/residualDepth.ts';
import { swap } from './depth.ts';

type Training = DepthTraining & { readonly skip: boolean };

const ofTraining: readonly MistakeSpec[] = [
  {
    id: 'train-cost-without-half',
    fn: 'trainDeepNetwork',
    text: {
      en: 'Your cost lacks the ½: J = (1/2m) Σ (AL − Y)², whose slope is AL − Y over m.',
      zh: '你的成本缺少 ½：J = (1/2m) Σ (AL − Y)²，它的斜率是 (AL − Y)/m。',
    },
    wrong: (X: Matrix, Y: Matrix, parameters: Parameters, training: Training) => {
      const trained = trainDeepNetwork(X, Y, parameters, training);
      return { ...trained, costs: trained.costs.map((cost) => 2 * cost) };
    },
  },
  {
    id: 'train-gradient-doubled',
    fn: 'trainDeepNetwork',
    text: {
      en: 'Your steps are twice as long: you start back from 2 (AL − Y). With J = (1/2m) Σ (AL − Y)² the 2 cancels the ½: dAL = AL − Y.',
      zh: '你的步子大了一倍：反向传播从 2 (AL − Y) 开始。J = (1/2m) Σ (AL − Y)² 时 2 与 ½ 相消：dAL = AL − Y。',
    },
    wrong: (X: Matrix, Y: Matrix, parameters: Parameters, training: Training) =>
      trainDeepNetwork(X, Y, parameters, { ...training, learningRate: 2 * training.learningRate }),
  },
  {
    id: 'train-uphill',
    fn: 'trainDeepNetwork',
    text: {
      en: 'Your training climbs: the gradient is added, or dAL is Y − AL. θ ← θ − α dθ with dAL = AL − Y.',
      zh: '你的训练在上坡：加上了梯度，或者 dAL 取成了 Y − AL。应为 θ ← θ − α dθ，dAL = AL − Y。',
    },
    wrong: (X: Matrix, Y: Matrix, parameters: Parameters, training: Training) =>
      trainDeepNetwork(X, Y, parameters, { ...training, learningRate: -training.learningRate }),
  },
  {
    id: 'train-backward-without-skips',
    fn: 'trainDeepNetwork',
    text: {
      en: 'You train a residual network with the gradients of a plain one. Hand `skip` to the backward pass, too.',
      zh: '你用普通网络的梯度来训练残差网络。反向传播也要传入 `skip`。',
    },
    wrong: (
      X: Matrix,
      Y: Matrix,
      parameters: Parameters,
      { skip, learningRate, numIterations }: Training,
    ) => {
      let trained = parameters;
      const costs: number[] = [];
      for (let iteration = 0; iteration <= numIterations; iteration++) {
        const { AL, caches } = deepForward(X, trained, skip);
        costs.push(squaredError(AL, Y));
        if (iteration === numIterations) break;
        const dAL = combine(AL, Y, (a, y) => a - y);
        trained = descend(trained, deepBackward(dAL, caches, false), learningRate);
      }
      return { parameters: trained, costs };
    },
  },
];

/** Every network goes on from where the one before it ended. */
function carriedOver(X: Matrix, Y: Matrix, parameters: Parameters, training: DepthTraining): ByDepth {
  const weights = { plain: { ...parameters }, residual: { ...parameters } };
  return byDepth(parameters, (network, skip) => {
    const own = skip ? weights.residual : weights.plain;
    const start = Object.fromEntries(Object.keys(network).map((name) => [name, own[name] ?? []]));
    const trained = trainDeepNetwork(X, Y, start, { ...training, skip });
    Object.assign(own, trained.parameters);
    return trained.costs.at(-1) ?? 0;
  });
}

const ofCosts: readonly MistakeSpec[] = [
  {
    id: 'depth-costs-before-training',
    fn: 'trainingCostsByDepth',
    text: {
      en: 'Your costs are those before training, costs[0]. Asked for is the last cost, costs[numIterations].',
      zh: '你返回的是训练之前的成本 costs[0]。要求的是最后一个成本 costs[numIterations]。',
    },
    wrong: (X: Matrix, Y: Matrix, parameters: Parameters, training: DepthTraining) =>
      trainingCostsByDepth(X, Y, parameters, { ...training, numIterations: 0 }),
  },
  {
    id: 'depth-costs-least',
    fn: 'trainingCostsByDepth',
    text: {
      en: 'Your costs are the least ones of each training. Asked for is the last cost, costs[numIterations], even where it has risen again.',
      zh: '你返回的是每次训练中最小的成本。要求的是最后一个成本 costs[numIterations]，即使它又升高了。',
    },
    wrong: (X: Matrix, Y: Matrix, parameters: Parameters, training: DepthTraining) =>
      byDepth(parameters, (network, skip) =>
        Math.min(...trainDeepNetwork(X, Y, network, { ...training, skip }).costs),
      ),
  },
  {
    id: 'depth-costs-carried-over',
    fn: 'trainingCostsByDepth',
    text: {
      en: 'Each of your networks goes on from the weights that the shallower one learnt. To be comparable all start from the given parameters.',
      zh: '你的每个网络都接着用较浅网络训练过的权重。为了可比，每个网络都应从给定的参数开始。',
    },
    wrong: carriedOver,
  },
  {
    id: 'depth-costs-swapped',
    fn: 'trainingCostsByDepth',
    text: {
      en: 'plain and residual have changed places: skip = false gives plain, skip = true residual.',
      zh: 'plain 与 residual 互换了：skip = false 对应 plain，skip = true 对应 residual。',
    },
    wrong: (X: Matrix, Y: Matrix, parameters: Parameters, training: DepthTraining) =>
      swap(trainingCostsByDepth(X, Y, parameters, training)),
  },
];

export const trainingMistakes: readonly MistakeSpec[] = [...ofTraining, ...ofCosts];

/** Mistakes in making the first velocity and the first moments. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { biasesMissed } from './slips.ts';

const copied = {
  edits: [{ within: 'zerosLike', was: '() => 0', now: '(w) => w' }],
  text: {
    en: 'The averages start as copies of the parameters. Only the shapes come from the parameters; every number is 0.',
    zh: '平均量以参数的副本作为初值。只有形状取自参数，所有数值都应为 0。',
  },
};

const ones = {
  edits: [{ within: 'zerosLike', was: '() => 0', now: '() => 1' }],
  text: {
    en: 'The averages start at 1. An exponentially weighted average starts at v₀ = 0.',
    zh: '平均量以 1 为初值。指数加权平均应从 v₀ = 0 开始。',
  },
};

const parameterNames = {
  edits: [{ within: 'zerosLike', was: 'zeros[gradient]', now: 'zeros[name]' }],
  text: {
    en: 'The averages are stored under W1, b1, … They are averages of gradients and carry their names: dW1, db1, …',
    zh: '平均量存放在 W1、b1、… 名下。它们是梯度的平均，应使用梯度的名字：dW1、db1、…',
  },
};

const withoutBiases = {
  edits: [biasesMissed],
  text: {
    en: 'Only the weights get an average. Every b needs one of its own, too: db1, db2, …, with the shape of b.',
    zh: '只为权重建立了平均量。每个 b 也需要自己的一份：db1、db2、…，形状与 b 相同。',
  },
};

const transposed = {
  edits: [
    {
      within: 'zerosLike',
      was: 'combineTensors(W, W, () => 0)',
      now: "name[0] === 'W' ? W[0].map(() => W.map(() => 0)) : W.map(() => 0)",
    },
  ],
  text: {
    en: 'The averages of the weights are transposed. dW_l has the shape of W_l: (n_l, n_{l−1}).',
    zh: '权重的平均量形状转置了。dW_l 的形状与 W_l 相同：(n_l, n_{l−1})。',
  },
};

export const startMistakes: readonly MistakeSpec[] = [
  { id: 'velocity-starts-at-parameters', fn: 'initializeVelocity', ...copied },
  { id: 'velocity-starts-at-one', fn: 'initializeVelocity', ...ones },
  { id: 'velocity-parameter-names', fn: 'initializeVelocity', ...parameterNames },
  { id: 'velocity-without-biases', fn: 'initializeVelocity', ...withoutBiases },
  { id: 'velocity-transposed', fn: 'initializeVelocity', ...transposed },
  { id: 'mean-square-starts-at-parameters', fn: 'initializeRmsprop', ...copied },
  { id: 'mean-square-starts-at-one', fn: 'initializeRmsprop', ...ones },
  { id: 'mean-square-parameter-names', fn: 'initializeRmsprop', ...parameterNames },
  { id: 'mean-square-without-biases', fn: 'initializeRmsprop', ...withoutBiases },
  { id: 'mean-square-transposed', fn: 'initializeRmsprop', ...transposed },
  { id: 'adam-moments-starts-at-parameters', fn: 'initializeAdam', ...copied },
  { id: 'adam-moments-starts-at-one', fn: 'initializeAdam', ...ones },
  { id: 'adam-moments-parameter-names', fn: 'initializeAdam', ...parameterNames },
  { id: 'adam-moments-without-biases', fn: 'initializeAdam', ...withoutBiases },
  { id: 'adam-moments-transposed', fn: 'initializeAdam', ...transposed },
  {
    id: 'adam-moments-without-s',
    fn: 'initializeAdam',
    edits: [{ was: ', s: zerosLike(parameters)', now: '' }],
    text: {
      en: 'Only the first moments v come back. Adam keeps two averages for each gradient: return { v, s }, both of zeros.',
      zh: '只返回了一阶矩 v。Adam 为每个梯度保存两个平均量：应返回 { v, s }，均为零。',
    },
  },
];

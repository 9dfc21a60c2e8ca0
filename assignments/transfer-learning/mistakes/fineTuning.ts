/** Mistakes in fine-tuning: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import type { Matrix } from '../../../reference/matrix.ts';
import { type Cache, depthOf, type Gradients, type Parameters } from '../../../reference/propagation.ts';
import { costOf, descend, forwardPropagation } from '../../../reference/softmaxNetwork.ts';
import { backwardPropagationWithFrozenLayers, fineTune } from '../../../reference/transferLearning.ts';

/** A task of one iteration: the examples, where the network stands, and its rates. */
type Step = { X: Matrix; Y: Matrix; current: Parameters; frozenLayers: number; learningRate: number };
type Update = (step: Step, cache: Cache, L: number) => Parameters;

/** Fine-tuning whose update is replaced. */
const tuneWith =
  (update: Update) =>
  (
    X: Matrix,
    Y: Matrix,
    parameters: Parameters,
    frozenLayers: number,
    learningRate: number,
    iterations: number,
  ) => {
    let current = parameters;
    const costs = [costOf(X, Y, current)];
    for (let i = 0; i < iterations; i++) {
      const { cache } = forwardPropagation(X, current);
      current = update({ X, Y, current, frozenLayers, learningRate }, cache, depthOf(parameters));
      costs.push(costOf(X, Y, current));
    }
    return { parameters: current, costs };
  };

/** Fine-tuning of the layers that `trains` says, given the number frozen and the depth. */
const tuneLayers = (trains: (l: number, frozenLayers: number, L: number) => boolean) =>
  tuneWith(({ X, Y, current, frozenLayers, learningRate }, cache, L) =>
    descend(
      current,
      layersOf(gradientsOf(X, Y, cache), (l) => trains(l, frozenLayers, L)),
      learningRate,
    ),
  );

const gradientsOf = (X: Matrix, Y: Matrix, cache: Cache): Gradients =>
  backwardPropagationWithFrozenLayers(X, Y, cache, 0);

/** The gradients of the layers that `belongs` says. */
function layersOf(gradients: Gradients, belongs: (l: number) => boolean): Gradients {
  const entries = Object.entries(gradients).filter(([name]) => belongs(Number(name.slice(2))));
  return Object.fromEntries(entries);
}

/** W_l of the frozen layers stays, b_l moves. */
const biasesMove: Update = ({ X, Y, current, frozenLayers, learningRate }, cache) => {
  const entries = Object.entries(gradientsOf(X, Y, cache)).filter(
    ([name]) => name.startsWith('db') || Number(name.slice(2)) > frozenLayers,
  );
  return descend(current, Object.fromEntries(entries), learningRate);
};

/** Frozen layers move with a tenth of the rate. */
const frozenMoveSlowly: Update = ({ X, Y, current, frozenLayers, learningRate }, cache) => {
  const gradients = gradientsOf(X, Y, cache);
  const upper = descend(
    current,
    layersOf(gradients, (l) => l > frozenLayers),
    learningRate,
  );
  return descend(
    upper,
    layersOf(gradients, (l) => l <= frozenLayers),
    learningRate / 10,
  );
};

/** Layer after layer from below, each gradient taken with the features of the layers just updated. */
const layerByLayer: Update = ({ X, Y, current, frozenLayers, learningRate }, _cache, L) => {
  let moved = current;
  for (let layer = frozenLayers + 1; layer <= L; layer++) {
    const gradients = gradientsOf(X, Y, forwardPropagation(X, moved).cache);
    moved = descend(
      moved,
      layersOf(gradients, (l) => l === layer),
      learningRate,
    );
  }
  return moved;
};

const right = 'Layers 1 … frozenLayers keep their bits, layers frozenLayers + 1 … L are trained';
const rightZh = '第 1 … frozenLayers 层逐位不变，第 frozenLayers + 1 … L 层参与训练';
const fn = 'fineTune';

export const fineTuneMistakes: readonly MistakeSpec[] = [
  {
    id: 'fine-tune-trains-everything',
    fn,
    text: {
      en: `Everything trains: the frozen layers move, too, and forget what they have learnt. ${right}.`,
      zh: `所有层都在训练：冻结层也被更新，会忘掉学到的东西。${rightZh}。`,
    },
    wrong: tuneLayers(() => true),
  },
  {
    id: 'fine-tune-nothing-trains',
    fn,
    text: {
      en: `Nothing trains: the gradients of the trained layers are dropped with those of the frozen ones, and the cost never falls. ${right}.`,
      zh: `什么都没有训练：丢掉冻结层的梯度时，把要训练的层的梯度也丢掉了，成本从不下降。${rightZh}。`,
    },
    wrong: tuneLayers(() => false),
  },
  {
    id: 'fine-tune-head-only',
    fn,
    text: {
      en: `Only the head trains, however few layers are frozen. ${right}.`,
      zh: `无论冻结多少层，只有输出层在训练。${rightZh}。`,
    },
    wrong: tuneLayers((l, _, L) => l === L),
  },
  {
    id: 'fine-tune-last-frozen-layer-trains',
    fn,
    text: {
      en: `One layer too few is frozen: layer frozenLayers trains, too. ${right}.`,
      zh: `少冻结了一层：第 frozenLayers 层也在训练。${rightZh}。`,
    },
    wrong: tuneLayers((l, k) => l >= k),
  },
  {
    id: 'fine-tune-one-layer-too-many-frozen',
    fn,
    text: {
      en: `One layer too many is frozen: layer frozenLayers + 1 stands still. ${right}.`,
      zh: `多冻结了一层：第 frozenLayers + 1 层没有更新。${rightZh}。`,
    },
    wrong: tuneLayers((l, k) => l > k + 1),
  },
  {
    id: 'fine-tune-freezes-the-last-layers',
    fn,
    text: {
      en: `You count the frozen layers from the top: the head is frozen and the first layers train. It is the first layers, with their general features, that are kept. ${right}.`,
      zh: `你从顶层数起冻结：输出层被冻结，前面的层却在训练。应保留的是前面那些提取通用特征的层。${rightZh}。`,
    },
    wrong: tuneLayers((l, k, L) => l <= L - k),
  },
  {
    id: 'fine-tune-frozen-biases-train',
    fn,
    text: {
      en: `The biases of the frozen layers train; only their W is kept. A frozen layer keeps both. ${right}.`,
      zh: `冻结层的偏置仍在训练，只保持了 W。冻结的层两者都要保持。${rightZh}。`,
    },
    wrong: tuneWith(biasesMove),
  },
  {
    id: 'fine-tune-frozen-move-slowly',
    fn,
    text: {
      en: `Your frozen layers move with a small learning rate. That is another technique; frozen means not at all. ${right}.`,
      zh: `你的冻结层以较小的学习率更新。那是另一种技巧；冻结意味着完全不动。${rightZh}。`,
    },
    wrong: tuneWith(frozenMoveSlowly),
  },
  {
    id: 'fine-tune-updates-too-early',
    fn,
    text: {
      en: 'You update a layer and compute the features for the next one with it, within one iteration. Take all gradients with the parameters that the iteration began with, then update.',
      zh: '你在同一次迭代中更新了一层，又用更新后的层计算下一层的特征。应先用本次迭代开始时的参数求出全部梯度，再更新。',
    },
    wrong: tuneWith(layerByLayer),
  },
  {
    id: 'fine-tune-changes-parameters',
    fn,
    text: {
      en: 'You change the parameters that you are given. Often `const mine = parameters` or { ...parameters } is taken for a copy, and the lists are still the caller’s. Begin with structuredClone(parameters), or make new lists in each update.',
      zh: '你修改了传入的 parameters。往往是把 `const mine = parameters` 或 { ...parameters } 当成了副本，而其中的数组仍是调用者的。应从 structuredClone(parameters) 开始，或每次更新都新建数组。',
    },
    wrong: (X: Matrix, Y: Matrix, parameters: Parameters, ...rest: [number, number, number]) => {
      const tuned = fineTune(X, Y, parameters, ...rest);
      Object.assign(parameters, tuned.parameters);
      return tuned;
    },
  },
];

/** Mistakes in training a softmax classifier: the loop with another update, or with its answer spoilt. */
import type { Fn, MistakeSpec } from '../../../grader/plan/spec.ts';
import { type Matrix, shapeOf } from '../../../reference/matrix.ts';
import { depthOf, type Gradients, type Parameters } from '../../../reference/propagation.ts';
import {
  accuracyOf,
  backwardPropagation,
  costOf,
  descend,
  forwardPropagation,
  type TrainedModel,
  trainSoftmaxModel,
} from '../../../reference/softmaxNetwork.ts';

type Turn = {
  readonly X: Matrix;
  readonly Y: Matrix;
  readonly start: Parameters;
  readonly current: Parameters;
  readonly learningRate: number;
};

const gradientsAt = ({ X, Y }: Turn, parameters: Parameters): Gradients =>
  backwardPropagation(X, Y, forwardPropagation(X, parameters).cache);

/** The training loop with another update. */
const trainWith =
  (update: (turn: Turn) => Parameters): Fn =>
  (X: Matrix, Y: Matrix, start: Parameters, learningRate: number, numIterations: number): TrainedModel => {
    let current = start;
    const costs = [costOf(X, Y, current)];
    for (let k = 1; k <= numIterations; k++) {
      current = update({ X, Y, start, current, learningRate });
      costs.push(costOf(X, Y, current));
    }
    return { parameters: current, costs, accuracy: accuracyOf(X, Y, current) };
  };

/** The plain update that sees only the gradients whose names pass. */
const moveOnly = (isMoved: (name: string, L: number) => boolean): Fn =>
  trainWith((turn) => {
    const all = Object.entries(gradientsAt(turn, turn.current));
    const kept = all.filter(([name]) => isMoved(name, depthOf(turn.current)));
    return descend(turn.current, Object.fromEntries(kept), turn.learningRate);
  });

/** Each layer is updated, last layer first, before the gradients of the layer below are taken. */
const moveLayerByLayer = (turn: Turn): Parameters => {
  let { current } = turn;
  const { cache } = forwardPropagation(turn.X, current);
  for (let l = depthOf(current); l >= 1; l--) {
    const seen = { ...cache, ...current };
    const gradients = backwardPropagation(turn.X, turn.Y, seen);
    const own = { [`dW${l}`]: gradients[`dW${l}`] ?? [], [`db${l}`]: gradients[`db${l}`] ?? [] };
    current = descend(current, own, turn.learningRate);
  }
  return current;
};

/** The right training with its answer spoilt. */
const trainThen =
  (spoil: (trained: TrainedModel, X: Matrix, Y: Matrix, start: Parameters) => TrainedModel): Fn =>
  (X: Matrix, Y: Matrix, start: Parameters, learningRate: number, numIterations: number) =>
    spoil(trainSoftmaxModel(X, Y, start, learningRate, numIterations), X, Y, start);

const fn = 'trainSoftmaxModel';

/** The gradient of the sum of the losses in place of their mean. */
const withoutMean = (turn: Turn): Parameters =>
  descend(turn.current, gradientsAt(turn, turn.current), turn.learningRate * shapeOf(turn.X)[1]);

const ofTheUpdates: readonly MistakeSpec[] = [
  {
    id: 'train-uphill',
    fn,
    text: {
      en: '★ Your cost rises: the updates go along the gradient, by a plus sign or by dZ = Y − Ŷ. With dZ = Ŷ − Y the update is θ ← θ − α dθ.',
      zh: '★ 你的成本在上升：更新沿着梯度方向走，原因是加号，或 dZ = Y − Ŷ。取 dZ = Ŷ − Y 时更新为 θ ← θ − α dθ。',
    },
    wrong: trainWith((turn) => descend(turn.current, gradientsAt(turn, turn.current), -turn.learningRate)),
  },
  {
    id: 'train-without-mean',
    fn,
    text: {
      en: 'Your updates are m times too long: the gradients are sums over the examples. They are means: dW_l = (1/m) dZ_l A_{l−1}ᵀ.',
      zh: '你的更新大了 m 倍：梯度是对样本求和。应取平均：dW_l = (1/m) dZ_l A_{l−1}ᵀ。',
    },
    wrong: trainWith(withoutMean),
  },
  {
    id: 'train-without-learning-rate',
    fn,
    text: {
      en: 'The learning rate has no effect: you subtract the gradient itself. θ ← θ − α dθ.',
      zh: '学习率不起作用：你减去的是梯度本身。应为 θ ← θ − α dθ。',
    },
    wrong: trainWith((turn) => descend(turn.current, gradientsAt(turn, turn.current), 1)),
  },
  {
    id: 'train-gradient-of-start',
    fn,
    text: {
      en: 'Every update uses the gradient of the first parameters. Run the forward and backward pass anew in each iteration.',
      zh: '每次更新都用了初始参数处的梯度。每次迭代都应重新做前向和反向传播。',
    },
    wrong: trainWith((turn) => descend(turn.current, gradientsAt(turn, turn.start), turn.learningRate)),
  },
  {
    id: 'train-starts-over',
    fn,
    text: {
      en: 'Every update starts from the given parameters, so training never gets beyond its first step. Go on from the parameters that the update before left.',
      zh: '每次更新都从给定的参数出发，训练永远停在第一步。应从上一次更新得到的参数继续。',
    },
    wrong: trainWith((turn) => descend(turn.start, gradientsAt(turn, turn.start), turn.learningRate)),
  },
  {
    id: 'train-b-stays',
    fn,
    text: {
      en: 'Only the weights are updated, b stays as it was. b_l ← b_l − α db_l, too.',
      zh: '只更新了权重，b 没有变。b 也要更新：b_l ← b_l − α db_l。',
    },
    wrong: moveOnly((name) => name.startsWith('dW')),
  },
  {
    id: 'train-last-layer-only',
    fn,
    text: {
      en: 'Only the softmax layer is updated. All layers learn: update W_l and b_l for l = 1 … L.',
      zh: '只更新了 softmax 层。所有层都要学习：对 l = 1 … L 更新 W_l 和 b_l。',
    },
    wrong: moveOnly((name, L) => name.endsWith(`${L}`)),
  },
  {
    id: 'train-layer-by-layer',
    fn,
    text: {
      en: 'You update a layer before the gradients of the layers below it are taken, which then pass through the new weights. Take all gradients first, then update.',
      zh: '你在计算前面各层的梯度之前就更新了后一层，梯度因此经过了新的权重。应先算出全部梯度，再更新。',
    },
    wrong: trainWith(moveLayerByLayer),
  },
];

const ofTheRecord: readonly MistakeSpec[] = [
  {
    id: 'train-costs-without-start',
    fn,
    text: {
      en: 'The cost of the given parameters is missing. costs has numIterations + 1 numbers, and costs[0] is taken before the first update.',
      zh: '缺少给定参数处的成本。costs 应有 numIterations + 1 个数，costs[0] 在第一次更新之前计算。',
    },
    wrong: trainThen((trained) => ({ ...trained, costs: trained.costs.slice(1) })),
  },
  {
    id: 'train-costs-without-end',
    fn,
    text: {
      en: 'The cost after the last update is missing. costs has numIterations + 1 numbers: one before the first update and one after each.',
      zh: '缺少最后一次更新之后的成本。costs 应有 numIterations + 1 个数：第一次更新之前一个，每次更新之后各一个。',
    },
    wrong: trainThen((trained) => ({ ...trained, costs: trained.costs.slice(0, -1) })),
  },
  {
    id: 'train-costs-one-late',
    fn,
    text: {
      en: 'The costs lag by one update. costs[k] belongs to the parameters after k updates.',
      zh: 'costs 晚了一次更新。costs[k] 应对应 k 次更新之后的参数。',
    },
    wrong: trainThen((trained) => ({
      ...trained,
      costs: [trained.costs[0] ?? 0, ...trained.costs.slice(0, -1)],
    })),
  },
  {
    id: 'train-accuracy-at-start',
    fn,
    text: {
      en: 'The accuracy is that of the given parameters. Measure it with the trained ones, after the last update.',
      zh: '准确率是用给定的初始参数算的。应在最后一次更新之后用训练好的参数计算。',
    },
    wrong: trainThen((trained, X, Y, start) => ({ ...trained, accuracy: accuracyOf(X, Y, start) })),
  },
  {
    id: 'train-accuracy-percent',
    fn,
    text: {
      en: 'The accuracy is in per cent. Return the share itself, a number from 0 to 1.',
      zh: '准确率是百分数。应返回比例本身，即 0 到 1 之间的数。',
    },
    wrong: trainThen((trained) => ({ ...trained, accuracy: 100 * trained.accuracy })),
  },
  {
    id: 'train-returns-start',
    fn,
    text: {
      en: 'The parameters you return are the given ones. Return those that training ended with.',
      zh: '你返回的是给定的初始参数。应返回训练结束时的参数。',
    },
    wrong: trainThen((trained, _X, _Y, start) => ({ ...trained, parameters: start })),
  },
];

export const trainingMistakes: readonly MistakeSpec[] = [...ofTheUpdates, ...ofTheRecord];

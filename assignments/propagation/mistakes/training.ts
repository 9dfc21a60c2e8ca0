/** Mistakes in training the three-layer model. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { linearBackward, lModelBackward, lModelForward } from '../../../reference/layers.ts';
import { lLayerModel, updateParameters } from '../../../reference/lLayerModel.ts';
import { combine, type Matrix } from '../../../reference/matrix.ts';
import { computeCost, type Gradients, matrixOf, type Parameters } from '../../../reference/propagation.ts';

type Model = typeof lLayerModel;
type Trained = ReturnType<Model>;

/** One iteration; `start` are the parameters that training began with. */
type Step = (
  X: Matrix,
  Y: Matrix,
  at: { parameters: Parameters; start: Parameters; rate: number },
) => Parameters;

/** Training with another step. */
function trainWith(step: Step): Model {
  return (X, Y, start, rate, numIterations) => {
    let parameters = start;
    const costs = [computeCost(lModelForward(X, parameters).AL, Y)];
    for (let iteration = 0; iteration < numIterations; iteration++) {
      parameters = step(X, Y, { parameters, start, rate });
      costs.push(computeCost(lModelForward(X, parameters).AL, Y));
    }
    return { parameters, costs };
  };
}

/** Right training whose result is changed. */
const thenChange =
  (change: (trained: Trained, start: Parameters) => Trained): Model =>
  (X, Y, start, rate, numIterations) =>
    change(lLayerModel(X, Y, start, rate, numIterations), start);

function gradientsAt(X: Matrix, Y: Matrix, parameters: Parameters): Gradients {
  const { AL, caches } = lModelForward(X, parameters);
  return lModelBackward(AL, Y, caches);
}

/** Each layer moves as soon as its gradients are there, and hands dA on through the weights that have moved. */
const updateOnTheWayBack: Step = (X, Y, { parameters, rate }) => {
  const { AL, caches } = lModelForward(X, parameters);
  let moved = parameters;
  let dZ = combine(AL, Y, (a, y) => a - y);
  for (const [index, cache] of [...caches.entries()].reverse()) {
    const l = index + 1;
    const { dW, db } = linearBackward(dZ, cache);
    const grads = { ...zerosOf(parameters), [`dW${l}`]: dW, [`db${l}`]: db };
    moved = updateParameters(moved, grads, rate);
    const below = caches[index - 1];
    if (below === undefined) break;
    const dA = linearBackward(dZ, { ...cache, W: matrixOf(moved, `W${l}`) }).dAPrev;
    dZ = throughRelu(dA, below.Z);
  }
  return moved;
};

const throughRelu = (dA: Matrix, Z: Matrix): Matrix => combine(dA, Z, (da, z) => (z > 0 ? da : 0));

function zerosOf(parameters: Parameters): Gradients {
  const zeros = Object.entries(parameters).map(([name, value]) => [
    `d${name}`,
    value.map((item) => (Array.isArray(item) ? item.map(() => 0) : 0)),
  ]);
  return Object.fromEntries(zeros);
}

const mistake = (id: string, en: string, zh: string, wrong: Model): MistakeSpec => ({
  id: `training-${id}`,
  fn: 'lLayerModel',
  text: { en, zh },
  wrong,
});

const stepMistakes: readonly MistakeSpec[] = [
  mistake(
    'updates-on-the-way-back',
    'Each layer is updated during the backward pass, so dA goes down through weights that have already moved. Take all gradients first, then update all layers.',
    '每一层在反向传播途中就被更新了，dA 于是经过了已经改变的权重。应先求出全部梯度，再更新所有层。',
    trainWith(updateOnTheWayBack),
  ),
  mistake(
    'climbs',
    'The cost rises: every iteration steps up the gradient. Subtract: W − α dW.',
    '成本在上升：每次迭代都沿梯度方向走。应相减：W − α dW。',
    trainWith((X, Y, { parameters, rate }) => {
      const opposite = Object.fromEntries(
        Object.entries(gradientsAt(X, Y, parameters)).map(([name, value]) => [
          name,
          value.map((item) => (Array.isArray(item) ? item.map((x) => -x) : -item)),
        ]),
      ) as Gradients;
      return updateParameters(parameters, opposite, rate);
    }),
  ),
  mistake(
    'gradients-of-the-start',
    'Every iteration uses the gradients of the first one. Go forward and back again in each iteration, with the parameters of that moment.',
    '每次迭代都用了第一次的梯度。每次迭代都应以当时的参数重新前向、反向计算。',
    trainWith((X, Y, { parameters, start, rate }) =>
      updateParameters(parameters, gradientsAt(X, Y, start), rate),
    ),
  ),
  mistake(
    'starts-anew',
    'Every iteration starts from the given parameters, so only one step is ever made. Go on from the parameters that the last step gave.',
    '每次迭代都从给定的参数出发，结果始终只走了一步。应从上一步得到的参数继续。',
    trainWith((X, Y, { start, rate }) => updateParameters(start, gradientsAt(X, Y, start), rate)),
  ),
];

const resultMistakes: readonly MistakeSpec[] = [
  mistake(
    'returns-the-start',
    'The parameters that come back are those that were given. Return what the last step made of them.',
    '返回的参数就是给定的参数。应返回最后一步得到的参数。',
    thenChange(({ costs }, start) => ({ parameters: start, costs })),
  ),
  mistake(
    'one-iteration-more',
    'One iteration too many is made, and costs is one number too long. Make numIterations steps: costs has numIterations + 1 numbers, the first before any step.',
    '多迭代了一次，costs 也多了一个数。应走 numIterations 步：costs 有 numIterations + 1 个数，第一个在任何更新之前。',
    (X, Y, start, rate, numIterations) => lLayerModel(X, Y, start, rate, numIterations + 1),
  ),
  mistake(
    'cost-of-the-end-missing',
    'The cost after the last step is missing. costs has numIterations + 1 numbers: one at the start and one after each step.',
    '缺少最后一步之后的成本。costs 应有 numIterations + 1 个数：开始时一个，每一步之后各一个。',
    thenChange(({ parameters, costs }) => ({ parameters, costs: costs.slice(0, -1) })),
  ),
  mistake(
    'cost-of-the-start-missing',
    'The cost at the start is missing. costs has numIterations + 1 numbers: one at the given parameters and one after each step.',
    '缺少开始时的成本。costs 应有 numIterations + 1 个数：给定参数处一个，每一步之后各一个。',
    thenChange(({ parameters, costs }) => ({ parameters, costs: costs.slice(1) })),
  ),
];

export const trainingMistakes: readonly MistakeSpec[] = [...stepMistakes, ...resultMistakes];

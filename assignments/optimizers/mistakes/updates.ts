/** Mistakes in one step of gradient descent, momentum and RMSprop: each is the right step with one rule replaced. */
import type { Fn, MistakeSpec } from '../../../grader/plan/spec.ts';
import { at } from '../../../reference/matrix.ts';
import {
  averageIn,
  type Moments,
  moveParameters,
  updateParametersWithGd,
} from '../../../reference/optimizers.ts';
import {
  depthOf,
  type Gradients,
  matrixOf,
  type Parameters,
  vectorOf,
} from '../../../reference/propagation.ts';

type Rule = (moment: number, gradient: number, beta: number) => number;
type Tables = { readonly next: Moments; readonly old: Moments; readonly grads: Gradients };

/** `table` with what belongs to the parameters that `isKept` names taken from `before`. */
export function keepSome<T extends object>(table: T, before: object, isKept: (name: string) => boolean): T {
  const kept = Object.entries(before).filter(([name]) => isKept(name.replace(/^d/, '')));
  return { ...table, ...Object.fromEntries(kept) };
}

/** Whether a parameter belongs to the last layer. */
export function inLastLayer(parameters: Parameters): (name: string) => boolean {
  const depth = depthOf(parameters);
  return (name) => name === `W${depth}` || name === `b${depth}`;
}

const isBias = (name: string) => name.startsWith('b');

// ---------------------------------------------------------------- gradient descent

const gdWith =
  (change: (value: number, gradient: number, learningRate: number) => number): Fn =>
  (parameters: Parameters, grads: Gradients, learningRate: number) =>
    moveParameters(parameters, grads, (W, dW) => change(W, dW, learningRate));

const gdKeeping =
  (keptOf: (parameters: Parameters) => (name: string) => boolean): Fn =>
  (parameters: Parameters, grads: Gradients, learningRate: number) =>
    keepSome(updateParametersWithGd(parameters, grads, learningRate), parameters, keptOf(parameters));

export const gdMistakes: readonly MistakeSpec[] = [
  {
    id: 'gd-plus-sign',
    fn: 'updateParametersWithGd',
    text: {
      en: 'The gradient is added, which climbs the cost. Gradient descent goes against it: W ← W − α dW.',
      zh: '梯度被加上去了，成本会上升。梯度下降应沿反方向：W ← W − α dW。',
    },
    wrong: gdWith((W, dW, learningRate) => W + learningRate * dW),
  },
  {
    id: 'gd-without-learning-rate',
    fn: 'updateParametersWithGd',
    text: {
      en: 'The whole gradient is subtracted; the learning rate is not used. A step is α dW long: W ← W − α dW.',
      zh: '减去了整个梯度，没有使用学习率。步长应为 α dW：W ← W − α dW。',
    },
    wrong: gdWith((W, dW) => W - dW),
  },
  {
    id: 'gd-weight-shrunk',
    fn: 'updateParametersWithGd',
    text: {
      en: 'The learning rate multiplies the parameter as well, as in α(W − dW). Only the gradient is scaled: W ← W − α dW.',
      zh: '学习率也乘到了参数上，即 α(W − dW)。只应缩放梯度：W ← W − α dW。',
    },
    wrong: gdWith((W, dW, learningRate) => learningRate * (W - dW)),
  },
  {
    id: 'gd-biases-kept',
    fn: 'updateParametersWithGd',
    text: {
      en: 'The b stay as they were. They are updated like the weights: b ← b − α db.',
      zh: 'b 没有被更新。b 与权重一样需要更新：b ← b − α db。',
    },
    wrong: gdKeeping(() => isBias),
  },
  {
    id: 'gd-last-layer-kept',
    fn: 'updateParametersWithGd',
    text: {
      en: 'The last layer is not updated: the loop ends one layer too early. Layers run from 1 to L, with L included.',
      zh: '最后一层没有被更新：循环少了一层。层号应从 1 到 L，包含 L。',
    },
    wrong: gdKeeping(inLastLayer),
  },
];

// ---------------------------------------------------------------- momentum

type MomentumRules = {
  readonly velocity?: Rule;
  readonly moveBy?: (tables: Tables) => Moments | Gradients;
  readonly stored?: (tables: Tables) => Moments;
  readonly sign?: 1 | -1;
};

const rightVelocity: Rule = (V, dW, beta) => beta * V + (1 - beta) * dW;

/** The momentum step with some of its rules replaced. */
const momentumWith = (rules: MomentumRules): Fn => {
  const { velocity = rightVelocity, sign = -1 } = rules;
  const moveBy = rules.moveBy ?? (({ next }) => next);
  const stored = rules.stored ?? (({ next }) => next);
  return (parameters: Parameters, grads: Gradients, v: Moments, beta: number, learningRate: number) => {
    const next = averageIn(v, grads, (V, dW) => velocity(V, dW, beta));
    const tables = { next, old: v, grads };
    const change = (W: number, V: number) => W + sign * learningRate * V;
    return { parameters: moveParameters(parameters, moveBy(tables), change), v: stored(tables) };
  };
};

/** One V for each layer: W's step leaves its velocity there, and b's average goes on from it. */
const sharedVelocity: Fn = (
  parameters: Parameters,
  grads: Gradients,
  v: Moments,
  beta: number,
  learningRate: number,
) => {
  const next = averageIn(v, grads, (V, dW) => rightVelocity(V, dW, beta));
  for (let layer = 1; layer <= depthOf(parameters); layer++) {
    const ofW = matrixOf(next, `dW${layer}`);
    const db = vectorOf(grads, `db${layer}`);
    next[`db${layer}`] = db.map((gradient, unit) => rightVelocity(at(ofW[unit] ?? [], 0), gradient, beta));
  }
  return { parameters: moveParameters(parameters, next, (W, V) => W - learningRate * V), v: next };
};

const momentumRight = momentumWith({});

const momentumLastLayerKept: Fn = (parameters: Parameters, grads, v, beta, learningRate) => {
  const isLast = inLastLayer(parameters);
  const next = momentumRight(parameters, grads, v, beta, learningRate) as { parameters: object; v: object };
  return { parameters: keepSome(next.parameters, parameters, isLast), v: keepSome(next.v, v, isLast) };
};

/** The learning rate inside the velocity: V ← βV + (1−β)α dW, W ← W − V. */
const rateInsideVelocity: Fn = (parameters: Parameters, grads: Gradients, v: Moments, beta, learningRate) => {
  const next = averageIn(v, grads, (V, dW) => rightVelocity(V, learningRate * dW, beta));
  return { parameters: moveParameters(parameters, next, (W, V) => W - V), v: next };
};

export const momentumMistakes: readonly MistakeSpec[] = [
  {
    id: 'momentum-without-one-minus-beta',
    fn: 'updateParametersWithMomentum',
    text: {
      en: 'The velocity is V ← βV + dW, which makes steps about 1/(1−β) times as long. Here the average is asked for: V ← βV + (1−β)dW.',
      zh: '速度用的是 V ← βV + dW，步长约为原来的 1/(1−β) 倍。这里要求的是加权平均：V ← βV + (1−β)dW。',
    },
    wrong: momentumWith({ velocity: (V, dW, beta) => beta * V + dW }),
  },
  {
    id: 'momentum-beta-swapped',
    fn: 'updateParametersWithMomentum',
    text: {
      en: 'β and 1−β are swapped, so the velocity is almost the newest gradient. β belongs to the old velocity: V ← βV + (1−β)dW.',
      zh: 'β 与 1−β 互换了，速度几乎等于最新的梯度。β 应乘在旧速度上：V ← βV + (1−β)dW。',
    },
    wrong: momentumWith({ velocity: (V, dW, beta) => (1 - beta) * V + beta * dW }),
  },
  {
    id: 'momentum-steps-with-gradient',
    fn: 'updateParametersWithMomentum',
    text: {
      en: 'The parameters move by the gradient before it has gone into V, so the velocity has no effect. Update V first, then W ← W − αV.',
      zh: '参数在梯度计入 V 之前就按梯度移动了，速度没有起作用。应先更新 V，再执行 W ← W − αV。',
    },
    wrong: momentumWith({ moveBy: ({ grads }) => grads }),
  },
  {
    id: 'momentum-steps-with-old-velocity',
    fn: 'updateParametersWithMomentum',
    text: {
      en: 'The parameters move by the velocity of the step before. Update V with the gradient first, then use the new V: W ← W − αV.',
      zh: '参数用的是上一步的速度。应先用梯度更新 V，再用新的 V：W ← W − αV。',
    },
    wrong: momentumWith({ moveBy: ({ old }) => old }),
  },
  {
    id: 'momentum-velocity-not-stored',
    fn: 'updateParametersWithMomentum',
    text: {
      en: 'The returned v is the old one, so nothing is remembered from step to step. Return the updated V, which the next step starts from.',
      zh: '返回的 v 仍是旧值，各步之间什么也没有记住。应返回更新后的 V，供下一步继续使用。',
    },
    wrong: momentumWith({ stored: ({ old }) => old }),
  },
  {
    id: 'momentum-shared-velocity',
    fn: 'updateParametersWithMomentum',
    text: {
      en: 'W and b of a layer share one velocity: the average for b goes on from the V that W left. Each has its own: V_dW averages dW, V_db averages db.',
      zh: '同一层的 W 与 b 共用一个速度：b 的平均从 W 留下的 V 继续。两者应各有一个：V_dW 平均 dW，V_db 平均 db。',
    },
    wrong: sharedVelocity,
  },
  {
    id: 'momentum-plus-sign',
    fn: 'updateParametersWithMomentum',
    text: {
      en: 'The velocity is added to the parameters, which climbs the cost. V averages gradients, so go against it: W ← W − αV.',
      zh: '速度被加到了参数上，成本会上升。V 是梯度的平均，应沿反方向：W ← W − αV。',
    },
    wrong: momentumWith({ sign: 1 }),
  },
  {
    id: 'momentum-rate-inside-velocity',
    fn: 'updateParametersWithMomentum',
    text: {
      en: 'The learning rate is inside the velocity: V ← βV + (1−β)α dW, W ← W − V. Here V averages the bare gradients and α comes with the step: W ← W − αV.',
      zh: '学习率放进了速度里：V ← βV + (1−β)α dW，W ← W − V。这里 V 只平均梯度本身，α 在更新时才乘：W ← W − αV。',
    },
    wrong: rateInsideVelocity,
  },
  {
    id: 'momentum-last-layer-kept',
    fn: 'updateParametersWithMomentum',
    text: {
      en: 'The last layer keeps its parameters and its velocity: the loop ends one layer too early. Layers run from 1 to L, with L included.',
      zh: '最后一层的参数和速度都没有更新：循环少了一层。层号应从 1 到 L，包含 L。',
    },
    wrong: momentumLastLayerKept,
  },
];

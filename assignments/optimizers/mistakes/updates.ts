/** Mistakes in one step of gradient descent and of momentum. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { biasesMissed, lastLayerMissed, plusSign } from './slips.ts';

export const updateMistakes: readonly MistakeSpec[] = [
  {
    id: 'gd-plus-sign',
    fn: 'updateParametersWithGd',
    edits: plusSign,
    text: {
      en: 'The gradient is added, which climbs the cost. Gradient descent goes against it: W ← W − α dW.',
      zh: '梯度被加上去了，成本会上升。梯度下降应沿反方向：W ← W − α dW。',
    },
  },
  {
    id: 'gd-without-learning-rate',
    fn: 'updateParametersWithGd',
    edits: [
      { was: 'learningRate * dW', now: 'dW' },
      { was: 'learningRate * dW', now: "(name[0] === 'W' ? 1 : learningRate) * dW" },
      { was: 'learningRate * dW', now: "(name[0] === 'b' ? 1 : learningRate) * dW" },
    ],
    text: {
      en: 'The whole gradient is subtracted; the learning rate is not used. A step is α dW long: W ← W − α dW.',
      zh: '减去了整个梯度，没有使用学习率。步长应为 α dW：W ← W − α dW。',
    },
  },
  {
    id: 'gd-weight-shrunk',
    fn: 'updateParametersWithGd',
    edits: [{ was: 'W - learningRate * dW', now: 'learningRate * (W - dW)' }],
    text: {
      en: 'The learning rate multiplies the parameter as well, as in α(W − dW). Only the gradient is scaled: W ← W − α dW.',
      zh: '学习率也乘到了参数上，即 α(W − dW)。只应缩放梯度：W ← W − α dW。',
    },
  },
  {
    id: 'gd-biases-kept',
    fn: 'updateParametersWithGd',
    edits: [biasesMissed, [{ was: '{ ...parameters }', now: '{}' }, biasesMissed]],
    text: {
      en: 'The b are not updated. They are updated like the weights: b ← b − α db.',
      zh: 'b 没有被更新。b 与权重一样需要更新：b ← b − α db。',
    },
  },
  {
    id: 'gd-last-layer-kept',
    fn: 'updateParametersWithGd',
    edits: [lastLayerMissed, [{ was: '{ ...parameters }', now: '{}' }, lastLayerMissed]],
    text: {
      en: 'The last layer is not updated: the loop ends one layer too early. Layers run from 1 to L, with L included.',
      zh: '最后一层没有被更新：循环少了一层。层号应从 1 到 L，包含 L。',
    },
  },
  {
    id: 'momentum-without-one-minus-beta',
    fn: 'updateParametersWithMomentum',
    edits: [{ was: '(1 - beta) * dW', now: 'dW' }],
    text: {
      en: 'The velocity is V ← βV + dW, which makes steps about 1/(1−β) times as long. Here the average is asked for: V ← βV + (1−β)dW.',
      zh: '速度用的是 V ← βV + dW，步长约为原来的 1/(1−β) 倍。这里要求的是加权平均：V ← βV + (1−β)dW。',
    },
  },
  {
    id: 'momentum-beta-swapped',
    fn: 'updateParametersWithMomentum',
    edits: [{ was: 'beta * V + (1 - beta)', now: '(1 - beta) * V + beta' }],
    text: {
      en: 'β and 1−β are swapped, so the velocity is almost the newest gradient. β belongs to the old velocity: V ← βV + (1−β)dW.',
      zh: 'β 与 1−β 互换了，速度几乎等于最新的梯度。β 应乘在旧速度上：V ← βV + (1−β)dW。',
    },
  },
  {
    id: 'momentum-steps-with-gradient',
    fn: 'updateParametersWithMomentum',
    edits: [
      { was: 'combineTensors(W, V,', now: 'combineTensors(W, dW,' },
      { was: 'combineTensors(W, V,', now: "combineTensors(W, name[0] === 'W' ? dW : V," },
      { was: 'combineTensors(W, V,', now: "combineTensors(W, name[0] === 'b' ? dW : V," },
    ],
    text: {
      en: 'The parameters move by the gradient before it has gone into V, so the velocity has no effect. Update V first, then W ← W − αV.',
      zh: '参数在梯度计入 V 之前就按梯度移动了，速度没有起作用。应先更新 V，再执行 W ← W − αV。',
    },
  },
  {
    id: 'momentum-steps-with-old-velocity',
    fn: 'updateParametersWithMomentum',
    edits: [{ was: 'combineTensors(W, V,', now: "combineTensors(W, v['d' + name]," }],
    text: {
      en: 'The parameters move by the velocity of the step before. Update V with the gradient first, then use the new V: W ← W − αV.',
      zh: '参数用的是上一步的速度。应先用梯度更新 V，再用新的 V：W ← W − αV。',
    },
  },
  {
    id: 'momentum-velocity-not-stored',
    fn: 'updateParametersWithMomentum',
    edits: [{ was: 'v: nextV', now: 'v' }],
    text: {
      en: 'The returned v is the old one, so nothing is remembered from step to step. Return the updated V, which the next step starts from.',
      zh: '返回的 v 仍是旧值，各步之间什么也没有记住。应返回更新后的 V，供下一步继续使用。',
    },
  },
  {
    id: 'momentum-shared-velocity',
    fn: 'updateParametersWithMomentum',
    edits: [{ was: 'tensorOf(v,', now: "nextV[name.replace('b', 'dW')]?.map(([V]) => V) ?? tensorOf(v," }],
    text: {
      en: 'W and b of a layer share one velocity: the average for b goes on from the V that W left. Each has its own: V_dW averages dW, V_db averages db.',
      zh: '同一层的 W 与 b 共用一个速度：b 的平均从 W 留下的 V 继续。两者应各有一个：V_dW 平均 dW，V_db 平均 db。',
    },
  },
  {
    id: 'momentum-plus-sign',
    fn: 'updateParametersWithMomentum',
    edits: plusSign,
    text: {
      en: 'The velocity is added to the parameters, which climbs the cost. V averages gradients, so go against it: W ← W − αV.',
      zh: '速度被加到了参数上，成本会上升。V 是梯度的平均，应沿反方向：W ← W − αV。',
    },
  },
  {
    id: 'momentum-rate-inside-velocity',
    fn: 'updateParametersWithMomentum',
    edits: [
      [
        { was: '(1 - beta) * dW', now: '(1 - beta) * learningRate * dW' },
        { was: 'W - learningRate * V', now: 'W - V' },
      ],
    ],
    text: {
      en: 'The learning rate is inside the velocity: V ← βV + (1−β)α dW, W ← W − V. Here V averages the bare gradients and α comes with the step: W ← W − αV.',
      zh: '学习率放进了速度里：V ← βV + (1−β)α dW，W ← W − V。这里 V 只平均梯度本身，α 在更新时才乘：W ← W − αV。',
    },
  },
  {
    id: 'momentum-last-layer-kept',
    fn: 'updateParametersWithMomentum',
    edits: [lastLayerMissed, [{ was: '[{ ...parameters }, { ...v }]', now: '[{}, {}]' }, lastLayerMissed]],
    text: {
      en: 'The last layer keeps its parameters and its velocity: the loop ends one layer too early. Layers run from 1 to L, with L included.',
      zh: '最后一层的参数和速度都没有更新：循环少了一层。层号应从 1 到 L，包含 L。',
    },
  },
];

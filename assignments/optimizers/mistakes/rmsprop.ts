/** Mistakes in one step of RMSprop. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { plusSign, withoutEpsilon, withoutRoot, withoutSquare } from './slips.ts';

export const rmspropMistakes: readonly MistakeSpec[] = [
  {
    id: 'rmsprop-without-square',
    fn: 'updateParametersWithRmsprop',
    edits: withoutSquare,
    text: {
      en: 'S averages the gradients instead of their squares, so it may even be negative. S ← βS + (1−β)dW², entry by entry.',
      zh: 'S 平均的是梯度而不是梯度的平方，甚至可能为负。应为 S ← βS + (1−β)dW²（逐元素平方）。',
    },
  },
  {
    id: 'rmsprop-squares-the-average',
    fn: 'updateParametersWithRmsprop',
    edits: [
      { was: '(1 - beta) * dW ** 2', now: '((1 - beta) * dW) ** 2' },
      { was: '(1 - beta) * dW ** 2', now: "(name[0] === 'W' ? 1 - beta : 1) * (1 - beta) * dW ** 2" },
      { was: '(1 - beta) * dW ** 2', now: "(name[0] === 'b' ? 1 - beta : 1) * (1 - beta) * dW ** 2" },
    ],
    text: {
      en: 'The weight 1−β is squared together with the gradient. Square the gradient alone: S ← βS + (1−β)dW².',
      zh: '1−β 与梯度一起被平方了。只应平方梯度：S ← βS + (1−β)dW²。',
    },
  },
  {
    id: 'rmsprop-without-root',
    fn: 'updateParametersWithRmsprop',
    edits: withoutRoot,
    text: {
      en: 'The gradient is divided by S + ε without a root. Divide by the root of the mean square: W ← W − α dW / √(S + ε).',
      zh: '梯度除以 S + ε，没有开方。应除以均方根：W ← W − α dW / √(S + ε)。',
    },
  },
  {
    id: 'rmsprop-without-epsilon',
    fn: 'updateParametersWithRmsprop',
    edits: withoutEpsilon,
    text: {
      en: 'ε is missing: where a gradient has always been 0 this divides 0 by 0. Add it under the root: W ← W − α dW / √(S + ε).',
      zh: '缺少 ε：若某个梯度一直为 0，就会出现 0 除以 0。应在根号内加上 ε：W ← W − α dW / √(S + ε)。',
    },
  },
  {
    id: 'rmsprop-epsilon-outside-root',
    fn: 'updateParametersWithRmsprop',
    edits: [{ was: 'Math.sqrt(S + epsilon)', now: '(Math.sqrt(S) + epsilon)' }],
    text: {
      en: 'ε is added to the root: √S + ε. In this course it stands under the root: W ← W − α dW / √(S + ε).',
      zh: 'ε 加在了根号外：√S + ε。本课程把它放在根号内：W ← W − α dW / √(S + ε)。',
    },
  },
  {
    id: 'rmsprop-beta-swapped',
    fn: 'updateParametersWithRmsprop',
    edits: [{ was: 'beta * S + (1 - beta)', now: '(1 - beta) * S + beta' }],
    text: {
      en: 'β and 1−β are swapped, so S is almost the newest square. β belongs to the old S: S ← βS + (1−β)dW².',
      zh: 'β 与 1−β 互换了，S 几乎等于最新的平方。β 应乘在旧的 S 上：S ← βS + (1−β)dW²。',
    },
  },
  {
    id: 'rmsprop-without-one-minus-beta',
    fn: 'updateParametersWithRmsprop',
    edits: [
      { was: '(1 - beta) * ', now: '' },
      { was: '(1 - beta) * ', now: "(name[0] === 'W' ? 1 : 1 - beta) * " },
      { was: '(1 - beta) * ', now: "(name[0] === 'b' ? 1 : 1 - beta) * " },
    ],
    text: {
      en: 'The new square enters S with weight 1, so S is about 1/(1−β) times too large. Weigh it: S ← βS + (1−β)dW².',
      zh: '新的平方以权重 1 计入 S，使 S 约大 1/(1−β) 倍。应加权：S ← βS + (1−β)dW²。',
    },
  },
  {
    id: 'rmsprop-divides-by-old-square',
    fn: 'updateParametersWithRmsprop',
    edits: [{ was: 'combineTensors(dW, S,', now: "combineTensors(dW, s['d' + name]," }],
    text: {
      en: 'The step divides by the S of the step before. Update S with the gradient first, then divide by the new one.',
      zh: '更新时除以的是上一步的 S。应先用梯度更新 S，再除以新的 S。',
    },
  },
  {
    id: 'rmsprop-square-not-stored',
    fn: 'updateParametersWithRmsprop',
    edits: [{ was: 's: nextS', now: 's' }],
    text: {
      en: 'The returned s is the old one, so nothing is remembered from step to step. Return the updated S.',
      zh: '返回的 s 仍是旧值，各步之间什么也没有记住。应返回更新后的 S。',
    },
  },
  {
    id: 'rmsprop-plus-sign',
    fn: 'updateParametersWithRmsprop',
    edits: plusSign,
    text: {
      en: 'The step is added to the parameters, which climbs the cost. Go against the gradient: W ← W − α dW / √(S + ε).',
      zh: '步长被加到了参数上，成本会上升。应沿梯度反方向：W ← W − α dW / √(S + ε)。',
    },
  },
];

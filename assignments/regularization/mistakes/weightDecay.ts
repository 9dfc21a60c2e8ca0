/** Mistakes in the update with weight decay: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { at, combine } from '../../../reference/matrix.ts';
import {
  depthOf,
  type Gradients,
  matrixOf,
  type Parameters,
  vectorOf,
} from '../../../reference/propagation.ts';

type Decay = { alpha: number; lambd: number; m: number };

/** The update with another shrinking of W, or with b shrunk, too. */
function updateWith(
  shrinkW: (decay: Decay) => number,
  shrinkB: (decay: Decay) => number = () => 1,
  isLate = false,
) {
  return (parameters: Parameters, grads: Gradients, alpha: number, lambd: number, m: number): Parameters => {
    const [onW, onB] = [shrinkW({ alpha, lambd, m }), shrinkB({ alpha, lambd, m })];
    const step = (W: number, dW: number) => (isLate ? onW * (W - alpha * dW) : onW * W - alpha * dW);
    const updated: Parameters = {};
    for (let l = 1; l <= depthOf(parameters); l++) {
      updated[`W${l}`] = combine(matrixOf(parameters, `W${l}`), matrixOf(grads, `dW${l}`), step);
      const db = vectorOf(grads, `db${l}`);
      updated[`b${l}`] = vectorOf(parameters, `b${l}`).map((b, unit) => onB * b - alpha * at(db, unit));
    }
    return updated;
  };
}

const factor = ({ alpha, lambd, m }: Decay) => 1 - (alpha * lambd) / m;
const rightDecay = 'W ← (1 − αλ/m) W − α dW';

export const weightDecayMistakes: readonly MistakeSpec[] = [
  {
    id: 'decay-factor-without-alpha',
    fn: 'updateParametersWithWeightDecay',
    text: {
      en: `Your weights shrink by the factor 1 − λ/m. The penalty’s gradient (λ/m) W is multiplied by the learning rate like the rest: ${rightDecay}.`,
      zh: `你的权重按 1 − λ/m 收缩。惩罚项的梯度 (λ/m) W 与其余部分一样要乘学习率：${rightDecay}。`,
    },
    wrong: updateWith(({ lambd, m }) => 1 - lambd / m),
  },
  {
    id: 'decay-factor-without-m',
    fn: 'updateParametersWithWeightDecay',
    text: {
      en: `Your weights shrink by the factor 1 − αλ, not divided by the number of examples. The penalty’s gradient is (λ/m) W: ${rightDecay}.`,
      zh: `你的权重按 1 − αλ 收缩，没有除以样本数。惩罚项的梯度是 (λ/m) W：${rightDecay}。`,
    },
    wrong: updateWith(({ alpha, lambd }) => 1 - alpha * lambd),
  },
  {
    id: 'decay-of-biases',
    fn: 'updateParametersWithWeightDecay',
    text: {
      en: 'Your update shrinks the biases, too. Only W decays; b takes the plain step: b ← b − α db.',
      zh: '你的更新也收缩了偏置。只有 W 衰减，b 用普通的一步：b ← b − α db。',
    },
    wrong: updateWith(factor, factor),
  },
  {
    id: 'decay-grows',
    fn: 'updateParametersWithWeightDecay',
    text: {
      en: `Your weights are multiplied by 1 + αλ/m and grow. The penalty’s gradient is subtracted like every gradient: ${rightDecay}.`,
      zh: `你的权重乘的是 1 + αλ/m，会变大。惩罚项的梯度与其他梯度一样要减去：${rightDecay}。`,
    },
    wrong: updateWith(({ alpha, lambd, m }) => 1 + (alpha * lambd) / m),
  },
  {
    id: 'decay-forgotten',
    fn: 'updateParametersWithWeightDecay',
    text: {
      en: `Your update is plain gradient descent; λ has no effect. Shrink W before taking the step: ${rightDecay}.`,
      zh: `你的更新是普通的梯度下降，λ 不起作用。走这一步之前应先收缩 W：${rightDecay}。`,
    },
    wrong: updateWith(() => 1),
  },
  {
    id: 'decay-after-step',
    fn: 'updateParametersWithWeightDecay',
    text: {
      en: `Your update shrinks W after the gradient step, so the step itself is shrunk, too. The factor belongs to the old W alone: ${rightDecay}.`,
      zh: `你的更新在梯度步之后才收缩 W，连这一步本身也被收缩了。该系数只作用于旧的 W：${rightDecay}。`,
    },
    wrong: updateWith(factor, undefined, true),
  },
];

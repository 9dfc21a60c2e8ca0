/** Mistakes in the gradients with a penalty and in weight decay. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const rightL2 = 'dW_l = (1/m) dZ_l A_{l−1}ᵀ + (λ/m) W_l';
const rightL1 = 'dW_l = (1/m) dZ_l A_{l−1}ᵀ + (λ/m) sign(W_l)';
const rightDecay = 'W ← (1 − αλ/m) W − α dW';

export const gradientMistakes: readonly MistakeSpec[] = [
  {
    id: 'l2-gradient-lambda-over-2m',
    fn: 'backwardPropagationWithRegularization',
    edits: [{ was: 'lambd / m', now: 'lambd / (2 * m)' }],
    text: {
      en: `Your gradient adds (λ/2m) W. The derivative of (λ/2m) W² has no 2 left in the denominator: ${rightL2}.`,
      zh: `你的梯度加上的是 (λ/2m) W。(λ/2m) W² 求导后分母中不再有 2：${rightL2}。`,
    },
  },
  {
    id: 'l2-gradient-added-to-dz',
    fn: 'backwardPropagationWithRegularization',
    edits: [
      [
        { was: 'backwardPropagation(X, Y, cache)', now: 'backwardPropagation(X, Y, cache, lambd)' },
        { was: ' + (lambd / m) * weight', now: '' },
        { within: 'backwardPropagation', was: 'cache: Cache', now: 'cache, lambd' },
        {
          within: 'backwardPropagation',
          was: 'const previous =',
          now: 'dZ = dZ.map((row, i) => row.map((dz) => dz + (lambd / m) * rowSums(cache["W" + layer])[i])); const previous =',
        },
      ],
    ],
    text: {
      en: `Your L2 term is added to dZ, so it is multiplied by the activations and reaches db and the layers below. The penalty depends on W alone; add its term to dW only: ${rightL2}.`,
      zh: `你把 L2 项加到了 dZ 上，于是它又乘上激活值，并传到 db 和前面的层。惩罚项只依赖 W，应只加到 dW 上：${rightL2}。`,
    },
  },
  {
    id: 'l2-gradient-hidden-layers-forgotten',
    fn: 'backwardPropagationWithRegularization',
    edits: [{ was: '(lambd / m) * weight', now: '(l === depthOf(cache) ? lambd / m : 0) * weight' }],
    text: {
      en: `Your L2 term stands in the last layer’s dW only. Every layer’s weights are penalised, so every layer l has it: ${rightL2}.`,
      zh: `你只在最后一层的 dW 中加入了 L2 项。每一层的权重都受惩罚，因此每层 l 都要加：${rightL2}。`,
    },
  },
  {
    id: 'l2-gradient-decays-b',
    fn: 'backwardPropagationWithRegularization',
    edits: [{ was: '= db;', now: '= db.map((slope, i) => slope + (lambd / m) * cache["b" + l][i]);' }],
    text: {
      en: 'Your db contains (λ/m) b. The biases are not in the penalty, so their gradient stays as it was: db_l = (1/m) Σ dZ_l over the examples.',
      zh: '你的 db 中含有 (λ/m) b。偏置不在惩罚项里，其梯度保持不变：db_l = (1/m) Σ dZ_l（对样本求和）。',
    },
  },
  {
    id: 'l2-gradient-without-m',
    fn: 'backwardPropagationWithRegularization',
    edits: [{ was: '(lambd / m)', now: 'lambd' }],
    text: {
      en: `Your gradient adds λW, not divided by the number of examples. The penalty is (λ/2m) Σ W², so its derivative keeps the 1/m: ${rightL2}.`,
      zh: `你的梯度加上的是 λW，没有除以样本数。惩罚项是 (λ/2m) Σ W²，其导数仍带有 1/m：${rightL2}。`,
    },
  },
  {
    id: 'l2-gradient-minus',
    fn: 'backwardPropagationWithRegularization',
    edits: [{ was: '+ (lambd / m)', now: '- (lambd / m)' }],
    text: {
      en: `Your gradient subtracts (λ/m) W, which makes the weights grow. The penalty is added to the cost, so its derivative is added to dW: ${rightL2}.`,
      zh: `你的梯度减去了 (λ/m) W，这会使权重变大。惩罚项是加在成本上的，它的导数也应加到 dW 上：${rightL2}。`,
    },
  },
  {
    id: 'l2-gradient-forgotten',
    fn: 'backwardPropagationWithRegularization',
    edits: [{ was: ' + (lambd / m) * weight', now: '' }],
    text: {
      en: `Your gradient is that of the cost without the penalty; λ has no effect. Add the penalty’s derivative to every dW: ${rightL2}.`,
      zh: `你的梯度是没有惩罚项时的梯度，λ 不起作用。应在每个 dW 上加上惩罚项的导数：${rightL2}。`,
    },
  },
  {
    id: 'l1-gradient-constant',
    fn: 'backwardPropagationWithL1Regularization',
    edits: [{ was: ' * Math.sign(weight)', now: '' }],
    text: {
      en: `Your gradient adds λ/m to every entry of dW, the derivative of a plain Σ W. The penalty is Σ |W|, whose derivative has the sign of the weight: ${rightL1}.`,
      zh: `你的梯度给 dW 的每个元素都加了 λ/m，那是 Σ W 的导数。惩罚项是 Σ |W|，其导数带有权重的符号：${rightL1}。`,
    },
  },
  {
    id: 'l1-gradient-weight-for-sign',
    fn: 'backwardPropagationWithL1Regularization',
    edits: [{ was: 'Math.sign(weight)', now: 'weight' }],
    text: {
      en: `Your gradient adds (λ/m) W, which is the L2 term. The slope of |W| does not depend on how large W is, only on its sign: ${rightL1}.`,
      zh: `你的梯度加上的是 (λ/m) W，那是 L2 的项。|W| 的斜率与 W 的大小无关，只取决于它的符号：${rightL1}。`,
    },
  },
  {
    id: 'l1-gradient-absolute-value',
    fn: 'backwardPropagationWithL1Regularization',
    edits: [{ was: 'Math.sign', now: 'Math.abs' }],
    text: {
      en: `Your gradient adds (λ/m) |W|, the penalty itself. Its derivative is the sign of the weight: ${rightL1}.`,
      zh: `你的梯度加上的是 (λ/m) |W|，也就是惩罚项本身。它的导数是权重的符号：${rightL1}。`,
    },
  },
  {
    id: 'l1-gradient-lambda-over-2m',
    fn: 'backwardPropagationWithL1Regularization',
    edits: [{ was: 'lambd / m', now: 'lambd / (2 * m)' }],
    text: {
      en: `Your gradient adds (λ/2m) sign(W). The L1 penalty is (λ/m) Σ |W|, without a 2: ${rightL1}.`,
      zh: `你的梯度加上的是 (λ/2m) sign(W)。L1 惩罚项是 (λ/m) Σ |W|，没有 2：${rightL1}。`,
    },
  },
  {
    id: 'l1-gradient-hidden-layers-forgotten',
    fn: 'backwardPropagationWithL1Regularization',
    edits: [{ was: '(lambd / m) * Math', now: '(l === depthOf(cache) ? lambd / m : 0) * Math' }],
    text: {
      en: `Your L1 term stands in the last layer’s dW only. Every layer’s weights are penalised, so every layer l has it: ${rightL1}.`,
      zh: `你只在最后一层的 dW 中加入了 L1 项。每一层的权重都受惩罚，因此每层 l 都要加：${rightL1}。`,
    },
  },
  {
    id: 'l1-gradient-decays-b',
    fn: 'backwardPropagationWithL1Regularization',
    edits: [
      { was: '= db;', now: '= db.map((slope, i) => slope + (lambd / m) * Math.sign(cache["b" + l][i]));' },
    ],
    text: {
      en: 'Your db contains (λ/m) sign(b). The biases are not in the penalty, so their gradient stays as it was: db_l = (1/m) Σ dZ_l over the examples.',
      zh: '你的 db 中含有 (λ/m) sign(b)。偏置不在惩罚项里，其梯度保持不变：db_l = (1/m) Σ dZ_l（对样本求和）。',
    },
  },
  {
    id: 'l1-gradient-sign-of-zero',
    fn: 'backwardPropagationWithL1Regularization',
    edits: [
      { was: 'Math.sign(weight)', now: '(weight >= 0 ? 1 : -1)' },
      { was: 'Math.sign(weight)', now: '(weight > 0 ? 1 : -1)' },
      { was: 'Math.sign(weight)', now: '(weight / Math.abs(weight))' },
    ],
    text: {
      en: 'Your gradient has no sign(0) = 0: a weight of exactly 0 is taken for positive or negative, or w/|w| makes it NaN. There the term is 0, so that a weight which L1 has brought to 0 stays there.',
      zh: '你的梯度没有遵守 sign(0) = 0：恰好为 0 的权重被当作正数或负数，或者 w/|w| 得到 NaN。此处该项为 0，让被 L1 压到 0 的权重停在 0。',
    },
  },
  {
    id: 'decay-factor-without-alpha',
    fn: 'updateParametersWithWeightDecay',
    edits: [{ was: '(learningRate * lambd)', now: 'lambd' }],
    text: {
      en: `Your weights shrink by the factor 1 − λ/m. The penalty’s gradient (λ/m) W is multiplied by the learning rate like the rest: ${rightDecay}.`,
      zh: `你的权重按 1 − λ/m 收缩。惩罚项的梯度 (λ/m) W 与其余部分一样要乘学习率：${rightDecay}。`,
    },
  },
  {
    id: 'decay-factor-without-m',
    fn: 'updateParametersWithWeightDecay',
    edits: [{ was: '(learningRate * lambd) / m', now: 'learningRate * lambd' }],
    text: {
      en: `Your weights shrink by the factor 1 − αλ, not divided by the number of examples. The penalty’s gradient is (λ/m) W: ${rightDecay}.`,
      zh: `你的权重按 1 − αλ 收缩，没有除以样本数。惩罚项的梯度是 (λ/m) W：${rightDecay}。`,
    },
  },
  {
    id: 'decay-of-biases',
    fn: 'updateParametersWithWeightDecay',
    edits: [{ was: 'bias - learningRate', now: 'decay * bias - learningRate' }],
    text: {
      en: 'Your update shrinks the biases, too. Only W decays; b takes the plain step: b ← b − α db.',
      zh: '你的更新也收缩了偏置。只有 W 衰减，b 用普通的一步：b ← b − α db。',
    },
  },
  {
    id: 'decay-grows',
    fn: 'updateParametersWithWeightDecay',
    edits: [{ was: '1 - (learningRate', now: '1 + (learningRate' }],
    text: {
      en: `Your weights are multiplied by 1 + αλ/m and grow. The penalty’s gradient is subtracted like every gradient: ${rightDecay}.`,
      zh: `你的权重乘的是 1 + αλ/m，会变大。惩罚项的梯度与其他梯度一样要减去：${rightDecay}。`,
    },
  },
  {
    id: 'decay-forgotten',
    fn: 'updateParametersWithWeightDecay',
    edits: [{ was: 'decay * weight', now: 'weight' }],
    text: {
      en: `Your update is plain gradient descent; λ has no effect. Shrink W before taking the step: ${rightDecay}.`,
      zh: `你的更新是普通的梯度下降，λ 不起作用。走这一步之前应先收缩 W：${rightDecay}。`,
    },
  },
  {
    id: 'decay-after-step',
    fn: 'updateParametersWithWeightDecay',
    edits: [{ was: 'weight - learningRate * gradient', now: '(weight - learningRate * gradient)' }],
    text: {
      en: `Your update shrinks W after the gradient step, so the step itself is shrunk, too. The factor belongs to the old W alone: ${rightDecay}.`,
      zh: `你的更新在梯度步之后才收缩 W，连这一步本身也被收缩了。该系数只作用于旧的 W：${rightDecay}。`,
    },
  },
];

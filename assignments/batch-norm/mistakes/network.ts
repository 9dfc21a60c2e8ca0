/** Mistakes in the passes of a network with batch normalization. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const rightOrder = 'Z_l = W_l A_{l−1}, Z̃_l = BN(Z_l), A_l = relu(Z̃_l)';

const ofActivation = { was: 'batchNormForward(Z,', now: 'batchNormForward(mapEntries(Z, relu),' };
const wAveraged = {
  was: 'dot(dZ, transpose(previous))',
  now: 'mapEntries(dot(dZ, transpose(previous)), (d) => d / m)',
};
const bAveraged = { was: 'rowSums(dZ)', now: 'rowSums(dZ).map((sum) => sum / m)' };
const notAveraged = { was: '(a - y) / m', now: 'a - y' };

export const networkMistakes: readonly MistakeSpec[] = [
  {
    id: 'network-normalizes-after-activation',
    fn: 'forwardPropagationWithBatchNorm',
    edits: [[ofActivation, { was: 'mapEntries(ZTilde, relu)', now: 'ZTilde' }], ofActivation],
    text: {
      en: `You normalize A, after the activation. Normalize Z, before it: ${rightOrder}.`,
      zh: `你在激活之后对 A 做了归一化。应在激活之前对 Z 归一化：${rightOrder}。`,
    },
  },
  {
    id: 'network-activates-z',
    fn: 'forwardPropagationWithBatchNorm',
    edits: [{ was: 'mapEntries(ZTilde', now: 'mapEntries(Z' }],
    text: {
      en: `Your activation takes Z, so that the normalized Z̃ is computed and then not used: ${rightOrder}.`,
      zh: `你的激活函数作用在 Z 上，算出的 Z̃ 没有用到：${rightOrder}。`,
    },
  },
  {
    id: 'network-activates-z-norm',
    fn: 'forwardPropagationWithBatchNorm',
    edits: [{ was: 'mapEntries(ZTilde', now: 'mapEntries(bn.ZNorm' }],
    text: {
      en: `Your activation takes Z_norm, without γ and β: ${rightOrder}.`,
      zh: `你的激活函数作用在 Z_norm 上，没有经过 γ 和 β：${rightOrder}。`,
    },
  },
  {
    id: 'network-last-hidden-layer-plain',
    fn: 'forwardPropagationWithBatchNorm',
    edits: [
      {
        was: 'const { ZTilde',
        now: "if (l === L - 1) { A = mapEntries(Z, relu); Object.assign(cache, { ['W' + l]: W, ['Z' + l]: Z, ['ZTilde' + l]: Z, ['A' + l]: A }); break; } const { ZTilde",
      },
    ],
    text: {
      en: 'The last hidden layer is not normalized: the loop ends one layer early. Layers 1 … L−1 all have γ and β.',
      zh: '最后一个隐藏层没有归一化：循环少走了一层。第 1 … L−1 层都有 γ 和 β。',
    },
  },
  {
    id: 'network-output-without-b',
    fn: 'forwardPropagationWithBatchNorm',
    edits: [{ was: 'linearForward(A, W, b)', now: 'dot(W, A)' }],
    text: {
      en: 'Your output layer leaves out b. Only where Z is normalized does b cancel; the output layer is Z_L = W_L A_{L−1} + b_L.',
      zh: '你的输出层漏掉了 b。只有在 Z 被归一化的层里 b 才会被抵消；输出层是 Z_L = W_L A_{L−1} + b_L。',
    },
  },
  {
    id: 'network-normalizes-output',
    fn: 'forwardPropagationWithBatchNorm',
    edits: [
      {
        was: 'linearForward(A, W, b)',
        now: 'batchNormForward(dot(W, A), b.map(() => 1), b, epsilon).ZTilde',
      },
    ],
    text: {
      en: 'Your output layer is normalized as well. It has no γ and β here: Z_L = W_L A_{L−1} + b_L.',
      zh: '你把输出层也归一化了。这里输出层没有 γ 和 β：Z_L = W_L A_{L−1} + b_L。',
    },
  },
  {
    id: 'network-backward-gate-at-z',
    fn: 'backwardPropagationWithBatchNorm',
    edits: [{ was: 'dA, ZTilde', now: "dA, tensors['Z' + (l - 1)]" }],
    text: {
      en: 'You take the derivative of relu at Z. In this network relu was applied to Z̃: dZ̃_l = dA_l ∘ [Z̃_l > 0].',
      zh: '你在 Z 处取了 relu 的导数。在这个网络里 relu 作用在 Z̃ 上：dZ̃_l = dA_l ∘ [Z̃_l > 0]。',
    },
  },
  {
    id: 'network-backward-skips-batch-norm',
    fn: 'backwardPropagationWithBatchNorm',
    edits: [{ was: 'dZ = back.dZ', now: 'dZ = dZTilde' }],
    text: {
      en: 'The gradient goes from Z̃ to Z unchanged. Take it through batch normalization: dZ_l is batchNormBackward of dZ̃_l.',
      zh: '梯度从 Z̃ 原样传到了 Z。应经过 Batch 归一化的反向传播：dZ_l 由 batchNormBackward(dZ̃_l) 得到。',
    },
  },
  {
    id: 'network-backward-statistics-constant',
    fn: 'backwardPropagationWithBatchNorm',
    edits: [
      {
        within: 'batchNormBackward',
        was: ' - at(throughMu, unit) - entry(ZNorm, unit, example) * at(throughVariance, unit)',
        now: '',
      },
    ],
    text: {
      en: 'Between Z̃ and Z you multiply by γ/√(σ² + ε) only, as if μ and σ² were constants. Use all of batchNormBackward.',
      zh: '在 Z̃ 与 Z 之间你只乘了 γ/√(σ² + ε)，相当于把 μ 和 σ² 当成常数。应使用完整的 batchNormBackward。',
    },
  },
  {
    id: 'network-backward-gamma-not-averaged',
    fn: 'backwardPropagationWithBatchNorm',
    edits: [[notAveraged, wAveraged, bAveraged]],
    text: {
      en: 'dγ and dβ are m times too large: your 1/m is in dW and db only. Put it at the start, dZ_L = (A_L − Y)/m, and every gradient has it once.',
      zh: 'dγ 和 dβ 大了 m 倍：你的 1/m 只用在了 dW 和 db 上。应从一开始就除：dZ_L = (A_L − Y)/m，这样每个梯度都恰好含一次 1/m。',
    },
  },
  {
    id: 'network-backward-averaged-twice',
    fn: 'backwardPropagationWithBatchNorm',
    edits: [[wAveraged, bAveraged], wAveraged, bAveraged],
    text: {
      en: 'dW or db, or both, are divided by m twice. When dZ_L = (A_L − Y)/m holds the 1/m, dW_l = dZ_l A_{l−1}ᵀ has it already.',
      zh: 'dW 或 db（或两者）被除了两次 m。既然 dZ_L = (A_L − Y)/m 已含 1/m，就有 dW_l = dZ_l A_{l−1}ᵀ，不要再除。',
    },
  },
  {
    id: 'network-backward-not-averaged',
    fn: 'backwardPropagationWithBatchNorm',
    edits: [notAveraged],
    text: {
      en: 'Every gradient is m times too large. The cost is an average over m examples: dZ_L = (A_L − Y)/m.',
      zh: '所有梯度都大了 m 倍。成本是 m 个样本的平均：dZ_L = (A_L − Y)/m。',
    },
  },
  {
    id: 'network-backward-sign',
    fn: 'backwardPropagationWithBatchNorm',
    edits: [{ was: '(a - y)', now: '(y - a)' }],
    text: {
      en: 'Every gradient has the opposite sign. Start with dZ_L = (A_L − Y)/m, not Y − A_L.',
      zh: '所有梯度的符号都反了。应从 dZ_L = (A_L − Y)/m 开始，而不是 Y − A_L。',
    },
  },
  {
    id: 'network-backward-weights-see-gate',
    fn: 'backwardPropagationWithBatchNorm',
    edits: [
      {
        was: 'transpose(previous)',
        now: 'transpose(l > 1 ? mapEntries(previous, (a) => (a > 0 ? 1 : 0)) : X)',
      },
    ],
    text: {
      en: 'Your dW multiplies by the mark of relu, 0 or 1, in place of the activation: dW_l = dZ_l A_{l−1}ᵀ.',
      zh: '你的 dW 乘的是 relu 的 0/1 标记，而不是激活值：dW_l = dZ_l A_{l−1}ᵀ。',
    },
  },
];

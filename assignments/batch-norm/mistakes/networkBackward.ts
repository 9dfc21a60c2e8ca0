/** Mistakes in the backward pass of a network with batch normalization: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { type BatchNormCache, batchNormBackward } from '../../../reference/batchNorm.ts';
import type { NetworkCache } from '../../../reference/batchNormNetwork.ts';
import {
  at,
  combine,
  dot,
  type Matrix,
  mapEntries,
  rowSums,
  shapeOf,
  transpose,
} from '../../../reference/matrix.ts';
import { depthOf, type Gradients, matrixOf, type Parameters } from '../../../reference/propagation.ts';

type LayerBackward = typeof batchNormBackward;

/** The places where the backward pass goes wrong; each has the right choice as its default. */
type Choices = {
  readonly start: (a: number, y: number, m: number) => number;
  /** Divides dW and db_L, whose 1/m is in dZ already. */
  readonly weightDivisor: (m: number) => number;
  /** The cached matrix whose sign decides where relu lets the gradient through. */
  readonly gate: 'ZTilde' | 'Z';
  /** From dZ̃ to dZ, dγ and dβ. */
  readonly layerBackward: LayerBackward;
  /** What dW takes of the activation before. */
  readonly previous: (A: Matrix) => Matrix;
};

const right: Choices = {
  start: (a, y, m) => (a - y) / m,
  weightDivisor: () => 1,
  gate: 'ZTilde',
  layerBackward: batchNormBackward,
  previous: (A) => A,
};

function backwardWith(change: Partial<Choices>) {
  const { start, weightDivisor, gate, layerBackward, previous } = { ...right, ...change };
  return (X: Matrix, Y: Matrix, cache: NetworkCache): Gradients => {
    const tensors = cache as Parameters;
    const depth = depthOf(tensors);
    const [, m] = shapeOf(X);
    let dZ = combine(matrixOf(tensors, `A${depth}`), Y, (a, y) => start(a, y, m));
    const gradients: Gradients = { [`db${depth}`]: rowSums(dZ).map((sum) => sum / weightDivisor(m)) };
    for (let layer = depth; layer >= 1; layer--) {
      const A = layer === 1 ? X : previous(matrixOf(tensors, `A${layer - 1}`));
      gradients[`dW${layer}`] = mapEntries(dot(dZ, transpose(A)), (value) => value / weightDivisor(m));
      if (layer === 1) break;
      const dA = dot(transpose(matrixOf(tensors, `W${layer}`)), dZ);
      const open = matrixOf(tensors, `${gate}${layer - 1}`);
      const dZTilde = combine(dA, open, (d, z) => (z > 0 ? d : 0));
      const back = layerBackward(dZTilde, cache[`bn${layer - 1}`] as BatchNormCache);
      Object.assign(gradients, { [`dgamma${layer - 1}`]: back.dgamma, [`dbeta${layer - 1}`]: back.dbeta });
      dZ = back.dZ;
    }
    return gradients;
  };
}

const constantStatistics: LayerBackward = (dZTilde, cache) => {
  const scale = (unit: number) =>
    at(cache.gamma, unit) / Math.sqrt(at(cache.sigmaSquared, unit) + cache.epsilon);
  return { ...batchNormBackward(dZTilde, cache), dZ: mapEntries(dZTilde, (d, unit) => d * scale(unit)) };
};

const fn = 'backwardPropagationWithBatchNorm';

export const networkBackwardMistakes: readonly MistakeSpec[] = [
  {
    id: 'network-backward-gate-at-z',
    fn,
    text: {
      en: 'You take the derivative of relu at Z. In this network relu was applied to Z̃: dZ̃_l = dA_l ∘ [Z̃_l > 0].',
      zh: '你在 Z 处取了 relu 的导数。在这个网络里 relu 作用在 Z̃ 上：dZ̃_l = dA_l ∘ [Z̃_l > 0]。',
    },
    wrong: backwardWith({ gate: 'Z' }),
  },
  {
    id: 'network-backward-skips-batch-norm',
    fn,
    text: {
      en: 'The gradient goes from Z̃ to Z unchanged. Take it through batch normalization: dZ_l is batchNormBackward of dZ̃_l.',
      zh: '梯度从 Z̃ 原样传到了 Z。应经过 Batch 归一化的反向传播：dZ_l 由 batchNormBackward(dZ̃_l) 得到。',
    },
    wrong: backwardWith({
      layerBackward: (dZTilde, cache) => ({ ...batchNormBackward(dZTilde, cache), dZ: dZTilde }),
    }),
  },
  {
    id: 'network-backward-statistics-constant',
    fn,
    text: {
      en: 'Between Z̃ and Z you multiply by γ/√(σ² + ε) only, as if μ and σ² were constants. Use all of batchNormBackward.',
      zh: '在 Z̃ 与 Z 之间你只乘了 γ/√(σ² + ε)，相当于把 μ 和 σ² 当成常数。应使用完整的 batchNormBackward。',
    },
    wrong: backwardWith({ layerBackward: constantStatistics }),
  },
  {
    id: 'network-backward-gamma-not-averaged',
    fn,
    text: {
      en: 'dγ and dβ are m times too large: your 1/m is in dW and db only. Put it at the start, dZ_L = (A_L − Y)/m, and every gradient has it once.',
      zh: 'dγ 和 dβ 大了 m 倍：你的 1/m 只用在了 dW 和 db 上。应从一开始就除：dZ_L = (A_L − Y)/m，这样每个梯度都恰好含一次 1/m。',
    },
    wrong: backwardWith({ start: (a, y) => a - y, weightDivisor: (m) => m }),
  },
  {
    id: 'network-backward-averaged-twice',
    fn,
    text: {
      en: 'dW and db are divided by m twice. When dZ_L = (A_L − Y)/m holds the 1/m, dW_l = dZ_l A_{l−1}ᵀ has it already.',
      zh: 'dW 和 db 被除了两次 m。既然 dZ_L = (A_L − Y)/m 已含 1/m，就有 dW_l = dZ_l A_{l−1}ᵀ，不要再除。',
    },
    wrong: backwardWith({ weightDivisor: (m) => m }),
  },
  {
    id: 'network-backward-not-averaged',
    fn,
    text: {
      en: 'Every gradient is m times too large. The cost is an average over m examples: dZ_L = (A_L − Y)/m.',
      zh: '所有梯度都大了 m 倍。成本是 m 个样本的平均：dZ_L = (A_L − Y)/m。',
    },
    wrong: backwardWith({ start: (a, y) => a - y }),
  },
  {
    id: 'network-backward-sign',
    fn,
    text: {
      en: 'Every gradient has the opposite sign. Start with dZ_L = (A_L − Y)/m, not Y − A_L.',
      zh: '所有梯度的符号都反了。应从 dZ_L = (A_L − Y)/m 开始，而不是 Y − A_L。',
    },
    wrong: backwardWith({ start: (a, y, m) => (y - a) / m }),
  },
  {
    id: 'network-backward-weights-see-gate',
    fn,
    text: {
      en: 'Your dW multiplies by the mark of relu, 0 or 1, in place of the activation: dW_l = dZ_l A_{l−1}ᵀ.',
      zh: '你的 dW 乘的是 relu 的 0/1 标记，而不是激活值：dW_l = dZ_l A_{l−1}ᵀ。',
    },
    wrong: backwardWith({ previous: (A) => mapEntries(A, (a) => (a > 0 ? 1 : 0)) }),
  },
];

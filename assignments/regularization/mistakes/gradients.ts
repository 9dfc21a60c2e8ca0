/** Mistakes in the gradients with a penalty and in weight decay: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
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
import {
  backwardPropagation,
  type Cache,
  depthOf,
  type Gradients,
  matrixOf,
  vectorOf,
} from '../../../reference/propagation.ts';

type Slope = (weight: number, lambd: number, m: number) => number;

/** Gradients with a penalty term `slope` on the W of the given layers, and `onBias` on every b. */
function backwardWith(slope: Slope, onBias: Slope = () => 0, hasTerm = (_layer: number, _L: number) => true) {
  return (X: Matrix, Y: Matrix, cache: Cache, lambd: number): Gradients => {
    const plain = backwardPropagation(X, Y, cache);
    const [L, m] = [depthOf(cache), shapeOf(X)[1]];
    const gradients: Gradients = {};
    for (let l = 1; l <= L; l++) {
      const pull = mapEntries(matrixOf(cache, `W${l}`), (w) => (hasTerm(l, L) ? slope(w, lambd, m) : 0));
      gradients[`dW${l}`] = combine(matrixOf(plain, `dW${l}`), pull, (gradient, term) => gradient + term);
      const b = vectorOf(cache, `b${l}`);
      gradients[`db${l}`] = vectorOf(plain, `db${l}`).map((db, unit) => db + onBias(at(b, unit), lambd, m));
    }
    return gradients;
  };
}

/** The L2 term slipped into dZ: (λ/m) Σ_k W_ik is added to every example's dZ before dW is taken. */
function backwardWithTermInDZ(X: Matrix, Y: Matrix, cache: Cache, lambd: number): Gradients {
  const m = shapeOf(X)[1];
  const gradients: Gradients = {};
  let dZ = combine(matrixOf(cache, `A${depthOf(cache)}`), Y, (a, y) => a - y);
  for (let l = depthOf(cache); l >= 1; l--) {
    const W = matrixOf(cache, `W${l}`);
    const terms = rowSums(W).map((total) => (lambd / m) * total);
    const shifted = mapEntries(dZ, (value, unit) => value + at(terms, unit));
    const previous = l === 1 ? X : matrixOf(cache, `A${l - 1}`);
    gradients[`dW${l}`] = mapEntries(dot(shifted, transpose(previous)), (value) => value / m);
    gradients[`db${l}`] = rowSums(shifted).map((total) => total / m);
    if (l === 1) break;
    const dA = dot(transpose(W), shifted);
    dZ = combine(dA, matrixOf(cache, `Z${l - 1}`), (gradient, z) => (z > 0 ? gradient : 0));
  }
  return gradients;
}

const l2Slope: Slope = (weight, lambd, m) => (lambd / m) * weight;
const l1Slope: Slope = (weight, lambd, m) => (lambd / m) * Math.sign(weight);
const lastLayerOnly = (layer: number, L: number) => layer === L;
const rightL2 = 'dW_l = (1/m) dZ_l A_{l−1}ᵀ + (λ/m) W_l';
const rightL1 = 'dW_l = (1/m) dZ_l A_{l−1}ᵀ + (λ/m) sign(W_l)';

const l2Gradients: readonly MistakeSpec[] = [
  {
    id: 'l2-gradient-lambda-over-2m',
    fn: 'backwardPropagationWithRegularization',
    text: {
      en: `Your gradient adds (λ/2m) W. The derivative of (λ/2m) W² has no 2 left in the denominator: ${rightL2}.`,
      zh: `你的梯度加上的是 (λ/2m) W。(λ/2m) W² 求导后分母中不再有 2：${rightL2}。`,
    },
    wrong: backwardWith((weight, lambd, m) => (lambd / (2 * m)) * weight),
  },
  {
    id: 'l2-gradient-added-to-dz',
    fn: 'backwardPropagationWithRegularization',
    text: {
      en: `Your L2 term is added to dZ, so it is multiplied by the activations and reaches db and the layers below. The penalty depends on W alone; add its term to dW only: ${rightL2}.`,
      zh: `你把 L2 项加到了 dZ 上，于是它又乘上激活值，并传到 db 和前面的层。惩罚项只依赖 W，应只加到 dW 上：${rightL2}。`,
    },
    wrong: backwardWithTermInDZ,
  },
  {
    id: 'l2-gradient-hidden-layers-forgotten',
    fn: 'backwardPropagationWithRegularization',
    text: {
      en: `Your L2 term stands in the last layer’s dW only. Every layer’s weights are penalised, so every layer l has it: ${rightL2}.`,
      zh: `你只在最后一层的 dW 中加入了 L2 项。每一层的权重都受惩罚，因此每层 l 都要加：${rightL2}。`,
    },
    wrong: backwardWith(l2Slope, undefined, lastLayerOnly),
  },
  {
    id: 'l2-gradient-decays-b',
    fn: 'backwardPropagationWithRegularization',
    text: {
      en: 'Your db contains (λ/m) b. The biases are not in the penalty, so their gradient stays as it was: db_l = (1/m) Σ dZ_l over the examples.',
      zh: '你的 db 中含有 (λ/m) b。偏置不在惩罚项里，其梯度保持不变：db_l = (1/m) Σ dZ_l（对样本求和）。',
    },
    wrong: backwardWith(l2Slope, l2Slope),
  },
  {
    id: 'l2-gradient-without-m',
    fn: 'backwardPropagationWithRegularization',
    text: {
      en: `Your gradient adds λW, not divided by the number of examples. The penalty is (λ/2m) Σ W², so its derivative keeps the 1/m: ${rightL2}.`,
      zh: `你的梯度加上的是 λW，没有除以样本数。惩罚项是 (λ/2m) Σ W²，其导数仍带有 1/m：${rightL2}。`,
    },
    wrong: backwardWith((weight, lambd) => lambd * weight),
  },
  {
    id: 'l2-gradient-minus',
    fn: 'backwardPropagationWithRegularization',
    text: {
      en: `Your gradient subtracts (λ/m) W, which makes the weights grow. The penalty is added to the cost, so its derivative is added to dW: ${rightL2}.`,
      zh: `你的梯度减去了 (λ/m) W，这会使权重变大。惩罚项是加在成本上的，它的导数也应加到 dW 上：${rightL2}。`,
    },
    wrong: backwardWith((weight, lambd, m) => -(lambd / m) * weight),
  },
  {
    id: 'l2-gradient-forgotten',
    fn: 'backwardPropagationWithRegularization',
    text: {
      en: `Your gradient is that of the cost without the penalty; λ has no effect. Add the penalty’s derivative to every dW: ${rightL2}.`,
      zh: `你的梯度是没有惩罚项时的梯度，λ 不起作用。应在每个 dW 上加上惩罚项的导数：${rightL2}。`,
    },
    wrong: backwardWith(() => 0),
  },
];

const l1Gradients: readonly MistakeSpec[] = [
  {
    id: 'l1-gradient-constant',
    fn: 'backwardPropagationWithL1Regularization',
    text: {
      en: `Your gradient adds λ/m to every entry of dW, the derivative of a plain Σ W. The penalty is Σ |W|, whose derivative has the sign of the weight: ${rightL1}.`,
      zh: `你的梯度给 dW 的每个元素都加了 λ/m，那是 Σ W 的导数。惩罚项是 Σ |W|，其导数带有权重的符号：${rightL1}。`,
    },
    wrong: backwardWith((_weight, lambd, m) => lambd / m),
  },
  {
    id: 'l1-gradient-weight-for-sign',
    fn: 'backwardPropagationWithL1Regularization',
    text: {
      en: `Your gradient adds (λ/m) W, which is the L2 term. The slope of |W| does not depend on how large W is, only on its sign: ${rightL1}.`,
      zh: `你的梯度加上的是 (λ/m) W，那是 L2 的项。|W| 的斜率与 W 的大小无关，只取决于它的符号：${rightL1}。`,
    },
    wrong: backwardWith(l2Slope),
  },
  {
    id: 'l1-gradient-absolute-value',
    fn: 'backwardPropagationWithL1Regularization',
    text: {
      en: `Your gradient adds (λ/m) |W|, the penalty itself. Its derivative is the sign of the weight: ${rightL1}.`,
      zh: `你的梯度加上的是 (λ/m) |W|，也就是惩罚项本身。它的导数是权重的符号：${rightL1}。`,
    },
    wrong: backwardWith((weight, lambd, m) => (lambd / m) * Math.abs(weight)),
  },
  {
    id: 'l1-gradient-lambda-over-2m',
    fn: 'backwardPropagationWithL1Regularization',
    text: {
      en: `Your gradient adds (λ/2m) sign(W). The L1 penalty is (λ/m) Σ |W|, without a 2: ${rightL1}.`,
      zh: `你的梯度加上的是 (λ/2m) sign(W)。L1 惩罚项是 (λ/m) Σ |W|，没有 2：${rightL1}。`,
    },
    wrong: backwardWith((weight, lambd, m) => (lambd / (2 * m)) * Math.sign(weight)),
  },
  {
    id: 'l1-gradient-hidden-layers-forgotten',
    fn: 'backwardPropagationWithL1Regularization',
    text: {
      en: `Your L1 term stands in the last layer’s dW only. Every layer’s weights are penalised, so every layer l has it: ${rightL1}.`,
      zh: `你只在最后一层的 dW 中加入了 L1 项。每一层的权重都受惩罚，因此每层 l 都要加：${rightL1}。`,
    },
    wrong: backwardWith(l1Slope, undefined, lastLayerOnly),
  },
  {
    id: 'l1-gradient-decays-b',
    fn: 'backwardPropagationWithL1Regularization',
    text: {
      en: 'Your db contains (λ/m) sign(b). The biases are not in the penalty, so their gradient stays as it was: db_l = (1/m) Σ dZ_l over the examples.',
      zh: '你的 db 中含有 (λ/m) sign(b)。偏置不在惩罚项里，其梯度保持不变：db_l = (1/m) Σ dZ_l（对样本求和）。',
    },
    wrong: backwardWith(l1Slope, l1Slope),
  },
  {
    id: 'l1-gradient-sign-of-zero',
    fn: 'backwardPropagationWithL1Regularization',
    text: {
      en: 'Your gradient treats a weight of exactly 0 as positive and pushes it away from 0. There sign(0) = 0, so that a weight which L1 has brought to 0 stays there.',
      zh: '你的梯度把恰好为 0 的权重当作正数，使它离开 0。这里规定 sign(0) = 0，让被 L1 压到 0 的权重停在 0。',
    },
    wrong: backwardWith((weight, lambd, m) => (weight >= 0 ? lambd / m : -lambd / m)),
  },
];

export const gradientMistakes: readonly MistakeSpec[] = [...l2Gradients, ...l1Gradients];

/** Mistakes in the backward pass of batch normalization: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { type BatchNormCache, batchNormBackward } from '../../../reference/batchNorm.ts';
import {
  at,
  combine,
  entry,
  type Matrix,
  mapEntries,
  rowSums,
  shapeOf,
  transpose,
  type Vector,
} from '../../../reference/matrix.ts';

/** The places where dZ goes wrong; each has the right choice as its default. */
type Choices = {
  readonly gammaOf: (gamma: number) => number;
  /** Factors of the parts through μ and through σ²; both 1 when right. */
  readonly muPart: (m: number) => number;
  readonly variancePart: (m: number) => number;
  readonly divisor: (sigmaSquared: number, epsilon: number) => number;
};

const right: Choices = {
  gammaOf: (gamma) => gamma,
  muPart: () => 1,
  variancePart: () => 1,
  divisor: (sigmaSquared, epsilon) => Math.sqrt(sigmaSquared + epsilon),
};

function meansOf(A: Matrix): Vector {
  return rowSums(A).map((sum) => sum / shapeOf(A)[1]);
}

function dZWith(change: Partial<Choices>) {
  const { gammaOf, muPart, variancePart, divisor } = { ...right, ...change };
  return (dZTilde: Matrix, cache: BatchNormCache) => {
    const { ZNorm, sigmaSquared, gamma, epsilon } = cache;
    const [, m] = shapeOf(dZTilde);
    const dZNorm = mapEntries(dZTilde, (d, unit) => gammaOf(at(gamma, unit)) * d);
    const means = meansOf(dZNorm).map((mean) => mean * muPart(m));
    const slopes = meansOf(combine(dZNorm, ZNorm, (d, z) => d * z)).map((mean) => mean * variancePart(m));
    const dZ = mapEntries(dZNorm, (d, unit, example) => {
      const rest = d - at(means, unit) - entry(ZNorm, unit, example) * at(slopes, unit);
      return rest / divisor(at(sigmaSquared, unit), epsilon);
    });
    return { ...batchNormBackward(dZTilde, cache), dZ };
  };
}

/** The right dZ with other dγ and dβ. */
function parametersWith(
  change: (right: { dgamma: Vector; dbeta: Vector }, dZTilde: Matrix, ZNorm: Matrix) => object,
) {
  return (dZTilde: Matrix, cache: BatchNormCache) => {
    const answer = batchNormBackward(dZTilde, cache);
    return { ...answer, ...change(answer, dZTilde, cache.ZNorm) };
  };
}

const fn = 'batchNormBackward';
const full = 'dZ = (dZ_norm − mean(dZ_norm) − Z_norm ∘ mean(dZ_norm ∘ Z_norm)) / √(σ² + ε)';

const dZMistakes: readonly MistakeSpec[] = [
  {
    id: 'backward-mu-constant',
    fn,
    text: {
      en: `Your dZ treats μ as a constant, but μ moves with every z of the mini-batch; the part −mean(dZ_norm) is missing: ${full}.`,
      zh: `你的 dZ 把 μ 当成了常数，而 mini-batch 中的每个 z 都会影响 μ；少了 −mean(dZ_norm) 这一项：${full}。`,
    },
    wrong: dZWith({ muPart: () => 0 }),
  },
  {
    id: 'backward-variance-constant',
    fn,
    text: {
      en: `Your dZ treats σ² as a constant, but σ² moves with every z of the mini-batch; the part −Z_norm ∘ mean(dZ_norm ∘ Z_norm) is missing: ${full}.`,
      zh: `你的 dZ 把 σ² 当成了常数，而 mini-batch 中的每个 z 都会影响 σ²；少了 −Z_norm ∘ mean(dZ_norm ∘ Z_norm) 这一项：${full}。`,
    },
    wrong: dZWith({ variancePart: () => 0 }),
  },
  {
    id: 'backward-statistics-constant',
    fn,
    text: {
      en: `Your dZ treats both μ and σ² as constants. Every z of the mini-batch moves both: ${full}.`,
      zh: `你的 dZ 把 μ 和 σ² 都当成了常数。mini-batch 中的每个 z 对两者都有影响：${full}。`,
    },
    wrong: dZWith({ muPart: () => 0, variancePart: () => 0 }),
  },
  {
    id: 'backward-sums-for-means',
    fn,
    text: {
      en: `The two parts through μ and σ² are sums in your dZ; the 1/m of μ and σ² is missing. They are means over the mini-batch: ${full}.`,
      zh: `你的 dZ 中经过 μ 和 σ² 的两项用了求和，漏了 μ 与 σ² 定义中的 1/m。它们应是 mini-batch 上的均值：${full}。`,
    },
    wrong: dZWith({ muPart: (m) => m, variancePart: (m) => m }),
  },
  {
    id: 'backward-gamma-missing',
    fn,
    text: {
      en: 'Your dZ leaves out γ. The gradient passes through the scaling first: dZ_norm = γ dZ̃.',
      zh: '你的 dZ 漏掉了 γ。梯度先要经过缩放：dZ_norm = γ dZ̃。',
    },
    wrong: dZWith({ gammaOf: () => 1 }),
  },
  {
    id: 'backward-no-root',
    fn,
    text: {
      en: `Your dZ divides by σ² + ε; some lecture notes leave out the root. Divide by what the forward pass divides by: ${full}.`,
      zh: `你的 dZ 除以了 σ² + ε（有的课程笔记漏写了根号）。应除以前向传播中的同一个数：${full}。`,
    },
    wrong: dZWith({ divisor: (sigmaSquared, epsilon) => sigmaSquared + epsilon }),
  },
];

const parameterMistakes: readonly MistakeSpec[] = [
  {
    id: 'backward-averaged',
    fn,
    text: {
      en: 'Your dγ and dβ are divided by m. dZTilde is the derivative of the cost, which holds its 1/m already: dγ = Σ dZ̃ ∘ Z_norm, dβ = Σ dZ̃.',
      zh: '你的 dγ 和 dβ 又除以了 m。dZTilde 是成本函数的导数，其中已包含 1/m：dγ = Σ dZ̃ ∘ Z_norm，dβ = Σ dZ̃。',
    },
    wrong: parametersWith(({ dgamma, dbeta }, dZTilde) => {
      const [, m] = shapeOf(dZTilde);
      return { dgamma: dgamma.map((sum) => sum / m), dbeta: dbeta.map((sum) => sum / m) };
    }),
  },
  {
    id: 'backward-dgamma-without-z-norm',
    fn,
    text: {
      en: 'Your dγ is the sum of dZ̃, which is dβ. γ multiplies Z_norm, so Z_norm is its factor: dγ = Σ dZ̃ ∘ Z_norm.',
      zh: '你的 dγ 只是 dZ̃ 之和，那是 dβ。γ 乘的是 Z_norm，所以：dγ = Σ dZ̃ ∘ Z_norm。',
    },
    wrong: parametersWith(({ dbeta }) => ({ dgamma: dbeta })),
  },
  {
    id: 'backward-sums-over-units',
    fn,
    text: {
      en: 'Your dγ and dβ are summed over the units of each example. Sum over the examples, along the rows: one number for each unit.',
      zh: '你的 dγ 和 dβ 是在每个样本的各单元之间求和的。应沿行对样本求和：每个单元一个数。',
    },
    wrong: parametersWith((_, dZTilde, ZNorm) => ({
      dgamma: rowSums(transpose(combine(dZTilde, ZNorm, (d, z) => d * z))),
      dbeta: rowSums(transpose(dZTilde)),
    })),
  },
  {
    id: 'backward-not-summed',
    fn,
    text: {
      en: 'Your dγ and dβ are not summed: they have the shape of Z. Every example shares γ and β, so add up each row: dγ = Σ dZ̃ ∘ Z_norm, dβ = Σ dZ̃.',
      zh: '你的 dγ 和 dβ 没有求和，形状还与 Z 相同。所有样本共用 γ 和 β，应逐行求和：dγ = Σ dZ̃ ∘ Z_norm，dβ = Σ dZ̃。',
    },
    wrong: parametersWith((_, dZTilde, ZNorm) => ({
      dgamma: combine(dZTilde, ZNorm, (d, z) => d * z),
      dbeta: dZTilde,
    })),
  },
];

export const backwardMistakes: readonly MistakeSpec[] = [...dZMistakes, ...parameterMistakes];

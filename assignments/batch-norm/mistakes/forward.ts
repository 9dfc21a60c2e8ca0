/** Mistakes in batch normalization during training: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import type { Statistics } from '../../../reference/batchNorm.ts';
import {
  at,
  type Matrix,
  mapEntries,
  rowSums,
  shapeOf,
  sumOf,
  transpose,
  type Vector,
} from '../../../reference/matrix.ts';

/** The places where the forward pass goes wrong; each has the right choice as its default. */
type Choices = {
  readonly statistics: (Z: Matrix) => Statistics;
  /** Whose statistics an entry of Z takes. */
  readonly place: (unit: number, example: number) => number;
  readonly divisor: (sigmaSquared: number, epsilon: number) => number;
  readonly output: (zNorm: number, gamma: number, beta: number) => number;
  readonly keptVariance: (sigmaSquared: number) => number;
};

function meansOf(A: Matrix): Vector {
  return rowSums(A).map((sum) => sum / shapeOf(A)[1]);
}

function statisticsOf(Z: Matrix): Statistics {
  const mu = meansOf(Z);
  return { mu, sigmaSquared: meansOf(mapEntries(Z, (z, unit) => (z - at(mu, unit)) ** 2)) };
}

function unbiased(Z: Matrix): Statistics {
  const [, m] = shapeOf(Z);
  const { mu, sigmaSquared } = statisticsOf(Z);
  return { mu, sigmaSquared: sigmaSquared.map((variance) => (variance * m) / (m - 1)) };
}

function meanSquares(Z: Matrix): Statistics {
  return { mu: meansOf(Z), sigmaSquared: meansOf(mapEntries(Z, (z) => z ** 2)) };
}

/** One mean and one variance of all of Z, the same for every unit. */
function ofWholeLayer(Z: Matrix): Statistics {
  const count = Z.flat().length;
  const mean = sumOf(Z) / count;
  const variance = sumOf(Z, (z) => (z - mean) ** 2) / count;
  return { mu: Z.map(() => mean), sigmaSquared: Z.map(() => variance) };
}

const right: Choices = {
  statistics: statisticsOf,
  place: (unit) => unit,
  divisor: (sigmaSquared, epsilon) => Math.sqrt(sigmaSquared + epsilon),
  output: (zNorm, gamma, beta) => gamma * zNorm + beta,
  keptVariance: (sigmaSquared) => sigmaSquared,
};

function forwardWith(change: Partial<Choices>) {
  const { statistics, place, divisor, output, keptVariance } = { ...right, ...change };
  return (Z: Matrix, gamma: Vector, beta: Vector, epsilon: number) => {
    const { mu, sigmaSquared } = statistics(Z);
    const ZNorm = mapEntries(Z, (z, unit, example) => {
      const index = place(unit, example);
      return (z - at(mu, index)) / divisor(at(sigmaSquared, index), epsilon);
    });
    const ZTilde = mapEntries(ZNorm, (z, unit) => output(z, at(gamma, unit), at(beta, unit)));
    const cache = { ZNorm, mu, sigmaSquared: sigmaSquared.map(keptVariance), gamma, beta, epsilon };
    return { ZTilde, cache };
  };
}

const fn = 'batchNormForward';

export const forwardMistakes: readonly MistakeSpec[] = [
  {
    id: 'forward-no-root',
    fn,
    text: {
      en: 'You divide Z − μ by σ² + ε; some lecture notes leave out the root. Divide by √(σ² + ε), or Z_norm does not get variance 1.',
      zh: '你把 Z − μ 除以了 σ² + ε（有的课程笔记漏写了根号）。应除以 √(σ² + ε)，否则 Z_norm 的方差不是 1。',
    },
    wrong: forwardWith({ divisor: (sigmaSquared, epsilon) => sigmaSquared + epsilon }),
  },
  {
    id: 'forward-statistics-over-units',
    fn,
    text: {
      en: 'Your μ and σ² are taken over the units of each example. Take them over the examples of the mini-batch, one pair for each unit: along the rows of Z (n_l, m).',
      zh: '你的 μ 和 σ² 是在每个样本的各单元之间求的。应对 mini-batch 中的样本求，每个单元一对：沿 Z (n_l, m) 的行计算。',
    },
    wrong: forwardWith({ statistics: (Z) => statisticsOf(transpose(Z)), place: (_, example) => example }),
  },
  {
    id: 'forward-unbiased-variance',
    fn,
    text: {
      en: 'Your σ² divides by m − 1. Batch normalization uses the variance of the mini-batch itself: σ² = (1/m) Σ (z − μ)².',
      zh: '你的 σ² 除以了 m − 1。Batch 归一化用的是 mini-batch 自身的方差：σ² = (1/m) Σ (z − μ)²。',
    },
    wrong: forwardWith({ statistics: unbiased }),
  },
  {
    id: 'forward-epsilon-outside-root',
    fn,
    text: {
      en: 'Your ε stands outside the root: √σ² + ε. Add it to the variance inside: Z_norm = (Z − μ)/√(σ² + ε).',
      zh: '你的 ε 放在了根号外：√σ² + ε。应在根号内与方差相加：Z_norm = (Z − μ)/√(σ² + ε)。',
    },
    wrong: forwardWith({ divisor: (sigmaSquared, epsilon) => Math.sqrt(sigmaSquared) + epsilon }),
  },
  {
    id: 'forward-epsilon-missing',
    fn,
    text: {
      en: 'You divide by √σ² without ε. A unit that is the same for all examples then gives 0/0. Divide by √(σ² + ε).',
      zh: '你除以的 √σ² 里没有 ε。若某单元对所有样本取值相同，就会出现 0/0。应除以 √(σ² + ε)。',
    },
    wrong: forwardWith({ divisor: (sigmaSquared) => Math.sqrt(sigmaSquared) }),
  },
  {
    id: 'forward-mean-of-squares',
    fn,
    text: {
      en: 'Your σ² is the mean of z², without μ. That is the variance only of numbers whose mean is 0 already: σ² = (1/m) Σ (z − μ)².',
      zh: '你的 σ² 是 z² 的均值，没有减去 μ。只有均值已为 0 时它才是方差：σ² = (1/m) Σ (z − μ)²。',
    },
    wrong: forwardWith({ statistics: meanSquares }),
  },
  {
    id: 'forward-one-statistic-for-layer',
    fn,
    text: {
      en: 'You take one μ and one σ² over all of Z. Every unit has its own: take them along each row.',
      zh: '你对整个 Z 只求了一个 μ 和一个 σ²。每个单元都有自己的 μ 和 σ²：应逐行计算。',
    },
    wrong: forwardWith({ statistics: ofWholeLayer }),
  },
  {
    id: 'forward-gamma-beta-swapped',
    fn,
    text: {
      en: 'γ and β are swapped. γ scales and β shifts: Z̃ = γ Z_norm + β.',
      zh: 'γ 与 β 互换了。γ 用来缩放，β 用来平移：Z̃ = γ Z_norm + β。',
    },
    wrong: forwardWith({ output: (zNorm, gamma, beta) => beta * zNorm + gamma }),
  },
  {
    id: 'forward-beta-scaled',
    fn,
    text: {
      en: 'You multiply β by γ as well: γ (Z_norm + β). Scale first, then shift: Z̃ = γ Z_norm + β.',
      zh: '你把 β 也乘上了 γ：γ (Z_norm + β)。应先缩放再平移：Z̃ = γ Z_norm + β。',
    },
    wrong: forwardWith({ output: (zNorm, gamma, beta) => gamma * (zNorm + beta) }),
  },
  {
    id: 'forward-without-gamma-beta',
    fn,
    text: {
      en: 'Your Z̃ is Z_norm: γ and β are not used. Every hidden unit would then have mean 0 and variance 1 for ever: Z̃ = γ Z_norm + β.',
      zh: '你的 Z̃ 就是 Z_norm，没有用到 γ 和 β。这样每个隐藏单元的均值永远为 0、方差永远为 1：应为 Z̃ = γ Z_norm + β。',
    },
    wrong: forwardWith({ output: (zNorm) => zNorm }),
  },
  {
    id: 'forward-keeps-deviation',
    fn,
    text: {
      en: 'The sigmaSquared in your cache is σ, the standard deviation. Keep the variance σ²; the backward pass and the running averages need it.',
      zh: '你缓存中的 sigmaSquared 是标准差 σ。应保存方差 σ²，反向传播和滑动平均都要用它。',
    },
    wrong: forwardWith({ keptVariance: Math.sqrt }),
  },
];

/** Mistakes in whitening along given axes. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { at, dot, type Matrix, mapEntries, transpose, type Vector } from '../../../reference/matrix.ts';
import { applyNormalization, fitNormalization } from '../../../reference/normalization.ts';
import type { PrincipalAxes } from '../../../reference/whitening.ts';

/** The three steps of whitening; each has the right choice as its default. */
type Steps = {
  readonly centre: (x: number, mean: number) => number;
  readonly rotation: (eigenvectors: Matrix) => Matrix;
  readonly scale: (lambda: number, epsilon: number) => number;
};

const right: Steps = {
  centre: (x, mean) => x - mean,
  rotation: transpose,
  scale: (lambda, epsilon) => 1 / Math.sqrt(lambda + epsilon),
};

function scaledRows(A: Matrix, factors: Vector): Matrix {
  return mapEntries(A, (value, row) => value * at(factors, row));
}

function whitenWith(change: Partial<Steps>) {
  const { centre, rotation, scale } = { ...right, ...change };
  return (X: Matrix, { mu, eigenvectors, eigenvalues }: PrincipalAxes, epsilon: number) => {
    const centred = mapEntries(X, (x, feature) => centre(x, at(mu, feature)));
    const factors = eigenvalues.map((lambda) => scale(lambda, epsilon));
    return scaledRows(dot(rotation(eigenvectors), centred), factors);
  };
}

const whitened = whitenWith({});

/** Uᵀ of data that was scaled along the wrong axes: feature by feature. */
function scaledBeforeRotated(X: Matrix, axes: PrincipalAxes, epsilon: number): Matrix {
  const { mu, eigenvectors, eigenvalues } = axes;
  const centred = mapEntries(X, (x, feature) => x - at(mu, feature));
  const factors = eigenvalues.map((lambda) => right.scale(lambda, epsilon));
  return dot(transpose(eigenvectors), scaledRows(centred, factors));
}

const fn = 'whiten';

export const whitenMistakes: readonly MistakeSpec[] = [
  {
    id: 'whiten-standardises-only',
    fn,
    text: {
      en: 'You bring each feature to mean 0 and variance 1, but correlated features stay correlated. Whitening rotates onto the principal axes first: Uᵀ (X − μ), then divides by √(λ + ε).',
      zh: '你只把每个特征变成均值 0、方差 1，相关的特征依旧相关。白化要先旋转到主轴上：Uᵀ (X − μ)，再除以 √(λ + ε)。',
    },
    wrong: (X: Matrix) => applyNormalization(X, fitNormalization(X)),
  },
  {
    id: 'whiten-no-root',
    fn,
    text: {
      en: 'You divide by λ + ε. Eigenvalues are variances: divide by the standard deviation along the axis, √(λ + ε).',
      zh: '你除以了 λ + ε。特征值是方差：应除以沿该轴的标准差 √(λ + ε)。',
    },
    wrong: whitenWith({ scale: (lambda, epsilon) => 1 / (lambda + epsilon) }),
  },
  {
    id: 'whiten-rotation-transposed',
    fn,
    text: {
      en: 'You rotate by U, the wrong way round. The eigenvectors are the columns of U, so the coordinates along them are Uᵀ (X − μ).',
      zh: '你用 U 旋转，方向反了。特征向量是 U 的列，沿它们的坐标是 Uᵀ (X − μ)。',
    },
    wrong: whitenWith({ rotation: (eigenvectors) => eigenvectors }),
  },
  {
    id: 'whiten-not-centred',
    fn,
    text: {
      en: 'You do not subtract the mean. Centre the data by the μ you are given before rotating it: Uᵀ (X − μ).',
      zh: '你没有减去均值。旋转之前应先用给定的 μ 零均值化：Uᵀ (X − μ)。',
    },
    wrong: whitenWith({ centre: (x) => x }),
  },
  {
    id: 'whiten-not-scaled',
    fn,
    text: {
      en: 'You rotate, but do not scale: that is PCA, with variance λ along each axis. Divide row k by √(λ_k + ε).',
      zh: '你只旋转而没有缩放：那只是 PCA，沿各轴的方差仍是 λ。应把第 k 行除以 √(λ_k + ε)。',
    },
    wrong: whitenWith({ scale: () => 1 }),
  },
  {
    id: 'whiten-epsilon-missing',
    fn,
    text: {
      en: 'You leave out ε. Along an axis without variance you then divide by 0: divide by √(λ + ε).',
      zh: '你漏掉了 ε。沿没有方差的轴就会除以 0：应除以 √(λ + ε)。',
    },
    wrong: whitenWith({ scale: (lambda) => 1 / Math.sqrt(lambda) }),
  },
  {
    id: 'whiten-epsilon-outside-root',
    fn,
    text: {
      en: 'Your ε stands outside the root: √λ + ε. Add it to the variance inside: √(λ + ε).',
      zh: '你的 ε 放在了根号外：√λ + ε。应在根号内与方差相加：√(λ + ε)。',
    },
    wrong: whitenWith({ scale: (lambda, epsilon) => 1 / (Math.sqrt(lambda) + epsilon) }),
  },
  {
    id: 'whiten-scaled-before-rotated',
    fn,
    text: {
      en: 'You scale before you rotate, so each λ meets a feature in place of its axis. Rotate first, Uᵀ (X − μ), then divide row k by √(λ_k + ε).',
      zh: '你先缩放再旋转，λ 作用到了特征上，而不是它自己的轴上。应先旋转 Uᵀ (X − μ)，再把第 k 行除以 √(λ_k + ε)。',
    },
    wrong: scaledBeforeRotated,
  },
  {
    id: 'whiten-rotated-back',
    fn,
    text: {
      en: 'You rotate back at the end: U Λ^(−1/2) Uᵀ (X − μ) is ZCA whitening. That data is white, too, but PCA whitening leaves it on the principal axes: no second rotation.',
      zh: '你最后又旋转了回去：U Λ^(−1/2) Uᵀ (X − μ) 是 ZCA 白化。那样的数据同样是白的，但 PCA 白化让数据留在主轴上，不做第二次旋转。',
    },
    wrong: (X: Matrix, axes: PrincipalAxes, epsilon: number) =>
      dot(axes.eigenvectors, whitened(X, axes, epsilon)),
  },
];

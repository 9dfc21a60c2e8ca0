/** Mistakes in the covariance matrix and in its principal axes. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { at, dot, type Matrix, mapEntries, shapeOf, transpose } from '../../../reference/matrix.ts';
import { computeMean, computeVariance, fitNormalization } from '../../../reference/normalization.ts';
import { symmetricEigen } from '../../../reference/symmetricEigen.ts';
import { covarianceMatrix, fitWhitening, type PrincipalAxes } from '../../../reference/whitening.ts';

const timesTransposed = (A: Matrix, divisor: number) =>
  mapEntries(dot(A, transpose(A)), (sum) => sum / divisor);
const uncentredMoments = (X: Matrix) => timesTransposed(X, shapeOf(X)[1]);

function correlations(X: Matrix): Matrix {
  const { sigma } = fitNormalization(X);
  return mapEntries(covarianceMatrix(X), (c, i, j) => c / (at(sigma, i) * at(sigma, j)));
}

const covariance = 'covarianceMatrix';

export const covarianceMistakes: readonly MistakeSpec[] = [
  {
    id: 'covariance-uncentred',
    fn: covariance,
    text: {
      en: 'You multiply X by its transpose without subtracting the means. Covariance is about deviations: C = (1/m) (X − μ)(X − μ)ᵀ.',
      zh: '你没有减去均值就用 X 乘以它的转置。协方差讲的是偏差：C = (1/m) (X − μ)(X − μ)ᵀ。',
    },
    wrong: uncentredMoments,
  },
  {
    id: 'covariance-unbiased',
    fn: covariance,
    text: {
      en: 'You divide by m − 1, as numpy’s cov does unless told otherwise. Here, as for σ², it is 1/m: C = (1/m) (X − μ)(X − μ)ᵀ.',
      zh: '你除以了 m − 1（numpy 的 cov 默认如此）。这里与 σ² 一样用 1/m：C = (1/m) (X − μ)(X − μ)ᵀ。',
    },
    wrong: (X: Matrix) => {
      const [, m] = shapeOf(X);
      return mapEntries(covarianceMatrix(X), (c) => (c * m) / (m - 1));
    },
  },
  {
    id: 'covariance-between-examples',
    fn: covariance,
    text: {
      en: 'Your matrix is (m, m): it compares examples. Features are the rows of X, so the product is (X − μ)(X − μ)ᵀ, which is (n_x, n_x).',
      zh: '你的矩阵是 (m, m)，比较的是样本。特征是 X 的行，所以应为 (X − μ)(X − μ)ᵀ，形状是 (n_x, n_x)。',
    },
    wrong: (X: Matrix) => {
      const mu = computeMean(X);
      const deviations = mapEntries(X, (x, feature) => x - at(mu, feature));
      return timesTransposed(transpose(deviations), shapeOf(X)[1]);
    },
  },
  {
    id: 'covariance-correlations',
    fn: covariance,
    text: {
      en: 'You return correlations: each entry is divided by both standard deviations. The covariance keeps its units, and its diagonal holds the variances.',
      zh: '你返回的是相关系数：每一项都除以了两个标准差。协方差保留单位，对角线上是各特征的方差。',
    },
    wrong: correlations,
  },
];

/** The right axes, changed. */
function axesWith(change: (axes: PrincipalAxes) => Partial<PrincipalAxes>) {
  return (X: Matrix): PrincipalAxes => {
    const axes = fitWhitening(X);
    return { ...axes, ...change(axes) };
  };
}

/** The eigenvectors of another matrix than the covariance. */
function axesOf(matrixOf: (X: Matrix) => Matrix) {
  return (X: Matrix): PrincipalAxes => ({ mu: computeMean(X), ...symmetricEigen(matrixOf(X)) });
}

const axes = 'fitWhitening';

export const axesMistakes: readonly MistakeSpec[] = [
  {
    id: 'axes-only-variances',
    fn: axes,
    text: {
      en: 'Your axes are the features themselves, with their variances: that standardises, and correlated features stay correlated. Take the eigenvectors of the whole covariance matrix.',
      zh: '你的轴就是各特征本身，配上它们的方差：这只是标准化，相关的特征依旧相关。应取整个协方差矩阵的特征向量。',
    },
    wrong: (X: Matrix): PrincipalAxes => ({
      mu: computeMean(X),
      eigenvalues: computeVariance(X, computeMean(X)),
      eigenvectors: X.map((_, i) => X.map((_row, j) => Number(i === j))),
    }),
  },
  {
    id: 'axes-as-rows',
    fn: axes,
    text: {
      en: 'Your eigenvectors stand in the rows. Leave them in the columns, as symmetricEigen gives them: column k belongs to eigenvalue k.',
      zh: '你把特征向量放在了行里。应像 symmetricEigen 给出的那样放在列里：第 k 列对应第 k 个特征值。',
    },
    wrong: axesWith(({ eigenvectors }) => ({ eigenvectors: transpose(eigenvectors) })),
  },
  {
    id: 'axes-uncentred',
    fn: axes,
    text: {
      en: 'Your axes are those of (1/m) X Xᵀ without the means subtracted; the first one then points at the mean. Take the covariance matrix of the centred data.',
      zh: '你的轴来自没有减去均值的 (1/m) X Xᵀ，第一条轴会指向均值。应使用零均值化之后的协方差矩阵。',
    },
    wrong: axesOf(uncentredMoments),
  },
  {
    id: 'axes-of-correlations',
    fn: axes,
    text: {
      en: 'Your axes are those of the correlation matrix. Whitening by them does not fit data in its own units: take the covariance matrix.',
      zh: '你的轴来自相关系数矩阵，与保持原单位的数据不相配。应使用协方差矩阵。',
    },
    wrong: axesOf(correlations),
  },
  {
    id: 'axes-rooted',
    fn: axes,
    text: {
      en: 'You return the roots of the eigenvalues, the standard deviations. Return the eigenvalues, the variances along the axes; whiten takes the root.',
      zh: '你返回的是特征值的平方根，即标准差。应返回特征值本身，即沿各轴的方差；开方由 whiten 来做。',
    },
    wrong: axesWith(({ eigenvalues }) => ({ eigenvalues: eigenvalues.map(Math.sqrt) })),
  },
  {
    id: 'axes-order-mixed',
    fn: axes,
    text: {
      en: 'Your eigenvalues and eigenvectors are not in the same order. Any order will do, but eigenvalue k must belong to column k: sort both or neither.',
      zh: '你的特征值与特征向量次序不一致。次序任意，但第 k 个特征值必须对应第 k 列：要么都排序，要么都不排。',
    },
    wrong: axesWith(({ eigenvalues }) => ({ eigenvalues: eigenvalues.toReversed() })),
  },
];

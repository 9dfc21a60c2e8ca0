/** Mistakes in the covariance matrix, in its principal axes, and in whitening along them. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const uncentred = { within: 'covarianceMatrix', was: 'centred(X, computeMean(X))', now: 'X' };
const correlations = {
  within: 'covarianceMatrix',
  was: 'return C',
  now: 'return mapEntries(C, (c, i, j) => c / Math.sqrt(C[i][i] * C[j][j]))',
};

export const whiteningMistakes: readonly MistakeSpec[] = [
  {
    id: 'covariance-uncentred',
    fn: 'covarianceMatrix',
    edits: [uncentred],
    text: {
      en: 'You multiply X by its transpose without subtracting the means. Covariance is about deviations: C = (1/m) (X − μ)(X − μ)ᵀ.',
      zh: '你没有减去均值就用 X 乘以它的转置。协方差讲的是偏差：C = (1/m) (X − μ)(X − μ)ᵀ。',
    },
  },
  {
    id: 'covariance-unbiased',
    fn: 'covarianceMatrix',
    edits: [{ was: 'sum / m', now: 'sum / (m - 1)' }],
    text: {
      en: 'You divide by m − 1, as numpy’s cov does unless told otherwise. Here, as for σ², it is 1/m: C = (1/m) (X − μ)(X − μ)ᵀ.',
      zh: '你除以了 m − 1（numpy 的 cov 默认如此）。这里与 σ² 一样用 1/m：C = (1/m) (X − μ)(X − μ)ᵀ。',
    },
  },
  {
    id: 'covariance-between-examples',
    fn: 'covarianceMatrix',
    edits: [{ was: 'dot(deviations, transpose(deviations))', now: 'dot(transpose(deviations), deviations)' }],
    text: {
      en: 'Your matrix is (m, m): it compares examples. Features are the rows of X, so the product is (X − μ)(X − μ)ᵀ, which is (n_x, n_x).',
      zh: '你的矩阵是 (m, m)，比较的是样本。特征是 X 的行，所以应为 (X − μ)(X − μ)ᵀ，形状是 (n_x, n_x)。',
    },
  },
  {
    id: 'covariance-correlations',
    fn: 'covarianceMatrix',
    edits: [correlations],
    text: {
      en: 'You return correlations: each entry is divided by both standard deviations. The covariance keeps its units, and its diagonal holds the variances.',
      zh: '你返回的是相关系数：每一项都除以了两个标准差。协方差保留单位，对角线上是各特征的方差。',
    },
  },
  {
    id: 'axes-only-variances',
    fn: 'fitWhitening',
    edits: [
      { was: 'covarianceMatrix(X)', now: 'mapEntries(covarianceMatrix(X), (c, i, j) => (i === j ? c : 0))' },
    ],
    text: {
      en: 'Your axes are the features themselves, with their variances: that standardises, and correlated features stay correlated. Take the eigenvectors of the whole covariance matrix.',
      zh: '你的轴就是各特征本身，配上它们的方差：这只是标准化，相关的特征依旧相关。应取整个协方差矩阵的特征向量。',
    },
  },
  {
    id: 'axes-as-rows',
    fn: 'fitWhitening',
    edits: [{ was: '(X), eigenvectors', now: '(X), eigenvectors: transpose(eigenvectors)' }],
    text: {
      en: 'Your eigenvectors stand in the rows. Leave them in the columns, as symmetricEigen gives them: column k belongs to eigenvalue k.',
      zh: '你把特征向量放在了行里。应像 symmetricEigen 给出的那样放在列里：第 k 列对应第 k 个特征值。',
    },
  },
  {
    id: 'axes-uncentred',
    fn: 'fitWhitening',
    edits: [uncentred],
    text: {
      en: 'Your axes are those of (1/m) X Xᵀ without the means subtracted; the first one then points at the mean. Take the covariance matrix of the centred data.',
      zh: '你的轴来自没有减去均值的 (1/m) X Xᵀ，第一条轴会指向均值。应使用零均值化之后的协方差矩阵。',
    },
  },
  {
    id: 'axes-of-correlations',
    fn: 'fitWhitening',
    edits: [correlations],
    text: {
      en: 'Your axes are those of the correlation matrix. Whitening by them does not fit data in its own units: take the covariance matrix.',
      zh: '你的轴来自相关系数矩阵，与保持原单位的数据不相配。应使用协方差矩阵。',
    },
  },
  {
    id: 'axes-rooted',
    fn: 'fitWhitening',
    edits: [{ was: 'Math.max(lambda, 0)', now: 'Math.sqrt(Math.max(lambda, 0))' }],
    text: {
      en: 'You return the roots of the eigenvalues, the standard deviations. Return the eigenvalues, the variances along the axes; whiten takes the root.',
      zh: '你返回的是特征值的平方根，即标准差。应返回特征值本身，即沿各轴的方差；开方由 whiten 来做。',
    },
  },
  {
    id: 'axes-order-mixed',
    fn: 'fitWhitening',
    edits: [{ was: 'eigenvalues.map', now: 'eigenvalues.toReversed().map' }],
    text: {
      en: 'Your eigenvalues and eigenvectors are not in the same order. Any order will do, but eigenvalue k must belong to column k: sort both or neither.',
      zh: '你的特征值与特征向量次序不一致。次序任意，但第 k 个特征值必须对应第 k 列：要么都排序，要么都不排。',
    },
  },
  {
    id: 'whiten-standardises-only',
    fn: 'whiten',
    edits: [
      {
        was: 'const rotated =',
        now: 'const deviations = centred(X, computeMean(X)); const variances = computeMean(mapEntries(deviations, (d) => d ** 2)); return mapEntries(deviations, (d, i) => d / Math.sqrt(variances[i])); const rotated =',
      },
    ],
    text: {
      en: 'You bring each feature to mean 0 and variance 1, but correlated features stay correlated. Whitening rotates onto the principal axes first: Uᵀ (X − μ), then divides by √(λ + ε).',
      zh: '你只把每个特征变成均值 0、方差 1，相关的特征依旧相关。白化要先旋转到主轴上：Uᵀ (X − μ)，再除以 √(λ + ε)。',
    },
  },
  {
    id: 'whiten-no-root',
    fn: 'whiten',
    edits: [
      { was: 'Math.sqrt(', now: '(' },
      { was: 'Math.sqrt(at(eigenvalues, axis) + epsilon)', now: '(eigenvalues[axis] + epsilon ** 0.5)' },
    ],
    text: {
      en: 'λ enters your divisor without a root, as in λ + ε or in λ + ε ** 0.5, where the root is of ε alone. Eigenvalues are variances: divide by the standard deviation along the axis, √(λ + ε).',
      zh: '你的除数中 λ 没有开方，如 λ + ε，或 λ + ε ** 0.5（只对 ε 开方）。特征值是方差：应除以沿该轴的标准差 √(λ + ε)。',
    },
  },
  {
    id: 'whiten-rotation-transposed',
    fn: 'whiten',
    edits: [{ was: 'transpose(eigenvectors)', now: 'eigenvectors' }],
    text: {
      en: 'You rotate by U, the wrong way round. The eigenvectors are the columns of U, so the coordinates along them are Uᵀ (X − μ).',
      zh: '你用 U 旋转，方向反了。特征向量是 U 的列，沿它们的坐标是 Uᵀ (X − μ)。',
    },
  },
  {
    id: 'whiten-not-centred',
    fn: 'whiten',
    edits: [{ was: 'centred(X, mu)', now: 'X' }],
    text: {
      en: 'You do not subtract the mean. Centre the data by the μ you are given before rotating it: Uᵀ (X − μ).',
      zh: '你没有减去均值。旋转之前应先用给定的 μ 零均值化：Uᵀ (X − μ)。',
    },
  },
  {
    id: 'whiten-not-scaled',
    fn: 'whiten',
    edits: [{ was: ' / Math.sqrt(at(eigenvalues, axis) + epsilon)', now: '' }],
    text: {
      en: 'You rotate, but do not scale: that is PCA, with variance λ along each axis. Divide row k by √(λ_k + ε).',
      zh: '你只旋转而没有缩放：那只是 PCA，沿各轴的方差仍是 λ。应把第 k 行除以 √(λ_k + ε)。',
    },
  },
  {
    id: 'whiten-epsilon-missing',
    fn: 'whiten',
    edits: [{ was: ' + epsilon', now: '' }],
    text: {
      en: 'You leave out ε. Along an axis without variance you then divide by 0: divide by √(λ + ε).',
      zh: '你漏掉了 ε。沿没有方差的轴就会除以 0：应除以 √(λ + ε)。',
    },
  },
  {
    id: 'whiten-epsilon-outside-root',
    fn: 'whiten',
    edits: [
      { was: 'Math.sqrt(at(eigenvalues, axis) + epsilon)', now: '(Math.sqrt(eigenvalues[axis]) + epsilon)' },
    ],
    text: {
      en: 'Your ε stands outside the root: √λ + ε. Add it to the variance inside: √(λ + ε).',
      zh: '你的 ε 放在了根号外：√λ + ε。应在根号内与方差相加：√(λ + ε)。',
    },
  },
  {
    id: 'whiten-scaled-before-rotated',
    fn: 'whiten',
    edits: [
      [
        {
          was: 'centred(X, mu)',
          now: 'mapEntries(centred(X, mu), (x, k) => x / Math.sqrt(eigenvalues[k] + epsilon))',
        },
        { was: ' / Math.sqrt(at(eigenvalues, axis) + epsilon)', now: '' },
      ],
    ],
    text: {
      en: 'You scale before you rotate, so each λ meets a feature in place of its axis. Rotate first, Uᵀ (X − μ), then divide row k by √(λ_k + ε).',
      zh: '你先缩放再旋转，λ 作用到了特征上，而不是它自己的轴上。应先旋转 Uᵀ (X − μ)，再把第 k 行除以 √(λ_k + ε)。',
    },
  },
  {
    id: 'whiten-rotated-back',
    fn: 'whiten',
    edits: [
      [
        { was: 'mapEntries(rotated', now: 'dot(eigenvectors, mapEntries(rotated' },
        { was: '+ epsilon)', now: '+ epsilon))' },
      ],
    ],
    text: {
      en: 'You rotate back at the end: U Λ^(−1/2) Uᵀ (X − μ) is ZCA whitening. That data is white, too, but PCA whitening leaves it on the principal axes: no second rotation.',
      zh: '你最后又旋转了回去：U Λ^(−1/2) Uᵀ (X − μ) 是 ZCA 白化。那样的数据同样是白的，但 PCA 白化让数据留在主轴上，不做第二次旋转。',
    },
  },
];

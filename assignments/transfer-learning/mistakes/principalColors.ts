/** Mistakes in the covariance of colours and in PCA colour. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const rightCovariance = 'Σ_cd = (1/N) Σ (p_c − μ_c)(p_d − μ_d) over the N pixels of all images';
const rightCovarianceZh = 'Σ_cd = (1/N) Σ (p_c − μ_c)(p_d − μ_d)，对所有图片的 N 个像素求和';
const rightZh = 'shift = [p_1 p_2 p_3] [α_1 λ_1, α_2 λ_2, α_3 λ_3]ᵀ，所有像素相同，截断到 [0, 255]';
const right =
  'shift = [p_1 p_2 p_3] [α_1 λ_1, α_2 λ_2, α_3 λ_3]ᵀ, the same for every pixel, clamped to [0, 255]';

export const pcaMistakes: readonly MistakeSpec[] = [
  {
    id: 'covariance-not-centred',
    fn: 'colorCovariance',
    edits: [{ was: '(at(pixel, c) - mean) * (at(pixel, d) - other)', now: 'at(pixel, c) * at(pixel, d)' }],
    text: {
      en: `You do not subtract the mean colour, so that the first component points to the mean, not along the variation. ${rightCovariance}.`,
      zh: `你没有减去平均颜色，第一主成分会指向均值而不是变化的方向。${rightCovarianceZh}。`,
    },
  },
  {
    id: 'covariance-first-image-only',
    fn: 'colorCovariance',
    edits: [{ was: 'images.flat(2)', now: 'first.flat()' }],
    text: {
      en: `Only the first image counts. The components are those of the whole training set: ${rightCovariance}.`,
      zh: `只用了第一张图片。主成分属于整个训练集：${rightCovarianceZh}。`,
    },
  },
  {
    id: 'covariance-divides-by-n-minus-one',
    fn: 'colorCovariance',
    edits: [{ was: '[d] = sum / N', now: '[d] = sum / (N - 1)' }],
    text: {
      en: `You divide by N − 1. In this course variances have 1/N: ${rightCovariance}.`,
      zh: `你除以了 N − 1。本课程中方差一律除以 N：${rightCovarianceZh}。`,
    },
  },
  {
    id: 'covariance-mean-of-images',
    fn: 'colorCovariance',
    edits: [
      {
        was: 'const pixels =',
        now: 'if (images.length > 1) { const each = images.map((image) => colorCovariance([image])); return each[0].map((row, c) => row.map((_, d) => each.reduce((sum, own) => sum + own[c][d], 0) / images.length)); } const pixels =',
      },
    ],
    text: {
      en: `You take the covariance of each image by itself and average these: every image has its own mean then, and a small one weighs as much as a large one. Take one mean over all pixels.`,
      zh: `你对每张图片分别求协方差再取平均：这样每张图片各有自己的均值，小图与大图权重相同。应对全部像素取同一个均值。`,
    },
  },
  {
    id: 'pca-root-of-eigenvalues',
    fn: 'pcaColorShift',
    edits: [{ was: 'at(eigenvalues, k)', now: 'Math.sqrt(at(eigenvalues, k))' }],
    text: {
      en: `You multiply by √λ, the deviation along a component. AlexNet’s formula has λ itself: ${right}.`,
      zh: `你乘的是 √λ，即沿主成分的标准差。AlexNet 的公式用的是 λ 本身：${rightZh}。`,
    },
  },
  {
    id: 'pca-without-eigenvalues',
    fn: 'pcaColorShift',
    edits: [{ was: ' * at(eigenvalues, k)', now: '' }],
    text: {
      en: `The eigenvalues are missing, so that every component moves the colours by the same amount. ${right}.`,
      zh: `缺少特征值，各主成分移动颜色的幅度相同。${rightZh}。`,
    },
  },
  {
    id: 'pca-eigenvectors-as-rows',
    fn: 'pcaColorShift',
    edits: [{ was: 'entry(eigenvectors, c, k)', now: 'entry(eigenvectors, k, c)' }],
    text: {
      en: `You take the rows of the matrix for the eigenvectors. p_k is column k: shift_c = Σ_k P[c][k] α_k λ_k. ${right}.`,
      zh: `你把矩阵的行当作特征向量。p_k 是第 k 列：shift_c = Σ_k P[c][k] α_k λ_k。${rightZh}。`,
    },
  },
  {
    id: 'pca-first-component-only',
    fn: 'pcaColorShift',
    edits: [{ was: 'alphas.reduce', now: 'alphas.slice(0, 1).reduce' }],
    text: {
      en: `You move along the first component only. All three count: ${right}.`,
      zh: `你只沿第一主成分移动。三个主成分都要用：${rightZh}。`,
    },
  },
  {
    id: 'pca-swaps-channels',
    fn: 'pcaColorShift',
    edits: [{ was: 'entry(eigenvectors, c, k)', now: 'entry(eigenvectors, rows - 1 - c, k)' }],
    text: {
      en: `Channels are swapped: red gets the shift of blue and blue that of red. Row c of the matrix belongs to channel c. ${right}.`,
      zh: `通道互换了：红色用了蓝色的平移量，蓝色用了红色的。矩阵第 c 行属于通道 c。${rightZh}。`,
    },
  },
  {
    id: 'pca-leaves-range',
    fn: 'pcaColorShift',
    edits: [
      {
        was: 'shiftColors(image, shift)',
        now: 'image.map((row) => row.map((pixel) => pixel.map((value, c) => value + at(shift, c))))',
      },
    ],
    text: {
      en: `Your values leave [0, 255]. ${right}.`,
      zh: `你的数值超出了 [0, 255]。${rightZh}。`,
    },
  },
];

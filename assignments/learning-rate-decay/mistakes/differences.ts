/** Mistakes in gradient and Hessian by differences. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const differenceMistakes: readonly MistakeSpec[] = [
  {
    id: 'gradient-one-sided',
    fn: 'numericalGradient',
    edits: [{ was: '(plus - minus) / (2 * epsilon)', now: '(plus - f(theta)) / epsilon' }],
    text: {
      en: 'Your gradient looks only at θ and θ + ε e_i, so its error is O(ε) and a critical point seems to have a slope. Take both sides: (f(θ + ε e_i) − f(θ − ε e_i)) / 2ε.',
      zh: '你的梯度只用了 θ 和 θ + ε e_i，误差为 O(ε)，临界点看上去仍有斜率。应取两侧：(f(θ + ε e_i) − f(θ − ε e_i)) / 2ε。',
    },
  },
  {
    id: 'gradient-divides-by-epsilon',
    fn: 'numericalGradient',
    edits: [{ was: '(2 * epsilon)', now: 'epsilon' }],
    text: {
      en: 'Your differences are divided by ε and come out twice too large. The points θ − ε e_i and θ + ε e_i are 2ε apart: divide by 2ε.',
      zh: '你的差除以了 ε，结果大了一倍。θ − ε e_i 与 θ + ε e_i 相距 2ε，应除以 2ε。',
    },
  },
  {
    id: 'gradient-nudges-stay',
    fn: 'numericalGradient',
    edits: [
      { was: 'moved[i] = at(theta, i);', now: '' },
      { was: 'moved[i] = at(theta, i);', now: 'moved[i] = at(theta, i) + epsilon;' },
    ],
    text: {
      en: 'Your θ keeps the ε of the numbers before while the next is moved. Move one number at a time, each from a fresh copy of θ.',
      zh: '移动下一个分量时，你的 θ 还保留着前面各分量的 ε。每次只移动一个分量，并从 θ 的新副本开始。',
    },
  },
  {
    id: 'hessian-diagonal-only',
    fn: 'numericalHessian',
    edits: [{ was: 'let j = 0; j < n', now: 'let j = i; j <= i' }],
    text: {
      en: 'Your Hessian has zeros beside the diagonal: the mixed derivatives are missing. H_ij moves θ_i and θ_j at once; without them a saddle that lies slantwise looks like a minimum.',
      zh: '你的 Hessian 矩阵对角线以外全是 0：缺少混合偏导数。H_ij 要同时移动 θ_i 和 θ_j；没有它们，斜放的鞍点看上去就像极小点。',
    },
  },
  {
    id: 'hessian-mixed-divisor',
    fn: 'numericalHessian',
    edits: [{ was: '(4 * epsilon', now: '((i === j ? 4 : 1) * epsilon' }],
    text: {
      en: 'Your mixed derivatives are divided by ε² and come out four times too large. Each direction contributes 2ε, so the four values are divided by 2ε · 2ε = 4ε².',
      zh: '你的混合偏导数除以了 ε²，结果是正确值的四倍。每个方向跨过 2ε，四个函数值的组合应除以 2ε · 2ε = 4ε²。',
    },
  },
  {
    id: 'hessian-divisor',
    fn: 'numericalHessian',
    edits: [{ was: '(4 * epsilon ** 2)', now: 'epsilon ** 2' }],
    text: {
      en: 'Your whole Hessian is four times too large: it is divided by ε². The two points of each direction are 2ε apart, so divide by 4ε².',
      zh: '你的整个 Hessian 矩阵是正确值的四倍：只除以了 ε²。每个方向的两点相距 2ε，应除以 4ε²。',
    },
  },
  {
    id: 'hessian-one-sided',
    fn: 'numericalHessian',
    edits: [
      {
        was: '(along - across) / (4 * epsilon ** 2)',
        now: '(moved(i, epsilon, j, epsilon) - moved(i, epsilon, j, 0) - moved(i, 0, j, epsilon) + f(theta)) / epsilon ** 2',
      },
    ],
    text: {
      en: 'Your second derivatives are taken from forward differences only, so their error is O(ε). Move to both sides in i and in j: the four points θ ± εe_i ± εe_j.',
      zh: '你的二阶导数只用了向前差商，误差为 O(ε)。在 i 和 j 方向都要向两侧移动：四个点 θ ± εe_i ± εe_j。',
    },
  },
];

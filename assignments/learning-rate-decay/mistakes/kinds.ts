/** Mistakes in what gradient and eigenvalues say about a point. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const determinantOnly = {
  within: 'kindOfPoint',
  was: 'const upward',
  now: "const determinant = eigenvalues.reduce((product, lambda) => product * lambda); if (Math.abs(determinant) <= tolerance) return 'plateau'; return determinant > 0 ? 'minimum' : 'saddle'; const upward",
};

export const kindMistakes: readonly MistakeSpec[] = [
  {
    id: 'kind-zero-gradient-is-minimum',
    fn: 'kindOfPoint',
    edits: [{ was: 'const upward', now: "return 'minimum'; const upward" }],
    text: {
      en: 'You call every point with gradient 0 a minimum. The gradient is 0 at maxima, saddles and plateaus, too; only the signs of all eigenvalues tell.',
      zh: '你把梯度为 0 的点都当作极小点。在极大点、鞍点和平台上梯度也是 0，要看全部特征值的符号才能区分。',
    },
  },
  {
    id: 'kind-saddle-is-minimum',
    fn: 'kindOfPoint',
    edits: [
      { was: "if (upward > 0 && downward > 0) return 'saddle'", now: "if (upward > 0) return 'minimum'" },
    ],
    text: {
      en: 'You call a saddle a minimum: one positive eigenvalue is enough for you. For a minimum all must be positive; with positive and negative ones it is a saddle.',
      zh: '你把鞍点当成了极小点：只要有一个正特征值就认为是极小。极小点要求全部为正；有正有负就是鞍点。',
    },
  },
  {
    id: 'kind-determinant-only',
    fn: 'kindOfPoint',
    edits: [determinantOnly],
    text: {
      en: 'You decide by the sign of the determinant alone. Two negative eigenvalues have a positive product, too, and are a maximum; look at each eigenvalue.',
      zh: '你只看行列式的符号。两个负特征值之积也是正的，却是极大点；应逐个看特征值。',
    },
  },
  {
    id: 'kind-zero-eigenvalue-left-out',
    fn: 'kindOfPoint',
    edits: [
      [
        { was: 'upward === eigenvalues.length', now: 'upward > 0' },
        { was: 'downward === eigenvalues.length', now: 'downward > 0' },
      ],
    ],
    text: {
      en: 'You leave eigenvalues near 0 out and decide by the rest. In such a direction the surface is flat and the Hessian does not decide: unless both signs occur, it is a plateau.',
      zh: '你忽略了接近 0 的特征值，只看其余的。在那个方向上曲面是平的，Hessian 矩阵无法判断：除非正负都有，否则应为平台。',
    },
  },
  {
    id: 'kind-plateau-before-saddle',
    fn: 'kindOfPoint',
    edits: [
      {
        was: 'if (upward > 0 && downward > 0)',
        now: "if (upward + downward < eigenvalues.length) return 'plateau'; if (upward > 0 && downward > 0)",
      },
    ],
    text: {
      en: 'You call a point a plateau as soon as one eigenvalue is 0. When others have both signs, it goes up and down from there: a saddle, whatever the flat direction does.',
      zh: '只要有一个特征值为 0，你就判为平台。若其余特征值有正有负，从该点出发既能上升也能下降：无论平坦方向如何，它都是鞍点。',
    },
  },
  {
    id: 'kind-slope-ignored',
    fn: 'kindOfPoint',
    edits: [{ was: "if (Math.hypot(...gradient) > tolerance) return 'not critical';", now: '' }],
    text: {
      en: "You never look at the gradient. A point with a slope is not critical, whatever its eigenvalues: ‖gradient‖ > tolerance gives 'not critical'.",
      zh: "你没有看梯度。有斜率的点无论特征值如何都不是临界点：‖gradient‖ > tolerance 时应为 'not critical'。",
    },
  },
  {
    id: 'kind-largest-slope-only',
    fn: 'kindOfPoint',
    edits: [{ was: 'Math.hypot(...gradient)', now: 'Math.max(...gradient.map(Math.abs))' }],
    text: {
      en: 'You compare the largest component of the gradient with the tolerance, and small slopes in several directions are overlooked. Compare the norm, √Σ g_i².',
      zh: '你用梯度的最大分量与 tolerance 比较，忽略了多个方向上的小斜率合起来的大小。应比较范数 √Σ g_i²。',
    },
  },
  {
    id: 'kind-sum-of-slopes',
    fn: 'kindOfPoint',
    edits: [
      { was: 'Math.hypot(...gradient)', now: 'Math.abs(gradient.reduce((sum, slope) => sum + slope))' },
    ],
    text: {
      en: 'You add the components of the gradient up, and slopes of opposite signs cancel. Compare the norm, √Σ g_i².',
      zh: '你把梯度的各分量相加，符号相反的斜率会互相抵消。应比较范数 √Σ g_i²。',
    },
  },
  {
    id: 'kind-limit-has-sign',
    fn: 'kindOfPoint',
    edits: [
      { was: 'lambda > tolerance', now: 'lambda >= tolerance' },
      { was: 'lambda < -tolerance', now: 'lambda <= -tolerance' },
      [
        { was: 'lambda > tolerance', now: 'lambda >= tolerance' },
        { was: 'lambda < -tolerance', now: 'lambda <= -tolerance' },
      ],
    ],
    text: {
      en: 'You give an eigenvalue of exactly ±tolerance a sign. Up to ±tolerance a number counts as 0, the limits included: positive means λ > tolerance.',
      zh: '你认为恰好等于 ±tolerance 的特征值有正负。在 ±tolerance 以内（含边界）的数都视为 0：正是指 λ > tolerance。',
    },
  },
  {
    id: 'kind-slope-on-the-limit',
    fn: 'kindOfPoint',
    edits: [{ was: '...gradient) > tolerance', now: '...gradient) >= tolerance' }],
    text: {
      en: "A gradient whose norm is exactly the tolerance is not critical for you. It counts as 0, the limit included: 'not critical' means ‖gradient‖ > tolerance.",
      zh: "你把范数恰好等于 tolerance 的梯度判为 'not critical'。边界应包含在内，它视为 0：只有 ‖gradient‖ > tolerance 才是 'not critical'。",
    },
  },
  {
    id: 'kind-tolerance-ignored',
    fn: 'kindOfPoint',
    edits: [
      [
        { was: 'lambda > tolerance', now: 'lambda > 0' },
        { was: 'lambda < -tolerance', now: 'lambda < 0' },
      ],
      { was: 'lambda > tolerance', now: 'lambda > 0' },
      { was: 'lambda < -tolerance', now: 'lambda < 0' },
      [
        { was: '...gradient) > tolerance', now: '...gradient) > 0' },
        { was: 'lambda > tolerance', now: 'lambda > 0' },
        { was: 'lambda < -tolerance', now: 'lambda < 0' },
      ],
    ],
    text: {
      en: 'You compare with exactly 0, which numbers from differences never are. Count a number as 0 up to ±tolerance.',
      zh: '你与精确的 0 比较，而差商得到的数几乎不会恰好为 0。绝对值不超过 tolerance 的数都应视为 0。',
    },
  },
  {
    id: 'kind-minimum-maximum-swapped',
    fn: 'kindOfPoint',
    edits: [
      [
        { was: "return 'minimum'", now: "return 'maximum'" },
        { was: "? 'maximum'", now: "? 'minimum'" },
      ],
    ],
    text: {
      en: 'Minimum and maximum are swapped. Positive eigenvalues mean that the surface rises in every direction: a minimum.',
      zh: '极小与极大弄反了。特征值全为正，说明曲面向各个方向都上升：那是极小点。',
    },
  },
  {
    id: 'classify-zero-gradient-is-minimum',
    fn: 'classifyCriticalPoint',
    edits: [{ within: 'kindOfPoint', was: 'const upward', now: "return 'minimum'; const upward" }],
    text: {
      en: 'You take gradient 0 for a minimum. In many dimensions most such points are saddles: look at the eigenvalues of the Hessian.',
      zh: '你把梯度为 0 当成了极小点。高维空间中这样的点大多是鞍点：要看 Hessian 矩阵的特征值。',
    },
  },
  {
    id: 'classify-along-the-axes',
    fn: 'classifyCriticalPoint',
    edits: [{ was: 'symmetricEigenvalues(H)', now: 'H.map((row, i) => row[i])' }],
    text: {
      en: 'You look at the curvature along the axes only, so a saddle that lies slantwise (x² + 4xy + y²) is called a minimum. Take the eigenvalues of the whole Hessian, not its diagonal.',
      zh: '你只看沿坐标轴的曲率，斜放的鞍点（x² + 4xy + y²）就被当成极小点。应取整个 Hessian 矩阵的特征值，而不是它的对角线。',
    },
  },
  {
    id: 'classify-determinant-only',
    fn: 'classifyCriticalPoint',
    edits: [determinantOnly],
    text: {
      en: 'You decide by the sign of the determinant alone, and a maximum (two negative eigenvalues, positive product) is called a minimum. Look at each eigenvalue.',
      zh: '你只看行列式的符号，极大点（两个负特征值，积为正）就被当成极小点。应逐个看特征值。',
    },
  },
  {
    id: 'classify-slope-ignored',
    fn: 'classifyCriticalPoint',
    edits: [{ was: 'kindOfPoint(gradient,', now: 'kindOfPoint(theta.map(() => 0),' }],
    text: {
      en: 'You never look at the gradient, so a point on a slope is called a minimum or a saddle. Hand the numerical gradient to kindOfPoint as well.',
      zh: '你没有看梯度，斜坡上的点也被判为极小点或鞍点。应把数值梯度也传给 kindOfPoint。',
    },
  },
];

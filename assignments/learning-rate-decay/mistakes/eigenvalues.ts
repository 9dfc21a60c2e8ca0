/** Mistakes in the two eigenvalues of a symmetric 2 × 2 matrix. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const eigenvalueMistakes: readonly MistakeSpec[] = [
  {
    id: 'eigenvalues-of-the-diagonal',
    fn: 'symmetricEigenvalues',
    edits: [
      {
        within: 'eigenvaluesOfTwo',
        was: '[mean - root, mean + root]',
        now: '[a, d].sort((one, other) => one - other)',
      },
      { within: 'eigenvaluesOfTwo', was: '[mean - root, mean + root]', now: '[a, d]' },
    ],
    text: {
      en: 'Your eigenvalues are the entries of the diagonal, which is right only when b = 0. They are (a + d)/2 ∓ √(((a − d)/2)² + b²).',
      zh: '你直接把对角线元素当作特征值，只有 b = 0 时才对。特征值是 (a + d)/2 ∓ √(((a − d)/2)² + b²)。',
    },
  },
  {
    id: 'eigenvalues-b-too-small',
    fn: 'symmetricEigenvalues',
    edits: [{ within: 'eigenvaluesOfTwo', was: 'b ** 2', now: '(b / 2) ** 2' }],
    text: {
      en: 'Your root has b² where (a − d)² asks for 4b². Written without halves the eigenvalues are (a + d ∓ √((a − d)² + 4b²)) / 2.',
      zh: '根号里与 (a − d)² 相加的应是 4b²，你写成了 b²。不用半数的写法是 (a + d ∓ √((a − d)² + 4b²)) / 2。',
    },
  },
  {
    id: 'eigenvalues-without-root',
    fn: 'symmetricEigenvalues',
    edits: [
      { within: 'eigenvaluesOfTwo', was: 'Math.sqrt(halfGap ** 2 + b ** 2)', now: 'halfGap ** 2 + b ** 2' },
    ],
    text: {
      en: 'The root is missing: you add and subtract ((a − d)/2)² + b² itself. The eigenvalues are (a + d)/2 ∓ √(((a − d)/2)² + b²).',
      zh: '缺少开方：你加减的是 ((a − d)/2)² + b² 本身。特征值是 (a + d)/2 ∓ √(((a − d)/2)² + b²)。',
    },
  },
  {
    id: 'eigenvalues-twice-too-large',
    fn: 'symmetricEigenvalues',
    edits: [
      {
        within: 'eigenvaluesOfTwo',
        was: '[mean - root, mean + root]',
        now: '[2 * (mean - root), 2 * (mean + root)]',
      },
    ],
    text: {
      en: 'Both eigenvalues are twice too large: the solution of λ² − (a + d) λ + (ad − b²) = 0 is divided by 2.',
      zh: '两个特征值都大了一倍：解方程 λ² − (a + d) λ + (ad − b²) = 0 时要除以 2。',
    },
  },
  {
    id: 'eigenvalues-larger-first',
    fn: 'symmetricEigenvalues',
    edits: [
      { within: 'eigenvaluesOfTwo', was: '[mean - root, mean + root]', now: '[mean + root, mean - root]' },
    ],
    text: {
      en: 'Your eigenvalues are right but in the wrong order: the smaller comes first.',
      zh: '特征值正确，但次序不对：较小的应排在前面。',
    },
  },
];

/** Mistakes in the two eigenvalues of a symmetric 2 × 2 matrix. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { entry, type Matrix } from '../../../reference/matrix.ts';

/** (a b; b d) → the eigenvalues, from its mean diagonal and its half-distance by `spread`. */
const eigenvaluesWith =
  (spread: (halfGap: number, b: number) => number) =>
  (H: Matrix): number[] => {
    const [a, b, d] = [entry(H, 0, 0), entry(H, 0, 1), entry(H, 1, 1)];
    const [mean, distance] = [(a + d) / 2, spread((a - d) / 2, b)];
    return [mean - distance, mean + distance];
  };

const right = eigenvaluesWith((halfGap, b) => Math.hypot(halfGap, b));

const eigenvalues = (id: string, text: MistakeSpec['text'], wrong: (H: Matrix) => number[]): MistakeSpec => ({
  id: `eigenvalues-${id}`,
  fn: 'symmetricEigenvalues',
  text,
  wrong,
});

export const eigenvalueMistakes: readonly MistakeSpec[] = [
  eigenvalues(
    'of-the-diagonal',
    {
      en: 'Your eigenvalues are the entries of the diagonal, which is right only when b = 0. They are (a + d)/2 ∓ √(((a − d)/2)² + b²).',
      zh: '你直接把对角线元素当作特征值，只有 b = 0 时才对。特征值是 (a + d)/2 ∓ √(((a − d)/2)² + b²)。',
    },
    (H) => [entry(H, 0, 0), entry(H, 1, 1)].sort((one, other) => one - other),
  ),
  eigenvalues(
    'b-too-small',
    {
      en: 'Your root has b² where (a − d)² asks for 4b². Written without halves the eigenvalues are (a + d ∓ √((a − d)² + 4b²)) / 2.',
      zh: '根号里与 (a − d)² 相加的应是 4b²，你写成了 b²。不用半数的写法是 (a + d ∓ √((a − d)² + 4b²)) / 2。',
    },
    eigenvaluesWith((halfGap, b) => Math.hypot(halfGap, b / 2)),
  ),
  eigenvalues(
    'without-root',
    {
      en: 'The root is missing: you add and subtract ((a − d)/2)² + b² itself. The eigenvalues are (a + d)/2 ∓ √(((a − d)/2)² + b²).',
      zh: '缺少开方：你加减的是 ((a − d)/2)² + b² 本身。特征值是 (a + d)/2 ∓ √(((a − d)/2)² + b²)。',
    },
    eigenvaluesWith((halfGap, b) => halfGap ** 2 + b ** 2),
  ),
  eigenvalues(
    'twice-too-large',
    {
      en: 'Both eigenvalues are twice too large: the solution of λ² − (a + d) λ + (ad − b²) = 0 is divided by 2.',
      zh: '两个特征值都大了一倍：解方程 λ² − (a + d) λ + (ad − b²) = 0 时要除以 2。',
    },
    (H) => right(H).map((lambda) => 2 * lambda),
  ),
  eigenvalues(
    'larger-first',
    {
      en: 'Your eigenvalues are right but in the wrong order: the smaller comes first.',
      zh: '特征值正确，但次序不对：较小的应排在前面。',
    },
    (H) => right(H).reverse(),
  ),
];

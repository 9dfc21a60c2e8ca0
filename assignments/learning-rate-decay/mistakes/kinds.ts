/** Mistakes in what gradient and eigenvalues say about a point. */
import type { Mistake } from '../../../grader/plan/spec.ts';
import {
  type Cost,
  kindOfPoint,
  numericalGradient,
  numericalHessian,
  type PointKind,
  symmetricEigenvalues,
} from '../../../reference/localOptima.ts';
import type { Vector } from '../../../reference/matrix.ts';

type KindRule = (gradient: Vector, eigenvalues: Vector, tolerance: number) => PointKind;

/** Looks at the gradient as it should, and only then asks `rule`. */
const whenCritical =
  (rule: (eigenvalues: Vector, tolerance: number) => PointKind): KindRule =>
  (gradient, eigenvalues, tolerance) =>
    Math.hypot(...gradient) > tolerance ? 'not critical' : rule(eigenvalues, tolerance);

/** The right rule for eigenvalues. */
const kindOf = (eigenvalues: Vector, tolerance: number): PointKind =>
  kindOfPoint(
    eigenvalues.map(() => 0),
    eigenvalues,
    tolerance,
  );

const zeroSlopeIsMinimum: KindRule = whenCritical(() => 'minimum');
const slopeIgnored: KindRule = (_gradient, eigenvalues, tolerance) => kindOf(eigenvalues, tolerance);

const determinantOnly: KindRule = whenCritical((eigenvalues, tolerance) => {
  const determinant = eigenvalues.reduce((product, lambda) => product * lambda, 1);
  if (Math.abs(determinant) <= tolerance) return 'plateau';
  return determinant > 0 ? 'minimum' : 'saddle';
});

const anyUpIsMinimum: KindRule = whenCritical((eigenvalues, tolerance) =>
  eigenvalues.some((lambda) => lambda > tolerance) ? 'minimum' : kindOf(eigenvalues, tolerance),
);

const zerosLeftOut: KindRule = whenCritical((eigenvalues, tolerance) => {
  const curved = eigenvalues.filter((lambda) => Math.abs(lambda) > tolerance);
  return curved.length === 0 ? 'plateau' : kindOf(curved, tolerance);
});

const flatFirst: KindRule = whenCritical((eigenvalues, tolerance) =>
  eigenvalues.some((lambda) => Math.abs(lambda) <= tolerance) ? 'plateau' : kindOf(eigenvalues, tolerance),
);

const withoutTolerance: KindRule = (gradient, eigenvalues) => kindOfPoint(gradient, eigenvalues, 0);

const criticalBy =
  (size: (gradient: Vector) => number): KindRule =>
  (gradient, eigenvalues, tolerance) =>
    size(gradient) > tolerance ? 'not critical' : kindOf(eigenvalues, tolerance);

const largestSlope = criticalBy((gradient) => Math.max(...gradient.map(Math.abs)));
const sumOfSlopes = criticalBy((gradient) => Math.abs(gradient.reduce((sum, slope) => sum + slope, 0)));

/** An eigenvalue of ±tolerance itself has a sign. */
const limitHasSign: KindRule = whenCritical((eigenvalues, tolerance) =>
  kindOf(
    eigenvalues.map((lambda) => (Math.abs(lambda) === tolerance ? 2 * lambda : lambda)),
    tolerance,
  ),
);

function signsSwapped(gradient: Vector, eigenvalues: Vector, tolerance: number): PointKind {
  return kindOfPoint(
    gradient,
    eigenvalues.map((lambda) => -lambda),
    tolerance,
  );
}

const kind = (id: string, text: Mistake['text'], wrong: KindRule): Mistake => ({
  id: `kind-${id}`,
  fn: 'kindOfPoint',
  text,
  wrong,
});

const ruleMistakes: readonly Mistake[] = [
  kind(
    'zero-gradient-is-minimum',
    {
      en: 'You call every point with gradient 0 a minimum. The gradient is 0 at maxima, saddles and plateaus, too; only the signs of all eigenvalues tell.',
      zh: '你把梯度为 0 的点都当作极小点。在极大点、鞍点和平台上梯度也是 0，要看全部特征值的符号才能区分。',
    },
    zeroSlopeIsMinimum,
  ),
  kind(
    'saddle-is-minimum',
    {
      en: 'You call a saddle a minimum: one positive eigenvalue is enough for you. For a minimum all must be positive; with positive and negative ones it is a saddle.',
      zh: '你把鞍点当成了极小点：只要有一个正特征值就认为是极小。极小点要求全部为正；有正有负就是鞍点。',
    },
    anyUpIsMinimum,
  ),
  kind(
    'determinant-only',
    {
      en: 'You decide by the sign of the determinant alone. Two negative eigenvalues have a positive product, too, and are a maximum; look at each eigenvalue.',
      zh: '你只看行列式的符号。两个负特征值之积也是正的，却是极大点；应逐个看特征值。',
    },
    determinantOnly,
  ),
  kind(
    'zero-eigenvalue-left-out',
    {
      en: 'You leave eigenvalues near 0 out and decide by the rest. In such a direction the surface is flat and the Hessian does not decide: unless both signs occur, it is a plateau.',
      zh: '你忽略了接近 0 的特征值，只看其余的。在那个方向上曲面是平的，Hessian 矩阵无法判断：除非正负都有，否则应为平台。',
    },
    zerosLeftOut,
  ),
  kind(
    'plateau-before-saddle',
    {
      en: 'You call a point a plateau as soon as one eigenvalue is 0. When others have both signs, it goes up and down from there: a saddle, whatever the flat direction does.',
      zh: '只要有一个特征值为 0，你就判为平台。若其余特征值有正有负，从该点出发既能上升也能下降：无论平坦方向如何，它都是鞍点。',
    },
    flatFirst,
  ),
  kind(
    'slope-ignored',
    {
      en: "You never look at the gradient. A point with a slope is not critical, whatever its eigenvalues: ‖gradient‖ > tolerance gives 'not critical'.",
      zh: "你没有看梯度。有斜率的点无论特征值如何都不是临界点：‖gradient‖ > tolerance 时应为 'not critical'。",
    },
    slopeIgnored,
  ),
  kind(
    'largest-slope-only',
    {
      en: 'You compare the largest component of the gradient with the tolerance, and small slopes in several directions are overlooked. Compare the norm, √Σ g_i².',
      zh: '你用梯度的最大分量与 tolerance 比较，忽略了多个方向上的小斜率合起来的大小。应比较范数 √Σ g_i²。',
    },
    largestSlope,
  ),
  kind(
    'sum-of-slopes',
    {
      en: 'You add the components of the gradient up, and slopes of opposite signs cancel. Compare the norm, √Σ g_i².',
      zh: '你把梯度的各分量相加，符号相反的斜率会互相抵消。应比较范数 √Σ g_i²。',
    },
    sumOfSlopes,
  ),
  kind(
    'limit-has-sign',
    {
      en: 'You give an eigenvalue of exactly ±tolerance a sign. Up to ±tolerance a number counts as 0, the limits included: positive means λ > tolerance.',
      zh: '你认为恰好等于 ±tolerance 的特征值有正负。在 ±tolerance 以内（含边界）的数都视为 0：正是指 λ > tolerance。',
    },
    limitHasSign,
  ),
  kind(
    'tolerance-ignored',
    {
      en: 'You compare with exactly 0, which numbers from differences never are. Count a number as 0 up to ±tolerance.',
      zh: '你与精确的 0 比较，而差商得到的数几乎不会恰好为 0。绝对值不超过 tolerance 的数都应视为 0。',
    },
    withoutTolerance,
  ),
  kind(
    'minimum-maximum-swapped',
    {
      en: 'Minimum and maximum are swapped. Positive eigenvalues mean that the surface rises in every direction: a minimum.',
      zh: '极小与极大弄反了。特征值全为正，说明曲面向各个方向都上升：那是极小点。',
    },
    signsSwapped,
  ),
];

/** The whole classification with another rule, or other eigenvalues. */
const classifyWith =
  (rule: KindRule, eigenvalues = symmetricEigenvalues) =>
  (f: Cost, theta: Vector, epsilon: number, tolerance: number): PointKind =>
    rule(numericalGradient(f, theta, epsilon), eigenvalues(numericalHessian(f, theta, epsilon)), tolerance);

const classify = (id: string, text: Mistake['text'], wrong: Mistake['wrong']): Mistake => ({
  id: `classify-${id}`,
  fn: 'classifyCriticalPoint',
  text,
  wrong,
});

const classificationMistakes: readonly Mistake[] = [
  classify(
    'zero-gradient-is-minimum',
    {
      en: 'You take gradient 0 for a minimum. In many dimensions most such points are saddles: look at the eigenvalues of the Hessian.',
      zh: '你把梯度为 0 当成了极小点。高维空间中这样的点大多是鞍点：要看 Hessian 矩阵的特征值。',
    },
    classifyWith(zeroSlopeIsMinimum),
  ),
  classify(
    'along-the-axes',
    {
      en: 'You look at the curvature along the axes only, so a saddle that lies slantwise (x² + 4xy + y²) is called a minimum. Take the eigenvalues of the whole Hessian, not its diagonal.',
      zh: '你只看沿坐标轴的曲率，斜放的鞍点（x² + 4xy + y²）就被当成极小点。应取整个 Hessian 矩阵的特征值，而不是它的对角线。',
    },
    classifyWith(kindOfPoint, (H) => H.map((row, i) => row[i] ?? Number.NaN)),
  ),
  classify(
    'determinant-only',
    {
      en: 'You decide by the sign of the determinant alone, and a maximum (two negative eigenvalues, positive product) is called a minimum. Look at each eigenvalue.',
      zh: '你只看行列式的符号，极大点（两个负特征值，积为正）就被当成极小点。应逐个看特征值。',
    },
    classifyWith(determinantOnly),
  ),
  classify(
    'slope-ignored',
    {
      en: 'You never look at the gradient, so a point on a slope is called a minimum or a saddle. Hand the numerical gradient to kindOfPoint as well.',
      zh: '你没有看梯度，斜坡上的点也被判为极小点或鞍点。应把数值梯度也传给 kindOfPoint。',
    },
    classifyWith(slopeIgnored),
  ),
];

export const kindMistakes: readonly Mistake[] = [...ruleMistakes, ...classificationMistakes];

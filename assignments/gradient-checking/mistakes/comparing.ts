/** Mistakes in comparing two gradients: the ratio, the verdict, and the worst component. */
import type { Mistake } from '../../../grader/plan/spec.ts';
import { type ParameterPlace, placesOf } from '../../../reference/parameterVector.ts';
import type { Parameters } from '../../../reference/propagation.ts';

type Vector = number[];
type Size = (v: Vector) => number;

const sumOf = (v: Vector, f: (value: number) => number): number =>
  v.reduce((sum, value) => sum + f(value), 0);
const square: Size = (v) => sumOf(v, (value) => value * value);
const norm: Size = (v) => Math.sqrt(square(v));
const largest: Size = (v) => Math.max(...v.map(Math.abs));
const sumOfSizes: Size = (v) => sumOf(v, Math.abs);
const gapOf = (a: Vector, b: Vector): Vector => a.map((value, i) => value - (b[i] ?? Number.NaN));

/** The ratio with another measure of length or another denominator. */
const ratioBy =
  (size: Size, denominator = (a: Vector, b: Vector): number => size(a) + size(b)) =>
  (a: Vector, b: Vector): number =>
    size(gapOf(a, b)) / denominator(a, b);

const ratio = (id: string, en: string, zh: string, wrong: Mistake['wrong']): Mistake => ({
  id: `difference-${id}`,
  fn: 'relativeDifference',
  text: { en, zh },
  wrong,
});

const ratioMistakes: readonly Mistake[] = [
  ratio(
    'squared-norms',
    'Your norms are squared: the root is missing, which makes a small difference look far smaller than it is. ‖v‖ = √(Σ v_i²), in the numerator and in both parts of the denominator.',
    '你的范数没有开方，小的差异会显得更小。‖v‖ = √(Σ v_i²)，分子和分母的两项都是如此。',
    ratioBy(square),
  ),
  ratio(
    'no-denominator',
    'Your function returns ‖gradApprox − grad‖, which is large for large gradients even when they are right. Divide by ‖gradApprox‖ + ‖grad‖.',
    '你的函数返回 ‖gradApprox − grad‖，梯度大时即使正确它也会很大。应除以 ‖gradApprox‖ + ‖grad‖。',
    ratioBy(norm, () => 1),
  ),
  ratio(
    'maximum-norm',
    'Your lengths are the largest absolute entries. The norm here is the Euclidean one: ‖v‖ = √(Σ v_i²).',
    '你用最大的绝对值作为长度。这里用欧氏范数：‖v‖ = √(Σ v_i²)。',
    ratioBy(largest),
  ),
  ratio(
    'sum-norm',
    'Your lengths are sums of absolute values. The norm here is the Euclidean one: ‖v‖ = √(Σ v_i²).',
    '你用绝对值之和作为长度。这里用欧氏范数：‖v‖ = √(Σ v_i²)。',
    ratioBy(sumOfSizes),
  ),
  ratio(
    'one-norm-below',
    'Your denominator is ‖grad‖ alone, so the two gradients do not count alike. Divide by the sum ‖gradApprox‖ + ‖grad‖.',
    '你的分母只有 ‖grad‖，两个梯度的地位不对等。应除以两者之和 ‖gradApprox‖ + ‖grad‖。',
    ratioBy(norm, (_, b) => norm(b)),
  ),
  ratio(
    'norm-of-the-sum',
    'Your denominator is the norm of the sum, ‖gradApprox + grad‖, which is near zero when the signs are opposite. Take the sum of the norms: ‖gradApprox‖ + ‖grad‖.',
    '你的分母是和的范数 ‖gradApprox + grad‖，符号相反时它接近零。应取范数之和：‖gradApprox‖ + ‖grad‖。',
    ratioBy(norm, (a, b) => norm(a.map((value, i) => value + (b[i] ?? Number.NaN)))),
  ),
  ratio(
    'difference-of-norms',
    'Your numerator compares only the lengths, ‖gradApprox‖ − ‖grad‖, so two gradients of equal length in different directions agree. Subtract first, then take the norm: ‖gradApprox − grad‖.',
    '你的分子只比较了长度 ‖gradApprox‖ − ‖grad‖，长度相同而方向不同的梯度也会被认为一致。应先相减再取范数：‖gradApprox − grad‖。',
    (a: Vector, b: Vector) => Math.abs(norm(a) - norm(b)) / (norm(a) + norm(b)),
  ),
];

type Thresholds = { fine?: number; bug?: number; fineAtEdge?: boolean; bugAtEdge?: boolean; nan?: string };

/** The verdict with other thresholds, other edges or another word for NaN. */
function verdictWith({
  fine = 1e-7,
  bug = 1e-3,
  fineAtEdge = true,
  bugAtEdge = true,
  nan = 'bug',
}: Thresholds) {
  return (difference: number): string => {
    if (Number.isNaN(difference)) return nan;
    if (difference < fine || (fineAtEdge && difference === fine)) return 'fine';
    return difference > bug || (bugAtEdge && difference === bug) ? 'bug' : 'look again';
  };
}

const verdict = (id: string, en: string, zh: string, thresholds: Thresholds): Mistake => ({
  id: `verdict-${id}`,
  fn: 'gradientVerdict',
  text: { en, zh },
  wrong: verdictWith(thresholds),
});

const verdictMistakes: readonly Mistake[] = [
  verdict(
    'fine-up-to-1e-5',
    'Your verdict calls a difference of 1e-5 fine. Fine ends at 1e-7; 1e-5 means: look again, component by component.',
    '你的判断把 1e-5 当作没有问题。1e-7 以内才是 fine；1e-5 意味着要逐个分量再看一遍（look again）。',
    { fine: 1e-5 },
  ),
  verdict(
    'bug-from-1e-5',
    'Your verdict calls everything from 1e-5 a bug. Between 1e-7 and 1e-3 the word is "look again"; "bug" begins at 1e-3.',
    '你的判断从 1e-5 起就认定是错误。1e-7 与 1e-3 之间是 “look again”，1e-3 起才是 “bug”。',
    { bug: 1e-5 },
  ),
  verdict(
    'edges-excluded',
    'Your verdict leaves out the two limits themselves. Both belong to the outer verdicts: ≤ 1e-7 is fine and ≥ 1e-3 is a bug.',
    '你的判断没有包括两个界限本身。它们属于两端：≤ 1e-7 为 fine，≥ 1e-3 为 bug。',
    { fineAtEdge: false, bugAtEdge: false },
  ),
  verdict(
    'shifted-by-ten',
    'Your limits are shifted by a factor of 10, to 1e-6 and 1e-2. They are 1e-7 for fine and 1e-3 for a bug.',
    '你的界限偏了 10 倍，成了 1e-6 和 1e-2。应为：fine 不超过 1e-7，bug 不小于 1e-3。',
    { fine: 1e-6, bug: 1e-2 },
  ),
  verdict(
    'nan-is-fine',
    'Your verdict calls NaN fine, because every comparison with NaN is false and "fine" was what remained. NaN means that nothing was compared: let "bug" be what remains.',
    '你的判断把 NaN 当作 fine：与 NaN 的任何比较都为假，剩下的恰好是 “fine”。NaN 表示什么也没有比较，应让 “bug” 成为剩下的情形。',
    { nan: 'fine' },
  ),
  verdict(
    'nan-looks-again',
    'Your verdict answers NaN with "look again", because every comparison with NaN is false. NaN means that nothing was compared, and the assignment calls that a bug.',
    '你的判断对 NaN 给出 “look again”，因为与 NaN 的比较都为假。NaN 表示什么也没有比较，本作业规定它是 “bug”。',
    { nan: 'look again' },
  ),
];

type Naming = {
  score?: (approx: number, given: number) => number;
  places?: (parameters: Parameters) => ParameterPlace[];
  rename?: (place: ParameterPlace) => ParameterPlace;
};

const apart = (approx: number, given: number): number => Math.abs(approx - given);

/** The worst component by another measure, with another order of places, or told in another way. */
function worstBy({ score = apart, places = placesOf, rename = (place) => place }: Naming) {
  return (gradApprox: Vector, grad: Vector, parameters: Parameters): ParameterPlace => {
    const scores = grad.map((given, i) => score(gradApprox[i] ?? Number.NaN, given));
    const place = places(parameters)[scores.indexOf(Math.max(...scores))];
    if (place === undefined) throw new RangeError('no worst component');
    return rename(place);
  };
}

const isBias = (place: ParameterPlace): number => Number(place.column === undefined);

/** The places in the order of reading each W by columns. */
const byColumns = (parameters: Parameters): ParameterPlace[] =>
  placesOf(parameters).sort(
    (a, b) =>
      a.layer - b.layer || isBias(a) - isBias(b) || (a.column ?? 0) - (b.column ?? 0) || a.row - b.row,
  );

const biasFirst = (parameters: Parameters): ParameterPlace[] =>
  placesOf(parameters).sort((a, b) => a.layer - b.layer || isBias(b) - isBias(a));

const worst = (id: string, en: string, zh: string, naming: Naming): Mistake => ({
  id: `worst-${id}`,
  fn: 'worstComponent',
  text: { en, zh },
  wrong: worstBy(naming),
});

const worstMistakes: readonly Mistake[] = [
  worst(
    'without-absolute-value',
    'Your search compares gradApprox − grad with its sign, so a component that is far too large is never found. Compare |gradApprox_i − grad_i|.',
    '你比较的是带符号的 gradApprox − grad，偏大很多的分量永远找不到。应比较 |gradApprox_i − grad_i|。',
    { score: (approx, given) => approx - given },
  ),
  worst(
    'largest-gradient',
    'Your search finds the largest gradient, not the largest disagreement. Compare |gradApprox_i − grad_i|.',
    '你找到的是最大的梯度，而不是最大的分歧。应比较 |gradApprox_i − grad_i|。',
    { score: (_, given) => Math.abs(given) },
  ),
  worst(
    'relative',
    'Your search divides each component by its own size, so a tiny gradient with rounding noise looks worst. Compare |gradApprox_i − grad_i| as it is.',
    '你把每个分量除以它自身的大小，于是只有舍入噪声的微小梯度显得最差。应直接比较 |gradApprox_i − grad_i|。',
    { score: (approx, given) => apart(approx, given) / (Math.abs(approx) + Math.abs(given)) },
  ),
  worst(
    'by-columns',
    'Your place reads each W column by column. The vector holds W row by row: position p of W is row ⌊p / columns⌋, column p mod columns.',
    '你按列来定位 W 的元素。向量按行存放 W：W 中第 p 个数在第 ⌊p / 列数⌋ 行、第 p mod 列数 列。',
    { places: byColumns },
  ),
  worst(
    'bias-first',
    'Your place counts b of each layer before W. The vector holds W1, b1, W2, b2, …',
    '你定位时在每一层先数 b 再数 W。向量的次序是 W1, b1, W2, b2, …',
    { places: biasFirst },
  ),
  worst(
    'row-and-column-swapped',
    'Your row and column of a W are swapped. In W_l (n_l, n_{l−1}) the row is the unit of layer l, the column the unit of layer l − 1.',
    '你把 W 的行和列对调了。在 W_l (n_l, n_{l−1}) 中，行对应第 l 层的单元，列对应第 l − 1 层的单元。',
    {
      rename: (place) =>
        place.column === undefined ? place : { ...place, row: place.column, column: place.row },
    },
  ),
  worst(
    'counts-from-one',
    'Your rows and columns are counted from 1. They are indices into the arrays, which begin at 0; only layers begin at 1.',
    '你的行列从 1 开始数。它们是数组下标，从 0 开始；只有层号从 1 开始。',
    {
      rename: ({ column, ...place }) => ({
        ...place,
        row: place.row + 1,
        ...(column === undefined ? {} : { column: column + 1 }),
      }),
    },
  ),
];

export const comparingMistakes: readonly Mistake[] = [...ratioMistakes, ...verdictMistakes, ...worstMistakes];

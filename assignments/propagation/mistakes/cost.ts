/** Mistakes in the cross-entropy. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { entry, type Matrix, shapeOf } from '../../../reference/matrix.ts';
import { computeCost } from '../../../reference/propagation.ts';

type Cost = (AL: Matrix, Y: Matrix) => number;

const clip = (yHat: number, least = 1e-15): number => Math.min(Math.max(yHat, least), 1 - least);

const examplesOf = (Y: Matrix): number => shapeOf(Y)[1];

/** The mean of another loss of one example. */
const meanOf =
  (loss: (y: number, yHat: number) => number): Cost =>
  (AL, Y) => {
    const m = examplesOf(Y);
    let sum = 0;
    for (let j = 0; j < m; j++) sum += loss(entry(Y, 0, j), entry(AL, 0, j));
    return sum / m;
  };

const crossEntropy = (y: number, yHat: number): number =>
  -(y * Math.log(yHat) + (1 - y) * Math.log(1 - yHat));

const mistake = (id: string, en: string, zh: string, wrong: Cost): MistakeSpec => ({
  id: `cost-${id}`,
  fn: 'computeCost',
  text: { en, zh },
  wrong,
});

/** Mistakes that show where ŷ is 0 or 1. */
const atTheEdges: readonly MistakeSpec[] = [
  mistake(
    'not-clipped',
    'Your cost is NaN or Infinity where ŷ is exactly 0 or 1, because log(0) is −Infinity and 0 · −Infinity is NaN. Clip ŷ to [1e-15, 1 − 1e-15] before the logarithm.',
    'ŷ 恰为 0 或 1 时你的成本变成 NaN 或 Infinity，因为 log(0) 是 −Infinity，而 0 · −Infinity 是 NaN。取对数前应把 ŷ 截断到 [1e-15, 1 − 1e-15]。',
    meanOf(crossEntropy),
  ),
  mistake(
    'clipped-too-coarse',
    'Your cost is not about 0 where ŷ is certain and right: ŷ is moved too far, as clipping at 1e-3 does. Clip ŷ to [1e-15, 1 − 1e-15]; any bound from 1e-15 to 1e-7 will do.',
    'ŷ 完全确定且正确时你的成本并不接近 0：ŷ 被改动得太多，例如在 1e-3 处截断。应把 ŷ 截断到 [1e-15, 1 − 1e-15]；1e-15 到 1e-7 之间的界限都可以。',
    meanOf((y, yHat) => crossEntropy(y, clip(yHat, 1e-3))),
  ),
  mistake(
    'clipped-too-fine',
    'Your cost is not finite where ŷ is 1: you clip at less than 1e-16, and 1 minus that is 1 again in floating point. Clip ŷ to [1e-15, 1 − 1e-15].',
    'ŷ 为 1 时你的成本不是有限数：截断值小于 1e-16，而在浮点数中 1 减去它仍等于 1。应把 ŷ 截断到 [1e-15, 1 − 1e-15]。',
    meanOf((y, yHat) => crossEntropy(y, clip(yHat, 1e-20))),
  ),
  mistake(
    'infinite-when-wrong',
    'Your cost is Infinity where ŷ is certain and wrong. Clip ŷ to [1e-15, 1 − 1e-15] before the logarithm; leaving out the term that is 0 · log is not enough.',
    'ŷ 完全确定却错误时你的成本是 Infinity。取对数前应把 ŷ 截断到 [1e-15, 1 − 1e-15]；只略去 0 · log 那一项还不够。',
    meanOf((y, yHat) => -Math.log(y === 1 ? yHat : 1 - yHat)),
  ),
  mistake(
    'drops-infinite-terms',
    'Your cost counts 0 for an example whose loss is not finite, so the worst possible ŷ costs nothing. Clip ŷ to [1e-15, 1 − 1e-15] before the logarithm.',
    '损失不是有限数的样本在你的成本里按 0 计，于是最差的 ŷ 反而没有成本。取对数前应把 ŷ 截断到 [1e-15, 1 − 1e-15]。',
    meanOf((y, yHat) => (Number.isFinite(crossEntropy(y, yHat)) ? crossEntropy(y, yHat) : 0)),
  ),
];

const inside: readonly MistakeSpec[] = [
  mistake(
    'not-averaged',
    'Your cost is the sum over the examples. The cost is their average: multiply by 1/m.',
    '你的成本是对样本求和。成本应是平均值：乘以 1/m。',
    (AL, Y) => computeCost(AL, Y) * examplesOf(Y),
  ),
  mistake(
    'sign',
    'Your cost has the wrong sign: logarithms of probabilities are negative, and the minus before the sum makes the cost positive.',
    '你的成本符号反了：概率的对数是负的，求和号前的负号使成本为正。',
    (AL, Y) => -computeCost(AL, Y),
  ),
  mistake(
    'log2',
    'Your cost uses logarithms to base 2. Here log is the natural logarithm: Math.log.',
    '你的成本用了以 2 为底的对数。这里的 log 是自然对数：Math.log。',
    (AL, Y) => computeCost(AL, Y) / Math.LN2,
  ),
  mistake(
    'log10',
    'Your cost uses logarithms to base 10. Here log is the natural logarithm: Math.log.',
    '你的成本用了以 10 为底的对数。这里的 log 是自然对数：Math.log。',
    (AL, Y) => computeCost(AL, Y) / Math.LN10,
  ),
  mistake(
    'positive-half-only',
    'Your cost has only y log ŷ, so examples with y = 0 cost nothing. Add (1 − y) log(1 − ŷ).',
    '你的成本只有 y log ŷ，y = 0 的样本没有成本。应加上 (1 − y) log(1 − ŷ)。',
    meanOf((y, yHat) => -y * Math.log(clip(yHat))),
  ),
  mistake(
    'divided-by-2m',
    'Your cost is divided by 2m. Cross-entropy carries 1/m; the 2 belongs to squared errors.',
    '你的成本除以了 2m。交叉熵的系数是 1/m；2 属于平方误差。',
    (AL, Y) => computeCost(AL, Y) / 2,
  ),
  mistake(
    'epsilon-inside-log',
    'Your cost adds 1e-8 inside the logarithms, which changes every cost a little. Clip ŷ to [1e-15, 1 − 1e-15]: then only ŷ at the very edge changes.',
    '你的成本在对数里加了 1e-8，这会使每个成本都略有改变。应把 ŷ 截断到 [1e-15, 1 − 1e-15]：这样只影响紧贴边界的 ŷ。',
    meanOf((y, yHat) => -(y * Math.log(yHat + 1e-8) + (1 - y) * Math.log(1 - yHat + 1e-8))),
  ),
  mistake(
    'arguments-swapped',
    'Your cost takes the logarithm of Y and weighs it with AL. The logarithm is of ŷ = AL, the first argument; Y is the second.',
    '你的成本对 Y 取了对数，用 AL 加权。应对 ŷ = AL（第一个参数）取对数，Y 是第二个参数。',
    (AL, Y) => computeCost(Y, AL),
  ),
];

export const costMistakes: readonly MistakeSpec[] = [...inside, ...atTheEdges];

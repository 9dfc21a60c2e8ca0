/** Mistakes in softmax: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { type Matrix, mapEntries, transpose, type Vector } from '../../../reference/matrix.ts';
import { sigmoid } from '../../../reference/propagation.ts';
import { softmax } from '../../../reference/softmax.ts';

const fn = 'softmax';
const right = 'ŷ_i = e^{z_i} / Σ_{j=1}^{C} e^{z_j}';

const total = (t: Vector): number => t.reduce((sum, value) => sum + value, 0);

/** Shifted powers of every column over whatever `denominator` makes of them. */
const softmaxOver =
  (denominator: (t: Vector, i: number) => number) =>
  (Z: Matrix): Matrix =>
    transpose(
      transpose(Z).map((z) => {
        const largest = Math.max(...z);
        const t = z.map((value) => Math.exp(value - largest));
        return t.map((value, i) => value / denominator(t, i));
      }),
    );

/** e^{z − shift} of every column over its sum, `shift` being chosen by the column and the whole matrix. */
const softmaxShiftedBy =
  (shift: (z: Vector, Z: Matrix) => number) =>
  (Z: Matrix): Matrix =>
    transpose(
      transpose(Z).map((z) => {
        const t = z.map((value) => Math.exp(value - shift(z, Z)));
        return t.map((value) => value / total(t));
      }),
    );

/** Sums that run over the wrong entries. */
const ofTheSum: readonly MistakeSpec[] = [
  {
    id: 'softmax-over-examples',
    fn,
    text: {
      en: `Your sum runs along the rows, over the examples of one class, so the rows add up to 1. Each example is a column: sum over its C classes, ${right}.`,
      zh: `你的求和沿着行进行，即对同一类别的各个样本求和，于是每行之和为 1。每个样本是一列：应对该列的 C 个类别求和，${right}。`,
    },
    wrong: (Z: Matrix) => transpose(softmax(transpose(Z))),
  },
  {
    id: 'softmax-over-everything',
    fn,
    text: {
      en: `You divide by the sum over the whole matrix, so all examples together add up to 1. Every column has a sum of its own: ${right}.`,
      zh: `你除以了整个矩阵的和，于是所有样本加起来才等于 1。每一列应有自己的和：${right}。`,
    },
    wrong: (Z: Matrix) => {
      const largest = Math.max(...Z.flat());
      const T = mapEntries(Z, (z) => Math.exp(z - largest));
      return mapEntries(T, (t) => t / total(T.flat()));
    },
  },
  {
    id: 'softmax-sums-over-layers',
    fn,
    text: {
      en: `★ Your sum stops after two terms, the number of layers, as where notes write Σ_{j=1}^{l}. It runs over the C classes: ${right}.`,
      zh: `★ 你的求和只到第 2 项，即层数（有的笔记写成 Σ_{j=1}^{l}）。求和应遍历 C 个类别：${right}。`,
    },
    wrong: softmaxOver((t) => total(t.slice(0, 2))),
  },
  {
    id: 'softmax-sum-of-own-term',
    fn,
    text: {
      en: `★ Your sum adds the numerator’s own term C times, as where notes sum t_i over j, so every class gets 1/C. The index of the sum counts the classes: ${right}.`,
      zh: `★ 你的求和把分子自己那一项加了 C 次（有的笔记对 j 求和却写成 t_i），于是每个类别都得到 1/C。求和下标应遍历各个类别：${right}。`,
    },
    wrong: softmaxOver((t, i) => t.length * (t[i] ?? 0)),
  },
  {
    id: 'softmax-last-class-left-out',
    fn,
    text: {
      en: `Your sum leaves out the last class; the loop ends one too early. It runs over all C classes: ${right}.`,
      zh: `你的求和漏掉了最后一个类别，循环早结束了一步。求和应遍历全部 C 个类别：${right}。`,
    },
    wrong: softmaxOver((t) => total(t.slice(0, -1))),
  },
  {
    id: 'softmax-without-own-term',
    fn,
    text: {
      en: `You divide by the sum of the other classes’ powers, which gives odds and not probabilities. The class itself belongs in the sum: ${right}.`,
      zh: `你除以的是其他类别的指数之和，得到的是几率（odds）而不是概率。该类别自己也应在和里：${right}。`,
    },
    wrong: softmaxOver((t, i) => total(t) - (t[i] ?? 0)),
  },
];

/** Powers that are wrong, or that leave the range of numbers. */
const ofThePowers: readonly MistakeSpec[] = [
  {
    id: 'softmax-without-exponential',
    fn,
    text: {
      en: `You divide z itself by its sum, without the exponential: negative entries become negative probabilities. ${right}.`,
      zh: `你直接用 z 除以它的和，没有取指数：负的元素会变成负的概率。${right}。`,
    },
    wrong: (Z: Matrix) => transpose(transpose(Z).map((z) => z.map((value) => value / total(z)))),
  },
  {
    id: 'softmax-sigmoid-for-each-class',
    fn,
    text: {
      en: `You apply a sigmoid to every entry by itself, so the column does not sum to 1. Softmax takes the whole column: ${right}.`,
      zh: `你对每个元素单独用了 sigmoid，一列之和不为 1。softmax 以整列为输入：${right}。`,
    },
    wrong: (Z: Matrix) => mapEntries(Z, sigmoid),
  },
  {
    id: 'softmax-not-normalized',
    fn,
    text: {
      en: `You return the powers e^{z}, shifted by the column’s maximum, without dividing by their sum: ${right}.`,
      zh: `你返回的是减去该列最大值后的指数，没有除以它们的和：${right}。`,
    },
    wrong: softmaxOver(() => 1),
  },
  {
    id: 'softmax-overflow',
    fn,
    text: {
      en: 'Your e^{z} overflows: e^{1000} is Infinity and e^{−1000} is 0, which leaves Infinity/Infinity or 0/0. Subtract the column’s largest entry from the column first; that changes no probability.',
      zh: '你的 e^{z} 溢出了：e^{1000} 是 Infinity，e^{−1000} 是 0，结果变成 Infinity/Infinity 或 0/0。先从该列中减去它的最大值，这不会改变任何概率。',
    },
    wrong: softmaxShiftedBy(() => 0),
  },
  {
    id: 'softmax-one-maximum-for-all',
    fn,
    text: {
      en: 'You subtract the largest entry of the whole matrix, so a column of much smaller entries becomes 0/0. Every column needs its own maximum.',
      zh: '你减去的是整个矩阵的最大值，于是数值小得多的列会变成 0/0。每一列应减去自己的最大值。',
    },
    wrong: softmaxShiftedBy((_, Z) => Math.max(...Z.flat())),
  },
  {
    id: 'softmax-clips-z',
    fn,
    text: {
      en: 'You clip z to ±500 before the exponential. Large entries that differ then become equal. Subtract the column’s largest entry instead; that keeps all differences.',
      zh: '你在取指数之前把 z 截断到 ±500，于是本来不同的大数变得相等。应改为减去该列的最大值，这样所有差值都保留。',
    },
    wrong: (Z: Matrix) => softmax(mapEntries(Z, (z) => Math.min(Math.max(z, -500), 500))),
  },
];

export const softmaxMistakes: readonly MistakeSpec[] = [...ofTheSum, ...ofThePowers];

/** Mistakes in softmax, and in taking it with two classes for logistic regression and back. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const right = 'ŷ_i = e^{z_i} / Σ_{j=1}^{C} e^{z_j}';
const rightUnit = 'w = w₁ − w₂, b = b₁ − b₂';

const wReversed = { was: 'weight - at(w2, k)', now: 'w2[k] - weight' };
const bReversed = { was: 'at(b, 0) - at(b, 1)', now: 'b[1] - b[0]' };
const wAdded = { was: 'weight -', now: 'weight +' };
const bAdded = { was: 'at(b, 0) -', now: 'b[0] +' };
const wOfFirst = { was: 'weight - at(w2, k)', now: 'weight' };
const bOfFirst = { was: 'at(b, 0) - at(b, 1)', now: 'b[0]' };
const wHalved = { was: 'weight - at(w2, k)', now: '(weight - w2[k]) / 2' };
const bHalved = { was: 'at(b, 0) - at(b, 1)', now: '(b[0] - b[1]) / 2' };

const wNegated = { was: '() => 0', now: '(weight) => -weight' };
const bNegated = { was: 'at(b, 0), 0', now: 'b[0], -b[0]' };
const wSecond = { was: '[...w], w.map(() => 0)', now: 'w.map(() => 0), [...w]' };
const bSecond = { was: 'at(b, 0), 0', now: '0, b[0]' };

export const softmaxMistakes: readonly MistakeSpec[] = [
  {
    id: 'softmax-over-examples',
    fn: 'softmax',
    edits: [
      [
        { was: '= transpose(Z)', now: '= Z' },
        { was: 'transpose(columns)', now: 'columns' },
      ],
    ],
    text: {
      en: `Your sum runs along the rows, over the examples of one class, so the rows add up to 1. Each example is a column: sum over its C classes, ${right}.`,
      zh: `你的求和沿着行进行，即对同一类别的各个样本求和，于是每行之和为 1。每个样本是一列：应对该列的 C 个类别求和，${right}。`,
    },
  },
  {
    id: 'softmax-over-everything',
    fn: 'softmax',
    edits: [{ was: 't.reduce(', now: 'Z.flat().map((value) => Math.exp(value - largest)).reduce(' }],
    text: {
      en: `You divide by the sum over the whole matrix, so all examples together add up to 1. Every column has a sum of its own: ${right}.`,
      zh: `你除以了整个矩阵的和，于是所有样本加起来才等于 1。每一列应有自己的和：${right}。`,
    },
  },
  {
    id: 'softmax-sums-over-layers',
    fn: 'softmax',
    edits: [{ was: 't.reduce', now: 't.slice(0, 2).reduce' }],
    text: {
      en: `★ Your sum stops after two terms, the number of layers, as where notes write Σ_{j=1}^{l}. It runs over the C classes: ${right}.`,
      zh: `★ 你的求和只到第 2 项，即层数（有的笔记写成 Σ_{j=1}^{l}）。求和应遍历 C 个类别：${right}。`,
    },
  },
  {
    id: 'softmax-sum-of-own-term',
    fn: 'softmax',
    edits: [{ was: '/ sum', now: '/ (t.length * value)' }],
    text: {
      en: `★ Your sum adds the numerator’s own term C times, as where notes sum t_i over j, so every class gets 1/C. The index of the sum counts the classes: ${right}.`,
      zh: `★ 你的求和把分子自己那一项加了 C 次（有的笔记对 j 求和却写成 t_i），于是每个类别都得到 1/C。求和下标应遍历各个类别：${right}。`,
    },
  },
  {
    id: 'softmax-last-class-left-out',
    fn: 'softmax',
    edits: [{ was: 't.reduce', now: 't.slice(0, -1).reduce' }],
    text: {
      en: `Your sum leaves out the last class; the loop ends one too early. It runs over all C classes: ${right}.`,
      zh: `你的求和漏掉了最后一个类别，循环早结束了一步。求和应遍历全部 C 个类别：${right}。`,
    },
  },
  {
    id: 'softmax-without-own-term',
    fn: 'softmax',
    edits: [{ was: '/ sum', now: '/ (sum - value)' }],
    text: {
      en: `You divide by the sum of the other classes’ powers, which gives odds and not probabilities. The class itself belongs in the sum: ${right}.`,
      zh: `你除以的是其他类别的指数之和，得到的是几率（odds）而不是概率。该类别自己也应在和里：${right}。`,
    },
  },
  {
    id: 'softmax-without-exponential',
    fn: 'softmax',
    edits: [
      { was: 'Math.exp(value - largest)', now: 'value' },
      { was: 'Math.exp(value - largest)', now: 'value - largest' },
    ],
    text: {
      en: `You divide z itself by its sum, without the exponential: shares then become negative, or largest where z is smallest. ${right}.`,
      zh: `你直接用 z 除以它的和，没有取指数：所得的值会变成负的，或在 z 最小处反而最大。${right}。`,
    },
  },
  {
    id: 'softmax-sigmoid-for-each-class',
    fn: 'softmax',
    edits: [{ was: 't.map((value) => value / sum)', now: 'z.map((value) => 1 / (1 + Math.exp(-value)))' }],
    text: {
      en: `You apply a sigmoid to every entry by itself, so the column does not sum to 1. Softmax takes the whole column: ${right}.`,
      zh: `你对每个元素单独用了 sigmoid，一列之和不为 1。softmax 以整列为输入：${right}。`,
    },
  },
  {
    id: 'softmax-not-normalized',
    fn: 'softmax',
    edits: [{ was: ' / sum', now: '' }],
    text: {
      en: `You return the powers e^{z}, shifted by the column’s maximum, without dividing by their sum: ${right}.`,
      zh: `你返回的是减去该列最大值后的指数，没有除以它们的和：${right}。`,
    },
  },
  {
    id: 'softmax-overflow',
    fn: 'softmax',
    edits: [
      { was: 'value - largest', now: 'value' },
      { was: 'Math.max', now: 'Math.min' },
    ],
    text: {
      en: 'Your e^{z} overflows: e^{1000} is Infinity and e^{−1000} is 0, which leaves Infinity/Infinity or 0/0. Subtract the column’s largest entry from the column first; that changes no probability.',
      zh: '你的 e^{z} 溢出了：e^{1000} 是 Infinity，e^{−1000} 是 0，结果变成 Infinity/Infinity 或 0/0。先从该列中减去它的最大值，这不会改变任何概率。',
    },
  },
  {
    id: 'softmax-one-maximum-for-all',
    fn: 'softmax',
    edits: [{ was: '...z)', now: '...Z.flat())' }],
    text: {
      en: 'You subtract the largest entry of the whole matrix, so a column of much smaller entries becomes 0/0. Every column needs its own maximum.',
      zh: '你减去的是整个矩阵的最大值，于是数值小得多的列会变成 0/0。每一列应减去自己的最大值。',
    },
  },
  {
    id: 'softmax-clips-z',
    fn: 'softmax',
    edits: [{ was: 'value - largest', now: 'Math.min(Math.max(value, -500), 500)' }],
    text: {
      en: 'You clip z to ±500 before the exponential. Large entries that differ then become equal. Subtract the column’s largest entry instead; that keeps all differences.',
      zh: '你在取指数之前把 z 截断到 ±500，于是本来不同的大数变得相等。应改为减去该列的最大值，这样所有差值都保留。',
    },
  },
  {
    id: 'two-classes-reversed',
    fn: 'softmaxToLogistic',
    edits: [[wReversed, bReversed], wReversed, bReversed],
    text: {
      en: `You subtract the first class from the second, in w, in b or in both, which gives the probability of the second. For the first class: ${rightUnit}.`,
      zh: `你用第二类减第一类（在 w、b 或两者中），得到的是第二类的概率。对第一类应为：${rightUnit}。`,
    },
  },
  {
    id: 'two-classes-added',
    fn: 'softmaxToLogistic',
    edits: [[wAdded, bAdded], wAdded, bAdded],
    text: {
      en: `You add the two rows, or the two biases. Dividing e^{z₁} + e^{z₂} by e^{z₁} leaves 1 + e^{−(z₁ − z₂)}, so it is their difference: ${rightUnit}.`,
      zh: `你把两行（或两个偏置）相加了。e^{z₁} + e^{z₂} 除以 e^{z₁} 得 1 + e^{−(z₁ − z₂)}，所以应取差：${rightUnit}。`,
    },
  },
  {
    id: 'two-classes-first-only',
    fn: 'softmaxToLogistic',
    edits: [[wOfFirst, bOfFirst], wOfFirst],
    text: {
      en: `You take the first class’s row and leave out the second. Only the difference of the two matters: ${rightUnit}.`,
      zh: `你只取了第一类的那一行，没有用第二行。起作用的是两者之差：${rightUnit}。`,
    },
  },
  {
    id: 'two-classes-bias-not-subtracted',
    fn: 'softmaxToLogistic',
    edits: [bOfFirst],
    text: {
      en: `You subtract the weights but keep the first class’s bias as it is. The biases are subtracted, too: ${rightUnit}.`,
      zh: `你对权重取了差，却原样保留了第一类的偏置。偏置也要相减：${rightUnit}。`,
    },
  },
  {
    id: 'two-classes-halved',
    fn: 'softmaxToLogistic',
    edits: [[wHalved, bHalved]],
    text: {
      en: `You halve the difference. The sigmoid unit gets all of it: ${rightUnit}.`,
      zh: `你把差除以了 2。sigmoid 单元应取整个差：${rightUnit}。`,
    },
  },
  {
    id: 'logistic-doubled',
    fn: 'logisticToSoftmax',
    edits: [[wNegated, bNegated], wNegated, bNegated],
    text: {
      en: 'Your two classes get w and −w, or b and −b. They differ by twice as much as they should, so the probabilities are too extreme. They must differ by w and b: take w and 0, or w/2 and −w/2, and b in the same way.',
      zh: '你给两个类别的是 w 和 −w，或 b 和 −b。它们之差是应有的两倍，概率会过于极端。差应为 w 和 b：取 w 与 0，或 w/2 与 −w/2，b 同理。',
    },
  },
  {
    id: 'logistic-second-class-first',
    fn: 'logisticToSoftmax',
    edits: [[wSecond, bSecond], wSecond, bSecond],
    text: {
      en: 'Your rows, or the two biases, are in the wrong order: the class whose probability the sigmoid gives must be the first, w₁ − w₂ = w and b₁ − b₂ = b.',
      zh: '你的两行或两个偏置顺序反了：sigmoid 给出的是第一类的概率，应满足 w₁ − w₂ = w，b₁ − b₂ = b。',
    },
  },
  {
    id: 'logistic-rows-alike',
    fn: 'logisticToSoftmax',
    edits: [{ was: 'w.map(() => 0)], b: [at(b, 0), 0]', now: '[...w]], b: [b[0], b[0]]' }],
    text: {
      en: 'Both rows are w, so both classes always have probability 0.5. The rows must differ by w: w₁ − w₂ = w.',
      zh: '两行都是 w，于是两个类别的概率总是 0.5。两行之差应为 w：w₁ − w₂ = w。',
    },
  },
  {
    id: 'logistic-bias-left-out',
    fn: 'logisticToSoftmax',
    edits: [{ was: 'at(b, 0), 0', now: '0, 0' }],
    text: {
      en: 'The biases of your two classes are alike, so b has no effect. They must differ by b: b₁ − b₂ = b.',
      zh: '两个类别的偏置相同，b 不起作用。两者之差应为 b：b₁ − b₂ = b。',
    },
  },
];

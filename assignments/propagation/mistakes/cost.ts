/** Mistakes in the cross-entropy. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

/** ŷ as it is. */
const notClipped = {
  was: 'Math.min(Math.max(entry(AL, 0, example), smallestProbability), 1 - smallestProbability)',
  now: 'entry(AL, 0, example)',
};

export const costMistakes: readonly MistakeSpec[] = [
  {
    id: 'cost-not-averaged',
    fn: 'computeCost',
    edits: [{ was: '/ m', now: '' }],
    text: {
      en: 'Your cost is the sum over the examples. The cost is their average: multiply by 1/m.',
      zh: '你的成本是对样本求和。成本应是平均值：乘以 1/m。',
    },
  },
  {
    id: 'cost-sign',
    fn: 'computeCost',
    edits: [{ was: '-sum', now: 'sum' }],
    text: {
      en: 'Your cost has the wrong sign: logarithms of probabilities are negative, and the minus before the sum makes the cost positive.',
      zh: '你的成本符号反了：概率的对数是负的，求和号前的负号使成本为正。',
    },
  },
  {
    id: 'cost-log2',
    fn: 'computeCost',
    edits: [
      [
        { was: 'Math.log(yHat)', now: 'Math.log2(yHat)' },
        { was: 'Math.log(1 - yHat)', now: 'Math.log2(1 - yHat)' },
      ],
    ],
    text: {
      en: 'Your cost uses logarithms to base 2. Here log is the natural logarithm: Math.log.',
      zh: '你的成本用了以 2 为底的对数。这里的 log 是自然对数：Math.log。',
    },
  },
  {
    id: 'cost-log10',
    fn: 'computeCost',
    edits: [
      [
        { was: 'Math.log(yHat)', now: 'Math.log10(yHat)' },
        { was: 'Math.log(1 - yHat)', now: 'Math.log10(1 - yHat)' },
      ],
    ],
    text: {
      en: 'Your cost uses logarithms to base 10. Here log is the natural logarithm: Math.log.',
      zh: '你的成本用了以 10 为底的对数。这里的 log 是自然对数：Math.log。',
    },
  },
  {
    id: 'cost-positive-half-only',
    fn: 'computeCost',
    edits: [{ was: ' + (1 - y) * Math.log(1 - yHat)', now: '' }],
    text: {
      en: 'Your cost has only y log ŷ, so examples with y = 0 cost nothing. Add (1 − y) log(1 − ŷ).',
      zh: '你的成本只有 y log ŷ，y = 0 的样本没有成本。应加上 (1 − y) log(1 − ŷ)。',
    },
  },
  {
    id: 'cost-divided-by-2m',
    fn: 'computeCost',
    edits: [{ was: '/ m', now: '/ (2 * m)' }],
    text: {
      en: 'Your cost is divided by 2m. Cross-entropy carries 1/m; the 2 belongs to squared errors.',
      zh: '你的成本除以了 2m。交叉熵的系数是 1/m；2 属于平方误差。',
    },
  },
  {
    id: 'cost-epsilon-inside-log',
    fn: 'computeCost',
    edits: [
      [
        notClipped,
        { was: 'Math.log(yHat)', now: 'Math.log(yHat + 1e-8)' },
        { was: 'Math.log(1 - yHat)', now: 'Math.log(1 - yHat + 1e-8)' },
      ],
    ],
    text: {
      en: 'Your cost adds 1e-8 inside the logarithms, which changes every cost a little. Clip ŷ to [1e-15, 1 − 1e-15]: then only ŷ at the very edge changes.',
      zh: '你的成本在对数里加了 1e-8，这会使每个成本都略有改变。应把 ŷ 截断到 [1e-15, 1 − 1e-15]：这样只影响紧贴边界的 ŷ。',
    },
  },
  {
    id: 'cost-arguments-swapped',
    fn: 'computeCost',
    edits: [{ was: "requireSameShape(AL, Y, 'computeCost');", now: '[AL, Y] = [Y, AL];' }],
    text: {
      en: 'Your cost takes the logarithm of Y and weighs it with AL. The logarithm is of ŷ = AL, the first argument; Y is the second.',
      zh: '你的成本对 Y 取了对数，用 AL 加权。应对 ŷ = AL（第一个参数）取对数，Y 是第二个参数。',
    },
  },
  {
    id: 'cost-not-clipped',
    fn: 'computeCost',
    edits: [
      notClipped,
      { was: 'Math.max(entry(AL, 0, example), smallestProbability)', now: 'entry(AL, 0, example)' },
    ],
    text: {
      en: 'Your cost is NaN or Infinity where ŷ is exactly 0 or 1, because log(0) is −Infinity and 0 · −Infinity is NaN. Clip ŷ to [1e-15, 1 − 1e-15] before the logarithm.',
      zh: 'ŷ 恰为 0 或 1 时你的成本变成 NaN 或 Infinity，因为 log(0) 是 −Infinity，而 0 · −Infinity 是 NaN。取对数前应把 ŷ 截断到 [1e-15, 1 − 1e-15]。',
    },
  },
  {
    id: 'cost-clipped-too-coarse',
    fn: 'computeCost',
    edits: [{ within: 'smallestProbability', was: '1e-15', now: '1e-3' }],
    text: {
      en: 'Your cost is not about 0 where ŷ is certain and right: ŷ is moved too far, as clipping at 1e-3 does. Clip ŷ to [1e-15, 1 − 1e-15]; any bound from 1e-15 to 1e-7 will do.',
      zh: 'ŷ 完全确定且正确时你的成本并不接近 0：ŷ 被改动得太多，例如在 1e-3 处截断。应把 ŷ 截断到 [1e-15, 1 − 1e-15]；1e-15 到 1e-7 之间的界限都可以。',
    },
  },
  {
    id: 'cost-clipped-too-fine',
    fn: 'computeCost',
    edits: [{ within: 'smallestProbability', was: '1e-15', now: '1e-20' }],
    text: {
      en: 'Your cost is not finite where ŷ is 1: you do not clip there, or at less than 1e-16, and 1 minus that is 1 again in floating point. Clip ŷ to [1e-15, 1 − 1e-15].',
      zh: 'ŷ 为 1 时你的成本不是有限数：那里没有截断，或截断值小于 1e-16，而在浮点数中 1 减去它仍等于 1。应把 ŷ 截断到 [1e-15, 1 − 1e-15]。',
    },
  },
  {
    id: 'cost-infinite-when-wrong',
    fn: 'computeCost',
    edits: [
      [
        notClipped,
        {
          was: 'y * Math.log(yHat) + (1 - y) * Math.log(1 - yHat)',
          now: 'Math.log(y === 1 ? yHat : 1 - yHat)',
        },
      ],
    ],
    text: {
      en: 'Your cost is Infinity where ŷ is certain and wrong. Clip ŷ to [1e-15, 1 − 1e-15] before the logarithm; leaving out the term that is 0 · log is not enough.',
      zh: 'ŷ 完全确定却错误时你的成本是 Infinity。取对数前应把 ŷ 截断到 [1e-15, 1 − 1e-15]；只略去 0 · log 那一项还不够。',
    },
  },
  {
    id: 'cost-drops-infinite-terms',
    fn: 'computeCost',
    edits: [
      [
        notClipped,
        {
          was: 'sum += y * Math.log(yHat) + (1 - y) * Math.log(1 - yHat);',
          now: 'const loss = y * Math.log(yHat) + (1 - y) * Math.log(1 - yHat); if (Number.isFinite(loss)) sum += loss;',
        },
      ],
    ],
    text: {
      en: 'Your cost counts 0 for an example whose loss is not finite, so the worst possible ŷ costs nothing. Clip ŷ to [1e-15, 1 − 1e-15] before the logarithm.',
      zh: '损失不是有限数的样本在你的成本里按 0 计，于是最差的 ŷ 反而没有成本。取对数前应把 ŷ 截断到 [1e-15, 1 − 1e-15]。',
    },
  },
];

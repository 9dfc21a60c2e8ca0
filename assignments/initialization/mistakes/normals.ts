/** Mistakes in making standard normal numbers. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

/** A generator seeded inside the function. */
export const ownSeed = {
  was: 'rng: Rng',
  now: '_, seed = 12345, rng = () => (seed = (seed * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32',
};

/** Of each pair only the first number is used. */
const cosineOnly = { was: ', radius * Math.sin(angle)', now: '' };

const boxMuller = 'z = √(−2 ln(1 − u₁)) cos(2π u₂)';

const uniforms: readonly MistakeSpec[] = [
  {
    id: 'randn-uniform',
    fn: 'randn',
    edits: [{ was: 'radius * Math.cos(angle), radius * Math.sin(angle)', now: 'u1, u2' }],
    text: {
      en: `The numbers are uniform in [0, 1), as rng gives them: never negative, mean ½. Make normal numbers of them: ${boxMuller}.`,
      zh: `这些数就是 rng 给出的 [0, 1) 均匀随机数：没有负数，均值为 ½。应把它们变成正态随机数：${boxMuller}。`,
    },
  },
  {
    id: 'randn-uniform-symmetric',
    fn: 'randn',
    edits: [{ was: 'radius * Math.cos(angle), radius * Math.sin(angle)', now: '2 * u1 - 1, 2 * u2 - 1' }],
    text: {
      en: `The numbers are uniform in [−1, 1): their deviation is 0.58 and none is ever large. Make normal numbers of them: ${boxMuller}.`,
      zh: `这些数在 [−1, 1) 内均匀分布：标准差为 0.58，从不会很大。应把它们变成正态随机数：${boxMuller}。`,
    },
  },
  {
    id: 'randn-uniform-unit-variance',
    fn: 'randn',
    edits: [
      {
        was: 'radius * Math.cos(angle), radius * Math.sin(angle)',
        now: 'Math.sqrt(12) * (u1 - 0.5), Math.sqrt(12) * (u2 - 0.5)',
      },
    ],
    text: {
      en: `Mean and deviation are right, but the numbers are uniform in [−√3, √3). A normal distribution has a peak and tails: ${boxMuller}.`,
      zh: `均值和标准差正确，但这些数在 [−√3, √3) 内均匀分布。正态分布有峰有尾：${boxMuller}。`,
    },
  },
];

const transforms: readonly MistakeSpec[] = [
  {
    id: 'randn-log-of-zero',
    fn: 'randn',
    edits: [{ was: '1 - u1', now: 'u1' }],
    text: {
      en: `A random number of exactly 0 gives Infinity or NaN: its logarithm is −∞. rng is in [0, 1), so take 1 − rng(): ${boxMuller}.`,
      zh: `随机数恰为 0 时得到 Infinity 或 NaN：它的对数是 −∞。rng 取值于 [0, 1)，应使用 1 − rng()：${boxMuller}。`,
    },
  },
  {
    id: 'randn-without-the-two',
    fn: 'randn',
    edits: [{ was: '-2 * Math.log', now: '-Math.log' }],
    text: {
      en: `The variance is ½: the 2 under the root is missing. ${boxMuller}.`,
      zh: `方差只有 ½：根号下漏了 2。${boxMuller}。`,
    },
  },
  {
    id: 'randn-without-the-root',
    fn: 'randn',
    edits: [{ was: 'Math.sqrt', now: '' }, [cosineOnly, { was: 'Math.sqrt', now: '' }]],
    text: {
      en: `The radius has no root: too many numbers near 0, and tails that are too long. ${boxMuller}.`,
      zh: `半径没有开方：接近 0 的数太多，尾部也太长。${boxMuller}。`,
    },
  },
  {
    id: 'randn-log2',
    fn: 'randn',
    edits: [{ was: 'Math.log', now: 'Math.log2' }],
    text: {
      en: `The logarithm is to base 2, which makes the deviation 1.2. Take the natural one, Math.log: ${boxMuller}.`,
      zh: `用了以 2 为底的对数，标准差变成 1.2。应使用自然对数 Math.log：${boxMuller}。`,
    },
  },
  {
    id: 'randn-half-circle',
    fn: 'randn',
    edits: [
      { was: '2 * Math.PI', now: 'Math.PI' },
      [
        { was: 'radius * Math.cos(angle), ', now: '' },
        { was: '2 * Math.PI', now: 'Math.PI' },
      ],
    ],
    text: {
      en: `Too few numbers are negative, or none: either Math.abs is taken, or the angle runs through half a circle only, as in sin(π u). It goes all the way round, 2π u₂: ${boxMuller}.`,
      zh: `负数太少或没有负数：要么取了 Math.abs，要么角度只走了半圈（如 sin(π u)）。角度应走完整一圈，即 2π u₂：${boxMuller}。`,
    },
  },
  {
    id: 'randn-angle-without-two-pi',
    fn: 'randn',
    edits: [{ was: '2 * Math.PI * u2', now: 'u2' }, [cosineOnly, { was: '2 * Math.PI * u2', now: 'u2' }]],
    text: {
      en: `The angle is u₂ itself, less than 60°, so every number is positive. It goes all the way round, 2π u₂: ${boxMuller}.`,
      zh: `角度直接用了 u₂，不到 60°，因此所有数都为正。角度应走完整一圈，即 2π u₂：${boxMuller}。`,
    },
  },
  {
    id: 'randn-one-uniform-for-both',
    fn: 'randn',
    edits: [
      { was: 'Math.PI * u2', now: 'Math.PI * u1' },
      [cosineOnly, { was: 'Math.PI * u2', now: 'Math.PI * u1' }],
    ],
    text: {
      en: `Radius and angle are made of the same random number, so they are not independent. Draw two: ${boxMuller}.`,
      zh: `半径和角度用了同一个随机数，因此不独立。应抽取两个：${boxMuller}。`,
    },
  },
];

const repeats: readonly MistakeSpec[] = [
  {
    id: 'randn-one-radius-for-two',
    fn: 'randn',
    edits: [{ was: 'Math.sin(angle)', now: 'Math.cos(2 * Math.PI * rng())' }],
    text: {
      en: 'Two numbers share a radius, but each has an angle of its own: then they are large together and small together. Use cos and sin of one and the same angle, or draw a new radius.',
      zh: '两个数共用一个半径，却各用各的角度：于是它们同大同小。应取同一个角度的 cos 和 sin，或者重新抽取半径。',
    },
  },
  {
    id: 'randn-one-number',
    fn: 'randn',
    edits: [
      {
        was: 'numbers.slice(row * columns, (row + 1) * columns)',
        now: 'new Array(columns).fill(numbers[0])',
      },
    ],
    text: {
      en: 'All entries are one and the same number. Draw a new one for each entry; otherwise all units of a layer stay alike.',
      zh: '所有元素都是同一个数。应为每个元素重新抽取，否则一层中的所有单元永远相同。',
    },
  },
  {
    id: 'randn-rows-alike',
    fn: 'randn',
    edits: [{ was: 'numbers.slice(row * columns, (row + 1) * columns)', now: 'numbers.slice(0, columns)' }],
    text: {
      en: 'All rows are the same, as new Array(n).fill(row) makes them. Draw new numbers for each row.',
      zh: '所有行都相同（new Array(n).fill(row) 会这样）。应为每一行重新抽取。',
    },
  },
  {
    id: 'randn-same-every-call',
    fn: 'randn',
    edits: [ownSeed],
    text: {
      en: 'Every call gives the same numbers: the generator is seeded inside the function. Take the numbers from rng, which goes on from call to call.',
      zh: '每次调用都得到相同的数：函数内部固定了随机种子。应从 rng 取数，它会在调用之间继续。',
    },
  },
  {
    id: 'randn-transposed',
    fn: 'randn',
    edits: [{ was: "requireSize(rows, 'rows')", now: '[rows, columns] = [columns, rows]' }],
    text: {
      en: 'The matrix is columns × rows. The first argument counts the rows: randn(2, 3, rng) is [[·, ·, ·], [·, ·, ·]].',
      zh: '矩阵成了 列数 × 行数。第一个参数是行数：randn(2, 3, rng) 是 [[·, ·, ·], [·, ·, ·]]。',
    },
  },
];

export const normalMistakes: readonly MistakeSpec[] = [...uniforms, ...transforms, ...repeats];

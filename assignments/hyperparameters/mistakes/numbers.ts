/** Mistakes in drawing one number: a whole one, α, and β. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { sameEveryCall, seededInside } from './streams.ts';

const right = 'low + Math.floor((high − low + 1)·rng())';
const rightAlpha = 'α = 10^r, r = a + (b − a)·rng()';
const rightBeta = 'β = 1 − 10^r, r = a + (b − a)·rng()';

const wholeExponents = [
  { was: 'a + (b - a) * rng()', now: 'Math.floor(a + (b - a) * rng())' },
  { was: 'a + (b - a) * rng()', now: 'Math.round(a + (b - a) * rng())' },
  { was: 'a + (b - a) * rng()', now: 'a + Math.floor((b - a + 1) * rng())' },
];

export const numberMistakes: readonly MistakeSpec[] = [
  {
    id: 'integer-high-excluded',
    fn: 'sampleUniformInteger',
    edits: [{ was: '(high - low + 1)', now: '(high - low)' }],
    text: {
      en: `high never comes: from low to high there are high − low + 1 whole numbers, not high − low. Right: ${right}.`,
      zh: `high 从不出现：low 到 high 共有 high − low + 1 个整数，而不是 high − low 个。正确写法：${right}。`,
    },
  },
  {
    id: 'integer-low-excluded',
    fn: 'sampleUniformInteger',
    edits: [{ was: 'Math.floor((high - low + 1)', now: 'Math.ceil((high - low)' }],
    text: {
      en: `low never comes: rounding (high − low)·rng() up starts at low + 1. Right: ${right}.`,
      zh: `low 从不出现：把 (high − low)·rng() 向上取整，结果从 low + 1 开始。正确写法：${right}。`,
    },
  },
  {
    id: 'integer-rounded',
    fn: 'sampleUniformInteger',
    edits: [{ was: 'Math.floor((high - low + 1)', now: 'Math.round((high - low)' }],
    text: {
      en: `low and high come half as often as the others: Math.round leaves them only half an interval each. Right: ${right}.`,
      zh: `low 和 high 出现的次数只有其他数的一半：Math.round 只给它们各留半个区间。正确写法：${right}。`,
    },
  },
  {
    id: 'integer-beyond-high',
    fn: 'sampleUniformInteger',
    edits: [
      { was: 'Math.floor', now: 'Math.round' },
      { was: 'Math.floor', now: 'Math.ceil' },
    ],
    text: {
      en: `high + 1 comes, too, because rounding (high − low + 1)·rng() up or to the nearest adds a number at the end. Math.floor stays within the range: ${right}.`,
      zh: `high + 1 也会出现，因为对 (high − low + 1)·rng() 四舍五入或向上取整会在末尾多出一个数。应使用 Math.floor：${right}。`,
    },
  },
  {
    id: 'integer-from-zero',
    fn: 'sampleUniformInteger',
    edits: [
      { was: 'low + Math', now: 'Math' },
      { was: 'low + Math.floor((high - low + 1)', now: 'Math.floor((high + 1)' },
    ],
    text: {
      en: `The numbers start at 0 and not at low. Right: ${right}.`,
      zh: `数从 0 开始，而不是从 low 开始。正确写法：${right}。`,
    },
  },
  {
    id: 'integer-fractions',
    fn: 'sampleUniformInteger',
    edits: [
      { was: 'Math.floor', now: '' },
      { was: 'Math.floor((high - low + 1)', now: '((high - low)' },
    ],
    text: {
      en: `The numbers are not whole; there are no 3.7 layers. Right: ${right}.`,
      zh: `得到的数不是整数；不存在 3.7 层。正确写法：${right}。`,
    },
  },
  {
    id: 'integer-same-every-call',
    fn: 'sampleUniformInteger',
    edits: [{ was: "requireRange(low, high, 'the range');", now: seededInside }],
    text: sameEveryCall,
  },
  {
    id: 'alpha-linear-scale',
    fn: 'sampleLearningRate',
    edits: [{ was: 'const r', now: 'return 10 ** a + (10 ** b - 10 ** a) * rng(); const r' }],
    text: {
      en: `α is uniform on the linear scale, so nine draws of ten fall into the highest power of ten. Draw the exponent uniformly: ${rightAlpha}.`,
      zh: `α 在线性标尺上均匀分布，十次中有九次落在最高的数量级里。应均匀抽取指数：${rightAlpha}。`,
    },
  },
  {
    id: 'alpha-natural-exponential',
    fn: 'sampleLearningRate',
    edits: [{ was: '10 ** r', now: 'Math.exp(r)' }],
    text: {
      en: `The power is one of e, as Math.exp takes it, but a and b are powers of ten. Take 10 ** r: ${rightAlpha}.`,
      zh: `用了以 e 为底的幂（Math.exp），但 a 和 b 是 10 的指数。应使用 10 ** r：${rightAlpha}。`,
    },
  },
  {
    id: 'alpha-exponent-sign',
    fn: 'sampleLearningRate',
    edits: [{ was: '10 ** r', now: '10 ** -r' }],
    text: {
      en: `The sign of the exponent is turned: 10^(−r) gives learning rates in the thousands. r is negative already: ${rightAlpha}.`,
      zh: `指数的符号反了：10^(−r) 得到成千上万的学习率。r 本身已经是负数：${rightAlpha}。`,
    },
  },
  {
    id: 'alpha-is-exponent',
    fn: 'sampleLearningRate',
    edits: [{ was: '10 ** r', now: 'r' }],
    text: {
      en: `The exponent r itself is returned; it is negative, and no learning rate. Take the power of ten: ${rightAlpha}.`,
      zh: `返回的是指数 r 本身；它是负数，不是学习率。应再取 10 的幂：${rightAlpha}。`,
    },
  },
  {
    id: 'alpha-powers-of-ten-only',
    fn: 'sampleLearningRate',
    edits: wholeExponents,
    text: {
      en: `Only whole exponents come, that is 0.0001, 0.001 … and nothing between them. (★ Notes split the range at powers of ten; they do not mean these values alone.) r is any number from a to b: ${rightAlpha}.`,
      zh: `只出现整数指数，即 0.0001、0.001……，其间的值都没有。（★ 有的笔记按 10 的幂划分范围，并不是只取这几个值。）r 可以是 a 到 b 的任何数：${rightAlpha}。`,
    },
  },
  {
    id: 'alpha-range-of-the-lesson',
    fn: 'sampleLearningRate',
    edits: [
      { was: 'a + (b - a) * rng()', now: '-4 * rng()' },
      { was: 'a + (b - a) * rng()', now: 'a * rng()' },
    ],
    text: {
      en: `b does not count, or neither a nor b: r = −4·rng() is the example of the lesson, where b is 0. Use both arguments: ${rightAlpha}.`,
      zh: `没有用到 b，或 a、b 都没有用到：r = −4·rng() 是课上的例子，那里 b 为 0。应使用传入的两个参数：${rightAlpha}。`,
    },
  },
  {
    id: 'alpha-same-every-call',
    fn: 'sampleLearningRate',
    edits: [{ was: "requireRange(a, b, 'the exponent');", now: seededInside }],
    text: sameEveryCall,
  },
  {
    id: 'beta-is-power-of-ten',
    fn: 'sampleMomentumBeta',
    edits: [{ was: '1 - 10 ** r', now: '10 ** r' }],
    text: {
      en: `β is 10^r, which is close to 0. 10^r is 1 − β; take it from 1: ${rightBeta}.`,
      zh: `β 写成了 10^r，接近 0。10^r 是 1 − β，应从 1 中减去它：${rightBeta}。`,
    },
  },
  {
    id: 'beta-linear-scale',
    fn: 'sampleMomentumBeta',
    edits: [{ was: 'const r', now: 'return 1 - 10 ** b + (10 ** b - 10 ** a) * rng(); const r' }],
    text: {
      en: `β is uniform on the linear scale (the logarithm of β itself does nearly the same), so windows longer than some tens hardly come. Draw the exponent of 1 − β uniformly: ${rightBeta}.`,
      zh: `β 在线性标尺上均匀分布（对 β 本身取对数也几乎一样），较长的窗口几乎不会出现。应均匀抽取 1 − β 的指数：${rightBeta}。`,
    },
  },
  {
    id: 'beta-window-uniform',
    fn: 'sampleMomentumBeta',
    edits: [{ was: 'const r', now: 'return 1 - 1 / (10 ** -b + (10 ** -a - 10 ** -b) * rng()); const r' }],
    text: {
      en: `The window 1/(1 − β) is uniform, so nearly all draws have a window of hundreds or more. Draw the exponent of 1 − β uniformly: ${rightBeta}.`,
      zh: `均匀的是窗口 1/(1 − β)，于是几乎所有窗口都在几百以上。应均匀抽取 1 − β 的指数：${rightBeta}。`,
    },
  },
  {
    id: 'beta-natural-exponential',
    fn: 'sampleMomentumBeta',
    edits: [{ was: '10 ** r', now: 'Math.exp(r)' }],
    text: {
      en: `The power is one of e, as Math.exp takes it, but a and b are powers of ten. Take 10 ** r: ${rightBeta}.`,
      zh: `用了以 e 为底的幂（Math.exp），但 a 和 b 是 10 的指数。应使用 10 ** r：${rightBeta}。`,
    },
  },
  {
    id: 'beta-exponent-sign',
    fn: 'sampleMomentumBeta',
    edits: [{ was: '10 ** r', now: '10 ** -r' }],
    text: {
      en: `The sign of the exponent is turned: 1 − 10^(−r) is negative, down to the thousands. r is negative already: ${rightBeta}.`,
      zh: `指数的符号反了：1 − 10^(−r) 是负数，可达负几千。r 本身已经是负数：${rightBeta}。`,
    },
  },
  {
    id: 'beta-powers-of-ten-only',
    fn: 'sampleMomentumBeta',
    edits: wholeExponents,
    text: {
      en: `Only whole exponents come, that is 0.9, 0.99, 0.999 … and nothing between them. r is any number from a to b: ${rightBeta}.`,
      zh: `只出现整数指数，即 0.9、0.99、0.999……，其间的值都没有。r 可以是 a 到 b 的任何数：${rightBeta}。`,
    },
  },
  {
    id: 'beta-range-of-the-lesson',
    fn: 'sampleMomentumBeta',
    edits: [{ was: 'a + (b - a) * rng()', now: '-3 + 2 * rng()' }],
    text: {
      en: `r runs from −3 to −1 whatever a and b are: β from 0.9 to 0.999 is the example of the lesson. Use the arguments: ${rightBeta}.`,
      zh: `不论 a、b 是多少，r 都从 −3 到 −1：β 从 0.9 到 0.999 是课上的例子。应使用传入的参数：${rightBeta}。`,
    },
  },
  {
    id: 'beta-same-every-call',
    fn: 'sampleMomentumBeta',
    edits: [{ was: "requireRange(a, b, 'the exponent');", now: seededInside }],
    text: sameEveryCall,
  },
];

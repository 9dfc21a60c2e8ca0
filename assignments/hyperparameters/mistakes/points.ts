/** Mistakes with points, on a grid and at random, with counting them, and with the window of β. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { generator, sameEveryCall, seededInside } from './streams.ts';

const rightWindow = 'before = 1/(1 − β), after = 1/(1 − (β + delta)), ratio = after / before';

export const pointMistakes: readonly MistakeSpec[] = [
  {
    id: 'grid-diagonal',
    fn: 'gridSearch',
    edits: [
      [
        { was: 'for (const point of points) {', now: '{' },
        { was: '...point', now: '...points[k]' },
      ],
    ],
    text: {
      en: 'Only the diagonal is there: the k-th value of one hyperparameter always goes with the k-th of the others. A grid has every combination, n^d points for d hyperparameters: one loop inside the other.',
      zh: '只得到了对角线：一个超参数的第 k 个值总是配其他超参数的第 k 个值。网格应包含所有组合，d 个超参数共 n^d 个点：循环要嵌套。',
    },
  },
  {
    id: 'grid-upper-end-missing',
    fn: 'gridSearch',
    edits: [{ was: '(pointsPerAxis - 1)', now: 'pointsPerAxis' }],
    text: {
      en: 'The upper end of each range is never tried: the step is (high − low)/n. Both ends belong to the grid, and n values have n − 1 steps between them: (high − low)/(n − 1).',
      zh: '每个范围的上端从未尝试：步长用了 (high − low)/n。网格包括两个端点，n 个值之间有 n − 1 步：(high − low)/(n − 1)。',
    },
  },
  {
    id: 'grid-ends-excluded',
    fn: 'gridSearch',
    edits: [
      { was: 'k * step', now: '((k + 0.5) * (high - low)) / pointsPerAxis' },
      { was: 'k * step', now: '((k + 1) * (high - low)) / (pointsPerAxis + 1)' },
    ],
    text: {
      en: 'Neither end of a range is tried, as when the values are the middles of n equal pieces. Both ends belong to the grid: low + k (high − low)/(n − 1), k = 0 … n − 1.',
      zh: '范围的两端都没有尝试，例如取的是 n 等分各段的中点。网格包括两个端点：low + k (high − low)/(n − 1)，k = 0 … n − 1。',
    },
  },
  {
    id: 'random-is-a-grid',
    fn: 'randomSearch',
    edits: [
      {
        was: 'requireRanges(ranges);',
        now: 'return gridSearch(ranges, Math.max(2, Math.round(Math.sqrt(count)))).slice(0, count);',
      },
    ],
    text: {
      en: 'This is a grid sold as random: the points stand in rows, and 25 of them try only 5 different values of a hyperparameter. Draw every value of every point anew: low + (high − low)·rng().',
      zh: '这是冒充随机的网格：点排成行列，25 个点对一个超参数只尝试了 5 个不同的值。每个点的每个值都应重新抽取：low + (high − low)·rng()。',
    },
  },
  {
    id: 'random-grid-of-random-lines',
    fn: 'randomSearch',
    edits: [
      {
        was: 'low + (high - low) * rng()',
        now: 'k * k < count ? low + (high - low) * rng() : points[Math.floor(Math.sqrt(count) * rng())][name]',
      },
    ],
    text: {
      en: 'A few values of each hyperparameter are drawn and then combined: still a grid, with random lines. Draw every value of every point anew, so that 25 points try 25 values: low + (high − low)·rng().',
      zh: '每个超参数先抽几个值再互相组合：仍然是网格，只是网格线是随机的。每个点的每个值都应重新抽取，使 25 个点尝试 25 个值：low + (high − low)·rng()。',
    },
  },
  {
    id: 'random-same-number',
    fn: 'randomSearch',
    edits: [
      [
        { was: 'const point: Point = {};', now: 'const point = {}; const u = rng();' },
        { was: '* rng()', now: '* u' },
      ],
    ],
    text: {
      en: 'All hyperparameters of a point are made of the same random number, so all points lie on one diagonal. Call rng() anew for each hyperparameter.',
      zh: '同一个点的所有超参数用了同一个随机数，所有点都落在一条对角线上。应为每个超参数重新调用 rng()。',
    },
  },
  {
    id: 'random-not-scaled',
    fn: 'randomSearch',
    edits: [{ was: 'low + (high - low) * rng()', now: 'rng()' }],
    text: {
      en: 'The values are rng() itself, between 0 and 1, whatever the range. Stretch and shift them: low + (high − low)·rng().',
      zh: '取值就是 rng() 本身，总在 0 与 1 之间，与范围无关。应拉伸并平移：low + (high − low)·rng()。',
    },
  },
  {
    id: 'random-width-is-high',
    fn: 'randomSearch',
    edits: [{ was: '(high - low)', now: 'high' }],
    text: {
      en: 'The values run from low to low + high and leave the range. The width of a range is high − low: low + (high − low)·rng().',
      zh: '取值从 low 到 low + high，超出了范围。范围的宽度是 high − low：low + (high − low)·rng()。',
    },
  },
  {
    id: 'random-one-point-repeated',
    fn: 'randomSearch',
    edits: [{ was: 'points.push(point)', now: 'return new Array(count).fill(point)' }],
    text: {
      en: 'One point is drawn and repeated count times, as new Array(count).fill(point) does. Draw a new point each time.',
      zh: '只抽了一个点，然后重复 count 次（new Array(count).fill(point) 会这样）。每次都应抽取新的点。',
    },
  },
  {
    id: 'random-same-every-call',
    fn: 'randomSearch',
    edits: [{ was: 'requireRanges(ranges);', now: seededInside }],
    text: sameEveryCall,
  },
  {
    id: 'random-own-generator',
    fn: 'randomSearch',
    edits: [{ was: 'requireRanges(ranges);', now: `rng = rng.own ??= ${generator};` }],
    text: {
      en: 'The points are random, but not from rng: with Math.random no search can be repeated. Take all numbers from rng, which whoever calls you has seeded.',
      zh: '点是随机的，但随机数不是来自 rng：用 Math.random 的搜索无法重现。所有随机数都应取自 rng，它的种子由调用者设定。',
    },
  },
  {
    id: 'distinct-counts-points',
    fn: 'countDistinctValues',
    edits: [{ was: 'new Set(points.map((point) => valueIn(point, name))).size', now: 'points.length' }],
    text: {
      en: 'All points are counted, repeated values with them. Count how many different values the one hyperparameter takes: 25 points of a 5 × 5 grid have 5.',
      zh: '数的是所有点，重复的值也算在内。应数这一个超参数取了多少个不同的值：5 × 5 网格的 25 个点只有 5 个。',
    },
  },
  {
    id: 'distinct-counts-combinations',
    fn: 'countDistinctValues',
    edits: [{ was: 'valueIn(point, name)', now: 'JSON.stringify(point)' }],
    text: {
      en: 'Different points are counted, not different values of the one hyperparameter. Look at point[name] alone: a 5 × 5 grid has 25 different points and 5 different values.',
      zh: '数的是不同的点，而不是这一个超参数的不同取值。只看 point[name]：5 × 5 网格有 25 个不同的点，却只有 5 个不同的值。',
    },
  },
  {
    id: 'distinct-first-name',
    fn: 'countDistinctValues',
    edits: [{ was: 'valueIn(point, name)', now: 'Object.values(point)[0]' }],
    text: {
      en: 'The values of the first hyperparameter are counted, whatever the name. Count those of point[name].',
      zh: '不论给的是哪个名称，数的都是第一个超参数的值。应数 point[name] 的值。',
    },
  },
  {
    id: 'distinct-rounded',
    fn: 'countDistinctValues',
    edits: [{ was: 'valueIn(point, name)', now: 'point[name].toFixed(2)' }],
    text: {
      en: 'Values that are close to each other count as one, as when they are rounded first. Count the values as they are: learning rates of 0.00002 and 0.00003 are different.',
      zh: '相近的值被算成了同一个，就像先做了四舍五入。应直接数原来的值：学习率 0.00002 与 0.00003 是不同的。',
    },
  },
  {
    id: 'window-ratio-inverted',
    fn: 'windowChange',
    edits: [{ was: 'after / before', now: 'before / after' }],
    text: {
      en: `The ratio is upside down. It says how many times as long the window gets: ${rightWindow}.`,
      zh: `ratio 上下颠倒了。它表示窗口变成原来的多少倍：${rightWindow}。`,
    },
  },
  {
    id: 'window-linearised',
    fn: 'windowChange',
    edits: [{ was: '1 / (1 - (beta + delta))', now: 'before + delta / (1 - beta) ** 2' }],
    text: {
      en: `The new window is taken from the slope, before + delta/(1 − β)². Near β = 1 the window is far from a straight line: ${rightWindow}.`,
      zh: `新的窗口用斜率估算：before + delta/(1 − β)²。β 接近 1 时窗口远不是直线：${rightWindow}。`,
    },
  },
  {
    id: 'window-delta-relative',
    fn: 'windowChange',
    edits: [{ was: '(beta + delta)', now: '(beta * (1 + delta))' }],
    text: {
      en: `β is multiplied by 1 + delta. The step is added, β + delta: ${rightWindow}.`,
      zh: `β 被乘以 1 + delta。步长是相加的，即 β + delta：${rightWindow}。`,
    },
  },
];

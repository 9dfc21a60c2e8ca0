/** Mistakes with the grid, with counting, and with the window of β: the reference with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import {
  countDistinctValues,
  gridSearch,
  mapValues,
  type Point,
  type Ranges,
  windowChange,
} from '../../../reference/hyperparameters.ts';

/** A grid whose k-th of n values stands at `share(k, n)` of each range. */
const gridAt = (share: (k: number, n: number) => number) => (ranges: Ranges, n: number) =>
  gridSearch(
    mapValues(ranges, ([low, high]) => {
      const at = (k: number) => low + (high - low) * share(k, n);
      return [at(0), at(n - 1)] as const;
    }),
    n,
  );

const gridMistakes: readonly MistakeSpec[] = [
  {
    id: 'grid-diagonal',
    fn: 'gridSearch',
    text: {
      en: 'Only the diagonal is there: the k-th value of one hyperparameter always goes with the k-th of the others. A grid has every combination, n^d points for d hyperparameters: one loop inside the other.',
      zh: '只得到了对角线：一个超参数的第 k 个值总是配其他超参数的第 k 个值。网格应包含所有组合，d 个超参数共 n^d 个点：循环要嵌套。',
    },
    wrong: (ranges: Ranges, n: number) =>
      Array.from({ length: n }, (_, k) =>
        mapValues(ranges, ([low, high]) => low + ((high - low) * k) / (n - 1)),
      ),
  },
  {
    id: 'grid-upper-end-missing',
    fn: 'gridSearch',
    text: {
      en: 'The upper end of each range is never tried: the step is (high − low)/n. Both ends belong to the grid, and n values have n − 1 steps between them: (high − low)/(n − 1).',
      zh: '每个范围的上端从未尝试：步长用了 (high − low)/n。网格包括两个端点，n 个值之间有 n − 1 步：(high − low)/(n − 1)。',
    },
    wrong: gridAt((k, n) => k / n),
  },
  {
    id: 'grid-ends-excluded',
    fn: 'gridSearch',
    text: {
      en: 'Neither end of a range is tried: the values are the middles of n equal pieces. Both ends belong to the grid: low + k (high − low)/(n − 1), k = 0 … n − 1.',
      zh: '范围的两端都没有尝试：取的是 n 等分各段的中点。网格包括两个端点：low + k (high − low)/(n − 1)，k = 0 … n − 1。',
    },
    wrong: gridAt((k, n) => (k + 0.5) / n),
  },
];

const countMistakes: readonly MistakeSpec[] = [
  {
    id: 'distinct-counts-points',
    fn: 'countDistinctValues',
    text: {
      en: 'All points are counted, repeated values with them. Count how many different values the one hyperparameter takes: 25 points of a 5 × 5 grid have 5.',
      zh: '数的是所有点，重复的值也算在内。应数这一个超参数取了多少个不同的值：5 × 5 网格的 25 个点只有 5 个。',
    },
    wrong: (points: readonly Point[]) => points.length,
  },
  {
    id: 'distinct-counts-combinations',
    fn: 'countDistinctValues',
    text: {
      en: 'Different points are counted, not different values of the one hyperparameter. Look at point[name] alone: a 5 × 5 grid has 25 different points and 5 different values.',
      zh: '数的是不同的点，而不是这一个超参数的不同取值。只看 point[name]：5 × 5 网格有 25 个不同的点，却只有 5 个不同的值。',
    },
    wrong: (points: readonly Point[]) => new Set(points.map((point) => JSON.stringify(point))).size,
  },
  {
    id: 'distinct-first-name',
    fn: 'countDistinctValues',
    text: {
      en: 'The values of the first hyperparameter are counted, whatever the name. Count those of point[name].',
      zh: '不论给的是哪个名称，数的都是第一个超参数的值。应数 point[name] 的值。',
    },
    wrong: (points: readonly Point[]) => countDistinctValues(points, Object.keys(points[0] ?? {})[0] ?? ''),
  },
  {
    id: 'distinct-rounded',
    fn: 'countDistinctValues',
    text: {
      en: 'Values that are close to each other count as one, as when they are rounded first. Count the values as they are: learning rates of 0.00002 and 0.00003 are different.',
      zh: '相近的值被算成了同一个，就像先做了四舍五入。应直接数原来的值：学习率 0.00002 与 0.00003 是不同的。',
    },
    wrong: (points: readonly Point[], name: string) =>
      new Set(points.map((point) => point[name]?.toFixed(2))).size,
  },
];

const rightWindow = 'before = 1/(1 − β), after = 1/(1 − (β + delta)), ratio = after / before';

const windowMistakes: readonly MistakeSpec[] = [
  {
    id: 'window-ratio-inverted',
    fn: 'windowChange',
    text: {
      en: `The ratio is upside down. It says how many times as long the window gets: ${rightWindow}.`,
      zh: `ratio 上下颠倒了。它表示窗口变成原来的多少倍：${rightWindow}。`,
    },
    wrong: (beta: number, delta: number) => {
      const { before, after } = windowChange(beta, delta);
      return { before, after, ratio: before / after };
    },
  },
  {
    id: 'window-linearised',
    fn: 'windowChange',
    text: {
      en: `The new window is taken from the slope, before + delta/(1 − β)². Near β = 1 the window is far from a straight line: ${rightWindow}.`,
      zh: `新的窗口用斜率估算：before + delta/(1 − β)²。β 接近 1 时窗口远不是直线：${rightWindow}。`,
    },
    wrong: (beta: number, delta: number) => {
      const before = 1 / (1 - beta);
      const after = before + delta / (1 - beta) ** 2;
      return { before, after, ratio: after / before };
    },
  },
  {
    id: 'window-delta-relative',
    fn: 'windowChange',
    text: {
      en: `β is multiplied by 1 + delta. The step is added, β + delta: ${rightWindow}.`,
      zh: `β 被乘以 1 + delta。步长是相加的，即 β + delta：${rightWindow}。`,
    },
    wrong: (beta: number, delta: number) => {
      const [before, after] = [1 / (1 - beta), 1 / (1 - beta * (1 + delta))];
      return { before, after, ratio: after / before };
    },
  },
];

export const tableMistakes: readonly MistakeSpec[] = [...gridMistakes, ...countMistakes, ...windowMistakes];

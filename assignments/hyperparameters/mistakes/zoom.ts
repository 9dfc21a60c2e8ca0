/** Mistakes in picking the best point and in zooming: the reference with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import {
  type Axis,
  mapValues,
  type Point,
  type Scale,
  type Space,
} from '../../../reference/hyperparameters.ts';
import { bestPoint, type Result, zoomRegion } from '../../../reference/searchStrategies.ts';

const bestMistakes: readonly MistakeSpec[] = [
  {
    id: 'best-is-worst',
    fn: 'bestPoint',
    text: {
      en: 'The result with the lowest score is returned. A score counts like an accuracy: the higher the better.',
      zh: '返回的是得分最低的结果。得分像准确率一样：越高越好。',
    },
    wrong: (results: readonly Result[]) => {
      const { point, score } = bestPoint(results.map((result) => ({ ...result, score: -result.score })));
      return { point, score: -score };
    },
  },
  {
    id: 'best-is-last-of-equals',
    fn: 'bestPoint',
    text: {
      en: 'Of equal scores the last one wins. The first of equals is the best: replace it only when a score is higher (>, not >=).',
      zh: '得分相等时取了最后一个。应取最先出现的：只有更高时才替换（用 > 而不是 >=）。',
    },
    wrong: (results: readonly Result[]) => bestPoint(results.toReversed()),
  },
  {
    id: 'best-starts-from-zero',
    fn: 'bestPoint',
    text: {
      en: 'The best score is looked for from 0 upwards, so nothing is found when all scores are negative. Start from −Infinity, or from the first score.',
      zh: '最高分从 0 开始找，所有得分为负时什么也找不到。应从 −Infinity 或第一个得分开始。',
    },
    wrong: (results: readonly Result[]) => {
      let best: Result = { point: {}, score: 0 };
      for (const result of results) if (result.score > best.score) best = result;
      return best;
    },
  },
  {
    id: 'best-is-not-a-number',
    fn: 'bestPoint',
    text: {
      en: 'A result with the score NaN (its training diverged) is taken for the best: nothing is greater than NaN, so whoever starts with it stays with it. Leave such results out.',
      zh: '把得分为 NaN（训练发散）的结果当成了最好的：没有什么数比 NaN 大，从它开始就再也换不掉。应跳过这样的结果。',
    },
    wrong: (results: readonly Result[]) =>
      results.reduce((best, result) => (result.score > best.score ? result : best)),
  },
  {
    id: 'best-not-a-number-replaces',
    fn: 'bestPoint',
    text: {
      en: 'A result with the score NaN (its training diverged) takes the place of the best so far, as with !(score <= best): every comparison with NaN is false. Leave such results out.',
      zh: '得分为 NaN（训练发散）的结果顶替了当前最好的，如 !(score <= best) 那样：与 NaN 的任何比较都为假。应跳过这样的结果。',
    },
    wrong: (results: readonly Result[]) =>
      results.reduce((best, result) => (result.score <= best.score ? best : result)),
  },
];

/** How a hyperparameter is zoomed: what the reference does, unless said otherwise. */
type Slip = {
  readonly scale?: (scale: Scale) => Scale;
  readonly center?: (best: number, from: number, to: number) => number;
  readonly share?: number;
  readonly isFree?: boolean;
  readonly lowerEnd?: (value: number) => number;
  readonly upperEnd?: (value: number) => number;
};

const to: Readonly<Record<Scale, (value: number) => number>> = {
  linear: (value) => value,
  integer: (value) => value,
  log: Math.log10,
  'one-minus-log': (value) => Math.log10(1 - value),
};

const from: Readonly<Record<Scale, (u: number) => number>> = {
  linear: (u) => u,
  integer: (u) => u,
  log: (u) => 10 ** u,
  'one-minus-log': (u) => 1 - 10 ** u,
};

const itself = (value: number): number => value;

function zoomAxis({ scale, low, high }: Axis, best: number, factor: number, slip: Slip): Axis {
  const { center = itself, share = 0.5, isFree = false, lowerEnd = Math.floor, upperEnd = Math.ceil } = slip;
  const on = (slip.scale ?? ((own) => own))(scale);
  const [start, end] = [to[on](low), to[on](high)];
  const half = factor * Math.abs(end - start) * share;
  const middle = center(to[on](best), start, end);
  const ends = [from[on](middle - half), from[on](middle + half)];
  const isWhole = scale === 'integer';
  const least = (isWhole ? lowerEnd : itself)(Math.min(...ends));
  const greatest = (isWhole ? upperEnd : itself)(Math.max(...ends));
  if (isFree) return { scale, low: least, high: greatest };
  return { scale, low: Math.max(low, least), high: Math.min(high, greatest) };
}

const zoomed = (slip: Slip) => (region: Space, best: Point, factor: number) =>
  mapValues(region, (axis, name) => zoomAxis(axis, best[name] ?? 0, factor, slip));

const right = 'h = factor · (width on the scale) / 2, from best − h to best + h, within the old region';
const rightZh = 'h = factor ·（标尺上的宽度）/ 2，从 best − h 到 best + h，且不超出原区域';

const slips: readonly (readonly [id: string, en: string, zh: string, slip: Slip])[] = [
  [
    'wrong-side',
    'The zoom goes to the other side: the new region lies opposite the best point, as low + high − best',
    '缩小到了相反的一侧：新区域位于最佳点的对面，即 low + high − best',
    { center: (best, start, end) => start + end - best },
  ],
  [
    'about-the-middle',
    'The new region is in the middle of the old one, wherever the best point is',
    '新区域总在旧区域的正中，与最佳点在哪里无关',
    { center: (_best, start, end) => (start + end) / 2 },
  ],
  [
    'leaves-the-region',
    'When the best point is near an end, the new region leaves the old one. Cut it off with Math.max(low, …) and Math.min(high, …)',
    '最佳点靠近端点时，新区域超出了旧区域。应用 Math.max(low, …) 和 Math.min(high, …) 截断',
    { isFree: true },
  ],
  [
    'on-the-linear-scale',
    'All hyperparameters are zoomed on the linear scale. Where the scale is logarithmic, zoom the exponent: log₁₀ v, or log₁₀(1 − v)',
    '所有超参数都在线性标尺上缩小。标尺是对数时，应缩小指数：log₁₀ v 或 log₁₀(1 − v)',
    { scale: () => 'linear' },
  ],
  [
    'one-minus-forgotten',
    "'one-minus-log' is zoomed as if it were 'log'. Its exponent is that of 1 − v: log₁₀(1 − v)",
    "'one-minus-log' 被当成 'log' 来缩小。它的指数是 1 − v 的指数：log₁₀(1 − v)",
    { scale: (scale) => (scale === 'one-minus-log' ? 'log' : scale) },
  ],
  [
    'twice-as-wide',
    'The new region is twice as wide as it should be: half of the new width goes to each side',
    '新区域宽了一倍：新宽度应左右各占一半',
    { share: 1 },
  ],
  [
    'integer-fractions',
    "The ends of 'integer' are not whole. Round the lower one down and the upper one up",
    "'integer' 的端点不是整数。下端应向下取整，上端应向上取整",
    { lowerEnd: itself, upperEnd: itself },
  ],
  [
    'integer-rounded',
    "The ends of 'integer' are rounded to the nearest whole number. Round the lower one down and the upper one up",
    "'integer' 的端点被四舍五入。下端应向下取整，上端应向上取整",
    { lowerEnd: Math.round, upperEnd: Math.round },
  ],
];

export const zoomMistakes: readonly MistakeSpec[] = [
  ...bestMistakes,
  ...slips.map(([id, en, zh, slip]) => ({
    id: `zoom-${id}`,
    fn: 'zoomRegion',
    text: { en: `${en}: ${right}.`, zh: `${zh}：${rightZh}。` },
    wrong: zoomed(slip),
  })),
  {
    id: 'zoom-factor-removed',
    fn: 'zoomRegion',
    text: {
      en: `The region loses the share \`factor\` of its width instead of keeping it: ${right}.`,
      zh: `区域减去了 factor 这么大的比例，而不是保留这个比例：${rightZh}。`,
    },
    wrong: (region: Space, best: Point, factor: number) => zoomRegion(region, best, 1 - factor),
  },
];

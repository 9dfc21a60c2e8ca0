/** Mistakes in zooming, and in the search from coarse to fine. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const right = 'h = factor · (width on the scale) / 2, from best − h to best + h, within the old region';
const rightZh = 'h = factor ·（标尺上的宽度）/ 2，从 best − h 到 best + h，且不超出原区域';

export const zoomMistakes: readonly MistakeSpec[] = [
  {
    id: 'zoom-wrong-side',
    fn: 'zoomRegion',
    edits: [{ was: '= to(value)', now: '= to(low) + to(high) - to(value)' }],
    text: {
      en: `The zoom goes to the other side: the new region lies opposite the best point, as low + high − best: ${right}.`,
      zh: `缩小到了相反的一侧：新区域位于最佳点的对面，即 low + high − best：${rightZh}。`,
    },
  },
  {
    id: 'zoom-about-the-middle',
    fn: 'zoomRegion',
    edits: [{ was: '= to(value)', now: '= (to(low) + to(high)) / 2' }],
    text: {
      en: `The new region is in the middle of the old one, wherever the best point is: ${right}.`,
      zh: `新区域总在旧区域的正中，与最佳点在哪里无关：${rightZh}。`,
    },
  },
  {
    id: 'zoom-leaves-the-region',
    fn: 'zoomRegion',
    edits: [
      { was: 'low: Math.max(low, least), high: Math.min(high, greatest)', now: 'low: least, high: greatest' },
      { was: 'Math.max(low, least)', now: 'least' },
      { was: 'Math.min(high, greatest)', now: 'greatest' },
    ],
    text: {
      en: `When the best point is near an end, the new region leaves the old one. Cut it off with Math.max(low, …) and Math.min(high, …): ${right}.`,
      zh: `最佳点靠近端点时，新区域超出了旧区域。应用 Math.max(low, …) 和 Math.min(high, …) 截断：${rightZh}。`,
    },
  },
  {
    id: 'zoom-on-the-linear-scale',
    fn: 'zoomRegion',
    edits: [
      { was: 'scales[scale]', now: 'scales.linear' },
      { was: 'scales[scale]', now: "scales[scale === 'log' ? 'linear' : scale]" },
      { was: 'scales[scale]', now: "scales[scale === 'one-minus-log' ? 'linear' : scale]" },
    ],
    text: {
      en: `A hyperparameter with a logarithmic scale is zoomed on the linear one. Zoom the exponent, log₁₀ v or log₁₀(1 − v): ${right}.`,
      zh: `对数标尺的超参数在线性标尺上缩小了。应缩小指数 log₁₀ v 或 log₁₀(1 − v)：${rightZh}。`,
    },
  },
  {
    id: 'zoom-one-minus-forgotten',
    fn: 'zoomRegion',
    edits: [
      { was: 'scales[scale]', now: "scales[scale === 'one-minus-log' ? 'log' : scale]" },
      { within: 'scales', was: '1 - 10 ** u', now: '10 ** u' },
    ],
    text: {
      en: `'one-minus-log' is zoomed, or at least taken back to its values, as if it were 'log'. On its scale the number is log₁₀(1 − v), and the value is 1 − 10^s: ${right}.`,
      zh: `'one-minus-log' 在缩小时（或只在换算回来时）被当成了 'log'。它在标尺上的数是 log₁₀(1 − v)，换回来的值是 1 − 10^s：${rightZh}。`,
    },
  },
  {
    id: 'zoom-twice-as-wide',
    fn: 'zoomRegion',
    edits: [
      { was: ' / 2', now: '' },
      { was: ' / 2', now: " / (scale === 'log' ? 1 : 2)" },
      { was: ' / 2', now: " / (scale === 'one-minus-log' ? 1 : 2)" },
    ],
    text: {
      en: `The new region is twice as wide as it should be, perhaps on one scale only: half of the new width goes to each side: ${right}.`,
      zh: `新区域宽了一倍（也许只在一种标尺上）：新宽度应左右各占一半：${rightZh}。`,
    },
  },
  {
    id: 'zoom-integer-fractions',
    fn: 'zoomRegion',
    edits: [{ was: "scale === 'integer'", now: 'false' }],
    text: {
      en: `The ends of 'integer' are not whole. Round the lower one down and the upper one up: ${right}.`,
      zh: `'integer' 的端点不是整数。下端应向下取整，上端应向上取整：${rightZh}。`,
    },
  },
  {
    id: 'zoom-integer-rounded',
    fn: 'zoomRegion',
    edits: [
      { was: '[Math.floor(least), Math.ceil(greatest)]', now: '[Math.round(least), Math.round(greatest)]' },
      { was: 'Math.ceil', now: 'Math.floor' },
    ],
    text: {
      en: `The ends of 'integer' are rounded to the nearest whole number, or both down. Round the lower one down and the upper one up: ${right}.`,
      zh: `'integer' 的端点被四舍五入，或者都向下取整。下端应向下取整，上端应向上取整：${rightZh}。`,
    },
  },
  {
    id: 'zoom-factor-removed',
    fn: 'zoomRegion',
    edits: [{ was: 'factor * Math.abs', now: '(1 - factor) * Math.abs' }],
    text: {
      en: `The region loses the share \`factor\` of its width instead of keeping it: ${right}.`,
      zh: `区域减去了 factor 这么大的比例，而不是保留这个比例：${rightZh}。`,
    },
  },
  {
    id: 'search-never-zooms',
    fn: 'coarseToFineSearch',
    edits: [{ was: 'zoomRegion(current, bestPoint(results).point, factor)', now: 'region' }],
    text: {
      en: 'Every round searches the whole region again: nothing gets finer. After each round go on in zoomRegion(region, best, factor).',
      zh: '每一轮都重新搜索整个区域，没有变细。每轮之后应在 zoomRegion(region, best, factor) 中继续。',
    },
  },
  {
    id: 'search-zooms-from-the-first-region',
    fn: 'coarseToFineSearch',
    edits: [{ was: 'zoomRegion(current', now: 'zoomRegion(region' }],
    text: {
      en: 'Every zoom starts from the first region, so all rounds but the first are equally coarse. Zoom the region of the round that is over; it shrinks by factor every time.',
      zh: '每次都从最初的区域开始缩小，于是除第一轮外各轮一样粗。应缩小刚结束那一轮的区域，每次都乘以 factor。',
    },
  },
  {
    id: 'search-zooms-around-last-round',
    fn: 'coarseToFineSearch',
    edits: [
      { was: 'bestPoint(results).point', now: 'bestPoint(results.slice(-pointsPerRound)).point' },
      // All NaN in the last round is not enough to make it fail.
      {
        was: 'bestPoint(results).point',
        now: 'bestPoint([...results.slice(-pointsPerRound), { ...bestPoint(results), score: -Infinity }]).point',
      },
    ],
    text: {
      en: 'The zoom goes around the best point of the last round even when an earlier one was better. Zoom around the best point of all rounds so far.',
      zh: '总是围绕最近一轮的最佳点缩小，即使更早的点更好。应围绕到目前为止所有轮次的最佳点缩小。',
    },
  },
  {
    id: 'search-zooms-around-worst',
    fn: 'coarseToFineSearch',
    edits: [{ within: 'bestPoint', was: '> best.score', now: '< best.score' }],
    text: {
      en: 'The zoom goes around the point with the lowest score, and that is the answer. The higher a score the better: zoom around the best and return it.',
      zh: '围绕得分最低的点缩小，并返回它。得分越高越好：应围绕最佳点缩小并返回最佳点。',
    },
  },
  {
    id: 'search-fine-rounds-on-a-grid',
    fn: 'coarseToFineSearch',
    edits: [
      {
        was: '= sampleHyperparameters(current, rng)',
        now: '= round === 1 ? sampleHyperparameters(current, rng) : Object.fromEntries(Object.entries(current).map(([name, { low, high }], i) => [name, low + ((high - low) / 2) * (Math.floor(k / 3 ** i) % 3)]))',
      },
    ],
    text: {
      en: 'The first round is random, the later ones are grids. Within the zoomed region, too, the points are drawn at random, so that each tries new values.',
      zh: '第一轮是随机的，后面几轮却用了网格。在缩小后的区域内也应随机取点，使每个点都尝试新的值。',
    },
  },
  {
    id: 'search-linear-scale',
    fn: 'coarseToFineSearch',
    edits: [{ within: 'sampleHyperparameters', was: "scale === 'linear'", now: 'true' }],
    text: {
      en: 'The points are drawn on the linear scale whatever the region says, so small learning rates hardly come. Draw them with sampleHyperparameters, each on its own scale.',
      zh: '不论区域给出什么标尺，点都在线性标尺上抽取，很小的学习率几乎不会出现。应用 sampleHyperparameters 抽取，各用各的标尺。',
    },
  },
  {
    id: 'search-one-round-too-many',
    fn: 'coarseToFineSearch',
    edits: [{ was: 'round = 1', now: 'round = 0' }],
    text: {
      en: 'There is one round too many: the coarse round and then `rounds` fine ones. The coarse round is the first of `rounds`; points are rounds × pointsPerRound in all.',
      zh: '多了一轮：先粗搜一轮，再细搜 rounds 轮。粗搜就是 rounds 轮中的第一轮；总共 rounds × pointsPerRound 个点。',
    },
  },
  {
    id: 'search-keeps-last-point',
    fn: 'coarseToFineSearch',
    edits: [{ was: 'return bestPoint(results)', now: 'return results.at(-1)' }],
    text: {
      en: 'The last point that was tried is returned, not the best one. Return the point with the highest score of all rounds.',
      zh: '返回的是最后尝试的点，而不是最好的点。应返回所有轮次中得分最高的点。',
    },
  },
  {
    id: 'search-best-of-last-round',
    fn: 'coarseToFineSearch',
    edits: [
      { was: 'return bestPoint(results)', now: 'return bestPoint(results.slice(-pointsPerRound))' },
      { was: 'for (let k = 0', now: 'results.length = 0; for (let k = 0' },
    ],
    text: {
      en: 'The best point of the last round is returned, even when an earlier round had a better one. Return the best of all rounds, and zoom around the best so far.',
      zh: '返回的是最后一轮的最佳点，即使更早的轮次有更好的点。应返回所有轮次中最好的点，缩小时也围绕到目前为止最好的点。',
    },
  },
];

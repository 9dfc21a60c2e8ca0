/** Mistakes in random search: the reference with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import {
  gridSearch,
  mapValues,
  type Point,
  type Ranges,
  type Rng,
  randomSearch,
} from '../../../reference/hyperparameters.ts';
import { ownStream, sameStream, uniform } from './streams.ts';

const each = (count: number, make: () => Point) => Array.from({ length: count }, make);

/** `count` combinations of a few random values of each hyperparameter. */
function gridOfRandomLines(ranges: Ranges, count: number, rng: Rng): Point[] {
  const lines = Math.ceil(Math.sqrt(count));
  const values = mapValues(ranges, ([low, high]) =>
    Array.from({ length: lines }, () => uniform(low, high, rng)),
  );
  const names = Object.keys(ranges);
  return Array.from({ length: count }, (_, index) => {
    const places = [index % lines, Math.floor(index / lines), index % lines];
    return Object.fromEntries(names.map((name, k) => [name, values[name]?.[places[k] ?? 0] ?? 0]));
  });
}

export const pointMistakes: readonly MistakeSpec[] = [
  {
    id: 'random-is-a-grid',
    fn: 'randomSearch',
    text: {
      en: 'This is a grid sold as random: the points stand in rows, and 25 of them try only 5 different values of a hyperparameter. Draw every value of every point anew: low + (high − low)·rng().',
      zh: '这是冒充随机的网格：点排成行列，25 个点对一个超参数只尝试了 5 个不同的值。每个点的每个值都应重新抽取：low + (high − low)·rng()。',
    },
    wrong: (ranges: Ranges, count: number) => gridSearch(ranges, Math.ceil(Math.sqrt(count))).slice(0, count),
  },
  {
    id: 'random-grid-of-random-lines',
    fn: 'randomSearch',
    text: {
      en: 'A few values of each hyperparameter are drawn and then combined: still a grid, with random lines. Draw every value of every point anew, so that 25 points try 25 values: low + (high − low)·rng().',
      zh: '每个超参数先抽几个值再互相组合：仍然是网格，只是网格线是随机的。每个点的每个值都应重新抽取，使 25 个点尝试 25 个值：low + (high − low)·rng()。',
    },
    wrong: gridOfRandomLines,
  },
  {
    id: 'random-same-number',
    fn: 'randomSearch',
    text: {
      en: 'All hyperparameters of a point are made of the same random number, so all points lie on one diagonal. Call rng() anew for each hyperparameter.',
      zh: '同一个点的所有超参数用了同一个随机数，所有点都落在一条对角线上。应为每个超参数重新调用 rng()。',
    },
    wrong: (ranges: Ranges, count: number, rng: Rng) =>
      each(count, () => {
        const u = rng();
        return mapValues(ranges, ([low, high]) => low + (high - low) * u);
      }),
  },
  {
    id: 'random-not-scaled',
    fn: 'randomSearch',
    text: {
      en: 'The values are rng() itself, between 0 and 1, whatever the range. Stretch and shift them: low + (high − low)·rng().',
      zh: '取值就是 rng() 本身，总在 0 与 1 之间，与范围无关。应拉伸并平移：low + (high − low)·rng()。',
    },
    wrong: (ranges: Ranges, count: number, rng: Rng) => each(count, () => mapValues(ranges, () => rng())),
  },
  {
    id: 'random-width-is-high',
    fn: 'randomSearch',
    text: {
      en: 'The values run from low to low + high and leave the range. The width of a range is high − low: low + (high − low)·rng().',
      zh: '取值从 low 到 low + high，超出了范围。范围的宽度是 high − low：low + (high − low)·rng()。',
    },
    wrong: (ranges: Ranges, count: number, rng: Rng) =>
      each(count, () => mapValues(ranges, ([low, high]) => low + high * rng())),
  },
  {
    id: 'random-one-point-repeated',
    fn: 'randomSearch',
    text: {
      en: 'One point is drawn and repeated count times, as new Array(count).fill(point) does. Draw a new point each time.',
      zh: '只抽了一个点，然后重复 count 次（new Array(count).fill(point) 会这样）。每次都应抽取新的点。',
    },
    wrong: (ranges: Ranges, count: number, rng: Rng) =>
      new Array(count).fill(randomSearch(ranges, 1, rng)[0]),
  },
  {
    id: 'random-same-every-call',
    fn: 'randomSearch',
    text: {
      en: 'Every call gives the same points: the generator is seeded inside the function. Take the numbers from rng, which goes on from call to call.',
      zh: '每次调用都得到相同的点：函数内部固定了随机种子。应从 rng 取数，它会在调用之间继续。',
    },
    wrong: (ranges: Ranges, count: number) => randomSearch(ranges, count, sameStream()),
  },
  {
    id: 'random-own-generator',
    fn: 'randomSearch',
    text: {
      en: 'The points are random, but not from rng: with Math.random no search can be repeated. Take all numbers from rng, which whoever calls you has seeded.',
      zh: '点是随机的，但随机数不是来自 rng：用 Math.random 的搜索无法重现。所有随机数都应取自 rng，它的种子由调用者设定。',
    },
    wrong: (ranges: Ranges, count: number, rng: Rng) => randomSearch(ranges, count, ownStream(rng)),
  },
];

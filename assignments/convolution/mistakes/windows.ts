/** Mistakes in the mask of a window and in spreading a value: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { combine, type Matrix, mapEntries } from '../../../reference/matrix.ts';
import { createMaskFromWindow } from '../../../reference/pooling.ts';

const mask = 'createMaskFromWindow';
const first =
  'Only the first of them, row by row, gets the 1; otherwise a gradient would arrive several times';
const firstZh = '按行数起，只有第一个是 1，否则同一个梯度会被传回好几次';

export const maskMistakes: readonly MistakeSpec[] = [
  {
    id: 'mask-all-maxima',
    fn: mask,
    text: {
      en: `Your mask has a 1 at every number that equals the maximum, as x == max(x) gives. ${first}.`,
      zh: `你的掩码在每个等于最大值的位置都是 1（即 x == max(x) 的写法）。${firstZh}。`,
    },
    wrong: (x: Matrix) => mapEntries(x, (value) => (value === Math.max(...x.flat()) ? 1 : 0)),
  },
  {
    id: 'mask-last-maximum',
    fn: mask,
    text: {
      en: `Where several numbers are equally large, your mask marks the last of them; a comparison with ≥ does that. ${first}.`,
      zh: `有多个最大值时，你的掩码标出的是最后一个（比较时用了 ≥ 就会这样）。${firstZh}。`,
    },
    wrong: (x: Matrix) =>
      createMaskFromWindow(x.toReversed().map((row) => row.toReversed()))
        .toReversed()
        .map((row) => row.toReversed()),
  },
  {
    id: 'mask-keeps-value',
    fn: mask,
    text: {
      en: 'Your mask holds the maximum itself. A mask holds 1 at its place and 0 elsewhere; it is multiplied by the gradient later.',
      zh: '你的掩码里放的是最大值本身。掩码在该位置应为 1，其余为 0，之后再与梯度相乘。',
    },
    wrong: (x: Matrix) => combine(createMaskFromWindow(x), x, (one, value) => (one === 1 ? value : 0)),
  },
  {
    id: 'mask-booleans',
    fn: mask,
    text: {
      en: 'Your mask holds true and false. Here it holds the numbers 1 and 0, by which a gradient can be multiplied.',
      zh: '你的掩码里是 true 和 false。这里要求用数字 1 和 0，以便与梯度相乘。',
    },
    wrong: (x: Matrix) => createMaskFromWindow(x).map((row) => row.map((one) => one === 1)),
  },
];

const distribute = 'distributeValue';
const even = 'Every entry is dz/(nH · nW), and all of them sum to dz';
const evenZh = '每一项都是 dz/(nH · nW)，全部之和等于 dz';

const filled = (value: number, [rows, columns]: readonly [number, number]): Matrix =>
  Array.from({ length: rows }, () => new Array<number>(columns).fill(value));

type Sides = readonly [number, number];

export const distributeMistakes: readonly MistakeSpec[] = [
  {
    id: 'distribute-not-divided',
    fn: distribute,
    text: {
      en: `Every entry of your window is dz: the gradient is multiplied instead of divided among them. ${even}.`,
      zh: `你的窗口中每一项都是 dz：梯度不是被分摊，而是被放大了。${evenZh}。`,
    },
    wrong: (dz: number, shape: Sides) => filled(dz, shape),
  },
  {
    id: 'distribute-divided-by-height',
    fn: distribute,
    text: {
      en: `You divide dz by the height of the window only. ${even}.`,
      zh: `你只把 dz 除以了窗口的高。${evenZh}。`,
    },
    wrong: (dz: number, shape: Sides) => filled(dz / shape[0], shape),
  },
];

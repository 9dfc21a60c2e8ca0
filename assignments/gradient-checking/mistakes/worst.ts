/** Mistakes in naming the component that disagrees most. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const worstMistakes: readonly MistakeSpec[] = [
  {
    id: 'worst-without-absolute-value',
    fn: 'worstComponent',
    edits: [
      { was: 'Math.abs(at(gradApprox, index) - value)', now: 'at(gradApprox, index) - value' },
      { was: 'Math.abs(at(gradApprox, index) - value)', now: 'value - at(gradApprox, index)' },
      {
        was: 'Math.abs(at(gradApprox, index) - value)',
        now: 'Math.abs(at(gradApprox, index)) - Math.abs(value)',
      },
    ],
    text: {
      en: 'Your search does not take the size of the difference, so a component that is far off to the other side is never found. Compare |gradApprox_i − grad_i|.',
      zh: '你没有取差的绝对值，朝另一侧偏离很大的分量永远找不到。应比较 |gradApprox_i − grad_i|。',
    },
  },
  {
    id: 'worst-largest-gradient',
    fn: 'worstComponent',
    edits: [{ was: 'Math.abs(at(gradApprox, index) - value)', now: 'Math.abs(value)' }],
    text: {
      en: 'Your search finds the largest gradient, not the largest disagreement. Compare |gradApprox_i − grad_i|.',
      zh: '你找到的是最大的梯度，而不是最大的分歧。应比较 |gradApprox_i − grad_i|。',
    },
  },
  {
    id: 'worst-relative',
    fn: 'worstComponent',
    edits: [
      {
        was: 'Math.abs(at(gradApprox, index) - value)',
        now: 'Math.abs(at(gradApprox, index) - value) / (Math.abs(gradApprox[index]) + Math.abs(value))',
      },
    ],
    text: {
      en: 'Your search divides each component by its own size, so a tiny gradient with rounding noise looks worst. Compare |gradApprox_i − grad_i| as it is.',
      zh: '你把每个分量除以它自身的大小，于是只有舍入噪声的微小梯度显得最差。应直接比较 |gradApprox_i − grad_i|。',
    },
  },
  {
    id: 'worst-by-columns',
    fn: 'worstComponent',
    edits: [
      [
        { within: 'placesOf', was: 'W.flatMap((values, row) =>', now: 'W[0].flatMap((_, column) =>' },
        { within: 'placesOf', was: 'values.map((_, column) =>', now: 'W.map((_, row) =>' },
      ],
    ],
    text: {
      en: 'Your place reads each W column by column. The vector holds W row by row: position p of W is row ⌊p / columns⌋, column p mod columns.',
      zh: '你按列来定位 W 的元素。向量按行存放 W：W 中第 p 个数在第 ⌊p / 列数⌋ 行、第 p mod 列数 列。',
    },
  },
  {
    id: 'worst-bias-first',
    fn: 'worstComponent',
    edits: [{ within: 'placesOf', was: '...ofW, ...ofB', now: '...ofB, ...ofW' }],
    text: {
      en: 'Your place counts b of each layer before W. The vector holds W1, b1, W2, b2, …',
      zh: '你定位时在每一层先数 b 再数 W。向量的次序是 W1, b1, W2, b2, …',
    },
  },
  {
    id: 'worst-row-and-column-swapped',
    fn: 'worstComponent',
    edits: [{ within: 'placesOf', was: 'row, column }', now: 'row: column, column: row }' }],
    text: {
      en: 'Your row and column of a W are swapped. In W_l (n_l, n_{l−1}) the row is the unit of layer l, the column the unit of layer l − 1.',
      zh: '你把 W 的行和列对调了。在 W_l (n_l, n_{l−1}) 中，行对应第 l 层的单元，列对应第 l − 1 层的单元。',
    },
  },
  {
    id: 'worst-counts-from-one',
    fn: 'worstComponent',
    edits: [
      [
        { within: 'placesOf', was: 'row, column }', now: 'row: row + 1, column: column + 1 }' },
        { within: 'placesOf', was: 'row }', now: 'row: row + 1 }' },
      ],
    ],
    text: {
      en: 'Your rows and columns are counted from 1. They are indices into the arrays, which begin at 0; only layers begin at 1.',
      zh: '你的行列从 1 开始数。它们是数组下标，从 0 开始；只有层号从 1 开始。',
    },
  },
];

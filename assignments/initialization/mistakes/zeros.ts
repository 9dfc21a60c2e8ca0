/** Mistakes in the zeros. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const zerosMistakes: readonly MistakeSpec[] = [
  {
    id: 'zeros-transposed',
    fn: 'initializeParametersZeros',
    edits: [{ was: 'zeros(nOut, nIn)', now: 'zeros(nIn, nOut)' }],
    text: {
      en: 'W is transposed. It has a row for each unit of the layer and a column for each of its inputs: W_l is (n_l, n_{l−1}).',
      zh: 'W 的形状转置了。每个单元占一行，每个输入占一列：W_l 的形状是 (n_l, n_{l−1})。',
    },
  },
  {
    id: 'zeros-rows-shared',
    fn: 'initializeParametersZeros',
    edits: [{ was: 'zeros(nOut, nIn)', now: 'new Array(nOut).fill(new Array(nIn).fill(0))' }],
    text: {
      en: 'All rows of W are one and the same list, as new Array(n).fill(row) makes them: a change to one unit changes them all. Make a new list for each row, for example with Array.from.',
      zh: 'W 的所有行其实是同一个列表（new Array(n).fill(row) 会这样）：修改一个单元会改变所有单元。应为每一行新建列表，例如用 Array.from。',
    },
  },
  {
    id: 'zeros-bias-as-column',
    fn: 'initializeParametersZeros',
    edits: [{ was: 'new Array(nOut).fill(0)', now: 'zeros(nOut, 1)' }],
    text: {
      en: 'b is a column (n_l, 1). Here b_l is a plain list of n_l numbers.',
      zh: 'b 写成了 (n_l, 1) 的列。这里 b_l 是由 n_l 个数组成的一维列表。',
    },
  },
  {
    id: 'zeros-bias-of-inputs',
    fn: 'initializeParametersZeros',
    edits: [{ was: 'new Array(nOut)', now: 'new Array(nIn)' }],
    text: {
      en: 'b has a number for each input. Each unit has one bias: b_l has n_l numbers, as many as W_l has rows.',
      zh: 'b 的长度等于输入个数。每个单元有一个偏置：b_l 有 n_l 个数，与 W_l 的行数相同。',
    },
  },
  {
    id: 'zeros-last-layer-missing',
    fn: 'initializeParametersZeros',
    edits: [{ was: 'l <= L', now: 'l < L' }],
    text: {
      en: 'The last layer is missing. layersDims has L + 1 sizes, the input’s among them; the layers are l = 1 … L, L included.',
      zh: '缺少最后一层。layersDims 有 L + 1 个数（包含输入层）；各层为 l = 1 … L，包括 L。',
    },
  },
  {
    id: 'zeros-counted-from-zero',
    fn: 'initializeParametersZeros',
    edits: [
      [
        { was: 'let l = 1; l <= L', now: 'let l = 0; l < L' },
        { was: '[at(layersDims, l - 1), at(layersDims, l)]', now: '[layersDims[l], layersDims[l + 1]]' },
      ],
    ],
    text: {
      en: 'The names begin with W0 and b0. Layer 0 is the input and has no parameters: W1, b1, …, WL, bL.',
      zh: '名称从 W0、b0 开始了。第 0 层是输入，没有参数：应为 W1、b1、…、WL、bL。',
    },
  },
  {
    id: 'zeros-are-ones',
    fn: 'initializeParametersZeros',
    edits: [
      { within: 'zeros', was: 'fill(0)', now: 'fill(1)' },
      { was: 'fill(0)', now: 'fill(1)' },
      [
        { within: 'zeros', was: 'fill(0)', now: 'fill(1)' },
        { was: 'fill(0)', now: 'fill(1)' },
      ],
    ],
    text: {
      en: 'The weights or the biases are 1. Here W_l and b_l are all 0; the point is to see that such a network cannot learn.',
      zh: '权重或偏置是 1。这里 W_l 和 b_l 全为 0，目的是看到这样的网络学不到东西。',
    },
  },
];

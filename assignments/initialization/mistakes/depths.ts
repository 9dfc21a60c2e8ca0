/** Mistakes about the layer at which a signal leaves a range. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const rightDepth = 'the smallest l ≥ 1 with ‖A_l‖ / ‖A_0‖ < low or > high';
const rightDepthZh = '满足 ‖A_l‖ / ‖A_0‖ < low 或 > high 的最小 l ≥ 1';

export const depthMistakes: readonly MistakeSpec[] = [
  {
    id: 'depth-upper-limit-only',
    fn: 'depthOutOfRange',
    edits: [{ was: 'growth >= low && ', now: '' }],
    text: {
      en: `Only the upper limit is looked at: a vanishing signal is never found. Return ${rightDepth}.`,
      zh: `只检查了上限：消失的信号永远不会被发现。应返回${rightDepthZh}。`,
    },
  },
  {
    id: 'depth-lower-limit-only',
    fn: 'depthOutOfRange',
    edits: [{ was: ' && growth <= high', now: '' }],
    text: {
      en: `Only the lower limit is looked at: an exploding signal is never found. Return ${rightDepth}.`,
      zh: `只检查了下限：爆炸的信号永远不会被发现。应返回${rightDepthZh}。`,
    },
  },
  {
    id: 'depth-one-layer-factor',
    fn: 'depthOutOfRange',
    edits: [{ was: '/ input', now: '/ norms[l - 1]' }],
    text: {
      en: `Each layer's own factor is compared with the range. A signal leaves it by many small factors together, so compare with the input: ${rightDepth}.`,
      zh: `用每一层单独的倍数与范围比较。信号是由许多小倍数累积而离开范围的，应与输入相比：${rightDepthZh}。`,
    },
  },
  {
    id: 'depth-not-relative',
    fn: 'depthOutOfRange',
    edits: [
      { was: ' / input', now: '' },
      [
        { was: 'let l = 1', now: 'let l = 0' },
        { was: ' / input', now: '' },
      ],
    ],
    text: {
      en: `The norm itself is compared with the range. Divide by the norm of the input first: ${rightDepth}.`,
      zh: `直接用范数与范围比较。应先除以输入的范数：${rightDepthZh}。`,
    },
  },
  {
    id: 'depth-counts-from-zero',
    fn: 'depthOutOfRange',
    edits: [{ was: 'return l', now: 'return l - 1' }],
    text: {
      en: 'The answer is one too small: layers are counted from 0. A_0 is the input; the first layer is l = 1.',
      zh: '答案小了 1：层号从 0 数起了。A_0 是输入，第一层是 l = 1。',
    },
  },
  {
    id: 'depth-counts-the-input',
    fn: 'depthOutOfRange',
    edits: [{ was: 'return l', now: 'return l + 1' }],
    text: {
      en: 'The answer is one too large: the input is counted as a layer. A_0 is the input; the first layer is l = 1.',
      zh: '答案大了 1：把输入也算作一层。A_0 是输入，第一层是 l = 1。',
    },
  },
  {
    id: 'depth-last-layer-outside',
    fn: 'depthOutOfRange',
    edits: [{ was: 'let l = 1; l < norms.length; l++', now: 'let l = norms.length - 1; l >= 1; l--' }],
    text: {
      en: `The last layer outside the range is returned. Asked is where the signal leaves it: ${rightDepth}.`,
      zh: `返回了最后一个在范围外的层。要找的是信号首次离开的位置：${rightDepthZh}。`,
    },
  },
  {
    id: 'depth-limits-excluded',
    fn: 'depthOutOfRange',
    edits: [
      { was: 'growth >= low && growth <= high', now: 'growth > low && growth < high' },
      [
        { was: 'let l = 1', now: 'let l = 0' },
        { was: 'growth >= low && growth <= high', now: 'growth > low && growth < high' },
      ],
      { was: '>= low', now: '> low' },
      { was: '<= high', now: '< high' },
    ],
    text: {
      en: `A signal exactly on one of the limits is taken to be outside. The limits belong to the range: ${rightDepth}.`,
      zh: `恰好等于边界的信号被当作在范围外。边界属于范围之内：${rightDepthZh}。`,
    },
  },
  {
    id: 'depth-never-is-the-last',
    fn: 'depthOutOfRange',
    edits: [{ was: 'return null', now: 'return norms.length - 1' }],
    text: {
      en: 'A signal that stays in the range gets the number of layers. Return null when it never leaves.',
      zh: '信号一直留在范围内时返回了层数。若从未离开，应返回 null。',
    },
  },
  {
    id: 'depth-never-is-minus-one',
    fn: 'depthOutOfRange',
    edits: [
      { was: 'return null', now: 'return -1' },
      { was: 'return null', now: 'return 0' },
    ],
    text: {
      en: 'A signal that stays in the range gets −1, as findIndex says it, or 0, which is −1 + 1. Return null when it never leaves.',
      zh: '信号一直留在范围内时返回了 −1（findIndex 的约定）或 0（即 −1 + 1）。若从未离开，应返回 null。',
    },
  },
];

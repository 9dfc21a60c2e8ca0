/** Mistakes about the layer at which a signal leaves a range: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { depthOutOfRange, growthFactors } from '../../../reference/deepSignal.ts';
import { type Matrix, sumOf } from '../../../reference/matrix.ts';

type Range = readonly [low: number, high: number];

const norm = (A: Matrix) => Math.sqrt(sumOf(A, (value) => value * value));

/** ‖A_l‖ / ‖A_0‖ for l = 0 … L. */
function relativeNorms(activations: readonly Matrix[]): number[] {
  const norms = activations.map(norm);
  return norms.map((value) => value / (norms[0] ?? 1));
}

/** The first layer at which `isOut` says so of the signal's growth, or null. */
const leavingWhen =
  (isOut: (relative: number, range: Range) => boolean) =>
  (activations: readonly Matrix[], low: number, high: number): number | null =>
    orNull(relativeNorms(activations).findIndex((relative) => isOut(relative, [low, high])));

function orNull(index: number): number | null {
  return index === -1 ? null : index;
}

const isOutside = (relative: number, [low, high]: Range) => relative < low || relative > high;
const rightDepth = 'the smallest l ≥ 1 with ‖A_l‖ / ‖A_0‖ < low or > high';
const rightDepthZh = '满足 ‖A_l‖ / ‖A_0‖ < low 或 > high 的最小 l ≥ 1';

export const depthMistakes: readonly MistakeSpec[] = [
  {
    id: 'depth-upper-limit-only',
    fn: 'depthOutOfRange',
    text: {
      en: `Only the upper limit is looked at: a vanishing signal is never found. Return ${rightDepth}.`,
      zh: `只检查了上限：消失的信号永远不会被发现。应返回${rightDepthZh}。`,
    },
    wrong: leavingWhen((relative, [, high]) => relative > high),
  },
  {
    id: 'depth-lower-limit-only',
    fn: 'depthOutOfRange',
    text: {
      en: `Only the lower limit is looked at: an exploding signal is never found. Return ${rightDepth}.`,
      zh: `只检查了下限：爆炸的信号永远不会被发现。应返回${rightDepthZh}。`,
    },
    wrong: leavingWhen((relative, [low]) => relative < low),
  },
  {
    id: 'depth-one-layer-factor',
    fn: 'depthOutOfRange',
    text: {
      en: `Each layer's own factor is compared with the range. A signal leaves it by many small factors together, so compare with the input: ${rightDepth}.`,
      zh: `用每一层单独的倍数与范围比较。信号是由许多小倍数累积而离开范围的，应与输入相比：${rightDepthZh}。`,
    },
    wrong: (activations: readonly Matrix[], low: number, high: number) => {
      const layer = growthFactors(activations).findIndex((factor) => isOutside(factor, [low, high]));
      return layer === -1 ? null : layer + 1;
    },
  },
  {
    id: 'depth-not-relative',
    fn: 'depthOutOfRange',
    text: {
      en: `The norm itself is compared with the range. Divide by the norm of the input first: ${rightDepth}.`,
      zh: `直接用范数与范围比较。应先除以输入的范数：${rightDepthZh}。`,
    },
    wrong: (activations: readonly Matrix[], low: number, high: number) =>
      orNull(activations.findIndex((A) => isOutside(norm(A), [low, high]))),
  },
  {
    id: 'depth-counts-from-zero',
    fn: 'depthOutOfRange',
    text: {
      en: 'The answer is one too small: layers are counted from 0. A_0 is the input; the first layer is l = 1.',
      zh: '答案小了 1：层号从 0 数起了。A_0 是输入，第一层是 l = 1。',
    },
    wrong: (activations: readonly Matrix[], low: number, high: number) => {
      const layer = depthOutOfRange(activations, low, high);
      return layer === null ? null : layer - 1;
    },
  },
  {
    id: 'depth-counts-the-input',
    fn: 'depthOutOfRange',
    text: {
      en: 'The answer is one too large: the input is counted as a layer. A_0 is the input; the first layer is l = 1.',
      zh: '答案大了 1：把输入也算作一层。A_0 是输入，第一层是 l = 1。',
    },
    wrong: (activations: readonly Matrix[], low: number, high: number) => {
      const layer = depthOutOfRange(activations, low, high);
      return layer === null ? null : layer + 1;
    },
  },
  {
    id: 'depth-last-layer-outside',
    fn: 'depthOutOfRange',
    text: {
      en: `The last layer outside the range is returned. Asked is where the signal leaves it: ${rightDepth}.`,
      zh: `返回了最后一个在范围外的层。要找的是信号首次离开的位置：${rightDepthZh}。`,
    },
    wrong: (activations: readonly Matrix[], low: number, high: number) =>
      orNull(relativeNorms(activations).findLastIndex((relative) => isOutside(relative, [low, high]))),
  },
  {
    id: 'depth-limits-excluded',
    fn: 'depthOutOfRange',
    text: {
      en: `A signal exactly on a limit is taken to be outside. The limits belong to the range: ${rightDepth}.`,
      zh: `恰好等于边界的信号被当作在范围外。边界属于范围之内：${rightDepthZh}。`,
    },
    wrong: leavingWhen((relative, [low, high]) => relative <= low || relative >= high),
  },
  {
    id: 'depth-never-is-the-last',
    fn: 'depthOutOfRange',
    text: {
      en: 'A signal that stays in the range gets the number of layers. Return null when it never leaves.',
      zh: '信号一直留在范围内时返回了层数。若从未离开，应返回 null。',
    },
    wrong: (activations: readonly Matrix[], low: number, high: number) =>
      depthOutOfRange(activations, low, high) ?? activations.length - 1,
  },
  {
    id: 'depth-never-is-minus-one',
    fn: 'depthOutOfRange',
    text: {
      en: 'A signal that stays in the range gets −1, as findIndex says it. Return null when it never leaves.',
      zh: '信号一直留在范围内时返回了 −1（findIndex 的约定）。若从未离开，应返回 null。',
    },
    wrong: (activations: readonly Matrix[], low: number, high: number) =>
      depthOutOfRange(activations, low, high) ?? -1,
  },
];

/** Mistakes in drawing a whole point. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { sameEveryCall, seededInside } from './streams.ts';

export const spaceMistakes: readonly MistakeSpec[] = [
  {
    id: 'space-all-linear',
    fn: 'sampleHyperparameters',
    edits: [
      { was: "scale === 'linear'", now: "scale !== 'integer'" },
      { was: "scale === 'linear'", now: "scale === 'linear' || scale === 'log'" },
      { was: "scale === 'linear'", now: 'true' },
    ],
    text: {
      en: "'log' is drawn uniformly between low and high or nearly so, perhaps the other scales as well: its scale is not looked at, or a break is missing after it. For 'log' the exponent r is uniform and the value 10^r, for 'one-minus-log' 1 − 10^r.",
      zh: "'log'（也许还有其他标尺）在 low 与 high 之间均匀（或近乎均匀）抽取：没有理会标尺，或者 case 之后漏了 break。'log' 应均匀抽取指数 r，取值 10^r；'one-minus-log' 取值 1 − 10^r。",
    },
  },
  {
    id: 'space-one-minus-log-linear',
    fn: 'sampleHyperparameters',
    edits: [{ was: "scale === 'linear'", now: "scale === 'linear' || scale === 'one-minus-log'" }],
    text: {
      en: "'one-minus-log' is drawn uniformly between low and high (the logarithm of the value itself does nearly the same). Draw r uniformly between log₁₀(1 − high) and log₁₀(1 − low); the value is 1 − 10^r.",
      zh: "'one-minus-log' 在 low 与 high 之间均匀抽取（对数值本身取对数也几乎一样）。应在 log₁₀(1 − high) 与 log₁₀(1 − low) 之间均匀抽取 r，取值 1 − 10^r。",
    },
  },
  {
    id: 'space-one-minus-forgotten',
    fn: 'sampleHyperparameters',
    edits: [{ was: 'sampleMomentumBeta', now: 'sampleLearningRate' }],
    text: {
      en: "For 'one-minus-log' the last step is missing: 10^r is 1 − β. Take it from 1: 1 − 10^r.",
      zh: "'one-minus-log' 漏了最后一步：10^r 是 1 − β。应从 1 中减去它：1 − 10^r。",
    },
  },
  {
    id: 'space-bounds-as-exponents',
    fn: 'sampleHyperparameters',
    edits: [
      { was: 'Math.log10(low), Math.log10(high)', now: 'low, high' },
      [
        { was: 'Math.log10(low), Math.log10(high)', now: 'low, high' },
        { was: 'Math.log10(1 - high), Math.log10(1 - low)', now: 'low, high' },
        { within: 'sampleMomentumBeta', was: 'b > 0', now: 'false' },
      ],
    ],
    text: {
      en: "low and high of 'log' are taken for exponents, but they are the values themselves, such as 0.0001 and 1. Take their logarithms first: r from log₁₀ low to log₁₀ high.",
      zh: "把 'log' 的 low 和 high 当成了指数，而它们就是数值本身，例如 0.0001 和 1。应先取对数：r 从 log₁₀ low 到 log₁₀ high。",
    },
  },
  {
    id: 'space-logarithms-mixed',
    fn: 'sampleHyperparameters',
    edits: [{ was: 'Math.log10(low), Math.log10(high)', now: 'Math.log(low), Math.log(high)' }],
    text: {
      en: "Math.log goes with Math.exp and Math.log10 with 10 **; yours are mixed, and 'log' values leave the range. Take r from log₁₀ low to log₁₀ high, and 10^r.",
      zh: "Math.log 应配 Math.exp，Math.log10 应配 10 **；你混用了两者，'log' 的值超出了范围。应取 r 从 log₁₀ low 到 log₁₀ high，再算 10^r。",
    },
  },
  {
    id: 'space-same-number',
    fn: 'sampleHyperparameters',
    edits: [{ was: 'requireSpace(space);', now: 'const u = rng(); rng = () => u;' }],
    text: {
      en: 'All hyperparameters of a point are made of the same random number, so they are large and small together. Call rng() anew for each.',
      zh: '同一个点的所有超参数用了同一个随机数，于是它们同大同小。应为每个超参数重新调用 rng()。',
    },
  },
  {
    id: 'space-integer-high-excluded',
    fn: 'sampleHyperparameters',
    edits: [{ was: 'sampleUniformInteger(low, high, rng)', now: 'low + Math.floor((high - low) * rng())' }],
    text: {
      en: "high of 'integer' never comes. Both ends are included: low + Math.floor((high − low + 1)·rng()).",
      zh: "'integer' 的 high 从不出现。两个端点都包括在内：low + Math.floor((high − low + 1)·rng())。",
    },
  },
  {
    id: 'space-integer-rounded',
    fn: 'sampleHyperparameters',
    edits: [{ was: 'sampleUniformInteger(low, high, rng)', now: 'Math.round(low + (high - low) * rng())' }],
    text: {
      en: "The ends of 'integer' come half as often as the other numbers: Math.round leaves them half an interval each. Right: low + Math.floor((high − low + 1)·rng()).",
      zh: "'integer' 的两端出现的次数只有其他数的一半：Math.round 只给它们各留半个区间。正确写法：low + Math.floor((high − low + 1)·rng())。",
    },
  },
  {
    id: 'space-integer-fractions',
    fn: 'sampleHyperparameters',
    edits: [{ was: "scale === 'linear'", now: "scale === 'linear' || scale === 'integer'" }],
    text: {
      en: "'integer' values are not whole; there are no 3.7 layers. Right: low + Math.floor((high − low + 1)·rng()).",
      zh: "'integer' 的值不是整数；不存在 3.7 层。正确写法：low + Math.floor((high − low + 1)·rng())。",
    },
  },
  {
    id: 'space-same-every-call',
    fn: 'sampleHyperparameters',
    edits: [{ was: 'requireSpace(space);', now: seededInside }],
    text: sameEveryCall,
  },
];

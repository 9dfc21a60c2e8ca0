/** Mistakes in drawing a whole point: the reference with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import {
  type Axis,
  mapValues,
  type Rng,
  type Scale,
  type Space,
  sampleHyperparameters,
  sampleLearningRate,
  sampleMomentumBeta,
  sampleUniformInteger,
} from '../../../reference/hyperparameters.ts';
import { sameStream, uniform } from './streams.ts';

type AxisSampler = (axis: Axis, rng: Rng) => number;

const linear: AxisSampler = ({ low, high }, rng) => uniform(low, high, rng);

const right: Readonly<Record<Scale, AxisSampler>> = {
  linear,
  log: ({ low, high }, rng) => sampleLearningRate(Math.log10(low), Math.log10(high), rng),
  'one-minus-log': ({ low, high }, rng) => sampleMomentumBeta(Math.log10(1 - high), Math.log10(1 - low), rng),
  integer: ({ low, high }, rng) => sampleUniformInteger(low, high, rng),
};

/** The right point with other samplers for some scales. */
const withScales = (samplers: Partial<Record<Scale, AxisSampler>>) => {
  const all = { ...right, ...samplers };
  return (space: Space, rng: Rng): object => mapValues(space, (axis) => all[axis.scale](axis, rng));
};

/** 10^r for r between the logarithms of low and high. */
const powerBetween = (low: number, high: number, rng: Rng) =>
  10 ** uniform(Math.log10(low), Math.log10(high), rng);

function sameNumberForAll(space: Space, rng: Rng): object {
  const u = rng();
  return sampleHyperparameters(space, () => u);
}

export const spaceMistakes: readonly MistakeSpec[] = [
  {
    id: 'space-all-linear',
    fn: 'sampleHyperparameters',
    text: {
      en: "The scales 'log' and 'one-minus-log' are not looked at: both are drawn uniformly between low and high. For 'log' the exponent r is uniform and the value 10^r, for 'one-minus-log' 1 − 10^r.",
      zh: "没有理会 'log' 和 'one-minus-log'：两者都在 low 与 high 之间均匀抽取。'log' 应均匀抽取指数 r，取值 10^r；'one-minus-log' 取值 1 − 10^r。",
    },
    wrong: withScales({ log: linear, 'one-minus-log': linear }),
  },
  {
    id: 'space-one-minus-log-linear',
    fn: 'sampleHyperparameters',
    text: {
      en: "'one-minus-log' is drawn uniformly between low and high (the logarithm of the value itself does nearly the same). Draw r uniformly between log₁₀(1 − high) and log₁₀(1 − low); the value is 1 − 10^r.",
      zh: "'one-minus-log' 在 low 与 high 之间均匀抽取（对数值本身取对数也几乎一样）。应在 log₁₀(1 − high) 与 log₁₀(1 − low) 之间均匀抽取 r，取值 1 − 10^r。",
    },
    wrong: withScales({ 'one-minus-log': linear }),
  },
  {
    id: 'space-one-minus-forgotten',
    fn: 'sampleHyperparameters',
    text: {
      en: "For 'one-minus-log' the last step is missing: 10^r is 1 − β. Take it from 1: 1 − 10^r.",
      zh: "'one-minus-log' 漏了最后一步：10^r 是 1 − β。应从 1 中减去它：1 − 10^r。",
    },
    wrong: withScales({ 'one-minus-log': ({ low, high }, rng) => powerBetween(1 - high, 1 - low, rng) }),
  },
  {
    id: 'space-bounds-as-exponents',
    fn: 'sampleHyperparameters',
    text: {
      en: "low and high of 'log' are taken for exponents, but they are the values themselves, such as 0.0001 and 1. Take their logarithms first: r from log₁₀ low to log₁₀ high.",
      zh: "把 'log' 的 low 和 high 当成了指数，而它们就是数值本身，例如 0.0001 和 1。应先取对数：r 从 log₁₀ low 到 log₁₀ high。",
    },
    wrong: withScales({ log: ({ low, high }, rng) => 10 ** uniform(low, high, rng) }),
  },
  {
    id: 'space-logarithms-mixed',
    fn: 'sampleHyperparameters',
    text: {
      en: "Math.log goes with Math.exp and Math.log10 with 10 **; yours are mixed, and 'log' values leave the range. Take r from log₁₀ low to log₁₀ high, and 10^r.",
      zh: "Math.log 应配 Math.exp，Math.log10 应配 10 **；你混用了两者，'log' 的值超出了范围。应取 r 从 log₁₀ low 到 log₁₀ high，再算 10^r。",
    },
    wrong: withScales({
      log: ({ low, high }, rng) => 10 ** uniform(Math.log(low), Math.log(high), rng),
    }),
  },
  {
    id: 'space-same-number',
    fn: 'sampleHyperparameters',
    text: {
      en: 'All hyperparameters of a point are made of the same random number, so they are large and small together. Call rng() anew for each.',
      zh: '同一个点的所有超参数用了同一个随机数，于是它们同大同小。应为每个超参数重新调用 rng()。',
    },
    wrong: sameNumberForAll,
  },
  {
    id: 'space-integer-high-excluded',
    fn: 'sampleHyperparameters',
    text: {
      en: "high of 'integer' never comes. Both ends are included: low + Math.floor((high − low + 1)·rng()).",
      zh: "'integer' 的 high 从不出现。两个端点都包括在内：low + Math.floor((high − low + 1)·rng())。",
    },
    wrong: withScales({ integer: ({ low, high }, rng) => low + Math.floor((high - low) * rng()) }),
  },
  {
    id: 'space-integer-rounded',
    fn: 'sampleHyperparameters',
    text: {
      en: "The ends of 'integer' come half as often as the other numbers: Math.round leaves them half an interval each. Right: low + Math.floor((high − low + 1)·rng()).",
      zh: "'integer' 的两端出现的次数只有其他数的一半：Math.round 只给它们各留半个区间。正确写法：low + Math.floor((high − low + 1)·rng())。",
    },
    wrong: withScales({ integer: ({ low, high }, rng) => Math.round(uniform(low, high, rng)) }),
  },
  {
    id: 'space-integer-fractions',
    fn: 'sampleHyperparameters',
    text: {
      en: "'integer' values are not whole; there are no 3.7 layers. Right: low + Math.floor((high − low + 1)·rng()).",
      zh: "'integer' 的值不是整数；不存在 3.7 层。正确写法：low + Math.floor((high − low + 1)·rng())。",
    },
    wrong: withScales({ integer: linear }),
  },
  {
    id: 'space-same-every-call',
    fn: 'sampleHyperparameters',
    text: {
      en: 'Every call gives the same point: the generator is seeded inside the function. Take the numbers from rng, which goes on from call to call.',
      zh: '每次调用都得到同一个点：函数内部固定了随机种子。应从 rng 取数，它会在调用之间继续。',
    },
    wrong: (space: Space) => sampleHyperparameters(space, sameStream()),
  },
];

/** Mistakes in drawing whole numbers: the reference with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { type Rng, sampleUniformInteger } from '../../../reference/hyperparameters.ts';
import { sameStream, uniform } from './streams.ts';

const right = 'low + Math.floor((high − low + 1)·rng())';

export const integerMistakes: readonly MistakeSpec[] = [
  {
    id: 'integer-high-excluded',
    fn: 'sampleUniformInteger',
    text: {
      en: `high never comes: from low to high there are high − low + 1 whole numbers, not high − low. Right: ${right}.`,
      zh: `high 从不出现：low 到 high 共有 high − low + 1 个整数，而不是 high − low 个。正确写法：${right}。`,
    },
    wrong: (low: number, high: number, rng: Rng) => sampleUniformInteger(low, high - 1, rng),
  },
  {
    id: 'integer-low-excluded',
    fn: 'sampleUniformInteger',
    text: {
      en: `low never comes: rounding (high − low)·rng() up starts at low + 1. Right: ${right}.`,
      zh: `low 从不出现：把 (high − low)·rng() 向上取整，结果从 low + 1 开始。正确写法：${right}。`,
    },
    wrong: (low: number, high: number, rng: Rng) => sampleUniformInteger(low + 1, high, rng),
  },
  {
    id: 'integer-rounded',
    fn: 'sampleUniformInteger',
    text: {
      en: `low and high come half as often as the others: Math.round leaves them only half an interval each. Right: ${right}.`,
      zh: `low 和 high 出现的次数只有其他数的一半：Math.round 只给它们各留半个区间。正确写法：${right}。`,
    },
    wrong: (low: number, high: number, rng: Rng) => Math.round(uniform(low, high, rng)),
  },
  {
    id: 'integer-beyond-high',
    fn: 'sampleUniformInteger',
    text: {
      en: `high + 1 comes, too, because rounding (high − low + 1)·rng() adds a number at the end. Math.floor stays within the range: ${right}.`,
      zh: `high + 1 也会出现，因为对 (high − low + 1)·rng() 四舍五入会在末尾多出一个数。应使用 Math.floor：${right}。`,
    },
    wrong: (low: number, high: number, rng: Rng) => Math.round(uniform(low, high + 1, rng)),
  },
  {
    id: 'integer-from-zero',
    fn: 'sampleUniformInteger',
    text: {
      en: `The numbers start at 0 and not at low. Right: ${right}.`,
      zh: `数从 0 开始，而不是从 low 开始。正确写法：${right}。`,
    },
    wrong: (_low: number, high: number, rng: Rng) => sampleUniformInteger(0, high, rng),
  },
  {
    id: 'integer-fractions',
    fn: 'sampleUniformInteger',
    text: {
      en: `The numbers are not whole; there are no 3.7 layers. Right: ${right}.`,
      zh: `得到的数不是整数；不存在 3.7 层。正确写法：${right}。`,
    },
    wrong: (low: number, high: number, rng: Rng) => uniform(low, high, rng),
  },
  {
    id: 'integer-same-every-call',
    fn: 'sampleUniformInteger',
    text: {
      en: 'Every call gives the same number: the generator is seeded inside the function. Take the number from rng, which goes on from call to call.',
      zh: '每次调用都得到同一个数：函数内部固定了随机种子。应从 rng 取数，它会在调用之间继续。',
    },
    wrong: (low: number, high: number) => sampleUniformInteger(low, high, sameStream()),
  },
];

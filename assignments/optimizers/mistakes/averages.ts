/** Mistakes with exponentially weighted averages, their window and their bias correction. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const averageMistakes: readonly MistakeSpec[] = [
  {
    id: 'average-without-one-minus-beta',
    fn: 'exponentiallyWeightedAverage',
    edits: [{ was: '(1 - beta) * ', now: '' }],
    text: {
      en: 'The new value enters with weight 1, so the result grows to about 1/(1−β) times an average. Weigh it with 1−β: v ← βv + (1−β)θ.',
      zh: '新值的权重是 1，结果约为平均值的 1/(1−β) 倍。应乘以 1−β：v ← βv + (1−β)θ。',
    },
  },
  {
    id: 'average-beta-swapped',
    fn: 'exponentiallyWeightedAverage',
    edits: [{ was: 'beta * v + (1 - beta)', now: '(1 - beta) * v + beta' }],
    text: {
      en: 'β and 1−β are swapped, so a large β forgets quickly instead of slowly. β belongs to the past: v ← βv + (1−β)θ.',
      zh: 'β 与 1−β 互换了，大的 β 反而遗忘得更快。β 应乘在历史值上：v ← βv + (1−β)θ。',
    },
  },
  {
    id: 'average-starts-at-first-value',
    fn: 'exponentiallyWeightedAverage',
    edits: [{ was: 'let v = 0', now: 'let v = theta[0]' }],
    text: {
      en: 'The average starts from v₀ = θ₁. It starts from v₀ = 0, so v₁ = (1−β)θ₁; lifting the first values is what bias correction is for.',
      zh: '平均值从 v₀ = θ₁ 开始。应从 v₀ = 0 开始，即 v₁ = (1−β)θ₁；抬高最初几个值是偏差修正的任务。',
    },
  },
  {
    id: 'average-already-corrected',
    fn: 'exponentiallyWeightedAverage',
    edits: [{ was: 'averages.push(v)', now: 'averages.push(v / (1 - beta ** t))' }],
    text: {
      en: 'The values are already divided by 1 − βᵗ. Here the plain average is asked for; the corrected one is biasCorrectedAverage.',
      zh: '结果已经除以了 1 − βᵗ。这里要求的是未修正的平均值，修正后的由 biasCorrectedAverage 给出。',
    },
  },
  {
    id: 'average-one-step-late',
    fn: 'exponentiallyWeightedAverage',
    edits: [{ was: 'return averages', now: 'return [0, ...averages.slice(0, -1)]' }],
    text: {
      en: 'Each entry is the average before its own value was added: v₀, v₁, …, one step late. Entry t holds v_t, which already contains θ_t.',
      zh: '每一项都是加入当天数值之前的平均值（v₀、v₁、…），晚了一步。第 t 项应是已包含 θ_t 的 v_t。',
    },
  },
  {
    id: 'average-plain-window',
    fn: 'exponentiallyWeightedAverage',
    edits: [
      {
        was: 'averages.push(v)',
        now: 'const latest = theta.slice(Math.max(0, t - Math.round(1 / (1 - beta))), t); averages.push(latest.reduce((sum, value) => sum + value, 0) / latest.length)',
      },
    ],
    text: {
      en: 'This is the plain mean of the last 1/(1−β) values. In an exponentially weighted average every value counts, with a weight that shrinks by β at each step.',
      zh: '这是最近 1/(1−β) 个值的普通平均。指数加权平均中每个值都起作用，其权重每一步乘以 β 衰减。',
    },
  },
  {
    id: 'window-of-beta',
    fn: 'averagingWindow',
    edits: [{ was: '1 / (1 - beta)', now: '1 / beta' }],
    text: {
      en: 'The answer is 1/β. The window is 1/(1−β): 10 values for β = 0.9, 50 for β = 0.98.',
      zh: '返回的是 1/β。窗口应为 1/(1−β)：β = 0.9 时 10 个值，β = 0.98 时 50 个值。',
    },
  },
  {
    id: 'window-not-inverted',
    fn: 'averagingWindow',
    edits: [{ was: '1 / (1 - beta)', now: '1 - beta' }],
    text: {
      en: 'The answer is 1−β, the weight of the newest value. The window is its inverse, 1/(1−β).',
      zh: '返回的是 1−β，即最新值的权重。窗口是它的倒数 1/(1−β)。',
    },
  },
  {
    id: 'window-odds',
    fn: 'averagingWindow',
    edits: [{ was: '1 / (1 - beta)', now: 'beta / (1 - beta)' }],
    text: {
      en: 'The answer is β/(1−β), one value too few. The window is 1/(1−β).',
      zh: '返回的是 β/(1−β)，少了一个值。窗口应为 1/(1−β)。',
    },
  },
  {
    id: 'window-rounded',
    fn: 'averagingWindow',
    edits: [{ was: '1 / (1 - beta)', now: 'Math.round(1 / (1 - beta))' }],
    text: {
      en: 'The window is rounded to a whole number. It is 1/(1−β) as it stands: 2.5 for β = 0.6.',
      zh: '窗口被取成了整数。应保留 1/(1−β) 原值：β = 0.6 时为 2.5。',
    },
  },
  {
    id: 'correction-fed-back',
    fn: 'biasCorrectedAverage',
    edits: [
      [
        { within: 'exponentiallyWeightedAverage', was: 'push(v)', now: 'push((v /= 1 - beta ** t))' },
        { was: ' / (1 - beta ** t)', now: '' },
      ],
    ],
    text: {
      en: 'The corrected value goes back into the recursion, as if v_t ← v_t / (1 − βᵗ) replaced v_t. Some notes write the correction that way, which is a slip: the recursion continues with the uncorrected v_t, and the corrected value is only read off.',
      zh: '修正后的值又被送回了递推，好像 v_t ← v_t / (1 − βᵗ) 会替换 v_t。有些笔记就是这样写的，那是笔误：递推应继续使用未修正的 v_t，修正值只用于输出。',
    },
  },
  {
    id: 'correction-from-zero',
    fn: 'biasCorrectedAverage',
    edits: [
      { was: 'beta ** t', now: 'beta ** (t - 1)' },
      { was: '(1 - beta ** t)', now: '(1 - beta ** (t - 1) || 1)' },
    ],
    text: {
      en: 't is counted from 0, so the first value is divided by 1 − β⁰ = 0. t counts values from 1: the first is divided by 1 − β.',
      zh: 't 从 0 开始计数，第一个值除以了 1 − β⁰ = 0。t 应从 1 开始：第一个值除以 1 − β。',
    },
  },
  {
    id: 'correction-left-out',
    fn: 'biasCorrectedAverage',
    edits: [{ was: ' / (1 - beta ** t)', now: '' }],
    text: {
      en: 'The averages are not corrected: the first ones are far too small. Divide v_t by 1 − βᵗ.',
      zh: '平均值没有做修正，最初几个明显偏小。应将 v_t 除以 1 − βᵗ。',
    },
  },
  {
    id: 'correction-multiplied',
    fn: 'biasCorrectedAverage',
    edits: [{ was: '/ (1 - beta ** t)', now: '* (1 - beta ** t)' }],
    text: {
      en: 'v_t is multiplied by 1 − βᵗ, which makes small values smaller still. Divide: v_t / (1 − βᵗ).',
      zh: 'v_t 被乘以了 1 − βᵗ，使偏小的值更小。应相除：v_t / (1 − βᵗ)。',
    },
  },
  {
    id: 'correction-without-power',
    fn: 'biasCorrectedAverage',
    edits: [{ was: 'beta ** t', now: 'beta' }],
    text: {
      en: 'Every value is divided by 1 − β. The correction fades with t: divide v_t by 1 − βᵗ.',
      zh: '每个值都除以了 1 − β。修正应随 t 减弱：v_t 除以 1 − βᵗ。',
    },
  },
  {
    id: 'correction-product-for-power',
    fn: 'biasCorrectedAverage',
    edits: [{ was: 'beta ** t', now: 'beta * t' }],
    text: {
      en: 'βᵗ is computed as β · t. It is a power, beta ** t: for β = 0.9 and t = 2 that is 0.81.',
      zh: 'βᵗ 被算成了 β · t。它是幂，即 beta ** t：β = 0.9、t = 2 时为 0.81。',
    },
  },
  {
    id: 'correction-of-the-end',
    fn: 'biasCorrectedAverage',
    edits: [{ was: 'beta ** t', now: 'beta ** theta.length' }],
    text: {
      en: 'All values are divided by 1 − β^T with the length T of the series. Each has its own t: v_t / (1 − βᵗ).',
      zh: '所有值都用序列长度 T 除以 1 − β^T。每个值应使用各自的 t：v_t / (1 − βᵗ)。',
    },
  },
];

/** Mistakes in the rates that fall in steps, and in the rates set by hand. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const stairMistakes: readonly MistakeSpec[] = [
  {
    id: 'schedule-without-floor',
    fn: 'scheduleLrDecay',
    edits: [{ was: 'Math.floor(epochNum / timeInterval)', now: '(epochNum / timeInterval)' }],
    text: {
      en: 'Your rate falls in every epoch, because epochNum / timeInterval is not rounded down. It keeps still for timeInterval epochs: Math.floor(epochNum / timeInterval).',
      zh: '你的学习率每个 epoch 都在下降，因为 epochNum / timeInterval 没有向下取整。它应在 timeInterval 个 epoch 内保持不变：Math.floor(epochNum / timeInterval)。',
    },
  },
  {
    id: 'schedule-rounded',
    fn: 'scheduleLrDecay',
    edits: [{ was: 'Math.floor', now: 'Math.round' }],
    text: {
      en: 'Your rate falls half an interval too early, because epochNum / timeInterval is rounded to the nearest number. Round down: Math.floor(epochNum / timeInterval).',
      zh: '你的学习率提前半个区间就下降了，因为 epochNum / timeInterval 做了四舍五入。应向下取整：Math.floor(epochNum / timeInterval)。',
    },
  },
  {
    id: 'schedule-rounded-up',
    fn: 'scheduleLrDecay',
    edits: [{ was: 'Math.floor', now: 'Math.ceil' }],
    text: {
      en: 'Your rate falls a whole interval too early, just after its start, because epochNum / timeInterval is rounded up. Round down: Math.floor(epochNum / timeInterval).',
      zh: '你的学习率提前整整一个区间、在区间刚开始时就下降了，因为 epochNum / timeInterval 做了向上取整。应向下取整：Math.floor(epochNum / timeInterval)。',
    },
  },
  {
    id: 'schedule-floor-of-product',
    fn: 'scheduleLrDecay',
    edits: [
      {
        was: 'decayRate * Math.floor(epochNum / timeInterval)',
        now: 'Math.floor((decayRate * epochNum) / timeInterval)',
      },
    ],
    text: {
      en: 'You round down after multiplying by decayRate, so the steps have another length. Only the number of intervals is rounded: decayRate * Math.floor(epochNum / timeInterval).',
      zh: '你先乘以 decayRate 再取整，阶梯的长度就变了。只对区间数取整：decayRate * Math.floor(epochNum / timeInterval)。',
    },
  },
  {
    id: 'schedule-interval-ignored',
    fn: 'scheduleLrDecay',
    edits: [{ was: '/ timeInterval', now: '/ 1000' }],
    text: {
      en: 'Your interval is always 1000 epochs, whatever is given. 1000 is only the default of the argument timeInterval.',
      zh: '你的区间总是 1000 个 epoch，忽略了传入的值。1000 只是参数 timeInterval 的默认值。',
    },
  },
  {
    id: 'schedule-remainder',
    fn: 'scheduleLrDecay',
    edits: [{ was: 'Math.floor(epochNum / timeInterval)', now: '(epochNum % timeInterval)' }],
    text: {
      en: 'You take the remainder of epochNum by timeInterval, which starts again at every step. Take how often the interval fits: Math.floor(epochNum / timeInterval).',
      zh: '你取的是 epochNum 除以 timeInterval 的余数，每到一个阶梯又从头开始。应取区间的个数：Math.floor(epochNum / timeInterval)。',
    },
  },
  {
    id: 'staircase-without-floor',
    fn: 'staircase',
    edits: [{ was: 'Math.floor(epochNum / timeInterval)', now: '(epochNum / timeInterval)' }],
    text: {
      en: 'Your staircase is a slope: the power epochNum / timeInterval is not rounded down. α = factor^⌊epochNum / timeInterval⌋ · α₀.',
      zh: '你的阶梯成了斜坡：幂次 epochNum / timeInterval 没有向下取整。α = factor^⌊epochNum / timeInterval⌋ · α₀。',
    },
  },
  {
    id: 'staircase-rounded',
    fn: 'staircase',
    edits: [{ was: 'Math.floor', now: 'Math.round' }],
    text: {
      en: 'Your steps come half an interval too early, because the power is rounded to the nearest number. Round down: α = factor^⌊epochNum / timeInterval⌋ · α₀.',
      zh: '你的阶梯提前半个区间出现，因为幂次做了四舍五入。应向下取整：α = factor^⌊epochNum / timeInterval⌋ · α₀。',
    },
  },
  {
    id: 'staircase-rounded-up',
    fn: 'staircase',
    edits: [{ was: 'Math.floor', now: 'Math.ceil' }],
    text: {
      en: 'Your steps come a whole interval too early, because the power is rounded up. Round down: α = factor^⌊epochNum / timeInterval⌋ · α₀.',
      zh: '你的阶梯提前整整一个区间出现，因为幂次做了向上取整。应向下取整：α = factor^⌊epochNum / timeInterval⌋ · α₀。',
    },
  },
  {
    id: 'staircase-one-step-only',
    fn: 'staircase',
    edits: [
      { was: 'Math.floor(epochNum / timeInterval)', now: 'Math.min(1, Math.floor(epochNum / timeInterval))' },
    ],
    text: {
      en: 'Your staircase has a single step: after timeInterval epochs the factor comes in once and never again. It comes in once for every interval that has passed: α = factor^⌊epochNum / timeInterval⌋ · α₀.',
      zh: '你的阶梯只有一级：过了 timeInterval 个 epoch 只乘一次 factor。每过一个区间都要再乘一次：α = factor^⌊epochNum / timeInterval⌋ · α₀。',
    },
  },
  {
    id: 'manual-one-epoch-late',
    fn: 'manualDecay',
    edits: [
      { was: 'fromEpoch <= epochNum', now: 'fromEpoch < epochNum' },
      [
        { was: '= first.learningRate', now: '' },
        { was: 'fromEpoch <= epochNum', now: 'fromEpoch < epochNum' },
      ],
    ],
    text: {
      en: 'Your rate changes one epoch late: it compares with < where the epoch of the row itself counts. A row holds from its epoch on: fromEpoch ≤ epochNum.',
      zh: '你的学习率晚了一个 epoch 才改变：比较时用了 <，没有包含该行自己的 epoch。每一行从它的 epoch 起生效：fromEpoch ≤ epochNum。',
    },
  },
  {
    id: 'manual-first-row',
    fn: 'manualDecay',
    edits: [{ was: 'rate = learningRate', now: 'return learningRate' }],
    text: {
      en: 'Your search stops at the first row that has begun, which is always the row of epoch 0. Take the last row with fromEpoch ≤ epochNum.',
      zh: '你的查找停在第一个已开始的行，那总是 epoch 0 的那一行。应取满足 fromEpoch ≤ epochNum 的最后一行。',
    },
  },
  {
    id: 'manual-until-for-from',
    fn: 'manualDecay',
    edits: [
      {
        was: 'if (fromEpoch <= epochNum) rate = learningRate',
        now: 'rate = learningRate; if (epochNum <= fromEpoch) return rate',
      },
    ],
    text: {
      en: 'You read fromEpoch as the epoch up to which a row holds. It is the epoch from which it holds: take the last row with fromEpoch ≤ epochNum.',
      zh: '你把 fromEpoch 当成该行生效的截止 epoch。它是起始 epoch：应取满足 fromEpoch ≤ epochNum 的最后一行。',
    },
  },
  {
    id: 'decay-schedule-from-decayed',
    fn: 'decaySchedule',
    edits: [{ was: 'updateLr(learningRate0,', now: 'updateLr(rates.at(-1) ?? learningRate0,' }],
    text: {
      en: 'Your rate decays from the rate of the epoch before, so all decays multiply. Start from α₀ in every epoch: updateLr(learningRate0, epoch, decayRate).',
      zh: '你从上一个 epoch 已经衰减过的学习率继续衰减，各次衰减相乘了。每个 epoch 都应从 α₀ 算起：updateLr(learningRate0, epoch, decayRate)。',
    },
  },
  {
    id: 'decay-schedule-same-factor',
    fn: 'decaySchedule',
    edits: [
      { was: 'updateLr(learningRate0, epoch, decayRate)', now: 'learningRate0 / (1 + decayRate) ** epoch' },
    ],
    text: {
      en: 'Your rate is divided by 1 + decayRate once more in every epoch, which is exponential decay. Take α₀ / (1 + decayRate · epoch) each time.',
      zh: '你在每个 epoch 都再除以一次 1 + decayRate，那是指数衰减。每次都应取 α₀ / (1 + decayRate · epoch)。',
    },
  },
  {
    id: 'decay-schedule-epoch-from-one',
    fn: 'decaySchedule',
    edits: [{ was: 'epoch, decayRate', now: 'epoch + 1, decayRate' }],
    text: {
      en: 'Your list begins with the rate of epoch 1. The epochs are 0 … numEpochs − 1, and the first rate is α₀.',
      zh: '你的列表从 epoch 1 的学习率开始。epoch 为 0 … numEpochs − 1，第一个学习率就是 α₀。',
    },
  },
];

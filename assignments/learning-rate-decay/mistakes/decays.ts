/** Mistakes in the rates that fall with every epoch or mini-batch. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const decayMistakes: readonly MistakeSpec[] = [
  {
    id: 'update-lr-epoch-from-one',
    fn: 'updateLr',
    edits: [{ was: '* epochNum', now: '* (epochNum + 1)' }],
    text: {
      en: 'Your rate is that of the next epoch: epochNum + 1 stands in the formula. Epochs count from 0 here, so the first has the full rate: α = α₀ / (1 + decayRate · epochNum).',
      zh: '你得到的是下一个 epoch 的学习率：公式里用了 epochNum + 1。这里 epoch 从 0 开始计数，第一个 epoch 的学习率就是 α₀：α = α₀ / (1 + decayRate · epochNum)。',
    },
  },
  {
    id: 'update-lr-power',
    fn: 'updateLr',
    edits: [
      { was: 'learningRate0 / (1 + decayRate * epochNum)', now: 'decayRate ** epochNum * learningRate0' },
      { was: '(1 + decayRate * epochNum)', now: '(1 + decayRate) ** epochNum' },
    ],
    text: {
      en: 'You raise decayRate or 1 + decayRate to the power of the epoch, which is exponential decay. Here decayRate multiplies the epoch in the denominator: α = α₀ / (1 + decayRate · epochNum).',
      zh: '你把 decayRate 或 1 + decayRate 取了 epoch 次幂，那是指数衰减。这里 decayRate 在分母中与 epoch 相乘：α = α₀ / (1 + decayRate · epochNum)。',
    },
  },
  {
    id: 'update-lr-missing-parentheses',
    fn: 'updateLr',
    edits: [
      { was: '(1 + decayRate * epochNum)', now: '1 + decayRate * epochNum' },
      { was: '(1 + decayRate * epochNum)', now: '(1 + decayRate) * epochNum' },
    ],
    text: {
      en: 'Parentheses are missing or close too early, so the division comes before decayRate · epochNum is in the denominator. Write learningRate0 / (1 + decayRate * epochNum).',
      zh: '缺少括号，或括号收得太早：decayRate · epochNum 还没进入分母就先做了除法。应写成 learningRate0 / (1 + decayRate * epochNum)。',
    },
  },
  {
    id: 'update-lr-without-one',
    fn: 'updateLr',
    edits: [{ was: '1 + decayRate', now: 'decayRate' }],
    text: {
      en: 'Your denominator is decayRate · epochNum alone, so the rate is infinite in epoch 0. The 1 keeps it at α₀ there: α = α₀ / (1 + decayRate · epochNum).',
      zh: '你的分母只有 decayRate · epochNum，epoch 0 的学习率会是无穷大。分母中的 1 使它在那里等于 α₀：α = α₀ / (1 + decayRate · epochNum)。',
    },
  },
  {
    id: 'update-lr-grows',
    fn: 'updateLr',
    edits: [{ was: 'learningRate0 / (', now: 'learningRate0 * (' }],
    text: {
      en: 'Your rate is multiplied by 1 + decayRate · epochNum and grows. Divide by it: α = α₀ / (1 + decayRate · epochNum).',
      zh: '你把学习率乘以了 1 + decayRate · epochNum，它会增大。应该除以它：α = α₀ / (1 + decayRate · epochNum)。',
    },
  },
  {
    id: 'exponential-product-for-power',
    fn: 'exponentialDecay',
    edits: [{ was: 'base ** epochNum', now: 'base * epochNum' }],
    text: {
      en: 'Your rate is base · epochNum · α₀. The base is raised to the epoch: α = base ** epochNum * learningRate0.',
      zh: '你计算的是 base · epochNum · α₀。应取 base 的 epochNum 次幂：α = base ** epochNum * learningRate0。',
    },
  },
  {
    id: 'exponential-base-ignored',
    fn: 'exponentialDecay',
    edits: [{ was: 'base ** epochNum', now: '0.95 ** epochNum' }],
    text: {
      en: 'Your base is always 0.95, whatever is given. 0.95 is only the default of the argument: α = base^epochNum · α₀.',
      zh: '你的底数总是 0.95，忽略了传入的值。0.95 只是该参数的默认值：α = base^epochNum · α₀。',
    },
  },
  {
    id: 'exponential-epoch-from-one',
    fn: 'exponentialDecay',
    edits: [{ was: '** epochNum', now: '** (epochNum + 1)' }],
    text: {
      en: 'Your rate has one factor too many: it is that of the next epoch. Epochs count from 0 here, and base⁰ = 1 leaves the first at α₀.',
      zh: '你的学习率多乘了一次底数，成了下一个 epoch 的值。这里 epoch 从 0 开始计数，base⁰ = 1，第一个 epoch 的学习率是 α₀。',
    },
  },
  {
    id: 'square-root-missing',
    fn: 'squareRootDecay',
    edits: [{ was: 'Math.sqrt(epochNum)', now: 'epochNum' }],
    text: {
      en: 'Your rate is divided by the epoch itself, which shrinks it far faster. Divide by its root: α = k / √epochNum · α₀.',
      zh: '你直接除以了 epoch，学习率会下降得快得多。应除以它的平方根：α = k / √epochNum · α₀。',
    },
  },
  {
    id: 'square-root-epoch-from-zero',
    fn: 'squareRootDecay',
    edits: [{ was: 'Math.sqrt(epochNum)', now: 'Math.sqrt(epochNum + 1)' }],
    text: {
      en: 'Your root is that of epochNum + 1, as if epochs counted from 0. Under the root they count from 1, so that nothing is divided by 0: α = k / √epochNum · α₀.',
      zh: '你对 epochNum + 1 开方，好像 epoch 从 0 开始计数。在根号下 epoch 从 1 开始，因此不会除以 0：α = k / √epochNum · α₀。',
    },
  },
  {
    id: 'square-root-of-k-too',
    fn: 'squareRootDecay',
    edits: [{ was: '(k / Math.sqrt(epochNum))', now: 'Math.sqrt(k / epochNum)' }],
    text: {
      en: 'Your root covers k as well: √(k / epochNum). Only the epoch stands under the root: α = k / √epochNum · α₀.',
      zh: '你把 k 也放进了根号：√(k / epochNum)。根号里只有 epoch：α = k / √epochNum · α₀。',
    },
  },
  {
    id: 'mini-batch-epoch-for-t',
    fn: 'squareRootDecayByMiniBatch',
    edits: [{ was: 'Math.sqrt(t)', now: 'Math.sqrt(epochNum)' }],
    text: {
      en: 'Your rate uses the epoch where t belongs, so it stays the same for a whole epoch. t numbers the mini-batches of the whole training: t = (epochNum − 1) · miniBatchesPerEpoch + miniBatchNum.',
      zh: '你用 epoch 代替了 t，于是整个 epoch 内学习率不变。t 是整个训练中 mini-batch 的序号：t = (epochNum − 1) · miniBatchesPerEpoch + miniBatchNum。',
    },
  },
  {
    id: 'mini-batch-t-restarts',
    fn: 'squareRootDecayByMiniBatch',
    edits: [{ was: 'Math.sqrt(t)', now: 'Math.sqrt(miniBatchNum)' }],
    text: {
      en: 'Your t starts again in every epoch, and the rate jumps back up. t goes on through all epochs: t = (epochNum − 1) · miniBatchesPerEpoch + miniBatchNum.',
      zh: '你的 t 在每个 epoch 重新开始，学习率又跳了回去。t 应贯穿所有 epoch：t = (epochNum − 1) · miniBatchesPerEpoch + miniBatchNum。',
    },
  },
  {
    id: 'mini-batch-one-epoch-too-many',
    fn: 'squareRootDecayByMiniBatch',
    edits: [{ was: '(epochNum - 1)', now: 'epochNum' }],
    text: {
      en: 'Your t is one epoch too far: epochNum · miniBatchesPerEpoch counts the running epoch as finished. Epochs count from 1 here: t = (epochNum − 1) · miniBatchesPerEpoch + miniBatchNum.',
      zh: '你的 t 多算了一个 epoch：epochNum · miniBatchesPerEpoch 把正在进行的 epoch 也算作已完成。这里 epoch 从 1 开始：t = (epochNum − 1) · miniBatchesPerEpoch + miniBatchNum。',
    },
  },
  {
    id: 'mini-batch-t-from-zero',
    fn: 'squareRootDecayByMiniBatch',
    edits: [{ was: 'Math.sqrt(t)', now: 'Math.sqrt(t - 1)' }],
    text: {
      en: 'Your t counts from 0, so the first mini-batch divides by 0. t counts from 1: t = (epochNum − 1) · miniBatchesPerEpoch + miniBatchNum.',
      zh: '你的 t 从 0 开始，第一个 mini-batch 会除以 0。t 从 1 开始：t = (epochNum − 1) · miniBatchesPerEpoch + miniBatchNum。',
    },
  },
];

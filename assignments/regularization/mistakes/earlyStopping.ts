/** Mistakes in early stopping. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const earlyStoppingMistakes: readonly MistakeSpec[] = [
  {
    id: 'stopping-returns-last-epoch',
    fn: 'earlyStopping',
    edits: [
      { was: 'return {', now: 'epoch = stoppedAt; best = history[epoch]; return {' },
      { was: 'best.parameters', now: 'history[stoppedAt].parameters' },
    ],
    text: {
      en: 'Your function returns the parameters of the epoch at which training stopped. The ones to keep are those of the lowest dev error, `patience` epochs earlier.',
      zh: '你的函数返回的是训练停止那一轮的参数。应保留的是验证误差最小的那一轮的参数，它比停止时早 `patience` 轮。',
    },
  },
  {
    id: 'stopping-watches-train-error',
    fn: 'earlyStopping',
    edits: [{ was: 'candidate.devError < best.devError', now: 'candidate.trainError < best.trainError' }],
    text: {
      en: 'Your function watches the training error, which goes on falling while the network overfits. Watch the dev error: it turns up when overfitting begins.',
      zh: '你的函数监视的是训练误差，而网络过拟合时训练误差仍会下降。应监视验证误差：过拟合开始时它会回升。',
    },
  },
  {
    id: 'stopping-one-epoch-late',
    fn: 'earlyStopping',
    edits: [{ was: 'waited === patience', now: 'waited > patience' }],
    text: {
      en: 'Your function waits one epoch more than `patience`. Training stops at the epoch that is the `patience`-th in a row without a new minimum: stoppedAt − epoch = patience.',
      zh: '你的函数比 `patience` 多等了一轮。连续第 `patience` 轮没有新的最小值时就应停止：stoppedAt − epoch = patience。',
    },
  },
  {
    id: 'stopping-one-epoch-early',
    fn: 'earlyStopping',
    edits: [
      { was: 'waited === patience', now: 'waited >= patience - 1' },
      { was: 'waited === patience', now: 'waited > 0 && waited >= patience - 1' },
    ],
    text: {
      en: 'Your function stops one epoch too soon. Training goes on until `patience` epochs in a row have brought no new minimum: stoppedAt − epoch = patience.',
      zh: '你的函数早停了一轮。应一直训练到连续 `patience` 轮都没有新的最小值：stoppedAt − epoch = patience。',
    },
  },
  {
    id: 'stopping-ties-take-the-later',
    fn: 'earlyStopping',
    edits: [{ was: 'candidate.devError < ', now: 'candidate.devError <= ' }],
    text: {
      en: 'Your function takes an equal dev error for a new minimum and moves on to the later epoch. Only a lower error is a new minimum; a tie keeps the earlier epoch and counts as waiting.',
      zh: '你的函数把相等的验证误差当作新的最小值，取了较晚的一轮。只有更低的误差才是新的最小值；相等时保留较早的一轮，并计入等待。',
    },
  },
  {
    id: 'stopping-compares-with-previous-epoch',
    fn: 'earlyStopping',
    edits: [
      { was: 'best.devError', now: 'history[t - 1].devError' },
      {
        was: 'else waited++',
        now: 'else waited = candidate.devError < history[t - 1].devError ? 0 : waited + 1',
      },
    ],
    text: {
      en: 'Your function counts the epochs whose dev error rose against the epoch before, and starts again when it fell a little. Compare with the lowest error so far: only a new minimum resets the count.',
      zh: '你的函数数的是误差比前一轮上升的轮数，误差略有下降就重新计数。应与目前为止的最小误差比较：只有出现新的最小值才重新计数。',
    },
  },
  {
    id: 'stopping-never-resets',
    fn: 'earlyStopping',
    edits: [{ was: 'waited = 0;', now: '' }],
    text: {
      en: 'Your function never sets its count back, so epochs without progress add up over the whole training. A new minimum starts the count again: only `patience` epochs in a row stop the training.',
      zh: '你的函数从不把计数清零，没有进步的轮数在整个训练中累加。出现新的最小值时应重新计数：只有连续 `patience` 轮没有进步才停止训练。',
    },
  },
  {
    id: 'stopping-looks-at-all-epochs',
    fn: 'earlyStopping',
    edits: [
      { was: 'if (waited === patience) break;', now: '' },
      {
        was: 'return { epoch, stoppedAt, parameters: best.parameters }',
        now: 'const errors = history.map(({ devError }) => devError); const lowest = errors.indexOf(Math.min(...errors)); return { epoch: lowest, stoppedAt, parameters: history[lowest].parameters }',
      },
    ],
    text: {
      en: 'Your function takes the lowest dev error of the whole history. Training has stopped once patience ran out, so later epochs, even better ones, never happen.',
      zh: '你的函数取了整个历史中最小的验证误差。耐心用尽后训练已经停止，之后的轮次即使更好也不会发生。',
    },
  },
];

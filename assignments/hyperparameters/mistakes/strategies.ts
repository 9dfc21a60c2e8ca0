/** Mistakes in picking the best, of points and of runs, and with panda and caviar. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const rightModels = 'models = machines · ⌊hoursAvailable / hoursPerModel⌋, caviar when models ≥ modelsWanted';

export const strategyMistakes: readonly MistakeSpec[] = [
  {
    id: 'best-is-worst',
    fn: 'bestPoint',
    edits: [{ was: '> best.score', now: '< best.score' }],
    text: {
      en: 'The result with the lowest score is returned. A score counts like an accuracy: the higher the better.',
      zh: '返回的是得分最低的结果。得分像准确率一样：越高越好。',
    },
  },
  {
    id: 'best-is-last-of-equals',
    fn: 'bestPoint',
    edits: [{ was: '> best.score', now: '>= best.score' }],
    text: {
      en: 'Of equal scores the last one wins. The first of equals is the best: replace it only when a score is higher (>, not >=).',
      zh: '得分相等时取了最后一个。应取最先出现的：只有更高时才替换（用 > 而不是 >=）。',
    },
  },
  {
    id: 'best-starts-from-zero',
    fn: 'bestPoint',
    edits: [
      { was: 'let best: Result | undefined', now: 'let best = { point: {}, score: 0 }' },
      [
        { was: 'best === undefined || result.score > best.score', now: 'result.score > (best?.score ?? 0)' },
        { was: "throw new RangeError('there is no result with a score')", now: 'return undefined' },
      ],
      [
        { was: 'best === undefined || result.score > best.score', now: 'result.score > (best?.score ?? 0)' },
        { was: "throw new RangeError('there is no result with a score')", now: 'return results[0]' },
      ],
    ],
    text: {
      en: 'The best score is looked for from 0 upwards, so nothing is found when all scores are negative. Start from −Infinity, or from the first score.',
      zh: '最高分从 0 开始找，所有得分为负时什么也找不到。应从 −Infinity 或第一个得分开始。',
    },
  },
  {
    id: 'best-is-not-a-number',
    fn: 'bestPoint',
    edits: [{ was: 'if (Number.isNaN(result.score)) continue;', now: '' }],
    text: {
      en: 'A result with the score NaN (its training diverged) is taken for the best: nothing is greater than NaN, so whoever starts with it stays with it. Leave such results out.',
      zh: '把得分为 NaN（训练发散）的结果当成了最好的：没有什么数比 NaN 大，从它开始就再也换不掉。应跳过这样的结果。',
    },
  },
  {
    id: 'best-not-a-number-replaces',
    fn: 'bestPoint',
    edits: [
      { was: 'Number.isNaN(result.score)) continue', now: '!(result.score <= best?.score)) best = result' },
    ],
    text: {
      en: 'A result with the score NaN (its training diverged) takes the place of the best so far, as with !(score <= best): every comparison with NaN is false. Leave such results out.',
      zh: '得分为 NaN（训练发散）的结果顶替了当前最好的，如 !(score <= best) 那样：与 NaN 的任何比较都为假。应跳过这样的结果。',
    },
  },
  {
    id: 'choose-swapped',
    fn: 'chooseStrategy',
    edits: [{ was: "'caviar' : 'panda'", now: "'panda' : 'caviar'" }],
    text: {
      en: `Panda and caviar are exchanged. Few resources: nurse one model like a panda its cub; plenty: many models at once, like a fish its eggs. ${rightModels}.`,
      zh: `熊猫方式与鱼子酱方式弄反了。资源少时像熊猫一样照看一个模型；资源充足时像鱼产卵一样同时训练许多模型。${rightModels}。`,
    },
  },
  {
    id: 'choose-models-split-over-machines',
    fn: 'chooseStrategy',
    edits: [{ was: 'machines * Math.floor(hoursAvailable', now: 'Math.floor((machines * hoursAvailable)' }],
    text: {
      en: `The hours of all machines are added up before rounding down, so one model would be split over several machines. Round down for each machine: ${rightModels}.`,
      zh: `先把所有机器的时间相加再取整，等于把一个模型拆给几台机器。应对每台机器分别向下取整：${rightModels}。`,
    },
  },
  {
    id: 'choose-unfinished-counted',
    fn: 'chooseStrategy',
    edits: [
      { was: 'Math.floor', now: 'Math.ceil' },
      { was: 'Math.floor', now: '' },
    ],
    text: {
      en: `A model that is not done when the time is over is counted, too, in whole or in part. Round down: ${rightModels}.`,
      zh: `时间到了还没训练完的模型也（全部或部分）算进去了。应向下取整：${rightModels}。`,
    },
  },
  {
    id: 'choose-one-model-a-machine',
    fn: 'chooseStrategy',
    edits: [{ was: 'machines * Math.floor(hoursAvailable / hoursPerModel)', now: 'machines' }],
    text: {
      en: `Only one model for each machine is counted. A machine that is done with one can train the next: ${rightModels}.`,
      zh: `每台机器只算了一个模型。一台机器训练完一个之后还可以训练下一个：${rightModels}。`,
    },
  },
  {
    id: 'choose-just-enough-is-too-few',
    fn: 'chooseStrategy',
    edits: [{ was: '>=', now: '>' }],
    text: {
      en: `Exactly as many models as wanted are taken for too few. Enough is enough: ≥, not >. ${rightModels}.`,
      zh: `模型数恰好等于 modelsWanted 时被当成不够。恰好够也是够：用 ≥ 而不是 >。${rightModels}。`,
    },
  },
  {
    id: 'panda-starts-anew',
    fn: 'pandaTraining',
    edits: [{ was: 'trainOneDay(theta', now: 'trainOneDay(start.theta' }],
    text: {
      en: 'Every day starts again from the first parameters. Panda training goes on with one model: begin each day with the parameters that were kept the evening before.',
      zh: '每天都从最初的参数重新开始。熊猫方式是接着训练同一个模型：每天应从前一晚保留的参数开始。',
    },
  },
  {
    id: 'panda-keeps-worse-model',
    fn: 'pandaTraining',
    edits: [{ was: 'if (kept) (', now: '(' }],
    text: {
      en: 'A model that got worse is kept. After a bad day go back to the model of the evening before, and halve α.',
      zh: '变差的模型也被保留了。糟糕的一天之后应退回前一晚的模型，并把 α 减半。',
    },
  },
  {
    id: 'panda-alpha-wrong-way',
    fn: 'pandaTraining',
    edits: [{ was: 'afterGoodDay : afterBadDay', now: 'afterBadDay : afterGoodDay' }],
    text: {
      en: 'α is halved after a good day and raised after a bad one. A cost that rises means that the steps are too large: α ← 1.2 α after a good day, 0.5 α after a bad one.',
      zh: '好的一天之后 α 减半，糟糕的一天之后反而增大。成本上升说明步子太大：好的一天后 α ← 1.2 α，糟糕的一天后 α ← 0.5 α。',
    },
  },
  {
    id: 'panda-not-a-number-is-progress',
    fn: 'pandaTraining',
    edits: [
      { was: 'evening.cost < cost', now: '!(evening.cost >= cost)' },
      { was: 'evening.cost < cost', now: '!(evening.cost > cost)' },
    ],
    text: {
      en: 'A cost of NaN counts as progress: neither cost > before nor cost >= before is true of NaN. Ask the other way round: a day is good only when cost < before.',
      zh: '成本为 NaN 时被当成进步：对 NaN 来说 cost > before 与 cost >= before 都不成立。应反过来问：只有 cost < before 才算好的一天。',
    },
  },
  {
    id: 'panda-equal-is-progress',
    fn: 'pandaTraining',
    edits: [{ was: 'evening.cost < cost', now: 'evening.cost <= cost' }],
    text: {
      en: 'A cost that stays the same counts as progress. A day is good only when the cost has fallen: <, not <=.',
      zh: '成本不变也被当成进步。只有成本下降才算好的一天：用 < 而不是 <=。',
    },
  },
  {
    id: 'panda-compares-with-start',
    fn: 'pandaTraining',
    edits: [{ was: 'evening.cost < cost', now: 'evening.cost < start.cost' }],
    text: {
      en: 'Every cost is compared with that of the very beginning, so a model that got much worse still looks good. Compare it with the cost that was kept the evening before.',
      zh: '每天的成本都与最初的成本比较，变差很多的模型看起来仍然不错。应与前一晚保留的成本比较。',
    },
  },
  {
    id: 'caviar-unfinished-run',
    fn: 'caviarBest',
    edits: [{ was: 'if (!run.finished) continue;', now: '' }],
    text: {
      en: 'Runs that are not finished compete, too; their error says nothing yet. Only runs with finished = true count.',
      zh: '未完成的运行也参加了比较；它们的误差还说明不了什么。只有 finished = true 的运行才算。',
    },
  },
  {
    id: 'caviar-worst',
    fn: 'caviarBest',
    edits: [{ was: 'run.devError < best', now: 'run.devError > best' }],
    text: {
      en: 'The run with the greatest dev error is returned. An error is not a score: the lower the better.',
      zh: '返回的是开发集误差最大的运行。误差不是得分：越低越好。',
    },
  },
  {
    id: 'caviar-last',
    fn: 'caviarBest',
    edits: [
      { was: 'best === undefined || run.devError < best.devError', now: 'true' },
      { was: 'let best: Run | undefined', now: 'return runs.filter((run) => run.finished).at(-1)' },
    ],
    text: {
      en: 'The last finished run is returned, not the best one. Return the finished run with the lowest dev error.',
      zh: '返回的是最后完成的运行，而不是最好的。应返回已完成的运行中开发集误差最低的。',
    },
  },
  {
    id: 'caviar-last-of-equals',
    fn: 'caviarBest',
    edits: [{ was: 'run.devError < best', now: 'run.devError <= best' }],
    text: {
      en: 'Of equal errors the last run wins. The first of equals is the best: replace it only when an error is lower (<, not <=).',
      zh: '误差相等时取了最后一个。应取最先出现的：只有更低时才替换（用 < 而不是 <=）。',
    },
  },
  {
    id: 'caviar-not-a-number',
    fn: 'caviarBest',
    edits: [{ was: 'if (Number.isNaN(run.devError)) continue;', now: '' }],
    text: {
      en: 'A run with the error NaN (its training diverged) is taken for the best: nothing is less than NaN, so whoever starts with it stays with it. Leave such runs out.',
      zh: '把误差为 NaN（训练发散）的运行当成了最好的：没有什么数比 NaN 小，从它开始就再也换不掉。应跳过这样的运行。',
    },
  },
  {
    id: 'caviar-not-a-number-replaces',
    fn: 'caviarBest',
    edits: [
      { was: 'Number.isNaN(run.devError)) continue', now: '!(run.devError >= best?.devError)) best = run' },
    ],
    text: {
      en: 'A run with the error NaN (its training diverged) takes the place of the best so far, as with !(devError >= best): every comparison with NaN is false. Leave such runs out.',
      zh: '误差为 NaN（训练发散）的运行顶替了当前最好的，如 !(devError >= best) 那样：与 NaN 的任何比较都为假。应跳过这样的运行。',
    },
  },
];

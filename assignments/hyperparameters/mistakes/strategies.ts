/** Mistakes with panda and caviar: the reference with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import {
  caviarBest,
  chooseStrategy,
  type Model,
  type Nursed,
  type Resources,
  type Run,
} from '../../../reference/searchStrategies.ts';

const rightModels = 'models = machines · ⌊hoursAvailable / hoursPerModel⌋, caviar when models ≥ modelsWanted';

/** The rule with another count of models, or another limit. */
const chosenBy =
  (
    modelsOf: (resources: Resources) => number,
    isEnough = (models: number, wanted: number) => models >= wanted,
  ) =>
  (resources: Resources) => {
    const models = modelsOf(resources);
    return { models, strategy: isEnough(models, resources.modelsWanted) ? 'caviar' : 'panda' };
  };

const rightCount = (resources: Resources) => chooseStrategy(resources).models;

const chooseMistakes: readonly MistakeSpec[] = [
  {
    id: 'choose-swapped',
    fn: 'chooseStrategy',
    text: {
      en: `Panda and caviar are exchanged. Few resources: nurse one model like a panda its cub; plenty: many models at once, like a fish its eggs. ${rightModels}.`,
      zh: `熊猫方式与鱼子酱方式弄反了。资源少时像熊猫一样照看一个模型；资源充足时像鱼产卵一样同时训练许多模型。${rightModels}。`,
    },
    wrong: chosenBy(rightCount, (models, wanted) => models < wanted),
  },
  {
    id: 'choose-models-split-over-machines',
    fn: 'chooseStrategy',
    text: {
      en: `The hours of all machines are added up before rounding down, so one model would be split over several machines. Round down for each machine: ${rightModels}.`,
      zh: `先把所有机器的时间相加再取整，等于把一个模型拆给几台机器。应对每台机器分别向下取整：${rightModels}。`,
    },
    wrong: chosenBy(({ machines, hoursAvailable, hoursPerModel }) =>
      Math.floor((machines * hoursAvailable) / hoursPerModel),
    ),
  },
  {
    id: 'choose-unfinished-counted',
    fn: 'chooseStrategy',
    text: {
      en: `A model that is not done when the time is over is counted, too. Round down, not up or to the nearest: ${rightModels}.`,
      zh: `时间到了还没训练完的模型也算进去了。应向下取整，而不是向上取整或四舍五入：${rightModels}。`,
    },
    wrong: chosenBy(
      ({ machines, hoursAvailable, hoursPerModel }) => Math.ceil(hoursAvailable / hoursPerModel) * machines,
    ),
  },
  {
    id: 'choose-one-model-a-machine',
    fn: 'chooseStrategy',
    text: {
      en: `Only one model for each machine is counted. A machine that is done with one can train the next: ${rightModels}.`,
      zh: `每台机器只算了一个模型。一台机器训练完一个之后还可以训练下一个：${rightModels}。`,
    },
    wrong: chosenBy(({ machines }) => machines),
  },
  {
    id: 'choose-just-enough-is-too-few',
    fn: 'chooseStrategy',
    text: {
      en: `Exactly as many models as wanted are taken for too few. Enough is enough: ≥, not >. ${rightModels}.`,
      zh: `模型数恰好等于 modelsWanted 时被当成不够。恰好够也是够：用 ≥ 而不是 >。${rightModels}。`,
    },
    wrong: chosenBy(rightCount, (models, wanted) => models > wanted),
  },
];

/** What happens on a day: what the reference does, unless said otherwise. */
type Slip = {
  readonly begins?: (kept: Model, start: Model) => readonly number[];
  readonly isBetter?: (cost: number, kept: number, start: number) => boolean;
  readonly takesBack?: boolean;
  readonly factors?: readonly [afterGoodDay: number, afterBadDay: number];
};

type TrainOneDay = (theta: readonly number[], alpha: number) => Model;

const nursed =
  ({
    begins = ({ theta }) => theta,
    isBetter = (cost, kept) => cost < kept,
    takesBack = true,
    ...slip
  }: Slip) =>
  (trainOneDay: TrainOneDay, start: Model & { alpha: number }, days: number): Nursed => {
    const [good, bad] = slip.factors ?? [1.2, 0.5];
    let [model, alpha]: [Model, number] = [start, start.alpha];
    const diary: Nursed['diary'] = [];
    for (let day = 1; day <= days; day++) {
      const evening = trainOneDay(begins(model, start), alpha);
      const kept = isBetter(evening.cost, model.cost, start.cost);
      diary.push({ alpha, cost: evening.cost, kept });
      if (kept || !takesBack) model = evening;
      alpha *= kept ? good : bad;
    }
    return { theta: model.theta, cost: model.cost, alpha, diary };
  };

const pandaMistakes: readonly MistakeSpec[] = [
  {
    id: 'panda-starts-anew',
    fn: 'pandaTraining',
    text: {
      en: 'Every day starts again from the first parameters. Panda training goes on with one model: begin each day with the parameters that were kept the evening before.',
      zh: '每天都从最初的参数重新开始。熊猫方式是接着训练同一个模型：每天应从前一晚保留的参数开始。',
    },
    wrong: nursed({ begins: (_kept, start) => start.theta }),
  },
  {
    id: 'panda-keeps-worse-model',
    fn: 'pandaTraining',
    text: {
      en: 'A model that got worse is kept. After a bad day go back to the model of the evening before, and halve α.',
      zh: '变差的模型也被保留了。糟糕的一天之后应退回前一晚的模型，并把 α 减半。',
    },
    wrong: nursed({ takesBack: false }),
  },
  {
    id: 'panda-alpha-wrong-way',
    fn: 'pandaTraining',
    text: {
      en: 'α is halved after a good day and raised after a bad one. A cost that rises means that the steps are too large: α ← 1.2 α after a good day, 0.5 α after a bad one.',
      zh: '好的一天之后 α 减半，糟糕的一天之后反而增大。成本上升说明步子太大：好的一天后 α ← 1.2 α，糟糕的一天后 α ← 0.5 α。',
    },
    wrong: nursed({ factors: [0.5, 1.2] }),
  },
  {
    id: 'panda-not-a-number-is-progress',
    fn: 'pandaTraining',
    text: {
      en: 'A cost of NaN counts as progress: neither cost > before nor cost >= before is true of NaN. Ask the other way round: a day is good only when cost < before.',
      zh: '成本为 NaN 时被当成进步：对 NaN 来说 cost > before 与 cost >= before 都不成立。应反过来问：只有 cost < before 才算好的一天。',
    },
    wrong: nursed({ isBetter: (cost, kept) => !(cost >= kept) }),
  },
  {
    id: 'panda-equal-is-progress',
    fn: 'pandaTraining',
    text: {
      en: 'A cost that stays the same counts as progress. A day is good only when the cost has fallen: <, not <=.',
      zh: '成本不变也被当成进步。只有成本下降才算好的一天：用 < 而不是 <=。',
    },
    wrong: nursed({ isBetter: (cost, kept) => cost <= kept }),
  },
  {
    id: 'panda-compares-with-start',
    fn: 'pandaTraining',
    text: {
      en: 'Every cost is compared with that of the very beginning, so a model that got much worse still looks good. Compare it with the cost that was kept the evening before.',
      zh: '每天的成本都与最初的成本比较，变差很多的模型看起来仍然不错。应与前一晚保留的成本比较。',
    },
    wrong: nursed({ isBetter: (cost, _kept, start) => cost < start }),
  },
];

const done = (runs: readonly Run[]) => runs.filter(({ finished }) => finished);

const caviarMistakes: readonly MistakeSpec[] = [
  {
    id: 'caviar-unfinished-run',
    fn: 'caviarBest',
    text: {
      en: 'Runs that are not finished compete, too; their error says nothing yet. Only runs with finished = true count.',
      zh: '未完成的运行也参加了比较；它们的误差还说明不了什么。只有 finished = true 的运行才算。',
    },
    wrong: (runs: readonly Run[]) => {
      const { hyperparameters } = caviarBest(runs.map((run) => ({ ...run, finished: true })));
      return runs.find((run) => run.hyperparameters === hyperparameters);
    },
  },
  {
    id: 'caviar-worst',
    fn: 'caviarBest',
    text: {
      en: 'The run with the greatest dev error is returned. An error is not a score: the lower the better.',
      zh: '返回的是开发集误差最大的运行。误差不是得分：越低越好。',
    },
    wrong: (runs: readonly Run[]) =>
      done(runs)
        .filter(({ devError }) => !Number.isNaN(devError))
        .reduce((worst, run) => (run.devError > worst.devError ? run : worst)),
  },
  {
    id: 'caviar-last',
    fn: 'caviarBest',
    text: {
      en: 'The last finished run is returned, not the best one. Return the finished run with the lowest dev error.',
      zh: '返回的是最后完成的运行，而不是最好的。应返回已完成的运行中开发集误差最低的。',
    },
    wrong: (runs: readonly Run[]) => done(runs).at(-1),
  },
  {
    id: 'caviar-last-of-equals',
    fn: 'caviarBest',
    text: {
      en: 'Of equal errors the last run wins. The first of equals is the best: replace it only when an error is lower (<, not <=).',
      zh: '误差相等时取了最后一个。应取最先出现的：只有更低时才替换（用 < 而不是 <=）。',
    },
    wrong: (runs: readonly Run[]) => caviarBest(runs.toReversed()),
  },
  {
    id: 'caviar-not-a-number',
    fn: 'caviarBest',
    text: {
      en: 'A run with the error NaN (its training diverged) is taken for the best: nothing is less than NaN, so whoever starts with it stays with it. Leave such runs out.',
      zh: '把误差为 NaN（训练发散）的运行当成了最好的：没有什么数比 NaN 小，从它开始就再也换不掉。应跳过这样的运行。',
    },
    wrong: (runs: readonly Run[]) =>
      done(runs).reduce((best, run) => (run.devError < best.devError ? run : best)),
  },
  {
    id: 'caviar-not-a-number-replaces',
    fn: 'caviarBest',
    text: {
      en: 'A run with the error NaN (its training diverged) takes the place of the best so far, as with !(devError >= best): every comparison with NaN is false. Leave such runs out.',
      zh: '误差为 NaN（训练发散）的运行顶替了当前最好的，如 !(devError >= best) 那样：与 NaN 的任何比较都为假。应跳过这样的运行。',
    },
    wrong: (runs: readonly Run[]) =>
      done(runs).reduce((best, run) => (run.devError >= best.devError ? best : run)),
  },
];

export const strategyMistakes: readonly MistakeSpec[] = [
  ...chooseMistakes,
  ...pandaMistakes,
  ...caviarMistakes,
];

/** Checks of panda and caviar. */
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CaseArguments, type CheckSpec, probe } from '../../../grader/plan/spec.ts';
import type { Run } from '../../../reference/searchStrategies.ts';
import { text } from './statistics.ts';

/** Machines on which one model would be left over: the last hours of each are too few for another. */
function resourcesCase(draw: Draw, extraModels: number): CaseArguments {
  const [machines, hoursPerModel, each] = [draw.integer(3, 6), draw.integer(8, 12), draw.integer(2, 4)];
  const hoursAvailable = hoursPerModel * each + Math.ceil(0.6 * hoursPerModel);
  const modelsWanted = machines * each + extraModels;
  return [{ machines, hoursAvailable, hoursPerModel, modelsWanted }];
}

const chooseCheck: CheckSpec = {
  id: 'choose-strategy',
  fn: 'chooseStrategy',
  title: text('Panda or caviar: what the resources allow', '熊猫还是鱼子酱：由资源决定'),
  lesson: '3.3',
  points: 4,
  cases: [
    (draw) => resourcesCase(draw, 0),
    (draw) => resourcesCase(draw, 1),
    (draw) => resourcesCase(draw, -2),
    () => [{ machines: 1, hoursAvailable: 340, hoursPerModel: 200, modelsWanted: 2 }],
    () => [{ machines: 3, hoursAvailable: 5, hoursPerModel: 8, modelsWanted: 1 }],
    () => [{ machines: 1, hoursAvailable: 9, hoursPerModel: 3, modelsWanted: 3 }],
    () => [{ machines: 16, hoursAvailable: 24, hoursPerModel: 48, modelsWanted: 4 }],
  ],
};

/** A start in the valley with a learning rate that is soon too large. */
function valleyStart(draw: Draw): object {
  const [x, y] = [draw.uniform(2, 4), draw.uniform(1, 2)];
  return { theta: [x, y], cost: (x * x + 20 * y * y) / 2, alpha: draw.uniform(0.085, 0.09) };
}

/** With α = 1 the first step goes to the minimum. */
function landingStart(draw: Draw): object {
  const x = -draw.integer(2, 4);
  return { theta: [x, 0], cost: (x * x) / 2, alpha: 1 };
}

function breakingStart(draw: Draw): object {
  const x = draw.uniform(2, 4);
  return { theta: [x], cost: (x * x) / 2, alpha: draw.uniform(0.36, 0.4) };
}

const pandaCheck: CheckSpec = {
  id: 'panda-training',
  fn: 'pandaTraining',
  title: text('Panda: one model, watched day by day', '熊猫方式：逐日照看一个模型'),
  lesson: '3.3',
  points: 5,
  cases: [
    (draw) => [probe('valleyDay'), valleyStart(draw), 7],
    (draw) => [probe('valleyDay'), valleyStart(draw), 1],
    // The first evening reaches a cost of 0, which cannot fall any more.
    (draw) => [probe('valleyDay'), landingStart(draw), 3],
    (draw) => [probe('breakingDay'), breakingStart(draw), 5],
    (draw) => [probe('valleyDay'), { theta: [0, 0], cost: 0, alpha: draw.uniform(0.01, 0.1) }, 2],
  ],
};

/** Runs from whether they are finished and their error in percent, with random hyperparameters. */
function runsOf(draw: Draw, marks: readonly (readonly [boolean, number])[]): Run[] {
  return marks.map(([finished, devError]) => ({
    hyperparameters: { alpha: draw.integer(10, 999) / 1e4, layers: draw.integer(2, 9) },
    devError: Math.round(100 * devError) / 100,
    finished,
  }));
}

const caviarCheck: CheckSpec = {
  id: 'caviar-best',
  fn: 'caviarBest',
  title: text('Caviar: the best of the finished runs', '鱼子酱方式：已完成的运行中最好的'),
  lesson: '3.3',
  points: 2,
  cases: [
    (draw) => [
      runsOf(draw, [
        [true, 21],
        [false, 5],
        [true, draw.uniform(10, 15)],
        [true, draw.uniform(30, 40)],
        [false, 60],
      ]),
    ],
    (draw) => [
      runsOf(draw, [
        [false, 30],
        [true, 40],
        [true, 12],
        [true, 12],
        [false, 12],
      ]),
    ],
    (draw) => [
      runsOf(draw, [
        [true, Number.NaN],
        [true, draw.uniform(30, 40)],
        [true, 20],
        [true, Number.NaN],
        [true, draw.uniform(30, 40)],
      ]),
    ],
    (draw) => [
      runsOf(draw, [
        [true, draw.uniform(30, 40)],
        [true, 20],
        [true, Number.NaN],
      ]),
    ],
    (draw) => [
      runsOf(draw, [
        [true, 20],
        [false, 0],
        [true, 0],
        [true, 0],
        [true, Number.NaN],
      ]),
    ],
    (draw) => [runsOf(draw, [[true, 0]])],
  ],
};

export const strategyChecks: readonly CheckSpec[] = [chooseCheck, pandaCheck, caviarCheck];

/** Checks of training plain and residual networks, step by step and by depth. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import { entry, type Matrix, type Vector } from '../../../reference/matrix.ts';
import type { Parameters } from '../../../reference/propagation.ts';
import { trainDeepNetwork, trainingCostsByDepth } from '../../../reference/residualDepth.ts';
import { type DataSet, drawChain } from './chains.ts';
import { livelyNetwork, type Network } from './depth.ts';
import { componentsOf, drawActivations, drawNetwork, inEighths } from './inputs.ts';

/**
 * A network that learns in every step, of a target that its last relu can reach. With shortcuts, an error passes by a shut
 * unit of the last block's first layer, so that a shortcut which is shut with it shows.
 */
function trainingCase(draw: Draw, skip: boolean): CaseArguments {
  const training = { skip, learningRate: 0.125, numIterations: 2 };
  const learns = ({ X, Y, parameters, AL, caches }: Network & { Y: Matrix }) => {
    if (skip && !passesByShut(caches, AL, Y)) return false;
    const { costs } = trainDeepNetwork(X, Y, parameters, training);
    return costs.every((cost, k) => k === 0 || cost < (costs[k - 1] ?? 0) - 1e-3);
  };
  const set = draw.until(learns, () => {
    const network = livelyNetwork(draw, { n: 2, L: 4, m: 3 }, skip);
    return { ...network, Y: drawActivations(draw, { n: 2, m: 3 }) };
  });
  const { X, parameters, Y } = set;
  return [{ X, parameters, Y }, training];
}

function passesByShut(caches: Network['caches'], AL: Matrix, Y: Matrix): boolean {
  const last = caches.at(-1);
  const passes = (i: number, j: number) =>
    Math.min(entry(AL, i, j), last ? entry(last.X, i, j) : 0, Math.abs(entry(AL, i, j) - entry(Y, i, j))) >
    0.05;
  return last?.Z1.some((row, i) => row.some((z, j) => z < 0 && passes(i, j))) ?? false;
}

/** The lesson's picture: trained alike, the deepest plain network is left with more error than the shallowest one. */
function depthCase(draw: Draw): CaseArguments {
  const sizes = { n: 2, L: 6, m: 3 };
  const training = { learningRate: 0.05, numIterations: 5 };
  return draw.until(
    (args) => {
      const set = args as [Matrix, Matrix, Parameters, typeof training];
      const { plain, residual } = trainingCostsByDepth(...set);
      const [shallowest = 0, deepest = 0] = [plain[0], plain.at(-1)];
      if (deepest <= shallowest || (residual.at(-1) ?? 0) >= deepest / 2) return false;
      const before = trainingCostsByDepth(set[0], set[1], set[2], { ...training, numIterations: 0 });
      const learns = (costs: Vector, starts: Vector) =>
        costs.every((cost, k) => cost < 0.99 * (starts[k] ?? 0));
      return learns(plain, before.plain) && learns(residual, before.residual);
    },
    () => {
      const X = drawActivations(draw, sizes);
      const Y = inEighths(X.map((row) => row.map((x) => 1.3 * x + 0.1)));
      return [X, Y, drawNetwork(draw, sizes, 0.4), training];
    },
  );
}

/** One block whose steps are too long with the shortcut: the last cost is not the least one. */
function overshootingCase(draw: Draw): CaseArguments {
  const sizes = { n: 2, L: 2, m: 2 };
  const training = { learningRate: 0.75, numIterations: 3 };
  const isTelling = ([X, Y, parameters]: DataSet) => {
    const [plain = [], residual = []] = [false, true].map(
      (skip) => trainDeepNetwork(X, Y, parameters, { ...training, skip }).costs,
    );
    return hasMoved(plain) && hasMoved(residual) && Math.min(...residual) < 0.9 * (residual.at(-1) ?? 0);
  };
  const set = draw.until<DataSet>(isTelling, () => {
    const X = drawActivations(draw, sizes);
    const Y = inEighths(X.map((row) => row.map((x) => 1.3 * x + 0.1)));
    return [X, Y, drawNetwork(draw, sizes)];
  });
  return [...set, training];
}

/** Whether the last cost is another than the first, and no huge one. */
function hasMoved(costs: Vector): boolean {
  const [first = 0, last = 0] = [costs[0], costs.at(-1)];
  return Math.abs(last / first - 1) > 0.05 && last < 10;
}

/** One block and one example, before any training. */
function untrainedCase(draw: Draw): CaseArguments {
  const sizes = { n: 2, L: 2, m: 1 };
  const [X, Y] = [drawActivations(draw, sizes), drawActivations(draw, sizes)];
  return [X, Y, drawNetwork(draw, sizes), { learningRate: 0.125, numIterations: 0 }];
}

/** One block and one example, with an update. */
function shallowTrainingCase(draw: Draw): CaseArguments {
  const { X, parameters } = livelyNetwork(draw, { n: 2, L: 2, m: 1 }, true);
  const Y = X.map((row) => row.map((x) => x + 1));
  return [
    { X, Y, parameters },
    { skip: true, learningRate: 0.125, numIterations: 1 },
  ];
}

/** Training through ten layers; the arguments of trainingCostsByDepth. */
const deepTraining = { learningRate: 2 ** -6, numIterations: 1 };

function deepTrainingCase(draw: Draw): CaseArguments {
  const [X, Y, parameters] = drawChain(draw, { L: 10, largest: 4 });
  return [
    { X, Y, parameters },
    { skip: true, ...deepTraining },
  ];
}

export const trainingChecks: readonly CheckSpec[] = [
  {
    id: 'train-deep-network',
    fn: 'trainDeepNetwork',
    title: {
      en: 'Training with and without skip connections, every step',
      zh: '有、无跳跃连接的训练，逐步核对',
    },
    lesson: 'C4 2.3',
    points: 5,
    driver: 'followTraining',
    restsOn: ['deepForward', 'deepBackward', 'residualBlock', 'residualBlockBackward'],
    cases: [
      (draw) => trainingCase(draw, true),
      (draw) => trainingCase(draw, false),
      shallowTrainingCase,
      deepTrainingCase,
    ],
    judging: {
      kind: 'trajectory',
      tolerance: { relative: 1e-7, absolute: 1e-9 },
      components: ([set]) => componentsOf((set as { parameters: Parameters }).parameters),
    },
  },
  {
    id: 'training-costs-by-depth',
    fn: 'trainingCostsByDepth',
    title: {
      en: 'Training error against depth, plain and residual',
      zh: '训练误差随深度的变化：普通网络与残差网络',
    },
    lesson: 'C4 2.3',
    points: 4,
    restsOn: ['trainDeepNetwork', 'deepForward', 'deepBackward', 'residualBlock', 'residualBlockBackward'],
    cases: [
      depthCase,
      overshootingCase,
      untrainedCase,
      (draw) => [...drawChain(draw, { L: 10, largest: 4 }), deepTraining],
    ],
  },
];

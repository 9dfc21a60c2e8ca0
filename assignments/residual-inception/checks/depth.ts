/** Checks of plain against residual networks: forward, back, gradients at the input, training. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import type { Matrix, Vector } from '../../../reference/matrix.ts';
import type { Parameters } from '../../../reference/propagation.ts';
import type { BlockCache } from '../../../reference/residual.ts';
import {
  deepForward,
  gradientNormsByDepth,
  trainDeepNetwork,
  trainingCostsByDepth,
} from '../../../reference/residualDepth.ts';
import { drawGradient } from './blocks.ts';
import { componentsOf, drawNetwork, inEighths } from './inputs.ts';

type Sizes = { readonly n: number; readonly L: number; readonly m: number };

type Network = {
  readonly X: Matrix;
  readonly parameters: Parameters;
  readonly AL: Matrix;
  readonly caches: readonly BlockCache[];
};

/** Inputs that are activations: not negative. */
const drawActivations = (draw: Draw, { n, m }: Sizes): Matrix =>
  inEighths(draw.matrix(n, m).map((row) => row.map((x) => Math.abs(x) + 0.1)));

/** A network in which the signal gets through every layer, some Z2 is negative, and no relu is within 0.02 of its kink. */
function livelyNetwork(draw: Draw, sizes: Sizes, skip: boolean): Network {
  const isLively = ({ caches }: Network) => caches.every((cache) => isOpen(cache, skip));
  return draw.until(isLively, () => {
    const [X, parameters] = [drawActivations(draw, sizes), drawNetwork(draw, sizes)];
    return { X, parameters, ...deepForward(X, parameters, skip) };
  });
}

function isOpen({ X, Z1, A1, Z2, A2 }: BlockCache, skip: boolean): boolean {
  const sums = Z2.flatMap((row, i) => row.map((z, j) => (skip ? z + (X[i]?.[j] ?? 0) : z)));
  const isOn = (A: Matrix) => A.flat().some((a) => a > 0);
  const isClear = [...Z1.flat(), ...sums].every((value) => Math.abs(value) > 0.02);
  return isClear && isOn(A1) && isOn(A2) && Z2.flat().some((z) => z < 0);
}

function forwardCase(draw: Draw, sizes: Sizes, skip: boolean): CaseArguments {
  const { X, parameters } = livelyNetwork(draw, sizes, skip);
  return [X, parameters, skip];
}

function backwardCase(draw: Draw, sizes: Sizes, skip: boolean): CaseArguments {
  const { AL, caches } = livelyNetwork(draw, sizes, skip);
  return [drawGradient(draw, AL), caches, skip];
}

function probeCase(draw: Draw): CaseArguments {
  const { X, parameters, AL } = livelyNetwork(draw, { n: 2, L: 4, m: 2 }, true);
  return [{ X, parameters, C: drawGradient(draw, AL) }, true];
}

/** Six layers through which some gradient still comes without shortcuts. */
function normsCase(draw: Draw, n: number): CaseArguments {
  const sizes = { n, L: 6, m: 2 };
  return draw.until(
    (args) => {
      const { plain, residual } = gradientNormsByDepth(...(args as [Matrix, Matrix, Parameters]));
      return [...plain, ...residual].every((norm) => norm > 0.01 && Math.abs(norm - 1) > 0.01);
    },
    () => {
      const X = drawActivations(draw, sizes);
      return [X, drawGradient(draw, X), drawNetwork(draw, sizes)];
    },
  );
}

/** A network that learns in every step, of a target that its last relu can reach. */
function trainingCase(draw: Draw, skip: boolean): CaseArguments {
  const training = { skip, learningRate: 0.125, numIterations: 2 };
  const learns = ({ X, Y, parameters }: { X: Matrix; Y: Matrix; parameters: Parameters }) => {
    const { costs } = trainDeepNetwork(X, Y, parameters, training);
    return costs.every((cost, k) => k === 0 || cost < (costs[k - 1] ?? 0) - 1e-3);
  };
  const set = draw.until(learns, () => {
    const { X, parameters } = livelyNetwork(draw, { n: 2, L: 4, m: 3 }, skip);
    return { X, parameters, Y: drawActivations(draw, { n: 2, L: 4, m: 3 }) };
  });
  return [set, training];
}

/** The lesson's picture: trained alike, the deepest plain network is left with more error than the shallowest one. */
function depthCase(draw: Draw): CaseArguments {
  const sizes = { n: 2, L: 6, m: 3 };
  const training = { learningRate: 0.05, numIterations: 5 };
  return draw.until(
    (args) => {
      const set = args as [Matrix, Matrix, Parameters, typeof training];
      const { plain, residual } = trainingCostsByDepth(...set);
      const before = trainingCostsByDepth(set[0], set[1], set[2], { ...training, numIterations: 0 });
      const learns = (costs: Vector, starts: Vector) =>
        costs.every((cost, k) => cost < 0.99 * (starts[k] ?? 0));
      return (
        (plain.at(-1) ?? 0) > (plain[0] ?? 0) &&
        (residual.at(-1) ?? 0) < (plain.at(-1) ?? 0) / 2 &&
        learns(plain, before.plain) &&
        learns(residual, before.residual)
      );
    },
    () => {
      const X = drawActivations(draw, sizes);
      const Y = inEighths(X.map((row) => row.map((x) => 1.3 * x + 0.1)));
      return [X, Y, drawNetwork(draw, sizes, 0.4), training];
    },
  );
}

type DataSet = readonly [X: Matrix, Y: Matrix, parameters: Parameters];

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

const small: Sizes = { n: 2, L: 4, m: 2 };

export const depthChecks: readonly CheckSpec[] = [
  {
    id: 'deep-forward',
    fn: 'deepForward',
    title: {
      en: 'A deep network with skip connections, and the same layers without',
      zh: '带跳跃连接的深层网络，以及去掉跳跃连接的同一网络',
    },
    lesson: 'C4 2.3',
    points: 6,
    restsOn: ['residualBlock'],
    cases: [(draw) => forwardCase(draw, small, true), (draw) => forwardCase(draw, small, false)],
  },
  {
    id: 'deep-backward',
    fn: 'deepBackward',
    title: {
      en: 'Backward through all blocks, from the last to the first',
      zh: '从最后一块到第一块的反向传播',
    },
    lesson: 'C4 2.3',
    points: 6,
    restsOn: ['residualBlockBackward'],
    cases: [(draw) => backwardCase(draw, small, true), (draw) => backwardCase(draw, small, false)],
  },
  {
    id: 'deep-gradient-check',
    fn: 'deepBackward',
    title: { en: 'Gradient check of your deep residual network', zh: '你的深层残差网络的梯度检验' },
    lesson: 'C4 2.3',
    points: 3,
    driver: 'probeDeepNetwork',
    uses: ['deepBackward', 'deepForward'],
    restsOn: ['deepForward', 'residualBlock', 'residualBlockBackward'],
    cases: [probeCase],
    judging: {
      kind: 'gradient',
      epsilons: [1e-3],
      components: ([set]) => {
        const { X, parameters } = set as { X: Matrix; parameters: Parameters };
        return componentsOf({ X, ...parameters });
      },
    },
    blindTo: { 'deep-backward-always-skips': 'this network has skip connections' },
  },
  {
    id: 'gradient-norms',
    fn: 'gradientNormsByDepth',
    title: { en: 'How much of a gradient reaches the input, by depth', zh: '不同深度下传到输入端的梯度大小' },
    lesson: 'C4 2.3',
    points: 4,
    restsOn: ['deepForward', 'deepBackward', 'residualBlock', 'residualBlockBackward'],
    cases: [(draw) => normsCase(draw, 3), (draw) => normsCase(draw, 2)],
  },
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
    cases: [(draw) => trainingCase(draw, true), (draw) => trainingCase(draw, false)],
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
    cases: [depthCase, overshootingCase],
  },
];

/** Checks of plain against residual networks: forward, back, gradients at the input. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import type { Matrix } from '../../../reference/matrix.ts';
import type { Parameters } from '../../../reference/propagation.ts';
import type { BlockCache } from '../../../reference/residual.ts';
import { deepForward, gradientNormsByDepth } from '../../../reference/residualDepth.ts';
import { drawGradient } from './blocks.ts';
import { drawChain, drawChainGradient } from './chains.ts';
import { componentsOf, drawActivations, drawNetwork, hasShutFirst } from './inputs.ts';

type Sizes = { readonly n: number; readonly L: number; readonly m: number };

export type Network = {
  readonly X: Matrix;
  readonly parameters: Parameters;
  readonly AL: Matrix;
  readonly caches: readonly BlockCache[];
};

/**
 * A network in which the signal gets through every layer, some Z2 is negative, and no relu is within 0.02 of its kink. In
 * the last block some unit is shut, and some shortcut passes by a shut unit of the first layer.
 */
export function livelyNetwork(draw: Draw, sizes: Sizes, skip: boolean): Network {
  const isLast = (cache: BlockCache) => cache.A2.flat().includes(0) && (!skip || hasShutFirst(cache));
  const isLively = ({ caches }: Network) =>
    caches.every((cache) => isOpen(cache, skip)) && caches.slice(-1).every(isLast);
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

function deepNormsCase(draw: Draw): CaseArguments {
  const [X, , parameters] = drawChain(draw, { L: 10, largest: 9 });
  return [X, drawChainGradient(draw), parameters];
}

/** One block and one example. */
function shallowNormsCase(draw: Draw): CaseArguments {
  const [X, Y, parameters] = drawChain(draw, { L: 2, largest: 9 });
  return [X.map((row) => row.slice(-1)), Y.map((row) => row.slice(0, 1)), parameters];
}

function deepBackwardCase(draw: Draw, skip: boolean): CaseArguments {
  const [X, , parameters] = drawChain(draw, { L: 10, largest: 9 });
  return [drawChainGradient(draw), deepForward(X, parameters, skip).caches, skip];
}

const small: Sizes = { n: 2, L: 4, m: 2 };
const shallow: Sizes = { n: 2, L: 2, m: 1 };

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
    cases: [
      (draw) => forwardCase(draw, small, true),
      (draw) => forwardCase(draw, small, false),
      (draw) => forwardCase(draw, shallow, true),
      (draw) => {
        const [X, , parameters] = drawChain(draw, { L: 10, largest: 9 });
        return [X, parameters, true];
      },
    ],
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
    cases: [
      (draw) => backwardCase(draw, small, true),
      (draw) => backwardCase(draw, small, false),
      (draw) => backwardCase(draw, shallow, true),
      (draw) => deepBackwardCase(draw, true),
    ],
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
    cases: [(draw) => normsCase(draw, 3), (draw) => normsCase(draw, 2), deepNormsCase, shallowNormsCase],
  },
];

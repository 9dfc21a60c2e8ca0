/** Checks of the passes through a network that ends in softmax. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import type { Parameters } from '../../../reference/propagation.ts';
import {
  componentsOf,
  deepNetwork,
  kinkedNetwork,
  livelyNetwork,
  type Network,
  smoothNetwork,
} from './inputs.ts';

const forwardCase = ({ X, parameters }: Network): CaseArguments => [X, parameters];
const backwardCase = ({ X, Y, cache }: Network): CaseArguments => [X, Y, cache];

/** No true class is so unlikely that a 1e-8 beside its ŷ in somebody's cost would show in the slope of it. */
function probeCase(draw: Draw): CaseArguments {
  const isUnsure = ({ AL, Y }: Network) =>
    AL.every((row, j) => row.every((yHat, i) => Y[j]?.[i] === 0 || yHat > 0.15));
  const { X, Y, parameters } = draw.until(isUnsure, () => smoothNetwork(draw, [2, 2, 3], 4));
  return [X, Y, parameters];
}

export const networkChecks: readonly CheckSpec[] = [
  {
    id: 'forward',
    fn: 'forwardPropagation',
    title: { en: 'Forward pass with a softmax layer at the end', zh: '以 softmax 层结尾的前向传播' },
    lesson: '3.8',
    points: 8,
    restsOn: ['softmax'],
    cases: [
      (draw) => forwardCase(kinkedNetwork(draw, [2, 2, 3], 2)),
      (draw) => forwardCase(livelyNetwork(draw, [2, 3], 1)),
      (draw) => forwardCase(livelyNetwork(draw, [1, 2, 2, 3], 2)),
      (draw) => forwardCase(deepNetwork(draw, 1)),
    ],
  },
  {
    id: 'backward',
    fn: 'backwardPropagation',
    title: { en: 'Backward pass from softmax to the first layer', zh: '从 softmax 到第一层的反向传播' },
    lesson: '3.9',
    points: 9,
    restsOn: ['softmaxBackward'],
    cases: [
      (draw) => backwardCase(kinkedNetwork(draw, [2, 2, 4], 3)),
      (draw) => backwardCase(livelyNetwork(draw, [2, 3], 1)),
      (draw) => backwardCase(livelyNetwork(draw, [1, 2, 2, 3], 3)),
      (draw) => backwardCase(deepNetwork(draw, 1)),
    ],
  },
  {
    id: 'network-gradient-check',
    fn: 'backwardPropagation',
    title: {
      en: 'Gradient check: your backward pass against your cost',
      zh: '梯度检验：你的反向传播与你的成本对照',
    },
    lesson: '3.9',
    points: 6,
    driver: 'probeNetwork',
    uses: ['backwardPropagation', 'forwardPropagation', 'computeCost'],
    restsOn: ['softmaxBackward', 'forwardPropagation', 'computeCost'],
    cases: [probeCase],
    judging: {
      kind: 'gradient',
      epsilons: [1e-4, 1e-5],
      components: (args) => componentsOf(args[2] as Parameters),
    },
    blindTo: {
      'backward-db-per-example':
        'a gradient is compared number by number, so the driver refuses another shape',
      'backward-relu-forgotten-below': 'the network has one hidden layer',
      'backward-relu-at-zero': 'differences mean nothing at the kink, so no Z is 0',
    },
  },
];

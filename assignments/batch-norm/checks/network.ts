/** Checks of batch normalization inside a network: parameters, forward, backward, update, training. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import {
  backwardPropagationWithBatchNorm,
  forwardPropagationWithBatchNorm,
  updateParametersWithBatchNorm,
} from '../../../reference/batchNormNetwork.ts';
import { shapeOf } from '../../../reference/matrix.ts';
import { depthOf, matrixOf, type Parameters } from '../../../reference/propagation.ts';
import { deepSizes, drawDeepNetwork, drawKinkedNetwork, drawSingleNetwork } from './edgeNetworks.ts';
import {
  drawBeta,
  drawMatrix,
  drawNetwork,
  drawParameters,
  drawSmoothNetwork,
  type Network,
  networkComponents,
} from './inputs.ts';
import { ladder } from './layer.ts';

/** Arguments (parameters) of a plain network. */
function plainCase(draw: Draw, layerSizes: readonly number[]): CaseArguments {
  const parameters: Parameters = {};
  for (const [index, units] of layerSizes.slice(1).entries()) {
    parameters[`W${index + 1}`] = drawMatrix(draw, units, layerSizes[index] ?? 1);
    parameters[`b${index + 1}`] = drawBeta(draw, units);
  }
  return [parameters];
}

/** Arguments (X, parameters, epsilon). */
const forwardCase = ({ X, parameters }: Network, epsilon: number): CaseArguments => [X, parameters, epsilon];

/** Arguments (X, Y, cache). */
const backwardCase = ({ X, Y, cache }: Network): CaseArguments => [X, Y, cache];

/** Arguments ({ X, Y, parameters }, epsilon). */
function probeCase(draw: Draw): CaseArguments {
  const epsilon = 0.1;
  const { X, Y, parameters } = drawSmoothNetwork(draw, { layerSizes: [2, 2, 1], m: 4, epsilon });
  return [{ X, Y, parameters }, epsilon];
}

/** Arguments (parameters, grads, learningRate). */
function updateCase(draw: Draw, layerSizes: readonly number[], learningRate: number): CaseArguments {
  const parameters = drawParameters(draw, layerSizes);
  const grads = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => {
      if (!name.startsWith('W')) return [`d${name}`, drawMatrix(draw, 1, value.length)[0] ?? []];
      return [`d${name}`, drawMatrix(draw, ...shapeOf(matrixOf(parameters, name)))];
    }),
  );
  return [parameters, grads, learningRate];
}

const training = { epsilon: 0.1, learningRate: 0.1, steps: 8 } as const;

/** The driver writes down ten digits. */
const trainingTolerance = { relative: 1e-8, absolute: 1e-9 };

/** How near to relu's kink a Z̃ may come on the way: far beyond any rounding. */
const kinkDistance = 1e-5;

/**
 * Arguments ({ X, Y, parameters }, epsilon, learningRate, steps) of a training that never meets a kink; relu before the
 * normalization would change some Z.
 */
function trainingCase(draw: Draw): CaseArguments {
  const { epsilon, learningRate, steps } = training;
  const size = { layerSizes: [1, 2, 1], m: 5, epsilon };
  const isTelling = (network: Network) =>
    matrixOf(network.cache as Parameters, 'Z1')
      .flat()
      .some((z) => z < -0.1) && staysSmooth(network);
  const { X, Y, parameters } = draw.until(isTelling, () => drawSmoothNetwork(draw, size));
  return [{ X, Y, parameters }, epsilon, learningRate, steps];
}

function staysSmooth({ X, Y, parameters }: Network): boolean {
  let current = parameters;
  for (let step = 0; step < training.steps; step++) {
    const { cache } = forwardPropagationWithBatchNorm(X, current, training.epsilon);
    const layers = Array.from({ length: depthOf(parameters) - 1 }, (_, index) => `ZTilde${index + 1}`);
    const ZTilde = layers.flatMap((name) => matrixOf(cache as Parameters, name).flat());
    if (ZTilde.some((z) => Math.abs(z) < kinkDistance)) return false;
    const grads = backwardPropagationWithBatchNorm(X, Y, cache);
    current = updateParametersWithBatchNorm(current, grads, training.learningRate);
  }
  return true;
}

const componentsOfNetwork = ([given]: CaseArguments) =>
  networkComponents((given as { parameters: Parameters }).parameters);

export const networkChecks: readonly CheckSpec[] = [
  {
    id: 'initialize-batch-norm',
    fn: 'initializeBatchNorm',
    title: { en: 'Parameters: γ = 1, β = 0, no b in hidden layers', zh: '参数：γ = 1、β = 0，隐藏层没有 b' },
    lesson: '3.5',
    points: 4,
    driver: 'describeInitialization',
    cases: [
      (draw) => plainCase(draw, [3, 2, 1, 1]),
      (draw) => plainCase(draw, [1, 2, 1]),
      (draw) => plainCase(draw, deepSizes),
    ],
  },
  {
    id: 'network-forward',
    fn: 'forwardPropagationWithBatchNorm',
    title: {
      en: 'Forward pass: batch normalization before the activation, without b',
      zh: '前向传播：在激活之前归一化，不用 b',
    },
    lesson: '3.5',
    points: 9,
    restsOn: ['batchNormForward'],
    cases: [
      (draw) => forwardCase(drawNetwork(draw, { layerSizes: [2, 2, 1, 1], m: 3, epsilon: 0.1 }), 0.1),
      (draw) => forwardCase(drawSingleNetwork(draw, [1, 2, 1], 0.05), 0.05),
      (draw) => forwardCase(drawDeepNetwork(draw, 2, 0.1), 0.1),
    ],
  },
  {
    id: 'network-backward',
    fn: 'backwardPropagationWithBatchNorm',
    title: { en: 'Backward pass through the whole network', zh: '整个网络的反向传播' },
    lesson: '3.5',
    points: 9,
    restsOn: ['batchNormBackward'],
    cases: [
      (draw) => backwardCase(drawNetwork(draw, { layerSizes: [2, 2, 2, 1], m: 3, epsilon: 0.1 })),
      (draw) => backwardCase(drawKinkedNetwork(draw, 0.05)),
      (draw) => backwardCase(drawSingleNetwork(draw, [1, 1, 1], 0.1)),
      (draw) => backwardCase(drawDeepNetwork(draw, 2, 0.1)),
    ],
  },
  {
    id: 'network-gradient-check',
    fn: 'backwardPropagationWithBatchNorm',
    title: {
      en: 'Gradient check of the network against your forward pass',
      zh: '网络的梯度检验：与你的前向传播对照',
    },
    lesson: '3.5',
    points: 5,
    driver: 'probeNetwork',
    uses: ['backwardPropagationWithBatchNorm', 'forwardPropagationWithBatchNorm'],
    restsOn: ['forwardPropagationWithBatchNorm', 'batchNormForward', 'batchNormBackward'],
    cases: [probeCase],
    judging: { kind: 'gradient', epsilons: ladder, components: componentsOfNetwork },
  },
  {
    id: 'update-parameters',
    fn: 'updateParametersWithBatchNorm',
    title: { en: 'One update of W, γ, β and the last b', zh: '对 W、γ、β 和最后的 b 做一次更新' },
    lesson: '3.5',
    points: 4,
    cases: [
      (draw) => updateCase(draw, [2, 2, 2, 1], 0.1),
      (draw) => updateCase(draw, [2, 1, 1], draw.uniform(0.3, 0.6)),
      (draw) => updateCase(draw, deepSizes, 0.2),
    ],
  },
  {
    id: 'training',
    fn: 'updateParametersWithBatchNorm',
    title: { en: 'Eight steps of training with batch normalization', zh: '带 Batch 归一化训练八步' },
    lesson: '3.5',
    points: 4,
    driver: 'trainWithBatchNorm',
    uses: [
      'updateParametersWithBatchNorm',
      'forwardPropagationWithBatchNorm',
      'backwardPropagationWithBatchNorm',
    ],
    restsOn: [
      'forwardPropagationWithBatchNorm',
      'backwardPropagationWithBatchNorm',
      'batchNormForward',
      'batchNormBackward',
    ],
    cases: [trainingCase],
    judging: { kind: 'trajectory', tolerance: trainingTolerance, components: componentsOfNetwork },
    blindTo: {
      'update-last-layer-missing': 'without W_L there is no second step; update-parameters tells',
    },
  },
];

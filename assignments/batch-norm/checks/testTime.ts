/** Checks of the running averages and of test time, for one layer and for the network. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import { predictWithBatchNorm, type RunningAverages } from '../../../reference/batchNormNetwork.ts';
import type { Matrix } from '../../../reference/matrix.ts';
import type { Parameters } from '../../../reference/propagation.ts';
import { drawDeepNetwork } from './edgeNetworks.ts';
import {
  drawBeta,
  drawCache,
  drawGamma,
  drawMatrix,
  drawNetwork,
  drawStatistics,
  drawZ,
  type Network,
  type NetworkSize,
  runningFor,
  singleCache,
  sparseCache,
  sparseScales,
  sparseStatistics,
  sparseZ,
} from './inputs.ts';

/** Arguments (running, cache, momentum) of units of which some begin at 0. */
function sparseAverageCase(draw: Draw, momentum: number): CaseArguments {
  return [sparseStatistics(draw, 4), sparseCache(draw, 5, 0.05), momentum];
}

/** Arguments (Z, gamma, beta, running, epsilon). */
function testTimeCase(draw: Draw, [units, m]: readonly [number, number], epsilon: number): CaseArguments {
  const running = drawStatistics(draw, units);
  return [drawMatrix(draw, units, m), drawGamma(draw, units), drawBeta(draw, units), running, epsilon];
}

/** The same of units with averages, γ and β of 0, of which one is always 0. */
function sparseTestCase(draw: Draw, epsilon: number): CaseArguments {
  const { gamma, beta } = sparseScales(draw, 4);
  return [sparseZ(draw, 3), gamma, beta, sparseStatistics(draw, 4), epsilon];
}

type Asked = [X: Matrix, parameters: Parameters, running: RunningAverages, epsilon: number];

/** σ(0.5): a z_L between 0 and 0.5 is below it. */
const sigmoidOfHalf = 1 / (1 + Math.exp(-0.5));

/** Arguments (X, parameters, running, epsilon) with an example of which 0 < z_L < 0.5. */
function narrowCase(draw: Draw, size: NetworkSize): CaseArguments {
  const isNarrow = (probability: number) => probability > 0.52 && probability < sigmoidOfHalf - 0.02;
  return draw.until(
    (asked) =>
      predictWithBatchNorm(...asked)
        .AL.flat()
        .some(isNarrow),
    () => predictCase(draw, size, size.m),
  );
}

/** Arguments (X, parameters, running, epsilon) with `m` examples, none of them undecided. */
function predictCase(draw: Draw, size: NetworkSize, m: number): Asked {
  const isDecided = (asked: Asked) => {
    const yHat = predictWithBatchNorm(...asked).AL.flat();
    return yHat.every((probability) => {
      return Math.abs(probability - 0.5) > 0.01 && probability > 0.02 && probability < 0.98;
    });
  };
  return draw.until(isDecided, (): Asked => {
    const network = drawNetwork(draw, size);
    const X = network.X.map((row) => row.slice(0, m));
    return [X, network.parameters, runningFor(draw, network), size.epsilon];
  });
}

/** One example of a network so deep that layers sort otherwise as text. */
function deepPredictCase(draw: Draw): CaseArguments {
  const network = drawDeepNetwork(draw, 3, 0.1);
  return [network.X.map((row) => row.slice(0, 1)), network.parameters, runningFor(draw, network), 0.1];
}

/** An example that shuts every hidden unit, before an output without b: its probability is 0.5 exactly. */
function undecidedCase(draw: Draw): CaseArguments {
  const size = { layerSizes: [1, 2, 1], m: 4, epsilon: 0.1 };
  const isTelling = (asked: Asked) => {
    const yHat = predictWithBatchNorm(...asked).AL.flat();
    return yHat.includes(0.5) && yHat.some((probability) => Math.abs(probability - 0.5) > 0.05);
  };
  return draw.until(isTelling, (): Asked => {
    const network: Network = drawNetwork(draw, size);
    return [network.X, { ...network.parameters, b2: [0] }, runningFor(draw, network), size.epsilon];
  });
}

export const testTimeChecks: readonly CheckSpec[] = [
  {
    id: 'running-averages',
    fn: 'updateRunningAverages',
    title: { en: 'Running averages of μ and σ²: one mini-batch', zh: 'μ 与 σ² 的滑动平均：一个 mini-batch' },
    lesson: '3.7',
    points: 6,
    cases: [
      (draw) => sparseAverageCase(draw, 0.9),
      (draw) => [drawStatistics(draw, 1), drawCache(draw, [1, 3], 0.05), draw.uniform(0.6, 0.8)],
      (draw) => [drawStatistics(draw, 2), singleCache(draw, 2, 0.1), 0],
    ],
  },
  {
    id: 'running-over-mini-batches',
    fn: 'updateRunningAverages',
    title: {
      en: 'Running averages over many mini-batches of your forward pass',
      zh: '对你的前向传播的多个 mini-batch 做滑动平均',
    },
    lesson: '3.7',
    points: 4,
    driver: 'averageOverMiniBatches',
    uses: ['updateRunningAverages', 'batchNormForward'],
    cases: [
      (draw) => [
        Array.from({ length: 8 }, () => drawZ(draw, 2, 4)),
        { gamma: drawGamma(draw, 2), beta: drawBeta(draw, 2) },
        0.8,
        0.05,
      ],
    ],
  },
  {
    id: 'batch-norm-at-test-time',
    fn: 'batchNormAtTestTime',
    title: {
      en: 'Batch normalization at test time, of many examples and of one',
      zh: '测试时的 Batch 归一化：多个样本与单个样本',
    },
    lesson: '3.7',
    points: 9,
    cases: [
      (draw) => sparseTestCase(draw, 0.05),
      (draw) => testTimeCase(draw, [3, 1], 0.1),
      (draw) => testTimeCase(draw, [2, 4], draw.uniform(0.1, 0.3)),
      (draw) => testTimeCase(draw, [1, 1], 0.05),
    ],
  },
  {
    id: 'predict',
    fn: 'predictWithBatchNorm',
    title: {
      en: 'The network at test time, for many examples and for one',
      zh: '测试时的网络：多个样本与单个样本',
    },
    lesson: '3.7',
    points: 8,
    restsOn: ['batchNormAtTestTime'],
    cases: [
      (draw) => narrowCase(draw, { layerSizes: [2, 3, 3, 1], m: 5, epsilon: 0.1 }),
      (draw) => predictCase(draw, { layerSizes: [3, 2, 2, 1], m: 5, epsilon: 0.05 }, 1),
      undecidedCase,
      deepPredictCase,
    ],
  },
];

/** Mistakes of the whole network at test time: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { batchNormAtTestTime, batchNormForward, type Statistics } from '../../../reference/batchNorm.ts';
import { predictWithBatchNorm, type RunningAverages } from '../../../reference/batchNormNetwork.ts';
import { dot, type Matrix, mapEntries, shapeOf, type Vector } from '../../../reference/matrix.ts';
import {
  depthOf,
  linearForward,
  matrixOf,
  type Parameters,
  relu,
  sigmoid,
  vectorOf,
} from '../../../reference/propagation.ts';

type Layer = {
  readonly gamma: Vector;
  readonly beta: Vector;
  readonly averages: Statistics;
  readonly epsilon: number;
};

type Choices = {
  readonly hidden: (Z: Matrix, layer: Layer) => Matrix;
  readonly averagesOf: (running: RunningAverages, layer: number) => Statistics | undefined;
};

const byBatch: Choices['hidden'] = (Z, { gamma, beta, epsilon }) =>
  mapEntries(batchNormForward(Z, gamma, beta, epsilon).ZTilde, relu);

const byAverages: Choices['hidden'] = (Z, { gamma, beta, averages, epsilon }) =>
  mapEntries(batchNormAtTestTime(Z, gamma, beta, averages, epsilon), relu);

const right: Choices = { hidden: byAverages, averagesOf: (running, layer) => running[`bn${layer}`] };

function predictWith(change: Partial<Choices>) {
  const { hidden, averagesOf } = { ...right, ...change };
  return (X: Matrix, parameters: Parameters, running: RunningAverages, epsilon: number) => {
    const depth = depthOf(parameters);
    let A = X;
    for (let layer = 1; layer < depth; layer++) {
      const averages = averagesOf(running, layer);
      if (averages === undefined) throw new RangeError(`no running averages for layer ${layer}`);
      const [gamma, beta] = [vectorOf(parameters, `gamma${layer}`), vectorOf(parameters, `beta${layer}`)];
      A = hidden(dot(matrixOf(parameters, `W${layer}`), A), { gamma, beta, averages, epsilon });
    }
    const Z = linearForward(A, matrixOf(parameters, `W${depth}`), vectorOf(parameters, `b${depth}`));
    const AL = mapEntries(Z, sigmoid);
    return { AL, predictions: mapEntries(AL, (a) => (a > 0.5 ? 1 : 0)) };
  };
}

const fn = 'predictWithBatchNorm';

export const predictionMistakes: readonly MistakeSpec[] = [
  {
    id: 'predict-threshold-on-z',
    fn,
    text: {
      en: 'Your predictions compare z_L with 0.5, before the sigmoid. Compare AL = σ(z_L): a prediction is 1 where AL > 0.5.',
      zh: '你的预测用 sigmoid 之前的 z_L 与 0.5 比较。应比较 AL = σ(z_L)：AL > 0.5 时预测为 1。',
    },
    wrong: (X: Matrix, parameters: Parameters, running: RunningAverages, epsilon: number) => {
      const { AL } = predictWithBatchNorm(X, parameters, running, epsilon);
      const predictions = mapEntries(AL, (a) => (Math.log(a / (1 - a)) > 0.5 ? 1 : 0));
      return { AL, predictions };
    },
  },
  {
    id: 'predict-batch-statistics',
    fn,
    text: {
      en: 'Your network normalizes by the μ and σ² of the examples you ask about, as in training, so that what it says of one depends on the others. Use the running averages.',
      zh: '你的网络像训练时一样，用被测样本自身的 μ 和 σ² 做归一化，于是一个样本的结果取决于其他样本。应使用滑动平均。',
    },
    wrong: predictWith({ hidden: byBatch }),
  },
  {
    id: 'predict-single-example-vanishes',
    fn,
    text: {
      en: 'For a single example, Z_norm is 0 in your network and the answer is the same whatever the example. Use the running averages for one example as for many.',
      zh: '对单个样本，你的网络中 Z_norm 为 0，无论什么样本答案都相同。一个样本与多个样本一样，都应使用滑动平均。',
    },
    wrong: predictWith({
      hidden: (Z, layer) => (shapeOf(Z)[1] === 1 ? byBatch : byAverages)(Z, layer),
    }),
  },
  {
    id: 'predict-without-batch-norm',
    fn,
    text: {
      en: 'Your network leaves batch normalization out at test time. Its weights were learnt with it: keep it, with the running averages.',
      zh: '你的网络在测试时去掉了 Batch 归一化。权重是带着它学出来的：应保留它，并使用滑动平均。',
    },
    wrong: predictWith({ hidden: (Z) => mapEntries(Z, relu) }),
  },
  {
    id: 'predict-normalizes-after-activation',
    fn,
    text: {
      en: 'You normalize A, after the activation. As in training, normalize Z, before it.',
      zh: '你在激活之后对 A 做了归一化。应与训练时一样，在激活之前对 Z 归一化。',
    },
    wrong: predictWith({
      hidden: (Z, { gamma, beta, averages, epsilon }) =>
        batchNormAtTestTime(mapEntries(Z, relu), gamma, beta, averages, epsilon),
    }),
  },
  {
    id: 'predict-first-averages-everywhere',
    fn,
    text: {
      en: 'Every layer uses the running averages of layer 1. Layer l has its own: those under bn_l.',
      zh: '你在每一层都用了第 1 层的滑动平均。第 l 层有自己的：应取 bn_l 下的值。',
    },
    wrong: predictWith({ averagesOf: (running) => running['bn1'] }),
  },
  {
    id: 'predict-labels-inverted',
    fn,
    text: {
      en: 'Your predictions are 1 where AL is below 0.5. The label is 1 where AL > 0.5.',
      zh: '你在 AL 小于 0.5 时预测了 1。应在 AL > 0.5 时预测 1。',
    },
    wrong: (X: Matrix, parameters: Parameters, running: RunningAverages, epsilon: number) => {
      const { AL } = predictWithBatchNorm(X, parameters, running, epsilon);
      return { AL, predictions: mapEntries(AL, (a) => (a > 0.5 ? 0 : 1)) };
    },
  },
];

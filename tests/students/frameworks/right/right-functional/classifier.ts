import { type Optimizer, type Scalar, type Tensor, type Tensor1D, type Tensor2D, type Variable } from '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs';
import { columns, mapValues, numberOf } from './tensors';

type Parameters = Record<string, Variable>;
type Numbers = Record<string, number[][]>;

export const linearFunction = (W: Tensor2D, X: Tensor2D, b: Tensor2D) => tf.tidy(() => W.dot(X).add(b) as Tensor2D);

export const oneHotMatrix = (labels: Tensor1D, C: number) =>
  tf.tidy(() => tf.oneHot(labels, C).transpose().cast('float32') as Tensor2D);

export const initializeParameters = (layerDims: number[], rng: () => number): Parameters =>
  tf.tidy(() =>
    Object.fromEntries(
      layerDims.slice(1).flatMap((n, i) => {
        const seed = 1 + Math.floor(rng() * 2 ** 31);
        const W = tf.randomNormal([n, layerDims[i]], 0, Math.sqrt(2 / layerDims[i]), 'float32', seed);
        return [
          [`W${i + 1}`, W.variable()],
          [`b${i + 1}`, tf.zeros([n, 1]).variable()],
        ];
      }),
    ),
  );

export const forwardPropagation = (X: Tensor2D, parameters: Parameters): Tensor2D =>
  tf.tidy(() => {
    const L = Object.keys(parameters).length / 2;
    const layer = (A: Tensor2D, l: number) =>
      linearFunction(parameters[`W${l}`] as Tensor2D, A, parameters[`b${l}`] as Tensor2D);
    const hidden = Array.from({ length: L - 1 }, (_, i) => i + 1).reduce((A, l) => layer(A, l).relu(), X);
    return layer(hidden, L);
  });

export const computeCost = (logits: Tensor2D, labels: Tensor2D): Scalar =>
  tf.tidy(() => tf.losses.softmaxCrossEntropy(labels.transpose(), logits.transpose()).asScalar());

const costAt = (X: Tensor2D, Y: Tensor2D, parameters: Parameters) => () => computeCost(forwardPropagation(X, parameters), Y);

export const computeGradients = (X: Tensor2D, Y: Tensor2D, parameters: Parameters) => {
  const { value: cost, grads } = tf.variableGrads(costAt(X, Y, parameters), Object.values(parameters));
  const gradients: Record<string, Tensor> = Object.fromEntries(
    Object.entries(parameters).map(([name, { name: own }]) => [`d${name}`, grads[own]]),
  );
  return { cost, gradients };
};

export const trainStep = (X: Tensor2D, Y: Tensor2D, parameters: Parameters, optimizer: Optimizer): number =>
  numberOf(() => optimizer.minimize(costAt(X, Y, parameters), true, Object.values(parameters))!);

export const predict = (X: Tensor2D, parameters: Parameters) =>
  tf.tidy(() => forwardPropagation(X, parameters).argMax(0) as Tensor1D);

export const computeAccuracy = (logits: Tensor2D, labels: Tensor2D) =>
  numberOf(() => logits.argMax(0).equal(labels.argMax(0)).mean());

export const model = (
  X: Tensor2D,
  Y: Tensor2D,
  start: Numbers,
  { learningRate, numEpochs, miniBatchSize }: { learningRate: number; numEpochs: number; miniBatchSize: number },
) => {
  const parameters: Parameters = tf.tidy(() => mapValues(start, (rows) => tf.tensor2d(rows).variable()));
  const optimizer = tf.train.adam(learningRate);
  const cost = () => numberOf(costAt(X, Y, parameters));
  const starts = Array.from({ length: Math.ceil(X.shape[1] / miniBatchSize) }, (_, k) => k * miniBatchSize);
  const epoch = () => {
    starts.forEach((first) =>
      tf.tidy(() => {
        trainStep(columns(X, first, miniBatchSize), columns(Y, first, miniBatchSize), parameters, optimizer);
      }),
    );
    return cost();
  };
  const costs = [cost(), ...Array.from({ length: numEpochs }, epoch)];
  const accuracy = tf.tidy(() => computeAccuracy(forwardPropagation(X, parameters), Y));
  const trained: Numbers = mapValues(parameters, (variable) => variable.arraySync() as number[][]);
  tf.dispose(parameters);
  optimizer.dispose();
  return { parameters: trained, costs, accuracy };
};

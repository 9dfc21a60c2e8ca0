/**
 * Batch normalization against values that our code did not make: figures printed by Stanford's CS231n exercises,
 * numbers worked out by hand, and TensorFlow.js' own layer and automatic differentiation (float32: to 1e-5).
 */
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import {
  batchNormAtTestTime,
  batchNormBackward,
  batchNormForward,
  identityParameters,
  type Statistics,
  updateRunningAverages,
} from '../../reference/batchNorm.ts';
import {
  backwardPropagationWithBatchNorm,
  forwardPropagationWithBatchNorm,
  initializeBatchNorm,
  predictWithBatchNorm,
  updateParametersWithBatchNorm,
} from '../../reference/batchNormNetwork.ts';
import type { Matrix, Vector } from '../../reference/matrix.ts';
import { computeCost, matrixOf, type Parameters, vectorOf } from '../../reference/propagation.ts';
import published from './data/batch_norm.json' with { type: 'json' };

const [trainMode, testMode] = published.cases;

/** Rows are examples in the published data, units here. */
const columnsOf = (A: Matrix): Matrix => A[0]!.map((_, column) => A.map((row) => row[column]!));
const mean = (values: Vector) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: Vector) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));

function expectWithin(got: Vector, expected: Vector, allowed: number): void {
  expect(got).toHaveLength(expected.length);
  for (const [index, value] of got.entries())
    expect(Math.abs(value - expected[index]!)).toBeLessThanOrEqual(allowed);
}

function expectClose(got: Matrix | Vector, expected: Matrix | Vector, digits: number): void {
  const [own, other] = [got.flat(), expected.flat()] as [Vector, Vector];
  expect(own).toHaveLength(other.length);
  for (const [index, value] of own.entries()) expect(value).toBeCloseTo(other[index]!, digits);
}

const Z: Matrix = [
  [1.2, -0.7, 0.4, 2.9],
  [-3.5, 1.1, 0.8, -1.3],
];
const gamma = [1.4, -0.6];
const beta = [0.3, 0.9];
const C: Matrix = [
  [0.5, -1.2, 0.7, 0.1],
  [2, 0.4, -0.3, 1.1],
];

describe('the published figures', () => {
  const a = columnsOf(trainMode!.inputs.a);

  it('are those of the statistics and of Z̃ with γ = 1, β = 0 and with γ = 1, 2, 3', () => {
    const { expected, atol, inputs } = trainMode!;
    const { ZTilde, cache } = batchNormForward(a, inputs.gamma!, inputs.beta!, inputs.epsilon);
    const plain = batchNormForward(a, [1, 1, 1], [0, 0, 0], inputs.epsilon).ZTilde;
    expectWithin(cache.mu, expected.before_mean!, atol);
    expectWithin(cache.sigmaSquared.map(Math.sqrt), expected.before_std!, atol);
    expectWithin(plain.map(deviation), expected.after_std_g1!, atol);
    expectWithin(ZTilde.map(mean), expected.after_mean_g123!, atol);
    expectWithin(ZTilde.map(deviation), expected.after_std_g123!, atol);
  });

  it('are those of test time after fifty mini-batches', () => {
    const { inputs, expected, atol } = testMode!;
    let running: Statistics = { mu: [0, 0, 0], sigmaSquared: [0, 0, 0] };
    for (const [index, mu] of inputs.batch_means!.entries()) {
      const batch = { mu, sigmaSquared: inputs.batch_variances![index]! };
      running = updateRunningAverages(running, batch, inputs.momentum!);
    }
    const out = batchNormAtTestTime(columnsOf(inputs.a), [1, 1, 1], [0, 0, 0], running, inputs.epsilon);
    expectWithin(out.map(mean), expected.mean!, atol);
    expectWithin(out.map(deviation), expected.std!, atol);
  });
});

describe('one layer, by hand', () => {
  it('normalizes (1, 3) with ε = 3 to ∓1/2, and scales and shifts it', () => {
    const { ZTilde, cache } = batchNormForward([[1, 3]], [4], [1], 3);
    expect(ZTilde).toEqual([[-1, 3]]);
    expect(cache).toEqual({
      ZNorm: [[-0.5, 0.5]],
      mu: [2],
      sigmaSquared: [1],
      gamma: [4],
      beta: [1],
      epsilon: 3,
    });
  });

  it('sends the gradient (1, 0) back as ±3/4', () => {
    const { cache } = batchNormForward([[1, 3]], [4], [1], 3);
    expect(batchNormBackward([[1, 0]], cache)).toEqual({ dZ: [[0.75, -0.75]], dgamma: [-0.5], dbeta: [1] });
  });

  it('gives Z back with γ = 2 and β = 2', () => {
    const identity = identityParameters([2], [1], 3);
    expect(identity).toEqual({ gamma: [2], beta: [2] });
    expect(batchNormForward([[1, 3]], identity.gamma, identity.beta, 3).ZTilde).toEqual([[1, 3]]);
  });

  it('turns a mini-batch of one example, or a unit that never changes, into β', () => {
    expect(batchNormForward([[7], [-2]], gamma, beta, 1e-8).ZTilde).toEqual([[0.3], [0.9]]);
    expect(batchNormForward([[5, 5, 5]], [2], [-1], 1e-8).ZTilde).toEqual([[-1, -1, -1]]);
  });

  it('keeps a single example apart at test time', () => {
    const running = { mu: [1], sigmaSquared: [6] };
    expect(batchNormAtTestTime([[4]], [4], [1], running, 3)).toEqual([[5]]);
  });

  it('averages towards each new mini-batch by 1 − momentum', () => {
    const running = updateRunningAverages(
      { mu: [4], sigmaSquared: [8] },
      { mu: [0], sigmaSquared: [4] },
      0.75,
    );
    expect(running).toEqual({ mu: [3], sigmaSquared: [7] });
  });
});

describe('one layer, by TensorFlow.js', () => {
  const column = (values: Vector) => tf.tensor2d(values.map((value) => [value]));

  function normalizedTensor(z: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor, epsilon: number): tf.Tensor {
    const { mean: mu, variance } = tf.moments(z, 1, true);
    return tf.add(tf.mul(scale, tf.div(tf.sub(z, mu), tf.sqrt(tf.add(variance, epsilon)))), shift);
  }

  it('has the same dZ, dγ and dβ', () => {
    const cost = (z: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor): tf.Scalar =>
      tf.sum(tf.mul(tf.tensor2d(C), normalizedTensor(z, scale, shift, 0.1)));
    const [dZ, dgamma, dbeta] = tf.grads(cost)([tf.tensor2d(Z), column(gamma), column(beta)]);
    const back = batchNormBackward(C, batchNormForward(Z, gamma, beta, 0.1).cache);
    expectClose(back.dZ, [...dZ!.dataSync()], 5);
    expectClose(back.dgamma, [...dgamma!.dataSync()], 5);
    expectClose(back.dbeta, [...dbeta!.dataSync()], 5);
  });

  it('has the same Z̃ in training and at test time as tf.batchNorm', () => {
    const examples = tf.transpose(tf.tensor2d(Z));
    const { mean: mu, variance } = tf.moments(examples, 0);
    const layer = (m: tf.Tensor1D, v: tf.Tensor1D) =>
      tf.batchNorm2d(examples as tf.Tensor2D, m, v, tf.tensor1d(beta), tf.tensor1d(gamma), 0.1);
    const training = layer(mu as tf.Tensor1D, variance as tf.Tensor1D);
    const test = layer(tf.tensor1d([0.5, -1]), tf.tensor1d([2, 0.3]));
    expectClose(batchNormForward(Z, gamma, beta, 0.1).ZTilde, columnsOf(training.arraySync()), 5);
    const running = { mu: [0.5, -1], sigmaSquared: [2, 0.3] };
    expectClose(batchNormAtTestTime(Z, gamma, beta, running, 0.1), columnsOf(test.arraySync()), 5);
  });
});

describe('the network', () => {
  const parameters: Parameters = {
    W1: [
      [0.5, -0.4],
      [-0.3, 0.8],
      [0.7, 0.2],
    ],
    gamma1: [1.2, 0.7, 1.5],
    beta1: [0.3, 0.2, -0.1],
    W2: [
      [0.6, -0.5, 0.9],
      [-0.2, 0.4, 0.3],
    ],
    gamma2: [0.8, 1.3],
    beta2: [0.1, 0.4],
    W3: [[0.7, -0.6]],
    b3: [-0.2],
  };
  const X = Z;
  const Y = [[1, 0, 1, 0]];
  const names = Object.keys(parameters);

  it('gives by hand: ŷ of two examples, every gradient, one step, and one example at test time', () => {
    const small: Parameters = { W1: [[1]], gamma1: [4], beta1: [1], W2: [[1]], b2: [-2] };
    const { AL, cache } = forwardPropagationWithBatchNorm([[1, 3]], small, 3);
    const [first, second] = [1 / (1 + Math.exp(2)), 1 / (1 + Math.exp(-1))];
    expectClose(AL, [[first, second]], 14);
    const grads = backwardPropagationWithBatchNorm([[1, 3]], [[0, 1]], cache);
    const [one, two] = [first / 2, (second - 1) / 2];
    expectClose(matrixOf(grads, 'dW2'), [3 * two], 14);
    expectClose(vectorOf(grads, 'db2'), [one + two], 14);
    expectClose(vectorOf(grads, 'dgamma1'), [two / 2], 14);
    expectClose(vectorOf(grads, 'dbeta1'), [two], 14);
    expectClose(matrixOf(grads, 'dW1'), [1.5 * two], 14);
    const stepped = updateParametersWithBatchNorm(small, grads, 2);
    expectClose(vectorOf(stepped, 'gamma1'), [4 - two], 14);
    expectClose(vectorOf(stepped, 'b2'), [-2 - 2 * (one + two)], 14);
    const asked = predictWithBatchNorm([[4]], small, { bn1: { mu: [1], sigmaSquared: [6] } }, 3);
    expectClose(asked.AL, [[1 / (1 + Math.exp(-3))]], 14);
    expect(asked.predictions).toEqual([[1]]);
  });

  it('has the cost and the gradients of automatic differentiation', () => {
    const tensors = names.map((name) =>
      name.startsWith('W')
        ? tf.tensor2d(matrixOf(parameters, name))
        : tf.tensor2d(vectorOf(parameters, name).map((value) => [value])),
    );
    const hidden = (A: tf.Tensor, [W, scale, shift]: tf.Tensor[]) => {
      const z = tf.matMul(W!, A);
      const { mean: mu, variance } = tf.moments(z, 1, true);
      const norm = tf.div(tf.sub(z, mu), tf.sqrt(tf.add(variance, 0.1)));
      return tf.relu(tf.add(tf.mul(scale!, norm), shift!));
    };
    const cost = (...all: tf.Tensor[]): tf.Scalar => {
      const A2 = hidden(hidden(tf.tensor2d(X), all.slice(0, 3)), all.slice(3, 6));
      const yHat = tf.sigmoid(tf.add(tf.matMul(all[6]!, A2), all[7]!));
      const y = tf.tensor2d(Y);
      const losses = tf.add(tf.mul(y, tf.log(yHat)), tf.mul(tf.sub(1, y), tf.log(tf.sub(1, yHat))));
      return tf.neg(tf.mean(losses));
    };
    const { AL, cache } = forwardPropagationWithBatchNorm(X, parameters, 0.1);
    expect(computeCost(AL, Y)).toBeCloseTo(cost(...tensors).dataSync()[0]!, 5);
    const grads = backwardPropagationWithBatchNorm(X, Y, cache);
    for (const [index, gradient] of tf.grads(cost)(tensors).entries())
      expectClose(grads[`d${names[index]}`]!, [...gradient.dataSync()], 5);
  });

  it('starts with γ = 1, β = 0 and no b but the last', () => {
    const plain = { W1: [[1, 2]], b1: [5], W2: [[3], [4]], b2: [6, 7], W3: [[8, 9]], b3: [10] };
    expect(initializeBatchNorm(plain)).toEqual({
      ...{ W1: [[1, 2]], gamma1: [1], beta1: [0] },
      ...{ W2: [[3], [4]], gamma2: [1, 1], beta2: [0, 0] },
      ...{ W3: [[8, 9]], b3: [10] },
    });
  });

  it('says the same of an example at test time, alone or among others', () => {
    const running = {
      bn1: { mu: [0.1, -0.2, 0.3], sigmaSquared: [1, 2, 0.5] },
      bn2: { mu: [0.4, 0.1], sigmaSquared: [0.6, 1.2] },
    };
    const together = predictWithBatchNorm(X, parameters, running, 0.1).AL[0]!;
    const alone = together.map((_, example) => {
      const one = X.map((row) => [row[example]!]);
      return predictWithBatchNorm(one, parameters, running, 0.1).AL[0]![0]!;
    });
    expect(alone).toEqual(together);
  });
});

describe('what is outside the domain', () => {
  it('is refused with a RangeError', () => {
    const { cache } = batchNormForward(Z, gamma, beta, 0.1);
    const running = { mu: [0, 0], sigmaSquared: [1, 1] };
    expect(() => batchNormForward(Z, [1], beta, 0.1)).toThrow(/gamma must have one number per unit: 2/);
    expect(() => batchNormForward(Z, gamma, beta, 0)).toThrow(RangeError);
    expect(() => batchNormForward([[], []], gamma, beta, 0.1)).toThrow(/at least one example/);
    expect(() => identityParameters([1, 2], [1], 0.1)).toThrow(RangeError);
    expect(() => identityParameters([1], [1], Number.NaN)).toThrow(RangeError);
    expect(() => batchNormBackward([[1, 2]], cache)).toThrow(RangeError);
    expect(() => batchNormBackward([[1], [2]], cache)).toThrow(RangeError);
    expect(() => updateRunningAverages(running, cache, 1)).toThrow(/momentum/);
    expect(() => updateRunningAverages({ mu: [0], sigmaSquared: [1] }, cache, 0.9)).toThrow(RangeError);
    expect(() => batchNormAtTestTime(Z, gamma, beta, { mu: [0], sigmaSquared: [1, 1] }, 0.1)).toThrow(/mu/);
    const small: Parameters = { W1: [[1]], gamma1: [4], beta1: [1], W2: [[1]], b2: [-2] };
    expect(() => predictWithBatchNorm([[1]], small, {}, 0.1)).toThrow(/bn1/);
    expect(() => forwardPropagationWithBatchNorm([[1]], { ...small, gamma1: [] }, 0.1)).toThrow(/gamma1/);
    const { cache: whole } = forwardPropagationWithBatchNorm([[1, 3]], small, 0.1);
    expect(() => backwardPropagationWithBatchNorm([[1, 3]], [[0, 1]], { ...whole, bn1: [] })).toThrow(/bn1/);
  });
});

/**
 * Softmax regression against values that our code did not make: the course's printed results, numbers worked out
 * by hand, scipy (data/softmax_scipy.py), and TensorFlow.js' automatic differentiation (float32: to 1e-5).
 */
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { dot, type Matrix, transpose } from '../../reference/matrix.ts';
import {
  backwardPropagation as binaryBackward,
  forwardPropagation as binaryForward,
  matrixOf,
  type Parameters,
  vectorOf,
} from '../../reference/propagation.ts';
import {
  computeAccuracy,
  computeCost,
  computeLoss,
  hardmax,
  logisticToSoftmax,
  oneHotMatrix,
  softmax,
  softmaxBackward,
  softmaxToLogistic,
} from '../../reference/softmax.ts';
import {
  backwardPropagation,
  descend,
  forwardPropagation,
  predict,
  trainSoftmaxModel,
} from '../../reference/softmaxNetwork.ts';
import published from './data/softmax.json' with { type: 'json' };
import scipy from './data/softmax_scipy.json' with { type: 'json' };

type Case = { inputs: Record<string, never>; expected: Record<string, never>; atol: number };
const caseOf = (name: string) => published.cases.find((item) => item.name === name) as unknown as Case;

function expectClose(got: Matrix, expected: Matrix, atol: number): void {
  expect(got.map((row) => row.length)).toEqual(expected.map((row) => row.length));
  for (const [i, row] of expected.entries())
    for (const [j, value] of row.entries()) expect(Math.abs(got[i]![j]! - value)).toBeLessThanOrEqual(atol);
}

const asColumn = (vector: number[]) => vector.map((value) => [value]);

describe('softmax', () => {
  it('gives the lecture’s (0.842, 0.042, 0.002, 0.114) for (5, 2, −1, 3)', () => {
    const { inputs, expected, atol } = caseOf('softmax of (5, 2, -1, 3)');
    expectClose(softmax(asColumn(inputs['z']!)), asColumn(expected['softmax']!), atol);
  });

  it('has the ratios of the lecture’s powers 148.4, 7.4, 0.4, 20.1', () => {
    const { inputs, expected, atol } = caseOf('exp of (5, 2, -1, 3) and its sum');
    const powers = softmax(asColumn(inputs['z']!)).map(([yHat]) => [yHat! * expected['sum']!]);
    expectClose(powers, asColumn(expected['t']!), 2 * atol);
  });

  it('gives the published values of the exercise, whose examples are rows', () => {
    const { inputs, expected, atol } = caseOf('softmax rows');
    expectClose(transpose(softmax(transpose(inputs['x']!))), expected['softmax']!, atol);
  });

  it('agrees with scipy to the last digits, also for entries around ±1000', () => {
    expectClose(softmax(scipy.Z), scipy.softmax, 1e-15);
    expectClose(softmax(scipy.extreme), scipy.softmaxOfExtreme, 1e-12);
  });

  it('has columns that sum to 1 and does not change when a column is shifted', () => {
    const Z = softmax(scipy.Z);
    for (const column of transpose(Z)) expect(column.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 14);
    expectClose(softmax(scipy.Z.map((row) => row.map((z, j) => z + 50 * j))), Z, 1e-13);
  });

  it('refuses a matrix without classes', () => {
    expect(() => softmax([])).toThrow(RangeError);
    expect(() => softmax([[]])).toThrow(RangeError);
  });
});

describe('hardmax', () => {
  it('gives the lecture’s (1, 0, 0, 0) for (5, 2, −1, 3)', () => {
    const { inputs, expected } = caseOf('softmax of (5, 2, -1, 3)');
    expect(hardmax(asColumn(inputs['z']!))).toEqual(asColumn(expected['hardmax']!));
  });

  it('marks the first of equal entries, column by column', () => {
    expect(
      hardmax([
        [1, -7, -2],
        [4, -1, -2],
        [4, 0, -3],
      ]),
    ).toEqual([
      [0, 0, 1],
      [1, 0, 0],
      [0, 1, 0],
    ]);
  });

  it('is what softmax becomes when all differences grow', () => {
    expectClose(softmax(scipy.Z.map((row) => row.map((z) => 1000 * z))), hardmax(scipy.Z), 1e-12);
  });
});

describe('oneHotMatrix', () => {
  it('gives the published matrix', () => {
    const { inputs, expected } = caseOf('one hot');
    expect(oneHotMatrix(inputs['labels']!, inputs['C']!)).toEqual(expected['one_hot']);
  });

  it.each([
    [[0, 3], 3],
    [[-1], 2],
    [[0.5], 2],
    [[0], 0],
  ])('refuses labels %j of %i classes', (labels, C) => {
    expect(() => oneHotMatrix(labels, C)).toThrow(RangeError);
  });
});

describe('loss and cost', () => {
  it.each(['softmax cross entropy, sum over examples', 'softmax cross entropy, sum, identity labels'])(
    'gives the published total: %s',
    (name) => {
      const { inputs, expected, atol } = caseOf(name);
      const m = (inputs['labels'] as unknown as Matrix)[0]!.length;
      const total = m * computeCost(softmax(inputs['logits']!), inputs['labels']!);
      expect(Math.abs(total - expected['total_loss']!)).toBeLessThanOrEqual(atol);
    },
  );

  it('agrees with scipy’s log-softmax, example by example', () => {
    const [predicted, Y] = [transpose(softmax(scipy.Z)), transpose(oneHotMatrix(scipy.labels, 4))];
    for (const [i, loss] of scipy.losses.entries())
      expect(computeLoss(predicted[i]!, Y[i]!)).toBeCloseTo(loss, 12);
  });

  it('is log C for a guess, 0 for certainty, and −log 1e-15 for certainty of the wrong class', () => {
    expect(computeLoss([0.25, 0.25, 0.25, 0.25], [0, 0, 1, 0])).toBeCloseTo(1.3862943611198906, 15);
    expect(computeLoss([0, 1], [0, 1])).toBeCloseTo(0, 15);
    expect(computeLoss([0, 1], [1, 0])).toBeCloseTo(34.538776394910684, 12);
  });

  it('refuses shapes that differ', () => {
    expect(() => computeLoss([1], [1, 0])).toThrow(RangeError);
    expect(() => computeCost([[1]], [[1, 0]])).toThrow(RangeError);
    expect(() => computeCost([[]], [[]])).toThrow(RangeError);
  });
});

describe('softmaxBackward', () => {
  it('is m times the derivative that TensorFlow.js takes of its own softmax cross-entropy', () => {
    const Y = oneHotMatrix(scipy.labels, 4);
    const cost = (Z: tf.Tensor) =>
      tf.losses.softmaxCrossEntropy(tf.tensor2d(transpose(Y)), tf.transpose(Z)) as tf.Scalar;
    const dZ = tf.tidy(() => tf.mul(tf.grad(cost)(tf.tensor2d(scipy.Z)), 5).arraySync()) as Matrix;
    expectClose(softmaxBackward(softmax(scipy.Z), Y), dZ, 1e-5);
  });

  it('is (ŷ − y) worked out by hand', () => {
    expectClose(softmaxBackward([[0.25], [0.75]], [[0], [1]]), [[0.25], [-0.25]], 0);
  });
});

const parameters: Parameters = {
  W1: [
    [0.5, -0.4],
    [-0.3, 0.8],
    [0.7, 0.2],
  ],
  b1: [0.3, 0.2, -0.1],
  W2: [
    [0.6, -0.5, 0.9],
    [-0.2, 0.4, 0.3],
    [0.1, 0.8, -0.7],
  ],
  b2: [0.1, 0.4, -0.3],
};
const names = ['W1', 'b1', 'W2', 'b2'];
const X = [
  [1.2, -0.7, 0.4, 0.9],
  [-0.5, 1.1, 0.8, -1.3],
];
const Y = oneHotMatrix([0, 2, 1, 0], 3);

/** Ŷ of the two-layer network, from tensors W1, b1, W2, b2 with b as columns. */
function tensorForward([W1, b1, W2, b2]: tf.Tensor[]): tf.Tensor {
  const A1 = tf.relu(tf.add(tf.matMul(W1!, tf.tensor2d(X)), b1!));
  const Z2 = tf.add(tf.matMul(W2!, A1), b2!);
  return tf.transpose(tf.softmax(tf.transpose(Z2)));
}

const tensors = () =>
  names.map((name) =>
    tf.tensor2d(name.startsWith('b') ? asColumn(vectorOf(parameters, name)) : matrixOf(parameters, name)),
  );

describe('the network', () => {
  it('gives the probabilities and predictions of TensorFlow.js', () => {
    const AL = tensorForward(tensors());
    const classes = [...tf.argMax(AL, 0).dataSync()];
    expectClose(forwardPropagation(X, parameters).AL, AL.arraySync() as Matrix, 1e-6);
    expect(predict(X, parameters)).toEqual(classes);
  });

  it('gives the gradients of TensorFlow.js’ automatic differentiation, and nothing else', () => {
    const cost = (...all: tf.Tensor[]) =>
      tf.neg(tf.mean(tf.sum(tf.mul(tf.tensor2d(Y), tf.log(tensorForward(all))), 0))) as tf.Scalar;
    const expected = tf.tidy(() =>
      tf
        .grads(cost)(tensors())
        .map((dW) => dW.arraySync() as Matrix),
    );
    const gradients = backwardPropagation(X, Y, forwardPropagation(X, parameters).cache);
    expect(Object.keys(gradients).sort()).toEqual(['dW1', 'dW2', 'db1', 'db2']);
    for (const [index, name] of names.entries()) {
      const own = gradients[`d${name}`]!;
      expectClose(name.startsWith('b') ? asColumn(own as number[]) : (own as Matrix), expected[index]!, 1e-5);
    }
  });
});

describe('computeAccuracy', () => {
  it('is the share of equal entries', () => {
    expect(computeAccuracy([2, 0, 1, 1], [2, 1, 1, 1])).toBe(0.75);
    expect(() => computeAccuracy([], [])).toThrow(RangeError);
    expect(() => computeAccuracy([1], [1, 2])).toThrow(RangeError);
  });
});

describe('trainSoftmaxModel', () => {
  const { training } = scipy;
  const train = (numIterations: number) =>
    trainSoftmaxModel(training.X, training.Y, training.parameters, training.learningRate, numIterations);

  it('follows the costs, parameters and accuracy computed with numpy over 25 updates', () => {
    const { costs, accuracy, parameters: trained } = train(training.numIterations);
    expectClose([costs], [training.costs], 1e-13);
    expectClose(matrixOf(trained, 'W1'), training.trained.W1, 1e-13);
    expectClose([vectorOf(trained, 'b1')], [training.trained.b1], 1e-13);
    expect(accuracy).toBeCloseTo(training.accuracy, 15);
  });

  it('leaves everything where it is with no iteration, and refuses half an iteration', () => {
    expect(train(0).parameters).toEqual(training.parameters);
    expect(train(0).costs).toHaveLength(1);
    expect(() => train(1.5)).toThrow(RangeError);
    expect(() => train(-1)).toThrow(RangeError);
  });

  it('takes the first step from zero weights that is worked out by hand', () => {
    // ŷ = (1/2, 1/2): dW = ½ Σ (ŷ − y) xᵀ with x = 2 of class 0 and x = −1 of class 1, so dW = (−3/4, 3/4), db = 0.
    const zero = { W1: [[0], [0]], b1: [0, 0] };
    const trained = trainSoftmaxModel([[2, -1]], oneHotMatrix([0, 1], 2), zero, 0.4, 1);
    expectClose(matrixOf(trained.parameters, 'W1'), [[0.3], [-0.3]], 1e-15);
    expectClose([vectorOf(trained.parameters, 'b1')], [[0, 0]], 1e-15);
    expect(trained.costs[0]).toBeCloseTo(Math.LN2, 15);
    expect(trained.accuracy).toBe(1);
  });
});

describe('two classes', () => {
  const W = [
    [0.7, -1.2, 0.4],
    [-0.3, 0.5, 1.1],
  ];
  const b = [0.2, -0.6];
  const inputs = [
    [1, -2, 0.5],
    [0.3, 0.8, -1],
    [-1.5, 0.1, 2],
  ];
  const firstClass = (layer: { W: Matrix; b: number[] }) =>
    softmax(dot(layer.W, inputs).map((row, c) => row.map((z) => z + layer.b[c]!)))[0]!;

  it('are logistic regression with w = w₁ − w₂ and b = b₁ − b₂', () => {
    const logistic = softmaxToLogistic(W, b);
    expectClose(logistic.W, [[1, -1.7, -0.7]], 1e-15);
    expectClose([logistic.b], [[0.8]], 1e-15);
    const { AL } = binaryForward(inputs, { W1: logistic.W, b1: logistic.b });
    expectClose(AL, [firstClass({ W, b })], 1e-15);
  });

  it('give a sigmoid’s probabilities back after the way there', () => {
    const unit = { W1: [[1.3, -0.2, 0.9]], b1: [-0.4] };
    const layer = logisticToSoftmax(unit.W1, unit.b1);
    expectClose([firstClass(layer)], binaryForward(inputs, unit).AL, 1e-15);
  });

  it('learn as logistic regression does with twice the learning rate', () => {
    const labels = [[1, 0, 1]];
    const both = [labels[0]!, [0, 1, 0]];
    const logistic = softmaxToLogistic(W, b);
    let unit: Parameters = { W1: logistic.W, b1: logistic.b };
    for (let k = 0; k < 10; k++) {
      const { cache } = binaryForward(inputs, unit);
      unit = descend(unit, binaryBackward(inputs, labels, cache), 0.6);
    }
    const { parameters: trained } = trainSoftmaxModel(inputs, both, { W1: W, b1: b }, 0.3, 10);
    const learnt = softmaxToLogistic(matrixOf(trained, 'W1'), vectorOf(trained, 'b1'));
    expectClose(learnt.W, matrixOf(unit, 'W1'), 1e-14);
    expectClose([learnt.b], [vectorOf(unit, 'b1')], 1e-14);
  });

  it('are refused in any other number', () => {
    expect(() => softmaxToLogistic([[1]], [1])).toThrow(RangeError);
    expect(() => logisticToSoftmax(W, b)).toThrow(RangeError);
  });
});

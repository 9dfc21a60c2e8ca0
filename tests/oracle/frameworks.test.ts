/**
 * The classifier of the frameworks assignment against TensorFlow.js' own losses, gradients and optimizers (float32: to
 * 1e-5), two-sided differences, and numbers worked out by hand. The staff's tensors stand on the same plain code.
 */
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import {
  type PlainParameters,
  parametersIn,
  toRows,
  type Variables,
  variablesOf,
} from '../../assignments/frameworks/checks/tensors.ts';
import { reference } from '../../assignments/frameworks/checks.ts';
import { Draw } from '../../grader/plan/draw.ts';
import { adamStep, batchesInOrder, startAdam, trainClassifier } from '../../reference/frameworkTraining.ts';
import {
  accuracyOfLogits,
  costAndGradients,
  costOfLogits,
  forwardLogits,
  leastMargin,
} from '../../reference/logits.ts';
import type { Matrix } from '../../reference/matrix.ts';
import {
  initializeVelocity,
  updateParametersWithGd,
  updateParametersWithMomentum,
} from '../../reference/optimizers.ts';
import type { Parameters } from '../../reference/propagation.ts';
import { computeCost, oneHotMatrix, softmax } from '../../reference/softmax.ts';

const draw = new Draw('frameworks oracle');
const sizes = [3, 4, 3];
const parameters: Parameters = draw.parameters(sizes, 0.8);
const X = draw.matrix(3, 6);
const Y = oneHotMatrix([0, 2, 1, 1, 0, 2], 3);

const numbersOf = (table: Parameters): number[] => Object.values(table).flat(2);

function expectNear(got: readonly number[], expected: readonly number[], atol: number): void {
  expect(got).toHaveLength(expected.length);
  for (const [index, value] of expected.entries())
    expect(Math.abs(got[index]! - value)).toBeLessThanOrEqual(atol);
}

/** The logits by TensorFlow's operations alone, rows as examples. */
function logitsByTf(inputs: tf.Tensor2D, variables: Variables): tf.Tensor2D {
  const hidden = inputs
    .matMul(variables['W1']!.transpose())
    .add(variables['b1']!.reshape([-1]))
    .relu();
  return hidden.matMul(variables['W2']!.transpose()).add(variables['b2']!.reshape([-1])) as tf.Tensor2D;
}

const rowsOf = (A: Matrix): tf.Tensor2D => tf.tensor2d(A).transpose();

function costByTf(variables: Variables, batch: readonly [Matrix, Matrix] = [X, Y]): tf.Scalar {
  const logits = logitsByTf(rowsOf(batch[0]), variables);
  return tf.losses.softmaxCrossEntropy(rowsOf(batch[1]), logits).asScalar();
}

/** The parameters after each of `updates` by an optimizer of TensorFlow's with TensorFlow's gradients. */
function courseByTf(optimizer: tf.Optimizer, batches: readonly (readonly [Matrix, Matrix])[]): number[][] {
  const variables = variablesOf(toRows(parameters));
  const list = Object.values(variables);
  return batches.map((batch) => {
    tf.tidy(() => {
      optimizer.minimize(() => costByTf(variables, batch), false, list);
    });
    return numbersOf(parametersIn(variables));
  });
}

describe('the logits', () => {
  it('are those of TensorFlow', () => {
    const byTf = logitsByTf(rowsOf(X), variablesOf(toRows(parameters)))
      .transpose()
      .arraySync() as Matrix;
    expectNear(forwardLogits(X, parameters).flat(), byTf.flat(), 1e-5);
  });

  it('of one layer are W x + b: 2·3 − 1·4 + 0.5 = 2.5', () => {
    expect(forwardLogits([[3], [4]], { W1: [[2, -1]], b1: [0.5] })).toEqual([[2.5]]);
  });

  it('throw when shapes do not fit', () => {
    expect(() => forwardLogits([[1]], { W1: [[1, 2]], b1: [0] })).toThrow(RangeError);
  });
});

describe('the cost of logits', () => {
  it('is that of TensorFlow', () => {
    const Z = draw.matrix(4, 5, 2);
    const labels = oneHotMatrix([3, 0, 1, 1, 2], 4);
    const byTf = tf.losses.softmaxCrossEntropy(rowsOf(labels), rowsOf(Z)).dataSync()[0]!;
    expect(Math.abs(costOfLogits(Z, labels) - byTf)).toBeLessThan(1e-6);
    expect(costOfLogits(Z, labels)).toBeCloseTo(computeCost(softmax(Z), labels), 12);
  });

  it('is log C for equal logits, and their difference where they are hundreds apart', () => {
    expect(costOfLogits([[7], [7], [7]], [[0], [1], [0]])).toBeCloseTo(Math.log(3), 14);
    expect(costOfLogits([[200], [-200]], [[0], [1]])).toBe(400);
    expect(costOfLogits([[1000], [-1000]], [[1], [0]])).toBe(0);
  });

  it('throws without examples and when shapes differ', () => {
    expect(() => costOfLogits([[]], [[]])).toThrow('no example');
    expect(() => costOfLogits([[1], [2]], [[1]])).toThrow(RangeError);
  });
});

describe('the gradients', () => {
  const { cost, gradients } = costAndGradients(X, Y, parameters);

  it('are two-sided differences of the cost', () => {
    const epsilon = 1e-5;
    const flat = numbersOf(parameters);
    const costAt = (index: number, step: number) => {
      let seen = 0;
      const moved = (value: number) => (seen++ === index ? value + step : value);
      const entries = Object.entries(parameters).map(([name, value]) => [
        name,
        value.map((row) => (Array.isArray(row) ? row.map(moved) : moved(row))),
      ]);
      return costOfLogits(forwardLogits(X, Object.fromEntries(entries)), Y);
    };
    const differences = flat.map(
      (_, index) => (costAt(index, epsilon) - costAt(index, -epsilon)) / (2 * epsilon),
    );
    expectNear(numbersOf(gradients), differences, 1e-9);
  });

  it('and the cost are those of tf.variableGrads', () => {
    const variables = variablesOf(toRows(parameters));
    const { value, grads } = tf.variableGrads(() => costByTf(variables), Object.values(variables));
    const byTf = Object.values(variables).flatMap(({ name }) => Array.from(grads[name]!.dataSync()));
    expectNear(numbersOf(gradients), byTf, 1e-6);
    expect(cost).toBeCloseTo(value.dataSync()[0]!, 6);
  });
});

describe('accuracy and margin', () => {
  const Z = [
    [2, 0, 1],
    [1, 3, 5],
  ];

  it('count the columns whose largest logit stands at the 1 of Y: the first and the second of three', () => {
    expect(accuracyOfLogits(Z, oneHotMatrix([0, 1, 0], 2))).toBeCloseTo(2 / 3, 15);
  });

  it('find the column in which the largest is nearest to the next: 2 − 1', () => {
    expect(leastMargin(Z)).toBe(1);
  });

  it('throw when shapes differ', () => {
    expect(() => accuracyOfLogits(Z, [[1]])).toThrow(RangeError);
  });
});

describe('Adam', () => {
  it('moves every parameter by α against its gradient’s sign at first', () => {
    const { gradients } = costAndGradients(X, Y, parameters);
    const moved = numbersOf(adamStep(startAdam(parameters), gradients, 0.01).parameters);
    const expected = numbersOf(parameters).map(
      (value, index) => value - 0.01 * Math.sign(numbersOf(gradients)[index]!),
    );
    expectNear(moved, expected, 1e-6);
  });

  it('goes the way of tf.train.adam with the gradients of tf.variableGrads', () => {
    let state = startAdam(parameters);
    for (const [step, byTf] of courseByTf(tf.train.adam(0.05), Array(5).fill([X, Y])).entries()) {
      state = adamStep(state, costAndGradients(X, Y, state.parameters).gradients, 0.05);
      expectNear(numbersOf(state.parameters), byTf, 1e-5 * (step + 1));
    }
  });
});

describe('mini-batches in order', () => {
  it('are neighbouring columns, the last fewer', () => {
    const [x, y] = [[[1, 2, 3, 4, 5]], [[0, 1, 0, 1, 0]]];
    expect(batchesInOrder(x, y, 2)).toEqual([
      [[[1, 2]], [[0, 1]]],
      [[[3, 4]], [[0, 1]]],
      [[[5]], [[0]]],
    ]);
  });

  it('throw for another number of labels and for a size that is no count', () => {
    expect(() => batchesInOrder([[1, 2]], [[1]], 1)).toThrow('X has 2 examples and Y 1');
    expect(() => batchesInOrder([[1]], [[1]], 0)).toThrow(RangeError);
  });
});

describe('training', () => {
  it('goes the way of TensorFlow’s losses, gradients and Adam over mini-batches', () => {
    const options = { learningRate: 0.05, numEpochs: 3, miniBatchSize: 4 };
    const trained = trainClassifier(X, Y, parameters, options);
    const epoch = batchesInOrder(X, Y, 4);
    const course = courseByTf(tf.train.adam(0.05), [...epoch, ...epoch, ...epoch]);
    expectNear(numbersOf(trained.parameters), course.at(-1)!, 1e-4);
    expect(trained.costs).toHaveLength(4);
    expect(trained.costs.at(-1)).toBe(costOfLogits(forwardLogits(X, trained.parameters), Y));
    expect(trained.accuracy).toBe(accuracyOfLogits(forwardLogits(X, trained.parameters), Y));
  });

  it('throws without an epoch', () => {
    const options = { learningRate: 0.1, numEpochs: 0, miniBatchSize: 2 };
    expect(() => trainClassifier(X, Y, parameters, options)).toThrow('numEpochs');
  });
});

describe('the staff’s trainStep', () => {
  const step = reference['trainStep'] as (...given: unknown[]) => number;

  /** The parameters after each of three steps with an optimizer of TensorFlow's. */
  function courseOf(optimizer: tf.Optimizer): number[][] {
    const variables = variablesOf(toRows(parameters));
    return [1, 2, 3].map(() => {
      step(tf.tensor2d(X), tf.tensor2d(Y), variables, optimizer);
      return numbersOf(parametersIn(variables));
    });
  }

  it('with tf.train.sgd is the course’s gradient descent', () => {
    let current = parameters;
    for (const got of courseOf(tf.train.sgd(0.3))) {
      current = updateParametersWithGd(current, costAndGradients(X, Y, current).gradients, 0.3);
      expectNear(got, numbersOf(current), 1e-6);
    }
  });

  it('with tf.train.momentum is the course’s momentum with a rate 1/(1 − β) times as large', () => {
    let state = { parameters, v: initializeVelocity(parameters) };
    for (const got of courseOf(tf.train.momentum(0.02, 0.9))) {
      const { gradients } = costAndGradients(X, Y, state.parameters);
      state = updateParametersWithMomentum(state.parameters, gradients, state.v, 0.9, 0.2);
      expectNear(got, numbersOf(state.parameters), 1e-6);
    }
  });

  it('returns the cost before the update', () => {
    const variables = variablesOf(toRows(parameters));
    const cost = step(tf.tensor2d(X), tf.tensor2d(Y), variables, tf.train.sgd(0.3));
    expect(cost).toBeCloseTo(costAndGradients(X, Y, parameters).cost, 6);
  });
});

describe('the staff’s tensors', () => {
  it('hold the plain reference’s numbers in float32', () => {
    const model = reference['model'] as (...given: unknown[]) => { parameters: PlainParameters };
    const options = { learningRate: 0.1, numEpochs: 2, miniBatchSize: 6 };
    const got = model(tf.tensor2d(X), tf.tensor2d(Y), toRows(parameters), options).parameters;
    const plain = toRows(trainClassifier(X, Y, parameters, options).parameters);
    expectNear(Object.values(got).flat(2), Object.values(plain).flat(2), 1e-5);
  });
});

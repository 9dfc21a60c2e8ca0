/**
 * Gradient checking against values that our code did not make: the course's printed results, numbers worked out by
 * hand, and gradients by TensorFlow.js' automatic differentiation (float32: agreement to 1e-5).
 */
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import {
  checkDuringTraining,
  descend,
  gradientCheckWithDropout,
  gradientCheckWithRegularization,
} from '../../reference/gradientCheckCaveats.ts';
import {
  approximateGradient,
  backwardPropagation,
  backwardPropagationN,
  dictionaryToVector,
  forwardPropagation,
  gradientCheck,
  gradientCheckN,
  gradientsToVector,
  gradientVerdict,
  oneSidedDifference,
  relativeDifference,
  twoSidedDifference,
  vectorToDictionary,
  worstComponent,
} from '../../reference/gradientChecking.ts';
import type { Matrix } from '../../reference/matrix.ts';
import { placesOf } from '../../reference/parameterVector.ts';
import {
  forwardPropagation as forwardThroughLayers,
  type Gradients,
  matrixOf,
  type Parameters,
  vectorOf,
} from '../../reference/propagation.ts';
import published from './data/gradient_checking.json' with { type: 'json' };

const cube = (theta: number): number => theta ** 3;
const { X, Y, epsilon, withPlantedBugs, repaired } = published.network;
const parameters: Parameters = published.network.parameters;
const gradients = (): Gradients => backwardPropagationN(X, Y, forwardThroughLayers(X, parameters).cache);

/** dθ of cross-entropy + λ/(2m) Σ W² by automatic differentiation, in the order W1, b1, W2, b2, … */
function tensorflowGradient(given: Parameters, data: Matrix, labels: Matrix, lambd: number): number[] {
  const names = placesOf(given)
    .map((place) => place.parameter)
    .filter((name, index, all) => all.indexOf(name) === index);
  const m = labels[0]!.length;
  const cost = (...theta: tf.Tensor[]): tf.Scalar => {
    let A: tf.Tensor = tf.tensor2d(data);
    let penalty = tf.scalar(0);
    for (let index = 0; index < theta.length; index += 2) {
      const Z = tf.matMul(theta[index]!, A).add(theta[index + 1]!.expandDims(1));
      penalty = penalty.add(theta[index]!.square().sum());
      A = index + 2 < theta.length ? tf.relu(Z) : Z;
    }
    const loss = tf
      .relu(A)
      .sub(A.mul(tf.tensor2d(labels)))
      .add(tf.log1p(tf.exp(tf.neg(tf.abs(A)))));
    return loss
      .sum()
      .div(m)
      .add(penalty.mul(lambd / (2 * m))) as tf.Scalar;
  };
  const theta = names.map((name) => tf.tensor(given[name]!));
  return tf
    .grads(cost)(theta)
    .flatMap((gradient) => [...gradient.dataSync()]);
}

function expectClose(got: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(got.length).toBe(expected.length);
  const gaps = got.map((value, index) => Math.abs(value - expected[index]!));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(tolerance);
}

describe('differences (lesson 1.12)', () => {
  test('θ³ at θ = 1, ε = 0.01 gives 3.0301 from one side and 3.0001 from both', () => {
    expect(oneSidedDifference(cube, 1, 0.01)).toBeCloseTo(3.0301, 10);
    expect(twoSidedDifference(cube, 1, 0.01)).toBeCloseTo(3.0001, 10);
  });

  test('errors shrink like ε from one side and like ε² from both', () => {
    for (const step of [0.1, 0.01, 0.001]) {
      expect(oneSidedDifference(cube, 1, step) - 3).toBeCloseTo(3 * step + step ** 2, 9);
      expect(twoSidedDifference(cube, 1, step) - 3).toBeCloseTo(step ** 2, 9);
    }
  });

  test('refuse an ε that is not positive', () => {
    for (const step of [0, -1e-7, Number.NaN]) {
      expect(() => oneSidedDifference(cube, 1, step)).toThrow(RangeError);
      expect(() => twoSidedDifference(cube, 1, step)).toThrow(RangeError);
      expect(() => approximateGradient(() => 0, [1], step)).toThrow(RangeError);
    }
  });
});

describe('the exercise in one dimension (lesson 1.13)', () => {
  test('J(2, 4) = 8 and dJ/dθ = 2, as the exercise prints', () => {
    expect(forwardPropagation(2, 4)).toBe(8);
    expect(backwardPropagation(2, 4)).toBe(2);
  });

  test.each(published.oneParameter)(
    'the printed difference, bit for bit: $source',
    ({ inputs, difference }) => {
      expect(gradientCheck(inputs.x, inputs.theta, inputs.epsilon)).toBe(difference);
    },
  );

  test('tells a wrong derivative: 2xθ² for J = xθ³ gives (3 + ε² − 2) / (3 + ε² + 2) at θ = 1', () => {
    const difference = gradientCheck(
      2,
      1,
      0.01,
      (x, theta) => x * theta ** 3,
      (x, theta) => 2 * x * theta ** 2,
    );
    expect(difference).toBeCloseTo(1.0001 / 5.0001, 10);
  });
});

describe('vectors (lesson 1.13)', () => {
  const small = {
    b2: [9],
    W2: [[7, 8]],
    b1: [5, 6],
    W1: [
      [1, 2],
      [3, 4],
    ],
  };

  test('parameters by hand: W1 row by row, b1, W2, b2, whatever the order of the keys', () => {
    expect(dictionaryToVector(small)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('gradients by hand: the same order, dZ and dA left out', () => {
    const backward = {
      dZ2: [[0]],
      dW2: [[7, 8]],
      db2: [9],
      dA1: [[0], [0]],
      dW1: [
        [1, 2],
        [3, 4],
      ],
      db1: [5, 6],
    };
    expect(gradientsToVector(backward)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('round trips are the identity', () => {
    const theta = [9, 8, 7, 6, 5, 4, 3, 2, 1];
    expect(vectorToDictionary(dictionaryToVector(small), small)).toEqual(small);
    expect(dictionaryToVector(vectorToDictionary(theta, small))).toEqual(theta);
  });

  test('refuse a vector of another length and a table without W1', () => {
    expect(() => vectorToDictionary([1, 2, 3], small)).toThrow(RangeError);
    expect(() => dictionaryToVector({ b1: [1] })).toThrow(RangeError);
    expect(() => gradientsToVector({ dW1: [[1]] })).toThrow(RangeError);
  });
});

describe('comparing (lessons 1.13 and 1.14)', () => {
  test('relative difference by hand: (3, 4) and (0, 0) are 1 apart, (3, 4) and (6, 8) a third', () => {
    expect(relativeDifference([3, 4], [0, 0])).toBe(1);
    expect(relativeDifference([3, 4], [6, 8])).toBeCloseTo(1 / 3, 15);
    expect(relativeDifference([0, 0], [0, 0])).toBeNaN();
    expect(() => relativeDifference([1], [1, 2])).toThrow(RangeError);
  });

  test('the lesson’s scale: 1e-7 is fine, 1e-5 wants another look, 1e-3 is a bug, NaN too', () => {
    expect([1e-7, 1e-5, 1e-3].map(gradientVerdict)).toEqual(['fine', 'look again', 'bug']);
    expect(gradientVerdict(Number.NaN)).toBe('bug');
    expect(() => gradientVerdict(-1)).toThrow(RangeError);
  });

  test('the worst component by hand: entry (1, 0) of W1, then b1', () => {
    const like = {
      W1: [
        [1, 2],
        [3, 4],
      ],
      b1: [5, 6],
    };
    const zeros = [0, 0, 0, 0, 0, 0];
    expect(worstComponent([1, 0, -3, 0, 0, 2], zeros, like)).toEqual({
      parameter: 'W1',
      layer: 1,
      row: 1,
      column: 0,
    });
    expect(worstComponent([1, 0, -3, 0, 0, 4], zeros, like)).toEqual({ parameter: 'b1', layer: 1, row: 1 });
    expect(() => worstComponent([1], zeros, like)).toThrow(RangeError);
  });
});

describe('the exercise with a network (lesson 1.13)', () => {
  test('gradients agree with automatic differentiation', () => {
    const grad = gradientsToVector(gradients());
    expectClose(grad, tensorflowGradient(parameters, X, Y, 0), 1e-5);
    expectClose(gradientCheckN(parameters, gradients(), X, Y, 1e-5).gradApprox, grad, 1e-8);
  });

  test('the printed difference with dW2 doubled and db1 fourfold', () => {
    const right = gradients();
    const bugs = {
      ...right,
      dW2: matrixOf(right, 'dW2').map((row) => row.map((value) => 2 * value)),
      db1: vectorOf(right, 'db1').map((value) => 4 * value),
    };
    const { difference } = gradientCheckN(parameters, bugs, X, Y, epsilon);
    expect(Math.abs(difference - withPlantedBugs.difference)).toBeLessThanOrEqual(withPlantedBugs.atol);
    expect(gradientVerdict(difference)).toBe('bug');
  });

  test('the printed difference once the bugs are repaired, rounding noise included', () => {
    const { difference } = gradientCheckN(parameters, gradients(), X, Y, epsilon);
    expect(Math.abs(difference - repaired.difference)).toBeLessThanOrEqual(repaired.atol);
  });
});

describe('caveats (lesson 1.14)', () => {
  test('the regularized gradient agrees with automatic differentiation, and its differences with it', () => {
    const { grad, gradApprox, difference } = gradientCheckWithRegularization(parameters, X, Y, 0.7, 1e-5);
    expectClose(grad, tensorflowGradient(parameters, X, Y, 0.7), 1e-5);
    expectClose(gradApprox, grad, 1e-8);
    expect(difference).toBeLessThan(1e-7);
    expect(() => gradientCheckWithRegularization(parameters, X, Y, -1)).toThrow(RangeError);
  });

  test('dropout is refused, its generator never asked', () => {
    const never = (): number => {
      throw new Error('asked');
    };
    expect(() => gradientCheckWithDropout(parameters, X, Y, 0.8, never)).toThrow(RangeError);
    expect(gradientCheckWithDropout(parameters, X, Y, 1, never, 1e-5).difference).toBeLessThan(1e-7);
  });

  test('one step of descent by hand: 1 − 0.1 · 2 = 0.8', () => {
    expect(descend({ W1: [[1]], b1: [3] }, { dW1: [[2]], db1: [-10] }, 0.1)).toEqual({
      W1: [[0.8]],
      b1: [4],
    });
  });

  test('a gradient that halves once the weights have moved is right at the start and 1/3 off after training', () => {
    const halved: typeof backwardPropagationN = (data, labels, cache) => {
      const right = backwardPropagationN(data, labels, cache);
      const theta = gradientsToVector(right);
      const atStart = JSON.stringify(cache['W3']) === JSON.stringify(parameters['W3']);
      const half = vectorToDictionary(
        theta.map((value) => value / 2),
        parameters,
      );
      return atStart
        ? right
        : {
            dW1: half['W1']!,
            db1: half['b1']!,
            dW2: half['W2']!,
            db2: half['b2']!,
            dW3: half['W3']!,
            db3: half['b3']!,
          };
    };
    const options = { numIterations: 3, learningRate: 0.05, epsilon: 1e-5 };
    const { atStart, afterTraining } = checkDuringTraining(parameters, X, Y, halved, options);
    expect(atStart).toBeLessThan(1e-7);
    expect(afterTraining).toBeCloseTo(1 / 3, 7);
  });

  test('training ends at the weights that automatic differentiation trains', () => {
    const seen: Gradients[] = [];
    const watched: typeof backwardPropagationN = (data, labels, cache) => {
      seen.push(cache);
      return backwardPropagationN(data, labels, cache);
    };
    checkDuringTraining(parameters, X, Y, watched, { numIterations: 5, learningRate: 0.05, epsilon: 1e-5 });
    let theta = dictionaryToVector(parameters);
    for (let step = 0; step < 5; step++) {
      const slope = tensorflowGradient(vectorToDictionary(theta, parameters), X, Y, 0);
      theta = theta.map((value, index) => value - 0.05 * slope[index]!);
    }
    const { W1, b1, W2, b2, W3, b3 } = seen.at(-1)!;
    const last = { W1, b1, W2, b2, W3, b3 } as Parameters;
    expectClose(dictionaryToVector(last), theta, 1e-5);
  });

  test('refuses a number of iterations that is not whole', () => {
    const options = { numIterations: 1.5, learningRate: 0.05, epsilon: 1e-5 };
    expect(() => checkDuringTraining(parameters, X, Y, backwardPropagationN, options)).toThrow(RangeError);
  });
});

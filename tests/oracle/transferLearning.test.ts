/**
 * Transfer learning against values that our code did not make: numbers worked out by hand, TensorFlow.js' automatic
 * differentiation and its optimizer with frozen variables (float32: to 1e-5), and numpy (data/transfer_numpy.py).
 */
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../reference/matrix.ts';
import { matrixOf, type Parameters, vectorOf } from '../../reference/propagation.ts';
import { oneHotMatrix } from '../../reference/softmax.ts';
import { forwardPropagation } from '../../reference/softmaxNetwork.ts';
import {
  backwardPropagationWithFrozenLayers,
  chooseFrozenLayers,
  extractFeatures,
  fineTune,
  replaceHead,
  trainHead,
} from '../../reference/transferLearning.ts';
import numpy from './data/transfer_numpy.json' with { type: 'json' };

function expectClose(got: Matrix, expected: Matrix, atol: number): void {
  expect(got.map((row) => row.length)).toEqual(expected.map((row) => row.length));
  for (const [i, row] of expected.entries())
    for (const [j, value] of row.entries()) expect(Math.abs(got[i]![j]! - value)).toBeLessThanOrEqual(atol);
}

const parameters: Parameters = {
  W1: [
    [0.5, -0.4],
    [-0.3, 0.8],
    [0.7, 0.2],
  ],
  b1: [0.3, 0.2, -0.1],
  W2: [
    [0.4, 0.9, -0.6],
    [-0.7, 0.5, 0.8],
  ],
  b2: [0.1, -0.2],
  W3: [
    [0.6, -0.5],
    [-0.2, 0.4],
    [0.1, 0.8],
  ],
  b3: [0.1, 0.4, -0.3],
};
const X = [
  [1.2, -0.7, 0.4, 0.9],
  [-0.5, 1.1, 0.8, -1.3],
];
const Y = oneHotMatrix([0, 2, 1, 0], 3);
const names = ['W1', 'b1', 'W2', 'b2', 'W3', 'b3'];

/** A generator of the given numbers, one after the other. */
function numbers(...list: number[]): () => number {
  let next = 0;
  return () => list[next++]!;
}

const asColumn = (vector: number[]) => vector.map((value) => [value]);
const matrixNamed = (table: Parameters, name: string): Matrix =>
  name.startsWith('b') ? asColumn(vectorOf(table, name)) : matrixOf(table, name);

/** −(1/m) Σ y log ŷ of the three-layer network from tensors W1, b1, …, with b as columns. */
function tensorCost(all: tf.Tensor[]): tf.Scalar {
  let A: tf.Tensor = tf.tensor2d(X);
  for (const [l, activation] of [tf.relu, tf.relu, undefined].entries()) {
    const Z = tf.add(tf.matMul(all[2 * l]!, A), all[2 * l + 1]!);
    A = activation ? activation(Z) : Z;
  }
  const logits = tf.transpose(A);
  return tf.losses.softmaxCrossEntropy(tf.transpose(tf.tensor2d(Y)), logits) as tf.Scalar;
}

describe('replaceHead', () => {
  it('gives √(1/n) times the Box–Muller numbers worked out by hand, and zeros for b', () => {
    // √(−2 ln(1 − u)) is 2 for u = 1 − e^{−2}; cos 0 = 1, sin 0 = 0, cos π/2 = 0, sin π/2 = 1.
    const u = 1 - Math.exp(-2);
    const answer = replaceHead(parameters, 2, numbers(u, 0, u, 0.25));
    expectClose(
      matrixOf(answer, 'W3'),
      [
        [Math.SQRT2, 0],
        [0, Math.SQRT2],
      ],
      1e-15,
    );
    expect(answer['b3']).toEqual([0, 0]);
  });

  it('keeps the other layers bit for bit in lists of their own, and takes none of the old head', () => {
    const answer = replaceHead(parameters, 5, () => 0.3);
    for (const name of ['W1', 'b1', 'W2', 'b2']) {
      expect(answer[name]).toEqual(parameters[name]);
      expect(answer[name]).not.toBe(parameters[name]);
    }
    expect(matrixOf(answer, 'W3')).toHaveLength(5);
    const old = new Set(matrixOf(parameters, 'W3').flat());
    expect(
      matrixOf(answer, 'W3')
        .flat()
        .some((weight) => old.has(weight)),
    ).toBe(false);
  });

  it.each([1, 2.5, 0])('refuses %d classes', (classes) => {
    expect(() => replaceHead(parameters, classes, () => 0.5)).toThrow(RangeError);
  });

  it('refuses a network without layers', () => {
    expect(() => replaceHead({}, 2, () => 0.5)).toThrow('hold no W1');
  });
});

describe('extractFeatures', () => {
  it('gives the activations worked out by hand', () => {
    // Z1 = (0.5 + 0.5, −2) for x = (1, −1): relu leaves (1, 0); Z2 = 2·1 − 3·0 − 0.5.
    const small = {
      W1: [
        [1, -0.5],
        [-1, 1],
      ],
      b1: [-0.5, 0],
      W2: [[2, -3]],
      b2: [-0.5],
      W3: [[1], [2]],
      b3: [0, 0],
    };
    expect(extractFeatures([[1], [-1]], small, 1)).toEqual([[1], [0]]);
    expect(extractFeatures([[1], [-1]], small, 2)).toEqual([[1.5]]);
    expect(extractFeatures([[1], [-1]], small, 0)).toEqual([[1], [-1]]);
  });

  it('agrees with TensorFlow.js', () => {
    const A = tf.tidy(() => {
      const [W1, b1, W2, b2] = names.map((name) => tf.tensor2d(matrixNamed(parameters, name)));
      const A1 = tf.relu(tf.add(tf.matMul(W1!, tf.tensor2d(X)), b1!));
      return tf.relu(tf.add(tf.matMul(W2!, A1), b2!)).arraySync() as Matrix;
    });
    expectClose(extractFeatures(X, parameters, 2), A, 1e-6);
  });

  it.each([-1, 3, 0.5])('refuses %d frozen layers of 3', (frozenLayers) => {
    expect(() => extractFeatures(X, parameters, frozenLayers)).toThrow(RangeError);
  });
});

describe('trainHead', () => {
  const { features, labels, W, b, learningRate, iterations, ...trained } = numpy.head;
  const labelled = oneHotMatrix(labels, 3);

  it('follows the descent that numpy computes from differences of the cost', () => {
    const { head, costs } = trainHead(features, labelled, { W, b }, learningRate, iterations);
    expectClose([costs], [trained.costs], 1e-9);
    expectClose(head.W, trained.trainedW, 1e-9);
    expectClose([head.b], [trained.trainedB], 1e-9);
  });

  it('takes the step worked out by hand', () => {
    // One feature, 2 and 1, classes 0 and 1, from zeros: Ŷ − Y = (−½, ½; ½, −½), dW = ½ (−½·2 + ½·1) = −¼, db = 0.
    const { head } = trainHead([[2, 1]], oneHotMatrix([0, 1], 2), { W: [[0], [0]], b: [0, 0] }, 0.4, 1);
    expectClose(head.W, [[0.1], [-0.1]], 1e-15);
    expectClose([head.b], [[0, 0]], 1e-15);
  });

  it('refuses half an iteration', () => {
    expect(() => trainHead(features, labelled, { W, b }, 0.1, 1.5)).toThrow(RangeError);
  });
});

describe('backwardPropagationWithFrozenLayers', () => {
  const { cache } = forwardPropagation(X, parameters);
  const expected = tf.tidy(() => {
    const tensors = names.map((name) => tf.tensor2d(matrixNamed(parameters, name)));
    return tf
      .grads((...all: tf.Tensor[]) => tensorCost(all))(tensors)
      .map((slope) => slope.arraySync() as Matrix);
  });

  it.each([0, 1, 2])(
    'gives TensorFlow.js’ gradients above %i frozen layers, and no others',
    (frozenLayers) => {
      const gradients = backwardPropagationWithFrozenLayers(X, Y, cache, frozenLayers);
      const trained = names.slice(2 * frozenLayers);
      expect(Object.keys(gradients).sort()).toEqual(trained.map((name) => `d${name}`).sort());
      for (const name of trained) {
        const own = gradients[`d${name}`]!;
        const found = name.startsWith('b') ? asColumn(own as number[]) : (own as Matrix);
        expectClose(found, expected[names.indexOf(name)]!, 1e-6);
      }
    },
  );

  it('refuses to freeze the head', () => {
    expect(() => backwardPropagationWithFrozenLayers(X, Y, cache, 3)).toThrow('from 0 to 2');
  });
});

describe('fineTune', () => {
  it.each([0, 1, 2])('ends where TensorFlow.js’ optimizer ends, with %i frozen layers', (frozenLayers) => {
    const variables = names.map((name) => tf.variable(tf.tensor2d(matrixNamed(parameters, name))));
    const optimizer = tf.train.sgd(0.3);
    const costs: number[] = [];
    for (let i = 0; i <= 8; i++) {
      const before = tf.tidy(() => tensorCost(variables).dataSync()[0]!);
      costs.push(before);
      if (i < 8) optimizer.minimize(() => tensorCost(variables), false, variables.slice(2 * frozenLayers));
    }
    const tuned = fineTune(X, Y, parameters, frozenLayers, 0.3, 8);
    expectClose([tuned.costs], [costs], 1e-5);
    for (const [index, name] of names.entries())
      expectClose(matrixNamed(tuned.parameters, name), variables[index]!.arraySync() as Matrix, 1e-5);
  });

  it('keeps the bits of frozen layers and moves every other', () => {
    const { parameters: tuned } = fineTune(X, Y, parameters, 1, 0.3, 5);
    const same = names.map((name) => JSON.stringify(tuned[name]) === JSON.stringify(parameters[name]));
    expect(same).toEqual([true, true, false, false, false, false]);
  });

  it('trains the head on features computed each time as trainHead does on features computed once', () => {
    const head = { W: matrixOf(parameters, 'W3'), b: vectorOf(parameters, 'b3') };
    const once = trainHead(extractFeatures(X, parameters, 2), Y, head, 0.3, 6);
    const eachTime = fineTune(X, Y, parameters, 2, 0.3, 6);
    expect(once.costs).toEqual(eachTime.costs);
    expect(once.head).toEqual({ W: eachTime.parameters['W3'], b: eachTime.parameters['b3'] });
  });

  it('refuses what is no number of layers or iterations', () => {
    expect(() => fineTune(X, Y, parameters, 3, 0.3, 1)).toThrow(RangeError);
    expect(() => fineTune(X, Y, parameters, 1, 0.3, -1)).toThrow(RangeError);
    expect(() => fineTune(X, Y, {}, 0, 0.3, 1)).toThrow('hold no W1');
  });
});

describe('chooseFrozenLayers', () => {
  const sizes = { few: 1000, many: 51000 };
  it.each([
    // the lecture's three cases: a small set, a larger one, a lot of pictures
    [200, 11, 10],
    [1000, 11, 10],
    [1001, 11, 9],
    [11000, 11, 8],
    [26000, 11, 5],
    [48500, 11, 0],
    [51000, 11, 0],
    [1_000_000, 11, 0],
    [5, 1, 0],
  ])('for %i examples and %i layers freezes %i', (m, layers, frozen) => {
    expect(chooseFrozenLayers(m, layers, sizes)).toBe(frozen);
  });

  it('refuses sizes in the wrong order, and halves', () => {
    expect(() => chooseFrozenLayers(10, 3, { few: 5, many: 5 })).toThrow('few must be less than many');
    expect(() => chooseFrozenLayers(1.5, 3, sizes)).toThrow(RangeError);
    expect(() => chooseFrozenLayers(10, 0, sizes)).toThrow(RangeError);
  });
});

/** The reference against published results, numbers worked out by hand, and TensorFlow.js. */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  averagingWindow,
  biasCorrectedAverage,
  exponentiallyWeightedAverage,
} from '../../reference/averages.ts';
import type { Matrix } from '../../reference/matrix.ts';
import { chooseMiniBatchSize, nameGradientDescent, randomMiniBatches } from '../../reference/miniBatches.ts';
import {
  initializeAdam,
  initializeRmsprop,
  initializeVelocity,
  type Moments,
  updateParametersWithAdam,
  updateParametersWithGd,
  updateParametersWithMomentum,
  updateParametersWithRmsprop,
} from '../../reference/optimizers.ts';
import { type OptimizerName, type TrainingOptions, trainModel } from '../../reference/optimizerTraining.ts';
import type { Parameters } from '../../reference/propagation.ts';
import published from './data/optimizers.json' with { type: 'json' };

/** Every number of `actual` within `atol` of the same place in `wanted`, and the same keys and lengths. */
function expectClose(actual: unknown, wanted: unknown, atol: number): void {
  if (typeof wanted === 'number') {
    expect(Math.abs(Number(actual) - wanted)).toBeLessThanOrEqual(atol);
    return;
  }
  const [given, right] = [actual as object, wanted as object];
  expect(Object.keys(given).sort()).toEqual(Object.keys(right).sort());
  for (const [key, value] of Object.entries(right)) expectClose(given[key as keyof object], value, atol);
}

/** Uniform numbers with which a Fisher–Yates shuffle from the last place down gives this order. */
function rngGiving(order: readonly number[]): () => number {
  const current = order.map((_, index) => index);
  const numbers: number[] = [];
  for (let last = order.length - 1; last > 0; last--) {
    const chosen = current.indexOf(order[last]!);
    numbers.push((chosen + 0.5) / (last + 1));
    [current[last], current[chosen]] = [current[chosen]!, current[last]!];
  }
  return () => numbers.shift() ?? 0;
}

const zeros = { dW1: [[0, 0]], db1: [0] };
const small = { W1: [[1, -2]], b1: [0.5] };
const slope = { dW1: [[0.5, -0.25]], db1: [1] };

describe('exponentially weighted averages', () => {
  it('give 4, 8.5, 12.15 for 40, 49, 45 with beta 0.9, as the lecture says', () => {
    const [average] = published.averages;
    expectClose(exponentiallyWeightedAverage([40, 49, 45], 0.9), average!.expected.v, average!.atol);
  });

  it('follow theta itself when beta is 0', () => {
    expect(exponentiallyWeightedAverage([3, -1, 7], 0)).toEqual([3, -1, 7]);
  });

  it('cover 10, 50 and 2 values for beta 0.9, 0.98 and 0.5', () => {
    const [, window] = published.averages;
    expectClose([0.9, 0.98, 0.5].map(averagingWindow), window!.expected.window, window!.atol);
  });

  it('are exact for a constant series once corrected, from the first value on', () => {
    expectClose(biasCorrectedAverage([7, 7, 7, 7, 7], 0.98), [7, 7, 7, 7, 7], 1e-12);
  });

  it('are weighted means once corrected: (0.5·40 + 1·49) / 1.5 for beta 0.5', () => {
    expectClose(biasCorrectedAverage([40, 49], 0.5), [40, 46], 1e-12);
  });

  it.each([1, -0.1, Number.NaN])('refuse beta %d', (beta) => {
    expect(() => exponentiallyWeightedAverage([1], beta)).toThrow(RangeError);
    expect(() => averagingWindow(beta)).toThrow(RangeError);
    expect(() => biasCorrectedAverage([1], beta)).toThrow(RangeError);
  });
});

describe('mini-batches', () => {
  it.each(published.miniBatches)('are those published: $name', ({ inputs, expected, atol }) => {
    const rng = rngGiving(inputs.permutation);
    const batches = randomMiniBatches(inputs.X, inputs.Y, inputs.mini_batch_size, rng);
    expectClose(
      batches.map(([X, Y]) => ({ X, Y })),
      expected.batches,
      atol,
    );
  });

  it('refuse X and Y of different length and sizes that are not whole numbers from 1 up', () => {
    expect(() => randomMiniBatches([[1, 2]], [[1]], 1, () => 0)).toThrow('X has 2 examples and Y 1');
    expect(() => randomMiniBatches([[1, 2]], [[1, 0]], 0, () => 0)).toThrow(RangeError);
    expect(() => randomMiniBatches([[1, 2]], [[1, 0]], 1.5, () => 0)).toThrow(RangeError);
  });

  it.each([
    [1, 1000, 1000, 1],
    [2000, 1000, 64_000, 2000],
    [2001, 1000, 64_000, 64],
    [5_000_000, 1000, 127_999, 64],
    [5_000_000, 1000, 128_000, 128],
    [5_000_000, 1000, 256_000, 256],
    [5_000_000, 1000, 1e12, 512],
  ])('of %d examples of %d bytes in %d bytes of memory have size %d', (m, exampleBytes, memory, size) => {
    expect(chooseMiniBatchSize(m, exampleBytes, memory)).toBe(size);
  });

  it('have no size when memory does not hold 64 examples, nor for no examples', () => {
    expect(() => chooseMiniBatchSize(3000, 1000, 63_999)).toThrow('63999 bytes do not hold 64 examples');
    expect(() => chooseMiniBatchSize(0, 1000, 64_000)).toThrow(RangeError);
  });

  it('name the method', () => {
    expect([1000, 1, 64].map((size) => nameGradientDescent(size, 1000))).toEqual([
      'batch',
      'stochastic',
      'mini-batch',
    ]);
    expect(() => nameGradientDescent(65, 64)).toThrow(RangeError);
    expect(() => nameGradientDescent(0, 64)).toThrow(RangeError);
  });
});

describe('first moments', () => {
  const wanted = { dW1: [[0, 0, 0]], db1: [0], dW2: [[0], [0]], db2: [0, 0] };
  const parameters = { W1: [[1, 2, 3]], b1: [4], W2: [[5], [6]], b2: [7, 8] };

  it('are zeros in the shapes of the parameters', () => {
    expect(initializeVelocity(parameters)).toEqual(wanted);
    expect(initializeRmsprop(parameters)).toEqual(wanted);
    expect(initializeAdam(parameters)).toEqual({ v: wanted, s: wanted });
  });
});

describe('one step', () => {
  it.each(published.gradientDescent)('of gradient descent is the one published: $name', (published) => {
    const { parameters, grads, learning_rate } = published.inputs;
    expectClose(updateParametersWithGd(parameters, grads, learning_rate), published.expected, published.atol);
  });

  it.each(published.momentum)('of momentum is the one published: $name', ({ inputs, expected, atol }) => {
    const { parameters, grads, v, beta, learning_rate } = inputs;
    expectClose(updateParametersWithMomentum(parameters, grads, v, beta, learning_rate), expected, atol);
  });

  it.each(published.rmsprop)('of RMSprop is the one published', ({ inputs, expected, atol }) => {
    const { w, dw, cache, decay_rate, learning_rate, epsilon } = inputs;
    const none = w.map(() => 0);
    const step = updateParametersWithRmsprop(
      { W1: w, b1: none },
      { dW1: dw, db1: none },
      { dW1: cache, db1: none },
      decay_rate,
      learning_rate,
      epsilon,
    );
    expectClose(step.parameters['W1'], expected.next_w, atol);
    expectClose(step.s['dW1'], expected.cache, atol);
  });

  it.each(published.adam)('of Adam is the one published: $name', ({ inputs, expected, atol }) => {
    const { parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon } = inputs;
    const step = updateParametersWithAdam(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon);
    expectClose(step, expected, atol);
  });

  it('worked out by hand: W = 1, dW = 0.5, moments of zero', () => {
    const rmsprop = updateParametersWithRmsprop(small, slope, zeros, 0.9, 0.1, 0.01);
    const adam = updateParametersWithAdam(small, slope, zeros, zeros, 1, 0.1, 0.9, 0.999, 0.01);
    expectClose((rmsprop.parameters['W1'] as Matrix)[0]![0], 1 - 0.05 / Math.sqrt(0.035), 1e-15);
    expectClose((adam.parameters['W1'] as Matrix)[0]![0], 1 - 0.05 / Math.sqrt(0.26), 1e-15);
  });

  it('leaves its inputs as they were', () => {
    const before = JSON.stringify([small, slope, zeros]);
    updateParametersWithGd(small, slope, 0.1);
    updateParametersWithMomentum(small, slope, zeros, 0.9, 0.1);
    updateParametersWithRmsprop(small, slope, zeros, 0.9, 0.1, 1e-8);
    updateParametersWithAdam(small, slope, zeros, zeros, 1, 0.1, 0.9, 0.999, 1e-8);
    expect(JSON.stringify([small, slope, zeros])).toBe(before);
  });

  it('refuses shapes that differ, missing gradients and rates outside their domain', () => {
    expect(() => updateParametersWithGd(small, { ...slope, dW1: [[1]] }, 0.1)).toThrow(RangeError);
    expect(() => updateParametersWithGd(small, { dW1: [[1, 1]] }, 0.1)).toThrow('db1 is missing');
    expect(() => updateParametersWithGd(small, slope, 0)).toThrow('learningRate must be a positive number');
    expect(() => updateParametersWithMomentum(small, slope, zeros, 1, 0.1)).toThrow('beta must be');
    expect(() => updateParametersWithRmsprop(small, slope, zeros, 0.9, 0.1, 0)).toThrow('epsilon must be');
    const adam = (t: number, beta2: number) =>
      updateParametersWithAdam(small, slope, zeros, zeros, t, 0.1, 0.9, beta2, 1e-8);
    expect(() => adam(0, 0.999)).toThrow('t counts updates from 1, it cannot be 0');
    expect(() => adam(1, 1)).toThrow('beta2 must be');
  });
});

// ---------------------------------------------------------------- TensorFlow.js

const X = [
  [0.9, -1.1, 0.4, 1.6, -0.3, -1.5],
  [-0.5, 0.7, 1.2, -0.8, 1.4, -0.2],
];
const Y = [[1, 0, 1, 1, 0, 0]];
const start: Parameters = {
  W1: [
    [0.6, -0.4],
    [-0.5, 0.8],
    [0.3, 0.7],
  ],
  b1: [0.2, 0.1, -0.1],
  W2: [[0.7, -0.6, 0.5]],
  b2: [0.05],
};
const options = (optimizer: OptimizerName, epochs: number): TrainingOptions => {
  return { optimizer, learningRate: 0.05, miniBatchSize: 6, epochs, ...rates };
};
const rates = { beta: 0.9, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };

/** Momentum of TensorFlow is V ← βV + dW: the same steps with α(1 − β). */
const theirs: Record<OptimizerName, () => tf.Optimizer> = {
  gd: () => tf.train.sgd(0.05),
  momentum: () => tf.train.momentum(0.05 * (1 - rates.beta), rates.beta),
  rmsprop: () => tf.train.rmsprop(0.05, rates.beta, 0, rates.epsilon),
  adam: () => tf.train.adam(0.05, rates.beta1, rates.beta2, rates.epsilon),
};

/** The costs of the same training by automatic differentiation, before the first update and after each one. */
function costsOfTensorFlow(optimizer: tf.Optimizer, updates: number): number[] {
  return tf.tidy(() => {
    const variable = (name: string) => tf.variable(tf.tensor2d(matrixIn(start, name)));
    const [W1, b1, W2, b2] = ['W1', 'b1', 'W2', 'b2'].map(variable) as [
      tf.Variable,
      tf.Variable,
      tf.Variable,
      tf.Variable,
    ];
    const [x, y] = [tf.tensor2d(X), tf.tensor2d(Y)];
    const cost = (): tf.Scalar => {
      const hidden = tf.relu(W1.matMul<tf.Tensor2D>(x).add<tf.Tensor2D>(b1));
      const logits = W2.matMul<tf.Tensor2D>(hidden).add<tf.Tensor2D>(b2);
      return tf.losses.sigmoidCrossEntropy(y, logits);
    };
    const costs = [cost().dataSync()[0]!];
    for (let update = 0; update < updates; update++) {
      optimizer.minimize(cost, false, [W1, b1, W2, b2]);
      costs.push(cost().dataSync()[0]!);
    }
    return costs;
  });
}

/** W as it is, b as a column. */
function matrixIn(parameters: Parameters, name: string): Matrix {
  return parameters[name]!.map((row) => (Array.isArray(row) ? row : [row]));
}

describe('training', () => {
  beforeAll(async () => {
    await tf.setBackend('cpu');
  });

  it.each(['gd', 'momentum', 'rmsprop', 'adam'] as const)(
    'with %s takes the same 20 full-batch steps as TensorFlow.js, to the precision of float32',
    (optimizer) => {
      const { costs } = trainModel(X, Y, start, options(optimizer, 20), () => 0.5);
      expectClose(costs, costsOfTensorFlow(theirs[optimizer](), 20), 2e-5);
      expect(costs[20]).toBeLessThan(costs[0]!);
    },
  );

  it('makes one update for each mini-batch and gives one cost for each epoch', () => {
    const same = { X: [[1, 1, 1, 1]], Y: [[1, 1, 1, 1]], parameters: { W1: [[0.5]], b1: [0] } };
    const train = (miniBatchSize: number, epochs: number) =>
      trainModel(same.X, same.Y, same.parameters, { ...options('adam', epochs), miniBatchSize }, () => 0.5);
    const [single, whole] = [train(1, 2), train(4, 8)];
    expectClose(single.parameters, whole.parameters, 1e-12);
    expect(single.costs).toHaveLength(3);
    expectClose(
      single.costs,
      [0, 4, 8].map((update) => whole.costs[update]!),
      1e-12,
    );
  });

  it('leaves the given parameters as they were', () => {
    const before = JSON.stringify(start);
    trainModel(X, Y, start, options('momentum', 3), () => 0.5);
    expect(JSON.stringify(start)).toBe(before);
  });
});

describe('moments', () => {
  it('of Adam come back uncorrected', () => {
    const step = updateParametersWithAdam(small, slope, zeros, zeros, 1, 0.1, 0.9, 0.999, 1e-8);
    const wanted: { v: Moments; s: Moments } = {
      v: { dW1: [[0.05, -0.025]], db1: [0.1] },
      s: { dW1: [[0.00025, 0.0000625]], db1: [0.001] },
    };
    expectClose({ v: step.v, s: step.s }, wanted, 1e-15);
  });
});

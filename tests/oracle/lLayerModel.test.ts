/** Updates and training against values that our code did not make: the course's printed results. */
import { describe, expect, it } from 'vitest';
import {
  type Activation,
  linearActivationBackward,
  linearActivationForward,
  linearBackward,
  lModelForward,
} from '../../reference/layers.ts';
import { lLayerModel, updateParameters } from '../../reference/lLayerModel.ts';
import { combine, type Matrix } from '../../reference/matrix.ts';
import { matrixOf, type Parameters, vectorOf } from '../../reference/propagation.ts';
import { expectNear, expectTable, figure } from './propagationFigures.ts';

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
  ],
  b2: [0.1, 0.4],
  W3: [[0.7, -0.6]],
  b3: [-0.2],
};
const X = [
  [1.2, -0.7, 0.4, 0.9],
  [-0.5, 1.1, 0.8, -1.3],
];
const Y = [[1, 0, 1, 0]];

type Problem = { X: Matrix; Y: Matrix; parameters: Parameters };

/** The cost before each iteration of training with α = 0.05, and which hidden units are open for which examples. */
function follow({ X: examples, Y: labels, parameters: start }: Problem, iterations: number) {
  let current = start;
  return Array.from({ length: iterations + 1 }, () => {
    const hidden = lModelForward(examples, current).caches.slice(0, -1);
    const open = hidden.flatMap(({ Z }) => Z.map((row) => row.map((z) => Number(z > 0)).join('')));
    const { parameters: next, costs } = lLayerModel(examples, labels, current, 0.05, 1);
    current = next;
    return { cost: costs[0]!, open: open.join(' ') };
  });
}

describe('training', () => {
  it('gives the published update', () => {
    const { inputs, expected, atol } = figure('c1w4.update_parameters');
    expectTable(updateParameters(inputs.parameters, inputs.grads, inputs.learning_rate), expected, atol);
  });

  it.each([
    'c1w4.two_layer_model_test, 3 iterations, learning rate 0.1',
    'c1w4.L_layer_model_test, 3 iterations, learning rate 0.02',
  ])('gives the published parameters: %s', (name) => {
    const { inputs, expected, atol } = figure(name);
    const { X: examples, Y: labels, parameters: start, learning_rate: rate, iterations } = inputs;
    const trained = lLayerModel(examples, labels, start, rate, iterations);
    expectTable(trained.parameters, expected.parameters, atol);
    expectNear(trained.costs[0]!, expected.cost0, atol);
    expect(trained.costs).toHaveLength(iterations + 1);
  });

  it('gives the published planar network after 10000 iterations through tanh', () => {
    const { inputs, expected, atol } = figure('nn_model, 10000 iterations');
    let current: Parameters = inputs.parameters;
    for (let iteration = 0; iteration < inputs.iterations; iteration++) {
      const layer = (A: Matrix, l: number, name: Activation) =>
        linearActivationForward(A, matrixOf(current, `W${l}`), vectorOf(current, `b${l}`), name);
      const [hidden, output] = [layer(inputs.X, 1, 'tanh')].flatMap((h) => [h, layer(h.A, 2, 'sigmoid')]);
      const last = linearBackward(
        combine(output!.A, inputs.Y, (a, y) => a - y),
        output!.cache,
      );
      const first = linearActivationBackward(last.dAPrev, hidden!.cache, 'tanh');
      const grads = { dW1: first.dW, db1: first.db, dW2: last.dW, db2: last.db };
      current = updateParameters(current, grads, inputs.learning_rate);
    }
    expectTable(current, expected, atol);
  });

  it('lets the cost fall on every iteration where relu has no kink to cross', () => {
    const start: Parameters = {
      W1: [
        [0.4, 0.2],
        [0.1, 0.5],
      ],
      b1: [0.5, 0.4],
      W2: [
        [0.3, 0.2],
        [0.1, 0.4],
      ],
      b2: [0.6, 0.5],
      W3: [[0.3, -0.2]],
      b3: [0.1],
    };
    const examples = [
      [0.2, 0.9, 0.5, 1.2],
      [1.1, 0.3, 0.8, 0.1],
    ];
    const run = follow({ X: examples, Y, parameters: start }, 200);
    expect(new Set(run.map(({ open }) => open))).toEqual(new Set(['1111 1111 1111 1111']));
    for (const [k, { cost }] of run.entries())
      if (k > 0) expect(cost, `iteration ${k}`).toBeLessThan(run[k - 1]!.cost);
  });

  it('lets the cost rise only where a unit of relu opens or closes', () => {
    const run = follow({ X, Y, parameters }, 300);
    const rises = [...run.keys()].filter((k) => k > 0 && run[k]!.cost >= run[k - 1]!.cost);
    expect(rises.length).toBeGreaterThan(0);
    expect(rises.filter((k) => run[k]!.open === run[k - 1]!.open)).toEqual([]);
    expect(run[300]!.cost).toBeLessThan(run[0]!.cost / 5);
  });

  it('changes neither the parameters nor the examples, and refuses counts that are none', () => {
    const before = JSON.stringify([X, Y, parameters]);
    lLayerModel(X, Y, parameters, 0.1, 3);
    expect(JSON.stringify([X, Y, parameters])).toBe(before);
    for (const count of [-1, 1.5, Number.NaN])
      expect(() => lLayerModel(X, Y, parameters, 0.1, count)).toThrow(RangeError);
    expect(() => updateParameters(parameters, {}, 0.1)).toThrow(RangeError);
  });
});

/**
 * Normalizing and whitening against values that our code did not make: numbers worked out by hand, numpy and scipy
 * (data/normalization.py), and TensorFlow.js (float32: to 1e-5).
 */
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { symmetricEigen as givenEigen } from '../../assignments/library/symmetricEigen.ts';
import { conditionNumber, stepsToConverge, trainLinearRegression } from '../../reference/linearRegression.ts';
import { dot, type Matrix, transpose, type Vector } from '../../reference/matrix.ts';
import {
  applyNormalization,
  computeMean,
  computeVariance,
  denormalize,
  fitNormalization,
  normalizeTrainDevTest,
} from '../../reference/normalization.ts';
import { symmetricEigen } from '../../reference/symmetricEigen.ts';
import { covarianceMatrix, fitWhitening, whiten } from '../../reference/whitening.ts';
import numpy from './data/normalization.json' with { type: 'json' };

function expectClose(got: Matrix | Vector, expected: Matrix | Vector, relative: number): void {
  const [own, other] = [got.flat(), expected.flat()] as [Vector, Vector];
  expect(own).toHaveLength(other.length);
  const allowed = relative * Math.max(1, ...other.map(Math.abs));
  for (const [index, value] of own.entries())
    expect(Math.abs(value - other[index]!)).toBeLessThanOrEqual(allowed);
}

/** Rows (or columns) may have either sign. */
function expectRowsCloseUpToSign(got: Matrix, expected: Matrix, relative: number): void {
  for (const [index, row] of got.entries()) {
    const other = expected[index]!;
    const same = row.reduce((sum, value, j) => sum + value * other[j]!, 0) >= 0;
    expectClose(same ? row : row.map((value) => -value), other, relative);
  }
}

const hand: Matrix = [
  [1, 3, 5, 7],
  [2, 2, 2, 2],
];

describe('normalizing, by hand', () => {
  it('gives (1, 3, 5, 7) the mean 4 and the variance 5', () => {
    expect(computeMean(hand)).toEqual([4, 2]);
    expect(computeVariance(hand, [4, 2])).toEqual([5, 0]);
    expect(computeVariance(hand, [3, 2])).toEqual([6, 0]);
    expect(fitNormalization(hand)).toEqual({ mu: [4, 2], sigma: [Math.sqrt(5), 0] });
  });

  it('leaves 0 of a constant feature, also of an example that differs, and brings it back as its mean', () => {
    const statistics = { mu: [4, 2], sigma: [2, 0] };
    const X = [
      [0, 6],
      [2, 9],
    ];
    expect(applyNormalization(X, statistics)).toEqual([
      [-2, 1],
      [0, 0],
    ]);
    expect(denormalize(applyNormalization(X, statistics), statistics)).toEqual([
      [0, 6],
      [2, 2],
    ]);
  });

  it('sees that 0.1, 0.1, 0.1 is constant although its mean is not 0.1', () => {
    const X = [[0.1, 0.1, 0.1]];
    expect(computeMean(X)).not.toEqual([0.1]);
    expect(fitNormalization(X).sigma).toEqual([0]);
    expect(applyNormalization(X, fitNormalization(X))).toEqual([[0, 0, 0]]);
  });

  it('gives variance 1 to a feature that hardly varies', () => {
    const X = [[1 + 1e-6, 1 - 1e-6]];
    expectClose(applyNormalization(X, fitNormalization(X)), [[1, -1]], 1e-9);
    const small = [[3e-20, -3e-20]];
    expect(applyNormalization(small, fitNormalization(small))).toEqual([[1, -1]]);
  });

  it('normalizes dev and test examples by the training set', () => {
    expect(normalizeTrainDevTest([[1, 5]], [[3]], [[7, 3, 1]])).toEqual({
      XTrain: [[-1, 1]],
      XDev: [[0]],
      XTest: [[2, 0, -1]],
    });
  });
});

describe('normalizing, by numpy, scipy and TensorFlow.js', () => {
  it('has numpy’s mean, variance and deviation, and scipy’s z-scores', () => {
    const { mu, sigma } = fitNormalization(numpy.X);
    expectClose(computeMean(numpy.X), numpy.mean, 1e-15);
    expectClose(computeVariance(numpy.X, mu), numpy.variance, 1e-14);
    expectClose(sigma, numpy.deviation, 1e-14);
    expectClose(applyNormalization(numpy.X, { mu, sigma }), numpy.zscore, 1e-13);
    expectClose(applyNormalization(numpy.dev, { mu, sigma }), numpy.devByTraining, 1e-13);
    expectClose(normalizeTrainDevTest(numpy.X, numpy.dev, numpy.dev).XTest, numpy.devByTraining, 1e-13);
    expectClose(denormalize(numpy.zscore, { mu: numpy.mean, sigma: numpy.deviation }), numpy.X, 1e-14);
  });

  it('has the moments of TensorFlow.js', () => {
    const { mean, variance } = tf.moments(tf.tensor2d(numpy.X), 1);
    expectClose(computeMean(numpy.X), [...mean.dataSync()], 1e-5);
    expectClose(computeVariance(numpy.X, numpy.mean), [...variance.dataSync()], 1e-5);
  });
});

describe('the bowl', () => {
  const { X, Y, learningRate, numIterations, ...descent } = numpy.descent;

  it('is round for the features (1, −1), and has a flat floor for a constant feature', () => {
    expect(conditionNumber([[1, -1]])).toBe(1);
    expect(conditionNumber([[2, -2]])).toBe(4);
    expect(conditionNumber([[0, 2]])).toBeCloseTo((3 + Math.sqrt(5)) / (3 - Math.sqrt(5)), 13);
    expect(conditionNumber([[0, 0, 0]])).toBe(Number.POSITIVE_INFINITY);
    expect(
      conditionNumber([
        [1, 3, 5],
        [2, 6, 10],
      ]),
    ).toBe(Number.POSITIVE_INFINITY);
  });

  it('is as elongated as numpy says, before and after normalizing', () => {
    expectClose([conditionNumber(X)], [descent.conditionNumber], 1e-12);
    const normalized = applyNormalization(X, fitNormalization(X));
    expectClose([conditionNumber(normalized)], [descent.conditionNumberNormalized], 1e-12);
  });

  it('is descended by hand: x = 1, 3 and y = 2, 4', () => {
    // Ŷ − Y = (−2, −4): dw = (−2 − 12)/2, db = −3, J = 20/4; then w = 0.7, b = 0.3 and the errors are (−1, −1.6).
    const { w, b, costs } = trainLinearRegression([[1, 3]], [[2, 4]], 0.1, 1);
    expectClose([...w, b, ...costs], [0.7, 0.3, 5, 3.56 / 4], 1e-15);
  });

  it('is descended as the closed form θ* + (I − αH)ᵗ (θ₀ − θ*) says', () => {
    const trained = trainLinearRegression(X, Y, learningRate, numIterations);
    expectClose([...trained.w, trained.b], [...descent.w, descent.b], 1e-12);
    expectClose(trained.costs, descent.costs, 1e-12);
  });

  it('has the gradient that TensorFlow.js derives', () => {
    const cost = (w: tf.Tensor, b: tf.Tensor): tf.Scalar => {
      const errors = tf.sub(tf.add(tf.matMul(w as tf.Tensor2D, tf.tensor2d(X)), b), tf.tensor2d(Y));
      return tf.div(tf.mean(tf.square(errors)), 2);
    };
    const [dw, db] = tf.grads(cost)([tf.tensor2d([[0, 0]]), tf.scalar(0)]);
    const { w, b } = trainLinearRegression(X, Y, 1, 1);
    expectClose(
      [...w, b],
      [...dw!.dataSync(), db!.dataSync()[0]!].map((slope) => -slope),
      1e-5,
    );
  });

  it('counts updates, from 0 for a start at the target to Infinity for a curve above it', () => {
    const costs = [5, 3, 1, 2, 0.5];
    expect([6, 5, 4, 1, 0.7, 0.1].map((target) => stepsToConverge(costs, target))).toEqual([
      0,
      0,
      1,
      2,
      4,
      Number.POSITIVE_INFINITY,
    ]);
  });
});

describe.each([
  ['the reference', symmetricEigen],
  ['the given code', givenEigen],
])('eigenvectors by %s', (_, eigen) => {
  it('are, by hand, the diagonals of [[2, 1], [1, 2]]', () => {
    const { eigenvalues, eigenvectors } = eigen([
      [2, 1],
      [1, 2],
    ]);
    expectClose(eigenvalues, [3, 1], 1e-15);
    expectRowsCloseUpToSign(
      transpose(eigenvectors),
      [
        [Math.SQRT1_2, Math.SQRT1_2],
        [Math.SQRT1_2, -Math.SQRT1_2],
      ],
      1e-15,
    );
  });

  it('are numpy’s up to sign, for definite and indefinite matrices', () => {
    const own = eigen(numpy.symmetric);
    expectClose(own.eigenvalues, numpy.symmetricEigenvalues, 1e-14);
    expectRowsCloseUpToSign(transpose(own.eigenvectors), transpose(numpy.symmetricEigenvectors), 1e-13);
  });

  it('put A together again and stand at right angles, also for equal, zero and very different eigenvalues', () => {
    const matrices: Matrix[] = [
      [[-3]],
      [
        [0, 0],
        [0, 0],
      ],
      [
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 1],
      ],
      [
        [1e9, 2e4, 1],
        [2e4, 1, 1e-4],
        [1, 1e-4, 1e-6],
      ],
      [
        [5, 0, 1],
        [0, 1, 0],
        [1, 0, 5],
      ],
    ];
    for (const A of matrices) {
      const { eigenvalues, eigenvectors: U } = eigen(A);
      const scaled = U.map((row) => row.map((u, k) => u * eigenvalues[k]!));
      expectClose(dot(scaled, transpose(U)), A, 1e-14);
      expectClose(
        dot(U, transpose(U)),
        A.map((row, i) => row.map((_value, j) => Number(i === j))),
        1e-14,
      );
      expect(eigenvalues).toEqual([...eigenvalues].sort((a, b) => b - a));
    }
  });

  it('are refused for what is not a symmetric square matrix', () => {
    for (const A of [
      [],
      [[]],
      [[1, 2]],
      [
        [1, 2],
        [3, 4],
      ],
      [[1, 2], [2]],
    ] as Matrix[])
      expect(() => eigen(A)).toThrow(RangeError);
  });
});

describe('whitening', () => {
  const { correlated } = numpy;

  it('gives by hand: features that rise together have one axis, the diagonal', () => {
    const X = [
      [1, 3, 1, 3],
      [0, 4, 2, 2],
    ];
    expect(covarianceMatrix(X)).toEqual([
      [1, 1],
      [1, 2],
    ]);
    const axes = {
      mu: [1, 1],
      eigenvectors: [
        [0.6, -0.8],
        [0.8, 0.6],
      ],
      eigenvalues: [21, 0],
    };
    // (3, 5) − (1, 1) = (2, 4): 0.6·2 + 0.8·4 = 4.4 over √25 and −0.8·2 + 0.6·4 = 0.8 over √4
    expectClose(whiten([[3], [5]], axes, 4), [[0.88], [0.4]], 1e-15);
  });

  it('has numpy’s covariance, principal axes and whitened data up to sign', () => {
    expectClose(covarianceMatrix(correlated), numpy.covariance, 1e-14);
    const axes = fitWhitening(correlated);
    expectClose(axes.eigenvalues, numpy.eigenvalues, 1e-14);
    expectRowsCloseUpToSign(transpose(axes.eigenvectors), transpose(numpy.eigenvectors), 1e-13);
    expectRowsCloseUpToSign(whiten(correlated, axes, 0.25), numpy.white, 1e-13);
  });

  it('makes the covariance the identity', () => {
    const white = whiten(correlated, fitWhitening(correlated), 0);
    expectClose(computeMean(white), [0, 0, 0], 1e-14);
    expectClose(
      covarianceMatrix(white),
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      1e-13,
    );
  });

  it('finds no variance, and none below 0, where two features always change together', () => {
    const X = [
      [1, 2, 4, 8],
      [0.3, 0.6, 1.2, 2.4],
    ];
    const { eigenvalues } = fitWhitening(X);
    expect(eigenvalues[1]).toBeGreaterThanOrEqual(0);
    expect(eigenvalues[1]).toBeLessThan(1e-15);
  });
});

describe('the example of the handout', () => {
  const X = [
    [2, 2, 6, 6],
    [50, 150, 50, 150],
  ];
  const Y = [[1, 3, 3, 5]];
  const normalized = applyNormalization(X, fitNormalization(X));
  const stepsOf = (features: Matrix, learningRate: number, atMost: number) =>
    stepsToConverge(trainLinearRegression(features, Y, learningRate, atMost).costs, 0.01);

  it('has a bowl that normalizing makes round', () => {
    expect(Math.round(conditionNumber(X))).toBe(114037);
    expect(conditionNumber(normalized)).toBe(1);
  });

  it('takes 54 665 steps with raw features, and 5 or 1 with normalized ones', () => {
    expect(stepsOf(X, 0.00015, 55_000)).toBe(54665);
    expect([0.5, 1].map((rate) => stepsOf(normalized, rate, 10))).toEqual([5, 1]);
    const { costs } = trainLinearRegression(X, Y, 0.00016, 200);
    expect(costs[200]).toBeGreaterThan(costs[0]!);
  });

  it('has two features of covariance 0.6 that whitening parts', () => {
    const pair = [
      [7, 3, 6, 4],
      [5, 1, 2, 4],
    ];
    const standard = applyNormalization(pair, fitNormalization(pair));
    expect(covarianceMatrix(standard)[0]![1]).toBeCloseTo(0.6, 14);
    const root = Math.SQRT2;
    const white = [
      [root, -root, 0, 0],
      [0, 0, root, -root],
    ];
    expectRowsCloseUpToSign(whiten(pair, fitWhitening(pair), 0), white, 1e-14);
  });
});

describe('what is refused', () => {
  const ragged = [[1, 2], [3]];
  const statistics = { mu: [0, 0], sigma: [1, 1] };
  const axes = { mu: [0], eigenvectors: [[1]], eigenvalues: [0] };

  it.each<[string, () => unknown]>([
    ['no features', () => computeMean([])],
    ['no examples', () => fitNormalization([[], []])],
    ['ragged rows', () => computeMean(ragged)],
    ['ragged rows to normalize', () => applyNormalization(ragged, statistics)],
    ['a mean for another number of features', () => computeVariance([[1, 2]], [1, 2])],
    ['statistics of another number of features', () => applyNormalization([[1, 2]], statistics)],
    ['a negative σ', () => applyNormalization([[1]], { mu: [0], sigma: [-1] })],
    ['a σ that is NaN', () => denormalize([[1]], { mu: [0], sigma: [Number.NaN] })],
    ['a dev set with another feature', () => normalizeTrainDevTest([[1, 2]], [[1], [2]], [[1]])],
    ['an empty test set', () => normalizeTrainDevTest([[1, 2]], [[1]], [[]])],
    ['a covariance of nothing', () => covarianceMatrix([[]])],
    ['principal axes of ragged rows', () => fitWhitening(ragged)],
    ['axes of another number of features', () => whiten([[1], [2]], axes, 1)],
    ['axes that are not square', () => whiten([[1]], { ...axes, eigenvectors: [[1, 0]] }, 1)],
    ['more axes than features', () => whiten([[1]], { ...axes, eigenvectors: [[1], [0]] }, 1)],
    ['an axis without variance and ε = 0', () => whiten([[1]], axes, 0)],
    ['a negative ε', () => whiten([[1]], { ...axes, eigenvalues: [2] }, -1)],
    ['a bowl of no features', () => conditionNumber([])],
    ['labels of another number', () => trainLinearRegression([[1, 2]], [[1]], 0.1, 1)],
    ['half an iteration', () => trainLinearRegression([[1]], [[1]], 0.1, 0.5)],
    ['an empty training curve', () => stepsToConverge([], 1)],
    ['a target that is NaN', () => stepsToConverge([1], Number.NaN)],
  ])('%s', (_, call) => {
    expect(call).toThrow(RangeError);
  });
});

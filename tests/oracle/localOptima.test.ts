/**
 * Critical points and ways off a saddle against values that our code did not make: analytic derivatives of textbook
 * functions, numpy and scipy (data/learning_rate_decay.py), TensorFlow.js' automatic differentiation and optimizers
 * (float32: tolerance stated), and closed forms.
 */
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import {
  type Cost,
  classifyCriticalPoint,
  kindOfPoint,
  numericalGradient,
  numericalHessian,
  stepsToLeave,
  symmetricEigenvalues,
} from '../../reference/localOptima.ts';
import { adamPath, gradientDescentPath, momentumPath } from '../../reference/saddlePaths.ts';
import numpy from './data/learning_rate_decay_numpy.json' with { type: 'json' };

function expectClose(got: number[], expected: number[], atol: number): void {
  expect(got).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(Math.abs(got[i]! - value)).toBeLessThanOrEqual(atol);
}

const himmelblau: Cost = ([x, y]) => (x! * x! + y! - 11) ** 2 + (x! + y! * y! - 7) ** 2;
const rosenbrock: Cost = (theta) =>
  theta.slice(1).reduce((sum, y, i) => sum + 100 * (y - theta[i]! ** 2) ** 2 + (1 - theta[i]!) ** 2, 0);

describe('the numerical gradient', () => {
  it.each(numpy.rosenbrock)(
    'is scipy’s gradient of Rosenbrock’s function at $theta',
    ({ theta, gradient }) => {
      // ε² f‴ / 6 with f‴ ≤ 2400 · 1.5
      expectClose(numericalGradient(rosenbrock, theta, 1e-4), gradient, 6e-6);
    },
  );

  it('is (3, −4) + O(ε²) for x³ − 2y² at (1, 1)', () => {
    expectClose(
      numericalGradient(([x, y]) => x! ** 3 - 2 * y! ** 2, [1, 1], 0.01),
      [3.0001, -4],
      1e-12,
    );
  });

  it('is what TensorFlow.js differentiates, to float32 (1e-3 of 100)', () => {
    const f = (theta: tf.Tensor) => {
      const [x, y] = tf.split(theta, 2) as [tf.Tensor, tf.Tensor];
      const one = x.square().add(y).sub(11).square();
      return one.add(x.add(y.square()).sub(7).square()).asScalar();
    };
    const slope = tf.tidy(() => [
      ...tf
        .grad(f)(tf.tensor1d([1.3, -2.1]))
        .dataSync(),
    ]);
    expectClose(numericalGradient(himmelblau, [1.3, -2.1], 1e-4), slope, 1e-3);
  });
});

describe('the numerical Hessian', () => {
  it.each(numpy.rosenbrock)('is scipy’s Hessian of Rosenbrock’s function at $theta', ({ theta, hessian }) => {
    const H = numericalHessian(rosenbrock, theta, 1e-3);
    // ε² f⁗ / 3 with f⁗ = 2400, and noise of 1e-16 · 1000 / ε²
    for (const [i, row] of hessian.entries()) expectClose(H[i]!, row, 1e-3);
  });

  it('is 12x² + 4y − 42, 4x + 4y, 12y² + 4x − 26 for Himmelblau’s function', () => {
    const [x, y] = [1.5, -0.7];
    const H = numericalHessian(himmelblau, [x, y], 1e-3);
    expectClose(H[0]!, [12 * x * x + 4 * y - 42, 4 * x + 4 * y], 1e-5);
    expectClose(H[1]!, [4 * x + 4 * y, 12 * y * y + 4 * x - 26], 1e-5);
  });

  it('is the derivative of TensorFlow.js’ gradient, to float32 (1e-3 of 100)', () => {
    const f = (x: tf.Scalar, y: tf.Scalar): tf.Scalar =>
      x.mul(x).mul(x).mul(y).add(y.mul(y).mul(x)).add(y.mul(y).mul(y)) as tf.Scalar;
    const point = [1.2, -0.8].map((value) => tf.scalar(value)) as [tf.Scalar, tf.Scalar];
    const second = [0, 1].map((i) =>
      tf.grads((x, y) => tf.grads(f as never)([x as tf.Scalar, y as tf.Scalar])[i]! as tf.Scalar)(point),
    );
    const H = numericalHessian(([x, y]) => x! ** 3 * y! + y! ** 2 * x! + y! ** 3, [1.2, -0.8], 1e-3);
    for (const [i, row] of second.entries())
      expectClose(
        H[i]!,
        row.map((entry) => entry.dataSync()[0]!),
        1e-3,
      );
  });

  it('is symmetric to the last bit', () => {
    const H = numericalHessian(rosenbrock, [0.3, -0.4, 1.1], 1e-3);
    expect(H[0]![2]).toBe(H[2]![0]);
    expect(H[0]![1]).toBe(H[1]![0]);
  });
});

describe('eigenvalues', () => {
  it.each(numpy.eigenvalues)('are numpy’s, for $H.length rows', ({ H, eigenvalues }) => {
    expectClose(symmetricEigenvalues(H), eigenvalues, 1e-12);
  });

  it.each([
    [
      [2, 0, 5],
      [2, 5],
    ],
    [
      [5, 0, 2],
      [2, 5],
    ],
    [
      [1, 2, 1],
      [-1, 3],
    ],
    [
      [2, 2, -1],
      [-2, 3],
    ],
    [
      [1, 2, 4],
      [0, 5],
    ],
    [
      [0, 0, 0],
      [0, 0],
    ],
  ])('of (a, b, d) = %j are %j, worked out by hand', ([a, b, d], eigenvalues) => {
    expectClose(
      symmetricEigenvalues([
        [a!, b!],
        [b!, d!],
      ]),
      eigenvalues,
      1e-14,
    );
  });
});

describe('the kind of a point', () => {
  const flat = [0, 0];
  it.each([
    [[2, 3], 'minimum'],
    [[-2, -3], 'maximum'],
    [[-2, 3], 'saddle'],
    [[0, 3], 'plateau'],
    [[-3, 0], 'plateau'],
    [[0, 0], 'plateau'],
    [[0.001, 3], 'plateau'],
  ])('with eigenvalues %j is a %s', (eigenvalues, kind) => {
    expect(kindOfPoint(flat, eigenvalues, 0.001)).toBe(kind);
  });

  it('is a saddle when a flat direction stands between a rising and a falling one', () => {
    expect(kindOfPoint([0, 0, 0], [-1, 0, 1], 0.001)).toBe('saddle');
  });

  it('is not critical where there is a slope', () => {
    expect(kindOfPoint([0.002, 0], [1, 1], 0.001)).toBe('not critical');
    expect(kindOfPoint([-5, 0], [1, 1], 0.001)).toBe('not critical');
  });
});

describe('textbook surfaces', () => {
  const kindAt = (f: Cost, theta: number[]) => classifyCriticalPoint(f, theta, 1e-3, 1e-2);

  it.each([
    [[3, 2], 'minimum'],
    [[-2.805118, 3.131312], 'minimum'],
    [[-3.77931, -3.283186], 'minimum'],
    [[3.584428, -1.848126], 'minimum'],
    [[-0.270845, -0.923039], 'maximum'],
    [[0.086678, 2.884255], 'saddle'],
    [[3.385154, 0.073852], 'saddle'],
    [[-3.073026, -0.081353], 'saddle'],
    [[-0.127961, -1.953715], 'saddle'],
    [[0, 0], 'not critical'],
  ])('Himmelblau’s function has at %j: %s', (theta, kind) => {
    expect(kindAt(himmelblau, theta)).toBe(kind);
  });

  it('x² − y² has a saddle, and so has x² + 4xy + y², which rises along both axes', () => {
    expect(kindAt(([x, y]) => x! ** 2 - y! ** 2, [0, 0])).toBe('saddle');
    expect(kindAt(([x, y]) => x! ** 2 + 4 * x! * y! + y! ** 2, [0, 0])).toBe('saddle');
  });

  it('the Hessian does not decide at a monkey saddle, in a trough, or at the bottom of x⁴ + y⁴', () => {
    expect(kindAt(([x, y]) => x! ** 3 - 3 * x! * y! ** 2, [0, 0])).toBe('plateau');
    expect(kindAt(([x]) => x! ** 2, [0, 4])).toBe('plateau');
    expect(kindAt(([x, y]) => x! ** 4 + y! ** 4, [0, 0])).toBe('plateau');
  });

  it('Rosenbrock’s valley has its minimum at (1, …, 1), in five dimensions, too', () => {
    expect(kindAt(rosenbrock, [1, 1])).toBe('minimum');
    expect(kindAt(rosenbrock, [1, 1, 1, 1, 1])).toBe('minimum');
  });
});

describe('the way off a saddle', () => {
  const { a, c, theta, learningRate, beta, numSteps, path } = numpy.momentum;
  const slope = ([x, y]: number[]) => [a * x!, -c * y!];

  it('of gradient descent on ½ax² − ½cy² is ((1 − αa)ᵗ x₀, (1 + αc)ᵗ y₀)', () => {
    for (const [t, point] of gradientDescentPath(slope, theta, { learningRate, numSteps: 30 }).entries())
      expectClose(
        point,
        [(1 - learningRate * a) ** t * theta[0]!, (1 + learningRate * c) ** t * theta[1]!],
        1e-13,
      );
  });

  it('of momentum is the power of a matrix that numpy takes', () => {
    const ours = momentumPath(slope, theta, { learningRate, beta, numSteps });
    expect(ours).toHaveLength(path.length);
    for (const [t, point] of path.entries()) expectClose(ours[t]!, point, 1e-13);
  });

  it.each([
    ['momentum', () => tf.train.momentum(0.05 * (1 - 0.9), 0.9)],
    ['adam', () => tf.train.adam(0.05, 0.9, 0.999, 1e-8)],
  ] as const)(
    'of %s is TensorFlow.js’ to float32 (1e-4), which has V ← βV + g and ε outside',
    (name, make) => {
      const optimizer = make();
      const place = tf.variable(tf.tensor1d(theta));
      const curvature = tf.tensor1d([a / 2, -c / 2]);
      const walked = Array.from({ length: 30 }, () => {
        optimizer.minimize(() => place.square().mul(curvature).sum().asScalar());
        return [...place.dataSync()];
      });
      const walk = { learningRate: 0.05, numSteps: 30 };
      const ours =
        name === 'adam'
          ? adamPath(slope, theta, { ...walk, beta1: 0.9, beta2: 0.999, epsilon: 1e-15 })
          : momentumPath(slope, theta, { ...walk, beta: 0.9 });
      for (const [t, point] of walked.entries()) expectClose(ours[t + 1]!, point, 1e-4);
    },
  );

  it('is never found from exactly on the ridge', () => {
    const ridge = [0.3, 0];
    const adam = { learningRate, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, numSteps: 200 };
    const paths = [
      gradientDescentPath(slope, ridge, { learningRate, numSteps: 200 }),
      momentumPath(slope, ridge, { learningRate, beta, numSteps: 200 }),
      adamPath(slope, ridge, adam),
    ];
    for (const points of paths) expect(points.every(([, y]) => y === 0)).toBe(true);
  });
});

describe('the number of steps that it takes', () => {
  const slope = ([x, y]: number[]) => [9 * x!, -0.2 * y! + 0.2 * y! ** 3];
  const start = [0.3, 0.01];
  const steps = (path: number[][]) => stepsToLeave(path, [0, 0], 0.6);
  const descent = (learningRate: number) =>
    gradientDescentPath(slope, start, { learningRate, numSteps: 300 });
  const momentum = (learningRate: number) =>
    momentumPath(slope, start, { learningRate, beta: 0.9, numSteps: 300 });

  it('is smaller with Adam, and with momentum that may take ten times the rate', () => {
    const adam = { learningRate: 0.05, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, numSteps: 300 };
    expect(steps(momentum(1.5))).toBeLessThan(steps(descent(0.15)) / 3);
    expect(steps(adamPath(slope, start, adam))).toBeLessThan(steps(descent(0.15)) / 5);
  });

  it('is no smaller with momentum at the same rate, because its velocity is an average', () => {
    expect(steps(momentum(0.15))).toBeGreaterThan(steps(descent(0.15)));
  });

  it('is no use at ten times the rate without momentum: x swings out', () => {
    expect(
      Math.abs(gradientDescentPath(slope, [0.3, 0], { learningRate: 1.5, numSteps: 20 })[20]![0]!),
    ).toBeGreaterThan(1e6);
  });

  it('counts the first point outside, the start as 0, and Infinity for never', () => {
    const path = [
      [3, 4],
      [3, 5],
      [4, 6],
      [3, 4],
    ];
    expect(stepsToLeave(path, [3, 4], 0.5)).toBe(1);
    expect(stepsToLeave(path, [3, 4], 1)).toBe(2);
    expect(stepsToLeave(path, [3, 4], 3)).toBe(Number.POSITIVE_INFINITY);
    expect(stepsToLeave(path, [0, 0], 3)).toBe(0);
  });
});

describe('outside the domain', () => {
  const f: Cost = ([x]) => x! ** 2;
  const walk = { learningRate: 0.1, numSteps: 2 };
  const adam = { ...walk, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
  const slope = (theta: number[]) => theta;
  it.each([
    ['a gradient with ε = 0', () => numericalGradient(f, [1], 0)],
    ['a Hessian with ε < 0', () => numericalHessian(f, [1], -1e-3)],
    ['a classification with ε = 0', () => classifyCriticalPoint(f, [1], 0, 0.1)],
    ['a surface with a hole', () => classifyCriticalPoint(() => Number.NaN, [1], 0.1, 0.1)],
    ['a Hessian that is not square', () => symmetricEigenvalues([[1, 2]])],
    ['a Hessian with a short row', () => symmetricEigenvalues([[1, 2], [2]])],
    ['an empty Hessian', () => symmetricEigenvalues([])],
    [
      'a Hessian that is not symmetric',
      () =>
        symmetricEigenvalues([
          [1, 2],
          [3, 4],
        ]),
    ],
    ['lengths that differ', () => kindOfPoint([0], [1, 2], 0.1)],
    ['no eigenvalue', () => kindOfPoint([], [], 0.1)],
    ['an infinite slope', () => kindOfPoint([Number.POSITIVE_INFINITY], [1], 0.1)],
    ['a negative tolerance', () => kindOfPoint([0], [1], -0.1)],
    ['a rate of 0', () => gradientDescentPath(slope, [1], { ...walk, learningRate: 0 })],
    ['half a step', () => gradientDescentPath(slope, [1], { ...walk, numSteps: 0.5 })],
    ['a gradient of another length', () => gradientDescentPath(() => [1], [1, 2], walk)],
    ['β = 1', () => momentumPath(slope, [1], { ...walk, beta: 1 })],
    ['Adam without ε', () => adamPath(slope, [1], { ...adam, epsilon: 0 })],
    ['a radius of 0', () => stepsToLeave([[1]], [0], 0)],
    ['an empty path', () => stepsToLeave([], [0], 1)],
    ['a center of another length', () => stepsToLeave([[1, 2]], [0], 1)],
  ])('refuses %s', (_what, run) => {
    expect(run).toThrow(RangeError);
  });
});

/** Checks of the deep linear network and of how its signal grows. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import { type Matrix, mapEntries, sumOf } from '../../../reference/matrix.ts';

/** Arguments (X, parameters) of a deep linear network; one number of several examples is 0. */
function networkCase(draw: Draw, layersDims: readonly number[], m: number): CaseArguments {
  const parameters = Object.fromEntries(
    layersDims
      .slice(1)
      .map((units, index) => [`W${index + 1}`, draw.matrix(units, layersDims[index] ?? 0, 0.8)]),
  );
  const X = draw.matrix(layersDims[0] ?? 0, m);
  return [X.map((row, i) => (m > 1 && i === 0 ? row.with(0, 0) : row)), parameters];
}

function frobenius(A: Matrix): number {
  return Math.sqrt(sumOf(A, (value) => value * value));
}

/** Activations [A_0, …, A_L] of these norms relative to the input, with other layer sizes from layer to layer. */
function activationsOf(draw: Draw, relativeNorms: readonly number[]): Matrix[] {
  const input = draw.matrix(3, 2, 1.5);
  const inputNorm = frobenius(input);
  const layers = relativeNorms.map((relative, index) => {
    const A = draw.matrix(index % 2 === 0 ? 2 : 4, 2);
    const scale = (relative * inputNorm) / (frobenius(A) || 1);
    return mapEntries(A, (value) => value * scale);
  });
  return [input, ...layers];
}

/** Norms 5, 5, 10, 20, 5, of the first example alone 3, 0, …: on the lower and the upper limit of (1, 2), then beyond. */
const beyondTheUpperLimit: readonly Matrix[] = [
  [
    [3, 0],
    [0, 4],
  ],
  [[0, 5]],
  [
    [0, 0],
    [6, 8],
  ],
  [
    [12, 0],
    [0, 16],
  ],
  [[4, 3]],
];

/** Norms 10, 20, 10, 5: on the upper and the lower limit of (1, 2), then beyond the lower one. */
const beyondTheLowerLimit: readonly Matrix[] = [[[6], [8]], [[20]], [[8], [6]], [[3], [4]]];

/** Twelve layers and more, some of one unit, in none of which two neighbors are exchanged unseen. */
const manyLayers = [2, 1, 3, 2, 1, 3, 1, 2, 3, 1, 2, 3, 2];

/** A number within a tenth of `center`. */
const near = (draw: Draw, center: number) => center * draw.uniform(0.9, 1.1);

export const signalChecks: readonly CheckSpec[] = [
  {
    id: 'deep-linear',
    fn: 'deepLinearForward',
    title: { en: 'Deep linear network: every activation', zh: '深层线性网络：每一层的激活值' },
    lesson: '1.10',
    points: 10,
    cases: [
      (draw) => networkCase(draw, [3, 3, 3, 3, 3], 2),
      (draw) => networkCase(draw, [2, 3, 2, 3], 4),
      (draw) => networkCase(draw, [4, 4], 3),
      (draw) => networkCase(draw, [1, 3, 1], 1),
      (draw) => networkCase(draw, [3, 1], 1),
      (draw) => networkCase(draw, manyLayers, 2),
    ],
  },
  {
    id: 'signal-at-depth',
    fn: 'signalAtDepth',
    title: { en: 'The signal after L equal layers', zh: '经过 L 个相同层之后的信号' },
    lesson: '1.10',
    points: 6,
    cases: [
      (draw) => [draw.vector(2), 1.5, draw.integer(8, 12)],
      (draw) => [draw.vector(3), 0.5, draw.integer(4, 7)],
      (draw) => [draw.vector(2), -draw.uniform(1.1, 1.3), 3],
      (draw) => [[draw.uniform(1, 2)], -draw.uniform(1.1, 1.3), 1],
      (draw) => [[0, 0, draw.uniform(1, 2)], -0.5, draw.integer(2, 3) * 2],
      (draw) => [draw.vector(2), 0, 2],
      (draw) => [draw.vector(2), 0.99, 400],
    ],
  },
  {
    id: 'growth-factors',
    fn: 'growthFactors',
    title: { en: 'How much each layer multiplies the signal', zh: '每一层把信号放大多少倍' },
    lesson: '1.10',
    points: 8,
    cases: [
      (draw) => [activationsOf(draw, [near(draw, 1.5), near(draw, 4), near(draw, 7)])],
      (draw) => [activationsOf(draw, [near(draw, 0.4), near(draw, 0.3), near(draw, 0.05), near(draw, 0.1)])],
      (draw) => [activationsOf(draw, [near(draw, 0.5), 0, 0])],
      (draw) => [[draw.matrix(1, 1), draw.matrix(1, 1)]],
      (draw) => [manyLayers.map((units) => draw.matrix(units, 3))],
    ],
  },
  {
    id: 'depth-out-of-range',
    fn: 'depthOutOfRange',
    title: { en: 'The layer at which the signal leaves a range', zh: '信号在第几层离开给定范围' },
    lesson: '1.10',
    points: 8,
    cases: [
      (draw) => [
        activationsOf(draw, [near(draw, 4), near(draw, 7), near(draw, 20), near(draw, 60)]),
        0.1,
        10,
      ],
      (draw) => [activationsOf(draw, [near(draw, 0.3), near(draw, 0.03), near(draw, 0.01), 1]), 0.1, 10],
      (draw) => [activationsOf(draw, [near(draw, 5), near(draw, 0.3), near(draw, 2)]), 0.1, 10],
      (draw) => [activationsOf(draw, [...manyLayers.slice(1).map(() => near(draw, 2)), 0.05]), 0.1, 10],
      (draw) => [activationsOf(draw, [near(draw, 0.8), 0]), 0.5, 1],
      (draw) => [[draw.matrix(1, 1), [[0]]], 0.1, 10],
      () => [beyondTheUpperLimit, 1, 2],
      () => [beyondTheLowerLimit, 1, 2],
    ],
  },
];

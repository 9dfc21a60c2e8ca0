/** Checks of softmax, hardmax and the case of two classes. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import type { Matrix, Vector } from '../../../reference/matrix.ts';

/**
 * Columns around +1000, −1000 and 0, and one that reaches from −1000 to 1000: neither its first nor its last entry nor
 * the mean will do as what is subtracted.
 */
function extremeLogits(draw: Draw, C: number): Matrix {
  const row = (reach: number): Vector => {
    const [z1, z2, z3, z4] = draw.vector(4, 1.5);
    return [1000 + (z1 ?? 0), -1000 + (z2 ?? 0), z3 ?? 0, reach + (z4 ?? 0)];
  };
  const rows = Array.from({ length: C }, (_, c) => row([-1000, 1000, 998][c] ?? 0));
  // Far above all others: the first class, and the last one.
  return rows.map((entries, c) => [...entries, c === 0 ? 1000 : c, c === C - 1 ? 1000 : c]);
}

/**
 * Whole numbers, a column for each: a tie for the largest, a largest magnitude that is negative, nothing above −1, a tie
 * of zeros, a tie with the first, and numbers that sort otherwise as text.
 */
function tiedLogits(draw: Draw): Matrix {
  const top = draw.integer(1, 5);
  const lower = () => top - draw.integer(1, 3);
  return [
    [lower(), -9, -draw.integer(5, 9), -2, top, 9],
    [top, draw.integer(-3, 0), -3, 0, lower(), draw.integer(10, 15)],
    [lower(), draw.integer(1, 4), -2, -1, top, -30],
    [top, -2, -4, 0, lower(), 3],
  ];
}

/** Two classes of which weights are 0, and the biases equal or one of them 0 where `b` says so. */
function sparseLayer(draw: Draw, n: number, b: Vector): CaseArguments {
  const W = draw.matrix(2, n);
  return [W.map((row, unit) => row.map((weight, k) => (k % 3 === unit + 1 ? 0 : weight))), b];
}

/** A matrix in which every column has another largest entry than its first, and no share reaches a half in one. */
function closeLogits(draw: Draw): Matrix {
  return draw.until(
    (Z) => (Z[0] ?? []).some((_, j) => Math.max(...Z.map((row) => row[j] ?? 0)) < 0.5),
    () => draw.matrix(5, 3, 0.6),
  );
}

/** A number at least 0.5 from 0. */
const distinct = (draw: Draw): number => draw.uniform(0.5, 2) * draw.pick([-1, 1]);
/** The second of several weights is 0. */
function unitAndExamples(draw: Draw, [n, m]: readonly [number, number], b: number): CaseArguments {
  const [w = []] = draw.matrix(1, n);
  return [[w.map((weight, k) => (k === 1 ? 0 : weight))], [b], draw.matrix(n, m)];
}

const onlyExtreme = 'only columns far from 0 overflow';
const extremeOnly = {
  'softmax-overflow': onlyExtreme,
  'softmax-one-maximum-for-all': onlyExtreme,
  'softmax-clips-z': onlyExtreme,
};

export const activationChecks: readonly CheckSpec[] = [
  {
    id: 'softmax',
    fn: 'softmax',
    title: { en: 'Softmax of every column', zh: '对每一列做 softmax' },
    lesson: '3.8',
    points: 8,
    cases: [
      (draw) => [draw.matrix(4, 1, 2)],
      (draw) => [draw.matrix(5, 2, 1.5)],
      (draw) => [draw.matrix(3, 2, 1.5)],
      (draw) => [[[0, ...draw.vector(2, 1.5)], draw.vector(3, 1.5)]],
    ],
    blindTo: extremeOnly,
  },
  {
    id: 'softmax-extreme',
    fn: 'softmax',
    title: { en: 'Softmax of entries around ±1000', zh: '元素在 ±1000 附近时的 softmax' },
    lesson: '3.8',
    points: 6,
    cases: [(draw) => [extremeLogits(draw, 4)]],
  },
  {
    id: 'hardmax',
    fn: 'hardmax',
    title: { en: 'Hardmax: a 1 at the largest entry of every column', zh: 'hardmax：每列最大元素处为 1' },
    lesson: '3.8',
    points: 5,
    cases: [
      (draw) => [closeLogits(draw)],
      (draw) => [draw.matrix(3, 4, 2)],
      (draw) => [tiedLogits(draw)],
      (draw) => [draw.matrix(4, 1, 2)],
    ],
  },
  {
    id: 'softmax-to-logistic',
    fn: 'softmaxToLogistic',
    title: {
      en: 'Two classes: softmax as logistic regression',
      zh: '两个类别：把 softmax 写成 logistic 回归',
    },
    lesson: '3.8',
    points: 5,
    cases: [
      (draw) => sparseLayer(draw, 3, draw.vector(2)),
      (draw) => sparseLayer(draw, 1, [0, distinct(draw)]),
      (draw) => {
        const bias = distinct(draw);
        return sparseLayer(draw, 2, [bias, bias]);
      },
    ],
  },
  {
    id: 'logistic-to-softmax',
    fn: 'logisticToSoftmax',
    title: {
      en: 'Two classes: logistic regression as softmax',
      zh: '两个类别：把 logistic 回归写成 softmax',
    },
    lesson: '3.8',
    points: 3,
    driver: 'probabilitiesOfFirstClass',
    cases: [
      (draw) => unitAndExamples(draw, [3, 4], distinct(draw)),
      (draw) => unitAndExamples(draw, [1, 3], 0),
    ],
  },
];

/** Checks of softmax, hardmax and the case of two classes. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import type { Matrix, Vector } from '../../../reference/matrix.ts';

/** Columns around +1000, −1000 and 0, and one that reaches from −1000 to 1000. */
function extremeLogits(draw: Draw, C: number): Matrix {
  const row = (reach: number): Vector => {
    const [z1, z2, z3, z4] = draw.vector(4, 1.5);
    return [1000 + (z1 ?? 0), -1000 + (z2 ?? 0), z3 ?? 0, reach + (z4 ?? 0)];
  };
  return Array.from({ length: C }, (_, c) => row([1000, 0, -1000][c] ?? 998));
}

/** Whole numbers: a tie for the largest in the first column, a largest magnitude that is negative in the second. */
function tiedLogits(draw: Draw): Matrix {
  const top = draw.integer(1, 5);
  return [
    [top - draw.integer(1, 3), -9],
    [top, draw.integer(-3, 0)],
    [top - draw.integer(1, 3), draw.integer(1, 4)],
    [top, -2],
  ];
}

/** A matrix in which every column has another largest entry than its first, and no share reaches a half in one. */
function closeLogits(draw: Draw): Matrix {
  return draw.until(
    (Z) => (Z[0] ?? []).some((_, j) => Math.max(...Z.map((row) => row[j] ?? 0)) < 0.5),
    () => draw.matrix(5, 3, 0.6),
  );
}

const twoClassLayer = (draw: Draw, n: number): CaseArguments => [draw.matrix(2, n), draw.vector(2)];
const unitAndExamples = (draw: Draw, n: number, m: number): CaseArguments => [
  draw.matrix(1, n),
  [draw.uniform(0.5, 2) * draw.pick([-1, 1])],
  draw.matrix(n, m),
];

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
      (draw) => [draw.matrix(2, 2, 1.5)],
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
    cases: [(draw) => twoClassLayer(draw, 3), (draw) => twoClassLayer(draw, 1)],
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
    cases: [(draw) => unitAndExamples(draw, 3, 4), (draw) => unitAndExamples(draw, 1, 3)],
  },
];

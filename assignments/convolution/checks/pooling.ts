/** Checks of the pooling layer: forward, the mask, the spread value, backward. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec, JudgingSpec } from '../../../grader/plan/spec.ts';
import { convOutputSize } from '../../../reference/convolutionShapes.ts';
import { type PoolHparameters, type PoolMode, poolForward } from '../../../reference/pooling.ts';
import type { Batch } from '../../../reference/volumes.ts';
import {
  type BatchShape,
  componentsOf,
  drawAfterRelu,
  drawBatch,
  drawDistinct,
  drawGradient,
  startingWithZero,
} from './inputs.ts';
import { ladder } from './layer.ts';

/**
 * A window of 0 to 2 whose maximum stands in at least two places, the first of them not in the corner, and if it has
 * several rows and three columns another one by columns than by rows.
 */
function drawTies(draw: Draw, rows: number, columns: number): number[][] {
  const hasTies = (x: number[][]) => {
    const maximum = Math.max(...x.flat());
    const places = x.flatMap((row, r) => row.flatMap((value, q) => (value === maximum ? [[r, q]] : [])));
    const [[, first = 0] = []] = places;
    const isFirstByColumns = rows > 1 && columns > 2 && places.every(([, q = 0]) => q >= first);
    return x[0]?.[0] !== maximum && places.length > 1 && !isFirstByColumns;
  };
  const row = () => Array.from({ length: columns }, () => draw.integer(0, 2));
  return draw.until(hasTies, () => Array.from({ length: rows }, row));
}

/** A window of different numbers whose maximum is not the first and above 1. */
function drawPeak(draw: Draw, rows: number, columns: number): number[][] {
  const isFit = (x: number[][]) => {
    const maximum = Math.max(...x.flat());
    const areDistinct = new Set(x.flat()).size === rows * columns;
    return areDistinct && x[0]?.[0] !== maximum && maximum > 1;
  };
  const row = () => Array.from({ length: columns }, () => draw.integer(-9, 9));
  return draw.until(isFit, () => Array.from({ length: rows }, row));
}

/** A window of negative numbers and, where given, one 0 in its second row. */
function drawBelowZero(draw: Draw, [rows, columns]: readonly [number, number], peak?: number): number[][] {
  const x = drawPeak(draw, rows, columns).map((row) => row.map((value) => value - 10));
  return x.map((row, r) => (r === 1 && peak !== undefined ? [peak, ...row.slice(1)] : row));
}

/** Arguments (dA, cache, mode) for the given input. */
function backwardCase(draw: Draw, APrev: Batch, layer: PoolHparameters & { mode: PoolMode }): CaseArguments {
  const { mode, ...hparameters } = layer;
  return [drawGradient(draw, outputShape(APrev, hparameters)), { APrev, hparameters }, mode];
}

function outputShape(APrev: Batch, { f, stride }: PoolHparameters): BatchShape {
  const size = (n: number) => convOutputSize(n, f, 0, stride);
  const [height, width] = [APrev[0]?.length ?? 0, APrev[0]?.[0]?.length ?? 0];
  return [APrev.length, size(height), size(width), APrev[0]?.[0]?.[0]?.length ?? 0];
}

/**
 * One argument: a layer and the numbers C of J = Σ C ∘ A. No two inputs are nearer than 1: no kink is near. Some window
 * has only negative numbers.
 */
function probeCase(draw: Draw, layer: PoolHparameters & { mode: PoolMode }): CaseArguments {
  const { mode, ...hparameters } = layer;
  const isBelowZero = (APrev: Batch) =>
    poolForward(APrev, hparameters, 'max')
      .A.flat(3)
      .some((a) => a < 0);
  const APrev = draw.until(isBelowZero, () => drawDistinct(draw, [1, 3, 5, 2]));
  return [{ APrev, hparameters, mode, C: drawGradient(draw, outputShape(APrev, hparameters)) }];
}

const gradientJudging: JudgingSpec = {
  kind: 'gradient',
  epsilons: ladder,
  components: ([layer]) => componentsOf('APrev', (layer as { APrev: Batch }).APrev),
};

const noTies = 'no window of this check has two maxima; pool-backward-ties tells';
const oneMaximum = 'the windows of this check have one maximum; mask-first-maximum tells';
const onlyMax = 'this check pools by the maximum; the one of average pooling tells';
const onlyAverage = 'this check pools by the average; the one of max pooling tells';

export const poolingChecks: readonly CheckSpec[] = [
  {
    id: 'pool-forward-max',
    fn: 'poolForward',
    title: { en: 'Max pooling, forward', zh: '最大池化的前向传播' },
    lesson: 'C4 2.2',
    points: 5,
    restsOn: ['convOutputSize'],
    cases: [
      (draw) => [drawBatch(draw, [2, 4, 5, 2]), { f: 2, stride: 2 }, 'max'],
      (draw) => [startingWithZero(drawBatch(draw, [1, 5, 4, 1], [-40, -1])), { f: 3, stride: 1 }, 'max'],
      (draw) => [drawBatch(draw, [3, 1, 4, 1]), { f: 1, stride: 3 }, 'max'],
    ],
    blindTo: { 'pool-average-not-divided': onlyMax },
  },
  {
    id: 'pool-forward-average',
    fn: 'poolForward',
    title: { en: 'Average pooling, forward', zh: '平均池化的前向传播' },
    lesson: 'C4 2.2',
    points: 4,
    restsOn: ['convOutputSize'],
    cases: [
      (draw) => [drawBatch(draw, [2, 4, 5, 2]), { f: 2, stride: 2 }, 'average'],
      (draw) => [drawBatch(draw, [1, 4, 5, 1]), { f: 3, stride: 1 }, 'average'],
      (draw) => [drawBatch(draw, [1, 6, 4, 1]), { f: 3, stride: 2 }, 'average'],
      (draw) => [drawBatch(draw, [1, 4, 1, 2]), { f: 1, stride: 2 }, 'average'],
    ],
    blindTo: { 'pool-max-from-zero': onlyAverage },
  },
  {
    id: 'mask',
    fn: 'createMaskFromWindow',
    title: { en: 'Where the maximum of a window is', zh: '窗口中最大值的位置' },
    lesson: 'C4 2.2',
    points: 4,
    cases: [
      (draw) => [drawPeak(draw, 3, 3)],
      (draw) => [drawPeak(draw, 2, 3)],
      (draw) => [drawBelowZero(draw, [3, 2], 0)],
      (draw) => [drawBelowZero(draw, [1, 4])],
    ],
    blindTo: { 'mask-all-maxima': oneMaximum, 'mask-last-maximum': oneMaximum },
  },
  {
    id: 'mask-first-maximum',
    fn: 'createMaskFromWindow',
    title: { en: 'Of several maxima, the first', zh: '有多个最大值时取第一个' },
    lesson: 'C4 2.2',
    points: 3,
    cases: [
      (draw) => [drawTies(draw, 2, 2)],
      (draw) => [drawTies(draw, 3, 3)],
      (draw) => [drawTies(draw, 4, 1)],
      () => [
        [
          [0, 0],
          [0, 0],
        ],
      ],
    ],
  },
  {
    id: 'distribute-value',
    fn: 'distributeValue',
    title: { en: 'A gradient spread evenly over a window', zh: '把梯度均匀分给整个窗口' },
    lesson: 'C4 2.2',
    points: 3,
    cases: [
      (draw) => [draw.integer(3, 20), [2, 2]],
      (draw) => [-draw.integer(3, 20), [2, 3]],
      (draw) => [draw.integer(3, 20), [4, 1]],
      () => [0, [1, 3]],
    ],
  },
  {
    id: 'pool-backward-max',
    fn: 'poolBackward',
    title: { en: 'Max pooling, backward', zh: '最大池化的反向传播' },
    lesson: 'C4 2.2',
    points: 5,
    restsOn: ['createMaskFromWindow'],
    cases: [
      (draw) => backwardCase(draw, drawDistinct(draw, [2, 4, 5, 2]), { f: 2, stride: 2, mode: 'max' }),
      (draw) => backwardCase(draw, drawDistinct(draw, [1, 5, 4, 1]), { f: 3, stride: 1, mode: 'max' }),
      (draw) => backwardCase(draw, drawDistinct(draw, [3, 1, 5, 1]), { f: 1, stride: 2, mode: 'max' }),
    ],
    blindTo: {
      'pool-backward-all-maxima': noTies,
      'pool-backward-average-not-divided': onlyMax,
      'pool-backward-average-by-output': onlyMax,
    },
  },
  {
    id: 'pool-backward-ties',
    fn: 'poolBackward',
    title: {
      en: 'Max pooling after a relu, backward: each gradient to one maximum only',
      zh: 'ReLU 之后最大池化的反向传播：每个梯度只传给一个最大值',
    },
    lesson: 'C4 2.2',
    points: 3,
    restsOn: ['createMaskFromWindow'],
    cases: [
      (draw) => backwardCase(draw, drawAfterRelu(draw, [1, 4, 6, 2]), { f: 2, stride: 2, mode: 'max' }),
      (draw) => backwardCase(draw, drawAfterRelu(draw, [1, 3, 4, 2]), { f: 2, stride: 1, mode: 'max' }),
    ],
    blindTo: {
      'pool-backward-average-not-divided': onlyMax,
      'pool-backward-average-by-output': onlyMax,
    },
  },
  {
    id: 'pool-backward-average',
    fn: 'poolBackward',
    title: { en: 'Average pooling, backward', zh: '平均池化的反向传播' },
    lesson: 'C4 2.2',
    points: 4,
    restsOn: ['distributeValue'],
    cases: [
      (draw) => backwardCase(draw, drawBatch(draw, [2, 4, 5, 2]), { f: 2, stride: 2, mode: 'average' }),
      (draw) => backwardCase(draw, drawBatch(draw, [1, 3, 4, 2]), { f: 2, stride: 1, mode: 'average' }),
      (draw) => {
        const pool = { f: 1, stride: 3, mode: 'average' } as const;
        const [dA, ...rest] = backwardCase(draw, drawBatch(draw, [1, 5, 1, 2]), pool);
        return [startingWithZero(dA as Batch), ...rest];
      },
    ],
    blindTo: {
      'pool-backward-all-maxima': onlyAverage,
      'pool-backward-over-channels': onlyAverage,
    },
  },
  {
    id: 'pool-gradient-check',
    fn: 'poolBackward',
    title: {
      en: 'Gradient check: pooling backward against your forward pass',
      zh: '梯度检验：池化的反向传播与你的前向传播对照',
    },
    lesson: 'C4 2.2',
    points: 4,
    driver: 'probePooling',
    uses: ['poolBackward', 'poolForward'],
    restsOn: ['poolForward', 'createMaskFromWindow', 'distributeValue'],
    cases: [
      (draw) => probeCase(draw, { f: 2, stride: 1, mode: 'max' }),
      (draw) => probeCase(draw, { f: 2, stride: 2, mode: 'average' }),
    ],
    judging: gradientJudging,
    blindTo: {
      'pool-backward-all-maxima': 'at a tie there is no derivative to compare with; pool-backward-ties tells',
    },
  },
];

/** Checks of the Inception module, its shapes and its multiplications. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import {
  type InceptionFilters,
  type InceptionParameters,
  inceptionBranches,
} from '../../../reference/inception.ts';
import type { Batch } from '../../../reference/volumes.ts';
import { drawBatch, drawFilters, drawVector, startingWithZero } from './inputs.ts';

/** Branches (m, height, width, c) with the given numbers of channels. */
function branchesCase(
  draw: Draw,
  [m, height, width]: readonly [number, number, number],
  channels: readonly number[],
): CaseArguments {
  return [channels.map((c) => drawBatch(draw, [m, height, width, c]))];
}

function drawModule(draw: Draw, nC: number, n: InceptionFilters): InceptionParameters {
  return {
    W1x1: drawFilters(draw, 1, [nC, n.n1x1]),
    b1x1: drawVector(draw, n.n1x1),
    W3x3Reduce: drawFilters(draw, 1, [nC, n.n3x3Reduce]),
    b3x3Reduce: drawVector(draw, n.n3x3Reduce),
    W3x3: drawFilters(draw, 3, [n.n3x3Reduce, n.n3x3]),
    b3x3: drawVector(draw, n.n3x3),
    W5x5Reduce: drawFilters(draw, 1, [nC, n.n5x5Reduce]),
    b5x5Reduce: drawVector(draw, n.n5x5Reduce),
    W5x5: drawFilters(draw, 5, [n.n5x5Reduce, n.n5x5]),
    b5x5: drawVector(draw, n.n5x5),
    WPool: drawFilters(draw, 1, [nC, n.nPool]),
    bPool: drawVector(draw, n.nPool),
  };
}

/** A module in which every output channel works somewhere, and every branch at three places or more, but not at all. */
function moduleCase(
  draw: Draw,
  shape: readonly [number, number, number, number],
  { mean, filters }: { mean: number; filters: InceptionFilters },
): CaseArguments {
  const isLively = ([X, parameters]: CaseArguments) =>
    inceptionBranches(X as Batch, parameters as InceptionParameters).every((branch) => {
      const values = branch.flat(3);
      const hasAll = branch
        .flat(2)[0]
        ?.every((_, c) => branch.flat(2).some((pixel) => (pixel[c] ?? 0) > 0.1));
      return hasAll && values.filter((a) => a > 0.1).length >= 3 && values.some((a) => a === 0);
    });
  return draw.until(isLively, () => [drawBatch(draw, shape, mean), drawModule(draw, shape[3], filters)]);
}

/**
 * An image of one row that grows brighter to the right, on which branches are open everywhere: the largest number of every
 * window stands at its last place. Some weights and all biases are 0, and every convolution has two filters.
 */
function risingCase(draw: Draw): CaseArguments {
  const two = { n1x1: 2, n3x3Reduce: 2, n3x3: 2, n5x5Reduce: 2, n5x5: 2, nPool: 2 };
  const step = draw.integer(1, 4) / 4;
  const row = Array.from({ length: 4 }, (_, w) => [step * (w + 1)]);
  const entries = Object.entries(drawModule(draw, 1, two)).map(([name, value]) => [
    name,
    name.startsWith('b') ? [0, 0] : startingWithZero(positive(value)),
  ]);
  return [[[row]], Object.fromEntries(entries)];
}

/** The sizes of all numbers, none of them 0. */
const positive = (value: Nested): Nested =>
  typeof value === 'number' ? Math.abs(value) + 0.25 : value.map(positive);

type Nested = number | readonly Nested[];

const fewFilters = { n1x1: 1, n3x3Reduce: 1, n3x3: 2, n5x5Reduce: 1, n5x5: 1, nPool: 1 };
const otherFilters = { n1x1: 1, n3x3Reduce: 2, n3x3: 1, n5x5Reduce: 1, n5x5: 2, nPool: 1 };
/** One filter in every convolution. */
const ones = { n1x1: 1, n3x3Reduce: 1, n3x3: 1, n5x5Reduce: 1, n5x5: 1, nPool: 1 };

const lectureFilters: InceptionFilters = {
  n1x1: 64,
  n3x3Reduce: 96,
  n3x3: 128,
  n5x5Reduce: 16,
  n5x5: 32,
  nPool: 32,
};

/** Numbers of filters of which no two sums are alike. */
function shapeCase(draw: Draw): CaseArguments {
  const filters = {
    n1x1: draw.integer(30, 60),
    n3x3Reduce: draw.integer(61, 90),
    n3x3: draw.integer(91, 120),
    n5x5Reduce: draw.integer(5, 10),
    n5x5: draw.integer(11, 20),
    nPool: draw.integer(21, 29),
  };
  return [[draw.integer(7, 10), draw.integer(11, 14), draw.integer(121, 256)], filters];
}

function layerCase(draw: Draw): CaseArguments {
  const shape = [draw.integer(11, 20), draw.integer(21, 30), draw.integer(31, 60)];
  return [shape, { f: draw.pick([3, 5, 7]), filters: draw.integer(61, 90) }];
}

function bottleneckCase(draw: Draw): CaseArguments {
  const shape = [draw.integer(11, 20), draw.integer(21, 30), draw.integer(61, 90)];
  return [shape, { f: draw.pick([3, 5]), filters: draw.integer(31, 60), reduce: draw.integer(4, 12) }];
}

const lectureInput = [28, 28, 192];

export const inceptionChecks: readonly CheckSpec[] = [
  {
    id: 'concatenate',
    fn: 'concatenateChannels',
    title: { en: 'Branches side by side as channels', zh: '把各分支沿通道拼接' },
    lesson: 'C4 2.7',
    points: 4,
    cases: [
      (draw) => branchesCase(draw, [2, 1, 3], [2, 2]),
      (draw) => branchesCase(draw, [1, 2, 2], [1, 2, 1, 3]),
      (draw) => branchesCase(draw, [1, 3, 1], [2]),
    ],
  },
  {
    id: 'inception-module',
    fn: 'inceptionModule',
    title: { en: 'Inception module with its four branches', zh: '含四个分支的 Inception 模块' },
    lesson: 'C4 2.7',
    points: 9,
    restsOn: ['concatenateChannels'],
    cases: [
      (draw) => moduleCase(draw, [2, 4, 1, 2], { mean: 0, filters: otherFilters }),
      (draw) => moduleCase(draw, [1, 2, 5, 2], { mean: -1.5, filters: fewFilters }),
      risingCase,
    ],
  },
  {
    id: 'inception-shape',
    fn: 'inceptionOutputShape',
    title: { en: 'Shapes of the branches and of the module', zh: '各分支与整个模块的输出形状' },
    lesson: 'C4 2.6',
    points: 3,
    cases: [
      () => [lectureInput, lectureFilters],
      shapeCase,
      (draw) => [[draw.integer(4, 9), draw.integer(2, 3), 1], ones],
    ],
  },
  {
    id: 'multiplications',
    fn: 'countMultiplications',
    title: { en: 'Multiplications of a convolution', zh: '一个卷积层的乘法次数' },
    lesson: 'C4 2.6',
    points: 4,
    cases: [
      () => [lectureInput, { f: 5, filters: 32 }],
      () => [lectureInput, { f: 1, filters: 16 }],
      layerCase,
      (draw) => [[draw.integer(4, 9), draw.integer(2, 3), 1], { f: 3, filters: 1 }],
    ],
  },
  {
    id: 'bottleneck',
    fn: 'compareBottleneck',
    title: { en: 'What a 1×1 bottleneck saves', zh: '1×1 瓶颈层省下的乘法次数' },
    lesson: 'C4 2.6',
    points: 4,
    restsOn: ['countMultiplications'],
    cases: [
      () => [lectureInput, { f: 5, filters: 32, reduce: 16 }],
      bottleneckCase,
      (draw) => [[draw.integer(4, 9), draw.integer(2, 3), 1], { f: 1, filters: 1, reduce: 1 }],
    ],
  },
];

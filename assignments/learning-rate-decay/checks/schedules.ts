/** Checks of the learning rate as a function of the epoch or the mini-batch. Epochs are whole numbers. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CheckSpec } from '../../../grader/plan/spec.ts';

/** A learning rate with few digits. */
const rate = (draw: Draw): number => draw.integer(21, 99) / 100;

/** A decay rate with few digits that is neither 0 nor 1. */
const decay = (draw: Draw): number => draw.integer(3, 9) / 10;

/** Rates set by hand, each from its epoch on, in no order of size. */
function table(draw: Draw): { fromEpoch: number; learningRate: number }[] {
  const second = draw.integer(3, 6);
  const third = second + draw.integer(4, 8);
  const rates = draw.until(
    (drawn) => new Set(drawn).size === 3,
    () => [rate(draw), rate(draw), rate(draw)],
  );
  return [0, second, third].map((fromEpoch, i) => ({ fromEpoch, learningRate: rates[i] ?? 0 }));
}

/** A rate for each of twelve epochs, from 0 to 102. */
function longTable(draw: Draw): Row[] {
  const epochs = [0, 1, 2, 8, 9, 10, 11, 20, 29, 30, 100, 102];
  return epochs.map((fromEpoch, i) => ({ fromEpoch, learningRate: (rate(draw) + i) / 100 }));
}

type Row = { readonly fromEpoch: number; readonly learningRate: number };

/** A table with the epoch `after` epochs after the start of one of its rows; −1 is the epoch before it. */
function tableAt(draw: Draw, row: 0 | 1 | 2, after: number): [Row[], number] {
  const drawn = table(draw);
  return [drawn, (drawn[row]?.fromEpoch ?? 0) + after];
}

const byEpoch: readonly CheckSpec[] = [
  {
    id: 'update-lr',
    fn: 'updateLr',
    title: { en: 'Rate divided by 1 + decayRate · epoch', zh: '学习率除以 1 + decayRate · epoch' },
    lesson: '2.9',
    points: 5,
    cases: [
      () => [0.2, 1, 1],
      (draw) => [rate(draw), draw.integer(2, 30), decay(draw)],
      (draw) => [rate(draw), 0, decay(draw)],
      (draw) => [rate(draw), draw.integer(2, 9), 2],
      (draw) => [rate(draw), draw.integer(2, 9), 0],
    ],
  },
  {
    id: 'schedule-lr-decay',
    fn: 'scheduleLrDecay',
    title: { en: 'Decay only every timeInterval epochs', zh: '每隔 timeInterval 个 epoch 才衰减一次' },
    lesson: '2.9',
    points: 6,
    cases: [
      (draw) => [rate(draw), draw.integer(60, 99), decay(draw), 100],
      (draw) => [rate(draw), 100, decay(draw), 100],
      // In the lower half of an interval: rounded to the nearest and rounded up are not the same.
      (draw) => [rate(draw), draw.integer(110, 145), decay(draw), 100],
      // The last epoch of an interval.
      (draw) => [rate(draw), 100 * draw.integer(2, 4) - 1, decay(draw), 100],
      (draw) => [rate(draw), draw.integer(252, 298), decay(draw), 100],
      (draw) => [rate(draw), draw.integer(17, 19), 1, 5],
      (draw) => [rate(draw), draw.integer(2600, 2999), decay(draw)],
      (draw) => [rate(draw), 0, decay(draw)],
      (draw) => [rate(draw), 1, decay(draw), 1],
      (draw) => [rate(draw), draw.integer(30, 60), 0, 10],
    ],
  },
  {
    id: 'exponential-decay',
    fn: 'exponentialDecay',
    title: { en: 'Exponential decay', zh: '指数衰减' },
    lesson: '2.9',
    points: 4,
    cases: [
      (draw) => [rate(draw), draw.integer(2, 30)],
      (draw) => [rate(draw), draw.integer(2, 12), draw.integer(80, 92) / 100],
      (draw) => [rate(draw), 0, 0.9],
      (draw) => [rate(draw), 1, draw.integer(30, 60) / 100],
    ],
  },
];

const bySquareRoot: readonly CheckSpec[] = [
  {
    id: 'square-root-decay',
    fn: 'squareRootDecay',
    title: { en: 'Rate divided by the root of the epoch', zh: '学习率除以 epoch 的平方根' },
    lesson: '2.9',
    points: 4,
    cases: [
      () => [0.2, 4, 1],
      (draw) => [rate(draw), draw.integer(5, 40), draw.integer(12, 19) / 10],
      (draw) => [rate(draw), 1, draw.integer(5, 8) / 10],
    ],
  },
  {
    id: 'square-root-decay-by-mini-batch',
    fn: 'squareRootDecayByMiniBatch',
    title: {
      en: 'Rate divided by the root of the mini-batch number t',
      zh: '学习率除以 mini-batch 序号 t 的平方根',
    },
    lesson: '2.9',
    points: 6,
    cases: [
      () => [0.2, 1, 1, { k: 1, miniBatchesPerEpoch: 10 }],
      (draw) => [rate(draw), draw.integer(2, 6), draw.integer(8, 19), { k: 1, miniBatchesPerEpoch: 20 }],
      (draw) => [rate(draw), 3, 1, { k: draw.integer(12, 19) / 10, miniBatchesPerEpoch: draw.integer(4, 9) }],
      (draw) => [rate(draw), 1, draw.integer(2, 5), { k: 0.5, miniBatchesPerEpoch: 5 }],
      (draw) => [rate(draw), draw.integer(5, 8), 1, { k: 1.5, miniBatchesPerEpoch: 1 }],
    ],
  },
];

const bySteps: readonly CheckSpec[] = [
  {
    id: 'staircase',
    fn: 'staircase',
    title: { en: 'A discrete staircase', zh: '离散的阶梯式衰减' },
    lesson: '2.9',
    points: 5,
    cases: [
      (draw) => [rate(draw), 9, draw.integer(4, 6) / 10, 10],
      (draw) => [rate(draw), draw.integer(26, 29), 0.5, 10],
      (draw) => [rate(draw), draw.integer(11, 14), 0.5, 10],
      (draw) => [rate(draw), 12, draw.integer(2, 4) / 10, 4],
      (draw) => [rate(draw), 0, 0.5, draw.integer(3, 9)],
      (draw) => [rate(draw), 1, draw.integer(6, 8) / 10, 1],
    ],
  },
  {
    id: 'manual-decay',
    fn: 'manualDecay',
    title: { en: 'Rates set by hand in a table', zh: '用表格手动设定的学习率' },
    lesson: '2.9',
    points: 5,
    cases: [
      (draw) => tableAt(draw, 0, 0),
      (draw) => tableAt(draw, 0, 2),
      (draw) => tableAt(draw, 1, 0),
      (draw) => tableAt(draw, 1, 1),
      (draw) => tableAt(draw, 2, -1),
      (draw) => tableAt(draw, 2, 0),
      (draw) => tableAt(draw, 2, draw.integer(3, 90)),
      (draw) => [[{ fromEpoch: 0, learningRate: rate(draw) }], draw.integer(1, 9)],
      // Epochs that are in another order as text, with the last row and one amid them.
      (draw) => [longTable(draw), draw.integer(103, 150)],
      (draw) => [longTable(draw), draw.pick([9, 20, 30])],
      (draw) => [longTable(draw), 1],
    ],
  },
  {
    id: 'decay-schedule',
    fn: 'decaySchedule',
    title: { en: 'The rates of a whole training', zh: '整个训练过程的学习率' },
    lesson: '2.9',
    points: 6,
    restsOn: ['updateLr'],
    cases: [
      () => [0.2, 5, 1],
      (draw) => [rate(draw), draw.integer(6, 9), decay(draw)],
      (draw) => [rate(draw), 3, 0],
      (draw) => [rate(draw), 1, decay(draw)],
      (draw) => [rate(draw), 12, decay(draw)],
    ],
  },
];

export const scheduleChecks: readonly CheckSpec[] = [...byEpoch, ...bySquareRoot, ...bySteps];

/** Checks of exponentially weighted averages, their window and their bias correction. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CheckSpec } from '../../../grader/plan/spec.ts';

/** Temperatures of some days in °C, all well above 0. */
function temperatures(draw: Draw, days: number): number[] {
  return Array.from({ length: days }, () => draw.uniform(5, 30));
}

/** A week of winter: frost, a thaw, a day of exactly 0 and two days alike. */
function winter(draw: Draw): number[] {
  const [frost, thaw] = [draw.uniform(-12, -6), draw.uniform(2, 6)];
  return [frost, draw.uniform(-5, -1), 0, thaw, thaw, draw.uniform(-4, -1), draw.uniform(1, 4)];
}

export const averageChecks: readonly CheckSpec[] = [
  {
    id: 'weighted-average',
    fn: 'exponentiallyWeightedAverage',
    title: { en: 'Exponentially weighted average from v₀ = 0', zh: '从 v₀ = 0 开始的指数加权平均' },
    lesson: '2.3',
    points: 6,
    cases: [
      (draw) => [temperatures(draw, 12), 0.9],
      (draw) => [temperatures(draw, 5), draw.uniform(0.6, 0.8)],
      (draw) => [temperatures(draw, 6), 0.98],
      (draw) => [temperatures(draw, 1), 0.75],
      (draw) => [temperatures(draw, 3), 0],
      (draw) => [winter(draw), 0.7],
    ],
  },
  {
    id: 'averaging-window',
    fn: 'averagingWindow',
    title: { en: 'Number of values an average covers', zh: '平均所覆盖的数值个数' },
    lesson: '2.4',
    points: 2,
    cases: [() => [0.9], () => [0.98], (draw) => [draw.uniform(0.55, 0.65)], () => [0.7], () => [0]],
  },
  {
    id: 'bias-correction',
    fn: 'biasCorrectedAverage',
    restsOn: ['exponentiallyWeightedAverage'],
    title: { en: 'Bias-corrected average', zh: '偏差修正后的平均' },
    lesson: '2.5',
    points: 6,
    cases: [
      (draw) => [temperatures(draw, 10), 0.9],
      (draw) => [temperatures(draw, 6), draw.uniform(0.6, 0.8)],
      (draw) => [temperatures(draw, 5), 0.98],
      (draw) => [temperatures(draw, 1), 0.35],
      (draw) => [winter(draw), 0.7],
      (draw) => [temperatures(draw, 4), 0],
      (draw) => [temperatures(draw, 60), 0.9],
    ],
  },
];

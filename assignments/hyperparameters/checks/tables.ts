/** Checks of the grid, of what points try, and of what a step of β does. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CheckSpec } from '../../../grader/plan/spec.ts';
import type { Point } from '../../../reference/hyperparameters.ts';
import { text } from './statistics.ts';

/** A number with two digits behind the point. */
const hundredths = (value: number) => Math.round(100 * value) / 100;

/** Bounds at least 1 apart. */
function range(draw: Draw): [number, number] {
  const low = hundredths(draw.uniform(-1, 2));
  return [low, hundredths(low + draw.uniform(1, 4))];
}

const gridCheck: CheckSpec = {
  id: 'grid-search',
  fn: 'gridSearch',
  title: text('Grid search: every combination', '网格搜索：所有组合'),
  lesson: '3.1',
  points: 7,
  driver: 'sortedGrid',
  cases: [
    (draw) => [{ alpha: range(draw), epsilon: [0, hundredths(draw.uniform(1, 4))] }, 4],
    (draw) => [{ alpha: range(draw), beta: range(draw), lambd: range(draw) }, 2],
    (draw) => [{ lambd: [-hundredths(draw.uniform(1, 4)), 0] }, 5],
  ],
};

/** Points of which `layers` takes 3 values, `units` 5, and one combination comes twice. */
function repeatingPoints(draw: Draw): Point[] {
  const layers = [draw.integer(1, 3), draw.integer(4, 6), draw.integer(7, 9)];
  const units = [10, 20, 30, 40, 50].map((least) => draw.integer(least, least + 9));
  const whichUnits = [0, 1, 2, 3, 4, 0, 2, 0];
  return [0, 1, 2, 0, 1, 2, 0, 0].map((k, index) => ({
    layers: layers[k] ?? 0,
    units: units[whichUnits[index] ?? 0] ?? 0,
  }));
}

/** Points of which `alpha` takes 4 values, two small ones and two close ones, and `layers` 2. */
function closePoints(draw: Draw): Point[] {
  const [small, large] = [draw.integer(2, 4) / 1e5, draw.integer(2, 8) / 10];
  const values = [small, large, small + 1e-5, large + 1e-5];
  return values.map((alpha, index) => ({ alpha: Number(alpha.toFixed(5)), layers: 2 + (index % 2) }));
}

const distinctCheck: CheckSpec = {
  id: 'distinct-values',
  fn: 'countDistinctValues',
  title: text('How many values of one hyperparameter are tried', '一个超参数试了多少个不同的值'),
  lesson: '3.1',
  points: 4,
  cases: [
    (draw) => [repeatingPoints(draw), 'layers'],
    (draw) => [repeatingPoints(draw), 'units'],
    (draw) => [repeatingPoints(draw).slice(0, 3), 'units'],
    (draw) => [closePoints(draw), 'alpha'],
    () => [[0, -1, 1, 0, -0.5].map((shift) => ({ shift })), 'shift'],
    () => [[{ shift: 0 }], 'shift'],
  ],
};

const windowCheck: CheckSpec = {
  id: 'window-change',
  fn: 'windowChange',
  title: text('What a small step of β does to the window', 'β 的小变化对窗口的影响'),
  lesson: '3.2',
  points: 4,
  cases: [
    () => [0.9, 0.0005],
    () => [0.999, 0.0005],
    (draw) => [hundredths(draw.uniform(0.6, 0.8)), hundredths(draw.uniform(0.05, 0.15))],
    () => [0, 0.5],
    () => [0.9, 0],
    (draw) => [hundredths(draw.uniform(0.9, 0.95)), -hundredths(draw.uniform(0.1, 0.3))],
  ],
};

export const tableChecks: readonly CheckSpec[] = [gridCheck, distinctCheck, windowCheck];

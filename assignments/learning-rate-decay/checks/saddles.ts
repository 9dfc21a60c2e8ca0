/** Checks of the ways off a saddle: each optimizer's path, and how many steps it needs. */
import type { Component, Text } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CheckSpec } from '../../../grader/plan/spec.ts';

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Ten times the rounding of the eight decimals that come back. */
const tolerance = { relative: 1e-8, absolute: 1e-7 };
const components: readonly Component[] = [0, 1, 2, 3].map((row) => ({ parameter: 'theta', row }));

/** A ridge that is steep across and falls gently along y, somewhere away from the origin. */
function saddleOf(draw: Draw) {
  const center = [draw.pick([-1, 1]) * draw.integer(2, 4), draw.pick([-1, 1]) * draw.integer(2, 4)];
  const [across, along] = [rounded(draw.uniform(8, 10)), rounded(draw.uniform(0.18, 0.25))];
  return { across, along, rise: along, center };
}

type Saddle = ReturnType<typeof saddleOf>;

/** A point `beside` the ridge and 0.25 to 0.35 across it. */
function startOf(draw: Draw, { center: [x = 0, y = 0] }: Saddle, beside: number): number[] {
  return [rounded(x + draw.pick([-1, 1]) * draw.uniform(0.25, 0.35)), rounded(y + beside)];
}

/** Gradient descent and momentum at the same α, which momentum's average makes no faster; β₂ and ε show. */
const options = {
  gradientDescentPath: { learningRate: 0.15, numSteps: 20 },
  momentumPath: { learningRate: 0.2, beta: 0.8, numSteps: 20 },
  adamPath: { learningRate: 0.05, beta1: 0.8, beta2: 0.95, epsilon: 1e-4, numSteps: 20 },
};

const betasOf = (fn: keyof typeof options): string[] =>
  Object.keys(options[fn]).filter((name) => name.startsWith('beta'));

/** A rate between the usual ones for everything that is a share of the past. */
const otherRates = (fn: keyof typeof options): Record<string, number> =>
  Object.fromEntries(betasOf(fn).map((name, i) => [name, 0.6 + 0.25 * i]));

type PathCheck = Pick<CheckSpec, 'id' | 'lesson' | 'points'> & { fn: keyof typeof options; title: Text };

function pathCheck({ fn, ...rest }: PathCheck): CheckSpec {
  const walk = (draw: Draw, beside: number): unknown[] => {
    const saddle = saddleOf(draw);
    return [fn, saddle, startOf(draw, saddle, beside), options[fn]];
  };
  /** Over four numbers, two of which start at 0; with other rates. */
  const wide = (draw: Draw): unknown[] => {
    const saddle = saddleOf(draw);
    const center = [...saddle.center, rounded(draw.uniform(0.2, 0.4)), -rounded(draw.uniform(0.2, 0.4))];
    return [
      fn,
      { ...saddle, center },
      [...startOf(draw, saddle, 0.1), 0, 0],
      { ...options[fn], ...otherRates(fn), numSteps: 8 },
    ];
  };
  /** Over one number, without a memory. */
  const narrow = (draw: Draw, numSteps: number): unknown[] => {
    const saddle = saddleOf(draw);
    const start = startOf(draw, saddle, 0).slice(0, 1);
    const forgetful = Object.fromEntries(betasOf(fn).map((name) => [name, 0]));
    return [
      fn,
      { ...saddle, center: saddle.center.slice(0, 1) },
      start,
      { ...options[fn], ...forgetful, numSteps },
    ];
  };
  return {
    ...rest,
    fn,
    driver: 'walkOverSaddle',
    cases: [
      (draw) => walk(draw, 0.1),
      (draw) => walk(draw, 0),
      wide,
      (draw) => narrow(draw, 3),
      (draw) => narrow(draw, 1),
    ],
    judging: { kind: 'trajectory', tolerance, components: () => components },
  };
}

const pathChecks: readonly CheckSpec[] = [
  pathCheck({
    id: 'gradient-descent-path',
    fn: 'gradientDescentPath',
    title: { en: 'Gradient descent near a saddle and on its ridge', zh: '梯度下降：鞍点附近与脊线上' },
    lesson: '2.10',
    points: 4,
  }),
  pathCheck({
    id: 'momentum-path',
    fn: 'momentumPath',
    title: { en: 'Momentum near a saddle and on its ridge', zh: '动量：鞍点附近与脊线上' },
    lesson: '2.10',
    points: 5,
  }),
  pathCheck({
    id: 'adam-path',
    fn: 'adamPath',
    title: { en: 'Adam near a saddle and on its ridge', zh: 'Adam：鞍点附近与脊线上' },
    lesson: '2.10',
    points: 5,
  }),
];

/** A path that goes straight from the center, mostly along y: its distances are 0.1, 0.35, 0.6, … times `scale`. */
function straightPath(draw: Draw, scale: number, points: number): [number[][], number[]] {
  const center = [draw.integer(2, 4), draw.pick([-1, 1]) * draw.integer(2, 4)];
  const angle = draw.uniform(1.1, 1.4);
  const path = Array.from({ length: points }, (_, t) => {
    const distance = scale * (0.1 + 0.25 * t);
    return [Math.cos(angle), Math.sin(angle)].map((part, i) => rounded((center[i] ?? 0) + distance * part));
  });
  return [path, center];
}

const stepsCheck: CheckSpec = {
  id: 'steps-to-leave',
  fn: 'stepsToLeave',
  title: { en: 'The number of steps until a path has left', zh: '路径离开所需的步数' },
  lesson: '2.10',
  points: 3,
  cases: [
    (draw) => [...straightPath(draw, 1, 8), 1],
    (draw) => [...straightPath(draw, 2, 7), draw.pick([1, 2])],
    (draw) => [...straightPath(draw, 1, 4), 1],
    (draw) => {
      const [path, center] = straightPath(draw, 1, 6);
      return [[...path, ...path.slice(0, 3)], center, 0.7];
    },
    (draw) => {
      const [path, center] = straightPath(draw, 1, 7);
      return [path.slice(4), center, 0.9];
    },
    // Exactly as far as the radius (3, 4, 5) is not yet farther.
    () => [
      [
        [1, 2],
        [3, 4],
        [4, 6],
        [5, 7],
      ],
      [1, 2],
      5,
    ],
    // Three numbers for each point (1, 2, 2 is 3 from 0), and one; the start alone, outside and inside.
    (draw) => [
      [
        [0, 0, 0],
        [1, 2, -2],
        [2, 2, 2],
        [draw.integer(3, 5), 1, 1],
      ],
      [0, 0, 0],
      3,
    ],
    (draw) => [[[draw.integer(5, 9)]], [3], 1],
    (draw) => [[[3.5]], [3], draw.integer(1, 3)],
    (draw) => [[[0], [-1], [-3]], [-draw.integer(5, 6)], 4.5],
  ],
};

/** Momentum with ten times the α: it does not swing out where gradient descent would. */
const rates = {
  gradientDescentPath: { learningRate: 0.15, numSteps: 260 },
  momentumPath: { learningRate: 1.5, beta: 0.9, numSteps: 260 },
  adamPath: { learningRate: 0.05, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, numSteps: 260 },
};

const raceCheck: CheckSpec = {
  id: 'race-from-saddle',
  fn: 'stepsToLeave',
  title: { en: 'Which optimizer leaves the saddle first', zh: '哪种优化算法最先离开鞍点' },
  lesson: '2.10',
  points: 3,
  driver: 'raceFromSaddle',
  uses: ['gradientDescentPath', 'momentumPath', 'adamPath', 'stepsToLeave'],
  blindTo: { 'steps-on-the-radius': 'no path stops exactly at the radius' },
  cases: [
    (draw) => {
      const saddle = saddleOf(draw);
      const besideTheRidge = startOf(draw, saddle, 0.01);
      const starts = { besideTheRidge, onTheRidge: [besideTheRidge[0], saddle.center[1]] };
      return [saddle, starts, { radius: 0.6, ...rates }];
    },
  ],
};

export const saddleChecks: readonly CheckSpec[] = [...pathChecks, stepsCheck, raceCheck];

/** Ends, spaces and searches at the edges of what the handout allows, each for a few draws. */

import { mapValues, type Space } from '../../../reference/hyperparameters.ts';
import { saidFact } from './statistics.ts';

/** A range, and where its lowest and its highest quarter end. */
type Filled = { readonly range: readonly number[]; readonly quarters: readonly number[] };

/** Where draws that are even between a and b lie once they are turned into values. */
function filled([a, b]: readonly [number, number], toValue: (r: number) => number): Filled {
  const rising = (...rs: readonly number[]) => rs.map(toValue).sort((one, other) => one - other);
  return { range: rising(a, b), quarters: rising(a + (b - a) / 4, b - (b - a) / 4) };
}

/** Other ends for a sampler. */
export const otherEnds = (toValue: (r: number) => number, all: readonly (readonly [number, number])[]) =>
  all.map((ends) => ({ ends, ...filled(ends, toValue) }));

export const othersFact = saidFact(
  'others',
  'with other ends (0 and 1 among them) the numbers lie in their range and fill it',
  '换成其他端点（包括 0 和 1）时，数也落在范围内并布满该范围',
);

/** All scales, with ends that are 0 and below; narrow, so that what is drawn on another scale fills them, too. */
export const edgeSpace: Space = {
  momentum: { scale: 'one-minus-log', low: 0, high: 0.5 },
  depth: { scale: 'integer', low: 0, high: 1 },
  shift: { scale: 'linear', low: -2, high: 0 },
  tilt: { scale: 'linear', low: -3, high: -1 },
  lambd: { scale: 'log', low: 1, high: 10 },
};
const singleSpace: Space = { units: { scale: 'log', low: 0.1, high: 1 } };

const axes = {
  linear: { to: (value: number) => value, from: (r: number) => r },
  integer: { to: (value: number) => value, from: (r: number) => r },
  log: { to: Math.log10, from: (r: number) => 10 ** r },
  'one-minus-log': { to: (value: number) => Math.log10(1 - value), from: (r: number) => 1 - 10 ** r },
};

/** Other spaces, and where their points lie. */
export const otherSpaces = [edgeSpace, singleSpace].map((space) => ({
  space,
  filled: mapValues(space, ({ scale, low, high }) => {
    const { to, from } = axes[scale];
    return filled([to(low), to(high)], from);
  }),
}));

export const otherSpacesFact = saidFact(
  'others',
  'in other spaces (of one and of five hyperparameters, with ends of 0 and below) the points have the right names and fill their ranges',
  '在其他空间（一个或五个超参数，端点为 0 或负数）中，点的名称正确且布满各自的范围',
);

/** Searches whose scores come in a given order, whatever the points. */
export const otherSearches = [
  { region: singleSpace, options: { rounds: 1, pointsPerRound: 1, factor: 0.5 }, scores: [0], searches: 2 },
  // The best is 0 and the first: whatever comes later is worse, and the zoom stays in the region.
  {
    region: edgeSpace,
    options: { rounds: 3, pointsPerRound: 4, factor: 1 },
    scores: Array.from({ length: 12 }, (_, tries) => -tries),
    searches: 12,
  },
  // The best is the first, and hardly ever near the middle.
  {
    region: edgeSpace,
    options: { rounds: 3, pointsPerRound: 2, factor: 0.25 },
    scores: Array.from({ length: 6 }, (_, tries) => -tries),
    searches: 12,
  },
  // Without any width left every later point is the best one.
  {
    region: singleSpace,
    options: { rounds: 2, pointsPerRound: 1, factor: 0 },
    scores: [-2, -1],
    searches: 2,
  },
];

/** All scores of the later rounds are NaN. */
export const divergingSearch = {
  region: edgeSpace,
  options: { rounds: 3, pointsPerRound: 2, factor: 0.5 },
  scores: [Number.NaN, 0],
  searches: 2,
};

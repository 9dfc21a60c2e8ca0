/** Right code that draws in other ways than the reference. */
import { reference } from '../../../assignments/hyperparameters/checks.ts';
import type { FunctionTable } from '../../../grader/plan/spec.ts';
import { type Axis, mapValues, type Point, type Space } from '../../../reference/hyperparameters.ts';
import { zoomRegion } from '../../../reference/searchStrategies.ts';
import type { Rng } from './hyperparameters-measure.ts';

type OneOf = (low: number, high: number, rng: Rng) => number;

/** Whole numbers by throwing eight-sided dice until one fits. */
const byRejection: OneOf = (low, high, rng) => {
  for (;;) {
    const k = Math.trunc(8 * rng());
    if (k <= high - low) return high - k;
  }
};

const fromAbove: OneOf = (low, high, rng) => high - Math.floor(rng() * (high - low + 1));

/** Points by columns, the last name first. */
function byColumns(count: number, names: string[], value: (name: string) => number): Point[] {
  const columns = names.toReversed().map((name) => Array.from({ length: count }, () => value(name)));
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(names.map((name, k) => [name, columns[names.length - 1 - k]![row]!])),
  );
}

/** Right code around a way of drawing whole numbers and one of drawing fractions. */
function otherCode(integer: OneOf, fraction: OneOf): FunctionTable {
  const power = (r: number) => Math.exp(r * Math.LN10);
  const value = ({ scale, low, high }: Axis, rng: Rng) => {
    if (scale === 'integer') return integer(low, high, rng);
    if (scale === 'linear') return fraction(low, high, rng);
    const [from, to] = scale === 'log' ? [low, high] : [1 - low, 1 - high];
    const drawn = Math.exp(fraction(Math.log(from), Math.log(to), rng));
    return scale === 'log' ? drawn : 1 - drawn;
  };
  const points = (count: number, space: Space, rng: Rng) =>
    byColumns(count, Object.keys(space), (name) => value(space[name]!, rng));
  return {
    ...reference,
    sampleUniformInteger: integer,
    sampleLearningRate: (a: number, b: number, rng: Rng) => power(fraction(a, b, rng)),
    sampleMomentumBeta: (a: number, b: number, rng: Rng) => 1 - power(fraction(a, b, rng)),
    randomSearch: (ranges: Record<string, [number, number]>, count: number, rng: Rng) => {
      const space = mapValues(ranges, ([low, high]) => ({ scale: 'linear', low, high }) as const);
      return points(count, space, rng);
    },
    sampleHyperparameters: (space: Space, rng: Rng) => points(1, space, rng)[0],
    coarseToFineSearch: (
      score: (point: Point) => number,
      space: Space,
      options: { rounds: number; pointsPerRound: number; factor: number },
      rng: Rng,
    ) => {
      let [region, best] = [space, { point: {} as Point, score: Number.NEGATIVE_INFINITY }];
      for (let round = 0; round < options.rounds; round++) {
        if (round > 0) region = zoomRegion(region, best.point, options.factor);
        for (const point of points(options.pointsPerRound, region, rng)) {
          const reached = score(point);
          if (reached > best.score) best = { point, score: reached };
        }
      }
      return best;
    },
  };
}

/** Throws every other random number away. */
const wasteful: OneOf = (low, high, rng) => {
  rng();
  return low + (high - low) * (1 - rng());
};

/** Code that must pass, and with how many seeds it is tried. */
export const styles: readonly [id: string, functions: FunctionTable, seeds: number][] = [
  ['the reference', reference, 120],
  [
    'code that draws by columns, downwards',
    otherCode(fromAbove, (low, high, rng) => high + (low - high) * rng()),
    40,
  ],
  ['code that throws random numbers away', otherCode(byRejection, wasteful), 40],
];

/** Code with slips of its own, which is no listed mistake: how it draws, and where it searches. */
import {
  type Axis,
  mapValues,
  type Point,
  type Ranges,
  type Space,
  sampleHyperparameters,
} from '../../../reference/hyperparameters.ts';
import {
  bestPoint,
  type Result,
  type SearchOptions,
  zoomRegion,
} from '../../../reference/searchStrategies.ts';
import type { Rng } from './hyperparameters-measure.ts';

type Sampler = (axis: Axis, rng: Rng) => number;

export const space =
  (scale: string, sample: Sampler) =>
  (whole: Space, rng: Rng): Point =>
    mapValues(whole, (axis, name) =>
      axis.scale === scale ? sample(axis, rng) : (sampleHyperparameters({ [name]: axis }, rng)[name] ?? 0),
    );

/** Points whose values are made from a number of the range and the point's place in the list. */
export const points =
  (value: (range: readonly [number, number], rng: Rng, share: (rng: Rng) => number) => number) =>
  (ranges: Ranges, count: number, rng: Rng): Point[] =>
    Array.from({ length: count }, (_, k) =>
      mapValues(ranges, (range) => value(range, rng, (next) => (k + next()) / count)),
    );

/** Two hyperparameters of a point share a random number. */
export const sharing =
  (one: string, other: string) =>
  (whole: Space, rng: Rng): Point => {
    const u = rng();
    return mapValues(
      whole,
      (axis, name) =>
        sampleHyperparameters({ [name]: axis }, name === one || name === other ? () => u : rng)[name] ?? 0,
    );
  };

type Zoom = { readonly current: Space; readonly best: Point; readonly factor: number };

/** A search that zooms, and draws the points of a region, in its own way. */
export const search =
  (
    regionOf: (at: Zoom & { region: Space; first: Point; round: number }) => Space,
    pointOf = sampleHyperparameters,
  ) =>
  (
    score: (point: Point) => number,
    region: Space,
    { rounds, pointsPerRound, factor }: SearchOptions,
    rng: Rng,
  ): Result => {
    const results: Result[] = [];
    let current = region;
    for (let round = 0; round < rounds; round++) {
      if (round > 0) {
        const [best, first] = [bestPoint(results).point, results[0]!.point];
        current = regionOf({ region, current, best, first, factor, round });
      }
      for (let k = 0; k < pointsPerRound; k++) {
        const point = pointOf(current, rng);
        results.push({ point, score: score(point) });
      }
    }
    return bestPoint(results);
  };

/** The right zoom; a best point outside is drawn to the nearest end. */
export const zoomed = ({ current, best, factor }: Zoom): Space => {
  const inside = mapValues(current, ({ low, high }, name) => Math.min(Math.max(best[name] ?? 0, low), high));
  return zoomRegion(current, inside, factor);
};

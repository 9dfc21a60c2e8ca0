/**
 * Public: what the grader measures about numbers drawn at random. No single answer is expected: over many draws
 * every part of the range must get its share. Facts that hold for all right code are given as 1 (so) or 0 (not so).
 */

/** A source of uniform numbers in [0, 1). */
export type Rng = () => number;

/** What measures say: numbers by name. */
export type Measures = Record<string, number>;

/** How far a number may lie outside its range for rounding alone, over the end of the range. */
const slack = 1e-9;

export const asFact = (isSo: boolean): number => (isSo ? 1 : 0);

/** Whether the value is a number within [low, high], rounding aside. */
export function isWithin(value: unknown, low: number, high: number): boolean {
  return (
    typeof value === 'number' &&
    value >= low - slack * Math.abs(low) &&
    value <= high + slack * Math.abs(high)
  );
}

/** Share of the values that differ: 1 when none repeats, 0 when all are alike. */
export function distinctShare(values: readonly number[]): number {
  return values.length < 2 ? 1 : (new Set(values).size - 1) / (values.length - 1);
}

/** How many values lie in each part [cuts[k], cuts[k + 1]); the first and the last part take what lies beyond. */
function countParts(values: readonly number[], cuts: readonly number[]): number[] {
  const counts = new Array<number>(cuts.length - 1).fill(0);
  for (const value of values) {
    let part = 0;
    while (part < counts.length - 1 && value >= (cuts[part + 1] ?? 0)) part += 1;
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return counts;
}

/**
 * Of numbers that should fall into each part between two cuts equally often, how far the share below a cut lies from
 * the right one at most (0: every part has its share).
 */
export function distanceFromEven(values: readonly number[], cuts: readonly number[]): number {
  const counts = countParts(values, cuts);
  let [below, greatest] = [0, 0];
  for (const [part, count] of counts.entries()) {
    below += count;
    greatest = Math.max(greatest, Math.abs(below / values.length - (part + 1) / counts.length));
  }
  return greatest;
}

/**
 * Of numbers drawn one by one, between cuts that make equally likely parts:
 * `inside`: all lie between the first and the last cut; `whole`: all are whole numbers; `positive`, `aboveHalf`,
 * `belowOne`: all are above 0, above ½, below 1; `fresh`: not all are alike;
 * `distinct`: share of them that differ; `distance`: see {@link distanceFromEven}; `first`, `last`: shares in the
 * first and in the last part; `quarter1` … `quarter4`: shares in the quarters of the parts.
 * Shares of numbers that are all alike say nothing: they are given as they should be.
 */
export function measureNumbers(values: readonly number[], cuts: readonly number[]): Measures {
  const [low = 0, high = 0] = [cuts[0], cuts[cuts.length - 1]];
  const parts = cuts.length - 1;
  const fresh = new Set(values).size > 1;
  const counts = fresh ? countParts(values, cuts) : new Array<number>(parts).fill(values.length / parts);
  const share = (from: number, to: number) =>
    counts.slice(from, to).reduce((sum, count) => sum + count, 0) / values.length;
  const quarters = [1, 2, 3, 4].map((k) => [
    `quarter${k}`,
    share(Math.round(((k - 1) * parts) / 4), Math.round((k * parts) / 4)),
  ]);
  return {
    inside: asFact(values.every((value) => isWithin(value, low, high))),
    whole: asFact(values.every(Number.isInteger)),
    positive: asFact(values.every((value) => value > 0)),
    aboveHalf: asFact(values.every((value) => value > 0.5)),
    belowOne: asFact(values.every((value) => value < 1)),
    fresh: asFact(fresh),
    distinct: distinctShare(values),
    distance: fresh ? distanceFromEven(values, cuts) : 0,
    first: share(0, 1),
    last: share(parts - 1, parts),
    ...Object.fromEntries(quarters),
  };
}

/** Share of the places at which both numbers lie in the same half of their parts: ½ when they are independent. */
export function halvesAlike(
  one: { readonly values: readonly number[]; readonly cuts: readonly number[] },
  other: { readonly values: readonly number[]; readonly cuts: readonly number[] },
): number {
  const [middle, otherMiddle] = [one, other].map(({ cuts }) => cuts[(cuts.length - 1) / 2] ?? 0);
  const alike = one.values.filter(
    (value, index) => value < (middle ?? 0) === (other.values[index] ?? 0) < (otherMiddle ?? 0),
  );
  return alike.length / one.values.length;
}

/** `rng`, and how often it has been asked. */
export function countedRng(rng: Rng): { readonly rng: Rng; readonly asked: () => number } {
  let count = 0;
  const counted = () => {
    count += 1;
    return rng();
  };
  return { rng: counted, asked: () => count };
}

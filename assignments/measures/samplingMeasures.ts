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

/** On which scale numbers are looked at; log-odds are those of a number and 1 minus it. */
export type Ruler = 'linear' | 'integer' | 'log' | 'log-odds';

/** So large or small that it says no more than "huge" or "nothing". */
const beyond = 20;

/** v, log₁₀ |v| or log₁₀ |v / (1 − v)|, from −20 to 20; NaN is 20. */
export function onRuler(value: number, ruler: Ruler): number {
  if (ruler === 'linear' || ruler === 'integer') return value;
  const size = Math.log10(Math.abs(ruler === 'log' ? value : value / (1 - value)));
  return Number.isNaN(size) ? beyond : Math.min(Math.max(size, -beyond), beyond);
}

/** The cuts, of twenty parts, below which 5, 45 and 95 of a hundred numbers should lie. */
const marks = [1, 9, 19] as const;

/** Where numbers lie that are all alike, or none: wherever they should. */
function rightPlaces(cuts: readonly number[], ruler: Ruler): Measures {
  if (ruler === 'log' || ruler === 'log-odds')
    return Object.fromEntries(marks.map((part) => [`mark${5 * part}`, onRuler(cuts[part] ?? 0, ruler)]));
  const half = ruler === 'integer' ? 0.5 : 0;
  return { least: (cuts[0] ?? 0) + half, greatest: (cuts[cuts.length - 1] ?? 0) - half };
}

/**
 * On the rulers 'log' and 'log-odds' `mark5`, `mark45`, `mark95`: below which 5, 45 and 95 of a hundred lie. On the
 * others `least`, `greatest`: the least and the greatest number. Numbers that are all alike lie where they should.
 */
export function measurePlaces(values: readonly number[], cuts: readonly number[], ruler: Ruler): Measures {
  if (new Set(values).size < 2) return rightPlaces(cuts, ruler);
  const sorted = Float64Array.from(values, (value) => onRuler(value, ruler)).sort();
  const at = (place: number) => sorted[place] ?? 0;
  if (ruler === 'linear' || ruler === 'integer') return { least: at(0), greatest: at(sorted.length - 1) };
  return Object.fromEntries(
    marks.map((part) => [`mark${5 * part}`, at(Math.floor((sorted.length * part) / 20))]),
  );
}

/** Measures with six digits, more than any comparison looks at. */
export function inShort(measures: Measures): Measures {
  return Object.fromEntries(
    Object.entries(measures).map(([id, value]) => [id, Number(value.toPrecision(6))]),
  );
}

/**
 * Of numbers drawn one by one, between cuts that make equally likely parts:
 * `inside`: all lie between the first and the last cut; `whole`: all are whole numbers; `positive`, `aboveHalf`,
 * `belowOne`: all are above 0, above ½, below 1; `fresh`: not all are alike;
 * `distinct`: share of them that differ; `distance`: see {@link distanceFromEven}; `first`, `last`: shares in the
 * first and in the last part; `quarter1` … `quarter4`: shares in the quarters of the parts; where they lie: see
 * {@link measurePlaces}.
 * Shares of numbers that are all alike say nothing: they are given as they should be.
 */
export function measureNumbers(
  values: readonly number[],
  cuts: readonly number[],
  ruler: Ruler = 'linear',
): Measures {
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
    ...measurePlaces(values, cuts, ruler),
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

/** A range, and where its lowest and its highest quarter end. */
export type Filled = {
  readonly range: readonly [number, number];
  readonly quarters: readonly [number, number];
};

/** Whether all numbers lie in the range (whole ones, if asked for), and some in its lowest and its highest quarter. */
export function isFilled(values: readonly number[], { range, quarters }: Filled, areWhole: boolean): boolean {
  const [low, high] = quarters;
  return (
    values.every((value) => isWithin(value, ...range) && (!areWhole || Number.isInteger(value))) &&
    values.some((value) => value <= low) &&
    values.some((value) => value >= high)
  );
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

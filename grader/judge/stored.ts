/** Patterns that come of how numbers are kept: in 32 bits, in one list for all rows, in the order of their texts. */
import type { Pattern } from '../model.ts';
import type { Errors } from './errors.ts';

/** Sums of numbers of 32 bits stray by some units in their last place, which is 6e-8 of the largest. */
const strayOf32Bits = 3e-6;

/** Longer lists are not worth the time that sorting them as texts takes. */
const mostOrdered = 1000;

/** All numbers have no more than 32 bits and are nearly right, and some wrong one needs them all. */
export function roundedTo32Bits({ expected, got, wrong }: Errors): Pattern | undefined {
  const largest = expected.numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
  const isNear = (index: number) =>
    Math.abs((got[index] ?? Number.NaN) - (expected.numbers[index] ?? Number.NaN)) <= strayOf32Bits * largest;
  // A short fraction has few bits wherever it is kept.
  const isLong = (index: number) => !Number.isInteger((got[index] ?? 0) * 2 ** 16);
  const isRounded = got.every((number) => Math.fround(number) === number) && wrong.every(isNear);
  return Number.isFinite(largest) && isRounded && wrong.some(isLong)
    ? { kind: 'rounded-to-32-bits' }
    : undefined;
}

/** All rows of a matrix, or of each matrix in a larger array, are alike and not right to be so. */
export function sharedRow({ expected, got }: Errors): Pattern | undefined {
  const [columns = 0, rows = 0] = expected.dims.toReversed();
  if (expected.dims.length < 2 || rows < 2 || new Set(got).size < 2) return undefined;
  // Numbers that have grown beyond all bounds are alike for that reason.
  if (!got.every(Number.isFinite)) return undefined;
  const areAlike = (numbers: readonly number[]) =>
    numbers.every((number, index) => {
      const column = index % columns;
      return Object.is(number, numbers[index - (index % (rows * columns)) + column]);
    });
  return areAlike(got) && !areAlike(expected.numbers) ? { kind: 'rows-alike' } : undefined;
}

/** The right numbers in the order of their texts, where 10 comes before 9. */
export function orderedAsText({ expected, got, allowed }: Errors): Pattern | undefined {
  const { numbers } = expected;
  if (expected.dims.length !== 1 || numbers.length > mostOrdered) return undefined;
  const isAscending = numbers.every(
    (number, index) => index === 0 || number >= (numbers[index - 1] ?? number),
  );
  // Without a way to compare, `toSorted` takes numbers for texts: here that is what is looked for.
  const asText = got.toSorted().every((number, index) => number === got[index]);
  const sameNumbers = got
    .toSorted((one, other) => one - other)
    .every((number, index) => Math.abs(number - (numbers[index] ?? Number.NaN)) <= allowed);
  return isAscending && asText && sameNumbers ? { kind: 'ordered-as-text' } : undefined;
}

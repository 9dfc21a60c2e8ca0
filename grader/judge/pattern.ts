/**
 * Where wrong numbers lie. A pattern is named only when it is certain: at least two wrong numbers, all of which
 * share it, and numbers different enough that no other rule would look the same. What 32 bits do shows in one number.
 */
import type { Pattern } from '../model.ts';
import type { Errors } from './errors.ts';
import { orderedAsText, roundedTo32Bits, sharedRow } from './stored.ts';
import { sameDims, type Tensor } from './tensor.ts';
import { isClose } from './tolerance.ts';

/** Ratios and differences are one constant when they agree to this part of it. */
const constantWithin = 1e-6;
/** A constant is told apart from its like only when the expected numbers vary by this part. */
const enoughVariation = 1e-3;

const rules: readonly ((errors: Errors) => Pattern | undefined)[] = [
  notANumber,
  allZeros,
  inputUnchanged,
  oppositeSign,
  transposed,
  orderedAsText,
  sharedRow,
  constantFactor,
  constantOffset,
  oneLine,
  allButOneLine,
];

/** The rule that all wrong numbers follow, if there is one and it is certain. */
export function findPattern(errors: Errors): Pattern | undefined {
  const rounded = roundedTo32Bits(errors);
  if (rounded !== undefined || errors.wrong.length < 2) return rounded;
  for (const rule of rules) {
    const pattern = rule(errors);
    if (pattern !== undefined) return pattern;
  }
  return undefined;
}

/** Whether `got` holds the numbers of the matrix `expected` with rows and columns exchanged. */
export function isTranspose(expected: Tensor, got: Tensor, allowed: number): boolean {
  const [rows = 0, columns = 0] = expected.dims;
  if (expected.dims.length !== 2 || !sameDims(got.dims, [columns, rows])) return false;
  if (expected.numbers.filter((number) => number !== 0).length < 2) return false;
  return expected.numbers.every((number, index) => {
    const row = Math.floor(index / columns);
    return isClose(number, got.numbers[(index % columns) * rows + row] ?? Number.NaN, allowed);
  });
}

function notANumber({ got, wrong }: Errors): Pattern | undefined {
  return wrong.every((index) => Number.isNaN(got[index])) ? { kind: 'not-a-number' } : undefined;
}

function allZeros({ got }: Errors): Pattern | undefined {
  return got.every((number) => number === 0) ? { kind: 'all-zeros' } : undefined;
}

function inputUnchanged({ expected, got, inputs }: Errors): Pattern | undefined {
  const isGiven = inputs.some(
    (input) =>
      sameDims(input.dims, expected.dims) && input.numbers.every((number, index) => number === got[index]),
  );
  return isGiven && new Set(got).size > 1 ? { kind: 'input-unchanged' } : undefined;
}

function oppositeSign(errors: Errors): Pattern | undefined {
  const flipped = pairsOf(errors).every(([expected, got]) => isClose(-expected, got, errors.allowed));
  return flipped ? { kind: 'sign' } : undefined;
}

function transposed({ expected, got, allowed }: Errors): Pattern | undefined {
  const same = isTranspose(expected, { dims: expected.dims, numbers: got }, allowed);
  return same ? { kind: 'transposed' } : undefined;
}

function constantFactor(errors: Errors): Pattern | undefined {
  const pairs = pairsOf(errors);
  const largest = pairs.reduce((one, other) => (Math.abs(other[0]) > Math.abs(one[0]) ? other : one), [0, 0]);
  const by = largest[1] / largest[0];
  if (!Number.isFinite(by) || by === 0) return undefined;
  if (!(spread(pairs) > enoughVariation * Math.abs(largest[0]))) return undefined;
  // Near 1 the ratio of any two close numbers is "constant": what must agree is its distance from 1.
  const within = constantWithin * Math.min(Math.abs(by), Math.abs(by - 1));
  const constant = pairs.every(([expected, got]) => Math.abs(got / expected - by) <= within);
  return constant ? { kind: 'constant-factor', by } : undefined;
}

function constantOffset(errors: Errors): Pattern | undefined {
  const pairs = pairsOf(errors);
  const [first = [0, 0]] = pairs;
  const by = first[1] - first[0];
  if (!Number.isFinite(by) || !(spread(pairs) > enoughVariation * Math.abs(by))) return undefined;
  const within = constantWithin * Math.abs(by);
  const constant = pairs.every(([expected, got]) => Math.abs(got - expected - by) <= within);
  return constant ? { kind: 'constant-offset', by } : undefined;
}

type Pair = readonly [expected: number, got: number];

function pairsOf({ expected, got, wrong }: Errors): Pair[] {
  return wrong.map((index) => [expected.numbers[index] ?? Number.NaN, got[index] ?? Number.NaN]);
}

function spread(pairs: readonly Pair[]): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const [expected] of pairs) {
    low = Math.min(low, expected);
    high = Math.max(high, expected);
  }
  return high - low;
}

function oneLine(errors: Errors): Pattern | undefined {
  const { byRow, byColumn } = countByLine(errors);
  const row = soleIndex(byRow, (count) => count > 0);
  if (row !== undefined) return { kind: 'one-row', index: row };
  const column = soleIndex(byColumn, (count) => count > 0);
  return column !== undefined ? { kind: 'one-column', index: column } : undefined;
}

/** All lines wrong throughout but one that is right and not just zeros (zeros are right by accident). */
function allButOneLine(errors: Errors): Pattern | undefined {
  const { rows, columns, byRow, byColumn } = countByLine(errors);
  const { numbers } = errors.expected;
  const row = soleIndex(byRow, (count) => count !== columns);
  if (rows > 2 && row !== undefined && byRow[row] === 0) {
    const telling = numbers.slice(row * columns, (row + 1) * columns).some((number) => number !== 0);
    return telling ? { kind: 'all-but-one-row', index: row } : undefined;
  }
  const column = soleIndex(byColumn, (count) => count !== rows);
  if (columns <= 2 || column === undefined || byColumn[column] !== 0) return undefined;
  const telling = numbers.some((number, index) => index % columns === column && number !== 0);
  return telling ? { kind: 'all-but-one-column', index: column } : undefined;
}

/** How many numbers are wrong in each row and column of a matrix; nothing where a line is a single number. */
function countByLine({ expected, wrong }: Errors) {
  const isMatrix = expected.dims.length === 2 && expected.dims.every((length) => length > 1);
  const [rows = 0, columns = 0] = isMatrix ? expected.dims : [];
  const byRow = new Array<number>(rows).fill(0);
  const byColumn = new Array<number>(columns).fill(0);
  for (const index of rows > 0 ? wrong : []) {
    const row = Math.floor(index / columns);
    byRow[row] = (byRow[row] ?? 0) + 1;
    byColumn[index % columns] = (byColumn[index % columns] ?? 0) + 1;
  }
  return { rows, columns, byRow, byColumn };
}

function soleIndex(counts: readonly number[], test: (count: number) => boolean): number | undefined {
  const index = counts.findIndex(test);
  return index >= 0 && counts.findLastIndex(test) === index ? index : undefined;
}

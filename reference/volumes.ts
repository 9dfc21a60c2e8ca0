/**
 * Image batches as the lessons of course 4 write them, nested lists of numbers in NHWC order.
 *
 * A volume is (height, width, channels): volume[row][column][channel]. A batch is (m, height, width, channels).
 * Filters W are (f, f, nCPrev, nC): W[row][column][channel of the input][filter].
 */

export type Volume = number[][][];
export type Batch = Volume[];
export type Filters = number[][][][];

/** Shape (height, width, channels). @throws {RangeError} when the volume is empty or uneven. */
export function shapeOfVolume(volume: Volume, name = 'volume'): [number, number, number] {
  const [height, width, channels] = [volume.length, volume[0]?.length ?? 0, volume[0]?.[0]?.length ?? 0];
  if (height * width * channels === 0) throw new RangeError(`${name} holds no numbers`);
  const isEven = volume.every((row) => row.length === width && row.every((cell) => cell.length === channels));
  if (!isEven)
    throw new RangeError(`${name} is uneven: every row needs ${width} cells of ${channels} channels`);
  return [height, width, channels];
}

/** Shape (m, height, width, channels). @throws {RangeError} when the batch is empty or its images differ. */
export function shapeOfBatch(batch: Batch, name = 'batch'): [number, number, number, number] {
  const [first] = batch;
  if (first === undefined) throw new RangeError(`${name} holds no examples`);
  const shape = shapeOfVolume(first, name);
  for (const volume of batch) requireSameSizes(shapeOfVolume(volume, name), shape, `${name}: every example`);
  return [batch.length, ...shape];
}

/** Shape (f, nCPrev, nC) of square filters. @throws {RangeError} when they are empty, uneven or not square. */
export function shapeOfFilters(W: Filters): [number, number, number] {
  const [rows, columns, channels, count] = shapeOfBatch(W, 'W');
  if (rows !== columns) throw new RangeError(`filters must be square, got ${rows} by ${columns}`);
  return [rows, channels, count];
}

/** @throws {RangeError} when two lists of sizes differ. */
export function requireSameSizes(got: readonly number[], expected: readonly number[], name: string): void {
  if (got.length === expected.length && got.every((size, axis) => size === expected[axis])) return;
  throw new RangeError(`${name} must have the shape (${expected.join(', ')}), got (${got.join(', ')})`);
}

/** A whole number, `least` or more. @throws {RangeError} for anything else. */
export function requireWhole(name: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new RangeError(`${name} must be a whole number, ${least} or more, got ${value}`);
}

/** The number volume[row][column][channel]. @throws {RangeError} outside the volume. */
export function cell(volume: Volume, row: number, column: number, channel: number): number {
  const value = volume[row]?.[column]?.[channel];
  if (value === undefined) throw new RangeError(`no cell [${row}][${column}][${channel}]`);
  return value;
}

/** A new volume with value(row, column, channel) in every cell. */
export function makeVolume(
  [height, width, channels]: readonly [number, number, number],
  value: (row: number, column: number, channel: number) => number,
): Volume {
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) =>
      Array.from({ length: channels }, (_, channel) => value(row, column, channel)),
    ),
  );
}

/** Visits every number of a volume with its place. */
export function forEachCell(
  volume: Volume,
  visit: (value: number, place: [row: number, column: number, channel: number]) => void,
): void {
  volume.forEach((row, i) => {
    row.forEach((channels, j) => {
      channels.forEach((value, k) => {
        visit(value, [i, j, k]);
      });
    });
  });
}

/** The f × f window whose upper left corner is (top, left), with all channels; a copy. */
export function windowOf(volume: Volume, corner: { top: number; left: number }, f: number): Volume {
  const { top, left } = corner;
  return volume.slice(top, top + f).map((row) => row.slice(left, left + f).map((channels) => [...channels]));
}

/** One channel of a volume as a matrix (height, width). */
export function channelOf(volume: Volume, channel: number): number[][] {
  return volume.map((row, i) => row.map((_, j) => cell(volume, i, j, channel)));
}

/** Adds `amount` to one cell of a volume that the caller owns. */
export function addToCell(
  volume: Volume,
  [row, column, channel]: readonly [number, number, number],
  amount: number,
): void {
  const numbers = volume[row]?.[column];
  if (numbers === undefined) throw new RangeError(`no cell [${row}][${column}]`);
  numbers[channel] = cell(volume, row, column, channel) + amount;
}

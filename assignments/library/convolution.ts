/**
 * Given code: convolution, max pooling and batch normalization of image batches.
 * Import what you like from it: `import { convForward, maxPool } from './library/convolution.ts'`.
 *
 * A batch is (m, height, width, channels): batch[example][row][column][channel]. Filters W are (f, f, channels in,
 * channels out). Nothing here changes its inputs.
 */

export type Vector = number[];
export type Volume = number[][][];
export type Batch = Volume[];
export type Filters = number[][][][];

/** f applied to every number of a batch, for instance `mapNumbers(Z, (z) => Math.max(0, z))`. */
export function mapNumbers(batch: Batch, f: (value: number) => number): Batch {
  return batch.map((image) => image.map((row) => row.map((channels) => channels.map((value) => f(value)))));
}

/** The cells along one side of the output: ⌊(n + 2 pad − f) / stride⌋ + 1. */
export function outputSize(n: number, f: number, { stride, pad }: { stride: number; pad: number }): number {
  return Math.floor((n + 2 * pad - f) / stride) + 1;
}

/**
 * Z = W ∗ X + b, before any activation: (m, nH, nW, channels in) becomes (m, nH′, nW′, channels out). With stride 1
 * and pad = (f − 1)/2 height and width stay. b is one number for each filter.
 * @throws {RangeError} when the filters are made for another number of channels.
 */
export function convForward(X: Batch, W: Filters, b: Vector, hyper: { stride: number; pad: number }): Batch {
  const [f, channels] = [W.length, X[0]?.[0]?.[0]?.length ?? 0];
  if (W[0]?.[0]?.length !== channels)
    throw new RangeError(
      `convForward: X has ${channels} channels, the filters are made for ${W[0]?.[0]?.length}`,
    );
  return windows(X, { f, ...hyper }, (cells) =>
    b.map((bias, filter) => {
      let sum = bias;
      for (const { r, q, values } of cells)
        for (const [k, value] of values.entries()) sum += value * (W[r]?.[q]?.[k]?.[filter] ?? Number.NaN);
      return sum;
    }),
  );
}

/**
 * The largest number of every f × f window, each channel by itself. Cells outside the image do not count (they are not 0).
 * With stride 1 and pad = (f − 1)/2 height and width stay.
 */
export function maxPool(X: Batch, { f, stride, pad }: { f: number; stride: number; pad: number }): Batch {
  return windows(X, { f, stride, pad }, (cells) =>
    (cells[0]?.values ?? []).map((_, k) => Math.max(...cells.map(({ values }) => values[k] ?? Number.NaN))),
  );
}

/** The channels at one place of a window: r rows down and q columns right of its corner. */
type Cell = { r: number; q: number; values: Vector };

/** What `give` makes of every window, of the cells that lie inside the image. */
function windows(
  X: Batch,
  { f, stride, pad }: { f: number; stride: number; pad: number },
  give: (cells: Cell[]) => Vector,
): Batch {
  const count = (n: number) =>
    Array.from({ length: outputSize(n, f, { stride, pad }) }, (_, i) => i * stride - pad);
  return X.map((image) =>
    count(image.length).map((top) =>
      count(image[0]?.length ?? 0).map((left) => {
        const cells: Cell[] = [];
        for (let r = 0; r < f; r++)
          for (let q = 0; q < f; q++) {
            const values = image[top + r]?.[left + q];
            if (values !== undefined) cells.push({ r, q, values });
          }
        return give(cells);
      }),
    ),
  );
}

/**
 * Batch normalization in training: every channel by its mean and variance over all examples, rows and columns.
 *
 *     γ (z − μ) / √(σ² + 0.001) + β        gamma and beta: one number for each channel
 */
export function batchNorm(Z: Batch, gamma: Vector, beta: Vector): Batch {
  const cells = Z.flat(2);
  const mean = gamma.map(
    (_, k) => cells.reduce((sum, cell) => sum + (cell[k] ?? Number.NaN), 0) / cells.length,
  );
  const centred = (cell: Vector, k: number) => (cell[k] ?? Number.NaN) - (mean[k] ?? 0);
  const variance = mean.map(
    (_, k) => cells.reduce((sum, cell) => sum + centred(cell, k) ** 2, 0) / cells.length,
  );
  const normal = (cell: Vector): Vector =>
    gamma.map(
      (scale, k) => (scale * centred(cell, k)) / Math.sqrt((variance[k] ?? 0) + 0.001) + (beta[k] ?? 0),
    );
  return Z.map((image) => image.map((row) => row.map(normal)));
}

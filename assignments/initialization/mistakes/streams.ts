/** What the mistakes with random numbers are made of. */
import type { Matrix, Vector } from '../../../reference/matrix.ts';

export type Rng = () => number;

/** A rows × columns matrix of what `draw` gives, row by row. */
export function fill(rows: number, columns: number, draw: () => number): Matrix {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, draw));
}

/** One standard normal number after the other, two from each pair of uniform ones. */
export function normalStream(rng: Rng): () => number {
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const z = spare;
      spare = undefined;
      return z;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - rng()));
    const angle = 2 * Math.PI * rng();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

/** Uniform numbers that are the same each time the stream is opened: what a fixed seed does. */
export function sameStream(): Rng {
  let state = 12345;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** The sizes n_{l−1} and n_l of each layer. */
export function sizesOf(layersDims: Vector): readonly (readonly [nIn: number, nOut: number])[] {
  return layersDims.slice(1).map((nOut, index) => [layersDims[index] ?? 0, nOut]);
}

/** What the mistakes with random numbers are made of. */
import type { Rng } from '../../../reference/hyperparameters.ts';

/** Uniform numbers that are the same each time the stream is opened: what a fixed seed does. */
export function sameStream(): Rng {
  let state = 12345;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const ownStreams = new WeakMap<Rng, Rng>();

/** A stream that goes on from call to call and is not rng: what Math.random is to a student. */
export function ownStream(rng: Rng): Rng {
  const stream = ownStreams.get(rng) ?? sameStream();
  ownStreams.set(rng, stream);
  return stream;
}

/** A number between low and high. */
export function uniform(low: number, high: number, rng: Rng): number {
  return low + (high - low) * rng();
}

/**
 * The random generator that a call gets as an argument: `seedrandom(seed)` of npm, bit for bit.
 *
 * The algorithm is ARC4 with a 256-byte key mixed from the seed's characters, its first 256 bytes dropped; a number is
 * made from 52 random bits. From seedrandom 3.0.5, Copyright 2019 David Bau, MIT licence.
 */
import { type Primordials, setOwn } from './primordials.ts';

export type RandomState = { i: number; j: number; readonly S: Uint8Array };

/** A generator of uniform numbers in [0, 1), with seedrandom's `double`, `quick` and `int32`. */
export function makeRandom(p: Primordials, seed: string) {
  const state = startRandom(p, seed);
  const random = () => nextDouble(state);
  setOwn(p, random, { key: 'double', value: random });
  setOwn(p, random, { key: 'quick', value: () => nextBytes(state, 4) / 0x100000000 });
  setOwn(p, random, { key: 'int32', value: () => nextBytes(state, 4) | 0 });
  return random;
}

export function startRandom(p: Primordials, seed: string): RandomState {
  const key = new p.Bytes(256);
  let smear = 0;
  for (let index = 0; index < seed.length; index += 1) {
    smear ^= (key[index & 255] ?? 0) * 19;
    key[index & 255] = smear + (p.apply(p.charCodeAt, seed, [index]) as number);
  }
  const length = seed.length === 0 ? 1 : seed.length < 256 ? seed.length : 256;
  const S = new p.Bytes(256);
  for (let i = 0; i < 256; i += 1) S[i] = i;
  for (let i = 0, j = 0; i < 256; i += 1) {
    const t = S[i] ?? 0;
    j = (j + (key[i % length] ?? 0) + t) & 255;
    S[i] = S[j] ?? 0;
    S[j] = t;
  }
  const state = { i: 0, j: 0, S };
  nextBytes(state, 256);
  return state;
}

/** The next `count` bytes of the stream as one number, most significant first. */
export function nextBytes(state: RandomState, count: number): number {
  const S = state.S;
  let number = 0;
  for (let left = count; left > 0; left -= 1) {
    state.i = (state.i + 1) & 255;
    const t = S[state.i] ?? 0;
    state.j = (state.j + t) & 255;
    const u = S[state.j] ?? 0;
    S[state.i] = u;
    S[state.j] = t;
    number = number * 256 + (S[(t + u) & 255] ?? 0);
  }
  return number;
}

export function nextDouble(state: RandomState): number {
  let numerator = nextBytes(state, 6);
  let denominator = 2 ** 48;
  let last = 0;
  while (numerator < 2 ** 52) {
    numerator = (numerator + last) * 256;
    denominator *= 256;
    last = nextBytes(state, 1);
  }
  while (numerator >= 2 ** 53) {
    numerator /= 2;
    denominator /= 2;
    last >>>= 1;
  }
  return (numerator + last) / denominator;
}

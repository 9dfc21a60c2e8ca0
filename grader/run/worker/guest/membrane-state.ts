/** What the membrane between drivers and student code keeps, and what it lets through. */
import type { Encoder } from './encode.ts';
import { type Marks, makeMarks } from './marks.ts';
import type { Callable, Primordials } from './primordials.ts';

/** A student's function behind a driver, and an argument that it changed. */
export type Change = { readonly fn: Callable; readonly argument: number };

export type Membrane = {
  readonly p: Primordials;
  readonly encoder: Encoder;
  readonly marks: Marks;
  /** The functions that the other side got, by functions of either side. */
  readonly wrappers: WeakMap<object, object>;
  /** Tells what crosses as it is, both ways; a driver may export it, and it must not trust what it is shown. */
  passes: ((value: unknown) => boolean) | undefined;
  /** The limit that was hit in this call, whoever caught the throw. */
  stop: object | undefined;
  /** What the student's code gave when it was hit. */
  tooLarge: unknown;
  /** Arguments that functions of the student's changed in this call. */
  changes: Change[];
  /** Whether something of the student's own is among the arguments that were made last. */
  gaveBack: boolean;
};

export function openMembrane(p: Primordials, encoder: Encoder): Membrane {
  const nothing = { passes: undefined, stop: undefined, tooLarge: undefined, changes: [], gaveBack: false };
  return { p, encoder, marks: makeMarks(), wrappers: new p.WeakMap(), ...nothing };
}

export function passesAsItIs(m: Membrane, value: object): boolean {
  if (m.passes === undefined) return false;
  try {
    return m.passes(value) === true;
  } catch {
    return false;
  }
}

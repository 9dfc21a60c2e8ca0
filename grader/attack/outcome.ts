/** What came of an attack. */
import type { Attack } from './attack.ts';

/**
 * One thing that must not happen. `escape`: something was forged, taken, left or went on too long. `crash`: the
 * grading process itself failed. `neighbour`: honest work next to the attack, or after it, lost points.
 */
export type Breach = { readonly kind: 'escape' | 'crash' | 'neighbour'; readonly text: string };

/** What came of an attack, in a few words, and what must not have; no breaches when it was held. */
export type Found = { readonly happened: string; readonly breaches: readonly Breach[] };

export type Outcome = Found & { readonly attack: Attack; readonly timeMs: number };

export const escaped = (text: string): Breach => ({ kind: 'escape', text });
export const crash = (text: string): Breach => ({ kind: 'crash', text });
export const neighbour = (text: string): Breach => ({ kind: 'neighbour', text });

/** Inputs and words that several checks share. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { MistakeSpec, Value } from '../../../grader/plan/spec.ts';
import type { Parts } from '../../../reference/dataSplits.ts';

export const parts = (train: number, dev: number, test: number): Parts<number> => ({ train, dev, test });

/** The shares of lesson 1.1. */
export const ratios = {
  withoutDev: parts(0.7, 0, 0.3),
  small: parts(0.6, 0.2, 0.2),
  large: parts(0.98, 0.01, 0.01),
  veryLarge: parts(0.995, 0.0025, 0.0025),
};

/** Whether rounding decides nothing: no m · ratio just beside a whole number, no two remainders almost equal. */
export function isPlain(m: number, { train, dev, test }: Parts<number>): boolean {
  const remainders = [train, dev, test].map((ratio) => m * ratio - Math.floor(m * ratio));
  const apart = (a: number, b: number) => a === b || Math.abs(a - b) > 1e-6;
  return remainders.every((r) => apart(r, 1) && apart(r, 0) && remainders.every((other) => apart(r, other)));
}

/** A number of examples of the form step · q + rest with q from `low` to `high`, for which rounding decides nothing. */
export function drawExamples(
  draw: Draw,
  given: Parts<number>,
  [step, rest, low, high]: readonly [number, number, number, number],
): number {
  return draw.until(
    (m) => isPlain(m, given),
    () => step * draw.integer(low, high) + rest,
  );
}

/**
 * Arguments to refuse and, often, the same that are not, in an order that nobody can know or count: whoever refuses must
 * look at the arguments.
 */
export function mixedTrials(draw: Draw, accepted: Arguments, refused: readonly Arguments[]): Trial[] {
  const trials: Trial[] = refused.map((args) => ({ args, isRefused: true }));
  for (let count = 0; count < refused.length + 2; count++) {
    trials.splice(draw.integer(0, trials.length), 0, { args: accepted, isRefused: false });
  }
  return trials;
}

type Arguments = readonly Value[];
type Trial = { args: Arguments; isRefused: boolean };

/** Mistakes that a check cannot show, all for the same reason. */
export function blindBecause(mistakes: readonly MistakeSpec[], reason: string): Record<string, string> {
  return Object.fromEntries(mistakes.map(({ id }) => [id, reason]));
}

export const onlyRefusals = 'only refusals of bad arguments are looked at';
export const onlyGoodArguments = 'no argument is one to refuse';

/**
 * What is expected of measured numbers, and how far they may stray: each statistic that depends on chance fails for
 * right code with a probability of at most 1e-7. The unit test adds the bounds up.
 */
import type { Statistic, Text } from '../../../grader/model.ts';
import { hoeffdingBound } from '../../../grader/plan/bounds.ts';
import type { CaseArguments, JudgingSpec } from '../../../grader/plan/spec.ts';

/** The chance that right code fails, all statistics of a check together. */
const falseFailure = 1e-6;

/** The chance for one statistic. */
const chance = 1e-7;

export const text = (en: string, zh: string): Text => ({ en, zh });

/** For a distribution function or a share of pairs, of n independent numbers. */
function evenlyAllowed(n: number): number {
  return Math.ceil(1e4 * hoeffdingBound(n, chance)) / 1e4;
}

/** For a share of n draws of probability p: 5.7 standard deviations (exact binomial tails below 1e-7). */
function shareAllowed(n: number, p: number): number {
  return Math.ceil(1e4 * 5.7 * Math.sqrt((p * (1 - p)) / n)) / 1e4;
}

/** Something that holds for all right code. */
export function fact(id: string, label: Text): Statistic {
  return { id, label, expected: 1, allowed: 1e-9 };
}

/** No two random numbers are alike; one in a hundred could be. */
export function distinctStatistic(label: Text): Statistic {
  return { id: 'distinct', label, expected: 1, allowed: 0.01 };
}

export function distanceStatistic(id: string, n: number, label: Text): Statistic {
  return { id, label, expected: 0, allowed: evenlyAllowed(n) };
}

export function togetherStatistic(id: string, n: number, label: Text): Statistic {
  return { id, label, expected: 0.5, allowed: evenlyAllowed(n) };
}

export function shareStatistic(id: string, [n, p]: readonly [number, number], label: Text): Statistic {
  return { id, label, expected: p, allowed: shareAllowed(n, p) };
}

export function expectationOf(
  draws: number,
  statistics: (args: CaseArguments) => readonly Statistic[],
): JudgingSpec {
  return { kind: 'expectation', statistics, draws, falseFailure };
}

export const freshFact = fact('fresh', text('numbers differ from call to call', '各次调用的数不同'));
export const fromRngFact = fact('fromRng', text('random numbers are taken from rng', '随机数取自 rng'));

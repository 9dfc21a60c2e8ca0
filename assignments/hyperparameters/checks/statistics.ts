/**
 * What is expected of measured numbers, and how far they may stray: each statistic that depends on chance fails for
 * right code with a probability of at most 7e-8. The unit test adds the bounds up.
 */
import type { Statistic, Text } from '../../../grader/model.ts';
import { hoeffdingBound } from '../../../grader/plan/bounds.ts';
import type { CaseArguments, JudgingSpec } from '../../../grader/plan/spec.ts';

/** The chance that right code fails, all statistics of a check together. */
const falseFailure = 1e-6;

/** The chance for one statistic. */
const chance = 7e-8;

export const text = (en: string, zh: string): Text => ({ en, zh });

/** For a distribution function or a share of pairs, of n independent numbers. */
function evenlyAllowed(n: number): number {
  return Math.ceil(1e4 * hoeffdingBound(n, chance)) / 1e4;
}

/** For a share of n draws of probability p: 5.7 standard deviations (exact binomial tails below 7e-8). */
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

/** A fact, and how the report's 1 and 0 are to be read. */
export const saidFact = (id: string, en: string, zh: string): Statistic =>
  fact(id, text(`${en} (1: yes, 0: no)`, `${zh}（1：是，0：否）`));

export const freshFact = saidFact('fresh', 'the numbers differ from call to call', '各次调用的数不同');
export const fromRngFact = saidFact('fromRng', 'the random numbers are taken from rng', '随机数取自 rng');

/** A number with six significant digits, for people: 0.99999 must not look like 1. */
export const brief = (value: number): string => String(Number(value.toPrecision(6)));

/** Every draw lies in a range, rounding aside. */
export function insideFact(id: string, name: Text, [low, high]: readonly [number, number]): Statistic {
  const range = `[${brief(low)}, ${brief(high)}]`;
  return saidFact(id, `${name.en} lies in ${range} in every draw`, `每次抽样的${name.zh}都在 ${range} 内`);
}

/**
 * The least and the greatest of uniform numbers. Right code draws none of 2000 numbers from the outer twentieth of its range
 * with a probability of 3e-45.
 */
export function extremeStatistics(
  name: string,
  [low, high]: readonly [number, number],
  allowed: number,
): Statistic[] {
  const of = (id: string, expected: number, [en, zh]: readonly [string, string]): Statistic => ({
    id: name === '' ? id : `${id}:${name}`,
    label: text(`the ${en} ${name || 'number'} drawn`, `抽到的最${zh}的 ${name || '数'}`),
    expected,
    allowed,
  });
  return [of('least', low, ['least', '小']), of('greatest', high, ['greatest', '大'])];
}

/** A scale on which draws are looked at, as a formula and as a function. */
export type Ruled = {
  readonly name: string;
  readonly formula: string;
  readonly of: (value: number) => number;
};

/**
 * The 5 %, 45 % and 95 % marks of draws, whose cuts make twenty equally likely parts, on a scale of the given
 * width. `share` of the width is allowed: by the inequality of Dvoretzky, Kiefer, Wolfowitz and Massart right code
 * fails with a probability below 1e-16, and two measurements of one slip that draws from a wider range agree.
 */
export function markStatistics(
  ruled: Ruled,
  cuts: readonly number[],
  { width, share }: { readonly width: number; readonly share: number },
): Statistic[] {
  return [1, 9, 19].map((part) => ({
    id: ruled.name === '' ? `mark${5 * part}` : `mark${5 * part}:${ruled.name}`,
    label: text(
      `${ruled.formula} below which ${5 * part} % of the draws lie`,
      `有 ${5 * part} % 的抽样低于它的 ${ruled.formula}`,
    ),
    expected: Number(ruled.of(cuts[part] ?? 0).toPrecision(9)),
    allowed: Number((share * width).toPrecision(3)),
  }));
}

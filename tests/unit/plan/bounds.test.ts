import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { bernsteinBound, hoeffdingBound, placesBound } from '../../../grader/plan/bounds.ts';

const rounds = Array.from({ length: 400 }, (_, index) => seedrandom(`bounds ${index}`));

/** The share of `draws` draws that come out, for each round. */
const shares = (p: number, draws: number) =>
  rounds.map((next) => Array.from({ length: draws }, next).filter((value) => value < p).length / draws);

describe('Hoeffding’s bound', () => {
  it('is √(ln(2/δ) / 2n): 0.0858 for 1000 draws and one failure in a million', () => {
    expect(hoeffdingBound(1000, 1e-6)).toBeCloseTo(0.08517, 4);
  });

  it('fails no more often than it says', () => {
    const strays = shares(0.5, 200).filter((share) => Math.abs(share - 0.5) >= hoeffdingBound(200, 0.05));
    expect(strays.length / rounds.length).toBeLessThanOrEqual(0.05);
  });
});

describe('Bernstein’s bound', () => {
  it('is tighter than Hoeffding’s for rare events and looser for even chances', () => {
    const one = { count: 1, draws: 1000, failure: 1e-6 };
    expect(bernsteinBound(0.02, one)).toBeLessThan(hoeffdingBound(1000, 1e-6));
    expect(bernsteinBound(0.5, one)).toBeGreaterThan(hoeffdingBound(1000, 1e-6));
  });

  it('fails no more often than it says', () => {
    const allowed = bernsteinBound(0.1, { count: 1, draws: 200, failure: 0.05 });
    const strays = shares(0.1, 200).filter((share) => Math.abs(share - 0.1) >= allowed);
    expect(strays.length / rounds.length).toBeLessThanOrEqual(0.05);
  });

  it('grows with the number of shares that must all hold', () => {
    const bounds = [1, 10, 100].map((count) => bernsteinBound(0.1, { count, draws: 500, failure: 1e-6 }));
    expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
  });
});

describe('the bound on places of shuffles', () => {
  it('holds for fair shuffles of four and fails for those that leave the first in place', () => {
    const draws = 400;
    const distance = (next: () => number, first: number) => {
      const seen = new Float64Array(16);
      for (let draw = 0; draw < draws; draw++) {
        for (const [at, item] of shuffled(next, first).entries()) seen[4 * item + at]! += 1 / draws;
      }
      return Math.hypot(...seen.map((share) => share - 1 / 4));
    };
    const allowed = placesBound(4, draws, 1e-6);
    for (const next of rounds.slice(0, 100)) expect(distance(next, 0)).toBeLessThan(allowed);
    for (const next of rounds.slice(0, 20)) expect(distance(next, 1)).toBeGreaterThan(allowed);
  });
});

/** Fisher and Yates, from position `first` on. */
function shuffled(next: () => number, first: number): number[] {
  const items = [0, 1, 2, 3];
  for (let at = 3; at > first; at--) {
    const other = first + Math.floor(next() * (at - first + 1));
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
  return items;
}

/** Hyperparameters: the stated chance of a false failure, and the power against the nearest mistakes. */
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { reference } from '../../../assignments/hyperparameters/checks.ts';
import { Draw } from '../../../grader/plan/draw.ts';
import { loadAssignment } from '../../../grader/plan/load.ts';
import type { ProbeArgument } from '../../../grader/plan/spec.ts';
import { allSeedsOf, seedsOf } from '../seeds.ts';
import {
  checkOf,
  drivers,
  judgingOf,
  type Measures,
  measure,
  probeTable,
  random,
} from './hyperparameters-measure.ts';

const { mistakes } = await loadAssignment('hyperparameters');

// ------------------------------------------------------------------ the stated chance of a false failure

/** ln k! for k = 0 … n. */
function logFactorials(n: number): number[] {
  const logs = [0];
  for (let k = 1; k <= n; k++) logs.push(logs[k - 1]! + Math.log(k));
  return logs;
}

/** P(|K/n − center| ≤ allowed) for K binomial with n draws of probability p, exactly. */
function shareWithin([n, p]: readonly [number, number], center: number, allowed: number): [number, number] {
  const logs = logFactorials(n);
  let [within, beyond] = [0, 0];
  for (let k = 0; k <= n; k++) {
    const log = logs[n]! - logs[k]! - logs[n - k]! + k * Math.log(p) + (n - k) * Math.log(1 - p);
    if (Math.abs(k / n - center) <= allowed) within += Math.exp(log);
    else beyond += Math.exp(log);
  }
  return [within, beyond];
}

/** Numbers behind the statistics of each check: draws of a share, and pairs or numbers behind a distance. */
const behind: Readonly<Record<string, number>> = {
  'random-search': 80 * 25,
  'uniform-integer': 4000,
  'learning-rate': 4000,
  'momentum-beta': 4000,
  'sample-hyperparameters': 2000,
  'coarse-to-fine': 60 * 3 * 9,
};

const isShare = (id: string) => /^(first|last|fewest|most|quarter\d)$/.test(id);
const isEven = (id: string) => /^(distance|together)/.test(id);

/** Marks and extremes: right code strays so far with a probability below 1e-16, see below. */
const isPlace = (id: string) => /^(mark|least|greatest)/.test(id);

/** The chance that right code fails one statistic; facts and `distinct`, `outside`, `beaten` hold for all right code. */
function failureChance(id: string, [expected, allowed]: [number, number], n: number): number {
  if (isShare(id)) return shareWithin([n, expected], expected, allowed)[1];
  return isEven(id) ? 2 * Math.exp(-2 * n * allowed * allowed) : 0;
}

describe('the stated chance that right code fails', () => {
  it.each(random)('of $id is what the bounds add up to', (spec) => {
    const { statistics } = measure(spec, reference, 'bounds');
    const chances = statistics.map(({ id, expected, allowed }) =>
      failureChance(id, [expected, allowed], behind[spec.id]!),
    );
    const stated = judgingOf(spec).falseFailure;
    expect(chances.filter((chance) => chance > 0).length).toBeGreaterThan(0);
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeLessThanOrEqual(stated);
    expect(stated).toBeLessThanOrEqual(1e-6);
    expect(
      statistics
        .filter(({ id, allowed }) => allowed > 1e-9 && !isShare(id) && !isEven(id) && !isPlace(id))
        .map(({ id }) => id),
    ).toEqual(
      spec.id === 'coarse-to-fine'
        ? ['outside', 'aroundLast', 'inFirst', 'wide', 'beaten', 'distinct']
        : statistics.map(({ id }) => id).filter((id) => id === 'distinct' || id === 'diagonal'),
    );
  });

  it('of marks and extremes is nothing', () => {
    // Shares of the width that marks may stray, of α and β (4000 draws) and in a space (2000).
    expect(2 * Math.exp(-2 * 4000 * 0.07 ** 2)).toBeLessThan(1e-16);
    expect(2 * Math.exp(-2 * 2000 * 0.14 ** 2)).toBeLessThan(1e-16);
    // Some twentieth of a range at an end, or one of six whole numbers, is never drawn.
    expect(2 * 0.95 ** 2000).toBeLessThan(1e-40);
    expect(2 * (5 / 6) ** 2000).toBeLessThan(1e-40);
    const stated = random.flatMap((spec) => measure(spec, reference, 'places').statistics);
    expect(stated.filter(({ id }) => isPlace(id)).length).toBe(3 * 2 + 2 + 3 + 3 + 3 + 3 + 2 + 2);
  });

  it('rests on as many numbers as are drawn', () => {
    for (const seed of seedsOf('sizes', 100)) {
      const argumentsOf = (id: string) => checkOf(id).cases[0]!(new Draw(seed));
      const [, count, , calls] = argumentsOf('random-search') as [unknown, number, unknown, number];
      expect(count * calls).toBeGreaterThanOrEqual(behind['random-search']!);
      for (const id of ['uniform-integer', 'learning-rate', 'momentum-beta'])
        expect(argumentsOf(id).at(-1)).toMatchObject({ draws: behind[id] });
      expect(argumentsOf('sample-hyperparameters')[3]).toBe(behind['sample-hyperparameters']);
      const { options } = argumentsOf('coarse-to-fine')[1] as { options: Record<string, number> };
      const searches = argumentsOf('coarse-to-fine')[4] as number;
      expect(searches * options['rounds']! * options['pointsPerRound']!).toBe(behind['coarse-to-fine']);
    }
  });
});

// ------------------------------------------------------------------ the power against the nearest mistakes

describe('the chance to miss', () => {
  it('ends of half the weight is below one in a thousand', () => {
    const allowedOf = (id: string, statistic: string) =>
      measure(checkOf(id), reference, 'power').statistics.find((one) => one.id === statistic)!;
    for (const values of [5, 6]) {
      const { allowed } = allowedOf('uniform-integer', 'first');
      const [missed] = shareWithin([4000, 0.5 / (values - 1)], 1 / values, allowed);
      expect(missed).toBeLessThan(1e-3);
    }
    const { expected, allowed } = allowedOf('sample-hyperparameters', 'fewest');
    expect(shareWithin([2000, 1 / 6], expected, allowed)[0]).toBeLessThan(1e-3);
  });

  it('a search that forgets its earlier rounds is below one in a thousand', () => {
    const spec = checkOf('coarse-to-fine');
    for (const [id, sign] of [
      ['search-best-of-last-round', 'best'],
      ['search-zooms-around-last-round', 'zoomed'],
    ] as const) {
      const { wrong, fn } = mistakes.find((mistake) => mistake.id === id)!;
      const shows = allSeedsOf(id, 300).filter((seed) => {
        const [score, task, axis] = spec.cases[0]!(new Draw(seed)) as [ProbeArgument, unknown, string];
        const given = [probeTable[score.name], task, axis, seedrandom(seed), 1];
        return (drivers['measureSearch']!({ ...reference, [fn]: wrong }, ...given) as Measures)[sign] === 0;
      });
      // Hoeffding: the true chance to show in one search is above share − 0.11 but for one in a thousand.
      expect((1 - (shows.length / 300 - 0.11)) ** 60).toBeLessThan(1e-3);
    }
  });
});

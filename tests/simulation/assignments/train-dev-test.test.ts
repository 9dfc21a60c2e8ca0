/** Train, dev and test sets: fair splits in other styles pass, unfair ones fail by far, and the drivers are fair. */
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { foldStatistics } from '../../../assignments/train-dev-test/checks/folds.ts';
import { permutationStatistics } from '../../../assignments/train-dev-test/checks/sizes.ts';
import { splitStatistics } from '../../../assignments/train-dev-test/checks/splits.ts';
import { checks, reference } from '../../../assignments/train-dev-test/checks.ts';
import * as driver from '../../../assignments/train-dev-test/driver.ts';
import { unshuffledFolds } from '../../../assignments/train-dev-test/mistakes/folds.ts';
import { shuffleMistakes } from '../../../assignments/train-dev-test/mistakes/orders.ts';
import { permutationMistakes } from '../../../assignments/train-dev-test/mistakes/permutations.ts';
import { cutMistakes } from '../../../assignments/train-dev-test/mistakes/splits.ts';
import { judge } from '../../../grader/judge/judge.ts';
import type { Answers, Plan, Statistic } from '../../../grader/model.ts';
import { bernsteinBound, placesBound } from '../../../grader/plan/bounds.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import { loadAssignment, loadManifest } from '../../../grader/plan/load.ts';
import { type Fn, type FunctionTable, formName, type MistakeSpec } from '../../../grader/plan/spec.ts';
import { tryCall } from '../../../grader/plan/trial.ts';
import type { Parts } from '../../../reference/dataSplits.ts';
import type { Matrix } from '../../../reference/matrix.ts';
import { pickColumns, type Rng } from '../../../reference/miniBatches.ts';

const { mistakes } = await loadAssignment('train-dev-test');
const formsOf = (specs: readonly MistakeSpec[]) =>
  mistakes.filter(({ id }) => specs.some((spec) => spec.id === id));

type Measured = Record<string, number>;
type Style = readonly [string, Fn];

const refused = (args: readonly number[]) => ({ args, isRefused: true });
const accepted = (args: readonly number[]) => ({ args, isRefused: false });

const seeds = (count: number, purpose: string) => Array.from({ length: count }, (_, i) => `${purpose} ${i}`);

/** How much of what is allowed a measurement takes up; above 1 it fails. */
function shareOfAllowed(statistics: readonly Statistic[], measured: Measured): number {
  return Math.max(
    ...statistics.map(({ id, expected, allowed }) => Math.abs(measured[id]! - expected) / allowed),
  );
}

/** By how much the worst statistic lies beyond what is allowed. */
function excess(statistics: readonly Statistic[], measured: Measured): number {
  return Math.max(
    ...statistics.map(({ id, expected, allowed }) => Math.abs(measured[id]! - expected) - allowed),
  );
}

/** Whether the judge would take one measurement for the other: each statistic within twice what is allowed. */
function looksLike(statistics: readonly Statistic[], given: Measured, key: Measured): boolean {
  return statistics.every(({ id, allowed }) => Math.abs(given[id]! - key[id]!) <= 2 * allowed);
}

/** Draws and stated chance of failure of a check that is judged by statistics. */
function judgingOf(id: string) {
  const judging = checks.find((check) => check.id === id)?.judging;
  if (judging?.kind !== 'expectation') throw new Error(`${id} is judged by its statistics`);
  return judging;
}

/** Orders by valid uses of a generator, none of them the reference’s. */
const orders: Record<string, (m: number, rng: Rng) => number[]> = {
  'random keys': (m, rng) =>
    Array.from({ length: m }, (_, index) => ({ index, key: rng() }))
      .sort((a, b) => a.key - b.key)
      .map(({ index }) => index),
  'a hat': (m, rng) => {
    const hat = Array.from({ length: m }, (_, index) => index);
    return Array.from({ length: m }, () => hat.splice(Math.floor(rng() * hat.length), 1)[0]!);
  },
  'an inside-out shuffle': (m, rng) => {
    const order: number[] = [];
    for (let i = 0; i < m; i++) {
      const j = Math.floor(rng() * (i + 1));
      order[i] = order[j]!;
      order[j] = i;
    }
    return order;
  },
};
const orderStyles: readonly Style[] = Object.entries(orders);

/** A split that takes the examples of each part in rising order. */
const sortedParts: Fn = (X: Matrix, Y: Matrix, ratios: Parts<number>, rng: Rng) => {
  const m = X[0]!.length;
  const order = orders['random keys']!(m, rng);
  const { train, dev } = reference['splitSizes']!(m, ratios) as Parts<number>;
  const part = (start: number, end: number) => {
    const chosen = order.slice(start, end).sort((a, b) => a - b);
    return { X: pickColumns(X, chosen), Y: pickColumns(Y, chosen) };
  };
  return { train: part(0, train), dev: part(train, train + dev), test: part(train + dev, m) };
};

const quarters = { train: 0.5, dev: 0.25, test: 0.25 };
const data = {
  X: [[80, 70, 60, 50, 40, 30, 20, 10]],
  Y: [[1, 0, 1, 0, 0, 1, 1, 0]],
  ratios: quarters,
  sizes: { train: 4, dev: 2, test: 2 },
};

const measures = {
  permutation: (fn: Fn, seed: string) =>
    driver.measurePermutations(
      { randomPermutation: fn },
      6,
      judgingOf('permutation').draws,
      seedrandom(seed),
    ) as Measured,
  split: (fn: Fn, seed: string) =>
    driver.measureSplits(
      { splitDataset: fn },
      data,
      judgingOf('split-shuffled').draws,
      seedrandom(seed),
    ) as Measured,
  folds: (fn: Fn, seed: string) =>
    driver.measureFolds(
      { kFoldIndices: fn },
      6,
      3,
      judgingOf('folds-shuffled').draws,
      seedrandom(seed),
    ) as Measured,
};

describe('the bounds', () => {
  it('share out a chance of 1e-6 for a permutation by Bousquet’s and Bernstein’s inequalities', () => {
    const { draws, falseFailure } = judgingOf('permutation');
    expect(falseFailure).toBe(1e-6);
    const [followers, stays] = [30, 3].map((count) =>
      bernsteinBound(1 / 6, { count, draws, failure: 1e-6 / 4 }),
    );
    expect(permutationStatistics.map(({ allowed }) => allowed)).toEqual([
      placesBound(6, draws, 1e-6 / 2),
      followers,
      stays,
      stays,
      stays,
      1e-9,
    ]);
  });

  it('share out a chance of 1e-6 for a split and for folds by Bernstein’s inequality and the union bound', () => {
    const tail = (p: number, bound: number, draws: number) =>
      2 * Math.exp((-draws * bound ** 2) / (2 * (p * (1 - p) + bound / 3)));
    const chances = (
      statistics: readonly Statistic[],
      cases: readonly (readonly number[])[],
      draws: number,
    ) => cases.reduce((sum, [p, count], at) => sum + count! * tail(p!, statistics[at]!.allowed, draws), 0);
    const ofSplit = [
      [1 / 2, 8],
      [1 / 4, 8],
      [1 / 4, 8],
      [12 / 56, 28],
      [1 / 2, 1],
    ];
    expect(chances(splitStatistics, ofSplit, judgingOf('split-shuffled').draws)).toBeCloseTo(1e-6, 12);
    expect(chances(foldStatistics, [[1 / 5, 15]], judgingOf('folds-shuffled').draws)).toBeCloseTo(1e-6, 12);
    expect(judgingOf('split-shuffled').falseFailure).toBe(1e-6);
    expect(judgingOf('folds-shuffled').falseFailure).toBe(1e-6);
  });
});

describe('fair code in another style', () => {
  it.each(orderStyles)('permutes by %s well inside what is allowed', (name, orderOf) => {
    const shares = seeds(12, name).map((seed) => measures.permutation(orderOf, seed));
    for (const measured of shares) expect(shareOfAllowed(permutationStatistics, measured)).toBeLessThan(0.95);
  });

  const splits: readonly Style[] = [
    ['the reference', reference['splitDataset']!],
    ['parts in rising order', sortedParts],
  ];
  it.each(splits)('splits (%s) well inside what is allowed', (name, fn) => {
    const shares = seeds(40, name).map((seed) => shareOfAllowed(splitStatistics, measures.split(fn, seed)));
    expect(Math.max(...shares)).toBeLessThan(0.95);
  });

  it('makes folds of every third example of a shuffle well inside what is allowed', () => {
    const strided: Fn = (m: number, k: number, rng: Rng) => {
      const order = orders['a hat']!(m, rng);
      return Array.from({ length: k }, (_, f) => ({
        train: order.filter((_example, at) => at % k !== f),
        dev: order.filter((_example, at) => at % k === f),
      }));
    };
    const shares = seeds(40, 'strided').map((seed) =>
      shareOfAllowed(foldStatistics, measures.folds(strided, seed)),
    );
    expect(Math.max(...shares)).toBeLessThan(0.95);
  });
});

/** The deviation of a share p of n draws; one in a thousand strays further than 3.1 of it to one side. */
const deviation = (p: number, draws: number) => Math.sqrt((p * (1 - p)) / draws);

const unfair = [
  {
    of: 'permutation',
    p: 1 / 6,
    list: formsOf(permutationMistakes),
    statistics: permutationStatistics,
    measure: measures.permutation,
  },
  {
    of: 'split-shuffled',
    p: 1 / 2,
    list: formsOf([...shuffleMistakes, ...cutMistakes.filter(({ id }) => id === 'split-sizes-at-random')]),
    statistics: splitStatistics,
    measure: measures.split,
  },
  {
    of: 'folds-shuffled',
    p: 1 / 2,
    list: formsOf([unshuffledFolds]),
    statistics: foldStatistics,
    measure: measures.folds,
  },
];

describe.each(unfair)('the mistakes of $of', ({ of, p, list, statistics, measure }) => {
  const measured = list.map((mistake) => ({
    id: mistake.id,
    name: formName(mistake),
    runs: seeds(4, `unfair ${formName(mistake)}`).map((seed) => measure(mistake.wrong, seed)),
  }));

  it.each(measured)('$name fails by more than 3.1 deviations of a share', ({ runs }) => {
    for (const run of runs)
      expect(excess(statistics, run)).toBeGreaterThan(3.1 * deviation(p, judgingOf(of).draws));
  });

  it.each(measured)('$name is never taken for another', ({ id, runs: [, ...given] }) => {
    for (const run of given) {
      const named = measured.filter(({ runs: [key] }) => looksLike(statistics, run, key!));
      expect([...new Set(named.map((mistake) => mistake.id))]).toEqual([id]);
    }
  });
});

const drivers = driver as unknown as FunctionTable;
const probes = await import('../../../assignments/train-dev-test/probes.ts');
const trial = { driver: drivers, probes: probes as unknown as FunctionTable };
const assignment = { manifest: loadManifest('train-dev-test'), reference, checks, mistakes, ...trial };
const plans: readonly Plan[] = seeds(3, 'unit').map((seed) => buildPlan(assignment, seed, 'hidden'));

/** The checks that `functions` in place of the reference's fail, over all plans. */
function failedBy(functions: FunctionTable): string[] {
  const table = { ...reference, ...functions };
  const failed = plans.flatMap((plan) => {
    const answers: Answers = Object.fromEntries(
      plan.calls.map((call) => [call.id, tryCall(call, { functions: table, ...trial })]),
    );
    const verdicts = judge(plan.checks, answers, plan.calls);
    return verdicts.flatMap(({ kind }, index) => (kind === 'right' ? [] : [plan.checks[index]!.id]));
  });
  return [...new Set(failed)];
}

describe('right code in another style', () => {
  it('passes with remainders that are not rounded', () => {
    const splitSizes: Fn = (m: number, ratios: Parts<number>) => {
      const right = reference['splitSizes']!(m, ratios) as Parts<number>;
      const names = ['train', 'dev', 'test'] as const;
      const sizes = { train: 0, dev: 0, test: 0 };
      for (const name of names) sizes[name] = Math.floor(m * ratios[name]);
      const rest = (name: keyof typeof sizes) => (m * ratios[name]) % 1;
      const ranked = names.toSorted((a, b) => rest(b) - rest(a));
      const left = m - sizes.train - sizes.dev - sizes.test;
      for (const name of ranked.slice(0, left)) sizes[name] += 1;
      return Math.min(...names.map((name) => sizes[name] || (ratios[name] > 0 ? 0 : 1))) === 0
        ? right
        : sizes;
    };
    expect(failedBy({ splitSizes })).toEqual([]);
  });

  it('passes with shares that are computed as 1 − 0.0025', () => {
    const chooseSplitRatios: Fn = (m: number, withDev = true) => {
      const { train, dev, test } = reference['chooseSplitRatios']!(m, withDev) as Parts<number>;
      return train > 0.9 ? { train: 1 - dev - test, dev, test } : { train, dev, test };
    };
    expect(failedBy({ chooseSplitRatios })).toEqual([]);
  });

  it('passes with parts in rising order, and with no part where none is asked for', () => {
    const splitDataset: Fn = (X: Matrix, Y: Matrix, ratios: Parts<number>, rng: Rng) => {
      if (X[0]!.length !== Y[0]!.length) throw new RangeError('X and Y differ');
      const split = sortedParts(X, Y, ratios, rng) as Parts<unknown>;
      return ratios.dev === 0 ? { train: split.train, test: split.test } : split;
    };
    expect(failedBy({ splitDataset })).toEqual([]);
  });

  it('passes with folds whose sizes come in another order', () => {
    const kFoldIndices: Fn = (m: number, k: number, rng: Rng) =>
      (reference['kFoldIndices']!(m, k, rng) as unknown[]).toReversed();
    expect(failedBy({ kFoldIndices })).toEqual([]);
  });

  it('fails the refusals alone when another kind of error is thrown', () => {
    const diagnoseBiasVariance: Fn = (...errors: number[]) => {
      if (errors.some((error) => error < 0 || error > 1)) throw new Error('no share');
      return reference['diagnoseBiasVariance']!(...errors);
    };
    expect(failedBy({ diagnoseBiasVariance })).toEqual(['diagnosis-refused']);
  });
});

describe('the drivers', () => {
  const rng = () => 0.5;

  it('say what is wrong with a split that is no object, or a part that is no pair of matrices', () => {
    expect(() =>
      driver.describeSplit({ splitDataset: () => [] }, { m: 5, rows: 1, labelRows: 1 }, quarters, rng),
    ).toThrow('splitDataset must return { train, dev, test }');
    const half = { splitDataset: () => ({ train: { X: [[1]] } }) };
    expect(() => driver.measureSplits(half, data, 1, rng)).toThrow('train must be { X, Y }, two matrices');
  });

  it('say what is wrong with folds and permutations', () => {
    expect(() => driver.describeFolds({ kFoldIndices: () => 3 }, 5, 2, rng)).toThrow(
      'list of { train, dev }',
    );
    expect(() => driver.describeFolds({ kFoldIndices: () => [[1], [2]] }, 5, 2, rng)).toThrow('two lists');
    expect(() => driver.measurePermutations({ randomPermutation: () => 'no' }, 5, 2, rng)).toThrow('a list');
  });

  it('say which arguments must not be refused, and which part has how many columns', () => {
    const { kFoldIndices } = reference as { kFoldIndices: Fn };
    const noLeaveOneOut: Fn = (m: number, k: number, rng: Rng) => {
      if (k >= m) throw new RangeError(`k = ${k}`);
      return kFoldIndices(m, k, rng);
    };
    const calls = [refused([7, 8]), accepted([7, 7])];
    const refuse = () => driver.describeRefusals({ kFoldIndices: noLeaveOneOut }, 'kFoldIndices', calls);
    expect(refuse).toThrow('kFoldIndices(7, 7, …) must not be refused, but it threw: k = 7');
    const size = { m: 10, rows: 2, labelRows: 1 };
    const facts = driver.describeSplit(
      reference as FunctionTable,
      size,
      { train: 0.6, dev: 0.2, test: 0.2 },
      seedrandom('a'),
    );
    expect(facts).toMatchObject({ columnsOfX: { train: 6, dev: 2, test: 2 }, rowsOfY: { dev: 1 } });
    expect(facts).toMatchObject({ examplesInNoPart: 0, examplesInTrainAndDev: 0 });
  });

  it('fill an empty dev part as well as an empty test part', () => {
    const onlyTest: Fn = (m: number, ratios: Parts<number>) => {
      const { train, dev, test } = (reference['splitSizes'] as Fn)(m, { ...ratios }) as Parts<number>;
      return m === 5 ? { train: train + dev, dev: 0, test } : { train, dev, test };
    };
    expect(failedBy({ splitSizes: onlyTest })).toContain('split-sizes');
  });

  it('call a forward shuffle without staying places by what both directions have in common', () => {
    const forward: Fn = (m: number, rng: Rng) => {
      const order = Array.from({ length: m }, (_, i) => i);
      for (let i = 0; i < m - 1; i++) {
        const j = i + 1 + Math.floor(rng() * (m - i - 1));
        [order[i], order[j]] = [order[j]!, order[i]!];
      }
      return order;
    };
    expect(failedBy({ randomPermutation: forward })).toContain('permutation');
    const named = permutationMistakes.find(({ id }) => id === 'permutation-never-stays')!;
    expect(named.text.en).not.toContain('from 0 to i − 1');
  });

  it('name what is thrown at arguments to refuse, and pass on what is thrown at others', () => {
    const picky = (value: unknown) => {
      if (value === 1) throw new RangeError('one');
      if (value === 2) throw 'two';
      return value;
    };
    const calls = [refused([1]), accepted([0]), refused([2]), refused([3])];
    const errors = ['RangeError', 'something thrown that is not an Error', 'no error'];
    expect(driver.describeRefusals({ picky }, 'picky', calls)).toEqual({ refused: errors });
    expect(() => driver.describeRefusals({ picky }, 'picky', [accepted([1])])).toThrow('one');
  });
});

describe('the mistakes', () => {
  it('mark the slips of the notes with a star, in both languages', () => {
    const starred = mistakes.filter(({ text }) => text.en.startsWith('★'));
    expect(starred.map(({ id }) => id)).toEqual([
      'ratios-70-for-dev',
      'ratios-60-without-dev',
      'remedies-no-longer-training',
    ]);
    for (const { text } of starred) expect(text.zh).toMatch(/^★/);
  });
});

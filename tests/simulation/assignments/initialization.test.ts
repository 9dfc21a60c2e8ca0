/** Initialization: the statistical bounds let right code pass, catch every mistake, and tell one from the other. */
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { checks, reference } from '../../../assignments/initialization/checks.ts';
import * as driver from '../../../assignments/initialization/driver.ts';
import { normalBelow } from '../../../assignments/measures/weightMeasures.ts';
import { distance, isClose } from '../../../grader/judge/tolerance.ts';
import { Draw } from '../../../grader/plan/draw.ts';
import { loadAssignment } from '../../../grader/plan/load.ts';
import {
  type CheckSpec,
  type Fn,
  type FunctionTable,
  type JudgingSpec,
  RngArgument,
} from '../../../grader/plan/spec.ts';
import { seedsOf } from '../seeds.ts';

const { mistakes } = await loadAssignment('initialization');

type Rng = () => number;
type Measures = Record<string, number>;

const drivers = driver as unknown as FunctionTable;
const random = checks.filter(({ judging }) => judging?.kind === 'expectation');

function statisticsOf(spec: CheckSpec, args: readonly unknown[]) {
  return (spec.judging as Extract<JudgingSpec, { kind: 'expectation' }>).statistics(args);
}

/** The driver's answer, and what each statistic must be, for the check's case drawn from `seed`. */
function measure(spec: CheckSpec, functions: FunctionTable, seed: string, change = (rng: Rng) => rng) {
  const args = spec.cases[0]!(new Draw(seed));
  const given = args.map((arg) => (arg instanceof RngArgument ? change(seedrandom(arg.seed)) : arg));
  const answer = drivers[spec.driver!]!(functions, ...given) as Measures;
  return { answer, statistics: statisticsOf(spec, args) };
}

/** How far each statistic is off, in units of what is allowed. */
function strays({ answer, statistics }: ReturnType<typeof measure>): Measures {
  return Object.fromEntries(
    statistics.map(({ id, expected, allowed }) => [id, distance(expected, answer[id]!) / allowed]),
  );
}

/** Right ways of making one standard normal number that the reference does not use. */
const generators: readonly [string, (rng: Rng) => number][] = [
  [
    'the polar method',
    (rng) => {
      for (;;) {
        const [u, v] = [2 * rng() - 1, 2 * rng() - 1];
        const s = u * u + v * v;
        if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
      }
    },
  ],
  ['the sine of Box–Muller', (rng) => Math.sqrt(-2 * Math.log(1 - rng())) * Math.sin(2 * Math.PI * rng())],
  ['twelve uniform numbers', (rng) => Array.from({ length: 12 }, rng).reduce((sum, u) => sum + u, -6)],
];

/** Right code that fills a matrix column by column, and the last layer first, from `one`. */
function otherCode(one: (rng: Rng) => number): FunctionTable {
  const randn = (rows: number, columns: number, rng: Rng) => {
    const byColumn = Array.from({ length: columns }, () => Array.from({ length: rows }, () => one(rng)));
    return Array.from({ length: rows }, (_, i) => byColumn.map((column) => column[i]!));
  };
  const by = (deviation: (nIn: number, nOut: number) => number) => (layersDims: number[], rng: Rng) => {
    const parameters: Record<string, unknown> = {};
    for (let l = layersDims.length - 1; l >= 1; l--) {
      const [nIn, nOut] = [layersDims[l - 1]!, layersDims[l]!];
      parameters[`W${l}`] = randn(nOut, nIn, rng).map((row) => row.map((z) => deviation(nIn, nOut) * z));
      parameters[`b${l}`] = new Array(nOut).fill(l === 1 ? 0 : -0);
    }
    return parameters;
  };
  return {
    randn,
    initializeParametersRandom: by(() => 10),
    initializeParametersHe: by((nIn) => Math.SQRT2 / Math.sqrt(nIn)),
    initializeParametersXavier: by((nIn) => nIn ** -0.5),
    initializeParametersGlorot: by((nIn, nOut) => 1 / Math.sqrt((nIn + nOut) / 2)),
  };
}

describe.each(random)('$id', (spec) => {
  it.each(generators)(
    'passes right code by %s, at less than three quarters of what is allowed',
    (id, one) => {
      for (const seed of seedsOf(id, 6))
        expect(Math.max(...Object.values(strays(measure(spec, otherCode(one), seed)))), seed).toBeLessThan(
          0.75,
        );
    },
  );

  it('passes the reference, whatever the seed, at less than three quarters of what is allowed', () => {
    for (const seed of seedsOf('right', 40))
      expect(Math.max(...Object.values(strays(measure(spec, reference, seed)))), seed).toBeLessThan(0.75);
  });

  const own = mistakes.filter(({ fn }) => fn === spec.fn);

  it('catches each of its mistakes by a third more than is allowed', () => {
    for (const { id, fn, wrong } of own) {
      for (const seed of seedsOf(id, 3)) {
        const found = strays(measure(spec, { ...reference, [fn]: wrong }, seed));
        expect(Math.max(...Object.values(found)), seed).toBeGreaterThan(4 / 3);
      }
    }
  });

  it('names each of its mistakes and no other, whatever numbers the student’s code draws', () => {
    const answersOf = (change: (rng: Rng) => Rng) =>
      own.map(({ fn, wrong }) => measure(spec, { ...reference, [fn]: wrong }, 'naming', change).answer);
    const key = answersOf((rng) => rng);
    const { statistics } = measure(spec, reference, 'naming');
    for (const salt of ['one', 'two']) {
      const named = answersOf((rng) => seedrandom(`${salt} ${rng()}`)).map((got) => {
        const explains = (variant: Measures) =>
          statistics.every(({ id, allowed }) => isClose(variant[id]!, got[id]!, allowed + 1e-9));
        return own.filter((_, index) => explains(key[index]!)).map(({ id }) => id);
      });
      expect(named).toEqual(own.map(({ id }) => [id]));
    }
  });
});

// ------------------------------------------------------------------ the stated chance of a false failure

/** P(|ln(s/σ)| ≥ off) of N normal numbers: Laurent and Massart 2000, lemma 1, with N − 1 degrees of freedom. */
function deviationChance(N: number, off: number): number {
  const [above, below] = [Math.exp(2 * off), Math.exp(-2 * off)].map((ratio) => (ratio * N) / (N - 1));
  const rootAbove = (Math.sqrt(1 + 2 * (above! - 1)) - 1) / 2;
  const rootBelow = (1 - below!) / 2;
  return Math.exp(-(N - 1) * rootAbove ** 2) + Math.exp(-(N - 1) * rootBelow ** 2);
}

/** η with P(|ln(s/σ)| > η) ≤ 2e-8. */
function etaOf(N: number): number {
  const root = Math.sqrt(Math.log(1e8) / (N - 1));
  return Math.max(-Math.log(1 - 2 * root), Math.log(1 + 2 * root + 2 * root ** 2)) / 2 + 1 / N;
}

/** Chernoff's bound for a share of N marks of mean probability p to reach q. */
function shareChance(N: number, p: number, q: number): number {
  return Math.exp(-N * (q * Math.log(q / p) + (1 - q) * Math.log((1 - q) / (1 - p))));
}

/** The bounds of one check added up, for layers of these sizes and `pairs` behind the shares of pairs. */
function failureChance(spec: CheckSpec, layers: readonly number[], pairs: Measures): number {
  const allowed = Object.fromEntries(
    statisticsOf(spec, spec.cases[0]!(new Draw('bound'))).map((statistic) => [statistic.id, statistic]),
  );
  const N = layers.reduce((sum, size) => sum + size, 0);
  const mixed = (f: (size: number) => number) => layers.reduce((sum, size) => sum + (size / N) * f(size), 0);
  const scale = allowed['scale1']!.allowed;
  const moments = layers.map((size) => {
    const a = allowed['center1']!.allowed * Math.exp(-scale);
    return deviationChance(size, scale) + 2 * Math.exp((-size * a * a) / 2);
  });
  const distance = allowed['normality']!.allowed - 0.242 * mixed(etaOf) - 1e-7;
  const { expected: p, allowed: off } = allowed['tails']!;
  const tailsAt = (sign: number) =>
    mixed((size) => 2 * normalBelow(-Math.sqrt(3) * Math.exp(sign * etaOf(size))));
  const shape = [
    layers.length * 2e-8,
    2 * Math.exp(-2 * N * distance ** 2),
    shareChance(N, tailsAt(-1), p + off),
    shareChance(N, tailsAt(1), p - off),
  ];
  const alike = Object.entries(pairs).map(([id, n]) => 2 * Math.exp(-2 * n * allowed[id]!.allowed ** 2));
  const far = [
    allowed['farTails'] ? farTailsChance(allowed['farTails']) : 0,
    allowed['farthestTails'] ? fewFarthestChance(allowed['farthestTails']) : 0,
  ];
  return [...moments, ...shape, ...alike, ...far].reduce((sum, chance) => sum + chance, 0);
}

type Tails = { expected: number; allowed: number };

/** Of 40 000 numbers too few beyond 3.1 of their own deviations; more than normal numbers have are not counted. */
function fewFarthestChance({ expected: p, allowed: off }: Tails): number {
  const N = 40_000;
  return 2e-8 + shareChance(N, 2 * normalBelow(-3.1 * Math.exp(etaOf(N))), p - off);
}

/** Of 40 000 numbers the share beyond 2.5 of their own deviations. */
function farTailsChance({ expected: p, allowed: off }: Tails): number {
  const N = 40_000;
  const at = (sign: number) => 2 * normalBelow(-2.5 * Math.exp(sign * etaOf(N)));
  return 2e-8 + shareChance(N, at(-1), p + off) + shareChance(N, at(1), p - off);
}

describe('the stated chance that right code fails', () => {
  const draws = 50;
  const smallest = [5 * 18, 12 * 5].map((weights) => weights * draws);
  const pairs = {
    neighboursAlike: (45 + 30) * draws,
    unitsAlike: (2 * 18 + 6 * 5) * draws,
    layersAlike: 60 * draws,
    drawsAlike: 150 * (draws / 2),
    magnitudesAlike: (22 + 15) * draws,
  };

  it.each(random)('of $id is what the bounds add up to for its smallest layers', (spec) => {
    const judging = spec.judging as Extract<JudgingSpec, { kind: 'expectation' }>;
    const { layersAlike, ...ofOne } = pairs;
    const chance =
      spec.id === 'randn'
        ? failureChance(spec, [150 * draws], ofOne)
        : failureChance(spec, smallest, { ...ofOne, layersAlike });
    expect(judging.draws).toBe(draws);
    expect(chance).toBeLessThanOrEqual(judging.falseFailure);
    expect(judging.falseFailure).toBeLessThanOrEqual(1e-6);
  });

  it('rests on sizes no smaller than those that are drawn', () => {
    for (const spec of random) {
      for (const seed of seedsOf('sizes', 200)) {
        const args = spec.cases[0]!(new Draw(seed));
        if (spec.id === 'randn')
          expect((args[0] as number) * (args[1] as number)).toBeGreaterThanOrEqual(150);
        else
          for (const [l, size] of (args[1] as number[]).entries())
            expect(size).toBeGreaterThanOrEqual([18, 5, 12][l]!);
      }
    }
  });
});

describe('measureInitialization', () => {
  it('says which part is missing or has no rows', () => {
    const answering = (answer: unknown) => () =>
      driver.measureInitialization({ f: () => answer }, 'f', [2, 1], seedrandom('parts'), 2);
    expect(answering({})).toThrow('f: W1 is not a matrix');
    expect(answering({ W1: [[1, 2]] })).toThrow('f: b1 is not a list of numbers');
    expect(answering({ W1: [[1, 2]], b1: [[0]] })).toThrow('f: b1 is not a list of numbers');
    expect(answering(undefined)).toThrow('f returned nothing');
  });

  it('calls weights that are not finite by that name and measures nothing else of them', () => {
    const f: Fn = (layersDims) => {
      const parameters = reference['initializeParametersZeros']!(layersDims) as Record<string, number[][]>;
      parameters['W1']![0]![0] = Number.NaN;
      return parameters;
    };
    const student = { f };
    const measured = driver.measureInitialization(student, 'f', [2, 2], seedrandom('finite'), 4);
    expect(measured).toMatchObject({ finite: 0.75, scale1: Number.NaN, normality: 0, weightShapes: 1 });
  });

  it('says of rounded numbers that they repeat, and measures their deviation all the same', () => {
    const rounded = (rows: number, columns: number, rng: Rng) =>
      (reference['randn']!(rows, columns, rng) as number[][]).map((row) =>
        row.map((z) => Number(z.toFixed(1))),
      );
    const { answer, statistics } = measure(random[0]!, { ...reference, randn: rounded }, 'rounded');
    const off = strays({ answer, statistics });
    expect(off['distinct']).toBeGreaterThan(1);
    expect(off['scale1']).toBeLessThan(0.75);
    expect(off['unitsAlike']).toBeLessThan(1);
    expect(statistics[0]!.id).toBe('weightShapes');
  });
});

describe('randn', () => {
  const [spec] = random;
  const offBy = (randn: (rows: number, columns: number, rng: Rng) => number[][], seed: string) =>
    strays(measure(spec!, { ...reference, randn }, seed));

  it('may not be the sum of two or three uniform numbers: their far tails are too thin', () => {
    for (const count of [2, 3])
      for (const seed of seedsOf(`sum of ${count}`, 6)) {
        const one = (rng: Rng) =>
          (Array.from({ length: count }, rng).reduce((sum, u) => sum + u, 0) - count / 2) *
          Math.sqrt(12 / count);
        const off = offBy((m, n, rng) => otherCode(one)['randn']!(m, n, rng) as number[][], seed);
        expect(off['farTails'], seed).toBeGreaterThan(1.1);
      }
  });

  it('may not be cut off at three deviations: the farthest tails are empty', () => {
    for (const seed of seedsOf('cut off', 6)) {
      const cut = (m: number, n: number, rng: Rng) =>
        (reference['randn']!(m, n, rng) as number[][]).map((row) =>
          row.map((z) => Math.max(-3, Math.min(3, z))),
        );
      expect(offBy(cut, seed)['farthestTails'], seed).toBeGreaterThan(4 / 3);
    }
  });

  it('may not leave out the last number of rows of odd length, which is no transposition', () => {
    const off = offBy(
      (m, n, rng) => (reference['randn']!(m, n, rng) as number[][]).map((row) => row.slice(0, n - (n % 2))),
      'odd',
    );
    expect(off['weightShapes']).toBeGreaterThan(1);
    expect(off['transposedShapes']).toBe(0);
  });

  it('may not go on with the generator of its first call', () => {
    let first: Rng | undefined;
    const off = offBy((m, n, rng) => {
      first ??= rng;
      return reference['randn']!(m, n, first) as number[][];
    }, 'first');
    expect(off['ownRng']).toBeGreaterThan(1);
  });
});

describe('the sentence for numbers that are never negative', () => {
  it('fits Math.abs as well as half a circle, for both are taken for it', () => {
    const half = mistakes.find(({ id }) => id === 'randn-half-circle')!;
    expect(half.text.en).toContain('either Math.abs');
    expect(half.text.zh).toContain('Math.abs');
  });
});

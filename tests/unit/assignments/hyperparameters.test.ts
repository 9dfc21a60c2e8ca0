/** Hyperparameters: the statistical bounds let right code pass, catch every mistake, and tell one from the other. */
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { checks, reference } from '../../../assignments/hyperparameters/checks.ts';
import * as driver from '../../../assignments/hyperparameters/driver.ts';
import { mistakes } from '../../../assignments/hyperparameters/mistakes.ts';
import * as probes from '../../../assignments/hyperparameters/probes.ts';
import { measureNumbers } from '../../../assignments/library/samplingMeasures.ts';
import { Draw } from '../../../grader/plan/draw.ts';
import {
  type CheckSpec,
  type FunctionTable,
  type JudgingSpec,
  ProbeArgument,
  RngArgument,
} from '../../../grader/plan/spec.ts';
import { type Axis, mapValues, type Point, type Space } from '../../../reference/hyperparameters.ts';
import { zoomRegion } from '../../../reference/searchStrategies.ts';

type Rng = () => number;
type Measures = Record<string, number>;

const drivers = driver as unknown as FunctionTable;
const probeTable = probes as unknown as FunctionTable;
const random = checks.filter(({ judging }) => judging?.kind === 'expectation');
const checkOf = (id: string) => checks.find((spec) => spec.id === id)!;
const seedsOf = (purpose: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${purpose} ${i}`);

function judgingOf(spec: CheckSpec) {
  return spec.judging as Extract<JudgingSpec, { kind: 'expectation' }>;
}

/** The driver's answer, and what each statistic must be, for the check's case drawn from `seed`. */
function measure(spec: CheckSpec, functions: FunctionTable, seed: string, change = (rng: Rng) => rng) {
  const args = spec.cases[0]!(new Draw(seed));
  const given = args.map((arg) => {
    if (arg instanceof RngArgument) return change(seedrandom(arg.seed));
    return arg instanceof ProbeArgument ? probeTable[arg.name] : arg;
  });
  const answer = drivers[spec.driver!]!(functions, ...given) as Measures;
  return { answer, statistics: judgingOf(spec).statistics(args) };
}

/** How far the worst statistic is off, in units of what is allowed. */
function stray({ answer, statistics }: ReturnType<typeof measure>): number {
  return Math.max(
    ...statistics.map(({ id, expected, allowed }) => Math.abs(answer[id]! - expected) / allowed),
  );
}

const mistakesOf = (spec: CheckSpec) => mistakes.filter(({ fn }) => fn === spec.fn);

// ------------------------------------------------------------------ right code that draws in other ways

type OneOf = (low: number, high: number, rng: Rng) => number;

/** Whole numbers by throwing eight-sided dice until one fits. */
const byRejection: OneOf = (low, high, rng) => {
  for (;;) {
    const k = Math.trunc(8 * rng());
    if (k <= high - low) return high - k;
  }
};

const fromAbove: OneOf = (low, high, rng) => high - Math.floor(rng() * (high - low + 1));

/** Points by columns, the last name first. */
function byColumns(count: number, names: string[], value: (name: string) => number): Point[] {
  const columns = names.toReversed().map((name) => Array.from({ length: count }, () => value(name)));
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(names.map((name, k) => [name, columns[names.length - 1 - k]![row]!])),
  );
}

/** Right code around a way of drawing whole numbers and one of drawing fractions. */
function otherCode(integer: OneOf, fraction: OneOf): FunctionTable {
  const power = (r: number) => Math.exp(r * Math.LN10);
  const value = ({ scale, low, high }: Axis, rng: Rng) => {
    if (scale === 'integer') return integer(low, high, rng);
    if (scale === 'linear') return fraction(low, high, rng);
    const [from, to] = scale === 'log' ? [low, high] : [1 - low, 1 - high];
    const drawn = Math.exp(fraction(Math.log(from), Math.log(to), rng));
    return scale === 'log' ? drawn : 1 - drawn;
  };
  const points = (count: number, space: Space, rng: Rng) =>
    byColumns(count, Object.keys(space), (name) => value(space[name]!, rng));
  return {
    ...reference,
    sampleUniformInteger: integer,
    sampleLearningRate: (a: number, b: number, rng: Rng) => power(fraction(a, b, rng)),
    sampleMomentumBeta: (a: number, b: number, rng: Rng) => 1 - power(fraction(a, b, rng)),
    randomSearch: (ranges: Record<string, [number, number]>, count: number, rng: Rng) => {
      const space = mapValues(ranges, ([low, high]) => ({ scale: 'linear', low, high }) as const);
      return points(count, space, rng);
    },
    sampleHyperparameters: (space: Space, rng: Rng) => points(1, space, rng)[0],
    coarseToFineSearch: (
      score: (point: Point) => number,
      space: Space,
      options: { rounds: number; pointsPerRound: number; factor: number },
      rng: Rng,
    ) => {
      let [region, best] = [space, { point: {} as Point, score: Number.NEGATIVE_INFINITY }];
      for (let round = 0; round < options.rounds; round++) {
        if (round > 0) region = zoomRegion(region, best.point, options.factor);
        for (const point of points(options.pointsPerRound, region, rng)) {
          const reached = score(point);
          if (reached > best.score) best = { point, score: reached };
        }
      }
      return best;
    },
  };
}

/** Throws every other random number away. */
const wasteful: OneOf = (low, high, rng) => {
  rng();
  return low + (high - low) * (1 - rng());
};

const styles: readonly [id: string, functions: FunctionTable, seeds: number][] = [
  ['the reference', reference, 120],
  [
    'code that draws by columns, downwards',
    otherCode(fromAbove, (low, high, rng) => high + (low - high) * rng()),
    40,
  ],
  ['code that throws random numbers away', otherCode(byRejection, wasteful), 40],
];

describe.each(random)('$id', (spec) => {
  it.each(styles)('passes %s, whatever the seed', (id, functions, seeds) => {
    for (const seed of seedsOf(id, seeds))
      expect(stray(measure(spec, functions, seed)), seed).toBeLessThan(1);
  });

  it('catches each of its mistakes by a quarter more than is allowed', () => {
    for (const { id, fn, wrong } of mistakesOf(spec)) {
      for (const seed of seedsOf(id, 3))
        expect(stray(measure(spec, { ...reference, [fn]: wrong }, seed)), seed).toBeGreaterThan(1.25);
    }
  });

  it('names each of its mistakes and no other, whatever numbers the student’s code draws', () => {
    const own = mistakesOf(spec);
    for (const salt of ['one', 'two', 'three']) {
      const answersOf = (change: (rng: Rng) => Rng) =>
        own.map(({ fn, wrong }) => measure(spec, { ...reference, [fn]: wrong }, salt, change).answer);
      const key = answersOf((rng) => rng);
      const { statistics } = measure(spec, reference, salt);
      const named = answersOf((rng) => seedrandom(`${salt} ${rng()}`)).map((got) => {
        const explains = (variant: Measures) =>
          statistics.every(({ id, allowed }) => Math.abs(variant[id]! - got[id]!) <= 2 * allowed + 1e-9);
        return own.filter((_, index) => explains(key[index]!)).map(({ id }) => id);
      });
      expect(named).toEqual(own.map(({ id }) => [id]));
    }
  });
});

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
  'learning-rate': 2000,
  'momentum-beta': 2000,
  'sample-hyperparameters': 2000,
  'coarse-to-fine': 60 * 2 * 9,
};

const isShare = (id: string) => /^(first|last|least|greatest|quarter\d)$/.test(id);
const isEven = (id: string) => /^(distance|together)/.test(id);

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
        .filter(({ id, allowed }) => allowed > 1e-9 && !isShare(id) && !isEven(id))
        .map(({ id }) => id),
    ).toEqual(
      spec.id === 'coarse-to-fine'
        ? ['outside', 'beaten', 'distinct']
        : statistics.some(({ id }) => id === 'distinct')
          ? ['distinct']
          : [],
    );
  });

  it('rests on as many numbers as are drawn', () => {
    for (const seed of seedsOf('sizes', 100)) {
      const argumentsOf = (id: string) => checkOf(id).cases[0]!(new Draw(seed));
      const [, count, , calls] = argumentsOf('random-search') as [unknown, number, unknown, number];
      expect(count * calls).toBeGreaterThanOrEqual(behind['random-search']!);
      for (const id of ['uniform-integer', 'learning-rate', 'momentum-beta'])
        expect(argumentsOf(id).at(-1)).toBe(behind[id]);
      expect(argumentsOf('sample-hyperparameters').at(-1)).toBe(behind['sample-hyperparameters']);
      const { options } = argumentsOf('coarse-to-fine')[1] as { options: Record<string, number> };
      const searches = argumentsOf('coarse-to-fine').at(-1) as number;
      expect(searches * (options['rounds']! - 1) * options['pointsPerRound']!).toBe(behind['coarse-to-fine']);
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
    const { expected, allowed } = allowedOf('sample-hyperparameters', 'least');
    expect(shareWithin([2000, 1 / 6], expected, allowed)[0]).toBeLessThan(1e-3);
  });

  it('a search that forgets its earlier rounds is below one in a thousand', () => {
    const spec = checkOf('coarse-to-fine');
    for (const [id, sign] of [
      ['search-best-of-last-round', 'best'],
      ['search-zooms-around-last-round', 'zoomed'],
    ] as const) {
      const { wrong, fn } = mistakes.find((mistake) => mistake.id === id)!;
      const shows = seedsOf(id, 300).filter((seed) => {
        const [score, task, axis] = spec.cases[0]!(new Draw(seed)) as [ProbeArgument, unknown, string];
        const given = [probeTable[score.name], task, axis, seedrandom(seed), 1];
        return (drivers['measureSearch']!({ ...reference, [fn]: wrong }, ...given) as Measures)[sign] === 0;
      });
      // Hoeffding: the true chance to show in one search is above share − 0.11 but for one in a thousand.
      expect((1 - (shows.length / 300 - 0.11)) ** 60).toBeLessThan(1e-3);
    }
  });
});

// ------------------------------------------------------------------ what the drivers make of odd answers

describe('the drivers', () => {
  const rng = seedrandom('odd');

  it('accept a grid in any order', () => {
    const ranges = { a: [0, 1], b: [-1, 0.3] } as const;
    const turned = {
      gridSearch: (...args: unknown[]) => (reference['gridSearch']!(...args) as Point[]).toReversed(),
    };
    expect(driver.sortedGrid(turned, ranges, 4)).toEqual(
      driver.sortedGrid(reference as typeof turned, ranges, 4),
    );
  });

  it('say what is missing', () => {
    expect(() => driver.sortedGrid({ gridSearch: () => 3 }, { a: [0, 1] }, 2)).toThrow(
      'gridSearch must return a list of points',
    );
    expect(() => driver.measureSampler({ f: () => 'x' }, 'f', [0, 1], rng, [0, 1], 2)).toThrow(
      'f must return a number',
    );
    expect(() => driver.measureHyperparameters({ sampleHyperparameters: () => [1] }, {}, rng, {}, 2)).toThrow(
      'must return a point',
    );
    const task = {
      region: { a: { scale: 'linear', low: 0, high: 1 } },
      options: { rounds: 1, pointsPerRound: 1, factor: 1 },
    };
    const search = (answer: (score: (point: Point) => number) => unknown) => () =>
      driver.measureSearch(
        { coarseToFineSearch: answer as never, zoomRegion: () => ({}) },
        () => 1,
        task,
        'a',
        rng,
        1,
      );
    expect(search(() => ({ point: { a: 1 }, score: 1 }))).toThrow('never calls score');
    expect(search((score) => score({ a: 1 }))).toThrow('must return { point, score }');
  });

  it('see NaN as outside and not whole', () => {
    expect(measureNumbers([0.5, Number.NaN], [0, 0.5, 1])).toMatchObject({ inside: 0, whole: 0, fresh: 1 });
  });

  it('say nothing about the shares of numbers that are all alike', () => {
    expect(measureNumbers([3, 3, 3], [0, 1, 2, 3, 4])).toMatchObject({
      fresh: 0,
      distance: 0,
      first: 0.25,
      quarter4: 0.25,
    });
  });
});

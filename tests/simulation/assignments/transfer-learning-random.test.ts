/** Transfer learning: the statistical bounds let right code pass, catch every mistake, and tell one from the other. */
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import type { Image } from '../../../assignments/measures/imageMeasures.ts';
import { checks, reference } from '../../../assignments/transfer-learning/checks.ts';
import * as driver from '../../../assignments/transfer-learning/driver.ts';
import { distance, isClose } from '../../../grader/judge/tolerance.ts';
import { Draw } from '../../../grader/plan/draw.ts';
import { givenToDriver } from '../../../grader/plan/given.ts';
import { loadAssignment } from '../../../grader/plan/load.ts';
import {
  type CheckSpec,
  type FunctionTable,
  type JudgingSpec,
  RngArgument,
} from '../../../grader/plan/spec.ts';
import type { Parameters } from '../../../reference/propagation.ts';
import { seedsOf } from '../seeds.ts';

const { mistakes } = await loadAssignment('transfer-learning');

type Rng = () => number;
type Measures = Record<string, number>;

const drivers = driver as unknown as FunctionTable;
const random = checks.filter(({ judging }) => judging?.kind === 'expectation');

/** The driver's answer, what each statistic must be, and whether an argument was changed, for the case drawn from `seed`. */
function measure(spec: CheckSpec, functions: FunctionTable, seed: string, change = (rng: Rng) => rng) {
  const args = spec.cases[0]!(new Draw(seed));
  const call = args.map((arg) => (arg instanceof RngArgument ? change(seedrandom(arg.seed)) : arg));
  let isMutating = false;
  const note = () => {
    isMutating = true;
  };
  const answer = drivers[spec.driver!]!(givenToDriver(functions, drivers, note), ...call) as Measures;
  const { statistics } = spec.judging as Extract<JudgingSpec, { kind: 'expectation' }>;
  return { answer, statistics: statistics(args), isMutating };
}

/** How far the worst statistic is off, in units of what is allowed. */
function worst({ answer, statistics }: ReturnType<typeof measure>): number {
  return Math.max(
    ...statistics.map(({ id, expected, allowed }) => distance(expected, answer[id]!) / allowed),
  );
}

function polarNormal(rng: Rng): number {
  for (;;) {
    const [u, v] = [2 * rng() - 1, 2 * rng() - 1];
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

/** Weights column by column by the polar method. */
function otherHead(parameters: Parameters, classes: number, rng: Rng): Parameters {
  const L = Object.keys(parameters).length / 2;
  const inputs = (parameters[`W${L}`] as number[][])[0]!.length;
  const columns = Array.from({ length: inputs }, () =>
    Array.from({ length: classes }, () => polarNormal(rng) * inputs ** -0.5),
  );
  const W = Array.from({ length: classes }, (_, c) => columns.map((column) => column[c]!));
  return { ...parameters, [`W${L}`]: W, [`b${L}`]: new Array<number>(classes).fill(-0) };
}

/** The left column first, then the top row, each counted from the other end. */
function otherCrop(image: Image, height: number, width: number, rng: Rng): Image {
  const left = image[0]!.length - width - Math.floor((image[0]!.length - width + 1) * rng());
  const top = image.length - height - Math.floor((image.length - height + 1) * rng());
  return image.filter((_, i) => i >= top && i < top + height).map((row) => row.slice(left, left + width));
}

/** The last channel first, magnitude and sign drawn apart. */
function otherShift(image: Image, maxShift: number, rng: Rng): Image {
  const shift = image[0]![0]!.map(() => (rng() < 0.5 ? -1 : 1) * rng() * maxShift).reverse();
  return image.map((row) =>
    row.map((pixel) => pixel.map((value, c) => Math.max(0, Math.min(255, value + shift[c]!)))),
  );
}

const otherCode: FunctionTable = {
  replaceHead: otherHead,
  randomCrop: otherCrop,
  randomColorShift: otherShift,
};

describe.each(random)('$id', (spec) => {
  it('passes right code that draws in another order, at less than nine tenths of what is allowed', () => {
    for (const seed of seedsOf('other', 60))
      expect(worst(measure(spec, { ...reference, ...otherCode }, seed)), seed).toBeLessThan(0.9);
  });

  it('passes the reference, whatever the seed, at less than nine tenths of what is allowed', () => {
    for (const seed of seedsOf('right', 60))
      expect(worst(measure(spec, reference, seed)), seed).toBeLessThan(0.9);
  });

  const own = mistakes.filter(({ fn }) => fn === spec.fn);

  it('catches each of its mistakes by a changed argument, or by a third more than is allowed', () => {
    for (const { id, fn, wrong } of own) {
      for (const seed of seedsOf(id, 6)) {
        const measured = measure(spec, { ...reference, [fn]: wrong }, seed);
        if (!measured.isMutating) expect(worst(measured), seed).toBeGreaterThan(4 / 3);
      }
    }
  });

  it('names each of its mistakes and no other, whatever numbers the student’s code draws', () => {
    const answersOf = (change: (rng: Rng) => Rng) =>
      own.map(({ fn, wrong }) => measure(spec, { ...reference, [fn]: wrong }, 'naming', change).answer);
    const key = answersOf((rng) => rng);
    const { statistics } = measure(spec, reference, 'naming');
    for (const salt of ['one', 'two', 'three', 'four']) {
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

/** P(|share − p| > allowed) of n draws, by Bernstein's inequality. */
const bernstein = (n: number, p: number, allowed: number) =>
  2 * Math.exp((-n * allowed ** 2) / (2 * (p * (1 - p) + allowed / 3)));

const hoeffding = (n: number, allowed: number) => 2 * Math.exp(-2 * n * allowed ** 2);

/** η with P(|ln(s/σ)| > η) ≤ chance for N normal numbers: Laurent and Massart 2000, lemma 1. */
function etaOf(N: number, chance: number): number {
  const root = Math.sqrt(Math.log(2 / chance) / N);
  return Math.max(-Math.log(1 - 2 * root), Math.log(1 + 2 * root + 2 * root ** 2)) / 2 + 1 / N;
}

/** The bounds of the head's statistics added up, for N weights in 50 draws. */
function headChance(allowed: Measures, N: number): number {
  const chanceOfScale = 1e-8;
  const eta = etaOf(N, chanceOfScale);
  expect(eta).toBeLessThanOrEqual(allowed['scale1']!);
  const mean = allowed['center1']! * Math.exp(-eta);
  return (
    chanceOfScale +
    2 * Math.exp((-N * mean ** 2) / 2) +
    2 * Math.exp(-2 * N * (allowed['normality']! - 0.242 * eta - 1e-7) ** 2) +
    hoeffding(N / 2, allowed['neighboursAlike']!) +
    hoeffding(N / 2, allowed['drawsAlike']!)
  );
}

const chances: Record<string, (allowed: Measures, draws: number) => number> = {
  'replace-head': (allowed, draws) => headChance(allowed, draws * 150),
  'random-crop': (allowed, draws) =>
    Object.entries(allowed)
      .filter(([id]) => id.startsWith('place'))
      .reduce((sum, [, off], _, { length }) => sum + bernstein(draws, 1 / length, off), 0),
  'random-color-shift': (allowed, draws) =>
    Object.entries(allowed)
      .filter(([id]) => /^(quarter|positive|alike)/.test(id))
      .reduce((sum, [id, off]) => sum + hoeffding(id.startsWith('quarter') ? 3 * draws : draws, off), 0),
};

describe('the stated chance that right code fails', () => {
  it.each(random)('of $id is at least what the bounds add up to, and at most 1e-6', (spec) => {
    const judging = spec.judging as Extract<JudgingSpec, { kind: 'expectation' }>;
    const statistics = judging.statistics(spec.cases[0]!(new Draw('bound')));
    const allowed = Object.fromEntries(statistics.map((statistic) => [statistic.id, statistic.allowed]));
    expect(chances[spec.id]!(allowed, judging.draws)).toBeLessThanOrEqual(judging.falseFailure);
    expect(judging.falseFailure).toBeLessThanOrEqual(1e-6);
  });

  it('rests on heads no smaller than those that are drawn', () => {
    const spec = random.find(({ id }) => id === 'replace-head')!;
    for (const seed of seedsOf('sizes', 100)) {
      const [parameters, classes] = spec.cases[0]!(new Draw(seed)) as [Parameters, number];
      expect((parameters['b1'] as number[]).length * classes).toBeGreaterThanOrEqual(150);
    }
  });
});

/** What the optimizers assignment promises beyond its key: fair shuffles pass, unfair ones fail, variants count. */
import seedrandom from 'seedrandom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { miniBatchChecks } from '../../../assignments/optimizers/checks/miniBatches.ts';
import {
  describeMiniBatches,
  measureShuffle,
  watchShuffles,
} from '../../../assignments/optimizers/driver.ts';
import { shuffleMistakes } from '../../../assignments/optimizers/mistakes/miniBatches.ts';
import { grade } from '../../../grader/grade.ts';
import type { Plan, Sandbox, Statistic, Verdict } from '../../../grader/model.ts';
import { bernsteinBound, placesBound } from '../../../grader/plan/bounds.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import { loadAssignment, loadPublicCode } from '../../../grader/plan/load.ts';
import { type Assignment, type Fn, formName } from '../../../grader/plan/spec.ts';
import { openSandbox } from '../../../grader/run/sandbox.ts';
import type { Matrix } from '../../../reference/matrix.ts';
import { pickColumns, type Rng, randomMiniBatches } from '../../../reference/miniBatches.ts';
import { handedIn } from '../../students/lay-out.ts';

const { mistakes } = await loadAssignment('optimizers');
const shuffles = mistakes.filter((mistake) => shuffleMistakes.some(({ id }) => id === mistake.id));

const judging = miniBatchChecks.find(({ id }) => id === 'mini-batches-shuffled')?.judging;
if (judging?.kind !== 'expectation') throw new Error('the shuffle is judged by its statistics');
const { draws, falseFailure } = judging;
const statistics: readonly Statistic[] = judging.statistics([]);
const allowedStray = statistics[0]!.allowed;

type Stray = { places: number; followers: number; once: number };

function strayOf(fn: Fn, seed: string): Stray {
  return measureShuffle({ randomMiniBatches: fn }, 6, 2, draws, seedrandom(seed)) as Stray;
}

function passes(stray: Stray): boolean {
  return statistics.every(({ id, expected, allowed }) => {
    return Math.abs(stray[id as keyof Stray] - expected) <= allowed;
  });
}

/** Whether the judge would take one measurement for the other: each statistic within twice what is allowed. */
function looksLike(given: Stray, key: Stray): boolean {
  return statistics.every(({ id, allowed }) => {
    return Math.abs(given[id as keyof Stray] - key[id as keyof Stray]) <= 2 * allowed;
  });
}

describe('the driver', () => {
  const size = { m: 7, rows: 2, labelRows: 1 };

  it('says how many columns each mini-batch has, the smaller one last', () => {
    const facts = describeMiniBatches(
      { randomMiniBatches: randomMiniBatches as Fn },
      size,
      3,
      seedrandom('a'),
    );
    expect(facts).toMatchObject({ columnsOfX: [3, 3, 1], columnsOfY: [3, 3, 1], rowsOfX: [2, 2, 2] });
  });

  it('sees whether mini-batches are drawn anew in later epochs', () => {
    const training = { X: [[1, 2, 3]], Y: [[0, 1, 0]], parameters: {} };
    const drawing =
      (times: (epochs: number) => number): Fn =>
      (_X, _Y, _parameters, { epochs }: { epochs: number }, rng: Rng) => {
        for (let count = 0; count < times(epochs); count++) rng();
        return {};
      };
    const watch = (times: (epochs: number) => number) =>
      watchShuffles({ trainModel: drawing(times) }, training, { epochs: 3 }, seedrandom('b'));
    const [first, later] = ['numbersFromRngInTheFirstEpoch', 'numbersFromRngInLaterEpochs'] as const;
    expect(watch((epochs) => 2 * epochs)).toEqual({ [first]: 'some', [later]: 'some' });
    expect(watch(() => 2)).toEqual({ [first]: 'some', [later]: 'none' });
    expect(watch(() => 0)).toEqual({ [first]: 'none', [later]: 'none' });
  });
});

/** Mini-batches of two in the order that `orderOf` draws. */
const cutBy =
  (orderOf: (m: number, rng: Rng) => number[]): Fn =>
  (X: Matrix, Y: Matrix, size: number, rng: Rng) => {
    const order = orderOf(X[0]!.length, rng);
    const starts = order.map((_, index) => index).filter((index) => index % size === 0);
    return starts.map((at) => [X, Y].map((A) => pickColumns(A, order.slice(at, at + size))));
  };

/** Three valid ways of using the generator. */
const fairShuffles: Record<string, Fn> = {
  'Fisher–Yates': randomMiniBatches,
  'sorting by random keys': cutBy((m, rng) =>
    Array.from({ length: m }, (_, index) => ({ index, key: rng() }))
      .sort((a, b) => a.key - b.key)
      .map(({ index }) => index),
  ),
  'drawing out of a hat': cutBy((m, rng) => {
    const hat = Array.from({ length: m }, (_, index) => index);
    return Array.from({ length: m }, () => hat.splice(Math.floor(rng() * hat.length), 1)[0]!);
  }),
};

describe('the bound of the shuffle', () => {
  it('shares out the allowed failures by Bousquet’s and Bernstein’s inequalities', () => {
    const bounds = [30, 3].map((count) => {
      const bound = bernsteinBound(1 / 6, { count, draws, failure: falseFailure / 4 });
      const tail = Math.exp((-draws * bound ** 2) / (2 * (5 / 36 + bound / 3)));
      expect(2 * count * tail).toBeCloseTo(falseFailure / 4, 12);
      return bound;
    });
    const [stray, stay] = bounds;
    expect(falseFailure).toBeLessThanOrEqual(1e-6);
    const distance = placesBound(6, draws, falseFailure / 2);
    expect(distance).toBeCloseTo(0.0783, 3);
    const allowed = [distance, stray, stay, stay, stay, 1e-9];
    expect(statistics.map((statistic) => statistic.allowed)).toEqual(allowed);
  });

  it.each(Object.entries(fairShuffles))('lets %s pass with 20 seeds', (name, fn) => {
    const seeds = Array.from({ length: 20 }, (_, index) => `${name} ${index}`);
    expect(seeds.filter((seed) => !passes(strayOf(fn, seed)))).toEqual([]);
  });

  describe('with 5 seeds each', () => {
    const unfair = shuffles.map((mistake) => ({
      id: mistake.id,
      name: formName(mistake),
      strays: Array.from({ length: 5 }, (_, index) => strayOf(mistake.wrong, `unfair ${index}`)),
    }));

    it.each(unfair)('refuses $name by more than three deviations of a share', ({ strays }) => {
      const deviation = Math.sqrt(((1 / 6) * (5 / 6)) / draws);
      for (const stray of strays) {
        const beyond = Math.max(stray.places, stray.followers) - allowedStray;
        expect(stray.once === 0 || beyond > 3 * deviation).toBe(true);
      }
    });

    it.each(unfair)('never takes $name for another unfair shuffle', ({ id, strays: [, ...given] }) => {
      for (const stray of given) {
        const named = unfair.filter(({ strays: [key] }) => looksLike(stray, key!));
        expect(new Set(named.map((mistake) => mistake.id))).toEqual(new Set([id]));
      }
    });
  });
});

function submission(name: string): Record<string, string> {
  const files = [...handedIn('optimizers', name)];
  return Object.fromEntries(files.map(([path, bytes]) => [path, bytes.toString()]));
}

describe('submissions', () => {
  let assignment: Assignment;
  let sandbox: Sandbox;
  let plan: Plan;

  beforeAll(async () => {
    assignment = await loadAssignment('optimizers');
    plan = buildPlan(assignment, 'a secret', 'hidden');
    sandbox = await openSandbox({ code: loadPublicCode('optimizers') });
  });
  afterAll(() => sandbox.close());

  async function verdictsOn(files: Record<string, string>, by = plan): Promise<Record<string, Verdict>> {
    const { verdicts } = await grade(by, { files }, sandbox);
    return Object.fromEntries(verdicts.map((verdict, index) => [by.checks[index]!.id, verdict]));
  }

  /** Checks that are not right, with the mistake that was named or the kind of the verdict. */
  function faults(verdicts: Record<string, Verdict>): Record<string, string> {
    const wrong = Object.entries(verdicts).filter(([, { kind }]) => kind !== 'right');
    return Object.fromEntries(
      wrong.map(([id, verdict]) => [id, verdict.kind === 'mistake' ? verdict.mistake : verdict.kind]),
    );
  }

  it.each(['right-loops', 'right-functional', 'helper-files'])('%s gets full marks', async (name) => {
    expect(faults(await verdictsOn(submission(name)))).toEqual({});
  });

  it('in-place is told of every step that changes its arguments, and of nothing else', async () => {
    const rules = ['gd', 'momentum', 'rmsprop', 'adam'];
    const changed = rules.flatMap((rule) => [`${rule}-step`, `${rule}-trajectory`]);
    expect(faults(await verdictsOn(submission('in-place')))).toEqual(
      Object.fromEntries(changed.map((id) => [id, 'mutates-input'])),
    );
  });

  it('does-not-parse is told so for every function', async () => {
    const verdicts = Object.values(await verdictsOn(submission('does-not-parse')));
    for (const verdict of verdicts) {
      expect(verdict).toMatchObject({ kind: 'missing', absence: { kind: 'does-not-parse' } });
    }
  });

  it.each([
    ['momentum-beta-swapped', { 'train-momentum': 'wrong' }, ['momentum-step', 'momentum-trajectory']],
    ['adam-without-correction', { 'train-adam': 'wrong' }, ['adam-step', 'adam-trajectory']],
  ])('mistake-%s is named, and shows in training', async (id, inTraining, checks) => {
    const named = Object.fromEntries(checks.map((check) => [check, id]));
    expect(faults(await verdictsOn(submission(`mistake-${id}`)))).toEqual({ ...inTraining, ...named });
  });

  it('two-mistakes is told both, and that training rests on one of them', async () => {
    const training = ['train-gd', 'train-momentum', 'train-rmsprop', 'train-adam'];
    expect(faults(await verdictsOn(submission('two-mistakes')))).toEqual({
      'mini-batches-cut': 'mini-batches-last-dropped',
      'bias-correction': 'correction-fed-back',
      ...Object.fromEntries(training.map((id) => [id, 'wrong'])),
    });
  });

  it('ε outside the root is right everywhere when the course accepts it', async () => {
    const accept = ['adam-epsilon-outside-root', 'rmsprop-epsilon-outside-root'];
    const source = submission('right-loops')['optimizers.ts']!;
    const outside = source.replace(/Math\.sqrt\(([^()]+) \+ epsilon\)/g, '(Math.sqrt($1) + epsilon)');
    expect(outside).not.toBe(source);
    const wrong = faults(await verdictsOn({ 'optimizers.ts': outside }));
    expect([...new Set(Object.values(wrong))].sort()).toEqual(accept);
    const tolerant = buildPlan(
      { ...assignment, manifest: { ...assignment.manifest, accept } },
      'a secret',
      'hidden',
    );
    expect(faults(await verdictsOn({ 'optimizers.ts': outside }, tolerant))).toEqual({});
  });

  it('V ← βV + dW is right everywhere when the course accepts it', async () => {
    const accept = ['momentum-without-one-minus-beta', 'train-momentum-without-one-minus-beta'];
    const source = submission('right-loops')['optimizers.ts']!;
    const plain = source
      .replace('+ (1 - beta) * row[j]!;', '+ row[j]!;')
      .replace('+ (1 - beta) * (g[i] as number);', '+ (g[i] as number);');
    const wrong = faults(await verdictsOn({ 'optimizers.ts': plain }));
    expect([...new Set(Object.values(wrong))].sort()).toEqual([accept[0], 'wrong']);
    const tolerant = buildPlan(
      { ...assignment, manifest: { ...assignment.manifest, accept } },
      'a secret',
      'hidden',
    );
    expect(faults(await verdictsOn({ 'optimizers.ts': plain }, tolerant))).toEqual({});
  });
});

/** Regularization: statistical bounds and gradient inputs let right code pass and catch every mistake. */
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { checks, reference } from '../../../assignments/regularization/checks.ts';
import * as driver from '../../../assignments/regularization/driver.ts';
import { Draw } from '../../../grader/plan/draw.ts';
import { loadAssignment } from '../../../grader/plan/load.ts';
import {
  type CheckSpec,
  type Fn,
  type FunctionTable,
  formName,
  type JudgingSpec,
  RngArgument,
} from '../../../grader/plan/spec.ts';
import type { Matrix } from '../../../reference/matrix.ts';
import { seedsOf } from '../seeds.ts';

const { mistakes } = await loadAssignment('regularization');

type Rng = () => number;
const checkOf = (id: string): CheckSpec => checks.find((check) => check.id === id)!;
const drivers = driver as unknown as FunctionTable;

/** What each statistic must be, and how far the driver's answer is off in units of what is allowed, by seed. */
function measure(spec: CheckSpec, functions: FunctionTable, seed: string) {
  const args = spec.cases[0]!(new Draw(seed));
  const given = args.map((arg) => (arg instanceof RngArgument ? seedrandom(arg.seed) : arg));
  const answer = drivers[spec.driver!]!(functions, ...given) as Record<string, number>;
  const judging = spec.judging as Extract<JudgingSpec, { kind: 'expectation' }>;
  const statistics = judging.statistics(args);
  const strays = statistics.map(({ id, expected, allowed }) => Math.abs(answer[id]! - expected) / allowed);
  const worst = Math.max(...strays.map((stray) => (Number.isNaN(stray) ? Number.POSITIVE_INFINITY : stray)));
  return { worst, statistics };
}

/** A generator that gives the numbers of `rng` in another order: `block` at a time, each block reversed. */
function reordered(rng: Rng, block: number): Rng {
  const waiting: number[] = [];
  return () => {
    if (waiting.length === 0) for (let index = 0; index < block; index++) waiting.push(rng());
    return waiting.pop()!;
  };
}

/** The reference drawing from `change(rng)` in place of rng. */
function drawing(fn: string, change: (rng: Rng) => Rng): FunctionTable {
  const right = reference[fn]!;
  const wrapped: Fn = (...args) => right(...args.slice(0, -1), change(args.at(-1) as Rng));
  return { ...reference, [fn]: wrapped };
}

/** Ways of using the generator that the reference, which draws in reading order, does not use. */
const orders: readonly [string, (rng: Rng) => Rng][] = [
  ['mask by mask from the end', (rng) => reordered(rng, 16)],
  ['from the other side of the interval', (rng) => () => 1 - rng() - Number.EPSILON],
];

describe.each(['dropout-expectation', 'random-crop'])('%s', (id) => {
  const spec = checkOf(id);

  it.each(orders)('passes right code that draws %s', (order, change) => {
    for (const seed of seedsOf(order, 20))
      expect(measure(spec, drawing(spec.fn, change), seed).worst, seed).toBeLessThanOrEqual(1);
  });

  it('keeps the reference at less than half of what is allowed', () => {
    for (const seed of seedsOf('margin', 20))
      expect(measure(spec, reference, seed).worst, seed).toBeLessThan(1 / 2);
  });

  const visible = mistakes.filter(
    (mistake) => mistake.fn === spec.fn && !Object.hasOwn(spec.blindTo ?? {}, formName(mistake)),
  );

  it.each(visible)('catches $id (form $form) by more than twice what is allowed', (mistake) => {
    const functions = { ...reference, [mistake.fn]: mistake.wrong };
    for (const seed of seedsOf(mistake.id, 5))
      expect(measure(spec, functions, seed).worst, seed).toBeGreaterThan(2);
  });

  it('states a false-failure chance that Hoeffding’s inequality bears out', () => {
    const { judging } = spec;
    const { statistics } = measure(spec, reference, 'bound');
    const draws = judging?.kind === 'expectation' ? judging.draws : 0;
    const independent = id === 'random-crop' ? draws : draws * 16;
    const range = (name: string) => (name.startsWith('mean') ? 2 : 1);
    const chance = statistics
      .filter(({ allowed }) => allowed > 1e-6)
      .reduce(
        (sum, { id: name, allowed }) => sum + 2 * Math.exp(-2 * independent * (allowed / range(name)) ** 2),
        0,
      );
    expect(judging?.kind === 'expectation' && judging.falseFailure).toBeGreaterThan(chance);
    expect(judging?.kind === 'expectation' && judging.falseFailure).toBeLessThanOrEqual(1e-6);
  });
});

describe('a forward pass that the key does not know', () => {
  type Forward = { A3: Matrix; cache: Record<string, Matrix | number[]> };
  const forward = reference['forwardPropagationWithDropout'] as (...args: unknown[]) => Forward;

  function facts(fn: Fn): Record<string, number> {
    const args = checkOf('dropout-forward').cases[0]!(new Draw('facts')).map((arg) =>
      arg instanceof RngArgument ? seedrandom(arg.seed) : arg,
    );
    const functions = { ...reference, forwardPropagationWithDropout: fn };
    return drivers['relateDropout']!(functions, ...args) as Record<string, number>;
  }

  it('that divides by the share that was kept is told from one that does not divide', () => {
    const byShare: Fn = (...args) => {
      const keepProb = args[2] as number[];
      const { A3, cache } = forward(...args);
      for (const l of [1, 2]) {
        const marks = (cache[`D${l}`] as Matrix).flat().map(Number);
        const share = marks.reduce((sum, mark) => sum + mark, 0) / marks.length;
        cache[`A${l}`] = (cache[`A${l}`] as Matrix).map((row) =>
          row.map((a) => (a * keepProb[l - 1]!) / share),
        );
      }
      return { A3, cache };
    };
    const none = mistakes.find(({ id }) => id === 'dropout-no-division')!;
    expect(facts(byShare)['shareOfKeptDividedByKeepProb1']).toBe(0);
    expect(facts(byShare)['shareOfKeptRescaled']).toBeGreaterThan(0.5);
    expect(facts(none.wrong)['shareOfKeptRescaled']).toBe(0);
  });

  it('that has one mark for two units is not told of one mark for all', () => {
    const spec = checkOf('dropout-expectation');
    const args = spec.cases[0]!(new Draw('pairs'));
    const outer = { ...reference, forwardPropagationWithDropout: inPairs };
    const given = args.map((arg) => (arg instanceof RngArgument ? seedrandom(arg.seed) : arg));
    const pairs = drivers['measureDropout']!(outer, ...given) as Record<string, number>;
    expect(pairs['unitsAlike']).toBe(1);
    expect(pairs['outerUnitsAlike']).toBeLessThan(0.7);
  });

  const inPairs: Fn = (X, parameters, keepProb, rng: Rng) => {
    let calls = 0;
    const held: number[] = [];
    const twice = () => {
      const [row, column] = [Math.floor(calls / 4), calls % 4];
      calls += 1;
      if (row % 2 === 0) held[column] = rng();
      return held[column]!;
    };
    return forward(X, parameters, keepProb, twice);
  };
});

describe('predict', () => {
  it('may not call A3 = 0.5 a one', () => {
    const spec = checkOf('predict');
    const predict: Fn = (X, parameters, keepProb, rng) => {
      const { A3 } = reference['predict']!(X, parameters, keepProb, rng) as { A3: Matrix };
      return { A3, predictions: A3.map((row) => row.map((a) => (a >= 0.5 ? 1 : 0))) };
    };
    const asked = spec.cases.map((make) => make(new Draw('tie')));
    const answers = (functions: FunctionTable) =>
      asked.map((args) => drivers[spec.driver!]!(functions, ...args.slice(0, 3), seedrandom('tie')));
    expect(answers({ ...reference, predict })).not.toEqual(answers(reference));
  });
});

describe('gradient checks', () => {
  it('of dropout reach the first layer, so that its keepProb counts', () => {
    for (const seed of seedsOf('reach', 40)) {
      const args = checkOf('dropout-gradient-check').cases[0]!(new Draw(seed));
      const probe = drivers['probeDropoutGradient']!(reference, ...args, [1e-5]) as { gradient: number[] };
      expect(Math.max(...probe.gradient.slice(0, 4).map(Math.abs)), seed).toBeGreaterThan(0);
    }
  });

  const naiveCost = (A3: Matrix, Y: Matrix, penalty: number) => {
    const losses = A3[0]!.map((a, i) => Y[0]![i]! * Math.log(a) + (1 - Y[0]![i]!) * Math.log(1 - a));
    return -losses.reduce((sum, loss) => sum + loss, 0) / losses.length + penalty;
  };
  const penaltyOf = (f: (w: number) => number) => (parameters: Record<string, Matrix>) =>
    ['W1', 'W2', 'W3'].flatMap((name) => parameters[name]!.flat()).reduce((sum, w) => sum + f(w), 0);
  const squares = penaltyOf((w) => w * w);
  const magnitudes = penaltyOf(Math.abs);
  const naive: FunctionTable = {
    ...reference,
    computeCostWithRegularization: (
      A3: Matrix,
      Y: Matrix,
      parameters: Record<string, Matrix>,
      lambd: number,
    ) => naiveCost(A3, Y, (lambd / (2 * Y[0]!.length)) * squares(parameters)),
    computeCostWithL1Regularization: (
      A3: Matrix,
      Y: Matrix,
      parameters: Record<string, Matrix>,
      lambd: number,
    ) => naiveCost(A3, Y, (lambd / Y[0]!.length) * magnitudes(parameters)),
  };
  const epsilons = [1e-4, 1e-5, 1e-6];

  /** The smallest ratio over the ladder of ε. */
  function bestRatio(id: string, seed: string): number {
    const spec = checkOf(id);
    const args = spec.cases[0]!(new Draw(seed));
    const probe = drivers[spec.driver!]!(naive, ...args, epsilons) as Record<'gradient', number[]> &
      Record<'plus' | 'minus', number[][]>;
    const norm = (v: number[]) => Math.hypot(...v);
    const ratios = epsilons.map((epsilon, e) => {
      const approx = probe.plus[e]!.map((cost, i) => (cost - probe.minus[e]![i]!) / (2 * epsilon));
      const apart = norm(approx.map((value, i) => value - probe.gradient[i]!));
      return apart / (norm(approx) + norm(probe.gradient));
    });
    return Math.min(...ratios);
  }

  it.each(['l2-gradient-check', 'l1-gradient-check', 'dropout-gradient-check'])(
    '%s passes right code with the plain log(1 − a) cost at a tenth of the bound',
    (id) => {
      for (const seed of seedsOf(id, 60)) expect(bestRatio(id, seed), seed).toBeLessThan(1e-8);
    },
  );
});

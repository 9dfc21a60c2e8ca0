/** Gradient checking: tolerances are wide enough for right code and narrow enough for every mistake. */
import { describe, expect, test } from 'vitest';
import { checks, reference } from '../../../assignments/gradient-checking/checks.ts';
import * as driver from '../../../assignments/gradient-checking/driver.ts';
import * as probes from '../../../assignments/gradient-checking/probes.ts';
import type { Answer, Call, Tolerance, Value } from '../../../grader/model.ts';
import { Draw } from '../../../grader/plan/draw.ts';
import { loadAssignment } from '../../../grader/plan/load.ts';
import { type CheckSpec, defaultTolerance, type Fn, type FunctionTable } from '../../../grader/plan/spec.ts';
import { toArguments, tryCall } from '../../../grader/plan/trial.ts';

const { mistakes } = await loadAssignment('gradient-checking');

/** What rests on relativeDifference in every reader's code. */
test('all checks of a network, and that of one parameter, rest on relativeDifference', () => {
  const resting = checks.filter(({ restsOn }) => restsOn?.includes('relativeDifference')).map(({ fn }) => fn);
  expect(resting).toEqual([
    'gradientCheck',
    'gradientCheckN',
    'gradientCheckWithRegularization',
    'gradientCheckWithDropout',
    'checkDuringTraining',
  ]);
});

test('a denominator |gradApprox + grad| of one parameter shows by slopes of opposite signs', () => {
  const spec = checks.find(({ fn }) => fn === 'gradientCheck')!;
  type Slope = (x: number, theta: number) => number;
  const sized: Fn = (x: number, theta: number, epsilon: number, forward: Slope, backward: Slope) => {
    if (!forward) return (reference['gradientCheck'] as Fn)(x, theta, epsilon);
    const approx = (forward(x, theta + epsilon) - forward(x, theta - epsilon)) / (2 * epsilon);
    return Math.abs(approx - backward(x, theta)) / Math.abs(approx + backward(x, theta));
  };
  const apart = callsOf(spec, 'sum').map((call) =>
    between(answer(call, reference), answer(call, { ...reference, gradientCheck: sized }), spec),
  );
  expect(Math.max(...apart)).toBeGreaterThan(10);
});

const seeds = Array.from({ length: 10 }, (_, index) => `tolerance ${index}`);
const valueChecks = checks.filter(({ judging }) => judging === undefined || judging.kind === 'values');

function callsOf(spec: CheckSpec, seed: string): Call[] {
  return spec.cases.map((make, index) => ({
    id: `${spec.id}/${index}`,
    target: spec.driver === undefined ? 'student' : 'driver',
    fn: spec.driver ?? spec.fn,
    uses: spec.uses ?? [spec.fn],
    args: toArguments(make(new Draw(`${seed}/${spec.id}/${index}`))),
  }));
}

const answer = (call: Call, functions: FunctionTable): Answer =>
  tryCall(call, { functions, driver: driver as unknown as FunctionTable, probes });

const toleranceOf = ({ judging }: CheckSpec): Tolerance =>
  (judging?.kind === 'values' ? judging.tolerance : undefined) ?? defaultTolerance;

/** The greatest |got − expected| / allowed over all numbers; Infinity for another shape, text or a throw. */
function distance(expected: Value, got: Value, tolerance: Tolerance): number {
  if (isNumbers(expected) && isNumbers(got)) return numberDistance(expected, got, tolerance);
  if (typeof expected === 'object' && expected !== null && typeof got === 'object' && got !== null) {
    const [right, other] = [expected, got] as Record<string, Value>[];
    if (Object.keys(right!).join() !== Object.keys(other!).join()) return Number.POSITIVE_INFINITY;
    return Math.max(...Object.keys(right!).map((key) => distance(right![key], other![key], tolerance)));
  }
  return Object.is(expected, got) ? 0 : Number.POSITIVE_INFINITY;
}

const flat = (value: Value): Value[] => [value].flat(3) as Value[];
const isNumbers = (value: Value): boolean => flat(value).every((item) => typeof item === 'number');

function numberDistance(expected: Value, got: Value, { relative, absolute }: Tolerance): number {
  const [right, other] = [flat(expected) as number[], flat(got) as number[]];
  if (right.length !== other.length) return Number.POSITIVE_INFINITY;
  const allowed = absolute + relative * Math.max(...right.map(Math.abs));
  const ratios = right.map((value, index) => Math.abs(value - other[index]!) / allowed);
  return ratios.some(Number.isNaN) ? Number.POSITIVE_INFINITY : Math.max(...ratios);
}

function between(right: Answer, other: Answer, spec: CheckSpec): number {
  if (right.kind !== 'returned' || other.kind !== 'returned') return Number.POSITIVE_INFINITY;
  return distance(right.value, other.value, toleranceOf(spec));
}

/** The examples in reverse: every sum over examples is taken in another order, every answer stays right. */
const reversed = (A: number[][]): number[][] => A.map((row) => [...row].reverse());
const byReversedExamples: FunctionTable = {
  ...reference,
  gradientCheckN: (p, g, X, Y, epsilon) =>
    (reference['gradientCheckN'] as Fn)(p, g, reversed(X), reversed(Y), epsilon),
  gradientCheckWithRegularization: (p, X, Y, lambd, epsilon) =>
    (reference['gradientCheckWithRegularization'] as Fn)(p, reversed(X), reversed(Y), lambd, epsilon),
  gradientCheckWithDropout: (p, X, Y, keepProb, rng, epsilon) =>
    (reference['gradientCheckWithDropout'] as Fn)(p, reversed(X), reversed(Y), keepProb, rng, epsilon),
  checkDuringTraining: (p, X, Y, backward, options) =>
    (reference['checkDuringTraining'] as Fn)(p, reversed(X), reversed(Y), backward, options),
  relativeDifference: (a, b) => (reference['relativeDifference'] as Fn)([...a].reverse(), [...b].reverse()),
};

/** Every number of the data moved by one unit in its last place, up and down in turn. */
function jittered(value: Value, turn = { up: false }): Value {
  if (typeof value === 'number') {
    turn.up = !turn.up;
    return Number.isInteger(value) ? value : value * (1 + (turn.up ? Number.EPSILON : -Number.EPSILON));
  }
  if (Array.isArray(value)) return value.map((item) => jittered(item, turn));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, jittered(item, turn)]));
}

const jitteredCall = (call: Call): Call => ({
  ...call,
  args: call.args.map((arg) => (arg.kind === 'value' ? { kind: 'value', value: jittered(arg.value) } : arg)),
});

// A verdict is a step function, and so is the slope of relu; where these are asked right on the step, moved inputs are
// another question.
const onSteps = ['verdict', 'backward-pass-at-zero'];
const smooth = valueChecks.filter(({ id }) => !onSteps.includes(id));

test.each(smooth.map((spec) => [spec.id, spec] as const))(
  '%s: inputs moved by one last place stray at most a tenth',
  (_id, spec) => {
    for (const call of seeds.flatMap((seed) => callsOf(spec, seed))) {
      const stray = between(answer(call, reference), answer(jitteredCall(call), reference), spec);
      expect(stray, call.id).toBeLessThanOrEqual(0.1);
    }
  },
);

describe.each(valueChecks.map((spec) => [spec.id, spec] as const))('%s', (_id, spec) => {
  test('another order of summation strays at most a tenth of the tolerance', () => {
    for (const call of seeds.flatMap((seed) => callsOf(spec, seed))) {
      const stray = between(answer(call, reference), answer(call, byReversedExamples), spec);
      expect(stray, call.id).toBeLessThanOrEqual(0.1);
    }
  });

  test('every mistake is at least ten tolerances away', () => {
    const own = mistakes.filter(({ id, fn }) => fn === spec.fn && !Object.hasOwn(spec.blindTo ?? {}, id));
    for (const { id, fn, wrong } of own) {
      for (const seed of seeds) {
        const gaps = callsOf(spec, seed).map((call) =>
          between(answer(call, reference), answer(call, { ...reference, [fn]: wrong }), spec),
        );
        expect(Math.max(...gaps), `${id}, ${seed}`).toBeGreaterThanOrEqual(10);
      }
    }
  });
});

describe('the driver', () => {
  const { parameters, X, Y } = {
    parameters: { W1: [[0.3, -0.2]], b1: [0.1] },
    X: [
      [1, 2],
      [3, 4],
    ],
    Y: [[1, 0]],
  };
  const check = reference['gradientCheckWithDropout'] as Fn;
  const caveat = (fn: Fn): unknown =>
    (
      driver.dropoutCaveat(
        { gradientCheckWithDropout: fn as never },
        parameters,
        X,
        Y,
        0.5,
        () => 0.9,
        1e-3,
      ) as {
        belowOne: string;
      }
    ).belowOne;

  test('accepts refusing keepProb < 1 and checking with keepProb = 1, and nothing else', () => {
    const kept = 'refused, or checked with keepProb = 1';
    expect(caveat(check)).toBe(kept);
    expect(caveat((p, X, Y, _keepProb, rng, epsilon) => check(p, X, Y, 1, rng, epsilon))).toBe(kept);
    expect(caveat((...args) => (args[3] < 1 ? undefined : check(...args)))).toBe(
      'did not check every parameter',
    );
    const throwing = (...args: unknown[]): unknown => {
      if (Number(args[3]) < 1) throw new TypeError('no');
      return check(...args);
    };
    expect(caveat(throwing)).toBe('threw another error than a RangeError');
  });
});

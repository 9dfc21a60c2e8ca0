/** Frameworks: right code passes in whatever float32, tensors are counted whatever a submission does, bounds hold. */
import * as tf from '@tensorflow/tfjs';
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { checks, reference } from '../../../assignments/frameworks/checks.ts';
import * as driver from '../../../assignments/frameworks/driver.ts';
import { grade } from '../../../grader/grade.ts';
import { readSubmission } from '../../../grader/intake/intake.ts';
import { judge } from '../../../grader/judge/judge.ts';
import type { Answers, Check, Plan, Verdict } from '../../../grader/model.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import { Draw } from '../../../grader/plan/draw.ts';
import { loadAssignment, loadManifest, loadPublicCode } from '../../../grader/plan/load.ts';
import { type FunctionTable, type JudgingSpec, RngArgument } from '../../../grader/plan/spec.ts';
import { tryCall } from '../../../grader/plan/trial.ts';
import { openSandbox } from '../../../grader/run/sandbox.ts';
import { rightFolder } from '../../students/corpus.ts';
import { rounded } from './frameworks-float32.ts';

const { mistakes } = await loadAssignment('frameworks');

const drivers = driver as unknown as FunctionTable;
const manifest = loadManifest('frameworks');
const assignment = { manifest, reference, checks, mistakes: [], driver: drivers, probes: {} };
const plans: readonly Plan[] = Array.from({ length: 40 }, (_, index) =>
  buildPlan(assignment, `unit ${index}`, 'hidden'),
);

function verdictsOn(plan: Plan, functions: FunctionTable): Verdict[] {
  const answers: Answers = Object.fromEntries(
    plan.calls.map((call) => [call.id, tryCall(call, { functions, driver: drivers, probes: {} })]),
  );
  return judge(plan.checks, answers, plan.calls);
}

/** The checks that are failed, over all plans. */
function failed(of: readonly Plan[], verdictsOf: (plan: Plan) => readonly Verdict[]): string[] {
  const ids = of.flatMap((plan) =>
    verdictsOf(plan).flatMap(({ kind }, index) => (kind === 'right' ? [] : [plan.checks[index]!.id])),
  );
  return [...new Set(ids)];
}

/** The check with a tolerance `factor` times as wide. */
function stretched(check: Check, factor: number): Check {
  if (!('tolerance' in check.judging)) return check;
  const { relative, absolute } = check.judging.tolerance;
  const tolerance = { relative: relative * factor, absolute: absolute * factor };
  return { ...check, judging: { ...check.judging, tolerance } };
}

describe('right code', () => {
  it('that rounds every operation to float32 passes with a tolerance a tenth as wide', () => {
    const narrow = plans.map((plan) => ({
      ...plan,
      checks: plan.checks.map((check) => stretched(check, 0.1)),
    }));
    expect(failed(narrow, (plan) => verdictsOn(plan, { ...reference, ...rounded }))).toEqual([]);
  });

  it.each(['right-loops', 'right-functional'])('of %s passes 8 hidden plans', async (name) => {
    const submission = await readSubmission(rightFolder('frameworks', name), {
      files: ['classifier.ts'],
      given: {},
    });
    const sandbox = await openSandbox({ code: loadPublicCode('frameworks'), isolation: 'isolate' });
    const wrong: string[] = [];
    for (const plan of plans.slice(0, 8)) {
      const { verdicts } = await grade(plan, submission, sandbox);
      wrong.push(...failed([plan], () => verdicts));
    }
    await sandbox.close();
    expect(wrong).toEqual([]);
  });
});

const X = [[1, -1]];
const network = { W1: [[1], [2]], b1: [[0], [0]] };
const leftBy = (functions: FunctionTable, ...args: unknown[]) =>
  driver.leftBehind(functions, 'forwardPropagation', ...args);

describe('the tensors left behind', () => {
  const forward = reference['forwardPropagation']!;

  it('are counted to the last, and the answer is not one of them', () => {
    const leaky = (count: number) => (given: tf.Tensor2D, parameters: unknown) => {
      for (let k = 0; k < count; k++) tf.scalar(k);
      return forward(given, parameters);
    };
    for (const count of [0, 1, 12]) {
      const left = leftBy({ forwardPropagation: leaky(count) }, X, network);
      expect(left).toEqual({ tensorsLeftBehind: count, callersTensorsDisposed: 'none' });
    }
  });

  it('are variables and copies, too', () => {
    const forwardPropagation = (given: tf.Tensor2D, parameters: unknown) => {
      tf.variable(tf.scalar(1));
      given.clone();
      return forward(given, parameters);
    };
    expect(leftBy({ forwardPropagation }, X, network)).toMatchObject({ tensorsLeftBehind: 3 });
  });

  it('do not become fewer by disposing arguments, which is told', () => {
    const forwardPropagation = (given: tf.Tensor2D, parameters: unknown) => {
      const logits = forward(given, parameters);
      tf.scalar(1);
      given.dispose();
      return logits;
    };
    expect(leftBy({ forwardPropagation }, X, network)).toEqual({
      tensorsLeftBehind: 1,
      callersTensorsDisposed: 'X',
    });
  });

  it('are not told at all once the engine’s books were written into', () => {
    const { state } = tf.engine();
    const forwardPropagation = (given: tf.Tensor2D, parameters: unknown) => {
      tf.scalar(1);
      tf.scalar(2);
      state.numTensors -= 2;
      return forward(given, parameters);
    };
    expect(() => leftBy({ forwardPropagation }, X, network)).toThrow('own counters were changed');
    state.numTensors += 2;
  });

  it('are gone when the next call is counted', () => {
    const before = tf.memory().numTensors;
    const forwardPropagation = (given: tf.Tensor2D, parameters: unknown) => {
      tf.variable(tf.scalar(1));
      return forward(given, parameters);
    };
    leftBy({ forwardPropagation }, X, network);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('are not counted of a function that returns no tensor of its own', () => {
    const message = 'forwardPropagation must return tensors of its own';
    expect(() => leftBy({ forwardPropagation: (given: unknown) => given }, X, network)).toThrow(message);
    expect(() => leftBy({ forwardPropagation: () => 0 }, X, network)).toThrow(message);
  });
});

describe('the driver', () => {
  it('says that a promise is not waited for', () => {
    const forwardPropagation = () => Promise.resolve(1);
    expect(() => driver.resultOf({ forwardPropagation }, 'forwardPropagation', X, network)).toThrow(
      'without await',
    );
  });

  it('says that a step must change the variables it is given', () => {
    const training = {
      X,
      Y: [
        [1, 0],
        [0, 1],
      ],
      parameters: network,
    };
    const choice = { name: 'sgd', learningRate: 0.1 };
    expect(() => driver.leftByTraining({ trainStep: () => 0 }, training, choice, 1)).toThrow(
      'none of the variables',
    );
  });

  it('disposes what a call that throws has made', () => {
    const before = tf.memory().numTensors;
    const forwardPropagation = () => {
      tf.variable(tf.scalar(1));
      throw new Error('on the way');
    };
    expect(() => driver.resultOf({ forwardPropagation }, 'forwardPropagation', X, network)).toThrow(
      'on the way',
    );
    expect(tf.memory().numTensors).toBe(before);
  });
});

type Rng = () => number;
const weights = checks.find(({ id }) => id === 'weights')!;
const { statistics } = weights.judging as Extract<JudgingSpec, { kind: 'expectation' }>;

/** How far the worst statistic of initial weights strays, in units of what is allowed. */
function stray(functions: FunctionTable, seed: string): number {
  const args = weights.cases[0]!(new Draw(seed));
  const given = args.map((arg) => (arg instanceof RngArgument ? seedrandom(arg.seed) : arg));
  const answer = drivers['measureInitialization']!(functions, ...given) as Record<string, number>;
  return Math.max(
    ...statistics(args).map(({ id, expected, allowed }) => Math.abs(answer[id]! - expected) / allowed),
  );
}

/** A seed for tf.randomNormal from the generator, one for each layer. */
const bySeeds = (layerDims: number[], rng: Rng) =>
  tf.tidy(() => {
    const entries = layerDims.slice(1).map((n, l) => {
      const deviation = Math.sqrt(2 / layerDims[l]!);
      const seed = Math.floor(rng() * 2 ** 31);
      return [`W${l + 1}`, tf.variable(tf.randomNormal([n, layerDims[l]!], 0, deviation, 'float32', seed))];
    });
    const biases = layerDims.slice(1).map((n, l) => [`b${l + 1}`, tf.variable(tf.zeros([n, 1]))]);
    return Object.fromEntries([...entries, ...biases]);
  });

describe('the check of the initial weights', () => {
  it.each([
    ['numbers drawn from rng', reference['initializeParameters']!],
    ['seeds for tf.randomNormal drawn from rng', bySeeds],
  ])('lets %s pass, for 200 seeds with room to spare', (_name, initializeParameters) => {
    const strays = Array.from({ length: 200 }, (_, i) => stray({ initializeParameters }, `right ${i}`));
    expect(Math.max(...strays)).toBeLessThan(0.8);
  });

  const seen = mistakes.filter(
    ({ id, fn }) => fn === weights.fn && !Object.hasOwn(weights.blindTo ?? {}, id),
  );
  it.each(seen.map(({ id, wrong }) => [id, wrong] as const))('never lets %s pass', (_id, wrong) => {
    const strays = Array.from({ length: 30 }, (_, i) => stray({ initializeParameters: wrong }, `wrong ${i}`));
    expect(Math.min(...strays)).toBeGreaterThan(1.5);
  });

  it('fails right code with a chance below 1e-6, all bounds added', () => {
    const [least1, least2] = [38 * 12, 12 * 28].map((n) => 10 * n) as [number, number];
    const allowed = Object.fromEntries(
      statistics(weights.cases[0]!(new Draw('bounds'))).map(({ id, allowed: by }) => [id, by]),
    ) as Record<string, number>;
    const center = (n: number) => 2 * Math.exp((-n * allowed['center1']! ** 2) / 2);
    // s²/σ² = e^{±2a} is 1 + 2√x + 2x above and 1 − 2√x below, with x = t/N.
    const above = (n: number) => n * ((Math.sqrt(2 * Math.exp(2 * allowed['scale1']!) - 1) - 1) / 2) ** 2;
    const below = (n: number) => n * ((1 - Math.exp(-2 * allowed['scale1']!)) / 2) ** 2;
    const scale = (n: number) => Math.exp(-above(n)) + Math.exp(-below(n));
    const alike = (n: number) => 2 * Math.exp(-2 * n * allowed['drawsAlike']! ** 2);
    const p = 0.08326;
    const shift = allowed['tails']! - 0.31 * allowed['scale1']!;
    const divergence = (q: number) => q * Math.log(q / p) + (1 - q) * Math.log((1 - q) / (1 - p));
    const tails = [p + shift, p - shift].map((q) => Math.exp(-(least1 + least2) * divergence(q)));
    const all = [
      center(least1),
      center(least2),
      scale(least1),
      scale(least2),
      alike(least2),
      alike(least2),
      ...tails,
    ];
    expect(all.reduce((total, chance) => total + chance, 0)).toBeLessThan(1e-6);
  });
});

describe('the mistakes', () => {
  it('mark the slip of the notes with a star, in both languages', () => {
    const starred = mistakes.filter(({ text }) => text.en.startsWith('★'));
    expect(starred.map(({ id }) => id)).toEqual(['gradients-sign']);
    for (const { text } of starred) expect(text.zh).toMatch(/^★/);
  });
});

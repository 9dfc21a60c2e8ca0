/** Frameworks: what is left behind is named for what its number proves, and tensors are not numbers. */
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { type PlainParameters, variablesOf } from '../../../assignments/frameworks/checks/tensors.ts';
import { checks, reference } from '../../../assignments/frameworks/checks.ts';
import * as driver from '../../../assignments/frameworks/driver.ts';
import { judge } from '../../../grader/judge/judge.ts';
import type { Answers, Verdict } from '../../../grader/model.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import { loadAssignment, loadManifest } from '../../../grader/plan/load.ts';
import type { Fn, FunctionTable } from '../../../grader/plan/spec.ts';
import { tryCall } from '../../../grader/plan/trial.ts';
import type { TrainingOptions } from '../../../reference/frameworkTraining.ts';

const { mistakes } = await loadAssignment('frameworks');

const drivers = driver as unknown as FunctionTable;
const manifest = loadManifest('frameworks');
const plan = buildPlan(
  { manifest, reference, checks, mistakes, driver: drivers, probes: {} },
  'leaks',
  'hidden',
);

/** The verdict of one check on the reference with one function replaced. */
function verdictOn(id: string, functions: FunctionTable): Verdict {
  const check = plan.checks.find((own) => own.id === id)!;
  const calls = plan.calls.filter((call) => check.calls.includes(call.id));
  const given = { functions: { ...reference, ...functions }, driver: drivers, probes: {} };
  const answers: Answers = Object.fromEntries(calls.map((call) => [call.id, tryCall(call, given)]));
  return judge([check], answers, calls)[0]!;
}

const nameOf = (verdict: Verdict) => (verdict.kind === 'mistake' ? verdict.mistake : verdict.kind);
const right = reference as Record<string, Fn>;

type Model = [tf.Tensor2D, tf.Tensor2D, PlainParameters, TrainingOptions];

/** The right training, with tensors left for each update and each cost. */
const modelLeaving =
  (perUpdate: number, perCost: number) =>
  (...given: Model) => {
    const [X, , , { numEpochs, miniBatchSize }] = given;
    const updates = numEpochs * Math.ceil(X.shape[1] / miniBatchSize);
    for (let k = 0; k < updates * perUpdate + (numEpochs + 1) * perCost; k++) tf.scalar(k);
    return right['model']!(...given);
  };

describe('a training loop', () => {
  const name = (model: Fn) => nameOf(verdictOn('tensors-left-by-model', { model }));

  it('that forgets one tensor in each update is not told of its variables', () => {
    expect(name(modelLeaving(1, 0))).toBe('model-leaves-one-each-update');
    expect(name(modelLeaving(2, 0))).toBe('model-leaves-batches');
  });

  it('that forgets three tensors in each update or one for each cost has no name', () => {
    expect(name(modelLeaving(3, 0))).toBe('wrong');
    expect(name(modelLeaving(0, 1))).toBe('wrong');
    expect(name(modelLeaving(0, 2))).toBe('model-leaves-costs');
    expect(name(modelLeaving(1, 2))).toBe('wrong');
  });

  it('that leaves initial values is told from one that leaves variables', () => {
    const leaving =
      (make: (start: PlainParameters) => unknown) =>
      (...given: Model) => {
        make(given[2]);
        return right['model']!(...given);
      };
    expect(name(leaving((start) => Object.values(start).map((rows) => tf.tensor2d(rows))))).toBe(
      'model-leaves-initial-values',
    );
    expect(name(leaving((start) => variablesOf(start)))).toBe('model-leaves-variables');
  });

  it('must not dispose the variables of others', () => {
    const model = (...given: Model) => {
      const trained = right['model']!(...given);
      tf.disposeVariables();
      return trained;
    };
    expect(name(model)).toBe('model-disposes-all-variables');
    const value = tf.scalar(3);
    const kept = [value, value.variable(), tf.tidy(() => tf.variable(tf.scalar(1)))];
    expect(name(model)).toBe('model-disposes-all-variables');
    tf.dispose(kept);
    const [X, Y, start] = [
      [[1, 2]],
      [
        [1, 0],
        [0, 1],
      ],
      { W1: [[1], [2]], b1: [[0], [0]] },
    ];
    const options = { learningRate: 0.1, numEpochs: 1, miniBatchSize: 1 };
    expect(driver.leftByModel({ model }, X, Y, start, options)).toEqual({
      tensorsLeftBehind: 0,
      variablesAmongThem: 0,
      callersTensorsDisposed: 'a variable that you were not given',
    });
  });
});

describe('the names of leaks', () => {
  const leaks = checks
    .filter(({ id }) => id.startsWith('tensors-left'))
    .flatMap(({ id, fn, blindTo }) =>
      mistakes
        .filter((own) => own.fn === fn && !Object.hasOwn(blindTo ?? {}, own.id))
        .map((own) => ({ id, own })),
    );
  const counting = leaks.filter(({ own }) => !own.id.includes('disposes'));

  it.each(counting.map(({ own }) => [own.id, own.text] as const))(
    '%s: say the number as a fact, and the cause as what often is',
    (_id, { en, zh }) => {
      expect(en).toMatch(/^(One|Two|Three|Four|Five|As many) .*left behind/);
      expect(en).toMatch(/Often|variables/);
      expect(zh).toMatch(/往往|变量/);
    },
  );
});

describe('tensors and numbers', () => {
  const plain =
    (fn: string) =>
    (...given: unknown[]) =>
      (right[fn]!(...given) as tf.Tensor).arraySync();

  it.each([
    ['linear', 'linearFunction', 'a tensor, not plain numbers'],
    ['forward', 'forwardPropagation', 'a tensor, not plain numbers'],
    ['cost', 'computeCost', 'a tensor, not a number'],
  ])('%s: plain numbers where a tensor is asked for are refused', (id, fn, message) => {
    expect(verdictOn(id, { [fn]: plain(fn) })).toMatchObject({
      kind: 'threw',
      message: `${fn} must return ${message}`,
    });
  });

  it('a tensor for the accuracy is refused', () => {
    const computeAccuracy = (...given: unknown[]) => tf.scalar(right['computeAccuracy']!(...given) as number);
    expect(verdictOn('accuracy', { computeAccuracy })).toMatchObject({
      kind: 'threw',
      message: 'computeAccuracy must return a number, not a tensor',
    });
  });

  it('a cost that is a number among gradients is refused, and tensors that training returns', () => {
    const computeGradients = (...given: unknown[]) => ({
      ...(right['computeGradients']!(...given) as object),
      cost: 1,
    });
    expect(verdictOn('gradients', { computeGradients })).toMatchObject({
      message: 'computeGradients: cost must be a tensor, not a number',
    });
    const model = (...given: unknown[]) => ({
      ...(right['model']!(...given) as object),
      accuracy: tf.scalar(1),
    });
    expect(verdictOn('model', { model })).toMatchObject({
      message: 'model: accuracy must be plain numbers, not a tensor',
    });
  });
});

describe('a promise', () => {
  it('is refused before what comes after its await fails', async () => {
    const failures: unknown[] = [];
    const note = (reason: unknown) => failures.push(reason);
    process.on('unhandledRejection', note);
    const predict = async (X: tf.Tensor2D) => {
      await X.array();
      return X.argMax(0);
    };
    expect(() => driver.resultOf({ predict }, 'predict', [[1]], { W1: [[1]], b1: [[0]] })).toThrow('promise');
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('unhandledRejection', note);
    expect(failures).toEqual([]);
  });
});

import { afterAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../grader/model.ts';
import { openSandbox } from '../../../grader/run/sandbox.ts';
import { ask, callOf, driverCall, levels, returned, value } from '../../unit/run/sandboxes.ts';

const driver = `import * as tf from '@tensorflow/tfjs';
export const leaked = ({ f }) => { const before = tf.memory().numTensors; f(); return tf.memory().numTensors - before; };`;

const code = {
  entries: { 'main.ts': ['f'] },
  packages: ['@tensorflow/tfjs'] as const,
  sources: { 'assignment/driver.ts': driver },
};

const training = `import * as tf from '@tensorflow/tfjs';
export function f(steps: number) {
  const X = tf.tensor2d([[1, 2], [3, -1], [-2, 1]]);
  const Y = tf.oneHot(tf.tensor1d([0, 1, 1], 'int32'), 2).toFloat();
  const W = tf.variable(tf.zeros([2, 2]) as tf.Tensor2D);
  const optimizer = tf.train.sgd(0.5);
  const losses: number[] = [];
  for (let step = 0; step < steps; step += 1) {
    const { value, grads } = tf.variableGrads(() => tf.losses.softmaxCrossEntropy(Y, X.matMul(W)).asScalar());
    optimizer.applyGradients(grads as never);
    losses.push(value.dataSync()[0]);
  }
  return { losses, backend: tf.getBackend(), prediction: X.matMul(W).argMax(1).arraySync() };
}`;

describe.each(levels)('at level %s, @tensorflow/tfjs', (level) => {
  let sandbox: Sandbox;
  const opened = async () => {
    sandbox ??= await openSandbox({ code, isolation: level });
    return sandbox;
  };
  afterAll(() => sandbox?.close());

  it('multiplies, differentiates and trains on the plain backend', async () => {
    const answer = returned(await ask(await opened(), training, callOf('f', [3])));
    // Step 0: two equal classes, −log ½. Then W ← ½/3 Σ x(y − ½): the logits differ by x·(5/12, 5/12).
    expect(answer).toMatchObject({ backend: 'cpu', prediction: expect.any(Array) });
    const [first = 0, second = 0, third = 0] = (answer as { losses: number[] }).losses;
    expect(first).toBeCloseTo(Math.log(2), 6);
    expect(second).toBeLessThan(first);
    expect(third).toBeLessThan(second);
  });

  it('is one and the same for the driver and the submission', async () => {
    const leaky = `import { tensor1d, tidy } from '@tensorflow/tfjs'; export const f = () => tidy(() => { tensor1d([1]); return tensor1d([2]).add(1); });`;
    const sane = `import * as tf from '@tensorflow/tfjs'; export const f = () => { tf.tidy(() => tf.ones([3, 3]).sum()).dispose(); };`;
    const call = driverCall('leaked', ['f']);
    expect(returned(await ask(await opened(), leaky, call))).toBe(1);
    expect(returned(await ask(await opened(), sane, call))).toBe(0);
  });

  it('tells the place of a throw in the student’s file', async () => {
    const source = `import * as tf from '@tensorflow/tfjs';\nexport const f = () =>\n  tf.matMul(tf.ones([2, 3]), tf.ones([2, 3]));`;
    expect(await ask(await opened(), source, callOf('f'))).toMatchObject({
      kind: 'threw',
      message: expect.stringContaining('inner shapes'),
      place: { file: 'main.ts', line: 3 },
    });
  });

  it('draws random numbers by a seed only', async () => {
    const source = `import * as tf from '@tensorflow/tfjs';\nexport const f = (seed?: number) => tf.randomNormal([2], 0, 1, 'float32', seed).arraySync();`;
    const ask3 = async () => returned(await ask(await opened(), source, callOf('f', [3])));
    expect(await ask3()).toEqual(await ask3());
    expect(await ask(await opened(), source, callOf('f'))).toMatchObject({
      message: expect.stringContaining('take random numbers from rng'),
      place: { file: 'main.ts', line: 2 },
    });
  });

  it('takes 0 for a seed, whatever is drawn', async () => {
    const draws = [
      "randomNormal([2], 0, 1, 'float32', 0)",
      "truncatedNormal([2], 0, 1, 'float32', 0)",
      "randomUniform([2], 0, 1, 'float32', 0)",
      "randomGamma([2], 1, 1, 'float32', 0)",
      'multinomial([0.5, 0.5], 3, 0)',
    ];
    const source = `import * as tf from '@tensorflow/tfjs';\nexport const f = () => [${draws.map((draw) => `tf.${draw}.arraySync()`)}];`;
    const first = returned(await ask(await opened(), source, callOf('f')));
    expect(first).toHaveLength(draws.length);
    expect(returned(await ask(await opened(), source, callOf('f')))).toEqual(first);
  });

  it('says which part of it is not there, and only when it is used', async () => {
    const source = `import * as tf from '@tensorflow/tfjs';\nconst { layers } = tf;\nexport const f = (use: boolean) =>\n  use ? layers.dense({ units: 1 }) : tf.scalar(2).arraySync();`;
    expect(returned(await ask(await opened(), source, callOf('f', [false])))).toBe(2);
    expect(await ask(await opened(), source, callOf('f', [true]))).toMatchObject({
      message: expect.stringContaining('tf.layers is not available here; the core API is'),
      place: { file: 'main.ts', line: 4 },
    });
  });

  it('starts anew for each submission', async () => {
    const patching = `import * as tf from '@tensorflow/tfjs'; tf.Tensor.prototype.arraySync = () => 7; export const f = () => tf.scalar(1).arraySync();`;
    const honest = `import * as tf from '@tensorflow/tfjs'; export const f = () => tf.scalar(1).arraySync();`;
    expect(returned(await ask(await opened(), patching, callOf('f')))).toBe(7);
    expect(returned(await ask(await opened(), honest, callOf('f')))).toBe(1);
  });
});

describe('packages', () => {
  const imports = `import * as tf from '@tensorflow/tfjs'; export const f = () => tf.scalar(1).arraySync();`;
  const absence = { kind: 'bad-import', file: 'main.ts', specifier: '@tensorflow/tfjs' };

  it('are absent where the assignment names none, whatever the submission lays in their place', async () => {
    const sandbox = await openSandbox({ code: { ...code, packages: [], sources: {} }, isolation: 'isolate' });
    const own = { 'main.ts': imports, 'package/@tensorflow/tfjs.js': 'export const scalar = () => 1;' };
    const answers = await sandbox.run(own, [callOf('f')]);
    await sandbox.close();
    expect(answers['f']).toEqual({ kind: 'missing', absence });
  });

  it('win over a submission’s file of the same path', async () => {
    const sandbox = await openSandbox({ code, isolation: 'isolate' });
    const own = { 'main.ts': imports, 'package/@tensorflow/tfjs.js': 'export const scalar = () => 1;' };
    const answers = await sandbox.run(own, [callOf('f')]);
    await sandbox.close();
    expect(answers['f']).toMatchObject({ kind: 'returned', value: 1 });
  });

  it('leave the random generator and the arguments as they are', async () => {
    const sandbox = await openSandbox({ code, isolation: 'isolate' });
    const source = `import * as tf from '@tensorflow/tfjs'; export const f = (rows: number[][]) => tf.tensor2d(rows).square().arraySync();`;
    const answers = await sandbox.run({ 'main.ts': source }, [
      {
        ...callOf('f'),
        args: [
          value([
            [1, 2],
            [3, 4],
          ]),
        ],
      },
    ]);
    await sandbox.close();
    expect(answers['f']).toEqual({
      kind: 'returned',
      value: [
        [1, 4],
        [9, 16],
      ],
      mutated: [],
    });
  });
});

/**
 * A package that runs natively at level `local`. The native library cannot be had everywhere, so a package of its name
 * stands in for it: what is tested is that it is found, used in the realm's place, and done without.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicCode } from '../../../grader/model.ts';
import { openSandbox } from '../../../grader/run/sandbox.ts';
import { ask, callOf, driverCall, returned } from '../../unit/run/sandboxes.ts';

const source = `import * as tf from '@tensorflow/tfjs';
export const f = () => tf.tidy(() => {
  const W = tf.variable(tf.tensor2d([[1, 2], [3, 4]]));
  const { grads } = tf.variableGrads(() => W.square().sum().asScalar());
  return { native: 'node' in tf, gradient: Object.values(grads)[0].arraySync(), typed: tf.tensor1d(new Float32Array([5])).arraySync() };
});`;

const driver = `import * as tf from '@tensorflow/tfjs';
export const leaked = ({ f }) => { const before = tf.memory().numTensors; f(); return tf.memory().numTensors - before; };`;

const code = {
  entries: { 'main.ts': ['f'] },
  packages: ['@tensorflow/tfjs'] as const,
  sources: { 'assignment/driver.ts': driver },
};

const counting = `import * as tf from '@tensorflow/tfjs';
import { books } from '../measures/tensorBooks.ts';
export const left = ({ f }) => tf.tidy(() => { const mark = books.mark(); f(); return books.leftSince(mark).tensors.length; });`;

const measureText = (name: string) =>
  readFileSync(new URL(`../../../assignments/measures/${name}`, import.meta.url), 'utf8');
const withBooks = {
  ...code,
  sources: {
    'assignment/driver.ts': counting,
    'measures/tensorBooks.ts': measureText('tensorBooks.ts'),
    'measures/tensorLock.ts': measureText('tensorLock.ts'),
  },
};

const folder = mkdtempSync(join(tmpdir(), 'native-'));
const standIn = join(folder, 'node_modules/@tensorflow/tfjs-node');
const plain = createRequire(import.meta.url).resolve('@tensorflow/tfjs');

beforeAll(async () => {
  const entry = fileURLToPath(new URL('../../../grader/run/worker/main.ts', import.meta.url));
  const outfile = join(folder, 'worker.cjs');
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', external: ['isolated-vm'] });
  mkdirSync(standIn, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

const open = (of: PublicCode = code) =>
  openSandbox({
    code: of,
    isolation: 'local',
    workerCommand: [
      process.execPath,
      '--experimental-vm-modules',
      '--no-warnings',
      join(folder, 'worker.cjs'),
    ],
  });

describe('a package that runs natively', () => {
  it('is used where it loads, by the submission and the driver alike', async () => {
    writeFileSync(
      join(standIn, 'index.js'),
      `module.exports = { ...require(${JSON.stringify(plain)}), node: {} };`,
    );
    const sandbox = await open();
    const answer = returned(await ask(sandbox, source, callOf('f')));
    const leaks = returned(
      await ask(sandbox, source.replace('tf.tidy(', '((run) => run())('), driverCall('leaked', ['f'])),
    );
    await sandbox.close();
    expect(answer).toEqual({
      native: true,
      gradient: [
        [2, 4],
        [6, 8],
      ],
      typed: [5],
    });
    expect(leaks).toBeGreaterThan(0);
  });

  it('keeps one engine for every submission, and its books are as true for the next', async () => {
    const sandbox = await open(withBooks);
    const leaving = (count: number, more = '') =>
      `import * as tf from '@tensorflow/tfjs'; export const f = () => { for (let k = 0; k < ${count}; k++) tf.scalar(k); ${more} };`;
    const call = driverCall('left', ['f']);
    expect(returned(await ask(sandbox, leaving(2), call))).toBe(2);
    expect(returned(await ask(sandbox, leaving(3), call))).toBe(3);
    const cooked = leaving(2, 'tf.engine().state.numTensors -= 2;');
    expect(await ask(sandbox, cooked, call)).toMatchObject({
      kind: 'threw',
      message: expect.stringContaining('own counters were changed'),
    });
    await sandbox.close();
  });

  it('is done without where its library does not load', async () => {
    writeFileSync(
      join(standIn, 'index.js'),
      `throw new Error('libtensorflow.so.2: cannot open shared object file');`,
    );
    const sandbox = await open();
    const answer = returned(await ask(sandbox, source, callOf('f')));
    await sandbox.close();
    expect(answer).toEqual({
      native: false,
      gradient: [
        [2, 4],
        [6, 8],
      ],
      typed: [5],
    });
  });
});

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callOf, runOnce } from '../../unit/run/sandboxes.ts';

const otherNode = '/usr/bin/node';
const files = {
  'main.ts': `import { scale } from './scale';
    enum Mode { A = 2 }
    export const f = (x: number[]) => { x[0] = NaN; console.log(x); return { x: x.map((v) => scale(v)), mode: Mode.A }; };
    export const boom = (x: number) => { throw new TypeError('bad ' + x); };
    export const loop = () => { for (;;); };
    export const flood = () => { for (;;) console.log('中', 1); };
    export const cycle = () => { const a: unknown[] = []; a.push(a); return a; };
    export const many = () => new Array(101).fill(0);
    export const nearlyThere = () => 1;`,
  'scale.ts': 'export function scale(v: number): number { return -v * Math.exp(0.5); }',
};
const calls = [
  callOf('f', [[1, 0, 3]]),
  callOf('boom', [1]),
  callOf('loop'),
  callOf('flood'),
  callOf('cycle'),
  callOf('many'),
  callOf('nearly_there'),
  callOf('boom', [2], 'boom2'),
];

describe.each([process.execPath, otherNode])('the worker in one file, on %s', (node) => {
  const folder = mkdtempSync(join(tmpdir(), 'worker-'));
  const outfile = join(folder, 'worker.cjs');
  beforeAll(async () => {
    const entry = fileURLToPath(new URL('../../../grader/run/worker/main.ts', import.meta.url));
    const shape: BuildOptions = {
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      external: ['isolated-vm'],
    };
    await build({ ...shape, entryPoints: [entry], outfile, minify: node === otherNode, logLevel: 'error' });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.skipIf(!existsSync(node))('answers as the isolate does', async () => {
    const workerCommand = [node, '--experimental-vm-modules', '--no-warnings', outfile];
    const limits = { callTimeMs: 1000, consoleBytes: 2000, valueCount: 100 };
    const expected = await runOnce(files, calls, { isolation: 'isolate', limits });
    expect(await runOnce(files, calls, { isolation: 'local', workerCommand, limits })).toEqual(expected);
    const flood = 'export const f = () => { const a: unknown[] = []; for (;;) a.push({ a }); };';
    const order = {
      isolation: 'local',
      workerCommand,
      limits: { callTimeMs: 20_000, memoryMb: 24 },
    } as const;
    const memory = { kind: 'stopped', limit: { name: 'memoryMb', value: 24 } };
    expect(await runOnce(flood, [callOf('f')], order)).toEqual({ f: memory });
    expect(Object.values(expected).map(({ kind }) => kind)).toEqual([
      'returned',
      'threw',
      'stopped',
      'stopped',
      'stopped',
      'stopped',
      'missing',
      'threw',
    ]);
  });
});

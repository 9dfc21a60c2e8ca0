/** A worker that was promised a box proves it before its first word, so a report cannot claim one that is not there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { boxedWorker } from '../../../grader/run/box/box.ts';
import { isolateCommand } from '../../../grader/run/command.ts';
import { defaultLimits } from '../../../grader/run/limits.ts';
import { openSandbox } from '../../../grader/run/sandbox.ts';
import { startWorker } from '../../../grader/run/worker-process.ts';
import { boxLevels, hasContainer } from '../../machine.ts';

const folder = mkdtempSync(join(tmpdir(), 'gradecheck-proof-'));
afterAll(() => rmSync(folder, { recursive: true }));
const order = { limits: defaultLimits, strict: false };

it('does not say hello without a box, and names every wall that is missing', async () => {
  const leftOver = join(folder, 'left-over');
  const [node = '', ...flags] = isolateCommand();
  const permissions = ['--allow-fs-read=/proc/self/status', `--allow-fs-write=${leftOver}`];
  const start = startWorker([node, ...permissions, ...flags, 'boxed', leftOver]);
  await expect(start).rejects.toThrow(/no \/proc, no writing, no sockets, a memory limit/);
});

it('does not take a refusal by the permission model for a wall', async () => {
  const start = startWorker([...isolateCommand(), 'boxed', '/left-over']);
  await expect(start).rejects.toThrow(/no \/proc, no writing/);
});

it.skipIf(!hasContainer).each([
  ['limit', 'a memory limit', (word: string) => word.startsWith('data=')],
  ['filter', 'no sockets', (word: string) => word.endsWith('.bpf')],
])('does not say hello when the launcher leaves out the %s', async (name, wall, isValue) => {
  const command = await boxedWorker('container', order);
  const at = command.findIndex(isValue);
  expect(command[at - 1]).toBe(name);
  await expect(startWorker(command.toSpliced(at - 1, 2))).rejects.toThrow(`it lacks ${wall}`);
});

it('says hello in every box', async () => {
  for (const level of boxLevels) {
    const worker = await startWorker(await boxedWorker(level, order));
    expect(worker.isUsable).toBe(true);
    await worker.close();
  }
});

it('refuses a level that cannot be built, with the reason', async () => {
  const path = process.env['PATH'];
  process.env['PATH'] = '/nowhere';
  const code = { entries: {}, sources: {} };
  await expect(openSandbox({ code, isolation: 'container' })).rejects.toThrow(
    'isolation level "container" does not work here: perl is not on PATH',
  );
  process.env['PATH'] = path;
});

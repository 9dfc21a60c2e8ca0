/** A busy machine may stop what is innocent: a stop by a clock counts when it comes a second time in a fresh worker. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Answers, Call } from '../../../grader/model.ts';
import { openSandbox } from '../../../grader/run/sandbox.ts';
import { callOf, realms, returned, runOnce } from '../../unit/run/sandboxes.ts';

const folder = mkdtempSync(join(tmpdir(), 'second-run-'));
afterAll(() => rmSync(folder, { recursive: true }));

const code = { entries: { 'main.ts': ['f', 'g'] }, sources: {} };

/**
 * A worker of our own making: it writes down the calls of each task, and answers as `answerOf` says, which knows how
 * many workers there were before it.
 */
function scripted(log: string, answerOf: string): string[] {
  const script = `const fs = require('fs');
    const say = (message) => fs.writeSync(3, JSON.stringify(message) + '\\n');
    const answerOf = ${answerOf};
    const before = fs.existsSync(${JSON.stringify(log)}) ? fs.readFileSync(${JSON.stringify(log)}, 'utf8').split('\\n').length - 1 : 0;
    say({ kind: 'hello' });
    const bytes = Buffer.alloc(1e6);
    const { calls } = JSON.parse(bytes.subarray(0, fs.readSync(0, bytes)).toString());
    fs.appendFileSync(${JSON.stringify(log)}, calls.map(({ id }) => id).join(' ') + '\\n');
    for (const message of [{ kind: 'ready' }, { kind: 'entry', file: 'main.ts' }, { kind: 'loaded' }]) say(message);
    for (const { id } of calls) {
      const answer = answerOf(id, before);
      say({ kind: 'answer', id, answer });
      if (answer.kind === 'stopped') break;
    }
    say({ kind: 'end' });
    setTimeout(() => process.exit(0), 10);`;
  return [process.execPath, '-e', script];
}

let count = 0;

async function runScripted(answerOf: string, calls: readonly Call[]): Promise<[Answers, string]> {
  count += 1;
  const log = join(folder, `${count}`);
  const limits = { callTimeMs: 20_000, submissionTimeMs: 120_000 };
  // A worker is started before the first submission; each serves one task here.
  const sandbox = await openSandbox({ code, workerCommand: scripted(log, answerOf), limits });
  const answers = await sandbox.run({ 'main.ts': '' }, calls);
  await sandbox.close();
  return [answers, readFileSync(log, 'utf8')];
}

const stopsFirst = (fn: string, limit: string, times: number) =>
  `(id, before) => id.startsWith('${fn}') && before < ${times} ? { kind: 'stopped', limit: '${limit}' } : { kind: 'returned', value: before, mutated: [] }`;

it('counts the second answer of a call that was only slow once, and then runs what was left out', async () => {
  const calls = [callOf('g'), callOf('f', [], 'f1'), callOf('f', [], 'f2')];
  const [answers, tasks] = await runScripted(stopsFirst('f', 'callTimeMs', 1), calls);
  expect(tasks).toBe('g f1 f2\ng f1\nf2\n');
  expect(Object.values(answers).map(returned)).toEqual([0, 1, 2]);
});

it('tries it once more, and believes the second stop', async () => {
  const calls = [callOf('f', [], 'f1'), callOf('f', [], 'f2'), callOf('g')];
  const [answers, tasks] = await runScripted(stopsFirst('f', 'callTimeMs', 9), calls);
  expect(tasks).toBe('f1 f2 g\ng\nf1\n');
  const limit = { name: 'callTimeMs', value: 20_000 };
  expect(answers['f1']).toEqual({ kind: 'stopped', limit });
  expect(answers['f2']).toEqual({ kind: 'stopped', limit, notRun: true });
  expect(returned(answers['g'])).toBe(1);
});

it.each(['memoryMb', 'answerBytes', 'valueCount', 'valueDepth', 'consoleBytes'])(
  'believes a stop by %s at once: no clock had a part in it',
  async (limit) => {
    const [answers, tasks] = await runScripted(stopsFirst('f', limit, 1), [callOf('f')]);
    expect(tasks).toBe('f\n');
    expect(answers['f']).toMatchObject({ kind: 'stopped', limit: { name: limit } });
  },
);

it.each(realms)(
  'tells an endless loop at the top of a file after a second run at level %s',
  async (isolation) => {
    const limits = { callTimeMs: 300 };
    const { f, g } = await runOnce('for (;;);', [callOf('f'), callOf('g')], { isolation, limits });
    expect(f).toMatchObject({ kind: 'stopped', limit: { name: 'callTimeMs', value: 300 } });
    expect(g).toMatchObject({ kind: 'stopped', limit: { name: 'callTimeMs', value: 300 }, notRun: true });
  },
);

import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../grader/run/read-answer.ts';
import { defaultLimits, openSandbox } from '../../../grader/run/sandbox.ts';
import { workerLimits } from '../../../grader/run/worker/protocol.ts';
import { strongest, wallLevels } from '../../machine.ts';
import { ask, callOf, returned } from '../../unit/run/sandboxes.ts';

const code = { entries: { 'main.ts': ['f', 'g'] }, sources: {} };
const files = { 'main.ts': 'export const f = () => { for (;;); }; export const g = () => 2;' };
const patient = { callTimeMs: 60_000, submissionTimeMs: 240_000 };

/** Process ids of this process's children. */
function children(): number[] {
  return readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number);
}

/** Waits until a process has worked for a second since it was first looked at. */
async function isBusy(pid: number): Promise<void> {
  const workedMs = () => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return 10 * (Number(fields[11]) + Number(fields[12]));
  };
  for (const startMs = workedMs(); workedMs() < startMs + 1000; ) await wait(50);
}

describe('the host', () => {
  it('replaces a worker that is killed from outside, and keeps every other answer', async () => {
    const before = children();
    const sandbox = await openSandbox({ code, isolation: 'isolate', limits: patient });
    const [pid] = children().filter((child) => !before.includes(child));
    const run = sandbox.run(files, [callOf('g', [], 'g1'), callOf('f'), callOf('g', [], 'g2')]);
    await isBusy(pid!);
    process.kill(pid!, 'SIGKILL');
    const answers = await run;
    expect([returned(answers['g1']), returned(answers['g2'])]).toEqual([2, 2]);
    expect(answers['f']).toEqual({ kind: 'stopped', limit: { name: 'memoryMb', value: 128 } });
    await sandbox.close();
  });

  it('leaves no process behind', async () => {
    const before = children();
    for (const isolation of wallLevels) {
      const sandbox = await openSandbox({ code, isolation });
      expect(children().length).toBe(before.length + 1);
      await sandbox.close();
      expect(children()).toEqual(before);
    }
  });

  it('uses a new worker for each submission when strict, the same one otherwise', async () => {
    for (const strict of [true, false]) {
      const sandbox = await openSandbox({ code, isolation: 'isolate', strict });
      const [first] = children();
      await ask(sandbox, 'export const f = () => 1;', callOf('f'));
      await ask(sandbox, 'export const f = () => 1;', callOf('f'));
      expect(children()[0] === first).toBe(!strict);
      await sandbox.close();
    }
  });

  it('runs the submissions of one sandbox one after the other', async () => {
    const sandbox = await openSandbox({ code, isolation: 'isolate' });
    const sources = [1, 2, 3].map((x) => `export const f = () => ${x};`);
    const answers = await Promise.all(sources.map((source) => ask(sandbox, source, callOf('f'))));
    expect(answers.map(returned)).toEqual([1, 2, 3]);
    await sandbox.close();
  });

  it('answers nothing but fault once it is closed', async () => {
    const sandbox = await openSandbox({ code, isolation: 'isolate' });
    await sandbox.close();
    expect(await ask(sandbox, '', callOf('f'))).toEqual({ kind: 'fault', reason: 'the sandbox is closed' });
  });

  it('refuses a level that is not there and says what to do', async () => {
    const path = process.env['PATH'];
    process.env['PATH'] = '/nowhere';
    await expect(openSandbox({ code, isolation: 'bubblewrap' })).rejects.toThrow(
      'apt-get install bubblewrap',
    );
    await expect(openSandbox({ code, isolation: 'container' })).rejects.toThrow('apt-get install perl-base');
    const sandbox = await openSandbox({ code });
    expect(sandbox.level).toBe('isolate');
    await sandbox.close();
    process.env['PATH'] = path;
  });

  it('takes the strongest level that works', async () => {
    const sandbox = await openSandbox({ code });
    expect(sandbox.level).toBe(strongest);
    await sandbox.close();
  });
});

/** A worker that says hello, waits for its task and then runs `body`, with `say` for an answer. */
function impostor(body: string): string[] {
  const script = `const fs = require('fs'); const say = (m) => fs.writeSync(3, (typeof m === 'string' ? m : JSON.stringify(m)) + '\\n');
    say({ kind: 'hello' }); fs.readSync(0, Buffer.alloc(1e6)); const go = () => { say({ kind: 'ready' }); say({ kind: 'entry', file: 'main.ts' }); say({ kind: 'loaded' }); }; ${body}; setTimeout(() => {}, 1e5);`;
  return [process.execPath, '-e', script];
}

async function askImpostor(body: string, calls = [callOf('f'), callOf('g')], callTimeMs = 20_000) {
  const workerCommand = impostor(body);
  const sandbox = await openSandbox({
    code,
    workerCommand,
    limits: { callTimeMs, answerBytes: 10_000, consoleBytes: 100 },
  });
  const answers = await sandbox.run(files, calls);
  await sandbox.close();
  return answers;
}

const answering = (id: string, value: string) =>
  `say('{"kind":"answer","id":"${id}","answer":{"kind":"returned","value":${value},"mutated":[]}}')`;

describe.concurrent('a worker that was taken over', () => {
  const nonsense = { kind: 'stopped', limit: { name: 'processExit', value: 0 } };

  it('is answered for with stopped when it talks nonsense', async () => {
    expect(await askImpostor("go(); say('what?')")).toEqual({ f: nonsense, g: nonsense });
  });

  it('cannot call its own failure our fault', async () => {
    const body = "go(); say({ kind: 'answer', id: 'f', answer: { kind: 'fault', reason: 'ha' } })";
    expect(await askImpostor(body)).toEqual({ f: nonsense, g: nonsense });
    expect(await askImpostor("go(); say({ kind: 'broken', reason: 'ha' })")).toEqual({
      f: nonsense,
      g: nonsense,
    });
  });

  it('has its first answer counted, and no answer to what was not asked', async () => {
    const body = `go(); ${answering('x', '0')}; ${answering('f', '1')}; ${answering('f', '2')}; ${answering('g', '3')}; say({ kind: 'end' })`;
    const answers = await askImpostor(body);
    expect(Object.keys(answers)).toEqual(['f', 'g']);
    expect([returned(answers['f']), returned(answers['g'])]).toEqual([1, 3]);
  });

  it('is ended when it floods or answers by drips', async () => {
    const flood = await askImpostor("go(); for (;;) fs.writeSync(3, 'x'.repeat(65536))");
    expect(flood['f']).toEqual({ kind: 'stopped', limit: { name: 'answerBytes', value: 10_000 } });
    const drips = await askImpostor(
      `${answering('f', '1').replace('say(', 'go(); (')}; setInterval(() => fs.writeSync(3, 'x'), 50)`,
      [callOf('f')],
      200,
    );
    expect(drips['f']).toEqual({ kind: 'stopped', limit: { name: 'callTimeMs', value: 200 } });
  });

  it('is answered for with stopped when it exits or ends without answers', async () => {
    expect(await askImpostor('go(); process.exit(7)')).toEqual({
      f: { kind: 'stopped', limit: { name: 'processExit', value: 7 } },
      g: { kind: 'stopped', limit: { name: 'processExit', value: 7 } },
    });
    expect(await askImpostor("go(); say({ kind: 'end' })", [callOf('f')])).toEqual({ f: nonsense });
  });

  it('is our fault only when none of the student’s code had run', async () => {
    expect(await askImpostor('process.exit(1)')).toMatchObject({
      f: { kind: 'fault' },
      g: { kind: 'fault' },
    });
  });
});

describe('readAnswer', () => {
  const read = (answer: unknown) =>
    readAnswer(JSON.stringify({ kind: 'answer', id: 'f', answer }), defaultLimits);
  const good = { kind: 'returned', value: [1, { $: 'NaN' }], mutated: [0] };
  const place = { file: 'a.ts', line: 1, column: 1 };
  const unparsed = { kind: 'does-not-parse', place, message: '', snippet: '' };

  it('reads an answer', () => {
    expect(read(good)).toEqual({ kind: 'answer', id: 'f', answer: { ...good, value: [1, Number.NaN] } });
  });

  it('reads which functions changed an argument behind a driver, and nothing else of it', () => {
    const said = [
      ['f', 0, 'more'],
      ['__proto__', 100],
    ];
    expect(read({ ...good, mutatedBehind: said })).toMatchObject({
      answer: {
        mutatedBehind: [
          ['f', 0],
          ['__proto__', 100],
        ],
      },
    });
  });

  it('reads what is never closed, and nothing else of it', () => {
    const unclosed = { opening: '{', noticed: 80 };
    const said = { kind: 'missing', absence: { ...unparsed, unclosed: { ...unclosed, more: 'x' } } };
    expect(read(said)).toMatchObject({ answer: { absence: { ...unparsed, unclosed } } });
    expect(JSON.stringify(read(said))).not.toContain('more');
  });

  it('stops a value beyond the limits, whoever let it through, by the limit’s name', () => {
    const stopped = (name: string, value: number) => ({
      kind: 'answer',
      id: 'f',
      answer: { kind: 'stopped', limit: { name, value } },
    });
    const nested = (levels: number) => ({
      ...good,
      value: JSON.parse('['.repeat(levels) + ']'.repeat(levels)),
    });
    expect(read(nested(12))).toMatchObject({ answer: { kind: 'returned' } });
    expect(read(nested(13))).toEqual(stopped('valueDepth', 12));
    expect(read({ ...good, value: new Array(50_000).fill(0) })).toEqual(stopped('valueCount', 50_000));
  });

  it.each(workerLimits)('believes a worker that %s was reached, and knows its value itself', (name) => {
    expect(read({ kind: 'stopped', limit: name, value: 7 })).toMatchObject({
      answer: { kind: 'stopped', limit: { name, value: defaultLimits[name] } },
    });
  });

  it.each([
    { ...good, value: { $: 'evil' } },
    { ...good, value: { x: 1 } },
    { ...good, mutated: [-1] },
    { ...good, mutated: 'all' },
    { ...good, mutatedBehind: 'f' },
    { ...good, mutatedBehind: [['f']] },
    { ...good, mutatedBehind: [['f', -1]] },
    { ...good, mutatedBehind: [[{}, 0]] },
    { ...good, mutatedBehind: new Array(1001).fill(['f', 0]) },
    { ...good, printed: 'x'.repeat(70_000) },
    { kind: 'threw', message: 'x'.repeat(2001) },
    { kind: 'threw', message: 'x', place: { file: 'a', line: '1', column: 1 } },
    { kind: 'stopped', limit: 'processExit' },
    { kind: 'stopped', limit: 'submissionTimeMs' },
    { kind: 'stopped', limit: '__proto__' },
    { kind: 'missing', absence: { kind: 'gone' } },
    { kind: 'missing', absence: { ...unparsed, unclosed: { opening: '<b>', noticed: 1 } } },
    { kind: 'missing', absence: { ...unparsed, unclosed: { opening: '{', noticed: '1' } } },
    { kind: 'missing', absence: { ...unparsed, unclosed: '{' } },
    { kind: 'fault', reason: 'x' },
    null,
    [],
  ])('takes %j for nonsense', (answer) => expect(read(answer)).toBeUndefined());
});

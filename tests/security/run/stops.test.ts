import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, IsolationLevel, Sandbox } from '../../../grader/model.ts';
import { openSandbox } from '../../../grader/run/sandbox.ts';
import { triedLevels } from '../../machine.ts';
import { ask, callOf, driverCall, levels, realms, returned, runOnce } from '../../unit/run/sandboxes.ts';

/** What must not be stopped here takes no time at all: even a busy machine is done with it by then. */
const limits = { callTimeMs: 1000, submissionTimeMs: 120_000 };
const timedOut: Answer = { kind: 'stopped', limit: { name: 'callTimeMs', value: 1000 } };
const outOfMemory: Answer = { kind: 'stopped', limit: { name: 'memoryMb', value: 128 } };

describe.each(levels)('stops at level %s', (isolation) => {
  it('answers the other functions when one loops for ever, and does not run it twice', async () => {
    const source =
      'export const f = () => { for (;;); }; export const g = () => 1; export const h = () => 2;';
    const calls = [callOf('g'), callOf('f', [], 'f1'), callOf('f', [], 'f2'), callOf('h')];
    const answers = await runOnce(source, calls, { isolation, limits });
    expect([returned(answers['g']), returned(answers['h'])]).toEqual([1, 2]);
    expect(answers['f1']).toEqual(timedOut);
    expect(answers['f2']).toEqual({ ...timedOut, notRun: true });
  });

  it('ends a native call that cannot be interrupted', async () => {
    const source =
      "export const f = () => { const s = 'x'.repeat(2 ** 27); return JSON.stringify([s, s, s].map((x) => [x + '\\u0001'])).length + Number((3n ** 9_000_000n) % 7n); }; export const g = () => 1;";
    const answers = await runOnce(source, [callOf('f'), callOf('g')], { isolation, limits });
    expect(answers['f']?.kind).toBe('stopped');
    expect(returned(answers['g'])).toBe(1);
  });

  it('stops an answer that is too large', async () => {
    const source =
      "export const f = () => new Array(3e6).fill(0); export const g = () => 'x'.repeat(9e6); export const h = () => 1;";
    const answers = await runOnce(source, [callOf('f'), callOf('g'), callOf('h')], { isolation });
    const stopped = (name: string, value: number) => ({ kind: 'stopped', limit: { name, value } });
    expect(answers['f']).toMatchObject(stopped('valueCount', 50_000));
    expect(answers['g']).toMatchObject(stopped('answerBytes', 256 * 1024));
    expect(returned(answers['h'])).toBe(1);
  });
});

describe.each(realms)('what a stop costs at level %s', (isolation) => {
  it('stops an endless loop at the top level, and keeps the other entry file', async () => {
    const code = { entries: { 'a.ts': ['f', 'f2'], 'b.ts': ['g'] }, sources: {} };
    const files = { 'a.ts': 'for (;;);', 'b.ts': 'export const g = () => 1;' };
    const calls = [callOf('f'), callOf('f2'), callOf('g')];
    const sandbox = await openSandbox({ code, isolation, limits });
    const answers = await sandbox.run(files, calls);
    await sandbox.close();
    expect(answers['f']).toEqual({ ...timedOut, loading: 'a.ts' });
    expect(answers['f2']).toEqual({ ...timedOut, loading: 'a.ts', notRun: true });
    expect(returned(answers['g'])).toBe(1);
  });

  it('keeps what a stopped call had printed', async () => {
    const source = "export const f = () => { console.log('step 1'); for (;;); };";
    const answers = await runOnce(source, [callOf('f')], { isolation, limits });
    expect(answers['f']).toEqual({ ...timedOut, printed: 'step 1\n' });
  });

  it('tries innocent functions after a driver’s loop with another function timed out', async () => {
    const sources = {
      'assignment/driver.ts':
        'export const run = (s: any) => { s.slow?.(); return 1; }; export const calm = (s: any) => s.quick();',
    };
    const code = { entries: { 'main.ts': ['slow', 'quick'] }, sources };
    const source = 'export const slow = () => { for (;;); }; export const quick = () => 7;';
    const calls = [
      driverCall('run', ['slow', 'quick']),
      { ...driverCall('run', ['quick', 'slow']), id: 'same loop' },
      driverCall('calm', ['slow', 'quick']),
      callOf('quick'),
    ];
    const answers = await runOnce(source, calls, { isolation, limits, code });
    expect(Object.values(answers).map((answer) => answer.kind)).toEqual([
      'stopped',
      'stopped',
      'returned',
      'returned',
    ]);
    expect(answers['same loop']).toEqual({ ...timedOut, notRun: true });
  });

  it('ends a submission when its time is up', async () => {
    const source = 'export const f = (x: number) => { if (x === 2) for (;;); return x; };';
    const calls = [1, 2, 3, 4].map((x) => callOf('f', [x], `f${x}`));
    const short = { callTimeMs: 60_000, submissionTimeMs: 6000 };
    const answers = await runOnce(source, calls, { isolation, limits: short });
    const stopped = { kind: 'stopped', limit: { name: 'submissionTimeMs', value: 6000 } };
    expect(returned(answers['f1'])).toBe(1);
    expect(answers['f2']).toEqual(stopped);
    expect([answers['f3'], answers['f4']]).toEqual(Array(2).fill({ ...stopped, notRun: true }));
  });
});

describe.each<IsolationLevel>(triedLevels)('memory at level %s', (isolation) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    const code = { entries: { 'main.ts': ['f', 'g'] }, sources: {} };
    // Time enough on a busy machine: the limit that is meant to be hit here is memory.
    sandbox = await openSandbox({
      code,
      isolation,
      limits: { callTimeMs: 20_000, submissionTimeMs: 60_000 },
    });
  });
  afterAll(() => sandbox.close());

  it.each([
    ['typed arrays', 'const a: unknown[] = []; for (;;) a.push(new Float64Array(1e6).fill(1));'],
    ['objects', 'const a: unknown[] = []; for (;;) a.push({ a });'],
    ['one huge array', 'return new Array(2e7).fill(1.5).length;'],
    [
      'strings',
      "let s = 'ab'; const a: string[] = []; for (let i = 0; ; i += 1) { s = (s + i).slice(0, 1e6); a.push(s.repeat(4).toUpperCase()); }",
    ],
  ])('stops a flood of %s; the other calls and the next submission are answered', async (_, body) => {
    const source = `export const f = () => { ${body} }; export const g = () => 1;`;
    const answers = await sandbox.run({ 'main.ts': source }, [callOf('f'), callOf('g')]);
    expect(answers['f']).toEqual(outOfMemory);
    expect(returned(answers['g'])).toBe(1);
    expect(returned(await ask(sandbox, 'export const f = () => 3;', callOf('f')))).toBe(3);
  });
});

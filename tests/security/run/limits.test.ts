import { describe, expect, it } from 'vitest';
import type { Limits } from '../../../grader/model.ts';
import { defaultLimits, keptConsoleBytes } from '../../../grader/run/limits.ts';
import { callOf, driverCall, levels, realms, returned, runOnce } from '../../unit/run/sandboxes.ts';

/** For limits that are not time: no busy machine may reach these first. */
const patient = { callTimeMs: 20_000, submissionTimeMs: 60_000 };

type Row = readonly [name: keyof Limits, limits: Partial<Limits>, body: string];

const table: readonly Row[] = [
  ['callTimeMs', { callTimeMs: 250, submissionTimeMs: 60_000 }, 'for (;;);'],
  ['submissionTimeMs', { callTimeMs: 5000, submissionTimeMs: 300 }, 'for (;;);'],
  ['memoryMb', { ...patient, memoryMb: 24 }, 'const a: unknown[] = []; for (;;) a.push({ a });'],
  ['answerBytes', { ...patient, answerBytes: 4096 }, "return 'x'.repeat(4097);"],
  ['valueCount', { ...patient, valueCount: 500 }, 'return new Array(500).fill(0);'],
  ['valueDepth', { ...patient, valueDepth: 3 }, 'return [[[[]]]];'],
  ['valueDepth', { ...patient }, 'const a: unknown[] = []; a.push({ a }); return a;'],
  ['consoleBytes', { ...patient, consoleBytes: 2048 }, "for (;;) console.log('still here');"],
  ['answersMb', { ...patient, answersMb: 1 }, 'return new Array(40_000).fill(0);'],
];

describe.each(realms)('a limit at level %s is told by its name and value', (isolation) => {
  it.each(table)('%s %j', async (name, limits, body) => {
    const source = `export const f = () => { ${body} };`;
    const { f } = await runOnce(source, [callOf('f')], { isolation, limits });
    const value = { ...defaultLimits, ...limits }[name];
    expect(f).toMatchObject({ kind: 'stopped', limit: { name, value } });
  });

  it('and none is reached by a call that stays within them', async () => {
    const source = `export const f = () => { console.log('x'.repeat(2047)); return [[new Array(496).fill(0)], NaN]; };
      export const g = () => 'x'.repeat(4094);`;
    const limits = { ...patient, answerBytes: 4096, valueCount: 500, valueDepth: 3, consoleBytes: 2048 };
    const { f, g } = await runOnce(source, [callOf('f'), callOf('g')], { isolation, limits });
    expect(f).toMatchObject({ kind: 'returned', printed: `${'x'.repeat(2047)}\n` });
    expect(returned(g)).toBe('x'.repeat(4094));
  });
});

it.each(levels)(
  'a worker’s limits are told one by one, and the rest is answered, at level %s',
  async (isolation) => {
    const source = `export const slow = () => { for (;;); };
    export const large = () => 'x'.repeat(5000);
    export const many = () => new Array(500).fill(0);
    export const deep = () => [[[[]]]];
    export const loud = () => { for (;;) console.log('still here'); };
    export const fine = () => 1;`;
    const limits = {
      callTimeMs: 1000,
      answerBytes: 4096,
      valueCount: 500,
      valueDepth: 3,
      consoleBytes: 2048,
    };
    const calls = ['slow', 'large', 'many', 'deep', 'loud', 'fine'].map((fn) => callOf(fn));
    const { fine, ...stopped } = await runOnce(source, calls, { isolation, limits });
    const told = Object.values(stopped).map((answer) => (answer.kind === 'stopped' ? answer.limit : answer));
    expect(told).toEqual(Object.entries(limits).map(([name, value]) => ({ name, value })));
    expect(returned(fine)).toBe(1);
  },
);

describe('what a value counts', () => {
  const answer = async (body: string, limits: Partial<Limits>) =>
    (await runOnce(`export const f = () => (${body});`, [callOf('f')], { limits })).f;

  it('counts numbers, texts, arrays, typed arrays and objects, and no keys', async () => {
    const six = "[1, 'a', { key: new Float64Array(1) }]";
    expect(await answer(six, { valueCount: 6 })).toMatchObject({ kind: 'returned' });
    expect(await answer(six, { valueCount: 5 })).toMatchObject({ limit: { name: 'valueCount', value: 5 } });
  });

  it('nests arrays and objects alone: what lies in the innermost may be any number, or no data', async () => {
    const body = '[[{ special: [NaN, -0, undefined, Infinity, new Map(), () => 1] }]]';
    expect(await answer(body, { valueDepth: 4 })).toMatchObject({ kind: 'returned' });
    expect(await answer(body, { valueDepth: 3 })).toMatchObject({ limit: { name: 'valueDepth', value: 3 } });
  });
});

describe.each(realms)(
  'an answer that is too large or too deep shows how it begins at level %s',
  (isolation) => {
    const beginning = async (body: string, limits: Partial<Limits> = {}) => {
      const source = `export const f = () => { ${body} };`;
      const { f } = await runOnce(source, [callOf('f')], { isolation, limits: { ...patient, ...limits } });
      return f?.kind === 'stopped' ? f.beginning : f;
    };

    it('with its first values', async () => {
      const begins = (await beginning('return new Array(60_000).fill([1, NaN]);')) as unknown[];
      expect(begins).toHaveLength(67);
      expect(begins.slice(0, 66)).toEqual(new Array(66).fill([1, Number.NaN]));
    });

    it('with the first characters of its texts, keys among them', async () => {
      const long = await beginning("return 'x'.repeat(300_000);");
      expect(long).toBe(`${'x'.repeat(1999)}…`);
      const keyed = await beginning("return { a: 1, ['k'.repeat(300_000)]: 2, b: 3 };");
      expect(keyed).toEqual({ a: 1 });
    });

    it('down to some levels, also when it contains itself', async () => {
      const endless = JSON.stringify(await beginning('const a: unknown[] = [1]; a.push({ a }); return a;'));
      expect(endless).toBe('[1,{"a":[1,{"a":[1,{"a":[1,{"a":{"what":"…"}}]}]}]}]');
    });

    it('also when it was a driver that asked', async () => {
      const sources = { 'assignment/driver.ts': 'export const run = (s: any) => s.f().length;' };
      const options = { isolation, limits: patient, code: { entries: { 'main.ts': ['f'] }, sources } };
      const source = 'export const f = () => new Array(60_000).fill({ a: -0 });';
      const [answer] = Object.values(await runOnce(source, [driverCall('run', ['f'])], options));
      expect(answer).toMatchObject({ kind: 'stopped', limit: { name: 'valueCount' } });
      expect(answer?.kind === 'stopped' && answer.beginning).toEqual([...new Array(99).fill({ a: -0 }), {}]);
    });

    it('and not when it does not let itself be looked at twice, nor when the limit is another', async () => {
      const once = "let seen = 0; const look = () => { if (seen++) throw new Error('no'); return 60_000; };";
      expect(await beginning(`${once} return new Proxy([], { get: look });`)).toBeUndefined();
      const endless = 'let seen = 0; const more = () => { if (seen++) for (;;); return [[]]; };';
      const stuck = await beginning(`${endless} return [{ get a() { return more(); } }];`, {
        valueDepth: 3,
        callTimeMs: 500,
      });
      expect(stuck).toBeUndefined();
      expect(await beginning("for (;;) console.log('x'.repeat(999));")).toBeUndefined();
    });
  },
);

describe('console output', () => {
  const flooded = (value: number) => ({ kind: 'stopped', limit: { name: 'consoleBytes', value } });
  const run = async (source: string, consoleBytes = 1000) => {
    const limits = { ...patient, consoleBytes };
    return runOnce(source, [callOf('f'), callOf('g')], { limits });
  };

  it('is kept up to 8 KiB, and costs nothing up to its limit', async () => {
    const lines = 'for (let i = 0; i < 1024; i += 1) console.log("x".repeat(1023));';
    const source = `export const f = () => { ${lines} return 1; }; export const g = () => { ${lines} console.log(); };`;
    const { f, g } = await run(source, 1024 * 1024);
    expect(f).toMatchObject({ kind: 'returned', value: 1 });
    expect(f?.kind === 'returned' && f.printed).toHaveLength(keptConsoleBytes);
    expect(g).toMatchObject(flooded(1024 * 1024));
  });

  it('is counted in bytes of UTF-8', async () => {
    const source =
      "export const f = () => { console.log('é中😀'.repeat(111)); }; export const g = () => { console.log('é中😀'.repeat(111) + '!'); };";
    const { f, g } = await run(source);
    expect(f).toMatchObject({ kind: 'returned', printed: `${'é中😀'.repeat(111)}\n` });
    expect(g).toMatchObject({ ...flooded(1000), printed: `${'é中😀'.repeat(111)}!` });
  });

  it('stops a call that catches what the console throws, whatever it returns or throws then', async () => {
    const flood = "try { for (;;) console.log('x'.repeat(99)); } catch {}";
    const source = `export const f = () => { ${flood} for (let i = 0; i < 1e5; i += 1) console.warn(i); return 1; };
      export const g = () => { ${flood} throw new Error('mine'); };`;
    const answers = await run(source);
    const printed = `${'x'.repeat(99)}\n`.repeat(10);
    expect(answers).toEqual({ f: { ...flooded(1000), printed }, g: { ...flooded(1000), printed } });
  });

  it('starts anew with each call, and a throw that was kept stops no other', async () => {
    const source = `let kept: unknown;
      export const f = () => { try { for (;;) console.log('x'); } catch (thrown) { kept = thrown; return 1; } };
      export const g = () => { console.log('y'); if (kept) throw kept; return 2; };`;
    const { f, g } = await run(source);
    expect(f).toMatchObject(flooded(1000));
    expect(g).toMatchObject({ kind: 'returned', value: 2, printed: 'y\n' });
  });

  it('counts for a driver’s loop as a whole', async () => {
    const sources = {
      'assignment/driver.ts':
        'export const run = (s: any, n: number) => { for (let i = 0; i < n; i += 1) s.f(); return n; };',
    };
    const source = "export const f = () => { console.log('x'.repeat(99)); };";
    const times = (n: number) => ({
      ...driverCall('run', ['f'], [{ kind: 'value', value: n }]),
      id: `${n} times`,
    });
    const options = { code: { entries: { 'main.ts': ['f'] }, sources }, limits: { consoleBytes: 1000 } };
    const answers = await runOnce(source, [times(10), times(11)], options);
    expect(returned(answers['10 times'])).toBe(10);
    expect(answers['11 times']).toMatchObject(flooded(1000));
  });

  it.each([
    ['and fails', 'for (;;) console.log("loading");'],
    ['and goes on', 'try { for (;;) console.log("loading"); } catch {}'],
  ])('is limited while a file is loaded %s; the other file is answered', async (_, flood) => {
    const code = { entries: { 'a.ts': ['f'], 'b.ts': ['g'] }, sources: {} };
    const files = { 'a.ts': `${flood} export const f = () => 1;`, 'b.ts': 'export const g = () => 2;' };
    const limits = { consoleBytes: 1000 };
    const { f, g } = await runOnce(files, [callOf('f'), callOf('g')], { code, limits });
    expect(f).toEqual({ ...flooded(1000), loading: 'a.ts' });
    expect(returned(g)).toBe(2);
  });

  it('while a file is loaded is no part of its calls, nor of the next file', async () => {
    const code = { entries: { 'a.ts': ['f'], 'b.ts': ['g'] }, sources: {} };
    const print = "console.log('x'.repeat(899));";
    const files = {
      'a.ts': `${print} throw new Error('no');`,
      'b.ts': `${print} export const g = () => { ${print} return 2; };`,
    };
    const limits = { consoleBytes: 1000 };
    const { f, g } = await runOnce(files, [callOf('f'), callOf('g')], { code, limits });
    expect(f).toMatchObject({ kind: 'missing', absence: { kind: 'fails-to-load', message: 'no' } });
    expect(returned(g)).toBe(2);
  });
});

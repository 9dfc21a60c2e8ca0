/** Calls that are made again after all others: what a submission keeps between its calls shows. */
import { describe, expect, it } from 'vitest';
import type { Call } from '../../../grader/model.ts';
import { callOf, levels, runOnce, value } from './sandboxes.ts';

const again = (call: Call): Call => ({ ...call, again: true });
const calls = [again(callOf('f', [[1, 2]])), callOf('g', [3]), callOf('f', [[4]], 'f later')];
const g = 'export const g = (x: number) => -x;';

describe.each(levels)('a call that is made again, at %s', (isolation) => {
  it.each([
    ['keeps a sum outside', 'let sum = 0; export const f = (x: number[]) => (sum += x[0]!);'],
    [
      'keeps what the first call made',
      'let own: number[] | undefined; export const f = (x: number[]) => { own ??= [...x]; own[0]! += 1; return own; };',
    ],
    [
      'fills one list',
      'const list: number[] = []; export const f = (x: number[]) => { list.push(...x); return list; };',
    ],
    ['tells −0 from 0', 'let calls = 0; export const f = () => (calls++ === 0 ? 0 : -0);'],
    [
      'throws in the end',
      'let calls = 0; export const f = () => { if (calls++ > 1) throw new Error("late"); return 0; };',
    ],
  ])('is found to change when the code %s', async (_what, source) => {
    const answers = await runOnce(`${source}\n${g}`, calls, { isolation });
    expect(answers['f']).toMatchObject({ kind: 'returned', changes: true });
    expect(answers['g']).toEqual({ kind: 'returned', value: -3, mutated: [] });
    expect(answers['f later']).not.toHaveProperty('changes');
  });

  it.each([
    [
      'remembers right answers',
      'const known = new Map<string, number>(); export const f = (x: number[]) => { const key = String(x); if (!known.has(key)) known.set(key, x[0]! / 3); return known.get(key); };',
    ],
    [
      'counts its calls for itself',
      'let calls = 0; export const f = () => { calls += 1; console.log(calls); return Number.NaN; };',
    ],
    ['throws each time', 'export const f = () => { throw new Error("no"); };'],
    [
      'has no end in the last call',
      'let calls = 0; export const f = () => { if (++calls > 2) for (;;); return 1; };',
    ],
    [
      'is too large in the last call',
      'let calls = 0; export const f = () => (++calls > 2 ? new Array(1e6).fill(0) : 1);',
    ],
  ])('is not when the code %s', async (_what, source) => {
    const answers = await runOnce(`${source}\n${g}`, calls, {
      isolation,
      limits: { callTimeMs: 300 } as never,
    });
    for (const answer of Object.values(answers)) expect(answer).not.toHaveProperty('changes');
    expect(answers['g']).toEqual({ kind: 'returned', value: -3, mutated: [] });
    expect(answers['f later']).toMatchObject({ kind: source.includes('"no"') ? 'threw' : 'returned' });
  });
});

describe('a call that a driver makes again', () => {
  it('is answered for with what the functions behind it keep', async () => {
    const sources = {
      'assignment/driver.ts': 'export const d = (student: any, x: number) => [student.f(x)];',
    };
    const code = { entries: { 'main.ts': ['f'] }, sources };
    const call: Call = { id: 'd', target: 'driver', fn: 'd', uses: ['f'], args: [value(1)], again: true };
    const source = 'let v = 0; export const f = (x: number) => (v = 0.9 * v + x);';
    expect((await runOnce(source, [call], { code }))['d']).toMatchObject({ value: [1], changes: true });
  });
});

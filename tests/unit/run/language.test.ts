/** What there is besides ECMAScript in a realm. */
import { describe, expect, it } from 'vitest';
import { callOf, realms, returned, runOnce } from './sandboxes.ts';

describe.each(realms)('in the realm of level %s', (isolation) => {
  const run = async (body: string) => {
    const answers = await runOnce(`export const f = () => { ${body} };`, [callOf('f')], { isolation });
    return answers['f'];
  };

  it('structuredClone copies nested data and leaves the original alone', async () => {
    const body = `const W = { W1: [[1, 2], [3, NaN]], name: 'x', nothing: undefined };
      const copy = structuredClone(W); copy.W1[0][0] = 9; return [W.W1[0][0], copy];`;
    expect(returned(await run(body))).toEqual([
      1,
      {
        W1: [
          [9, 2],
          [3, Number.NaN],
        ],
        name: 'x',
        nothing: undefined,
      },
    ]);
  });

  it('structuredClone keeps cycles, shared parts, holes, typed arrays, maps, sets and dates', async () => {
    const body = `const row = [1]; const all = { a: row, b: row, holes: [, 2], typed: new Float32Array([1.5]), map: new Map([['k', row]]), set: new Set([3]), date: new Date(5) };
      all.self = all; const copy = structuredClone(all);
      return [copy.self === copy, copy.a === copy.b, copy.a !== row, copy.map.get('k') === copy.a, 0 in copy.holes, copy.holes.length,
        copy.typed instanceof Float32Array && copy.typed[0], copy.set.has(3), copy.date.getTime()];`;
    expect(returned(await run(body))).toEqual([true, true, true, true, false, 2, 1.5, true, 5]);
  });

  it('structuredClone refuses functions by the usual name', async () => {
    const body = 'try { structuredClone({ g() {} }); } catch (error) { return error.name; }';
    expect(returned(await run(body))).toBe('DataCloneError');
  });

  it('the console has every usual method, and prints what those that print are given', async () => {
    const body = `console.table([[1, 2]]); console.dir({ a: 1 }); console.group('g'); console.assert(1 > 0, 'no'); console.assert(false, 'yes');
      console.time('t'); console.timeEnd('t'); console.groupEnd(); console.count(); console.trace('here'); return 1;`;
    expect(await run(body)).toMatchObject({
      value: 1,
      printed: '[ [ 1, 2 ] ]\n{ a: 1 }\ng\nAssertion failed: yes\nhere\n',
    });
  });

  it('Math.random throws and says what to use', async () => {
    const message = 'Math.random gives other numbers in every run: take random numbers from rng';
    expect(await run('return Math.random();')).toMatchObject({ kind: 'threw', message });
  });

  it('no timers, no clock and nothing of Node', async () => {
    const names = [
      'setTimeout',
      'performance',
      'queueMicrotask',
      'process',
      'require',
      'fetch',
      'Buffer',
      'WebAssembly',
    ];
    const body = `return [${names.map((name) => `typeof ${name}`)}]`;
    expect(new Set(returned(await run(body)) as string[])).toEqual(new Set(['undefined']));
  });
});

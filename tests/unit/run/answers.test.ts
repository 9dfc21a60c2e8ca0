import seedrandom from 'seedrandom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call, Sandbox } from '../../../grader/model.ts';
import { openSandbox } from '../../../grader/run/sandbox.ts';
import { NotData } from '../../../grader/value.ts';
import { ask, callOf, driverCall, levels, returned, value } from './sandboxes.ts';

const code = {
  entries: { 'main.ts': ['f', 'g'] },
  sources: {
    'library/double.ts': 'export const double = (x: number): number => 2 * x;',
    'assignment/driver.ts': `import { double } from '../library/double.ts';
      export function twice(student: { f(x: number): number }, x: number) { return double(student.f(student.f(x))); }
      export function size(student: { f(): unknown }) { const X = student.f(); if (!Array.isArray(X)) throw new TypeError('f gives no list'); return X.length; }
      export function names(student: object) { return Object.keys(student); }`,
    'assignment/probes.ts': 'export const cube = (theta: number): number => theta ** 3;',
  },
};

describe.each(levels)('answers at level %s', (isolation) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox({ code, isolation });
  });
  afterAll(() => sandbox.close());
  const answer = (source: string, call: Call) => ask(sandbox, source, call);
  const result = async (source: string, ...args: Parameters<typeof callOf>[1] & object) =>
    returned(await answer(source, callOf('f', args)));

  it('tells a driver’s complaint from an error of the student’s', async () => {
    const call = driverCall('size', ['f']);
    const complaint = await answer('export const f = () => 3; export const g = 1;', call);
    expect(complaint).toEqual({ kind: 'threw', message: 'TypeError: f gives no list', by: 'driver' });
    const own = await answer('export const f = () => { throw new Error("mine"); };', call);
    expect(own).toMatchObject({ kind: 'threw', message: 'mine', place: { file: 'main.ts' } });
    expect(own).not.toHaveProperty('by');
    const bare = await answer('export const f = () => { throw "a text"; };', call);
    expect(bare).toEqual({ kind: 'threw', message: 'threw "a text"' });
  });

  it('says the level that was asked for', () => expect(sandbox.level).toBe(isolation));

  it('carries NaN, infinities, -0 and undefined in both directions', async () => {
    const special = [
      Number.NaN,
      -0,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      undefined,
      null,
      0.1,
    ];
    expect(
      await result(
        'export const f = (list: unknown[]) => [list, list.map((x) => Object.is(x, -0))];',
        special,
      ),
    ).toEqual([special, [false, true, false, false, false, false, false]]);
  });

  it('carries nested objects, also with a key named __proto__', async () => {
    const given = JSON.parse('{"W1":[[1,2]],"__proto__":{"x":1},"1":"one"}');
    const source =
      'export const f = (o: object) => [o, Object.keys(o), Object.getPrototypeOf(o) === Object.prototype];';
    const [object, keys, isPlain] = (await result(source, given)) as [object, string[], boolean];
    expect(Object.keys(object).sort()).toEqual(['1', 'W1', '__proto__']);
    expect(keys.sort()).toEqual(['1', 'W1', '__proto__']);
    expect(isPlain).toBe(true);
  });

  it('reads typed arrays as lists and holes as undefined', async () => {
    const source = 'export const f = () => [new Float64Array([1, NaN, -0]), new Uint8Array(2), [1, , 3]];';
    expect(await result(source)).toEqual([
      [1, Number.NaN, -0],
      [0, 0],
      [1, undefined, 3],
    ]);
  });

  it('names what is not data', async () => {
    const source = `function* numbers() { yield 1; }
      export const f = () => [() => 1, Promise.resolve(1), new Map(), new Set(), new Date(0), Symbol('s'), 10n,
        /x/, numbers(), [1].values(), new Error('x'), new ArrayBuffer(8)];`;
    const whats = (await result(source)) as NotData[];
    expect(whats.every((what) => what instanceof NotData)).toBe(true);
    expect(whats.map(({ what }) => what)).toEqual([
      ...['a function', 'a promise', 'a Map', 'a Set', 'a Date', 'a symbol', 'a bigint'],
      ...['a regular expression', 'a generator', 'an iterator', 'an error', 'an ArrayBuffer'],
    ]);
  });

  it('reads the fields of a plain class instance', async () => {
    const source = 'class Layer { W = [[1]]; b = 2 } export const f = () => new Layer();';
    expect(await result(source)).toEqual({ W: [[1]], b: 2 });
  });

  it('reads what the accessors of a class give, once, and an own property before them', async () => {
    const source = `let asked = 0;
      class Base { get size() { return 2; } get label() { return 'base'; } method() {} set only(_x) {} }
      class Layer extends Base { #W = [[1]]; b = 2; label = 'own'; get W() { asked += 1; return this.#W; } }
      export const f = () => asked === 0 ? new Layer() : asked;`;
    expect(await result(source)).toEqual({ b: 2, label: 'own', size: 2, W: [[1]] });
  });

  it('leaves parameters at their defaults when no argument is given', async () => {
    expect(await result('export function f(x: number, beta1 = 0.9) { return [x, beta1]; }', 1)).toEqual([
      1, 0.9,
    ]);
  });

  it('gives each call fresh arguments and tells which were changed', async () => {
    const source =
      'export function f(a: number[][], b: { x: number }, c: number[]) { a[0][1] = 9; delete (b as any).x; return a; }';
    const args = [[[1, 2]], { x: 1 }, [Number.NaN]];
    const calls = [callOf('f', args, 'first'), callOf('f', args, 'second')];
    const answers = await sandbox.run({ 'main.ts': source }, calls);
    for (const id of ['first', 'second']) {
      expect(answers[id]).toEqual({ kind: 'returned', value: [[1, 9]], mutated: [0, 1] });
    }
  });

  it.each(['', 'seed', 'a:b/c 42', 'ünïcode 中文', 'x'.repeat(700)])(
    'gives seedrandom(%j) bit for bit',
    async (seed) => {
      const source =
        'export const f = (rng: any) => [rng(), rng(), rng.int32(), rng.quick(), rng.double(), ...Array.from({ length: 500 }, () => rng())];';
      const call: Call = { ...callOf('f'), args: [{ kind: 'rng', seed }] };
      const node = seedrandom(seed);
      const expected = [
        node(),
        node(),
        node.int32(),
        node.quick(),
        node.double(),
        ...Array.from({ length: 500 }, () => node()),
      ];
      expect(returned(await answer(source, call))).toEqual(expected);
    },
  );

  it('passes a probe as the function of that name', async () => {
    const call: Call = { ...callOf('f'), args: [{ kind: 'probe', name: 'cube' }, value(3)] };
    expect(await answer('export const f = (cost: any, theta: number) => cost(theta);', call)).toEqual({
      kind: 'returned',
      value: 27,
      mutated: [],
    });
  });

  it('runs a driver with the student’s functions', async () => {
    const source =
      'export const f = (x: number) => x + 1; export const other = () => 1; export const data = [1];';
    expect(returned(await answer(source, driverCall('twice', ['f'], [value(5)])))).toBe(14);
    expect(returned(await answer(source, driverCall('names', ['f'])))).toEqual(['f', 'other']);
  });

  it('lets the assignment’s own driver and library win over files of the same name', async () => {
    const files = {
      'main.ts': "import { double } from './library/double.ts'; export const f = (x: number) => double(x);",
      'library/double.ts': 'export const double = () => 0;',
      'assignment/driver.ts': 'export const twice = () => 0;',
    };
    const call = driverCall('twice', ['f'], [value(1)]);
    expect(returned((await sandbox.run(files, [call]))[call.id])).toBe(8);
  });

  it('keeps what is printed, call by call', async () => {
    const source = `console.log('at load'); export function f(x: number) { console.log('x is', x, [1, -0], { a: 'b' }); console.error('!'); return x; }
      export const g = () => 0;`;
    const answers = await sandbox.run({ 'main.ts': source }, [callOf('f', [1]), callOf('g')]);
    expect(answers['f']).toEqual({
      kind: 'returned',
      value: 1,
      mutated: [],
      printed: 'x is 1 [ 1, -0 ] { a: "b" }\n!\n',
    });
    expect(answers['g']).toEqual({ kind: 'returned', value: 0, mutated: [] });
  });

  it('starts every submission afresh', async () => {
    const source =
      'const seen = (globalThis as any).seen ?? 0; (globalThis as any).seen = 1; export const f = () => seen;';
    expect(await result(source)).toBe(0);
    expect(await result(source)).toBe(0);
  });
});

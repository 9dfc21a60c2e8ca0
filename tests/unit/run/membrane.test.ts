/** What stands between a driver and the student's functions: plain data one way, copies and the student's own the other. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Argument, Sandbox } from '../../../grader/model.ts';
import { openSandbox } from '../../../grader/run/sandbox.ts';
import { ask, callOf, driverCall, realms, returned, value } from './sandboxes.ts';

const driver = `
  type Student = Record<string, any>;
  export const looks = (student: Student) => {
    const list = student.f();
    return { text: JSON.stringify(list), length: list.length, map: list.map((x: unknown) => x), sum: list.flat().reduce((a: number, b: number) => a + Number(b), 0), all: [...list] };
  };
  export const there = (student: Student) => student.g(student.f());
  export const wrapped = (student: Student) => student.g({ own: { cache: student.f().cache } });
  export const argument = (student: Student, x: number[]) => { const given = { x, y: [x] }; student.f(given, given); return [given, student.f.left?.()]; };
  export const callback = (student: Student) => { const seen: unknown[] = []; student.f((point: any) => { seen.push(point.x, JSON.stringify(point)); return [1, 2]; }); return seen; };
  export const errors = (student: Student) => { try { student.f(); return 'none'; } catch (error) { return error instanceof Error ? [error.name, error.message, Object.keys(error), error instanceof RangeError] : typeof error; } };
  export const shared = (student: Student) => { const [a, b] = student.f(); return a === b; };
  export const plain = (student: Student) => student.f();
  export const generator = (student: Student, rng: () => number) => [student.f(rng), rng()];
  export const lines = (student: Student) => [student.f(),
    student.f()];
  export const nested = (student: Student) => [0].map(() => (() => student.f())())[0];
  export const callingBack = (student: Student) => student.f((point: any) => [point].map(({ x }) => x)[0]);
  export const swallow = (student: Student) => { try { student.f(); } catch { } return 1; };
  export const kind = (student: Student) => Object.prototype.toString.call(student.f());
  const own = { kept: true };
  export const passesAsItIs = (given: unknown) => given === own;
  export const swallows = (student: Student, X: number[][]) => { try { student.f(X); } catch { } return 1; };
  export const twice = (student: Student, X: number[][]) => { student.f(X, { X }); student.f(X, { X }); return X; };
  export const handsBack = (student: Student) => { const cache = student.f(); student.g(cache); return 1; };
  export const handsBackLater = (student: Student) => { const cache = student.f(); student.f(); student.g(cache); return 1; };
  export const asItIs = (student: Student) => student.f(own, [own])[0] === own;
`;
/** Sets a property that what is inherited would forbid to assign. */
const put =
  'function put(o: object, key: PropertyKey, value: unknown) { Object.defineProperty(o, key, { value, configurable: true }); }';
const code = { entries: { 'main.ts': ['f', 'g'] }, sources: { 'assignment/driver.ts': driver } };

describe.each(realms)('between driver and student in the realm of %s', (isolation) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox({ code, isolation });
  });
  afterAll(() => sandbox.close());
  const answer = (source: string, fn: string, ...args: Argument[]) =>
    ask(sandbox, `${source}\n${put}`, driverCall(fn, ['f'], args));
  const result = async (...args: Parameters<typeof answer>) => returned(await answer(...args));

  it.each([
    [
      'methods of its own',
      'const a: any = [1, 2]; put(a, "map", () => [9]); put(a, "flat", () => [9]); put(a, "toJSON", () => 9); return a;',
    ],
    [
      'an iterator of its own',
      'const a: any = [1, 2]; put(a, Symbol.iterator, function* () { yield 9; }); return a;',
    ],
    [
      'a class with species',
      'class L extends Array { static get [Symbol.species]() { return class { constructor() { return [9]; } }; } map() { return [9]; } } return L.of(1, 2);',
    ],
    [
      'a typed array',
      'const a: any = Float64Array.of(1, 2); put(a, "length", 9); put(a, "map", () => [9]); return a;',
    ],
    [
      'a proxy',
      'return new Proxy([1, 2], { get: (t: any, k) => k === "map" || k === "toJSON" ? () => [9] : t[k] });',
    ],
    [
      'accessors that change',
      'let n = 0; const a = [1, 0]; Object.defineProperty(a, 1, { get: () => 2 + n++, enumerable: true }); return a;',
    ],
  ])('an answer with %s is what its items are', async (_what, body) => {
    expect(await result(`export const f = () => { ${body} }; export const g = 0;`, 'looks')).toEqual({
      text: '[1,2]',
      length: 2,
      map: [1, 2],
      sum: 3,
      all: [1, 2],
    });
  });

  it('what a student answered comes back to it as its own, inside other things, too', async () => {
    const source = `const known = new WeakMap();
      class Cache { #x = 7; data = new Float64Array(2); read() { return this.#x; } }
      export const f = () => { const cache = new Cache(); known.set(cache, 1); return { cache, run: () => 3 }; };
      export const g = ({ cache, run, own }: any) => { const it = cache ?? own.cache;
        return [it.read(), known.get(it), it.data instanceof Float64Array, run === undefined ? 0 : run()]; };`;
    expect(await result(source, 'there')).toEqual([7, 1, true, 3]);
    expect(await result(source, 'wrapped')).toEqual([7, 1, true, 0]);
  });

  it('arguments are copies, and the driver is told what was made of them', async () => {
    const source = `export const f = (a: any, b: any) => { a.x[0] = 9; a.y.push(1); put(a, 'toJSON', () => 'same'); put(a.x, 'map', () => []);
      b.z = a !== b; Object.defineProperty(a, 'w', { enumerable: true, get: () => 5 }); };`;
    const [given, left] = (await result(source, 'argument', value([1, 2]))) as [unknown, unknown[]];
    expect(given).toEqual({ x: [1, 2], y: [[1, 2]] });
    expect(left[0]).toMatchObject({ x: [9, 2], y: [[1, 2], 1], w: 5 });
    expect(left[1]).toEqual({ x: [1, 2], y: [[1, 2]], z: true });
  });

  const behind = async (...args: Parameters<typeof answer>) => {
    const given = await answer(...args);
    return given?.kind === 'returned' ? (given.mutatedBehind ?? []) : given;
  };
  const X = value([[1, -0, Number.NaN]]);

  it.each([
    ['an entry', 'X[0]![1] = 5'],
    ['the sign of a zero', 'X[0]![1] = 0'],
    ['the length', 'X[0]!.push(1)'],
    ['a row by one of others', 'X[0] = [1, -0]'],
    ['an entry by a list', '(X as any)[0][0] = [1]'],
    ['a list by nothing', '(X as any)[0] = null'],
    ['in one call of several, behind a counter', 'if (calls++ === 1) X[0]![0] = 7'],
    ['before it throws', 'X.length = 0; throw new RangeError("no")'],
    ['in a way that nobody can read any more', 'Object.defineProperty(X, 0, { get: () => { throw 1; } })'],
    ['by a list without end', 'const ring: any[] = []; ring.push(ring, ring); X[0] = ring as any'],
    [
      'by a proxy',
      'X[0] = new Proxy(X[0]!, { get: (list: any, key) => key === "length" ? 2 ** 53 : list[key] })',
    ],
  ])('a driver that copies does not hide that a function changes %s', async (_what, body) => {
    const source = `let calls = 0; export const f = (X: number[][]) => { ${body}; }; export const g = 0;`;
    const told = body.includes('throw new') ? 'swallows' : 'twice';
    expect(await behind(source, told, X)).toEqual([['f', 0]]);
  });

  it.each([
    ['nothing', 'X.map((row) => row.toReversed())'],
    ['what it copied', 'const own = structuredClone(options); own.X[0]![0] = 9; own.more = 1'],
    ['and puts back', 'const was = X[0]![0]!; X[0]![0] = 9; X[0]![0] = was'],
  ])('a function that changes %s is not told', async (_what, body) => {
    const source = `export const f = (X: number[][], options: any) => { ${body}; }; export const g = 0;`;
    expect(await answer(source, 'twice', X)).toMatchObject({ kind: 'returned', mutated: [] });
    expect(await behind(source, 'twice', X)).toEqual([]);
  });

  it('only the argument that was changed is told', async () => {
    const source =
      'export const f = (X: number[][], options: any) => { options.more = 1; }; export const g = 0;';
    expect(await behind(source, 'twice', X)).toEqual([['f', 1]]);
  });

  it.each([
    ['changes it', 'cache.A[0][0] = 9', [['g', 0]]],
    ['adds to it', 'cache.dZ = [1]', [['g', 0]]],
    ['only reads it', 'cache.A.map((row: any) => row)', []],
    ['fills a memory of its own class', 'cache.own.remember()', []],
  ])('what a function made itself is an argument like others: one that %s', async (_what, body, told) => {
    const source = `class Own { known = 0; remember() { this.known = 1; } }
      export const f = () => { const cache: any = { A: [[1], Float64Array.of(1, 2)], own: new Own(), map: new Map() }; cache.itself = cache; return cache; };
      export const g = (cache: any) => { ${body}; };`;
    expect(await behind(source, 'handsBack')).toEqual(told);
  });

  it('a function is not blamed for what another one did to its argument before', async () => {
    const source = `const shared = [[1]]; export const f = () => { shared[0]![0]! += 1; return { A: shared }; }; export const g = (cache: any) => cache.A[0][0];`;
    expect(await behind(source, 'handsBackLater')).toEqual([]);
  });

  it('a callback of the driver gets plain data and gives a copy', async () => {
    const source = `let n = 0; export const f = (score: any) => { const back = score({ get x() { return n++; }, toJSON: () => 'same' }); put(back, 'map', 0); };`;
    expect(await result(source, 'callback')).toEqual([0, '{"x":0,"toJSON":{}}']);
  });

  it.each([
    [
      'class Mine extends RangeError { name = "Mine"; } throw new Mine("bad");',
      ['RangeError', 'bad', [], true],
    ],
    [
      'class Liar extends TypeError { name = "RangeError"; } throw new Liar("bad");',
      ['TypeError', 'bad', [], false],
    ],
    ['throw Object.assign(new Error("bad"), { name: "Mine", extra: 1 });', ['Mine', 'bad', [], false]],
    ['throw new Proxy(new RangeError("bad"), {});', ['RangeError', 'bad', [], true]],
    ['throw { name: "RangeError", message: "bad" };', 'object'],
    ['throw "a text";', 'string'],
    ['throw new Proxy({}, { getPrototypeOf() { throw 1; }, get() { throw 2; } });', 'object'],
  ])('%s is caught as what it is', async (body, caught) => {
    expect(await result(`export const f = () => { ${body} };`, 'errors')).toEqual(caught);
  });

  it('an error that the driver does not catch is told as the student made it, with its place', async () => {
    const source =
      'class Mine extends RangeError { name = "Mine"; }\nexport const f = () => { throw new Mine("bad"); };';
    expect(await answer(source, 'plain')).toEqual({
      kind: 'threw',
      message: 'Mine: bad',
      place: { file: 'main.ts', line: 2, column: 32 },
    });
  });

  it('parts that are one and the same stay so, and what contains itself is too deep to tell', async () => {
    expect(await result('export const f = () => { const row = [1]; return [row, row]; };', 'shared')).toBe(
      true,
    );
    expect(await result('export const f = () => [[1], [1]];', 'shared')).toBe(false);
    const ring = await answer(
      'export const f = () => { const a: unknown[] = []; a.push(a); return a; };',
      'plain',
    );
    expect(ring).toMatchObject({ kind: 'stopped', limit: { name: 'valueDepth' } });
  });

  it('what is no data is named, and hides nothing', async () => {
    const what = async (body: string) => returned(await answer(`export const f = () => ${body};`, 'plain'));
    expect(await what('new Map([[1, 2]])')).toMatchObject({ what: 'a Map' });
    expect(await what('(function* () { yield 1; })()')).toMatchObject({ what: 'a generator' });
    expect(await what('Promise.resolve(1)')).toMatchObject({ what: 'a promise' });
    expect(await result('export const f = () => new Map();', 'kind')).toBe('[object Object]');
  });

  it('the generator of random numbers is shared, and takes no properties', async () => {
    const source =
      'export const f = (rng: any) => { try { rng.toJSON = 1; } catch {} return [rng() < 1, rng.int32() % 1, rng.toJSON]; };';
    const [own, next] = (await result(source, 'generator', { kind: 'rng', seed: 'a' })) as [unknown, number];
    expect(own).toEqual([true, expect.closeTo(0), undefined]);
    expect(next).toBeLessThan(1);
  });

  it('a student sees nothing of who calls: neither the line of the driver, nor which it is, nor whether one does', async () => {
    const source = `export function f() { return new Error('x').stack; }`;
    const seen = 'Error: x\n    at f (main.ts:1:30)';
    expect(await result(source, 'lines')).toEqual([seen, seen]);
    expect(await result(source, 'nested')).toBe(seen);
    expect(returned(await ask(sandbox, source, callOf('f')))).toBe(seen);
    const captured = 'export function f() { const o: any = {}; Error.captureStackTrace(o); return o.stack; }';
    expect(await result(captured, 'plain')).toMatch(/^.*\n {4}at f \(main\.ts:1:\d+\)$/);
  });

  it('a student sees no more of a callback of the driver that throws', async () => {
    const source = `export function f(look: any) {
      try { look(null); } catch (error: any) { return error.stack.replace(/^.*/, ''); }
    }`;
    expect(await result(source, 'callingBack')).toBe(
      '\n    at assignment/driver.ts\n    at f (main.ts:2:13)',
    );
  });

  it.each([
    ['new Array(3e6).fill(0)', 'valueCount'],
    ['Array.from({ length: 20 }).reduce((a) => [a], 1)', 'valueDepth'],
  ])('an answer beyond a limit ends the call, even where the driver goes on: %s', async (body, name) => {
    expect(await answer(`export const f = () => ${body};`, 'swallow')).toMatchObject({
      kind: 'stopped',
      limit: { name },
    });
  });

  it('what the driver names crosses as it is', async () => {
    expect(
      await result('export const f = (own: any, [same]: any[]) => [own === same ? own : 0];', 'asItIs'),
    ).toBe(true);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../grader/model.ts';
import { openSandbox } from '../../../grader/run/sandbox.ts';
import { wallLevels } from '../../machine.ts';
import { ask, callOf, levels, realms, returned, runOnce } from '../../unit/run/sandboxes.ts';

describe.each(levels)('hostile code at level %s', (isolation) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    const code = { entries: { 'main.ts': ['f'] }, sources: {} };
    sandbox = await openSandbox({ code, isolation, limits: { callTimeMs: 2000 } });
  });
  afterAll(() => sandbox.close());
  const answer = (source: string, ...args: Parameters<typeof callOf>[1] & object) =>
    ask(sandbox, source, callOf('f', args));
  const honest =
    'export const f = (x: number[], o: object) => ({ x, o, sum: x[0] + x[1], list: [1, [2, NaN]] });';
  const args = [[1, 2], { a: { b: -0 } }] as const;
  const right = { x: [1, 2], o: { a: { b: -0 } }, sum: 3, list: [1, [2, Number.NaN]] };

  it.each([
    'Object.prototype.toJSON = () => 1; Array.prototype.toJSON = () => 2; String.prototype.toJSON = () => 3;',
    'Array.prototype.map = Array.prototype.forEach = Array.prototype.push = Array.prototype.join = () => 0;',
    'Array.prototype[Symbol.iterator] = function* () { yield 1; };',
    'JSON.parse = JSON.stringify = Object.keys = Array.isArray = Reflect.apply = Reflect.ownKeys = Object.is = () => 0;',
    'for (const i of [0, 1, 2, 3]) { Object.defineProperty(Array.prototype, i, { set() {}, get: () => 7 }); Object.defineProperty(Object.prototype, i, { set() {}, get: () => 7 }); }',
    "for (const key of ['get', 'set', 'value', 'of', '$', 'a', 'kind', 'x', 'length']) Object.defineProperty(Object.prototype, key, { __proto__: null, set() {}, get: () => 7, configurable: true });",
    'globalThis.Math = globalThis.Promise = globalThis.Object = globalThis.JSON = globalThis.Reflect = globalThis.String = undefined;',
    'Function.prototype.call = Function.prototype.apply = Function.prototype.bind = () => 0;',
    'Object.setPrototypeOf(Array.prototype, new Proxy({}, {}));',
    'Object.freeze(Object.prototype); Object.freeze(Array.prototype);',
    'Symbol.prototype.toString = Number.prototype.toString = Object.prototype.valueOf = () => { throw 1; };',
  ])('answers as ever after %s', async (poison) => {
    const source = `${honest} (0, eval)(${JSON.stringify(poison)});`;
    expect(await answer(source, ...(structuredClone(args) as never))).toEqual({
      kind: 'returned',
      value: right,
      mutated: [],
    });
  });

  it('does not ask a result for its own JSON', async () => {
    const source =
      'export const f = () => ({ a: 1, toJSON: undefined, list: Object.assign([1], { toJSON: 5 }) });';
    expect(await answer(source)).toMatchObject({ value: { a: 1, list: [1] } });
  });

  it.each([
    ['a getter that throws', 'export const f = () => ({ get x() { throw new Error("no"); } });', 'no'],
    [
      'a revoked proxy',
      'export const f = () => { const p = Proxy.revocable([], {}); p.revoke(); return p.proxy; };',
      'revoked',
    ],
    ['a stack overflow', 'export const f = (): number => 1 + f();', 'RangeError: Maximum call stack'],
    ['throw null', 'export const f = () => { throw null; };', 'threw null'],
    ['throw a text', 'export const f = () => { throw "boom"; };', 'threw "boom"'],
    [
      'throw a proxy',
      'export const f = () => { throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } }); };',
      'threw',
    ],
    [
      'an error with hostile fields',
      'export const f = () => { throw Object.defineProperties(new Error(), { message: { get() { throw 1; } }, stack: { get() { throw 2; } }, name: { value: {} } }); };',
      'threw',
    ],
  ])('says that %s threw', async (_, source, message) => {
    expect(await answer(source)).toMatchObject({ kind: 'threw', message: expect.stringContaining(message) });
  });

  it('reads 12 levels and no more, special numbers at the last', async () => {
    const nested = (levels: number) =>
      `export const f = () => { let a: unknown = NaN; for (let i = 0; i < ${levels}; i += 1) a = [a]; return a; };`;
    expect(await answer(nested(12))).toMatchObject({ kind: 'returned' });
    const tooDeep = { kind: 'stopped', limit: { name: 'valueDepth', value: 12 } };
    expect(await answer(nested(13))).toMatchObject(tooDeep);
  });

  it('cuts a huge message', async () => {
    const got = await answer("export const f = () => { throw new Error('x'.repeat(1e7)); };");
    expect(got?.kind === 'threw' && got.message.length).toBe(2000);
  });

  it('stops a proxy that claims a thousand million items', async () => {
    const source = 'export const f = () => new Proxy([], { get: (_, key) => (key === "length" ? 1e9 : 0) });';
    expect(await answer(source)).toMatchObject({ kind: 'stopped', limit: { name: 'valueCount' } });
  });

  it('believes no stack that names another’s file', async () => {
    const source =
      'export const f = () => { const e = new Error("x"); e.stack = "Error: x\\n    at f (/etc/passwd:1:1)\\n    at f (library/a.ts:1:1)"; throw e; };';
    expect(await answer(source)).toEqual({ kind: 'threw', message: 'x' });
  });

  it('is not led astray by a prepareStackTrace of the student’s', async () => {
    const source =
      'try { Error.prepareStackTrace = () => { for (;;); }; } catch {} export const f = () => {\n  throw new Error("x"); };';
    expect(await answer(source)).toMatchObject({ kind: 'threw', place: { line: 2, column: 9 } });
  });

  it('tells a class, called, from a function', async () => {
    expect(await answer('export class f {}')).toMatchObject({
      kind: 'threw',
      message: expect.stringContaining('TypeError'),
    });
  });

  it('answers with what a getter export gives, once', async () => {
    expect(
      returned(await answer('let n = 0; export let f = () => { n += 1; f = () => 100; return n; };')),
    ).toBe(1);
  });
});

it.each(realms)(
  'stops a getter that never returns, also in an argument that it changed, at level %s',
  async (isolation) => {
    const source =
      'export const f = (o: object) => { Object.defineProperty(o, "a", { get() { for (;;); }, enumerable: true }); return 1; };';
    const { f } = await runOnce(source, [callOf('f', [{ a: 1 }])], {
      isolation,
      limits: { callTimeMs: 200 },
    });
    expect(f).toMatchObject({ kind: 'stopped', limit: { name: 'callTimeMs' } });
  },
);

describe.each(wallLevels)('what code sees at level %s', (isolation) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox({ code: { entries: { 'main.ts': ['f'] }, sources: {} }, isolation });
  });
  afterAll(() => sandbox.close());

  it.each([
    'process',
    'require',
    'module',
    'fetch',
    'setTimeout',
    'setInterval',
    'setImmediate',
    'queueMicrotask',
    'Buffer',
    'global',
    'WebAssembly',
    'performance',
    'navigator',
    'Worker',
    'URL',
  ])('sees no %s', async (name) => {
    const source = `export const f = () => [typeof ${name}, typeof Function('return this')()['${name}']];`;
    expect(returned(await ask(sandbox, source, callOf('f')))).toEqual(['undefined', 'undefined']);
  });
});

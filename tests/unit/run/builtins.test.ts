import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../grader/model.ts';
import { openSandbox } from '../../../grader/run/sandbox.ts';
import { ask, callOf, driverCall, levels, returned } from './sandboxes.ts';

const driver = `export const measure = (student: { f(x: number): number }) => {
  const list = [1, 2, 3].map((x) => student.f(x)).filter((x) => Math.abs(x) > 1);
  return Object.fromEntries([['list', list]]);
};`;
const code = { entries: { 'main.ts': ['f'] }, sources: { 'assignment/driver.ts': driver } };
const honest = 'export const f = (x: number): number => x;';

describe.each(levels)('what a driver measures with, at level %s', (isolation) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox({ code, isolation });
  });
  afterAll(() => sandbox.close());
  const measured = (source: string) => ask(sandbox, source, driverCall('measure', ['f']));

  it.each([
    '',
    'Array.prototype.sum = function () { return 1; };',
    'Object.defineProperty(Array.prototype, "toJSON", { value: () => "alike", configurable: true });',
    'Number.prototype[Symbol.iterator] = () => []; Object.prototype.list = [1]; RegExp.prototype.then = 1;',
    '[].values().__proto__[Symbol.iterator] = () => []; Array.prototype.map.call = () => [];',
    '(function* () {}).prototype.__proto__[Symbol.iterator] = () => []; Symbol.prototype.valueOf.toJSON = 1;',
    'Object.defineProperty(RangeError, Symbol.hasInstance, { value: () => true, configurable: true });',
    'Float64Array.prototype.map = () => []; Object.defineProperty(Array.prototype, "valueOf", { value: () => 9, configurable: true });',
    'Math.random = () => 0.5; Math.sigmoid = (z) => 1 / (1 + Math.exp(-z));',
    'Error.stackTraceLimit = 3; console.log = () => {}; globalThis.console = {}; globalThis.mine = 1;',
    'class Wrong extends Error { constructor() { super(); this.name = "Wrong"; } } new Wrong();',
  ])('is left alone by %j', async (source) => {
    expect(returned(await measured(`${source}\n${honest}`))).toEqual({ list: [2, 3] });
  });

  it.each([
    'Math.abs = () => 0;',
    'Array.prototype.filter = function () { return this; };',
    'Array.prototype.map = Array.prototype.toJSON = () => "alike";',
    'Object.defineProperty(Array.prototype, 0, { set() {}, configurable: true });',
    'Object.setPrototypeOf(Array.prototype, null);',
    'Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: true });',
    'Object.defineProperty(Array, Symbol.species, { get: () => Map });',
    'globalThis.Object = class {}; delete Math.abs; delete (globalThis as any).Math;',
    'Function.prototype.call = () => 1; Promise.prototype.then = () => 1; Error.prototype.toString = () => "";',
    '(function* () {}).prototype.__proto__.next = () => ({}); Date.now = () => 0;',
    'for (const it of [Math, Array.prototype, Object.prototype, Object]) Object.freeze(it);',
  ])('is made what it was after %s', async (source) => {
    expect(returned(await measured(`${source}\n${honest}`))).toEqual({ list: [2, 3] });
  });

  it.each([
    [
      'Object.defineProperty(Math, "abs", { value: () => 0, configurable: false, writable: false });',
      'Math.abs',
    ],
    ['Object.defineProperty(Array.prototype, "toJSON", { value: () => 1 });', 'Array.prototype.toJSON'],
    ['Object.defineProperty(Object.prototype, "list", { get: () => 1 });', 'Object.prototype.list'],
    ['Object.preventExtensions(Object.setPrototypeOf(Math, {}));', 'the prototype of Math'],
  ])('is not used after %s, which cannot be undone', async (source, what) => {
    expect(await measured(`${source}\n${honest}`)).toEqual({
      kind: 'threw',
      message: `${what} was replaced or added; this check measures with it, so leave it as it is.`,
    });
  });

  it('cannot be changed once it is measured with', async () => {
    const patch = 'try { Math.abs = () => 9; } catch {} try { Array.prototype.x = 1; } catch {}';
    const source = `export const f = (x: number): number => { ${patch} return x; };`;
    expect(returned(await measured(source))).toEqual({ list: [2, 3] });
  });

  it('stays closed where objects and errors may still have a toString and a name of their own', async () => {
    const source = `class Point {}
      export const f = (x: number): number => {
        const error: any = new RangeError('x');
        error.name = 'Mine'; error.message = 'y'; (Point as any).prototype.toString = () => 'p';
        const own: any = {}; own.valueOf = () => x; own.constructor = Point;
        try { (Object as any).prototype.valueOf = () => 9; } catch {}
        return String(error) === 'Mine: y' && String(new Point()) === 'p' ? Number(own) : 0;
      };`;
    expect(returned(await measured(source))).toEqual({ list: [2, 3] });
  });

  it('may be changed where no driver runs', async () => {
    const source = `Math.abs = () => 7; export const f = (x: number): number => Math.abs(x);`;
    expect(returned(await ask(sandbox, source, callOf('f', [1])))).toBe(7);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox, SourceFiles } from '../../../grader/model.ts';
import { openSandbox } from '../../../grader/run/sandbox.ts';
import type { Value } from '../../../grader/value.ts';
import { callOf, driverCall, levels, returned, runOnce } from './sandboxes.ts';

describe.each(levels)('loading at level %s', (isolation) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    const code = { entries: { 'main.ts': ['f'] }, sources: {} };
    sandbox = await openSandbox({ code, isolation });
  });
  afterAll(() => sandbox.close());
  const run = async (files: SourceFiles | string, args: readonly Value[] = []) => {
    const sources = typeof files === 'string' ? { 'main.ts': files } : files;
    return (await sandbox.run(sources, [callOf('f', args)]))['f'];
  };

  it('finds helper files with and without extension, as index, and .ts behind .js', async () => {
    const files = {
      'main.ts':
        "import { a } from './lib/a'; import { b } from './b.js'; import { c } from './c'; import { d } from './d.mjs'; export const f = () => [a, b, c, d];",
      'lib/a.ts': "import { b } from '../b.ts'; export const a: number = b - 1;",
      'b.ts': 'export const b: number = 2;',
      'c/index.ts': 'export const c: number = 3;',
      'd.mjs': 'export const d = 4;',
    };
    expect(returned(await run(files))).toEqual([1, 2, 3, 4]);
  });

  it.each([
    'node:fs',
    'fs',
    'seedrandom',
    '/etc/passwd',
    '../../x.ts',
    'file:///etc/passwd',
    'data:text/javascript,1',
    './absent',
  ])('refuses to import %s', async (specifier) => {
    const absence = { kind: 'bad-import', file: 'main.ts', specifier };
    expect(await run(`import x from '${specifier}'; export const f = () => x;`)).toEqual({
      kind: 'missing',
      absence,
    });
  });

  it.each([
    ['main.ts', '../library/a.ts', './library/a.ts'],
    ['main.ts', 'library/a', './library/a'],
    ['main.ts', '/library/a.ts', './library/a.ts'],
    ['deep/er/x.ts', './library/a.ts', '../../library/a.ts'],
    ['main.ts', './Library/A.ts', './library/a.ts'],
    ['main.ts', './library/A', './library/a.ts'],
    ['main.ts', 'Library/a.js', './library/a.ts'],
    ['deep/er/x.ts', '../Y.ts', '../y.ts'],
    ['deep/er/x.ts', './Z.ts', './z.ts'],
  ])('tells how %s would import %s', async (file, specifier, similar) => {
    const importing = `import { a } from '${specifier}'; export const f = () => a;`;
    const others = { 'deep/y.ts': '', 'deep/er/z.ts': '' };
    const files = { 'main.ts': "export * from './deep/er/x.ts';", ...others, [file]: importing };
    const answer = await run({ ...files, 'library/a.ts': 'export const a = 1;' });
    expect(answer).toMatchObject({ absence: { kind: 'bad-import', file, specifier, similar } });
  });

  it.each([
    ['', 2],
    ['enum Mode { Train, Test }\n', 3],
  ])('says that decorators are not available, and where, behind %j', async (before, line) => {
    const answer = await run(
      `${before}const log = (x: any) => x;\nclass Q { @log run() {} }\nexport const f = () => 1;`,
    );
    expect(answer).toMatchObject({
      absence: {
        kind: 'does-not-parse',
        place: { file: 'main.ts', line, column: 11 },
        message: 'decorators are not available here',
      },
    });
  });

  it('says the same of a dynamic import in every realm', async () => {
    const answer = await run("await import('./main.ts'); export const f = () => 1;");
    expect(answer).toMatchObject({ absence: { kind: 'fails-to-load', message: 'Not supported' } });
  });

  it('tells where a file does not parse', async () => {
    const answer = await run('export const f = () => 1;\nconst x: number = ;\n');
    expect(answer).toMatchObject({
      kind: 'missing',
      absence: { kind: 'does-not-parse', place: { file: 'main.ts', line: 2, column: 19 } },
    });
  });

  it('tells where only the engine finds the mistake', async () => {
    const answer = await run('export const f = () => 1;\nlet a = 1;\nlet a = 2;\n');
    expect(answer).toMatchObject({
      absence: {
        kind: 'does-not-parse',
        place: { file: 'main.ts', line: 3, column: 5 },
        snippet: 'let a = 2;\n    ^',
      },
    });
  });

  it('tells a missing file', async () => {
    expect(await run({ 'other.ts': '' })).toEqual({
      kind: 'missing',
      absence: { kind: 'no-file', file: 'main.ts' },
    });
  });

  it('tells why and where top-level code fails', async () => {
    const answer = await run('export const f = () => 1;\n  null.x;\n');
    expect(answer).toEqual({
      kind: 'missing',
      absence: {
        kind: 'fails-to-load',
        message: "TypeError: Cannot read properties of null (reading 'x')",
        place: { file: 'main.ts', line: 2, column: 8 },
      },
    });
  });

  it('tells an import of a name that the other file does not export', async () => {
    const answer = await run({
      'main.ts': "import { y } from './a.ts'; export const f = () => y;",
      'a.ts': 'export const x = 1;',
    });
    expect(answer).toMatchObject({
      absence: { kind: 'fails-to-load', message: expect.stringContaining("named 'y'") },
    });
  });

  it('does without what is imported like a value and is only a type', async () => {
    const files = {
      'main.ts':
        "import { Matrix, size } from './matrix.ts';\nimport { Rate } from './types';\nexport function f(X: Matrix, rate: Rate): number {\n  if (rate < 0) throw new RangeError('negative');\n  return size(X) * rate;\n}",
      'matrix.ts':
        "import { Row } from './types.ts';\nexport type Matrix = Row[];\nexport const size = (X: Matrix) => X.length;",
      'types.ts': 'export type Row = number[]; export type Rate = number;',
    };
    expect(returned(await run(files, [[[1], [2]], 3]))).toBe(6);
    expect(await run(files, [[[1]], -1])).toMatchObject({
      message: 'RangeError: negative',
      place: { file: 'main.ts', line: 4 },
    });
  });

  it('does without such types in one entry file, and leaves the other as it was loaded', async () => {
    const files = {
      'one.ts': "import { seen } from './shared.ts'; seen.push(1); export const f = () => seen;",
      'two.ts': "import { List, seen } from './shared.ts'; seen.push(2); export const g = (): List => seen;",
      'shared.ts': 'export type List = number[]; export const seen: List = [];',
    };
    const code = { entries: { 'one.ts': ['f'], 'two.ts': ['g'] }, sources: {} };
    const sandbox = await openSandbox({ code, isolation });
    const answers = await sandbox.run(files, [callOf('f'), callOf('g')]);
    await sandbox.close();
    expect([returned(answers['f']), returned(answers['g'])]).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  it.each([
    ['export function F() {}', 'F'],
    ['export const other = 1; export const ff = () => 1;', undefined],
  ])('tells a missing export of %s with %s', async (source, similar) => {
    const absence = { kind: 'not-exported', fn: 'f', file: 'main.ts', ...(similar && { similar }) };
    expect(await run(source)).toEqual({ kind: 'missing', absence });
  });

  it('tells an export that is no function', async () => {
    const absence = { kind: 'not-a-function', fn: 'f', file: 'main.ts', is: 'a number' };
    expect(await run('export const f = 3;')).toEqual({ kind: 'missing', absence });
  });

  it('keeps file, line and column of a throw, in the student’s own TypeScript', async () => {
    const files = {
      'main.ts':
        "import { check } from './deep/check.ts';\nexport const f = (x?: number): number => check(x as number);",
      'deep/check.ts':
        'type T = number;\nexport function check(x: T): T {\n  if (!x) throw new RangeError("x is absent");\n  return x;\n}',
    };
    expect(await run(files)).toEqual({
      kind: 'threw',
      message: 'RangeError: x is absent',
      place: { file: 'deep/check.ts', line: 3, column: 17 },
    });
  });

  it('runs enums, and keeps the place of a throw behind one', async () => {
    const source =
      'export enum Mode { Train, Test }\n\nexport function f(mode: Mode = Mode.Test) {\n  throw new Error("mode " + mode);\n}';
    expect(await run(source)).toMatchObject({
      kind: 'threw',
      message: 'mode 1',
      place: { file: 'main.ts', line: 4 },
    });
  });

  it('loads files named __proto__ and exports named then', async () => {
    const files = JSON.parse('{"__proto__":"x","__proto__.ts":"export const k = 5;"}');
    files['main.ts'] =
      "import { k } from './__proto__.ts'; export function then(done: any) { done(1); } export const f = () => k; export { f as '__proto__' };";
    expect(returned(await run(files))).toBe(5);
  });

  it('gives up on a top-level await that never settles', async () => {
    const answer = await run('await new Promise(() => {}); export const f = () => 1;');
    expect(answer).toMatchObject({ kind: 'missing', absence: { kind: 'fails-to-load' } });
  });
});

it.each([
  ['updateparameters', 'updateParameters'],
  ['update_parameters', 'updateParameters'],
  ['updateParametrs', 'updateParameters'],
])('takes %s for %s', async (exported, wanted) => {
  const answers = await runOnce(`export const ${exported} = () => 1;`, [callOf(wanted)]);
  expect(answers[wanted]).toMatchObject({ absence: { kind: 'not-exported', similar: exported } });
});

it('does not run a driver when one of the functions it uses is missing', async () => {
  const sources = { 'assignment/driver.ts': 'export const loop = () => 1;' };
  const call = driverCall('loop', ['f', 'g']);
  const answers = await runOnce('export const f = () => 1;', [call], {
    code: { entries: { 'main.ts': ['f', 'g'] }, sources },
  });
  expect(answers[call.id]).toEqual({
    kind: 'missing',
    absence: { kind: 'not-exported', fn: 'g', file: 'main.ts' },
  });
});

it('lets a broken entry file take only its own functions, even when it breaks the parser', async () => {
  const code = { entries: { 'a.ts': ['f'], 'b.ts': ['g'] }, sources: {} };
  const sandbox = await openSandbox({ code, isolation: 'isolate' });
  for (const broken of ['const = 1', '('.repeat(100_000), `throw new Error('no');`]) {
    const answers = await sandbox.run({ 'a.ts': broken, 'b.ts': 'export const g = () => 2;' }, [
      callOf('f'),
      callOf('g'),
    ]);
    expect(answers['f']?.kind).toBe('missing');
    expect(returned(answers['g'])).toBe(2);
  }
  await sandbox.close();
});

it('tells the same reason to every entry file that shares a broken ring of imports', async () => {
  const code = { entries: { 'a.ts': ['f'], 'b.ts': ['g'] }, sources: {} };
  const sandbox = await openSandbox({ code, isolation: 'isolate' });
  const files = {
    'a.ts': "import './b.ts'; import './absent.ts'; export const f = () => 1;",
    'b.ts': "import './a.ts'; export const g = () => 2;",
  };
  const answers = await sandbox.run(files, [callOf('f'), callOf('g')]);
  await sandbox.close();
  const absence = { kind: 'bad-import', file: 'a.ts', specifier: './absent.ts' };
  expect(answers).toEqual({ f: { kind: 'missing', absence }, g: { kind: 'missing', absence } });
});

it('calls it our fault when the assignment’s own code does not load', async () => {
  const code = { entries: { 'main.ts': ['f'] }, sources: { 'assignment/driver.ts': 'export const = 1;' } };
  const call = driverCall('loop', ['f']);
  const answers = await runOnce('export const f = () => 1;', [call], { code });
  expect(answers[call.id]).toMatchObject({ kind: 'fault', reason: expect.stringContaining('does not load') });
});

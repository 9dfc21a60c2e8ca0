/** `gradecheck new` in a copy of this repository: what it writes is complete, well formed and passes. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './command.ts';

const copy = mkdtempSync(join(tmpdir(), 'gradecheck-new-'));
afterAll(() => rmSync(copy, { recursive: true }));

const left = ['node_modules', '.git', '.gradecheck', 'tests/submissions', 'demo-reports', 'out'];

/** Runs Node in the copy; vitest's own variables would make what it starts a worker. */
const node = (...args: string[]) =>
  execa(process.execPath, args, {
    cwd: copy,
    reject: false,
    all: true,
    extendEnv: false,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NO_COLOR: '1' },
  });

const gradecheck = (...args: string[]) => node('bin/gradecheck.mjs', ...args);
const tool = (path: string, ...args: string[]) => node(`node_modules/${path}`, ...args);

/** What is not as it was when the copy was made, new files each by its path. */
async function changes(): Promise<string> {
  const { stdout } = await execa('git', ['-C', copy, 'status', '--porcelain', '--untracked-files=all']);
  return stdout;
}

beforeAll(async () => {
  cpSync(root, copy, { recursive: true, filter: (path) => !left.includes(relative(root, path)) });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  await execa('git', ['init', '--quiet', copy]);
  await execa('git', ['-C', copy, 'add', '--all']);
});

describe('gradecheck new', () => {
  it('lists what it wrote, and what is next', async () => {
    const { all, exitCode } = await gradecheck('new', 'weighted-means');
    expect(exitCode).toBe(0);
    const lines = all.split('\n');
    expect(lines.at(-1)).toMatch(/docs\/writing-checks\.md.*npm test/);
    expect(lines.slice(0, -1)).toContain('assignments/weighted-means/starter/weightedMeans.ts');
    for (const path of lines.slice(0, -1)) expect(existsSync(join(copy, path)), path).toBe(true);
    const { all: listed } = await gradecheck('list');
    expect(listed).toMatch(
      /weighted-means +Weighted means\n +lesson 1\.1; 1 function, 2 named mistakes, 100 points\n/,
    );
  });

  it('writes what the formatter, the linter and the type checker accept', async () => {
    const [biome, tsc] = await Promise.all([
      tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
      tool('typescript/bin/tsc', '-p', '.'),
    ]);
    expect([biome.exitCode, biome.all]).toEqual([0, expect.stringContaining('No fixes applied')]);
    expect([tsc.exitCode, tsc.all]).toEqual([0, '']);
  });

  it('writes an assignment that passes every test there is for one', async () => {
    const files = [
      ...['tests/architecture.test.ts', 'tests/assignments.test.ts', 'tests/tolerances.test.ts'],
      ...['tests/oracle/weightedMeans.test.ts', 'tests/unit/kit', 'tests/e2e/kit.test.ts'],
    ];
    const results = join(copy, 'results.json');
    const only = ['-t', 'weighted-?[mM]eans', '--reporter=json', `--outputFile=${results}`];
    const { exitCode, all } = await tool('vitest/vitest.mjs', 'run', ...files, ...only);
    expect(exitCode, all).toBe(0);
    const { testResults, numPassedTests } = JSON.parse(readFileSync(results, 'utf8'));
    expect(testResults).toHaveLength(files.length);
    expect(numPassedTests).toBeGreaterThan(25);
  });

  it.each([
    ['a name that is taken', 'softmax', /assignments\/softmax\/assignment\.json exists already/],
    ['a name of a reference file', 'augmentation', /reference\/augmentation\.ts exists already/],
    ['capitals', 'Weighted', /"Weighted" is no name for an assignment; use small letters/],
    ['a path', '../outside', /"\.\.\/outside" is no name/],
    ['a name that is too long', 'a'.repeat(31), /30 characters at most/],
  ])('refuses %s and writes nothing', async (_, slug, message) => {
    const before = await changes();
    const { all, exitCode } = await gradecheck('new', slug);
    expect([exitCode, all]).toEqual([2, expect.stringMatching(message)]);
    expect(await changes()).toBe(before);
  });
});

/** `gradecheck new` in a copy of this repository: what it writes is complete, well formed and passes. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { copyRepository, type RepositoryCopy } from './repository-copy.ts';

describe('gradecheck new', () => {
  let copy: RepositoryCopy;
  beforeAll(async () => {
    copy = await copyRepository();
  });

  it('lists what it wrote, and what is next', async () => {
    const { all, exitCode } = await copy.gradecheck('new', 'weighted-means');
    expect(exitCode).toBe(0);
    const lines = all.split('\n');
    expect(lines.at(-1)).toMatch(/docs\/writing-checks\.md.*npm test/);
    expect(lines.slice(0, -1)).toContain('assignments/weighted-means/starter/weightedMeans.ts');
    for (const path of lines.slice(0, -1)) expect(existsSync(join(copy.folder, path)), path).toBe(true);
    const { all: listed } = await copy.gradecheck('list');
    expect(listed).toMatch(
      /weighted-means +Weighted means\n +lesson 1\.1; 1 function, 2 named mistakes, 100 points\n/,
    );
  });

  it('writes what the formatter, the linter and the type checker accept', async () => {
    expect(await copy.complaints()).toBe('');
  });

  it('writes an assignment that passes every test there is for one', async () => {
    const files = [
      ...['tests/architecture.test.ts', 'tests/assignments.test.ts', 'tests/tolerances.test.ts'],
      ...['tests/oracle/weightedMeans.test.ts', 'tests/unit/kit', 'tests/e2e/kit.test.ts'],
    ];
    const outcome = await copy.test(files, 'weighted-?[mM]eans');
    expect(outcome).toEqual({ files: expect.any(Number), passed: expect.any(Number) });
    expect((outcome as { files: number }).files).toBeGreaterThanOrEqual(files.length);
    expect((outcome as { passed: number }).passed).toBeGreaterThan(25);
  });

  it.each([
    ['a name that is taken', 'softmax', /assignments\/softmax\/assignment\.json exists already/],
    ['a name of a reference file', 'augmentation', /reference\/augmentation\.ts exists already/],
    ['capitals', 'Weighted', /"Weighted" is no name for an assignment; use small letters/],
    ['a path', '../outside', /"\.\.\/outside" is no name/],
    ['a name that is too long', 'a'.repeat(31), /30 characters at most/],
  ])('refuses %s and writes nothing', async (_, slug, message) => {
    const before = await copy.changes();
    const { all, exitCode } = await copy.gradecheck('new', slug);
    expect([exitCode, all]).toEqual([2, expect.stringMatching(message)]);
    expect(await copy.changes()).toBe(before);
  });
});

/**
 * Authoring in a copy of this repository: what `gradecheck new` writes, and docs/writing-checks.md followed to the letter,
 * are complete, well formed and pass.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from './command.ts';
import { copyRepository, type RepositoryCopy } from './repository-copy.ts';

const page = readFileSync(join(root, 'docs/writing-checks.md'), 'utf8');

/** The files that the page writes, by path: a file's pieces one after another. */
function filesOf(text: string): Map<string, string> {
  const files = new Map<string, string>();
  const pieces = text.matchAll(/`([\w./-]+\.(?:ts|json))`[^`\n]*:\n\n```\w+\n([\s\S]*?)```/g);
  for (const [, path = '', code = ''] of pieces)
    files.set(path, files.has(path) ? `${files.get(path)}\n${code}` : code);
  return files;
}

/** The lines from one that begins with `start` to the next that is `end`. */
function linesFrom(text: string, start: string, end: string): string[] {
  const lines = text.slice(text.indexOf(start)).split('\n');
  return lines.slice(0, lines.indexOf(end) + 1);
}

let copy: RepositoryCopy;
beforeAll(async () => {
  copy = await copyRepository();
});

describe('gradecheck new', () => {
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

  it('leaves nothing when it cannot write all', async () => {
    const before = await copy.changes();
    const command = [
      '-c',
      'ulimit -f 2; exec "$@"',
      'sh',
      process.execPath,
      'bin/gradecheck.mjs',
      'new',
      'sums',
    ];
    const ended = await execa('sh', command, { cwd: copy.folder, reject: false });
    expect([ended.exitCode, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toMatch(/^gradecheck: [\w/.-]+: cannot be written: files may not grow.*$/);
    expect(await copy.changes()).toBe(before);
    expect(existsSync(join(copy.folder, 'assignments/sums'))).toBe(false);
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

describe('the page on writing checks', () => {
  const files = filesOf(page);

  it('names the file of every piece of code on it', () => {
    const pieces = page.match(/^```(ts|json)$/gm) ?? [];
    const lines = [...files.values()].join('').split('\n');
    expect(pieces.length).toBeGreaterThan(7);
    expect(files.size).toBe(8);
    for (const [, code = ''] of page.matchAll(/^```(?:ts|json)\n([\s\S]*?)^```/gm))
      for (const line of code.split('\n')) expect(lines).toContain(line);
  });

  it('is followed', async () => {
    const [, command = ''] = /^npx gradecheck (new [\w-]+)$/m.exec(page) ?? [];
    expect((await copy.gradecheck(...command.split(' '))).exitCode).toBe(0);
    for (const [path, text] of files) {
      mkdirSync(dirname(join(copy.folder, path)), { recursive: true });
      writeFileSync(join(copy.folder, path), text);
    }
    const [, update = ''] = /`npx gradecheck (fixtures [\w-]+)`/.exec(page) ?? [];
    expect((await copy.gradecheck(...update.split(' '))).exitCode).toBe(0);
  });

  it('shows a check with two mistakes in under 15 lines', () => {
    const check = linesFrom(page, "const averages = check('movingAverage'", '});');
    const [first, second] = ['whole-value', 'reversed'].map((id) =>
      linesFrom(page, `  mistake({ fn: 'movingAverage', id: '${id}'`, '  }),'),
    );
    const lines = [...check, ...first!, ...second!];
    expect(lines.filter((line) => line.includes('mistake('))).toHaveLength(2);
    expect(lines).toHaveLength(14);
  });
});

describe('what both have written', () => {
  it('is accepted by the formatter, the linter and the type checker', { timeout: 600_000 }, async () => {
    expect(await copy.complaints()).toBe('');
  });

  it('passes every test there is for an assignment', async () => {
    const assignments = ['first', 'second', 'third', 'fourth'].map(
      (name) => `tests/assignments/${name}.test.ts`,
    );
    const files = [
      ...['tests/architecture.test.ts', ...assignments, 'tests/tolerances.test.ts'],
      ...['tests/oracle/weightedMeans.test.ts', 'tests/oracle/movingAverages.test.ts'],
    ];
    const outcome = await copy.test(files, '[wW]eighted-?[mM]eans|[mM]oving-?[aA]verages');
    expect(outcome).toEqual({ files: files.length, passed: expect.any(Number) });
    expect((outcome as { passed: number }).passed).toBeGreaterThan(40);
  });

  it('makes a kit and a handout', async () => {
    const outcome = await copy.test(['tests/unit/kit', 'tests/e2e/kit.test.ts'], 'weighted-means');
    expect((outcome as { passed: number }).passed).toBeGreaterThan(5);
  });
});

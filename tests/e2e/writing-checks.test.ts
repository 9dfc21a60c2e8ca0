/** docs/writing-checks.md, followed to the letter in a copy of this repository. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

describe('the page on writing checks', () => {
  let copy: RepositoryCopy;
  const files = filesOf(page);

  beforeAll(async () => {
    copy = await copyRepository();
    const [, command = ''] = /^npx gradecheck (new [\w-]+)$/m.exec(page) ?? [];
    await copy.gradecheck(...command.split(' '));
    for (const [path, text] of files) {
      mkdirSync(dirname(join(copy.folder, path)), { recursive: true });
      writeFileSync(join(copy.folder, path), text);
    }
    await copy.gradecheck('fixtures');
  });

  it('names the file of every piece of code on it', () => {
    const pieces = page.match(/^```(ts|json)$/gm) ?? [];
    const lines = [...files.values()].join('').split('\n');
    expect(pieces.length).toBeGreaterThan(7);
    expect(files.size).toBe(7);
    for (const [, code = ''] of page.matchAll(/^```(?:ts|json)\n([\s\S]*?)^```/gm))
      for (const line of code.split('\n')) expect(lines).toContain(line);
  });

  it('writes what the formatter, the linter and the type checker accept', async () => {
    expect(await copy.complaints()).toBe('');
  });

  it('ends with an assignment that passes its tests', async () => {
    const tests = [
      ...['tests/architecture.test.ts', 'tests/assignments.test.ts', 'tests/tolerances.test.ts'],
      'tests/oracle/movingAverages.test.ts',
    ];
    const outcome = await copy.test(tests, '[mM]oving-?[aA]verages');
    expect(outcome).toEqual({ files: tests.length, passed: expect.any(Number) });
    expect((outcome as { passed: number }).passed).toBeGreaterThan(20);
  });

  it('shows a check with two mistakes in under 15 lines', () => {
    const check = linesFrom(page, "const averages = check('movingAverage'", '});');
    const [first, second] = ['beta-swapped', 'reversed'].map((id) =>
      linesFrom(page, `  mistake({ fn: 'movingAverage', id: '${id}'`, '  }),'),
    );
    const lines = [...check, ...first!, ...second!];
    expect(lines.filter((line) => line.includes('mistake('))).toHaveLength(2);
    expect(lines).toHaveLength(14);
  });
});

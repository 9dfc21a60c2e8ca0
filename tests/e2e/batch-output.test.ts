/** Where a class's reports go: they appear whole or not at all, and nothing of others is touched. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { strongest } from '../machine.ts';
import { writeClassZip } from './class-zip.ts';
import {
  allowing,
  filesIn,
  gradecheck,
  installedNode,
  root,
  secret,
  temporaryFolder,
  textsIn,
  withoutTimings,
} from './command.ts';

const slug = 'gradient-checking';
const work = temporaryFolder();
const out = join(work, 'reports');
let small = '';
let slow = '';

const args = (zip: string, ...more: string[]) => [
  'batch',
  zip,
  '-a',
  slug,
  '--out',
  'reports',
  ...allowing,
  ...more,
];
const run = (zip: string, ...more: string[]) => gradecheck(args(zip, ...more), { cwd: work });
async function classIn(name: string, only: readonly string[]): Promise<string> {
  mkdirSync(join(work, name));
  return writeClassZip(join(work, name), { slug, only });
}

beforeAll(async () => {
  small = await classIn('small', ['right-loops', 'two-mistakes']);
  slow = await classIn('slow', ['endless-loop', 'right-loops', 'two-mistakes']);
  await run(small, '--public');
});

/** Interrupts the command as a terminal does, every process of it at once, as soon as it tells progress. */
async function interrupt(signal: 'SIGINT' | 'SIGTERM'): Promise<number | undefined> {
  const command = [join(root, 'bin/gradecheck.mjs'), ...args(slow, '--workers', '2')];
  const env = { GRADECHECK_SECRET: secret };
  const running = execa(installedNode, command, { cwd: work, env, reject: false, detached: true });
  running.stderr.once('data', () => process.kill(-running.pid!, signal));
  const { exitCode, stderr } = await running;
  expect(stderr, 'not yet at the end').not.toContain('3/3');
  expect(stderr).toMatch(/\ninterrupted: what was graded is kept; the same command goes on from there\n?$/);
  return exitCode;
}

describe('the output folder of a class', () => {
  it('holds students only when the plan is public', () => {
    expect(readdirSync(out).sort()).toEqual([
      'class.csv',
      'class.json',
      'gradecheck-files.json',
      'index.html',
      'ledger',
      'members.json',
      'students',
      'timings.html',
      'timings.json',
    ]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'shows what it did when the command is ended by %s',
    async (signal) => {
      const shown = () => Object.entries(textsIn(out)).filter(([path]) => !path.startsWith('ledger/'));
      const before = shown();
      const exitCode = await interrupt(signal);
      expect(exitCode).toBe(signal === 'SIGINT' ? 130 : 143);
      expect(shown()).toEqual(before);
      expect(readdirSync(work).sort()).toEqual(['reports', 'slow', 'small']);
    },
  );

  it('is replaced as a whole by the next run', async () => {
    const { exitCode, stderr } = await run(small);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(
      /reports: the pages of the class before \(gradient-checking, public plan, 2 members\) are replaced; `gradecheck regrade reports --undo`/,
    );
    expect(readdirSync(out).sort()).toEqual([
      'class.csv',
      'class.json',
      'gradecheck-files.json',
      'index.html',
      'ledger',
      'members.json',
      'staff',
      'students',
      'timings.html',
      'timings.json',
    ]);
    const first = withoutTimings(textsIn(out));
    expect((await run(small)).stderr).not.toContain('replaced');
    expect(withoutTimings(textsIn(out))).toEqual(first);
    expect(readdirSync(work).sort()).toEqual(['reports', 'slow', 'small']);
  });

  it('is not graded again with a new secret, which would draw other inputs', async () => {
    const place = { cwd: temporaryFolder(), env: { GRADECHECK_SECRET: undefined } };
    const { exitCode, stderr } = await gradecheck(['regrade', out, ...allowing], place);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('the course has no secret here')]);
    expect(readdirSync(place.cwd)).toEqual([]);
  });

  it('is written although nobody reads the progress to its end', async () => {
    const command = [join(root, 'bin/gradecheck.mjs'), ...args(small, '--workers', '1')];
    const running = execa('node', command, { cwd: work, env: { GRADECHECK_SECRET: secret }, reject: false });
    running.stderr.once('data', () => running.stderr.destroy());
    const { exitCode } = await running;
    expect(exitCode).toBe(0);
    expect(readdirSync(work).sort()).toEqual(['reports', 'slow', 'small']);
  });

  it.each([
    [
      'another submission',
      ['grade', 'alone.ts', '-a', slug, '--out', 'reports'],
      /holds the reports of a class/,
    ],
    [
      'other classes compared',
      ['similar', 'small', '-a', slug, '--out', 'reports'],
      /holds the reports of a class/,
    ],
    [
      'its own marks',
      ['grades', 'reports', '--to', 'csv', '--out', 'reports'],
      /lies inside the class reports/,
    ],
    ['its own marks below it', ['grades', 'reports', '--to', 'csv', '--out', 'reports/back'], /lies inside/],
  ])('takes no results of %s in place of the reports', async (_, command, message) => {
    writeFileSync(join(work, 'alone.ts'), 'export {};');
    const before = textsIn(out);
    const { exitCode, stdout, stderr } = await gradecheck(command, { cwd: work });
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringMatching(message),
    });
    expect(textsIn(out)).toEqual(before);
  });

  it('is refused and left alone when it holds anything else', async () => {
    const occupied = join(work, 'thesis');
    mkdirSync(occupied);
    writeFileSync(join(occupied, 'chapter1.txt'), 'It was a dark and stormy night.');
    const { exitCode, stdout, stderr } = await gradecheck(
      ['batch', small, '-a', slug, '--out', occupied, '--json'],
      { cwd: work },
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(
      /^gradecheck: --out .*thesis: holds files that are not ours .*: chapter1.txt; .*\n$/,
    );
    expect(textsIn(occupied)).toEqual({ 'chapter1.txt': 'It was a dark and stormy night.' });
  });
});

describe('where no container holds submissions', () => {
  const bare = (name: string, ...more: string[]) =>
    gradecheck(['batch', small, '-a', slug, '--out', name, ...more], {
      cwd: work,
      env: { PATH: '/nowhere' },
      node: process.execPath,
    });

  it('a class is refused, and told how to go on', async () => {
    const { exitCode, stdout, stderr } = await bare('weak');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^gradecheck: .*"isolate".*gradecheck doctor.*--allow-weak-isolation.*\n$/);
    expect(readdirSync(work)).not.toContain('weak');
  });

  it('a class is graded with --allow-weak-isolation, and its reports say what held it', async () => {
    const { exitCode } = await bare('weak', '--allow-weak-isolation');
    expect(exitCode).toBe(0);
    const reports = filesIn(join(work, 'weak')).filter((path) => path.endsWith('report.json'));
    expect(reports.length).toBe(4);
    const strong = textsIn(out);
    for (const [path, text] of Object.entries(textsIn(join(work, 'weak')))) {
      if (!path.endsWith('report.json') && path !== 'class.json') continue;
      expect(text.replace('"isolation": "isolate"', `"isolation": "${strongest}"`)).toBe(strong[path]);
    }
  });
});

/** The other commands: what there is, whether fixtures are current, how strongly submissions are held. */
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { listAssignments } from '../../grader/plan/load.ts';
import { strongest } from '../machine.ts';
import { gradecheck, root, submission, temporaryFolder } from './command.ts';

describe.concurrent('gradecheck', () => {
  it('shows its commands: asked for on stdout, else on stderr with exit code 2', async () => {
    const [asked, bare] = await Promise.all([gradecheck(['--help']), gradecheck([])]);
    expect([asked.exitCode, asked.stderr]).toEqual([0, '']);
    expect([bare.exitCode, bare.stdout]).toEqual([2, '']);
    expect(bare.stderr).toBe(asked.stdout);
    for (const command of [
      ...['list', 'grade', 'batch', 'regrade', 'grades', 'similar', 'course'],
      ...['kit', 'fixtures', 'new', 'doctor'],
    ]) {
      expect(asked.stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    }
  });

  it('lists assignments with lessons and points, from any folder', async () => {
    const cwd = temporaryFolder();
    const [words, json] = await Promise.all([
      gradecheck(['list'], { cwd }),
      gradecheck(['list', '--json', '--lang', 'zh'], { cwd }),
    ]);
    expect([words.exitCode, words.stderr]).toEqual([0, '']);
    expect(words.stdout).toMatch(/regularization +Regularization\n +lessons 1\.4, .*100 points/);
    expect(JSON.parse(json.stdout)).toContainEqual(
      expect.objectContaining({ slug: 'regularization', title: '正则化', points: 100 }),
    );
  });

  it('lists what each mistake of an assignment changes in the reference, and its sentence', async () => {
    const [words, json, unknown] = await Promise.all([
      gradecheck(['list', '--mistakes', 'softmax']),
      gradecheck(['list', '--mistakes', 'softmax', '--json']),
      gradecheck(['list', '--mistakes', 'softmacks']),
    ]);
    expect([words.exitCode, words.stderr]).toEqual([0, '']);
    expect(words.stdout).toMatch(
      /^hardmax\n[\s\S]*^ {2}hardmax-last-of-equals\n {4}> entry → >= entry\n {4}Of equal largest entries/m,
    );
    expect(JSON.parse(json.stdout)).toContainEqual(
      expect.objectContaining({ id: 'hardmax-last-of-equals', edits: [{ was: '> entry', now: '>= entry' }] }),
    );
    expect([unknown.exitCode, unknown.stdout]).toEqual([2, '']);
    expect(unknown.stderr).toMatch(/no assignment is called "softmacks"/);
  });

  it('tells the level that holds submissions, proved by trying', async () => {
    const [words, json] = await Promise.all([gradecheck(['doctor']), gradecheck(['doctor', '--json'])]);
    const found = JSON.parse(json.stdout);
    expect(found.level).toBe(strongest);
    expect(found.tried.length).toBeGreaterThanOrEqual(5);
    expect(found.tried.filter(({ held }: { held: boolean }) => !held)).toEqual([]);
    expect(words.exitCode).toBe(0);
    expect(words.stdout).toContain(`isolation   ${strongest}, proved by trying from inside:`);
    expect(words.stdout).not.toContain('OPEN');
  });

  it('tells how to reach the strongest level where its programs are absent', async () => {
    const bare = { env: { PATH: '/nowhere' }, node: process.execPath };
    const { exitCode, stdout } = await gradecheck(['doctor'], bare);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^bubblewrap {2}absent\n[\s\S]*^isolation {3}isolate, proved/m);
    expect(stdout).toMatch(/^apt-get install bubblewrap$/m);
  });
});

describe('in a repository with one assignment that somebody edits', () => {
  const slug = 'softmax';
  const repository = temporaryFolder();
  const manifest = join(repository, 'assignments', slug, 'assignment.json');
  const fixture = join(repository, 'fixtures', `${slug}.json`);
  const run = (...args: string[]) => gradecheck(args, { cwd: repository, repository });
  const grade = () => run('grade', submission(slug, 'right-loops'), '-a', slug, '--json');

  beforeAll(() => {
    for (const part of [
      'assignments',
      'bin',
      'fixtures',
      'grader',
      'reference',
      'templates',
      'package.json',
    ]) {
      cpSync(join(root, part), join(repository, part), { recursive: true });
    }
    for (const other of listAssignments().filter((name) => name !== slug)) {
      rmSync(join(repository, 'assignments', other), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(repository, 'node_modules'));
  });

  it('fixtures --check passes as long as nothing is changed', async () => {
    const current = { exitCode: 0, stdout: `fixtures/${slug}.json is current\n`, stderr: '' };
    expect(await run('fixtures', '--check')).toEqual(current);
  });

  it('a changed fixture fails the check with the command to run, which mends it', async () => {
    const before = readFileSync(fixture, 'utf8');
    writeFileSync(fixture, before.replace(/0\.\d{6}/, '0.123456'));
    const checked = await run('fixtures', '--check');
    expect([checked.exitCode, checked.stdout]).toEqual([3, '']);
    expect(checked.stderr).toMatch(/^fixtures\/softmax.json differs .*; run: npx gradecheck fixtures\n$/);
    expect(readFileSync(fixture, 'utf8')).not.toBe(before);
    expect((await run('fixtures')).exitCode).toBe(0);
    expect(readFileSync(fixture, 'utf8')).toBe(before);
  });

  const whole = JSON.parse(readFileSync(join(root, 'assignments', slug, 'assignment.json'), 'utf8'));
  const wrong: [field: string, manifest: string, message: string][] = [
    ['of another type', JSON.stringify({ ...whole, lessons: '3.8' }), 'at /lessons: must be array'],
    ['that is unknown', JSON.stringify({ ...whole, author: 'Ann' }), '"author" is not known to this version'],
    [
      'that is missing',
      JSON.stringify({ ...whole, files: undefined }),
      "must have required property 'files'",
    ],
    ['and no end', '{ "format": 1,', 'not valid JSON'],
  ];

  it.each(wrong)(
    'a manifest with a field %s is told with path, place and what was expected',
    async (_, text, message) => {
      writeFileSync(manifest, text);
      const { exitCode, stdout, stderr } = await grade();
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^gradecheck: assignments\/softmax\/assignment.json: [^\n]+\n$/);
      expect(stderr).toContain(message);
    },
  );

  it('a fixture with a field that is wrong is told in the same way', async () => {
    writeFileSync(manifest, JSON.stringify(whole));
    writeFileSync(fixture, readFileSync(fixture, 'utf8').replace('"visibility":', '"visible":'));
    const { exitCode, stdout, stderr } = await grade();
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^gradecheck: fixtures\/softmax.json: at the top level: .*\n$/);
  });
});

/** `gradecheck grade --hidden`: the student's report must not tell what the plan is made of. */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readCourse } from '../../grader/course/course.ts';
import { hiddenSeed } from '../../grader/course/secret.ts';
import type { Plan } from '../../grader/model.ts';
import { loadManifest } from '../../grader/plan/load.ts';
import { hiddenPlan } from '../../grader/plan/plan.ts';
import { filesIn, gradecheck, root, secret, submission, temporaryFolder, textsIn } from './command.ts';
import { argumentsOf, cutTo, digitsOf, keyOf, numbersIn } from './plan-numbers.ts';

const slug = 'batch-norm';
const work = temporaryFolder();
const word = 'TELLTALE';

/** A submission that tries to say all it is given: printed, thrown, returned, and in the name of an error. */
function talkative(): string {
  const folder = join(work, 'talkative');
  mkdirSync(folder);
  const [[file, functions]] = Object.entries(loadManifest(slug).files) as [[string, readonly string[]]];
  const bodies = [
    'throw Object.assign(new Error(told), { name: told })',
    'return [told, args]',
    'throw told',
  ];
  const source = functions.map(
    (fn, index) => `export function ${fn}(...args) {
      const told = '${word} ' + JSON.stringify(args);
      console.log(told);
      ${bodies[index % bodies.length]};
    }`,
  );
  writeFileSync(join(folder, file), source.join('\n'));
  return folder;
}

/** Every number of the plan that a page could give away: its digits in full, and cut to six. */
function tellingDigits({ calls, checks }: Plan): string[] {
  const digits = digitsOf([...argumentsOf(calls), ...keyOf(checks)].flatMap(numbersIn), 6);
  return [...digits, ...cutTo(6, digits)];
}

const folders = ['mistaken', 'talkative'] as const;
let digits: string[] = [];

beforeAll(async () => {
  vi.stubEnv('GRADECHECK_SECRET', secret);
  digits = tellingDigits(await hiddenPlan(slug, hiddenSeed(slug, readCourse(work))));
  const paths = { mistaken: submission(slug, 'two-mistakes'), talkative: talkative() };
  await Promise.all(
    folders.map((name) =>
      gradecheck(['grade', paths[name], '-a', slug, '--hidden', '--out', join(work, 'out', name)]),
    ),
  );
});

describe.each(folders)('the hidden reports of a %s submission', (name) => {
  const texts = (audience: string) => Object.values(textsIn(join(work, 'out', name, audience))).join('\n');

  it('stand in folders of their own', () => {
    const files = [
      'gradecheck-files.json',
      'staff/report.html',
      'staff/report.json',
      'student/report.html',
      'student/report.json',
    ];
    expect(filesIn(join(work, 'out', name))).toEqual(files);
  });

  it('show the student no number of the plan, and staff many', () => {
    expect(digits.length).toBeGreaterThan(1000);
    const [student, staff] = [texts('student'), texts('staff')];
    expect(digits.filter((number) => student.includes(number))).toEqual([]);
    expect(digits.filter((number) => staff.includes(number)).length).toBeGreaterThan(200);
  });

  it('hold nothing of the secret or the machine', () => {
    for (const text of [texts('student'), texts('staff')]) {
      for (const part of [secret, root, work]) expect(text).not.toContain(part);
    }
  });
});

describe('the hidden report of a talkative submission', () => {
  it('keeps what the code printed, threw and returned from the student only', () => {
    const { student, staff } = {
      student: Object.values(textsIn(join(work, 'out/talkative/student'))).join('\n'),
      staff: Object.values(textsIn(join(work, 'out/talkative/staff'))).join('\n'),
    };
    expect(student).not.toContain(word);
    expect(staff.split(word).length).toBeGreaterThan(20);
  });
});

describe('a hidden grading', () => {
  it('prints the report for the student, on the terminal and as JSON', async () => {
    const path = submission(slug, 'two-mistakes');
    const args = ['grade', path, '-a', slug, '--hidden'];
    const [terminal, json] = await Promise.all([gradecheck(args), gradecheck([...args, '--json'])]);
    expect(json.stdout).toBe(textsIn(join(work, 'out/mistaken/student'))['report.json']);
    expect(digits.filter((number) => terminal.stdout.includes(number))).toEqual([]);
    expect(JSON.parse(json.stdout)).toMatchObject({ visibility: 'hidden', earned: 44 });
  });

  it('differs from course to course', async () => {
    const args = ['grade', submission(slug, 'two-mistakes'), '-a', slug, '--hidden', '--json'];
    const other = await gradecheck(args, { env: { GRADECHECK_SECRET: 'the secret of another course' } });
    const { plan, earned } = JSON.parse(other.stdout);
    expect(earned).toBe(44);
    expect(textsIn(join(work, 'out/mistaken/staff'))['report.json']).not.toContain(plan);
  });

  it('tells the student only what the course lets it, and staff everything', async () => {
    const course = temporaryFolder();
    const assignments = { [slug]: { hiddenReport: 'marks' } };
    writeFileSync(join(course, 'course.json'), JSON.stringify({ format: 2, assignments }));
    const out = join(course, 'out');
    const args = ['grade', submission(slug, 'two-mistakes'), '-a', slug, '--hidden', '--json', '--out', out];
    const { stdout } = await gradecheck(args, { cwd: course });
    expect(JSON.parse(stdout)).toMatchObject({ earned: 44, told: 'marks', results: [] });
    const { results } = JSON.parse(textsIn(join(out, 'staff'))['report.json'] ?? '');
    expect(results.length).toBeGreaterThan(10);
  });

  it('is refused with settings for an assignment that there is not', async () => {
    const course = temporaryFolder();
    const assignments = { regularisation: { hiddenReport: 'marks' } };
    writeFileSync(join(course, 'course.json'), JSON.stringify({ format: 2, assignments }));
    const args = ['grade', submission(slug, 'two-mistakes'), '-a', slug, '--hidden'];
    const ended = await gradecheck(args, { cwd: course });
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toContain('regularisation');
  });

  it('makes the secret on first use, for its owner alone, and keeps it', async () => {
    const course = temporaryFolder();
    const args = ['grade', submission(slug, 'two-mistakes'), '-a', slug, '--hidden', '--json'];
    const inCourse = () => gradecheck(args, { cwd: course, env: { GRADECHECK_SECRET: undefined } });
    const [first, second] = [await inCourse(), await inCourse()];
    expect(first.stderr).toMatch(
      /^the course had no secret: a new one is in .*secret; keep it and back it up.*\n$/,
    );
    expect(second).toEqual({ ...first, stderr: '' });
    expect(first.exitCode).toBe(0);
    expect(filesIn(course)).toEqual(['.gradecheck/secret']);
    expect(statSync(join(course, '.gradecheck/secret')).mode & 0o777).toBe(0o600);
  });

  it('is not exported with a new secret, which would draw other inputs than `batch` has elsewhere', async () => {
    const course = temporaryFolder();
    const args = ['export', 'gradescope', slug, '--out', join(course, 'package.zip')];
    const ended = await gradecheck(args, { cwd: course, env: { GRADECHECK_SECRET: undefined } });
    expect([ended.exitCode, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toMatch(
      /^gradecheck: the course has no secret here .*GRADECHECK_SECRET.*`export --public`.*\n$/,
    );
    expect(filesIn(course)).toEqual([]);
  });

  it('is refused where the secret is empty, before a class is read', async () => {
    const args = ['batch', join(root, 'package.json'), '-a', slug, '--out', join(temporaryFolder(), 'out')];
    const ended = await gradecheck(args, { env: { GRADECHECK_SECRET: '' } });
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toMatch(/^gradecheck: the secret in GRADECHECK_SECRET is empty: .*\n$/);
  });

  it('is refused where no secret can be made', async () => {
    const course = temporaryFolder();
    writeFileSync(join(course, '.gradecheck'), 'in the way');
    const args = ['grade', submission(slug, 'two-mistakes'), '-a', slug, '--hidden'];
    const ended = await gradecheck(args, { cwd: course, env: { GRADECHECK_SECRET: undefined } });
    expect([ended.exitCode, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toMatch(/^gradecheck: cannot make a secret .*set GRADECHECK_SECRET\n$/);
  });
});

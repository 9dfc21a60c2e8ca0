/** What `course.json` in the current folder does to `grade` and `batch`, and what `course check` says of it. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { strongest } from '../machine.ts';
import { allowing, filesIn, gradecheck, root, submission, temporaryFolder } from './command.ts';

const slug = 'normalization';

/** A folder with this course.json, or none. */
function courseWith(settings?: object): string {
  const folder = temporaryFolder();
  if (settings) writeFileSync(join(folder, 'course.json'), JSON.stringify({ format: 2, ...settings }));
  return folder;
}

async function gradeIn(cwd: string, path: string, ...more: string[]) {
  const { exitCode, stdout, stderr } = await gradecheck(['grade', path, '-a', slug, '--json', ...more], {
    cwd,
  });
  return { exitCode, stderr, report: exitCode === 0 ? JSON.parse(stdout) : undefined };
}

const mistaken = submission(slug, 'mistake-apply-divides-by-variance');

describe('a course', () => {
  it('may count a mistake as right, and staff are told so', async () => {
    const cwd = courseWith({ accept: ['apply-divides-by-variance', 'adam-without-correction'] });
    const { report } = await gradeIn(cwd, mistaken, '--hidden', '--out', 'out');
    expect(report.earned).toBeGreaterThan(67);
    const { results } = JSON.parse(readFileSync(join(cwd, 'out/staff/report.json'), 'utf8'));
    const accepted = results.map(({ verdict }: { verdict: { accepted?: string } }) => verdict.accepted);
    expect(accepted).toContain('apply-divides-by-variance');
    expect((await gradeIn(cwd, mistaken)).report.earned).toBe(67);
  });

  it('sets limits over the assignment’s own', async () => {
    const path = submission('gradient-checking', 'endless-loop');
    const cwd = courseWith({ limits: { callTimeMs: 700 } });
    const { stdout } = await gradecheck(['grade', path, '-a', 'gradient-checking', '--json'], { cwd });
    expect(stdout).toContain('"name": "callTimeMs",\n          "value": 700');
  });

  it('says how submissions are held, unless an option does', async () => {
    const cwd = courseWith({ assignments: { [slug]: { isolation: 'isolate' } } });
    const bySetting = await gradeIn(cwd, mistaken);
    const byOption = await gradeIn(cwd, mistaken, '--isolation', 'auto');
    expect([bySetting.report.isolation, byOption.report.isolation]).toEqual(['isolate', strongest]);
  });

  it('may draw each student’s own hidden inputs, the same for each attempt', async () => {
    const cwd = courseWith({ seeds: 'student' });
    const planOf = async (student: string, path: string) =>
      (await gradeIn(cwd, path, '--student', student)).report.plan;
    const first = await planOf('4711', mistaken);
    expect(await planOf('4711', submission(slug, 'right-loops'))).toBe(first);
    expect(await planOf('4712', mistaken)).not.toBe(first);
  });

  it('says what is missing, or too much, where inputs are each student’s own', async () => {
    const [own, common] = [courseWith({ seeds: 'student' }), courseWith()];
    const unnamed = await gradeIn(own, mistaken, '--hidden');
    const named = await gradeIn(common, mistaken, '--student', '4711');
    expect([unnamed, named].map(({ exitCode }) => exitCode)).toEqual([2, 2]);
    expect(unnamed.stderr).toContain('`grade --student ID` says whose');
    expect(named.stderr).toContain('--student: all students have the same hidden inputs');
    expect(filesIn(own)).toEqual(['course.json']);
  });

  it('makes marks of points: on each page and in the tables', async () => {
    const cwd = courseWith({ scale: { maximum: 15 }, rounding: { step: 0.5 } });
    mkdirSync(join(cwd, 'class'));
    cpSync(mistaken, join(cwd, 'class/ada'), { recursive: true });
    const args = ['batch', 'class', '-a', slug, '--public', '--from', 'folder', '--out', 'out', ...allowing];
    // 67 % of the points are no more than 66.7 % of the maximum.
    const { exitCode, stdout } = await gradecheck([...args, '--pass-at', '67'], { cwd });
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining('1 below 67 % of the maximum mark')]);
    const read = (path: string) => readFileSync(join(cwd, 'out', path), 'utf8');
    expect(read('class.csv')).toMatch(
      /^\ufeffname,id,state,earned,points,percent,mark,maximum,markPercent,.*\r\n"ada",".*",graded,67,100,67,10,15,66.7,/,
    );
    expect(JSON.parse(read('class.json')).submissions[0]).toMatchObject({
      earned: 67,
      mark: 10,
      maximum: 15,
    });
    const page = filesIn(join(cwd, 'out')).find((path) => /^students.*html$/.test(path))!;
    expect(read(page)).toContain('Mark: 10 of 15');
    expect(read(page)).toContain('Rounded to a multiple of 0.5: 10.05 becomes 10.');
  });

  it('with a deadline takes nothing off while nobody knows when work was handed in', async () => {
    const cwd = courseWith({ deadline: '2027-01-15T23:59:00+08:00', late: { perDayPercent: 10 } });
    const { report } = await gradeIn(cwd, mistaken);
    expect(report.mark).toEqual({ mark: 67, maximum: 100, lines: [{ kind: 'time-unknown' }] });
  });
});

describe('gradecheck course check', () => {
  const check = (cwd: string) =>
    gradecheck(['course', 'check'], { cwd, env: { GRADECHECK_SECRET: undefined } });

  it('says in plain words what a course.json means', async () => {
    const assignments = { [slug]: { deadline: '2027-01-15T23:59:00+08:00' } };
    const { exitCode, stdout } = await check(courseWith({ late: { perDayPercent: 10 }, assignments }));
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^course.json can be used\n\nfor every assignment:\n {2}secret +from \.gradecheck/,
    );
    expect(stdout).toMatch(
      /\nfor normalization instead:\n {2}deadline +2027-.*\n {2}late .*26 hours late: 20 % off\n$/,
    );
  });

  it('takes the example of docs/course.md', async () => {
    const [, example = ''] = /```json\n([\s\S]*?)```/.exec(
      readFileSync(join(root, 'docs/course.md'), 'utf8'),
    )!;
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'course.json'), example);
    const { exitCode, stdout } = await check(cwd);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/\nfor optimizers instead:\n.*adam-epsilon-outside-root\n/);
  });

  it('makes nothing where there is none', async () => {
    const cwd = courseWith();
    const { exitCode, stdout } = await check(cwd);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^no course.json here: everything has its default\n/);
    expect(filesIn(cwd)).toEqual([]);
  });

  it.each([
    [{ hints: {} }, 'course.json: at the top level: "hints" is not known to this version of gradecheck'],
    [
      { limits: { timeMs: 900 } },
      'course.json: at /limits: "timeMs" is not known to this version of gradecheck; known are: callTimeMs, ',
    ],
    [
      { assignments: { sofmax: {} } },
      'course.json: at /assignments: no assignment is called "sofmax"; there are: batch-norm, ',
    ],
    [{ accept: ['nobodys-mistake'] }, 'course.json: at /accept: no mistake is called "nobodys-mistake"'],
    [
      { assignments: { softmax: { accept: ['adam-without-correction'] } } },
      'course.json: at /assignments/softmax/accept: no mistake is called "adam-without-correction"',
    ],
    [
      { secretFile: 'nowhere.txt' },
      "cannot read the course's secret from nowhere.txt: there is no such file",
    ],
  ])('refuses %j with one line and exit code 2', async (settings, message) => {
    const { exitCode, stdout, stderr } = await check(courseWith(settings));
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`gradecheck: ${message}`);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

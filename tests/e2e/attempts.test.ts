/** A class in which students handed in several times: which attempt counts, and inputs of each student's own. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  allowing,
  filesIn,
  gradecheck,
  root,
  secret,
  submission,
  temporaryFolder,
  textsIn,
  withoutTimings,
} from './command.ts';
import { makeGradescopeClass } from './gradescope-class.ts';

const slug = 'normalization';
const right = 'right-loops';
const mistaken = 'mistake-apply-divides-by-variance';
const work = temporaryFolder();
const at = (...names: string[]) => join(work, ...names);

/** What was handed in, by whom and when, one time each. */
const handedIn = [
  ['Ada', right, '2026-09-24 10:00:00 Z'],
  ['Ada', mistaken, '2026-09-24 12:00:00 Z'],
  ['Ada', right, '2026-09-24 14:00:00 Z'],
  ['Ben', mistaken, '2026-09-24 10:00:00 Z'],
  ['Ben', right, '2026-09-26 11:00:00 Z'],
  ['Cy', right, '2026-09-24 10:00:00 Z'],
] as const;

const course = (settings: object) =>
  writeFileSync(at('course.json'), JSON.stringify({ format: 2, ...settings }));
const args = (out: string, ...more: string[]) => [
  ...['batch', 'export', '-a', slug, '--out', out],
  ...[...allowing, ...more],
];
const run = (out: string, ...more: string[]) => gradecheck(args(out, ...more), { cwd: work });
const read = (...names: string[]) => readFileSync(at(...names), 'utf8');
const entriesIn = (out: string) => JSON.parse(read(out, 'class.json')).submissions;
const recordsIn = (out: string) => {
  const folder = at(out, 'ledger/records');
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
};
const timesOf = (paths: readonly string[]) => paths.map((path) => [path, statSync(path).mtimeMs]);

beforeAll(() => makeGradescopeClass(at('export'), slug, handedIn));

describe('where the best of the first two attempts counts', { timeout: 300_000 }, () => {
  beforeAll(async () => {
    const late = { perDayPercent: 10 };
    course({ attempts: { count: 'best', limit: 2 }, deadline: '2026-09-24T23:59:00Z', late });
    expect((await run('best', '--public')).exitCode).toBe(0);
  });

  it('each is graded, and the best mark counts, lateness included', () => {
    expect(entriesIn('best')).toMatchObject([
      { name: 'Ada', earned: 100, mark: 100, submittedAt: '2026-09-24T10:00:00Z', attempt: 'submission_1' },
      { name: 'Ben', earned: 100, mark: 80, submittedAt: '2026-09-26T11:00:00Z', attempt: 'submission_5' },
      { name: 'Cy', earned: 100, mark: 100 },
    ]);
    expect(entriesIn('best').map(({ attempts }: { attempts?: object }) => attempts)).toMatchObject([
      [
        { number: 1, state: 'counts', earned: 100, mark: 100, maximum: 100 },
        { number: 2, state: 'graded', earned: 67, mark: 67 },
        { number: 3, state: 'beyond-limit' },
      ],
      [
        { number: 1, state: 'graded', earned: 67, mark: 67 },
        { number: 2, state: 'counts', earned: 100, mark: 80 },
      ],
      undefined,
    ]);
    expect(recordsIn('best')).toHaveLength(2);
  });

  it('the student’s page lists the others, and those after the last that may count', () => {
    const page = read('best', 'students', entriesIn('best')[0].id, 'report.html');
    expect(page).toContain('Of the first 2 attempts, the one with the best mark counts');
    expect(page).toMatch(/Attempt 2 \(.*12:00:00Z.*\): 67 of 100 points, a mark of 67 of 100/);
    expect(page).toMatch(/Attempt 3 .*does not count; in this course only the first 2 may count/);
    expect(read('best', 'students', entriesIn('best')[2].id, 'report.html')).not.toContain('Attempts');
  });

  it('of the same class the latest may count instead, and nothing is run again for that', async () => {
    const times = timesOf(recordsIn('best'));
    course({ attempts: { limit: 2 } });
    expect((await run('best', '--public')).exitCode).toBe(0);
    expect(entriesIn('best').map(({ earned }: { earned: number }) => earned)).toEqual([67, 100, 100]);
    expect(entriesIn('best')[0].attempts[0]).toMatchObject({ state: 'not-graded' });
    expect(timesOf(recordsIn('best'))).toEqual(times);
  });
});

describe('where each student has inputs of their own', { timeout: 300_000 }, () => {
  beforeAll(async () => {
    course({ seeds: 'student', attempts: 'best', lms: 'gradescope' });
    const { exitCode, stderr } = await run('own');
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('course.json (lms: gradescope) says so')]);
  });

  const planOf = (id: string) => JSON.parse(read('own', 'students', id, 'report.json')).plan;
  const files = (kind: string) => readdirSync(at('own/ledger', kind)).sort();

  it('all attempts of one have the same, and class.json says so', () => {
    expect(JSON.parse(read('own', 'class.json')).seeds).toBe('student');
    const plans = entriesIn('own').map(({ id }: { id: string }) => planOf(id));
    expect(new Set(plans).size).toBe(3);
    expect(files('plans')).toEqual(plans.map((id: string) => `${id}.json`).sort());
    expect(files('recipes')).toHaveLength(3);
    expect(files('records')).toHaveLength(5);
  });

  it('`grade --student` with the id of class.json makes the same page', async () => {
    const { id } = entriesIn('own')[2];
    const path = submission(slug, right);
    const { exitCode } = await gradecheck(['grade', path, '-a', slug, '--student', id, '--out', 'one'], {
      cwd: work,
    });
    expect(exitCode).toBe(0);
    expect(read('one/student/report.json')).toBe(read('own/students', id, 'report.json'));
  });

  it('killed and started again, ends with the same bytes, and runs nothing twice', async () => {
    const door = join(root, 'bin/gradecheck.mjs');
    const running = execa('node', [door, ...args('killed', '--workers', '1')], {
      ...{ cwd: work, reject: false, detached: true, env: { GRADECHECK_SECRET: secret } },
    });
    while (recordsIn('killed').length < 2) await new Promise((again) => setTimeout(again, 5));
    process.kill(-(running.pid ?? 0), 'SIGKILL');
    await running;
    const times = timesOf(recordsIn('killed'));
    expect((await run('killed')).exitCode).toBe(0);
    expect(timesOf(recordsIn('killed'))).toEqual(expect.arrayContaining(times));
    expect(withoutTimings(textsIn(at('killed')))).toEqual(withoutTimings(textsIn(at('own'))));
  });

  it('regrading knows their plans, and builds and runs only what is touched', async () => {
    const regrade = (...more: string[]) =>
      gradecheck(['regrade', 'own', ...more, ...allowing], { cwd: work });
    const plans = timesOf(filesIn(at('own/ledger/plans')).map((name) => at('own/ledger/plans', name)));
    expect((await regrade()).stdout).toBe('0 of 3 graded again, 0 moved.\n');
    course({ seeds: 'student', attempts: 'best', limits: { callTimeMs: 9000 } });
    expect((await regrade('--accept')).stdout).toMatch(/^3 of 3 graded again, 0 moved\. Accepted/);
    expect(timesOf(plans.map(([path]) => String(path)))).toEqual(plans);
    const before = read('own/class.json');
    expect((await regrade('--undo')).exitCode).toBe(0);
    expect(read('own/class.json')).toBe(before);
    course({});
    const { exitCode, stderr } = await regrade();
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('was graded with "seeds": "student"')]);
  });
});

/** `gradecheck regrade`: after a check changed, who moves and why is shown first, then accepted, and can be undone. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { nameId } from '../../grader/lms/member-id.ts';
import { largeClassSlug, makeLargeClass } from '../../scripts/large-class.ts';
import { allowing, gradecheck, shownIn, temporaryFolder } from './command.ts';
import { copyRepository, type RepositoryCopy } from './repository-copy.ts';

const third = nameId('student-00002');
let copy: RepositoryCopy;
const at = (...names: string[]) => join(copy.folder, ...names);
const batch = (out: string) =>
  copy.gradecheck('batch', 'class', '-a', largeClassSlug, '--out', out, ...allowing);
const regrade = (...args: string[]) => copy.gradecheck('regrade', 'out', ...args, ...allowing);

/** Two checks of 10 points each, of which the third student got one wrong, are worth 6 and 14 from now on. */
function changePoints(): void {
  const path = at('assignments', largeClassSlug, 'checks/network.ts');
  const points = ['points: 6,', 'points: 14,'];
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace(/points: 10,/g, () => points.shift() ?? ''),
  );
}

let first: Record<string, string> = {};
beforeAll(async () => {
  copy = await copyRepository();
  makeLargeClass(at('class'), 4);
  const { exitCode, all } = await batch('out');
  expect(exitCode, all).toBe(0);
  first = shownIn(at('out'));
});

describe('regrading a class', { timeout: 600_000 }, () => {
  it.each([[], ['--accept']])('does nothing where nothing changed: %j', async (...args) => {
    const { exitCode, stdout } = await regrade(...args);
    expect([exitCode, stdout]).toEqual([0, '0 of 4 graded again, 0 moved.']);
  });

  it('shows who moved, by how much and because of which check, and changes no page', async () => {
    changePoints();
    const { exitCode, stdout } = await regrade();
    expect([exitCode, stdout.split('\n')]).toEqual([
      0,
      [
        `${third} (student-00002): 82 of 100 -> 86 of 100 (+4)`,
        expect.stringMatching(/^ {2}backward-pass, .*: mistake, 0 of 10 -> mistake, 0 of 6$/),
        expect.stringMatching(/^ {2}gradient-check-of-a-network, .*: right, 10 of 10 -> right, 14 of 14$/),
        '4 of 4 graded again, 1 moved. Nothing is accepted yet; --accept does that.',
      ],
    ]);
    expect(shownIn(at('out'))).toEqual(first);
  });

  it.each([
    [['--only', third], '1 of 4 graded again, 1 moved.'],
    [['--check', 'verdict'], '0 of 4 graded again, 0 moved.'],
    [['--check', 'backward-pass'], '1 of 4 graded again, 1 moved.'],
  ])('%j is about that alone', async (args, summary) => {
    expect((await regrade(...args)).stdout).toContain(summary);
  });

  it.each([
    [['--only', 'zoe'], /--only zoe: no member has this id/],
    [['--check', 'spelling'], /--check spelling: no check has this id; there are: .*backward-pass/],
    [['--undo'], /there is no earlier grading to go back to/],
    [['--undo', '--accept'], /cannot be used with/],
  ])('%j is refused', async (args, message) => {
    const { exitCode, stdout, stderr } = await regrade(...args);
    expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringMatching(message)]);
    expect(shownIn(at('out'))).toEqual(first);
  });

  it('accepted, shows what a batch would, byte for byte; undone, what was there before', async () => {
    const accepted = await regrade('--accept', '--json');
    expect(JSON.parse(accepted.stdout)).toMatchObject({
      ...{ assignment: largeClassSlug, members: 4, regraded: 4, moved: 1, accepted: true, failed: [] },
      moves: [{ id: third, before: { earned: 82, points: 100 }, after: { earned: 86, points: 100 } }],
    });
    expect((await batch('new')).exitCode).toBe(0);
    expect(shownIn(at('out'))).toEqual(shownIn(at('new')));
    expect(shownIn(at('out'))).not.toEqual(first);
    expect((await regrade()).stdout).toBe('0 of 4 graded again, 0 moved.');
    expect((await regrade('--undo')).exitCode).toBe(0);
    expect(shownIn(at('out'))).toEqual(first);
    expect((await regrade('--only', third, '--accept')).exitCode).toBe(0);
    expect(shownIn(at('out'))[`students/${nameId('student-00000')}/report.json`]).toBe(
      first[`students/${nameId('student-00000')}/report.json`],
    );
    expect(JSON.parse(shownIn(at('out'))['class.json']!).submissions[2].earned).toBe(86);
  });

  it('after a limit changed runs everybody again, and nobody moves', async () => {
    const path = at('assignments', largeClassSlug, 'assignment.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...manifest, limits: { ...manifest.limits, callTimeMs: 9000 } }));
    const { stdout } = await regrade('--accept');
    expect(stdout.split('\n').at(-1)).toBe('4 of 4 graded again, 0 moved. Accepted; --undo goes back.');
  });

  it('is of one term', async () => {
    writeFileSync(at('course.json'), '{ "format": 1, "term": "2027 spring" }');
    const { exitCode, stderr } = await regrade();
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/graded for no term, course.json here says term 2027 spring/),
    ]);
  });
});

it.each([
  ['is not a folder that `batch` wrote', ['notes.txt']],
  ['is not a folder that `batch` wrote', []],
  ['holds no class that was graded to its end', ['ledger/plans/']],
])('what %s is told: %j', async (says, paths) => {
  const folder = temporaryFolder();
  for (const path of paths)
    if (path.endsWith('/')) mkdirSync(join(folder, path), { recursive: true });
    else writeFileSync(join(folder, path), 'of somebody else');
  const { exitCode, stderr } = await gradecheck(['regrade', folder]);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(says)]);
});

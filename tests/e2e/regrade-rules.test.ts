/** `gradecheck regrade` after the rules changed by which points become marks: shown, accepted and undone like points. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestOf, sealed, unseal } from '../../grader/ledger/sealed.ts';
import { allowing, gradecheck, shownIn, temporaryFolder } from './command.ts';
import { makeGradescopeClass } from './gradescope-class.ts';

const slug = 'normalization';
const mistaken = 'mistake-apply-divides-by-variance';
const work = temporaryFolder();
const at = (...names: string[]) => join(work, ...names);
const course = (settings: object) =>
  writeFileSync(at('course.json'), JSON.stringify({ format: 2, ...settings }));
const batch = (out: string) =>
  gradecheck(['batch', 'export', '-a', slug, '--out', out, ...allowing], { cwd: work });
const regrade = async (...more: string[]) => {
  const { exitCode, stdout, stderr } = await gradecheck(['regrade', 'out', ...more, ...allowing], {
    cwd: work,
  });
  expect(exitCode, stderr).toBe(0);
  return stdout;
};

/** When each grading was recorded: what is run or judged again would be recorded once more. */
const recorded = () =>
  readdirSync(at('out/ledger/records')).map((name) => [
    name,
    statSync(at('out/ledger/records', name)).mtimeMs,
  ]);
const shown = () => shownIn(at('out'));
const idOf = (name: string): string =>
  JSON.parse(readFileSync(at('out/class.json'), 'utf8')).submissions.find(
    (entry: { name: string }) => entry.name === name,
  ).id;

/** Ada is on time, Ben a day late with two attempts, Cy a day late with a mistake. */
const late = { deadline: '2026-09-24T23:59:00Z', late: { perDayPercent: 10 } };
const changed = 'The rules for marks in course.json have changed.';
const pending = 'Nothing is accepted yet; --accept does that.\n';

let first: Record<string, string> = {};
let records: ReturnType<typeof recorded> = [];
beforeAll(async () => {
  makeGradescopeClass(at('export'), slug, [
    ['Ada', 'right-loops', '2026-09-24 10:00:00 Z'],
    ['Ben', mistaken, '2026-09-24 10:00:00 Z'],
    ['Ben', 'right-loops', '2026-09-25 10:00:00 Z'],
    ['Cy', mistaken, '2026-09-25 11:00:00 Z'],
  ]);
  course({});
  expect((await batch('out')).exitCode).toBe(0);
  [first, records] = [shown(), recorded()];
});

describe('after a deadline was added', { timeout: 300_000 }, () => {
  beforeAll(() => course(late));

  it('shows whose mark that moves, by how much, and that only the rules did it; changes no page', async () => {
    expect(await regrade()).toBe(
      [
        `${idOf('Ben')} (Ben): 100 of 100, mark 100 of 100 -> 90 of 100 (-10); only the rules changed`,
        `${idOf('Cy')} (Cy): 67 of 100, mark 67 of 100 -> 57 of 100 (-10); only the rules changed`,
        `0 of 3 graded again, 2 moved. ${changed} ${pending}`,
      ].join('\n'),
    );
    expect(shown()).toEqual(first);
  });

  it('for one member, or one check, the rules stay, as they are everybody’s; accepted, too', async () => {
    const stay = 'course.json have changed; --only and --check go by those of the last grading.';
    expect(await regrade('--only', idOf('Ben'), '--accept')).toContain(stay);
    expect(await regrade('--check', 'fit-normalization')).toContain(stay);
    expect(shown()).toEqual(first);
  });

  it('accepted, shows what a batch would, byte for byte, and nothing was run again', async () => {
    expect(JSON.parse(await regrade('--accept', '--json'))).toMatchObject({
      ...{ members: 3, regraded: 0, moved: 2, accepted: true },
      moves: [
        {
          ...{ id: idOf('Ben'), because: 'rules', checks: [], before: { earned: 100, points: 100 } },
          after: { earned: 100, points: 100, mark: 90, maximum: 100 },
        },
        { id: idOf('Cy'), because: 'rules', after: { earned: 67, mark: 57 } },
      ],
    });
    expect((await batch('new')).exitCode).toBe(0);
    expect(shown()).toEqual(shownIn(at('new')));
    expect(shown()).not.toEqual(first);
    expect(await regrade()).toBe('0 of 3 graded again, 0 moved.\n');
    expect(recorded()).toEqual(records);
  });

  it('undone, shows the old marks, byte for byte, whatever course.json says now', async () => {
    await regrade('--undo');
    expect(shown()).toEqual(first);
    expect(await regrade()).toContain('0 of 3 graded again, 2 moved.');
  });

  it('a batch takes the rules over, too, and can be undone', async () => {
    expect((await batch('out')).exitCode).toBe(0);
    expect(recorded()).toEqual(records);
    expect(await regrade()).toBe('0 of 3 graded again, 0 moved.\n');
    await regrade('--undo');
    expect(shown()).toEqual(first);
  });
});

it('where points moved, both are told, and no rule is blamed', { timeout: 300_000 }, async () => {
  course({ ...late, accept: ['apply-divides-by-variance'] });
  const stdout = await regrade();
  expect(stdout).toMatch(
    /\(Cy\): 67 of 100 -> 77 of 100 \(\+10\), mark 67 of 100 -> 67 of 100 \(0\)\n {2}\S/,
  );
  expect(stdout).toContain('3 of 3 graded again, 2 moved.');
  expect(
    JSON.parse(await regrade('--json')).moves.map(({ because }: { because: string }) => because),
  ).toEqual([...['rules', 'points']]);
});

it('says that only a batch counts attempts in another way', { timeout: 300_000 }, async () => {
  course({ attempts: 'best' });
  expect(await regrade('--accept')).toBe(
    '0 of 3 graded again, 0 moved. ' +
      'Which attempt counts has changed in course.json; only `batch` takes that over.\n',
  );
  expect(shown()).toEqual(first);
});

it('a class that an earlier version graded has the rules of today', { timeout: 300_000 }, async () => {
  const current = at('out/ledger/gradecheck-current.json');
  const bodyOf = (path: string) => JSON.parse(unseal(readFileSync(path, 'utf8')) ?? '');
  const { format, ...graded } = bodyOf(at('out/ledger/classes', `${bodyOf(current).class}.json`));
  const { rules: _, ...settings } = graded.settings;
  const older = { ...graded, settings };
  const name = digestOf(JSON.stringify(older));
  writeFileSync(at('out/ledger/classes', `${name}.json`), sealed({ format, ...older }));
  writeFileSync(current, sealed({ format: 1, class: name }));
  course(late);
  expect(await regrade('--accept')).toBe('0 of 3 graded again, 0 moved.\n');
  expect(shown()).toEqual(shownIn(at('new')));
});

it('where the best attempt counts, each has its own time, and another may count', {
  timeout: 300_000,
}, async () => {
  const markOfBen = () => JSON.parse(shown()[`students/${idOf('Ben')}/report.json`]!).mark?.mark;
  course({ attempts: 'best' });
  expect((await batch('out')).exitCode).toBe(0);
  const unmarked = shown();
  course({ attempts: 'best', ...late, late: { perDayPercent: 50 } });
  expect((await regrade('--accept')).split('\n')).toEqual([
    `${idOf('Ben')} (Ben), attempt 2: 100 of 100, mark 100 of 100 -> 50 of 100 (-50); only the rules changed`,
    `${idOf('Cy')} (Cy): 67 of 100, mark 67 of 100 -> 17 of 100 (-50); only the rules changed`,
    `0 of 3 graded again, 2 moved. ${changed} Accepted; --undo goes back.`,
    '',
  ]);
  expect(markOfBen()).toBe(67);
  await regrade('--undo');
  expect(shown()).toEqual(unmarked);
});

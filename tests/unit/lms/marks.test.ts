/** Marks and pages that go back to any platform, or to people. */
import { describe, expect, it } from 'vitest';
import { blackboard } from '../../../grader/lms/blackboard.ts';
import { brightspace } from '../../../grader/lms/brightspace.ts';
import { folderPlatform } from '../../../grader/lms/folder.ts';
import { github } from '../../../grader/lms/github.ts';
import { RosterError } from '../../../grader/lms/platform.ts';
import { sakai } from '../../../grader/lms/sakai.ts';
import { readTable } from '../../../grader/lms/table.ts';
import type { GradeRow } from '../../../grader/model.ts';
import { listingOf } from './class-of-60.ts';
import { graded } from './graded.ts';

describe('marks of any platform', () => {
  const table = readTable('"Username"\t"HW |1"\n"ann"\t"5"\n"ben"\t""\n"ben"\t""\n');
  const fill = (rows: readonly GradeRow[], options = {}) => blackboard.fillIn(table, rows, options);

  it.each(['error', 'missing', 'unreadable'] as const)('are not written for who is "%s"', (state) => {
    const { changes, refused } = fill([
      { ids: { login: 'ann' }, name: 'Ann', state, earned: 0, points: 100 },
    ]);
    expect(changes).toEqual([]);
    expect(refused).toMatchObject([{ name: 'Ann', reason: expect.stringContaining('stays as it is') }]);
  });

  it('are refused for who is not on the roster, on it twice, or graded twice', () => {
    const reasons = fill([
      graded({ login: 'zoe' }, 1),
      graded({ login: 'ben' }, 1),
      graded({ login: 'ann' }, 1),
      graded({ login: 'ann' }, 2),
    ]).refused.map(({ reason }) => reason);
    expect(reasons).toEqual([
      expect.stringContaining('no student of the roster'),
      expect.stringContaining('more than one row'),
      expect.stringContaining('more than one grading'),
      expect.stringContaining('more than one grading'),
    ]);
  });

  it('are never found by a name', () => {
    const { changes } = fill([
      graded({}, 9, { name: 'ann' }),
      graded({ login: 'ann' }, 7, { name: 'other' }),
    ]);
    expect(changes.map(({ now }) => now)).toEqual(['7']);
  });

  it('are refused all together when nobody is on the roster: it is another course’s', () => {
    expect(() => fill([graded({ login: 'zoe' }, 9)])).toThrow(RosterError);
  });

  it.each([
    [1 / 3, undefined, '0.33'],
    [86, 10, '8.6'],
    [100, 20, '20'],
    [Number.NaN, undefined, undefined],
    [-1, undefined, undefined],
    [Number.POSITIVE_INFINITY, undefined, undefined],
    [1e21, undefined, undefined],
  ])('of %s out of 100, on a scale of %s, are written as %s', (earned, maximum, text) => {
    const options = maximum === undefined ? {} : { maximum };
    const [change] = fill([graded({ login: 'ann' }, earned)], options).changes;
    expect(change?.now).toBe(text);
  });

  it('go to each of a group’s people', () => {
    const people = ['ann', 'zoe'].map((login) => ({ ids: { login }, name: login }));
    const { changes, refused } = fill([graded({}, 9, { name: 'Team', group: { name: 'Team', people } })]);
    expect(changes.map(({ name, now }) => [name, now])).toEqual([['ann', '9']]);
    expect(refused.map(({ name }) => name)).toEqual(['zoe']);
  });
});

describe('a table for people', () => {
  it('has a byte order mark for Excel, a row for each student, and no formula', () => {
    const people = [{ ids: { login: 'ben' }, name: '=1+1' }];
    const { text, changes } = github.fillIn(
      readTable('id\n'),
      [
        graded({ login: 'eve' }, 61.5, { name: '明 李' }),
        graded({}, 50, { name: 'Team', group: { name: 'Team', people } }),
        { ids: { login: 'ann' }, name: 'Ann, "A"', state: 'missing' },
      ],
      { maximum: 10 },
    );
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text.slice(1).split('\r\n')).toEqual([
      'id,name,earned,points,percent,state',
      'ann,"Ann, ""A""",,,,missing',
      "ben,'=1+1,5,10,50,graded",
      'eve,明 李,6.15,10,61.5,graded',
      '',
    ]);
    expect(changes).toHaveLength(2);
  });

  it('knows students by the rosters of GitHub Classroom and Classroom 50', () => {
    const classroom = 'identifier,github_username,github_id,name\n0007,ann-lee,1,Ann Lee\n0008,,,\n';
    expect(github.roster(readTable(classroom))).toEqual([
      { ids: { login: 'ann-lee', sis: '0007' }, name: 'Ann Lee', row: 1 },
      { ids: { sis: '0008' }, name: '0008', row: 2 },
    ]);
    const fifty = 'username,first_name,last_name,email,section,github_id\nben,Ben,Poe,b@example.edu,1,2\n';
    expect(github.roster(readTable(fifty))).toEqual([
      { ids: { login: 'ben', email: 'b@example.edu' }, name: 'Ben Poe', row: 1 },
    ]);
    expect(() => github.roster(readTable('a,b\n1,2\n'))).toThrow(RosterError);
  });

  it('knows students of plain folders by what the folders are called', () => {
    const { roster } = folderPlatform(['optimizers.ts']);
    expect(roster(readTable('name\nann\n'))).toEqual([{ ids: { login: 'ann' }, name: 'ann', row: 1 }]);
    const { members } = folderPlatform(['optimizers.ts']).members(
      listingOf('x', ['ann.zip', 'Ben/optimizers.ts']),
      {},
    );
    expect(members.map(({ ids }) => ids.login)).toEqual(['ann', 'Ben']);
    expect(() => roster(readTable('a,b\n1,2\n'))).toThrow(/column "id" or "name"/);
  });
});

describe('feedback', () => {
  const member = (path: string, label: string) => ({
    ids: {},
    name: 'Ann',
    label,
    files: [{ path, as: 'a.ts' }],
    earlier: [],
  });

  it('goes into the very folder of a submission: Brightspace and Sakai', () => {
    const folder = '7-1 - Ann Lee - Apr 1, 2026 900 AM';
    expect(brightspace.feedback([member(`HW/${folder}/a.ts`, folder)])[0]?.path).toBe(
      `${folder}/report.html`,
    );
    const lee = 'HW 2/Lee, Ann(ann)';
    const [entry] = sakai.feedback([member(`Course/${lee}/Submission attachment(s)/a.ts`, 'Lee, Ann(ann)')]);
    expect(entry?.path).toBe(`${lee}/Feedback Attachment(s)/report.html`);
  });

  it('is refused where Sakai would take it for a comment or a time', () => {
    const [entry] = sakai.feedback([member('timestamps/Lee, Ann(ann)/x/a.ts', 'Lee, Ann(ann)')]);
    expect(entry).toMatchObject({ reason: expect.stringContaining('"timestamp"') });
    expect(entry?.path).toBeUndefined();
  });

  it('goes nowhere in Blackboard and GitHub, with the reason, and into a folder of its own for plain folders', () => {
    const ann = { ...member('a.ts', 'x'), ids: { lms: 'ann-1' } };
    for (const platform of [blackboard, github])
      expect(platform.feedback([ann])).toMatchObject([{ reason: expect.stringContaining('no archive') }]);
    expect(folderPlatform([]).feedback([ann])[0]?.path).toBe('ann-1/report.html');
  });
});

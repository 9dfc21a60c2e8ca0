/** What each platform says beside the files: attempts, times, groups, and what it puts beside the submissions. */
import { describe, expect, it } from 'vitest';
import { blackboard } from '../../../grader/lms/blackboard.ts';
import { brightspace } from '../../../grader/lms/brightspace.ts';
import { github } from '../../../grader/lms/github.ts';
import { ListingError } from '../../../grader/lms/platform.ts';
import { sakai } from '../../../grader/lms/sakai.ts';
import { groups, listingOf } from './class-of-60.ts';
import { layouts, receipt } from './layouts.ts';

const laidOut = (layout: string) => layouts.find((one) => one.layout === layout)!;

describe('Blackboard', () => {
  const stem = (user: string, time: string) => `Practice_Exam 1_${user}_attempt_2026-04-${time}-09-00-13`;

  it('counts the latest of several attempts and lists the others', () => {
    const { listing, texts } = laidOut('blackboard');
    const [four] = blackboard.members(listing, texts).members.filter(({ ids }) => ids.login === 's0000004');
    expect(four).toMatchObject({ submittedAt: '2026-04-21T11:04:13', label: '2026-04-21-11-04-13' });
    expect(four?.earlier.map(({ label }) => label)).toEqual(['2026-04-21-09-04-13', '2026-04-21-10-04-13']);
  });

  it('finds users and titles with "_" in them, by receipts', () => {
    const texts = {
      [`${stem('ann_lee', '21')}.txt`]: receipt('Ann Lee', 'ann_lee'),
      [`${stem('lee', '21')}.txt`]: receipt('Lee', 'lee'),
    };
    const paths = [
      ...Object.keys(texts),
      `${stem('ann_lee', '21')}_my_file_2.ts`,
      `${stem('bo', '21')}_x.ts`,
    ];
    const { members } = blackboard.members(listingOf('x', paths), texts);
    expect(members.map(({ ids }) => ids.login)).toEqual(['ann_lee', 'bo', 'lee']);
    expect(members[0]?.files.map(({ as }) => as)).toEqual(['my_file_2.ts']);
  });

  it('is not mixed up with another assignment in the same archive', () => {
    const texts = {
      'HW1_ann_attempt_2026-04-21-09-00-13.txt': receipt('A', 'ann'),
      'HW2_ben_attempt_2026-04-21-09-00-13.txt': receipt('B', 'ben'),
    };
    expect(() => blackboard.members(listingOf('x', Object.keys(texts)), texts)).toThrow(ListingError);
    expect(() => blackboard.members(listingOf('x', Object.keys(texts)), texts)).toThrow(/"HW1", "HW2"/);
  });

  it('knows the instructor’s preview user, and names what is no hand-in', () => {
    const path = `${stem('prof_previewuser', '21')}.txt`;
    const listing = listingOf('x', [path, 'notes.docx']);
    const { members, unmatched } = blackboard.members(listing, { [path]: receipt('P', 'prof_previewuser') });
    expect(members).toMatchObject([{ isTestStudent: true }]);
    expect(unmatched).toMatchObject([{ path: 'notes.docx' }]);
  });

  it('reads a group by its name, with the people that its receipts name', () => {
    const { listing, texts } = laidOut('blackboard, groups');
    const { members } = blackboard.members(listing, texts);
    const team = members.find(({ group }) => group?.name === 'The A_B-Team');
    expect(team?.note).toMatch(/others need their mark by hand/);
    expect(team?.group?.people.map(({ ids }) => ids.login)).toEqual([groups[4]!.people[0]!.login]);
  });
});

describe('Brightspace', () => {
  it('reads times with no colon in them, and attempts of one student', () => {
    const names = ['Apr 1, 2026 1205 AM', 'Apr 1, 2026 959 PM', 'Apr 1, 2026 1200 PM'];
    const paths = names.map((time) => `7-1 - Ann - Lee - ${time}/optimizers.ts`);
    const [ann, second] = brightspace.members(listingOf('x', paths), {}).members;
    expect(second).toBeUndefined();
    expect(ann).toMatchObject({ name: 'Ann - Lee', submittedAt: '2026-04-01T21:59' });
    expect(ann?.earlier.map(({ submittedAt }) => submittedAt)).toEqual([
      '2026-04-01T00:05',
      '2026-04-01T12:00',
    ]);
  });

  it('tells students apart by the number that is theirs, else by name', () => {
    const who = (folders: readonly string[]) =>
      brightspace
        .members(
          listingOf(
            'x',
            folders.map((name) => `${name} - Apr 1, 2026 900 AM/a.ts`),
          ),
          {},
        )
        .members.map(({ ids, name }) => `${name} ${ids.lms}`);
    expect(who(['1-9 - Sam', '2-9 - Sam', '3-9 - Eve'])).toEqual(['Sam 1', 'Sam 2', 'Eve 3']);
    expect(who(['9-1 - Ann', '9-2 - Eve'])).toEqual(['Ann 1', 'Eve 2']);
    expect(who(['9-9 - Ann', '9-9 - Eve'])).toEqual(['Ann undefined', 'Eve undefined']);
  });

  it('passes over index.html beside the folders only, and names other files', () => {
    const folder = '7-1 - Ann Lee - Apr 1, 2026 900 AM';
    const paths = [`HW/${folder}/index.html`, 'HW/index.html', 'HW/x.txt', 'HW/old/a.ts', 'HW/old/b.ts'];
    const { members, unmatched } = brightspace.members(listingOf('x', paths), {});
    expect(members[0]?.files.map(({ as }) => as)).toEqual(['index.html']);
    expect(unmatched.map(({ path }) => path)).toEqual(['HW/old/', 'HW/x.txt']);
  });

  it('is not mixed up with another assignment in the same archive', () => {
    const paths = ['HW1', 'HW2'].map((hw) => `${hw}/7-1 - Ann Lee - Apr 1, 2026 900 AM/a.ts`);
    expect(() => brightspace.members(listingOf('x', paths), {})).toThrow(/"HW1", "HW2"/);
  });
});

describe('Sakai', () => {
  const lee = 'HW 2/Lee, Ann(ann)';
  const member = (paths: readonly string[], texts: Readonly<Record<string, string>> = {}) =>
    sakai.members(listingOf('x', [...paths, 'HW 2/grades.csv']), texts).members[0];

  it('takes what was handed in, not comments, feedback or times', () => {
    const own = ['timestamp.txt', 'comments.txt', 'feedbackText.html', 'Feedback Attachment(s)/a.ts'];
    const paths = [...own, 'Submission attachment(s)/src/a.ts'].map((path) => `${lee}/${path}`);
    expect(member(paths)?.files).toEqual([
      { path: `${lee}/Submission attachment(s)/src/a.ts`, as: 'src/a.ts' },
    ]);
  });

  it('keeps a text that was typed in, unless it is empty', () => {
    const path = `${lee}/Lee, Ann(ann)_submissionText.html`;
    expect(member([path])).toMatchObject({
      files: [{ path, as: 'Lee, Ann(ann)_submissionText.html' }],
      note: expect.stringContaining('typed'),
    });
    const empty = { name: 'x', files: [{ path, bytes: 0 }], folders: [`${lee}/Submission attachment(s)`] };
    expect(sakai.members(empty, {}).members).toMatchObject([{ ids: { login: 'ann' }, files: [] }]);
  });

  it('reads the time of handing in, as written today and before', () => {
    const path = `${lee}/timestamp.txt`;
    const timeOf = (text: string) => member([path], { [path]: text })?.submittedAt;
    expect(timeOf('2026-03-06T16:10:21Z')).toBe('2026-03-06T16:10:21Z');
    expect(timeOf('20260306161021123\n')).toBe('2026-03-06T16:10:21Z');
    expect(timeOf('yesterday')).toBeUndefined();
  });

  it('says who was late, where grades.csv says so', () => {
    const rows = ['"HW 2","Points"', '""', 'Display ID,ID,Last,First,grade,Submission date,Late submission'];
    const lateness = (cell: string) =>
      member([`${lee}/timestamp.txt`], {
        'HW 2/grades.csv': [...rows, `ann,ann,Lee,Ann,,,${cell}`, ''].join('\n'),
      })?.isLate;
    expect(['Late', 'On time', 'en retard', ''].map(lateness)).toEqual([true, false, undefined, undefined]);
    expect(member([`${lee}/a.ts`], { 'HW 2/grades.csv': '"' })?.isLate).toBeUndefined();
  });

  it('reads groups, several names on one folder, and hidden names', () => {
    const { listing, texts } = laidOut('sakai, groups');
    expect(
      sakai.members(listing, texts).members.find(({ ids }) => ids.lms === groups[4]!.id)?.group,
    ).toMatchObject({
      name: groups[4]!.name,
      id: groups[4]!.id,
      people: groups[4]!.people.map(({ login }) => ({ ids: { login } })),
    });
    expect(member(['HW 2/Lee, Ann(ann); Poe, Bob(bob)/timestamp.txt'])?.group?.people).toEqual([
      { ids: { login: 'ann' }, name: 'Ann Lee' },
      { ids: { login: 'bob' }, name: 'Bob Poe' },
    ]);
    const hidden = '0c1f1d5a-0000-4000-8000-000000000001 Anonymous';
    expect(member([`HW 2/${hidden}/timestamp.txt`])?.ids).toEqual({ login: hidden });
  });
});

describe('GitHub’s clones', () => {
  it('are named by the folder around them, when all logins start alike', () => {
    const paths = ['nyu-ann', 'nyu-ben'].map((login) => `hw2-${login}/.git/HEAD`);
    const logins = (around: string) =>
      github
        .members(
          listingOf(
            'x',
            paths.map((path) => `${around}/${path}`),
          ),
          {},
        )
        .members.map(({ ids }) => ids.login);
    expect(logins('hw2-submissions')).toEqual(['nyu-ann', 'nyu-ben']);
    expect(logins('hw2_submissions_2026_05_09_T_14_30_45')).toEqual(['nyu-ann', 'nyu-ben']);
  });

  it('may be one, where the folder around it says what it is', () => {
    const paths = ['hw2-ann/.git/HEAD', 'hw2-ann/optimizers.ts'];
    const isClass = (name: string, inside: readonly string[]) =>
      github.recognise({ ...listingOf('x', inside), name }, {}) !== undefined;
    const inFolder = (folder: string) => paths.map((path) => `${folder}/${path}`);
    expect(isClass('hw2-submissions', paths)).toBe(true);
    expect(isClass('hw2-submissions.zip', paths)).toBe(true);
    expect(isClass('x.zip', inFolder('hw2-submissions'))).toBe(true);
    expect(
      isClass(
        'x.zip',
        inFolder('cs1-hw2_submissions_20260421T090000').map((path) => path.replace('/hw2-', '/cs1-hw2-')),
      ),
    ).toBe(true);
    expect(isClass('x.zip', paths)).toBe(false);
    expect(isClass('hw3-submissions', paths)).toBe(false);
  });

  it('are named by the folder that was handed over, when all logins start alike', () => {
    const paths = ['stu-1', 'stu-2'].map((login) => `hw2-${login}/.git/HEAD`);
    const { members } = github.members({ ...listingOf('x', paths), name: 'hw2-submissions' }, {});
    expect(members.map(({ ids }) => ids.login)).toEqual(['stu-1', 'stu-2']);
  });

  it('hand in neither .git nor .github, and the tools’ own tables are passed over', () => {
    const paths = [
      'hw2-ann/.git/HEAD',
      'hw2-ann/.github/x.yml',
      'hw2-ann/a.ts',
      'hw2-ben/.git/HEAD',
      'scores.csv',
      'x.md',
    ];
    const { members, unmatched } = github.members(listingOf('x', paths), {});
    expect(members.map(({ files }) => files.map(({ as }) => as))).toEqual([['a.ts'], []]);
    expect(unmatched.map(({ path }) => path)).toEqual(['x.md']);
  });

  it('are not seen in a class of plain folders in which two have a repository', () => {
    const paths = ['van-berg/.git/HEAD', 'van-dijk/.git/HEAD', 'ann/a.ts', 'ben/a.ts'];
    expect(github.recognise(listingOf('x', paths), {})).toBeUndefined();
  });
});

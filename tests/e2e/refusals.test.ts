/** Input that cannot be used: exit code 2, one message that says what and where, and nothing written. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layOut } from '../students/lay-out.ts';
import { type Ended, gradecheck, submission, temporaryFolder } from './command.ts';

const slug = 'regularization';
const work = temporaryFolder();

symlinkSync(submission(slug, 'right-functional'), join(work, 'right'));
for (const name of ['right-functional', 'right-loops']) layOut(slug, name, join(work, 'class', name));
mkdirSync(join(work, 'empty'));
mkdirSync(join(work, 'folder.zip'));
writeFileSync(join(work, 'not-a.zip'), 'PK, or so they say');
writeFileSync(join(work, 'empty.zip'), Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex'));
writeFileSync(join(work, 'notes.txt'), 'what I did');
writeFileSync(join(work, 'file'), '');
symlinkSync('nowhere', join(work, 'dangling'));
execFileSync('mkfifo', [join(work, 'pipe.ts')]);
const before = readdirSync(work).sort();

/** Only `error:` (usage) or `gradecheck:` (input), then one sentence; no trace of the program's inside. */
function expectOneMessage({ exitCode, stdout, stderr }: Ended, message: RegExp): void {
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(message);
  const hints = /^\((`gradecheck --help` shows the commands|Did you mean \w+\?)\)\n/gm;
  expect(stderr.replace(hints, '')).toMatch(/^(error|gradecheck): [^\n]+\n$/);
  expect(stderr).not.toMatch(/\n {4}at |node:|\.ts:\d/);
}

const unreadable: [path: string, message: RegExp][] = [
  ['nowhere', /nowhere: no such file or folder/],
  ['dangling', /dangling: no such file or folder/],
  ['file/inside', /file\/inside: no such file or folder/],
  ['empty', /"empty": there is nothing in it/],
  ['folder.zip', /"folder.zip": there is nothing in it/],
  ['not-a.zip', /"not-a.zip": it is not a zip archive/],
  ['empty.zip', /"empty.zip": the zip is empty/],
  ['notes.txt', /"notes.txt": it is not a source file/],
  ['pipe.ts', /"pipe.ts": it is neither a file nor a folder/],
];

const misused: [command: string, message: RegExp][] = [
  ['grade right -a nowhere', /no assignment is called "nowhere"; there are: .*regularization/],
  ['grade right -a ../regularization', /no assignment is called "\.\.\/regularization"/],
  ['grade right', /required option '-a, --assignment <slug>'/],
  ['grade right -a regularization --colour', /unknown option '--colour'/],
  ['grade right -a regularization --pass-at 101', /'101' is invalid. a percentage from 0 to 100/],
  ['grade right -a regularization --isolation local', /'local' is invalid/],
  [
    'grade right -a regularization --out file',
    /--out file: .*a file of that name, or a link to nothing, is in the way/,
  ],
  ['grade right -a regularization --out file/inside', /--out file\/inside: .*a part of the path is a file/],
  ['batch class -a regularization', /required option '--out <dir>'/],
  ['batch not-a.zip -a regularization --out reports', /"not-a.zip": it is not a zip archive/],
  [
    'batch empty -a regularization --out reports',
    /empty: cannot tell whose work is whose: there is no folder, source file or archive in it/,
  ],
  [
    'batch class -a regularization --out file',
    /--out file: .*a file of that name, or a link to nothing, is in the way/,
  ],
  ['batch class -a regularization --out file/inside', /--out file\/inside: .*a part of the path is a file/],
  ['batch . -a regularization --out reports', /--out reports: lies inside the class \./],
  ['batch class -a regularization --out reports --workers 0', /'0' is invalid. a whole number/],
  ['kit nowhere --out kit.zip', /no assignment is called "nowhere"/],
  ['kit regularization --out missing/kit.zip', /--out missing\/kit.zip: .*its folder does not exist/],
  ['marks right', /unknown command 'marks'/],
  [
    'batch class -a regularization --out reports --from canvas',
    /class: nothing in it is named as canvas names/,
  ],
  ['batch class -a regularization --out reports --roster nowhere.csv', /--roster nowhere.csv: no such file/],
  ['batch class -a regularization --out reports --roster notes.txt', /--roster notes.txt: it is no roster/],
  ['export paper regularization --out package.zip', /'paper' is invalid for argument 'platform'/],
  ['export github nowhere --out package.zip', /no assignment is called "nowhere"/],
  ['export github regularization --out package.zip --max-points 0', /'0' is invalid. a number above 0/],
  ['export github regularization --out package.zip --rate-limit 5', /'5' is invalid. such as 5\/24/],
  ['export github regularization --out notes.txt', /--out notes.txt: /],
  ['grades class --to csv --out back', /class.json: cannot be read; name the folder that "gradecheck batch"/],
  ['grades class --to moodle --out back', /--to moodle fills in a roster: .*--roster FILE/],
  ['grades class --to paper --out back', /'paper' is invalid/],
];

describe.concurrent('refused with exit code 2 and one message', () => {
  it.each(unreadable)('grade %s', async (path, message) => {
    const args = ['grade', path, '-a', slug, '--out', 'reports', '--json'];
    expectOneMessage(await gradecheck(args, { cwd: work }), message);
    expect(readdirSync(work).sort()).toEqual(before);
  });

  it.each(misused)('%s', async (command, message) => {
    expectOneMessage(await gradecheck(command.split(' '), { cwd: work }), message);
    expect(readdirSync(work).sort()).toEqual(before);
  });

  it.each(['bubblewrap', 'container'])(
    'level %s of isolation where its programs are absent',
    async (level) => {
      const args = ['grade', join(work, 'right'), '-a', slug, '--isolation', level];
      const bare = { cwd: work, env: { PATH: '/nowhere' }, node: process.execPath };
      expectOneMessage(await gradecheck(args, bare), /--isolation \w+: .*(bwrap|perl) is not on PATH/);
    },
  );

  it('what adds up checks itself, in a course that tells the marks alone', async () => {
    const course = temporaryFolder();
    writeFileSync(join(course, 'course.json'), '{ "format": 2, "hiddenReport": "marks" }');
    const grade = ['grade', join(work, 'right'), '-a', slug, '--hidden', '--format', 'artemis'];
    for (const args of [grade, ['export', 'artemis', slug, '--out', 'package.zip']])
      expectOneMessage(
        await gradecheck(args, { cwd: course }),
        /artemis: Artemis adds up the checks itself, .*"verdicts"/,
      );
    expect(readdirSync(course)).toEqual(['course.json']);
  });

  it('a package with a hidden plan, in a course that gives each student another one', async () => {
    const course = temporaryFolder();
    writeFileSync(join(course, 'course.json'), '{ "format": 2, "seeds": "student" }');
    const args = ['export', 'gradescope', slug, '--out', 'package.zip'];
    expectOneMessage(
      await gradecheck(args, { cwd: course }),
      /course.json: "seeds": "student" .* a package has one plan; .*--public/,
    );
  });

  it('a class of an LMS, where one submission is asked for', async () => {
    const theClass = join(temporaryFolder(), 'class');
    for (const name of ['Ann Lee_1101', 'Bob Poe_1102'])
      cpSync(submission(slug, 'right-functional'), join(theClass, `${name}_assignsubmission_file_`), {
        recursive: true,
      });
    const ended = await gradecheck(['grade', theClass, '-a', slug], { cwd: work });
    expectOneMessage(ended, /class: this is a class \(2 members of moodle: .*\): use `gradecheck batch`/);
  });

  it('a course whose secret is too short or whose settings do not fit', async () => {
    const course = temporaryFolder();
    writeFileSync(join(course, 'course.json'), '{ "format": 1, "terms": "autumn" }');
    const args = ['grade', join(work, 'right'), '-a', slug, '--hidden'];
    expectOneMessage(await gradecheck(args, { cwd: course }), /course.json: at the top level: .*"terms"/);
    const short = { cwd: work, env: { GRADECHECK_SECRET: 'short' } };
    expectOneMessage(await gradecheck(args, short), /GRADECHECK_SECRET is too short: at least 16/);
  });
});

/** From the LMS and back: a class of sixty in each platform's archive is graded, and its marks and pages are given back. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTable } from '../../grader/lms/table.ts';
import { type Student, students } from '../unit/lms/class-of-60.ts';
import { type ContentOf, writeLayout } from './class-archive.ts';
import { allowing, filesIn, gradecheck, temporaryFolder, textsIn } from './command.ts';
import { absent, type LmsClass, lmsClasses } from './lms-class.ts';
import { marksOfWorks, slug, works } from './quick-works.ts';

const workOf = ({ number }: Student) => works[number % works.length]!;

async function contentOf({ keyOf }: LmsClass): Promise<ContentOf> {
  const zips = await Promise.all(
    works.map((work) => new JSZip().file('hw/optimizers.ts', work).generateAsync({ type: 'uint8array' })),
  );
  return (path) => {
    const student = students.find((one) => path.includes(keyOf(one)));
    if (path.endsWith('.zip')) return zips[(student?.number ?? 0) % works.length]!;
    if (!/optimizers(-1)?\.ts$/.test(path)) return 'something else';
    return student ? workOf(student) : '';
  };
}

const isReadable = ({ files, number }: Student, { to }: LmsClass) =>
  !files.includes('optimizers.rar') || (to === 'canvas' && number % 10 === 4);

type Submission = { id: string; name: string; state: string; earned: number | null; complete: boolean };

let expectedMark: ReadonlyMap<string, number> = new Map();
beforeAll(async () => {
  expectedMark = await marksOfWorks();
});

describe.each(lmsClasses)('$laidOut.layout', (lmsClass) => {
  const { laidOut, keyOf, roster, cells, idOf, to, column, takesPages } = lmsClass;
  const work = temporaryFolder();
  const run = (...args: string[]) => gradecheck(args, { cwd: work });
  const giveBack = (...more: string[]) =>
    run(
      'grades',
      'out',
      '--to',
      to,
      '--roster',
      'roster.csv',
      ...(column ? ['--column', column] : []),
      ...more,
    );
  const inState = (state: string) => submissions.filter((one) => one.state === state);
  let submissions: Submission[] = [];
  let told = '';

  beforeAll(async () => {
    const zip = await writeLayout(work, laidOut, await contentOf(lmsClass));
    writeFileSync(join(work, 'roster.csv'), roster);
    const args = ['batch', zip, '-a', slug, '--public', '--out', 'out', '--json', '--roster', 'roster.csv'];
    const { exitCode, stdout, stderr } = await run(...args, '--workers', '2', ...allowing);
    expect(stderr).toMatch(new RegExp(`^read as ${laidOut.platform}: `));
    expect(exitCode, 'some archives are .rar').toBe(2);
    submissions = JSON.parse(stdout).submissions;
    told = stdout;
  });

  it('has everybody in one of three states, and who is missing from the roster', () => {
    const unreadable = students.filter((student) => !isReadable(student, lmsClass));
    expect(inState('unreadable')).toHaveLength(unreadable.length);
    expect(inState('graded')).toHaveLength(students.length - unreadable.length);
    expect(inState('missing')).toHaveLength(1);
    expect(inState('missing')[0]!.name).toContain('Absent');
    for (const { complete } of submissions) expect(complete).toBe(true);
    expect(JSON.parse(told)).toMatchObject({
      platform: laidOut.platform,
      unmatched: laidOut.truth.unmatched.map((path) => ({ path })),
      notOnRoster: [],
    });
  });

  it('writes each mark beside the student whose work it is, and no other', async () => {
    const { exitCode, stdout } = await giveBack('--out', 'back');
    expect(exitCode, stdout).toBe(0);
    const marks = new Map((await gradesIn(work, to)).map((row) => [row[cells.id], row[cells.mark] ?? '']));
    for (const student of [...students, absent]) {
      const isGraded = student !== absent && isReadable(student, lmsClass);
      const mark = isGraded ? String(expectedMark.get(workOf(student))) : '';
      expect(marks.get(idOf(student)) ?? '', idOf(student)).toBe(mark);
    }
  });

  if (takesPages)
    it('puts each page where the platform looks for that student’s', async () => {
      const zip = await JSZip.loadAsync(readFileSync(join(work, 'back/feedback.zip')));
      const paths = Object.keys(zip.files).filter((path) => path.endsWith('report.html'));
      expect(paths).toHaveLength(inState('graded').length);
      const pages = new Set<string>();
      for (const path of paths) pages.add(await zip.file(path)!.async('string'));
      const written = textsIn(join(work, 'out'));
      const own = inState('graded').map(({ id }) => written[`students/${id}/report.html`]!);
      expect(pages).toEqual(new Set(own));
      if (to === 'csv') return;
      for (const student of students.filter((one) => isReadable(one, lmsClass)))
        expect(paths.filter((path) => path.includes(keyOf(student)))).toHaveLength(1);
    });

  const isFirst = lmsClass === lmsClasses[0];

  if (isFirst)
    it('shows what would change without writing it', async () => {
      const { exitCode, stdout } = await giveBack('--dry-run');
      expect(exitCode).toBe(0);
      const names = [...stdout.matchAll(/^(.*): no grade → /gm)].map(([, name]) => name);
      expect(names).toHaveLength(inState('graded').length);
      expect(new Set(names).size, 'people of one name are told apart').toBe(names.length);
      expect(stdout).toMatch(/\nNothing was written\.\n$/);
      expect(stdout).toContain('missing; the grade stays as it is');
      expect(filesIn(work).filter((path) => path.startsWith('back')).length).toBeLessThan(4);
    });

  if (isFirst)
    it('refuses a strange roster, and results that are not final, and writes nothing', async () => {
      writeFileSync(join(work, 'strange.csv'), 'colour,taste\nred,sweet\n');
      const strange = await run(
        'grades',
        'out',
        '--to',
        'moodle',
        '--roster',
        'strange.csv',
        '--out',
        'none',
      );
      expect(strange).toMatchObject({ exitCode: 2, stdout: '' });
      expect(strange.stderr).toMatch(/^gradecheck: --roster strange.csv: .*\n$/);
      mkdirSync(join(work, 'unfinished'));
      writeFileSync(join(work, 'unfinished/members.json'), readFileSync(join(work, 'out/members.json')));
      writeFileSync(
        join(work, 'unfinished/class.json'),
        told.replace('"complete": true', '"complete": false'),
      );
      const unfinished = await run('grades', 'unfinished', '--to', 'csv', '--out', 'none');
      expect(unfinished).toMatchObject({ exitCode: 2, stdout: '' });
      expect(unfinished.stderr).toMatch(/are not final, which is our fault; run the same/);
      expect(existsSync(join(work, 'none'))).toBe(false);
    });
});

/** The rows of what goes back; Sakai takes it in the archive. */
async function gradesIn(work: string, to: string): Promise<readonly (readonly string[])[]> {
  const text = readFileSync(join(work, 'back/grades.csv'), 'utf8');
  if (to === 'sakai') {
    const zip = await JSZip.loadAsync(readFileSync(join(work, 'back/feedback.zip')));
    expect(await zip.file('HW 2/grades.csv')!.async('string')).toBe(text);
  }
  return readTable(text).rows;
}

/** From the LMS and back, with classes of a few: groups, exports and clones, whose marks and pages each go to all they are for. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTable } from '../../grader/lms/table.ts';
import { feedbackInCanvas, feedbackInMoodle } from '../unit/lms/importers.ts';
import { allowing, gradecheck, temporaryFolder, textsIn } from './command.ts';
import { marksOfWorks, slug, works } from './quick-works.ts';

const [poor, fair, good] = works;

type SmallClass = {
  readonly platform: string;
  readonly tree: Readonly<Record<string, string>>;
  readonly roster: string;
  /** Where it is no archive. */
  readonly isFolder?: true;
  readonly to?: string;
  readonly column?: string;
  /** Columns of the id and of the mark in what goes back. */
  readonly cells: readonly [id: number, mark: number];
  readonly marks: Readonly<Record<string, string>>;
  /** Whose page lies where, by the name of the member. */
  readonly pages?: Readonly<Record<string, string>>;
  /** What `grades` ends with. */
  readonly exitCode?: number;
};

const submitters = (...people: readonly string[]) =>
  people
    .map((name, at) => `  - :name: ${name}\n    :sid: '00${name.length}${at}'\n    :email: ${name}@x.edu\n`)
    .join('');

const gradescope: SmallClass = {
  platform: 'gradescope',
  tree: {
    'export/submission_metadata.yml':
      `submission_1:\n  :submitters:\n${submitters('Ann', 'Bobby')}` +
      `submission_2:\n  :submitters:\n${submitters('Cleopatra')}`,
    'export/submission_1/optimizers.ts': fair,
    'export/submission_2/optimizers.ts': good,
  },
  roster:
    'First Name,Last Name,SID,Email,Total Score,Max Points\n' +
    ',Ann,,Ann@x.edu,,100.0\n,Bobby,,Bobby@x.edu,,100.0\n,Cleopatra,,Cleopatra@x.edu,,100.0\n,Dan,,dan@x.edu,,100.0\n',
  cells: [3, 4],
  marks: { 'Ann@x.edu': fair, 'Bobby@x.edu': fair, 'Cleopatra@x.edu': good, 'dan@x.edu': '' },
};

const brightspaceFolders = {
  ann: '11-77 - Ann Lee - Apr 1, 2026 901 AM',
  late: '11-77 - Ann Lee - Apr 2, 2026 1201 PM',
  joe: '12-77 - Joe Doe - Jr - Apr 1, 2026 903 AM',
};

const brightspace: SmallClass = {
  platform: 'brightspace',
  tree: {
    'index.html': '<p>',
    [`${brightspaceFolders.ann}/optimizers.ts`]: poor,
    [`${brightspaceFolders.late}/optimizers.ts`]: good,
    [`${brightspaceFolders.joe}/optimizers.ts`]: fair,
  },
  roster:
    'OrgDefinedId,Username,Last Name,First Name,HW2 Points Grade <Numeric MaxPoints:100>,End-of-Line Indicator\n' +
    '#001,#ann,Lee,Ann,,#\n#002,#joe,Doe - Jr,Joe,,#\n#003,#zed,Absent,Zed,,#\n',
  cells: [1, 2],
  marks: { '#ann': good, '#joe': fair },
  pages: {
    [`${brightspaceFolders.late}/report.html`]: 'Ann Lee',
    [`${brightspaceFolders.joe}/report.html`]: 'Joe Doe - Jr',
  },
};

const github: SmallClass = {
  platform: 'github',
  isFolder: true,
  tree: {
    'hw2-stu-ann/.git/HEAD': 'ref: refs/heads/main\n',
    'hw2-stu-ann/optimizers.ts': good,
    'hw2-stu-bob/.git/HEAD': 'ref: refs/heads/main\n',
    'hw2-stu-bob/optimizers.ts': fair,
    'classroom_roster.csv': 'identifier,github_username\n1,stu-ann\n2,stu-bob\n3,stu-cleo\n',
  },
  roster: 'identifier,github_username\n1,stu-ann\n2,stu-bob\n3,stu-cleo\n',
  to: 'csv',
  cells: [0, 2],
  marks: { 'stu-ann': good, 'stu-bob': fair, 'stu-cleo': '' },
  pages: { 'stu-ann/report.html': 'stu-ann', 'stu-bob/report.html': 'stu-bob' },
};

const moodleTeams: SmallClass = {
  platform: 'moodle',
  tree: {
    'Team A_512_assignsubmission_file/optimizers.ts': good,
    'Team B_513_assignsubmission_file/optimizers.ts': fair,
  },
  roster:
    '\ufeffIdentifier,"Full name",Group,Grade,"Maximum grade","Grade can be changed","Last modified (grade)"\n' +
    ['Ann', 'Bob', 'Cleo', 'Dan']
      .map((name, at) => `"Participant ${at + 1}",${name},"Team ${at < 2 ? 'A' : 'B'}",,100.00,Yes,-\n`)
      .join(''),
  cells: [0, 1],
  marks: { 'Participant 1': good, 'Participant 2': good, 'Participant 3': fair, 'Participant 4': fair },
  pages: {
    'Ann_1_assignsubmission_file/report.html': 'Team A',
    'Bob_2_assignsubmission_file/report.html': 'Team A',
    'Cleo_3_assignsubmission_file/report.html': 'Team B',
    'Dan_4_assignsubmission_file/report.html': 'Team B',
  },
};

// Canvas writes one of a group's people, and gives mark and page to the others itself.
const canvasGroups: SmallClass = {
  platform: 'canvas',
  tree: { 'teama_1101_201_optimizers.ts': good, 'teamb_1103_202_optimizers.ts': fair },
  roster:
    'Student,ID,SIS Login ID,Section,HW 2 (702)\n    Points Possible,,,,100.00\n' +
    ['Lee, Ann', 'Poe, Bob', 'Ash, Cleo', 'Fir, Dan']
      .map((name, at) => `"${name}",${1101 + at},u${at},S,\n`)
      .join(''),
  cells: [1, 4],
  marks: { 1101: good, 1102: '', 1103: fair, 1104: '' },
  pages: { 'teama_1101_201_report.html': 'teama', 'teamb_1103_202_report.html': 'teamb' },
};

async function writeClass(folder: string, { tree, isFolder }: SmallClass): Promise<string> {
  if (isFolder) {
    for (const [path, text] of Object.entries(tree)) {
      const place = join(folder, 'hw2-submissions', path);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, text);
    }
    return 'hw2-submissions';
  }
  const zip = new JSZip();
  for (const [path, text] of Object.entries(tree)) zip.file(path, text, { createFolders: false });
  writeFileSync(join(folder, 'class.zip'), await zip.generateAsync({ type: 'nodebuffer' }));
  return 'class.zip';
}

let worth: ReadonlyMap<string, number> = new Map();
beforeAll(async () => {
  worth = await marksOfWorks();
});

describe.each([gradescope, brightspace, github, moodleTeams, canvasGroups])(
  'a small class of $platform',
  (small) => {
    const { platform, roster, cells, marks, pages = {} } = small;
    const folder = temporaryFolder();

    beforeAll(async () => {
      const place = await writeClass(folder, small);
      writeFileSync(join(folder, 'roster.csv'), roster);
      const args = [
        'batch',
        place,
        '-a',
        slug,
        '--public',
        '--out',
        'out',
        '--roster',
        'roster.csv',
        '--workers',
        '1',
      ];
      const { exitCode, stderr } = await gradecheck([...args, ...allowing], { cwd: folder });
      expect(stderr).toMatch(new RegExp(`^read as ${platform}: `));
      expect(exitCode, stderr).toBe(0);
      const back = ['grades', 'out', '--to', small.to ?? platform, '--roster', 'roster.csv', '--out', 'back'];
      const given = await gradecheck(back, { cwd: folder });
      expect(given.exitCode, given.stderr + given.stdout).toBe(0);
    });

    it('has each mark in the rows that are its own, and in no other', () => {
      const { rows } = readTable(readFileSync(join(folder, 'back/grades.csv'), 'utf8'));
      const [id, mark] = cells;
      const written = rows.flatMap((row) => (Object.hasOwn(marks, row[id]!) ? [[row[id], row[mark]]] : []));
      const expected = Object.entries(marks).map(([who, work]) => [
        who,
        work === '' ? '' : String(worth.get(work)),
      ]);
      expect(written.toSorted()).toEqual(expected.toSorted());
    });

    if (pages !== undefined && Object.keys(pages).length > 0)
      it('has each page where the platform looks for it', async () => {
        const { submissions } = JSON.parse(readFileSync(join(folder, 'out/class.json'), 'utf8')) as {
          submissions: { id: string; name: string }[];
        };
        const written = textsIn(join(folder, 'out'));
        const zip = await JSZip.loadAsync(readFileSync(join(folder, 'back/feedback.zip')));
        expect(Object.keys(zip.files).toSorted()).toEqual(Object.keys(pages).toSorted());
        for (const [path, name] of Object.entries(pages)) {
          const { id } = submissions.find((one) => one.name === name)!;
          expect(await zip.file(path)!.async('string')).toBe(written[`students/${id}/report.html`]);
        }
      });

    if (small === moodleTeams)
      it('has pages that Moodle gives to each of a team’s people', () => {
        const found = Object.keys(pages).map((path) => feedbackInMoodle(path, new Set([1, 2, 3, 4])));
        expect(found).toEqual([1, 2, 3, 4].map((number) => [number, '/report.html']));
      });

    if (small === canvasGroups)
      it('has pages that Canvas puts beside the group’s own file', () => {
        expect(Object.keys(pages).map(feedbackInCanvas)).toEqual([
          ['1101', '201'],
          ['1103', '202'],
        ]);
      });
  },
);

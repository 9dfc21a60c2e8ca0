/**
 * Archives and rosters in the shapes that others have published, and the classes of sixty: the table says for each which
 * platform it is, who is in it, how many attempts came before, and what is nobody's.
 */
import { describe, expect, it } from 'vitest';
import { platformsFor } from '../../../grader/lms/platforms.ts';
import { recognise } from '../../../grader/lms/recognise.ts';
import { readTable } from '../../../grader/lms/table.ts';
import type { ClassListing, ListedTexts, PlatformName } from '../../../grader/model.ts';
import { entryFiles } from './class-of-60.ts';
import { layouts } from './layouts.ts';
import { listingOf, told } from './listings.ts';
import { uploadLayouts } from './upload-layouts.ts';

const platforms = platformsFor(entryFiles);
const called = (name: PlatformName) => platforms.find((platform) => platform.name === name)!;

/** One line: the platform by which it is read, members, earlier attempts, what is unmatched. */
function lineFor(listing: ClassListing, texts: ListedTexts): string {
  const recognition = recognise({ listing, texts, entryFiles });
  if (recognition.kind !== 'known') return recognition.kind;
  const { members, unmatched } = called(recognition.platform).members(listing, texts);
  const earlier = members.reduce((sum, member) => sum + member.earlier.length, 0);
  const strays = unmatched.map(({ path }) => path).join(' ') || 'nothing';
  return `${recognition.platform} | ${members.length} | ${earlier} | ${strays}`;
}

describe('the classes of sixty', () => {
  it('are read as the table says: layout | platform | members | earlier attempts | unmatched', () => {
    const lines = [...layouts, ...uploadLayouts].map(
      ({ layout, listing, texts }) => `${layout} | ${lineFor(listing, texts)}`,
    );
    expect(lines).toEqual([
      'blackboard | blackboard | 60 | 12 | nothing',
      'blackboard, groups | blackboard | 21 | 0 | nothing',
      'brightspace | brightspace | 60 | 12 | nothing',
      'sakai | sakai | 60 | 0 | nothing',
      'sakai, without folders | sakai | 60 | 0 | nothing',
      'sakai, groups | sakai | 20 | 0 | nothing',
      'github | github | 60 | 0 | nothing',
      'folders | folder | 60 | 0 | README.md',
      'zips | folder | 60 | 0 | nothing',
      'moodle, folders | moodle | 60 | 0 | nothing',
      'moodle, folders before 4.1 | moodle | 60 | 0 | nothing',
      'moodle, blind | moodle | 60 | 0 | nothing',
      'moodle, flat | moodle | 60 | 0 | nothing',
      'moodle, online text | moodle | 60 | 0 | nothing',
      'moodle, teams | moodle | 20 | 0 | nothing',
      'canvas, named | canvas | 60 | 6 | nothing',
      'canvas, anonymous | canvas | 60 | 6 | nothing',
      'canvas, text and link entries | canvas | 60 | 0 | nothing',
      'canvas, groups | canvas | 20 | 0 | nothing',
      'gradescope | gradescope | 50 | 0 | nothing',
    ]);
  });
});

type Sample = {
  readonly sample: string;
  readonly paths: readonly string[];
  readonly texts?: ListedTexts;
  readonly line: string;
  readonly members: readonly string[];
};

const receipt = `Name: Ada Alpha (s0000001)
Assignment: Demo
Date Submitted: Tuesday, 21 April 2026 06:34:13 o'clock BST
Current Mark: Needs Marking

Submission Field:
There is no student submission text data for this assignment.

Comments:
There are no student comments for this assignment.

Files:
\tOriginal filename: something of mine.pdf
\tFilename: demo-a.pdf
`;

const metadata = `submission_single:
  :submitters:
  - :name: Solo Ash
    :sid: '100'
    :email: solo@example.edu
submission_group:
  :submitters:
  - :name: Pia One
    :sid: '0200'
    :email: one@example.edu
  - :name: Tom Two
    :sid: '0201'
    :email: two@example.edu
submission_nothing:
  :submitters:
  - :name: No Address
    :sid: '300'
`;

const moodleNames = [
  '=1+1 @SUM_10',
  'A. B. CDE_2',
  'Zoë OBrien_9',
  'Anna, Jr. QuoteMark_7',
  '明 李_6',
  'Sam Twin_4',
  'Sam Twin_8',
];

const stem = 'Practice Exam Drop Box_s0000001_attempt_2026-04-21-06-34-13';

const samples: readonly Sample[] = [
  {
    sample: 'Blackboard: a receipt and a file',
    paths: [`${stem}.txt`, `${stem}_Exam-B1.pdf`],
    texts: { [`${stem}.txt`]: receipt },
    line: 'blackboard | 1 | 0 | nothing',
    members: ['Ada Alpha s0000001: Exam-B1.pdf'],
  },
  {
    sample: 'Brightspace: a folder around, what macOS leaves, two users',
    paths: [
      'Exam 1/39786-640693 - Ada Rod - Oct 10, 2025 1022 AM/Main.java',
      'Exam 1/39787-640694 - Jane Ash - Oct 11, 2025 1130 AM/script.py',
      'Exam 1/index.html',
      'Exam 1/.DS_Store',
      '__MACOSX/Exam 1/._index.html',
    ],
    line: 'brightspace | 2 | 0 | nothing',
    members: ['Ada Rod 39786: Main.java', 'Jane Ash 39787: script.py'],
  },
  {
    sample: 'Brightspace: numbers that are the assignment’s, not a user’s',
    paths: [
      '397063-2557369 - Mary-Ann Ash - Sep 24, 2024 926 PM/document.pdf',
      '397063-2557369 - John Doe - Sep 24, 2024 926 PM/notes.txt',
    ],
    line: 'brightspace | 2 | 0 | nothing',
    members: ['John Doe : notes.txt', 'Mary-Ann Ash : document.pdf'],
  },
  {
    sample: 'Canvas: a zip and pictures of each',
    paths: [
      'ashbob_340934_208490284_BobsWork.zip',
      'ashbob_340934_208490284_BobsScreenshot.png',
      'wellslane_334244_394803489_MyAssignment.zip',
      'wellslane_334244_394803489_MyAssignment.png',
      'wellslane_334244_394803489_MyAssignment1.png',
    ],
    line: 'canvas | 2 | 0 | nothing',
    members: [
      'ashbob 340934: BobsScreenshot.png BobsWork.zip',
      'wellslane 334244: MyAssignment.png MyAssignment.zip MyAssignment1.png',
    ],
  },
  {
    sample: 'Gradescope: one, a pair, and who handed in nothing',
    paths: ['submission_metadata.yml', 'submission_single/a.ts', 'submission_group/a.ts'],
    texts: { 'submission_metadata.yml': metadata },
    line: 'gradescope | 3 | 0 | nothing',
    members: [
      'Pia One, Tom Two [Pia One, Tom Two] : a.ts',
      'Solo Ash 100 solo@example.edu: a.ts',
      'No Address 300: ',
    ],
  },
  {
    sample: 'Moodle: names with everything in them, one file name in two folders',
    paths: moodleNames.flatMap((name) =>
      ['a.ts', 'src/a.ts', 'my notes (1).txt'].map((file) => `${name}_assignsubmission_file/${file}`),
    ),
    line: 'moodle | 7 | 0 | nothing',
    members: moodleNames
      .map((name) => `${name.replace('_', ' ')}: a.ts my notes (1).txt src/a.ts`)
      .toSorted((a, b) => (a < b ? -1 : 1)),
  },
];

describe('archives in the shapes of published samples', () => {
  it.each(samples)('$sample: $line', ({ paths, texts = {}, line, members }) => {
    const listing = listingOf(paths);
    expect(lineFor(listing, texts)).toBe(line);
    const [platform] = line.split(' ');
    const reading = called(platform as PlatformName).members(listing, texts);
    expect(told(reading).toSorted()).toEqual(members.toSorted());
  });
});

const rosters: readonly (readonly [PlatformName, string, readonly string[]])[] = [
  [
    'blackboard',
    '"Last Name"\t"First Name"\t"Username"\t"Quiz 3 [Total Pts: 10] |664617"\n"O\'Ash"\t"Slim"\t"soash"\t3\n',
    ['soash'],
  ],
  [
    'brightspace',
    'OrgDefinedId,Username,Maple Points Grade,End-of-Line Indicator\n#0123,#name,75.00,#',
    ['0123 name'],
  ],
  [
    'canvas',
    'Student,ID,SIS User ID,SIS Login ID,Section,Quiz 1 (23)\n    Points Possible,,,,,10.00\n"Block, Jo",11,,jb3430,XC 101,8.00\n',
    ['11 jb3430'],
  ],
  [
    'canvas',
    'Student,ID,SIS User ID,SIS Login ID,Section,Assignment 1\n    Points Possible,,,,,10\n"Fir, Ro",100001,9000001,rof,E-01,9\n"Student, Test",999999,,,E-01,\n',
    ['100001 9000001 rof', '999999 (test)'],
  ],
  ['sakai', 'Assembly,Points\n\nDisplay ID,ID,Last Name,First Name,grade\n7,eid7,Ash,Bo,\n', ['eid7 7']],
  [
    'moodle',
    '\ufeffIdentifier,"Full name","Email address",Status,Grade,"Maximum grade","Grade can be changed","Last modified (submission)","Online text","Last modified (grade)","Feedback comments"\n"Participant 7","Anna, Jr. Quote""Mark",comma@example.edu,"Submitted for grading - 1 hour late -  - ",,100.00,Yes,"Saturday, 21 November 2026, 8:19 AM",,-,\n',
    ['7 comma@example.edu late'],
  ],
];

describe('rosters in the shapes of published samples', () => {
  it.each(rosters)('of %s are read: %j', (name, text, expected) => {
    const entries = called(name).roster(readTable(text));
    const lines = entries.map(
      ({ ids, isTestStudent, isLate }) =>
        Object.values(ids).join(' ') + (isTestStudent ? ' (test)' : '') + (isLate ? ' late' : ''),
    );
    expect(lines).toEqual(expected);
  });
});

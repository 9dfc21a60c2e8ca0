/** Sixty students in each layout of Moodle, Canvas and Gradescope: recognised by its platform alone, and read right. */
import { describe, expect, it } from 'vitest';
import { canvas } from '../../../grader/lms/canvas.ts';
import { gradescope } from '../../../grader/lms/gradescope.ts';
import { moodle } from '../../../grader/lms/moodle.ts';
import { listingOf } from './listings.ts';

const platforms = [moodle, canvas, gradescope];

/** Names that break something somewhere come first; Sam Twin stands for two people. */
const names = [
  'Sam Twin',
  'Sam Twin',
  '明 李',
  "Zoë O'Brien",
  'Anna, Jr.',
  'Jan_Willem',
  '=1+1 @SUM',
  'A_1_2 B',
];

/** One file, several in folders, an archive, a name full of numbers, by turns. */
const handIns = [['adam.ts'], ['adam.ts', 'src/net.ts'], ['hand-in.zip'], ['notes_2_3 (1).txt']];

const students = Array.from({ length: 60 }, (_, index) => ({
  number: index + 1,
  name: names[index] ?? `Student ${index + 1}`,
  user: 340_000 + 7 * index,
  files: handIns[index % handIns.length]!,
}));

type Student = (typeof students)[number];

const inMoodle = ({ name }: Student) => name.replaceAll('_', ' ').replaceAll(/['"/\\:*?<>|]/g, '');
const inCanvas = ({ name }: Student) =>
  name
    .toLowerCase()
    .replaceAll(/_(\d+)_/g, '$1')
    .replaceAll(/[^\p{L}\p{M}\p{N}_]/gu, '');
const flat = (file: string) => file.slice(file.lastIndexOf('/') + 1);

const each = (path: (student: Student, file: string, index: number) => string) =>
  students.flatMap((student) => student.files.map((file, index) => path(student, file, index)));

const metadata = students
  .map(
    ({ number, name }) =>
      `submission_${number}:\n  :submitters:\n  - :name: ${JSON.stringify(name)}\n    :sid: '${number}'\n`,
  )
  .join('');

const layouts = [
  {
    layout: 'Moodle in folders',
    platform: moodle,
    paths: each((one, file) => `${inMoodle(one)}_${one.number}_assignsubmission_file/${file}`),
  },
  {
    layout: 'Moodle before 4.1',
    platform: moodle,
    paths: each((one, file) => `${inMoodle(one)}_${one.number}_assignsubmission_file_/${file}`),
  },
  {
    layout: 'Moodle flat',
    platform: moodle,
    paths: each((one, file) => `${inMoodle(one)}_${one.number}_assignsubmission_file_${flat(file)}`),
  },
  {
    layout: 'Moodle blind',
    platform: moodle,
    paths: each(({ number }, file) => `Participant_${number}_assignsubmission_file/${file}`),
  },
  {
    layout: 'Moodle with texts typed in',
    platform: moodle,
    paths: [
      ...each((one, file) => `${inMoodle(one)}_${one.number}_assignsubmission_file/${file}`),
      ...students.map((one) => `${inMoodle(one)}_${one.number}_assignsubmission_onlinetext/onlinetext.html`),
    ],
  },
  {
    layout: 'Canvas',
    platform: canvas,
    paths: each((one, file, index) => {
      const late = one.number % 6 === 1 ? '_LATE' : '';
      return `${inCanvas(one)}${late}_${one.user}_${900_000 + 10 * one.number + index}_${flat(file)}`;
    }),
  },
  {
    layout: 'Canvas without names',
    platform: canvas,
    paths: each(
      ({ number, user }, file, index) =>
        `anon_${user.toString(36)}_${900_000 + 10 * number + index}_${flat(file)}`,
    ),
  },
  {
    layout: 'Gradescope',
    platform: gradescope,
    paths: [...each(({ number }, file) => `submission_${number}/${file}`), 'submission_metadata.yml'],
  },
];

describe.each(layouts)('sixty students in $layout', ({ platform, paths }) => {
  for (const around of ['', 'Course/Download (1)/']) {
    const listing = listingOf([...paths, '__MACOSX/._x', '.DS_Store'].map((path) => `${around}${path}`));
    const texts = Object.fromEntries(gradescope.wants(listing).map((path) => [path, metadata]));

    it(`are recognised by ${platform.name} alone, inside "${around}"`, () => {
      const taken = platforms.filter((one) => one.recognise(listing, texts) !== undefined);
      expect(taken.map(({ name }) => name)).toEqual([platform.name]);
    });

    it(`are sixty with every file of theirs, inside "${around}"`, () => {
      const { members, unmatched } = platform.members(listing, texts);
      expect(unmatched).toEqual([]);
      expect(new Set(members.map(({ ids }) => JSON.stringify(ids))).size).toBe(60);
      expect(members.flatMap(({ files }) => files.map(({ path }) => path)).sort()).toEqual(
        listing.files.map(({ path }) => path).filter((path) => !/_x$|\.DS_Store$|_metadata\.yml$/.test(path)),
      );
    });
  }
});

/** The class of sixty as Moodle, Canvas and Gradescope lay it out. */
import type { PlatformName } from '../../../grader/model.ts';
import {
  cleaned,
  expected,
  fullName,
  groups,
  type LaidOut,
  listingOf,
  type Student,
  students,
  type Truth,
} from './class-of-60.ts';

type Layout = {
  readonly layout: string;
  readonly platform: PlatformName;
  readonly paths: readonly string[];
  readonly members: Truth['members'];
  readonly texts?: Readonly<Record<string, string>>;
};

function laidOut({ layout, platform, paths, members, texts = {} }: Layout): LaidOut {
  return { layout, platform, listing: listingOf('HW2.zip', paths), texts, truth: { members, unmatched: [] } };
}

/** A number that holds for one assignment, and is not the order of the class. */
export function participant({ number }: Student): string {
  return String(((number * 7) % 61) + 100);
}

/** Moodle turns `_` in a name into a space, because it divides by it. */
function moodleName(name: string): string {
  return cleaned(name.replaceAll('_', ' '));
}

const prefixes = {
  named: (student: Student) => `${moodleName(fullName(student))}_${participant(student)}`,
  blind: (student: Student) => `Participant_${participant(student)}`,
};

function moodle(layout: string, place: (student: Student, file: string) => string): LaidOut {
  return laidOut({
    layout: `moodle, ${layout}`,
    platform: 'moodle',
    paths: students.flatMap((student) => student.files.map((file) => place(student, file))),
    members: students.map((student) => expected(participant(student), student.files)),
  });
}

/** By turns a text alone, a text and files, and files alone. */
function moodleOnlineText(): LaidOut {
  const text = 'onlinetext.html';
  const handedIn = (student: Student) =>
    [[text], [...student.files, text], student.files][student.number % 3] ?? [];
  return laidOut({
    layout: 'moodle, online text',
    platform: 'moodle',
    paths: students.flatMap((student) =>
      handedIn(student).map((file) => {
        const plugin = file === text ? 'onlinetext' : 'file';
        return `${prefixes.named(student)}_assignsubmission_${plugin}/${file}`;
      }),
    ),
    members: students.map((student) => expected(participant(student), handedIn(student))),
  });
}

/** A team's number is its group's. */
function moodleTeams(): LaidOut {
  return laidOut({
    layout: 'moodle, teams',
    platform: 'moodle',
    paths: groups.map(
      ({ name }, index) => `${moodleName(name)}_${900 + index}_assignsubmission_file/optimizers.ts`,
    ),
    members: groups.map((_, index) => expected(String(900 + index), ['optimizers.ts'])),
  });
}

/** "Last, First" in lower case, without all that is no letter, digit or `_`. */
function canvasName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{M}\p{N}_]/gu, '');
}

/** Attachments are numbered in the order of handing in; a file handed in again has a counter. */
function canvasFiles({ files, number }: Student, prefix: string): string[] {
  const again = number % 10 === 4 ? ['optimizers.ts', 'optimizers-1.ts'] : files;
  return again.map((file, index) => `${prefix}_${8_000_000 + 10 * number + index}_${file}`);
}

function canvas(
  layout: string,
  prefixOf: (student: Student) => string,
  whoOf: (student: Student) => string,
): LaidOut {
  return laidOut({
    layout: `canvas, ${layout}`,
    platform: 'canvas',
    paths: students.flatMap((student) => canvasFiles(student, prefixOf(student))),
    members: students.map((student) => {
      const isAgain = student.number % 10 === 4;
      return expected(whoOf(student), isAgain ? ['optimizers.ts'] : student.files, isAgain ? 1 : 0);
    }),
  });
}

function canvasPrefix({ first, last, isLate, lms }: Student): string {
  return `${canvasName(`${last}, ${first}`)}${isLate ? '_LATE' : ''}_${lms}`;
}

function anonymousId({ number }: Student): string {
  return `x${number.toString(36)}Q`;
}

/** By turns a text, a link, and files. */
function canvasEntries(): LaidOut {
  const typed = (student: Student) => ['text.html', 'link.html'][student.number % 3];
  return laidOut({
    layout: 'canvas, text and link entries',
    platform: 'canvas',
    paths: students.flatMap((student) => {
      const entry = typed(student);
      const prefix = canvasPrefix(student);
      return entry === undefined ? [`${prefix}_${student.number}_a_1_2.ts`] : [`${prefix}_${entry}`];
    }),
    members: students.map((student) => expected(student.lms, [typed(student) ?? 'a_1_2.ts'])),
  });
}

function canvasGroups(): LaidOut {
  return laidOut({
    layout: 'canvas, groups',
    platform: 'canvas',
    paths: groups.map(
      ({ name, people }, index) => `${canvasName(name)}_${people[0]?.lms}_${700 + index}_optimizers.ts`,
    ),
    members: groups.map(({ people }) => expected(people[0]?.lms ?? '', ['optimizers.ts'])),
  });
}

/** Text in Ruby's YAML: single quotes, doubled inside. */
function ruby(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The first twenty hand in as groups of two; nobody has several submissions in an export. */
const submissions = students.flatMap((student, index) => {
  if (index >= 20) return [[student]];
  return index % 2 === 0 ? [students.slice(index, index + 2)] : [];
});

function submitters(people: readonly Student[], index: number): string {
  const entries = people.map(
    (student) =>
      `  - :name: ${ruby(fullName(student))}\n    :sid: ${ruby(student.sis)}\n    :email: ${student.email}\n`,
  );
  return `submission_${4000 + index}:\n  :submitters:\n${entries.join('')}`;
}

function gradescope(): LaidOut {
  const files = submissions.flatMap(([first], index) =>
    (first?.files ?? []).map((file) => `submission_${4000 + index}/${file}`),
  );
  return laidOut({
    layout: 'gradescope',
    platform: 'gradescope',
    paths: ['submission_metadata.yml', ...files],
    texts: { 'submission_metadata.yml': submissions.map(submitters).join('') },
    members: submissions.map((people) => {
      const who = people.length === 1 ? (people[0]?.sis ?? '') : people.map(fullName).join(', ');
      return expected(who, people[0]?.files ?? []);
    }),
  });
}

/** Every layout of the three. */
export const uploadLayouts: readonly LaidOut[] = [
  moodle('folders', (student, file) => `${prefixes.named(student)}_assignsubmission_file/${file}`),
  moodle(
    'folders before 4.1',
    (student, file) => `${prefixes.named(student)}_assignsubmission_file_/${file}`,
  ),
  moodle('blind', (student, file) => `${prefixes.blind(student)}_assignsubmission_file/${file}`),
  moodle('flat', (student, file) => `${prefixes.named(student)}_assignsubmission_file_${file}`),
  moodleOnlineText(),
  moodleTeams(),
  canvas('named', canvasPrefix, ({ lms }) => lms),
  canvas(
    'anonymous',
    (student) => `${student.isLate ? 'LATE_' : ''}anon_${anonymousId(student)}`,
    anonymousId,
  ),
  canvasEntries(),
  canvasGroups(),
  gradescope(),
];

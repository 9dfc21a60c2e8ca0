/** Each platform's class of sixty as a TA has it: how students are found in the archive, in the roster, and in what goes back. */
import { cleaned, fullName, type LaidOut, type Student, students } from '../unit/lms/class-of-60.ts';
import { folderNamesOf60, layouts } from '../unit/lms/layouts.ts';
import { participant, uploadLayouts } from '../unit/lms/upload-layouts.ts';

/** A student who is on the roster and handed in nothing. */
export const absent: Student = {
  ...students[0]!,
  ...{ number: 61, first: 'Zed', last: 'Absent', login: 'zed', sis: '0000061', lms: '349999' },
};
const everybody = [...students, absent];

export type LmsClass = {
  readonly laidOut: LaidOut;
  /** What only this student's paths hold, in the archive and in the feedback. */
  readonly keyOf: (student: Student) => string;
  readonly roster: string;
  /** The cells of a student's row in what goes back: which holds the id, the id, and which holds the mark. */
  readonly cells: { readonly id: number; readonly mark: number };
  readonly idOf: (student: Student) => string;
  readonly to: string;
  readonly column?: string;
  /** Whether the platform takes pages. */
  readonly takesPages: boolean;
};

const layout = (name: string): LaidOut => [...layouts, ...uploadLayouts].find((one) => one.layout === name)!;
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const row = (cells: readonly string[], delimiter = ',') => cells.map(quoted).join(delimiter);

const worksheet = [
  '\ufeffIdentifier,"Full name",Grade,"Maximum grade","Grade can be changed","Last modified (grade)"',
  ...everybody.map((student) =>
    row([`Participant ${participant(student)}`, fullName(student), '', '100.00', 'Yes', '-']),
  ),
  '',
].join('\n');

function moodle(name: string): LmsClass {
  return {
    laidOut: layout(name),
    keyOf: (student) => `_${participant(student)}_assignsubmission`,
    roster: worksheet,
    cells: { id: 0, mark: 1 },
    idOf: (student) => `Participant ${participant(student)}`,
    to: 'moodle',
    takesPages: true,
  };
}

const canvas: LmsClass = {
  laidOut: layout('canvas, named'),
  keyOf: ({ lms }) => `_${lms}_`,
  roster: [
    'Student,ID,SIS User ID,SIS Login ID,Section,HW 1 (701),HW 2 (702),Final Grade',
    '    Points Possible,,,,,100.00,100.00,(read only)',
    ...everybody.map(({ first, last, lms, sis, login }) =>
      row([`${last}, ${first}`, lms, sis, login, 'S1', '', '', '']),
    ),
    '',
  ].join('\n'),
  cells: { id: 1, mark: 6 },
  idOf: ({ lms }) => lms,
  to: 'canvas',
  column: 'HW 2',
  takesPages: true,
};

const blackboard: LmsClass = {
  laidOut: layout('blackboard'),
  keyOf: ({ login }) => `_${login}_attempt`,
  roster: [
    row(['Last Name', 'First Name', 'Username', 'Student ID', 'HW 2 [Total Pts: 100 Score] |664617'], '\t'),
    ...everybody.map(({ first, last, login, sis }) => row([last, first, login, sis, ''], '\t')),
    '',
  ].join('\r\n'),
  cells: { id: 2, mark: 4 },
  idOf: ({ login }) => login,
  to: 'blackboard',
  takesPages: false,
};

const sakai: LmsClass = {
  laidOut: layout('sakai'),
  keyOf: ({ login }) => `(${login})`,
  roster: [
    '\ufeff"HW 2","Points"',
    '""',
    '"Display ID","ID","Last Name","First Name","grade","Submission date","Late submission"',
    ...everybody.map(({ first, last, login, sis }) => row([sis, login, last, first, '', '', ''])),
    '',
  ].join('\n'),
  cells: { id: 1, mark: 4 },
  idOf: ({ login }) => login,
  to: 'sakai',
  takesPages: true,
};

const folderName = ({ number, first, last }: Student) =>
  folderNamesOf60[number - 1] ?? cleaned(`${first} ${last}`);

const folders: LmsClass = {
  laidOut: layout('folders'),
  keyOf: (student) => `${folderName(student)}/`,
  roster: ['name', ...everybody.map((student) => row([folderName(student)])), ''].join('\r\n'),
  cells: { id: 1, mark: 2 },
  // A name that a spreadsheet would take for a formula has an apostrophe in front.
  idOf: (student) => folderName(student).replace(/^=/, "'="),
  to: 'csv',
  takesPages: true,
};

export const lmsClasses: readonly LmsClass[] = [
  moodle('moodle, folders'),
  moodle('moodle, flat'),
  canvas,
  blackboard,
  sakai,
  folders,
];

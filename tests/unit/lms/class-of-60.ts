/** A made-up class of sixty with everything that names and hand-ins do to an archive. */
import type { ClassListing, ListedTexts, PlatformName } from '../../../grader/model.ts';

export const entryFiles = ['optimizers.ts'];

export type Student = {
  /** From 1. */
  readonly number: number;
  readonly first: string;
  readonly last: string;
  readonly login: string;
  readonly email: string;
  /** The school's number, with leading zeros. */
  readonly sis: string;
  /** The platform's number. */
  readonly lms: string;
  /** What was handed in last. */
  readonly files: readonly string[];
  /** What was handed in before, one list for each time. */
  readonly earlier: readonly (readonly string[])[];
  readonly isLate: boolean;
};

/** What a reading must come to; `who` is the id by which the platform's members are told apart, here. */
export type Truth = {
  readonly members: readonly {
    readonly who: string;
    readonly files: readonly string[];
    readonly earlier: number;
  }[];
  readonly unmatched: readonly string[];
};

export type LaidOut = {
  readonly layout: string;
  readonly platform: PlatformName;
  readonly listing: ClassListing;
  readonly texts: ListedTexts;
  readonly truth: Truth;
};

/** Names that break something somewhere; the first two are two people. */
const hardNames: readonly (readonly [first: string, last: string])[] = [
  ['Sam', 'Twin'],
  ['Sam', 'Twin'],
  ['明', '李'],
  ['Zoë', "O'Brien"],
  ['Anna', 'Quote, Jr.'],
  ['Jan_Willem', 'van_der_Berg'],
  ['=1+1', '@SUM(A1)'],
  ['Mary-Ann', 'Smith - Jones'],
  ['Late', 'LATE'],
  ['Ann (Annie)', 'Poe'],
  ['Ｆｕｌｌ', 'Ｗｉｄｔｈ'],
  ['Test', 'Student'],
  ['Nguyễn', 'Thị Ánh'],
  ['John', '404'],
];

const firstNames = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eva', 'Finn', 'Gwen'];
const lastNames = ['Ash', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Gorse', 'Hazel'];

/** What people hand in, by turns: one file, several, an archive, a file of another kind, nothing but a text. */
const handIns: readonly (readonly string[])[] = [
  ['optimizers.ts'],
  ['optimizers.ts', 'tensors.ts', 'my notes (1).txt'],
  ['hw2.zip'],
  ['optimizers.ts', 'report_final_v2.pdf'],
  ['Übung 2 优化.zip'],
  ['optimizers.rar'],
];

const count = 60;

/** The sixty, the same at each call. */
export const students: readonly Student[] = Array.from({ length: count }, (_, index) => {
  const [first, last] = hardNames[index] ?? [
    firstNames[index % firstNames.length]!,
    lastNames[index % lastNames.length]!,
  ];
  const digits = String(index + 1).padStart(7, '0');
  const login = index % 9 === 5 ? `u_${digits}` : `s${digits}`;
  return {
    number: index + 1,
    first,
    last,
    login,
    email: `${login}@example.edu`,
    sis: digits,
    lms: String(340_000 + 7 * index),
    files: handIns[index % handIns.length]!,
    earlier: index % 10 === 3 ? [['optimizers.ts'], ['draft.ts']] : [],
    isLate: index % 6 === 1,
  };
});

/** Two students share one full name. */
export function fullName({ first, last }: Student): string {
  return `${first} ${last}`;
}

/** Groups of three, in the order of the class. */
export const groups: readonly { readonly name: string; readonly id: string; readonly people: Student[] }[] =
  Array.from({ length: count / 3 }, (_, index) => ({
    name: index === 4 ? 'The A_B-Team' : `Group ${index + 1}`,
    id: `0c1f1d5a-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    people: students.slice(3 * index, 3 * index + 3),
  }));

/** A listing of these files, in the order of code units, with what systems leave behind in it. */
export function listingOf(
  name: string,
  paths: readonly string[],
  folders: readonly string[] = [],
): ClassListing {
  const noise = ['.DS_Store', `__MACOSX/._${paths[0]?.split('/')[0] ?? 'x'}`];
  const all = [...paths, ...noise].sort();
  return { name, files: all.map((path) => ({ path, bytes: 40 })), folders };
}

/** The same listing with every path inside further folders. */
export function wrapped(listing: ClassListing, folder: string): ClassListing {
  return {
    ...listing,
    files: listing.files.map(({ path, bytes }) => ({ path: `${folder}/${path}`, bytes })),
    folders: listing.folders.map((path) => `${folder}/${path}`),
  };
}

/** What a platform that clears names of `/ \ : * ? " < > | '` makes of one. */
export function cleaned(name: string): string {
  return name.replace(/[/\\:*?"<>|']/g, '');
}

/** A member of the truth, by its id. */
export function expected(who: string, files: readonly string[], earlier = 0): Truth['members'][number] {
  return { who, files: [...files].sort(), earlier };
}

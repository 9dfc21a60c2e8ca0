/** A class with honest students and a hostile one, laid out as each platform does it, and read as `batch` reads it. */
import { readClass } from '../../grader/batch/read-class.ts';
import { fileWith, oneEntry, rawZip } from '../unit/intake/material.ts';
import { receipt } from '../unit/lms/layouts.ts';

export type Tree = Readonly<Record<string, string | Uint8Array>>;

export const honest = 'export const honest = 1;\n';
export const forged = 'export const forged = 1;\n';

export async function classIn(tree: Tree, name = 'class.zip') {
  const entries = Object.entries(tree).map(([path, content]) => ({ name: path, content }));
  const theClass = await readClass(await fileWith(name, rawZip(entries)), oneEntry);
  const works = new Map<string, string>();
  for (const { id, read } of theClass.members) {
    const handedIn = await read();
    works.set(id, 'error' in handedIn ? `error: ${handedIn.error}` : JSON.stringify(handedIn.files));
  }
  return { ...theClass, works };
}

/** How each platform lays out what somebody hands in, and what it adds for the class. */
type Layout = {
  readonly place: (who: string, number: number, file: string) => string;
  readonly around?: (people: readonly string[]) => Tree;
};

const time = '2026-04-21-09-00-13';
export const stem = (who: string) => `HW_${who}_attempt_${time}`;
export const metadata = (people: readonly string[]) =>
  people
    .map(
      (who, at) =>
        `submission_${at + 1}:\n  :submitters:\n  - :name: ${JSON.stringify(who)}\n    :email: ${JSON.stringify(`${who}@x.edu`)}\n`,
    )
    .join('');

export const layouts: Readonly<Record<string, Layout>> = {
  moodle: { place: (who, number, file) => `${who}_${number}_assignsubmission_file/${file}` },
  'moodle flat': { place: (who, number, file) => `${who}_${number}_assignsubmission_file_${file}` },
  canvas: { place: (who, number, file) => `${who}_${number}_90${number}_${file}` },
  gradescope: {
    place: (_who, number, file) => `submission_${number}/${file}`,
    around: (people) => ({ 'submission_metadata.yml': metadata(people) }),
  },
  blackboard: {
    place: (who, _number, file) => `${stem(who)}_${file}`,
    around: (people) => Object.fromEntries(people.map((who) => [`${stem(who)}.txt`, receipt(who, who)])),
  },
  brightspace: {
    place: (who, number, file) => `${number}-77 - ${who} - Apr 1, 2026 900 AM/${file}`,
    around: () => ({ 'index.html': '' }),
  },
  sakai: {
    place: (who, _number, file) => `HW/Lee, ${who}(${who})/Submission attachment(s)/${file}`,
    around: () => ({ 'HW/grades.csv': '' }),
  },
  github: {
    place: (who, _number, file) => `hw2-${who}/${file}`,
    around: (people) =>
      Object.fromEntries(people.map((who) => [`hw2-${who}/.git/HEAD`, 'ref: refs/heads/main'])),
  },
  folder: { place: (who, _number, file) => `${who}/${file}` },
};

export const people = ['alice', 'bob', 'mallory'] as const;
/** Their numbers. */
export const [alice, bob, mallory] = [1, 2, 3];

export function laidOut({ place, around }: Layout, attack: Tree): Tree {
  return {
    ...around?.(people),
    [place('alice', alice!, 'optimizers.ts')]: honest,
    [place('bob', bob!, 'optimizers.ts')]: honest.replace('1', '2'),
    ...Object.fromEntries(
      Object.entries(attack).map(([file, text]) => [place('mallory', mallory!, file), text]),
    ),
  };
}

export const names = Object.keys(layouts);

/**
 * At which level of a tree the students are. Entry files in folders beside each other are the work of several; what can
 * be read in more than one way is told so, never guessed.
 */
import type { Unmatched } from '../model.ts';
import { type Folder, foldersIn, isArchive, isWork, unwrapped } from './folder-tree.ts';
import { baseOf, counted, inside, named } from './listing.ts';

/** A student's folder, or a single file handed in. */
export type Unit = { readonly path: string; readonly isFile: boolean };

export type Level = {
  /** `one`: it may be a single student's work. `archive`: there is nothing but an archive, whose inside is not known. */
  readonly kind: 'class' | 'unclear' | 'one' | 'archive' | 'nobody';
  /** The students; of several readings the one with the most. */
  readonly units: readonly Unit[];
  readonly unmatched: readonly Unmatched[];
  /** In words, each way to read it. */
  readonly readings: readonly string[];
};

/** Names that parts of a project have; a student may be called so, too. */
const projectNames: ReadonlySet<string> = new Set(
  'src lib library assignment starter solution code test tests docs public gradecheck'.split(' '),
);
const projectFiles: ReadonlySet<string> = new Set(['package.json', 'tsconfig.json']);

/** The level of the students in `folder`, looking through folders that hold only one folder. */
export function levelOf(folder: Folder): Level {
  const at = unwrapped(folder);
  const folders = foldersIn(at);
  const loose = at.files.filter(isWork);
  const students = folders.filter(isStudentLike);
  if (folders.length === 0 && loose.length === 0) return single('nobody', at);
  if (students.length >= 2) return classOf(at);
  if (at.ownEntries > 0 || at.files.some((name) => projectFiles.has(name.toLowerCase())))
    return single('one', at);
  if (folders.some(isClassLike)) return classOf(at);
  if (folders.length + loose.length < 2) return singleUnit(at, loose);
  if (folders.filter(({ entries }) => entries > 0).length >= 2) return unclear(at);
  return isClassOfOthers(folders, loose) ? classOf(at) : unclear(at);
}

function isPart({ path }: Folder): boolean {
  return projectNames.has(baseOf(path).toLowerCase());
}

/** It holds an entry file and is not called like a part of a project. */
function isStudentLike(folder: Folder): boolean {
  return folder.entries > 0 && !isPart(folder);
}

/** Several students' work lies in it: entry files in folders beside each other, or archives and nothing else to grade. */
function isClassLike(folder: Folder): boolean {
  const at = unwrapped(folder);
  return holdsSeveral(folder) || (at.entries === 0 && at.files.filter(isArchive).length >= 2);
}

function holdsSeveral(folder: Folder): boolean {
  const at = unwrapped(folder);
  return at.ownEntries === 0 && foldersIn(at).filter(isStudentLike).length >= 2;
}

/** Without an entry file in two folders: files beside each other, or folders none of which is one project's part. */
function isClassOfOthers(folders: readonly Folder[], loose: readonly string[]): boolean {
  const working = folders.filter((folder) => folder.works > 0 && !isPart(folder));
  if (loose.length + working.length >= 2) return true;
  return working.length === 0 && folders.filter((folder) => !isPart(folder)).length >= 2;
}

function single(kind: 'one' | 'nobody', { path }: Folder): Level {
  const units = kind === 'one' ? [{ path, isFile: false }] : [];
  return { kind, units, unmatched: [], readings: [] };
}

function singleUnit(at: Folder, [loose]: readonly string[]): Level {
  if (loose === undefined) return single('one', at);
  const unit = { path: inside(at.path, loose), isFile: true };
  const kind = isArchive(loose) && at.files.length === 1 ? 'archive' : 'one';
  return { kind, units: [unit], unmatched: besideStudents(at), readings: [] };
}

/** The folders in `at` are students or groups of students. */
function classOf(at: Folder): Level {
  const working = foldersIn(at).filter((folder) => folder.works > 0 && !isPart(folder));
  const groups = working.filter(isClassLike);
  if (groups.length === 0) return studentsIn(at);
  if (groups.length === working.length && !at.files.some(isWork)) return groupsIn(at, groups);
  return groups.length * 2 >= working.length ? unclear(at) : studentsIn(at);
}

function groupsIn(at: Folder, groups: readonly Folder[]): Level {
  const levels = groups.map(levelOf);
  if (isSameAgain(levels) || levels.some(({ kind }) => kind !== 'class')) return unclear(at);
  const others = foldersIn(at).filter((folder) => !groups.includes(folder));
  const unmatched = others.map(({ path }) => ({ path: `${path}/`, reason: besideFolders }));
  const all = joined(at, levels);
  return { ...all, unmatched: [...all.unmatched, ...unmatched] };
}

/** Half of a group's names are found in another: rather two assignments, or two versions, than two groups. */
function isSameAgain(levels: readonly Level[]): boolean {
  const groups = levels.map(({ units }) => new Set(units.map(({ path }) => baseOf(path).toLowerCase())));
  const all = groups.flatMap((names) => [...names]);
  const repeated = all.length - new Set(all).size;
  return repeated * 2 >= Math.min(...groups.map(({ size }) => size));
}

/** The students of all groups together. */
function joined(at: Folder, levels: readonly Level[]): Level {
  const units = levels.flatMap((level) => level.units);
  const groups = levels.length > 1 ? ` in ${counted(levels.length, 'group')}` : '';
  return {
    kind: 'class',
    units,
    unmatched: [...levels.flatMap(({ unmatched }) => unmatched), ...besideStudents(at)],
    readings: [`${studentsCalled(units)}${groups}`],
  };
}

function studentsIn(at: Folder): Level {
  const folders = foldersIn(at);
  const several = folders.filter(holdsSeveral);
  const parts = folders.filter((folder) => isPart(folder) && folder.entries === 0);
  const left = new Set([...several, ...parts]);
  const units = [
    ...folders.filter((folder) => !left.has(folder)).map(({ path }) => ({ path, isFile: false })),
    ...looseIn(at).map((name) => ({ path: inside(at.path, name), isFile: true })),
  ];
  const unmatched = [
    ...several.map(({ path }) => ({ path: `${path}/`, reason: severalInside })),
    ...parts.map(({ path }) => ({ path: `${path}/`, reason: partOfProject })),
    ...besideStudents(at),
  ];
  return { kind: 'class', units, unmatched, readings: [studentsCalled(units)] };
}

const severalInside =
  'it holds the assignment’s file in several folders beside each other: either several students, or versions of one; ' +
  'move the folders up, or delete what does not count';
const partOfProject =
  'it is called like a part of a project and does not hold the assignment’s file; rename it if it is a student’s';
const besideFolders = 'it lies beside the students’ work, and whose it is cannot be told';

/** A file called as the assignment's own says nothing about whose it is, nor do the sources beside it. */
function looseIn(at: Folder): readonly string[] {
  return at.files.filter((name) => (at.ownEntries > 0 ? isArchive(name) : isWork(name)));
}

function besideStudents(at: Folder): Unmatched[] {
  const loose = new Set(looseIn(at));
  return at.files
    .filter((name) => !loose.has(name))
    .map((name) => ({ path: inside(at.path, name), reason: besideFolders }));
}

/** Read both ways; the students taken are those of the deeper reading, so that nobody is graded for somebody else. */
function unclear(at: Folder): Level {
  const folders = foldersIn(at);
  const upper = studentsIn(at);
  const deeper = folders.filter(isClassLike);
  if (deeper.length === 0)
    return { ...upper, kind: 'unclear', readings: [...upper.readings, 'one student’s work'] };
  const files = upper.units.filter(({ isFile }) => isFile);
  const unitOf = ({ path }: Folder): Unit => ({ path, isFile: false });
  const outer = folders.filter((folder) => !deeper.includes(folder)).map(unitOf);
  const inner = joined(at, deeper.map(levelOf));
  const units = [...outer, ...files, ...inner.units];
  const readings = [[...folders.map(unitOf), ...files], units].map(studentsCalled);
  return { kind: 'unclear', units, unmatched: inner.unmatched, readings };
}

function studentsCalled(units: readonly Unit[]): string {
  const names = units.map(({ path }) => baseOf(path));
  return `${counted(units.length, 'student')} (${named(names)})`;
}

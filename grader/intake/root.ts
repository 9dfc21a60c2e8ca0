/** Which folder of a submission is its root, and which file is the entry file when names differ. */
import { byCodeUnit } from './names.ts';
import { baseOf, folderOf, inside } from './paths.ts';

/** `used`: path of each found entry file by entry name. `others`: more files of that name. */
export type Root = {
  readonly folder: string;
  readonly used: ReadonlyMap<string, string>;
  readonly others: ReadonlyMap<string, readonly string[]>;
};

/** What findRoot knows of the files: their paths, and how many functions of an entry file are still unwritten. */
export type Candidates = {
  readonly paths: readonly string[];
  readonly unwritten: ReadonlyMap<string, number>;
};

/**
 * The folder that holds the most entry files; of several the one with the fewest unwritten functions, then the
 * shallowest, then the first in the alphabet (code units). When no entry file is found and the assignment has only one, a single source file under
 * another name is taken for it: first a copy ("optimizers (1).ts"), then the only source file there is.
 */
export function findRoot({ paths, unwritten }: Candidates, entryFiles: readonly string[]): Root {
  const known = new Set(paths);
  const holders = foldersAbove(paths)
    .map((folder) => {
      const found = entryFiles.filter((entry) => known.has(inside(folder, entry)));
      const open = found.reduce((sum, entry) => sum + (unwritten.get(inside(folder, entry)) ?? 0), 0);
      return { folder, found, open };
    })
    .filter(({ found }) => found.length > 0)
    .sort(bestFirst);
  const [best, ...rest] = holders;
  if (best === undefined) return findRenamed(paths, entryFiles);
  const othersOf = (entry: string) =>
    rest.filter(({ found }) => found.includes(entry)).map(({ folder }) => inside(folder, entry));
  return {
    folder: best.folder,
    used: new Map(best.found.map((entry) => [entry, inside(best.folder, entry)])),
    others: new Map(best.found.map((entry) => [entry, othersOf(entry).sort(byCodeUnit)])),
  };
}

/** A folder, the entry files in it, and how many of their functions are unwritten. */
type Holder = { readonly folder: string; readonly found: readonly string[]; readonly open: number };

function bestFirst(a: Holder, b: Holder): number {
  const byCount = b.found.length - a.found.length;
  return byCount || a.open - b.open || depth(a.folder) - depth(b.folder) || byCodeUnit(a.folder, b.folder);
}

function foldersAbove(paths: readonly string[]): string[] {
  const folders = new Set(['']);
  for (const path of paths) {
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.add(folder);
  }
  return [...folders];
}

function depth(folder: string): number {
  return folder === '' ? 0 : folder.split('/').length;
}

function findRenamed(sources: readonly string[], entryFiles: readonly string[]): Root {
  const [entry, second] = entryFiles;
  const none = { folder: '', used: new Map<string, string>(), others: new Map<string, readonly string[]>() };
  if (entry === undefined || second !== undefined) return none;
  const candidates = sources.filter(canBeEntry);
  const copies = candidates.filter((path) => isCopyOf(baseOf(entry), baseOf(path)));
  const path = single(copies) ?? single(candidates);
  if (path === undefined) return none;
  return { ...none, folder: folderOf(path), used: new Map([[entry, path]]) };
}

/** Not the course's own code, and not a test or a configuration. */
function canBeEntry(path: string): boolean {
  const folders = folderOf(path).split('/');
  if (folders.includes('library') || folders.includes('assignment')) return false;
  return !/\.(?:test|spec|config)\.[a-z]+$/i.test(path);
}

/** True for the names that browsers, systems and people give to copies: same start, then no letter. */
function isCopyOf(entryName: string, name: string): boolean {
  const stem = stemOf(entryName);
  const other = stemOf(name);
  return other.startsWith(stem) && !/^(?:\p{L}|\d+\p{L})/u.test(other.slice(stem.length));
}

function stemOf(name: string): string {
  return name.slice(0, name.lastIndexOf('.')).toLowerCase();
}

function single(paths: readonly string[]): string | undefined {
  return paths.length === 1 ? paths[0] : undefined;
}

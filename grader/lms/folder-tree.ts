/** A listing as a tree of folders, with what lies below each that matters for telling whose it is. */
import type { ClassListing } from '../model.ts';
import { baseOf, byCodeUnit, emptyFoldersOf, filesOf, folderOf, inside, outerSegments } from './listing.ts';

/**
 * `files`: names of what lies directly in it; `ownEntries`: how many of them are entry files. `entries`, `works`: how
 * many entry files, and sources or archives, lie in it at any depth.
 */
export type Folder = {
  readonly path: string;
  readonly files: string[];
  readonly folders: Map<string, Folder>;
  ownEntries: number;
  entries: number;
  works: number;
};

const toolFolders: ReadonlySet<string> = new Set(['node_modules', 'dist', 'build', 'coverage']);

const source = /\.(?:ts|mts|js|mjs)$/i;
const declaration = /\.d\.m?ts$/i;
const archive = /\.(?:zip|tar|tgz|gz|xz|bz2|7z|rar)$/i;
/** What students hand in instead of a source file that is read, and archives. */
const otherWork = /\.(?:cts|cjs|tsx|jsx|ipynb|py)$/i;

/** True for a name that a submission of one file may have. */
export function isWork(name: string): boolean {
  return isSource(name) || isArchive(name) || otherWork.test(name);
}

/** True for a source file. */
export function isSource(name: string): boolean {
  return source.test(name) && !declaration.test(name);
}

/** True for an archive, whether it can be read or not. */
export function isArchive(name: string): boolean {
  return archive.test(name);
}

/** A file's name without its ending. */
export function withoutEnding(name: string): string {
  return name.replace(/(?:\.tar)?\.[^.]+$/, '') || name;
}

/** True for what tools make: dotfiles, `node_modules` and the like; it tells nothing about whose a folder is. */
export function isOfTools(name: string): boolean {
  return name.startsWith('.') || toolFolders.has(name.toLowerCase());
}

/** The tree of all that is not noise and not of tools; `entryFiles` are the assignment's, by name. */
export function treeOf(listing: ClassListing, entryFiles: readonly string[]): Folder {
  const root = emptyFolder('');
  const entryNames = new Set(entryFiles.map((path) => baseOf(path).toLowerCase()));
  for (const path of emptyFoldersOf(listing)) walk(root, path, { entries: 0, works: 0 });
  for (const path of filesOf(listing)) {
    const name = baseOf(path);
    if (isOfTools(name)) continue;
    const counts = { entries: entryNames.has(name.toLowerCase()) ? 1 : 0, works: isWork(name) ? 1 : 0 };
    const folder = walk(root, folderOf(path), counts);
    folder?.files.push(name);
    if (folder !== undefined) folder.ownEntries += counts.entries;
  }
  return root;
}

function emptyFolder(path: string): Folder {
  return { path, files: [], folders: new Map(), ownEntries: 0, entries: 0, works: 0 };
}

/** The folder at the end of a path, made if need be, counting on the way; none when the way leads through tools. */
function walk(
  root: Folder,
  path: string,
  counts: { readonly entries: number; readonly works: number },
): Folder | undefined {
  const way = outerSegments(path).filter((segment) => segment !== '');
  if (way.some(isOfTools)) return undefined;
  let folder = root;
  for (const name of ['', ...way]) {
    if (name !== '') folder = childOf(folder, name);
    folder.entries += counts.entries;
    folder.works += counts.works;
  }
  return folder;
}

function childOf(folder: Folder, name: string): Folder {
  const child = folder.folders.get(name) ?? emptyFolder(inside(folder.path, name));
  folder.folders.set(name, child);
  return child;
}

/** The folders right in `folder`, in the order of code units. */
export function foldersIn(folder: Folder): readonly Folder[] {
  return [...folder.folders.values()].sort((a, b) => byCodeUnit(a.path, b.path));
}

/** Through folders that hold nothing but one folder. */
export function unwrapped(folder: Folder): Folder {
  let at = folder;
  while (at.files.length === 0 && at.folders.size === 1) {
    const [only] = at.folders.values();
    if (only === undefined) break;
    at = only;
  }
  return at;
}

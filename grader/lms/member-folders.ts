/** Platforms that make one folder for each submission: finding those folders, whatever lies around them. */
import type { ClassListing, Unmatched } from '../model.ts';
import {
  below,
  byCodeUnit,
  emptyFoldersOf,
  filesOf,
  folderOf,
  inside,
  named,
  outerSegments,
} from './listing.ts';
import { ListingError } from './platform.ts';

/** A submission's folder: its path, and the paths of all files in it. */
export type MemberFolder = { readonly path: string; readonly files: readonly string[] };

export type MemberFolders = { readonly folders: readonly MemberFolder[]; readonly strays: readonly string[] };

/**
 * The folders whose name `isMember` takes for a submission's; of several on one path the outermost, because what
 * lies deeper was named by a student. Strays are the files outside of all of them.
 */
export function memberFolders(listing: ClassListing, isMember: (name: string) => boolean): MemberFolders {
  const files = new Map<string, string[]>();
  const strays: string[] = [];
  for (const path of emptyFoldersOf(listing)) {
    const folder = outermost(path, isMember);
    if (folder !== undefined) inFolder(files, folder);
  }
  for (const path of filesOf(listing)) {
    const folder = outermost(folderOf(path), isMember);
    if (folder === undefined) strays.push(path);
    else inFolder(files, folder).push(path);
  }
  const folders = [...files].map(([path, paths]) => ({ path, files: paths }));
  return { folders: folders.sort((a, b) => byCodeUnit(a.path, b.path)), strays };
}

function inFolder(files: Map<string, string[]>, folder: string): string[] {
  const known = files.get(folder) ?? [];
  files.set(folder, known);
  return known;
}

function outermost(folder: string, isMember: (name: string) => boolean): string | undefined {
  const segments = outerSegments(folder);
  const at = segments.findIndex(isMember);
  return at < 0 ? undefined : segments.slice(0, at + 1).join('/');
}

/**
 * The one folder that holds all submissions' folders, '' at the top.
 * @throws {ListingError} when there are several: two assignments in one archive would be mixed up.
 */
export function onlyParent(folders: readonly MemberFolder[]): string {
  const parents = [...new Set(folders.map(({ path }) => folderOf(path)))];
  const [parent = '', second] = parents;
  if (second === undefined) return parent;
  throw new ListingError(
    `it holds submissions in ${parents.length} places (${named(parents.map((path) => path || 'the top'))}); ` +
      'hand over the archive of one assignment, with all its submissions in one folder',
  );
}

/**
 * What lies beside the submissions' folders, each file or whole folder once, with the reason why it is nobody's;
 * files of the platform's own, by their names in `parent`, are passed over.
 */
export function beside(strays: readonly string[], parent: string, own: readonly string[] = []): Unmatched[] {
  const known = new Set(own.map((name) => inside(parent, name)));
  const tops = strays.filter((path) => !known.has(path)).map((path) => topOf(path, parent));
  const reason = 'it lies outside of every submission’s folder';
  return [...new Set(tops)].map((path) => ({ path, reason }));
}

/** The file, or the outermost folder around it that is not around `parent`, too; a folder ends with '/'. */
function topOf(path: string, parent: string): string {
  const around = outerSegments(parent);
  const segments = outerSegments(path);
  const shared = segments.findIndex((segment, index) => segment !== around[index]);
  const top = segments.slice(0, shared + 1).join('/');
  return top.length < path.length ? `${top}/` : path;
}

/** Files of a submission's folder as they were handed in: their paths below `folder`. */
export function handedIn(folder: string, paths: readonly string[]) {
  return paths.map((path) => ({ path, as: below(folder, path) }));
}

/** Paths of a class's listing: what is noise, and what lies where. Nothing here knows a platform. */
import type { ClassListing } from '../model.ts';

/** Order by UTF-16 code units, the same on every machine and in every locale. */
export function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const noisyNames: ReadonlySet<string> = new Set(['__macosx', '.ds_store', 'thumbs.db', 'desktop.ini']);

/** True for what systems leave in archives and nobody handed in: `__MACOSX/`, `._x`, `.DS_Store`, `Thumbs.db`. */
export function isNoise(path: string): boolean {
  return path.split('/').some((segment) => segment.startsWith('._') || noisyNames.has(segment.toLowerCase()));
}

/** The paths of all files but noise, in the order of code units. */
export function filesOf(listing: ClassListing): readonly string[] {
  return listing.files
    .map(({ path }) => path)
    .filter((path) => !isNoise(path))
    .sort(byCodeUnit);
}

/** The paths of all folders that hold nothing, without noise and without a '/' at the end. */
export function emptyFoldersOf(listing: ClassListing): readonly string[] {
  return listing.folders
    .map((path) => (path.endsWith('/') ? path.slice(0, -1) : path))
    .filter((path) => path !== '' && !isNoise(path))
    .sort(byCodeUnit);
}

const maxDepth = 32;

/** The outermost segments of a path: deeper than 32 folders no class is laid out. */
export function outerSegments(path: string): readonly string[] {
  return path.split('/', maxDepth);
}

/** The last segment of a path. */
export function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder of a path, '' at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** `path` inside `folder`; '' is the top. */
export function inside(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}

/** What is left of a path below `folder`, which it lies in. */
export function below(folder: string, path: string): string {
  return folder === '' ? path : path.slice(folder.length + 1);
}

/** What two names start with alike. */
export function commonStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}

/** Names for a sentence: quoted, the first few, and how many more there are. */
export function named(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `"${name.length > 60 ? `${name.slice(0, 60)}…` : name}"`);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

/** "1 folder", "2 folders". */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

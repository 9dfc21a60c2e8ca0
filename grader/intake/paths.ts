/** What a path inside a submission is: source, archive, or something to pass over. */

/** Folders that hold no student's code; their contents are neither read nor counted. A kit brings `gradecheck`. */
const ignoredFolders: ReadonlySet<string> = new Set([
  '__macosx',
  'node_modules',
  'dist',
  'build',
  'coverage',
  'gradecheck',
]);

/** Files that tools leave behind. */
const ignoredFiles: ReadonlySet<string> = new Set([
  'thumbs.db',
  'desktop.ini',
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'bun.lock',
  'bun.lockb',
]);

const sourceEnding = /\.(?:ts|mts|js|mjs)$/i;
/** More than any name is long in characters. */
const maxSegments = 1000;

const declarationEnding = /\.d\.m?ts$/i;
const archiveEnding = /\.(?:zip|tar|tgz|tar\.gz)$/i;
const otherArchiveEnding = /\.(?:rar|7z|xz|bz2|gz|zst)$/i;

/** A path upwards is refused, not passed over. */
const upwards = /^\.\.(?:[\\/]|$)/;

/** What every source file ends with, for messages. */
export const sourceEndings = '.ts, .mts, .js or .mjs';

export function isSource(path: string): boolean {
  return sourceEnding.test(path) && !declarationEnding.test(path);
}

/** What a source file is called that a system saved as text, "a.ts" for "a.ts.txt"; nothing for all other files. */
export function sourceSavedAsText(path: string): string | undefined {
  const name = path.replace(/\.txt$/i, '');
  return name !== path && isSource(name) ? name : undefined;
}

/** True for an archive that is opened: a zip or a tar, by its ending. */
export function isArchive(path: string): boolean {
  return archiveEnding.test(path);
}

/** True for an archive that is a tar. */
export function isTar(path: string): boolean {
  return isArchive(path) && !/\.zip$/i.test(path);
}

/** True for an archive of a kind that is not opened. */
export function isOtherArchive(path: string): boolean {
  return otherArchiveEnding.test(path) && !isArchive(path);
}

/** A path in an archive without segments that lead nowhere, in NFC. */
export function cleanPath(path: string): string {
  const segments = path.split('/', maxSegments).filter((segment) => segment !== '' && segment !== '.');
  return segments.join('/').normalize('NFC');
}

/** A file's name without the ending that intake knows: "ann.zip" and "ann.ts" are "ann". */
export function withoutEnding(name: string): string {
  return name.replace(sourceEnding, '').replace(archiveEnding, '');
}

/** True for dotfiles (AppleDouble "._x" too), `__MACOSX`, `node_modules`, `gradecheck`, build output and lock files. */
export function isIgnoredName(name: string): boolean {
  const folded = name.toLowerCase();
  const isHidden = folded.startsWith('.') && !upwards.test(folded);
  return isHidden || ignoredFolders.has(folded) || ignoredFiles.has(folded);
}

/**
 * The part of a path that is passed over as a whole, up to its first ignored segment: "a/node_modules/" for
 * "a/node_modules/b/c.js". Undefined when nothing on the way is ignored.
 */
export function ignoredPart(segments: readonly string[], isFolder: boolean): string | undefined {
  const at = segments.findIndex(isIgnoredName);
  if (at < 0) return undefined;
  const whole = at === segments.length - 1 && !isFolder;
  return segments.slice(0, at + 1).join('/') + (whole ? '' : '/');
}

/** The folder of a path, '' at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last segment of a path. */
export function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `path` inside `folder`; '' is the top. */
export function inside(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}

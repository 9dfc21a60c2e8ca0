/** Limits and clashes that hold for folders and zips alike, checked before anything is read. */
import { Refusal } from './errors.ts';
import { type IntakeLimits, maxDepth, maxPathLength, maxSourceBytes, sizeInWords } from './limits.ts';
import { quoted } from './names.ts';
import { isSource } from './paths.ts';

type Sized = { readonly path: string; readonly bytes: number };

/** @throws {Refusal} when there are more than `limits.entries` things. */
export function refuseTooMany(count: number, limits: IntakeLimits): void {
  if (count <= limits.entries) return;
  throw new Refusal(
    `it holds more than ${limits.entries} files and folders; leave out everything but the source files`,
  );
}

/** @throws {Refusal} when the files add up to more than `limits.totalBytes`. */
export function refuseTooLarge(files: readonly Sized[], limits: IntakeLimits): void {
  const totalBytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (totalBytes <= limits.totalBytes) return;
  throw new Refusal(
    `its files add up to ${sizeInWords(totalBytes)}, at most ${sizeInWords(limits.totalBytes)} are read; ` +
      'leave out everything but the source files',
  );
}

/**
 * Checks the files of one submission, given in code-unit order of their paths.
 * @throws {Refusal} for a source file that is too large, folders nested too deeply, and paths that are the
 *   same file on some systems.
 */
export function inspectFiles(files: readonly Sized[], folders: readonly string[]): void {
  for (const file of files) {
    refuseLongPath(file.path);
    if (isSource(file.path) && file.bytes > maxSourceBytes) {
      throw new Refusal(
        `${quoted(file.path)} has ${sizeInWords(file.bytes)}; ` +
          `a source file may have at most ${sizeInWords(maxSourceBytes)}`,
      );
    }
  }
  refuseClashes(files, folders);
}

/** @throws {Refusal} when more than 20 folders lie above the file, or its path is longer than 500 characters. */
export function refuseLongPath(path: string): void {
  if (path.length > maxPathLength) {
    throw new Refusal(
      `the path of ${quoted(path)} is longer than ${maxPathLength} characters; use shorter names`,
    );
  }
  if (path.split('/').length - 1 <= maxDepth) return;
  throw new Refusal(`its folders are nested more than ${maxDepth} deep; hand in a flatter folder`);
}

/** Two paths that some file system, or some zip reader, takes for one have no certain content. */
function refuseClashes(files: readonly Sized[], folders: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const { path } of files) {
    const earlier = seen.get(folded(path));
    if (earlier !== undefined) refuseClash(earlier, path);
    seen.set(folded(path), path);
  }
  const parents = new Set([...folders, ...files.flatMap(({ path }) => parentsOf(path))]);
  for (const folder of parents) {
    const file = seen.get(folded(folder));
    if (file !== undefined) refuseClash(file, `${folder}/`);
  }
}

function refuseClash(one: string, other: string): never {
  throw new Refusal(
    `${quoted(one)} and ${quoted(other)} are the same name on many systems; rename or remove one of them`,
  );
}

function folded(path: string): string {
  const segments = path.normalize('NFC').toLowerCase().normalize('NFC').split('/');
  return segments.map((segment) => segment.replace(/[. ]+$/, '')).join('/');
}

function parentsOf(path: string): string[] {
  const segments = path.split('/');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
}

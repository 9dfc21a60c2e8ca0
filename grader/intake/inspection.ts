/** Limits and clashes that hold for folders and zips alike, checked before anything is read. */
import { Refusal } from './errors.ts';
import {
  maxDepth,
  maxPathLength,
  maxSeen,
  maxSourceBytes,
  maxSources,
  maxTotalSourceBytes,
  sizeInWords,
} from './limits.ts';
import { byCodeUnit, quoted } from './names.ts';
import { isArchive, isSource } from './paths.ts';

type Sized = { readonly path: string; readonly bytes: number };

const maxNamed = 3;

/** @throws {Refusal} when more things were looked at than a submission may hold. */
export function refuseTooMany(seen: number): void {
  if (seen <= maxSeen) return;
  throw new Refusal(
    `it holds more than ${maxSeen} files and folders; leave out everything but the source files`,
  );
}

/**
 * Checks the files of one submission, given in code-unit order of their paths, and its folders as far as they are
 * listed of themselves.
 * @throws {Refusal} for source files that are too many or too large, alone or together, folders nested too deeply,
 *   and paths that are the same file on some systems.
 */
export function inspectFiles(files: readonly Sized[], folders: readonly string[]): void {
  for (const { path } of files) refuseLongPath(path);
  const sources = files.filter(({ path }) => isSource(path));
  if (sources.length > maxSources) {
    throw new Refusal(`it holds more than ${maxSources} source files; leave out all that are not your own`);
  }
  for (const source of sources) refuseLargeSource(source);
  refuseLargeTotal(sources);
  refuseClashes(files, folders);
}

function refuseLargeSource({ path, bytes }: Sized): void {
  if (bytes <= maxSourceBytes) return;
  throw new Refusal(
    `${quoted(path)} has ${sizeInWords(bytes)}; a source file may have at most ${sizeInWords(maxSourceBytes)}`,
  );
}

function refuseLargeTotal(sources: readonly Sized[]): void {
  const totalBytes = sources.reduce((sum, { bytes }) => sum + bytes, 0);
  if (totalBytes <= maxTotalSourceBytes) return;
  const largest = sources.toSorted((a, b) => b.bytes - a.bytes || byCodeUnit(a.path, b.path));
  const named = largest
    .slice(0, maxNamed)
    .map(({ path, bytes }) => `${quoted(path)} (${sizeInWords(bytes)})`);
  throw new Refusal(
    `its source files add up to ${sizeInWords(totalBytes)}, at most ${sizeInWords(maxTotalSourceBytes)} are read; ` +
      `leave out all that are not your own, the largest first: ${named.join(', ')}`,
  );
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

/** Two paths that some file system, or some zip reader, takes for one have no certain content when one is read. */
function refuseClashes(files: readonly Sized[], folders: readonly string[]): void {
  const isRead = ({ path }: Sized) => isSource(path) || isArchive(path);
  const read = new Map<string, string>();
  for (const file of [...files.filter(isRead), ...files.filter((other) => !isRead(other))]) {
    const name = folded(file.path);
    const earlier = read.get(name);
    if (earlier !== undefined) refuseClash(earlier, file.path);
    if (isRead(file)) read.set(name, file.path);
  }
  for (const folder of [...folders, ...files.flatMap(({ path }) => parentsOf(path))]) {
    const file = read.get(folded(folder));
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

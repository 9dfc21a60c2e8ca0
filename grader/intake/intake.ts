/**
 * INTAKE: from a path to submissions. Everything that is read here is hostile.
 *
 * Theory of operation: a folder, an archive or a file is listed (`folder.ts`, `archive.ts`) and nothing of it is
 * read. Names, sizes, counts, links and clashes are checked first (`directory.ts`, `listing.ts`, `inspection.ts`);
 * then only source files are read, into memory, each within the size that was checked. Nothing is ever written to
 * disk. The same content gives the same submission, as a folder or as a zip, in any order.
 * A class is listed as a whole (`class.ts`); whose its files are is not known here. Zips are read by position and
 * members one at a time, so that memory does not grow with the class.
 */
import type { Attempt, Member, Submission, UnreadableSubmission } from '../model.ts';
import { assemble, type ExpectedFiles } from './assemble.ts';
import type { FoundFile, Listing, Place } from './branch.ts';
import { type ClassFiles, openClass } from './class.ts';
import { naming, Refusal } from './errors.ts';
import { openPath } from './folder.ts';
import { inspectFiles } from './inspection.ts';
import { maxSeen } from './limits.ts';
import { listingOf, withArchivesOpened } from './listing.ts';
import { displayName, idFor } from './names.ts';
import { isArchive, isSource, sourceEndings, sourceSavedAsText, withoutEnding } from './paths.ts';

export type { ExpectedFiles } from './assemble.ts';
export type { ClassFiles } from './class.ts';
export { IntakeError } from './errors.ts';
export { displayName } from './names.ts';

/** What one student handed in; told from each other by `'error' in handedIn`. */
export type HandedIn = Submission | UnreadableSubmission;

/** A student or group of a class, with what the platform says of them, whose files are read when they are asked for. */
export type ClassMember = Partial<Omit<Member, 'name'>> & {
  readonly id: string;
  /** For people: cut, and without what cannot be seen. */
  readonly name: string;
  /** As the platform has it, whole: what goes back is told apart by it. */
  readonly wholeName?: string;
  /** Which attempt this is, from 1, where it is not simply the latest. */
  readonly attempt?: number;
  /** Reads one of several attempts, as `read` does the latest. */
  readonly readAttempt?: (attempt: Attempt) => Promise<HandedIn>;
  /** Reads what is handed in, each time anew and never two members at once. */
  readonly read: () => Promise<HandedIn>;
};

/**
 * Reads one submission: a source file, a folder or an archive.
 * @throws {IntakeError} when the path cannot be graded at all.
 */
export async function readSubmission(path: string, expected: ExpectedFiles): Promise<Submission> {
  return naming(path, async () => {
    const place = await openPath(path);
    const rawName = place.kind === 'file' ? withoutEnding(place.name) : place.name;
    const content = await assemble(await withArchivesOpened(await listingIn(place)), expected);
    return { id: idFor(rawName), name: displayName(rawName), ...content };
  });
}

/**
 * Lists a class: a folder, .zip or .tar.gz.
 * @throws {IntakeError} when the path as a whole cannot be read.
 */
export async function listClass(path: string): Promise<ClassFiles> {
  return named(path, () => openClass(path));
}

async function named(path: string, open: () => Promise<ClassFiles>): Promise<ClassFiles> {
  const files = await naming(path, open);
  return { ...files, inside: (inner) => named(path, () => files.inside(inner)) };
}

async function listingIn({ name, kind, contents }: Place): Promise<Listing> {
  if (kind === 'folder') return listingOf(contents(maxSeen));
  if (!isSource(name) && !isArchive(name)) {
    const renamed = sourceSavedAsText(name);
    const cure = renamed === undefined ? 'hand in one of these' : `rename it to ${displayName(renamed)}`;
    throw new Refusal(`it is not a source file (${sourceEndings}), a folder or a .zip; ${cure}`);
  }
  const files: FoundFile[] = [];
  for await (const found of contents(1)) if (found.kind === 'file') files.push(found);
  inspectFiles(files, []);
  return { files, ignored: [] };
}

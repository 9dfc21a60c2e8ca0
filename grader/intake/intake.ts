/**
 * INTAKE: from a path to submissions. Everything that is read here is hostile.
 *
 * Theory of operation: a folder, a zip or a file becomes a tree of branches (`folder.ts`, `archive.ts`) in which
 * nothing is read yet. Names, sizes, counts, links and clashes are checked first (`directory.ts`,
 * `inspection.ts`); then only source files are read, into memory, each within the size that was checked. Nothing
 * is ever written to disk. The same content gives the same submission, as a folder or as a zip, in any order.
 */
import type { Submission, UnreadableSubmission } from '../model.ts';
import { openArchive } from './archive.ts';
import { assemble, type ExpectedFiles } from './assemble.ts';
import type { Branch, Listing } from './branch.ts';
import { naming, Refusal } from './errors.ts';
import { openPath, readClassArchive } from './folder.ts';
import { classLimits, studentLimits } from './limits.ts';
import { findMembers } from './members.ts';
import { byCodeUnit, displayName, idFor, idGiver } from './names.ts';
import { isSource, isZip, sourceEndings, withoutEnding } from './paths.ts';

export type { ExpectedFiles } from './assemble.ts';
export { IntakeError } from './errors.ts';

/** One student of a class; told from each other by `'error' in member`. */
export type ClassMember = Submission | UnreadableSubmission;

/**
 * Reads one submission: a source file, a folder or a zip.
 * @throws {IntakeError} when the path cannot be graded at all.
 */
export async function readSubmission(path: string, expected: ExpectedFiles): Promise<Submission> {
  return naming(path, async () => {
    const top = await openPath(path);
    const rawName = rawNameOf(top);
    return { id: idFor(rawName), name: displayName(rawName), ...(await read(top, expected)) };
  });
}

/**
 * Reads a class: a folder or zip with one folder, source file or zip for each student, sorted by name. A member
 * that cannot be read does not keep the others from being graded.
 * @throws {IntakeError} when the path as a whole cannot be read or holds no member.
 */
export async function readClass(path: string, expected: ExpectedFiles): Promise<ClassMember[]> {
  return naming(path, async () => {
    const members = (await findMembers(await openClass(path))).toSorted(inOrder);
    const giveId = idGiver();
    const read: ClassMember[] = [];
    for (const member of members) {
      const rawName = rawNameOf(member);
      const identity = { id: giveId(rawName), name: displayName(rawName) };
      read.push({ ...identity, ...(await readOrReason(member, expected)) });
    }
    return read;
  });
}

async function openClass(path: string): Promise<Branch> {
  const top = await openPath(path);
  if (top.kind !== 'file' || !isZip(top.name)) return top;
  return openArchive(await readClassArchive(path), top.name, classLimits);
}

function inOrder(a: Branch, b: Branch): number {
  return byCodeUnit(displayName(rawNameOf(a)), displayName(rawNameOf(b))) || byCodeUnit(a.name, b.name);
}

function rawNameOf(branch: Branch): string {
  return branch.kind === 'file' ? withoutEnding(branch.name) : branch.name;
}

type Content = Pick<Submission, 'files' | 'notes'>;

async function readOrReason(member: Branch, expected: ExpectedFiles): Promise<Content | { error: string }> {
  try {
    return await read(member, expected);
  } catch (error) {
    if (error instanceof Refusal) return { error: error.message };
    throw error;
  }
}

async function read(branch: Branch, expected: ExpectedFiles): Promise<Content> {
  if (branch.kind === 'file' && !isSource(branch.name) && !isZip(branch.name)) {
    throw new Refusal(`it is not a source file (${sourceEndings}), a folder or a .zip; hand in one of these`);
  }
  return assemble(await listSubmission(branch), expected);
}

/** A zip, alone or as the only content of a folder, is unpacked once; zips inside it never are. */
async function listSubmission(branch: Branch): Promise<Listing> {
  const listing = await branch.list();
  const [only, second] = listing.files;
  if (only === undefined || second !== undefined || !isZip(only.path)) return listing;
  return openArchive(await only.read(), branch.name, studentLimits).list();
}

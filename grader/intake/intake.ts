/**
 * INTAKE: from a path to submissions. Everything that is read here is hostile.
 *
 * Theory of operation: a folder, a zip or a file becomes a tree of branches (`folder.ts`, `archive.ts`) in which
 * nothing is read yet. Names, sizes, counts, links and clashes are checked first (`directory.ts`,
 * `inspection.ts`); then only source files are read, into memory, each within the size that was checked. Nothing
 * is ever written to disk. The same content gives the same submission, as a folder or as a zip, in any order.
 * Zips are read by position and a class's members one at a time, so that memory does not grow with the class.
 */
import type { Submission, UnreadableSubmission } from '../model.ts';
import { openArchive } from './archive.ts';
import { assemble, type ExpectedFiles } from './assemble.ts';
import { type Branch, type FoundFile, type Listing, passedOver } from './branch.ts';
import { type Bytes, inMemory } from './bytes.ts';
import { naming, Refusal } from './errors.ts';
import { openPath } from './folder.ts';
import { directoryBytes, maxHeldZipBytes, sizeInWords } from './limits.ts';
import { findMembers } from './members.ts';
import { byCodeUnit, displayName, idFor, idGiver, quoted } from './names.ts';
import { isSource, isZip, sourceEndings, withoutEnding } from './paths.ts';

export type { ExpectedFiles } from './assemble.ts';
export { IntakeError } from './errors.ts';

/** What one student handed in; told from each other by `'error' in handedIn`. */
export type HandedIn = Submission | UnreadableSubmission;

/** One student of a class, whose files are read when they are asked for. */
export type ClassMember = {
  readonly id: string;
  readonly name: string;
  /** Reads what is handed in, each time anew and never two members at once. */
  readonly read: () => Promise<HandedIn>;
};

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
 * Finds the members of a class: a folder or zip with one folder, source file or zip for each student, sorted by name.
 * A member that cannot be read does not keep the others from being graded.
 * @throws {IntakeError} when the path as a whole cannot be read or holds no member.
 */
export async function readClass(path: string, expected: ExpectedFiles): Promise<ClassMember[]> {
  return naming(path, async () => {
    const branches = (await findMembers(await openClass(path))).toSorted(inOrder);
    const giveId = idGiver();
    const inTurn = oneAtATime();
    return branches.map((branch) => {
      const rawName = rawNameOf(branch);
      const identity = { id: giveId(rawName), name: displayName(rawName) };
      const read = async () => ({ ...identity, ...(await readOrReason(branch, expected)) });
      return { ...identity, read: () => inTurn(read) };
    });
  });
}

/** Runs what it is given one after the other. */
function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    const forget = () => {};
    last = done.then(forget, forget);
    return done;
  };
}

async function openClass(path: string): Promise<Branch> {
  const top = await openPath(path);
  if (top.kind !== 'file' || !isZip(top.name)) return top;
  const { files } = await top.list();
  const [file] = files;
  return file === undefined ? top : openArchive(await bytesOf(file), top.name, directoryBytes.class);
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

/** A zip that holds all there is to read is unpacked once; zips inside it never are. */
async function listSubmission(branch: Branch): Promise<Listing> {
  const { files, ignored } = await branch.list();
  const [zip, second] = files.filter(({ path }) => isZip(path));
  const isAll = second === undefined && !files.some(({ path }) => isSource(path));
  if (zip === undefined || !isAll) return { files, ignored };
  const inner = await openArchive(await bytesOf(zip), branch.name, directoryBytes.submission);
  const listing = await inner.list();
  const others = files.filter((file) => file !== zip).map(({ path }) => passedOver(path));
  return { files: listing.files, ignored: [...ignored, ...others, ...listing.ignored] };
}

/** @throws {Refusal} when a zip would have to be held in memory and is too large for that. */
async function bytesOf({ path, bytes, inPlace, read }: FoundFile): Promise<Bytes> {
  if (inPlace !== undefined) return inPlace;
  if (bytes <= maxHeldZipBytes) return inMemory(await read());
  throw new Refusal(
    `${quoted(path)} has ${sizeInWords(bytes)}; a zip inside a zip may have at most ` +
      `${sizeInWords(maxHeldZipBytes)}; leave out everything but the source files`,
  );
}

/** Classes to be compared: one that `batch` has graded, out of its ledger, or one as an LMS hands it over. */
import { readClass } from '../batch/read-class.ts';
import type { ClassMember } from '../intake/intake.ts';
import type { Entry, GradedClass } from '../ledger/documents.ts';
import { requireSources } from '../ledger/records.ts';
import type { ReadShelf } from '../ledger/shelf.ts';
import type { Language, SourceFiles } from '../model.ts';
import { onOneLine } from '../output/error.ts';
import { isOutput, openForReading } from '../output/read.ts';
import type { TextSource } from '../similar/compare.ts';
import { UsageError } from './failure.ts';
import { handedOut } from './handed-out.ts';
import * as options from './options.ts';
import { requireClass } from './output.ts';

export type ComparedClass = {
  readonly assignment: string;
  readonly sources: readonly TextSource[];
  /** What its students were given. */
  readonly handedOut: SourceFiles;
  /** Where the class was graded before. */
  readonly language?: Language;
  readonly term?: string;
};

/**
 * The class at `path`, a folder that `batch` wrote or what `batch` takes. `assignment` must be said of the latter.
 * @throws {UsageError} when it is not, or the class was graded for another one.
 */
export async function openClass(path: string, assignment: string | undefined): Promise<ComparedClass> {
  options.requireExists(path);
  if (isOutput(path)) return openGraded(path, assignment);
  if (assignment === undefined)
    throw new UsageError(
      `${onOneLine(path)}: is not a folder that \`batch\` wrote; say with -a what it is of`,
    );
  const { members } = await readClass(path, options.expectedFiles(assignment));
  return { assignment, sources: members.map(sourceOfMember), handedOut: handedOut(assignment) };
}

function openGraded(path: string, wanted: string | undefined): ComparedClass {
  const shelf = openForReading(path, onOneLine(path));
  const graded = requireClass(shelf, path);
  const { assignment, term, language } = graded.settings;
  if (wanted !== undefined && wanted !== assignment)
    throw new UsageError(`${onOneLine(path)}: was graded for ${assignment}, not for ${onOneLine(wanted)}`);
  return { ...gradedClass(shelf, graded), language, ...(term === undefined ? {} : { term }) };
}

/** A class out of the ledger. */
export function gradedClass(
  shelf: ReadShelf,
  { settings: { assignment, given }, members }: GradedClass,
): ComparedClass {
  return {
    assignment,
    sources: members.map((entry) => sourceOfEntry(shelf, entry)),
    handedOut: given === undefined ? handedOut(assignment) : requireSources(shelf, given),
  };
}

function sourceOfEntry(shelf: ReadShelf, entry: Entry): TextSource {
  const { id, name, state } = entry;
  const files = 'files' in entry ? entry.files : undefined;
  const read = async () => {
    if (files !== undefined) return requireSources(shelf, files);
    return state === 'missing' ? {} : undefined;
  };
  return { text: { id, name }, read };
}

function sourceOfMember({ id, name, read }: ClassMember): TextSource {
  const readFiles = async () => {
    const handedIn = await read();
    return 'error' in handedIn ? undefined : handedIn.files;
  };
  return { text: { id, name }, read: readFiles };
}

/** The corpus of students: right submissions as they are, and wrong ones, each a few edits of a right one. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSubmission } from '../../grader/intake/intake.ts';
import type { SourceFiles } from '../../grader/model.ts';
import { loadPublicCode } from '../../grader/plan/load.ts';
import { type FileEdit, withEdits } from './edits.ts';

/** A submission that is a few edits of a right one; in `SLUG/right.json` those that are right as well. */
export type Edited = {
  readonly name: string;
  /** The right submission that is edited. */
  readonly base: string;
  readonly edits: readonly FileEdit[];
};

/** A wrong submission, as `SLUG/wrong.json` has it. */
export type Slip = Edited & {
  /** The function, class or constant at fault. */
  readonly fn: string;
  /** What is wrong, in a sentence. */
  readonly truth: string;
  /** False where the handout leaves open whether this is right. */
  readonly demanded?: false;
};

/** One submission, ready to be graded; a right one has no slip. */
export type Student = { readonly name: string; readonly files: SourceFiles; readonly slip?: Slip };

const here = new URL('./', import.meta.url);

/** A file of ours about the submissions of an assignment. */
export function fileOf(slug: string, name: string): URL {
  return new URL(`${slug}/${name}`, here);
}

/** What such a file holds; nothing when it is not there. */
export function readData<T>(slug: string, name: string): T | undefined {
  const path = fileOf(slug, name);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined;
}

/** Names of the right submissions, in alphabetical order; none for an assignment that nobody has written any for. */
export function listRight(slug: string): string[] {
  return [...listWhole(slug), ...listVariants(slug).map(({ name }) => name)].sort();
}

/** Names of the right submissions that lie here as folders. */
function listWhole(slug: string): string[] {
  const folder = fileOf(slug, 'right/');
  return existsSync(folder) ? readdirSync(folder) : [];
}

function listVariants(slug: string): readonly Edited[] {
  return readData<Edited[]>(slug, 'right.json') ?? [];
}

/** The wrong submissions, in the file's order. */
export function listWrong(slug: string): readonly Slip[] {
  return readData<Slip[]>(slug, 'wrong.json') ?? [];
}

/** How a submission is made of another one; nothing for one that lies here as a folder. */
export function editedOf(slug: string, name: string): Edited | undefined {
  return [...listVariants(slug), ...listWrong(slug)].find((edited) => edited.name === name);
}

/** The folder of a right submission that is not edited. */
export function rightFolder(slug: string, name: string): string {
  return fileURLToPath(fileOf(slug, `right/${name}`));
}

/**
 * All submissions of an assignment, read as the grader reads what is handed in: the right ones, then the wrong ones.
 * @throws {MisfitError} when an edit does not fit its base exactly once.
 */
export async function readStudents(slug: string): Promise<Student[]> {
  const { entries, sources } = loadPublicCode(slug);
  const expected = { files: Object.keys(entries), given: sources };
  const right = new Map<string, SourceFiles>();
  const filesOf = ({ base, edits }: Edited) => withEdits(right.get(base) ?? {}, edits);
  for (const name of listWhole(slug))
    right.set(name, (await readSubmission(rightFolder(slug, name), expected)).files);
  for (const variant of listVariants(slug)) right.set(variant.name, filesOf(variant));
  const wrong = listWrong(slug).map((slip) => ({ name: slip.name, files: filesOf(slip), slip }));
  return [...listRight(slug).map((name) => ({ name, files: right.get(name) ?? {} })), ...wrong];
}

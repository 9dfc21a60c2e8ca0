/** The corpus of students: right submissions as they are, and wrong ones, each a few edits of a right one. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSubmission } from '../../grader/intake/intake.ts';
import type { SourceFiles } from '../../grader/model.ts';
import { loadPublicCode } from '../../grader/plan/load.ts';
import { type FileEdit, withEdits } from './edits.ts';

/** A wrong submission, as `SLUG/wrong.json` has it. */
export type Slip = {
  readonly name: string;
  /** The right submission that is edited. */
  readonly base: string;
  /** The function, class or constant at fault. */
  readonly fn: string;
  /** What is wrong, in a sentence. */
  readonly truth: string;
  /** False where the handout leaves open whether this is right. */
  readonly demanded?: false;
  readonly edits: readonly FileEdit[];
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
  const folder = fileOf(slug, 'right/');
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** The wrong submissions, in the file's order. */
export function listWrong(slug: string): readonly Slip[] {
  return readData<Slip[]>(slug, 'wrong.json') ?? [];
}

/** The folder of a right submission. */
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
  for (const name of listRight(slug))
    right.set(name, (await readSubmission(rightFolder(slug, name), expected)).files);
  const wrong = listWrong(slug).map((slip) => {
    const { name, base, edits } = slip;
    return { name, files: withEdits(right.get(base) ?? {}, edits), slip };
  });
  return [...[...right].map(([name, files]) => ({ name, files })), ...wrong];
}

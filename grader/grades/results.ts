/** The results of a class, read back from the folder that `batch` wrote. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClassDocument, ClassEntry, MembersDocument } from '../batch/class-json.ts';
import { parseDocument } from '../schema.ts';

/** The folder holds no results, or none that may be given back; the message says what to do. */
export class ResultsError extends Error {
  override name = 'ResultsError';
}

/** One member and what became of it. */
export type Result = MembersDocument['members'][number] & { readonly entry: ClassEntry };

export type Results = {
  readonly folder: string;
  readonly platform: ClassDocument['platform'];
  readonly results: readonly Result[];
};

const schemaOf = (name: string) => new URL(`./schema/${name}`, import.meta.url);

/**
 * The final results in `folder`.
 * @throws {ResultsError} when there are none, or some are not final.
 * @throws {SchemaError} when what is there is not ours.
 */
export function readResults(folder: string): Results {
  const { submissions, platform } = read<ClassDocument>(folder, 'class.json');
  const { members } = read<MembersDocument>(folder, 'members.json');
  refuseUnfinished(folder, submissions);
  const entryOf = new Map(submissions.map((entry) => [entry.id, entry]));
  const results = members.map((member) => ({ ...member, entry: entryFor(member.id, entryOf, folder) }));
  return { folder, platform, results };
}

function read<T>(folder: string, name: string): T {
  const path = join(folder, name);
  try {
    return parseDocument<T>(readFileSync(path, 'utf8'), path, schemaOf(name));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new ResultsError(`${path}: cannot be read; name the folder that "gradecheck batch" wrote`);
  }
}

function refuseUnfinished(folder: string, entries: readonly ClassEntry[]): void {
  const [first, ...more] = entries.filter(({ complete }) => !complete);
  if (first === undefined) return;
  const others = more.length === 0 ? '' : ` and of ${more.length} more`;
  throw new ResultsError(
    `${folder}: the marks of ${first.name}${others} are not final, which is our fault; ` +
      'run the same "gradecheck batch" again, then give the grades back',
  );
}

function entryFor(id: string, entryOf: ReadonlyMap<string, ClassEntry>, folder: string): ClassEntry {
  const entry = entryOf.get(id);
  if (entry !== undefined) return entry;
  throw new ResultsError(
    `${folder}: class.json and members.json are not of one run; run "gradecheck batch" again`,
  );
}

/** The page of a graded member. @throws {ResultsError} */
export function readPage(folder: string, id: string): string {
  const path = join(folder, 'students', id, 'report.html');
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ResultsError(`${path}: cannot be read; run "gradecheck batch" again`);
  }
}

/** Which assignments something was changed for. */
import { execa } from 'execa';

/** What every assignment's verdicts hang on. */
const ofAll = [
  'grader/plan/',
  'grader/judge/',
  'grader/run/',
  'reference/',
  'assignments/library/',
  'assignments/measures/',
];

/** Folders that belong to one assignment, each followed by its name. */
const ofOne = ['assignments/', 'tests/students/', 'tests/mutants/'];

/** Those of `slugs` whose mutants may fare otherwise than at a revision. @throws {Error} when there is no such revision. */
export async function changedSince(revision: string, slugs: readonly string[]): Promise<readonly string[]> {
  const tracked = await execa('git', ['diff', '--name-only', revision, '--']);
  const untracked = await execa('git', ['ls-files', '--others', '--exclude-standard']);
  const changed = [tracked, untracked].flatMap(({ stdout }) => stdout.split('\n'));
  const begins = (folders: readonly string[]) =>
    changed.some((path) => folders.some((folder) => path.startsWith(folder)));
  if (begins(ofAll)) return slugs;
  return slugs.filter((slug) =>
    begins(ofOne.flatMap((folder) => [`${folder}${slug}/`, `${folder}${slug}.json`])),
  );
}

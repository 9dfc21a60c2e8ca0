/**
 * The start of a new assignment: a small one that is complete and passes every test, to be replaced piece by piece.
 * Parts are files under `parts/` in which SLUG, FILE and TITLE stand for the new assignment's names.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { naming } from '../output/error.ts';
import { makeFolders } from '../output/folder.ts';
import { writeWhole } from '../output/whole-file.ts';
import { updateFixture } from '../plan/plan.ts';

/** An assignment of that name cannot be started; the message says why. */
export class ScaffoldError extends Error {
  override name = 'ScaffoldError';
}

const root = new URL('../../', import.meta.url);

/** Names that keep the parts' lines within the formatter's width. */
const longestSlug = 30;

/**
 * Writes a new assignment called `slug` into this repository, all of it or nothing.
 * @returns the paths of what was written or changed, from the root of the repository
 * @throws {ScaffoldError} when the name cannot be used or a file of it is there already.
 * @throws {OutputError} when the repository cannot be written.
 */
export async function scaffold(slug: string): Promise<string[]> {
  const files = newFiles(slug);
  const fixture = `fixtures/${slug}.json`;
  const taken = [...Object.keys(files), fixture].find((path) => existsSync(new URL(path, root)));
  if (taken !== undefined) throw new ScaffoldError(`${taken} exists already; choose another name`);
  const settings = withStarter(slug);
  const made: string[] = [];
  try {
    for (const [path, text] of Object.entries(files)) naming(path, () => write(path, text, made));
    await updateFixture(slug);
    naming('tsconfig.json', () => writeWhole(placeOf('tsconfig.json'), settings));
  } catch (error) {
    for (const path of [...made, placeOf(fixture)]) rmSync(path, { recursive: true, force: true });
    throw error;
  }
  return [...Object.keys(files), fixture, 'tsconfig.json'];
}

function newFiles(slug: string): Record<string, string> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug) || slug.length > longestSlug) {
    const wanted = `small letters, digits and single hyphens, ${longestSlug} characters at most`;
    throw new ScaffoldError(`"${slug}" is no name for an assignment; use ${wanted}, like "batch-norm"`);
  }
  const file = slug.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const words = slug.replaceAll('-', ' ');
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  const part = (name: string) =>
    readFileSync(new URL(`parts/${name}.txt`, import.meta.url), 'utf8').replace(
      /\b(SLUG|FILE|TITLE)\b/g,
      (word) => ({ SLUG: slug, FILE: file, TITLE: title })[word] ?? word,
    );
  const own = ['assignment.json', 'README.md', 'README.zh.md', 'checks.ts', 'domain.ts', 'mistakes.ts'];
  return {
    ...Object.fromEntries(own.map((name) => [`assignments/${slug}/${name}`, part(name)])),
    [`assignments/${slug}/starter/${file}.ts`]: part('starter.ts'),
    [`reference/${file}.ts`]: part('reference.ts'),
    [`tests/oracle/${file}.test.ts`]: part('oracle.test.ts'),
  };
}

/** `tsconfig.json` with the new starter among the folders in which `./library/…` is found. */
function withStarter(slug: string): string {
  const text = readFileSync(new URL('tsconfig.json', root), 'utf8');
  const first = '"rootDirs": [\n      "assignments",\n';
  if (!text.includes(first))
    throw new ScaffoldError('tsconfig.json has no "rootDirs" that begin with "assignments"');
  return text.replace(first, `${first}      "assignments/${slug}/starter",\n`);
}

const placeOf = (path: string): string => fileURLToPath(new URL(path, root));

/** Adds to `made` what was not there before: the file and the folders above it. */
function write(path: string, text: string, made: string[]): void {
  const target = placeOf(path);
  made.push(target, ...makeFolders(dirname(target)));
  writeWhole(target, text);
}

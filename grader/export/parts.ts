/** Files that go into a package as they are, or with a few words of the assignment's set in. */
import { readFileSync } from 'node:fs';
import type { PackageFile, PackageFiles } from './exporter.ts';

/** The file `name` of the folder `parts`. */
export function readPart(parts: URL, name: string, kind?: 'program'): PackageFile {
  const content = readFileSync(new URL(name, parts), 'utf8');
  return kind === 'program' ? { content, isProgram: true } : { content };
}

/** The file `name` of `parts` with each `{{word}}` replaced. @throws {RangeError} for a word that nobody gave. */
export function fillPart(parts: URL, name: string, words: Readonly<Record<string, string>>): PackageFile {
  const content = readFileSync(new URL(name, parts), 'utf8').replace(/\{\{(\w+)\}\}/g, (_, word: string) => {
    const value = Object.hasOwn(words, word) ? words[word] : undefined;
    if (value === undefined) throw new RangeError(`${name} asks for {{${word}}}`);
    return value;
  });
  return { content };
}

/** `files` below `folder`, and over them those of `own`. */
export function below(folder: string, files: PackageFiles, own: PackageFiles = {}): PackageFiles {
  const all = Object.entries({ ...files, ...own });
  return Object.fromEntries(all.map(([path, file]) => [`${folder}/${path}`, file]));
}

/** The engine without the assignment, for an image that everybody may have: it holds no plan. */
export function withoutAssignment(engine: PackageFiles): PackageFiles {
  const { 'assignment.json': _, ...files } = engine;
  return files;
}

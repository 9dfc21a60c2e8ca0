/** The list of our own files that lies in every output folder: what is not in it, byte for byte, is not ours. */
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, SchemaError } from '../schema.ts';
import { OutputError } from './error.ts';

/** The name of the list in an output folder. */
export const listName = 'gradecheck-files.json';

const schema = new URL('./schema/files.json', import.meta.url);

/** A file that we wrote, at a path below the output folder with `/` between names. */
export type OwnFile = { readonly path: string; readonly bytes: number; readonly sha256: string };

/** The bytes of a list: the same for the same files. */
export function listText(files: readonly OwnFile[]): string {
  const lines = files.map((file) => JSON.stringify(file)).sort();
  return `{"format":1,"files":[\n${lines.join(',\n')}\n]}\n`;
}

/**
 * The files of a list; `path` is for the message. A path may come twice: while results are put in place, what was
 * there and what is to be there are both ours.
 * @throws {SchemaError} when it is no list, or names a place outside of its folder.
 */
export function readList(text: string, path: string): readonly OwnFile[] {
  return parseDocument<{ files: OwnFile[] }>(text, path, schema).files;
}

/**
 * The files that the list in `folder` calls ours; none when there is no list.
 * @throws {OutputError} when something else has its name.
 */
export function listIn(folder: string, place: string): readonly OwnFile[] {
  const path = join(folder, listName);
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (status === undefined) return [];
  const refused = (why: string) =>
    new OutputError(`${place}: ${listName} in it is none of ours (${why}); name another folder`);
  if (!status.isFile()) throw refused('it is no file');
  try {
    return readList(readFileSync(path, 'utf8'), listName);
  } catch (error) {
    if (error instanceof SchemaError) throw refused(error.message);
    throw refused('it cannot be read');
  }
}

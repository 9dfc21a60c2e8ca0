/** Edits of a submission's files. */
import type { Edit, SourceFiles } from '../../grader/model.ts';

/** An edit of one file of a submission; `was` may be of several lines. */
export type FileEdit = Edit & { readonly file: string };

/** An edit that is not one of these files. */
export class MisfitError extends Error {
  override name = 'MisfitError';
}

/**
 * The files with all edits made, each in the text as it was before any of them.
 * @throws {MisfitError} when a file is not there, a `was` does not occur exactly once, or two edits overlap.
 */
export function withEdits(files: SourceFiles, edits: readonly FileEdit[]): SourceFiles {
  const edited = [...new Set(edits.map(({ file }) => file))].map((file) => {
    const text = files[file];
    if (text === undefined) throw new MisfitError(`there is no file ${file}`);
    return [file, edit(text, ownOf(file, edits))] as const;
  });
  return { ...files, ...Object.fromEntries(edited) };
}

function ownOf(file: string, edits: readonly FileEdit[]): FileEdit[] {
  return edits.filter((one) => one.file === file);
}

function edit(text: string, edits: readonly FileEdit[]): string {
  const inOrder = edits
    .map((one) => ({ ...one, start: placeOf(one, text) }))
    .sort((a, b) => a.start - b.start);
  let result = '';
  let end = 0;
  for (const { file, was, now, start } of inOrder) {
    if (start < end)
      throw new MisfitError(`two edits of ${file} overlap, the second at ${JSON.stringify(was)}`);
    result += text.slice(end, start) + now;
    end = start + was.length;
  }
  return result + text.slice(end);
}

function placeOf({ file, was, now }: FileEdit, text: string): number {
  if (was === now) throw new MisfitError(`${JSON.stringify(was)} of ${file} is replaced by itself`);
  const count = was === '' ? 0 : text.split(was).length - 1;
  if (count === 1) return text.indexOf(was);
  throw new MisfitError(`${JSON.stringify(was)} occurs ${count} times in ${file}; it must occur once`);
}

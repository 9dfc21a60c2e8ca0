/** Edits of a submission's files. */
import { placeOf, withPatches } from '../../grader/edits.ts';
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
    const own = edits.filter((one) => one.file === file);
    return [file, editText(file, text, own)] as const;
  });
  return { ...files, ...Object.fromEntries(edited) };
}

function editText(file: string, text: string, edits: readonly Edit[]): string {
  const patches = edits.map((one) => {
    const place = placeOf(one, text, file);
    if ('problem' in place) throw new MisfitError(place.problem);
    return place;
  });
  const edited = withPatches(text, patches);
  if (typeof edited === 'string') return edited;
  const was = JSON.stringify(text.slice(edited.overlapping.start, edited.overlapping.end));
  throw new MisfitError(`two edits of ${file} overlap, the second at ${was}`);
}

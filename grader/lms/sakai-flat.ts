/** Sakai's "Download All" without folders: `<Last>, <First>(<login>)_Submission attachment(s)_<file>`. */
import type { ClassListing } from '../model.ts';
import { baseOf, folderOf, inside, outerSegments } from './listing.ts';
import { isSubmissionFolder } from './sakai-owner.ts';

/** A listing as if it had been downloaded with folders, and where each file of it really lies. */
export type Unflattened = {
  readonly listing: ClassListing;
  readonly realPath: (path: string) => string;
};

/** Puts files whose name starts with that of a submission's folder into such a folder; all others stay. */
export function unflattened(listing: ClassListing): Unflattened {
  const real = new Map<string, string>();
  const files = listing.files.map((file) => {
    const path = unflattenedPath(file.path);
    real.set(path, file.path);
    return { ...file, path };
  });
  return { listing: { ...listing, files }, realPath: (path) => real.get(path) ?? path };
}

function unflattenedPath(path: string): string {
  const name = baseOf(path);
  const end = name.indexOf(')_') + 1;
  const folder = name.slice(0, end);
  if (end === 0 || !isSubmissionFolder(folder)) return path;
  if (outerSegments(folderOf(path)).some(isSubmissionFolder)) return path;
  // A text's name starts with one more '_', which is its own.
  const place = name.slice(end + 1).replace(/^([^_]+\(s\))_?/, '$1/');
  return inside(folderOf(path), `${folder}/${place}`);
}

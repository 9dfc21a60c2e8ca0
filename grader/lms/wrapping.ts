/** Folders around a class: an archive unpacked into a folder of its own is the same archive. */
import type { ClassListing } from '../model.ts';
import { emptyFoldersOf, filesOf, folderOf, inside, outerSegments } from './listing.ts';

/** The single folders around everything, '' for none. A folder that `isOwn` names is the platform's and no wrapping. */
export function wrappingOf(listing: ClassListing, isOwn: (folder: string) => boolean): string {
  const folders = [...filesOf(listing).map(folderOf), ...emptyFoldersOf(listing)];
  const [first = ''] = folders;
  let wrapping = '';
  for (const segment of outerSegments(first)) {
    const next = inside(wrapping, segment);
    const holdsAll = folders.every((folder) => folder === next || folder.startsWith(`${next}/`));
    if (segment === '' || isOwn(segment) || !holdsAll) break;
    wrapping = next;
  }
  return wrapping;
}

/** A class's listing as every platform looks at it: without what no one handed in, and from the first folder that counts. */
import type { ClassListing } from '../model.ts';

/** What computers leave in archives by themselves. */
const leftByComputers = /^(?:__MACOSX|\._.*|\.DS_Store|Thumbs\.db|desktop\.ini)$/is;

function isHandedIn(path: string): boolean {
  return !path.split('/').some((segment) => leftByComputers.test(segment));
}

/** The listing without what computers leave in archives by themselves. */
export function handedIn(listing: ClassListing): ClassListing {
  return {
    name: listing.name,
    files: listing.files.filter(({ path }) => isHandedIn(path)),
    folders: listing.folders.filter(isHandedIn),
  };
}

/**
 * The single folders around everything, ending in '/', or ''. A folder that `isOwn` names is the platform's and no
 * wrapping.
 */
export function wrappingOf(listing: ClassListing, isOwn: (folder: string) => boolean): string {
  const paths = [...listing.files.map(({ path }) => path), ...listing.folders.map((path) => `${path}/`)];
  let wrapping = '';
  for (;;) {
    const end = paths[0]?.indexOf('/', wrapping.length) ?? -1;
    if (end < 0) return wrapping;
    const next = paths[0]?.slice(0, end + 1) ?? '';
    if (isOwn(next.slice(wrapping.length, -1)) || !paths.every((path) => path.startsWith(next)))
      return wrapping;
    wrapping = next;
  }
}

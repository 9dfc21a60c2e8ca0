/**
 * Whether a class as a whole is a platform's: inside a submission, a student may lay out whatever a platform would, and
 * must not decide by that how everybody's work is read.
 */
import type { ClassListing, ListedTexts, Reading } from '../model.ts';
import { baseOf, below, emptyFoldersOf, filesOf } from './listing.ts';
import { ListingError, type Platform } from './platform.ts';
import { wrappingOf } from './wrapping.ts';

/** True when less than half of what lies side by side at the top would belong to nobody. */
export function isMostly(platform: Platform, listing: ClassListing, texts: ListedTexts): boolean {
  const topOf = topsOf(listing);
  const tops = new Set([...filesOf(listing), ...emptyFoldersOf(listing)].map(topOf));
  const strays = straysIn(platform, { listing, texts, topOf });
  return strays.size * 2 < tops.size;
}

/** The file or folder right below the folders around everything, which may be a single submission's own. */
function topsOf(listing: ClassListing): (path: string) => string {
  const wrapping = wrappingOf(listing, () => false);
  return (path) => below(wrapping, path).split('/', 1)[0] ?? '';
}

type Question = {
  readonly listing: ClassListing;
  readonly texts: ListedTexts;
  readonly topOf: (path: string) => string;
};

function straysIn(platform: Platform, question: Question): ReadonlySet<string> {
  const { listing, texts, topOf } = question;
  try {
    const { members, unmatched } = platform.members(listing, texts);
    const owned = new Set(members.flatMap(filesIn).map(topOf));
    return new Set(unmatched.map(({ path }) => topOf(path)).filter((top) => !owned.has(top)));
  } catch (error) {
    if (error instanceof ListingError) return unrecognised(platform, question);
    throw error;
  }
}

function filesIn({ files, earlier }: Reading['members'][number]): string[] {
  return [...files, ...earlier.flatMap((attempt) => attempt.files)].map(({ path }) => path);
}

/** Of what the platform recognises and refuses, the part in which it recognises nothing; a file at the top decides for all. */
function unrecognised(platform: Platform, { listing, texts, topOf }: Question): ReadonlySet<string> {
  const byTop = Map.groupBy(listing.files, ({ path }) => topOf(path));
  const own = new Map(
    [...byTop].filter(
      ([, files]) => platform.recognise({ ...listing, files, folders: [] }, texts) !== undefined,
    ),
  );
  const isFileAtTop = ([top, files]: [string, ClassListing['files']]) =>
    files.every(({ path }) => baseOf(path) === top);
  if ([...own].some(isFileAtTop)) return new Set();
  return new Set([...byTop.keys()].filter((top) => !own.has(top)));
}

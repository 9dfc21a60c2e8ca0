/** Which platform a class's listing comes from, and why; where that cannot be told, all that was seen. */
import type { ClassListing, ListedTexts, PlatformName } from '../model.ts';
import { folderLevel, whyClass } from './folder.ts';
import type { Level } from './folder-level.ts';
import { named } from './listing.ts';
import { isMostly } from './majority.ts';
import type { Platform } from './platform.ts';
import { platformsFor } from './platforms.ts';

/** One way to read a listing. */
export type PossibleReading = { readonly platform: PlatformName; readonly why: string };

export type Recognition =
  | ({ readonly kind: 'known' } & PossibleReading)
  /** The user must say which, with `--from`. */
  | { readonly kind: 'several'; readonly readings: readonly PossibleReading[] }
  /** Nothing but one archive, whose inside is to be listed instead. */
  | { readonly kind: 'archive'; readonly path: string; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

/** What is to be recognised: the texts are those that {@link textsWanted} names. */
export type Question = {
  readonly listing: ClassListing;
  readonly texts: ListedTexts;
  /** The assignment's entry files. */
  readonly entryFiles: readonly string[];
};

/** Paths of the small texts that platforms must see before they recognise a listing and read it. */
export function textsWanted(listing: ClassListing, platforms: readonly Platform[]): readonly string[] {
  return [...new Set(platforms.flatMap((platform) => platform.wants(listing)))];
}

/** Plain folders count only where no platform recognises its own. */
export function recognise({ listing, texts, entryFiles }: Question): Recognition {
  const readings = platformsFor(entryFiles)
    .filter(({ name }) => name !== 'folder')
    .flatMap((platform) => {
      const why = platform.recognise(listing, texts);
      const isOwn = why !== undefined && isMostly(platform, listing, texts);
      return isOwn ? [{ platform: platform.name, why }] : [];
    });
  const [only, second] = readings;
  if (second !== undefined) return { kind: 'several', readings };
  if (only !== undefined) return { kind: 'known', ...only };
  return asFolders(folderLevel(listing, entryFiles));
}

function asFolders(level: Level): Recognition {
  const { kind, units, readings } = level;
  const path = units[0]?.path ?? '';
  switch (kind) {
    case 'class':
      return { kind: 'known', platform: 'folder', why: whyClass(level) ?? '' };
    case 'unclear':
      return { kind: 'several', readings: readings.map((why) => ({ platform: 'folder', why })) };
    case 'archive':
      return { kind: 'archive', path, why: `there is nothing but the archive ${named([path])}` };
    case 'one':
      return { kind: 'unknown', why: whyOne };
    case 'nobody':
      return {
        kind: 'unknown',
        why: 'there is no folder, source file or archive in it that a student could have handed in',
      };
  }
}

const whyOne =
  'it looks like the work of one student, not of a class; for one student use "gradecheck grade", for a class of one ' +
  'say --from folder';

/** The one interface behind which every platform stands: pure functions over what intake has listed and read. */
import type {
  ClassListing,
  FeedbackEntry,
  FilledRoster,
  GradeRow,
  HandedIn,
  ListedTexts,
  Member,
  PlatformName,
  Reading,
  RosterEntry,
  Table,
  Whoever,
} from '../model.ts';

/** The table is no roster of this platform, or not of this assignment; the message says what was expected and what to do. */
export class RosterError extends Error {
  override name = 'RosterError';
}

/** The listing cannot be read as one assignment of one class; the message says what was seen and what to do. */
export class ListingError extends Error {
  override name = 'ListingError';
}

/**
 * How grades are written: `maximum` for a course that counts otherwise than the assignment, the column's title where
 * there are several, and `overwritesNewer` when the teacher tells the platform to take what it holds to be outdated.
 */
export type FillOptions = {
  readonly maximum?: number;
  readonly column?: string;
  readonly overwritesNewer?: boolean;
};

export type Platform = {
  readonly name: PlatformName;
  /** Paths of small texts (receipts, metadata) that it must see to recognise and read a listing. */
  wants(listing: ClassListing): readonly string[];
  /** What shows that a listing is this platform's, in a few plain words; `undefined` when nothing does. */
  recognise(listing: ClassListing, texts: ListedTexts): string | undefined;
  /** @throws {ListingError} when it holds more than one assignment. */
  members(listing: ClassListing, texts: ListedTexts): Reading;
  /** The students of a teacher's export. @throws {RosterError} */
  roster(table: Table): readonly RosterEntry[];
  /** The teacher's export with grades, by this platform's rules. @throws {RosterError} when it cannot take any. */
  fillIn(table: Table, rows: readonly GradeRow[], options: FillOptions): FilledRoster;
  /**
   * Where each member's page lies in the archive of feedback that this platform takes back; several entries for a
   * group whose people take it one by one. A roster tells who is in a group, and whom the platform knows.
   */
  feedback(members: readonly Member[], roster?: readonly RosterEntry[]): readonly FeedbackEntry[];
  /** Members with what the archive leaves to the roster: who is in a group. To be asked as soon as there is a roster. */
  withRoster?<One extends Whoever & { readonly files?: readonly HandedIn[] }>(
    members: readonly One[],
    roster: readonly RosterEntry[],
  ): readonly One[];
};

/** The shapes in which folders, archives and single files look alike. */
import type { Bytes } from './bytes.ts';

/** Why a file is not simply read. */
export type Trouble = {
  /** `unsafe`: its name is no path. `damaged`: whoever it belongs to cannot be read. `link`: it is passed over. */
  readonly kind: 'unsafe' | 'damaged' | 'link';
  readonly why: string;
};

/** A file that was found but not read. `path` is NFC, with '/' between segments. */
export type FoundFile = {
  readonly kind: 'file';
  readonly path: string;
  readonly bytes: number;
  /** Inside a zip. */
  readonly packedBytes?: number;
  readonly trouble?: Trouble;
  /** The file's bytes, exactly `bytes` of them. @throws {Refusal} when they cannot be had. */
  readonly read: () => Promise<Uint8Array>;
  /** The same bytes by position, where they need not be inflated first. */
  readonly inPlace?: Bytes;
};

/** A file, or a folder that is listed of itself, in a folder or archive. */
export type Found = FoundFile | { readonly kind: 'folder'; readonly path: string };

/** What lies in a folder or archive, one by one. @throws {Refusal} when that cannot be told. */
export type Contents = AsyncIterable<Found>;

/** All files of a submission, and what was passed over, in words for the student. */
export type Listing = { readonly files: readonly FoundFile[]; readonly ignored: readonly string[] };

/** A file or folder that the user pointed at. */
export type Place = {
  readonly name: string;
  readonly kind: 'file' | 'folder';
  /** All that lies in the folder, at most `most` of it; of a folder that is passed over its first file. */
  readonly contents: (most: number) => Contents;
};

export const symbolicLink = 'symbolic link';

export const notRegular = 'not a regular file';

/** One thing that was passed over, with the reason when it is not obvious. */
export function passedOver(path: string, reason?: string): string {
  return reason === undefined ? path : `${path} (${reason})`;
}

/** The shapes in which folders, zips and single files look alike. */
import type { Bytes } from './bytes.ts';

/** A file that was found but not read. `path` is NFC, with '/' between segments. */
export type FoundFile = {
  readonly path: string;
  readonly bytes: number;
  /** The file's bytes, exactly `bytes` of them. @throws {Refusal} when they cannot be had. */
  readonly read: () => Promise<Uint8Array>;
  /** The same bytes by position, where they need not be inflated first. */
  readonly inPlace?: Bytes;
};

/** All files of a submission, and what was passed over, in words for the student. */
export type Listing = { readonly files: readonly FoundFile[]; readonly ignored: readonly string[] };

/** A file or folder, on disk or in a zip. */
export type Branch = {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
  /** What lies directly in a folder. @throws {Refusal} */
  readonly children: () => Promise<readonly Branch[]>;
  /** All files below, or the file itself, within a submission's limits. @throws {Refusal} */
  readonly list: () => Promise<Listing>;
};

export const symbolicLink =
  'it is a symbolic link, which is never followed; hand in the file or folder itself';

export const notRegular = 'it is neither a file nor a folder; hand in source files';

/** One thing that was passed over, with the reason when it is not obvious. */
export function passedOver(path: string, reason?: string): string {
  return reason === undefined ? path : `${path} (${reason})`;
}

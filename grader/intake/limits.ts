/** How much intake is willing to read. Honest submissions stay far below; bombs do not. */

const mebibyte = 1024 * 1024;

/** `entries` counts files and folders; neither counts what lies in ignored folders (node_modules, …). */
export type IntakeLimits = { readonly entries: number; readonly totalBytes: number };

export const studentLimits: IntakeLimits = { entries: 2_000, totalBytes: 20 * mebibyte };
export const classLimits: IntakeLimits = { entries: 10_000, totalBytes: 200 * mebibyte };

/** The largest source file that is read. */
export const maxSourceBytes = mebibyte;

/** Unpacked over packed size of an entry that is read; source code stays below 20. */
export const maxRatio = 200;

/** Folders above a file. */
export const maxDepth = 20;

/** UTF-16 units of a path below the submission's top. */
export const maxPathLength = 500;

/** A size as people read it: "1 MiB", "20.4 MiB", "300 bytes". */
export function sizeInWords(bytes: number): string {
  if (bytes < mebibyte) return `${bytes} bytes`;
  return `${Math.ceil((bytes / mebibyte) * 10) / 10} MiB`;
}

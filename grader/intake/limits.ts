/**
 * How much intake is willing to read. Honest submissions stay far below; bombs do not. Everything here holds for one
 * submission, so that a class may be as large as its members are many; what lies in ignored folders (node_modules, …)
 * never counts.
 */

const mebibyte = 1024 * 1024;

/** Source files. */
export const maxSources = 2_000;

/** The largest source file that is read. */
export const maxSourceBytes = mebibyte;

/** All source files together: they are held as text, and once more on their way to the sandbox. */
export const maxTotalSourceBytes = 4 * mebibyte;

/** Files and folders that are looked at, whether they are read or not. */
export const maxSeen = 20_000;

/** Archives of one submission that can only be opened in memory: tars, and zips that another archive deflates. */
export const maxHeldArchiveBytes = 20 * mebibyte;

/** A zip's table of contents, about 100 bytes for each entry; it is held in memory while the zip is read. */
export const directoryBytes = { submission: 8 * mebibyte, class: 128 * mebibyte } as const;

/** Files and folders of a class, without what lies in folders that are passed over. */
export const maxClassNames = 1_000_000;

/** Small texts that platforms put beside submissions: one of them, and all together. */
export const platformTextBytes = { each: 64 * mebibyte, all: 128 * mebibyte } as const;

/** Unpacked over packed size of an entry that is read; source code stays below 20. */
export const maxRatio = 200;

/** Folders above a file. */
export const maxDepth = 20;

/** Folders inside each other that are walked through: a class's own, and a submission's. */
export const maxWalkDepth = 2 * maxDepth;

/** UTF-16 units of a path below the submission's top. */
export const maxPathLength = 500;

/** A size as people read it: "1 MiB", "20.4 MiB", "300 bytes". */
export function sizeInWords(bytes: number): string {
  if (bytes < mebibyte) return `${bytes} bytes`;
  return `${Math.ceil((bytes / mebibyte) * 10) / 10} MiB`;
}

/** What goes wrong with a place that the user named, in words. */

/** A place that the user named cannot be written, or holds something of theirs; the message says where and what to do. */
export class OutputError extends Error {
  override name = 'OutputError';
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist, or takes no files',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file of that name, or a link to nothing, is in the way',
  EISDIR: 'it is a folder',
  EACCES: 'writing there is not permitted',
  EPERM: 'writing there is not permitted',
  EROFS: 'that place is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EFBIG: 'files may not grow that large here (see `ulimit -f`)',
  EBUSY: 'it is in use by the system',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links lead in a circle',
};

/**
 * Runs `write`, which writes to what the user named; `place` is how the message calls it.
 * @throws {OutputError} with `place` and the reason when the system refuses.
 */
export function naming<T>(place: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw named(place, error);
  }
}

/** An error of the system while `place` was written, in words; any other error as it is. */
export function named(place: string, error: unknown): unknown {
  const reason = reasonOf(error);
  return reason === undefined ? error : new OutputError(`${place}: cannot be written: ${reason}`);
}

/** Why the system refused, in words; nothing for any other error. */
export function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return undefined;
  const code = String(error.code);
  return reasons[code] ?? code;
}

/** A path on one line: what cannot be seen, or would move the cursor, is written as `\u{…}`. */
export function onOneLine(path: string): string {
  return path.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

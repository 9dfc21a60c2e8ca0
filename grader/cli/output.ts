import { UsageError } from './failure.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file of that name is in the way',
  EISDIR: 'it is a folder',
  EACCES: 'writing there is not permitted',
  EPERM: 'writing there is not permitted',
  EROFS: 'that place is read-only',
  ENOSPC: 'the disk is full',
};

/**
 * Runs `write`, which writes to what the user named with --out.
 * @throws {UsageError} with `path` and the reason when the system refuses.
 */
export function writingTo<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const isOfSystem = error instanceof Error && 'syscall' in error && 'code' in error;
    if (!isOfSystem) throw error;
    const code = String(error.code);
    throw new UsageError(`--out ${path}: cannot be written: ${reasons[code] ?? code}`);
  }
}

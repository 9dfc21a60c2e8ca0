/** Single files that appear under their names whole or not at all. */
import {
  chmodSync,
  constants,
  copyFileSync,
  linkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { ownStageName } from './owner.ts';

/**
 * Writes `content` to the file `path`; what is there stays until all of it is on disk. A link is followed, and what is no
 * file, such as /dev/stdout, is written as it is.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status !== undefined && !status.isFile()) {
    writeFileSync(path, content);
    return;
  }
  const target = status === undefined ? path : realpathSync(path);
  const mode = (status?.mode ?? 0o666) & 0o777;
  withPartial(target, { content, mode }, (partial) => renameSync(partial, target));
}

/** Writes a file that only its owner can read; one that is there already, or comes to be meanwhile, is left alone. */
export function writeNewForOwner(path: string, content: string): void {
  withPartial(path, { content, mode: 0o600 }, (partial) => {
    // A umask may have taken even the owner's rights.
    chmodSync(partial, 0o600);
    linkOrCopy(partial, path);
  });
}

type Content = { readonly content: string | Uint8Array; readonly mode: number };

function withPartial(path: string, { content, mode }: Content, place: (partial: string) => void): void {
  const partial = join(dirname(path), ownStageName());
  try {
    writeFileSync(partial, content, { mode });
    place(partial);
  } finally {
    rmSync(partial, { force: true });
  }
}

/** Not every disk has links; both fail when there is a file of that name. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}

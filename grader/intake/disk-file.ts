/** A file on disk, read by position. */
import { constants, readSync, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Bytes, ReadAt } from './bytes.ts';
import { Refusal, refusingSystemErrors } from './errors.ts';

const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The regular file at `path` as `stats` found it; whatever is put in its place meanwhile is refused. */
export function onDisk(path: Buffer, stats: Stats): Bytes {
  return {
    size: stats.size,
    during: (work) =>
      refusingSystemErrors(async () => {
        const handle = await open(path, flags);
        try {
          if (!isSame(await handle.stat(), stats)) refuseChanged();
          return await work(readerOf(handle.fd));
        } finally {
          await handle.close();
        }
      }),
  };
}

function isSame(now: Stats, then: Stats): boolean {
  return now.isFile() && now.ino === then.ino && now.size === then.size && now.mtimeMs === then.mtimeMs;
}

function readerOf(descriptor: number): ReadAt {
  return (start, length) => {
    const content = Buffer.alloc(length);
    let filled = 0;
    while (filled < length) {
      const count = readSync(descriptor, content, filled, length - filled, start + filled);
      if (count === 0) refuseChanged();
      filled += count;
    }
    return content;
  };
}

function refuseChanged(): never {
  throw new Refusal('it changed while it was read; try again');
}

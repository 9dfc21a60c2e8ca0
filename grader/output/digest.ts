/** Files by their digests, a piece at a time: a file may be larger than the memory that there is. */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';

/** How long a file is, and the SHA-256 of it. */
export type Digest = { readonly bytes: number; readonly sha256: string };

const mostPieceBytes = 1024 * 1024;

/** Writes the pieces one after the other to a new file at `path`, and does not return before they are on the disk. */
export function writePieces(path: string, pieces: Iterable<Uint8Array>): Digest {
  const hash = createHash('sha256');
  let bytes = 0;
  within(openSync(path, 'wx'), (file) => {
    for (const piece of pieces) {
      hash.update(piece);
      bytes += piece.length;
      writeAll(file, piece);
    }
    fsyncSync(file);
  });
  return { bytes, sha256: hash.digest('hex') };
}

/** What the file at `path` holds. */
export function digestOf(path: string): Digest {
  const hash = createHash('sha256');
  let bytes = 0;
  within(openSync(path, 'r'), (file) => {
    // A class has many small files.
    const piece = Buffer.alloc(Math.min(Math.max(fstatSync(file).size, 1), mostPieceBytes));
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
      hash.update(piece.subarray(0, read));
      bytes += read;
    }
  });
  return { bytes, sha256: hash.digest('hex') };
}

function within(file: number, use: (file: number) => void): void {
  try {
    use(file);
  } finally {
    closeSync(file);
  }
}

/** The system may take a part of it only. */
function writeAll(file: number, piece: Uint8Array): void {
  for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at);
}

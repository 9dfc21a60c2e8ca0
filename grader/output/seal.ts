/** A single file that says itself that we wrote it: it ends with the digest of all that is before. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { OutputError } from './error.ts';

const words = 'written by gradecheck, and unchanged while this is the SHA-256 of all before it: ';
const digits = 64;

/** What a file must end with before it is sealed. */
export const openSeal = words + '0'.repeat(digits);

/** `content`, which ends with {@link openSeal}, with its own digest in there. */
export function seal(content: Buffer): Buffer {
  const body = content.subarray(0, -digits);
  return Buffer.concat([body, Buffer.from(digestOf(body))]);
}

function isSealed(content: Buffer): boolean {
  const body = content.subarray(0, -digits);
  return content.subarray(-openSeal.length).toString('latin1') === words + digestOf(body);
}

const digestOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

/** @throws {OutputError} when there is a file at `path` that we did not write, or that was changed since. */
export function requireSealedOrNone(path: string, place: string): void {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile() || isSealed(readFileSync(path))) return;
  throw new OutputError(
    `${place}: is a file that gradecheck did not write, or that was changed since; move it away or name another`,
  );
}

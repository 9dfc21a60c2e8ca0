import { fstatSync, writeSync } from 'node:fs';
import { naming } from '../output/error.ts';

/** How messages call it. */
export const standardOutput = 'standard output';

/**
 * Writes `text` to standard output, all of it.
 * @throws {OutputError} when that is a file or device that takes no more.
 */
export function print(text: string): void {
  if (process.stdout.isTTY || isStream(fstatSync(1))) process.stdout.write(text);
  else naming(standardOutput, () => writeAll(Buffer.from(text)));
}

const isStream = (status: { isFIFO(): boolean; isSocket(): boolean }) => status.isFIFO() || status.isSocket();

/** A disk that is nearly full takes a part and says so only at the next try; Node's own stream leaves it at that. */
function writeAll(bytes: Buffer): void {
  for (let from = 0; from < bytes.length; ) from += writeSync(1, bytes, from);
}

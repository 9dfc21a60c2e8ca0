/**
 * The worker's two pipes: requests on descriptor 0, answers on descriptor 3. Reading and writing block, so nothing
 * that a submission leaves behind (promises, timers) runs between two requests.
 */
import { readSync, writeSync } from 'node:fs';

const newline = 10;

/** Lines of descriptor `fd`, read when asked for; `undefined` at the end. */
export function lineReader(fd: number): () => string | undefined {
  let pending: Buffer[] = [];
  return () => {
    for (;;) {
      const last = pending.at(-1);
      const at = last === undefined ? -1 : last.indexOf(newline);
      if (last !== undefined && at >= 0) {
        const line = Buffer.concat([...pending.slice(0, -1), last.subarray(0, at)]).toString('utf8');
        pending = [last.subarray(at + 1)];
        return line;
      }
      const chunk = readChunk(fd);
      if (chunk === undefined) return undefined;
      pending.push(chunk);
    }
  };
}

function readChunk(fd: number): Buffer | undefined {
  const chunk = Buffer.allocUnsafe(65_536);
  for (;;) {
    try {
      const length = readSync(fd, chunk);
      return length === 0 ? undefined : chunk.subarray(0, length);
    } catch (error) {
      if (!isBusy(error)) return undefined;
    }
  }
}

/** Writes `line` and a line end to descriptor `fd`, however many writes that takes. */
export function writeLine(fd: number, line: string): void {
  const bytes = Buffer.from(`${line}\n`);
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(fd, bytes, written);
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
  }
}

/** A pipe that some other program made non-blocking; waiting a moment is all that is needed. */
function isBusy(error: unknown): boolean {
  if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return false;
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
  return true;
}

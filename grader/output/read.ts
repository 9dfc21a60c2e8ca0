/** Reads an output folder without taking it: nothing is written, and another gradecheck may go on in it. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { OutputError, reasonOf } from './error.ts';
import { holdsKept, readKept } from './kept.ts';
import { listName } from './list.ts';
import type { Output } from './output.ts';

/** Whether `path` is a folder that results were written to, also by a run that was cut short. */
export function isOutput(path: string): boolean {
  return statSync(path).isDirectory() && (existsSync(join(path, listName)) || holdsKept(path));
}

/**
 * The ledger in `folder`, which messages call `place`.
 * @returns what throws an {OutputError} where the system does not let a file be read.
 */
export function openForReading(folder: string, place: string): Pick<Output, 'kept'> {
  return {
    kept: (path) => {
      try {
        return readKept(folder, path);
      } catch (error) {
        const reason = reasonOf(error);
        throw reason === undefined ? error : new OutputError(`${place}: ${path} cannot be read: ${reason}`);
      }
    },
  };
}

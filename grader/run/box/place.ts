/** Files of the host's at places of another root folder. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file of the host's and its place in the worker's root folder. */
export type Mount = readonly [from: string, to: string];

/** Puts a file at its place below `root`, by `put`. */
export function place(root: string, [from, to]: Mount, put: (from: string, to: string) => void): void {
  const target = join(root, to);
  mkdirSync(dirname(target), { recursive: true });
  put(from, target);
}

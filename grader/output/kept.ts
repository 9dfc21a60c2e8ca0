/**
 * Files below `ledger/`, which are in place as soon as they are written, long before the results are. They are ours by
 * their names, so a run that was killed needs no list to know them; nothing else may lie there. Each appears whole, also after
 * the power fails, and no run removes one.
 */
import { lstatSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const pattern = /^ledger\/(gradecheck-current|(records|sources|classes|plans)\/[0-9a-f]{16,64})\.json$/;

/** Where the first of them is written, before any submission is graded. */
const firstFolder = 'ledger/plans';

/** Whether a file at `path` below an output folder is one of those. */
export const isKeptPath = (path: string): boolean => pattern.test(path);

/** Where a kept file goes, and the folder that it is written in before. */
type KeptPlace = { readonly folder: string; readonly stage: string; readonly path: string };

/** Writes one, in the place of an earlier one of that name. @throws what the system says. */
export function writeKept({ folder, stage, path }: KeptPlace, text: string): void {
  if (!isKeptPath(path)) throw new RangeError(`${path}: is no name of a kept file`);
  const partial = join(stage, '.kept');
  writeFileSync(partial, text, { flush: true });
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  renameSync(partial, target);
}

/** The text of one; nothing where there is none. A link is none. */
export function readKept(folder: string, path: string): string | undefined {
  const target = join(folder, path);
  return lstatSync(target, { throwIfNoEntry: false })?.isFile() ? readFileSync(target, 'utf8') : undefined;
}

/** Whether some class was graded into `folder`, to its end or not. */
export function holdsKept(folder: string): boolean {
  return lstatSync(join(folder, firstFolder), { throwIfNoEntry: false })?.isDirectory() ?? false;
}

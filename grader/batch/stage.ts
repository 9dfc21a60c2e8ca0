/** A folder of results appears whole or not at all: it is built beside its place and moved there at the end. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** The output folder cannot be used: it holds something that is not an earlier result of ours, or is no folder. */
export class OccupiedFolderError extends Error {
  override name = 'OccupiedFolderError';
}

export type Stage = {
  /** Where to write. */
  readonly folder: string;
  /** Puts the folder in its place; an earlier result there is replaced. */
  readonly publish: () => void;
  /** Removes what was written, for when grading did not get to its end. */
  readonly discard: () => void;
};

/**
 * A folder beside `out` to build results in. `marker` is a file that every result of ours holds.
 * @throws {OccupiedFolderError} when `out` is a file or a folder with anything else in it: nothing is overwritten.
 */
export function openStage(out: string, marker: string): Stage {
  requireReplaceable(out, marker);
  const place = resolve(out);
  const beside = (ending: string) => join(dirname(place), `.${basename(place)}.${ending}`);
  const folder = beside('partial');
  makeEmpty(folder, out);
  return {
    folder,
    publish: () => replace(place, folder, beside('old')),
    discard: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function requireReplaceable(out: string, marker: string): void {
  if (!existsSync(out)) return;
  const entries = entriesOf(out);
  if (entries.length === 0 || entries.includes(marker)) return;
  throw new OccupiedFolderError(
    `${out}: is not empty and holds no earlier result; name a new folder with --out`,
  );
}

function entriesOf(out: string): string[] {
  return naming(out, () => readdirSync(out));
}

function makeEmpty(folder: string, out: string): void {
  naming(out, () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  });
}

function naming<T>(out: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new OccupiedFolderError(`${out}: cannot be used as a folder (${code}); name another with --out`);
  }
}

function replace(place: string, folder: string, old: string): void {
  rmSync(old, { recursive: true, force: true });
  if (existsSync(place)) renameSync(place, old);
  renameSync(folder, place);
  rmSync(old, { recursive: true, force: true });
}

/**
 * An output folder. Results are written to a stage inside of it, which works where the folder itself cannot be moved (a
 * mount point, a link), and are put in place when all of them are there. Only files that we wrote are ever replaced or
 * removed; anything else stops the command before it starts. Killed at any moment, the next run goes on from there.
 */
import { mkdirSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { writePieces } from './digest.ts';
import { naming, OutputError, onOneLine, reasonOf } from './error.ts';
import { makeFolders, removeAll, removeEmpty } from './folder.ts';
import { foreignIn } from './foreign.ts';
import { readKept, writeKept } from './kept.ts';
import { listIn, type OwnFile } from './list.ts';
import { isStageName, ownerOf, ownStageName } from './owner.ts';
import { conflictsOf, putInPlace } from './publish.ts';

export type Output = {
  /** Writes one file of the results, at a path below the folder with `/` between names. */
  readonly write: (path: string, content: string | Uint8Array) => void;
  /** The same for a file that is made while it is written, and is never in memory as a whole. */
  readonly writePieces: (path: string, pieces: Iterable<Uint8Array>) => void;
  /** Writes a file of the ledger, which is in place at once and stays; see kept.ts. */
  readonly keep: (path: string, text: string) => void;
  /** The text of a file of the ledger; nothing where there is none. */
  readonly kept: (path: string) => string | undefined;
  /** Like `keep`, but not before the results are in place. */
  readonly keepAtEnd: (path: string, text: string) => void;
  /** Puts the results in the place of those of an earlier run. */
  readonly publish: () => void;
  /** Removes what was written and not published. */
  readonly discard: () => void;
};

/** Results that cannot be put in place are kept under this name. */
const keptName = 'new-results';

/**
 * Takes the folder `out` for the results of this process, and tries that they can be written there. `place` is how
 * messages call it.
 * @throws {OutputError} when it holds anything that is not ours, cannot be written, or is in use.
 */
export function openOutput(out: string, place = `--out ${onOneLine(out)}`): Output {
  const made = naming(place, () => makeFolders(resolve(out)));
  const folder = naming(place, () => realpathSync(out));
  const taken = { folder, stage: join(folder, ownStageName()), place };
  const discard = () => void (removeAll(taken.stage) && made.every(removeEmpty));
  try {
    take(taken);
  } catch (error) {
    discard();
    throw error;
  }
  const written = new Map<string, OwnFile>();
  const atEnd = new Map<string, string>();
  return {
    write: (path, content) => void written.set(path, writeInto(taken, path, [Buffer.from(content)])),
    writePieces: (path, pieces) => void written.set(path, writeInto(taken, path, pieces)),
    keep: (path, text) => naming(place, () => writeKept({ ...taken, path }, text)),
    kept: (path) => naming(place, () => readKept(folder, path)),
    keepAtEnd: (path, text) => void atEnd.set(path, text),
    publish: () => naming(place, () => finish(taken, [...written.values()], atEnd)),
    discard,
  };
}

type Taken = { readonly folder: string; readonly stage: string; readonly place: string };

function take({ folder, stage, place }: Taken): void {
  naming(place, () => mkdirSync(stage));
  const stages = readdirSync(folder).filter((name) => isStageName(name) && name !== ownStageName());
  for (const name of stages) requireLeftBehind(name, place);
  naming(place, () => tryRoom(stage));
  requireOwn(folder, place);
  for (const name of stages) naming(place, () => rmSync(join(folder, name), { recursive: true }));
}

/** Both of two that start in the same instant may be refused here; never do both go on. */
function requireLeftBehind(name: string, place: string): void {
  const { isThere, who } = ownerOf(name);
  if (!isThere) return;
  throw new OutputError(
    `${place}: is in use by another gradecheck (${who}); wait for it, or, when it is no longer there, remove ${name}`,
  );
}

/** What is written before an hour of grading, so that a full disk is not found after it. */
const trialBytes = 1024 * 1024;

function tryRoom(stage: string): void {
  const path = join(stage, 'trial');
  writeFileSync(path, Buffer.alloc(trialBytes));
  rmSync(path);
}

/** How many files a message names. */
const named = 3;

function requireOwn(folder: string, place: string): void {
  const own = naming(place, () => listIn(folder, place));
  const foreign = naming(place, () => firstOf(foreignIn(folder, own)));
  if (foreign.length === 0) return;
  const earlier = own.length === 0 ? ' (results of an older gradecheck are not known, either)' : '';
  throw new OutputError(
    `${place}: holds files that are not ours or were changed since${earlier}: ${inWords(foreign)}; ` +
      'nothing was touched; move them away or name another folder',
  );
}

/** Enough to name some, however many there are: the folder may be somebody's home. */
function firstOf(paths: Iterable<string>): string[] {
  const first: string[] = [];
  for (const path of paths) {
    first.push(path);
    if (first.length > named) break;
  }
  return first;
}

function inWords(paths: readonly string[]): string {
  const more = paths.length > named ? ' and others' : '';
  return paths.slice(0, named).map(onOneLine).join(', ') + more;
}

function writeInto({ stage, place }: Taken, path: string, pieces: Iterable<Uint8Array>): OwnFile {
  const target = join(stage, path);
  return naming(place, () => {
    mkdirSync(dirname(target), { recursive: true });
    // Written anew where it was written before. A name must not lead to bytes that are not yet on the disk, should the
    // power fail.
    rmSync(target, { force: true });
    return { path, ...writePieces(target, pieces) };
  });
}

function finish(taken: Taken, files: readonly OwnFile[], atEnd: ReadonlyMap<string, string>): void {
  const { folder, stage, place } = taken;
  const earlier = listIn(folder, place);
  const foreign = [...foreignIn(folder, earlier)];
  const conflicts = conflictsOf(foreign, files);
  if (conflicts.length > 0) throw setAside(taken, `was changed in the meantime: ${inWords(conflicts)}`);
  try {
    putInPlace({ folder, stage }, { earlier, files, foreign });
  } catch (error) {
    throw setAside(taken, `cannot be written: ${reasonOf(error) ?? error}`);
  }
  for (const [path, text] of atEnd) writeKept({ folder, stage, path }, text);
  rmSync(stage, { recursive: true });
}

/** An hour of grading is not thrown away. */
function setAside({ folder, stage, place }: Taken, why: string): OutputError {
  renameSync(stage, join(folder, keptName));
  return new OutputError(`${place}: ${why}; the results that are not in place are in its folder ${keptName}`);
}

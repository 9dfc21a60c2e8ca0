/** Puts finished results in place, file by file, so that each is there whole and the list knows every one of them. */
import { lstatSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { removeEmpty } from './folder.ts';
import { listName, listText, type OwnFile } from './list.ts';

/** Those of `foreign` that `files` cannot be put in place without touching. */
export function conflictsOf(foreign: readonly string[], files: readonly OwnFile[]): string[] {
  const below = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
  return foreign.filter((other) => files.some(({ path }) => below(path, other) || below(other, path)));
}

type Places = { readonly folder: string; readonly stage: string };

type Change = {
  readonly earlier: readonly OwnFile[];
  readonly files: readonly OwnFile[];
  /** What is not ours in the folder, by path. */
  readonly foreign: readonly string[];
};

/** Moves `files` from the stage into the folder, and removes what only `earlier` has. */
export function putInPlace({ folder, stage }: Places, { earlier, files, foreign }: Change): void {
  // While files are moved, both the old and the new ones are ours, so a next run knows them whenever this one ends.
  writeList({ folder, stage }, [...earlier, ...files]);
  for (const { path } of [...files].sort(outermostLast)) moveInto(folder, stage, path);
  const kept = new Set([...foreign, ...files.map(({ path }) => path)]);
  for (const { path } of earlier) if (!kept.has(path)) removeWithFolders(folder, path);
  writeList({ folder, stage }, files);
}

function writeList({ folder, stage }: Places, files: readonly OwnFile[]): void {
  writeFileSync(join(stage, listName), listText(files), { flush: true });
  renameSync(join(stage, listName), join(folder, listName));
}

/** The pages that lead to the others come last, so that they never lead to what is not there yet. */
function outermostLast(a: OwnFile, b: OwnFile): number {
  const depth = ({ path }: OwnFile) => path.split('/').length;
  return depth(b) - depth(a) || (a.path < b.path ? -1 : 1);
}

function moveInto(folder: string, stage: string, path: string): void {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  if (lstatSync(target, { throwIfNoEntry: false })?.isDirectory()) rmdirSync(target);
  renameSync(join(stage, path), target);
}

/** Removes the file, and the folders that are empty without it. */
function removeWithFolders(folder: string, path: string): void {
  rmSync(join(folder, path), { force: true });
  for (let above = dirname(path); above !== '.'; above = dirname(above)) {
    if (!removeEmpty(join(folder, above))) return;
  }
}

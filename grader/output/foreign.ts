/** Finds what is not ours in an output folder. Links are not followed; a folder without files is nobody's. */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from './digest.ts';
import { isKeptPath } from './kept.ts';
import { listName, type OwnFile } from './list.ts';
import { isStageName } from './owner.ts';

/** The paths below `folder` of whatever is not, byte for byte, one of `own`; sorted. */
export function foreignIn(folder: string, own: readonly OwnFile[]): Generator<string, undefined> {
  return foreignBelow({ folder, own: Map.groupBy(own, ({ path }) => path) }, '');
}

type Search = { readonly folder: string; readonly own: ReadonlyMap<string, readonly OwnFile[]> };

function* foreignBelow(search: Search, prefix: string): Generator<string, undefined> {
  for (const entry of entriesOf(join(search.folder, prefix))) {
    const path = `${prefix}${entry.name}`;
    if (prefix === '' && isApartFromResults(entry)) continue;
    if (entry.isDirectory() && canBeListed(join(search.folder, path)))
      yield* foreignBelow(search, `${path}/`);
    else if (!isOwn(search, path, entry)) yield path;
  }
}

const isApartFromResults = ({ name }: Dirent): boolean => name === listName || isStageName(name);

const entriesOf = (folder: string): Dirent[] =>
  readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));

function canBeListed(folder: string): boolean {
  try {
    readdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

function isOwn({ folder, own }: Search, path: string, entry: Dirent): boolean {
  if (!entry.isFile()) return false;
  if (isKeptPath(path)) return true;
  const known = own.get(path);
  if (known === undefined) return false;
  const size = statSync(join(folder, path)).size;
  if (!known.some(({ bytes }) => bytes === size)) return false;
  const { sha256 } = digestOf(join(folder, path));
  return known.some((file) => file.sha256 === sha256);
}

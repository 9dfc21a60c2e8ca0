/**
 * Files and folders on disk. Links are never followed below the path that the user gave. Names are bytes: paths are
 * kept as they are, and decoded for people only.
 */
import type { Stats } from 'node:fs';
import { lstat, opendir, realpath, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { type Branch, type FoundFile, type Listing, notRegular, passedOver, symbolicLink } from './branch.ts';
import { readWhole } from './bytes.ts';
import { onDisk } from './disk-file.ts';
import { decodeName } from './encoding.ts';
import { Refusal, refusingSystemErrors } from './errors.ts';
import { inspectFiles, refuseLongPath, refuseTooMany } from './inspection.ts';
import { maxClassNames } from './limits.ts';
import { byCodeUnit } from './names.ts';
import { inside, isIgnoredName } from './paths.ts';

/**
 * What the user pointed at; a link is followed here, since it is the user's own.
 * @throws {Refusal} when it does not exist or may not be read.
 */
export async function openPath(path: string): Promise<Branch> {
  return refusingSystemErrors(async () => {
    const real = await realpath(path, { encoding: 'buffer' });
    return branchOf({ path: real, name: basename(resolve(path)) }, await stat(real));
  });
}

/** A thing in a folder: its path as the system has it, and its name for people. */
type Named = { readonly path: Buffer; readonly name: string };

function branchOf(named: Named, stats: Stats): Branch {
  const kind = stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : 'other';
  return {
    name: named.name,
    kind,
    children: () => childrenOf(named.path),
    list: () => (kind === 'folder' ? listFolder(named.path) : listFile(named, stats)),
  };
}

async function childrenOf(folder: Buffer): Promise<readonly Branch[]> {
  const children = await namesIn(folder, (count) => {
    if (count > maxClassNames)
      throw new Refusal(`it holds more than ${maxClassNames} files and folders; split the class`);
  });
  return Promise.all(
    children.map(async (child) => branchOf(child, await refusingSystemErrors(() => lstat(child.path)))),
  );
}

async function listFile({ path, name }: Named, stats: Stats): Promise<Listing> {
  if (stats.isSymbolicLink()) throw new Refusal(symbolicLink);
  if (!stats.isFile()) throw new Refusal(notRegular);
  const file = foundFile(path, name, stats);
  inspectFiles([file], []);
  return { files: [file], ignored: [] };
}

type Walk = { readonly files: FoundFile[]; readonly ignored: string[]; count: number };

async function listFolder(folder: Buffer): Promise<Listing> {
  const walk: Walk = { files: [], ignored: [], count: 0 };
  await walkFolder(folder, '', walk);
  walk.files.sort((a, b) => byCodeUnit(a.path, b.path));
  inspectFiles(walk.files, []);
  return walk;
}

async function walkFolder(folder: Buffer, at: string, walk: Walk): Promise<void> {
  const children = await namesIn(folder, (count) => refuseTooMany(walk.count + count));
  walk.count += children.length;
  for (const child of children) await visit(child, inside(at, child.name.normalize('NFC')), walk);
}

async function visit({ path, name }: Named, shown: string, walk: Walk): Promise<void> {
  const stats = await refusingSystemErrors(() => lstat(path));
  if (isIgnoredName(name)) walk.ignored.push(stats.isDirectory() ? `${shown}/` : shown);
  else if (stats.isSymbolicLink()) walk.ignored.push(passedOver(shown, 'symbolic link'));
  else if (stats.isFile()) walk.files.push(foundFile(path, shown, stats));
  else if (!stats.isDirectory()) walk.ignored.push(passedOver(shown, 'not a regular file'));
  else {
    refuseLongPath(inside(shown, '*'));
    await walkFolder(path, shown, walk);
  }
}

/** What lies in a folder, by code units of the names, then by their bytes; `watch` hears each count. */
async function namesIn(folder: Buffer, watch: (count: number) => void): Promise<Named[]> {
  const names: Buffer[] = [];
  await refusingSystemErrors(async () => {
    // Each byte of a name as one character: the only encoding that changes none.
    for await (const { name } of await opendir(folder, { encoding: 'latin1' })) {
      watch(names.push(Buffer.from(name, 'latin1')));
    }
  });
  const named = names.sort(Buffer.compare).map((name) => ({
    path: Buffer.concat([folder, Buffer.from('/'), name]),
    name: decodeName(name),
  }));
  return named.sort((a, b) => byCodeUnit(a.name, b.name));
}

function foundFile(path: Buffer, shown: string, stats: Stats): FoundFile {
  const inPlace = onDisk(path, stats);
  return { path: shown.normalize('NFC'), bytes: stats.size, read: () => readWhole(inPlace), inPlace };
}

/** Files and folders on disk. Links are never followed below the path that the user gave. */
import { constants, type Stats } from 'node:fs';
import { lstat, open, opendir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type Branch, type FoundFile, type Listing, notRegular, passedOver, symbolicLink } from './branch.ts';
import { Refusal, refusingSystemErrors } from './errors.ts';
import { inspectFiles, refuseLongPath, refuseTooLarge, refuseTooMany } from './inspection.ts';
import { classLimits, type IntakeLimits, sizeInWords, studentLimits } from './limits.ts';
import { byCodeUnit } from './names.ts';
import { inside, isIgnoredName } from './paths.ts';

/**
 * What the user pointed at; a link is followed here, since it is the user's own.
 * @throws {Refusal} when it does not exist or may not be read.
 */
export async function openPath(path: string): Promise<Branch> {
  return refusingSystemErrors(async () => {
    const real = await realpath(path);
    return branchOf(real, basename(resolve(path)), await stat(real));
  });
}

function branchOf(path: string, name: string, stats: Stats): Branch {
  const kind = stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : 'other';
  return {
    name,
    kind,
    children: () => childrenOf(path),
    list: () => (kind === 'folder' ? listFolder(path) : listFile(path, name, stats)),
  };
}

async function childrenOf(folder: string): Promise<readonly Branch[]> {
  const names = await namesIn(folder, classLimits.entries, classLimits);
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return branchOf(path, name, await refusingSystemErrors(() => lstat(path)));
    }),
  );
}

async function listFile(path: string, name: string, stats: Stats): Promise<Listing> {
  if (stats.isSymbolicLink()) throw new Refusal(symbolicLink);
  if (!stats.isFile()) throw new Refusal(notRegular);
  const file = foundFile(path, name, stats);
  refuseTooLarge([file], studentLimits);
  inspectFiles([file], []);
  return { files: [file], ignored: [] };
}

type Walk = { readonly files: FoundFile[]; readonly ignored: string[]; count: number };

async function listFolder(folder: string): Promise<Listing> {
  const walk: Walk = { files: [], ignored: [], count: 0 };
  await walkFolder(folder, '', walk);
  walk.files.sort((a, b) => byCodeUnit(a.path, b.path));
  refuseTooLarge(walk.files, studentLimits);
  inspectFiles(walk.files, []);
  return walk;
}

async function walkFolder(folder: string, at: string, walk: Walk): Promise<void> {
  const names = await namesIn(folder, studentLimits.entries - walk.count, studentLimits);
  walk.count += names.length;
  for (const name of names) {
    const path = join(folder, name);
    await visit(path, inside(at, name.normalize('NFC')), walk);
  }
}

async function visit(path: string, shown: string, walk: Walk): Promise<void> {
  const stats = await refusingSystemErrors(() => lstat(path));
  if (isIgnoredName(basename(path))) walk.ignored.push(stats.isDirectory() ? `${shown}/` : shown);
  else if (stats.isSymbolicLink()) walk.ignored.push(passedOver(shown, 'symbolic link'));
  else if (stats.isFile()) walk.files.push(foundFile(path, shown, stats));
  else if (!stats.isDirectory()) walk.ignored.push(passedOver(shown, 'not a regular file'));
  else {
    refuseLongPath(inside(shown, '*'));
    await walkFolder(path, shown, walk);
  }
}

/** The names in a folder in code-unit order; reading stops as soon as there are too many. */
async function namesIn(folder: string, most: number, limits: IntakeLimits): Promise<string[]> {
  const names: string[] = [];
  await refusingSystemErrors(async () => {
    for await (const { name } of await opendir(folder)) {
      names.push(name);
      if (names.length > most) refuseTooMany(limits.entries + 1, limits);
    }
  });
  return names.sort(byCodeUnit);
}

function foundFile(path: string, shown: string, stats: Stats): FoundFile {
  const bytes = stats.size;
  return { path: shown.normalize('NFC'), bytes, read: () => readExactly(path, bytes) };
}

/** Reads a regular file of a known size; a link or pipe put in its place meanwhile is refused. */
async function readExactly(path: string, bytes: number): Promise<Uint8Array> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  return refusingSystemErrors(async () => {
    const handle = await open(path, flags);
    try {
      const stats = await handle.stat();
      const content = Buffer.alloc(bytes);
      const { bytesRead } = await handle.read(content, 0, bytes, 0);
      if (stats.isFile() && stats.size === bytes && bytesRead === bytes) return content;
      throw new Refusal('it changed while it was read; try again');
    } finally {
      await handle.close();
    }
  });
}

/**
 * The bytes of a class's zip.
 * @throws {Refusal} when it is larger than a class may be.
 */
export async function readClassArchive(path: string): Promise<Uint8Array> {
  return refusingSystemErrors(async () => {
    const real = await realpath(path);
    const { size } = await stat(real);
    if (size <= classLimits.totalBytes) return readExactly(real, size);
    const most = sizeInWords(classLimits.totalBytes);
    throw new Refusal(
      `it has ${sizeInWords(size)}, at most ${most} are read; split the class into several zips`,
    );
  });
}

/**
 * Files and folders on disk. Links are never followed below the path that the user gave. Names are bytes: paths are
 * kept as they are, and decoded for people only.
 */
import { constants, type Stats } from 'node:fs';
import { access, lstat, opendir, realpath, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { type Contents, type FoundFile, notRegular, type Place, symbolicLink } from './branch.ts';
import { readWhole } from './bytes.ts';
import { onDisk } from './disk-file.ts';
import { decodeName } from './encoding.ts';
import { Refusal, refusingSystemErrors } from './errors.ts';
import { maxSeen, maxWalkDepth } from './limits.ts';
import { byCodeUnit } from './names.ts';
import { inside, isIgnoredName } from './paths.ts';

/**
 * What the user pointed at; a link is followed here, since it is the user's own.
 * @throws {Refusal} when it does not exist, may not be read, or is neither a file nor a folder.
 */
export async function openPath(path: string): Promise<Place> {
  return refusingSystemErrors(async () => {
    const real = await realpath(path, { encoding: 'buffer' });
    const stats = await stat(real);
    const name = basename(resolve(path));
    if (stats.isDirectory())
      return { name, kind: 'folder', contents: (most) => walkFolder(real, '', { most, count: 0 }) };
    if (!stats.isFile()) throw new Refusal('it is neither a file nor a folder; hand in source files');
    return { name, kind: 'file', contents: () => only(foundFile(real, name, stats)) };
  });
}

async function* only(file: FoundFile): Contents {
  yield file;
}

/** A thing in a folder: its path as the system has it, and its name for people. */
type Named = { readonly path: Buffer; readonly name: string };

/** How much was seen, and how much may be. */
type Walk = { readonly most: number; count: number };

async function* walkFolder(folder: Buffer, at: string, walk: Walk): Contents {
  const children = await namesIn(folder, walk.most - walk.count);
  walk.count += children.length;
  refuseTooMany(walk);
  for (const child of children) yield* visit(child, inside(at, child.name.normalize('NFC')), walk);
}

function refuseTooMany({ count, most }: Walk): void {
  if (count <= most) return;
  throw new Refusal(
    `it holds more than ${most} files and folders; leave out everything but the source files`,
  );
}

/** What cannot be looked at is damage to whoever it belongs to, and to nobody else. */
async function* visit({ path, name }: Named, shown: string, walk: Walk): Contents {
  const seen = await orRefusal(() => lstat(path));
  if (seen instanceof Refusal) yield unseen(shown, seen);
  else if (!seen.isDirectory()) yield foundFile(path, shown, seen);
  else if (isIgnoredName(name)) yield* firstIn(path, shown);
  else yield* visitFolder(path, shown, walk);
}

async function* visitFolder(path: Buffer, shown: string, walk: Walk): Contents {
  yield { kind: 'folder', path: shown };
  const isDeep = shown.split('/').length > maxWalkDepth;
  const listable = isDeep ? new Refusal(tooDeep) : await orRefusal(() => access(path, constants.R_OK));
  if (listable instanceof Refusal) yield unseen(shown, listable);
  else yield* walkFolder(path, shown, walk);
}

const tooDeep = 'its folders are nested too deeply; hand in a flatter folder';

async function orRefusal<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await refusingSystemErrors(work);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function unseen(path: string, refusal: Refusal): FoundFile {
  const trouble = { kind: 'damaged', why: `cannot be looked at: ${refusal.message}` } as const;
  return { kind: 'file', path, bytes: 0, trouble, read: () => Promise.reject(refusal) };
}

/** The first file of a folder that is passed over, by which the folder is known to hold something. */
async function* firstIn(folder: Buffer, at: string): Contents {
  try {
    for await (const found of walkFolder(folder, at, { most: maxSeen, count: 0 })) {
      if (found.kind === 'folder' || found.trouble !== undefined) continue;
      yield found;
      return;
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  yield { kind: 'folder', path: at };
}

/** At most one more than `most` of what lies in a folder, by code units of the names, then by their bytes. */
async function namesIn(folder: Buffer, most: number): Promise<Named[]> {
  const names: Buffer[] = [];
  await refusingSystemErrors(async () => {
    // Each byte of a name as one character: the only encoding that changes none.
    for await (const { name } of await opendir(folder, { encoding: 'latin1' })) {
      if (names.push(Buffer.from(name, 'latin1')) > most) break;
    }
  });
  const named = names.sort(Buffer.compare).map((name) => ({
    path: Buffer.concat([folder, Buffer.from('/'), name]),
    name: decodeName(name),
  }));
  return named.sort((a, b) => byCodeUnit(a.name, b.name));
}

function foundFile(path: Buffer, shown: string, stats: Stats): FoundFile {
  const file = { kind: 'file', path: shown.normalize('NFC'), bytes: stats.size } as const;
  if (!stats.isFile()) {
    const why = stats.isSymbolicLink() ? symbolicLink : notRegular;
    return {
      ...file,
      trouble: { kind: 'link', why },
      read: () => Promise.reject(new Refusal(`it is a ${why}`)),
    };
  }
  const inPlace = onDisk(path, stats);
  return { ...file, read: () => readWhole(inPlace), inPlace };
}

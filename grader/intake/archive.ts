/** Archives: what lies in a zip, by its checked directory, or in a tar. Nothing is inflated until it is read. */
import {
  type Contents,
  type Found,
  type FoundFile,
  notRegular,
  symbolicLink,
  type Trouble,
} from './branch.ts';
import { type Bytes, inMemory, partOf } from './bytes.ts';
import { readDirectory, type ZipEntry } from './directory.ts';
import { nameDamage } from './entry.ts';
import { Refusal } from './errors.ts';
import { inflateEntry } from './inflate.ts';
import { maxHeldArchiveBytes, sizeInWords } from './limits.ts';
import { quoted } from './names.ts';
import { cleanPath, isTar } from './paths.ts';
import { readTar } from './tar.ts';

/**
 * What lies in the archive that `file` is; a zip's directory may have `maxDirectoryBytes`.
 * @throws {Refusal} when the archive as a whole is refused, or must be held in memory and is too large for that.
 */
export async function* openArchive(file: FoundFile, maxDirectoryBytes: number): Contents {
  if (isTar(file.path)) yield* readTar(await heldOf(file), file.path);
  else yield* readZip(file.inPlace ?? inMemory(await heldOf(file)), maxDirectoryBytes);
}

async function heldOf({ path, bytes, read }: FoundFile): Promise<Uint8Array> {
  if (bytes <= maxHeldArchiveBytes) return read();
  throw new Refusal(
    `${quoted(path)} has ${sizeInWords(bytes)}; an archive that is no zip, or lies in one, may have at most ` +
      `${sizeInWords(maxHeldArchiveBytes)}; leave out everything but the source files`,
  );
}

async function* readZip(bytes: Bytes, maxDirectoryBytes: number): Contents {
  const directory = await readDirectory(bytes, maxDirectoryBytes);
  if (directory.count === 0)
    throw new Refusal('the zip is empty; put the source files in and hand it in again');
  for (let index = 0; index < directory.count; index += 1) yield foundIn(bytes, directory.entry(index));
}

function foundIn(archive: Bytes, entry: ZipEntry): Found {
  const trouble = troubleWith(entry);
  const path = trouble?.kind === 'unsafe' ? entry.name : cleanPath(entry.name);
  if (entry.kind === 'folder' && trouble === undefined) return { kind: 'folder', path };
  const { bytes, packedBytes } = entry;
  return {
    kind: 'file',
    path,
    bytes,
    packedBytes,
    ...(trouble === undefined ? {} : { trouble }),
    ...(entry.method === 0 ? { inPlace: partOf(archive, entry.dataStart, bytes) } : {}),
    read: () => inflateEntry(archive, entry),
  };
}

function troubleWith({ name, kind, damage }: ZipEntry): Trouble | undefined {
  const unsafe = nameDamage(name);
  if (unsafe !== undefined) return { kind: 'unsafe', why: unsafe };
  if (damage !== undefined) return { kind: 'damaged', why: damage };
  if (kind === 'symlink') return { kind: 'link', why: symbolicLink };
  return kind === 'special' ? { kind: 'link', why: notRegular } : undefined;
}

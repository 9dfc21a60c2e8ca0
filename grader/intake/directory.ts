/**
 * The central directory of a zip, read by ourselves before anything is inflated.
 *
 * Zip readers disagree about archives that say one thing in the central directory and another in the local
 * headers, that hide a second archive in a comment or in front, or whose entries share bytes. All of these are
 * refused, so that what was checked is what is inflated later. Layout: PKWARE APPNOTE.TXT 6.3.10, section 4.3.
 */

import { isZip64, nameDamage, unixKind } from './entry.ts';
import { decodeEntryName } from './entry-name.ts';
import { Refusal } from './errors.ts';

/** One entry of a zip. `damage` says why an archive that holds it must not be read. */
export type ZipEntry = {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'symlink' | 'special';
  readonly method: number;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where the entry's local header starts, and its packed bytes. */
  readonly headerStart: number;
  readonly dataStart: number;
  readonly damage?: string;
};

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
const zip64LocatorSignature = 0x07064b50;
const localBytes = 30;
const centralBytes = 46;
const endBytes = 22;
const zip64LocatorBytes = 20;
const maxCommentBytes = 0xffff;
/** The longest data descriptor, the only thing that may stand between two entries. */
const maxGapBytes = 24;

const again = 'zip the folder again and hand that in';

/**
 * The entries of `archive` in the order of its central directory.
 * @throws {Refusal} when it is not a zip, cut off, split, zip64, or contradicts itself.
 */
export function readDirectory(archive: Uint8Array): readonly ZipEntry[] {
  if (archive.length === 0)
    throw new Refusal('it is empty (0 bytes); the upload may have failed, hand it in again');
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = readEnd(view, findEnd(view));
  const entries: ZipEntry[] = [];
  let at = end.start;
  for (let index = 0; index < end.count; index += 1) {
    if (at + centralBytes > end.stop || view.getUint32(at, true) !== centralSignature) refuseBroken();
    entries.push(readEntry(view, at, end.start));
    at +=
      centralBytes +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
  if (at !== end.stop) refuseBroken();
  refuseHiddenBytes(entries, end.start);
  return entries;
}

function refuseBroken(): never {
  throw new Refusal(`its table of contents is damaged; ${again}`);
}

/** The place of the end record: the last one whose comment ends with the file. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - endBytes - maxCommentBytes);
  for (let at = view.byteLength - endBytes; at >= first; at -= 1) {
    if (view.getUint32(at, true) !== endSignature) continue;
    if (at + endBytes + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  const startsAsZip = view.byteLength >= 4 && view.getUint32(0, true) === localSignature;
  if (startsAsZip) throw new Refusal(`it is cut off: the end of the zip is missing; ${again}`);
  throw new Refusal(`it is not a zip archive, whatever its name says; ${again} (.rar and .7z are not read)`);
}

type End = { readonly count: number; readonly start: number; readonly stop: number };

function readEnd(view: DataView, at: number): End {
  const count = view.getUint16(at + 10, true);
  const bytes = view.getUint32(at + 12, true);
  const start = view.getUint32(at + 16, true);
  const locator = at - zip64LocatorBytes;
  if (count === 0xffff || bytes === 0xffffffff || start === 0xffffffff) refuseZip64();
  if (locator >= 0 && view.getUint32(locator, true) === zip64LocatorSignature) refuseZip64();
  const isSplit = view.getUint16(at + 4, true) !== 0 || view.getUint16(at + 6, true) !== 0;
  if (isSplit || view.getUint16(at + 8, true) !== count) {
    throw new Refusal('it is one part of a split zip; hand in one zip in one file');
  }
  if (start + bytes !== at) refuseBroken();
  return { count, start, stop: at };
}

function refuseZip64(): never {
  throw new Refusal(
    'it is a zip64 archive, which is made for more than 4 GiB; hand in the source files only',
  );
}

function readEntry(view: DataView, at: number, directoryStart: number): ZipEntry {
  const nameBytes = bytesAt(view, at + centralBytes, view.getUint16(at + 28, true));
  const extra = bytesAt(view, at + centralBytes + nameBytes.length, view.getUint16(at + 30, true));
  const flags = view.getUint16(at + 8, true);
  const name = decodeEntryName(nameBytes, flags, extra);
  const entry = {
    name,
    kind: name.endsWith('/') ? 'folder' : unixKind(view.getUint32(at + 38, true) >>> 16),
    method: view.getUint16(at + 10, true),
    crc32: view.getUint32(at + 16, true),
    packedBytes: view.getUint32(at + 20, true),
    bytes: view.getUint32(at + 24, true),
    headerStart: view.getUint32(at + 42, true),
  } as const;
  if (isZip64(entry)) refuseZip64();
  if (view.getUint16(at + 34, true) !== 0)
    throw new Refusal('it is one part of a split zip; hand in one zip in one file');
  const dataStart = findData(view, entry, nameBytes, directoryStart);
  const damage = nameDamage(name) ?? contentDamage(entry, flags);
  return { ...entry, dataStart, ...(damage === undefined ? {} : { damage }) };
}

function contentDamage(entry: Omit<ZipEntry, 'dataStart'>, flags: number): string | undefined {
  const isEncrypted = (flags & 0x2041) !== 0;
  if (isEncrypted) return 'is encrypted; zip it again without a password';
  if (entry.method !== 0 && entry.method !== 8)
    return 'is packed with an unusual method; zip it again with "deflate"';
  if (entry.method === 0 && entry.packedBytes !== entry.bytes) return `states two different sizes; ${again}`;
  if (entry.kind === 'folder' && entry.bytes !== 0) return `is a folder with content of its own; ${again}`;
  return undefined;
}

/** The place of an entry's packed bytes; its local header must agree on the name, byte for byte. */
function findData(
  view: DataView,
  entry: { readonly headerStart: number; readonly packedBytes: number },
  nameBytes: Uint8Array,
  directoryStart: number,
): number {
  const at = entry.headerStart;
  if (at + localBytes > directoryStart || view.getUint32(at, true) !== localSignature) refuseBroken();
  const nameLength = view.getUint16(at + 26, true);
  const dataStart = at + localBytes + nameLength + view.getUint16(at + 28, true);
  if (dataStart + entry.packedBytes > directoryStart) refuseBroken();
  const localName = bytesAt(view, at + localBytes, nameLength);
  if (Buffer.compare(localName, nameBytes) !== 0) refuseBroken();
  return dataStart;
}

/** Entries must fill the archive from its first byte to the directory without sharing or leaving out bytes. */
function refuseHiddenBytes(entries: readonly ZipEntry[], directoryStart: number): void {
  const starts = entries.toSorted((a, b) => a.headerStart - b.headerStart);
  let stop = 0;
  let allowedGap = 0;
  for (const entry of starts) {
    if (entry.headerStart < stop || entry.headerStart > stop + allowedGap) refuseBroken();
    stop = entry.dataStart + entry.packedBytes;
    allowedGap = maxGapBytes;
  }
  if (directoryStart > stop + allowedGap) refuseBroken();
}

function bytesAt(view: DataView, at: number, length: number): Uint8Array {
  if (at + length > view.byteLength) refuseBroken();
  return new Uint8Array(view.buffer, view.byteOffset + at, length);
}

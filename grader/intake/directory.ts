/**
 * The central directory of a zip, read by ourselves before anything is inflated.
 *
 * Zip readers disagree about archives that say one thing in the central directory and another in the local
 * headers, that hide a second archive in a comment or in front, or whose entries share bytes. All of these are
 * refused, so that what was checked is what is inflated later. Layout: PKWARE APPNOTE.TXT 6.3.10, section 4.3.
 *
 * Only the directory's own bytes stay in memory; an entry is read out of them whenever it is asked for, since a
 * class has hundreds of thousands of them.
 */
import type { Bytes, ReadAt } from './bytes.ts';
import { type Extent, extentOf, nameDamage, unixKind } from './entry.ts';
import { decodeEntryName } from './entry-name.ts';
import { Refusal } from './errors.ts';
import { sizeInWords } from './limits.ts';
import { again, readEnd, refuseBroken, refuseSplit, viewOf, type ZipEnd } from './zip-end.ts';

/** One entry of a zip. `damage` says why an archive that holds it must not be read. */
export type ZipEntry = {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'symlink' | 'special';
  readonly method: number;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where the entry's packed bytes start. */
  readonly dataStart: number;
  readonly damage?: string;
};

/** The entries of an archive by their index, from 0. */
export type Directory = { readonly count: number; readonly entry: (index: number) => ZipEntry };

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const localBytes = 30;
const centralBytes = 46;
/** The longest data descriptor, the only thing that may stand between two entries. */
const maxGapBytes = 24;

/**
 * The checked directory of `archive`, which may have at most `maxBytes`.
 * @throws {Refusal} when it is not a zip, cut off, split, too large, or contradicts itself.
 */
export async function readDirectory(archive: Bytes, maxBytes: number): Promise<Directory> {
  if (archive.size === 0)
    throw new Refusal('it is empty (0 bytes); the upload may have failed, hand it in again');
  return archive.during((read) => {
    const end = readEnd(read, archive.size);
    refuseManyBytes(end.stop - end.start, maxBytes);
    const records = recordsOf(read(end.start, end.stop - end.start), end.count);
    const dataStarts = findData(read, records, end);
    const isWindows = usesBackslashes(records);
    const entry = (index: number) => entryOf(recordAt(records, index), dataStarts[index] ?? 0, isWindows);
    return { count: records.places.length, entry };
  });
}

function refuseManyBytes(bytes: number, maxBytes: number): void {
  if (bytes <= maxBytes) return;
  throw new Refusal(
    `its table of contents alone has ${sizeInWords(bytes)}, at most ${sizeInWords(maxBytes)} are read; ` +
      'leave out everything but the source files',
  );
}

/** The directory's bytes, and where in them each record starts. */
type Records = { readonly bytes: Uint8Array; readonly places: Uint32Array };

function recordsOf(bytes: Uint8Array, count: number): Records {
  if (count * centralBytes > bytes.length) refuseBroken();
  const view = viewOf(bytes);
  const places = new Uint32Array(count);
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + centralBytes > bytes.length || view.getUint32(at, true) !== centralSignature) refuseBroken();
    if (view.getUint16(at + 34, true) !== 0) refuseSplit();
    places[index] = at;
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    at += centralBytes + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  if (at !== bytes.length) refuseBroken();
  return { bytes, places };
}

type CentralRecord = {
  readonly fields: DataView;
  readonly nameBytes: Uint8Array;
  readonly extra: Uint8Array;
  readonly extent: Extent;
};

function recordAt({ bytes, places }: Records, index: number): CentralRecord {
  const rest = bytes.subarray(places[index]);
  const fields = viewOf(rest);
  const nameStop = centralBytes + fields.getUint16(28, true);
  const extra = rest.subarray(nameStop, nameStop + fields.getUint16(30, true));
  return { fields, nameBytes: rest.subarray(centralBytes, nameStop), extra, extent: extentOf(fields, extra) };
}

/**
 * Where each entry's packed bytes start. Entries must fill the archive from its first byte to the directory without
 * sharing or leaving out bytes, and each local header must agree on the name, byte for byte.
 */
function findData(read: ReadAt, records: Records, { start: directoryStart }: ZipEnd): Float64Array {
  const count = records.places.length;
  const starts = Float64Array.from({ length: count }, (_, i) => recordAt(records, i).extent.headerStart);
  const order = Uint32Array.from(starts.keys()).sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0));
  const dataStarts = new Float64Array(count);
  let stop = 0;
  let allowedGap = 0;
  for (const index of order) {
    const record = recordAt(records, index);
    const { headerStart, packedBytes } = record.extent;
    if (headerStart < stop || headerStart > stop + allowedGap) refuseBroken();
    const dataStart = headerStart + localHeaderBytes(read, record, directoryStart);
    stop = dataStart + packedBytes;
    if (stop > directoryStart) refuseBroken();
    dataStarts[index] = dataStart;
    allowedGap = maxGapBytes;
  }
  if (directoryStart > stop + allowedGap) refuseBroken();
  return dataStarts;
}

function localHeaderBytes(
  read: ReadAt,
  { extent, nameBytes }: CentralRecord,
  directoryStart: number,
): number {
  const bytes = localBytes + nameBytes.length;
  if (extent.headerStart + bytes > directoryStart) refuseBroken();
  const header = read(extent.headerStart, bytes);
  const fields = viewOf(header);
  const isSame =
    fields.getUint32(0, true) === localSignature &&
    fields.getUint16(26, true) === nameBytes.length &&
    Buffer.compare(header.subarray(localBytes), nameBytes) === 0;
  return isSame ? bytes + fields.getUint16(28, true) : refuseBroken();
}

/** PowerShell 5 and some others write `a\b.ts`, which is then meant in every name. */
function usesBackslashes(records: Records): boolean {
  let isFound = false;
  for (let index = 0; index < records.places.length; index += 1) {
    const name = nameOf(recordAt(records, index));
    if (name.includes('/')) return false;
    isFound ||= name.includes('\\');
  }
  return isFound;
}

function nameOf({ nameBytes, extra }: CentralRecord): string {
  return decodeEntryName(nameBytes, extra);
}

function entryOf(record: CentralRecord, dataStart: number, isWindows: boolean): ZipEntry {
  const { fields, extent } = record;
  const name = isWindows ? nameOf(record).replaceAll('\\', '/') : nameOf(record);
  const { bytes, packedBytes } = extent;
  const entry = {
    name,
    kind: name.endsWith('/') ? 'folder' : unixKind(fields.getUint32(38, true) >>> 16),
    method: fields.getUint16(10, true),
    crc32: fields.getUint32(16, true),
    packedBytes,
    bytes,
    dataStart,
  } as const;
  const damage = nameDamage(name) ?? contentDamage(entry, fields.getUint16(8, true));
  return damage === undefined ? entry : { ...entry, damage };
}

function contentDamage(entry: ZipEntry, flags: number): string | undefined {
  const isEncrypted = (flags & 0x2041) !== 0;
  if (isEncrypted) return 'is encrypted; zip it again without a password';
  if (entry.method !== 0 && entry.method !== 8)
    return 'is packed with an unusual method; zip it again with "deflate"';
  if (entry.method === 0 && entry.packedBytes !== entry.bytes) return `states two different sizes; ${again}`;
  if (entry.kind === 'folder' && entry.bytes !== 0) return `is a folder with content of its own; ${again}`;
  return undefined;
}

/**
 * The end of a zip, which says where its directory stands: PKWARE APPNOTE.TXT 6.3.10, sections 4.3.14 to 4.3.16. An
 * archive of more than 4 GiB or 65,535 entries says it in a second record (zip64), which must agree with the first.
 */
import type { ReadAt } from './bytes.ts';
import { Refusal } from './errors.ts';

/** How many entries there are, and where the directory starts and stops. */
export type ZipEnd = { readonly count: number; readonly start: number; readonly stop: number };

const localSignature = 0x04034b50;
const endSignature = 0x06054b50;
const zip64EndSignature = 0x06064b50;
const zip64LocatorSignature = 0x07064b50;
const endBytes = 22;
const zip64EndBytes = 56;
const zip64LocatorBytes = 20;
const maxCommentBytes = 0xffff;

export const again = 'zip the folder again and hand that in';

/** @throws {Refusal} always: a directory that contradicts the archive. */
export function refuseBroken(): never {
  throw new Refusal(`its table of contents is damaged; ${again}`);
}

/** @throws {Refusal} always: entries in files that are not here. */
export function refuseSplit(): never {
  throw new Refusal('it is one part of a split zip; hand in one zip in one file');
}

/** `bytes`, to be read field by field. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Reads the end of an archive of `size` bytes.
 * @throws {Refusal} when it is no zip, cut off, split, or its two records disagree.
 */
export function readEnd(read: ReadAt, size: number): ZipEnd {
  const tailBytes = Math.min(size, endBytes + maxCommentBytes);
  const tail = viewOf(read(size - tailBytes, tailBytes));
  const at = findEnd(tail, () => size >= 4 && viewOf(read(0, 4)).getUint32(0, true) === localSignature);
  const record = new DataView(tail.buffer, tail.byteOffset + at, endBytes);
  const place = size - tailBytes + at;
  return readZip64End(read, place, record) ?? plainEnd(record, place);
}

/** The place of the end record: the last one whose comment ends with the file. */
function findEnd(tail: DataView, startsAsZip: () => boolean): number {
  for (let at = tail.byteLength - endBytes; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== endSignature) continue;
    if (at + endBytes + tail.getUint16(at + 20, true) === tail.byteLength) return at;
  }
  if (startsAsZip()) throw new Refusal(`it is cut off: the end of the zip is missing; ${again}`);
  throw new Refusal(`it is not a zip archive, whatever its name says; ${again} (.rar and .7z are not read)`);
}

function plainEnd(record: DataView, place: number): ZipEnd {
  const count = record.getUint16(10, true);
  const start = record.getUint32(16, true);
  const isSplit = record.getUint16(4, true) !== 0 || record.getUint16(6, true) !== 0;
  if (isSplit || record.getUint16(8, true) !== count) refuseSplit();
  if (start + record.getUint32(12, true) !== place) refuseBroken();
  return { count, start, stop: place };
}

/** What the zip64 record in front of the end record at `place` says, when there is one. */
function readZip64End(read: ReadAt, place: number, record: DataView): ZipEnd | undefined {
  const locatorAt = place - zip64LocatorBytes;
  if (locatorAt < 0) return undefined;
  const locator = viewOf(read(locatorAt, zip64LocatorBytes));
  if (locator.getUint32(0, true) !== zip64LocatorSignature) return undefined;
  if (locator.getUint32(4, true) !== 0 || locator.getUint32(16, true) !== 1) refuseSplit();
  const stop = locatorAt - zip64EndBytes;
  if (stop < 0 || wide(locator, 8) !== stop) refuseBroken();
  return zip64End(viewOf(read(stop, zip64EndBytes)), stop, record);
}

function zip64End(zip64: DataView, stop: number, record: DataView): ZipEnd {
  if (zip64.getUint32(0, true) !== zip64EndSignature || wide(zip64, 4) !== zip64EndBytes - 12) refuseBroken();
  const [count, bytes, start] = [wide(zip64, 32), wide(zip64, 40), wide(zip64, 48)];
  const isSplit = zip64.getUint32(16, true) !== 0 || zip64.getUint32(20, true) !== 0;
  if (isSplit || wide(zip64, 24) !== count) refuseSplit();
  if (start + bytes !== stop || !isSaidBy(record, { count, bytes, start })) refuseBroken();
  return { count, start, stop };
}

/** Whether each narrow field says what the wide one says, or that it is too narrow. */
function isSaidBy(record: DataView, said: { count: number; bytes: number; start: number }): boolean {
  const disks = [record.getUint16(4, true), record.getUint16(6, true)];
  const counts = [record.getUint16(8, true), record.getUint16(10, true)];
  return (
    disks.every((disk) => disk === 0 || disk === 0xffff) &&
    counts.every((count) => count === said.count || count === 0xffff) &&
    [said.bytes, 0xffffffff].includes(record.getUint32(12, true)) &&
    [said.start, 0xffffffff].includes(record.getUint32(16, true))
  );
}

/** The unsigned number of 64 bits at `at`. @throws {Refusal} when no archive can be that large. */
export function wide(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : refuseBroken();
}

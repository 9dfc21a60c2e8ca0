/**
 * Writes a zip entry by entry, so that no more than one of them is in memory (PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7 to
 * 4.3.16). Sizes stand before the content, because some readers take no others; every entry has the same date, so that
 * the same content gives the same bytes.
 */
import { crc32, deflateRawSync } from 'node:zlib';
import { ResultsError } from './results.ts';

/** A file of the zip: its path, with '/' between segments, and its content. */
export type ZipFile = readonly [path: string, content: string | Uint8Array];

/** The first day that a zip can state: 1 January 1980. */
const fixedDate = 0x0021;
const deflated = 8;
const namesAreUtf8 = 0x0800;
const madeOnUnix = 0x0314;
const plainFile = 0o100644;
/** The most that the narrow fields hold; a larger one stands in the zip64 record. */
const full = { count: 0xffff, bytes: 0xffffffff } as const;

/** The bytes of a zip of `files`, in their order. @throws {ResultsError} when it grows beyond 4 GiB. */
export function* zipPieces(files: Iterable<ZipFile>): Generator<Uint8Array> {
  const directory: Buffer[] = [];
  let start = 0;
  for (const [path, content] of files) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const name = Buffer.from(path);
    const shared = sharedFields({ name, bytes, packed });
    yield Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, name]);
    yield packed;
    directory.push(centralRecord(name, shared, start));
    start += 4 + shared.length + name.length + packed.length;
    if (start >= full.bytes) throw tooLarge();
  }
  const table = Buffer.concat(directory);
  yield table;
  yield endRecords({ count: directory.length, bytes: table.length, start });
}

const tooLarge = () =>
  new ResultsError(
    'the pages have more than 4 GiB together, which no LMS takes; give back a part of the class',
  );

type Content = { readonly name: Buffer; readonly bytes: Buffer; readonly packed: Buffer };

/** What the header before an entry and its record in the directory both say. */
function sharedFields({ name, bytes, packed }: Content): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(namesAreUtf8, 2);
  fields.writeUInt16LE(deflated, 4);
  fields.writeUInt16LE(fixedDate, 8);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

/** In memory of its own: a small piece of memory that is shared would keep all that shares it until the zip is whole. */
function centralRecord(name: Buffer, shared: Buffer, start: number): Buffer {
  const record = Buffer.alloc(46 + name.length);
  record.write('PK\x01\x02', 'latin1');
  record.writeUInt16LE(madeOnUnix, 4);
  record.set(shared, 6);
  record.writeUInt32LE(plainFile * 2 ** 16, 38);
  record.writeUInt32LE(start, 42);
  record.set(name, 46);
  return record;
}

type Table = { readonly count: number; readonly bytes: number; readonly start: number };

function endRecords(table: Table): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  for (const at of [8, 10]) end.writeUInt16LE(Math.min(table.count, full.count), at);
  end.writeUInt32LE(table.bytes, 12);
  end.writeUInt32LE(table.start, 16);
  return table.count < full.count ? end : Buffer.concat([zip64Records(table), end]);
}

/** The record with the wide fields, and the one that says where it stands. */
function zip64Records({ count, bytes, start }: Table): Buffer {
  const records = Buffer.alloc(76);
  records.write('PK\x06\x06', 'latin1');
  records.writeBigUInt64LE(44n, 4);
  records.writeUInt16LE(madeOnUnix, 12);
  records.writeUInt16LE(45, 14);
  for (const at of [24, 32]) records.writeBigUInt64LE(BigInt(count), at);
  records.writeBigUInt64LE(BigInt(bytes), 40);
  records.writeBigUInt64LE(BigInt(start), 48);
  records.write('PK\x06\x07', 56, 'latin1');
  records.writeBigUInt64LE(BigInt(start + bytes), 64);
  records.writeUInt32LE(1, 72);
  return records;
}

/**
 * Inflating one entry with a budget.
 *
 * jszip is handed a new archive of one entry, whose headers we wrote from checked numbers, so it can neither
 * read other headers than those that were checked nor inflate anything but this entry.
 */

import { crc32 } from 'node:zlib';
import JSZip from 'jszip';
import type { ZipEntry } from './directory.ts';
import { Refusal } from './errors.ts';
import { quoted } from './names.ts';

const entryName = 'entry';
/** 1 January 1980, the first day that zip knows. */
const dosDate = 0x21;
const version = 20;

/**
 * The content of `entry`, exactly as long as the archive's directory states.
 * @throws {Refusal} as soon as more comes out, when less does, or when the checksum differs.
 */
export async function inflateEntry(archive: Uint8Array, entry: ZipEntry): Promise<Uint8Array> {
  const packed = archive.subarray(entry.dataStart, entry.dataStart + entry.packedBytes);
  const zip = await JSZip.loadAsync(wrap(packed, entry));
  const file = zip.file(entryName);
  const content = file === null ? undefined : await collect(file.nodeStream(), entry.bytes);
  if (content?.length !== entry.bytes || crc32(content) !== entry.crc32) {
    throw new Refusal(
      `${quoted(entry.name)} is damaged inside the zip; zip the folder again and hand that in`,
    );
  }
  return content;
}

/** All that `stream` gives, or undefined when it breaks or gives more than `bytes`; it is then left paused. */
function collect(stream: NodeJS.ReadableStream, bytes: number): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    stream.on('data', (chunk: Uint8Array) => {
      length += chunk.length;
      if (length <= bytes) chunks.push(chunk);
      else {
        stream.pause();
        resolve(undefined);
      }
    });
    stream.on('error', () => resolve(undefined));
    stream.on('end', () => resolve(Buffer.concat(chunks)));
  });
}

/** A zip that holds the packed bytes and nothing else. */
function wrap(packed: Uint8Array, entry: ZipEntry): Uint8Array {
  const name = Buffer.from(entryName);
  const shared = sharedFields(entry, name.length);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02'), uint16(version), shared, Buffer.alloc(14)]);
  const directoryStart = local.length + name.length + packed.length;
  const end = Buffer.concat([
    Buffer.from('PK\x05\x06'),
    Buffer.alloc(4),
    uint16(1),
    uint16(1),
    uint32(central.length + name.length),
    uint32(directoryStart),
    uint16(0),
  ]);
  return Buffer.concat([local, name, packed, central, name, end]);
}

/** What the local and the central header have in common: version needed to extra field length. */
function sharedFields(entry: ZipEntry, nameLength: number): Buffer {
  return Buffer.concat([
    uint16(version),
    uint16(0),
    uint16(entry.method),
    uint16(0),
    uint16(dosDate),
    uint32(entry.crc32),
    uint32(entry.packedBytes),
    uint32(entry.bytes),
    uint16(nameLength),
    uint16(0),
  ]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

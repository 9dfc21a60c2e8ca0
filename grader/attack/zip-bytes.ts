/** Zips written field by field, with whatever lies they are told (PKWARE APPNOTE.TXT, section 4.3). */
import { crc32, deflateRawSync } from 'node:zlib';

/** What one entry says about itself; what is left out is honest. */
export type RawEntry = {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  readonly localName?: string;
  readonly flags?: number;
  readonly method?: number;
  /** The size that is stated. */
  readonly bytes?: number;
  readonly crc?: number;
  /** Unix type and rights, e.g. 0o120777 for a link. */
  readonly mode?: number;
  readonly headerStart?: number;
};

/** What the end of the archive says, and what stands around the entries. */
export type RawEnd = {
  readonly prefix?: Uint8Array;
  readonly comment?: Uint8Array;
  readonly count?: number;
};

/** An honest zip of `files`. */
export function plainZip(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return rawZip(Object.entries(files).map(([name, content]) => ({ name, content })));
}

/** A zip of `entries`. */
export function rawZip(entries: readonly RawEntry[], end: RawEnd = {}): Uint8Array {
  const parts: Buffer[] = [Buffer.from(end.prefix ?? [])];
  const directory: Buffer[] = [];
  let start = lengthOf(parts);
  for (const entry of entries) {
    const { local, central } = rawEntry(entry, start);
    parts.push(local);
    directory.push(central);
    start += local.length;
  }
  const comment = Buffer.from(end.comment ?? []);
  const record = Buffer.alloc(22);
  record.write('PK\x05\x06', 'latin1');
  record.writeUInt16LE(end.count ?? entries.length, 8);
  record.writeUInt16LE(end.count ?? entries.length, 10);
  record.writeUInt32LE(lengthOf(directory), 12);
  record.writeUInt32LE(start, 16);
  record.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, ...directory, record, comment]);
}

function lengthOf(parts: readonly Buffer[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

function rawEntry(entry: RawEntry, headerStart: number): { local: Buffer; central: Buffer } {
  const content = Buffer.from(entry.content ?? 'export const x = 1;\n');
  const packed = entry.method === 0 ? content : deflateRawSync(content);
  const name = Buffer.from(entry.name);
  const localName = Buffer.from(entry.localName ?? entry.name);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(entry.flags ?? 0x0800, 2);
  shared.writeUInt16LE(entry.method ?? 8, 4);
  shared.writeUInt32LE(entry.crc ?? crc32(content), 10);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(entry.bytes ?? content.length, 18);
  shared.writeUInt16LE(localName.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, localName, packed]);
  shared.writeUInt16LE(name.length, 22);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 6);
  rest.writeUInt32LE(entry.headerStart ?? headerStart, 10);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02', 'latin1'),
    Buffer.from([20, 3]),
    shared,
    rest,
    name,
  ]);
  return { local, central };
}

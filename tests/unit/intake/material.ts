/** Real files, zips and hostile bytes for the intake tests. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import JSZip from 'jszip';
import { afterAll, expect } from 'vitest';
import { readClass } from '../../../grader/batch/read-class.ts';
import type { ExpectedFiles } from '../../../grader/intake/assemble.ts';
import { type HandedIn, readSubmission } from '../../../grader/intake/intake.ts';
import type { Submission } from '../../../grader/model.ts';

export const oneEntry = {
  files: ['optimizers.ts'],
  given: { 'library/network.ts': 'given\n', 'assignment/driver.ts': 'given' },
};
export const twoEntries = { files: ['a.ts', 'b.ts'], given: {} };
export const source = 'export const answer = 42;\n';

type Tree = Readonly<Record<string, string | Uint8Array>>;

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'intake-'));
  folders.push(folder);
  return folder;
}

/** A folder `name` with these files. */
export async function folderWith(tree: Tree, name = 'ann'): Promise<string> {
  const folder = join(await emptyFolder(), name);
  await mkdir(folder);
  for (const [path, content] of Object.entries(tree)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

export async function zipBytes(tree: Tree): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [path, content] of Object.entries(tree)) zip.file(path, content, { date: new Date(0) });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

export async function fileWith(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await emptyFolder(), name);
  await writeFile(path, content);
  return path;
}

export async function zipWith(tree: Tree, name = 'ann.zip'): Promise<string> {
  return fileWith(name, await zipBytes(tree));
}

/** The same tree as a folder and as a zip, which must be read alike. */
export async function readBoth(tree: Tree, expected: ExpectedFiles = oneEntry): Promise<Submission> {
  const fromFolder = await readSubmission(await folderWith(tree), expected);
  const fromZip = await readSubmission(await zipWith(tree), expected);
  expect(fromZip).toEqual(fromFolder);
  return fromFolder;
}

/** All members of a class, read one after the other. */
export async function readMembers(path: string, expected: ExpectedFiles = oneEntry): Promise<HandedIn[]> {
  const members: HandedIn[] = [];
  const { members: students } = await readClass(path, expected, { from: 'folder' });
  for (const member of students) members.push(await member.read());
  return members;
}

/** What one raw entry says about itself; what is left out is honest. */
export type RawEntry = {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  readonly localName?: string;
  readonly flags?: number;
  readonly method?: number;
  readonly bytes?: number;
  readonly crc?: number;
  readonly mode?: number;
  readonly extra?: Uint8Array;
  readonly headerStart?: number;
  readonly disk?: number;
  /** What stands for the packed content. */
  readonly packed?: Uint8Array;
  /** Sizes and place stand in a zip64 field. */
  readonly wide?: boolean;
};

export type RawEnd = {
  readonly prefix?: Uint8Array;
  readonly gap?: Uint8Array;
  readonly count?: number;
  readonly disk?: number;
  readonly comment?: Uint8Array;
  readonly directoryStart?: number;
  /** A zip64 record and its locator, honest where nothing is said. */
  readonly zip64?: {
    readonly count?: number;
    readonly disksCount?: number;
    readonly disk?: number;
    readonly start?: number;
    readonly place?: number;
    readonly bytes?: number;
  };
};

/** A zip written field by field, with whatever lies it is told. */
export function rawZip(entries: readonly RawEntry[], end: RawEnd = {}): Uint8Array {
  const parts: Buffer[] = [Buffer.from(end.prefix ?? [])];
  const centrals: Buffer[] = [];
  const gap = Buffer.from(end.gap ?? []);
  let place = lengthOf(parts);
  for (const entry of entries) {
    const { local, central } = rawEntry(entry, place);
    parts.push(local, gap);
    place += local.length + gap.length;
    centrals.push(central);
  }
  const record = Buffer.alloc(22);
  const comment = Buffer.from(end.comment ?? []);
  record.write('PK\x05\x06', 'latin1');
  record.writeUInt16LE(end.disk ?? 0, 4);
  record.writeUInt16LE(end.count ?? entries.length, 8);
  record.writeUInt16LE(end.count ?? entries.length, 10);
  record.writeUInt32LE(lengthOf(centrals), 12);
  record.writeUInt32LE(end.directoryStart ?? lengthOf(parts), 16);
  record.writeUInt16LE(comment.length, 20);
  const wide = end.zip64 === undefined ? Buffer.alloc(0) : zip64End(end.zip64, { parts, centrals });
  return Buffer.concat([...parts, ...centrals, wide, record, comment]);
}

type Parts = { readonly parts: readonly Buffer[]; readonly centrals: readonly Buffer[] };

function zip64End(told: NonNullable<RawEnd['zip64']>, { parts, centrals }: Parts): Buffer {
  const start = lengthOf(parts);
  const bytes = lengthOf(centrals);
  const record = Buffer.alloc(56);
  record.write('PK\x06\x06', 'latin1');
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt32LE(told.disk ?? 0, 16);
  record.writeBigUInt64LE(BigInt(told.disksCount ?? told.count ?? centrals.length), 24);
  record.writeBigUInt64LE(BigInt(told.count ?? centrals.length), 32);
  record.writeBigUInt64LE(BigInt(told.bytes ?? bytes), 40);
  record.writeBigUInt64LE(BigInt(told.start ?? start), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(told.place ?? start + bytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator]);
}

/** The zip64 field of a central record: size, packed size, place. */
function zip64Field(...numbers: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + 8 * numbers.length);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(8 * numbers.length, 2);
  numbers.forEach((number, at) => void field.writeBigUInt64LE(BigInt(number), 4 + 8 * at));
  return field;
}

function lengthOf(parts: readonly Buffer[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

function rawEntry(entry: RawEntry, headerStart: number): { local: Buffer; central: Buffer } {
  const content = Buffer.from(entry.content ?? source);
  const packed = Buffer.from(entry.packed ?? (entry.method === 0 ? content : deflateRawSync(content)));
  const name = Buffer.from(entry.name);
  const localName = Buffer.from(entry.localName ?? entry.name);
  const extra = entry.wide
    ? zip64Field(content.length, packed.length, headerStart)
    : Buffer.from(entry.extra ?? []);
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
  shared.writeUInt16LE(extra.length, 24);
  if (entry.wide) shared.fill(0xff, 14, 22);
  const rest = Buffer.alloc(14);
  rest.writeUInt16LE(entry.disk ?? 0, 2);
  rest.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 6);
  rest.writeUInt32LE(entry.wide ? 0xffffffff : (entry.headerStart ?? headerStart), 10);
  const madeBy = Buffer.from([20, 3]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), madeBy, shared, rest, name, extra]);
  return { local, central };
}

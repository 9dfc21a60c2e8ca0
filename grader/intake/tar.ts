/**
 * Tars, compressed with gzip or not: POSIX.1-2017 pax (ustar), and GNU's long names. Read from memory, within a budget.
 */
import { gunzipSync } from 'node:zlib';
import { type Contents, type Found, notRegular, symbolicLink, type Trouble } from './branch.ts';
import { nameDamage } from './entry.ts';
import { decodePath } from './entry-name.ts';
import { Refusal } from './errors.ts';
import { maxHeldArchiveBytes, sizeInWords } from './limits.ts';
import { quoted } from './names.ts';
import { cleanPath } from './paths.ts';

const blockBytes = 512;
const again = 'pack the folder again, as a .zip, and hand that in';

/**
 * What lies in the tar `packed`, which messages call `name`.
 * @throws {Refusal} when it is no tar, is cut off, or unpacks to more than is held in memory.
 */
export async function* readTar(packed: Uint8Array, name: string): Contents {
  const tar = unpacked(packed, name);
  if (tar.length === 0) throw new Refusal(`it is empty (0 bytes); ${again}`);
  let long: string | undefined;
  for (let at = 0; at + blockBytes <= tar.length && tar[at] !== 0; ) {
    const header = headerOf(tar.subarray(at, at + blockBytes), name);
    const content = tar.subarray(at + blockBytes, at + blockBytes + header.bytes);
    if (content.length < header.bytes) throw new Refusal(`${quoted(name)} is cut off; ${again}`);
    at += blockBytes + Math.ceil(header.bytes / blockBytes) * blockBytes;
    const told = toldName(header.type, content);
    const path = long ?? header.name;
    if (told === undefined && !isTop(path)) yield foundAs(path, header.type, content);
    long = told === undefined ? undefined : (told ?? long);
  }
}

function unpacked(packed: Uint8Array, name: string): Uint8Array {
  if (packed[0] !== 0x1f || packed[1] !== 0x8b) return packed;
  try {
    return gunzipSync(packed, { maxOutputLength: maxHeldArchiveBytes });
  } catch {
    throw new Refusal(
      `${quoted(name)} is damaged, or unpacks to more than ${sizeInWords(maxHeldArchiveBytes)}; ` +
        'leave out everything but the source files, and hand in a .zip',
    );
  }
}

/** A tar of a folder has an entry for the folder itself. */
const isTop = (name: string): boolean => /^\.\/?$/.test(name);

type Header = { readonly name: string; readonly type: string; readonly bytes: number };

function headerOf(block: Uint8Array, name: string): Header {
  const isTar = sumOf(block) === octalIn(block, 148, 8);
  const bytes = octalIn(block, 124, 12);
  if (!isTar || !Number.isSafeInteger(bytes))
    throw new Refusal(`${quoted(name)} is no tar archive; ${again}`);
  const isUstar = textIn(block, 257, 5) === 'ustar' && block[262] === 0;
  const prefix = isUstar ? textIn(block, 345, 155) : '';
  const own = textIn(block, 0, 100);
  return {
    name: prefix === '' ? own : `${prefix}/${own}`,
    type: String.fromCharCode(block[156] || 0x30),
    bytes,
  };
}

/** All bytes of a header, those of the sum itself as spaces. */
function sumOf(block: Uint8Array): number {
  return block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);
}

function octalIn(block: Uint8Array, from: number, length: number): number {
  const digits = textIn(block, from, length).trim();
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : Number.NaN;
}

function textIn(block: Uint8Array, from: number, length: number): string {
  const field = block.subarray(from, from + length);
  const stop = field.indexOf(0);
  const bytes = stop < 0 ? field : field.subarray(0, stop);
  return bytes.length === 0 ? '' : decodePath(bytes);
}

/** The name that an entry tells for the next one, null where it tells something else; nothing for a real entry. */
function toldName(type: string, content: Uint8Array): string | null | undefined {
  if (type === 'L') return textIn(content, 0, content.length);
  if (type === 'x') return /^\d+ path=(.*)$/m.exec(Buffer.from(content).toString('utf8'))?.[1] ?? null;
  return type === 'g' || type === 'K' ? null : undefined;
}

function foundAs(name: string, type: string, content: Uint8Array): Found {
  const trouble = troubleWith(name, type);
  const path = trouble?.kind === 'unsafe' ? name : cleanPath(name);
  if (trouble === undefined && (type === '5' || name.endsWith('/'))) return { kind: 'folder', path };
  const file = { kind: 'file', path, bytes: content.length, read: async () => content } as const;
  return trouble === undefined ? file : { ...file, trouble };
}

function troubleWith(name: string, type: string): Trouble | undefined {
  const unsafe = nameDamage(name);
  if (unsafe !== undefined) return { kind: 'unsafe', why: unsafe };
  if (type === '1' || type === '2') return { kind: 'link', why: symbolicLink };
  return ['0', '5', '7'].includes(type) ? undefined : { kind: 'link', why: notRegular };
}

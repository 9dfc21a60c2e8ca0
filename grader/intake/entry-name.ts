/** The text of an entry's name, whatever program wrote it. */
import { crc32 } from 'node:zlib';

const utf8Flag = 0x0800;
const unicodePathField = 0x7075;

/**
 * An entry's name: as UTF-8 when the archive says so or it is valid UTF-8 (macOS does not say), from the
 * Info-ZIP Unicode Path field when there is one, else as GB 18030 (Windows in Chinese), else as Latin-1.
 */
export function decodeEntryName(bytes: Uint8Array, flags: number, extra: Uint8Array): string {
  if ((flags & utf8Flag) !== 0) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return (
    unicodePath(bytes, extra) ??
    decodeStrictly(bytes, 'utf-8') ??
    decodeStrictly(bytes, 'gb18030') ??
    latin1(bytes)
  );
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** The Unicode Path extra field (APPNOTE 4.6.9), which is valid only for the name whose CRC it carries. */
function unicodePath(name: Uint8Array, extra: Uint8Array): string | undefined {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) !== unicodePathField || length < 5 || at + 4 + length > extra.length)
      continue;
    const isCurrent = view.getUint8(at + 4) === 1 && view.getUint32(at + 5, true) === crc32(name);
    return isCurrent ? decodeStrictly(extra.subarray(at + 9, at + 4 + length), 'utf-8') : undefined;
  }
  return undefined;
}

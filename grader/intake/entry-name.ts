/** The text of an entry's name, whatever program wrote it. */
import { crc32 } from 'node:zlib';
import { decodeName, decodeStrictly } from './encoding.ts';
import { findField } from './entry.ts';
import { viewOf } from './zip-end.ts';

const unicodePathField = 0x7075;
const slash = 0x2f;

/**
 * An entry's name: from the Info-ZIP Unicode Path field (APPNOTE 4.6.9) when there is one, else each segment as a
 * name on disk: a class's folder and what a student packed into it may come from two systems. The flag that promises
 * UTF-8 is not asked: macOS does not set it and writes UTF-8, others set it and do not.
 */
export function decodeEntryName(bytes: Uint8Array, extra: Uint8Array): string {
  return unicodePath(bytes, extra) ?? decodePath(bytes);
}

/** A path in an archive, each segment decoded as a name on disk. */
export function decodePath(bytes: Uint8Array): string {
  return segmentsOf(bytes).map(decodeName).join('/');
}

/** No encoding of several bytes has a slash for one of them. */
function segmentsOf(bytes: Uint8Array): Uint8Array[] {
  const segments: Uint8Array[] = [];
  let rest = bytes;
  for (let at = rest.indexOf(slash); at >= 0; at = rest.indexOf(slash)) {
    segments.push(rest.subarray(0, at));
    rest = rest.subarray(at + 1);
  }
  return [...segments, rest];
}

/** The field is valid only for the name whose CRC it carries. */
function unicodePath(name: Uint8Array, extra: Uint8Array): string | undefined {
  const field = findField(extra, unicodePathField);
  if (field === undefined || field.length < 5) return undefined;
  const view = viewOf(field);
  const isCurrent = view.getUint8(0) === 1 && view.getUint32(1, true) === crc32(name);
  return isCurrent ? decodeStrictly(field.subarray(5), 'utf-8') : undefined;
}

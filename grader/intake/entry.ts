/** What the fields of one zip entry mean. */
import { refuseBroken, viewOf, wide } from './zip-end.ts';

const unixTypeMask = 0xf000;
const zip64Field = 0x0001;
const full = 0xffffffff;

/** UTF-16 units; keeps a name from having more segments than can be walked. */
export const maxEntryNameLength = 1000;

/** The kind of file that Unix mode bits state; none stated means a regular file. */
export function unixKind(mode: number): 'file' | 'symlink' | 'special' {
  const type = mode & unixTypeMask;
  if (type === 0 || type === 0x8000) return 'file';
  return type === 0xa000 ? 'symlink' : 'special';
}

/** Where an entry lies, and how long it is. */
export type Extent = { readonly bytes: number; readonly packedBytes: number; readonly headerStart: number };

/**
 * The extent that a central record states; what does not fit 32 bits stands in the zip64 field (APPNOTE 4.5.3), in
 * this order.
 * @throws {Refusal} when that field is missing or too short.
 */
export function extentOf(record: DataView, extra: Uint8Array): Extent {
  const narrow = [
    record.getUint32(24, true),
    record.getUint32(20, true),
    record.getUint32(42, true),
  ] as const;
  const field = narrow.includes(full) ? findField(extra, zip64Field) : undefined;
  let at = 0;
  const [bytes, packedBytes, headerStart] = narrow.map((value) => {
    if (value !== full) return value;
    at += 8;
    return field !== undefined && at <= field.length ? wide(viewOf(field), at - 8) : refuseBroken();
  });
  return { bytes: bytes ?? 0, packedBytes: packedBytes ?? 0, headerStart: headerStart ?? 0 };
}

/** The content of the first extra field of that number. */
export function findField(extra: Uint8Array, number: number): Uint8Array | undefined {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    const stop = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === number && stop <= extra.length) return extra.subarray(at + 4, stop);
  }
  return undefined;
}

/** Why an entry's name must not be used as a path, if so. */
export function nameDamage(name: string): string | undefined {
  const again = 'zip the folder again with another program';
  if (name.length > maxEntryNameLength)
    return `has a name of more than ${maxEntryNameLength} characters; rename it`;
  if (name === '' || name.includes('\0') || /(?:^|\/)\.$/.test(name)) return `has a broken name; ${again}`;
  if (name.includes('\\')) return `has a backslash in its name; ${again}`;
  if (name.startsWith('/') || /^[a-z]:/i.test(name)) return `has an absolute path; ${again}`;
  if (name.split('/').includes('..')) return `leads out of the archive by ".."; ${again}`;
  return undefined;
}

/** What the fields of one zip entry mean. */

const unixTypeMask = 0xf000;

/** UTF-16 units; keeps a name from having more segments than can be walked. */
export const maxEntryNameLength = 1000;

/** The kind of file that Unix mode bits state; none stated means a regular file. */
export function unixKind(mode: number): 'file' | 'symlink' | 'special' {
  const type = mode & unixTypeMask;
  if (type === 0 || type === 0x8000) return 'file';
  return type === 0xa000 ? 'symlink' : 'special';
}

/** True when a size or place does not fit 32 bits, so that it stands in a zip64 field. */
export function isZip64(entry: {
  readonly packedBytes: number;
  readonly bytes: number;
  readonly headerStart: number;
}): boolean {
  return [entry.packedBytes, entry.bytes, entry.headerStart].includes(0xffffffff);
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

/** A package as one tar (POSIX ustar), for platforms that take nothing else: the same bytes for the same files. */
import type { PackageFile, PackageFiles } from './exporter.ts';

const block = 512;

/** @throws {RangeError} for a path of more than 100 bytes, which the form has no room for. */
export function tarOf(files: PackageFiles): Buffer {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.concat([...sorted.flatMap(([path, file]) => memberOf(path, file)), Buffer.alloc(2 * block)]);
}

function memberOf(path: string, { content, isProgram }: PackageFile): Buffer[] {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
  const padding = Buffer.alloc((block - (bytes.length % block)) % block);
  return [headerOf(path, { size: bytes.length, mode: isProgram ? 0o755 : 0o644 }), bytes, padding];
}

/** Fields as octal numbers; owner and time are 0, so nothing tells who made it when. */
function headerOf(path: string, { size, mode }: { size: number; mode: number }): Buffer {
  if (Buffer.byteLength(path) > 100) throw new RangeError(`${path} is too long for a tar`);
  const header = Buffer.alloc(block);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;
  header.write(path, 0);
  header.write(octal(mode, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(size, 12), 124);
  header.write(octal(0, 12), 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

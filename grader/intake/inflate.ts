/** Inflating one entry with a budget: the size that was checked before anything was read. */
import { crc32, inflateRawSync } from 'node:zlib';
import type { Bytes } from './bytes.ts';
import type { ZipEntry } from './directory.ts';
import { Refusal } from './errors.ts';
import { quoted } from './names.ts';

const stored = 0;
/** The least that zlib takes for a piece of output. */
const leastChunkBytes = 64;

/**
 * The content of `entry`, exactly as long as the archive's directory states.
 * @throws {Refusal} as soon as more comes out, when less does, when bytes are left over, or when the checksum differs.
 */
export async function inflateEntry(archive: Bytes, entry: ZipEntry): Promise<Uint8Array> {
  const packed = await archive.during((read) => read(entry.dataStart, entry.packedBytes));
  const content = entry.method === stored ? packed : inflate(packed, entry.bytes);
  if (content?.length !== entry.bytes || crc32(content) !== entry.crc32) {
    throw new Refusal(
      `${quoted(entry.name)} is damaged inside the zip; zip the folder again and hand that in`,
    );
  }
  return content;
}

/** What `packed` gives, in one piece without a copy; undefined when it breaks or gives more than `bytes`. */
function inflate(packed: Uint8Array, bytes: number): Uint8Array | undefined {
  try {
    return inflateRawSync(packed, {
      maxOutputLength: Math.max(bytes, 1),
      chunkSize: Math.max(bytes + 1, leastChunkBytes),
      rejectGarbageAfterEnd: true,
    });
  } catch {
    return undefined;
  }
}

/** The archive of pages that a platform takes back. */
import JSZip from 'jszip';

/** Entries' content by path. */
export type ZipContent = Iterable<readonly [path: string, content: string | Uint8Array]>;

/** The bytes of a zip: the same for the same content. */
export async function zipOf(content: ZipContent): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [path, text] of content)
    zip.file(path, text, { date: new Date(Date.UTC(2000, 0, 1)), createFolders: false });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'UNIX' });
}

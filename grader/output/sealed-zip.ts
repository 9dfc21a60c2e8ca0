/** One zip of files that are handed out, sealed: the same bytes for the same files. */
import JSZip from 'jszip';
import { openSeal, seal } from './seal.ts';

/** A file of such a zip; `isProgram` where it is to be executable. */
export type ZippedFile = { readonly content: string | Uint8Array; readonly isProgram?: true };

const date = new Date(Date.UTC(2000, 0, 1));

/** The zip's bytes; paths are in order, dates fixed, and only programs are executable. */
export async function sealedZip(files: Readonly<Record<string, ZippedFile>>): Promise<Buffer> {
  const zip = new JSZip();
  for (const [path, { content, isProgram }] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    zip.file(path, content, { date, createFolders: false, unixPermissions: isProgram ? 0o755 : 0o644 });
  }
  const options = { compression: 'DEFLATE', platform: 'UNIX', comment: openSeal } as const;
  return seal(await zip.generateAsync({ type: 'nodebuffer', ...options }));
}

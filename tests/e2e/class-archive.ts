/** The class of sixty as a real archive in a platform's layout, with work that is graded in a moment. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import type { LaidOut } from '../unit/lms/class-of-60.ts';

/** What the file at a path holds. */
export type ContentOf = (path: string) => string | Uint8Array;

/** Writes the layout as a zip into `folder` and gives its path. */
export async function writeLayout(
  folder: string,
  { listing, texts }: LaidOut,
  contentOf: ContentOf,
): Promise<string> {
  const zip = new JSZip();
  for (const { path } of listing.files)
    zip.file(path, texts[path] ?? contentOf(path), { createFolders: false });
  for (const path of listing.folders) zip.file(`${path}/`, '', { dir: true });
  const path = join(folder, listing.name.endsWith('.zip') ? listing.name : `${listing.name}.zip`);
  writeFileSync(path, await zip.generateAsync({ type: 'nodebuffer' }));
  return path;
}

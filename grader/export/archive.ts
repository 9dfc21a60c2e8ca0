/** A package as one zip: the same bytes for the same repository. */
import JSZip from 'jszip';
import { openSeal, seal } from '../output/seal.ts';
import type { PackageFiles } from './exporter.ts';

const date = new Date(Date.UTC(2000, 0, 1));

/** The zip, sealed, with the modes of programs. */
export async function zipOf(files: PackageFiles): Promise<Buffer> {
  const zip = new JSZip();
  for (const [path, { content, isProgram }] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    zip.file(path, content, { date, createFolders: false, unixPermissions: isProgram ? 0o755 : 0o644 });
  }
  const options = { compression: 'DEFLATE', platform: 'UNIX', comment: openSeal } as const;
  return seal(await zip.generateAsync({ type: 'nodebuffer', ...options }));
}

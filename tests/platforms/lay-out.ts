/** A package's files on disk, without the zip, which takes long to make. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PackageFiles } from '../../grader/export/exporter.ts';

/** Writes `files` below `folder`; Node, which is large, as a link to the one that runs, unless it is to be copied. */
export function layOut(files: PackageFiles, folder: string, node: 'linked' | 'copied' = 'linked'): void {
  for (const [path, { content, isProgram }] of Object.entries(files)) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    if (node === 'linked' && /(^|\/)node$/.test(path)) symlinkSync(process.execPath, place);
    else writeFileSync(place, content, { mode: isProgram ? 0o755 : 0o644 });
  }
}

/** What lies below `folder`, which ends with a slash. */
export function inside(files: PackageFiles, folder: string): PackageFiles {
  const those = Object.entries(files).filter(([path]) => path.startsWith(folder));
  return Object.fromEntries(those.map(([path, file]) => [path.slice(folder.length), file]));
}

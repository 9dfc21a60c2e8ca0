/** The demo class as a zip, with members added that a class should not have. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { zipDemoClass } from '../../scripts/demo-class.ts';

/** Path in the zip → content; a path that ends with "/" is an empty folder. */
export type Members = Readonly<Record<string, string>>;

export type ClassZip = {
  readonly slug: string;
  /** Which of the demo submissions; all when left out. */
  readonly only?: readonly string[];
  readonly added?: Members;
};

/** Writes `class.zip` into `folder` and gives its path. */
export async function writeClassZip(folder: string, { slug, only, added = {} }: ClassZip): Promise<string> {
  const zip = await JSZip.loadAsync(await zipDemoClass(slug));
  for (const path of Object.keys(zip.files)) {
    if (only !== undefined && !only.some((name) => path.startsWith(`${name}/`))) zip.remove(path);
  }
  for (const [path, content] of Object.entries(added)) {
    if (path.endsWith('/')) zip.file(path, '', { dir: true });
    else zip.file(path, content, { createFolders: false });
  }
  const path = join(folder, 'class.zip');
  writeFileSync(path, await zip.generateAsync({ type: 'nodebuffer' }));
  return path;
}

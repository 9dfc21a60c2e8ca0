/** Submissions as students hand them in: folders, with all that lies in them. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { editedOf, rightFolder } from './corpus.ts';
import { withEdits } from './edits.ts';

/** All files of a submission by path, sorted. @throws {Error} when there is no submission of that name. */
export function handedIn(slug: string, name: string): Map<string, Buffer> {
  const edited = editedOf(slug, name);
  if (edited === undefined) return filesIn(rightFolder(slug, name));
  const files = handedIn(slug, edited.base);
  const texts = [...files].map(([path, bytes]) => [path, bytes.toString()] as const);
  for (const [path, text] of Object.entries(withEdits(Object.fromEntries(texts), edited.edits)))
    files.set(path, Buffer.from(text));
  return files;
}

/** Writes a submission into `folder`, which is made when it is not there. */
export function layOut(slug: string, name: string, folder: string): void {
  for (const [path, bytes] of handedIn(slug, name)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

function filesIn(folder: string): Map<string, Buffer> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  const paths = found.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return new Map(
    paths.map((path) => [path.slice(join(folder, '/').length).replaceAll('\\', '/'), readFileSync(path)]),
  );
}

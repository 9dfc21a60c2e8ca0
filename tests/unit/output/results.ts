/** Results in an output folder, put there and read again. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listName } from '../../../grader/output/list.ts';
import { openOutput } from '../../../grader/output/output.ts';

/** Path → text. */
export type Files = Readonly<Record<string, string>>;

/** Results of a run, and of another one on the same class. */
export const first: Files = {
  'index.html': 'one',
  'students/ann/report.html': 'Ann',
  'students/bob/report.html': 'Bob',
};
export const second: Files = {
  'index.html': 'two',
  'students/ann/report.html': 'Ann again',
  'students/zoe/report.html': 'Zoe',
};

export function put(out: string, files: Files): void {
  const output = openOutput(out);
  for (const [path, text] of Object.entries(files)) output.write(path, text);
  output.publish();
}

/** Every file below the folder but the list, and every folder with nothing in it, called "/". */
export function found(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const below = path.slice(folder.length + 1);
    if (entry.isFile()) return [[below, readFileSync(path, 'utf8')]];
    return entry.isDirectory() && readdirSync(path).length === 0 ? [[below, '/']] : [];
  });
  return Object.fromEntries(entries.filter(([path]) => path !== listName));
}

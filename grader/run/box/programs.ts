/** Finds the programs that make a box. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The full path of a program on PATH, if it is there; relative folders of PATH are passed over. */
export function findProgram(name: 'bwrap' | 'perl'): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** @throws {Error} when the program is not there, with what adds it. */
export function requireProgram(name: 'bwrap' | 'perl'): string {
  const found = findProgram(name);
  if (found !== undefined) return found;
  const debianPackage = name === 'bwrap' ? 'bubblewrap' : 'perl-base';
  throw new Error(
    `${name} is not on PATH; \`apt-get install ${debianPackage}\` (or your system’s package) adds it`,
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Makes folders one by one: with `recursive`, Node never comes back from a place such as /proc. */
import { mkdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes `path` and the folders above it that are missing. @returns those that it made, the innermost first. */
export function makeFolders(path: string): string[] {
  try {
    mkdirSync(path);
    return [path];
  } catch (error) {
    if (isFolder(path)) return [];
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(path) === path) throw error;
  }
  const above = makeFolders(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    above.every(removeEmpty);
    throw error;
  }
  return [path, ...above];
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Removes a folder that holds nothing. @returns whether it is gone. */
export function removeEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** Removes a folder with all in it, as far as the system allows. @returns whether it is gone. */
export function removeAll(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}

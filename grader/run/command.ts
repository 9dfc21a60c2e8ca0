/** The commands that start a worker without a box. */

import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from './worker-process.ts';

/** The worker's own folder, real path; a kit's bundle has none. */
export function workerFolder(): string {
  return realpathSync(fileURLToPath(new URL('./worker', import.meta.url)));
}

/**
 * The box's files as a package for a platform has them beside its engine: the worker as one file, with what it loads of
 * its packages. The repository has sources instead, of which `box/bundle.ts` makes them.
 */
export function readyBox(): string | undefined {
  const folder = fileURLToPath(new URL('./ready-box', import.meta.url));
  return existsSync(folder) ? realpathSync(folder) : undefined;
}

/** The packages that a worker loads, by name. */
export const workerPackages = ['isolated-vm', 'node-gyp-build', 'amaro'] as const;

/**
 * Flags that isolated-vm needs, and quiet. V8's last compiler is off: a submission's code lives for some 50 ms, in which
 * it costs more than it gives (measured: 40 % of a worker's CPU time).
 */
export const nodeFlags = [
  '--no-node-snapshot',
  '--no-opt',
  '--disable-warning=ExperimentalWarning',
  '--disable-warning=PERM0001',
];

/** Flags of Node's permission model: addons, and reading in `folders` only. */
export function permissionFlags(folders: readonly string[]): string[] {
  const readable = process.platform === 'linux' ? [...folders, '/etc/alpine-release'] : folders;
  return ['--permission', '--allow-addons', ...readable.map((folder) => `--allow-fs-read=${folder}`)];
}

/** The folder where the worker finds an installed package; it may be reached through links. */
export function packageFolder(name: string): string {
  const importer = join(readyBox() ?? workerFolder(), 'main.js');
  const folders = createRequire(importer).resolve.paths(name) ?? [];
  const found = folders.map((folder) => join(folder, name)).find((folder) => existsSync(folder));
  if (found === undefined) throw new Error(`the package ${name} is not installed; run \`npm ci\``);
  return found;
}

/** A worker with the isolate and the permission model, and no box. */
export function isolateCommand(): Command {
  const ready = readyBox();
  return ready === undefined ? commandOfSources() : commandOf(join(ready, 'main.js'), [ready]);
}

function commandOf(file: string, readable: readonly string[]): Command {
  return [process.execPath, ...nodeFlags, ...permissionFlags(readable), file, 'isolate'];
}

function commandOfSources(): Command {
  const packages = workerPackages.map(packageFolder);
  // Node looks at each link on the way to a package, so the folder of the packages is readable as a whole.
  const homes = new Set(packages.map((path) => dirname(path)));
  const folders = [workerFolder(), packageJson(), ...homes, ...packages.map((path) => realpathSync(path))];
  return commandOf(join(workerFolder(), 'main.ts'), folders);
}

/** A worker without any wall; `command`, a Node and its arguments, starts it when it is not the one of this folder. */
export function localCommand(command: Command | undefined, memoryMb: number): Command {
  const [node = process.execPath, ...args] = command ?? ownCommand();
  return [node, `--max-old-space-size=${memoryMb + 64}`, ...args, 'local'];
}

function ownCommand(): Command {
  const ready = readyBox();
  const file = ready === undefined ? join(workerFolder(), 'main.ts') : join(ready, 'main.js');
  return [process.execPath, ...nodeFlags, '--experimental-vm-modules', file];
}

/** The package.json that makes the worker's files modules. */
export function packageJson(): string {
  const ready = readyBox();
  if (ready !== undefined) return join(ready, 'package.json');
  return join(dirname(dirname(dirname(workerFolder()))), 'package.json');
}

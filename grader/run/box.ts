/**
 * The box: bubblewrap around a worker. Inside there are Node, its libraries and the worker's files, all read-only, in
 * namespaces of their own; no /proc, no /dev, no /tmp, no network, nobody to signal. It dies with the host.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import {
  nodeFlags,
  packageFolder,
  packageJson,
  permissionFlags,
  workerFolder,
  workerPackages,
} from './command.ts';
import type { Command } from './worker-process.ts';

/** Programs with arguments that go in front of bubblewrap, outermost first: limits of the process belong here. */
const launchers: readonly Command[] = [];

const inside = '/box';

/** The bubblewrap program on PATH, if there is one. */
export function findBubblewrap(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));
  return folders.map((folder) => join(folder, 'bwrap')).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The command that starts a worker in a box, with Node's permission model as a second wall. */
export function workerInBox(bubblewrap: string): Command {
  const flags = [...nodeFlags, ...permissionFlags([`${inside}/`])];
  return boxCommand(bubblewrap, [...flags, `${inside}/grader/run/worker/main.ts`, 'isolate']);
}

/** The command that starts the probe in a box that stands alone, so that the box itself is tried. */
export function probeInBox(bubblewrap: string, args: readonly string[]): Command {
  return boxCommand(bubblewrap, [...nodeFlags, `${inside}/grader/run/worker/probe.ts`, ...args]);
}

function boxCommand(bubblewrap: string, nodeArguments: readonly string[]): Command {
  const mounts = [...nodeMounts(), ...workerMounts()].flatMap(([from, to]) => ['--ro-bind', from, to]);
  const last = ['--chdir', inside, '--remount-ro', '/', '--', '/node', ...nodeArguments];
  return [...launchers.flat(), bubblewrap, ...walls, ...mounts, ...last];
}

const walls = [
  '--unshare-all',
  '--die-with-parent',
  '--new-session',
  '--clearenv',
  ...['--setenv', 'LANG', 'C.UTF-8'],
  ...['--setenv', 'TZ', 'UTC'],
  ...['--hostname', 'box'],
  ...['--uid', '65534'],
  ...['--gid', '65534'],
  ...['--cap-drop', 'ALL'],
];

type Mount = readonly [from: string, to: string];

/** Node itself and the libraries that `ldd` names; found once. */
function nodeMounts(): readonly Mount[] {
  foundNode ??= [[realpathSync(process.execPath), '/node'], ...libraries()];
  return foundNode;
}

let foundNode: readonly Mount[] | undefined;

function libraries(): Mount[] {
  const text = execFileSync('ldd', [process.execPath], { encoding: 'utf8', timeout: 10_000 });
  const paths = [...text.matchAll(/(?:=> |^\s*)(\/\S+) \(0x/gm)].map((match) => match[1] ?? '');
  return paths.map((path) => [realpathSync(path), path]);
}

function workerMounts(): Mount[] {
  const packages = workerPackages.map(
    (name): Mount => [realpathSync(packageFolder(name)), `${inside}/node_modules/${name}`],
  );
  const worker: Mount = [workerFolder(), `${inside}/grader/run/worker`];
  return [worker, [packageJson(), `${inside}/package.json`], ...packages];
}

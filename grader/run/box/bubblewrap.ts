/**
 * Walls by bubblewrap: namespaces of its own for files, users, processes and network. Inside there is the jail and
 * nothing else: no /proc, no /dev, no /tmp, nothing writable, nobody to signal.
 */
import { execFileSync } from 'node:child_process';
import type { Command } from '../worker-process.ts';
import type { Jail } from './jail.ts';
import { type BoxOrder, dedicatedUid, type LaunchOptions, launch, resourceLimits } from './launcher.ts';
import { requireProgram } from './programs.ts';

/**
 * The command that starts `program`, a path inside the jail, in a box of this order.
 * @throws {Error} when there is no bubblewrap or no perl.
 */
export function inBubblewrap(jail: Jail, order: BoxOrder, program: Command): Command {
  const identity: LaunchOptions = jail.isWhole ? [['uid', dedicatedUid()]] : [];
  const options = [...resourceLimits(jail, order), ...identity, ['hand', jail.filters.bubblewrap] as const];
  const bubblewrap = requireProgram('bwrap');
  return launch(jail, options, [bubblewrap, ...walls(bubblewrap), ...files(jail), '--', ...program]);
}

function walls(bubblewrap: string): string[] {
  return [
    '--unshare-all',
    '--unshare-user',
    ...(canForbidNamespaces(bubblewrap) ? ['--disable-userns'] : []),
    '--die-with-parent',
    '--new-session',
    '--clearenv',
    ...['--setenv', 'LANG', 'C.UTF-8'],
    ...['--setenv', 'TZ', 'UTC'],
    ...['--hostname', 'box'],
    ...['--uid', '65534', '--gid', '65534'],
    ...['--cap-drop', 'ALL'],
    ...['--seccomp', '4'],
  ];
}

function files({ root, runtime, isWhole }: Jail): string[] {
  const mounts = isWhole ? [] : runtime.flatMap(([from, to]) => ['--ro-bind', from, to]);
  return ['--ro-bind', root, '/', ...mounts, '--chdir', '/box'];
}

/** Whether bubblewrap, as the user that a worker would have, can make what it needs; so it is known what is to blame. */
export function canMakeNamespaces(): boolean {
  const id = process.getuid?.() === 0 ? dedicatedUid() : undefined;
  const identity = id === undefined ? {} : { uid: id, gid: id };
  try {
    const bubblewrap = requireProgram('bwrap');
    const box = ['--unshare-all', '--unshare-user', '--ro-bind', '/', '/', bubblewrap, '--version'];
    execFileSync(bubblewrap, box, { ...identity, stdio: 'ignore', timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}

let forbids: boolean | undefined;

/** Bubblewrap has the option since 0.8; the filter forbids the same. */
function canForbidNamespaces(bubblewrap: string): boolean {
  forbids ??= execFileSync(bubblewrap, ['--help'], { encoding: 'utf8', timeout: 10_000 }).includes(
    '--disable-userns',
  );
  return forbids;
}

/**
 * Walls without namespaces, for containers that allow none: the stricter filter, Landlock, and, for root, the jail as
 * root folder and a user of its own.
 */
import { join } from 'node:path';
import type { Command } from '../worker-process.ts';
import type { Jail } from './jail.ts';
import { type BoxOrder, dedicatedUid, type LaunchOptions, launch, resourceLimits } from './launcher.ts';

/**
 * The command that starts `program` in a box of this order; its paths are those of {@link insideContainer}.
 * @throws {Error} when there is no perl.
 */
export function inContainer(jail: Jail, order: BoxOrder, program: Command): Command {
  const filter: LaunchOptions = [['filter', jail.filters.container]];
  const options = [...resourceLimits(jail, order), ...filter, ...files(jail)];
  return launch(jail, options, program);
}

function files({ root, runtime, isWhole }: Jail): LaunchOptions {
  if (isWhole) {
    return [
      ['chroot', root],
      ['uid', dedicatedUid()],
      ['folder', '/box'],
      ['run', '/'],
    ];
  }
  const box = join(root, 'box');
  return [...runtime.map(([from]) => ['run', from] as const), ['read', box], ['folder', box]];
}

/** Where the worker finds a file of the jail, and Node. */
export function insideContainer({ root, runtime, isWhole }: Jail): { root: string; node: string } {
  return isWhole ? { root: '/', node: '/node' } : { root, node: runtime[0]?.[0] ?? process.execPath };
}

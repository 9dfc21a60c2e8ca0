/** A box: the walls around a worker, of one of two kinds. */
import { join } from 'node:path';
import { nodeFlags, permissionFlags } from '../command.ts';
import type { Command } from '../worker-process.ts';
import { inBubblewrap } from './bubblewrap.ts';
import { inContainer, insideContainer } from './container.ts';
import { type Jail, openJail } from './jail.ts';
import type { BoxOrder } from './launcher.ts';
import { requireProgram } from './programs.ts';

export type BoxLevel = 'bubblewrap' | 'container';

/**
 * The command that starts a worker in a box, with Node's permission model as one more wall. The worker proves the box
 * before its first word, so the permission model lets it try one file of /proc and one new file.
 * @throws {Error} when this machine has not what the box is made of.
 */
export async function boxedWorker(level: BoxLevel, order: BoxOrder): Promise<Command> {
  requirePrograms(level);
  const jail = await openJail();
  const { root, node } = inside(level, jail);
  const leftOver = join(root, 'left-over');
  const permissions = permissionFlags([`${join(root, 'box')}/`, '/proc/self/status']);
  const flags = [...nodeFlags, ...permissions, `--allow-fs-write=${leftOver}`];
  const worker = [join(root, 'box/main.js'), 'isolate', 'boxed', leftOver];
  return around(level, { jail, order }, [node, ...flags, ...worker]);
}

/** The command that starts the probe in the worker's place, without the permission model, so that the box is tried. */
export async function boxedProbe(
  level: BoxLevel,
  order: BoxOrder,
  args: readonly string[],
): Promise<Command> {
  requirePrograms(level);
  const jail = await openJail();
  const { root, node } = inside(level, jail);
  return around(level, { jail, order }, [node, ...nodeFlags, join(root, 'box/probe.js'), ...args]);
}

/** Asked before the jail is made, which is the longest part of a box. */
function requirePrograms(level: BoxLevel): void {
  if (level === 'bubblewrap') requireProgram('bwrap');
  requireProgram('perl');
}

type Make = { readonly jail: Jail; readonly order: BoxOrder };

function around(level: BoxLevel, { jail, order }: Make, program: Command): Command {
  return level === 'bubblewrap' ? inBubblewrap(jail, order, program) : inContainer(jail, order, program);
}

function inside(level: BoxLevel, jail: Jail): { root: string; node: string } {
  return level === 'bubblewrap' ? { root: '/', node: '/node' } : insideContainer(jail);
}

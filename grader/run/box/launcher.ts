/** The command line of launch.pl, which puts limits and walls in front of a program. */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Limits } from '../../model.ts';
import type { Command } from '../worker-process.ts';
import type { Jail } from './jail.ts';
import { budgetBytes } from './memory.ts';
import { requireProgram } from './programs.ts';

/** Options of launch.pl in any order, as its head explains them. */
export type LaunchOptions = readonly (readonly [name: string, value: string | number])[];

/** What a boxed worker is held to. */
export type BoxOrder = {
  readonly limits: Limits;
  /** A worker for one submission only. */
  readonly strict: boolean;
};

/** @throws {Error} when there is no perl. */
export function launch({ architecture }: Jail, options: LaunchOptions, program: Command): Command {
  const script = realpathSync(fileURLToPath(new URL('./launch.pl', import.meta.url)));
  const words = options.flatMap(([name, value]) => [name, String(value)]);
  return [requireProgram('perl'), script, architecture, ...words, '--', ...program];
}

/**
 * Limits of the process: memory, stacks, and no files, locked memory or core dumps. The user's processes are counted only
 * where the user is the worker's own. Time is the host's to watch: a limit of CPU time is for the whole life of a
 * process, so it is set only where that is one submission, and so high that the host's clock is always first.
 */
export function resourceLimits(jail: Jail, { limits, strict }: BoxOrder): LaunchOptions {
  const data = jail.idleDataBytes + budgetBytes(limits);
  const cpuSeconds = 30 + 4 * Math.ceil(limits.submissionTimeMs / 1000);
  const words = [`data=${data}`, `stack=${stackBytes}`, 'fsize=0', 'nofile=64', 'core=0', 'memlock=0'];
  if (jail.isWhole) words.push('nproc=64');
  if (strict) words.push(`cpu=${cpuSeconds}`);
  return words.map((word) => ['limit', word]);
}

/** Linux's own default. A thread gets a stack of this size, which counts as data: some platforms set hundreds of MB. */
const stackBytes = 8 * 1024 * 1024;

/** Users that nothing else runs as, by systemd's plan of user ids; each box of a grading process has another one. */
const firstUid = 61_184;
const uidCount = 4336;
let boxes = 0;

/** A user for one box. */
export function dedicatedUid(): number {
  boxes += 1;
  return firstUid + ((process.pid * 61 + boxes) % uidCount);
}

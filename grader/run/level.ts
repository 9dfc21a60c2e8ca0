/** Starts the first worker of a sandbox at the level that is asked for, or at the strongest that works here. */
import type { IsolationLevel, Limits } from '../model.ts';
import { boxedWorker } from './box/box.ts';
import { isolateCommand, localCommand } from './command.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import { type Command, startWorker, type WorkerProcess } from './worker-process.ts';

/** A worker that has said hello, and how to start another one like it. */
export type Started = {
  readonly level: IsolationLevel;
  readonly command: Command;
  readonly worker: WorkerProcess;
};

/** What `auto` tries, strongest first. */
const strongestFirst: readonly IsolationLevel[] = ['bubblewrap', 'container', 'isolate', 'local'];

/** Whether `level` holds submissions at least as strongly as `weakest`. */
export function holdsAsWellAs(level: IsolationLevel, weakest: IsolationLevel): boolean {
  return strongestFirst.indexOf(level) <= strongestFirst.indexOf(weakest);
}

/**
 * Starts a worker for `options`.
 * @throws {Error} when the demanded level does not work here, or none does, with the reason.
 */
export async function startAtLevel(options: SandboxOptions, limits: Limits): Promise<Started> {
  const wanted = options.isolation ?? 'auto';
  if (options.workerCommand !== undefined && wanted !== 'auto' && wanted !== 'local') {
    throw new Error(`a worker command of your own runs at level "local", not "${wanted}"`);
  }
  if (options.workerCommand !== undefined) return startLevel('local', options, limits);
  if (wanted !== 'auto') return startLevel(wanted, options, limits);
  const reasons: string[] = [];
  const allowed = strongestFirst.slice(0, strongestFirst.indexOf(options.weakest ?? 'isolate') + 1);
  for (const level of allowed) {
    const started = await startLevel(level, options, limits).catch((error: Error) => error.message);
    if (typeof started !== 'string') return started;
    reasons.push(started);
  }
  throw new Error(reasons.join('; '));
}

async function startLevel(level: IsolationLevel, options: SandboxOptions, limits: Limits): Promise<Started> {
  try {
    const command = await commandAt(level, options, limits);
    return { level, command, worker: await startWorker(command) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`isolation level "${level}" does not work here: ${reason}`);
  }
}

async function commandAt(level: IsolationLevel, options: SandboxOptions, limits: Limits): Promise<Command> {
  if (level === 'local') return localCommand(options.workerCommand, limits.memoryMb);
  if (level === 'isolate') return isolateCommand();
  return boxedWorker(level, { limits, strict: options.strict ?? false });
}

/**
 * Who is writing to an output folder. A stage is a folder in it whose name says which process it belongs to, so that
 * it comes into being with its owner in one step, and one that a killed process left behind can be told from one in use.
 */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process: its machine, its number there, and when it was started, in the kernel's ticks (0 where that is not known). */
type Owner = { readonly machine: string; readonly pid: number; readonly started: string };

const pattern = /^\.gradecheck-partial\.(.+)\.(\d+)\.(\d+)$/;

/** The name of this process's stage. */
export function ownStageName(): string {
  return `.gradecheck-partial.${machine()}.${process.pid}.${statusOf(process.pid)?.started ?? '0'}`;
}

const machine = (): string => encodeURIComponent(hostname()).slice(0, 100) || 'unknown';

/** Whether a file of this name is a stage, whosoever. */
export const isStageName = (name: string): boolean => pattern.test(name);

/** Whether the process that a stage of this name belongs to may still be there, and who it is, in words. */
export function ownerOf(name: string): { readonly isThere: boolean; readonly who: string } {
  const [, on = '', pid = '0', started = ''] = pattern.exec(name) ?? [];
  const owner = { machine: on, pid: Number(pid), started };
  return { isThere: isThere(owner), who: `process ${owner.pid} on ${on}` };
}

/** A process of another machine cannot be asked. */
function isThere(owner: Owner): boolean {
  if (owner.machine !== machine()) return true;
  if (!isRunning(owner.pid)) return false;
  const status = statusOf(owner.pid);
  return status === undefined || (status.started === owner.started && !status.isOver);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** What the kernel says of a process: a number is given out again, a number with its time of start is not. */
function statusOf(pid: number): { started: string; isOver: boolean } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The program's name comes first, in brackets, and may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { started: fields[19] ?? '0', isOver: fields[0] === 'Z' || fields[0] === 'X' };
  } catch {
    return undefined;
  }
}

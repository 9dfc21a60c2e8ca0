/** Looks for processes through /proc; elsewhere nothing is found. */
import { readdirSync, readFileSync } from 'node:fs';

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function allPids(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

/** Processes other than this one with `mark` in their command line. */
export function markedProcesses(mark: string): number[] {
  return allPids().filter((pid) => pid !== process.pid && read(`/proc/${pid}/cmdline`).includes(mark));
}

/** How many processes descend from this one; those that have ended and only wait to be noticed do not count. */
export function countDescendants(): number {
  const parents = new Map(allPids().map((pid) => [pid, parentOf(pid)]));
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent === process.pid || (parent !== undefined && parent > 1 && isOurs(parent));
  };
  return [...parents.keys()].filter(isOurs).length;
}

/** State and parent are the fields after the name of /proc/PID/stat, which stands in parentheses and may be anything. */
function parentOf(pid: number): number | undefined {
  const text = read(`/proc/${pid}/stat`);
  const [state, parent] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return text === '' || state === 'Z' ? undefined : Number(parent);
}

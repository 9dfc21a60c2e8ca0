/** Removes folders when this process ends, also by a signal that it does not otherwise take. */
import { rmSync } from 'node:fs';

const folders = new Set<string>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Removes `folder` and all in it when this process ends; after SIGKILL it stays. */
export function removeAtExit(folder: string): void {
  if (folders.size === 0) {
    process.on('exit', removeAll);
    for (const signal of signals) process.on(signal, endBy);
  }
  folders.add(folder);
}

function removeAll(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** A signal that nobody else listens to ends the process as if we did not listen either. */
function endBy(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  removeAll();
  process.off(signal, endBy);
  process.kill(process.pid, signal);
}

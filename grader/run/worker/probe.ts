/**
 * Tries, as trusted code in the worker's place and without Node's own walls, what a worker that was taken over must not
 * be able to do. Its argument is a {@link ProbeTask}; it says one JSON text on descriptor 3.
 */
import { writeLine } from './channel.ts';
import { tryHeap, tryMemory } from './probe-memory.ts';
import { tryNetwork } from './probe-network.ts';
import { tryFiles, tryProcesses } from './probe-system.ts';
import type { Attempt, ProbeTask } from './probe-task.ts';

async function work(task: ProbeTask): Promise<void> {
  if (task.kind === 'linger') return linger();
  if (task.kind === 'heap') return tell(tryHeap(task.memoryMb));
  if (task.kind === 'memory') return tell(tryMemory(task.memoryMb));
  tell([...tryFiles(task), ...tryProcesses(task), ...(await tryNetwork(task))]);
}

function tell(attempts: readonly Attempt[]): void {
  writeLine(3, JSON.stringify(attempts));
  process.exit(0);
}

/** Ignores every signal that can be ignored and the end of its input. */
function linger(): void {
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM', 'SIGPIPE'] as const) process.on(signal, () => {});
  writeLine(3, '[]');
  setInterval(() => {}, 1000);
}

void work(JSON.parse(process.argv[2] ?? ''));

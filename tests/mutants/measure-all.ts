/** Grades the mutants of an assignment that are not known yet, in as many processes as there are cores. */
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Lives } from './measure.ts';

export type Order = {
  readonly slug: string;
  /** How many mutants the assignment has. */
  readonly count: number;
  /** Those that are to be graded. */
  readonly keys: readonly string[];
  readonly heard: (key: string, lives: Lives) => void;
};

/** @throws {Error} when one of the processes fails; it has said why on standard error. */
export async function measureMutants({ slug, count, keys, heard }: Order): Promise<void> {
  if (keys.length === 0) return;
  const parts = availableParallelism();
  const shares = Array.from({ length: parts }, (_, part) => keys.filter((_key, i) => i % parts === part));
  await Promise.all(shares.map((share) => measureShare(startProcess(slug, count), share, heard)));
}

function startProcess(slug: string, count: number): ChildProcess {
  return fork(fileURLToPath(new URL('./measure-process.ts', import.meta.url)), [slug, String(count)]);
}

function measureShare(child: ChildProcess, share: readonly string[], heard: Order['heard']): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = share.length;
    child.on('message', (message) => {
      if (message === 'ready') return child.send(share);
      left -= 1;
      return heard(...(message as [string, Lives]));
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      left === 0 ? resolve() : reject(new Error(`a process ended with ${code}; ${left} mutants were left`)),
    );
  });
}

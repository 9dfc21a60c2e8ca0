/** Lays out what attacks would like to take, and tells what was taken. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bait, secret } from './attack.ts';
import { markedProcesses } from './processes.ts';

/** The name under which {@link secret} stands in the environment of the grading process. */
const secretVariable = 'GRADECHECK_ATTACK_CANARY';

/** Signals that do nothing here but being counted; SIGUSR1 would open the debugger of a careless process. */
const watchedSignals = ['SIGUSR1', 'SIGUSR2', 'SIGHUP'] as const;

export type LaidBait = {
  readonly bait: Bait;
  /** A folder of the host with the bait and room for the work of a runner. */
  readonly home: string;
  /** What was taken since the last time, in words; what was left behind is removed. */
  readonly taken: () => string[];
  readonly clear: () => void;
};

/** Lays the bait in a new temporary folder. Clear it when done. */
export async function layBait(): Promise<LaidBait> {
  const home = mkdtempSync(join(tmpdir(), 'gradecheck-attack-'));
  const folder = join(home, 'writable');
  const file = join(home, 'secret.txt');
  mkdirSync(folder);
  writeFileSync(file, secret);
  process.env[secretVariable] = secret;
  const watched = [await watchPort(), watchSignals()] as const;
  const bait = { file, folder, port: watched[0].port, pid: process.pid, mark: `marked-${process.pid}` };
  return {
    bait,
    home,
    taken: () => [...watched.flatMap((watch) => watch.heard()), ...written(folder), ...left(bait.mark)],
    clear: () => {
      for (const watch of watched) watch.stop();
      delete process.env[secretVariable];
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Listens on a port and remembers who came. */
function watchPort() {
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    socket.destroy();
  });
  const heard = () => told(count, 'connected to the host', () => (count = 0));
  return new Promise<{ port: number; heard: () => string[]; stop: () => void }>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({ port, heard, stop: () => void server.close() });
    });
    server.unref();
  });
}

function watchSignals() {
  let count = 0;
  const listener = () => {
    count += 1;
  };
  for (const signal of watchedSignals) process.on(signal, listener);
  const stop = () => {
    for (const signal of watchedSignals) process.off(signal, listener);
  };
  return { heard: () => told(count, 'signalled the host', () => (count = 0)), stop };
}

function told(count: number, what: string, forget: () => void): string[] {
  forget();
  return count === 0 ? [] : [what];
}

function written(folder: string): string[] {
  const names = readdirSync(folder);
  for (const name of names) rmSync(join(folder, name), { recursive: true, force: true });
  return names.length === 0 ? [] : ['wrote to the disk of the host'];
}

function left(mark: string): string[] {
  const pids = markedProcesses(mark);
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself in the meantime.
    }
  }
  return pids.length === 0 ? [] : ['started a program that is still there'];
}

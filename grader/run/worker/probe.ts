/**
 * Tries, as trusted code in the worker's place, what a submission must never be able to do. Arguments: a file of the
 * host's, a port that the host listens on, the host's process id. Says one JSON text on descriptor 3.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { writeLine } from './channel.ts';

/** What became of one attempt: `held` when the wall stood. */
export type Attempt = { readonly name: string; readonly held: boolean; readonly detail: string };

const [file = '', port = '', hostPid = ''] = process.argv.slice(2);

function attempt(name: string, act: () => unknown): Attempt {
  try {
    return { name, held: false, detail: String(act() ?? 'done').slice(0, 200) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { name, held: true, detail: code ?? message.slice(0, 200) };
  }
}

function spawnSomething(): number | null {
  for (const program of ['/bin/true', '/bin/sh', '/usr/bin/env', '/usr/bin/perl']) {
    const { error, status } = spawnSync(program, ['--version']);
    if (error === undefined) return status;
  }
  throw new Error('no program could be started');
}

function connectToHost(): Promise<Attempt> {
  const name = 'connect to the host';
  return new Promise((resolve) => {
    const settle = (held: boolean, detail: string) => resolve({ name, held, detail });
    try {
      const socket = connect(Number(port), '127.0.0.1', () => settle(false, 'connected'));
      socket.on('error', (error: NodeJS.ErrnoException) => settle(true, error.code ?? error.message));
      setTimeout(() => settle(true, 'no answer'), 1000).unref();
    } catch (error) {
      settle(true, error instanceof Error ? error.message.slice(0, 200) : String(error));
    }
  });
}

const attempts = [
  attempt('read a file of the host', () => readFileSync(file, 'utf8')),
  attempt('write a file', () => writeFileSync('/left-over', 'x')),
  attempt('start a program of the host', spawnSomething),
  attempt('signal the host', () => process.kill(Number(hostPid), 0)),
];
connectToHost().then((connection) => {
  writeLine(3, JSON.stringify([...attempts, connection]));
  process.exit(0);
});

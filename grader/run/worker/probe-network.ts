/** Sockets of every kind, both ways. */
import { createSocket } from 'node:dgram';
import { connect, createServer, type NetConnectOpts } from 'node:net';
import { reasonOf } from './probe-attempt.ts';
import type { Attempt, ProbeTask } from './probe-task.ts';

type Reach = Extract<ProbeTask, { kind: 'reach' }>;
type Settle = (detail: string, error?: unknown) => void;

export function tryNetwork({ port, socketPath, abstractName }: Reach): Promise<Attempt[]> {
  return Promise.all([
    eventually('connect to the host by TCP', (settle) => open({ port, host: '127.0.0.1' }, settle)),
    eventually('connect to the internet', (settle) => open({ port: 443, host: '192.0.2.1' }, settle)),
    eventually('connect to a unix socket', (settle) => open({ path: socketPath }, settle)),
    eventually('connect to an abstract socket', (settle) => open({ path: `\0${abstractName}` }, settle)),
    eventually('send a datagram', (settle) => send(port, settle)),
    eventually('listen', listen),
  ]);
}

/** The wall holds when there is an error, and at once: waiting for an answer means that something was sent. */
function eventually(name: string, start: (settle: Settle) => void): Promise<Attempt> {
  return new Promise((resolve) => {
    const settle: Settle = (detail, error) =>
      resolve({ name, held: error !== undefined, detail: error === undefined ? detail : reasonOf(error) });
    setTimeout(() => settle('no error within 500 ms'), 500);
    try {
      start(settle);
    } catch (error) {
      settle('', error);
    }
  });
}

function open(target: NetConnectOpts, settle: Settle): void {
  const socket = connect(target, () => settle('connected'));
  socket.on('error', (error) => settle('', error));
}

function send(port: number, settle: Settle): void {
  const socket = createSocket('udp4');
  socket.on('error', (error) => settle('', error));
  socket.send('x', port, '127.0.0.1', (error) => settle('sent', error ?? undefined));
}

function listen(settle: Settle): void {
  const server = createServer();
  server.on('error', (error) => settle('', error));
  server.listen(0, '127.0.0.1', () => settle('listening'));
}

/** The host's side of trying a box: something to reach for, probes in the worker's place, and what became of them. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ListenOptions, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { packageJson } from '../command.ts';
import { defaultLimits } from '../limits.ts';
import type { Attempt, ProbeTask } from '../worker/probe-task.ts';
import { type Command, startWorker, WorkerProcess } from '../worker-process.ts';
import { type BoxLevel, boxedProbe, boxedWorker } from './box.ts';
import { openJail } from './jail.ts';
import { budgetBytes } from './memory.ts';
import { requireProgram } from './programs.ts';

/** A probe may say this much. */
const allowed = { lineBytes: 65_536, totalBytes: 65_536 };

/** How long a probe may take; the longest fills its memory. */
const probeMs = 20_000;

/** How long a worker may live on without its host. */
const outliveMs = 1000;

/**
 * What became of every attempt to get out of a box of `level`.
 * @throws {Error} when a worker does not start in such a box, with the reason.
 */
export async function tryFromBox(level: BoxLevel): Promise<readonly Attempt[]> {
  const order = { limits: defaultLimits, strict: false };
  const worker = await startWorker(await boxedWorker(level, order));
  const commandOf = (task: ProbeTask) => boxedProbe(level, order, [JSON.stringify(task)]);
  const { idleDataBytes } = await openJail();
  const memoryMb = Math.ceil((idleDataBytes + budgetBytes(order.limits)) / 1024 / 1024);
  const tried = await Promise.all([
    withTargets(async (targets) => runProbe('reach', await commandOf(targets))),
    runProbe('memory', await commandOf({ kind: 'memory', memoryMb })),
    fillHeap(await commandOf({ kind: 'heap', memoryMb })),
    outlive(await commandOf({ kind: 'linger' })),
    worker.close().then(() => []),
  ]);
  return tried.flat();
}

type Reach = Extract<ProbeTask, { kind: 'reach' }>;

/** Puts secrets and listeners on the host for as long as `act` takes. */
async function withTargets<T>(act: (targets: Reach) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'gradecheck-secret-'));
  const secret = join(folder, 'secret');
  const socketPath = join(folder, 'socket');
  const abstractName = `gradecheck-${process.pid}`;
  writeFileSync(secret, 'a file of the host');
  // Open to all, so that it is the box that keeps them and not their modes.
  chmodSync(folder, 0o755);
  chmodSync(secret, 0o644);
  const [files, folders] = [
    [secret, packageJson()],
    [folder, join(packageJson(), '..')],
  ];
  const tcp = await listen({ port: 0, host: '127.0.0.1' });
  const servers = [tcp, await listen({ path: socketPath }), await listen({ path: `\0${abstractName}` })];
  const address = tcp.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const host = { hostPid: process.pid, node: process.execPath };
  try {
    return await act({ kind: 'reach', files, folders, port, socketPath, abstractName, ...host });
  } finally {
    for (const server of servers) server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function listen(options: ListenOptions): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(options, () => resolve(server));
  });
}

type Said = { readonly line?: string; readonly ending: string };

/** The first line that a probe says, or how it ended without a word. */
function hear(command: Command): Promise<Said> {
  return new Promise((resolve) => {
    const probe = new WorkerProcess(command);
    const settle = (said: Said) => {
      clearTimeout(timer);
      probe.kill();
      resolve(said);
    };
    const timer = setTimeout(() => settle({ ending: 'it took too long' }), probeMs);
    const listener = {
      onLine: (line: string) => settle({ line, ending: '' }),
      onFlood: () => settle({ ending: 'it said too much' }),
      onEnd: ({ code, stderr }: { code: number; stderr: string }) =>
        settle({ ending: `ended with code ${code} ${stderr.trim().slice(-200)}`.trim() }),
    };
    probe.listen(listener, allowed);
  });
}

/** A probe that says nothing has proved nothing. */
async function runProbe(name: string, command: Command): Promise<readonly Attempt[]> {
  const { line, ending } = await hear(command);
  if (line === undefined) return [{ name: `run the probe “${name}”`, held: false, detail: ending }];
  return JSON.parse(line);
}

/** A heap that cannot grow ends its process; one that says anything has had its way. */
async function fillHeap(command: Command): Promise<readonly Attempt[]> {
  const { line, ending } = await hear(command);
  if (line !== undefined) return JSON.parse(line);
  const held = /^ended with code (132|133|134|137|139)\b/.test(ending);
  return [{ name: 'allocate a heap past the limit', held, detail: ending.split('\n')[0] ?? '' }];
}

/** Starts `command` from a process of its own, kills that, and waits for the probe's pipe to close. */
function outlive(command: Command): Promise<readonly Attempt[]> {
  const name = 'outlive the host';
  return new Promise((resolve) => {
    const host = spawn(requireProgram('perl'), ['-e', 'fork or exec @ARGV; sleep 60', '--', ...command], {
      env: {},
      stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    });
    const pipe = host.stdio[3] as Readable;
    let startedMs = Number.NaN;
    const settle = (held: boolean, detail: string) => {
      clearTimeout(timer);
      host.kill('SIGKILL');
      pipe.destroy();
      resolve([{ name, held, detail }]);
    };
    let timer = setTimeout(() => settle(false, 'the probe did not start'), probeMs);
    host.once('error', (error) => settle(false, error.message));
    pipe.once('data', () => {
      startedMs = performance.now();
      host.kill('SIGKILL');
      clearTimeout(timer);
      timer = setTimeout(() => settle(false, `still there after ${outliveMs} ms`), outliveMs);
    });
    pipe.once('end', () => settle(!Number.isNaN(startedMs), 'gone with the host'));
  });
}

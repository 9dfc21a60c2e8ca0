/** One worker process: its pipes, its lines, its end. It never blocks the host and cannot break it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Duplex, Readable } from 'node:stream';
import { startMs } from './limits.ts';

/** Program and arguments that start a worker. */
export type Command = readonly string[];

/** How a worker ended; `code` is 128 + the signal's number for a signal. */
export type Ending = { readonly code: number; readonly stderr: string };

/** What a worker tells whoever listens to it at the moment. */
export type Listener = { onLine(line: string): void; onFlood(): void; onEnd(ending: Ending): void };

/** Room for the first line a worker says. */
const helloBytes = 1024;

export class WorkerProcess {
  /** Set when the worker is gone. */
  ended: Ending | undefined;
  /** Set when it has been told to go. */
  isKilled = false;
  private readonly child: ChildProcess;
  private listener: Listener | undefined;
  private pending: Buffer[] = [];
  private pendingBytes = 0;
  private heardBytes = 0;
  private allowed = { lineBytes: helloBytes, totalBytes: helloBytes };
  private stderr = '';

  /** Starts `command` in a process group of its own with nothing of our environment. */
  constructor([program = '', ...args]: Command) {
    const env = { LANG: 'C.UTF-8', TZ: 'UTC', ...windowsRoot() };
    const stdio = ['pipe', 'ignore', 'pipe', 'pipe'] as const;
    this.child = spawn(program, args, { env, stdio: [...stdio], detached: process.platform !== 'win32' });
    this.child.on('error', (error) => this.end(127, error.message));
    this.child.on('close', (code, signal) =>
      this.end(code ?? 128 + (signal ? constants.signals[signal] : 0)),
    );
    this.child.stdin?.on('error', () => {});
    this.child.stderr?.on('error', () => {});
    this.child.stderr?.on('data', (chunk: Buffer) => this.keepStderr(chunk));
    const answers = this.child.stdio[3] as Readable | Duplex | null;
    answers?.on('error', () => {});
    answers?.on('data', (chunk: Buffer) => this.take(chunk));
  }

  /** Sends what follows to `listener`, within the given sizes. */
  listen(listener: Listener | undefined, allowed = this.allowed): void {
    this.listener = listener;
    this.allowed = allowed;
    this.heardBytes = 0;
    if (this.ended !== undefined) listener?.onEnd(this.ended);
  }

  get isUsable(): boolean {
    return this.ended === undefined && !this.isKilled;
  }

  /** Queues `text`; a worker that does not read it delays nobody. */
  send(text: string): void {
    if (this.ended === undefined) this.child.stdin?.write(text);
  }

  /** Ends the worker and everything that it started, at once. */
  kill(): void {
    this.isKilled = true;
    const pid = this.child.pid;
    if (pid === undefined || this.ended !== undefined) return;
    try {
      if (process.platform === 'win32') this.child.kill('SIGKILL');
      else process.kill(-pid, 'SIGKILL');
    } catch {
      this.child.kill('SIGKILL');
    }
  }

  /** Kills the worker and waits until it is gone. */
  async close(): Promise<void> {
    if (this.ended !== undefined) return;
    const gone = new Promise((done) => this.child.once('close', done));
    this.kill();
    await gone;
  }

  private take(chunk: Buffer): void {
    let rest = chunk;
    for (let at = rest.indexOf(10); at >= 0 && !this.isKilled; at = rest.indexOf(10)) {
      this.keep(rest.subarray(0, at));
      rest = rest.subarray(at + 1);
      if (!this.isKilled) this.tell();
    }
    if (!this.isKilled) this.keep(rest);
  }

  /** A part of a line. It depends on sizes alone, not on how the pipe cuts them, which line is too much. */
  private keep(part: Buffer): void {
    this.pending.push(part);
    this.pendingBytes += part.length;
    this.heardBytes += part.length;
    const { lineBytes, totalBytes } = this.allowed;
    if (this.pendingBytes > lineBytes || this.heardBytes > totalBytes) this.flood();
  }

  private tell(): void {
    const line = Buffer.concat(this.pending).toString('utf8');
    this.heardBytes += 1;
    this.pending = [];
    this.pendingBytes = 0;
    this.listener?.onLine(line);
  }

  private flood(): void {
    this.pending = [];
    this.pendingBytes = 0;
    this.kill();
    this.listener?.onFlood();
  }

  private keepStderr(chunk: Buffer): void {
    if (this.stderr.length < 8192) this.stderr += chunk.toString('utf8').slice(0, 8192);
  }

  private end(code: number, message = ''): void {
    if (this.ended !== undefined) return;
    this.ended = { code, stderr: message || this.stderr };
    this.listener?.onEnd(this.ended);
  }
}

/** Windows programs do not start without it. */
function windowsRoot(): { SystemRoot?: string } {
  const root = process.env['SystemRoot'];
  return process.platform === 'win32' && root !== undefined ? { SystemRoot: root } : {};
}

/**
 * Starts a worker and waits for its first word.
 * @throws {Error} when it does not come, with what the worker wrote instead.
 */
export function startWorker(command: Command): Promise<WorkerProcess> {
  return new Promise((resolve, reject) => {
    const worker = new WorkerProcess(command);
    const settle = (problem?: string) => {
      clearTimeout(timer);
      worker.listen(undefined);
      if (problem === undefined) return resolve(worker);
      worker.kill();
      reject(new Error(`the worker does not start: ${problem}`));
    };
    const timer = setTimeout(() => settle('it says nothing'), startMs);
    worker.listen({
      onLine: (line) => settle(line === '{"kind":"hello"}' ? undefined : 'it talks nonsense'),
      onFlood: () => settle('it talks nonsense'),
      onEnd: ({ code, stderr }) => settle(`it ended with code ${code}: ${stderr.trim().slice(-500)}`),
    });
  });
}

/** Opens sandboxes: the public face of this room, with `inspectIsolation` in isolation.ts. */
import type { Answers, Call, Hear, IsolationLevel, Limits, Sandbox, SourceFiles } from '../model.ts';
import { startAtLevel } from './level.ts';
import { defaultLimits } from './limits.ts';
import { withPackages } from './packages.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import { runSubmission, type SubmissionOrder } from './submission.ts';
import { type Command, startWorker, type WorkerProcess } from './worker-process.ts';

export { defaultLimits } from './limits.ts';
export type { SandboxOptions } from './sandbox-options.ts';

/**
 * Opens a sandbox and starts its worker. Close it when done. Submissions of one sandbox run one after the other; open
 * several to run them side by side.
 * @throws {Error} when the demanded level does not work here, with what to do.
 */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  // The signal would otherwise open this process's debugger.
  if (!process.listeners('SIGUSR1').includes(ignoreSignal)) process.on('SIGUSR1', ignoreSignal);
  const limits = { ...defaultLimits, ...options.limits };
  const code = await withPackages(options.code);
  const { level, command, worker } = await startAtLevel(options, limits);
  return new OpenSandbox({ level, command, options: { ...options, code }, limits }, worker);
}

const ignoreSignal = () => {};

type Setup = {
  readonly level: IsolationLevel;
  readonly command: Command;
  readonly options: SandboxOptions;
  readonly limits: Limits;
};

class OpenSandbox implements Sandbox {
  readonly level: IsolationLevel;
  private readonly setup: Setup;
  private worker: WorkerProcess;
  private isClosed = false;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(setup: Setup, worker: WorkerProcess) {
    this.level = setup.level;
    this.setup = setup;
    this.worker = worker;
  }

  run(files: SourceFiles, calls: readonly Call[], hear?: Hear): Promise<Answers> {
    const turn = this.queue.then(() => this.runNow({ files, calls, ...(hear && { hear }) }));
    this.queue = turn.catch(() => {});
    return turn;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.worker.close();
    await this.queue;
    await this.worker.close();
  }

  private async runNow(order: Pick<SubmissionOrder, 'files' | 'calls' | 'hear'>): Promise<Answers> {
    const { options, limits } = this.setup;
    const nextWorker = (which?: 'fresh worker') => this.nextWorker(which);
    const answers = await runSubmission({ code: options.code, limits, nextWorker, ...order });
    if (options.strict) this.worker.kill();
    return answers;
  }

  /** The worker at hand, or a new one in its place; tried twice. */
  private async nextWorker(which?: 'fresh worker'): Promise<WorkerProcess> {
    if (this.isClosed) throw new Error('the sandbox is closed');
    if (which === 'fresh worker') this.worker.kill();
    if (this.worker.isUsable) return this.worker;
    const start = () => startWorker(this.setup.command);
    this.worker = await start().catch(start);
    return this.worker;
  }
}

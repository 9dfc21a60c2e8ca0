/**
 * One round: a worker gets a task, its answers are collected, and it is ended when it takes too long, says too much or
 * talks nonsense. What the worker says never decides more than the answers about its own submission.
 */
import type { Answer, Limit, Limits } from '../model.ts';
import { graceMs, lineBytes, startMs, totalBytes } from './limits.ts';
import { type Heard, readAnswer } from './read-answer.ts';
import { type Allowance, weigh } from './weight.ts';
import type { Task } from './worker/protocol.ts';
import type { Ending, WorkerProcess } from './worker-process.ts';

/** How a round ended. `not-started` and `broken` are ours: none of the student's code had run. */
export type RoundEnd =
  | { readonly kind: 'end' }
  | { readonly kind: 'not-started' | 'broken'; readonly reason: string }
  | { readonly kind: 'out-of-time' }
  | { readonly kind: 'entry-stopped'; readonly file: string; readonly limit: Limit }
  | { readonly kind: 'call-stopped'; readonly limit: Limit };

export type RoundOrder = {
  readonly task: Task;
  /** When the submission's time is up, on the clock of `performance.now()`. */
  readonly deadlineMs: number;
  /** What the submission's answers may still cost. */
  readonly allowance: Allowance;
  /** Is told each answer as it comes; ids may be unknown or repeated. */
  readonly onAnswer: (id: string, answer: Answer) => void;
};

type Phase = { readonly name: 'start' | 'entry' | 'calls'; readonly file: string };

/** Runs `order` on `worker`. Never rejects; a worker that is not well any more has been killed. */
export function runRound(worker: WorkerProcess, order: RoundOrder): Promise<RoundEnd> {
  return new Promise((resolve) => new Round(worker, order, resolve).start());
}

class Round {
  private phase: Phase = { name: 'start', file: '' };
  private timer: NodeJS.Timeout | undefined;
  private isOver = false;
  private readonly worker: WorkerProcess;
  private readonly order: RoundOrder;
  private readonly resolve: (end: RoundEnd) => void;
  private readonly limits: Limits;
  /** The calls without an answer. */
  private readonly open: Set<string>;
  private hasAnswer = false;

  constructor(worker: WorkerProcess, order: RoundOrder, resolve: (end: RoundEnd) => void) {
    this.worker = worker;
    this.order = order;
    this.resolve = resolve;
    this.limits = order.task.limits;
    this.open = new Set(order.task.calls.map(({ id }) => id));
  }

  start(): void {
    this.watch();
    const calls = this.order.task.calls.length;
    const allowed = { lineBytes: lineBytes(this.limits), totalBytes: totalBytes(this.limits, calls) };
    this.worker.listen(
      {
        onLine: (line) => this.hear(line),
        onFlood: () => this.stop(this.limit('answerBytes')),
        onEnd: (ending) => this.stop(this.limitOf(ending), ending),
      },
      allowed,
    );
    this.worker.send(`${JSON.stringify(this.order.task)}\n`);
  }

  /** Each thing the worker says gives it time for the next one, up to the submission's time. */
  private watch(): void {
    clearTimeout(this.timer);
    const leftMs = Math.max(this.order.deadlineMs - performance.now(), 0);
    const stepMs = this.phase.name === 'start' ? startMs : this.limits.callTimeMs + graceMs;
    const isLast = this.phase.name !== 'start' && leftMs < stepMs;
    const onTime = () =>
      isLast ? this.finish({ kind: 'out-of-time' }) : this.stop(this.limit('callTimeMs'));
    this.timer = setTimeout(onTime, isLast ? leftMs : stepMs);
  }

  private hear(line: string): void {
    if (this.isOver) return;
    const bytes = weigh(line);
    const isFitting = bytes <= this.order.allowance.bytes;
    const heard = isFitting ? readAnswer(line, this.limits) : this.turnAway();
    if (heard?.kind === 'answer' && isFitting) this.charge(bytes, heard.answer);
    if (heard === undefined || !this.follow(heard)) this.stop({ name: 'processExit', value: 0 });
    else if (!this.isOver) this.watch();
  }

  private charge(bytes: number, answer: Answer): void {
    const { allowance } = this.order;
    const printed = 'printed' in answer ? (answer.printed ?? '') : '';
    allowance.bytes -= bytes;
    allowance.printedBytes = Math.max(0, allowance.printedBytes - Buffer.byteLength(printed));
  }

  /** Takes one message in; false when it makes no sense at this point. */
  private follow(heard: Heard): boolean {
    const phase = this.phase.name;
    if (heard.kind === 'broken' && phase === 'start') {
      this.finish({ kind: 'broken', reason: heard.reason });
    } else if (heard.kind === 'ready' && phase === 'start') this.phase = { name: 'entry', file: '' };
    else if (heard.kind === 'entry' && phase === 'entry') this.phase = { name: 'entry', file: heard.file };
    else if (heard.kind === 'loaded' && phase === 'entry') this.phase = { name: 'calls', file: '' };
    else if (heard.kind === 'entry-stopped' && phase === 'entry') this.stopEntry(heard.answer);
    else if (heard.kind === 'answer' && phase === 'calls') this.takeAnswer(heard.id, heard.answer);
    else if (heard.kind === 'end' && phase === 'calls') this.end();
    else return false;
    return true;
  }

  /** For a line that is not even read: answers come in the order of the calls, so it is the next one's. */
  private turnAway(): Heard | undefined {
    const [id] = this.open;
    if (id === undefined || this.phase.name !== 'calls') return undefined;
    return { kind: 'answer', id, answer: { kind: 'stopped', limit: this.limit('answersMb') } };
  }

  private takeAnswer(id: string, answer: Answer): void {
    this.open.delete(id);
    this.hasAnswer = true;
    this.order.onAnswer(id, answer);
  }

  /** A worker that ends without a single answer is not well: it would keep the next round waiting. */
  private end(): void {
    const isWell = this.hasAnswer || this.open.size === 0;
    this.finish({ kind: 'end' }, isWell ? 'keep worker' : 'kill worker');
  }

  /** The worker hit `limit` at what it was doing. */
  private stop(limit: Limit, ending?: Ending): void {
    const { name, file } = this.phase;
    if (name === 'entry') this.finish({ kind: 'entry-stopped', file, limit });
    else if (name === 'calls') this.finish({ kind: 'call-stopped', limit });
    else this.finish({ kind: 'not-started', reason: reasonOf(ending) });
  }

  /** The worker itself saw the limit and is well. */
  private stopEntry(answer: Answer): void {
    const limit: Limit = answer.kind === 'stopped' ? answer.limit : { name: 'processExit', value: 0 };
    this.finish({ kind: 'entry-stopped', file: this.phase.file, limit }, 'keep worker');
  }

  private finish(end: RoundEnd, then: 'keep worker' | 'kill worker' = 'kill worker'): void {
    if (this.isOver) return;
    this.isOver = true;
    clearTimeout(this.timer);
    this.worker.listen(undefined);
    if (then === 'kill worker') this.worker.kill();
    this.resolve(end);
  }

  private limit(name: keyof Limits): Limit {
    return { name, value: this.limits[name] };
  }

  private limitOf(ending: Ending): Limit {
    // By signal: TRAP, ABRT, KILL, and SEGV, by which abort(3) ends where it may not signal itself.
    const isMemory = [133, 134, 137, 139].includes(ending.code) || /out of memory/i.test(ending.stderr);
    return isMemory ? this.limit('memoryMb') : { name: 'processExit', value: ending.code };
  }
}

function reasonOf(ending: Ending | undefined): string {
  if (ending === undefined) return 'the worker did not take up its task';
  return `the worker ended with code ${ending.code}: ${ending.stderr.trim().slice(-300)}`;
}

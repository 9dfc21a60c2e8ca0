/**
 * One submission on the host's side: rounds with workers until every call has an answer. Which calls are still worth
 * running after a stop is decided here, by code that no student can reach.
 */
import type { Answer, Answers, Call, Limit, Limits, PublicCode, SourceFiles } from '../model.ts';
import { encodeValue } from '../value.ts';
import { keptBytes } from './limits.ts';
import { type RoundEnd, runRound } from './round.ts';
import { type Allowance, fullAllowance } from './weight.ts';
import type { EncodedArgument, Task, TaskCall } from './worker/protocol.ts';
import type { WorkerProcess } from './worker-process.ts';

export type SubmissionOrder = {
  readonly code: PublicCode;
  readonly limits: Limits;
  readonly files: SourceFiles;
  readonly calls: readonly Call[];
  /** Gives a worker that has said hello; rejects when none starts. */
  readonly nextWorker: () => Promise<WorkerProcess>;
};

/** Answers every call of `order`; never rejects for anything that student code does. */
export async function runSubmission(order: SubmissionOrder): Promise<Answers> {
  const answers = new Map<string, Answer>();
  const failures: string[] = [];
  const allowance = fullAllowance(order.limits);
  let deadlineMs: number | undefined;
  for (let left = order.calls; left.length > 0; left = unanswered(order.calls, answers)) {
    const worker = await order.nextWorker().catch((error: Error) => error.message);
    if (typeof worker === 'string') {
      giveUp(left, `${worker}`, answers);
      continue;
    }
    deadlineMs ??= performance.now() + order.limits.submissionTimeMs;
    const end = await playRound({ order, left, deadlineMs, allowance, answers }, worker);
    if (end.kind !== 'not-started' && end.kind !== 'broken') failures.length = 0;
    else if (failures.push(end.reason) === 2) giveUp(left, end.reason, answers);
  }
  return Object.fromEntries(order.calls.map(({ id }) => [id, answers.get(id) ?? fault('no answer')]));
}

type Round = {
  readonly order: SubmissionOrder;
  readonly left: readonly Call[];
  readonly deadlineMs: number;
  readonly allowance: Allowance;
  readonly answers: Map<string, Answer>;
};

async function playRound(round: Round, worker: WorkerProcess): Promise<RoundEnd> {
  const { order, left, answers } = round;
  const ids = new Set(left.map(({ id }) => id));
  const end = await runRound(worker, {
    task: taskOf(order, left),
    deadlineMs: round.deadlineMs,
    allowance: round.allowance,
    onAnswer: (id, answer) => {
      if (ids.has(id) && !answers.has(id)) answers.set(id, answer);
    },
  });
  settle(round, end);
  return end;
}

/** Draws the conclusions of a round's end; every round that student code took part in answers a call. */
function settle({ order, left, answers }: Round, end: RoundEnd): void {
  const open = unanswered(left, answers);
  if (end.kind === 'out-of-time') {
    stopAll(open, { name: 'submissionTimeMs', value: order.limits.submissionTimeMs }, answers);
  }
  if (end.kind === 'entry-stopped') {
    const functions = order.code.entries[end.file] ?? [];
    const touched = open.filter(({ uses, fn }) => [fn, ...uses].some((name) => functions.includes(name)));
    stopAll(touched.length > 0 ? touched : open.slice(0, 1), end.limit, answers);
  }
  if (end.kind === 'call-stopped') stopAll(open.slice(0, 1), end.limit, answers);
  const isIdle = end.kind === 'end' && open.length === left.length;
  if (isIdle) stopAll(open.slice(0, 1), { name: 'processExit', value: 0 }, answers);
  skipAlike(left, answers);
}

/** Answers calls as stopped: the first was running, the others were not run. */
function stopAll(calls: readonly Call[], limit: Limit, answers: Map<string, Answer>): void {
  for (const [index, { id }] of calls.entries()) {
    answers.set(id, { kind: 'stopped', limit, ...(index > 0 && { notRun: true as const }) });
  }
}

/** After a time-out, calls of the same functions would only run into it again. */
function skipAlike(calls: readonly Call[], answers: Map<string, Answer>): void {
  for (const stopped of calls) {
    const answer = answers.get(stopped.id);
    if (answer?.kind !== 'stopped' || answer.notRun || answer.limit.name !== 'callTimeMs') continue;
    for (const other of unanswered(calls, answers)) {
      if (isAlike(stopped, other))
        answers.set(other.id, { kind: 'stopped', limit: answer.limit, notRun: true });
    }
  }
}

/**
 * Whether `other` is as good as certain to time out after `stopped` did. A driver's loop uses several functions, of
 * which most are innocent: only the same loop over the same functions is skipped.
 */
function isAlike(stopped: Call, other: Call): boolean {
  if (stopped.target === 'student') return other.uses.some((name) => stopped.uses.includes(name));
  const isSameLoop = other.target === 'driver' && other.fn === stopped.fn;
  return isSameLoop && [...other.uses].sort().join() === [...stopped.uses].sort().join();
}

function unanswered(calls: readonly Call[], answers: ReadonlyMap<string, Answer>): Call[] {
  return calls.filter(({ id }) => !answers.has(id));
}

function giveUp(calls: readonly Call[], reason: string, answers: Map<string, Answer>): void {
  for (const { id } of calls) answers.set(id, fault(reason));
}

const fault = (reason: string): Answer => ({ kind: 'fault', reason });

/** What a worker is told: the files, and the calls with the entries that they need. */
function taskOf({ code, limits, files }: SubmissionOrder, calls: readonly Call[]): Task {
  const used = new Set(
    calls.flatMap(({ target, fn, uses }) => (target === 'student' ? [fn, ...uses] : uses)),
  );
  const all = Object.entries(code.entries);
  const declared = new Set(all.flatMap(([, functions]) => functions));
  const needsAll = [...used].some((name) => !declared.has(name));
  const entries = needsAll ? all : all.filter(([, functions]) => functions.some((name) => used.has(name)));
  const pairs = { sources: Object.entries(code.sources), files: Object.entries(files) };
  const watched = { ...limits, keptConsoleBytes: keptBytes(limits) };
  return { limits: watched, entries, ...pairs, calls: calls.map(taskCallOf) };
}

/** Calls as they travel; a plan's calls are the same objects for each submission of a class. */
const encodedCalls = new WeakMap<Call, TaskCall>();

function taskCallOf(call: Call): TaskCall {
  const encoded = encodedCalls.get(call) ?? encodeCall(call);
  encodedCalls.set(call, encoded);
  return encoded;
}

function encodeCall({ id, target, fn, uses, args }: Call): TaskCall {
  const encoded = args.map((argument): EncodedArgument => {
    if (argument.kind === 'value') return ['value', encodeValue(argument.value)];
    return argument.kind === 'rng' ? ['rng', argument.seed] : ['probe', argument.name];
  });
  const probes = args.flatMap((argument) => (argument.kind === 'probe' ? [argument.name] : []));
  const place: EncodedArgument[] = target === 'driver' ? [['value', null]] : [];
  return { id, target, fn, uses, args: JSON.stringify([...place, ...encoded]), probes };
}

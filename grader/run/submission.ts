/**
 * One submission on the host's side: rounds with workers until every call has an answer. Which calls are still worth
 * running after a stop is decided here, by code that no student can reach.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Answer, Answers, Call, Hear, Limit } from '../model.ts';
import { type RoundEnd, runRound } from './round.ts';
import { type Load, taskOf } from './task.ts';
import { type Allowance, fullAllowance } from './weight.ts';
import type { WorkerProcess } from './worker-process.ts';

export type SubmissionOrder = Load & {
  readonly calls: readonly Call[];
  /** Gives a worker that has said hello, on demand one that has run nothing yet; rejects when none starts. */
  readonly nextWorker: (which?: 'fresh worker') => Promise<WorkerProcess>;
  readonly hear?: Hear;
};

/** What is known of a submission so far. */
type Course = {
  readonly order: SubmissionOrder;
  readonly answers: Map<string, Answer>;
  /** Reasons of rounds that failed for no fault of the student's, since the last that did not. */
  readonly failures: string[];
  /** What had run in a worker when a clock stopped it, that call the last, by its id. */
  readonly histories: Map<string, readonly Call[]>;
  /** Calls that were run a second time. */
  readonly repeated: Set<string>;
  /**
   * `startMs`: when the first worker was there, on the clock of `performance.now()`. Half of the submission's time is
   * kept for what the first half was too short for.
   */
  readonly clock: { startMs?: number; hasSecondHalf: boolean };
  /** What all answers together may cost the host. */
  readonly allowance: Allowance;
  /** Whether calls that are marked for it are made again after the others. */
  readonly asksAgain: boolean;
};

/**
 * Answers every call of `order`; never rejects for anything that student code does. A call that ran out of time is run
 * once more in a fresh worker: a busy machine may have been slow, and only a second stop counts. All of it together
 * takes no longer than `submissionTimeMs`, and the start of the workers.
 */
export async function runSubmission(order: SubmissionOrder): Promise<Answers> {
  const course = begin(order);
  await answerAll(course);
  for (let call = nextDoubtful(course); call !== undefined; call = nextDoubtful(course)) {
    await runAgain(course, call);
    await answerAll(course);
  }
  return Object.fromEntries(order.calls.map(({ id }) => [id, course.answers.get(id) ?? fault('no answer')]));
}

function begin(order: SubmissionOrder): Course {
  const known = { answers: new Map(), failures: [], histories: new Map(), repeated: new Set<string>() };
  const clock = { hasSecondHalf: true };
  return { order, ...known, clock, allowance: fullAllowance(order.limits), asksAgain: true };
}

/** Plays rounds until no call is without an answer. */
async function answerAll(course: Course): Promise<void> {
  const { order, answers } = course;
  for (let left = order.calls; left.length > 0; left = unanswered(order.calls, answers)) {
    await playRound(course, left);
  }
}

/** The next call that a clock stopped and that was not run a second time, while there is time for that. */
function nextDoubtful(course: Course): Call | undefined {
  const { order, answers, repeated } = course;
  if (performance.now() >= deadlineOf(course, 'whole')) return undefined;
  return order.calls.find(({ id }) => {
    const answer = answers.get(id);
    return isOutOfTime(answer) && !answer.notRun && !repeated.has(id);
  });
}

/** When the time of the submission is up, or the first half of it while that runs. */
function deadlineOf({ order, clock }: Course, which?: 'whole'): number {
  const { submissionTimeMs } = order.limits;
  const { startMs = 0, hasSecondHalf } = clock;
  return startMs + (hasSecondHalf && which !== 'whole' ? submissionTimeMs / 2 : submissionTimeMs);
}

/** Stopped by a clock, which also runs when the machine does something else. */
function isOutOfTime(answer: Answer | undefined): answer is Answer & { kind: 'stopped' } {
  return answer?.kind === 'stopped' && timeLimits.includes(answer.limit.name);
}

const timeLimits: readonly Limit['name'][] = ['callTimeMs', 'submissionTimeMs'];

/** How often a second run may end before it comes to the call in question. */
const mostTries = 3;

/**
 * Runs `call` again after what ran before it, so that what it remembers is the same; that alone, in a fresh worker.
 * When it is not stopped now, this answer counts, and what was not run because of the stop gets its turn.
 */
async function runAgain(course: Course, call: Call): Promise<void> {
  const { order, answers, histories, repeated } = course;
  repeated.add(call.id);
  const calls = histories.get(call.id) ?? [call];
  const { hear: _, ...unheard } = order;
  let again: Answer | undefined;
  for (let tries = 0; again === undefined && tries < mostTries; tries += 1) {
    const heard = new Map<string, Answer>();
    // What it says again is not kept, so it is not charged to the submission.
    const allowance = fullAllowance(order.limits);
    const apart = { ...course, order: unheard, answers: heard, allowance, asksAgain: false };
    await playRound(apart, calls, 'fresh worker');
    const answer = heard.get(call.id);
    if (answer?.kind !== 'stopped' || !answer.notRun) again = answer;
  }
  if (again === undefined || isOutOfTime(again)) return;
  answers.set(call.id, again);
  for (const { id } of order.calls) {
    const answer = answers.get(id);
    if (isOutOfTime(answer) && answer.notRun) answers.delete(id);
  }
}

/** One round with the worker at hand or a fresh one; `left` are the calls that it is to answer. */
async function playRound(course: Course, left: readonly Call[], which?: 'fresh worker'): Promise<void> {
  const { order, answers, failures, clock } = course;
  const worker = await order.nextWorker(which).catch((error: Error) => error.message);
  if (typeof worker === 'string') return giveUp(left, worker, answers);
  clock.startMs ??= performance.now();
  const end = await hearAnswers(course, left, worker);
  settle(course, left, end);
  remember(course, left);
  if (end.kind !== 'not-started' && end.kind !== 'broken') failures.length = 0;
  else if (failures.push(end.reason) === 2) giveUp(left, end.reason, answers);
}

function hearAnswers(course: Course, left: readonly Call[], worker: WorkerProcess): Promise<RoundEnd> {
  const { order, answers, allowance, asksAgain: again } = course;
  const ids = new Set(left.map(({ id }) => id));
  return runRound(worker, {
    task: taskOf(order, left, { ...allowance, again }),
    deadlineMs: deadlineOf(course),
    allowance,
    onAnswer: (id, answer) => {
      const first = answers.get(id);
      if (!ids.has(id) || first !== undefined) return noteChange(course, id, answer);
      answers.set(id, answer);
      order.hear?.(Object.fromEntries(course.answers));
    },
  });
}

/** A call that is made again must be answered as it was; one that is stopped then says nothing. */
function noteChange({ order, answers, asksAgain }: Course, id: string, now: Answer): void {
  const first = answers.get(id);
  const isAsked = asksAgain && order.calls.some((call) => call.id === id && call.again);
  if (!isAsked || first?.kind !== 'returned') return;
  const isSame = now.kind === 'returned' ? isDeepStrictEqual(now.value, first.value) : now.kind !== 'threw';
  if (!isSame) answers.set(id, { ...first, changes: true });
}

/** Keeps what ran before a call that a clock stopped. */
function remember({ answers, histories }: Course, calls: readonly Call[]): void {
  for (const [index, { id }] of calls.entries()) {
    const answer = answers.get(id);
    if (isOutOfTime(answer) && !answer.notRun && !histories.has(id))
      histories.set(id, calls.slice(0, index + 1));
  }
}

/** Draws the conclusions of a round's end; every round that student code took part in answers a call or uses up a half. */
function settle({ order, answers, clock }: Course, left: readonly Call[], end: RoundEnd): void {
  const open = unanswered(left, answers);
  if (end.kind === 'out-of-time') {
    if (!clock.hasSecondHalf)
      stopAll(open, { limit: { name: 'submissionTimeMs', value: order.limits.submissionTimeMs } }, answers);
    clock.hasSecondHalf = false;
  }
  if (end.kind === 'entry-stopped') stopFile({ order, answers }, open, end);
  if (end.kind === 'call-stopped') stopAll(open.slice(0, 1), { limit: end.limit }, answers);
  const isIdle = end.kind === 'end' && open.length === left.length;
  if (isIdle) stopAll(open.slice(0, 1), { limit: { name: 'processExit', value: 0 } }, answers);
  skipAlike(left, answers);
}

/** Answers the calls that need a file which was stopped while it was loading. A worker may name any file. */
function stopFile(
  { order, answers }: Pick<Course, 'order' | 'answers'>,
  open: readonly Call[],
  { file, limit }: Extract<RoundEnd, { kind: 'entry-stopped' }>,
): void {
  const functions = Object.hasOwn(order.code.entries, file) ? (order.code.entries[file] ?? []) : [];
  const touched = open.filter(({ uses, fn }) => [fn, ...uses].some((name) => functions.includes(name)));
  if (touched.length > 0) stopAll(touched, { limit, loading: file }, answers);
  else stopAll(open.slice(0, 1), { limit }, answers);
}

type Stop = Pick<Answer & { kind: 'stopped' }, 'limit' | 'loading'>;

/** Answers calls as stopped: the first was running, the others were not run. */
function stopAll(calls: readonly Call[], stop: Stop, answers: Map<string, Answer>): void {
  for (const [index, { id }] of calls.entries()) {
    answers.set(id, { kind: 'stopped', ...stop, ...(index > 0 && { notRun: true as const }) });
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

/** A class: many submissions over several sandboxes, each graded as if it were alone. */
import { type Grading, grade } from '../grade.ts';
import type { ClassMember } from '../intake/intake.ts';
import type { IsolationLevel, Plan, Sandbox, Submission } from '../model.ts';

/** Somebody, where only that matters. */
export type Named = Pick<Submission, 'id' | 'name'>;

/** What became of one member of a class. */
export type Outcome =
  | {
      readonly state: 'graded';
      readonly submission: Submission;
      readonly grading: Grading;
      /** How strongly it was held when it ran. */
      readonly isolation: IsolationLevel;
      /** What running it took; 0 when it was not run, as its grading is known. */
      readonly timeMs: number;
    }
  | { readonly state: 'missing'; readonly submission: Submission }
  /** Our own failure at this member; what went wrong is in `reason`, and what could be read in `submission`. */
  | {
      readonly state: 'fault';
      readonly member: Named;
      readonly reason: string;
      readonly submission?: Submission;
    }
  | { readonly state: 'unreadable'; readonly id: string; readonly name: string; readonly error: string };

/** The plan that a member is graded with, by its id; or why it cannot be built, which is our fault. */
export type PlanSource = (id: string) => Plan | Promise<Plan | { readonly reason: string }>;

/** Where a class is graded, and what is done with each outcome as soon as it is known. */
export type ClassWork<Row> = {
  readonly sandboxes: readonly Sandbox[];
  /** What is known of a submission already, so that it need not run. What this throws ends the class. */
  readonly recall?: (submission: Submission, plan: Plan, member: ClassMember) => Outcome | undefined;
  /** Called once for each member, in no fixed order; what it gives is kept, the outcome is not. */
  readonly finish: (outcome: Outcome, member: ClassMember) => Row;
};

/**
 * Grades every member with the sandboxes given. The rows come back in the order of the members. Whatever fails while a
 * member is graded is that member's `fault`; the class goes on. What `finish`, `recall` or the source of plans throws ends
 * it. While a sandbox runs one member, the next one is read and its plan is had.
 */
export async function gradeClass<Row>(
  members: readonly ClassMember[],
  planOf: PlanSource,
  work: ClassWork<Row>,
): Promise<Row[]> {
  const rows: Row[] = [];
  const queue = members.entries();
  let isOver = false;
  const workThroughQueue = async (sandbox: Sandbox) => {
    let next = prepareNext(queue, planOf);
    for (let current = await next; current !== undefined; current = await next) {
      next = prepareNext(queue, planOf);
      const outcome = await gradeReady(current, { sandbox, recall: work.recall });
      // Another sandbox's member may have ended the class meanwhile.
      if (isOver) return;
      rows[current.index] = work.finish(outcome, current.member);
    }
  };
  const orEndAll = (error: unknown) => {
    isOver = true;
    throw error;
  };
  await Promise.all(work.sandboxes.map((sandbox) => workThroughQueue(sandbox).catch(orEndAll)));
  return rows;
}

/** A submission and its plan; or what became of the member without running anything. */
type Ready = Outcome | { readonly state: 'ready'; readonly submission: Submission; readonly plan: Plan };

type Prepared = { readonly index: number; readonly member: ClassMember; readonly ready: Ready };

/** The queue's next member made ready, or nothing when all are taken. */
function prepareNext(
  queue: Iterator<[number, ClassMember]>,
  planOf: PlanSource,
): Promise<Prepared | undefined> {
  const taken = queue.next();
  if (taken.done === true) return Promise.resolve(undefined);
  const [index, member] = taken.value;
  const prepared = prepare(member, planOf).then((ready) => ({ index, member, ready }));
  // Nobody waits for it any more when the class has ended meanwhile.
  prepared.catch(() => {});
  return prepared;
}

async function prepare(member: ClassMember, planOf: PlanSource): Promise<Ready> {
  const read = await orFault(member, () => readMember(member));
  if ('state' in read) return read;
  const plan = await planOf(member.id);
  if ('reason' in plan) return { state: 'fault', member, reason: plan.reason, submission: read };
  return { state: 'ready', submission: read, plan };
}

type MemberWork = { readonly sandbox: Sandbox; readonly recall: ClassWork<unknown>['recall'] };

async function gradeReady({ ready, member }: Prepared, { sandbox, recall }: MemberWork): Promise<Outcome> {
  if (ready.state !== 'ready') return ready;
  const { submission, plan } = ready;
  const known = recall?.(submission, plan, member);
  if (known !== undefined) return known;
  const outcome = await orFault(member, () => run(submission, plan, sandbox));
  return outcome.state === 'fault' ? { ...outcome, submission } : outcome;
}

/** What was handed in, or the outcome when there is nothing to grade. */
async function readMember(member: ClassMember): Promise<Submission | Outcome> {
  const submission = await member.read();
  if ('error' in submission) return { state: 'unreadable', ...submission };
  return Object.keys(submission.files).length === 0 ? { state: 'missing', submission } : submission;
}

async function run(submission: Submission, plan: Plan, sandbox: Sandbox): Promise<Outcome> {
  const startMs = performance.now();
  const grading = await grade(plan, submission, sandbox);
  const timeMs = performance.now() - startMs;
  return { state: 'graded', submission, grading, isolation: sandbox.level, timeMs };
}

async function orFault<T>(member: Named, work: () => Promise<T>): Promise<T | Outcome> {
  try {
    return await work();
  } catch (error) {
    return { state: 'fault', member, reason: reasonOf(error) };
  }
}

/** What was thrown, in a line. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

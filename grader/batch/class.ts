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
  /** Our own failure at this member; what went wrong is in `reason`. */
  | { readonly state: 'fault'; readonly member: Named; readonly reason: string }
  | { readonly state: 'unreadable'; readonly id: string; readonly name: string; readonly error: string };

/** Where a class is graded, and what is done with each outcome as soon as it is known. */
export type ClassWork<Row> = {
  readonly sandboxes: readonly Sandbox[];
  /** What is known of a submission already, so that it need not run. What this throws ends the class. */
  readonly recall?: (submission: Submission) => Outcome | undefined;
  /** Called once for each member, in no fixed order; what it gives is kept, the outcome is not. */
  readonly finish: (outcome: Outcome) => Row;
};

/**
 * Grades every member with the sandboxes given. The rows come back in the order of the members. Whatever fails while a
 * member is graded is that member's `fault`; the class goes on. What `finish` or `recall` throws ends it.
 */
export async function gradeClass<Row>(
  members: readonly ClassMember[],
  plan: Plan,
  work: ClassWork<Row>,
): Promise<Row[]> {
  const rows: Row[] = [];
  const queue = members.entries();
  let isOver = false;
  const workThroughQueue = async (sandbox: Sandbox) => {
    for (const [index, member] of queue) {
      const outcome = await gradeMember(member, plan, { sandbox, recall: work.recall });
      // Another sandbox's member may have ended the class meanwhile.
      if (isOver) return;
      rows[index] = work.finish(outcome);
    }
  };
  const orEndAll = (error: unknown) => {
    isOver = true;
    throw error;
  };
  await Promise.all(work.sandboxes.map((sandbox) => workThroughQueue(sandbox).catch(orEndAll)));
  return rows;
}

type MemberWork = { readonly sandbox: Sandbox; readonly recall: ClassWork<unknown>['recall'] };

async function gradeMember(
  member: ClassMember,
  plan: Plan,
  { sandbox, recall }: MemberWork,
): Promise<Outcome> {
  const read = await orFault(member, () => readMember(member));
  if ('state' in read) return read;
  return recall?.(read) ?? orFault(member, () => run(read, plan, sandbox));
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

/** A class: many submissions over several sandboxes, each graded as if it were alone. */
import { type Grading, grade } from '../grade.ts';
import type { ClassMember } from '../intake/intake.ts';
import type { Plan, Sandbox, Submission } from '../model.ts';

/** Somebody, where only that matters. */
export type Named = Pick<Submission, 'id' | 'name'>;

/** What became of one member of a class. */
export type Outcome =
  | {
      readonly state: 'graded';
      readonly submission: Submission;
      readonly grading: Grading;
      readonly timeMs: number;
    }
  | { readonly state: 'missing'; readonly submission: Submission }
  /** Our own failure at this member; what went wrong is in `reason`. */
  | { readonly state: 'fault'; readonly member: Named; readonly reason: string }
  | { readonly state: 'unreadable'; readonly id: string; readonly name: string; readonly error: string };

/** Where a class is graded, and what is done with each outcome as soon as it is known. */
export type ClassWork<Row> = {
  readonly sandboxes: readonly Sandbox[];
  /** Called once for each member, in no fixed order; what it gives is kept, the outcome is not. */
  readonly finish: (outcome: Outcome) => Row;
};

/**
 * Grades every member with the sandboxes given. The rows come back in the order of the members. Whatever fails while a
 * member is graded is that member's `fault`; the class goes on.
 */
export async function gradeClass<Row>(
  members: readonly ClassMember[],
  plan: Plan,
  work: ClassWork<Row>,
): Promise<Row[]> {
  const rows: Row[] = [];
  const queue = members.entries();
  const workThroughQueue = async (sandbox: Sandbox) => {
    for (const [index, member] of queue) rows[index] = work.finish(await gradeMember(member, plan, sandbox));
  };
  await Promise.all(work.sandboxes.map(workThroughQueue));
  return rows;
}

async function gradeMember(member: ClassMember, plan: Plan, sandbox: Sandbox): Promise<Outcome> {
  try {
    const submission = await member.read();
    if ('error' in submission) return { state: 'unreadable', ...submission };
    if (Object.keys(submission.files).length === 0) return { state: 'missing', submission };
    const startMs = performance.now();
    const grading = await grade(plan, submission, sandbox);
    return { state: 'graded', submission, grading, timeMs: performance.now() - startMs };
  } catch (error) {
    return { state: 'fault', member, reason: reasonOf(error) };
  }
}

/** What was thrown, in a line. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

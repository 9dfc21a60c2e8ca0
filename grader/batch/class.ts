/** A class: many submissions over several sandboxes, each graded as if it were alone. */
import { type Grading, grade } from '../grade.ts';
import type { ClassMember } from '../intake/intake.ts';
import type { Plan, Sandbox, Submission } from '../model.ts';

/** What became of one member of a class. */
export type Outcome =
  | {
      readonly state: 'graded';
      readonly submission: Submission;
      readonly grading: Grading;
      readonly timeMs: number;
    }
  | { readonly state: 'missing'; readonly submission: Submission }
  | { readonly state: 'error'; readonly id: string; readonly name: string; readonly error: string };

/** Where a class is graded, and what is done with each outcome as soon as it is known. */
export type ClassWork<Row> = {
  readonly sandboxes: readonly Sandbox[];
  /** Called once for each member, in no fixed order; what it gives is kept, the outcome is not. */
  readonly finish: (outcome: Outcome) => Row;
};

/** Grades every member with the sandboxes given. The rows come back in the order of the members. */
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
  const submission = await member.read();
  if ('error' in submission) return { state: 'error', ...submission };
  if (Object.keys(submission.files).length === 0) return { state: 'missing', submission };
  const startMs = performance.now();
  const grading = await grade(plan, submission, sandbox);
  return { state: 'graded', submission, grading, timeMs: performance.now() - startMs };
}

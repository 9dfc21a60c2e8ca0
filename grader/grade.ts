/** The whole house, in one function that anyone can read. */
import { judge } from './judge/judge.ts';
import type { Answers, Plan, Sandbox, Submission, Verdict } from './model.ts';

/** What came of grading one submission: answers and verdicts by check, ready to be summarized. */
export type Grading = {
  readonly plan: Plan;
  readonly answers: Answers;
  readonly verdicts: readonly Verdict[];
};

/** Runs the plan's calls on the submission and judges the answers. Never rejects for what a submission does. */
export async function grade(
  plan: Plan,
  submission: Pick<Submission, 'files'>,
  sandbox: Pick<Sandbox, 'run'>,
): Promise<Grading> {
  return judgeAnswers(plan, await sandbox.run(submission.files, plan.calls));
}

/** Judges answers to the plan's calls, however long ago they were given. */
export function judgeAnswers(plan: Plan, answers: Answers): Grading {
  return { plan, answers, verdicts: judge(plan.checks, answers, plan.calls) };
}

/** Grades one handing in by the package's plans, and tells how far it is while it runs. */
import { type Grading, grade, judgeAnswers } from '../../grade.ts';
import { IntakeError, readSubmission } from '../../intake/intake.ts';
import type { Answers, Graded, IntakeNote, Plan, Sandbox } from '../../model.ts';
import { openSandbox } from '../../run/sandbox.ts';
import { type PackageData, plansOf } from './data.ts';
import { gradedOf, type Shown } from './graded.ts';
import type { Task } from './task.ts';

/** Is told each state of the grading, the last one included. */
export type OnState = (graded: Graded) => void;

/** What there is of a submission; `refusal` says why there is nothing to run. */
type HandedIn = {
  readonly files: Readonly<Record<string, string>>;
  readonly notes: readonly IntakeNote[];
  readonly refusal?: string;
};

/** How seldom a state between is told: writing it takes time from the grading. */
const betweenStatesMs = 1000;

/**
 * Runs every plan on the submission.
 * @throws {Error} for faults of ours and of the machine's; a submission that cannot be read has no point, and a remark.
 */
export async function gradeTask(data: PackageData, task: Task, onState: OnState): Promise<Graded> {
  const plans = plansOf(data);
  const handedIn = await readHandedIn(data, task);
  const remarks = [...task.remarks, ...(handedIn.refusal === undefined ? [] : [handedIn.refusal])];
  const shown = { data, task: { ...task, remarks }, notes: handedIn.notes };
  const { code, limits, settings } = data;
  const sandbox = await openSandbox({ code, limits, weakest: settings.weakestIsolation });
  try {
    const states = new States(plans, { ...shown, isolation: sandbox.level }, onState);
    for (const [index, plan] of plans.entries()) await states.grade(index, { plan, handedIn, sandbox });
    return states.end();
  } finally {
    await sandbox.close();
  }
}

/** @throws {Error} where the system refuses to read: what a student hands in may be anything, where and how it lies is not theirs. */
async function readHandedIn(
  { files, elsewhere }: PackageData,
  { submission, isRepository }: Task,
): Promise<HandedIn> {
  const expected = { files: files.entries, given: files.given, elsewhere: new Map(elsewhere) };
  try {
    const { notes, ...read } = await readSubmission(submission, expected);
    return { ...read, notes: isRepository ? notes.filter(({ kind }) => kind !== 'ignored') : notes };
  } catch (error) {
    if (!(error instanceof IntakeError) || error.cause !== undefined) throw error;
    return { files: {}, notes: [], refusal: error.message };
  }
}

type Turn = { readonly plan: Plan; readonly handedIn: HandedIn; readonly sandbox: Sandbox };

/** What is known of each plan, from nothing to everything. */
class States {
  private readonly gradings: Grading[];
  private toldMs = Number.NEGATIVE_INFINITY;
  private readonly shown: Shown;
  private readonly onState: OnState;

  constructor(plans: readonly Plan[], shown: Shown, onState: OnState) {
    this.gradings = plans.map((plan) => judgeAnswers(plan, {}));
    this.shown = shown;
    this.onState = onState;
    this.tell();
  }

  async grade(index: number, { plan, handedIn, sandbox }: Turn): Promise<void> {
    const hear = (answers: Answers) => this.hear(index, plan, answers);
    this.gradings[index] = await grade(plan, handedIn, {
      run: (files, calls) => sandbox.run(files, calls, hear),
    });
  }

  end(): Graded {
    return gradedOf(this.gradings, { ...this.shown, isFinished: true });
  }

  private hear(index: number, plan: Plan, answers: Answers): void {
    if (performance.now() - this.toldMs < betweenStatesMs) return;
    this.gradings[index] = judgeAnswers(plan, answers);
    this.tell();
  }

  private tell(): void {
    this.onState(gradedOf(this.gradings, { ...this.shown, isFinished: false }));
    this.toldMs = performance.now();
  }
}

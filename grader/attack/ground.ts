/** Where attacks are run: an open sandbox, the bait around it, and what honest work is worth there. */
import { reportsOf } from '../batch/publish.ts';
import { grade } from '../grade.ts';
import type { Answers, Plan, Sandbox, SourceFiles, Submission, Verdict } from '../model.ts';
import { renderHtml } from '../report/html.ts';
import { reportToJson } from '../report/json.ts';
import type { Templates } from '../report/templates.ts';
import { renderTerminal } from '../report/terminal.ts';
import { openSandbox, type SandboxOptions } from '../run/sandbox.ts';
import { encodeValue } from '../value.ts';
import { attackCode, attackLimits, attackPlan, honestFiles } from './assignment.ts';
import { type LaidBait, layBait } from './bait.ts';
import { countDescendants } from './processes.ts';

export type Ground = {
  readonly sandbox: Sandbox;
  readonly plan: Plan;
  readonly templates: Templates;
  readonly laid: LaidBait;
  /** The honest submission's answers, to the last bit. */
  readonly honest: string;
  /** How many processes this one has while the sandbox is well. */
  readonly processes: number;
  readonly close: () => Promise<void>;
};

/**
 * Opens a sandbox at `isolation` and lays the bait. Close it when done.
 * @throws {Error} when the level does not work here, or honest work gets no full marks.
 */
export async function openGround(
  isolation: NonNullable<SandboxOptions['isolation']>,
  templates: Templates,
): Promise<Ground> {
  const laid = await layBait();
  const plan = attackPlan();
  const sandbox = await openSandbox({ code: attackCode, limits: attackLimits, isolation }).catch((error) => {
    laid.clear();
    throw error;
  });
  const close = async () => {
    await sandbox.close();
    laid.clear();
  };
  const answers = await sandbox.run(honestFiles, plan.calls);
  const honest = textOf(answers);
  if (Object.values(answers).some(({ kind }) => kind !== 'returned')) {
    await close();
    throw new Error(`honest work is not answered at level "${sandbox.level}": ${honest}`);
  }
  return { sandbox, plan, templates, laid, honest, processes: countDescendants(), close };
}

/** Answers as one text, the same for the same bits. */
export function textOf(answers: Answers): string {
  const encoded = Object.entries(answers).map(([id, answer]) =>
    answer.kind === 'returned' ? [id, { ...answer, value: encodeValue(answer.value) }] : [id, answer],
  );
  return JSON.stringify(encoded);
}

/** Whether the honest submission is still answered as it was before any attack. */
export async function isHonestWorkSafe({ sandbox, plan, honest }: Ground): Promise<boolean> {
  return textOf(await sandbox.run(honestFiles, plan.calls)) === honest;
}

/** Runs the plan's calls on `files`. */
export function runOn({ sandbox, plan }: Ground, files: SourceFiles): Promise<Answers> {
  return sandbox.run(files, plan.calls);
}

/** What came of grading a submission, and what is written of it, by name. */
export type Graded = {
  readonly answers: Answers;
  readonly verdicts: readonly Verdict[];
  readonly documents: Readonly<Record<'page' | 'report' | 'terminal text', string>>;
};

/** Runs, judges and writes out `files`, as for a student. */
export async function gradeOn({ sandbox, plan, templates }: Ground, files: SourceFiles): Promise<Graded> {
  const submission: Submission = { id: 'mallory', name: 'Mallory', files, notes: [] };
  const grading = await grade(plan, submission, sandbox);
  const { student } = reportsOf(grading, submission, { language: 'en', templates, isolation: sandbox.level });
  return {
    ...grading,
    documents: {
      page: renderHtml(student, { templates, name: submission.name }),
      report: reportToJson(student),
      'terminal text': renderTerminal(student, { color: false }),
    },
  };
}

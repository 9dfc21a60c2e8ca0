/**
 * The engine of a student's kit: the grader's own rooms, bundled into one file that runs on the student's Node.
 * Started with `--gradecheck-worker` it is the worker that runs the student's code; else it is imported by the
 * kit's tests. It holds no reference and no check source, only the public plan's numbers.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { grade } from '../grade.ts';
import { readSubmission } from '../intake/intake.ts';
import type { Language, Limits, PublicCode, Report, Result, Submission } from '../model.ts';
import { decodePlan, type EncodedPlan } from '../plan/encode.ts';
import { explain } from '../report/explain.ts';
import { renderHtml } from '../report/html.ts';
import { summarize } from '../report/summarize.ts';
import type { Templates } from '../report/templates.ts';
import { openSandbox } from '../run/sandbox.ts';

/** `gradecheck/assignment.json` of a kit. */
export type KitData = {
  readonly plan: EncodedPlan;
  readonly code: PublicCode;
  readonly limits: Partial<Limits>;
  readonly templates: Templates;
};

const workerFlag = '--gradecheck-worker';
if (process.argv.includes(workerFlag)) void import('../run/worker/main.ts');

/** The folder of a kit that is read but is not the student's own work. */
const ownFolder = 'library/';

/** Grades the kit in `folder` and writes `report.html` there. */
export async function gradeHere(folder: URL, lang = 'en'): Promise<{ report: Report; reportFile: string }> {
  const language: Language = lang === 'zh' ? 'zh' : 'en';
  const data: KitData = JSON.parse(readFileSync(new URL('gradecheck/assignment.json', folder), 'utf8'));
  const plan = decodePlan(data.plan);
  const submission = await readKit(folder, data);
  const sandbox = await openSandbox({
    code: data.code,
    limits: data.limits,
    isolation: 'local',
    workerCommand: workerCommand(),
  });
  try {
    const { answers, verdicts } = await grade(plan, submission, sandbox);
    const context = { plan, answers, isolation: sandbox.level, language, notes: submission.notes };
    const report = summarize({ ...context, audience: 'student' }, verdicts);
    const reportFile = join(fileURLToPath(folder), 'report.html');
    writeFileSync(reportFile, renderHtml(report, { templates: data.templates }));
    return { report, reportFile };
  } finally {
    await sandbox.close();
  }
}

/** This very file as a worker, on the Node that runs it. */
function workerCommand(): readonly string[] {
  const flags = ['--experimental-vm-modules', '--no-warnings'];
  return [process.execPath, ...flags, fileURLToPath(import.meta.url), workerFlag];
}

/** The student's files as `gradecheck grade` would read them, without the kit's own. */
async function readKit(folder: URL, { code }: KitData): Promise<Submission> {
  const entries = Object.keys(code.entries);
  const { files, notes, ...rest } = await readSubmission(fileURLToPath(folder), {
    files: entries,
    given: {},
  });
  const own = Object.entries(files).filter(([path]) => !path.startsWith(ownFolder));
  const about = notes.filter(({ kind }) => kind !== 'ignored');
  return { ...rest, files: Object.fromEntries(own), notes: about };
}

export function isRight(result: Result): boolean {
  return result.verdict.kind === 'right';
}

/** The check's failure in the report's words, without a stack: the place in the student's file is in the words. */
export function describeFailure(result: Result, language: Language): Error {
  const { what, where, comparison, count, help } = explain(result, language);
  const lines = [what, where, comparison, count, help && `help: ${help}`];
  const failure = new Error(lines.filter((line) => line !== undefined).join('\n'));
  failure.name = result.id;
  failure.stack = '';
  return failure;
}

/** The marks and where the report is, in one line. */
export function summaryOf({ earned, points }: Report, reportFile: string): string {
  return `${earned} of ${points} points. Report: ${reportFile}`;
}

import { join } from 'node:path';
import { Command, Option } from 'commander';
import { type Reports, reportsOf, writeReport } from '../batch/publish.ts';
import { hiddenReportOf } from '../course/course.ts';
import { hiddenSeed } from '../course/secret.ts';
import { grade } from '../grade.ts';
import { readSubmission } from '../intake/intake.ts';
import type { Submission } from '../model.ts';
import { hiddenPlan, publicPlan } from '../plan/plan.ts';
import { reportToJson } from '../report/json.ts';
import type { Templates } from '../report/templates.ts';
import { renderTerminal } from '../report/terminal.ts';
import { courseHere } from './course.ts';
import { exitCodes } from './failure.ts';
import * as options from './options.ts';
import { writingTo } from './output.ts';
import { loadTemplates } from './templates.ts';

type GradeOptions = options.GradingOptions & { readonly out?: string; readonly hidden?: true };

/** `gradecheck grade PATH -a SLUG`: one submission, a file, folder or zip. */
export function gradeCommand(): Command {
  return new Command('grade')
    .description('grade one submission: a file, a folder or a zip')
    .argument('<path>', 'the submission')
    .addOption(options.assignmentOption)
    .addOption(new Option('--out <dir>', 'write report.html and report.json there'))
    .addOption(new Option('--hidden', "use the course's hidden plan instead of the public one"))
    .addOption(options.languageOption)
    .addOption(options.jsonOption)
    .addOption(options.passAtOption)
    .addOption(options.isolationOption)
    .action(gradeOne);
}

async function gradeOne(path: string, chosen: GradeOptions): Promise<void> {
  options.requireExists(path);
  const expected = options.expectedFiles(chosen.assignment);
  const submission = await readSubmission(path, expected);
  const templates = loadTemplates();
  const reports = await gradeSubmission(submission, chosen, templates);
  if (chosen.out !== undefined) writeReports(reports, submission, { folder: chosen.out, templates });
  const { student } = reports;
  const colour = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;
  process.stdout.write(chosen.json ? reportToJson(student) : renderTerminal(student, { color: colour }));
  if (!student.complete) process.exitCode = exitCodes.ourFault;
  else if (options.isBelowPass(student, chosen.passAt)) process.exitCode = exitCodes.belowPass;
}

async function gradeSubmission(
  submission: Submission,
  chosen: GradeOptions,
  templates: Templates,
): Promise<Reports> {
  const { assignment, hidden, lang } = chosen;
  const course = hidden ? courseHere() : undefined;
  const plan = course ? await hiddenPlan(assignment, hiddenSeed(assignment, course)) : publicPlan(assignment);
  const sandbox = await options.openSandboxFor(chosen);
  try {
    const grading = await grade(plan, submission, sandbox);
    const hiddenReport = course && hiddenReportOf(course, assignment);
    const view = { language: lang, templates, isolation: sandbox.level, hiddenReport };
    return reportsOf(grading, submission, view);
  } finally {
    await sandbox.close();
  }
}

function writeReports(
  reports: Reports,
  { name }: Submission,
  to: { folder: string; templates: Templates },
): void {
  const { folder, templates } = to;
  const { student, staff } = reports;
  writingTo(folder, () => {
    writeReport(student, staff ? join(folder, 'student') : folder, { name, templates });
    if (staff) writeReport(staff, join(folder, 'staff'), { name, templates });
  });
}

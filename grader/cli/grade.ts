import { Command, Option } from 'commander';
import { whyWholeClass } from '../batch/mistaken-class.ts';
import { type Reports, reportFiles, reportsOf, type Shown } from '../batch/publish.ts';
import { courseSettingsFor } from '../course/settings.ts';
import { fileFinder } from '../format/file-of.ts';
import { formatNamed, formats } from '../format/formats.ts';
import { grade } from '../grade.ts';
import { type ExpectedFiles, readSubmission } from '../intake/intake.ts';
import type { FormatFile, Report, Submission } from '../model.ts';
import { onOneLine } from '../output/error.ts';
import type { Output } from '../output/output.ts';
import { loadPublicCode } from '../plan/load.ts';
import { publicPlan } from '../plan/plan.ts';
import { renderHtml } from '../report/html.ts';
import { reportToJson } from '../report/json.ts';
import type { Templates } from '../report/templates.ts';
import { renderTerminal } from '../report/terminal.ts';
import { forTerminal } from '../report/text.ts';
import { courseHere, hiddenPlanFor, makeSecretAloud, markerFor } from './course.ts';
import { exitCodes, UsageError } from './failure.ts';
import * as options from './options.ts';
import { fillOwnFolder } from './output.ts';
import { print } from './print.ts';
import { loadTemplates } from './templates.ts';
import { requireToldChecks } from './told-checks.ts';

type GradeOptions = options.GradingOptions & {
  readonly out?: string;
  readonly hidden?: true;
  readonly student?: string;
  readonly format?: string;
  readonly maxPoints?: number;
};

/** `gradecheck grade PATH -a SLUG`: one submission, a file, folder or zip. */
export function gradeCommand(): Command {
  return new Command('grade')
    .description('grade one submission: a file, a folder or a zip')
    .argument('<path>', 'the submission')
    .addOption(options.assignmentOption)
    .addOption(new Option('--out <dir>', 'write report.html and report.json there'))
    .addOption(new Option('--hidden', "use the course's hidden plan instead of the public one"))
    .addOption(
      new Option(
        '--student <id>',
        "whose it is, where the course draws each student's own hidden inputs; implies --hidden",
      ).implies({ hidden: true }),
    )
    .addOption(options.languageOption)
    .addOption(options.jsonOption)
    .addOption(
      new Option('--format <format>', "print the result in a platform's own form")
        .choices(formats.map(({ name }) => name))
        .conflicts('json'),
    )
    .addOption(options.maxPointsOption)
    .addOption(options.passAtOption)
    .addOption(options.isolationOption)
    .action(gradeOne);
}

async function gradeOne(path: string, chosen: GradeOptions): Promise<void> {
  options.requireExists(path);
  if (chosen.format !== undefined) requireEnvironment(chosen.format);
  const expected = options.expectedFiles(chosen.assignment);
  await refuseClass(path, expected);
  const submission = await readSubmission(path, expected);
  const templates = loadTemplates();
  const gradeIt = () => gradeSubmission(submission, chosen, templates);
  const gradeInto = async (output: Output) => {
    const reports = await gradeIt();
    writeReports(reports, output, { name: submission.name, templates });
    for (const { name, text } of formatted(reports.student, chosen, templates)) output.write(name, text);
    return reports;
  };
  const { student } = await (chosen.out === undefined ? gradeIt() : fillOwnFolder(chosen.out, gradeInto));
  print(textFor(student, chosen, templates));
  if (!student.complete) process.exitCode = exitCodes.ourFault;
  else if (options.isBelowPass(student, chosen.passAt)) process.exitCode = exitCodes.belowPass;
}

/** @throws {UsageError} for a class of an LMS, which would be graded as one student with files of several. */
async function refuseClass(path: string, expected: ExpectedFiles): Promise<void> {
  const why = await whyWholeClass(path, expected);
  if (why === undefined) return;
  throw new UsageError(`${onOneLine(path)}: this is a class (${forTerminal(why)}): use \`gradecheck batch\``);
}

/** @throws {UsageError} when the format needs something of its platform that is not there. */
function requireEnvironment(format: string): void {
  const { needs = [], of } = formatNamed(format);
  const missing = needs.filter((name) => !process.env[name]);
  if (missing.length === 0) return;
  throw new UsageError(`--format ${format}: not set: ${missing.join(', ')}; ${of} sets them where it grades`);
}

/** What is printed. */
function textFor(report: Report, chosen: GradeOptions, templates: Templates): string {
  if (chosen.format !== undefined) return formatted(report, chosen, templates)[0]?.text ?? '';
  const color = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;
  return chosen.json ? reportToJson(report) : renderTerminal(report, { color });
}

/** The files of the format that is asked for; none where none is. */
function formatted(
  report: Report,
  { assignment, format, maxPoints }: GradeOptions,
  templates: Templates,
): readonly FormatFile[] {
  if (format === undefined) return [];
  const graded = { reports: [{ report, counts: true }], isFinished: true, remarks: [] };
  return formatNamed(format).write(graded, {
    ...(maxPoints === undefined ? {} : { maxPoints }),
    hiddenVisibility: 'after_due_date',
    fileOf: fileFinder(loadPublicCode(assignment)),
    pageOf: (shown) => renderHtml(shown, { templates }),
    environment: process.env,
  });
}

async function gradeSubmission(
  submission: Submission,
  chosen: GradeOptions,
  templates: Templates,
): Promise<Reports> {
  const { assignment, hidden, student, lang } = chosen;
  const course = courseHere();
  const settings = courseSettingsFor(course, assignment);
  if (hidden && chosen.format !== undefined) requireToldChecks(chosen.format, settings.hiddenReport);
  if (hidden) makeSecretAloud(course);
  const plan = hidden ? await hiddenPlanFor(assignment, course, student) : publicPlan(assignment);
  const sandbox = await options.openSandboxFor(chosen, settings);
  try {
    const grading = await grade(plan, submission, sandbox);
    const { hiddenReport, rules } = settings;
    const markOf = markerFor(rules, []);
    const view = { language: lang, templates, isolation: sandbox.level, hiddenReport, markOf };
    return reportsOf(grading, submission, view);
  } finally {
    await sandbox.close();
  }
}

function writeReports({ student, staff }: Reports, output: Output, shown: Omit<Shown, 'prefix'>): void {
  const files = reportFiles(student, { ...shown, prefix: staff ? 'student/' : '' });
  if (staff) files.push(...reportFiles(staff, { ...shown, prefix: 'staff/' }));
  for (const [path, text] of files) output.write(path, text);
}

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { gradeClass, type Outcome } from '../batch/class.ts';
import { showProgress } from '../batch/progress.ts';
import { type ClassRow, rowLine, rowWriter, toJsonRows } from '../batch/rows.ts';
import type { Course } from '../course/course.ts';
import { type AssignmentSettings, courseSettingsFor } from '../course/settings.ts';
import { type ClassMember, readClass } from '../intake/intake.ts';
import type { Plan, Sandbox } from '../model.ts';
import { liesInside } from '../output/apart.ts';
import { onOneLine } from '../output/error.ts';
import type { Output } from '../output/output.ts';
import { publicPlan } from '../plan/plan.ts';
import { renderCsv } from '../report/csv.ts';
import { renderIndex } from '../report/index-page.ts';
import { renderIndexTerminal } from '../report/index-terminal.ts';
import { courseHere, hiddenPlanFor, markerFor } from './course.ts';
import { exitCodes, UsageError } from './failure.ts';
import * as options from './options.ts';
import { fillOutput } from './output.ts';
import { print } from './print.ts';
import { loadTemplates } from './templates.ts';

type BatchOptions = options.GradingOptions & {
  readonly out: string;
  readonly from: string;
  readonly workers: number;
  readonly public?: true;
};

/** `gradecheck batch PATH -a SLUG --out DIR`: a class, as a folder or zip with one item for each student. */
export function batchCommand(): Command {
  return new Command('batch')
    .description('grade a class: a folder or zip with one folder, file or zip for each student')
    .argument('<path>', 'the class')
    .addOption(options.assignmentOption)
    .addOption(new Option('--out <dir>', 'where the reports go').makeOptionMandatory())
    .addOption(
      new Option('--from <source>', 'where the class comes from').choices(['auto', 'folder']).default('auto'),
    )
    .addOption(
      new Option('--workers <n>', 'sandboxes side by side')
        .argParser(options.parseCount)
        .default(availableParallelism()),
    )
    .addOption(new Option('--public', 'use the public plan instead of the hidden one'))
    .addOption(options.languageOption)
    .addOption(options.jsonOption)
    .addOption(options.passAtOption)
    .addOption(options.isolationOption)
    .addOption(options.weakIsolationOption)
    .action(gradeFolder);
}

async function gradeFolder(path: string, chosen: BatchOptions): Promise<void> {
  options.requireExists(path);
  requireApart(path, chosen.out);
  const members = await readClass(path, options.expectedFiles(chosen.assignment));
  const rows = await fillOutput(chosen.out, (output) => gradeInto(output, members, chosen));
  announce(rows, chosen);
}

/** @throws {UsageError} when class and reports would lie in one another: the next run would take one for the other. */
function requireApart(path: string, out: string): void {
  const [theClass, place] = [onOneLine(path), `--out ${onOneLine(out)}`];
  if (liesInside(out, path))
    throw new UsageError(`${place}: lies inside the class ${theClass}; name a folder outside of it`);
  if (liesInside(path, out))
    throw new UsageError(`${place}: the class ${theClass} lies inside of it; name another folder`);
}

async function gradeInto(
  output: Output,
  members: readonly ClassMember[],
  chosen: BatchOptions,
): Promise<ClassRow[]> {
  const course = courseHere();
  const settings = courseSettingsFor(course, chosen.assignment);
  const workers = Math.min(chosen.workers, Math.max(1, members.length));
  const sandboxes = await openSandboxes({ ...chosen, workers }, settings);
  const progress = showProgress(members.length, process.stderr);
  try {
    const plan = await planFor(chosen, course);
    const templates = loadTemplates();
    const isolation = sandboxes[0]?.level ?? 'local';
    const toRow = rowWriter(output, { ...viewOf(chosen, settings), templates, isolation });
    const finish = (outcome: Outcome) => {
      const row = toRow(outcome);
      progress.done(rowLine(row));
      return row;
    };
    const rows = await gradeClass(members, plan, { sandboxes, finish });
    writeClass(output, rows, { plan, chosen, templates });
    return rows;
  } finally {
    progress.end();
    await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
  }
}

/** How reports are worded, and what the course decides of them; nothing is known of when work was handed in. */
function viewOf({ lang }: BatchOptions, { hiddenReport, rules }: AssignmentSettings) {
  return { language: lang, hiddenReport, markOf: markerFor(rules, () => ({})) };
}

/** The course's hidden plan, unless the public one was asked for. */
function planFor(chosen: BatchOptions, course: Course): Plan | Promise<Plan> {
  const { assignment } = chosen;
  return chosen.public ? publicPlan(assignment) : hiddenPlanFor(assignment, course);
}

/** @throws {UsageError} when no container holds the submissions and the TA has not said that this is fine. */
async function openSandboxes(chosen: BatchOptions, settings: AssignmentSettings): Promise<Sandbox[]> {
  const opening = Array.from({ length: chosen.workers }, () => options.openSandboxFor(chosen, settings));
  const sandboxes = await Promise.all(opening);
  const level = sandboxes[0]?.level;
  if (level === 'bubblewrap' || level === 'container' || chosen.allowWeakIsolation) return sandboxes;
  await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
  throw new UsageError(
    `submissions would only be held by "${level}", which is too weak for other people's code. ` +
      'Run `gradecheck doctor` to see how to reach a container, or add --allow-weak-isolation.',
  );
}

function writeClass(
  output: Output,
  rows: readonly ClassRow[],
  {
    plan,
    chosen,
    templates,
  }: { plan: Plan; chosen: BatchOptions; templates: ReturnType<typeof loadTemplates> },
): void {
  const page = { templates, language: chosen.lang, title: plan.title[chosen.lang] };
  const timings = rows.map(({ id, timeMs }) => ({ id, timeMs }));
  output.write('index.html', renderIndex(rows, page));
  output.write('class.csv', renderCsv(rows));
  output.write('timings.json', `${JSON.stringify(timings, null, 2)}\n`);
  output.write('class.json', toJsonRows(chosen.assignment, rows));
}

function announce(rows: readonly ClassRow[], chosen: BatchOptions): void {
  const page = onOneLine(join(chosen.out, 'index.html'));
  print(
    chosen.json ? toJsonRows(chosen.assignment, rows) : `${renderIndexTerminal(rows)}\nReports: ${page}\n`,
  );
  if (rows.some(({ isComplete }) => !isComplete)) process.exitCode = exitCodes.ourFault;
  else if (
    rows.some((row) =>
      options.isBelowPass({ earned: row.earned ?? 0, points: row.points ?? 1 }, chosen.passAt),
    )
  ) {
    process.exitCode = exitCodes.belowPass;
  }
}

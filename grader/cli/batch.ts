import { join } from 'node:path';
import { Command, Option } from 'commander';
import type { Outcome } from '../batch/class.ts';
import { classJson, rollOf } from '../batch/class-json.ts';
import { leftOvers, tellClass } from '../batch/left-overs.ts';
import { type Progress, showProgress } from '../batch/progress.ts';
import { type ReadClass, readClass } from '../batch/read-class.ts';
import { type ClassRow, rowLine, rowWriter } from '../batch/rows.ts';
import { gradeThroughLedger } from '../batch/through-ledger.ts';
import type { Course } from '../course/course.ts';
import { type AssignmentSettings, courseSettingsFor } from '../course/settings.ts';
import { acceptClass } from '../ledger/classes.ts';
import { keepSources } from '../ledger/records.ts';
import { platformNames } from '../lms/platforms.ts';
import type { Language, Plan, PlatformName, Roll, Sandbox } from '../model.ts';
import { onOneLine } from '../output/error.ts';
import type { Output } from '../output/output.ts';
import { publicPlan } from '../plan/plan.ts';
import { renderIndexTerminal } from '../report/index-terminal.ts';
import { writeClass } from './class-files.ts';
import { conditionsFor, settingsFor } from './conditions.ts';
import { courseHere, hiddenPlanFor, markerFor } from './course.ts';
import { exitCodes, UsageError } from './failure.ts';
import { handedOut } from './handed-out.ts';
import * as options from './options.ts';
import { fillOutput, requireApart } from './output.ts';
import { print } from './print.ts';
import { loadTemplates } from './templates.ts';

type BatchOptions = options.GradingOptions & {
  readonly out: string;
  readonly from: 'auto' | PlatformName;
  readonly roster?: string;
  readonly workers: number;
  readonly public?: true;
  readonly similar?: true;
};

/** `gradecheck batch PATH -a SLUG --out DIR`: a class, as an LMS hands it over or as folders. */
export function batchCommand(): Command {
  return new Command('batch')
    .description('grade a class: what an LMS hands over, or one folder, file or archive for each student')
    .argument('<path>', 'the class')
    .addOption(options.assignmentOption)
    .addOption(new Option('--out <dir>', 'where the reports go').makeOptionMandatory())
    .addOption(
      new Option('--from <platform>', 'where the class comes from; told by its content unless said')
        .choices(['auto', ...platformNames])
        .default('auto'),
    )
    .addOption(options.rosterOption)
    .addOption(options.workersOption)
    .addOption(new Option('--public', 'use the public plan instead of the hidden one'))
    .addOption(
      new Option('--similar', 'also find submissions that are similar to one another, as `similar` does'),
    )
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
  const theClass = await readClass(path, options.expectedFiles(chosen.assignment), {
    ...(chosen.from === 'auto' ? {} : { from: chosen.from }),
    ...(chosen.roster === undefined ? {} : { roster: options.readRosterFile(chosen.roster) }),
  });
  const rows = await fillOutput(chosen.out, (output) => gradeInto(output, theClass, chosen));
  announce(rows, rollOf(theClass), chosen);
}

async function gradeInto(output: Output, theClass: ReadClass, chosen: BatchOptions): Promise<ClassRow[]> {
  const course = courseHere();
  const roll = rollOf(theClass);
  const { plan, entered } = await gradeMembers(output, theClass, { chosen, course, roll });
  const rows = entered.map(({ row }) => row);
  const settings = settingsFor(plan, chosen.lang, course);
  const given = keepSources(output, handedOut(chosen.assignment));
  const graded = {
    settings: { ...settings, given, ...(chosen.similar && { similar: true as const }) },
    roll,
    members: entered.map(({ entry }) => entry),
  };
  await writeClass(output, rows, { graded, title: plan.title[chosen.lang] });
  acceptClass(output, graded);
  return rows;
}

type Grader = { readonly chosen: BatchOptions; readonly course: Course; readonly roll: Roll };

async function gradeMembers(output: Output, theClass: ReadClass, { chosen, course, roll }: Grader) {
  const { members } = theClass;
  const settings = courseSettingsFor(course, chosen.assignment);
  const workers = Math.min(chosen.workers, Math.max(1, members.length));
  const sandboxes = await openSandboxes({ ...chosen, workers }, settings);
  process.stderr.write(tellClass(theClass));
  const progress = showProgress(members.length, process.stderr);
  try {
    const plan = await planFor(chosen, course);
    const view = { ...viewOf(chosen.lang, settings, roll), templates: loadTemplates() };
    const finish = telling(progress, rowWriter(output, view));
    const recording = { shelf: output, conditions: conditionsFor(plan, settings) };
    return { plan, entered: await gradeThroughLedger(members, recording, { sandboxes, finish }) };
  } finally {
    progress.end();
    await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
  }
}

function telling(progress: Progress, toRow: (outcome: Outcome) => ClassRow) {
  return (outcome: Outcome): ClassRow => {
    const row = toRow(outcome);
    progress.done(rowLine(row));
    return row;
  };
}

/** How reports are worded, and what the course decides of them. */
export function viewOf(language: Language, { hiddenReport, rules }: AssignmentSettings, { members }: Roll) {
  const known = new Map(members.map((member) => [member.id, member]));
  return { language, hiddenReport, markOf: markerFor(rules, (id) => known.get(id) ?? {}) };
}

type PlanChoice = { readonly assignment: string; readonly public?: boolean };

/** The course's hidden plan, unless the public one was asked for. */
export function planFor(chosen: PlanChoice, course: Course): Plan | Promise<Plan> {
  const { assignment } = chosen;
  return chosen.public ? publicPlan(assignment) : hiddenPlanFor(assignment, course);
}

/** @throws {UsageError} when no container holds the submissions and the TA has not said that this is fine. */
export async function openSandboxes(
  chosen: options.SandboxChoice & { readonly workers: number },
  settings: AssignmentSettings,
): Promise<Sandbox[]> {
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

function announce(rows: readonly ClassRow[], roll: Roll, chosen: BatchOptions): void {
  const page = onOneLine(join(chosen.out, 'index.html'));
  const left = leftOvers(roll, 'en');
  print(
    chosen.json
      ? classJson(chosen.assignment, rows, roll)
      : `${renderIndexTerminal(rows, { left })}\nReports: ${page}\n`,
  );
  const isAnythingLeft = left.length > 0 || rows.some(({ state }) => state === 'unreadable');
  if (rows.some(({ isComplete }) => !isComplete)) process.exitCode = exitCodes.ourFault;
  else if (isAnythingLeft) process.exitCode = exitCodes.badInput;
  else if (
    rows.some((row) =>
      options.isBelowPass({ earned: row.earned ?? 0, points: row.points ?? 1 }, chosen.passAt),
    )
  ) {
    process.exitCode = exitCodes.belowPass;
  }
}

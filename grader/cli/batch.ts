import { availableParallelism } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { Command, Option } from 'commander';
import { gradeClass, type Outcome } from '../batch/class.ts';
import { showProgress } from '../batch/progress.ts';
import { writeWhole } from '../batch/publish.ts';
import { type ClassRow, rowLine, rowWriter, toJsonRows } from '../batch/rows.ts';
import { openStage, type Stage } from '../batch/stage.ts';
import { type Course, hiddenReportOf } from '../course/course.ts';
import { hiddenSeed } from '../course/secret.ts';
import { type ClassMember, readClass } from '../intake/intake.ts';
import type { Plan, Sandbox } from '../model.ts';
import { hiddenPlan, publicPlan } from '../plan/plan.ts';
import { renderCsv } from '../report/csv.ts';
import { renderIndex } from '../report/index-page.ts';
import { renderIndexTerminal } from '../report/index-terminal.ts';
import { courseHere } from './course.ts';
import { exitCodes, UsageError } from './failure.ts';
import * as options from './options.ts';
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
  const stage = openStage(chosen.out, 'class.json');
  const listening = discardOnInterrupt(stage);
  try {
    const rows = await gradeInto(stage, members, chosen);
    stage.publish();
    announce(rows, chosen);
  } catch (error) {
    stage.discard();
    throw error;
  } finally {
    listening.stop();
  }
}

/** @throws {UsageError} when the reports would lie among the submissions: the next run would take them for one. */
function requireApart(path: string, out: string): void {
  const way = relative(resolve(path), resolve(out));
  if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) return;
  throw new UsageError(`--out ${out}: lies inside the class ${path}; name a folder outside of it`);
}

/** Signal → what the process then ends with. A signal may come twice: from the terminal and from the command's door. */
const interrupts = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

function discardOnInterrupt(stage: Stage): { stop: () => void } {
  const listeners = Object.entries(interrupts).map(([signal, exitCode]) => {
    const listener = () => {
      stage.discard();
      process.exit(exitCode);
    };
    process.on(signal, listener);
    return { signal, listener };
  });
  return { stop: () => listeners.forEach(({ signal, listener }) => void process.off(signal, listener)) };
}

async function gradeInto(
  stage: Stage,
  members: readonly ClassMember[],
  chosen: BatchOptions,
): Promise<ClassRow[]> {
  const sandboxes = await openSandboxes(chosen, Math.min(chosen.workers, Math.max(1, members.length)));
  const progress = showProgress(members.length, process.stderr);
  try {
    const course = chosen.public ? undefined : courseHere();
    const plan = await planFor(chosen.assignment, course);
    const templates = loadTemplates();
    const isolation = sandboxes[0]?.level ?? 'local';
    const hiddenReport = course && hiddenReportOf(course, chosen.assignment);
    const view = { language: chosen.lang, templates, isolation, hiddenReport };
    const toRow = rowWriter(stage.folder, view);
    const finish = (outcome: Outcome) => {
      const row = toRow(outcome);
      progress.done(rowLine(row));
      return row;
    };
    const rows = await gradeClass(members, plan, { sandboxes, finish });
    writeClass(stage.folder, rows, { plan, chosen, templates });
    return rows;
  } finally {
    progress.end();
    await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
  }
}

/** A course's hidden plan; the public one for nobody's. */
function planFor(assignment: string, course: Course | undefined): Plan | Promise<Plan> {
  return course ? hiddenPlan(assignment, hiddenSeed(assignment, course)) : publicPlan(assignment);
}

/** @throws {UsageError} when no container holds the submissions and the TA has not said that this is fine. */
async function openSandboxes(chosen: BatchOptions, count: number): Promise<Sandbox[]> {
  const sandboxes = await Promise.all(Array.from({ length: count }, () => options.openSandboxFor(chosen)));
  const level = sandboxes[0]?.level;
  if (level === 'bubblewrap' || level === 'container' || chosen.allowWeakIsolation) return sandboxes;
  await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
  throw new UsageError(
    `submissions would only be held by "${level}", which is too weak for other people's code. ` +
      'Run `gradecheck doctor` to see how to reach a container, or add --allow-weak-isolation.',
  );
}

function writeClass(
  folder: string,
  rows: readonly ClassRow[],
  {
    plan,
    chosen,
    templates,
  }: { plan: Plan; chosen: BatchOptions; templates: ReturnType<typeof loadTemplates> },
): void {
  const page = { templates, language: chosen.lang, title: plan.title[chosen.lang] };
  writeWhole(join(folder, 'index.html'), renderIndex(rows, page));
  writeWhole(join(folder, 'class.csv'), renderCsv(rows));
  writeWhole(
    join(folder, 'timings.json'),
    `${JSON.stringify(
      rows.map(({ id, timeMs }) => ({ id, timeMs })),
      null,
      2,
    )}\n`,
  );
  writeWhole(join(folder, 'class.json'), toJsonRows(chosen.assignment, rows));
}

function announce(rows: readonly ClassRow[], chosen: BatchOptions): void {
  if (chosen.json) process.stdout.write(toJsonRows(chosen.assignment, rows));
  else process.stdout.write(`${renderIndexTerminal(rows)}\nReports: ${join(chosen.out, 'index.html')}\n`);
  if (rows.some(({ isComplete }) => !isComplete)) process.exitCode = exitCodes.ourFault;
  else if (
    rows.some((row) =>
      options.isBelowPass({ earned: row.earned ?? 0, points: row.points ?? 1 }, chosen.passAt),
    )
  ) {
    process.exitCode = exitCodes.belowPass;
  }
}

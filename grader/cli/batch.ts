import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { gradeClass, type Outcome } from '../batch/class.ts';
import { classJson, membersJson } from '../batch/class-json.ts';
import { leftOvers, tellClass } from '../batch/left-overs.ts';
import { showProgress } from '../batch/progress.ts';
import { type ReadClass, readClass } from '../batch/read-class.ts';
import { type ClassRow, rowLine, rowWriter } from '../batch/rows.ts';
import { type Course, hiddenReportOf } from '../course/course.ts';
import { hiddenSeed } from '../course/secret.ts';
import { platformNames } from '../lms/platforms.ts';
import type { Plan, PlatformName, Sandbox } from '../model.ts';
import { liesInside } from '../output/apart.ts';
import { onOneLine } from '../output/error.ts';
import type { Output } from '../output/output.ts';
import { hiddenPlan, publicPlan } from '../plan/plan.ts';
import { renderCsv } from '../report/csv.ts';
import { renderIndex } from '../report/index-page.ts';
import { renderIndexTerminal } from '../report/index-terminal.ts';
import type { Templates } from '../report/templates.ts';
import { courseHere } from './course.ts';
import { exitCodes, UsageError } from './failure.ts';
import * as options from './options.ts';
import { fillOutput } from './output.ts';
import { print } from './print.ts';
import { loadTemplates } from './templates.ts';

type BatchOptions = options.GradingOptions & {
  readonly out: string;
  readonly from: 'auto' | PlatformName;
  readonly roster?: string;
  readonly workers: number;
  readonly public?: true;
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
  const theClass = await readClass(path, options.expectedFiles(chosen.assignment), {
    ...(chosen.from === 'auto' ? {} : { from: chosen.from }),
    ...(chosen.roster === undefined ? {} : { roster: options.readRosterFile(chosen.roster) }),
  });
  const rows = await fillOutput(chosen.out, (output) => gradeInto(output, theClass, chosen));
  announce(rows, theClass, chosen);
}

/** @throws {UsageError} when class and reports would lie in one another: the next run would take one for the other. */
function requireApart(path: string, out: string): void {
  const [theClass, place] = [onOneLine(path), `--out ${onOneLine(out)}`];
  if (liesInside(out, path))
    throw new UsageError(`${place}: lies inside the class ${theClass}; name a folder outside of it`);
  if (liesInside(path, out))
    throw new UsageError(`${place}: the class ${theClass} lies inside of it; name another folder`);
}

async function gradeInto(output: Output, theClass: ReadClass, chosen: BatchOptions): Promise<ClassRow[]> {
  const { members } = theClass;
  const sandboxes = await openSandboxes(chosen, Math.min(chosen.workers, Math.max(1, members.length)));
  process.stderr.write(tellClass(theClass));
  const progress = showProgress(members.length, process.stderr);
  try {
    const course = chosen.public ? undefined : courseHere();
    const plan = await planFor(chosen.assignment, course);
    const templates = loadTemplates();
    const isolation = sandboxes[0]?.level ?? 'local';
    const hiddenReport = course && hiddenReportOf(course, chosen.assignment);
    const toRow = rowWriter(output, { language: chosen.lang, templates, isolation, hiddenReport });
    const finish = (outcome: Outcome) => {
      const row = toRow(outcome);
      progress.done(rowLine(row));
      return row;
    };
    const rows = await gradeClass(members, plan, { sandboxes, finish });
    writeClass(output, rows, { plan, chosen, templates, theClass });
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
  output: Output,
  rows: readonly ClassRow[],
  {
    plan,
    chosen,
    templates,
    theClass,
  }: { plan: Plan; chosen: BatchOptions; templates: Templates; theClass: ReadClass },
): void {
  const left = leftOvers(theClass, chosen.lang);
  const page = { templates, language: chosen.lang, title: plan.title[chosen.lang], left };
  const idsOf = new Map(theClass.members.map(({ id, ids }) => [id, ids]));
  const timings = rows.map(({ id, timeMs }) => ({ id, timeMs }));
  output.write('index.html', renderIndex(rows, page));
  output.write('class.csv', renderCsv(rows.map((row) => ({ ...row, ids: idsOf.get(row.id) ?? {} }))));
  output.write('timings.json', `${JSON.stringify(timings, null, 2)}\n`);
  output.write('members.json', membersJson(theClass));
  output.write('class.json', classJson(chosen.assignment, rows, theClass));
}

function announce(rows: readonly ClassRow[], theClass: ReadClass, chosen: BatchOptions): void {
  const page = onOneLine(join(chosen.out, 'index.html'));
  const left = leftOvers(theClass, 'en');
  print(
    chosen.json
      ? classJson(chosen.assignment, rows, theClass)
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

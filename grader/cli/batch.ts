import { join } from 'node:path';
import { Command, Option } from 'commander';
import { membersToGrade } from '../batch/attempts.ts';
import type { Outcome } from '../batch/class.ts';
import { rollOf } from '../batch/class-json.ts';
import { leftOvers, tellClass, tellUnknownTimes, tellWrongAssignment } from '../batch/left-overs.ts';
import type { Progress } from '../batch/progress.ts';
import { type ClassRequest, type ReadClass, readClass } from '../batch/read-class.ts';
import { type ClassRow, rowLine } from '../batch/rows.ts';
import { gradeThroughLedger } from '../batch/through-ledger.ts';
import type { Course } from '../course/course.ts';
import { secretPlace } from '../course/secret.ts';
import { type AssignmentSettings, courseSettingsFor } from '../course/settings.ts';
import type { ClassMember } from '../intake/intake.ts';
import { acceptClass, currentClass } from '../ledger/classes.ts';
import type { GradedClass } from '../ledger/documents.ts';
import { keepSources } from '../ledger/records.ts';
import { counted } from '../lms/listing.ts';
import { platformNames } from '../lms/platforms.ts';
import type { PlatformName, Sandbox } from '../model.ts';
import { onOneLine } from '../output/error.ts';
import type { Output } from '../output/output.ts';
import { hasMarks } from '../report/class.ts';
import type { IndexOptions } from '../report/index-page.ts';
import { renderIndexTerminal } from '../report/index-terminal.ts';
import { classDocument, classRowWriter, writeClass } from './class-files.ts';
import { conditionsFor, settingsFor } from './conditions.ts';
import { courseHere, makeSecretAloud } from './course.ts';
import { exitCodes, UsageError } from './failure.ts';
import { handedOut } from './handed-out.ts';
import * as options from './options.ts';
import { fillOutput, requireApart } from './output.ts';
import { type ClassPlans, openPlans } from './plans.ts';
import { print } from './print.ts';
import { tellProgress } from './progress.ts';
import { tellReplaced } from './replaced.ts';

type BatchOptions = options.GradingOptions & {
  readonly out: string;
  readonly from?: 'auto' | PlatformName;
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
      new Option('--from <platform>', 'where the class comes from')
        .choices(['auto', ...platformNames])
        .default(undefined, "the course's, else told by its content"),
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
  const course = courseHere();
  // A class may take minutes to read, after which nobody wants to hear of a secret.
  if (!chosen.public) secretPlace(course);
  const theClass = await readClass(path, options.expectedFiles(chosen.assignment), {
    ...platformAsked(chosen.from, courseSettingsFor(course, chosen.assignment)),
    ...(chosen.roster === undefined ? {} : { roster: options.readRosterFile(chosen.roster) }),
  });
  const told = await fillOutput(chosen.out, async (output) => {
    const before = currentClass(output);
    const graded = await gradeInto(output, theClass, { chosen, course });
    return { ...graded, replaced: tellReplaced(before, graded, chosen.out) };
  });
  announce(told, chosen);
}

/** The platform that the option names, else the course; none where the content is to tell. */
function platformAsked(
  from: BatchOptions['from'],
  { lms }: AssignmentSettings,
): Pick<ClassRequest, 'from' | 'fromWhom'> {
  const asked = from ?? lms;
  if (asked === 'auto') return {};
  return from === undefined ? { from: asked, fromWhom: `course.json (lms: ${asked})` } : { from: asked };
}

type Graded = GradedClass & { readonly rows: readonly ClassRow[] };

type Written = Graded & { readonly similar: IndexOptions['similar'] };

type Task = { readonly chosen: BatchOptions; readonly course: Course };

async function gradeInto(output: Output, theClass: ReadClass, task: Task): Promise<Written> {
  const { chosen, course } = task;
  const { members } = theClass;
  const workers = Math.min(chosen.workers, Math.max(1, members.length));
  const ofCourse = courseSettingsFor(course, chosen.assignment);
  const sandboxes = await openSandboxes({ ...chosen, workers }, ofCourse);
  process.stderr.write(tellClass(theClass) + tellUnknownTimes(theClass, ofCourse.rules));
  const progress = tellProgress(members.length);
  const open: { close(): Promise<void> }[] = [...sandboxes];
  try {
    if (!chosen.public) makeSecretAloud(course);
    const plans = await openPlans(chosen, course, { shelf: output, workers });
    open.push(plans);
    const graded = await gradeMembers(output, theClass, { ...task, sandboxes, plans, progress });
    const similar = await writeClass(output, graded.rows, graded);
    const { settings, roll, members: entries } = graded;
    acceptClass(output, { settings, roll, members: entries });
    return { ...graded, similar };
  } finally {
    progress.end();
    await Promise.all(open.map((one) => one.close()));
  }
}

type Means = Task & {
  readonly sandboxes: readonly Sandbox[];
  readonly plans: ClassPlans;
  readonly progress: Progress;
};

async function gradeMembers(
  output: Output,
  theClass: ReadClass,
  { chosen, course, sandboxes, plans, progress }: Means,
): Promise<Graded> {
  const { assignment, lang: language } = chosen;
  const ofCourse = courseSettingsFor(course, assignment);
  const roll = rollOf(theClass);
  const visibility = chosen.public ? 'public' : 'hidden';
  const settings = {
    ...settingsFor({ assignment, visibility, language, plan: plans.plan }, course),
    given: keepSources(output, handedOut(assignment)),
    ...(chosen.similar && { similar: true as const }),
  };
  const toRow = classRowWriter(output, { roll, settings });
  const finish = (outcome: Outcome, member: ClassMember) => {
    const row = toRow(outcome, member);
    if (row !== undefined) progress.done(rowLine(row));
    return row;
  };
  const conditions = conditionsFor(assignment, ofCourse);
  const recording = { shelf: output, conditions, planOf: plans.planOf };
  const toGrade = membersToGrade(theClass.members, ofCourse.attempts);
  const entered = await gradeThroughLedger(toGrade, recording, { sandboxes, finish });
  const rows = entered.flatMap(({ row }) => row ?? []);
  return { rows, roll, settings, members: entered.map(({ entry }) => entry) };
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

type Told = Written & { readonly replaced: string };

function announce({ rows, roll, settings, similar, replaced }: Told, chosen: BatchOptions): void {
  const page = (...path: string[]) => onOneLine(join(chosen.out, ...path, 'index.html'));
  const left = leftOvers(roll, 'en');
  const table = `${renderIndexTerminal(rows, { left })}${belowText(rows, chosen.passAt)}`;
  const pairs = similar ? `${counted(similar.pairs.length, 'similar pair')}: ${page(similar.prefix)}\n` : '';
  const text = `${table}\nReports: ${page()}\n${pairs}`;
  print(chosen.json ? classDocument(rows, { roll, settings }) : text);
  process.stderr.write(replaced + tellWrongAssignment(rows, chosen.assignment));
  const isAnythingLeft = left.length > 0 || rows.some(({ state }) => state === 'unreadable');
  if (rows.some(({ isComplete }) => !isComplete)) process.exitCode = exitCodes.ourFault;
  else if (isAnythingLeft) process.exitCode = exitCodes.badInput;
  else if (belowPass(rows, chosen.passAt).length > 0) process.exitCode = exitCodes.belowPass;
}

/** Who is below; who has no marks has none of them. */
function belowPass(rows: readonly ClassRow[], passAt: number | undefined): ClassRow[] {
  const resultOf = ({ earned = 0, points = 1, mark }: ClassRow) => ({ earned, points, mark });
  return rows.filter((row) => options.isBelowPass(resultOf(row), passAt));
}

function belowText(rows: readonly ClassRow[], passAt: number | undefined): string {
  if (passAt === undefined) return '';
  const whole = hasMarks(rows) ? 'maximum mark' : 'points';
  return `${belowPass(rows, passAt).length} below ${passAt} % of the ${whole} (--pass-at)\n`;
}

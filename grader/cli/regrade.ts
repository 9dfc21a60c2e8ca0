import { Command, Option } from 'commander';
import { showProgress } from '../batch/progress.ts';
import { outcomeReader, type Regraded, regrade, type Touched, touchedIn } from '../batch/regrade.ts';
import { rowWriter } from '../batch/rows.ts';
import type { Recording } from '../batch/through-ledger.ts';
import type { Course } from '../course/course.ts';
import { type AssignmentSettings, courseSettingsFor } from '../course/settings.ts';
import { acceptClass, makeCurrent, recallClass } from '../ledger/classes.ts';
import type { ClassGrading, GradedClass, Settings } from '../ledger/documents.ts';
import { planReader } from '../ledger/plans.ts';
import type { Plan } from '../model.ts';
import { onOneLine } from '../output/error.ts';
import { type Output, openOutput } from '../output/output.ts';
import { renderMoves } from '../report/moves-terminal.ts';
import { openSandboxes, planFor, viewOf } from './batch.ts';
import { writeClass } from './class-files.ts';
import { conditionsFor } from './conditions.ts';
import { courseHere } from './course.ts';
import { exitCodes, UsageError } from './failure.ts';
import * as options from './options.ts';
import { holdOutput, requireClass } from './output.ts';
import { print } from './print.ts';
import { loadTemplates } from './templates.ts';

type RegradeOptions = Pick<options.GradingOptions, 'json' | 'isolation' | 'allowWeakIsolation'> & {
  readonly workers: number;
  readonly only?: string;
  readonly check?: string;
  readonly accept?: true;
  readonly undo?: true;
};

/** `gradecheck regrade OUT`: what `batch` graded, once more where a check, a plan, a limit or the grader has changed. */
export function regradeCommand(): Command {
  return new Command('regrade')
    .description('grade a class again where something changed, and show who moved before it is accepted')
    .argument('<out>', 'the folder that `batch` wrote')
    .addOption(new Option('--only <id>', 'one member alone'))
    .addOption(new Option('--check <id>', 'only members whose marks for this check moved'))
    .addOption(new Option('--accept', 'take the new marks over into the reports'))
    .addOption(
      new Option('--undo', 'go back to what was graded before').conflicts([
        ...['accept', 'only', 'check', 'json'],
      ]),
    )
    .addOption(options.workersOption)
    .addOption(options.jsonOption)
    .addOption(options.isolationOption)
    .addOption(options.weakIsolationOption)
    .action(regradeFolder);
}

async function regradeFolder(out: string, chosen: RegradeOptions): Promise<void> {
  options.requireExists(out);
  const use = async (output: Output) => {
    const current = requireClass(output, out);
    if (chosen.undo) await undo(output, current);
    else await gradeAgain(output, current, chosen);
  };
  await holdOutput(openOutput(out, onOneLine(out)), use);
}

async function undo(output: Output, { earlier }: ClassGrading): Promise<void> {
  const before = earlier === null ? undefined : recallClass(output, earlier);
  if (before === undefined) throw new UsageError('there is no earlier grading to go back to');
  makeCurrent(output, before);
  await writePages(output, before);
  print('The earlier grading is back.\n');
}

async function gradeAgain(output: Output, current: ClassGrading, chosen: RegradeOptions): Promise<void> {
  const course = courseHere();
  const settings = courseSettingsFor(course, current.settings.assignment);
  const plan = await planNow(current.settings, course);
  requireKnown(chosen, current, [plan, planReader(output)(current.settings.plan)]);
  const recording = { shelf: output, conditions: conditionsFor(plan, settings) };
  const touched = touchedIn(current, recording).filter(({ id }) => id === (chosen.only ?? id));
  const all = await gradeTouched(touched, recording, { ...chosen, ...current.settings, settings });
  const regraded = all.filter(isAbout(chosen.check));
  if (chosen.accept) await accept(output, current, { plan, regraded });
  announce(regraded, { current, isAccepted: chosen.accept === true, asJson: chosen.json === true });
}

/** @throws {UsageError} for a member or a check that there is not. */
function requireKnown(
  { only, check }: RegradeOptions,
  { members }: ClassGrading,
  plans: readonly Plan[],
): void {
  if (only !== undefined && !members.some(({ id }) => id === only))
    throw new UsageError(`--only ${onOneLine(only)}: no member has this id; class.json lists them`);
  const ids = plans.flatMap(({ checks }) => checks.map(({ id }) => id));
  if (check !== undefined && !ids.includes(check))
    throw new UsageError(
      `--check ${onOneLine(check)}: no check has this id; there are: ${[...new Set(ids)].join(', ')}`,
    );
}

/** The plan that the class would be graded with today. @throws {UsageError} when that is another term's. */
function planNow({ assignment, visibility, term }: Settings, course: Course): Plan | Promise<Plan> {
  if (visibility === 'public') return planFor({ assignment, public: true }, course);
  if (course.term === term) return planFor({ assignment }, course);
  const termText = (which: string | undefined) =>
    which === undefined ? 'no term' : `term ${onOneLine(which)}`;
  throw new UsageError(
    `the class was graded for ${termText(term)}, course.json here says ${termText(course.term)}; run in the folder of its course`,
  );
}

type Grader = RegradeOptions & Settings & { readonly settings: AssignmentSettings };

async function gradeTouched(
  touched: readonly Touched[],
  recording: Recording,
  { language, settings, ...chosen }: Grader,
): Promise<Regraded[]> {
  if (touched.length === 0) return [];
  const workers = Math.min(chosen.workers, touched.length);
  const sandboxes = await openSandboxes({ ...chosen, workers }, settings);
  const progress = showProgress(touched.length, process.stderr);
  try {
    return await regrade(touched, recording, { sandboxes, language, heard: progress.done });
  } finally {
    progress.end();
    await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
  }
}

const isAbout =
  (check: string | undefined) =>
  ({ move }: Regraded): boolean =>
    check === undefined || (move?.checks.some(({ id }) => id === check) ?? false);

/** What we failed at keeps its earlier marks. */
async function accept(
  output: Output,
  { settings, roll, members }: ClassGrading,
  { plan, regraded }: { plan: Plan; regraded: readonly Regraded[] },
): Promise<void> {
  const graded = regraded.filter(({ entry }) => entry.state === 'graded');
  const entries = new Map(graded.map(({ entry }) => [entry.id, entry]));
  const accepted = {
    settings: { ...settings, plan: plan.id },
    roll,
    members: members.map((entry) => entries.get(entry.id) ?? entry),
  };
  acceptClass(output, accepted);
  await writePages(output, accepted);
}

/** All pages of a class out of the ledger, put in place. */
async function writePages(output: Output, graded: GradedClass): Promise<void> {
  const { settings, roll, members } = graded;
  const { assignment, language, hiddenReport } = settings;
  const ofCourse = courseSettingsFor(courseHere(), assignment);
  const view = { ...viewOf(language, ofCourse, roll), templates: loadTemplates(), hiddenReport };
  const toRow = rowWriter(output, view);
  const readOutcome = outcomeReader(output);
  const rows = members.map((entry) => toRow(readOutcome(entry)));
  const { title } = planReader(output)(settings.plan);
  await writeClass(output, rows, { graded, title: title[language] });
  output.publish();
}

type Told = { readonly current: ClassGrading; readonly isAccepted: boolean; readonly asJson: boolean };

function announce(regraded: readonly Regraded[], { current, isAccepted, asJson }: Told): void {
  const moves = regraded.flatMap(({ move }) => move ?? []);
  const failed = regraded.flatMap(({ entry }) => (entry.state === 'graded' ? [] : [entry.id]));
  const { assignment } = current.settings;
  const counts = { members: current.members.length, regraded: regraded.length, moved: moves.length };
  if (asJson)
    print(`${JSON.stringify({ assignment, ...counts, accepted: isAccepted, moves, failed }, null, 2)}\n`);
  else print(`${renderMoves(moves)}${summaryText(counts, isAccepted)}${failedText(failed)}`);
  if (failed.length > 0) process.exitCode = exitCodes.ourFault;
}

type Counts = { readonly members: number; readonly regraded: number; readonly moved: number };

function summaryText({ members, regraded, moved }: Counts, isAccepted: boolean): string {
  const counted = `${regraded} of ${members} graded again, ${moved} moved.`;
  if (isAccepted) return `${counted} Accepted; --undo goes back.\n`;
  return regraded === 0 ? `${counted}\n` : `${counted} Nothing is accepted yet; --accept does that.\n`;
}

const failedText = (ids: readonly string[]): string =>
  ids.length === 0 ? '' : `gradecheck failed at ${ids.join(', ')}, whose marks stay; run it again.\n`;

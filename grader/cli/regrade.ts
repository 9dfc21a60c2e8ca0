import { Command, Option } from 'commander';
import {
  entryKey,
  isGraded,
  movesIn,
  outcomeReader,
  type Regraded,
  regrade,
  type Telling,
  type Touched,
  touchedIn,
  unreadByUs,
} from '../batch/regrade.ts';
import type { Recording } from '../batch/through-ledger.ts';
import type { Course } from '../course/course.ts';
import { type AssignmentSettings, courseSettingsFor } from '../course/settings.ts';
import { acceptClass, makeCurrent, recallClass } from '../ledger/classes.ts';
import type { ClassGrading, GradedClass, Settings } from '../ledger/documents.ts';
import { planReader } from '../ledger/plans.ts';
import { requireRecord } from '../ledger/records.ts';
import { onOneLine } from '../output/error.ts';
import { type Output, openOutput } from '../output/output.ts';
import { openSandboxes } from './batch.ts';
import { classRowWriter, writeClass } from './class-files.ts';
import { conditionsFor } from './conditions.ts';
import { courseHere } from './course.ts';
import { UsageError } from './failure.ts';
import * as options from './options.ts';
import { holdOutput, requireClass, requireOutput } from './output.ts';
import { openPlans } from './plans.ts';
import { print } from './print.ts';
import { tellProgress } from './progress.ts';
import { announce } from './regraded.ts';
import { type RuleChange, ruleChangeSince } from './rule-change.ts';

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
  requireOutput(out);
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
  const { assignment, visibility } = current.settings;
  requireSameCourse(current.settings, course);
  const isPublic = visibility === 'public';
  const place = { shelf: output, workers: chosen.workers };
  const plans = await openPlans({ assignment, public: isPublic }, course, place);
  try {
    const settings = courseSettingsFor(course, assignment);
    const conditions = conditionsFor(assignment, settings);
    const recording = { shelf: output, conditions, planOf: plans.planOf };
    await requireKnown(chosen, current, recording);
    const found = await regradeMembers(current, recording, { ...chosen, settings });
    if (chosen.accept) await accept(output, current, { ...found, plan: plans.plan });
    announce(found, { ...chosen, current });
  } finally {
    await plans.close();
  }
}

/** What a regrade comes to; nothing is accepted by that. */
async function regradeMembers(
  current: ClassGrading,
  recording: Recording,
  { only, check, settings, ...chosen }: RegradeOptions & { readonly settings: AssignmentSettings },
) {
  const { assignment, language } = current.settings;
  const members = current.members.filter(({ id }) => id === (only ?? id));
  const touched = await touchedIn(members, recording);
  const change = ruleChangeSince(current, settings, only === undefined && check === undefined);
  const telling = { language, markers: change.markers };
  const all = await gradeTouched(touched, recording, { ...chosen, ...telling, assignment, settings });
  const regraded = all.filter(isAbout(check));
  const moves = movesIn(members, regraded, { shelf: recording.shelf, ...telling });
  const hasNews = change.isNew || regraded.some(isGraded);
  return { ...change, regraded, moves, hasNews, unread: unreadByUs(members) };
}

/** @throws {UsageError} for a member or a check that there is not. */
async function requireKnown(
  { only, check }: RegradeOptions,
  { members }: ClassGrading,
  { shelf, planOf }: Recording,
): Promise<void> {
  if (only !== undefined && !members.some(({ id }) => id === only))
    throw new UsageError(`--only ${onOneLine(only)}: no member has this id; class.json lists them`);
  const graded = members.find((entry) => entry.state === 'graded');
  if (check === undefined || graded === undefined) return;
  const [now, then] = [await planOf(graded.id), requireRecord(shelf, graded.record)];
  const checks = [...('checks' in now ? now.checks : []), ...planReader(shelf)(then.plan).checks];
  const ids = new Set(checks.map(({ id }) => id));
  if (!ids.has(check))
    throw new UsageError(
      `--check ${onOneLine(check)}: no check has this id; there are: ${[...ids].join(', ')}`,
    );
}

/** @throws {UsageError} when today's hidden inputs are drawn for another term, or in another way. */
function requireSameCourse({ assignment, visibility, term, seeds: then }: Settings, course: Course): void {
  if (visibility === 'public') return;
  const termText = (which: string | undefined) =>
    which === undefined ? 'no term' : `term ${onOneLine(which)}`;
  if (course.term !== term)
    throw new UsageError(
      `the class was graded for ${termText(term)}, course.json here says ${termText(course.term)}; run in the folder of its course`,
    );
  const { seeds: today } = courseSettingsFor(course, assignment);
  const seeds = then ?? 'course';
  if (today !== seeds)
    throw new UsageError(
      `the class was graded with "seeds": "${seeds}", course.json here says "${today}"; grade it with \`batch\``,
    );
}

type Grader = RegradeOptions &
  Telling &
  Pick<Settings, 'assignment'> & { readonly settings: AssignmentSettings };

async function gradeTouched(
  touched: readonly Touched[],
  recording: Recording,
  { language, markers, settings, ...chosen }: Grader,
): Promise<Regraded[]> {
  if (touched.length === 0) return [];
  const workers = Math.min(chosen.workers, touched.length);
  const sandboxes = await openSandboxes({ ...chosen, workers }, settings);
  const progress = tellProgress(touched.length);
  try {
    return await regrade(touched, recording, { sandboxes, language, markers, heard: progress.done });
  } finally {
    progress.end();
    await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
  }
}

const isAbout =
  (check: string | undefined) =>
  ({ move }: Regraded): boolean =>
    check === undefined || (move?.checks.some(({ id }) => id === check) ?? false);

/** What there is to be accepted. */
type News = Pick<RuleChange, 'rules'> & {
  readonly plan: string | undefined;
  readonly regraded: readonly Regraded[];
  readonly hasNews: boolean;
};

async function accept(
  output: Output,
  { settings, roll, members }: ClassGrading,
  { plan, rules, regraded, hasNews }: News,
): Promise<void> {
  const entries = new Map(regraded.filter(isGraded).map(({ entry }) => [entryKey(entry), entry]));
  const accepted = {
    settings: {
      ...settings,
      ...(plan === undefined ? {} : { plan }),
      // Without news, a class of an earlier version stays as it is, so that undoing goes back to the one before.
      ...(hasNews ? { rules } : {}),
    },
    roll,
    members: members.map((entry) => entries.get(entryKey(entry)) ?? entry),
  };
  acceptClass(output, accepted);
  await writePages(output, accepted);
}

/** All pages of a class out of the ledger, put in place. */
async function writePages(output: Output, graded: GradedClass): Promise<void> {
  const toRow = classRowWriter(output, graded);
  const readOutcome = outcomeReader(output);
  const rows = graded.members.flatMap((entry) => toRow(readOutcome(entry), entry) ?? []);
  await writeClass(output, rows, graded);
  output.publish();
}

/**
 * The engine of a package for a platform: the grader's own rooms as one file. `node engine.cjs PLATFORM …` grades one
 * handing in as that platform calls for it. However grading goes, the platform finds a result: a fault of ours is told as
 * one, and is the exit code, too. The assignment lies beside this file, or in the folder GRADECHECK_ASSIGNMENT.
 * `node engine.cjs doctor` tells how strongly submissions are held there.
 */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fileFinder } from '../../format/file-of.ts';
import { formatNamed } from '../../format/formats.ts';
import { countingReport } from '../../format/score.ts';
import type { Graded, IsolationLevel } from '../../model.ts';
import { onOneLine } from '../../output/error.ts';
import { renderHtml } from '../../report/html.ts';
import { inspectIsolation } from '../../run/isolation.ts';
import { isolationInWords } from '../../run/isolation-words.ts';
import { holdsAsWellAs } from '../../run/level.ts';
import { runs } from '../runs.ts';
import { type PackageData, readPackageData } from './data.ts';
import { failedGrading } from './graded.ts';
import { gradeTask } from './grading.ts';
import type { Task } from './task.ts';

// A platform, or a package's own script, that has waited long enough: `exit` listeners remove the box.
process.once('SIGTERM', () => process.exit(143));

main(process.argv.slice(2)).catch((error: Error) => fail(`gradecheck: ${error.message}`, noResult));

async function main([platform = '', ...args]: readonly string[]): Promise<void> {
  if (platform === 'doctor') return examine();
  const run = Object.hasOwn(runs, platform) ? runs[platform] : undefined;
  if (run === undefined) throw new RangeError(`no platform is called ${JSON.stringify(platform)}`);
  const data = readPackageData(assignmentFolder());
  const task = await run({ args, environment: process.env, data });
  if (task.instead !== undefined) return task.deliver(task.instead, true);
  const write = writerFor(data, task);
  try {
    write(await gradeTask(data, task, (state) => write(state, false)), true);
  } catch (error) {
    fail(`gradecheck: ${(error as Error).message}`, ourFault);
    write(failedGrading(data, task), true);
  }
}

/** Ends with this after a fault of ours, as the command does; the result says so. */
const ourFault = 3;

/** Ends with this where there is no result at all, as Node does. */
const noResult = 1;

/** Whether this machine can hold submissions; asked when a platform builds its image, so that it is known before the first. */
async function examine(): Promise<void> {
  const found = await inspectIsolation();
  process.stdout.write(isolationInWords(found));
  if (!holdsAsWellAs(found.level, weakestHere())) process.exitCode = 1;
}

/** As the assignment's package has it; an image for all assignments has none. */
function weakestHere(): IsolationLevel {
  const folder = assignmentFolder();
  if (!existsSync(new URL('assignment.json', folder))) return 'container';
  return readPackageData(folder).settings.weakestIsolation;
}

function assignmentFolder(): URL {
  const chosen = process.env['GRADECHECK_ASSIGNMENT'] || dirname(fileURLToPath(import.meta.url));
  return pathToFileURL(`${chosen}/`);
}

/** For the instructor: platforms keep what is written to standard error from students. One line, which no text can end. */
function fail(message: string, exitCode: number): void {
  process.stderr.write(`${onOneLine(message)}\n`);
  process.exitCode = exitCode;
}

function writerFor(
  { settings, templates, code }: PackageData,
  task: Task,
): (graded: Graded, isFinal: boolean) => void {
  const format = formatNamed(task.format);
  const { maxPoints, hiddenVisibility, leaderboard } = settings;
  const chosen = {
    ...(maxPoints === undefined ? {} : { maxPoints }),
    ...{ hiddenVisibility, leaderboard, environment: process.env },
    fileOf: fileFinder(code),
    pageOf: (report: Graded['reports'][number]['report']) => renderHtml(report, { templates }),
  };
  return (graded, isFinal) => {
    if (isFinal && !countingReport(graded).complete) process.exitCode = ourFault;
    task.deliver(format.write(graded, chosen), isFinal);
  };
}

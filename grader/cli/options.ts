import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { InvalidArgumentError, Option } from 'commander';
import type { ExpectedFiles } from '../intake/intake.ts';
import type { IsolationLevel, Language, Limits, Sandbox } from '../model.ts';
import { listAssignments, loadManifest, loadPublicCode } from '../plan/load.ts';
import { openSandbox } from '../run/sandbox.ts';
import { UsageError } from './failure.ts';

/** How strongly submissions must be held: as strongly as can be, or by a level that must work. */
type Isolation = 'auto' | 'strict' | IsolationLevel;

/** Options that every grading command takes. */
export type GradingOptions = {
  readonly assignment: string;
  readonly lang: Language;
  readonly json?: true;
  readonly passAt?: number;
  /** Left out: as the course has it. */
  readonly isolation?: Isolation;
  readonly allowWeakIsolation?: true;
};

/** What decides how submissions are held. */
export type SandboxChoice = Pick<GradingOptions, 'assignment' | 'isolation' | 'allowWeakIsolation'>;

export const assignmentOption = new Option(
  '-a, --assignment <slug>',
  'the assignment; `gradecheck list` shows them',
).makeOptionMandatory();
export const languageOption = new Option('--lang <language>', 'language of the reports')
  .choices(['en', 'zh'])
  .default('en');
export const jsonOption = new Option('--json', 'print one JSON document on stdout and nothing else');
export const passAtOption = new Option(
  '--pass-at <percent>',
  "exit with 1 below this share of the mark's maximum; of the points, where course.json makes no marks",
).argParser(parsePercent);
export const maxPointsOption = new Option(
  '--max-points <points>',
  'what the whole is worth on the platform; the mark is scaled to it',
).argParser(parsePoints);
export const workersOption = new Option('--workers <n>', 'sandboxes side by side')
  .argParser(parseCount)
  .default(availableParallelism());
export const isolationOption = new Option('--isolation <level>', 'how strongly submissions must be held')
  .choices(['auto', 'strict', 'bubblewrap', 'container', 'isolate'])
  .default(undefined, "the course's, else auto");
export const weakIsolationOption = new Option(
  '--allow-weak-isolation',
  "grade other people's code although no container holds it (see `gradecheck doctor`)",
);

export const rosterOption = new Option(
  '--roster <file>',
  "the teacher's export of that LMS: who is in the class (docs/lms/)",
);

function parsePercent(text: string): number {
  const percent = Number(text);
  if (text.trim() !== '' && percent >= 0 && percent <= 100) return percent;
  throw new InvalidArgumentError('a percentage from 0 to 100');
}

/** More than nothing, with at most two decimals, as platforms take it. */
function parsePoints(text: string): number {
  const points = Number(text);
  if (/^\d+(\.\d{1,2})?$/.test(text) && points > 0 && points <= 10_000) return points;
  throw new InvalidArgumentError('a number above 0, up to 10000, with at most two decimals');
}

/** A whole number of at least 1. */
function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 256) return count;
  throw new InvalidArgumentError('a whole number from 1 to 256');
}

/** @throws {UsageError} when `path` does not exist. */
export function requireExists(path: string): void {
  if (!existsSync(path)) throw new UsageError(`${path}: no such file or folder`);
}

/** Largest roster: a hundred thousand students have less. */
const maxRosterBytes = 64 * 1024 * 1024;

/** What `path`, a roster, holds. @throws {UsageError} when it cannot be read. */
export function readRosterFile(path: string): { path: string; bytes: Uint8Array } {
  if (!existsSync(path)) throw new UsageError(`--roster ${path}: no such file`);
  try {
    const bytes = readFileSync(path);
    if (bytes.length <= maxRosterBytes) return { path, bytes };
  } catch (error) {
    throw new UsageError(`--roster ${path}: cannot be read: ${(error as Error).message}`);
  }
  throw new UsageError(`--roster ${path}: is larger than 64 MiB, which is no roster`);
}
/** What a course decides of sandboxes. */
type CourseLimits = { readonly isolation: Isolation; readonly limits: Partial<Limits> };

/**
 * A sandbox for an assignment's submissions, as strong as asked for or as this machine can.
 * @throws {UsageError} when the level that was asked for does not work here.
 */
export async function openSandboxFor(options: SandboxChoice, course: CourseLimits): Promise<Sandbox> {
  const { assignment, isolation = course.isolation } = options;
  const isStrict = isolation === 'strict';
  const isFree = isStrict || isolation === 'auto';
  const opening = openSandbox({
    code: loadPublicCode(assignment),
    limits: { ...loadManifest(assignment).limits, ...course.limits },
    isolation: isFree ? 'auto' : isolation,
    strict: isStrict,
  });
  if (isFree) return opening;
  return opening.catch((error: Error) => {
    const asked = options.isolation === undefined ? 'course.json: isolation' : '--isolation';
    throw new UsageError(`${asked} ${isolation}: ${error.message}`);
  });
}

/** What was earned of the points, and what the course makes of that. */
export type Result = {
  readonly earned: number;
  readonly points: number;
  readonly mark?: { readonly mark: number; readonly maximum: number } | undefined;
};

/** Whether the mark, or where the course makes none the points, are below what was asked for with --pass-at. */
export function isBelowPass({ earned, points, mark }: Result, passAt: number | undefined): boolean {
  const counted = mark ?? { mark: earned, maximum: points };
  return passAt !== undefined && counted.mark * 100 < passAt * counted.maximum;
}

/** What intake is to know of an assignment's files. */
export function expectedFiles(slug: string): ExpectedFiles {
  const { entries, sources } = loadPublicCode(slug);
  return { files: Object.keys(entries), given: sources, elsewhere: entriesOfOthers(slug) };
}

/** The entry files of all assignments but `slug`, each with its assignment. */
export function entriesOfOthers(slug: string): ReadonlyMap<string, string> {
  const others = listAssignments().filter((other) => other !== slug);
  const entriesOf = (other: string) => Object.keys(loadManifest(other).files);
  return new Map(others.flatMap((other) => entriesOf(other).map((file): [string, string] => [file, other])));
}

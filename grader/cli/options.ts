import { existsSync } from 'node:fs';
import { InvalidArgumentError, Option } from 'commander';
import type { ExpectedFiles } from '../intake/intake.ts';
import type { IsolationLevel, Language, Limits, Sandbox } from '../model.ts';
import { loadManifest, loadPublicCode } from '../plan/load.ts';
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
  'exit with 1 below this share of the points',
).argParser(parsePercent);
export const isolationOption = new Option('--isolation <level>', 'how strongly submissions must be held')
  .choices(['auto', 'strict', 'bubblewrap', 'container', 'isolate'])
  .default(undefined, "the course's, else auto");
export const weakIsolationOption = new Option(
  '--allow-weak-isolation',
  "grade other people's code although no container holds it (see `gradecheck doctor`)",
);

function parsePercent(text: string): number {
  const percent = Number(text);
  if (text.trim() !== '' && percent >= 0 && percent <= 100) return percent;
  throw new InvalidArgumentError('a percentage from 0 to 100');
}

/** A whole number of at least 1, for options such as --workers. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 256) return count;
  throw new InvalidArgumentError('a whole number from 1 to 256');
}

/** @throws {UsageError} when `path` does not exist. */
export function requireExists(path: string): void {
  if (!existsSync(path)) throw new UsageError(`${path}: no such file or folder`);
}

/** What a course decides of sandboxes. */
type CourseLimits = { readonly isolation: Isolation; readonly limits: Partial<Limits> };

/**
 * A sandbox for an assignment's submissions, as strong as asked for or as this machine can.
 * @throws {UsageError} when the level that was asked for does not work here.
 */
export async function openSandboxFor(options: GradingOptions, course: CourseLimits): Promise<Sandbox> {
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

/** Whether the marks are below what was asked for with --pass-at. */
export function isBelowPass(marks: { earned: number; points: number }, passAt: number | undefined): boolean {
  return passAt !== undefined && marks.earned * 100 < passAt * marks.points;
}

/** What intake is to know of an assignment's files. */
export function expectedFiles(slug: string): ExpectedFiles {
  const { entries, sources } = loadPublicCode(slug);
  return { files: Object.keys(entries), given: sources };
}

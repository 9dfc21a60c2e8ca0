/** `course.json`: read here once for all other rooms, which get plain values. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  AttemptRules,
  HiddenReport,
  IsolationLevel,
  LatePolicy,
  Limits,
  MarkRules,
  PlatformName,
  Rounding,
  Seeds,
} from '../model.ts';
import { parseDocument } from '../schema.ts';
import { instantOf } from './time.ts';

const schema = new URL('./schema/course.json', import.meta.url);

/** The course's settings file, or the secret, cannot be used; the message says which and why. */
export class CourseError extends Error {
  override name = 'CourseError';
}

/** What a course may set for all its assignments and, in the place of that, for one. */
export type OwnSettings = {
  readonly seeds?: Seeds;
  readonly accept?: readonly string[];
  readonly lms?: 'auto' | PlatformName;
  readonly deadline?: string;
  readonly late?: Partial<LatePolicy>;
  readonly attempts?: AttemptRules['count'] | Partial<AttemptRules>;
  readonly scale?: MarkRules['scale'];
  readonly rounding?: Pick<Rounding, 'step'> & Partial<Rounding>;
  readonly isolation?: 'auto' | 'strict' | Exclude<IsolationLevel, 'local'>;
  readonly limits?: Partial<Limits>;
  readonly hiddenReport?: HiddenReport;
};

/** `course.json` as it stands: what holds for all assignments, and what is otherwise for one; format 1 has little of it. */
type Settings = OwnSettings & {
  readonly format: 1 | 2;
  readonly term?: string;
  readonly secretFile?: string;
  readonly assignments?: { readonly [slug: string]: OwnSettings };
};

/** The settings of the course in `folder`. */
export type Course = Omit<Settings, 'format'> & { readonly folder: string };

/**
 * The course whose `course.json` lies in `folder`; without the file, everything has its default.
 * @throws {CourseError} when it cannot be read, or a time in it names no instant.
 * @throws {SchemaError} when it does not fit its schema.
 */
export function readCourse(folder: string): Course {
  const path = join(folder, 'course.json');
  if (!existsSync(path)) return { folder };
  const { format: _, ...settings } = parseDocument<Settings>(readSettings(path), 'course.json', schema);
  requireInstant('/deadline', settings.deadline);
  for (const [slug, { deadline }] of Object.entries(settings.assignments ?? {}))
    requireInstant(`/assignments/${slug}/deadline`, deadline);
  return { ...settings, folder };
}

function readSettings(path: string): string {
  try {
    // Editors of Windows begin a file with a mark that JSON does not know.
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new CourseError(`cannot read course.json: ${(error as NodeJS.ErrnoException).code}`);
  }
}

/** @throws {CourseError} for a time without a zone: whoever reads it would take another one for granted. */
function requireInstant(place: string, time: string | undefined): void {
  if (time === undefined || instantOf(time)?.zone !== undefined) return;
  const wrong = instantOf(time) === undefined ? 'is no date and time' : 'has no time zone';
  throw new CourseError(
    `course.json: at ${place}: ${JSON.stringify(time)} ${wrong}; write it as 2027-01-15T23:59:00+08:00 (or with Z for UTC)`,
  );
}

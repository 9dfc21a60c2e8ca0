/** `course.json`: read here once for all other rooms, which get plain values. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HiddenReport } from '../model.ts';
import { parseDocument } from '../schema.ts';

const schema = new URL('./schema/course.json', import.meta.url);

/** The course's settings file, or the secret, cannot be used; the message says which and why. */
export class CourseError extends Error {
  override name = 'CourseError';
}

/** `course.json` as it stands; format 1 has neither `hiddenReport` nor `assignments`. */
type Settings = {
  readonly format: 1 | 2;
  readonly term?: string;
  readonly secretFile?: string;
  readonly hiddenReport?: HiddenReport;
  readonly assignments?: { readonly [slug: string]: { readonly hiddenReport?: HiddenReport } };
};

/** The settings of the course in `folder`. */
export type Course = Omit<Settings, 'format'> & { readonly folder: string };

/**
 * The course whose `course.json` lies in `folder`; without the file, everything has its default.
 * @throws {CourseError} when it cannot be read.
 * @throws {SchemaError} when it does not fit its schema.
 */
export function readCourse(folder: string): Course {
  const path = join(folder, 'course.json');
  if (!existsSync(path)) return { folder };
  const { format: _, ...settings } = parseDocument<Settings>(readSettings(path), 'course.json', schema);
  return { ...settings, folder };
}

function readSettings(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CourseError(`cannot read course.json: ${(error as NodeJS.ErrnoException).code}`);
  }
}

/** How much a hidden report of an assignment tells: its own setting, else the course's, else mistakes by name. */
export function hiddenReportOf({ assignments, hiddenReport }: Course, slug: string): HiddenReport {
  const own = Object.hasOwn(assignments ?? {}, slug) ? assignments?.[slug] : undefined;
  return own?.hiddenReport ?? hiddenReport ?? 'mistakes';
}

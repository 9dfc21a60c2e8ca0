import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../output/error.ts';
import { writeNewForOwner } from '../output/whole-file.ts';
import { parseDocument } from '../schema.ts';

const schema = new URL('./schema/course.json', import.meta.url);

/** The course's settings file, or the secret, cannot be used; the message says which and why. */
export class CourseError extends Error {
  override name = 'CourseError';
}

type Course = { readonly format: 1; readonly term?: string; readonly secretFile?: string };

/**
 * The seed of an assignment's hidden plan: HMAC-SHA256 of slug and term under the course's secret.
 * The secret is `GRADECHECK_SECRET`, else the file that `course.json` in `folder` names, else
 * `.gradecheck/secret` in `folder`, which is made on first use, readable by its owner alone.
 * @throws {CourseError} when a named secret file cannot be read or is too short.
 * @throws {SchemaError} when `course.json` does not fit its schema.
 */
export function hiddenSeed(slug: string, folder: string): string {
  const course = readCourse(folder);
  const secret = readSecret(course, folder);
  return createHmac('sha256', secret)
    .update(JSON.stringify([slug, course.term ?? '']))
    .digest('hex');
}

function readCourse(folder: string): Course {
  const path = join(folder, 'course.json');
  if (!existsSync(path)) return { format: 1 };
  return parseDocument<Course>(readSettings(path), 'course.json', schema);
}

function readSettings(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CourseError(`cannot read course.json: ${(error as NodeJS.ErrnoException).code}`);
  }
}

const shortestSecret = 16;

function readSecret(course: Course, folder: string): string {
  const fromEnvironment = process.env['GRADECHECK_SECRET'];
  if (fromEnvironment !== undefined) return requireLong(fromEnvironment, 'GRADECHECK_SECRET');
  if (course.secretFile !== undefined)
    return readSecretFile(join(folder, course.secretFile), course.secretFile);
  const path = join(folder, '.gradecheck', 'secret');
  if (!existsSync(path)) makeSecret(folder, path);
  return readSecretFile(path, '.gradecheck/secret');
}

/** @throws {CourseError} when the folder cannot be written. Two commands may come here at once: the first one wins. */
function makeSecret(folder: string, path: string): void {
  try {
    makeFolder(join(folder, '.gradecheck'));
    writeNewForOwner(path, `${randomBytes(32).toString('hex')}\n`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw new CourseError(
      `cannot make a secret in .gradecheck here (${reasonOf(error)}); run in the course's folder or set GRADECHECK_SECRET`,
    );
  }
}

/** One level only: with `recursive`, Node never comes back from a place such as /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  mkdirSync(path);
  // A umask may have taken even the owner's rights.
  chmodSync(path, 0o700);
}

function readSecretFile(path: string, name: string): string {
  try {
    return requireLong(readFileSync(path, 'utf8').trim(), name);
  } catch (error) {
    if (error instanceof CourseError) throw error;
    throw new CourseError(
      `cannot read the course's secret from ${name}: ${(error as NodeJS.ErrnoException).code}`,
    );
  }
}

function requireLong(secret: string, name: string): string {
  if (secret.length >= shortestSecret) return secret;
  throw new CourseError(`the secret in ${name} is too short: at least ${shortestSecret} characters`);
}

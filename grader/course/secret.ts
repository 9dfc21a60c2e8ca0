import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reasonOf } from '../output/error.ts';
import { writeNewForOwner } from '../output/whole-file.ts';
import { type Course, CourseError } from './course.ts';

/**
 * The seed of an assignment's hidden plan: HMAC-SHA256 of slug and term, and of the id of a `student` who has a plan of
 * their own, under the course's secret.
 * The secret is `GRADECHECK_SECRET`, else the file that `course.json` names, else `.gradecheck/secret` in the course's
 * folder. Makes none: {@link makeSecret} does.
 * @throws {CourseError} when there is no secret, or it cannot be read or is too short.
 */
export function hiddenSeed(slug: string, course: Course, student?: string): string {
  const secret = readSecret(course);
  return createHmac('sha256', secret)
    .update(JSON.stringify([slug, course.term ?? '', ...(student === undefined ? [] : [student])]))
    .digest('hex');
}

const shortestSecret = 16;

/** Where a course that names no secret has one, below its folder. */
const ownSecret = '.gradecheck/secret';

/**
 * The name of the place that the secret comes from. Makes none.
 * @throws {CourseError} when there is one and {@link hiddenSeed} could not use it.
 */
export function secretPlace(course: Course): string {
  if (isWithoutSecret(course)) return `${ownSecret}, made on first use by grade --hidden or batch`;
  readSecret(course);
  const isGiven = process.env['GRADECHECK_SECRET'] !== undefined;
  return isGiven ? 'GRADECHECK_SECRET' : (course.secretFile ?? ownSecret);
}

/** Nobody named a secret, and the course has none of its own yet. */
function isWithoutSecret({ folder, secretFile }: Course): boolean {
  const isNamed = process.env['GRADECHECK_SECRET'] !== undefined || secretFile !== undefined;
  return !isNamed && !existsSync(join(folder, ownSecret));
}

function readSecret(course: Course): string {
  const { folder, secretFile } = course;
  const fromEnvironment = process.env['GRADECHECK_SECRET'];
  if (fromEnvironment !== undefined) return requireLong(fromEnvironment, 'GRADECHECK_SECRET');
  if (secretFile !== undefined) return readSecretFile(resolve(folder, secretFile), secretFile);
  if (isWithoutSecret(course)) throw new CourseError(noSecret);
  return readSecretFile(join(folder, ownSecret), ownSecret);
}

const noSecret =
  `the course has no secret here (${ownSecret}), and with a new one the hidden inputs would be others than before: run in ` +
  "the course's folder, or name the secret with GRADECHECK_SECRET or secretFile in course.json; `export --public` needs none";

/**
 * Makes the course's own secret, readable by its owner alone, where the course has no secret.
 * @returns the path of the new file; nothing when there is a secret.
 * @throws {CourseError} when the folder cannot be written.
 */
export function makeSecret(course: Course): string | undefined {
  if (!isWithoutSecret(course)) return undefined;
  const path = join(course.folder, ownSecret);
  try {
    makeFolder(join(course.folder, '.gradecheck'));
    writeNewForOwner(path, `${randomBytes(32).toString('hex')}\n`);
    return path;
  } catch (error) {
    // Two commands may come here at once: the first one wins.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
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
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file; check the path in course.json' : code;
    throw new CourseError(`cannot read the course's secret from ${name}: ${reason}`);
  }
}

function requireLong(secret: string, name: string): string {
  if (secret === '')
    throw new CourseError(`the secret in ${name} is empty: set it to the course's secret, or unset it`);
  if (secret.length >= shortestSecret) return secret;
  throw new CourseError(`the secret in ${name} is too short: at least ${shortestSecret} characters`);
}

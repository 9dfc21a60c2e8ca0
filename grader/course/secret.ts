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
 * folder, which is made on first use, readable by its owner alone.
 * @throws {CourseError} when a named secret file cannot be read or is too short.
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
  const isGiven = process.env['GRADECHECK_SECRET'] !== undefined;
  const name = isGiven ? 'GRADECHECK_SECRET' : (course.secretFile ?? ownSecret);
  const isToBeMade = name === ownSecret && !existsSync(join(course.folder, ownSecret));
  if (isToBeMade) return `${name}, made on first use`;
  readSecret(course);
  return name;
}

function readSecret({ folder, secretFile }: Course): string {
  const fromEnvironment = process.env['GRADECHECK_SECRET'];
  if (fromEnvironment !== undefined) return requireLong(fromEnvironment, 'GRADECHECK_SECRET');
  if (secretFile !== undefined) return readSecretFile(resolve(folder, secretFile), secretFile);
  const path = join(folder, ownSecret);
  if (!existsSync(path)) makeSecret(folder, path);
  return readSecretFile(path, ownSecret);
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
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file; check the path in course.json' : code;
    throw new CourseError(`cannot read the course's secret from ${name}: ${reason}`);
  }
}

function requireLong(secret: string, name: string): string {
  if (secret.length >= shortestSecret) return secret;
  throw new CourseError(`the secret in ${name} is too short: at least ${shortestSecret} characters`);
}

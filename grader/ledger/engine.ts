/** What a grading hangs on besides the submission, the plan and the limits: the grader itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PublicCode } from '../model.ts';
import { digestOf } from './sealed.ts';

/**
 * A version of the grader. `run`: digest of everything that answers hang on (the room that runs submissions, and the
 * assignment's public code in the sandbox); `judge`: of everything that verdicts hang on besides.
 */
export type Engine = {
  readonly version: string;
  readonly node: string;
  readonly run: string;
  readonly judge: string;
};

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The grader as it stands, for an assignment with this public code. */
export function engineFor(code: PublicCode): Engine {
  const { version } = JSON.parse(sourceOf('package.json')) as { version: string };
  const ran = [...sourcesIn('grader/run'), sourceOf('grader/value.ts'), code];
  return {
    version,
    node: process.version,
    run: digestOf(JSON.stringify(ran)),
    judge: digestOf(JSON.stringify(sourcesIn('grader/judge'))),
  };
}

/**
 * Digest of everything that a plan of this assignment hangs on besides its seed: the assignment, the reference, and the rooms
 * that build and try it.
 */
export function planCodeOf(slug: string): string {
  const given = ['assignments/library', 'assignments/measures', `assignments/${slug}`];
  const folders = ['grader/plan', 'grader/judge', 'reference', ...given];
  const texts = [...folders.flatMap(sourcesIn), sourceOf('grader/value.ts'), sourceOf('grader/edits.ts')];
  const settings = [sourceOf('package.json'), sourceOf(`assignments/${slug}/assignment.json`)];
  return digestOf(JSON.stringify([process.version, settings, texts]));
}

const sourceOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The texts of a room's files, in the order of their names. */
function sourcesIn(folder: string): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => sourceOf(`${folder}/${name}`));
}

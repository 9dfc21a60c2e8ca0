/** The plan room's public face: which plan to grade an assignment with. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plan } from '../model.ts';
import { naming } from '../output/error.ts';
import { writeWhole } from '../output/whole-file.ts';
import { buildPlan } from './build.ts';
import { readFixture, writeFixture } from './fixture.ts';
import { assignmentFolder, loadAssignment } from './load.ts';
import type { Assignment } from './spec.ts';

/** The seed of every public plan: known to all, so that anyone can rebuild the fixtures. */
export const publicSeed = 'gradecheck public';

/** A public fixture that is missing or not what its assignment builds to. */
export class FixtureError extends Error {
  override name = 'FixtureError';
}

function fixturePath(slug: string): URL {
  return new URL(`../../fixtures/${slug}.json`, import.meta.url);
}

/**
 * The public plan as committed in `fixtures/`.
 * @throws {UnknownAssignmentError | FixtureError | SchemaError} when it cannot be had.
 */
export function publicPlan(slug: string): Plan {
  assignmentFolder(slug);
  const path = fixturePath(slug);
  if (!existsSync(path))
    throw new FixtureError(`fixtures/${slug}.json is missing; run: npx gradecheck fixtures`);
  return readFixture(readFileSync(path, 'utf8'), `fixtures/${slug}.json`);
}

/**
 * The hidden plan of an assignment under a course's seed for it. `accept`: mistakes that the course counts as right;
 * those of other assignments are passed over.
 */
export async function hiddenPlan(slug: string, seed: string, accept: readonly string[] = []): Promise<Plan> {
  return buildPlan(accepting(await loadAssignment(slug), accept), seed, 'hidden');
}

function accepting({ manifest, mistakes, ...rest }: Assignment, ids: readonly string[]): Assignment {
  const own = ids.filter((id) => mistakes.some((mistake) => mistake.id === id));
  const accept = [...new Set([...manifest.accept, ...own])];
  return { ...rest, mistakes, manifest: { ...manifest, accept } };
}

/** The bytes that `fixtures/<slug>.json` must hold. */
export async function buildFixture(slug: string): Promise<string> {
  return writeFixture(buildPlan(await loadAssignment(slug), publicSeed, 'public'));
}

/** Whether the committed fixture is, byte for byte, what its assignment builds to. */
export async function fixtureIsCurrent(slug: string): Promise<boolean> {
  const path = fixturePath(slug);
  return existsSync(path) && readFileSync(path, 'utf8') === (await buildFixture(slug));
}

/** Writes the public fixture of an assignment. @throws {OutputError} when it cannot be written. */
export async function updateFixture(slug: string): Promise<void> {
  const text = await buildFixture(slug);
  naming(`fixtures/${slug}.json`, () => writeWhole(fileURLToPath(fixturePath(slug)), text));
}

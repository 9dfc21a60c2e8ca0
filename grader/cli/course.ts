import { attemptsOf } from '../batch/attempts.ts';
import { type Course, CourseError, readCourse } from '../course/course.ts';
import { changesMarks, markOf } from '../course/mark.ts';
import { hiddenSeed, makeSecret } from '../course/secret.ts';
import { courseSettingsFor } from '../course/settings.ts';
import type { Settings } from '../ledger/documents.ts';
import type { Mark, MarkRules, Plan, Points, Roll } from '../model.ts';
import { onOneLine } from '../output/error.ts';
import { listAssignments } from '../plan/load.ts';
import { hiddenPlan, publicPlan } from '../plan/plan.ts';
import { UsageError } from './failure.ts';

/**
 * The course whose settings lie in the current folder.
 * @throws {CourseError} when it has settings for an assignment that there is not, or accepts a mistake that there is not.
 */
export function courseHere(): Course {
  const course = readCourse(process.cwd());
  if (course.accept) requireMistakes('/accept', course.accept, listAssignments());
  for (const [slug, { accept }] of Object.entries(course.assignments ?? {})) {
    requireAssignment(slug);
    if (accept) requireMistakes(`/assignments/${slug}/accept`, accept, [slug]);
  }
  return course;
}

function requireAssignment(slug: string): void {
  const slugs = listAssignments();
  if (slugs.includes(slug)) return;
  throw new CourseError(
    `course.json: at /assignments: no assignment is called ${JSON.stringify(slug)}; there are: ${slugs.join(', ')}`,
  );
}

function requireMistakes(place: string, accept: readonly string[], slugs: readonly string[]): void {
  const known = new Set(slugs.flatMap(variantsOf));
  for (const id of accept) {
    if (!known.has(id))
      throw new CourseError(
        `course.json: at ${place}: no mistake is called ${JSON.stringify(id)}; \`"mistake"\` in report.json is its name`,
      );
  }
}

/** Ids of all mistakes of an assignment, accepted ones included. */
function variantsOf(slug: string): string[] {
  return publicPlan(slug).checks.flatMap(({ accepted, mistakes }) =>
    [...accepted, ...mistakes].map(({ id }) => id),
  );
}

/**
 * The hidden plan of an assignment as the course has it; `student` is the id of whom it is for.
 * @throws {UsageError} when it hangs on the student and nobody says on whom, or the other way round.
 */
export async function hiddenPlanFor(slug: string, course: Course, student?: string): Promise<Plan> {
  const { seeds, accept } = courseSettingsFor(course, slug);
  if (seeds === 'student' && student === undefined)
    throw new UsageError(
      'course.json: "seeds": "student" gives each student hidden inputs of their own: `grade --student ID` says whose',
    );
  if (seeds === 'course' && student !== undefined)
    throw new UsageError(
      '--student: all students have the same hidden inputs; leave it out, or set "seeds": "student" in course.json',
    );
  return hiddenPlan(slug, hiddenSeed(slug, course, student), accept);
}

/** The rules by which the marks of a class are made: as they were recorded, else the course's of today. */
export function rulesOf({ assignment, rules }: Settings): MarkRules {
  return rules ?? courseSettingsFor(courseHere(), assignment).rules;
}

/** Makes a secret where the course has none, and says so: who loses it never gets these hidden inputs again. */
export function makeSecretAloud(course: Course): void {
  const path = makeSecret(course);
  if (path === undefined) return;
  process.stderr.write(
    `the course had no secret: a new one is in ${onOneLine(path)}; keep it and back it up, all hidden inputs come from it\n`,
  );
}

/** How a student's points become a mark; the latest attempt unless another one is named. */
type Marker = (points: Points, id: string, attempt?: number) => Mark;

/** The marker of a course, where its rules change marks at all; `members` tells when who handed in. */
export function markerFor(rules: MarkRules, members: Roll['members']): Marker | undefined {
  if (!changesMarks(rules)) return undefined;
  const known = new Map(members.map((member) => [member.id, member]));
  return (points, id, attempt) => {
    const member = known.get(id) ?? {};
    return markOf(points, attemptsOf(member).at((attempt ?? 0) - 1) ?? {}, rules);
  };
}

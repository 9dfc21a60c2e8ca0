import { type Course, CourseError, readCourse } from '../course/course.ts';
import { changesMarks, markOf } from '../course/mark.ts';
import type { HandingIn, Mark, MarkRules, Points } from '../model.ts';
import { assignmentFolder, listAssignments } from '../plan/load.ts';
import { publicPlan } from '../plan/plan.ts';

/**
 * The course whose settings lie in the current folder.
 * @throws {UnknownAssignmentError} when it has settings for an assignment that there is not.
 * @throws {CourseError} when it accepts a mistake that there is not.
 */
export function courseHere(): Course {
  const course = readCourse(process.cwd());
  if (course.accept) requireMistakes('/accept', course.accept, listAssignments());
  for (const [slug, { accept }] of Object.entries(course.assignments ?? {})) {
    assignmentFolder(slug);
    if (accept) requireMistakes(`/assignments/${slug}/accept`, accept, [slug]);
  }
  return course;
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

/** How a student's points become a mark. */
export type Marker = (points: Points, id: string) => Mark;

/**
 * The marker of a course, where its rules change marks at all; `whenHandedIn` tells what is known of a student's handing
 * in, by the submission's id.
 */
export function markerFor(rules: MarkRules, whenHandedIn: (id: string) => HandingIn): Marker | undefined {
  if (!changesMarks(rules)) return undefined;
  return (points, id) => markOf(points, whenHandedIn(id), rules);
}

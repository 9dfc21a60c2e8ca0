import { type Course, readCourse } from '../course/course.ts';
import { assignmentFolder } from '../plan/load.ts';

/**
 * The course whose settings lie in the current folder.
 * @throws {UnknownAssignmentError} when it has settings for an assignment that there is not.
 */
export function courseHere(): Course {
  const course = readCourse(process.cwd());
  for (const slug of Object.keys(course.assignments ?? {})) assignmentFolder(slug);
  return course;
}

/** Rows of grades for tests. */
import type { GradeRow, StudentIds } from '../../../grader/model.ts';

/** Somebody with marks out of 100. */
export const graded = (ids: StudentIds, earned: number, more: Partial<GradeRow> = {}): GradeRow => ({
  ids,
  name: ids.login ?? ids.lms ?? 'somebody',
  state: 'graded',
  earned,
  points: 100,
  ...more,
});

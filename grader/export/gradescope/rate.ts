/** How often somebody may hand in, by Gradescope's own times, so that a grading run again says the same. */
import type { RateLimit } from '../engine/data.ts';
import { listOf, type Metadata, objectOf } from './metadata.ts';

/** Times of what was graded before this handing in, and when the next may be, if not now. */
export type Allowed = { readonly before: readonly string[]; readonly nextAt?: string };

const hourMs = 3_600_000;

/**
 * Whether this handing in may be graded. Those that were refused, or that the grader failed at, do not count; results carry
 * the times of those that do, since Gradescope gives back the results of the latest only.
 */
export function allowedBy(limit: RateLimit, { submittedAt, earlier }: Metadata): Allowed {
  const before = countedIn(earlier);
  if (submittedAt === undefined) return { before };
  const now = Date.parse(submittedAt);
  const recent = before.filter(
    (time) => now - Date.parse(time) < limit.hours * hourMs && Date.parse(time) < now,
  );
  const first = recent.at(-limit.submissions);
  if (first === undefined) return { before };
  return { before, nextAt: new Date(Date.parse(first) + limit.hours * hourMs).toISOString() };
}

function countedIn(earlier: Metadata['earlier']): string[] {
  const recorded = recordOf(earlier.at(-1)?.results);
  return recorded ?? earlier.filter(({ isFailed }) => !isFailed).map(({ submittedAt }) => submittedAt);
}

function recordOf(results: unknown): string[] | undefined {
  const { counted } = objectOf(objectOf(objectOf(results)['extra_data'])['gradecheck']);
  if (!Array.isArray(counted)) return undefined;
  return listOf(counted).filter((time): time is string => typeof time === 'string');
}

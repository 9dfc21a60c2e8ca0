/** How often somebody may hand in, by Gradescope's own times, so that a grading run again says the same. */
import type { RateLimit } from '../engine/data.ts';
import { listOf, type Metadata, objectOf } from './metadata.ts';

/** Times of what was graded so far, and when the next may be, if not now. */
export type Allowed = { readonly counted: readonly string[]; readonly nextAt?: string };

const hourMs = 3_600_000;

/**
 * Whether this handing in may be graded. Those that were refused do not count; results carry the times of those that do,
 * since Gradescope gives back the results of the latest only.
 */
export function allowedBy(limit: RateLimit, { submittedAt, earlier }: Metadata): Allowed {
  const counted = countedIn(earlier);
  if (submittedAt === undefined) return { counted };
  const now = Date.parse(submittedAt);
  const recent = counted.filter(
    (time) => now - Date.parse(time) < limit.hours * hourMs && Date.parse(time) < now,
  );
  const first = recent.at(-limit.submissions);
  if (first === undefined) return { counted: [...counted, submittedAt] };
  return { counted, nextAt: new Date(Date.parse(first) + limit.hours * hourMs).toISOString() };
}

function countedIn(earlier: Metadata['earlier']): string[] {
  const byTime = [...earlier].sort((a, b) => Date.parse(a.submittedAt) - Date.parse(b.submittedAt));
  const recorded = recordOf(byTime.at(-1)?.results);
  return recorded ?? byTime.filter(({ isFailed }) => !isFailed).map(({ submittedAt }) => submittedAt);
}

function recordOf(results: unknown): string[] | undefined {
  const { counted } = objectOf(objectOf(objectOf(results)['extra_data'])['gradecheck']);
  if (!Array.isArray(counted)) return undefined;
  return listOf(counted).filter((time): time is string => typeof time === 'string');
}

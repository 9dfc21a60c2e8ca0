import { formats } from '../format/formats.ts';
import type { HiddenReport } from '../model.ts';
import { UsageError } from './failure.ts';

/**
 * @throws {UsageError} when the platform or format called `name` adds up checks itself, and the course tells of hidden ones
 * the marks alone: right code would then have no points.
 */
export function requireToldChecks(name: string, hiddenReport: HiddenReport): void {
  const format = formats.find((one) => one.name === name);
  if (hiddenReport !== 'marks' || format?.addsUpChecks !== true) return;
  throw new UsageError(
    `${name}: ${format.of} adds up the checks itself, and course.json has "hiddenReport": "marks"; set "verdicts" for this assignment, or use the public checks`,
  );
}

/** What handing in late costs. */
import type { HandingIn, LatePolicy, MarkLine } from '../model.ts';
import { exactly, type Fraction, isLess, larger, minus, over, smaller, times, toNumber } from './decimal.ts';
import { instantOf } from './time.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** A mark so far, and how it came to be. */
export type Marked = { readonly mark: Fraction; readonly lines: readonly MarkLine[] };

/** A mark that may be reduced: `mark` of `maximum`. */
type Reduced = { readonly mark: Fraction; readonly maximum: Fraction };

type Deadline = { readonly deadline: string; readonly late: LatePolicy };

/**
 * What is left of a mark that was handed in at such a time. Who handed in at an unknown time loses nothing, and is told.
 * @throws {RangeError} when the deadline is no time.
 */
export function afterLateness(reduced: Reduced, { submittedAt, isLate }: HandingIn, rules: Deadline): Marked {
  const { mark } = reduced;
  const deadline = requireInstant(rules.deadline);
  const handedIn = submittedAt === undefined ? undefined : instantOf(submittedAt);
  if (submittedAt === undefined || handedIn === undefined)
    return { mark, lines: isLate === false ? [] : [{ kind: isLate ? 'late-but-unknown' : 'time-unknown' }] };
  const hasZone = handedIn.zone !== undefined;
  const lateMs = handedIn.ms - (hasZone ? 0 : deadline.offsetMs) - deadline.ms;
  const zone = deadline.zone ?? 'Z';
  const assumed: MarkLine[] = hasZone ? [] : [{ kind: 'zone-assumed', submittedAt, zone }];
  if (lateMs <= 0) return { mark, lines: assumed };
  const { mark: left, lines } = afterDays(reduced, lateMs, rules.late);
  const contradicted: MarkLine[] = isLate === false ? [{ kind: 'disagrees-with-lms' }] : [];
  return { mark: left, lines: [...assumed, ...lines, ...contradicted] };
}

function requireInstant(deadline: string): NonNullable<ReturnType<typeof instantOf>> {
  const instant = instantOf(deadline);
  if (instant === undefined) throw new RangeError(`the deadline ${deadline} is no time`);
  return instant;
}

/** Days that were started after the grace, which moves the deadline. */
export function daysLate(lateMs: number, { graceMinutes }: Pick<LatePolicy, 'graceMinutes'>): number {
  return Math.max(0, Math.ceil((lateMs - graceMinutes * minuteMs) / dayMs));
}

/** The percentage of the maximum that so many days cost, before the floor. */
export function percentFor(days: number, { perDayPercent }: Pick<LatePolicy, 'perDayPercent'>): number {
  return toNumber(smaller(exactly(100), times(exactly(days), exactly(perDayPercent))));
}

function afterDays({ mark, maximum }: Reduced, lateMs: number, late: LatePolicy): Marked {
  const { graceMinutes, floorPercent, lastDay } = late;
  const minutes = Math.ceil(lateMs / minuteMs);
  const days = daysLate(lateMs, late);
  if (days === 0) return { mark, lines: [{ kind: 'within-grace', minutes, graceMinutes }] };
  if (lastDay !== undefined && days > lastDay)
    return { mark: exactly(0), lines: [{ kind: 'too-late', days, lastDay, deducted: toNumber(mark) }] };
  const percent = percentFor(days, late);
  const due = times(maximum, over(exactly(percent), exactly(100)));
  const floor = smaller(mark, times(maximum, over(exactly(floorPercent), exactly(100))));
  const left = larger(minus(mark, due), floor);
  const deducted = minus(mark, left);
  const line: MarkLine = { kind: 'late', minutes, days, percent, deducted: toNumber(deducted) };
  return { mark: left, lines: [isLess(deducted, due) ? { ...line, floorPercent } : line] };
}

/** Several attempts of one student: which of them are graded, and which counts. */
import type { ClassMember } from '../intake/intake.ts';
import type { Attempt, AttemptLine, AttemptList, AttemptRules, Member, Roll } from '../model.ts';
import type { Output } from '../output/output.ts';
import type { Outcome } from './class.ts';
import { reportsOf, type View } from './publish.ts';
import { type ClassRow, rowWriter } from './rows.ts';

type Handed = Partial<Omit<Member, 'name'>>;

/** All attempts of a member, the earliest first. */
export function attemptsOf({ earlier = [], files = [], ...latest }: Handed): Attempt[] {
  return [...earlier, { ...latest, files }];
}

/** The numbers, from 1, of the attempts that are to be graded; none where that is simply the latest. */
function numbersOf({ earlier = [] }: Handed, { count, limit }: AttemptRules): number[] {
  const all = Array.from({ length: earlier.length + 1 }, (_, index) => index + 1);
  const within = all.slice(0, limit);
  const graded = count === 'best' ? within : within.slice(-1);
  return all.length === 1 || (graded.length === 1 && graded[0] === all.length) ? [] : graded;
}

/** What is to be graded: each attempt that may count, as a member of its own with the attempt's number. */
export function membersToGrade(members: readonly ClassMember[], rules: AttemptRules): ClassMember[] {
  return members.flatMap((member): ClassMember[] => {
    const { id, name, readAttempt } = member;
    const attempts = attemptsOf(member);
    const numbers = readAttempt === undefined ? [] : numbersOf(member, rules);
    if (readAttempt === undefined || numbers.length === 0) return [member];
    return numbers.map((attempt) => ({
      ...{ id, name, attempt },
      read: () => readAttempt(attempts[attempt - 1] ?? { files: [] }),
    }));
  });
}

/** What became of one attempt. */
type Graded = { readonly attempt: number; readonly outcome: Outcome };

/** Who is in the class, and which of their attempts count. */
export type Counting = { readonly members: Roll['members']; readonly rules: AttemptRules };

/**
 * Turns outcomes into rows as {@link rowWriter} does. Of a member of whom several attempts are graded, all outcomes are held
 * until the last is there; then the row is that of the attempt that counts.
 */
export function memberRowWriter(
  output: Pick<Output, 'write'>,
  view: Omit<View, 'isolation'>,
  { members, rules }: Counting,
): (outcome: Outcome, member: Pick<ClassMember, 'id' | 'attempt'>) => ClassRow | undefined {
  const toRow = rowWriter(output, view);
  const known = new Map(members.map((member) => [member.id, member]));
  const held = new Map<string, Graded[]>();
  return (outcome, { id, attempt }) => {
    const member = known.get(id);
    if (attempt === undefined || member === undefined) return toRow(outcome);
    const graded = [...(held.get(id) ?? []), { attempt, outcome }];
    held.set(id, graded);
    if (graded.length < numbersOf(member, rules).length) return undefined;
    held.delete(id);
    const attempts = listOf(graded, { attempts: attemptsOf(member), rules, view });
    return rowWriter(output, { ...view, attempts })(outcomeThatCounts(graded, attempts));
  };
}

function outcomeThatCounts(graded: readonly Graded[], { counts }: AttemptList): Outcome {
  const found = graded.find(({ attempt }) => attempt === counts);
  if (found === undefined) throw new RangeError(`attempt ${counts} is not among those that are graded`);
  return found.outcome;
}

type Listing = {
  readonly attempts: readonly Attempt[];
  readonly rules: AttemptRules;
  readonly view: Omit<View, 'isolation'>;
};

/**
 * Every attempt with what became of it. The best mark counts, and of equal ones the latest. Where there is no mark, one at
 * which we failed does, for that may be mended; else the latest.
 */
function listOf(graded: readonly Graded[], { attempts, rules, view }: Listing): AttemptList {
  const lines = attempts.map((attempt, index) => lineOf(attempt, index + 1, { graded, rules, view }));
  const marked = lines.filter(({ state }) => state === 'graded');
  const best = marked.reduce<AttemptLine | undefined>(
    (one, other) => (one !== undefined && shareOf(one) > shareOf(other) ? one : other),
    undefined,
  );
  const failed = lines.find(({ state }) => state === 'error');
  const counts = (best ?? failed)?.number ?? Math.max(...graded.map(({ attempt }) => attempt));
  return {
    ...{ counts, rules },
    lines: lines.map((line) => (line === best ? { ...line, state: 'counts' } : line)),
  };
}

function shareOf({ earned = 0, points = 0, mark = earned, maximum = points }: AttemptLine): number {
  return maximum > 0 ? mark / maximum : 0;
}

type Told = Omit<Listing, 'attempts'> & { readonly graded: readonly Graded[] };

function lineOf({ label, submittedAt }: Attempt, number: number, told: Told): AttemptLine {
  const line = {
    number,
    ...(label === undefined ? {} : { label }),
    ...(submittedAt === undefined ? {} : { submittedAt }),
  };
  const outcome = told.graded.find(({ attempt }) => attempt === number)?.outcome;
  if (outcome !== undefined) return { ...line, ...standingOf(outcome, number, told.view) };
  const { limit } = told.rules;
  return { ...line, state: limit !== undefined && number > limit ? 'beyond-limit' : 'not-graded' };
}

/** What an attempt comes to. Where we failed at a check it has marks, and they are not final. */
function standingOf(
  outcome: Outcome,
  attempt: number,
  view: Omit<View, 'isolation'>,
): Omit<AttemptLine, 'number'> {
  if (outcome.state === 'fault') return { state: 'error' };
  if (outcome.state !== 'graded') return { state: outcome.state };
  const { grading, submission, isolation } = outcome;
  try {
    const { student } = reportsOf(grading, submission, { ...view, isolation, attempt });
    const { earned, points, complete, mark } = student;
    return {
      state: 'graded',
      ...{ earned, points },
      ...(mark && { mark: mark.mark, maximum: mark.maximum }),
      ...(complete ? {} : { isNotFinal: true }),
    };
  } catch {
    // Told with its reason where the row is made, should this attempt be the one that counts.
    return { state: 'error' };
  }
}

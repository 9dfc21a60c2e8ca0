/**
 * Verdicts become a report. What a hidden report may tell a student is decided here and nowhere else: every
 * renderer shows whatever the report holds.
 */
import type {
  Answer,
  Answers,
  AttemptList,
  Call,
  Check,
  HiddenReport,
  IntakeNote,
  IsolationLevel,
  Language,
  Mark,
  Plan,
  Points,
  Report,
  Result,
  ResultCall,
  Verdict,
} from '../model.ts';
import { fitReport } from './fit.ts';
import { isPlain, redact } from './redact.ts';
import { cut } from './text.ts';

/** Who reads the report: a student learns nothing from a hidden plan but the verdicts. */
export type Audience = 'student' | 'staff';

/** Everything about one grading except the verdicts. */
export type ReportContext = {
  readonly plan: Plan;
  readonly answers: Answers;
  readonly isolation: IsolationLevel;
  readonly language: Language;
  readonly notes: readonly IntakeNote[];
  readonly audience: Audience;
  /** How much of a hidden plan a student is told; mistakes by name, unless a course tells less. */
  readonly hiddenReport?: HiddenReport | undefined;
  /** What the points come to, where a course has rules that change that. */
  readonly markOf?: (points: Points) => Mark | undefined;
  /** All attempts of the student, where others than the latest may count. */
  readonly attempts?: AttemptList | undefined;
};

/**
 * The report of one submission, no larger than a report may be; not complete when the grader failed at a check or an
 * attempt. A hidden plan's report for a student holds no inputs, no values and no text that student code made while it saw
 * the inputs.
 * @throws {RangeError} when there is not exactly one verdict for each check.
 */
export function summarize(context: ReportContext, verdicts: readonly Verdict[]): Report {
  const { plan, language } = context;
  const told = toldIn(context);
  const results = resultsOf(context, verdicts);
  const points = {
    complete: verdicts.every((verdict) => verdict.kind !== 'fault') && isEachFinal(context.attempts),
    earned: sum(results.map((result) => result.earned)),
    points: sum(results.map((result) => result.points)),
  };
  const mark = context.markOf?.(points);
  return fitReport({
    format: 1,
    assignment: plan.assignment,
    title: plan.title[language],
    plan: plan.id,
    visibility: plan.visibility,
    language,
    isolation: context.isolation,
    ...points,
    ...(mark && { mark }),
    ...(context.attempts && { attempts: context.attempts }),
    notes: context.notes,
    ...(told === undefined || told === 'mistakes' ? {} : { told }),
    results: told === 'marks' ? results.filter(({ verdict }) => isPlain(verdict)) : results,
  });
}

/** An attempt at which we failed may be the best one. */
function isEachFinal(attempts: AttemptList | undefined): boolean {
  return !attempts?.lines.some(({ state, isNotFinal = false }) => state === 'error' || isNotFinal);
}

/** @throws {RangeError} when there is not exactly one verdict for each check. */
function resultsOf(context: ReportContext, verdicts: readonly Verdict[]): Result[] {
  const { checks, calls } = context.plan;
  if (verdicts.length !== checks.length)
    throw new RangeError(`${checks.length} checks need as many verdicts, there are ${verdicts.length}`);
  const byId = new Map(calls.map((call) => [call.id, call]));
  return verdicts.flatMap((verdict, index) => {
    const check = checks[index];
    return check === undefined ? [] : [summarizeCheck({ context, check, verdict, calls: byId })];
  });
}

/** How much this reader is told of a hidden plan; `undefined` for everything. */
function toldIn({ plan, audience, hiddenReport = 'mistakes' }: ReportContext): HiddenReport | undefined {
  return plan.visibility === 'hidden' && audience === 'student' ? hiddenReport : undefined;
}

/** Adds points so that 0.1 + 0.2 is 0.3: marks have at most six decimals. */
function sum(points: readonly number[]): number {
  return Math.round(points.reduce((total, some) => total + some, 0) * 1e6) / 1e6;
}

type Judged = {
  readonly context: ReportContext;
  readonly check: Check;
  readonly verdict: Verdict;
  readonly calls: ReadonlyMap<string, Call>;
};

function summarizeCheck(judged: Judged): Result {
  const { context, check, verdict } = judged;
  const told = toldIn(context);
  const line = {
    id: check.id,
    fn: check.fn,
    title: check.title[context.language],
    lesson: check.lesson,
    points: check.points,
    earned: verdict.kind === 'right' ? check.points : 0,
  };
  return told === undefined
    ? { ...line, verdict, ...evidence(judged) }
    : { ...line, verdict: redact(verdict, told) };
}

/** What may be shown of a check when nothing is secret: calls, console output, how it was measured. */
function evidence({ context, check, calls }: Judged): Partial<Result> {
  const answers = check.calls.map((id) => answerTo(context.answers, id));
  const printed = answers.map(printedBy).join('');
  const { judging } = check;
  return {
    ...(printed === '' ? {} : { printed: cut(printed) }),
    calls: check.calls.flatMap((id, index) =>
      showCall(calls.get(id), check, { index, answer: answers[index] }),
    ),
    ...(judging.kind === 'expectation'
      ? { sampling: { draws: judging.draws, falseFailure: judging.falseFailure } }
      : {}),
  };
}

function answerTo(answers: Answers, id: string): Answer | undefined {
  return Object.hasOwn(answers, id) ? answers[id] : undefined;
}

function printedBy(answer: Answer | undefined): string {
  return answer !== undefined && 'printed' in answer ? (answer.printed ?? '') : '';
}

function showCall(
  call: Call | undefined,
  check: Check,
  { index, answer }: { index: number; answer: Answer | undefined },
): ResultCall[] {
  if (call === undefined) return [];
  const shown = { fn: call.fn, args: call.args, expected: check.expected[index] };
  if (answer?.kind === 'returned') return [{ ...shown, got: answer.value }];
  if (answer?.kind !== 'stopped' || !('beginning' in answer)) return [shown];
  return [{ ...shown, got: answer.beginning, isBeginning: true }];
}

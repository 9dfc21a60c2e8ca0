/** What a reader is shown: the same bytes for the same inputs. */

import type { Value } from '../value.ts';
import type { AttemptRules, HiddenReport, Mark } from './course.ts';
import type { IntakeNote } from './intake.ts';
import type { Verdict } from './judge.ts';
import type { Argument, Visibility } from './plan.ts';
import type { IsolationLevel } from './run.ts';
import type { Language } from './text.ts';

/** One check's line in a report, in the report's language. */
export type Result = {
  readonly id: string;
  readonly fn: string;
  readonly title: string;
  readonly lesson: string;
  readonly points: number;
  readonly earned: number;
  readonly verdict: Verdict;
  /** Console output of the check's calls, cut to size; left out of hidden reports. */
  readonly printed?: string;
  /** The check's calls with arguments, in words; left out of hidden reports. */
  readonly calls?: readonly ResultCall[];
  /** How an `expectation` was measured; left out of hidden reports. */
  readonly sampling?: { readonly draws: number; readonly falseFailure: number };
};

/** One call of a check as the report shows it: the function, its arguments, and what was expected. */
export type ResultCall = {
  readonly fn: string;
  readonly args: readonly Argument[];
  readonly expected: Value;
  readonly got?: Value;
  /** That `got` is only how an answer begins that was too large or too deep. */
  readonly isBeginning?: true;
  /** How many numbers, texts, arrays and objects of these values the report has no room for. */
  readonly leftOut?: number;
};

/**
 * One time that somebody handed in, as the report of the attempt that counts lists it; `number` is from 1.
 * - `counts`: the one that the report is about; `graded`: another one, whose marks are lower or the same.
 * - `not-graded`: a later one counts, whatever this one's mark would be; `beyond-limit`: after the last that may count.
 * - `missing`, `unreadable`: there is nothing to grade; `error`: we failed at it.
 */
export type AttemptLine = {
  readonly number: number;
  /** As the platform writes it. */
  readonly label?: string;
  readonly submittedAt?: string;
  readonly state: 'counts' | 'graded' | 'not-graded' | 'beyond-limit' | 'missing' | 'unreadable' | 'error';
  readonly earned?: number;
  readonly points?: number;
  readonly mark?: number;
  readonly maximum?: number;
  /** The grader failed at some of its checks. */
  readonly isNotFinal?: true;
};

/** All attempts of a student, the number of the one that counts, and by which rules. */
export type AttemptList = {
  readonly counts: number;
  readonly rules: AttemptRules;
  readonly lines: readonly AttemptLine[];
  /** How many attempts a report has no room for. */
  readonly leftOut?: number;
};

/** The outcome of grading one submission: the same bytes for the same inputs. */
export type Report = {
  readonly format: 1;
  readonly assignment: string;
  readonly title: string;
  readonly plan: string;
  readonly visibility: Visibility;
  readonly language: Language;
  readonly isolation: IsolationLevel;
  /** False when a check of this attempt, or of another that may count, ended in a fault of ours: the marks are not final. */
  readonly complete: boolean;
  readonly earned: number;
  readonly points: number;
  /** What the points come to, where the course has rules that change that. */
  readonly mark?: Mark;
  /** Where the course has rules that make another attempt count than the latest. */
  readonly attempts?: AttemptList;
  readonly notes: readonly IntakeNote[];
  /** Of a hidden plan, when the course tells less than mistakes by name; of `marks` only what is missing has a line. */
  readonly told?: Exclude<HiddenReport, 'mistakes'>;
  readonly results: readonly Result[];
};

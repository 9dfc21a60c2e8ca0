/** What is graded on its way to a platform. */
import type { Report } from './report.ts';

/** A platform's words for when a student may see a test. */
export type TestVisibility = 'visible' | 'hidden' | 'after_due_date' | 'after_published';

/**
 * One submission's results. Where a public and a hidden plan were run, only one of them `counts`; the other shows how
 * far one is. `isFinished` is false while checks are still to be run: those are at fault in the report. `remarks` are
 * sentences about this handing in: that an attempt too many does not count, say.
 */
export type Graded = {
  readonly reports: readonly { readonly report: Report; readonly counts: boolean }[];
  readonly isFinished: boolean;
  readonly remarks: readonly string[];
};

/** What an instructor decides, and what the platform says about the place where it is written. */
export type FormatSettings = {
  /** What the whole is worth on the platform; the course's mark, else the points, when it is left out. */
  readonly maxPoints?: number;
  readonly hiddenVisibility: TestVisibility;
  readonly leaderboard?: boolean;
  /** The report as a page of its own, for platforms that show one. */
  readonly pageOf: (report: Report) => string;
  /** The file in which a check's function is looked for, as the assignment calls it. */
  readonly fileOf: (fn: string) => string | undefined;
  /** Environment variables that a platform sets, such as a submission's tag. */
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** A file that a platform reads. */
export type FormatFile = { readonly name: string; readonly text: string };

/** A form of results that a platform reads. Pure: the same bytes for the same results. */
export type Format = {
  readonly name: string;
  /** Whose it is, for a list. */
  readonly of: string;
  /** Variables of the platform's environment that it cannot do without. */
  readonly needs?: readonly string[];
  /** Whether the platform makes the score of the checks itself, so that it has to be told each of them. */
  readonly addsUpChecks?: true;
  /**
   * What is written; the first is the result itself, which is printed where there is no folder. Nothing where the grader
   * failed and the platform wants no result then.
   */
  readonly write: (graded: Graded, settings: FormatSettings) => readonly FormatFile[];
};

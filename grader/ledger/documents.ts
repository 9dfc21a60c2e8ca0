/** What the ledger holds: JSON documents of a few kinds, each with its schema. */
import type {
  Answer,
  AttemptRules,
  HiddenReport,
  IntakeNote,
  IsolationLevel,
  Language,
  MarkRules,
  Roll,
  Verdict,
  Visibility,
} from '../model.ts';

/** What came of grading one submission, under the key of all that it hangs on. */
export type GradingRecord = {
  /** The key that answers hang on; another plan with the same calls gives the same. */
  readonly run: string;
  readonly plan: string;
  readonly isolation: IsolationLevel;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly verdicts: readonly Verdict[];
};

/**
 * One member of a class as it was last graded: where the record, and what was handed in, are found. A member of whom several
 * attempts are graded, or not the latest, has an entry for each, with its number from 1.
 */
export type Entry = { readonly id: string; readonly name: string; readonly attempt?: number } & (
  | {
      readonly state: 'graded';
      readonly notes: readonly IntakeNote[];
      readonly files: string;
      readonly record: string;
    }
  | { readonly state: 'missing'; readonly notes: readonly IntakeNote[] }
  | { readonly state: 'unreadable'; readonly error: string }
  /** We failed; `files` when it can be tried again without what was handed in. */
  | {
      readonly state: 'fault';
      readonly reason: string;
      readonly notes?: readonly IntakeNote[];
      readonly files?: string;
    }
);

/** What a class was graded for: all that its pages hang on besides the members. */
export type Settings = {
  readonly assignment: string;
  readonly visibility: Visibility;
  readonly language: Language;
  readonly term?: string;
  readonly hiddenReport?: HiddenReport;
  /** The plan of all; none where each student has their own. */
  readonly plan?: string;
  readonly seeds?: 'student';
  /** Where others count than the latest attempts. */
  readonly attempts?: AttemptRules;
  /** How points become marks; older classes do not say, and are read by the course's rules of today. */
  readonly rules?: MarkRules;
  /** What students were given, kept as what was handed in is; older classes do not say. */
  readonly given?: string;
  /** Whether the pages tell of similar submissions. */
  readonly similar?: true;
};

/** A class as it was graded. */
export type GradedClass = {
  readonly settings: Settings;
  /** Who is in the class, for its pages and for giving marks back. */
  readonly roll: Roll;
  readonly members: readonly Entry[];
};

/** A class as it was graded and accepted; `earlier` is the name of the one that it took the place of. */
export type ClassGrading = GradedClass & { readonly earlier: string | null };

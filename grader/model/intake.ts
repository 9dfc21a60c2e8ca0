/** What intake makes of what students handed in. */

/** Source texts by path, relative to the folder that holds the entry file; '/' between segments. */
export type SourceFiles = Readonly<Record<string, string>>;

/** Something about a submission that the student or the TA should know. */
export type IntakeNote =
  | { readonly kind: 'missing-file'; readonly file: string }
  | { readonly kind: 'renamed-file'; readonly file: string; readonly used: string }
  | { readonly kind: 'nested'; readonly folder: string }
  | {
      readonly kind: 'ambiguous';
      readonly file: string;
      readonly used: string;
      readonly others: readonly string[];
    }
  | { readonly kind: 'ignored'; readonly count: number; readonly examples: readonly string[] }
  | {
      readonly kind: 'decoded';
      /** What the files were read as, since they are not UTF-8. */
      readonly encoding: string;
      readonly count: number;
      readonly examples: readonly string[];
    }
  | { readonly kind: 'replaced'; readonly file: string }
  /** `file` is called as a file of another assignment. */
  | { readonly kind: 'elsewhere'; readonly file: string; readonly assignment: string };

/** One student's work as intake found it. `id` is unique in its batch and safe as a file name. */
export type Submission = {
  readonly id: string;
  readonly name: string;
  readonly files: SourceFiles;
  readonly notes: readonly IntakeNote[];
};

/** A submission that could not be read at all, with the reason in plain words. */
export type UnreadableSubmission = { readonly id: string; readonly name: string; readonly error: string };

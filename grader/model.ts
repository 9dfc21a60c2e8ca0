/**
 * The words of the house: the plain data that one room hands to the next. No behaviour lives here.
 *
 * PLAN makes a {@link Plan}; RUN turns its calls into {@link Answers}; JUDGE turns checks and answers into
 * {@link Verdict}s; REPORT turns those into a {@link Report} and its pages. INTAKE makes {@link Submission}s.
 */
import type { Value } from './value.ts';

export type { Value } from './value.ts';

export type Language = 'en' | 'zh';

/** A sentence in every language the reports speak. */
export type Text = Readonly<Record<Language, string>>;

// ---------------------------------------------------------------- intake

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
  | { readonly kind: 'replaced'; readonly file: string };

/** One student's work as intake found it. `id` is unique in its batch and safe as a file name. */
export type Submission = {
  readonly id: string;
  readonly name: string;
  readonly files: SourceFiles;
  readonly notes: readonly IntakeNote[];
};

/** A submission that could not be read at all, with the reason in plain words. */
export type UnreadableSubmission = { readonly id: string; readonly name: string; readonly error: string };

// ---------------------------------------------------------------- plan

/** What a call is given: data, a seeded random generator, or a function of the assignment's `probes.ts`. */
export type Argument =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'rng'; readonly seed: string }
  | { readonly kind: 'probe'; readonly name: string };

/**
 * One thing the sandbox is asked to do. `target: 'driver'` runs a function of the assignment's public
 * `driver.ts`, which gets the student's exports as its first argument. `uses` are the student's functions
 * that the call needs; it is not run when one of them is not exported.
 */
export type Call = {
  readonly id: string;
  readonly target: 'student' | 'driver';
  readonly fn: string;
  readonly uses: readonly string[];
  readonly args: readonly Argument[];
};

/** Allowed: |got − expected| ≤ absolute + relative · max |expected| over the compared array. */
export type Tolerance = { readonly relative: number; readonly absolute: number };

/** Where one number of a flattened parameter vector stands, e.g. W2, row 0, column 1 (b has no column). */
export type Component = { readonly parameter: string; readonly row: number; readonly column?: number };

/** One number that a driver measures over many draws: right when |got − expected| ≤ allowed. */
export type Statistic = {
  readonly id: string;
  readonly label: Text;
  readonly expected: number;
  readonly allowed: number;
};

/**
 * How a check's answers are compared.
 * - `values`: every answer equals the expected one within `tolerance`.
 * - `trajectory`: the answer is `{ cost: number[], parameters: number[][] }`, one entry for each step, the
 *   start included; compared step by step.
 * - `gradient`: the answer is a {@link GradientProbe}; ratio ≤ `bound` against the student's own cost and
 *   against the expected gradient.
 * - `expectation`: the answer is an object of named numbers, one for each statistic. `draws` and
 *   `falseFailure` (chance that a right answer fails) are stated in the report.
 */
export type Judging =
  | { readonly kind: 'values'; readonly tolerance: Tolerance }
  | { readonly kind: 'trajectory'; readonly tolerance: Tolerance; readonly components: readonly Component[] }
  | {
      readonly kind: 'gradient';
      readonly bound: number;
      readonly epsilons: readonly number[];
      readonly components: readonly Component[];
    }
  | {
      readonly kind: 'expectation';
      readonly statistics: readonly Statistic[];
      readonly draws: number;
      readonly falseFailure: number;
    };

/**
 * What a gradient driver answers: the student's gradient as one vector, the student's cost at θ, and at
 * θ ± ε e_i for every ε of the ladder (outer) and every component i (inner).
 */
export type GradientProbe = {
  readonly gradient: readonly number[];
  readonly cost: number;
  readonly plus: readonly (readonly number[])[];
  readonly minus: readonly (readonly number[])[];
};

/** What a function would answer if it had one thing wrong (a mistake) or different (an accepted variant). */
export type Variant = { readonly id: string; readonly text: Text; readonly answers: readonly Answer[] };

/** One graded item: calls, and the key to their answers (`expected`, `accepted`, `mistakes`: by call). */
export type Check = {
  readonly id: string;
  readonly fn: string;
  readonly title: Text;
  readonly lesson: string;
  readonly points: number;
  readonly calls: readonly string[];
  readonly judging: Judging;
  readonly expected: readonly Value[];
  readonly accepted: readonly Variant[];
  readonly mistakes: readonly Variant[];
};

export type Visibility = 'public' | 'hidden';

/** Everything needed to grade one assignment once. `id` is a hash of the rest. */
export type Plan = {
  readonly format: 1;
  readonly id: string;
  readonly assignment: string;
  readonly title: Text;
  readonly visibility: Visibility;
  readonly calls: readonly Call[];
  readonly checks: readonly Check[];
};

// ---------------------------------------------------------------- run

/** A place in a student's file, as stack traces and parsers give it; lines and columns from 1. */
export type Place = { readonly file: string; readonly line: number; readonly column: number };

/** A limit of the sandbox by name; `value` in the unit that the name ends with. */
export type Limit = {
  readonly name:
    | 'callTimeMs'
    | 'submissionTimeMs'
    | 'memoryMb'
    | 'answerBytes'
    | 'consoleBytes'
    | 'processExit';
  readonly value: number;
};

/** Why a function could not be called at all. */
export type Absence =
  | { readonly kind: 'no-file'; readonly file: string }
  | {
      readonly kind: 'does-not-parse';
      readonly place: Place;
      readonly message: string;
      readonly snippet: string;
    }
  | { readonly kind: 'bad-import'; readonly file: string; readonly specifier: string }
  | { readonly kind: 'fails-to-load'; readonly message: string; readonly place?: Place }
  | { readonly kind: 'not-exported'; readonly fn: string; readonly file: string; readonly similar?: string }
  | { readonly kind: 'not-a-function'; readonly fn: string; readonly file: string; readonly is: string };

/**
 * What came of one call. `mutated` lists the arguments (from 0) that the call changed. `printed` is console
 * output. Only the host may say `fault`, which means that the grader failed, not the student.
 */
export type Answer =
  | {
      readonly kind: 'returned';
      readonly value: Value;
      readonly mutated: readonly number[];
      readonly printed?: string;
    }
  | { readonly kind: 'threw'; readonly message: string; readonly place?: Place; readonly printed?: string }
  | { readonly kind: 'missing'; readonly absence: Absence }
  | { readonly kind: 'stopped'; readonly limit: Limit; readonly printed?: string; readonly notRun?: true }
  | { readonly kind: 'fault'; readonly reason: string };

/** Answers by call id. A call without an answer counts as a fault. */
export type Answers = Readonly<Record<string, Answer>>;

/** The assignment's own public code, which goes into the sandbox beside the submission. */
export type PublicCode = {
  /** Entry file → the functions it must export. */
  readonly entries: Readonly<Record<string, readonly string[]>>;
  /** `library/network.ts` and the like, `assignment/driver.ts`, `assignment/probes.ts`: path → source. */
  readonly sources: SourceFiles;
};

export type Limits = {
  readonly callTimeMs: number;
  readonly submissionTimeMs: number;
  readonly memoryMb: number;
  readonly answerBytes: number;
  readonly consoleBytes: number;
};

/** How strongly student code is held, strongest first. */
export type IsolationLevel = 'bubblewrap' | 'container' | 'isolate' | 'local';

export type Sandbox = {
  readonly level: IsolationLevel;
  /** Runs one submission. Never rejects for anything a submission does. */
  run(files: SourceFiles, calls: readonly Call[]): Promise<Answers>;
  close(): Promise<void>;
};

// ---------------------------------------------------------------- judge

/** The way into a nested answer: object keys and array indices. */
export type Path = readonly (string | number)[];

/** Where wrong numbers lie, when there is a rule to it. */
export type Pattern =
  | { readonly kind: 'not-a-number' | 'all-zeros' | 'sign' | 'transposed' | 'input-unchanged' }
  | { readonly kind: 'constant-factor' | 'constant-offset'; readonly by: number }
  | {
      readonly kind: 'one-row' | 'one-column' | 'all-but-one-row' | 'all-but-one-column';
      readonly index: number;
    };

export type WorstNumber = {
  readonly path: Path;
  readonly expected: number;
  readonly got: number;
  readonly allowed: number;
};

export type GradientComponent = Component & { readonly approximated: number; readonly given: number };

/** One fact about an answer. Words for it are in the report room. `call` counts a check's calls from 0. */
export type Finding =
  | {
      readonly kind: 'type';
      readonly call: number;
      readonly path: Path;
      readonly expected: string;
      readonly got: string;
    }
  | {
      readonly kind: 'shape';
      readonly call: number;
      readonly path: Path;
      readonly expected: readonly number[];
      readonly got: readonly number[];
      /** `transposed` when the right numbers stand in exchanged rows and columns. */
      readonly pattern?: Pattern;
    }
  | {
      readonly kind: 'keys';
      readonly call: number;
      readonly path: Path;
      readonly missing: readonly string[];
    }
  | {
      readonly kind: 'text';
      readonly call: number;
      readonly path: Path;
      readonly expected: string;
      readonly got: string;
    }
  | {
      readonly kind: 'numbers';
      readonly call: number;
      /** The array (or number) that was compared; `worst.path` goes on to the number itself. */
      readonly path: Path;
      readonly wrong: number;
      readonly total: number;
      readonly worst: WorstNumber;
      readonly pattern?: Pattern;
    }
  | { readonly kind: 'mutated'; readonly call: number; readonly arguments: readonly number[] }
  | {
      readonly kind: 'diverged';
      readonly call: number;
      readonly step: number;
      readonly steps: number;
      readonly component: Component;
      readonly expected: number;
      readonly got: number;
      readonly allowed: number;
    }
  | {
      readonly kind: 'cost-curve';
      readonly call: number;
      readonly expected: readonly number[];
      readonly got: readonly number[];
    }
  | {
      readonly kind: 'gradient';
      readonly call: number;
      /** `own-cost`: against differences of the student's cost. `expected`: against the right gradient. */
      readonly against: 'own-cost' | 'expected';
      readonly ratio: number;
      readonly bound: number;
      readonly epsilon: number;
      readonly byParameter: readonly { readonly parameter: string; readonly ratio: number }[];
      readonly worst: readonly GradientComponent[];
    }
  | {
      readonly kind: 'gradient-curve';
      readonly call: number;
      readonly bound: number;
      readonly points: readonly { readonly epsilon: number; readonly ratio: number }[];
    }
  | {
      readonly kind: 'statistic';
      readonly call: number;
      readonly id: string;
      readonly label: Text;
      readonly expected: number;
      readonly got: number;
      readonly allowed: number;
    };

/** Mistakes that any function can make, which the judge recognises without a key. */
export type AutomaticMistake =
  | 'returns-nothing'
  | 'all-zeros'
  | 'input-unchanged'
  | 'not-a-number'
  | 'first-row-only'
  | 'mutates-input';

/** The judge's word on one check. `right` may carry findings, too: a curve worth seeing. */
export type Verdict =
  | { readonly kind: 'right'; readonly accepted?: string; readonly findings: readonly Finding[] }
  | {
      readonly kind: 'mistake';
      readonly mistake: string;
      readonly text: Text;
      readonly findings: readonly Finding[];
    }
  | { readonly kind: 'wrong'; readonly findings: readonly Finding[] }
  | { readonly kind: 'threw'; readonly call: number; readonly message: string; readonly place?: Place }
  | { readonly kind: 'missing'; readonly absence: Absence }
  | { readonly kind: 'stopped'; readonly call: number; readonly limit: Limit }
  | { readonly kind: 'fault'; readonly reason: string };

// ---------------------------------------------------------------- report

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
  /** False when a check ended in a fault of ours: the marks are then not final. */
  readonly complete: boolean;
  readonly earned: number;
  readonly points: number;
  readonly notes: readonly IntakeNote[];
  readonly results: readonly Result[];
};
